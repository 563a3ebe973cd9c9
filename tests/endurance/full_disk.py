"""Fill the disk of an evening to the last byte, and go on: so many letters more, and no cut file.

``python -m tests.endurance.full_disk 500`` needs the right to mount: it makes a disk of 40 MB in
memory. Room is kept in reserve as in the window, then everything else is taken. Afterwards all that
can be saved is saved, under a new name and under one that is there already: a backup, a pack, the
report, letters, a workbook, CSV and the list of people. Prints the figures; the exit status is 1 if
a letter was refused or lost, or anything cut bears a final name.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import deque
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from tests.evening import NOW, Evening, make_event
from w4r_desktop import paths
from w4r_desktop.documents.files import write
from w4r_desktop.documents.letters import Form as LetterForm
from w4r_desktop.documents.letters import LetterLook, LetterOrder, draw_letters
from w4r_desktop.documents.packs import Pack
from w4r_desktop.documents.report import ReportLook, draw_report
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.exports import Form, Purpose
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import BackupNotMadeError, BackupTrouble, FileNotSavedError
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.exchange.people_export import write_people
from w4r_desktop.exchange.results_files import saving
from w4r_desktop.resources import resource
from w4r_desktop.services.exports import figures_now, results
from w4r_desktop.store import backups, reserve
from w4r_desktop.store.check import check
from w4r_desktop.store.copying import image
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.cases import case_pack
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from w4r_desktop.store.backups import Backup

MEGABYTES: Final = 40
FILES: Final = (
    *("cases.w4rpack", "report.pdf", "letters.pdf", "people.csv", "people.xlsx"),
    *("results.xlsx", "results.csv", "results.json", "results.text"),
)


@dataclass
class Findings:
    """What a full disk led to; ``letters`` were taken after it was full, so many of them are kept.

    Of the ``files`` tried so many were ``refused`` for the right reason; ``cut`` are those that
    have a final name all the same, or are not what they were before, and ``lost`` earlier backups.
    """

    letters: int = 0
    kept: int = 0
    files: int = 0
    refused: int = 0
    cut: int = 0
    lost: int = 0


@contextmanager
def small_disk() -> Iterator[Path]:
    """Give a folder on a disk of its own."""
    with tempfile.TemporaryDirectory() as name:
        size = f"size={MEGABYTES}m"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", name], check=True)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


def fill(folder: Path) -> None:
    """Take every byte that is free."""
    with suppress(OSError), (folder / "photographs").open("wb", buffering=0) as file:
        for piece in (1_000_000, 4096, 1):
            with suppress(OSError):
                while file.write(bytes(piece)):
                    pass


def save(session: Session, path: Path) -> None:
    """Save what a file of this name holds: a pack, report, letters, results or a list of people."""
    row = event(session)
    as_of = NOW.astimezone(row.details.zone)
    if path.stem == "people":
        everybody = people(session)
        write_people(path, event=row, people=everybody, contacts=None, as_of=as_of)
    elif path.stem == "results":
        found = results(session, purpose=Purpose.TALLY, as_of=as_of)
        deque(saving(path, Form(path.suffix[1:]), found), maxlen=0)
    elif path.suffix == ".pdf":
        deque(write(path, _drawing(session, path.stem, as_of)), maxlen=0)
    else:
        write_pack(path, read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack)


def _drawing(
    session: Session, what: str, as_of: datetime
) -> Callable[[IO[bytes]], Generator[int, None, object]]:
    if what == "report":
        figures = figures_now(session, as_of=as_of)
        return partial(draw_report, figures=figures, look=ReportLook(Paper.A4))
    briefs = case_pack(session).cases
    orders = tuple(LetterOrder(brief, "en", brief.target(Role.PRIMARY)) for brief in briefs)
    look = LetterLook(
        *(Paper.A4, LetterForm.RULED, "en", "CA", "en"), historical=False, today=as_of.date()
    )
    return partial(draw_letters, packs=[Pack("", orders)], look=look)


def _back_up(evening: Evening, folder: Path) -> Backup:
    with closing((taken := evening.ask(image, name="evening", at=NOW)).memory):
        return backups.back_up(taken, folder)


def full_disk(folder: Path, *, letters: int) -> Findings:
    """Return what became of an evening whose disk was filled before so many letters came."""
    paths.data_folder = lambda: folder / "data"
    path = paths.events_folder() / "evening.w4r"
    evening = Evening(make_event(path))
    for number in range(60):
        evening.sign_in(f"Person {number}")
    saved, found = folder / "saved", Findings()
    saved.mkdir()
    for name in FILES:
        evening.ask(save, path=saved / name)
    backup = _back_up(evening, folder / "kept")
    assert reserve.keep(folder)
    fill(folder)
    for number in range(letters):
        evening.log(case=number % 3)
        found.letters += 1
        if number % 100 == 50:
            evening.file.checkpoint()
    fill(folder)
    _try_to_save(evening, saved, found)
    _try_to_back_up(evening, backup, found)
    found.cut += len(list(folder.rglob("*.part*")))
    evening.file.close()
    with closing(EventFile(path)) as file:
        found.kept = check(file).entries
    return found


def _try_to_save(evening: Evening, saved: Path, found: Findings) -> None:
    """Save each over what is there, which has to stay, and where nothing is, nor may be."""
    before = {file: file.read_bytes() for file in saved.iterdir()}
    for path in [folder / name for name in FILES for folder in (saved, saved.parent)]:
        found.files += 1
        try:
            evening.ask(save, path=path)
        except FileNotSavedError as refused:
            found.refused += refused.full
        found.cut += path.exists() and path.read_bytes() != before.get(path)


def _try_to_back_up(evening: Evening, before: Backup, found: Findings) -> None:
    folder = before.path.parent
    there = sorted(folder.iterdir())
    found.files += 1
    try:
        _back_up(evening, folder)
    except BackupNotMadeError as refused:
        found.refused += refused.trouble is BackupTrouble.FULL
    found.cut += sorted(folder.iterdir()) != there
    found.lost += backups.newest_verified(folder) != before


def main() -> int:
    """Log as many letters as the command line says on a full disk."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with small_disk() as folder:
        found = full_disk(folder, letters=letters)
    print(found)
    is_safe = found.letters == found.kept == letters and not found.lost
    return 0 if is_safe and found.refused == found.files and not found.cut else 1


if __name__ == "__main__":
    sys.exit(main())
