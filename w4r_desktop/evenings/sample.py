"""The sample evening: an invented church hall in Halifax, the same every time it is made."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import ActionKind, VenueKind
from w4r_desktop.errors import SampleNotBuiltError
from w4r_desktop.evenings.sample_hall import (
    CASES,
    MOVES,
    PEOPLE,
    QUARTER_HOURS,
    TABLE_4,
    TABLES,
    CasePlan,
    Person,
)
from w4r_desktop.exchange.case_pack import read_pack
from w4r_desktop.language import _
from w4r_desktop.resources import resource
from w4r_desktop.services import attendees, counting, event_details
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import CasePack

PACK: Final = "write-for-rights-2020.w4rpack"
ZONE: Final = ZoneInfo("America/Halifax")
SIX: Final = datetime(2020, 12, 10, 18, tzinfo=ZONE)
MINUTE: Final = 60
QUARTER_HOUR: Final = 15 * MINUTE
CLOSING: Final = 3 * 60 * MINUTE
READS_FIRST: Final = 4 * MINUTE
"""Nobody has a letter finished sooner after sitting down, in seconds."""

WRONG_CLICKS: Final = 7
LETTERS_NOBODY_SIGNED_FOR: Final = 5


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody signs in; ``at`` is seconds after six, here and below."""

    at: int
    person: Person


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody changes tables."""

    at: int
    person: Person
    table: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Something is logged, for a person or for anyone at a table."""

    at: int
    by: Person | str
    case: str
    kind: ActionKind
    quantity: int = 1
    signatories: int = 1


@dataclass(frozen=True, slots=True)
class Correction:
    """A deed that was a wrong click is taken back."""

    at: int
    deed: Deed


T = TypeVar("T")
Happening: TypeAlias = Arrival | Move | Deed | Correction


def make_sample(path: Path) -> None:
    """Make the event file of the sample evening; guests are named in the language in force.

    Raises ``EventFileExistsError`` where there is a file already, and ``SampleNotBuiltError``.
    """
    cases_of_it = resource("packs", PACK)
    if not cases_of_it.exists():
        raise SampleNotBuiltError
    pack = read_pack(cases_of_it).pack
    EventFile.create(path, _take_place, pack=pack).close()


def _take_place(session: Session, *, pack: CasePack) -> None:
    event_details.set_up(session, details=_details(), table_names=TABLES, pack=pack)
    hall = _Hall(session)
    for happening in sorted(_happenings(), key=attrgetter("at")):
        hall.play(happening)


def _details() -> EventDetails:
    return EventDetails(
        name=_("Human Rights Day at Harbour Street Church"),
        held_on=date(2020, 12, 10),
        time_zone=ZONE.key,
        opens_at="18:00",
        closes_at="21:00",
        venue=_("Harbour Street Church, parish hall"),
        venue_kind=VenueKind.PLACE_OF_WORSHIP,
        goal=500,
        sender_lines=("Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0"),
        country="CA",
        paper=Paper.LETTER,
    )


