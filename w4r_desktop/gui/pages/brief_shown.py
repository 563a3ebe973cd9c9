"""The brief in the middle of the Briefs page, with what is done to read it well."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.brief_reading import sample_mark
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.brief_view import BriefView
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.language import _, own_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.domain.case import Campaign

SIZES: Final = (12, 14, 16, 18, 20, 24, 28, 32, 40)
NARROW: Final = 480


class ShownBrief(Card):
    """A brief under a row of buttons.

    ``zoomed`` tells how many steps larger or smaller, ``language_chosen`` the code of a language,
    ``reading_requested`` asks for the whole screen.
    """

    zoomed = Signal(int)
    language_chosen = Signal(str)
    reading_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.mark = sample_mark(self)
        self.languages = choice_field(self, name=_("Language of the brief"))
        self.smaller = Button(_("A−"), name=_("Smaller text"), parent=self)
        self.larger = Button(_("A+"), name=_("Larger text"), parent=self)
        self.read = Button(_("Read"), icon="full-screen", parent=self)
        self.read.setAccessibleName(_("Read over the whole screen"))
        self.view = BriefView(self)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)  # until there is room
        self._lay_out()
        self.languages.activated.connect(self._on_language)
        self.smaller.clicked.connect(partial(self.zoomed.emit, -1))
        self.larger.clicked.connect(partial(self.zoomed.emit, 1))
        self.read.clicked.connect(self.reading_requested)

    def show_campaign(self, campaign: Campaign) -> None:
        """Bear the mark of a campaign that nothing is mailed for, or none."""
        self.mark.setVisible(campaign.historical)
        self.mark.setToolTip(tooltips.plain(campaign.note or campaign.name))

    def show_languages(self, codes: Sequence[str], shown: str) -> None:
        """Offer the languages a brief is written in, if there is a choice."""
        self.languages.clear()
        for code in codes:
            self.languages.addItem(own_name(code), code)
        self.languages.setCurrentIndex(self.languages.findData(shown))
        self.languages.setVisible(len(codes) > 1)

    def set_size_of_type(self, size: int) -> None:
        """Show the words larger or smaller."""
        self.view.set_size_of_type(size)
        self.smaller.setEnabled(size > SIZES[0])
        self.larger.setEnabled(size < SIZES[-1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._use_width()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._use_width()

    def _use_width(self) -> None:
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _on_language(self, place: int) -> None:
        self.language_chosen.emit(self.languages.itemData(place))

    def _lay_out(self) -> None:
        px = theme.current().px
        self.body.setContentsMargins(px(18), px(12), px(8), px(2))
        self.body.setSpacing(px(10))
        what, how = QHBoxLayout(), QHBoxLayout()
        for row in (what, how):
            row.setSpacing(px(8))
        what.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        what.addStretch()
        what.addWidget(self.languages)
        how.addStretch()
        for button in (self.smaller, self.larger, self.read):
            how.addWidget(button)
        self._top.setContentsMargins(px(8), 0, px(10), 0)
        self._top.setSpacing(px(8))
        self._top.addLayout(what, 1)
        self._top.addLayout(how)
        self.body.addLayout(self._top)
        self.body.addWidget(self.view, 1)


def next_size(size: int, steps: int) -> int:
    """Return the size of type so many steps larger, or smaller; the last ones stay."""
    place = min(range(len(SIZES)), key=lambda number: abs(SIZES[number] - size)) + steps
    return SIZES[min(max(place, 0), len(SIZES) - 1)]
