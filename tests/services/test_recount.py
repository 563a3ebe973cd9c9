"""What is counted by hand corrects the totals, once, and can be undone, changed and forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.errors import (
    AlreadyTakenBackError,
    BelowRecountError,
    BelowZeroError,
    CorrectionStaysError,
    NothingCountedError,
    RecountedCellError,
    SetAsideError,
)
from w4r_desktop.services import cases, counting, recount, tables
from w4r_desktop.store.check import check
from w4r_desktop.store.queries import recount as queries
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.history import latest_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w4r_desktop.domain.figures import Figures, RecountLine

CARD = ActionKind.SOLIDARITY_CARD


def box(evening: Evening, table: int | None = None, case: int = 0) -> dict[str, Any]:
    return {
        "case_id": evening.cases[case],
        "kind": CARD,
        "writing_table_id": None if table is None else evening.tables[table],
        "at": NOW + timedelta(hours=3),
    }


def count(
    evening: Evening,
    counted: int,
    reasons: Mapping[Reason, int] | None = None,
    table: int | None = None,
) -> None:
    evening.do(recount.count_by_hand, counted=counted, reasons=reasons or {}, **box(evening, table))


def all_figures(evening: Evening) -> Figures:
    return evening.ask(figures, as_of=NOW)


def cards(evening: Evening) -> int:
    return all_figures(evening).kinds[CARD]


def line(evening: Evening) -> RecountLine:
    (only,) = evening.ask(queries.recount).lines
    return only


def entries(evening: Evening) -> int:
    return len(evening.ask(latest_entries, limit=99))


def test_511_logged_and_512_counted_with_3_jokes_and_1_found_are_509(evening: Evening) -> None:
    evening.log(None, 511, kind=CARD)
    count(evening, 512, {Reason.JOKE: 3, Reason.FOUND: 1})

    assert cards(evening) == 509
    told = line(evening)
    assert (told.logged, told.counted, told.difference, told.total) == (511, 512, -2, 509)
    assert told.corrected == {Reason.JOKE: -3, Reason.FOUND: 1}
    assert check(evening.file).entries == 3


def test_counting_the_same_again_logs_nothing(evening: Evening) -> None:
    evening.log(None, 511, kind=CARD)
    for _again in range(2):
        count(evening, 512, {Reason.JOKE: 3, Reason.FOUND: 1})
    assert entries(evening) == 3
    assert len(evening.file.done) == 2


def test_only_the_difference_of_another_count_is_logged(evening: Evening) -> None:
    evening.log(None, 20, kind=CARD)
    count(evening, 18, {Reason.JOKE: 1})
    count(evening, 18, {Reason.JOKE: 4})

    newest = evening.ask(latest_entries, limit=1)[0]
    assert (newest.quantity, newest.reason, newest.attendee) == (-3, Reason.JOKE, "")
    assert cards(evening) == 14
    assert line(evening).corrected == {Reason.JOKE: -4, Reason.MISCOUNTED: -2}


def test_what_is_logged_after_a_count_comes_on_top_until_it_is_counted_again(
    evening: Evening,
) -> None:
    evening.log(None, 20, kind=CARD)
    count(evening, 18)
    evening.log(None, 5, kind=CARD)
    assert (cards(evening), line(evening).logged_since) == (23, 5)

    evening.do(recount.explain_count, reasons={Reason.JOKE: 2}, **box(evening))
    assert (cards(evening), line(evening).logged_since) == (21, 5)

    count(evening, 18, {Reason.JOKE: 2})
    assert (cards(evening), line(evening).logged_since) == (16, 0)
    assert line(evening).corrected == {Reason.JOKE: -2, Reason.MISCOUNTED: -7}


def test_a_box_of_a_table_corrects_what_was_logged_there(evening: Evening) -> None:
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    evening.log(evening.sign_in("Amina"), 7, kind=CARD)
    evening.log(None, 4, table=1, kind=CARD)
    evening.log(None, 2, table=None, kind=CARD)
    count(evening, 3, {Reason.UNSIGNED: 3}, table=0)
    count(evening, 1, table=None)

    told = [table.kinds.get(CARD, 0) for table in all_figures(evening).by_table]
    assert told == [0, 4, 0, 2, -1]
    assert cards(evening) == 5
    lines = evening.ask(queries.recount).lines
    assert {(one.table, one.logged, one.total) for one in lines} == {("1", 7, 0), ("", 2, 1)}
    check(evening.file)


def test_counting_the_boxes_another_way_forgets_what_was_counted(evening: Evening) -> None:
    evening.log(None, 10, kind=CARD)
    count(evening, 7)
    evening.do(recount.finish, at=NOW)
    evening.do(recount.keep_boxes, by_table=True, at=NOW)

    state = evening.ask(queries.recount)
    assert (state.by_table, state.finished_at, state.lines) == (True, None, ())
    assert cards(evening) == 10
    evening.file.undo()
    assert cards(evening) == 7
    assert evening.ask(queries.recount).finished_at == NOW


def test_a_count_that_is_forgotten_leaves_what_was_logged(evening: Evening) -> None:
    evening.log(None, 10, kind=CARD)
    count(evening, 7, {Reason.JOKE: 2})
    evening.do(recount.withdraw_count, **box(evening))
    evening.do(recount.withdraw_count, **box(evening))

    assert (cards(evening), evening.ask(queries.recount).lines) == (10, ())
    check(evening.file)
    evening.file.undo()
    assert cards(evening) == 5
    assert line(evening).corrected == {Reason.JOKE: -2, Reason.MISCOUNTED: -3}


def test_the_recount_is_done_until_it_goes_on(evening: Evening) -> None:
    count(evening, 0)
    evening.do(recount.finish, at=NOW)
    assert all_figures(evening).recounted_at == NOW
    evening.do(recount.reopen)
    assert all_figures(evening).recounted_at is None


def test_a_recount_is_not_done_while_nothing_is_counted(evening: Evening) -> None:
    evening.log(None, 10, kind=CARD)
    with pytest.raises(NothingCountedError):
        evening.do(recount.finish, at=NOW)
    assert all_figures(evening).recounted_at is None

    count(evening, 9)
    evening.do(recount.finish, at=NOW)
    evening.do(recount.withdraw_count, **box(evening))
    assert all_figures(evening).recounted_at is None
    evening.file.undo()
    assert all_figures(evening).recounted_at == NOW


def test_more_jokes_than_lie_there_are_refused_and_change_nothing(evening: Evening) -> None:
    evening.log(None, 10, kind=CARD)
    with pytest.raises(SetAsideError):
        count(evening, 2, {Reason.JOKE: 3})
    assert cards(evening) == 10
    assert evening.ask(queries.recount).lines == ()


def take_back(evening: Evening, quantity: int) -> None:
    spot = evening.spot(kind=CARD)
    evening.do(counting.take_back, spot=spot, quantity=quantity, at=NOW)


@pytest.mark.parametrize("by_table", [False, True])
def test_no_box_sinks_below_zero_when_letters_are_taken_back_after_it_was_counted(
    evening: Evening,
    *,
    by_table: bool,
) -> None:
    amina = evening.sign_in("Amina")
    entry = evening.log(amina, 5, kind=CARD)
    evening.do(recount.keep_boxes, by_table=by_table, at=NOW)
    count(evening, 1, table=0 if by_table else None)
    spot = evening.spot(amina, kind=CARD)
    span = {"start": NOW, "end": NOW + timedelta(hours=9), "writing_table_id": evening.tables[0]}
    for service, what in (
        (counting.take_back, {"spot": spot, "quantity": 2}),
        (counting.log, {"spot": spot, "quantity": -2}),
        (counting.set_count, {"spot": spot, "count": 0}),
        (counting.take_back_entry, {"entry_id": entry}),
        (counting.take_back_between, span),
    ):
        with pytest.raises(BelowRecountError) as refused:
            evening.do(service, at=NOW, **what)
        assert refused.value.counted == 1
    assert cards(evening) == 1

    evening.do(counting.take_back, spot=spot, quantity=1, at=NOW)
    assert cards(evening) == 0
    check(evening.file)


def test_no_more_jokes_are_set_aside_than_still_count(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 5, kind=CARD)
    count(evening, 5)
    evening.do(counting.take_back, spot=evening.spot(amina, kind=CARD), quantity=4, at=NOW)
    with pytest.raises(SetAsideError) as refused:
        evening.do(recount.explain_count, reasons={Reason.JOKE: 3}, **box(evening))
    assert (refused.value.counted, refused.value.set_aside) == (1, 3)
    evening.do(recount.explain_count, reasons={Reason.JOKE: 1}, **box(evening))
    assert cards(evening) == 0


def test_no_number_is_typed_over_what_the_recount_corrected(evening: Evening) -> None:
    evening.log(evening.sign_in("Amina"), 5, kind=CARD)
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    count(evening, 5, {Reason.JOKE: 3}, table=0)
    anyone = evening.spot(kind=CARD)
    assert evening.counts(kind=CARD) == {"Amina": (5, 0, 0), "(1)": (-3, 0, 0)}
    with pytest.raises(RecountedCellError):
        evening.do(counting.set_count, spot=anyone, count=0, at=NOW)
    with pytest.raises(CorrectionStaysError):
        take_back(evening, 1)

    evening.log(None, 1, kind=CARD)
    assert cards(evening) == 3
    assert line(evening).corrected == {Reason.JOKE: -3}


def test_a_correction_is_not_taken_back_by_itself(evening: Evening) -> None:
    evening.log(None, 10, kind=CARD)
    count(evening, 12, {Reason.FOUND: 2})
    found = evening.ask(latest_entries, limit=1)[0]
    assert (found.quantity, found.recount, found.taken_back) == (2, True, False)
    with pytest.raises(CorrectionStaysError):
        evening.do(counting.take_back_entry, entry_id=found.entry_id, at=NOW)

    evening.file.undo()
    undone, original, logged = evening.ask(latest_entries, limit=9)
    assert [undone.recount, original.recount, logged.recount] == [False] * 3
    for entry in (undone, original):
        with pytest.raises(AlreadyTakenBackError):
            evening.do(counting.take_back_entry, entry_id=entry.entry_id, at=NOW)
    evening.file.redo()
    for entry in evening.ask(latest_entries, limit=3):
        assert entry.recount
        with pytest.raises(CorrectionStaysError):
            evening.do(counting.take_back_entry, entry_id=entry.entry_id, at=NOW)
    assert cards(evening) == 12


def test_what_a_recount_found_in_a_box_is_not_taken_back_on_the_sheet(evening: Evening) -> None:
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    evening.log(None, 5, kind=CARD)
    count(evening, 7, {Reason.FOUND: 2}, table=0)
    with pytest.raises(BelowZeroError):
        take_back(evening, 8)
    with pytest.raises(CorrectionStaysError):
        take_back(evening, 6)
    take_back(evening, 5)

    assert cards(evening) == 2
    check(evening.file)


def test_jokes_that_were_set_aside_are_not_taken_back_as_well(evening: Evening) -> None:
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    evening.log(None, 10, kind=CARD)
    count(evening, 10, {Reason.JOKE: 3}, table=0)
    with pytest.raises(BelowZeroError):
        take_back(evening, 8)
    span = {"start": NOW, "end": NOW + timedelta(hours=9), "writing_table_id": evening.tables[0]}
    evening.do(counting.take_back_between, at=NOW, **span)

    assert cards(evening) == 0
    assert line(evening).corrected == {Reason.JOKE: -3}
    check(evening.file)


def test_all_that_was_logged_at_a_table_goes_without_what_the_recount_found(
    evening: Evening,
) -> None:
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    evening.log(None, 10, kind=CARD)
    count(evening, 14, table=0)
    span = {"start": NOW, "end": NOW + timedelta(hours=9), "writing_table_id": evening.tables[0]}
    evening.do(counting.take_back_between, at=NOW, **span)

    assert cards(evening) == 4
    assert line(evening).corrected == {Reason.MISCOUNTED: 4}
    check(evening.file)


def test_what_was_taken_back_later_is_not_made_up_for_by_what_was_found(evening: Evening) -> None:
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    evening.log(None, 10, kind=CARD)
    later = NOW + timedelta(hours=1)
    spot = evening.spot(kind=CARD)
    evening.do(counting.take_back, spot=spot, quantity=5, at=later)
    count(evening, 9, table=0)
    span = {"start": NOW, "end": later, "writing_table_id": evening.tables[0]}
    evening.do(counting.take_back_between, at=later, **span)

    assert cards(evening) == 4
    check(evening.file)


def test_neither_a_count_nor_undo_makes_letters_of_another_hour(evening: Evening) -> None:
    def by_quarter() -> list[int]:
        return [one.kinds[CARD] for one in all_figures(evening).quarters]

    evening.log(None, 10, kind=CARD)
    told = []
    count(evening, 12, {Reason.JOKE: 3})
    for step in (evening.file.undo, evening.file.redo):
        told.append(by_quarter())
        step()
    told.append(by_quarter())
    evening.do(recount.withdraw_count, **box(evening))
    told.append(by_quarter())

    assert told == [[10]] * 4


def test_a_box_without_anything_keeps_neither_its_case_nor_its_table(evening: Evening) -> None:
    evening.do(recount.keep_boxes, by_table=True, at=NOW)
    count(evening, 0, table=2)
    evening.do(tables.remove_table, writing_table_id=evening.tables[2], at=NOW)
    assert [one.table for one in evening.ask(queries.boxes).boxes if one.line] == ["3"]
    evening.do(cases.remove_case, case_id=evening.cases[0])
    assert evening.ask(queries.recount).lines == ()
    check(evening.file)
    evening.file.undo()
    assert line(evening).counted == 0


def test_every_case_and_kind_on_paper_has_a_box(evening: Evening) -> None:
    evening.log(None, 4, kind=CARD)
    evening.log(None, 4, kind=ActionKind.EMAIL)
    found = evening.ask(queries.boxes)
    assert [box.logged for box in found.wanted] == [4]
    kinds = {box.kind for box in found.boxes}
    assert kinds == {ActionKind.LETTER, CARD, ActionKind.PETITION_SIGNATURE}
    assert len(found.boxes) == 9
    evening.log(None, 1, case=2, kind=ActionKind.PREPRINTED_LETTER)
    assert len(evening.ask(queries.boxes).boxes) == 12
