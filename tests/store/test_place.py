"""An event that is moved, deleted or replaced while it is open loses nothing that was counted."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.evening import Evening
from w4r_desktop.errors import EventFileMovedError
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows moves no file that is open")


def letters(path: Path) -> int:
    """Return how many letters a whole event has."""
    evening = Evening(EventFile(path))
    try:
        check(evening.file)
        return evening.sheet().total
    finally:
        evening.file.close()


def files(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir() if file.is_file())


def assert_refused(evening: Evening, *, deleted: bool = False) -> None:
    before = evening.sheet().total
    with pytest.raises(EventFileMovedError) as refused:
        evening.log()
    assert (refused.value.file, refused.value.deleted) == ("evening.w4r", deleted)
    with pytest.raises(EventFileMovedError):
        evening.file.undo()
    assert evening.sheet().total == before


def test_nothing_is_counted_in_an_event_that_was_renamed(evening: Evening) -> None:
    evening.log(quantity=3)
    moved = evening.file.path.rename(evening.file.path.with_name("moved.w4r"))

    assert_refused(evening)

    evening.file.close()
    assert files(moved) == ["moved.w4r"]
    assert letters(moved) == 3


def test_an_event_that_got_its_name_back_goes_on(evening: Evening) -> None:
    evening.log()
    moved = evening.file.path.rename(evening.file.path.with_name("moved.w4r"))
    assert_refused(evening)
    moved.rename(evening.file.path)

    evening.log(quantity=4)

    evening.file.close()
    assert letters(evening.file.path) == 5


def test_an_event_whose_folder_was_renamed_keeps_its_letters(evening: Evening) -> None:
    evening.file.close()
    folder = evening.file.path.with_name("old")
    folder.mkdir()
    inside = Evening(EventFile(evening.file.path.rename(folder / "evening.w4r")))
    inside.log(quantity=2)
    moved = folder.rename(folder.with_name("new"))

    assert_refused(inside)

    inside.file.close()
    assert letters(moved / "evening.w4r") == 2


def test_a_deleted_event_is_put_back_when_it_is_closed(evening: Evening) -> None:
    evening.log(quantity=3)
    evening.file.path.unlink()

    assert_refused(evening, deleted=True)

    evening.file.close()
    assert files(evening.file.path) == ["evening.w4r"]
    assert letters(evening.file.path) == 3


def test_an_event_that_was_replaced_by_a_copy_is_put_beside_it(evening: Evening) -> None:
    path = evening.file.path
    shutil.copy(path, path.with_name("copy"))
    evening.log(quantity=3)
    path.with_name("copy").replace(path)

    assert_refused(evening, deleted=True)

    evening.file.close()
    assert letters(path.with_name("evening (2).w4r")) == 3
    assert letters(path) == 0


def test_what_was_written_moves_into_the_file_in_a_quiet_moment(evening: Evening) -> None:
    path = evening.file.path
    evening.log(quantity=2)
    evening.file.checkpoint()
    evening.log()
    evening.file.checkpoint()

    shutil.copy(path, path.with_name("copy.w4r"))

    assert path.with_name("evening.w4r-wal").stat().st_size == 0
    assert letters(path.with_name("copy.w4r")) == 3


def test_a_quiet_moment_is_none_while_somebody_reads(evening: Evening) -> None:
    evening.log()
    with evening.file.reading():
        evening.file.checkpoint()
    log = evening.file.path.with_name("evening.w4r-wal")

    assert log.stat().st_size > 0
    evening.file.checkpoint()
    assert log.stat().st_size == 0
