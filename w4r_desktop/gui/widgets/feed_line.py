"""How the paper in hand is fed, in one line, and a way to change that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.feed_words import feed_words
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from w4r_desktop.domain.printer_profile import PrinterProfile


class FeedLine(QWidget):
    """Says it; ``change_wanted`` tells that somebody wants it otherwise."""

    change_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ElidedLabel("", "", self, beginning=True)  # figures are at the end
        self.change = Button(_("Change…"), name=_("Change how the paper is fed"), parent=self)
        line = QHBoxLayout(self)
        px = theme.current().px
        line.setContentsMargins(px(18), 0, 0, 0)  # in line with what stands in the card above
        line.setSpacing(px(12))
        line.addWidget(label(_("Feed"), parent=self))
        line.addWidget(self.words, 1)
        line.addWidget(self.change)
        self.change.clicked.connect(self.change_wanted)

    def show_profile(self, profile: PrinterProfile) -> None:
        """Show what holds for the printer and paper in hand."""
        self.words.setText(feed_words(profile))
