"""Signing in: names are cleaned, never doubled, and stay with whoever moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.errors import NameEmptyError
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.attendees import find_attendees
from w4r_desktop.store.queries.totals import People, people

if TYPE_CHECKING:
    from uuid import UUID


def names(evening: Evening) -> list[str]:
    return [row.name for row in evening.ask(find_attendees, "")]


def guest(evening: Evening, **other: Any) -> UUID:
    seat = evening.tables[0]
    pattern = "Guest {number}"
    return evening.do(
        attendees.sign_in_guest, pattern=pattern, writing_table_id=seat, at=NOW, **other
    )


def test_whoever_signs_in_is_at_the_table(evening: Evening) -> None:
    evening.sign_in("  Amina  K. ", table=1, heads=25, first_time=True, minor=True)

    (row,) = evening.ask(find_attendees, "amina")
    assert (row.name, row.table_name, row.heads) == ("Amina K.", "2", 25)
    assert evening.ask(people) == People(25, 25, 25)


def test_people_of_the_same_name_are_told_apart(evening: Evening) -> None:
    for name in ("Anna", "ANNA", "Änna", "Anna (2)", "Hanna"):
        evening.sign_in(name)

    assert sorted(names(evening)) == ["ANNA (2)", "Anna", "Anna (2) (2)", "Hanna", "Änna (3)"]


def test_a_number_does_not_make_a_name_too_long(evening: Evening) -> None:
    evening.sign_in("a" * 200)
    evening.sign_in("a" * 200)

    assert {len(name) for name in names(evening)} == {200}
    assert len(set(names(evening))) == 2


@pytest.mark.parametrize("name", ["Ann <Lee>", "A & B", "'\"`;--", "%_\\", "=1+1", "علی‌رضا"])
def test_a_name_comes_back_as_typed(evening: Evening, name: str) -> None:
    evening.sign_in(name)

    assert names(evening) == [name]
    assert next(iter(evening.counts())) == name


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u202e", "\u200d"])
def test_a_name_without_anything_to_see_is_refused(evening: Evening, name: str) -> None:
    with pytest.raises(NameEmptyError):
        evening.sign_in(name)
    assert names(evening) == []


def test_guests_are_numbered_and_no_number_is_given_twice(evening: Evening) -> None:
    first = guest(evening)
    evening.sign_in("guest 2")
    guest(evening, heads=3)
    evening.do(
        attendees.change_attendee,
        attendee_id=first,
        name="Amina",
        heads=1,
        first_time=False,
        minor=False,
    )
    guest(evening)

    assert names(evening) == ["Amina", "guest 2", "Guest 3", "Guest 4"]


def test_whoever_moves_keeps_their_letters_and_the_table_keeps_its_own(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 4)
    evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[1])
    evening.log(amina, 1, table=1)

    assert evening.counts(0) == {"(1)": (0, 0, 0)}
    assert evening.counts(1) == {"Amina": (5, 0, 0), "(2)": (0, 0, 0)}
    assert (evening.sheet(0).logged_here, evening.sheet(1).logged_here) == (4, 1)
    assert (evening.sheet(0).total, evening.sheet(1).total) == (0, 5)


def test_what_was_said_at_signing_in_can_be_corrected(evening: Evening) -> None:
    amina, _ = evening.sign_in("Amina"), evening.sign_in("Bilal")
    said = {"heads": 2, "first_time": True, "minor": True}
    evening.do(attendees.change_attendee, attendee_id=amina, name="bilal", **said)
    assert sorted(names(evening)) == ["Bilal", "bilal (2)"]

    evening.do(attendees.change_attendee, attendee_id=amina, name="Bilal (2)", **said)
    assert sorted(names(evening)) == ["Bilal", "Bilal (2)"]
    assert evening.ask(people) == People(3, 2, 2)
    with pytest.raises(NameEmptyError):
        evening.do(attendees.change_attendee, attendee_id=amina, name=" ", **said)


def test_a_name_that_was_undone_is_free_again(evening: Evening) -> None:
    evening.log(evening.sign_in("Anna"))
    evening.file.undo()
    evening.file.undo()
    evening.sign_in("Anna")

    assert names(evening) == ["Anna"]
