"""An event file is called whole only when it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening, make_event
from w4r_desktop.errors import EventFileDamagedError, EventFileSumsError
from w4r_desktop.services import counting, recount
from w4r_desktop.store.check import Findings, check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session


def spoiled(path: Path, statement: str) -> EventFile:
    """Return an event with one letter after somebody meddled with its file."""
    evening = Evening(make_event(path))
    evening.log(quantity=2)
    evening.file.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(statement)
    return EventFile(path)


def test_a_whole_file_is_told_with_what_it_holds(evening: Evening) -> None:
    evening.log(quantity=3)
    evening.log(quantity=-3)
    assert check(evening.file) == Findings(version=NEWEST, entries=2, cases=3, practice=False)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("DELETE FROM campaign_case", EventFileDamagedError),
        ("UPDATE tally_entry SET kind = 'bogus'", EventFileDamagedError),
        ("UPDATE tally_entry SET logged_at = 9000000000000000000", EventFileDamagedError),
        ("UPDATE campaign_case SET demands = '{broken'", EventFileDamagedError),
        ("UPDATE campaign_case SET demands = '[1, 2]'", EventFileDamagedError),
        ("UPDATE campaign_case SET demands = '{}'", EventFileDamagedError),
        ("UPDATE campaign_case SET story = CAST(x'ff' AS TEXT)", EventFileDamagedError),
        ("UPDATE case_target SET valid_until = 'soon'", EventFileDamagedError),
        ("INSERT INTO picture VALUES (x'00', x'00')", EventFileDamagedError),
        ("DROP TABLE logged_file", EventFileDamagedError),
        ("DROP INDEX ix_tally_entry_by_table", EventFileDamagedError),
        ("CREATE TABLE more (name TEXT)", EventFileDamagedError),
        ("ALTER TABLE event ADD COLUMN more TEXT", EventFileDamagedError),
        ("UPDATE tally_entry SET quantity = -1", EventFileSumsError),
    ],
)
def test_broken_references_and_sums_are_found(
    tmp_path: Path, statement: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal), closing(spoiled(tmp_path / "a.w4r", statement)) as file:
        check(file)


def test_a_total_that_corrections_pull_below_zero_is_found(tmp_path: Path) -> None:
    evening = Evening(make_event(tmp_path / "a.w4r"))
    evening.log(evening.sign_in("Amina"), 5)
    spot = evening.spot()
    where = {"case_id": spot.case_id, "kind": spot.kind, "writing_table_id": None, "at": NOW}
    evening.do(recount.count_by_hand, counted=1, reasons={}, **where)
    evening.file.close()
    with closing(sqlite3.connect(tmp_path / "a.w4r", isolation_level=None)) as database:
        database.execute("UPDATE tally_entry SET quantity = 3 WHERE quantity = 5")
    with closing(EventFile(tmp_path / "a.w4r")) as file, pytest.raises(EventFileSumsError) as found:
        check(file)
    assert found.value.sums == 1


def test_damage_says_so_wherever_it_is_met(tmp_path: Path) -> None:
    for statement in ("UPDATE tally_entry SET kind = 'bogus'", "DROP TABLE tally_entry"):
        path = tmp_path / f"{len(statement)}.w4r"
        with pytest.raises(EventFileDamagedError), closing(spoiled(path, statement)) as file:
            Evening(file).ask(totals)


def test_a_sum_too_large_for_sqlite_is_damage(tmp_path: Path) -> None:
    statement = "UPDATE tally_entry SET quantity = 9223372036854775807"
    with closing(spoiled(tmp_path / "a.w4r", statement)) as file:
        evening = Evening(file)

        def log_and_sum(session: Session) -> None:
            counting.log(session, spot=evening.spot(), quantity=1, at=NOW)
            totals(session)

        with pytest.raises(EventFileDamagedError):
            evening.do(log_and_sum)


def test_a_mistake_of_the_program_stays_one_in_a_sound_file(evening: Evening) -> None:
    def mistaken(session: Session) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        evening.ask(mistaken)
    with pytest.raises(KeyError):
        evening.do(mistaken)