def _happenings() -> Iterator[Happening]:
    yield from (Arrival(person.arrives * MINUTE, person) for person in PEOPLE)
    named = {person.name: person for person in PEOPLE}
    yield from (Move(minutes * MINUTE, named[name], table) for name, table, minutes in MOVES)
    deeds = list(_Script().deeds())
    yield from deeds
    for deed in deeds[:: len(deeds) // WRONG_CLICKS][:WRONG_CLICKS]:
        wrong = replace(deed, at=deed.at + 2, case=CASES[deed.at % len(CASES)].code, quantity=1)
        yield wrong
        yield Correction(wrong.at + 9 + deed.at % 30, wrong)


class _Script:
    """Makes up who does what and when, by chance that falls the same way every time."""

    def __init__(self) -> None:
        self._chance = random.Random(2020).random  # noqa: S311 - makes up an evening, not a secret
        seats = {person.name: person for person in PEOPLE if person.table == "4"}
        self._at_table_4 = [seats[name] for name in TABLE_4]
        self._elsewhere = [
            person for person in PEOPLE if person.table != "4" for _head in range(person.heads)
        ]
        self._busy = list(accumulate(QUARTER_HOURS))

    def deeds(self) -> Iterator[Deed]:
        """Make up everything that is done."""
        for plan in CASES:
            yield from self._letters(plan)
            yield from self._by_anybody(plan.code, ActionKind.SOLIDARITY_CARD, plan.cards)
            yield from self._by_anybody(plan.code, ActionKind.EMAIL, plan.emails)
            yield from self._by_anybody(plan.code, ActionKind.SOCIAL_POST, plan.posts)
            yield from self._signed_sheets(plan)

    def _letters(self, plan: CasePlan) -> Iterator[Deed]:
        for person, letters in zip(self._at_table_4, plan.at_table_4, strict=True):
            yield from self._of(person, plan.code, letters)
        for number in range(plan.letters_elsewhere):
            found_in_a_box = number == 0 and CASES.index(plan) < LETTERS_NOBODY_SIGNED_FOR
            writer = self._one_of(self._elsewhere)
            if found_in_a_box:
                yield Deed(self._moment(writer), writer.table, plan.code, ActionKind.LETTER)
            else:
                yield from self._of(writer, plan.code, 1)

    def _of(self, person: Person, case: str, letters: int) -> Iterator[Deed]:
        for _number in range(letters):
            signatories = person.heads if self._chance() < 1 / 2 else 1
            at = self._moment(person)
            yield Deed(at, person, case, ActionKind.LETTER, signatories=signatories)

    def _by_anybody(self, case: str, kind: ActionKind, quantity: int) -> Iterator[Deed]:
        for _number in range(quantity):
            person = self._one_of(PEOPLE)
            yield Deed(self._moment(person), person, case, kind)

    def _signed_sheets(self, plan: CasePlan) -> Iterator[Deed]:
        """Two sheets are passed round, and each is counted when its table has signed it."""
        first = plan.signatures // 2 + int(self._chance() * 3) - 1
        for quantity in (first, plan.signatures - first):
            at = CLOSING // 2 + int(self._chance() * CLOSING / 2)
            table = self._one_of(TABLES)
            yield Deed(at, table, plan.code, ActionKind.PETITION_SIGNATURE, quantity)

    def _one_of(self, choices: Sequence[T]) -> T:
        return choices[int(self._chance() * len(choices))]

    def _moment(self, person: Person) -> int:
        """Return a moment by how busy the evening is, with the person there and done reading."""
        while True:
            drawn = self._chance() * self._busy[-1]
            quarter = next(number for number, sum_ in enumerate(self._busy) if drawn < sum_)
            at = quarter * QUARTER_HOUR + int(self._chance() * QUARTER_HOUR)
            if at >= person.arrives * MINUTE + READS_FIRST:
                return at


class _Hall:
    """Lets things happen through the services, as a volunteer at the laptop would."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tables = {table.name: table.writing_table_id for table in tables(session)}
        self._cases = {case.brief.code: case.case_id for case in cases(session)}
        self._people: dict[Person, UUID] = {}
        self._seats: dict[Person, UUID] = {}
        self._logged: dict[Deed, UUID] = {}
        self._guests = 0

    def play(self, happening: Happening) -> None:
        """Let one thing happen."""
        at = (SIX + timedelta(seconds=happening.at)).astimezone(UTC)
        match happening:
            case Arrival(person=person):
                self._seat(person, at)
            case Move(person=person, table=table):
                self._seats[person] = self._tables[table]
                attendees.move(
                    self._session,
                    attendee_ids=[self._people[person]],
                    writing_table_id=self._tables[table],
                )
            case Deed():
                self._logged[happening] = counting.log(
                    self._session,
                    spot=self._spot(happening),
                    quantity=happening.quantity,
                    signatories=happening.signatories,
                    at=at,
                )
            case Correction(deed=deed):
                counting.take_back_entry(self._session, entry_id=self._logged[deed], at=at)

    def _seat(self, person: Person, at: datetime) -> None:
        table = self._seats[person] = self._tables[person.table]
        if person.name:
            self._people[person] = attendees.sign_in(
                self._session,
                name=person.name,
                writing_table_id=table,
                at=at,
                heads=person.heads,
                first_time=person.first_time,
                minor=person.minor,
            )
        else:
            self._people[person] = self._seat_guest(person, table, at)

    def _seat_guest(self, person: Person, table: UUID, at: datetime) -> UUID:
        self._guests += 1
        guest_id = attendees.sign_in_guest(
            self._session, pattern=_("Guest {number}"), writing_table_id=table, at=at
        )
        if person.first_time:
            attendees.change_attendee(
                self._session,
                attendee_id=guest_id,
                name=_("Guest {number}").format(number=self._guests),
                heads=1,
                first_time=True,
                minor=False,
            )
        return guest_id

    def _spot(self, deed: Deed) -> counting.Spot:
        by = deed.by
        return counting.Spot(
            attendee_id=None if isinstance(by, str) else self._people[by],
            writing_table_id=self._tables[by] if isinstance(by, str) else self._seats[by],
            case_id=self._cases[deed.case],
            kind=deed.kind,
        )
