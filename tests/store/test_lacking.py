"""What an event has that another file of it lacks is told by the entries themselves."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening, usual_event
from tests.store.kept import backed_up, plant
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import EventFileDamagedError
from w4r_desktop.store import lacking
from w4r_desktop.store.backups import contents
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.lacking import (
    Rows,
    beyond,
    counted_only,
    is_up_to_date,
    left_of,
    rows_of,
)
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.store.lacking import Beyond


def compared(evening: Evening, backup: Path) -> Beyond:
    return evening.ask(beyond, contents(backup), rows_of(backup))


def test_what_came_after_a_backup_is_said(evening: Evening, tmp_path: Path) -> None:
    evening.sign_in("Amina")
    evening.log(quantity=3)
    made = backed_up(evening, tmp_path / "kept").path
    assert compared(evening, made).entries == 0

    evening.log(quantity=7)
    evening.log(kind=ActionKind.SOLIDARITY_CARD, quantity=2)
    evening.sign_in("Bashir")

    later = compared(evening, made)
    assert later.kinds == {ActionKind.LETTER: 7, ActionKind.SOLIDARITY_CARD: 2}
    assert (later.entries, later.people) == (2, 1)


def test_a_backup_of_nothing_lacks_everything(evening: Evening, tmp_path: Path) -> None:
    made = backed_up(evening, tmp_path / "kept").path
    evening.log(quantity=4)

    assert compared(evening, made).kinds == {ActionKind.LETTER: 4}


def test_a_backup_of_the_same_evening_that_went_on_elsewhere_lacks_what_was_counted_here(
    evening: Evening, tmp_path: Path
) -> None:
    """As many people, and a newer entry: neither says that it has those of this laptop."""
    twin = tmp_path / "twin.w4r"
    evening.file.checkpoint()
    shutil.copy(evening.file.path, twin)
    evening.sign_in("Amina")
    evening.log(quantity=3)
    with closing(EventFile(twin)) as file:
        elsewhere = Evening(file)
        elsewhere.sign_in("Zoe")
        elsewhere.log(quantity=5)
        made = backed_up(elsewhere, tmp_path / "kept", NOW + timedelta(minutes=1)).path

    later = compared(evening, made)
    assert later.kinds == {ActionKind.LETTER: 3}
    assert (later.entries, later.people) == (1, 1)


def test_a_backup_is_up_to_date_with_the_last_entry_and_all_that_came(
    evening: Evening, tmp_path: Path
) -> None:
    assert evening.ask(is_up_to_date, contents(backed_up(evening, tmp_path / "kept").path))
    evening.log()
    holds = contents(backed_up(evening, tmp_path / "kept").path)
    assert evening.ask(is_up_to_date, holds)
    evening.sign_in("Amina")
    assert not evening.ask(is_up_to_date, holds)


# -- what is damaged ---------------------------------------------------------------------------


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """An evening of one person and two entries, closed."""
    with closing(usual_event(tmp_path / "evening.w4r")) as file:
        evening = Evening(file)
        evening.log(evening.sign_in("Amina"), quantity=3)
        evening.log(kind=ActionKind.SOLIDARITY_CARD, quantity=2)
    return tmp_path / "evening.w4r"


def test_a_damaged_file_tells_what_it_still_has(closed: Path) -> None:
    with closing(EventFile(closed)) as file:
        mine = Evening(file).ask(event).event_id
        assert left_of(closed) == Rows(), "somebody has it open"
    whole = closed.read_bytes()
    closed.write_bytes(whole + b"more")

    left = left_of(closed)
    assert left.event_id == mine
    assert counted_only(left, Rows()) == {ActionKind.LETTER: 3, ActionKind.SOLIDARITY_CARD: 2}
    assert counted_only(left, left) == {}
    assert len(left.people) == 1


@pytest.mark.parametrize("damage", [b"", b"PK", bytes(9000), b"SQLite format 3\x00" + bytes(9000)])
def test_where_nothing_can_be_read_nothing_is_told(closed: Path, damage: bytes) -> None:
    closed.write_bytes(damage)
    assert left_of(closed) == left_of(closed.with_name("none.w4r")) == Rows()


def test_what_somebody_planted_is_not_waited_for(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lacking, "PATIENCE", 0.1)
    plant(closed)

    left = left_of(closed)
    assert left.event_id is None
    with pytest.raises(EventFileDamagedError):
        rows_of(closed)
