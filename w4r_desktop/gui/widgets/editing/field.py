"""A labelled field that takes and gives one value, and says beside itself what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLayout

    from w4r_desktop.errors import Where

TWO_COLUMNS: Final = 540
"""The width, at 100 %, from which fields stand two beside each other."""


class Field(QWidget):
    """Words, what is typed into, and below it a hint or a complaint.

    ``edited`` tells that a person changed the value. What nobody touched is given back exactly as
    it was shown, also where the control could not keep all of it.
    """

    edited = Signal()

    def __init__(self, words: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self._hint = hint
        self._quiet = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.current().px(3))
        self._note = label("", "small", self)
        self._note.setWordWrap(True)
        self._trouble = label("", "bad", self)
        self._trouble.setWordWrap(True)
        self.control: QWidget = self
        # fields beside each other are equally wide whatever is in them
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    # -- what the kinds of fields do -----------------------------------------------------------

    def value(self) -> Any:
        """Return what the field says."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value; only ``show_value`` calls this."""
        raise NotImplementedError

    # -- what all of them do -------------------------------------------------------------------

    def show_value(self, value: Any) -> None:
        """Show a value, without telling anybody."""
        self._quiet = True
        self.put(value)
        self._quiet = False
        self.complain("")
        self.note("")

    def complain(self, trouble: str) -> None:
        """Say what is wrong with the value, or no longer anything."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._describe()
        if trouble:
            announce(self.control, trouble)

    def note(self, words: str) -> None:
        """Say something about the value instead of the hint, or the hint again."""
        text = words or self._hint
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._describe()

    @property
    def trouble(self) -> str:
        """What it complains of."""
        return self._trouble.text()

    @property
    def noted(self) -> str:
        """What it says besides."""
        return self._note.text()

    def hold(self, control: QWidget, *, inside: QWidget | QLayout | None = None) -> None:
        """Take what is typed into, inside something larger if it has company."""
        self.control = control
        control.setAccessibleName(self.words)
        if self.words:
            caption = label(self.words, "", self)
            caption.setBuddy(control)
            self._layout.addWidget(caption)
        self.hold_bare(inside if inside is not None else control)

    def hold_bare(self, inside: QWidget | QLayout) -> None:
        """Take what says its own words."""
        if isinstance(inside, QWidget):
            self._layout.addWidget(inside)
        else:
            self._layout.addLayout(inside)
        self._layout.addWidget(self._note)
        self._layout.addWidget(self._trouble)
        self.note("")
        self.complain("")

    def tell(self, *_values: object) -> None:
        """Tell that a person changed the value; what was wrong with it may be right now."""
        if not self._quiet:
            if self.trouble:
                self.complain("")
            self.edited.emit()

    def _describe(self) -> None:
        said = (self._trouble.text(), self._note.text())
        self.control.setAccessibleDescription(" ".join(words for words in said if words))


class Part(QWidget):
    """Fields named as a value of the domain names them, two beside each other where they fit."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._wide: set[str] = set()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.current().px(18))
        self._grid.setVerticalSpacing(theme.current().px(10))

    def add(self, name: str, field: Field, *, wide: bool = False) -> None:
        """Add a field at the end; a wide one has a line of its own."""
        self.fields[name] = field
        if wide:
            self._wide.add(name)
        field.edited.connect(self.edited)
        self._place(max(self._columns, 1))

    def show_value(self, value: object) -> None:
        """Show the fields of a value, without telling anybody."""
        for name, field in self.fields.items():
            field.show_value(getattr(value, name))

    def values(self) -> Mapping[str, Any]:
        """Return what the fields say, by name."""
        return {name: field.value() for name, field in self.fields.items()}

    def field_at(self, where: Where) -> Field | None:
        """Return the field that a way down from the value leads to."""
        return self.fields.get(str(where[0])) if where else None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= theme.current().px(TWO_COLUMNS) else 1
        if columns != self._columns:
            self._columns = columns
            self._place(columns)

    def _place(self, columns: int) -> None:
        for field in self.fields.values():
            self._grid.removeWidget(field)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, int(columns > 1))
        row = column = 0
        for name, field in self.fields.items():
            if name in self._wide and column:
                row, column = row + 1, 0
            span = columns if name in self._wide else 1
            self._grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= columns:
                row, column = row + 1, 0


def stops(around: QWidget) -> list[QWidget]:
    """Return what may have the focus inside another widget, in the order it is laid out.

    New widgets come last in Qt's own chain, wherever they stand.
    """
    found: list[QWidget] = []
    _collect(around.layout(), found)
    return found


def _collect(layout: QLayout | None, found: list[QWidget]) -> None:
    items = [] if layout is None else [layout.itemAt(place) for place in range(layout.count())]
    for item in items:
        widget = item.widget() if item is not None else None
        if widget is None:
            _collect(item.layout() if item is not None else None, found)
        elif widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            found.append(widget)
        elif isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
            _collect(inside.layout(), found)
        else:
            _collect(widget.layout(), found)


def shortcut(keys: str, slot: Callable[[], object], within: QWidget) -> None:
    """Let keys do something while a widget, or one inside it, has the focus."""
    made = QShortcut(QKeySequence(keys), within)
    # given to the constructor together with a slot, it would be forgotten
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(slot)
