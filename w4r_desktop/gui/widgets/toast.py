"""The black line over the bottom of a page: what was just logged, with Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

STAYS: Final = 8_000
WARNING_STAYS: Final = 25_000
"""Milliseconds until it goes by itself: a sentence about trouble takes longer to read."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say a text, if one is listening."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Toast(QFrame):
    """Says one thing over the bottom of its parent, and goes by itself; never takes the focus."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setProperty("role", "toast")
        self._sign = QLabel(self)
        self._words = label("", "on-toast", self)
        self._words.setWordWrap(True)
        self._undo = Button(_("Undo"), kind="on-toast", parent=self)
        self._undo.clicked.connect(self._on_undo)
        self._report = Button(_("Report…"), kind="on-toast", parent=self)
        self._report.clicked.connect(self._on_report)
        for button in (self._undo, self._report):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the page
        self._show_report: Callable[[], object] | None = None
        self._layout = QHBoxLayout(self)
        for part in (self._sign, self._words, self._undo, self._report):
            self._layout.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(
        self,
        text: str,
        *,
        undo: str = "",
        sign: str = "check",
        report: Callable[[], object] | None = None,
    ) -> None:
        """Show a text; ``undo`` is what the Undo button undoes, in words, or none is offered.

        ``report`` shows what can be told to us about a bug; without it there is none.
        """
        self._words.setText(text)
        self._undo.setText(_("Undo"))
        self._undo.setVisible(bool(undo))
        self._undo.setAccessibleName(undo)
        self._undo.setToolTip("")
        self._show_report = report
        self._report.setVisible(report is not None)
        self.setAccessibleName(text)
        tokens, px = theme.current().tokens, theme.current().px
        self._sign.setPixmap(pixmap(sign, tokens.on_toast, px(16), self.devicePixelRatioF()))
        self._layout.setContentsMargins(px(16), px(3), px(6) if undo or report else px(16), px(3))
        self._timer.start(WARNING_STAYS if sign == "warning" else STAYS)
        self._stand()
        self.show()
        self.raise_()
        announce(self, text)

    @staticmethod
    def room() -> int:
        """Return the height a page leaves free at its bottom so that nothing is covered."""
        return theme.current().px(56)

    @property
    def text(self) -> str:
        """What it says, or nothing while it is away."""
        return self._words.text() if self.isVisibleTo(self._page) else ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        room = self._page.rect()
        self._layout.invalidate()
        self.ensurePolished()
        self._words.setFixedWidth(self._words_width(room.width() - theme.current().px(32)))
        height = max(self.sizeHint().height(), theme.current().px(40))
        width = self.sizeHint().width()
        self.setGeometry((room.width() - width) // 2, room.height() - height - 4, width, height)

    def _words_width(self, room: int) -> int:
        """Return the width of the text on one line, or what the rest leaves of the room."""
        beside = [part for part in (self._sign, self._undo, self._report) if not part.isHidden()]
        margins = self._layout.contentsMargins()
        taken = margins.left() + margins.right() + self._layout.spacing() * len(beside)
        taken += sum(part.sizeHint().width() for part in beside)
        return min(
            self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2, room - taken
        )

    def _on_report(self) -> None:
        if self._show_report is not None:
            self._show_report()

    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()
