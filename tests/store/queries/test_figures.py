"""The figures are sums of entries: whole or in part, by quarter of an hour, and as kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests import real_evenings
from tests.evening import NOW, Evening, details
from w4r_desktop.domain.figures import Slice, as_json, from_json
from w4r_desktop.domain.tally import ActionKind, Reason, TablePlace
from w4r_desktop.services import counting, event_details, recount, tables
from w4r_desktop.store.queries.figures import figures, quarters
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER, CARD = ActionKind.LETTER, ActionKind.SOLIDARITY_CARD
MIDNIGHT = datetime(2026, 12, 11, 4, 0, tzinfo=UTC)
"""Between the tenth and the eleventh in Halifax."""


def log_at(evening: Evening, at: datetime, quantity: int = 1, **where: object) -> None:
    evening.do(counting.log, spot=evening.spot(None, **where), quantity=quantity, at=at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "pieces", "kinds"),
    [
        (real_evenings.four_sites, 850, {LETTER: 850}),
        (real_evenings.school_day, 1871, real_evenings.SCHOOL_DAY),
        (real_evenings.two_kinds, 1083, {LETTER: 572, CARD: 511}),
        (real_evenings.one_letter_of_twelve, 1, {LETTER: 1}),
    ],
)
def test_an_evening_that_took_place_has_its_figures(
    make: Callable[[Path], Evening], pieces: int, kinds: dict[ActionKind, int], tmp_path: Path
) -> None:
    evening = make(tmp_path / "real.w4r")

    found = evening.ask(figures, as_of=NOW)

    assert found.pieces == pieces
    assert {kind: n for kind, n in found.kinds.items() if n} == kinds
    for parts in (found.by_case, found.by_table, found.quarters):
        assert sum(sum(part.kinds.values()) for part in parts) == sum(kinds.values())
    evening.file.close()


def test_a_letter_that_twelve_signed_is_one_piece(tmp_path: Path) -> None:
    evening = real_evenings.one_letter_of_twelve(tmp_path / "real.w4r")

    found = evening.ask(figures, as_of=NOW)

    assert (found.pieces, found.signatories, found.pieces_each) == (1, 12, 1 / 12)
    evening.file.close()


def test_the_four_sites_have_their_sums_and_so_have_the_cases(tmp_path: Path) -> None:
    evening = real_evenings.four_sites(tmp_path / "real.w4r")

    found = evening.ask(figures, as_of=NOW)

    assert {one.name: one.kinds[LETTER] for one in found.by_table} == real_evenings.SITES
    assert tuple(one.kinds[LETTER] for one in found.by_case) == real_evenings.SITE_CASES
    evening.file.close()


def test_quarters_of_an_hour_follow_the_clock_of_the_venue_across_midnight(
    evening: Evening,
) -> None:
    log_at(evening, MIDNIGHT - timedelta(seconds=1), 3)
    log_at(evening, MIDNIGHT, 4)
    log_at(evening, MIDNIGHT + timedelta(minutes=14, seconds=59), 5, kind=CARD)
    log_at(evening, MIDNIGHT + timedelta(hours=2), 1)

    found = evening.ask(figures, as_of=NOW).quarters

    assert [(f"{one.begins:%d %H:%M}", dict(one.kinds)) for one in found] == [
        ("10 23:45", {LETTER: 3}),
        ("11 00:00", {LETTER: 4, CARD: 5}),
        ("11 02:00", {LETTER: 1}),
    ]


def test_a_zone_that_is_three_quarters_off_has_quarters_too(evening: Evening) -> None:
    evening.do(event_details.change_details, details=details(time_zone="Asia/Kathmandu"))
    log_at(evening, datetime(2026, 12, 10, 18, 15, tzinfo=UTC))

    (quarter,) = evening.ask(figures, as_of=NOW).quarters

    assert f"{quarter.begins:%d %H:%M}" == "11 00:00"


def test_a_clock_that_stands_before_1970_hides_nothing(evening: Evening) -> None:
    for at in (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(1601, 1, 1, tzinfo=UTC)):
        log_at(evening, at, 2)
    log_at(evening, NOW, 3)

    found = evening.ask(figures, as_of=NOW).quarters

    assert [one.kinds[LETTER] for one in found] == [2, 2, 3]
    assert [f"{one.begins.astimezone(UTC):%Y %H:%M}" for one in found] == [
        *("1601 00:00", "1969 23:45", "2026 19:30"),
    ]


def test_what_was_taken_back_leaves_no_quarter_behind(evening: Evening) -> None:
    spot = evening.spot(None)
    entry = evening.do(counting.log, spot=spot, quantity=2, at=NOW)
    evening.do(counting.take_back_entry, entry_id=entry, at=NOW)

    assert evening.ask(figures, as_of=NOW).quarters == ()


def test_part_of_an_evening_is_told_by_table_kind_and_time(evening: Evening) -> None:
    log_at(evening, NOW, 1, table=0)
    log_at(evening, NOW, 2, table=1)
    log_at(evening, NOW, 4, table=None)
    log_at(evening, NOW, 8, table=1, kind=CARD)
    log_at(evening, NOW + timedelta(hours=1), 16, table=1)

    def pieces_within(**part: object) -> int:
        return evening.ask(totals, Slice(**part)).pieces  # type: ignore[arg-type]

    first, second = evening.tables[:2]
    later = NOW + timedelta(hours=1)
    assert pieces_within() == 31
    assert pieces_within(tables=frozenset({first})) == 1
    assert pieces_within(tables=frozenset({first, None})) == 5
    assert pieces_within(tables=frozenset()) == 0
    assert pieces_within(kinds=frozenset({CARD})) == 8
    assert pieces_within(since=later) == 16
    assert pieces_within(until=later) == 15
    assert pieces_within(tables=frozenset({second}), kinds=frozenset({LETTER}), until=later) == 2
    zone = details()
    part = evening.ask(quarters, zone, Slice(tables=frozenset({second}), until=later))
    assert [dict(one.kinds) for one in part] == [{LETTER: 2, CARD: 8}]
    assert [one.name for one in evening.ask(totals, Slice(tables=frozenset({first}))).by_table] == [
        "1"
    ]


def test_people_of_part_of_an_evening_sit_at_its_tables(evening: Evening) -> None:
    evening.sign_in("Amina", table=0, heads=2)
    evening.sign_in("Bashir", table=1, first_time=True)

    here = evening.ask(totals, Slice(tables=frozenset({evening.tables[1]}))).people

    assert (here.attendees, here.first_time) == (1, 1)


def test_tables_say_where_they_are(evening: Evening) -> None:
    evening.do(tables.add_table, name="Anywhere", place=TablePlace.HOME)

    found = evening.ask(figures, as_of=NOW).by_table

    assert [one.place for one in found] == [TablePlace.ROOM] * 3 + [TablePlace.HOME]


def test_figures_are_the_same_after_they_were_kept(tmp_path: Path) -> None:
    evening = real_evenings.school_day(tmp_path / "real.w4r")

    found = evening.ask(figures, as_of=NOW)

    assert from_json(as_json(found)) == found
    assert found.as_of.utcoffset() == timedelta(hours=-4)
    evening.file.close()


@pytest.mark.parametrize("damaged", [b"", b"{}", b"[1]", b'{"event": 3}', b"\xff"])
def test_what_are_no_figures_is_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="no figures"):
        from_json(damaged)


def test_a_recount_that_comes_out_even_has_no_total_and_its_reasons(evening: Evening) -> None:
    log_at(evening, NOW, 3)
    evening.do(
        recount.count_by_hand,
        case_id=evening.cases[0],
        kind=LETTER,
        writing_table_id=None,
        counted=3,
        reasons={Reason.FOUND: 1},
        at=NOW,
    )

    found = evening.ask(totals)

    assert [(one.name, one.kinds) for one in found.by_table][:1] == [("1", {LETTER: 3})]
    assert not any(one.is_recount for one in found.by_table)
    assert [(cell.table, cell.quantity, cell.reason) for cell in found.cells] == [
        ("1", 3, None),
        ("", 1, Reason.FOUND),
        ("", -1, Reason.MISCOUNTED),
    ]
