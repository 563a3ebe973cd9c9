"""Fill the disk of an evening to the last byte, and go on: so many letters more, and no cut file.

``python -m tests.endurance.full_disk 500`` needs the right to mount: it makes a disk of 40 MB in
memory. Room is kept in reserve as in the window, then everything else is taken. Prints the figures;
the exit status is 1 if a letter was refused or lost, or anything cut bears a final name.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.evening import Evening, make_event
from w4r_desktop import paths
from w4r_desktop.errors import FileNotSavedError
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.resources import resource
from w4r_desktop.store import reserve
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTES: Final = 40


@dataclass
class Findings:
    """What a full disk led to; ``letters`` were taken after it was full."""

    letters: int = 0
    kept: int = 0
    refused_files: int = 0
    cut_files: int = 0


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


def full_disk(folder: Path, *, letters: int) -> Findings:
    """Return what became of an evening whose disk was filled before so many letters came."""
    paths.data_folder = lambda: folder / "data"
    path = paths.events_folder() / "evening.w4r"
    evening = Evening(make_event(path))
    assert reserve.keep()
    fill(folder)
    found = Findings()
    pack = read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack
    for number in range(letters):
        evening.log(case=number % 3)
        found.letters += 1
        if number % 100 == 50:
            evening.file.checkpoint()
    fill(folder)
    for name in ("a.w4rpack", "b.w4rpack"):
        try:
            write_pack(folder / name, pack)
        except FileNotSavedError as refused:
            found.refused_files += refused.full
        found.cut_files += (folder / name).exists()
    found.cut_files += len(list(folder.rglob("*.part*")))
    evening.file.close()
    with closing(EventFile(path)) as file:
        found.kept = check(file).entries
    return found


def main() -> int:
    """Log as many letters as the command line says on a full disk."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with small_disk() as folder:
        found = full_disk(folder, letters=letters)
    print(found)
    good = found.letters == found.kept == letters and found.refused_files and not found.cut_files
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
