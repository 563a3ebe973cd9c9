"""The question when people leave, whether they take letters home, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QWidget

from w4r_desktop.domain.arrivals import MOST_HEADS
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.fields import day_field, number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

USUAL_DAYS: Final = 7
"""That people have for letters they finish at home, unless they say otherwise."""


@dataclass(frozen=True, slots=True)
class Departure:
    """How many letters somebody takes home, and the day they are expected back."""

    letters: int = 0
    due_on: date | None = None


class SignOutQuestion(Question):
    """Asks for the number of letters, of each if several leave; with none there is no day."""

    def __init__(self, who: str, parent: QWidget, *, today: date, several: bool) -> None:
        super().__init__(_("{name} leaves").format(name=who), _("Sign out"), parent)
        words = _("Letters each takes home") if several else _("Letters taken home")
        self.letters = number_field(self, least=0, most=MOST_HEADS, value=0, name=words)
        self.due = day_field(self, name=_("To be back by"))
        due = today + timedelta(days=USUAL_DAYS)
        self.due.setDate(QDate(due.year, due.month, due.day))
        self.due.setMinimumDate(QDate(today.year, today.month, today.day))
        self.fields.addRow(label(words), self.letters)
        self.fields.addRow(label(_("To be back by")), self.due)
        self.letters.valueChanged.connect(self._on_letters)
        self._on_letters(0)
        self.letters.setFocus()
        self.letters.selectAll()

    @property
    def departure(self) -> Departure:
        """What was said."""
        letters = self.letters.value()
        day = self.due.date()
        return Departure(letters, date(day.year(), day.month(), day.day()) if letters else None)

    def _on_letters(self, letters: int) -> None:
        self.due.setEnabled(letters > 0)


def ask_departure(
    who: str, parent: QWidget, *, today: date, several: bool = False
) -> Departure | None:
    """Return what people take home who leave, or None if they stay."""
    question = SignOutQuestion(who, parent, today=today, several=several)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    departure = question.departure
    question.deleteLater()
    return departure if accepted else None
