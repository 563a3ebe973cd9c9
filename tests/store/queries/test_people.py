"""What the list of people says, and what everybody is called while the evening is locked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.evening import NOW, Evening
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import attendees, counting
from w4r_desktop.store.queries.attendees import attendee, contact, find_attendees, people
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.sheet import KeptSheet, frame
from w4r_desktop.store.queries.tables import activity, tables
from w4r_desktop.store.schema import OrganizerLock

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.store.queries.attendees import PersonRow

CONTACT = Contact(email="amina@example.org", wording="Write to me", consented_at=NOW)


def listed(evening: Evening) -> dict[str, PersonRow]:
    return {row.name: row for row in evening.ask(people)}


def join(evening: Evening, kept: UUID, joined: UUID) -> None:
    evening.do(attendees.join, kept_id=kept, joined_id=joined, at=NOW)


def test_the_list_tells_letters_from_all_else(evening: Evening) -> None:
    amina = evening.sign_in("Amina", first_time=True)
    evening.log(amina, 3)
    evening.log(amina, 2, case=1, kind=ActionKind.PREPRINTED_LETTER)
    evening.log(amina, 4, kind=ActionKind.SOLIDARITY_CARD)
    evening.log(amina, 1, kind=ActionKind.PETITION_SIGNATURE)

    row = listed(evening)["Amina"]

    assert (row.letters, row.other) == (5, 5)
    assert (row.table_name, row.first_time, row.guest, row.has_contact) == ("1", True, False, False)


def test_what_was_joined_counts_for_the_one_who_is_kept_wherever_it_is_asked_for(
    evening: Evening,
) -> None:
    anna, other = evening.sign_in("Anna"), evening.sign_in("Ana", table=1)
    evening.log(anna, 2)
    evening.log(other, 3, table=1)
    join(evening, anna, other)

    assert {name: row.letters for name, row in listed(evening).items()} == {"Anna": 5}
    assert listed(evening)["Anna"].joined == ("Ana",)
    assert evening.counts() == {"Anna": (5, 0, 0), "(1)": (0, 0, 0)}
    assert evening.counts(1) == {"(2)": (0, 0, 0)}
    assert evening.sheet(1).logged_here == 3
    told = evening.ask(latest_entries, limit=9, attendee_id=anna)
    assert [(entry.attendee, entry.quantity) for entry in told] == [("Anna", 3), ("Anna", 2)]

    evening.file.undo()

    assert {name: row.letters for name, row in listed(evening).items()} == {"Anna": 2, "Ana": 3}
    assert evening.counts(1) == {"Ana": (3, 0, 0), "(2)": (0, 0, 0)}


def test_a_kept_sheet_counts_on_for_somebody_joined(evening: Evening) -> None:
    anna, other = evening.sign_in("Anna"), evening.sign_in("Ana")
    evening.log(other, 3)
    join(evening, anna, other)
    empty = evening.ask(frame, writing_table_id=evening.tables[0])
    kept = KeptSheet(empty=empty, kind=ActionKind.LETTER)
    assert [row.total for row in evening.ask(kept).rows] == [3, 0]

    evening.log(anna, 2, case=1)
    evening.log(other, 4)  # another laptop has not heard of it yet

    assert [row.counts for row in evening.ask(kept).rows] == [(7, 2, 0), (0, 0, 0)]


def test_who_was_joined_and_joined_again_counts_for_the_last(evening: Evening) -> None:
    first, second, third = (evening.sign_in(name) for name in ("Ana", "Anna", "Hannah"))
    for person in (first, second, third):
        evening.log(person)
    join(evening, second, first)
    join(evening, third, second)

    assert {name: row.letters for name, row in listed(evening).items()} == {"Hannah": 3}
    evening.do(counting.take_back, spot=evening.spot(third), quantity=3, at=NOW)
    assert evening.counts() == {"Hannah": (0, 0, 0), "(1)": (0, 0, 0)}


def test_letters_at_home_are_told_until_they_are_back(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    due = date(2026, 12, 17)
    for letters, day in ((2, due), (3, due + timedelta(days=1))):
        out = {"letters": letters, "due_on": day}
        evening.do(attendees.sign_out, attendee_ids=[amina], at=NOW, **out)
    row = listed(evening)["Amina"]
    assert (row.taken_home, row.due_on, row.signed_out_at) == (5, due, NOW)

    evening.do(attendees.letters_returned, attendee_id=amina, at=NOW)

    row = listed(evening)["Amina"]
    assert (row.taken_home, row.due_on) == (0, None)


def test_who_was_removed_stays_on_the_sheet_only_with_what_they_wrote(evening: Evening) -> None:
    for name in ("Amina", "Bashir"):
        evening.sign_in(name)
    amina = listed(evening)["Amina"].attendee_id
    evening.log(amina, 2)
    bashir = listed(evening)["Bashir"].attendee_id
    evening.do(attendees.remove, attendee_ids=[amina, bashir], at=NOW)

    assert listed(evening) == {}
    (row, anyone) = evening.sheet().rows
    assert (row.name, row.removed, row.counts) == ("Amina", True, (2, 0, 0))
    assert anyone.attendee_id is None
    evening.do(counting.take_back, spot=evening.spot(amina), quantity=2, at=NOW)
    assert [row.attendee_id for row in evening.sheet().rows] == [None]


def test_each_table_tells_its_pieces_and_when_the_last_was_logged(evening: Evening) -> None:
    evening.log(None, 3)
    evening.log(None, 9, kind=ActionKind.EMAIL)
    evening.log(None, 2, table=None)
    evening.do(counting.take_back, spot=evening.spot(), quantity=1, at=NOW)

    seen = evening.ask(activity)

    assert {table: told.pieces for table, told in seen.items()} == {evening.tables[0]: 2, None: 2}
    moments = [told.newest_at for told in seen.values()]
    assert all(moment is not None for moment in moments)


def test_a_table_does_not_count_who_has_left(evening: Evening) -> None:
    amina = evening.sign_in("Amina", heads=3)
    evening.sign_in("Bashir")
    evening.do(attendees.sign_out, attendee_ids=[amina], at=NOW)

    assert [table.people for table in evening.ask(tables)] == [1, 0, 0]


@pytest.fixture
def locked(evening: Evening) -> Evening:
    """Return a locked evening with two Aminas, who both wrote, and one of whom was joined."""
    khan = evening.sign_in("Amina Khan", contact=CONTACT)
    evening.sign_in("Amina Said")
    other = evening.sign_in("Amine Khan")
    for person in (khan, other):
        evening.log(person)
    join(evening, khan, other)
    evening.file.write_for_good(turn_lock)
    return evening


def turn_lock(session: Session) -> None:
    row = session.scalars(select(OrganizerLock)).one_or_none() or OrganizerLock(pin_hash="x")
    row.locked_at = None if row.locked_at else NOW
    session.add(row)


def test_no_query_gives_a_family_name_while_the_evening_is_locked(locked: Evening) -> None:
    khan = next(row.attendee_id for row in locked.ask(people) if row.letters)
    answers: list[Any] = [
        locked.ask(find_attendees, ""),
        locked.ask(attendee, khan),
        [(row.name, row.joined) for row in locked.ask(people)],
        locked.sheet(),
        locked.sheet(None),
        locked.ask(latest_entries, limit=9),
    ]

    assert "Khan" not in repr(answers)
    assert "Said" not in repr(answers)
    assert [row.name for row in locked.ask(people)] == ["Amina", "Amina S."]


def test_whole_names_are_back_when_it_is_unlocked(locked: Evening) -> None:
    locked.file.write_for_good(turn_lock)

    assert [row.name for row in locked.ask(people)] == ["Amina Khan", "Amina Said"]
    assert locked.ask(contact, locked.ask(people)[0].attendee_id) == CONTACT


def test_nobody_is_found_by_a_name_that_may_not_be_shown(locked: Evening) -> None:
    assert [row.name for row in locked.ask(find_attendees, "said")] == []
    assert [row.name for row in locked.ask(find_attendees, "AMINA s")] == ["Amina S."]
