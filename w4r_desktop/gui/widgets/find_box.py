"""One box that finds a person or adds one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit
from typing_extensions import override

from w4r_desktop.language import _, table_label

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.store.queries.attendees import AttendeeRow

SHOWN: Final = 12
PERSON: Final = Qt.ItemDataRole.UserRole


class FindBox(QLineEdit):
    """Offers people as they are typed; Enter on a name nobody has adds it.

    ``found`` tells the person chosen, ``added`` the text to add.
    """

    found = Signal(object)
    added = Signal(str)

    def __init__(
        self, find: Callable[[str], tuple[AttendeeRow, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._typed = ""
        self._offers = QStandardItemModel(self)
        self._completer = completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(SHOWN)
        completer.activated[QModelIndex].connect(  # type: ignore[index] # which the stubs leave out
            self._on_activated
        )
        self.setCompleter(completer)
        self.setClearButtonEnabled(True)
        self.setMaxLength(200)
        self.setPlaceholderText(_("Find or add a person…"))
        self.setAccessibleName(_("Find or add a person"))
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._on_enter)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _offer(self, text: str) -> None:
        self._typed = text.strip()
        self._offers.clear()
        if not self._typed:
            return
        for person in self._find(self._typed)[:SHOWN]:
            words = _("{name} — {table}").format(
                name=person.name, table=table_label(person.table_name)
            )
            item = QStandardItem(words)
            item.setData(person.attendee_id, PERSON)
            self._offers.appendRow(item)
        self._offers.appendRow(QStandardItem(_("Add “{name}”").format(name=self._typed)))

    def _on_enter(self) -> None:
        popup = self._completer.popup()
        assert popup is not None
        if popup.isVisible() and popup.currentIndex().isValid():
            return  # the choice in the list counts, and comes by itself
        if text := self.text().strip():
            popup.hide()
            self.clear()
            self.added.emit(text)

    def _on_activated(self, index: QModelIndex) -> None:
        person: UUID | None = index.data(PERSON)
        QTimer.singleShot(0, self, self.clear)  # the completer still writes its choice into us
        if person is None:
            self.added.emit(self._typed)
        else:
            self.found.emit(person)
