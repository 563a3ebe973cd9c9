"""An earlier event gives its totals, and its file and folder stay as they were, byte for byte."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests import real_evenings
from tests.evening import NOW, Evening, make_event
from tests.store.test_glance import DATA, everything, held_open
from w4r_desktop import errors
from w4r_desktop.services.rehearsal import begin
from w4r_desktop.store.earlier import read_earlier
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = uuid4()
"""The identity of another event."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "events"
    folder.mkdir()
    return folder


@pytest.fixture
def closed(folder: Path) -> Path:
    path = folder / "evening.w4r"
    make_event(path).close()
    return path


def test_pieces_kinds_and_people_are_told_and_nothing_is_changed(folder: Path) -> None:
    path = folder / "last year.w4r"
    evening = real_evenings.two_kinds(path)
    evening.sign_in("Class 8b", heads=25, first_time=True)
    evening.sign_in("Amina")
    evening.file.close()
    before = everything(folder)

    found = read_earlier(path, event_id=ELSEWHERE)

    assert (found.name, found.held_on) == ("Candlelight", date(2026, 12, 10))
    assert found.kinds == real_evenings.TWO_KINDS
    assert (found.pieces, found.people, found.first_time) == (1083, 26, 25)
    assert found.pieces_each == 1083 / 26
    assert everything(folder) == before


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_file_of_every_earlier_version_is_read_and_stays_as_it_was(
    version: int, folder: Path
) -> None:
    path = folder / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)
    before = everything(folder)

    found = read_earlier(path, event_id=ELSEWHERE)

    assert everything(folder) == before
    brought_up = Evening(EventFile(path))
    whole = brought_up.ask(totals)
    assert found.kinds == {kind: n for kind, n in whole.kinds.items() if n}
    assert (found.people, found.first_time) == (whole.people.attendees, whole.people.first_time)
    assert found.pieces > 0
    brought_up.file.close()


def test_the_event_itself_is_not_compared_with_itself(closed: Path) -> None:
    opened = EventFile(closed)
    with opened.reading() as session:
        mine = event(session).event_id
    with pytest.raises(errors.SameEventError):
        read_earlier(closed, event_id=mine)
    opened.close()
    copied = closed.with_name("copied.w4r")
    shutil.copyfile(closed, copied)
    with pytest.raises(errors.SameEventError):
        read_earlier(copied, event_id=mine)


def test_a_copy_to_practise_on_is_compared_with_nothing(closed: Path) -> None:
    opened = EventFile(closed)
    practice = closed.with_name("practice.w4r")
    opened.copy_to(practice, begin, at=NOW)
    opened.close()
    before = everything(closed.parent)
    with pytest.raises(errors.RehearsalComparedError):
        read_earlier(practice, event_id=ELSEWHERE)
    assert everything(closed.parent) == before


def test_a_file_that_another_program_has_open_is_busy(closed: Path) -> None:
    with held_open(closed):
        before = everything(closed.parent)
        with pytest.raises(errors.EventFileBusyError):
            read_earlier(closed, event_id=ELSEWHERE)
        assert everything(closed.parent) == before


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", errors.EventFileEmptyError),
        (b"My diary, 2025" * 20, errors.EventFileForeignError),
        (b"SQLite format 3\x00" + bytes(200), errors.EventFileForeignError),
    ],
)
def test_a_foreign_file_is_refused_and_stays_as_it_was(
    folder: Path, content: bytes, error: type[errors.EventFileError]
) -> None:
    path = folder / "diary.w4r"
    path.write_bytes(content)
    before = everything(folder)
    with pytest.raises(error):
        read_earlier(path, event_id=ELSEWHERE)
    assert everything(folder) == before


def test_a_file_that_is_gone_newer_or_damaged_is_refused(closed: Path) -> None:
    with pytest.raises(errors.EventFileMissingError):
        read_earlier(closed.with_name("gone.w4r"), event_id=ELSEWHERE)
    whole = closed.read_bytes()
    closed.write_bytes(whole[:60] + (NEWEST + 1).to_bytes(4, "big") + whole[64:])
    with pytest.raises(errors.EventFileTooNewError):
        read_earlier(closed, event_id=ELSEWHERE)
    closed.write_bytes(whole[:5000])
    with pytest.raises(errors.EventFileDamagedError):
        read_earlier(closed, event_id=ELSEWHERE)
    closed.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    before = everything(closed.parent)
    with pytest.raises(errors.EventFileDamagedError):
        read_earlier(closed, event_id=ELSEWHERE)
    assert everything(closed.parent) == before
