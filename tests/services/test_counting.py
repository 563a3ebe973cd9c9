"""Counting adds to the log, taking back adds the reverse, and nothing sinks below zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import AlreadyTakenBackError, BelowZeroError, CountTooLargeError
from w4r_desktop.services import attendees, counting
from w4r_desktop.store.queries.figures import signatories
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from uuid import UUID


def by_table(evening: Evening) -> dict[str, int]:
    shown = evening.ask(totals)
    return {table.name: table.kinds.get(ActionKind.LETTER, 0) for table in shown.by_table}


def test_a_click_adds_one_where_it_was_made(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, case=1)
    evening.log(None, 3, case=2)
    evening.log(amina, 7, kind=ActionKind.SOLIDARITY_CARD)

    assert evening.counts() == {"Amina": (0, 1, 0), "(1)": (0, 0, 3)}
    assert evening.counts(kind=ActionKind.SOLIDARITY_CARD) == {"Amina": (7, 0, 0), "(1)": (0, 0, 0)}


def test_a_letter_signed_by_several_is_one_letter(evening: Evening) -> None:
    evening.do(counting.log, spot=evening.spot(), quantity=1, signatories=25, at=NOW)

    assert evening.sheet().total == 1
    assert evening.ask(latest_entries, limit=1)[0].signatories == 25


def test_a_box_that_no_table_claims_is_counted(evening: Evening) -> None:
    evening.log(None, 5, table=None)

    assert evening.counts(None)["()"] == (5, 0, 0)
    assert by_table(evening)[""] == 5


def test_a_letter_is_taken_back_where_it_was_logged(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 3)
    evening.do(counting.take_back, spot=evening.spot(amina), quantity=2, at=NOW)

    assert evening.counts()["Amina"] == (1, 0, 0)


def test_whoever_moved_takes_back_from_the_present_table_first(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    for table, letters in ((0, 2), (1, 3), (2, 1)):
        evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[table])
        evening.log(amina, letters, table=table)
    here = evening.spot(amina, table=2)

    evening.do(counting.take_back, spot=here, quantity=1, at=NOW)
    assert by_table(evening) == {"1": 2, "2": 3, "3": 0}

    evening.do(counting.take_back, spot=here, quantity=4, at=NOW)
    after = by_table(evening)
    assert sum(after.values()) == 1
    assert min(after.values()) == 0
    evening.file.undo()
    assert by_table(evening) == {"1": 2, "2": 3, "3": 0}


@pytest.mark.parametrize("withdrawn", [4, 400])
def test_more_than_was_counted_cannot_be_taken_back(evening: Evening, withdrawn: int) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 3)

    with pytest.raises(BelowZeroError) as refused:
        evening.do(counting.take_back, spot=evening.spot(amina), quantity=withdrawn, at=NOW)

    assert (refused.value.counted, refused.value.withdrawn) == (3, withdrawn)
    assert evening.counts()["Amina"] == (3, 0, 0)


def test_nobody_takes_back_what_others_wrote(evening: Evening) -> None:
    evening.log(evening.sign_in("Amina"), 3)
    evening.log(None, 2, table=1)
    evening.log(None, 2, case=1)
    evening.log(None, 2, kind=ActionKind.PHOTO)

    with pytest.raises(BelowZeroError) as refused:
        evening.do(counting.take_back, spot=evening.spot(None), quantity=1, at=NOW)
    assert refused.value.counted == 0


def test_a_negative_quantity_takes_back_at_that_very_table_only(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 3)

    with pytest.raises(BelowZeroError):
        evening.log(amina, -1, table=1)
    evening.log(amina, -3)
    with pytest.raises(BelowZeroError):
        evening.log(amina, -1)
    assert evening.sheet().total == 0


@pytest.mark.parametrize(("before", "after"), [(0, 7), (3, 7), (7, 3), (7, 0)])
def test_typing_a_number_logs_the_difference(evening: Evening, before: int, after: int) -> None:
    amina = evening.sign_in("Amina")
    spot = evening.spot(amina)
    if before:
        evening.log(amina, before)
    evening.do(counting.set_count, spot=spot, count=after, at=NOW)

    assert evening.counts()["Amina"] == (after, 0, 0)
    assert evening.ask(latest_entries, limit=1)[0].quantity == after - before


def test_a_number_that_was_hardly_meant_for_a_cell_is_refused(evening: Evening) -> None:
    evening.do(counting.set_count, spot=evening.spot(), count=999, at=NOW)
    with pytest.raises(CountTooLargeError):
        evening.do(counting.set_count, spot=evening.spot(), count=1000, at=NOW)

    assert [entry.quantity for entry in evening.ask(latest_entries, limit=9)] == [999]


def test_typing_the_number_that_stands_there_logs_nothing(evening: Evening) -> None:
    evening.log(None, 3)
    evening.do(counting.set_count, spot=evening.spot(), count=3, at=NOW)

    assert len(evening.ask(latest_entries, limit=9)) == 1
    assert len(evening.file.done) == 1


def test_typing_a_number_counts_what_somebody_brought_from_another_table(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 5)
    evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[1])
    there = evening.spot(amina, table=1)

    evening.do(counting.set_count, spot=there, count=7, at=NOW)
    assert by_table(evening) == {"1": 5, "2": 2, "3": 0}
    evening.do(counting.set_count, spot=there, count=1, at=NOW)
    assert by_table(evening) == {"1": 1, "2": 0, "3": 0}
    with pytest.raises(BelowZeroError):
        evening.do(counting.set_count, spot=there, count=-1, at=NOW)


def test_an_entry_is_taken_back_once(evening: Evening) -> None:
    entry = evening.log(None, 3)
    evening.log(None, 4)
    evening.do(counting.take_back_entry, entry_id=entry, at=NOW)

    assert evening.sheet().total == 4
    latest = evening.ask(latest_entries, limit=9)
    assert [(e.quantity, e.reverses, e.taken_back) for e in latest] == [
        (-3, True, False),
        (4, False, False),
        (3, False, True),
    ]
    with pytest.raises(AlreadyTakenBackError):
        evening.do(counting.take_back_entry, entry_id=entry, at=NOW)
    assert evening.sheet().total == 4


def test_an_entry_is_taken_back_at_its_own_table_though_its_writer_moved(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    entry = evening.log(amina, 3)
    evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[1])
    evening.log(amina, 2, table=1)
    evening.do(counting.take_back_entry, entry_id=entry, at=NOW)

    assert by_table(evening) == {"1": 0, "2": 2, "3": 0}


def test_an_entry_of_which_some_was_taken_back_cannot_go_as_a_whole(evening: Evening) -> None:
    entry = evening.log(None, 3)
    evening.log(None, -1)

    with pytest.raises(BelowZeroError) as refused:
        evening.do(counting.take_back_entry, entry_id=entry, at=NOW)
    assert (refused.value.counted, refused.value.withdrawn) == (2, 3)


def test_a_taking_back_can_itself_be_taken_back(evening: Evening) -> None:
    evening.log(None, 3)
    correction = evening.log(None, -2)
    evening.do(counting.take_back_entry, entry_id=correction, at=NOW)

    assert evening.sheet().total == 3


def signed(evening: Evening, signatories: int, quantity: int = 1, who: UUID | None = None) -> None:
    """Log pieces that so many people signed each."""
    spot = evening.spot(who)
    evening.do(counting.log, spot=spot, quantity=quantity, signatories=signatories, at=NOW)


@pytest.mark.parametrize("by_typing", [False, True])
def test_a_letter_signed_by_12_leaves_no_signatories_behind(
    evening: Evening, *, by_typing: bool
) -> None:
    signed(evening, 12)
    assert evening.ask(signatories) == 12
    if by_typing:
        evening.do(counting.set_count, spot=evening.spot(), count=0, at=NOW)
    else:
        evening.do(counting.take_back, spot=evening.spot(), quantity=1, at=NOW)

    assert (evening.sheet().total, evening.ask(signatories)) == (0, 0)
    evening.file.undo()
    assert (evening.sheet().total, evening.ask(signatories)) == (1, 12)


def test_the_pieces_logged_last_go_first_with_their_signatories(evening: Evening) -> None:
    for people, letters in ((1, 3), (12, 2), (4, 1)):
        signed(evening, people, letters)
    left = []
    for quantity in (1, 1, 2, 2):
        evening.do(counting.take_back, spot=evening.spot(), quantity=quantity, at=NOW)
        left.append((evening.sheet().total, evening.ask(signatories)))

    assert left == [(5, 27), (4, 15), (2, 2), (0, 0)]


def test_whoever_moved_leaves_no_signatories_at_either_table(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    signed(evening, 12, who=amina)
    evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[1])
    there = evening.spot(amina, table=1)
    evening.do(counting.log, spot=there, quantity=2, signatories=5, at=NOW)
    evening.do(counting.set_count, spot=there, count=0, at=NOW)

    assert evening.ask(signatories) == 0
    assert by_table(evening) == {"1": 0, "2": 0, "3": 0}


def test_what_an_older_log_took_back_wrongly_can_still_go(evening: Evening) -> None:
    signed(evening, 12, 2)
    evening.log(None, -1)  # as it was logged before: signed by one
    evening.do(counting.take_back, spot=evening.spot(), quantity=1, at=NOW)

    assert evening.sheet().total == 0
