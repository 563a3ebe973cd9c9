"""When an evening is backed up, and where to; what was proved last."""

from __future__ import annotations

import logging
from contextlib import closing, suppress
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop import paths
from w4r_desktop.errors import BackupNotMadeError, BackupTrouble, W4RError
from w4r_desktop.gui.backup_outcome import Made, Outcome
from w4r_desktop.gui.image_taking import ImageTaking
from w4r_desktop.gui.jobs import Job
from w4r_desktop.services.attendees import sign_in_all
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.store import backups
from w4r_desktop.store.entries import open_log
from w4r_desktop.store.lacking import is_up_to_date
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.sweeping import sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.backups import Backup
    from w4r_desktop.store.copying import Image

log = logging.getLogger(__name__)

EVERY: Final = 5 * 60 * 1000
"""Milliseconds between backups of an evening that goes on."""

ENTRIES: Final = 100
"""So many entries do not wait for the next backup …"""

APART: Final = timedelta(minutes=1)
"""… unless there was one just now: a school marathon logs that many in half a minute."""

SPARE: Final = 100_000_000
"""Bytes of the laptop's disk that the evening itself may still need."""

LOOK_BACK: Final = 3_000
"""Milliseconds from opening an evening until its last backup is looked for and proved again."""

LARGE: Final = frozenset({sign_in_all, take_pack})
"""What changes so much at once that a backup is made before."""


