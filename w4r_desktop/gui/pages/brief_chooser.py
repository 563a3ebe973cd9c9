"""The cases at the left of the Briefs page: found by what is typed, chosen by arrow or click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.case_list import found
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.case_list import CaseList
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.models.case_list import CaseLine

SIDE: Final = 12
AROUND_WORDS: Final = 34
"""Between the card's edge and what stands in it, and between a button's two edges and its words."""


class CaseChooser(Card):
    """Lists the cases that have what is typed; ``chosen`` tells the case a person moved to.

    ``moved`` tells a case that was dragged and its new place, counted from 0; nobody drags where
    they may not sort. ``good_news`` is a button that the page gives a meaning.
    """

    chosen = Signal(object)
    moved = Signal(object, int)

    def __init__(
        self,
        picture: Callable[[CaseLine], QPixmap | None],
        parent: QWidget,
        *,
        may_sort: bool = True,
    ) -> None:
        super().__init__(parent=parent)
        self._may_sort = may_sort
        self._lines: tuple[CaseLine, ...] = ()
        self._case_id: UUID | None = None
        self.find_box = _find_box(self)
        self.list = CaseList(picture, self)
        self.nothing = label("", "muted", self)
        self.nothing.setWordWrap(True)
        self.good_news = Button(_("Good news"), name=_("Good news"), parent=self)
        self._lay_out()
        self.find_box.textChanged.connect(self._show_found)
        self.find_box.returnPressed.connect(self._choose_first)
        self.find_box.installEventFilter(self)
        self.list.chosen.connect(self.chosen)
        self.list.moved.connect(self.moved)

    def show_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show these cases, as far as they have what is typed."""
        self._lines = tuple(lines)
        self._show_found()

    def choose(self, case_id: UUID | None) -> None:
        """Mark a case, without telling anybody."""
        self._case_id = case_id
        self.list.choose(case_id)

    @property
    def finding(self) -> bool:
        """Whether only some of the cases are shown, so that there is no order to change."""
        return bool(self.find_box.text().strip())

    def begin_finding(self) -> None:
        """Let a person type."""
        self.find_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.find_box and down and event.type() == QEvent.Type.KeyPress:
            self._choose_first()
            return True
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_good_news()

    def _name_good_news(self) -> None:
        """Cut the button's words short where they would lose both their ends."""
        words, button = _("Good news"), self.good_news
        px = theme.current().px
        button.ensurePolished()  # or it would be measured in other type
        room = self.width() - px(2 * SIDE) - px(AROUND_WORDS)
        button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        button.setToolTip("" if button.text() == words else tooltips.plain(words))

    def _lay_out(self) -> None:
        px = theme.current().px
        self.body.setContentsMargins(1, px(12), 1, px(10))
        self.body.setSpacing(px(11))
        self.nothing.setContentsMargins(px(14), 0, px(14), 0)
        self.body.addLayout(_inset(self.find_box))
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(_inset(self.good_news))

    def _show_found(self) -> None:
        typed = self.find_box.text()
        lines = found(self._lines, typed)
        self.list.lines.show_lines(lines)
        self.list.let_drag(allowed=self._may_sort and not self.finding)
        self.list.choose(self._case_id)
        self.nothing.setVisible(bool(self._lines) and not lines)
        self.nothing.setText(_("No brief says “{text}”.").format(text=typed.strip()))

    def _choose_first(self) -> None:
        if self.list.lines.lines:
            if self.list.case_id is None:
                self.chosen.emit(self.list.lines.lines[0].case_id)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _inset(part: QWidget) -> QHBoxLayout:
    """Return a layout that keeps a part off the edges, which the list reaches."""
    around = QHBoxLayout()
    px = theme.current().px
    around.setContentsMargins(px(SIDE), 0, px(SIDE), 0)
    around.addWidget(part)
    return around


def _find_box(parent: QWidget) -> QLineEdit:
    box = QLineEdit(parent)
    box.setMaxLength(MAX_LENGTH)
    box.setPlaceholderText(_("Find a case…"))
    box.setAccessibleName(_("Find a case"))
    box.setClearButtonEnabled(True)
    return box
