"""Good news of all cases in large type, for reading aloud."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.brief_text import write_outcome
from w4r_desktop.gui.pages.brief_reading import LARGER, MEASURE
from w4r_desktop.gui.reading import reading_font
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.document_view import DocumentView
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.good_news import Outcome


class GoodNewsView(QWidget):
    """Shows outcomes, the newest first. ``left`` tells that somebody wants the briefs back.

    ``zoomed`` tells how many steps larger or smaller; ``print_requested`` asks for it on paper.
    """

    left = Signal()
    zoomed = Signal(int)
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outcomes: tuple[Outcome, ...] = ()
        self._size = 16
        self._news: list[DocumentView] = []
        self.back = Button(_("Briefs"), icon="left", name=_("Back to the briefs"), parent=self)
        self.smaller = Button(_("A−"), name=_("Smaller text"), parent=self)
        self.larger = Button(_("A+"), name=_("Larger text"), parent=self)
        self.print = Button(_("Print"), icon="print", parent=self)
        self.print.setAccessibleName(_("Print the good news"))
        self.nothing = label(
            _(
                "No brief of this campaign tells of good news yet. It comes from the dated news "
                "of a case: add some there with Edit, and it is here to be read aloud."
            ),
            "",
            self,
        )
        self.nothing.setWordWrap(True)
        self._scroll = QScrollArea(self)
        self._column = QWidget()
        self._lines = QVBoxLayout(self._column)
        self._lay_out()
        self._connect()

    @property
    def text(self) -> str:
        """Everything it shows, in the order of reading."""
        return "\n".join(view.toPlainText() for view in self._news)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show these."""
        self._outcomes = tuple(outcomes)
        for view in self._news:
            self._lines.removeWidget(view)
            view.hide()  # until it is deleted
            view.deleteLater()
        self._news = [DocumentView(one.brief.name, self._column) for one in outcomes]
        for place, view in enumerate(self._news):
            self._lines.insertWidget(place, view)
        self.nothing.setVisible(not self._outcomes)
        self.print.setEnabled(bool(self._outcomes))
        self._write()

    def set_size_of_type(self, size: int) -> None:
        """Show the words larger or smaller."""
        self._size = round(size * LARGER)
        self._column.setMaximumWidth(theme.current().px(self._size * MEASURE))
        self._write()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.back.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._write()

    def _lay_out(self) -> None:
        px = theme.current().px
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.back)
        top.addSpacing(px(8))
        top.addWidget(label(_("Good news"), "title", self))
        top.addStretch()
        for button in (self.smaller, self.larger, self.print):
            top.addWidget(button)
        self._lines.setContentsMargins(0, 0, px(14), px(12))
        self._lines.setSpacing(px(26))
        self._lines.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Good news"))
        self._scroll.setWidget(self._column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(14))
        layout.addLayout(top)
        layout.addWidget(self.nothing)
        layout.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.print.clicked.connect(self.print_requested)
        self.smaller.clicked.connect(partial(self.zoomed.emit, -1))
        self.larger.clicked.connect(partial(self.zoomed.emit, 1))
        for keys, slot in (
            ("Esc", self.left.emit),
            ("Ctrl++", partial(self.zoomed.emit, 1)),
            ("Ctrl+=", partial(self.zoomed.emit, 1)),
            ("Ctrl+-", partial(self.zoomed.emit, -1)),
            ("PgUp", partial(self._scroll_by, -0.9)),
            ("PgDown", partial(self._scroll_by, 0.9)),
            ("Up", partial(self._scroll_by, -0.1)),
            ("Down", partial(self._scroll_by, 0.1)),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _scroll_by(self, share: float) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + round(self._scroll.viewport().height() * share))

    def _write(self) -> None:
        font = reading_font(theme.current().px(self._size))
        for view, outcome in zip(self._news, self._outcomes, strict=True):
            view.set_reading_font(font)
            write_outcome(view.document(), outcome)
