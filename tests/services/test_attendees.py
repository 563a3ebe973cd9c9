"""Signing in: names are cleaned, never doubled, and stay with whoever moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.evening import NOW, Evening
from w4r_desktop.domain.arrivals import ListedPerson
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.figures import People
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.errors import (
    ConsentWordingError,
    ContactEmptyError,
    MinorContactError,
    NameEmptyError,
    NameLettersError,
    NameTooLongError,
    TableUnknownError,
)
from w4r_desktop.services import attendees, contacts
from w4r_desktop.services import tables as table_services
from w4r_desktop.store.queries import tables
from w4r_desktop.store.queries.attendees import PersonRow, contact, find_attendees
from w4r_desktop.store.queries.attendees import people as all_people
from w4r_desktop.store.queries.totals import people
from w4r_desktop.store.schema import Attendee, TakenHome

if TYPE_CHECKING:
    from uuid import UUID


EARLIER = datetime(2026, 12, 10, 18, tzinfo=UTC)
DUE = date(2026, 12, 17)
HEADS = {"heads": 25}
REACHED = Contact(email="a@example.org", wording="You may write to me", consented_at=NOW)


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


# -- what is said of people ------------------------------------------------------------------


def listed(evening: Evening) -> dict[str, PersonRow]:
    return {row.name: row for row in evening.ask(all_people)}


def test_contact_is_kept_with_the_words_agreed_to_and_when(evening: Evening) -> None:
    amina = evening.sign_in("Amina", contact=REACHED)

    assert listed(evening)["Amina"].has_contact
    assert evening.ask(contact, amina) == REACHED
    evening.do(contacts.change_contact, attendee_id=amina, contact=None)
    assert evening.ask(contact, amina) is None
    evening.file.undo()
    assert evening.ask(contact, amina) == REACHED
    other = replace(REACHED, email="", phone="+1 902 555 0100")
    evening.do(contacts.change_contact, attendee_id=amina, contact=other)
    assert evening.ask(contact, amina) == other


def test_an_address_is_kept_without_what_nobody_sees(evening: Evening) -> None:
    amina = evening.sign_in("Amina", contact=replace(REACHED, email=" a@\u200bexample.org\u202e "))

    kept = evening.ask(contact, amina)
    assert kept is not None
    assert kept.email == "a@example.org"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"minor": True, "contact": REACHED}, MinorContactError),
        ({"contact": replace(REACHED, wording=" ")}, ConsentWordingError),
        ({"contact": replace(REACHED, email=" \u200b")}, ContactEmptyError),
    ],
)
def test_contact_that_may_not_be_kept_signs_nobody_in(
    evening: Evening, said: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        evening.sign_in("Amina", **said)
    assert names(evening) == []


def test_who_turns_out_to_be_a_minor_leaves_no_contact(evening: Evening) -> None:
    amina = evening.sign_in("Amina", contact=REACHED)
    said = {"name": "Amina", "heads": 1, "first_time": False, "minor": True}
    evening.do(attendees.change_attendee, attendee_id=amina, **said)

    assert evening.ask(contact, amina) is None
    with pytest.raises(MinorContactError):
        evening.do(contacts.change_contact, attendee_id=amina, contact=REACHED)


def test_all_that_is_said_of_somebody_is_corrected_in_one_step(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    said = {"name": "Amina K.", "heads": 2, "first_time": True, "minor": False}
    evening.do(attendees.change_person, attendee_id=amina, contact=REACHED, **said)

    row = listed(evening)["Amina K."]
    assert (row.heads, row.first_time, row.has_contact) == (2, True, True)
    evening.file.undo()
    row = listed(evening)["Amina"]
    assert (row.heads, row.first_time, row.has_contact) == (1, False, False)


def test_a_name_too_long_and_one_that_is_broken_are_refused(evening: Evening) -> None:
    with pytest.raises(NameTooLongError):
        evening.sign_in("a" * 201)
    with pytest.raises(NameLettersError):
        evening.sign_in("Ann\ud83d")
    assert names(evening) == []


# -- two who are one --------------------------------------------------------------------------


def test_what_two_wrote_counts_for_the_one_kept_until_undo_parts_them(evening: Evening) -> None:
    first, second = evening.sign_in("Anna"), evening.sign_in("Annie", table=1)
    evening.log(first, 3)
    evening.log(second, 4, table=1)
    evening.do(attendees.join, kept_id=first, joined_id=second, at=NOW)

    (row,) = evening.ask(all_people)
    assert (row.name, row.letters, row.joined) == ("Anna", 7, ("Annie",))
    assert evening.counts(0)["Anna"] == (7, 0, 0)
    assert "Annie" not in evening.counts(1)
    evening.log(first, 1)
    evening.file.undo()
    evening.file.undo()
    assert {name: row.letters for name, row in listed(evening).items()} == {"Anna": 3, "Annie": 4}
    evening.file.redo()
    assert {name: row.letters for name, row in listed(evening).items()} == {"Anna": 7}


def test_three_who_are_one_are_joined_one_after_another(evening: Evening) -> None:
    ids = [evening.sign_in(name) for name in ("Anna", "Annie", "Ann")]
    for number, who in enumerate(ids, start=1):
        evening.log(who, number)
    evening.do(attendees.join, kept_id=ids[1], joined_id=ids[2], at=NOW)
    evening.do(attendees.join, kept_id=ids[0], joined_id=ids[1], at=NOW)

    (row,) = evening.ask(all_people)
    assert (row.letters, set(row.joined)) == (6, {"Annie", "Ann"})
    evening.do(attendees.move, attendee_ids=[ids[0]], writing_table_id=evening.tables[2])
    assert evening.counts(2)["Anna"] == (6, 0, 0)
    assert set(evening.counts(0)) == {"(1)"}


def test_what_is_said_of_either_of_two_holds_for_the_one_kept(evening: Evening) -> None:
    early = evening.do(
        attendees.sign_in, name="Ann", writing_table_id=evening.tables[0], at=EARLIER,
        first_time=True, contact=REACHED,
    )  # fmt: skip
    evening.do(attendees.sign_out, attendee_ids=[early], at=NOW, letters=3, due_on=DUE)
    late = evening.sign_in("Anna")
    evening.do(attendees.join, kept_id=late, joined_id=early, at=NOW)

    (row,) = evening.ask(all_people)
    assert (row.name, row.signed_in_at, row.signed_out_at) == ("Anna", EARLIER, None)
    assert (row.first_time, row.has_contact, row.taken_home, row.due_on) == (True, True, 3, DUE)


def test_who_had_left_is_here_again_when_joined_with_who_is(evening: Evening) -> None:
    left, here = evening.sign_in("Anna"), evening.sign_in("Ann")
    evening.do(attendees.sign_out, attendee_ids=[left], at=NOW)
    evening.do(attendees.join, kept_id=left, joined_id=here, at=NOW)

    (row,) = evening.ask(all_people)
    assert row.signed_out_at is None


@pytest.mark.parametrize("kept", ["minor", "other"])
def test_two_of_whom_one_is_a_minor_leave_no_contact(evening: Evening, kept: str) -> None:
    minor, other = evening.sign_in("Ann", minor=True), evening.sign_in("Anna", contact=REACHED)
    stays, goes = (minor, other) if kept == "minor" else (other, minor)
    evening.do(attendees.join, kept_id=stays, joined_id=goes, at=NOW)

    (row,) = evening.ask(all_people)
    assert (row.minor, row.has_contact) == (True, False)
    assert evening.ask(contact, other) is None
    evening.file.undo()
    assert evening.ask(contact, other) == REACHED


def test_of_two_contacts_that_of_the_one_kept_stays(evening: Evening) -> None:
    kept = evening.sign_in("Ann", contact=REACHED)
    joined = evening.sign_in("Anna", contact=replace(REACHED, email="old@example.org"))
    evening.do(attendees.join, kept_id=kept, joined_id=joined, at=NOW)

    assert evening.ask(contact, kept) == REACHED
    assert evening.ask(contact, joined) is None


# -- leaving and coming back ------------------------------------------------------------------


def test_who_leaves_is_no_longer_at_the_table_but_stays_on_the_list(evening: Evening) -> None:
    amina, bilal = evening.sign_in("Amina", heads=3), evening.sign_in("Bilal")
    evening.do(attendees.sign_out, attendee_ids=[amina, bilal], at=NOW)

    assert [row.signed_out_at for row in evening.ask(all_people)] == [NOW, NOW]
    assert evening.ask(tables.tables)[0].people == 0
    evening.do(attendees.bring_back, attendee_ids=[amina, bilal])
    assert [row.signed_out_at for row in evening.ask(all_people)] == [None, None]
    assert evening.ask(tables.tables)[0].people == 4


def test_letters_taken_home_are_expected_until_they_are_back(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    out = {"attendee_ids": [amina], "at": EARLIER}
    evening.do(attendees.sign_out, **out, letters=3, due_on=DUE)
    evening.do(attendees.sign_out, **(out | {"at": NOW}), letters=2)

    row = listed(evening)["Amina"]
    assert (row.taken_home, row.due_on, row.signed_out_at) == (5, DUE, EARLIER)
    evening.do(attendees.letters_returned, attendee_id=amina, at=NOW)
    assert (listed(evening)["Amina"].taken_home, row.letters) == (0, 0)
    evening.file.undo()
    assert listed(evening)["Amina"].taken_home == 5


def test_who_is_removed_and_wrote_nothing_is_gone(evening: Evening) -> None:
    amina = evening.sign_in("Amina", contact=REACHED)
    evening.do(attendees.sign_out, attendee_ids=[amina], at=NOW, letters=2)
    evening.do(attendees.remove, attendee_ids=[amina], at=NOW)

    assert names(evening) == []
    with evening.file.reading() as session:
        kept = [session.scalars(select(record)).all() for record in (Attendee, TakenHome)]
    assert kept == [[], []]
    evening.file.undo()
    assert (listed(evening)["Amina"].taken_home, evening.ask(contact, amina)) == (2, REACHED)


def test_who_is_removed_and_wrote_stays_counted_without_being_reached(evening: Evening) -> None:
    amina = evening.sign_in("Amina", contact=REACHED)
    evening.log(amina, 4)
    evening.do(attendees.remove, attendee_ids=[amina], at=NOW)

    assert evening.ask(all_people) == ()
    assert evening.counts(0)["Amina"] == (4, 0, 0)
    assert evening.ask(contact, amina) is None
    evening.sign_in("Amina")
    evening.do(attendees.bring_back, attendee_ids=[amina])
    assert sorted(listed(evening)) == ["Amina", "Amina (2)"]


def test_who_is_removed_takes_along_whoever_was_joined_into_them(evening: Evening) -> None:
    kept, joined = evening.sign_in("Anna"), evening.sign_in("Annie")
    evening.log(joined, 2)
    evening.do(attendees.join, kept_id=kept, joined_id=joined, at=NOW)
    evening.do(attendees.remove, attendee_ids=[kept], at=NOW)

    assert evening.ask(all_people) == ()
    assert evening.sheet(0).total == 2
    evening.file.undo()
    assert listed(evening)["Anna"].letters == 2


# -- lists ------------------------------------------------------------------------------------


def test_everybody_on_a_list_is_seated_in_one_step(evening: Evening) -> None:
    evening.sign_in("Zoe", table=0, heads=5)
    people_listed = (
        ListedPerson(name="Amina", table="Table 2", contact=REACHED, first_time=True),
        ListedPerson(name="Class 8b", table="3", heads=25, minor=True),
        ListedPerson(name="Amina"),
    )
    ids = evening.do(attendees.sign_in_all, people=people_listed, at=NOW)

    rows = listed(evening)
    assert [rows[name].attendee_id for name in ("Amina", "Class 8b", "Amina (2)")] == list(ids)
    assert (rows["Amina"].table_name, rows["Amina"].has_contact) == ("2", True)
    assert (rows["Class 8b"].table_name, rows["Class 8b"].heads) == ("3", 25)
    assert rows["Amina (2)"].table_name == "2"  # where there are the fewest
    evening.file.undo()
    assert list(listed(evening)) == ["Zoe"]
    evening.file.redo()
    assert len(listed(evening)) == 4


def test_a_list_with_one_who_cannot_be_seated_seats_nobody(evening: Evening) -> None:
    good = ListedPerson(name="Amina")
    for bad, refusal in (
        (ListedPerson(name="Bilal", table="Kitchen"), TableUnknownError),
        (ListedPerson(name=" "), NameEmptyError),
        (ListedPerson(name="Cleo", minor=True, contact=REACHED), MinorContactError),
    ):
        with pytest.raises(refusal):
            evening.do(attendees.sign_in_all, people=(good, bad), at=NOW)
    assert names(evening) == []


def test_the_tables_of_a_list_are_made_if_that_is_wished(evening: Evening) -> None:
    kitchen = [ListedPerson(name=name, table="Kitchen") for name in ("Amina", "Bilal")]
    evening.do(attendees.sign_in_all, people=kitchen, at=NOW, make_tables=True)

    assert {row.table_name for row in listed(evening).values()} == {"Kitchen"}
    evening.file.undo()
    assert [row.name for row in evening.ask(tables.tables)] == ["1", "2", "3"]


def test_a_table_that_is_a_number_is_called_by_it_alone(evening: Evening) -> None:
    people_listed = [
        ListedPerson(name=name, table=table)
        for name, table in (("Amina", "Table 9"), ("Bilal", "09"), ("Cleo", "TABLE 4"))
    ]
    evening.do(attendees.sign_in_all, people=people_listed, at=NOW, make_tables=True)

    assert [row.name for row in evening.ask(tables.tables)] == ["1", "2", "3", "9", "4"]


def test_who_has_no_table_is_shared_out_in_the_room_where_there_are_seats(
    evening: Evening,
) -> None:
    for name, place in (("Online", TablePlace.ONLINE), ("Home", TablePlace.HOME)):
        evening.do(table_services.add_table, name=name, place=place)
    first, *_others = evening.tables
    evening.do(
        table_services.change_table,
        writing_table_id=first, name="1", place=TablePlace.ROOM, capacity=1,
    )  # fmt: skip
    people_listed = [ListedPerson(name=f"Person {number}") for number in range(7)]
    evening.do(attendees.sign_in_all, people=people_listed, at=NOW)

    assert [row.people for row in evening.ask(tables.tables)] == [1, 3, 3, 0, 0]


def test_a_list_can_be_seated_at_one_table(evening: Evening) -> None:
    seat = evening.tables[2]
    people_listed = [ListedPerson(name="Amina"), ListedPerson(name="Bilal", table="1")]
    evening.do(attendees.sign_in_all, people=people_listed, at=NOW, writing_table_id=seat)

    assert {name: row.table_name for name, row in listed(evening).items()} == {
        "Amina": "3", "Bilal": "1",
    }  # fmt: skip


# -- what a locked window calls people ---------------------------------------------------------


def first_names(evening: Evening) -> list[str]:
    with evening.file.reading() as session:
        return list(session.scalars(select(Attendee.first_name).order_by(Attendee.id)))


def test_first_names_tell_people_apart(evening: Evening) -> None:
    for name in ("Anna Berg", "Anna Kovács", "ANNA Klein", "Anna", "Bo", "Bo Ek"):
        evening.sign_in(name)
    evening.sign_in("Class 8b", heads=25)
    guest(evening)

    assert first_names(evening) == [
        "Anna", "Anna K.", "ANNA K. (2)", "Anna (2)", "Bo", "Bo E.", "Class 8b", "Guest 1",
    ]  # fmt: skip


def test_a_first_name_follows_the_name(evening: Evening) -> None:
    anna = evening.sign_in("Anna Berg")
    said = {"heads": 1, "first_time": False, "minor": False}
    evening.do(attendees.change_attendee, attendee_id=anna, name="Cleo Berg", **said)
    assert first_names(evening) == ["Cleo"]
    evening.do(attendees.change_attendee, attendee_id=anna, name="Berg family", **said | HEADS)
    assert first_names(evening) == ["Berg family"]
    evening.file.undo()
    evening.sign_in("Cleo Dahl")
    assert first_names(evening) == ["Cleo", "Cleo D."]


@pytest.mark.parametrize("way", ["bring_back", "join"])
def test_who_comes_back_to_a_table_that_is_gone_sits_at_another(evening: Evening, way: str) -> None:
    anna, bo = evening.sign_in("Anna", table=2), evening.sign_in("Bo")
    evening.do(attendees.sign_out, attendee_ids=[anna], at=NOW)
    evening.do(table_services.remove_table, writing_table_id=evening.tables[2], at=NOW)

    if way == "join":
        evening.do(attendees.join, kept_id=anna, joined_id=bo, at=NOW)
    else:
        evening.do(attendees.bring_back, attendee_ids=[anna])

    seats = {row.writing_table_id for row in evening.ask(all_people)}
    assert evening.tables[2] not in seats
    assert sum(row.people for row in evening.ask(tables.tables)) == len(evening.ask(all_people))
    evening.file.undo()
    evening.file.undo()
    evening.file.undo()
    assert [row.people for row in evening.ask(tables.tables)] == [1, 0, 1]
