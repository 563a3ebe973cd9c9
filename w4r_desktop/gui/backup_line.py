"""The last backup in the line at the foot of the window, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from w4r_desktop.gui.backing_up import backing_up
from w4r_desktop.gui.backup_outcome import Outcome
from w4r_desktop.gui.backup_words import (
    full_words,
    is_full,
    left_words,
    place_words,
    short_line,
    trouble_words,
)
from w4r_desktop.gui.disk_room import RoomAgain

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from w4r_desktop.gui.jobs import Job
    from w4r_desktop.gui.main_window import MainWindow
    from w4r_desktop.gui.workspace import Workspace


class BackupLine(QObject):
    """Keeps the words true; the same trouble is told once, until a backup was made again.

    Pressed, it leads to the backups under Setup, unless the organizer's lock is on. What found a
    disk full is tried again as soon as there is room.
    """

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._now = now
        self._told = ""
        self._again = RoomAgain(self)
        self._backing = backing_up(workspace)
        if self._backing is not None:
            self._backing.changed.connect(self._show)
            self._backing.refused.connect(self._tell)
            self._again.came.connect(self._backing.back_up)
            window.status.backup.setEnabled(not workspace.locked)
            window.status.backup.clicked.connect(self._show_card)
            workspace.closed.connect(self._on_closed)
            self._show()

    def _show(self) -> None:
        assert self._backing is not None
        text, role = short_line(self._backing, self._now())
        self._window.status.show_backup(
            text, told=full_words(self._backing, self._now()), role=role
        )
        last = self._backing.last
        if not (last.refusal or last.refused_there):
            self._told = ""
        self._wait_for_room()

    def _wait_for_room(self) -> None:
        assert self._backing is not None
        last, place = self._backing.last, self._backing.place
        full = [self._backing.folder] if is_full(last.refusal) else []
        if place is not None and is_full(last.refused_there):
            full.append(place)
        if full:
            self._again.wait_for(*full)
        else:
            self._again.stop()

    def _tell(self) -> None:
        assert self._backing is not None
        words = trouble_words(self._backing.last)
        if self._backing.last.refused_there is not None:
            words = f"{words} {place_words(self._backing, self._now())}".strip()
        if words != self._told:
            self._told = words
            self._window.complain(words)

    def _on_closed(self) -> None:
        assert self._backing is not None
        if (going := self._backing.going) is not None:
            _LastBackup(*going, self._window)

    def _show_card(self) -> None:
        from w4r_desktop.gui.pages.setup import SetupPage  # most starts never show it

        page = self._window.show_page("setup")
        assert isinstance(page, SetupPage)
        page.show_backups()


class _LastBackup(QObject):
    """Has the window complain if the backup is refused that was made as the event was closed."""

    def __init__(self, job: Job, outcome: Outcome, window: MainWindow) -> None:
        super().__init__(window)
        self._outcome = outcome
        self._window = window
        job.finished.connect(self._tell)
        if outcome.is_known:  # the job may have said so already
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        outcome, self._outcome = self._outcome, Outcome()  # it is told once
        if words := left_words(outcome):
            self._window.complain(words)
        self.deleteLater()
