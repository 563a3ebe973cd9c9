"""A list of parts of a brief, such as its targets: added, ordered, taken out and put back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop.exchange.pack_fields import LIST
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.editing.field import shortcut
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.errors import Where
    from w4r_desktop.gui.widgets.editing.field import Field, Part

UP, DOWN = "Ctrl+Shift+Up", "Ctrl+Shift+Down"


class PartItem(QWidget):
    """One part with a heading, and buttons to move it and to take it out."""

    def __init__(self, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.current().px
        self.part = part
        self.heading = ElidedLabel("", "heading", self)
        self.up = Button(icon="up", kind="quiet", name=_("Up"), parent=self)
        self.down = Button(icon="down", kind="quiet", name=_("Down"), parent=self)
        self.remove = Button(icon="close", kind="quiet", name=_("Remove"), parent=self)
        line = QFrame(self)
        line.setProperty("role", "line")
        line.setFixedHeight(1)
        top = QHBoxLayout()
        top.setSpacing(px(2))
        top.addWidget(self.heading, 1)
        for button in (self.up, self.down, self.remove):
            top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(line)
        layout.addLayout(top)
        layout.addWidget(part)

    def show_name(self, name: str) -> None:
        """Show what the part is called, and say so on its buttons."""
        self.heading.setText(name)
        self.setAccessibleName(name)
        for button, words in (
            (self.up, _("Move {part} up").format(part=name)),
            (self.down, _("Move {part} down").format(part=name)),
            (self.remove, _("Remove {part}").format(part=name)),
        ):
            button.setAccessibleName(words)
            keys = {self.up: UP, self.down: DOWN}.get(button)
            button.setToolTip(tooltips.plain(f"{words} ({keys})" if keys else words))


class PartList(QWidget):
    """Parts of one kind, at most so many; a subclass says what they are.

    ``edited`` tells that a person changed, added, moved or removed one, ``rearranged`` before it
    that there are others now or in another order.
    """

    edited = Signal()
    rearranged = Signal()

    most = LIST

    def __init__(self, add: str, *, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.current().px
        self.items: list[PartItem] = []
        self._taken_out: tuple[int, Any] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(18))
        self.add = Button(add, icon="plus", parent=self)
        self.add.clicked.connect(self._on_add)
        if keys:
            self.add.setToolTip(tooltips.plain(keys))
        self._told = ElidedLabel("", "small", self)
        self.put_back = Button(_("Put it back"), parent=self)
        self.put_back.clicked.connect(self._on_put_back)
        bottom = QHBoxLayout()
        bottom.addWidget(self.add)
        bottom.addSpacing(px(8))
        bottom.addWidget(self._told)
        bottom.addWidget(self.put_back)
        bottom.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addLayout(self._rows)
        layout.addLayout(bottom)
        self._tell_removed("")

    # -- what the kinds of lists do ------------------------------------------------------------

    def make_part(self) -> Part:
        """Return the fields of one part."""
        raise NotImplementedError

    def new_value(self) -> Any:
        """Return what a part is before anything is typed."""
        raise NotImplementedError

    def value_of(self, part: Part) -> Any:
        """Return what the fields of a part say."""
        raise NotImplementedError

    def name_of(self, number: int, part: Part) -> str:
        """Return what a part is called, counted from 1."""
        raise NotImplementedError

    # -- what all of them do -------------------------------------------------------------------

    def show_value(self, values: Sequence[Any]) -> None:
        """Show these parts, without telling anybody."""
        while len(self.items) > len(values):
            self._drop(self.items[-1])
        while len(self.items) < len(values):
            self._insert(len(self.items))
        for item, value in zip(self.items, values, strict=True):
            item.part.show_value(value)
        self._tell_removed("")
        self._name()

    def value(self) -> tuple[Any, ...]:
        """Return the parts in their order."""
        return tuple(self.value_of(item.part) for item in self.items)

    def field_at(self, where: Where) -> Field | None:
        """Return the field that a way down from the list leads to."""
        if not where or not isinstance(where[0], int) or where[0] >= len(self.items):
            return None
        return self.items[where[0]].part.field_at(where[1:])

    def place_of(self, widget: QWidget | None) -> int | None:
        """Return which part a widget belongs to."""
        for place, item in enumerate(self.items):
            if widget is not None and item.isAncestorOf(widget):
                return place
        return None

    def add_new(self) -> None:
        """Add a part at the end and go there."""
        if len(self.items) < self.most:
            value = self.new_value()
            item = self._insert(len(self.items))
            item.part.show_value(value)
            self._after(item)

    def _insert(self, place: int) -> PartItem:
        item = PartItem(self.make_part(), self)
        item.part.edited.connect(self._on_edited)
        item.up.clicked.connect(partial(self._move, item, -1))
        item.down.clicked.connect(partial(self._move, item, 1))
        item.remove.clicked.connect(partial(self._remove, item))
        for keys, steps in ((UP, -1), (DOWN, 1)):
            shortcut(keys, partial(self._move, item, steps), item)
        self.items.insert(place, item)
        self._rows.insertWidget(place, item)
        item.show()
        return item

    def _drop(self, item: PartItem) -> None:
        self.items.remove(item)
        self._rows.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _move(self, item: PartItem, steps: int) -> None:
        place = self.items.index(item) + steps
        if not 0 <= place < len(self.items):
            return
        here = self.focusWidget()
        self.items.remove(item)
        self.items.insert(place, item)
        self._rows.removeWidget(item)
        self._rows.insertWidget(place, item)
        self._name()
        self.rearranged.emit()
        if here is not None:
            (here if here.isEnabled() else item.remove).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, item: PartItem) -> None:
        place = self.items.index(item)
        self._taken_out = (place, self.value_of(item.part))
        words = _("{part} is removed.").format(part=item.heading.text())
        self._drop(item)
        self._name()
        self.rearranged.emit()
        self._tell_removed(words)
        self.put_back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _tell_removed(self, words: str) -> None:
        if not words:
            self._taken_out = None
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.put_back.setVisible(bool(words))

    def _on_put_back(self) -> None:
        assert self._taken_out is not None
        place, value = self._taken_out
        item = self._insert(min(place, len(self.items)))
        item.part.show_value(value)
        self._after(item)

    def _on_add(self) -> None:
        self.add_new()

    def _after(self, item: PartItem) -> None:
        self._tell_removed("")
        self._name()
        self.rearranged.emit()
        first = next(iter(item.part.fields.values()))
        first.control.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _on_edited(self) -> None:
        self._name()
        self.edited.emit()

    def _name(self) -> None:
        for place, item in enumerate(self.items):
            item.show_name(self.name_of(place + 1, item.part))
            item.up.setEnabled(place > 0)
            item.down.setEnabled(place < len(self.items) - 1)
        self.add.setEnabled(len(self.items) < self.most)
