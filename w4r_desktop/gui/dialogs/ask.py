"""Small questions: how many, who, and whether to save."""

from __future__ import annotations

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
)

from w4r_desktop.domain.arrivals import MOST_HEADS, Arrival
from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.fields import number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.mnemonics import plain_title
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

DISCARDED: Final = 2
"""A result of a dialog beside Qt's Rejected and Accepted, 0 and 1."""


class Question(QDialog):
    """A title, fields one below the other, and two buttons.

    Enter says yes, unless it ``loses`` something: then Enter leaves everything as it is.
    """

    def __init__(
        self, title: str, accept: str, parent: QWidget, *, cancel: str = "", loses: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(plain_title(title))
        px = theme.current().px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(16))
        outer.setSpacing(px(12))
        heading = label(title, "heading", self)
        heading.setWordWrap(True)
        heading.setMinimumWidth(px(420))
        outer.addWidget(heading)
        self.fields = QFormLayout()
        self.fields.setSpacing(px(10))
        outer.addLayout(self.fields)
        self.buttons = QDialogButtonBox(self)
        kinds = ("plain", "primary") if loses else ("primary", "plain")
        yes = self.yes = Button(accept, kind=kinds[0], parent=self)
        no = self.no = Button(cancel or _("Cancel"), kind=kinds[1], parent=self)
        (no if loses else yes).setDefault(True)
        self.buttons.addButton(yes, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(no, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        outer.addWidget(self.buttons)


def ask_number(
    title: str, what: str, accept: str, parent: QWidget, *, start: int = 2, most: int = MOST_HEADS
) -> int | None:
    """Return a number from 1 to 999 or ``most``, or None if the person thought better of it."""
    question = Question(title, accept, parent)
    field = number_field(question, least=1, most=most, value=start, name=what)
    field.selectAll()
    question.fields.addRow(label(what), field)
    field.setFocus()
    given = field.value() if question.exec() == QDialog.DialogCode.Accepted else None
    question.deleteLater()
    return given


def ask_group(parent: QWidget) -> Arrival | None:
    """Return a group that arrives, by its name and number, or None."""
    question = Question(_("A group, such as a class, counted as one"), _("Add the group"), parent)
    name = QLineEdit(question)
    name.setMaxLength(MAX_LENGTH)
    name.setAccessibleName(_("Name"))
    name.setPlaceholderText(_("Class 8b"))
    heads = number_field(question, least=2, most=MOST_HEADS, value=25, name=_("People"))
    question.fields.addRow(label(_("Name")), name)
    question.fields.addRow(label(_("People")), heads)
    name.setFocus()
    accepted = question.exec() == QDialog.DialogCode.Accepted
    arrival = Arrival(clean_name(name.text()), heads.value())
    question.deleteLater()
    return arrival if accepted else None


class Unsaved(Enum):
    """What is to become of changes that nobody saved."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


def ask_to_save(parent: QWidget, *, title: str = "", stay: str = "") -> Unsaved:
    """Ask before changes are lost, those under Setup unless a title says which.

    Whoever closes the question stays; ``stay`` is what the button for it says.
    """
    title = title or _("Save what you changed under Setup?")
    question = Question(title, _("Save changes"), parent, cancel=stay)
    answer = _answer(question, _("Discard changes"))
    if answer == DISCARDED:
        return Unsaved.DISCARD
    return Unsaved.SAVE if answer == QDialog.DialogCode.Accepted else Unsaved.STAY


class Practice(Enum):
    """What is to be practised on."""

    GO_ON = auto()
    AFRESH = auto()
    STAY = auto()


def ask_to_practise(parent: QWidget) -> Practice:
    """Ask what is to become of the practice copy that there is already."""
    title = _("You have practised on a copy of this evening before. Go on with that copy?")
    question = Question(title, _("Go on with it"), parent)
    answer = _answer(question, _("Throw it away and start afresh"))
    if answer == DISCARDED:
        return Practice.AFRESH
    return Practice.GO_ON if answer == QDialog.DialogCode.Accepted else Practice.STAY


def _answer(question: Question, discard: str) -> int:
    """Return how a question was answered that has a third button, which is DISCARDED."""
    third = Button(discard, parent=question)
    question.buttons.addButton(third, QDialogButtonBox.ButtonRole.DestructiveRole)
    third.clicked.connect(partial(question.done, DISCARDED))
    answer = question.exec()
    question.deleteLater()
    return answer
