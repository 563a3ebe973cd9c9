"""A list of events tells what each is, and changes none of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.evening import NOW, details, make_event, pack
from w4r_desktop import errors
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import event_details
from w4r_desktop.services.rehearsal import begin
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.glance import EventGlance, glance
from w4r_desktop.store.migrations import NEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
OPENS = """
import os, signal, sys
from pathlib import Path
from tests.evening import details
from w4r_desktop import paths
from w4r_desktop.services import event_details
from w4r_desktop.store.event_file import EventFile
path = Path(sys.argv[1])
paths.data_folder = lambda: path.parent / "data"
file = EventFile(path)
"""
HOLDS = f"""{OPENS}
print("open", flush=True)
sys.stdin.read()
"""
KILLED = f"""{OPENS}
file.write("", event_details.change_details, details=details(name="Later"))
os.kill(os.getpid(), signal.SIGKILL)
"""


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return each file of a folder with its bytes, and when it and the folder were changed."""
    files = {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
        if path.is_file()
    }
    return files | {"": (b"", folder.stat().st_mtime_ns)}


@contextmanager
def held_open(path: Path) -> Iterator[None]:
    """Have another program keep an event open meanwhile."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"open\n"
    yield
    holder.communicate()


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "evening.w4r"
    make_event(path).close()
    return path


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_file_of_every_earlier_version_is_told_of_and_stays_as_it_was(
    version: int, tmp_path: Path
) -> None:
    folder = tmp_path / "events"
    folder.mkdir()
    path = folder / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)
    before = everything(folder)
    seen = glance(path)
    assert seen.name == "Candlelight"
    assert seen.kinds[ActionKind.LETTER] == 4
    assert seen.newest is not None
    assert seen.newest.utcoffset() == timedelta(hours=-4), "by the clock of Halifax"
    assert everything(folder) == before


def test_name_day_and_venue_are_told_of_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c %41.w4r"
    said = details(name="Chandelles", venue="Église")
    EventFile.create(
        path, event_details.set_up, details=said, table_names=["1"], pack=pack()
    ).close()
    before = everything(tmp_path)
    seen = glance(path)
    assert seen == EventGlance(
        seen.event_id,
        "Chandelles",
        date(2026, 12, 10),
        "Église",
        practice=False,
        zone=ZoneInfo("America/Halifax"),
        kinds=dict.fromkeys(ActionKind, 0),
        newest=None,
    )
    assert everything(tmp_path) == before


def test_a_copy_to_practise_on_is_told_from_the_evening_it_was_made_of(closed: Path) -> None:
    opened = EventFile(closed)
    copy = closed.with_name("copy.w4r")
    opened.copy_to(copy, begin, at=NOW)
    opened.close()
    assert (glance(copy).practice, glance(closed).practice) == (True, False)
    assert glance(copy).event_id == glance(closed).event_id


def test_a_file_that_another_program_has_open_is_busy(closed: Path) -> None:
    with held_open(closed):
        before = everything(closed.parent)
        with pytest.raises(errors.EventFileBusyError):
            glance(closed)
        assert everything(closed.parent) == before


def test_a_file_that_is_open_here_is_busy_and_stays_locked(closed: Path) -> None:
    opened = EventFile(closed)
    with pytest.raises(errors.EventFileBusyError):
        glance(closed)
    opened.write("", event_details.change_details, details=details(name="Later"))
    opened.close()
    assert glance(closed).name == "Later"


def test_what_a_killed_program_had_written_is_told_of(closed: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(closed)], cwd=ROOT, check=False)
    assert closed.with_name("evening.w4r-wal").stat().st_size
    assert glance(closed).name == "Later"


def test_a_file_that_only_can_be_read_says_so(closed: Path) -> None:
    closed.chmod(0o444)
    with pytest.raises(errors.EventFileReadOnlyError):
        glance(closed)


@pytest.mark.parametrize("kept", [0, 50, 5_000])
def test_a_cut_file_is_refused(closed: Path, kept: int) -> None:
    closed.write_bytes(closed.read_bytes()[:kept])
    with pytest.raises(errors.EventFileError):
        glance(closed)


def test_damage_in_what_is_told_is_refused(closed: Path) -> None:
    content = closed.read_bytes()
    closed.write_bytes(content.replace(b"2026-12-10", b"2026-99-10"))
    with pytest.raises(errors.EventFileDamagedError):
        glance(closed)
