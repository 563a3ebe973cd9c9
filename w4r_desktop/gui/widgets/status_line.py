"""The line at the foot of the window: saved, totals, laptop, backup, the organizer's lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.gui.widgets.labels import ElidedLabel, as_role
from w4r_desktop.gui.widgets.mnemonics import plain
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

NEWS_STAYS: Final = 45_000
"""Milliseconds that a milestone is seen: who counts looks up now and then only."""


WIDEST: Final = 300
"""Of what is said of backups, at 100 %: a second place may have any name."""


class StatusLine(QFrame):
    """Four texts, of which all but the last give way when there is no room, and the lock's sign.

    ``backup`` and ``lock`` are buttons that get their meaning elsewhere; ``news`` comes for a while
    now and then.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._safe = True
        self._sign = QLabel(self)
        self._saved = ElidedLabel("", "", self)
        self._totals = ElidedLabel("", "", self)
        self._laptop = ElidedLabel("", "muted", self, middle=True)
        self.news = ElidedLabel("", "good", self)
        self.news.hide()
        self._news_goes = QTimer(self, singleShot=True, interval=NEWS_STAYS)
        self._news_goes.timeout.connect(self.news.hide)
        self.backup = Button(kind="status", parent=self)
        self.backup.hide()
        self.lock = Button(icon="unlock", kind="status", parent=self)
        self._totals.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._laptop.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self._saved, 2)
        self._layout.addWidget(self._totals, 4)
        self._layout.addWidget(self.news, 2)
        self._layout.addWidget(self._laptop, 1)
        self._layout.addWidget(self.backup)
        self._layout.addWidget(self.lock)
        self._restyle()

    def show_saved(self, text: str, *, safe: bool = True) -> None:
        """Say when everything was saved; not ``safe`` is a warning sign and red."""
        self._saved.setText(text)
        if safe != self._safe:
            self._safe = safe
            as_role(self._saved, "" if safe else "bad")
            self._restyle()

    def show_totals(self, text: str) -> None:
        """Say what was written so far."""
        self._totals.setText(text)

    def tell(self, text: str) -> None:
        """Say for a while what was reached, beside the totals; nothing unsays it."""
        self.news.setText(text)
        self.news.setVisible(bool(text))
        if text:
            self._news_goes.start()
            announce(self, text)

    def show_laptop(self, text: str) -> None:
        """Say which laptop this is and what else is known of it."""
        self._laptop.setText(text)

    def show_backup(self, text: str, *, told: str, role: str) -> None:
        """Say when the last backup was made, in the colour of a ``role``.

        ``told`` is all there is to say of it: whoever points at it or has it read out gets that.
        """
        metrics, width = self.backup.fontMetrics(), theme.current().px(WIDEST)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
        self.backup.setText(plain(shown))
        self.backup.setToolTip(tooltips.plain(told))
        self.backup.setAccessibleName(f"{text}. {told}")
        as_role(self.backup, role)
        self.backup.show()

    def show_lock(self, *, locked: bool) -> None:
        """Say whether the organizer's lock is on; a press then opens it, or closes it."""
        spoken = _("Locked. Unlock, Ctrl+L") if locked else _("Lock the window, Ctrl+L")
        self.lock.setText(_("Locked · Unlock…") if locked else _("Lock"))
        self.lock.setAccessibleName(spoken)
        self.lock.setToolTip(spoken)
        self.lock.setProperty("kind", "locked" if locked else "status")
        self.lock.show_icon("lock" if locked else "unlock")
        self.lock.style().polish(self.lock)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()

    def _restyle(self) -> None:
        look = theme.current()
        colour = look.tokens.good if self._safe else look.tokens.bad
        name = "check" if self._safe else "warning"
        self._sign.setPixmap(pixmap(name, colour, look.px(14), self.devicePixelRatioF()))
        self._layout.setContentsMargins(look.px(14), 1, look.px(14), 0)
        self.setFixedHeight(look.px(30))
