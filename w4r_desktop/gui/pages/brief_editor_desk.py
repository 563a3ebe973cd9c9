"""How the form of a brief lies before its writer: an index, the sections, and paper beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.editing.field import Field, stops
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.pages.brief_editor_form import BriefForm

NARROW: Final = 760
"""Below this width, at 100 %, the envelope stands among the sections and not beside them."""

SIDE_SHARE: Final = 0.38
SIDE_WIDTH: Final = 460
AROUND: Final = 110
"""What is left above and below the field that is typed into."""


class BriefEditorDesk(QWidget):
    """Scrolls the form, and says in the index which section is seen.

    ``placed`` tells that the paper was put elsewhere.
    """

    placed = Signal()

    def __init__(self, form: BriefForm, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._side = side
        self._narrow: bool | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring)
        self.index = SegmentedControl(_("Sections"), self, gives_way=True)
        self.index.show_choices([Choice(key, words) for key, words in form.titles.items()])
        self.index.choose(next(iter(form.titles)))
        self.sections_view = _scrolling(form)
        self._beside = _scrolling(QWidget())
        columns = QHBoxLayout()
        columns.setSpacing(theme.current().px(14))
        columns.addWidget(self.sections_view, 1)
        columns.addWidget(self._beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(10))
        layout.addWidget(self.index)
        layout.addLayout(columns, 1)
        self.index.chosen.connect(self.go_to)
        self.sections_view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def go_to(self, key: str) -> None:
        """Bring a section to the top and go to its first field."""
        card = self._form.sections[key]
        here = [one for one in stops(card) if one.isVisibleTo(self) and one.isEnabled()]
        first = next((one for one in here if not isinstance(one, QPushButton)), here[0])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sections_view.verticalScrollBar().setValue(card.y())
        self.index.choose(key)

    def turn(self, steps: int) -> None:
        """Go so many sections on, or back."""
        keys = list(self._form.sections)
        place = keys.index(str(self.index.key)) + steps
        self.go_to(keys[min(max(place, 0), len(keys) - 1)])

    def go_up(self) -> None:
        """Show the beginning of the form."""
        self.sections_view.verticalScrollBar().setValue(0)

    def follow(self) -> None:
        """Bring what has the focus into view as soon as it has its place."""
        self._later.start()

    def _bring(self) -> None:
        here = QApplication.focusWidget()
        for key, card in self._form.sections.items():
            if here is not None and card.isAncestorOf(here):
                field = _field_of(here, card)
                around = min(theme.current().px(AROUND), self.sections_view.height() // 4)
                self.sections_view.ensureWidgetVisible(field, 0, around)
                self.index.choose(key)

    def _on_scrolled(self, value: int) -> None:
        middle = value + self.sections_view.viewport().height() // 3
        passed = [key for key, card in self._form.sections.items() if card.y() <= middle]
        self.index.choose(passed[-1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme.current().px
        self._beside.setFixedWidth(min(px(SIDE_WIDTH), round(self.width() * SIDE_SHARE)))
        narrow = self.width() < px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._place_side(among=narrow)

    def _place_side(self, *, among: bool) -> None:
        column = self._form.column
        if among:
            self._beside.takeWidget()
            column.insertWidget(column.indexOf(self._form.sections["targets"]) + 1, self._side)
        else:
            column.removeWidget(self._side)
            self._beside.setWidget(self._side)
        self._side.show()
        self._beside.setVisible(not among)
        self.placed.emit()


def _field_of(widget: QWidget, card: QWidget) -> QWidget:
    """Return the field that a widget belongs to, with its words and complaint, or the widget."""
    around: QWidget | None = widget
    while around is not None and around is not card:
        if isinstance(around, Field):
            return around
        around = around.parentWidget()
    return widget


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows its fields
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
