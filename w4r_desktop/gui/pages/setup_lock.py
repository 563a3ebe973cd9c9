"""The organizer's lock under Setup: its PIN, locking now, and whether somebody reset it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from w4r_desktop.gui import locking, theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, clock, short_date
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.lock import lock

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel, QWidget

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.lock import LockRow


class LockCard(Card):
    """Chooses, changes and removes the PIN; ``lock_requested`` asks for the window to be locked.

    ``said`` tells in a sentence what was done, ``reset_known`` of which moment the organizer knows
    that the PIN was reset then. ``now`` is the computer's clock, in UTC.
    """

    said = Signal(str)
    reset_known = Signal(str)
    lock_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(_("Organizer lock"), parent=parent)
        self._workspace = workspace
        self._now = now or partial(datetime.now, UTC)
        self._lock = Live(workspace, lock, shows=frozenset({"organizer_lock"}), parent=self)
        self._event = Live(workspace, event, shows=frozenset({"event"}), parent=self)
        self.state = self._words("")
        self.reset = self._words("bad")
        self.what = self._words("muted")
        self.known = Button(_("I know of it"), parent=self)
        self._known_reset = ""
        self.lock_now = Button(_("Lock now"), icon="lock", parent=self)
        self.choose = Button(_("Choose a PIN…"), parent=self)
        self.change = Button(_("Change the PIN…"), parent=self)
        self.remove = Button(_("Remove the PIN…"), parent=self)
        self._lay_out()
        self._connect()
        self._show()

    def _words(self, role: str) -> QLabel:
        words = label("", role, self)
        words.setWordWrap(True)
        return words

    def _lay_out(self) -> None:
        self.what.setText(
            _(
                "While the window is locked, volunteers count, sign people in and read and print "
                "briefs, see first names only, and take back only what was logged since. The lock "
                "protects the screen, not the file: whoever copies the file can read all of it."
            )
        )
        buttons = QGridLayout()
        buttons.setSpacing(theme.current().px(8))
        buttons.addWidget(self.lock_now, 0, 0)
        buttons.addWidget(self.choose, 0, 1)
        buttons.addWidget(self.change, 0, 1)
        buttons.addWidget(self.remove, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        buttons.setColumnStretch(2, 1)
        for part in (self.state, self.reset):
            self.body.addWidget(part)
        self.body.addWidget(self.known, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(buttons)
        self.body.addWidget(self.what)

    def _connect(self) -> None:
        self._lock.answered.connect(self._show)
        self._event.answered.connect(self._show)
        self.known.clicked.connect(self._on_known)
        self.lock_now.clicked.connect(self.lock_requested)
        self.choose.clicked.connect(self._on_choose)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)

    def _show(self) -> None:
        row = self._lock.answer
        has_pin = bool(row.pin_hash)
        self.state.setText(
            _("There is a PIN. Lock the window when you leave it to volunteers.")
            if has_pin
            else _("There is no PIN yet, so whoever sits here can change everything.")
        )
        self.choose.setVisible(not has_pin)
        self.change.setVisible(has_pin)
        self.remove.setVisible(has_pin)
        self.reset.setVisible(row.reset_at is not None)
        self.known.setVisible(is_news(row, self._known_reset))
        if row.reset_at is not None:
            self.reset.setText(
                reset_words(row.reset_at.astimezone(self._event.answer.details.zone))
            )

    def show_known(self, moment: str) -> None:
        """Note of which reset, in ISO 8601, the organizer knows already."""
        self._known_reset = moment
        self._show()

    def _on_known(self) -> None:
        moment = self._lock.answer.reset_at
        assert moment is not None
        self.show_known(moment.isoformat())
        self.reset_known.emit(moment.isoformat())

    def _on_choose(self) -> None:
        if locking.choose_pin(self._workspace, self):
            self.said.emit(_("The PIN is kept."))

    def _on_change(self) -> None:
        if locking.change_pin(self._workspace, self._now, self):
            self.said.emit(_("The PIN is changed."))

    def _on_remove(self) -> None:
        if locking.remove_pin(self._workspace, self._now, self):
            self.said.emit(_("The PIN is removed."))


def is_news(row: LockRow, known: str) -> bool:
    """Tell whether a PIN was reset, and neither a new one chosen nor that reset ``known``."""
    return row.reset_at is not None and not row.pin_hash and row.reset_at.isoformat() != known


def reset_words(moment: datetime) -> str:
    """Return when a forgotten PIN was done away with, at the event's own time."""
    return _(
        "The PIN was reset on {date} at {time}, by somebody who typed the name of the event and "
        "waited a minute."
    ).format(date=short_date(moment.date()), time=clock(moment))
