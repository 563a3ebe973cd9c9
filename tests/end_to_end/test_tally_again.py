"""A tally that was saved as CSV is logged into another event with the same totals."""

from __future__ import annotations

import csv
from collections import deque
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests import real_evenings
from tests.evening import NOW, Evening, pack
from w4r_desktop.domain.exports import Form, Purpose
from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.errors import (
    EntryCorrectionError,
    EntryOnePileError,
    EntryReasonUnknownError,
    EntryRecountUnknownError,
)
from w4r_desktop.exchange.entry_list import read_entry_list
from w4r_desktop.exchange.results_files import saving
from w4r_desktop.messages import explain
from w4r_desktop.services import counting, event_details, recount, tables
from w4r_desktop.services.entry_lists import log_entries
from w4r_desktop.services.exports import results
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.tables import tables as table_rows

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.domain.figures import Figures

CARD = ActionKind.SOLIDARITY_CARD
HOSTILE = ("=1+1", "'=1", "+2", "-3", "@x", 'a "b", c', "1; 2")


def told(evening: Evening) -> Figures:
    return evening.ask(figures, as_of=NOW)


def saved(evening: Evening, path: Path, purpose: Purpose = Purpose.TALLY) -> Path:
    with evening.file.reading() as session:
        found = results(session, purpose=purpose, as_of=NOW)
        deque(saving(path, Form.CSV, found), maxlen=0)
    return path


def again(evening: Evening, path: Path) -> Evening:
    """Return a new event with the same tables and cases, and nothing logged."""
    file = EventFile.create(
        path,
        event_details.set_up,
        details=evening.ask(event).details,
        table_names=[row.name for row in evening.ask(table_rows)],
        pack=pack(len(evening.ask(cases))),
    )
    return Evening(file)


def log(evening: Evening, path: Path) -> None:
    read = read_entry_list(path, zone=evening.ask(event).details.zone, now=NOW)
    evening.do(
        log_entries, file=path.name, digest=read.digest, lines=read.lines, now=NOW, again=True
    )


def sums(found: Figures) -> object:
    """Return all totals, by what things are called."""
    return (
        *(found.pieces, found.signatories, {k: n for k, n in found.kinds.items() if n}),
        [(one.code, dict(one.kinds)) for one in found.by_case],
        [(one.name, one.is_recount, dict(one.kinds)) for one in found.by_table],
        [
            (one.case, one.kind, one.table, one.counted, one.logged, dict(one.corrected))
            for one in found.recount
        ],
    )


def assert_same_totals(evening: Evening, folder: Path, purpose: Purpose = Purpose.TALLY) -> Figures:
    other = again(evening, folder / "other.w4r")
    with closing(evening.file), closing(other.file):
        log(other, saved(evening, folder / "tally.csv", purpose))
        found = told(other)
        assert sums(found) == sums(told(evening))
        check(other.file)
        return found


@pytest.mark.parametrize(
    "make",
    [
        real_evenings.four_sites,
        real_evenings.school_day,
        real_evenings.one_letter_of_twelve,
        real_evenings.counted_by_hand,
    ],
)
def test_an_evening_that_took_place_has_the_same_totals(make: object, tmp_path: Path) -> None:
    assert callable(make)
    assert_same_totals(make(tmp_path / "evening.w4r"), tmp_path)


def test_so_has_the_whole_log_with_names_and_what_was_taken_back(tmp_path: Path) -> None:
    evening = real_evenings.counted_by_hand(tmp_path / "evening.w4r")
    who = evening.sign_in("=Ana")
    evening.log(who, 5)
    evening.log(who, -2)
    other = again(evening, tmp_path / "other.w4r")
    with closing(evening.file), closing(other.file):
        log(other, saved(evening, tmp_path / "all.csv", Purpose.FULL))
        assert sums(told(other)) == sums(told(evening))
        assert other.counts() == evening.counts()


