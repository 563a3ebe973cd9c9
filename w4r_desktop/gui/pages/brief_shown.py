"""The brief in the middle of the Briefs page, with what is done to read it well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.brief_reading import sample_mark
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.brief_view import BriefView
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.domain.case import Campaign

SIZES: Final = (12, 14, 16, 18, 20, 24, 28, 32, 40)
NARROW: Final = 480


class ShownBrief(Card):
    """A brief under a row of buttons.

    ``zoomed`` tells how many steps larger or smaller, ``reading_requested`` asks for the whole
    screen.
    """

    zoomed = Signal(int)
    reading_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.mark = sample_mark(self)
        self.smaller = Button(_("A−"), name=_("Smaller text"), parent=self)
        self.larger = Button(_("A+"), name=_("Larger text"), parent=self)
        self.read = Button(_("Read"), icon="full-screen", parent=self)
        self.read.setAccessibleName(_("Read over the whole screen"))
        self.view = BriefView(self)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.smaller.clicked.connect(partial(self.zoomed.emit, -1))
        self.larger.clicked.connect(partial(self.zoomed.emit, 1))
        self.read.clicked.connect(self.reading_requested)

    def show_campaign(self, campaign: Campaign) -> None:
        """Bear the mark of a campaign that nothing is mailed for, or none."""
        self.mark.setVisible(campaign.historical)
        self.mark.setToolTip(tooltips.plain(campaign.note or campaign.name))

    def set_size_of_type(self, size: int) -> None:
        """Show the words larger or smaller."""
        self.view.set_size_of_type(size)
        self.smaller.setEnabled(size > SIZES[0])
        self.larger.setEnabled(size < SIZES[-1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _lay_out(self) -> None:
        px = theme.current().px
        self.body.setContentsMargins(px(18), px(12), px(8), px(2))
        self.body.setSpacing(px(10))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        for button in (self.smaller, self.larger, self.read):
            buttons.addWidget(button)
        self._top.setContentsMargins(px(8), 0, px(10), 0)
        self._top.setSpacing(px(8))
        self._top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addLayout(buttons, 1)
        self.body.addLayout(self._top)
        self.body.addWidget(self.view, 1)


def next_size(size: int, steps: int) -> int:
    """Return the size of type so many steps larger, or smaller; the last ones stay."""
    place = min(range(len(SIZES)), key=lambda number: abs(SIZES[number] - size)) + steps
    return SIZES[min(max(place, 0), len(SIZES) - 1)]
