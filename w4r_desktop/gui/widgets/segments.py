"""One of several, in a row: tables, kinds, ways to choose copies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.segment_button import Segment
from w4r_desktop.gui.widgets.segment_lines import SegmentLines, round_ends
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent

    from w4r_desktop.gui.widgets.segment_button import Detail

WORTH: Final = 6
"""Hidden pixels worth two arrows: less than the edge of one segment."""

EDGES: Final = 4
"""Pixels that a segment's frame may take beside its words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One segment. ``name`` says it at length to those who cannot see it; else ``text`` does."""

    key: Hashable
    text: str
    name: str = ""
    icon: str = ""


class _Row(QFrame):
    """The frame around the segments."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(1, 1, 1, 1)
        self.line.setSpacing(0)


class _Strip(QScrollArea):
    """Shows as much of the row as there is room for; the wheel moves it sideways."""

    def __init__(self, parent: QWidget, *, gives_way: bool) -> None:
        super().__init__(parent)
        self.row = _Row()
        self._gives_way = gives_way
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = QSizePolicy.Policy.Expanding if gives_way else QSizePolicy.Policy.Preferred
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self.setWidget(self.row)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() if self._gives_way else self.row.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        row = self.row.sizeHint()
        return QSize(min(row.width(), row.height() * 4), row.height())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))
        event.accept()


class _Scrolled(QWidget):
    """One row between two arrows, which are there if there is more than is seen."""

    def __init__(self, parent: QWidget, *, gives_way: bool) -> None:
        super().__init__(parent)
        self._strip = _Strip(self, gives_way=gives_way)
        self._back = Button(icon="left", kind="quiet", name=_("Show earlier ones"), parent=self)
        self._forward = Button(icon="right", kind="quiet", name=_("Show later ones"), parent=self)
        self._back.clicked.connect(self._on_back)
        self._forward.clicked.connect(self._on_forward)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._back)
        layout.addWidget(self._strip, 1)
        layout.addWidget(self._forward)
        layout.addStretch()
        for arrow in (self._back, self._forward):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys reach every segment
            arrow.hide()
        self._strip.horizontalScrollBar().rangeChanged.connect(self._on_range_changed)

    def hold(self, buttons: Sequence[Button]) -> None:
        """Hold these segments and no others."""
        for button in buttons:
            self._strip.row.line.addWidget(button)
        round_ends(buttons)
        self.measure()

    def measure(self) -> None:
        """Be no wider than the segments are now, in the style they will be shown in."""
        for button in self._strip.row.findChildren(Segment):
            button.ensurePolished()
        self._strip.setMaximumWidth(self._strip.row.sizeHint().width())
        self._strip.updateGeometry()

    def keep_in_view(self, button: Button) -> None:
        """Move the row so that a segment is seen, and part of its neighbours."""
        self._spare_arrows()
        self._strip.ensureWidgetVisible(button, button.width(), 0)

    def _on_range_changed(self, _least: int, most: int) -> None:
        self.measure()
        self._show_arrows(shown=most > WORTH)
        QTimer.singleShot(0, self, self._spare_arrows)  # once everything has its place

    def _spare_arrows(self) -> None:
        """Put the arrows away where they themselves took the room that was missing."""
        if self._strip.row.sizeHint().width() <= self.width():
            self._show_arrows(shown=False)

    def _show_arrows(self, *, shown: bool) -> None:
        self._back.setVisible(shown)
        self._forward.setVisible(shown)

    def _on_back(self) -> None:
        self._turn(-1)

    def _on_forward(self) -> None:
        self._turn(1)

    def _turn(self, direction: int) -> None:
        bar = self._strip.horizontalScrollBar()
        bar.setValue(bar.value() + direction * max(self._strip.width() - 80, 80))


class SegmentedControl(QWidget):
    """Exclusive buttons in one frame; forty of them scroll, and the chosen one stays in view.

    With ``gives_way`` it leaves room to its neighbours first and scrolls sooner; with ``wraps``
    it never scrolls, but takes as many lines as it needs.
    ``chosen`` tells the key a person chose. The arrow keys move the choice, Tab leaves it.
    ``dropped`` tells the key of a segment and the ids of what was let fall on it.
    """

    chosen = Signal(object)
    dropped = Signal(object, tuple)

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        *,
        gives_way: bool = False,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._choices: dict[Hashable, Choice] = {}
        self._buttons: dict[Hashable, Segment] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._compact = False
        self._takes = ""
        self._holder = SegmentLines(self) if wraps else _Scrolled(self, gives_way=gives_way)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._holder)
        across = QSizePolicy.Policy.Expanding if gives_way else QSizePolicy.Policy.Preferred
        down = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, down)

    @property
    def key(self) -> Hashable | None:
        """The chosen key, None before there is one."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what was chosen stays so if it is still among them."""
        if tuple(choices) == tuple(self._choices.values()):
            return
        was = self.key
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.hide()  # until it is deleted
            button.deleteLater()
        self._choices = {choice.key: choice for choice in choices}
        self._buttons = {choice.key: self._segment(choice) for choice in choices}
        self._holder.hold(tuple(self._buttons.values()))
        if was in self._buttons:
            self.choose(was)

    def tell(self, details: Mapping[Hashable, Detail]) -> None:
        """Show two small lines in those segments that have something to say."""
        widths = [button.sizeHint().width() for button in self._buttons.values()]
        for key, button in self._buttons.items():
            button.tell(details.get(key))
        if widths != [button.sizeHint().width() for button in self._buttons.values()]:
            self._holder.measure()
            self._keep_in_view()

    def reserve(self, details: Mapping[Hashable, Detail]) -> None:
        """Keep room for small lines as wide as these, so that nothing moves when they change."""
        for key, detail in details.items():
            self._buttons[key].reserve(detail)
        self._holder.measure()

    def take(self, format_name: str) -> None:
        """Take what is let fall on a segment of one MIME format."""
        self._takes = format_name
        for button in self._buttons.values():
            button.take(format_name)

    def be_compact(self, *, compact: bool) -> None:
        """Show only the drawings of those not chosen, where there is little room."""
        if compact != self._compact:
            self._compact = compact
            self._name()

    @property
    def full_width(self) -> int:
        """The width that all words need."""
        return sum(
            button.width_of(self._choices[key].text) for key, button in self._buttons.items()
        )

    def choose(self, key: Hashable) -> None:
        """Show one as chosen, without telling anybody."""
        self._buttons[key].setChecked(True)
        self._name()

    def button(self, key: Hashable) -> Button:
        """Return one segment, e.g. to give it a shortcut."""
        return self._buttons[key]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_view()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._holder.measure()  # only what is shown has its style, and with it its width

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._holder.measure()

    def _segment(self, choice: Choice) -> Segment:
        name = choice.name or choice.text
        button = Segment(choice.text, icon=choice.icon, name=name, parent=self._holder)
        button.take(self._takes)
        button.dropped.connect(partial(self.dropped.emit, choice.key))
        self._group.addButton(button)
        return button

    def _name(self) -> None:
        words = {key: choice.text for key, choice in self._choices.items()}
        widest = max((one.width_of(words[key]) for key, one in self._buttons.items()), default=0)
        for key, button in self._buttons.items():
            chosen = button.isChecked()
            drawn = self._compact and self._choices[key].icon and not chosen
            button.show_words("" if drawn else words[key])
            button.explain(words[key] if drawn else "")
            # the same room whichever is chosen, or the others would move
            room = widest + EDGES if chosen else button.width_of("")
            button.setMinimumWidth(room if self._compact else 0)
        self._holder.measure()
        QTimer.singleShot(0, self, self._keep_in_view)

    def _keep_in_view(self) -> None:
        if self.key is not None:
            self._holder.keep_in_view(self._buttons[self.key])

    def _on_clicked(self, button: QAbstractButton) -> None:
        self._name()
        self.chosen.emit(next(key for key, one in self._buttons.items() if one is button))