def test_the_whole_log_makes_no_recount_of_what_was_only_taken_back(
    evening: Evening, tmp_path: Path
) -> None:
    evening.log(evening.sign_in("Ana"), 5)
    evening.log(None, 5)
    spot = evening.spot()
    evening.do(counting.take_back, spot=spot, quantity=1, at=NOW, reason=Reason.JOKE)
    where = {"case_id": spot.case_id, "kind": spot.kind, "writing_table_id": None, "at": NOW}
    evening.do(recount.count_by_hand, counted=9, reasons={Reason.JOKE: 2}, **where)
    evening.do(recount.withdraw_count, **where)
    evening.do(recount.count_by_hand, counted=12, reasons={Reason.FOUND: 3}, **where)
    evening.file.undo()
    path = saved(evening, tmp_path / "all.csv", Purpose.FULL)
    assert assert_same_totals(evening, tmp_path, Purpose.FULL).recount == ()
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert [row["recount"] for row in rows] == ["", "", "", *["undone"] * 4]


def test_the_whole_log_is_logged_with_a_recount_that_was_undone_and_done_again(
    evening: Evening, tmp_path: Path
) -> None:
    evening.log(None, 5)
    spot = evening.spot()
    where = {"case_id": spot.case_id, "kind": spot.kind, "writing_table_id": None, "at": NOW}
    evening.do(recount.count_by_hand, counted=6, reasons={Reason.JOKE: 2}, **where)
    evening.file.undo()
    evening.file.redo()
    (line,) = assert_same_totals(evening, tmp_path, Purpose.FULL).recount
    assert line.corrected == {Reason.JOKE: -2, Reason.MISCOUNTED: 1}


def counted(evening: Evening, table: int | None, logged: int, jokes: int) -> None:
    """Log at the table, or at the first, and have it counted in its box or in one pile."""
    evening.log(None, logged, table=table or 0)
    evening.do(recount.keep_boxes, by_table=table is not None, at=NOW)
    evening.do(
        recount.count_by_hand,
        case_id=evening.cases[0],
        kind=ActionKind.LETTER,
        writing_table_id=None if table is None else evening.tables[table],
        counted=logged,
        reasons={Reason.JOKE: jokes},
        at=NOW,
    )


def test_boxes_of_tables_are_logged_into_one_pile(evening: Evening, tmp_path: Path) -> None:
    other = again(evening, tmp_path / "other.w4r")
    for table, jokes in ((1, 3), (2, 4)):
        counted(evening, table, 10, jokes)
    counted(other, None, 4, 1)
    log(other, saved(evening, tmp_path / "tally.csv"))

    (line,) = told(other).recount
    assert (line.table, line.counted, line.logged, line.logged_since) == ("", 24, 24, 0)
    assert line.corrected == {Reason.JOKE: -8}
    assert told(other).pieces == line.total == 16
    check(other.file)
    other.file.close()


def test_one_pile_is_not_logged_into_boxes_of_tables_and_why(
    evening: Evening, tmp_path: Path
) -> None:
    other = again(evening, tmp_path / "other.w4r")
    counted(evening, None, 10, 3)
    counted(other, 1, 2, 1)
    path = saved(evening, tmp_path / "tally.csv")
    with pytest.raises(EntryOnePileError) as refused:
        log(other, path)
    assert "Choose “One pile” under Results, Recount" in explain(refused.value)
    assert told(other).pieces == 1

    other.do(recount.keep_boxes, by_table=False, at=NOW)
    log(other, path)
    assert told(other).pieces == 2 + 7
    other.file.close()


def test_hostile_names_of_tables_come_back_as_they_were(evening: Evening, tmp_path: Path) -> None:
    for name in HOSTILE:
        evening.do(tables.add_table, name=name)
    evening.__post_init__()
    for place in range(len(evening.tables)):
        evening.log(quantity=place + 1, table=place)
    evening.log(quantity=4, table=None)
    assert_same_totals(evening, tmp_path)