class OneAtATime(QObject):
    """Who sweeps a folder must not meet who is just writing there.

    ``changed`` tells that somebody began or is done, on whatever thread.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lock = Lock()

    @property
    def is_taken(self) -> bool:
        """Whether anybody is writing."""
        return self._lock.locked()

    def __enter__(self) -> None:
        self._lock.acquire()
        self.changed.emit()

    def __exit__(self, *_trouble: object) -> None:
        self._lock.release()
        self.changed.emit()


one_at_a_time: Final = OneAtATime()


class BackingUp(QObject):
    """Backs the open evening up whenever it should be; made for evenings that count only.

    ``changed`` tells that something new is known, ``refused`` why a backup was not made. The
    evening's file is only needed for a moment each time; the rest is done on another thread.
    ``now`` is the computer's clock, in UTC.
    """

    changed = Signal()
    refused = Signal(Exception)

    def __init__(
        self, workspace: Workspace, preferences: Preferences, now: Callable[[], datetime]
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._preferences = preferences
        self._now = now
        self.event_id = workspace.read(event).event_id
        self.last = Outcome(self.place)
        self._runs = 0
        self.has_looked = False
        self._job: Job | None = None
        self._outcome = self.last
        self._waiting: Image | None = None
        self._laptop_id = paths.laptop_id()
        self._backed_up = self._logged()
        self._taken_at: datetime | None = None
        self._taking = ImageTaking(workspace, now)
        self._taking.taken.connect(self._take)
        self._taking.failed.connect(self._on_not_taken)
        one_at_a_time.changed.connect(self._on_turn)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.catch_up)
        self._timer.start()
        self.is_due = workspace.was_left_open  # what was put right in place shows in no count
        QTimer.singleShot(LOOK_BACK, self, self.look_back)
        workspace.about_to.connect(self._on_about_to)
        workspace.changed.connect(self._on_changed)
        workspace.closed.connect(self._timer.stop)

    @property
    def folder(self) -> Path:
        """Where the backups of this evening lie on this laptop."""
        return paths.backups_folder(self.event_id)

    @property
    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._job is not None or self._taking.is_busy

    @property
    def is_being_written(self) -> bool:
        """Whether anything is written to a place of backups, by whomever."""
        return self.is_busy or one_at_a_time.is_taken

    @property
    def place(self) -> Path | None:
        """The second place, which the organizer names for all evenings; it need not be there."""
        return self._preferences.backup_place

    @place.setter
    def place(self, folder: Path | None) -> None:
        self._preferences.backup_place = folder
        self.last = Outcome(folder, self.last.here, refusal=self.last.refusal)
        self.changed.emit()
        if folder is not None:
            self.back_up()

    def back_up(self) -> None:
        """Back the evening up soon, some pages at a time, so that no click waits for it."""
        if not self._taking.is_busy:
            self._taking.start()
            self.changed.emit()

    def back_up_now(self) -> None:
        """Back the evening up as it is at this moment; another thread does the rest."""
        self._taking.finish()

    def _take(self, taken: Image) -> None:
        self.is_due, self._backed_up, self._taken_at = False, self._logged(), taken.at
        if self._job is None:
            self._start(taken)
        else:  # the newest of those that wait has all that the others had
            if self._waiting is not None:
                self._waiting.memory.close()
            self._waiting = taken
        self.changed.emit()

    def catch_up(self) -> None:
        """Back the evening up if anything changed since the last time, or a backup went."""
        self.look()
        if self.is_due:
            self.back_up()

    def finish(self) -> None:
        """Back up what changed, as the evening is closed; nobody waits for it here."""
        if self.is_due or self._taking.is_busy:
            self.back_up_now()
        if self._waiting is not None:
            self._start(self._waiting)

    @property
    def going(self) -> tuple[Job, Outcome] | None:
        """What writes the newest backup just now, and how that went as soon as it is known."""
        return (self._job, self._outcome) if self._job is not None else None

    def look(self) -> None:
        """See whether what is told of is still there: sticks are exchanged, folders removed."""
        if self.has_looked:
            if self.place is not None:
                _look_at(self.place, self._workspace.path.parent, self.last)
            self._tell_of(self.last)
            self.changed.emit()

    def look_back(self) -> None:
        """Prove the newest backup of earlier days; the evening may have gone on without one."""
        if not self.is_busy and self._taken_at is None:
            outcome = Outcome(self.place)
            self._run(_prove(self.folder, self._workspace.path.parent, outcome), outcome)

    def known(self) -> list[Backup]:
        """Return all backups of this evening, at both places, the newest first."""
        return backups.of_event(self.event_id, backup_roots(self._preferences))

    def _on_turn(self) -> None:
        if self._workspace.is_open:  # or another page may stand by now
            self.changed.emit()

    def _on_about_to(self, service: Callable[..., Any]) -> None:
        if service in LARGE:
            self.back_up_now()

    def _on_changed(self, tables: frozenset[str]) -> None:
        self.is_due = True
        since = self._now() - self._taken_at if self._taken_at is not None else APART
        apart = not timedelta() <= since < APART  # a clock that was set back tells nothing
        if "tally_entry" in tables and apart and self._logged() - self._backed_up >= ENTRIES:
            self.back_up()

    def _logged(self) -> int:
        """Return how many entries this laptop has logged; a sheet of paper brings many at once."""
        return self._workspace.read(open_log, self._laptop_id).sequence

    def _start(self, taken: Image) -> None:
        self._runs += 1
        outcome, live = Outcome(self.place, run=self._runs), self._workspace.path.parent
        self._run(_work(taken, self.folder, live, outcome), outcome)

    def _run(self, work: Generator[int, None, None], outcome: Outcome) -> None:
        self._job, self._outcome = Job(work), outcome
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_finished(self) -> None:
        self._job, self.has_looked, outcome = None, True, self._outcome
        if not self._workspace.is_open:  # nobody wants to know any more
            return
        outcome.here = outcome.here or self.last.here
        if outcome.place == self.place:
            outcome.away = outcome.away or self.last.away
        else:  # another was named meanwhile
            there = self.last
            outcome.place, outcome.away = there.place, there.away
            outcome.missing, outcome.same_disk = there.missing, there.same_disk
            outcome.refused_there = there.refused_there
        self._tell_of(outcome)
        here = outcome.here
        self.is_due |= here is not None and not self._workspace.read(is_up_to_date, here.holds)
        if outcome.refused_there is not None:
            self.refused.emit(outcome.refused_there)
        if outcome.refusal is not None:
            self._say_refused(outcome.refusal)
        self._go_on()

    def _tell_of(self, outcome: Outcome) -> None:
        """Tell of no backup that went meanwhile; what lacks one is due."""
        outcome.here = _still(outcome.here)
        if not outcome.missing:
            outcome.away = _still(outcome.away)
        self.last = outcome
        self.is_due |= outcome.here is None
        self.is_due |= outcome.is_behind and not (outcome.missing or outcome.refused_there)

    def _on_failed(self, error: Exception) -> None:
        self._job, self.is_due = None, True  # of what was made meanwhile nothing is known
        self._go_on()
        raise error

    def _go_on(self) -> None:
        if self._waiting is not None:
            taken, self._waiting = self._waiting, None
            self._start(taken)
        self.changed.emit()

    def _on_not_taken(self, error: Exception) -> None:
        if not isinstance(error, W4RError):
            raise error
        refusal = BackupNotMadeError(BackupTrouble.SOURCE)
        log.warning("%s", refusal)
        self._say_refused(refusal)

    def _say_refused(self, refusal: W4RError) -> None:
        self.is_due = True
        self.last.refusal = refusal
        self.refused.emit(refusal)
        self.changed.emit()


def backup_roots(preferences: Preferences) -> list[Path]:
    """Return where backups of all events lie: on this laptop, then at the second place."""
    place = preferences.backup_place
    return [paths.all_backups(), *([place] if place is not None else [])]


def backing_up(workspace: Workspace) -> BackingUp | None:
    """Return what backs an open evening up; practice and the sample have nothing that does."""
    return workspace.findChild(BackingUp)


def _work(taken: Image, here: Path, live: Path, outcome: Outcome) -> Generator[int, None, None]:
    """Write one image to both places; what goes wrong at one does not keep it from the other.

    ``live`` is the folder of the evening itself.
    """
    place, roots = outcome.place, [here.parent]
    with one_at_a_time, closing(taken.memory):
        outcome.here, outcome.refusal = _one(taken, here, outcome.run, spare=SPARE)
        if place is not None and _look_at(place, live, outcome):
            outcome.away, outcome.refused_there = _one(taken, place / here.name, outcome.run)
            roots.append(place)
        if outcome.refusal is not None:
            log.warning("%s", outcome.refusal)
        if outcome.refused_there is not None:
            log.warning("at the second place: %s", outcome.refused_there)
        outcome.is_known = True
        swept = sweep(roots, taken.at)
    log.info("%d old backups went", swept.count)
    yield 1  # there is no stopping before: the program waits for it as it ends


def _one(
    taken: Image, folder: Path, run: int, *, spare: int = 0
) -> tuple[Made, None] | tuple[None, W4RError]:
    try:
        backup = backups.back_up(taken, folder, spare=spare)
        return Made(backup, backups.held_by(taken.memory), run), None
    except W4RError as refusal:
        return None, refusal


def _prove(here: Path, live: Path, outcome: Outcome) -> Generator[int, None, None]:
    """Look for the newest whole backup at both places."""
    place = outcome.place
    with one_at_a_time:
        found = {here: backups.newest_verified(here)}
        if place is not None and _look_at(place, live, outcome):
            found[place] = backups.newest_verified(place / here.name)
    newest = max((backup.at for backup in found.values() if backup), default=None)
    made = {}
    for folder, backup in found.items():
        if backup is not None:
            with suppress(W4RError):  # it went meanwhile
                holds = backups.contents(backup.path)
                made[folder] = Made(backup, holds, 0 if backup.at == newest else -1)
    outcome.here, outcome.away = made.get(here), made.get(place) if place else None
    yield 1


def _still(made: Made | None) -> Made | None:
    return made if made is not None and backups.is_backup(made.backup.path) else None


def _look_at(place: Path, live: Path, outcome: Outcome) -> bool:
    """Note whether a second place is there and on a disk of its own; tell the former."""
    try:
        outcome.missing = not place.is_dir()
    except OSError:  # the stick was pulled out just now
        outcome.missing = True
    outcome.same_disk = not outcome.missing and paths.on_one_disk(place, live)
    return not outcome.missing
