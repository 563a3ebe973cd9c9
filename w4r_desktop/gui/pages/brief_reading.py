"""A brief over the whole screen, for reading aloud or from afar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.brief_view import BriefView
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.gui.widgets.mnemonics import plain_title
from w4r_desktop.language import _

if TYPE_CHECKING:
    from w4r_desktop.domain.case import Campaign, CaseBrief

MEASURE: Final = 46
"""The longest line that is easy to read, in sizes of the type."""

LARGER: Final = 1.25
"""The screen is seen from farther away than the page."""


def sample_mark(parent: QWidget) -> ElidedLabel:
    """Return the mark of a brief to practise with, in the words that stand on its paper."""
    mark = ElidedLabel(_("Sample: do not mail"), "mark", parent)
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return mark


class ReadingWindow(QWidget):
    """Shows a brief and nothing else. Escape closes it; the arrow keys ask for another brief.

    ``turned`` tells how many briefs on or back, ``zoomed`` how many steps larger or smaller.
    """

    turned = Signal(int)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = BriefView(self)
        self.back = Button(icon="left", name=_("Brief before"), parent=self)
        self.forward = Button(icon="right", name=_("Next brief"), parent=self)
        self.smaller = Button(_("A−"), name=_("Smaller text"), parent=self)
        self.larger = Button(_("A+"), name=_("Larger text"), parent=self)
        self.leave = Button(_("Close"), icon="close", name=_("Close, Escape"), parent=self)
        self.mark = sample_mark(self)
        self._column = QWidget(self)
        self._lay_out()
        for button, signal, step in (
            (self.back, self.turned, -1),
            (self.forward, self.turned, 1),
            (self.smaller, self.zoomed, -1),
            (self.larger, self.zoomed, 1),
        ):
            button.clicked.connect(partial(signal.emit, step))
        self.leave.clicked.connect(self.close)
        for keys, slot in (
            ("Esc", self.close),
            ("F11", self.close),
            ("Left", partial(self.turned.emit, -1)),
            ("Right", partial(self.turned.emit, 1)),
            ("PgUp", partial(self.view.scroll_pages, -1)),
            ("PgDown", partial(self.view.scroll_pages, 1)),
            ("Ctrl++", partial(self.zoomed.emit, 1)),
            ("Ctrl+=", partial(self.zoomed.emit, 1)),
            ("Ctrl+-", partial(self.zoomed.emit, -1)),
            ("Up", partial(self.view.scroll_lines, -3)),
            ("Down", partial(self.view.scroll_lines, 3)),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def show_title(self, brief: CaseBrief, campaign: Campaign) -> None:
        """Bear a brief's name, and the mark of a campaign that nothing is mailed for."""
        self.mark.setVisible(campaign.historical)
        self.setWindowTitle(plain_title(brief.name))

    def set_size_of_type(self, size: int) -> None:
        """Show the words larger or smaller, in lines that stay easy to read."""
        larger = round(size * LARGER)
        self.view.set_size_of_type(larger)
        self._column.setMaximumWidth(theme.current().px(larger * MEASURE))

    def _lay_out(self) -> None:
        px = theme.current().px
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self.back, self.forward):
            buttons.addWidget(button)
        buttons.addSpacing(px(10))
        buttons.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addStretch()
        for button in (self.smaller, self.larger, self.leave):
            buttons.addWidget(button)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addLayout(buttons)
        column.addWidget(self.view, 1)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(px(24), px(20), px(24), px(12))
        beside.addStretch(1)
        beside.addWidget(self._column, 1000)
        beside.addStretch(1)
