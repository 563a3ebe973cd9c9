"""Who is here, and where they sit."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final

from sqlalchemy import exists, func, select

from w4r_desktop.domain.first_names import keeps_whole_name
from w4r_desktop.domain.names import checked_name, folded
from w4r_desktop.domain.tables import suggested_table, table_key
from w4r_desktop.domain.tally import TablePlace
from w4r_desktop.errors import (
    NoTableError,
    TableUnknownError,
)
from w4r_desktop.services import tables
from w4r_desktop.services.contacts import change_contact, join_contacts
from w4r_desktop.services.names_here import ListedNames, Names
from w4r_desktop.store.queries.attendees import contact as contact_of
from w4r_desktop.store.queries.tables import TableRow
from w4r_desktop.store.queries.tables import tables as all_tables
from w4r_desktop.store.schema import (
    Attendee,
    TakenHome,
    TallyEntry,
    WritingTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.arrivals import ListedPerson
    from w4r_desktop.domain.contact import Contact

AT_ONCE: Final = 10_000
"""People in one question; SQLite takes 32,766 values."""


def sign_in(
    session: Session,
    *,
    name: str,
    writing_table_id: UUID,
    at: datetime,
    heads: int = 1,
    first_time: bool = False,
    minor: bool = False,
    contact: Contact | None = None,
) -> UUID:
    """Seat somebody who has just arrived and return their id.

    Somebody with the name of another gets a number behind it: "Anna (2)". A minor leaves no
    contact: MinorContactError.
    """
    whole = keeps_whole_name(heads=heads, guest=False)
    called = Names(session).called(name, whole=whole)
    return _seat(session, called, writing_table_id, at, heads, first_time, minor, contact)


def sign_in_guest(
    session: Session,
    *,
    pattern: str,
    writing_table_id: UUID,
    at: datetime,
    heads: int = 1,
    first_time: bool = False,
    minor: bool = False,
) -> UUID:
    """Seat somebody who gives no name; ``pattern`` names them, e.g. "Guest {number}"."""
    names = Names(session)
    newest = session.execute(select(func.max(Attendee.guest_number))).scalar() or 0
    free = (n for n in count(newest + 1) if not names.is_taken(pattern.format(number=n)))
    number = next(free)
    called = names.called(pattern.format(number=number), whole=True)
    guest_id = _seat(session, called, writing_table_id, at, heads, first_time, minor, None)
    session.get_one(Attendee, guest_id).guest_number = number
    return guest_id


def sign_in_all(
    session: Session,
    *,
    people: Sequence[ListedPerson],
    at: datetime,
    writing_table_id: UUID | None = None,
    make_tables: bool = False,
) -> tuple[UUID, ...]:
    """Seat everybody on a list, or nobody, and return their ids in the list's order.

    Who has no table on the list sits at the one given, or where the next one had best sit. A table
    is not here is made if that is wished, or else the list is refused: TableUnknownError.
    """
    names, hall = ListedNames(session), _Hall(session, make_tables=make_tables)
    seated = []
    for person in people:
        seat = hall.table(person.table) if person.table else writing_table_id or hall.emptiest()
        hall.seat(seat, person.heads)
        whole = keeps_whole_name(heads=person.heads, guest=False)
        called = names.called(person.name, whole=whole)
        said = (person.heads, person.first_time, person.minor)
        seated.append(_attendee(called, seat, at, *said))
    session.add_all(seated)
    session.flush()
    for attendee, person in zip(seated, people, strict=True):
        if person.contact is not None:
            change_contact(session, attendee_id=attendee.id, contact=person.contact)
    return tuple(attendee.id for attendee in seated)


def change_attendee(
    session: Session,
    *,
    attendee_id: UUID,
    name: str,
    heads: int,
    first_time: bool,
    minor: bool,
) -> None:
    """Correct what was said when somebody signed in; of a minor no contact is kept."""
    attendee = session.get_one(Attendee, attendee_id)
    if checked_name(name) != attendee.name:
        attendee.guest_number = None  # who has told their name is no guest any more
    whole = keeps_whole_name(heads=heads, guest=attendee.guest_number is not None)
    called = Names(session, keeper=attendee_id).called(name, whole=whole)
    attendee.name, attendee.first_name = called
    attendee.folded_name = folded(attendee.name)
    attendee.heads = heads
    attendee.first_time = first_time
    attendee.minor = minor
    if minor:
        change_contact(session, attendee_id=attendee_id, contact=None)


def change_person(
    session: Session,
    *,
    attendee_id: UUID,
    name: str,
    heads: int,
    first_time: bool,
    minor: bool,
    contact: Contact | None,
) -> None:
    """Correct what was said when somebody signed in, and how they are reached."""
    change_attendee(
        session,
        attendee_id=attendee_id,
        name=name,
        heads=heads,
        first_time=first_time,
        minor=minor,
    )
    change_contact(session, attendee_id=attendee_id, contact=contact)


def move(session: Session, *, attendee_ids: Iterable[UUID], writing_table_id: UUID) -> None:
    """Seat people at another table; they keep their letters."""
    movers = list(attendee_ids)
    for start in range(0, len(movers), AT_ONCE):
        some = movers[start : start + AT_ONCE]
        theirs = Attendee.id.in_(some) | Attendee.joined_into_id.in_(some)
        for attendee in session.scalars(select(Attendee).where(theirs)).all():
            attendee.writing_table_id = writing_table_id


def join(session: Session, *, kept_id: UUID, joined_id: UUID, at: datetime) -> None:
    """Make one of two who are the same person: what both wrote counts for the one kept.

    What was said of either holds for that one: they came when the first of them did, have left if
    both have, and as a minor leave no contact.
    """
    assert kept_id != joined_id, "nobody is joined with themselves"
    kept, joined = session.get_one(Attendee, kept_id), session.get_one(Attendee, joined_id)
    kept.signed_in_at = min(kept.signed_in_at, joined.signed_in_at)
    if joined.signed_out_at is None:
        kept.signed_out_at = None
        _seat_again(session, kept)
    kept.first_time = kept.first_time or joined.first_time
    kept.minor = kept.minor or joined.minor
    for other in (joined, *_joined(session, joined_id)):
        other.joined_into_id = kept_id
        other.writing_table_id = kept.writing_table_id
        other.hidden_at = other.hidden_at or at
    for letters in session.scalars(select(TakenHome).where(TakenHome.attendee_id == joined_id)):
        letters.attendee_id = kept_id
    join_contacts(session, kept=kept, joined_id=joined_id)


def _seat_again(session: Session, attendee: Attendee) -> None:
    """Find another seat for somebody who is back, where their table was taken away meanwhile."""
    if session.get_one(WritingTable, attendee.writing_table_id).hidden_at is not None:
        seat = suggested_table(all_tables(session), None)
        if seat is None:
            raise NoTableError
        move(session, attendee_ids=[attendee.id], writing_table_id=seat)


def sign_out(
    session: Session,
    *,
    attendee_ids: Iterable[UUID],
    at: datetime,
    letters: int = 0,
    due_on: date | None = None,
) -> None:
    """Note that people have left; each may have taken letters home, to be back by a date.

    Who had left before left then, and may have come for letters since.
    """
    for attendee_id in attendee_ids:
        attendee = session.get_one(Attendee, attendee_id)
        attendee.signed_out_at = attendee.signed_out_at or at
        if letters:
            session.add(
                TakenHome(attendee_id=attendee_id, letters=letters, taken_at=at, due_on=due_on)
            )


def bring_back(session: Session, *, attendee_ids: Iterable[UUID]) -> None:
    """Note that people who had left, or had been taken off the list, are here."""
    for attendee_id in attendee_ids:
        attendee = session.get_one(Attendee, attendee_id)
        if attendee.hidden_at is not None:
            guest = attendee.guest_number is not None
            whole = keeps_whole_name(heads=attendee.heads, guest=guest)
            called = Names(session).called(attendee.name, whole=whole)
            attendee.name, attendee.first_name = called
            attendee.folded_name = folded(attendee.name)
        attendee.signed_out_at = attendee.hidden_at = None
        _seat_again(session, attendee)


def welcome_back(session: Session, *, left_id: UUID, newcomer_id: UUID, at: datetime) -> None:
    """Have somebody who had left sit where they signed in anew, instead of the newcomer.

    How they said just now that they are reached is kept, unless they are a minor.
    """
    seat = session.get_one(Attendee, newcomer_id).writing_table_id
    reached = contact_of(session, newcomer_id)
    remove(session, attendee_ids=[newcomer_id], at=at)
    bring_back(session, attendee_ids=[left_id])
    move(session, attendee_ids=[left_id], writing_table_id=seat)
    if reached is not None and not session.get_one(Attendee, left_id).minor:
        change_contact(session, attendee_id=left_id, contact=reached)


def letters_returned(session: Session, *, attendee_id: UUID, at: datetime) -> None:
    """Note that the letters somebody took home are back; they are counted on the sheet."""
    out = select(TakenHome).where(
        TakenHome.attendee_id == attendee_id,
        *(TakenHome.returned_at.is_(None), TakenHome.written_off_at.is_(None)),
    )
    for letters in session.scalars(out):
        letters.returned_at = at


def remove(session: Session, *, attendee_ids: Iterable[UUID], at: datetime) -> None:
    """Take people off the list. What they wrote stays counted, under their name on the sheet."""
    for attendee_id in attendee_ids:
        attendee = session.get_one(Attendee, attendee_id)
        change_contact(session, attendee_id=attendee_id, contact=None)
        taken = session.scalars(select(TakenHome).where(TakenHome.attendee_id == attendee_id))
        for letters in taken.all():
            session.delete(letters)
        wrote = exists().where(TallyEntry.attendee_id == attendee_id)
        if session.execute(select(wrote)).scalar_one() or _joined(session, attendee_id):
            attendee.hidden_at = at
        else:
            session.flush()  # what names them goes first
            session.delete(attendee)


class _Hall:
    """The tables by the names a list may use for them, and how many sit at each."""

    def __init__(self, session: Session, *, make_tables: bool) -> None:
        self._session = session
        self._make_tables = make_tables
        here = all_tables(session)
        self._tables = {table_key(row.name): row.writing_table_id for row in here}
        self._rows = {row.writing_table_id: row for row in here}

    def table(self, name: str) -> UUID:
        key = table_key(name)
        if key not in self._tables:
            if not self._make_tables:
                raise TableUnknownError(table=name)
            called = key if key.isdecimal() else name  # "Table 9" is "9", as the others are
            made = tables.add_table(self._session, name=called)
            self._tables[key] = made
            self._rows[made] = TableRow(made, called, TablePlace.ROOM, 0)
        return self._tables[key]

    def seat(self, writing_table_id: UUID, heads: int) -> None:
        row = self._rows[writing_table_id]
        self._rows[writing_table_id] = replace(row, people=row.people + heads)

    def emptiest(self) -> UUID:
        found = suggested_table(tuple(self._rows.values()), None)
        if found is None:
            raise NoTableError
        return found


def _seat(
    session: Session,
    called: tuple[str, str],
    writing_table_id: UUID,
    at: datetime,
    heads: int,
    first_time: bool,  # noqa: FBT001 - handed on from keywords
    minor: bool,  # noqa: FBT001
    contact: Contact | None,
) -> UUID:
    attendee = _attendee(called, writing_table_id, at, heads, first_time, minor)
    session.add(attendee)
    session.flush()
    if contact is not None:
        change_contact(session, attendee_id=attendee.id, contact=contact)
    return attendee.id


def _attendee(
    called: tuple[str, str],
    writing_table_id: UUID,
    at: datetime,
    heads: int,
    first_time: bool,  # noqa: FBT001
    minor: bool,  # noqa: FBT001
) -> Attendee:
    name, first_name = called
    return Attendee(
        name=name,
        folded_name=folded(name),
        first_name=first_name,
        writing_table_id=writing_table_id,
        signed_in_at=at,
        heads=heads,
        first_time=first_time,
        minor=minor,
    )


def _joined(session: Session, attendee_id: UUID) -> Sequence[Attendee]:
    return session.scalars(select(Attendee).where(Attendee.joined_into_id == attendee_id)).all()
