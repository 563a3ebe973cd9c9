"""Old backups of all events go a while after the program started."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from w4r_desktop import paths
from w4r_desktop.gui.backing_up import backup_roots, one_at_a_time
from w4r_desktop.gui.jobs import Job
from w4r_desktop.store.sweeping import Swept, all_held, sweep

if TYPE_CHECKING:
    from collections.abc import Collection, Generator
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.gui.desktop import Desktop

log = logging.getLogger(__name__)

LATER: Final = 30_000
"""Milliseconds after the start: whoever starts the program wants to count, and not to tidy up."""


class Sweeping(QObject):
    """Lets old backups go on another thread, here and at the second place if it is there.

    While anything is open they go after each of its backups as well. The last one of an event goes
    only here, where its own file can be looked at.
    """

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._job: Job | None = None
        self._found = [Swept()]
        QTimer.singleShot(LATER, self, self.sweep)

    @property
    def is_busy(self) -> bool:
        """Whether it is being done."""
        return self._job is not None

    def sweep(self) -> None:
        """Let all go that is too old; then look which last ones may go too."""
        self._run(())

    def _run(self, last_too: Collection[Path]) -> None:
        roots = backup_roots(self._desktop.preferences)
        self._found = []
        self._job = Job(_work(roots, self._desktop.now(), last_too, self._found), self)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_finished(self) -> None:
        self._job, (found,) = None, self._found
        log.info("%d old backups went", found.count)
        if found.waiting:
            here = paths.events_folder().glob(f"*{paths.EVENT_SUFFIX}")
            held = {backup for path in here for backup in all_held(path, found.waiting)}
            if held:
                self._run(held)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        raise error


def _work(
    roots: list[Path], now: datetime, last_too: Collection[Path], found: list[Swept]
) -> Generator[int, None, None]:
    with one_at_a_time:
        found.append(sweep(roots, now, last_too=last_too))
    yield 1
