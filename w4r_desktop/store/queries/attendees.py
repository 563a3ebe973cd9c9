"""Finding people who are here."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import case, func, select, type_coerce
from sqlalchemy.types import NullType

from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.names import clean_name, folded
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store.columns import Flag
from w4r_desktop.store.queries.lock import is_locked
from w4r_desktop.store.queries.names import shown_name
from w4r_desktop.store.queries.owners import owners
from w4r_desktop.store.schema import (
    Attendee,
    AttendeeContact,
    TakenHome,
    TallyEntry,
    WritingTable,
)

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

LETTERS: Final = frozenset({ActionKind.LETTER, ActionKind.PREPRINTED_LETTER})
MOST_ALIKE: Final = 10_000
NOTHING: Final = (0, 0)
WRITTEN: Final = (
    select(
        type_coerce(TallyEntry.attendee_id, NullType),
        func.sum(case((TallyEntry.kind.in_(LETTERS), TallyEntry.quantity), else_=0)),
        func.sum(TallyEntry.quantity),
    )
    .where(TallyEntry.attendee_id.is_not(None))
    .group_by(TallyEntry.attendee_id)
)
"""Who, how many letters, how many of everything: of the index that has the entries by attendee."""


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """Somebody who is here, and where they sit."""

    attendee_id: UUID
    name: str
    writing_table_id: UUID
    table_name: str
    heads: int
    first_time: bool
    minor: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Everything the list of people says of somebody.

    ``folded_name`` is what they are found by. ``letters`` and ``other`` are what they did, whoever
    was joined into them included; ``joined`` are the names those had. ``taken_home`` are letters
    still out, ``due_on`` the day the first of them are expected. A ``guest`` gave no name.
    """

    attendee_id: UUID
    name: str
    folded_name: str
    writing_table_id: UUID
    table_name: str
    heads: int
    first_time: bool
    minor: bool
    guest: bool
    signed_in_at: datetime
    signed_out_at: datetime | None
    has_contact: bool
    letters: int = 0
    other: int = 0
    taken_home: int = 0
    due_on: date | None = None
    joined: tuple[str, ...] = ()


def attendee(session: Session, attendee_id: UUID) -> AttendeeRow:
    """Return somebody who is here."""
    statement = _seated().where(Attendee.id == attendee_id)
    return AttendeeRow(*session.execute(statement).one())


def find_attendees(session: Session, text: str, *, limit: int = 200) -> tuple[AttendeeRow, ...]:
    """Return people with the text anywhere in their name, whatever its case and accents.

    Nobody is found by a name that may not be shown now.
    """
    wanted = folded(clean_name(text))
    has_it = func.instr(Attendee.folded_name, wanted) > 0
    statement = _seated().where(has_it).order_by(Attendee.folded_name, Attendee.id)
    if is_locked(session):
        rows = (AttendeeRow(*row) for row in session.execute(statement))
        return tuple(islice((row for row in rows if wanted in folded(row.name)), limit))
    return tuple(AttendeeRow(*row) for row in session.execute(statement.limit(limit)))


def namesake(session: Session, name: str) -> AttendeeRow | None:
    """Return who is called so here, as far as it may be shown, whatever its case and accents."""
    wanted = folded(clean_name(name))
    if is_locked(session):
        alike = find_attendees(session, name, limit=MOST_ALIKE)
        return next((row for row in alike if folded(row.name) == wanted), None)
    row = session.execute(_seated().where(Attendee.folded_name == wanted)).first()
    return AttendeeRow(*row) if row else None


def people(session: Session) -> tuple[PersonRow, ...]:
    """Return everybody on the list, in the order they signed in; those who left are among them."""
    person = Attendee
    statement: Select[*tuple[Any, ...]] = (
        select(
            *(person.id, shown_name(), person.folded_name, WritingTable.id, WritingTable.name),
            *(
                person.heads,
                person.first_time,
                person.minor,
                type_coerce(person.guest_number.is_not(None), Flag),
            ),
            *(
                person.signed_in_at,
                person.signed_out_at,
                type_coerce(AttendeeContact.id.is_not(None), Flag),
            ),
        )
        .join(WritingTable, WritingTable.id == person.writing_table_id)
        .join(AttendeeContact, AttendeeContact.attendee_id == person.id, isouter=True)
        .where(person.hidden_at.is_(None))
        .order_by(person.id)
    )
    rows = session.execute(statement).all()
    written = _written(session)
    home, joined = _letters_at_home(session), _joined_names(session)
    locked = is_locked(session)
    return tuple(
        PersonRow(
            *(
                *(who, name, folded(name) if locked else folded_name, *row),
                *written.get(who.bytes, NOTHING),
                *(*home.get(who, (0, None)), joined.get(who, ())),
            )
        )
        for who, name, folded_name, *row in rows
    )


def contact(session: Session, attendee_id: UUID) -> Contact | None:
    """Return how somebody is reached, if they agreed to it."""
    kept = select(AttendeeContact).where(AttendeeContact.attendee_id == attendee_id)
    row = session.scalars(kept).one_or_none()
    if row is None:
        return None
    return Contact(
        email=row.email, phone=row.phone, wording=row.wording, consented_at=row.consented_at
    )


def contacts(session: Session) -> dict[UUID, Contact]:
    """Return how everybody on the list is reached who agreed to it."""
    kept = (
        select(AttendeeContact)
        .join(Attendee, Attendee.id == AttendeeContact.attendee_id)
        .where(Attendee.hidden_at.is_(None))
    )
    return {
        row.attendee_id: Contact(
            email=row.email, phone=row.phone, wording=row.wording, consented_at=row.consented_at
        )
        for row in session.scalars(kept)
    }


def _written(session: Session) -> dict[bytes, tuple[int, int]]:
    """Return letters, and all else, by whoever they count for.

    Identities are bare bytes: thousands of UUIDs take their time.
    """
    owner = {joined.bytes: kept.bytes for joined, kept in owners(session).items()}
    counts: dict[bytes, tuple[int, int]] = {}
    for attendee_id, letters, everything in session.execute(WRITTEN):
        who = owner.get(attendee_id, attendee_id)
        before = counts.get(who, NOTHING)
        counts[who] = (before[0] + letters, before[1] + everything - letters)
    return counts


def _letters_at_home(session: Session) -> dict[UUID, tuple[int, date | None]]:
    who = TakenHome.attendee_id
    out = select(who, func.sum(TakenHome.letters), func.min(TakenHome.due_on))
    still = TakenHome.returned_at.is_(None), TakenHome.written_off_at.is_(None)
    statement = out.where(*still).group_by(who)
    return {row[0]: (row[1], row[2]) for row in session.execute(statement)}


def _joined_names(session: Session) -> dict[UUID, tuple[str, ...]]:
    names: dict[UUID, tuple[str, ...]] = {}
    statement = select(Attendee.joined_into_id, shown_name())
    for kept, name in session.execute(statement.where(Attendee.joined_into_id.is_not(None))):
        if kept is not None:
            names[kept] = (*names.get(kept, ()), name)
    return names


def _seated() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Attendee.id, shown_name(), WritingTable.id, WritingTable.name),
            *(Attendee.heads, Attendee.first_time, Attendee.minor),
        )
        .join(WritingTable, WritingTable.id == Attendee.writing_table_id)
        .where(Attendee.hidden_at.is_(None))
    )
