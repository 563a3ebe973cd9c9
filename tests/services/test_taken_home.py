"""Letters that were taken home come back, all or some, or are waited for no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.figures import TakenHomeTotal
from w4r_desktop.errors import LettersNotOutError
from w4r_desktop.services import attendees, lock, taken_home
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.figures import taken_home_total
from w4r_desktop.store.queries.taken_home import LettersTaken, letters_taken

if TYPE_CHECKING:
    from uuid import UUID

FRIDAY = date(2026, 12, 18)
LATER = NOW + timedelta(days=8)


def takes(evening: Evening, name: str, letters: int, due: date | None = FRIDAY) -> UUID:
    """Have somebody leave with letters, and return who."""
    who = evening.sign_in(name)
    evening.do(attendees.sign_out, attendee_ids=[who], at=NOW, letters=letters, due_on=due)
    return who


def taken(evening: Evening) -> tuple[LettersTaken, ...]:
    return evening.ask(letters_taken)


def totals(evening: Evening) -> TakenHomeTotal:
    return evening.ask(taken_home_total)


def test_some_come_back_and_the_rest_stays_out(evening: Evening) -> None:
    takes(evening, "Amina", 5)
    (row,) = taken(evening)
    said = {"taken_home_id": row.taken_home_id, "at": LATER}
    evening.do(taken_home.bring_letters_back, letters=2, **said)
    evening.do(taken_home.write_letters_off, letters=1, **said)

    assert totals(evening) == TakenHomeTotal(out=2, returned=2, written_off=1)
    assert {(one.letters, one.is_out, one.due_on) for one in taken(evening)} == {
        (2, True, FRIDAY),
        (2, False, FRIDAY),
        (1, False, FRIDAY),
    }
    (amina,) = evening.ask(people)
    assert (amina.taken_home, amina.due_on) == (2, FRIDAY)

    evening.file.undo()
    assert totals(evening) == TakenHomeTotal(out=3, returned=2)
    evening.file.undo()
    assert totals(evening) == TakenHomeTotal(out=5)
    evening.file.redo()
    assert totals(evening) == TakenHomeTotal(out=3, returned=2)


def test_all_come_back_or_are_written_off(evening: Evening) -> None:
    takes(evening, "Amina", 5)
    takes(evening, "Bashir", 3)
    amina, bashir = taken(evening)
    said = {"at": LATER}
    evening.do(taken_home.bring_letters_back, taken_home_id=amina.taken_home_id, letters=5, **said)
    evening.do(taken_home.write_letters_off, taken_home_id=bashir.taken_home_id, letters=3, **said)

    assert totals(evening) == TakenHomeTotal(returned=5, written_off=3)
    assert all(person.taken_home == 0 for person in evening.ask(people))


@pytest.mark.parametrize("letters", [-1, 0, 6])
def test_no_more_come_back_than_are_out(evening: Evening, letters: int) -> None:
    takes(evening, "Amina", 5)
    (row,) = taken(evening)
    said = {"taken_home_id": row.taken_home_id, "letters": letters, "at": LATER}
    with pytest.raises(LettersNotOutError) as refused:
        evening.do(taken_home.bring_letters_back, **said)
    assert (refused.value.out, refused.value.asked) == (5, letters)
    evening.do(taken_home.write_letters_off, **{**said, "letters": 5})
    with pytest.raises(LettersNotOutError):
        evening.do(taken_home.bring_letters_back, **{**said, "letters": 1})


def test_what_is_written_off_does_not_come_back_with_the_rest(evening: Evening) -> None:
    who = takes(evening, "Amina", 5)
    (row,) = taken(evening)
    said = {"taken_home_id": row.taken_home_id, "letters": 2, "at": LATER}
    evening.do(taken_home.write_letters_off, **said)
    evening.do(attendees.letters_returned, attendee_id=who, at=LATER)

    assert totals(evening) == TakenHomeTotal(returned=3, written_off=2)


def test_those_out_come_first_and_the_earliest_due_before(evening: Evening) -> None:
    takes(evening, "Amina", 1, due=None)
    takes(evening, "Bashir", 2, due=FRIDAY)
    takes(evening, "Chen", 3, due=date(2026, 12, 14))
    takes(evening, "Dora", 4, due=date(2026, 12, 11))
    back = next(row for row in taken(evening) if row.name == "Dora")
    evening.do(taken_home.bring_letters_back, taken_home_id=back.taken_home_id, letters=4, at=LATER)

    rows = taken(evening)
    assert [row.name for row in rows] == ["Chen", "Bashir", "Amina", "Dora"]
    monday = date(2026, 12, 15)
    assert [row.is_overdue(monday) for row in rows] == [True, False, False, False]
    assert rows[0].table_name == "1"


def test_a_locked_evening_tells_first_names_only(evening: Evening) -> None:
    takes(evening, "Amina Haddad", 2)
    evening.file.write_for_good(lock.set_pin, pin="2468")
    evening.file.write_for_good(lock.lock, at=NOW)

    assert [row.name for row in taken(evening)] == ["Amina"]


def test_whoever_was_joined_took_them_as_the_one_they_are(evening: Evening) -> None:
    who = takes(evening, "Guest 1", 2)
    kept = evening.sign_in("Amina", table=1)
    evening.do(attendees.join, kept_id=kept, joined_id=who, at=NOW)

    (row,) = taken(evening)
    assert (row.name, row.attendee_id, row.table_name) == ("Amina", kept, "2")
