"""Taking back with a reason, an entry after Undo and Redo, and a whole span of time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.errors import AlreadyTakenBackError, BelowZeroError
from w4r_desktop.services import attendees, counting
from w4r_desktop.store.queries.history import Standing, latest_entries, logged_between


def at(minute: int) -> dict[str, object]:
    return {"at": NOW + timedelta(minutes=minute)}


def log(evening: Evening, minute: int, quantity: int = 1, **where: object) -> object:
    """Log for somebody, or for anyone, some minutes into the evening."""
    who = where.pop("who", None)
    spot = evening.spot(who, **where)  # type: ignore[arg-type]
    return evening.do(counting.log, spot=spot, quantity=quantity, **at(minute))


def between(evening: Evening, first: int, last: int, table: int | None = 0) -> tuple[Standing, ...]:
    return evening.ask(
        logged_between,
        writing_table_id=None if table is None else evening.tables[table],
        start=NOW + timedelta(minutes=first),
        end=NOW + timedelta(minutes=last),
    )


def take_back(evening: Evening, first: int, last: int, table: int | None = 0) -> None:
    evening.do(
        counting.take_back_between,
        writing_table_id=None if table is None else evening.tables[table],
        start=NOW + timedelta(minutes=first),
        end=NOW + timedelta(minutes=last),
        reason=Reason.JOKE,
        **at(99),
    )


def test_a_reason_stands_with_what_takes_back(evening: Evening) -> None:
    entry = evening.log(None, 3)
    evening.do(counting.take_back, spot=evening.spot(), quantity=1, at=NOW, reason=Reason.UNSIGNED)
    evening.log(None, 1)
    evening.do(counting.take_back_entry, entry_id=entry, at=NOW, reason=Reason.JOKE)
    newest = evening.ask(latest_entries, limit=9)
    assert [(row.quantity, row.reason) for row in newest] == [
        (-3, Reason.JOKE), (1, None), (-1, Reason.UNSIGNED), (3, None),
    ]  # fmt: skip
    assert evening.sheet().total == 0


def test_an_entry_that_was_undone_cannot_be_taken_back_and_redone_it_can(evening: Evening) -> None:
    entry = evening.log(None, 3)
    for _round in range(3):
        evening.file.undo()
        with pytest.raises(AlreadyTakenBackError):
            evening.do(counting.take_back_entry, entry_id=entry, at=NOW)
        evening.file.redo()
    assert evening.sheet().total == 3
    evening.do(counting.take_back_entry, entry_id=entry, at=NOW)
    assert evening.sheet().total == 0
    evening.file.undo()
    assert evening.sheet().total == 3
    evening.do(counting.take_back_entry, entry_id=entry, at=NOW)
    evening.file.undo()
    evening.file.redo()
    with pytest.raises(AlreadyTakenBackError):
        evening.do(counting.take_back_entry, entry_id=entry, at=NOW)
    assert evening.sheet().total == 0


def test_an_entry_of_somebody_joined_is_taken_back_from_whom_they_are(evening: Evening) -> None:
    kept, joined = evening.sign_in("Anna"), evening.sign_in("Ana")
    entry = evening.log(joined, 2)
    evening.do(attendees.join, kept_id=kept, joined_id=joined, at=NOW)
    assert evening.counts()["Anna"] == (2, 0, 0)
    evening.do(counting.take_back_entry, entry_id=entry, at=NOW)
    assert evening.counts()["Anna"] == (0, 0, 0)
    evening.file.undo()
    evening.file.undo()
    assert evening.counts()["Ana"] == (2, 0, 0)


def test_a_class_is_logged_in_one_step(evening: Evening) -> None:
    group = evening.sign_in("Class 8b", heads=25)
    spots = [evening.spot(group, case=case) for case in range(3)]
    evening.do(counting.log_several, spots=spots, quantity=25, at=NOW)
    assert evening.counts()["Class 8b"] == (25, 25, 25)
    evening.file.undo()
    assert evening.counts()["Class 8b"] == (0, 0, 0)
    evening.file.redo()
    assert evening.sheet().total == 75


def test_a_paper_sheet_only_ever_adds(evening: Evening) -> None:
    evening.log(None, 5)
    with pytest.raises(AssertionError):
        evening.do(
            counting.log_sheet, items=[(evening.spot(case=1), 3), (evening.spot(), -1)], at=NOW
        )
    assert evening.counts()["(1)"] == (5, 0, 0)


def test_a_span_takes_back_what_was_logged_in_it_at_that_table(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    log(evening, 9, who=amina)
    log(evening, 10, 2, who=amina)
    log(evening, 15, 3, case=1, kind=ActionKind.SOLIDARITY_CARD)
    log(evening, 19, 4, table=1)
    log(evening, 19, 5, table=None)
    log(evening, 20, 6, who=amina)
    found = between(evening, 10, 20)
    assert [(one.quantity, one.case, one.kind, one.whole) for one in found] == [
        (3, "Case 2", ActionKind.SOLIDARITY_CARD, True),
        (2, "Case 1", ActionKind.LETTER, True),
    ]
    take_back(evening, 10, 20)
    assert evening.counts()["Amina"] == (7, 0, 0)
    assert evening.sheet(kind=ActionKind.SOLIDARITY_CARD).total == 0
    assert evening.counts(1)["(2)"] == (4, 0, 0)
    assert evening.counts(None)["()"] == (5, 0, 0)
    reasons = [row.reason for row in evening.ask(latest_entries, limit=2)]
    assert reasons == [Reason.JOKE, Reason.JOKE]
    assert between(evening, 10, 20) == ()


def test_a_span_is_one_step_to_undo_and_to_redo(evening: Evening) -> None:
    for minute in range(5):
        log(evening, minute, case=minute % 3)
    steps = len(evening.file.done)
    take_back(evening, 0, 5)
    assert evening.sheet().total == 0
    assert len(evening.file.done) == steps + 1
    evening.file.undo()
    assert evening.sheet().total == 5
    assert len(between(evening, 0, 5)) == 5
    evening.file.redo()
    assert evening.sheet().total == 0
    assert between(evening, 0, 5) == ()


def test_what_nobody_claims_is_taken_back_too(evening: Evening) -> None:
    log(evening, 1, 7, table=None)
    log(evening, 1, 2)
    take_back(evening, 0, 2, table=None)
    assert evening.counts(None)["()"] == (0, 0, 0)
    assert evening.counts()["(1)"] == (2, 0, 0)


def test_what_was_undone_or_taken_back_is_not_taken_back_again(evening: Evening) -> None:
    entry = log(evening, 1, 2)
    log(evening, 2, 3)
    evening.file.undo()
    log(evening, 3, 4)
    evening.do(counting.take_back_entry, entry_id=entry, **at(4))
    assert [one.quantity for one in between(evening, 0, 10)] == [4]
    take_back(evening, 0, 10)
    assert evening.sheet().total == 0


def test_of_an_entry_that_was_partly_taken_back_only_the_rest_goes(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    log(evening, 1, 5, who=amina)
    evening.do(counting.take_back, spot=evening.spot(amina), quantity=2, **at(30))
    (left,) = between(evening, 0, 10)
    assert (left.quantity, left.whole) == (3, False)
    take_back(evening, 0, 10)
    assert evening.counts()["Amina"] == (0, 0, 0)
    evening.file.undo()
    assert evening.counts()["Amina"] == (3, 0, 0)


def test_what_was_there_before_the_span_stays(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    log(evening, 1, 10, who=amina)
    log(evening, 11, 3, who=amina)
    evening.do(counting.take_back, spot=evening.spot(amina), quantity=1, **at(12))
    take_back(evening, 10, 20)
    assert evening.counts()["Amina"] == (10, 0, 0)


def test_whoever_moved_or_was_joined_since_loses_what_they_wrote_there(evening: Evening) -> None:
    amina, ana = evening.sign_in("Amina"), evening.sign_in("Ana")
    log(evening, 1, 2, who=amina)
    log(evening, 2, 3, who=ana)
    evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[1])
    log(evening, 3, 4, who=amina, table=1)
    evening.do(attendees.join, kept_id=amina, joined_id=ana, **at(4))
    assert evening.counts(1)["Amina"] == (9, 0, 0)
    take_back(evening, 0, 10)
    assert evening.counts(1)["Amina"] == (4, 0, 0)
    evening.file.undo()
    assert evening.counts(1)["Amina"] == (9, 0, 0)


def test_more_than_is_left_cannot_be_taken_back_after_a_span(evening: Evening) -> None:
    log(evening, 1, 2)
    take_back(evening, 0, 10)
    with pytest.raises(BelowZeroError):
        evening.do(counting.take_back, spot=evening.spot(), quantity=1, at=NOW)
