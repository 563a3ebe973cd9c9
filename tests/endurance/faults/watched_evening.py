"""An evening in a process of its own whose disk is watched, or refuses, and what a judge says.

After each step the person is told what the whole event looks like, as one digest of all its rows.
Whatever happens to the disk, the event must look like one of the steps that were tried, and like
none before the last one that was told.
"""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.endurance.faults import shim
from tests.evening import NOW, Evening, make_event, pack
from w4r_desktop import paths
from w4r_desktop.documents.files import write
from w4r_desktop.documents.report import ReportLook, draw_report
from w4r_desktop.domain.arrivals import ListedPerson
from w4r_desktop.domain.pack_changes import compare, fitted
from w4r_desktop.domain.pack_choice import everything
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import ActionKind, EntryLine
from w4r_desktop.errors import W4RError
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.resources import resource
from w4r_desktop.services.attendees import sign_in_all
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.services.entry_lists import log_entries
from w4r_desktop.services.reports import freeze
from w4r_desktop.store import backups
from w4r_desktop.store.check import check
from w4r_desktop.store.copying import image
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.campaign_here import campaign_here
from w4r_desktop.store.restoring import hold, put_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.endurance.faults.power_cuts import Cut

EVENT: Final = "evening.w4r"
OLDER: Final = "older.w4r"
DATA: Final = Path(__file__).parents[2] / "data"
PACK: Final = "cases.w4rpack"
REPORT: Final = "report.pdf"
SAVED: Final = (PACK, REPORT)
BACKUPS: Final = "backups"
SECOND: Final = "stick/backups"
PLACES: Final = (BACKUPS, SECOND)
ASIDE: Final = "aside"
NOTHING: Final = "nothing"
"""The digest of a file that is not there."""


def digest(file: EventFile) -> str:
    """Return what an open event looks like, all of it."""
    with file._bare() as connection:
        return _of_text("\n".join(connection.iterdump()))


def _of_text(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _of_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:20]


