"""A copy of an open event file has everything that is on the disk by now, or is not there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.evening import Evening, details, make_event
from w4r_desktop.errors import EventFileExistsError, FileNotSavedError, NameEmptyError
from w4r_desktop.services import event_details
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from w4r_desktop.domain.event import EventDetails

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.evening import Evening
from w4r_desktop import paths
from w4r_desktop.store.event_file import EventFile
path = Path(sys.argv[1])
paths.data_folder = lambda: path.parent / "data"
evening = Evening(EventFile(path))
evening.log(quantity=3)
def die(_session):
    os.kill(os.getpid(), signal.SIGKILL)
evening.file.copy_to(path.with_name("copy.w4r"), die)
"""
LATER = details(name="Later")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def said(file: EventFile) -> EventDetails:
    with file.reading() as session:
        return event(session).details


def copied(evening: Evening, path: Path, about: EventDetails = LATER) -> EventFile:
    evening.file.copy_to(path, event_details.change_details, details=about)
    return EventFile(path)


def test_a_copy_has_what_still_stands_in_the_log_of_the_open_file(
    evening: Evening, tmp_path: Path
) -> None:
    evening.log(quantity=500)
    assert (tmp_path / "evening.w4r-wal").stat().st_size, "nothing was moved in yet"

    copy = copied(evening, tmp_path / "copy.w4r")

    assert (said(copy).name, Evening(copy).ask(totals).pieces) == ("Later", 500)
    assert check(copy).entries == 1
    copy.close()


def test_the_file_itself_stays_as_it_is_and_can_be_gone_on_with(
    evening: Evening, tmp_path: Path
) -> None:
    evening.log(quantity=5)
    copied(evening, tmp_path / "copy.w4r").close()

    assert said(evening.file).name == "Candlelight"
    evening.log(quantity=2)
    assert evening.ask(totals).pieces == 7
    evening.file.undo()
    assert evening.ask(totals).pieces == 5


def test_nothing_that_was_done_before_can_be_undone_in_a_copy(
    evening: Evening, tmp_path: Path
) -> None:
    evening.log()
    copy = copied(evening, tmp_path / "copy.w4r")
    assert (copy.done, copy.undone) == ([], [])
    copy.close()


def test_a_closed_copy_is_one_file_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    evening = Evening(make_event(tmp_path / "evening.w4r"))
    copied(evening, tmp_path / "copy.w4r").close()
    evening.file.close()
    assert names(tmp_path) == ["copy.w4r", "evening.w4r"]


def test_a_copy_takes_no_other_files_place(evening: Evening, tmp_path: Path) -> None:
    there = tmp_path / "copy.w4r"
    there.write_text("mine")
    with pytest.raises(EventFileExistsError):
        copied(evening, there)
    assert there.read_text() == "mine"


def test_a_copy_that_is_refused_is_not_there(evening: Evening, tmp_path: Path) -> None:
    before = names(tmp_path)
    with pytest.raises(NameEmptyError):
        copied(evening, tmp_path / "copy.w4r", details(name=" "))
    with pytest.raises(FileNotSavedError):
        copied(evening, tmp_path / "nowhere" / "copy.w4r")
    assert names(tmp_path) == before
    evening.log()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_who_is_killed_while_copying_leaves_no_copy_and_what_is_left_goes_with_the_next(
    tmp_path: Path,
) -> None:
    path = tmp_path / "evening.w4r"
    make_event(path).close()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not list(tmp_path.glob("copy*")), "nothing that could be taken for an event"

    evening = Evening(EventFile(path))
    assert evening.ask(totals).pieces == 3
    copied(evening, tmp_path / "copy.w4r").close()
    evening.file.close()
    assert names(tmp_path) == ["copy.w4r", "evening.w4r"]