def test_boxes_of_tables_that_were_counted_are_corrected_again(
    evening: Evening, tmp_path: Path
) -> None:
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    for table, (logged, counted) in enumerate(((10, 9), (4, 7), (3, 0))):
        evening.log(evening.sign_in(f"Writer {table}", table=table), logged, table=table, kind=CARD)
        evening.do(
            recount.count_by_hand,
            case_id=evening.cases[0],
            kind=CARD,
            writing_table_id=evening.tables[table],
            counted=counted,
            reasons={Reason.UNSIGNED: 2} if counted > 2 else {Reason.TAKEN_HOME: 3},
            at=NOW,
        )
    assert_same_totals(evening, tmp_path)


def test_tallies_of_two_laptops_add_up(tmp_path: Path) -> None:
    evening = real_evenings.counted_by_hand(tmp_path / "evening.w4r")
    other = again(evening, tmp_path / "other.w4r")
    with closing(evening.file), closing(other.file):
        path = saved(evening, tmp_path / "tally.csv")
        log(other, path)
        log(other, path)
        found = told(other)
        assert found.kinds[CARD] == 1018
        (line,) = found.recount
        assert (line.counted, line.logged, line.difference) == (1024, 1022, -4)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ("1,,case-1,letter,5,\n,,case-1,letter,-5,taken_home\n", 0),
        ("1,,case-1,letter,5,\n,,case-1,letter,2,found\n,,case-1,letter,-6,joke\n", 1),
        (",,case-1,letter,-5,taken_home\n1,,case-1,letter,5,\n", 0),
    ],
)
def test_at_no_table_a_correction_may_be_below_zero(
    evening: Evening, tmp_path: Path, rows: str, kept: int
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"table,attendee,case,kind,quantity,reason\n{rows}", encoding="utf-8")
    log(evening, path)

    assert told(evening).pieces == kept
    check(evening.file)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("1,,case-1,letter,5,\n,,case-1,letter,-6,taken_home\n", 3),
        ("1,,case-1,letter,5,\n,,case-1,letter,6,joke\n", 3),
        ("1,,case-1,letter,5,\n,,case-2,letter,-1,miscounted\n", 3),
    ],
)
def test_a_recount_leaves_no_fewer_than_none(
    evening: Evening, tmp_path: Path, rows: str, line: int
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"table,attendee,case,kind,quantity,reason\n{rows}", encoding="utf-8")
    with pytest.raises(EntryCorrectionError) as refused:
        log(evening, path)

    assert refused.value.line == line
    assert told(evening).pieces == 0


def test_an_unknown_reason_is_told_with_its_line(evening: Evening, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("table,attendee,case,kind,quantity,reason\n1,,case-1,letter,1,rain\n")
    with pytest.raises(EntryReasonUnknownError) as refused:
        log(evening, path)
    assert (refused.value.line, refused.value.reason) == (2, "rain")


def test_a_word_about_the_recount_that_nobody_knows_is_told_with_its_line(
    evening: Evening, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("table,attendee,case,kind,quantity,recount\n1,,case-1,letter,1,maybe\n")
    with pytest.raises(EntryRecountUnknownError) as refused:
        log(evening, path)
    assert (refused.value.line, refused.value.found) == (2, "maybe")


def test_a_correction_that_was_logged_is_taken_back_by_one_undo(tmp_path: Path) -> None:
    evening = real_evenings.counted_by_hand(tmp_path / "evening.w4r")
    other = again(evening, tmp_path / "other.w4r")
    with closing(evening.file), closing(other.file):
        log(other, saved(evening, tmp_path / "tally.csv"))
        other.file.undo()
        assert (told(other).pieces, told(other).recount) == (0, ())
        check(other.file)
        other.file.redo()
        assert sums(told(other)) == sums(told(evening))
