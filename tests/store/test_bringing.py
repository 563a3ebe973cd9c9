"""An event that lies elsewhere is copied to the laptop, whole, and stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evening import Evening, make_event
from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileBusyError,
    EventFileDamagedError,
    EventFileSyncedError,
    EventFileUnreadableError,
)
from w4r_desktop.store import bringing
from w4r_desktop.store.bringing import bring_here
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.opening import open_here

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Return an event of three letters in a folder that is kept equal on several computers."""
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    evening = Evening(make_event(folder / "evening.w4r"))
    evening.log(quantity=3)
    evening.file.close()
    return evening.file.path


def here() -> list[str]:
    return sorted(file.name for file in paths.events_folder().iterdir())


def letters(path: Path) -> int:
    evening = Evening(open_here(path))
    check(evening.file)
    total = evening.sheet().total
    evening.file.close()
    return total


def test_an_event_elsewhere_is_not_opened_but_its_copy_is(elsewhere: Path) -> None:
    before = elsewhere.read_bytes()
    with pytest.raises(EventFileSyncedError):
        open_here(elsewhere)

    copy = bring_here(elsewhere)

    assert letters(copy) == 3
    assert elsewhere.read_bytes() == before
    assert [file.name for file in elsewhere.parent.iterdir()] == ["evening.w4r"]


def test_a_copy_takes_a_free_name(elsewhere: Path) -> None:
    assert [bring_here(elsewhere).name for _ in range(2)] == ["evening.w4r", "evening (2).w4r"]
    assert here() == ["evening (2).w4r", "evening.w4r"]


def test_what_a_killed_program_left_comes_along(elsewhere: Path) -> None:
    evening = Evening(EventFile(elsewhere))
    evening.log(quantity=4)
    log = elsewhere.with_name("evening.w4r-wal")
    left, logged = elsewhere.read_bytes(), log.read_bytes()
    evening.file.close()
    elsewhere.write_bytes(left)
    log.write_bytes(logged)

    copy = bring_here(elsewhere)

    assert letters(copy) == 7
    assert (elsewhere.read_bytes(), log.read_bytes()) == (left, logged)
    assert here() == ["evening.w4r"]


def test_a_damaged_event_leaves_nothing_here(elsewhere: Path) -> None:
    content = bytearray(elsewhere.read_bytes())
    content[5000:9000] = bytes(4000)
    elsewhere.write_bytes(content)
    with pytest.raises(EventFileDamagedError):
        bring_here(elsewhere)
    assert here() == []


def test_an_event_that_changes_meanwhile_is_in_use(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: Iterator[list[tuple[int, int]]] = iter([[(1, 1)], [(1, 2)]])
    monkeypatch.setattr(bringing, "_state", lambda _source: next(states))
    with pytest.raises(EventFileBusyError):
        bring_here(elsewhere)
    assert here() == []


def test_what_cannot_be_read_is_told(elsewhere: Path) -> None:
    elsewhere.with_name("evening.w4r-wal").mkdir()
    with pytest.raises(EventFileUnreadableError) as refused:
        bring_here(elsewhere)
    assert refused.value.file == "evening.w4r"
    assert here() == []
