"""Let the disk fail in twelve ways at sixty points, and try again as a person does.

``python -m tests.endurance.faults.inject 60`` logs, undoes, saves, closes and opens again, while an
operation on the disk fails, or all from one on until the disk is well again. Whatever is refused is
tried again until it is taken. Afterwards everything that was told must be there once, and nothing
else; after each refusal the event shows what is on the disk, and the words say that this was not
saved and what to do. Prints the figures; the exit status is 1 if any of it was broken.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import select

from tests.endurance.faults import shim
from tests.endurance.faults.replay import ROOT, in_memory
from tests.evening import NOW, Evening, make_event
from w4r_desktop import paths
from w4r_desktop.errors import W4RError
from w4r_desktop.messages import explain
from w4r_desktop.services import counting
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy.orm import Session

T = TypeVar("T")

KINDS: Final = {
    "a write: full": shim.Failure("write", errno.ENOSPC),
    "all writes: full": shim.Failure("write", errno.ENOSPC, lasting=True),
    "half a write": shim.Failure("write", errno.EIO, half=True),
    "a sync": shim.Failure("fsync", errno.EIO),
    "all syncs": shim.Failure("fsync", errno.EIO, lasting=True),
    "a cut": shim.Failure("ftruncate", errno.ENOSPC),
    "an opening": shim.Failure("open", errno.EACCES),
    "all openings": shim.Failure("open", errno.EMFILE, lasting=True),
    "a removal": shim.Failure("unlink", errno.EACCES),
    "all removals": shim.Failure("unlink", errno.EACCES, lasting=True),
    "all: read-only": shim.Failure("any", errno.EROFS, lasting=True),
    "killed": shim.Failure("any", errno.EIO, kills=True),
}
PATIENCE: Final = 3
"""So often a person tries before whoever can help makes the disk well again."""

NOT_SAVED: Final = re.compile(
    r" was not saved, because .+\. (.+ and try again|Choose .+|.+ choose .+)\.$"
)
NOT_OPENED: Final = re.compile(r" cannot be opened, because .+\. Nothing was changed\. .+\.$")
"""What a refusal has to say: what did not happen, why, and how to go on."""

ROUNDS: Final = 32
FAILED: Final = 3
"""The exit status of an evening that broke a promise."""


@dataclass
class Findings:
    """What a number of failures led to; all but the first four have to be zero.

    ``unsure`` are refusals after which whoever was killed would find the refused click.
    """

    failures: int = 0
    refused: int = 0
    told: int = 0
    unsure: int = 0
    lost: int = 0
    doubled: int = 0
    untrue: int = 0
    damaged: int = 0
    wordless: int = 0

    @property
    def good(self) -> bool:
        """Whether every promise was kept."""
        return not (self.lost or self.doubled or self.untrue or self.damaged or self.wordless)

    def add(self, other: Findings) -> None:
        """Count what another evening led to as well."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


def _entries(session: Session) -> list[UUID]:
    return list(session.execute(select(TallyEntry.id)).scalars())


@dataclass
class FailingEvening:
    """An evening on a disk that fails, and a person who does not give up."""

    folder: Path
    failure: shim.Failure
    found: Findings = field(default_factory=Findings)
    told: set[UUID] = field(default_factory=set)
    is_open: bool = True

    @property
    def path(self) -> Path:
        """Where the event lies."""
        return self.folder / "evening.w4r"

    def go_through(self, point: int) -> None:
        """Do the same things again and again until the failure has come and gone."""
        self.evening = Evening(EventFile(self.path))
        shim.arm(self.failure, point)
        for _ in range(ROUNDS):
            self._round()
            if shim.came():
                break
        shim.disarm()
        self.evening.file.close()
        self.found.failures += shim.came()
        self._judge(self.path)

    def _round(self) -> None:
        for _ in range(4):
            self._until_taken(self._log, NOT_SAVED)
        self.evening.file.checkpoint()
        self._until_taken(self._undo, NOT_SAVED)
        self._until_taken(self._save, NOT_SAVED)
        self._until_taken(self._log, NOT_SAVED)
        self._close()
        self._until_taken(self._open, NOT_OPENED)

    def _until_taken(self, do: Callable[[], None], said: re.Pattern[str]) -> None:
        for tried in range(PATIENCE + 1):
            try:
                do()
            except W4RError as refused:
                self.found.refused += 1
                self.found.wordless += not said.search(explain(refused))
                self._look()
                if tried == PATIENCE - 1:
                    shim.disarm()
            else:
                return
        self.found.wordless += 1  # refused although the disk is well

    def _log(self) -> None:
        spot = self.evening.spot()
        entry, _step = self.evening.file.write("", counting.log, spot=spot, quantity=1, at=NOW)
        self._tell({entry})

    def _undo(self) -> None:
        if self.evening.file.done:
            self._tell(set(self.evening.file.undo().appended))

    def _tell(self, entries: set[UUID]) -> None:
        self.told |= entries
        os.write(3, b"".join(entry.bytes for entry in entries))

    def _save(self) -> None:
        words = b"letters " * 2000
        saved = self.folder / "list.txt"
        try:
            with paths.replacing(saved) as draft:
                draft.write_bytes(words)
        finally:
            self.found.damaged += saved.exists() and saved.read_bytes() != words

    def _close(self) -> None:
        self.is_open = False
        with suppress(W4RError):
            self.evening.file.close()

    def _open(self) -> None:
        opened = EventFile(self.path)
        try:
            self.evening = Evening(opened)
        except W4RError:
            opened.close()
            raise
        self.is_open = True
        self._look()

    def _look(self) -> None:
        """See whether the event shows what was told and nothing else, after a kill as well."""
        with suppress(W4RError):
            self.found.untrue += self.is_open and set(self.evening.ask(_entries)) != self.told
        if self.is_open:
            found = _after_a_kill(self.path) != self.told
            if self.failure.lasting:
                self.found.unsure += found  # the disk took nothing that could have ended it
            else:
                self.found.untrue += found

    def _judge(self, path: Path) -> None:
        with closing(EventFile(path)) as file:
            check(file)
            with file.reading() as session:
                kept = _entries(session)
        self.found.told = len(self.told)
        self.found.lost = len(self.told - set(kept))
        self.found.doubled = len(set(kept) - self.told)


