"""A page on a desk, with what turns and enlarges it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.page_preview import PagePreview
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.widgets.page_preview import ShownPage


PLACE: Final = 260
"""The width of most places at 100 %: 17 of 181, a name and a country."""


class PlaceLabel(ElidedLabel):
    """Says which page it is; as wide as it ever was, so that the buttons beside it stay."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "on-desk", parent)
        self._widest = 0

    @override
    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        self._widest = max(self._widest, wanted.width(), theme.current().px(PLACE))
        return QSize(self._widest, wanted.height())


class PreviewDesk(QFrame):
    """Shows a page, or words instead of one; ``turned`` asks for a page further or back."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "desk")
        self.preview = PagePreview(self)
        self.back = Button(icon="left", name=_("Page before"), parent=self)
        self.forward = Button(icon="right", name=_("Next page"), parent=self)
        self.larger = Button(icon="zoom-in", name=_("Larger"), parent=self)
        self.smaller = Button(icon="zoom-out", name=_("Smaller"), parent=self)
        self.fit = Button(_("Fit"), name=_("Show all of the page"), parent=self)
        self.place = PlaceLabel(self)
        self.words = label("", "on-desk", self)
        self._below: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._controls = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.preview.turned.connect(self.turned)
        self.back.clicked.connect(self._on_back)
        self.forward.clicked.connect(self._on_forward)
        self.larger.clicked.connect(self._on_larger)
        self.smaller.clicked.connect(self._on_smaller)
        self.fit.clicked.connect(self._on_fit)
        self.show_words("")

    def show_page(self, shown: ShownPage, *, place: str, words: str, pages: int) -> None:
        """Show a page; ``place`` stands below it, ``words`` say what stands on it."""
        self.words.hide()
        self._set_controls(visible=True)
        self.place.setText(place)
        self._stack_controls()
        self.back.setEnabled(shown.page > 0)
        self.forward.setEnabled(shown.page < pages - 1)
        self.preview.give_room(self._room())
        self.preview.show_page(shown, words)
        self._offer_zooms()

    def show_words(self, words: str) -> None:
        """Show why there is no page."""
        self._set_controls(visible=False)
        self.words.setText(words)
        self.words.show()

    def add_below(self, line: QWidget) -> None:
        """Put a line below the buttons, seen with the page."""
        self._below.append(line)
        self._column.insertWidget(self._column.indexOf(self.words), line)
        line.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_controls()
        self.preview.give_room(self._room())

    def _lay_out(self) -> None:
        px = theme.current().px
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pages = _line(self.back, self.place, self.forward)
        zooms = _line(self.larger, self.smaller, self.fit)
        self._controls.setSpacing(px(8))
        self._controls.addStretch()
        self._controls.addLayout(pages)
        self._controls.addLayout(zooms)
        self._controls.addStretch()
        column = self._column
        column.setContentsMargins(px(6), px(10), px(6), px(10))
        column.setSpacing(px(6))
        column.addStretch(1)
        column.addWidget(self.preview)
        column.addLayout(self._controls)
        column.addWidget(self.words)
        column.addStretch(1)

    def _room(self) -> QSize:
        """Return what the page may take: all but the buttons below it."""
        edges = self._column.contentsMargins()
        below = self._controls.sizeHint().height() + 3 * self._column.spacing()
        shown = [line for line in self._below if not line.isHidden()]
        below += sum(line.heightForWidth(self.width()) for line in shown)
        return QSize(
            self.width() - edges.left() - edges.right(),
            self.height() - edges.top() - edges.bottom() - below,
        )

    def _stack_controls(self) -> None:
        """Put the buttons into two lines where one would cut the place short."""
        parts = (self.back, self.place, self.forward, self.larger, self.smaller, self.fit)
        needed = sum(part.sizeHint().width() for part in parts) + 8 * self._controls.spacing()
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._controls.setDirection(beside if needed <= self.width() else below)

    def _set_controls(self, *, visible: bool) -> None:
        for part in (
            *(self.preview, self.back, self.place, self.forward),
            *(self.larger, self.smaller, self.fit),
        ):
            part.setVisible(visible)
        if not visible:
            for line in self._below:
                line.hide()

    def _offer_zooms(self) -> None:
        self.larger.setEnabled(self.preview.can_grow)
        self.smaller.setEnabled(self.preview.can_shrink)
        self.fit.setEnabled(self.preview.zoom != 1)

    def _on_back(self) -> None:
        self.turned.emit(-1)

    def _on_forward(self) -> None:
        self.turned.emit(1)

    def _on_larger(self) -> None:
        self.preview.zoom_in()
        self._offer_zooms()

    def _on_smaller(self) -> None:
        self.preview.zoom_out()
        self._offer_zooms()

    def _on_fit(self) -> None:
        self.preview.fit()
        self._offer_zooms()


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.current().px(8))
    line.addStretch()
    for part in parts:
        line.addWidget(part)
    line.addStretch()
    return line
