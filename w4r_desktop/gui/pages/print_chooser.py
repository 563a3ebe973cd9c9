"""Which document is printed: the usual ones side by side, all others in a menu beside them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from w4r_desktop.domain.paper import Document
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.mnemonics import plain
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

USUAL: Final = (
    Document.ENVELOPES, Document.LETTERS, Document.CARDS, Document.LABELS, Document.CASE_SHEETS,
)  # fmt: skip
"""What most evenings print; what else is chosen from the menu stands after them."""

SPARE: Final = 2 * (len(USUAL) + 1)
"""Pixels by which segments may be wider at the ends of a line."""


class DocumentChooser(QWidget):
    """Offers documents; ``chosen`` tells which one a person wants."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._titles: Mapping[Document, str] = {}
        self.segments = SegmentedControl(_("What to print"), self, wraps=True)
        self.more = Button(_("More"), icon="down", name=_("More to print"), parent=self)
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.current().px(8))
        self._line.addWidget(self.segments, 1)
        self._line.addWidget(self.more)
        self._line.addStretch()
        self.segments.chosen.connect(self.chosen)

    def offer(self, titles: Mapping[Document, str]) -> None:
        """Offer documents by their titles."""
        self._titles = titles
        self.menu.clear()
        for document, title in titles.items():
            if document not in USUAL:
                self.menu.addAction(plain(title), partial(self.chosen.emit, document))

    def choose(self, document: Document) -> None:
        """Show which one it is."""
        shown = (*USUAL, *([] if document in USUAL else [document]))
        self.segments.show_choices([Choice(one, self._titles[one]) for one in shown])
        self.segments.choose(document)
        self.segments.setMaximumWidth(self._one_line)

    def button(self, document: Document) -> Button:
        """Return the button of a document that stands there."""
        return self.segments.button(document)

    @property
    def full_width(self) -> int:
        """How wide it is in one line."""
        return self._one_line + self._line.spacing() + self.more.sizeHint().width()

    @property
    def _one_line(self) -> int:
        return self.segments.sizeHint().width() + SPARE

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.segments.setMaximumWidth(self._one_line)  # the menu stands next to them

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.full_width, super().sizeHint().height())