def _after_a_kill(path: Path) -> set[UUID]:
    """Return what would be in the event if its program was killed now."""
    with tempfile.TemporaryDirectory(dir=in_memory()) as name:
        copy = Path(name) / path.name
        copy.write_bytes(path.read_bytes())
        log = path.with_name(f"{path.name}-wal")
        if log.exists():
            copy.with_name(log.name).write_bytes(log.read_bytes())
        with closing(EventFile(copy)) as file, file.reading() as session:
            return set(_entries(session))


def one(folder: Path, name: str, point: int, evening: bytes) -> Findings:
    """Let one failure come at one point."""
    path = folder / "evening.w4r"
    for file in folder.iterdir():
        if file.is_file():
            file.unlink()
    path.write_bytes(evening)
    failing = FailingEvening(folder, KINDS[name])
    if not KINDS[name].kills:
        failing.go_through(point)
        return failing.found
    return _killed(failing, point)


def _killed(failing: FailingEvening, point: int) -> Findings:
    """Let it be a process of its own that dies, and open what it leaves."""
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        os.dup2(write, 3)
        failing.go_through(point)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        told = pipe.read()
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    with closing(EventFile(failing.path)) as file:
        check(file)
        with file.reading() as session:
            kept = {entry.bytes for entry in _entries(session)}
    ids = {told[start : start + 16] for start in range(0, len(told), 16)}
    more = len(kept - ids)
    return Findings(1, told=len(ids), lost=len(ids - kept), doubled=more if more > 1 else 0)


def inject(folder: Path, *, points: int, step: int = 1) -> dict[str, Findings]:
    """Let each kind of failure come at so many points, one after the other."""
    folder.mkdir()
    make_event(folder / "evening.w4r").close()
    evening = (folder / "evening.w4r").read_bytes()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 3)
    found = {name: Findings() for name in KINDS}
    for name, sums in found.items():
        for point in range(1, points + 1, step):
            sums.add(one(folder, name, point, evening))
    return found


def main() -> int:
    """Inject in the folder named, which is watched, or start the process that does."""
    if len(sys.argv) > 2:
        folder = Path(sys.argv[1])
        paths.data_folder = lambda: folder.parent / "data"
        found = inject(folder, points=int(sys.argv[2]), step=int(sys.argv[3]))
        for name, sums in found.items():
            print(f"{name:16} {sums}")
        return 0 if all(sums.good for sums in found.values()) else FAILED
    return start(points=int(sys.argv[1]) if len(sys.argv) > 1 else 60)


def start(*, points: int, step: int = 1) -> int:
    """Inject in a process that has the shim between it and the disk; return its exit status."""
    with tempfile.TemporaryDirectory(dir=in_memory()) as name:
        watched = Path(name) / "watched"
        environment: dict[str, Any] = shim.environment(shim.build(Path(name)), watched)
        command = [sys.executable, "-m", f"{__package__}.inject", str(watched), str(points)]
        done = subprocess.run([*command, str(step)], cwd=ROOT, env=environment, check=False)
        shutil.rmtree(watched, ignore_errors=True)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