class WatchedEvening:
    """Does things to an event, and tells after each what it looks like."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._packs = self._backups = self._lists = 0
        self._tell(EVENT, NOTHING)
        self._tell(OLDER, NOTHING)
        self.evening = Evening(make_event(folder / EVENT))
        self.tell()

    def tell(self) -> None:
        """Tell what the event looks like now."""
        self._tell(EVENT, digest(self.evening.file))

    def log(self, letters: int) -> None:
        """Log letters one by one."""
        for number in range(letters):
            self.evening.log(case=number % 3, table=number % 2)
            self.tell()

    def undo(self, steps: int) -> None:
        """Take steps back, and do half of them again."""
        for _ in range(steps):
            self.evening.file.undo()
            self.tell()
        for _ in range(steps // 2):
            self.evening.file.redo()
            self.tell()

    def bring_cases(self, count: int) -> None:
        """Take over a pack with more cases."""
        here = self.evening.ask(campaign_here)
        changes = compare(here, fitted(pack(count), here))
        self.evening.do(
            take_pack,
            pack=changes.pack,
            choice=everything(changes, addresses=True),
            reason="Not in the pack",
            at=NOW,
        )
        self.tell()

    def bring_lists(self) -> None:
        """Sign in the people of a list, and log a list of entries."""
        people = [ListedPerson(name=f"Person {number}", table="1") for number in range(3)]
        self.evening.do(sign_in_all, people=people, at=NOW)
        self.tell()
        lines = [
            EntryLine(
                line=number,
                table="2",
                attendee=f"Guest of list {number}",
                case="case-1",
                kind=ActionKind.LETTER,
                quantity=number,
                signatories=1,
                at=NOW,
            )
            for number in range(1, 4)
        ]
        self._lists += 1
        digest = f"list {self._lists}"
        self.evening.do(log_entries, file="list.csv", digest=digest, lines=lines, now=NOW)
        self.tell()

    def bring_up(self) -> None:
        """Open an event that an older version of the program wrote."""
        with paths.replacing(self._folder / OLDER) as draft:
            draft.write_bytes((DATA / "event-v4-full.w4r").read_bytes())
        with closing(EventFile(self._folder / OLDER)) as older:
            self._tell(OLDER, digest(older))

    def report(self) -> None:
        """Freeze the figures, and save the report under a name that is there already."""
        figures, _step = self.evening.file.write_for_good(freeze, at=NOW)
        self.tell()
        look = ReportLook(Paper.A4)
        deque(write(self._folder / REPORT, partial(draw_report, figures=figures, look=look)), 0)
        self._tell_saved(REPORT)

    def export(self) -> None:
        """Save a pack under a name that is there already."""
        whole = read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack
        self._packs += 1
        write_pack(self._folder / PACK, replace(whole, cases=whole.cases[: 1 + self._packs]))
        self._tell_saved(PACK)

    def back_up(self) -> None:
        """Back the event up at both places, read it back and name it."""
        self._backups += 1
        with self.evening.file.reading() as session:
            taken = image(session, name="evening", at=NOW + timedelta(hours=self._backups))
        with closing(taken.memory):
            for place in PLACES:
                self._newest = backups.back_up(taken, self._folder / place).path
                self._tell(place, self._newest.name)

    def put_back(self) -> None:
        """Let the newest backup take the place of the event, which is put aside."""
        self.evening.file.close()
        with closing(hold(self._newest)) as held:
            aside = put_back(held, self._folder / EVENT, at=NOW)
        assert aside is not None
        self.evening = Evening(EventFile(self._folder / EVENT))
        self.tell()
        self._tell(ASIDE, aside.name)

    def idle(self) -> None:
        """Let the event move what was written into its one file."""
        self.evening.file.checkpoint()

    def reopen(self) -> None:
        """Close the event and open it again."""
        self.evening.file.close()
        self.evening = Evening(EventFile(self._folder / EVENT))
        self.tell()

    def _tell_saved(self, name: str) -> None:
        self._tell(name, _of_file(self._folder / name))

    @staticmethod
    def _tell(name: str, what: str) -> None:
        shim.told(f"{name} {what}")


def whole_evening(folder: Path, *, rounds: int) -> None:
    """Go through an evening, so many times the same."""
    watched = WatchedEvening(folder)
    for number in range(rounds):
        watched.log(8)
        watched.undo(3)
        watched.bring_cases(4 + number)
        watched.bring_lists()
        watched.log(3)
        watched.back_up()
        watched.idle()
        watched.report()
        watched.export()
        watched.log(2)
        watched.put_back()
        watched.log(1)
        watched.reopen()
    watched.bring_up()
    watched.evening.file.close()


def judge(cut: Cut, folder: Path, all_told: Sequence[str]) -> str:
    """Return what is wrong with the files after a power cut, or nothing.

    ``all_told`` is what was told in the end, of which ``cut.told`` was told before the cut.
    """
    for event in (EVENT, OLDER):
        try:
            looks = _of_event(folder / event)
        except W4RError as refused:
            return f"{event} is refused: {type(refused).__name__}"
        if wrong := _among(event, looks, cut, all_told):
            return wrong
    wrongs = (
        *(_of_backups(folder, place, cut) for place in PLACES),
        *(_of_saved(folder, name, cut, all_told) for name in SAVED),
    )
    if any(not (folder / words).exists() for words in _told(ASIDE, cut)):
        return "what was put aside is gone"
    return next((wrong for wrong in wrongs if wrong), "")


def _of_backups(folder: Path, place: str, cut: Cut) -> str:
    """Return what is wrong with the backups at one place that bear their names."""
    there = backups.list_backups(folder / place)
    if missing := set(_told(place, cut)) - {backup.path.name for backup in there}:
        return f"{missing} is gone"
    for backup in there:
        try:
            backups.verify(backup.path)
        except W4RError as refused:
            return f"backup: {type(refused).__name__}"
    return ""


def _of_saved(folder: Path, name: str, cut: Cut, all_told: Sequence[str]) -> str:
    """Return what is wrong with a file that is saved under the same name again and again."""
    if (folder / name).exists():
        return _among(name, _of_file(folder / name), cut, all_told)
    return f"{name} is gone" if _told(name, cut) else ""


def _told(name: str, cut: Cut) -> list[str]:
    told = (words.split(" ", 1) for words in cut.told)
    return [words for what, words in told if what == name]


def _of_event(path: Path) -> str:
    if not path.exists():
        return NOTHING
    with closing(EventFile(path)) as file:
        check(file)
        return digest(file)


def _among(name: str, looks: str, cut: Cut, all_told: Sequence[str]) -> str:
    """Tell whether something looks as it was told at last, or as it was told next."""
    told = [words for words in cut.told if words.startswith(name)]
    ever = [words for words in all_told if words.startswith(name)]
    allowed = ever[max(len(told) - 1, 0) : len(told) + 1]
    if f"{name} {looks}" in allowed:
        return ""
    return f"{name}: {'older' if f'{name} {looks}' in ever else 'never seen'}"


def main() -> None:
    """Go through an evening in the folder named on the command line."""
    folder = Path(sys.argv[1])
    paths.data_folder = lambda: folder / "data"
    whole_evening(folder, rounds=int(sys.argv[2]))


if __name__ == "__main__":
    main()
