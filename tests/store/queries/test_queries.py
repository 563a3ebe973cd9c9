"""Sheets, totals, the log and the search tell what is in the event file, and fast."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event as engine_event

from tests.evening import NOW, Evening, details
from w4r_desktop.domain.figures import Slice, pieces
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.services import attendees, counting
from w4r_desktop.store.queries.attendees import find_attendees
from w4r_desktop.store.queries.figures import figures, quarters
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.sheet import KeptSheet, frame, sheet
from w4r_desktop.store.queries.tables import tables
from w4r_desktop.store.queries.totals import kind_totals, totals

if TYPE_CHECKING:
    from collections.abc import Callable

BY_LAPTOP = "SEARCH tally_entry USING COVERING INDEX ix_tally_entry_by_laptop"
ENDS_OF_THE_LOGS = [BY_LAPTOP, f"{BY_LAPTOP} (laptop_id>?)", f"{BY_LAPTOP} (laptop_id=?)"]
CORRECTED = "SEARCH tally_entry USING PRIMARY KEY (id=?)"
REVERSED = "USING COVERING INDEX ix_tally_entry_reverses_id"
"""How each entry is looked up that a recount made."""

NEW_ENTRIES = f"{BY_LAPTOP} (laptop_id=? AND sequence>?)".replace("COVERING ", "")


@pytest.fixture
def busy(evening: Evening) -> Evening:
    """An evening with Amina at table 1, Bilal moved from 1 to 2, and a box nobody claims."""
    amina, bilal = evening.sign_in("Amina", first_time=True), evening.sign_in("Bilal", heads=3)
    evening.log(amina, 2, case=0)
    evening.log(amina, 1, case=2)
    evening.log(bilal, 4, case=1)
    evening.do(attendees.move, attendee_ids=[bilal], writing_table_id=evening.tables[1])
    evening.log(bilal, 1, case=1, table=1)
    evening.log(None, 5, case=0, table=1)
    evening.log(None, 7, case=2, table=None)
    evening.log(amina, 9, kind=ActionKind.PETITION_SIGNATURE)
    return evening


def test_a_sheet_shows_who_sits_at_the_table_with_all_they_wrote(busy: Evening) -> None:
    assert busy.counts(0) == {"Amina": (2, 0, 1), "(1)": (0, 0, 0)}
    assert busy.counts(1) == {"Bilal": (0, 5, 0), "(2)": (5, 0, 0)}
    assert busy.counts(2) == {"(3)": (0, 0, 0)}


def test_a_sheet_sums_its_rows_columns_and_what_was_logged_here(busy: Evening) -> None:
    here = busy.sheet(1)

    assert [row.total for row in here.rows] == [5, 5]
    assert (here.sums, here.total, here.logged_here) == ((5, 5, 0), 10, 6)
    assert busy.sheet(0).logged_here == 7
    assert [column.code for column in here.columns] == ["case-1", "case-2", "case-3"]


def test_the_sheet_of_the_evening_shows_everything_once(busy: Evening) -> None:
    whole = busy.sheet(None)

    assert busy.counts(None) == {
        "Amina": (2, 0, 1),
        "Bilal": (0, 5, 0),
        "(1)": (0, 0, 0),
        "(2)": (5, 0, 0),
        "(3)": (0, 0, 0),
        "()": (0, 0, 7),
    }
    assert whole.total == whole.logged_here == 20
    assert [row.table_name for row in whole.rows[:2]] == ["1", "2"]


def test_people_stand_on_a_sheet_in_the_order_of_their_names(evening: Evening) -> None:
    for name in ("Zoë", "élodie", "Ángel", "bilal", "Łukasz"):
        evening.sign_in(name)

    assert list(evening.counts())[:-1] == ["Ángel", "bilal", "élodie", "Łukasz", "Zoë"]


def test_totals_are_by_case_where_it_was_for_and_by_table_where_it_was_logged(
    busy: Evening,
) -> None:
    whole = busy.ask(totals)
    letters, signatures = ActionKind.LETTER, ActionKind.PETITION_SIGNATURE

    assert (whole.kinds[letters], whole.kinds[signatures], whole.pieces) == (20, 9, 20)
    assert set(whole.kinds) == set(ActionKind)
    assert {c.code: dict(c.kinds) for c in whole.by_case} == {
        "case-1": {letters: 7, signatures: 9},
        "case-2": {letters: 5},
        "case-3": {letters: 8},
    }
    assert {t.name: dict(t.kinds) for t in whole.by_table} == {
        "1": {letters: 7, signatures: 9},
        "2": {letters: 6},
        "3": {},
        "": {letters: 7},
    }
    assert sum(cell.quantity for cell in whole.cells) == 29
    assert (whole.people.attendees, whole.people.first_time, whole.people.minors) == (4, 1, 0)
    assert busy.ask(kind_totals) == whole.kinds
    assert pieces(whole.kinds) == 20


def test_the_log_names_who_where_and_what_newest_first(busy: Evening) -> None:
    newest, *_, oldest = busy.ask(latest_entries, limit=50)

    assert (newest.attendee, newest.table, newest.case) == ("Amina", "1", "Case 1")
    assert (newest.kind, newest.quantity) == (ActionKind.PETITION_SIGNATURE, 9)
    assert (oldest.attendee, oldest.quantity, oldest.logged_at) == ("Amina", 2, NOW)
    assert len(busy.ask(latest_entries, limit=3)) == 3


@pytest.mark.parametrize(
    ("which", "quantities"),
    [
        ("attendee", [9, 1, 2]),
        ("table", [5, 1]),
        ("case", [7, 1]),
        ("attendee and case", [1]),
    ],
)
def test_the_log_of_one_person_table_or_case(
    busy: Evening, which: str, quantities: list[int]
) -> None:
    (amina,) = busy.ask(find_attendees, "amina")
    wanted: dict[str, Any] = {
        "attendee": {"attendee_id": amina.attendee_id},
        "table": {"writing_table_id": busy.tables[1]},
        "case": {"case_id": busy.cases[2]},
        "attendee and case": {"attendee_id": amina.attendee_id, "case_id": busy.cases[2]},
    }[which]

    assert [e.quantity for e in busy.ask(latest_entries, limit=9, **wanted)] == quantities


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("l", "Łukasz"), ("ŁU", "Łukasz"), ("E", "Zoé"), ("é", "Zoé"), ("  zoe ", "Zoé"),
        ("%", "100%_m"), ("_", "100%_m"), ("0%_", "100%_m"), ("z%", ""), ("\\", "a\\b"),
        ("'", "O'Hara"), ("har", "O'Hara"), ("xyz", ""),
    ],
)  # fmt: skip
def test_people_are_found_by_any_part_without_case_and_accents(
    evening: Evening, typed: str, found: str
) -> None:
    for name in ("Łukasz", "Zoé", "100%_m", "a\\b", "O'Hara"):
        evening.sign_in(name)

    assert [row.name for row in evening.ask(find_attendees, typed)] == [found] * bool(found)


def test_no_more_people_are_found_than_asked_for(evening: Evening) -> None:
    for number in range(5):
        evening.sign_in(f"Anna {number}")

    assert [row.name for row in evening.ask(find_attendees, "anna", limit=2)] == [
        "Anna 0",
        "Anna 1",
    ]


def test_a_very_long_text_is_no_trouble_to_look_for(evening: Evening) -> None:
    evening.sign_in("Anna")

    assert evening.ask(find_attendees, "%" * 100_000) == ()


def test_an_empty_evening_has_empty_totals(evening: Evening) -> None:
    whole = evening.ask(totals)

    assert (whole.pieces, whole.cells, whole.people.attendees) == (0, (), 0)
    assert set(whole.kinds.values()) == {0}
    assert [table.name for table in whole.by_table] == ["1", "2", "3"]
    assert [row.people for row in evening.ask(tables)] == [0, 0, 0]


@pytest.mark.parametrize("table", [0, None])
def test_the_sums_of_a_sheet_are_answered_by_covering_indexes_alone(
    busy: Evening, table: int | None
) -> None:
    where = None if table is None else busy.tables[table]
    plans = plans_of(busy, sheet, writing_table_id=where, kind=ActionKind.LETTER)

    assert_covered(plans, sums=2 + len(ENDS_OF_THE_LOGS))


@pytest.mark.parametrize("table", [0, None])
def test_a_click_reads_the_ends_of_the_logs_and_the_new_entries_alone(
    busy: Evening, table: int | None
) -> None:
    where = None if table is None else busy.tables[table]
    kept = KeptSheet(empty=busy.ask(frame, writing_table_id=where), kind=ActionKind.LETTER)
    busy.ask(kept)
    assert entries_in(plans_of(busy, kept)) == ENDS_OF_THE_LOGS

    busy.log(None, 1)
    assert entries_in(plans_of(busy, kept)) == [*ENDS_OF_THE_LOGS, NEW_ENTRIES]


def test_the_totals_are_answered_by_covering_indexes_alone(busy: Evening) -> None:
    assert_covered(plans_of(busy, kind_totals), sums=1)
    assert_figures_are_covered(plans_of(busy, totals), sums=1)


PARTS = ("tables", "kinds", "since", "until")


def part(evening: Evening, *named: str) -> Slice:
    """Return a part of the evening that is limited in these ways."""
    limits: dict[str, Any] = {
        "tables": frozenset({evening.tables[0], None}),
        "kinds": PIECES,
        "since": NOW - timedelta(hours=1),
        "until": NOW + timedelta(hours=1),
    }
    return replace(Slice(), **{name: limits[name] for name in named})


@pytest.mark.parametrize("named", [(), *((name,) for name in PARTS), PARTS])
def test_the_sums_of_any_part_of_the_evening_are_covered(
    busy: Evening, named: tuple[str, ...]
) -> None:
    within = part(busy, *named)
    assert_figures_are_covered(plans_of(busy, totals, within=within), sums=1)
    by_time = plans_of(busy, quarters, details=details(), within=within)
    assert_figures_are_covered(by_time, sums=4)  # where it begins, that quarter, the next, no more
    assert sum("SEARCH" in step and "by_time" in step for step in entries_in(by_time)) == 4


def test_all_figures_together_are_covered(busy: Evening) -> None:
    plans = entries_in(plans_of(busy, figures, as_of=NOW))

    assert all("COVERING INDEX" in step or step.startswith(CORRECTED) for step in plans), plans


def test_what_a_click_may_take_back_is_answered_by_a_covering_index(busy: Evening) -> None:
    (amina,) = busy.ask(find_attendees, "amina")
    for spot in (busy.spot(amina.attendee_id), busy.spot(None), busy.spot(None, table=None)):
        assert_covered(plans_of(busy, counting.counted_at, spot=spot), sums=1)


def plans_of(evening: Evening, query: Callable[..., Any], **kwargs: Any) -> list[str]:
    """Return how SQLite answers every statement of a query."""
    asked: list[tuple[str, Any]] = []
    engine = evening.file._engine

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    engine_event.listen(engine, "before_cursor_execute", note)
    evening.ask(query, **kwargs)
    engine_event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        return [
            str(row[-1])
            for statement, parameters in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


def entries_in(plans: list[str]) -> list[str]:
    """Return the steps of plans that read entries."""
    return [step for step in plans if "tally_entry" in step]


def assert_figures_are_covered(plans: list[str], *, sums: int) -> None:
    """Beside the sums, only what a recount corrected, or no longer does, is looked up by entry."""
    looked_up = [step for step in plans if step.startswith(CORRECTED) or REVERSED in step]
    assert_covered([step for step in plans if step not in looked_up], sums=sums)


def assert_covered(plans: list[str], *, sums: int) -> None:
    entries = entries_in(plans)
    assert len(entries) == sums, plans
    assert all("COVERING INDEX" in step for step in entries), entries
