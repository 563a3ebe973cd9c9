"""One box that finds a person or adds one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from w4r_desktop.domain.names import folded
from w4r_desktop.language import _, table_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QAbstractItemView, QWidget

    from w4r_desktop.store.queries.attendees import AttendeeRow

SHOWN: Final = 12
PERSON: Final = Qt.ItemDataRole.UserRole
TYPED: Final = PERSON + 1
"""The same for every offer, so that Enter takes the first: by its own words the list would choose
the first that begins like the text, and give "Anna" to who wanted to add "Ann". Walking through the
offers leaves the text as it is."""


class FindBox(QLineEdit):
    """Offers people as they are typed; the first line offered is what Enter does.

    That is a person of exactly this name, or else a new one. ``found`` tells the person chosen,
    ``added`` the text to add, and ``left`` that Enter or Down was pressed in the empty box. The
    cursor stays here, so that one name can follow the other.
    """

    found = Signal(object)
    added = Signal(str)
    left = Signal()

    def __init__(
        self, find: Callable[[str], tuple[AttendeeRow, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._typed = self._refused = ""
        self._offers = QStandardItemModel(self)
        self._completer = completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(TYPED)
        completer.setMaxVisibleItems(SHOWN)
        completer.activated[QModelIndex].connect(  # type: ignore[index] # which the stubs leave out
            self._on_activated
        )
        self.setCompleter(completer)
        self.setMaxLength(200)
        self.setPlaceholderText(_("Find or add a person (press /)"))
        self.setAccessibleName(_("Find or add a person"))
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._on_enter)

    def begin(self, text: str) -> None:
        """Go on with a text that somebody began to type elsewhere."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.insert(text)
        self._offer(self.text())
        self._completer.complete()

    def give_back(self, text: str) -> None:
        """Show once more what was typed, because it was refused: nobody should type it again."""
        self._refused = text
        self.setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._popup.hide()
        elif event.key() == Qt.Key.Key_Down and not self.text():
            self.left.emit()
        elif event.text() == "/" and not self.text():
            pass  # the key that leads here, pressed here
        else:
            super().keyPressEvent(event)

    @property
    def _popup(self) -> QAbstractItemView:
        popup = self._completer.popup()
        assert popup is not None
        return popup

    def _offer(self, text: str) -> None:
        self._typed = text.strip()
        self._offers.clear()
        if not self._typed:
            return
        people = self._find(self._typed)
        same = [person for person in people if folded(person.name) == folded(self._typed)]
        new = QStandardItem(_("Add “{name}”").format(name=self._typed))
        items = [*map(_item, same), new]
        items += [_item(person) for person in people[:SHOWN] if person not in same]
        items[0].setText(_("{offer}  ⏎").format(offer=items[0].text()))
        for item in items:
            item.setData(text, TYPED)
            self._offers.appendRow(item)

    def _on_enter(self) -> None:
        if not self.text().strip():
            self.left.emit()
            return
        popup = self._popup
        chosen = popup.currentIndex()
        if not (popup.isVisible() and chosen.isValid()):
            self._offer(self.text())
            chosen = self._offers.index(0, 0)
        popup.hide()  # before the list, which is given the key too, takes its choice once more
        self._take(chosen)
        self._offers.clear()  # what was typed is nobody else's to read

    def _forget(self) -> None:
        self.setText(self._refused)
        self._offers.clear()

    def _on_activated(self, index: QModelIndex) -> None:
        self._take(index)
        QTimer.singleShot(0, self, self._forget)  # the completer still writes its choice into us

    def _take(self, index: QModelIndex) -> None:
        typed, self._typed = self._typed, ""
        if not typed:  # Enter is heard here and in the list, and is meant once
            return
        person: UUID | None = index.data(PERSON)
        self._refused = ""
        self.clear()
        if person is None:
            self.added.emit(typed)
        else:
            self.found.emit(person)


def _item(person: AttendeeRow) -> QStandardItem:
    item = QStandardItem(
        _("{name} — {table}").format(name=person.name, table=table_label(person.table_name))
    )
    item.setData(person.attendee_id, PERSON)
    return item
