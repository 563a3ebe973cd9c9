"""That the campaign is closed, and the way to print its mail all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from w4r_desktop.gui.despite import MailRules
    from w4r_desktop.store.queries.overrides import OverrideRow


class ClosedLine(QWidget):
    """Says that the campaign closed, or that its mail is printed despite that, with the note.

    ``override_requested`` tells the day it closed on, ``refusal_requested`` the OverrideRow of all
    cases that is to hold no more.
    """

    override_requested = Signal(object)
    refusal_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._closed: date | None = None
        self._override: OverrideRow | None = None
        self.words = label("", "amber", self)
        self.words.setWordWrap(True)
        self.button = Button(" ", kind="copy", parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        self.button.clicked.connect(self._on_clicked)
        self.hide()

    def show_facts(
        self, rules: MailRules, overrides: Iterable[OverrideRow], *, offers: bool
    ) -> None:
        """Say what is so of the campaign; the organizer is offered to have it otherwise."""
        closed = rules.closes_on if rules.is_closed else None
        for_all = [row for row in overrides if row.case_id is None]
        self._closed = closed
        self._override = for_all[-1] if for_all else None
        if closed is not None and self._override is not None:
            self._say(_words_of(self._override), _("Refuse again"))
        elif closed is not None:
            words = _("The campaign closed on {day}.").format(day=short_date(closed))
            self._say(words, _("Print anyway…"))
        self.button.setVisible(offers)
        self.setVisible(closed is not None)

    def _say(self, words: str, button: str) -> None:
        self.words.setText(words)
        self.button.setText(button)
        self.button.setAccessibleName(_("{what}: {why}").format(what=button, why=words))

    def _on_clicked(self) -> None:
        if self._override is not None:
            self.refusal_requested.emit(self._override)
        elif self._closed is not None:
            self.override_requested.emit(self._closed)


def _words_of(override: OverrideRow) -> str:
    return _("Printed although the campaign is closed: “{note}”").format(note=override.note)
