"""The question which of two names is kept when both are the same person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QWidget,
)

from w4r_desktop.domain.names import MAX_LENGTH, clean_name, folded
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets import mnemonics
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, table_label
from w4r_desktop.wording import several_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.store.queries.attendees import PersonRow

OFFERED: Final = 50
PERSON: Final = Qt.ItemDataRole.UserRole


class JoinQuestion(Question):
    """Shows two people, and lets one of their names be kept; the second may still be looked for."""

    def __init__(
        self,
        first: PersonRow,
        second: PersonRow | None,
        everybody: Sequence[PersonRow],
        parent: QWidget,
    ) -> None:
        super().__init__(_("The same person, signed in twice"), _("Join the two"), parent)
        self._first = first
        self._second = second
        self._others = [row for row in everybody if row.attendee_id != first.attendee_id]
        self.find_box = QLineEdit(self)
        self.others = QListWidget(self)
        self.keep = (QRadioButton(self), QRadioButton(self))
        self._kept = QButtonGroup(self)
        self.together = label("", "muted", self)
        self._lay_out()
        self.find_box.textChanged.connect(self._offer)
        self.others.currentItemChanged.connect(self._on_other)
        self._offer("")
        self._show()
        (self.find_box if second is None else self.keep[0]).setFocus()

    def _lay_out(self) -> None:
        px = theme.current().px
        for button in self.keep:
            self._kept.addButton(button)
        self.together.setWordWrap(True)
        self.together.setMaximumWidth(px(480))
        if self._second is None:
            words = _("Who else is {name}?").format(name=self._first.name)
            self.find_box.setMaxLength(MAX_LENGTH)
            self.find_box.setPlaceholderText(_("Find a person"))
            self.find_box.setAccessibleName(words)
            self.others.setProperty("role", "framed")
            self.others.setAccessibleName(words)
            self.others.setFixedHeight(px(180))
            self.fields.addRow(label(words))
            self.fields.addRow(self.find_box)
            self.fields.addRow(self.others)
        else:
            self.find_box.hide()
            self.others.hide()
        self.kept_words = label(_("The name that is kept"), "heading", self)
        self.fields.addRow(self.kept_words)
        for button in self.keep:
            self.fields.addRow(button)
        self.fields.addRow(self.together)

    @property
    def pair(self) -> tuple[PersonRow, PersonRow] | None:
        """Who is kept and who is joined into them, if both are known."""
        if self._second is None:
            return None
        both = (self._first, self._second)
        return both if self.keep[0].isChecked() else (both[1], both[0])

    def _offer(self, typed: str) -> None:
        """Offer those with a text in their name, those of the same name first."""
        wanted, same = folded(clean_name(typed)), self._first.folded_name
        found = [row for row in self._others if wanted in row.folded_name]
        if not wanted:
            found.sort(key=lambda row: not _alike(row.folded_name, same))
        self.others.clear()
        for row in found[:OFFERED]:
            item = QListWidgetItem(_about(row))
            item.setData(PERSON, row)
            self.others.addItem(item)
        if wanted and found:
            self.others.setCurrentRow(0)

    def _on_other(self, item: QListWidgetItem | None) -> None:
        self._second = None if item is None else item.data(PERSON)
        self._show()

    def _show(self) -> None:
        """Show the two, and who they are together."""
        second = self._second
        for part in (self.kept_words, *self.keep, self.together):
            part.setVisible(second is not None)
        self.yes.setEnabled(second is not None)
        if second is None:
            return
        for button, row in zip(self.keep, (self._first, second), strict=True):
            button.setText(mnemonics.plain(_about(row)))
        self.keep[_who_is_kept(self._first, second)].setChecked(True)
        self.together.setText(_together(self._first, second))


def ask_pair(
    first: PersonRow,
    second: PersonRow | None,
    everybody: Sequence[PersonRow],
    parent: QWidget,
) -> tuple[PersonRow, PersonRow] | None:
    """Return who is kept and who is joined into them, or None if they stay apart."""
    question = JoinQuestion(first, second, everybody, parent)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    pair = question.pair
    question.deleteLater()
    return pair if accepted else None


def _alike(one: str, other: str) -> bool:
    return one.split(maxsplit=1)[0] == other.split(maxsplit=1)[0]


def _who_is_kept(first: PersonRow, second: PersonRow) -> int:
    """Return 0 or 1: who told their name, and of two such whoever came first."""
    if first.guest != second.guest:
        return int(first.guest)
    return int(second.signed_in_at < first.signed_in_at)


def _about(row: PersonRow) -> str:
    return " · ".join((row.name, table_label(row.table_name), *_written(row.letters, row.other)))


def _together(one: PersonRow, other: PersonRow) -> str:
    written = _written(one.letters + other.letters, one.other + other.other)
    return _("Both wrote {what} together; it is all kept. Undo parts the two again.").format(
        what=", ".join(written)
    )


def _written(letters: int, other: int) -> tuple[str, ...]:
    said = (several_of(ActionKind.LETTER, letters),)
    return (*said, several_of(ActionKind.OTHER, other)) if other else said
