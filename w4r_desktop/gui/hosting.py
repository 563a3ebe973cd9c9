"""What is done with the people who are here, run as services and said in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from w4r_desktop.domain.first_names import first_name, keeps_whole_name
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.choices import Choices
from w4r_desktop.language import _, day_and_month, table_label
from w4r_desktop.services import attendees
from w4r_desktop.store.queries import tables
from w4r_desktop.store.queries.attendees import attendee, contact
from w4r_desktop.store.queries.events import event
from w4r_desktop.wording import consent_wording, people, seats, several_of, several_people

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from w4r_desktop.domain.arrivals import Arrival
    from w4r_desktop.domain.contact import Contact
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import AttendeeRow, PersonRow
    from w4r_desktop.store.queries.tables import TableRow


class Somebody(Protocol):
    """A row about a person, on whatever page."""

    @property
    def attendee_id(self) -> Any: ...  # noqa: D102 - what it says
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def heads(self) -> int: ...  # noqa: D102
    @property
    def first_time(self) -> bool: ...  # noqa: D102
    @property
    def minor(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """What is said about a person."""

    name: str
    heads: int
    first_time: bool
    minor: bool
    contact: Contact | None = None


class Hosting(QObject):
    """Runs the services; ``done`` tells in words what was done and can be undone.

    ``now`` is the computer's clock, in UTC.
    """

    done = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        parent: QObject,
        *,
        choices: Choices | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices or Choices()
        self.now = now or partial(datetime.now, UTC)

    @property
    def wording(self) -> str:
        """What somebody agrees to who wants to hear from the organizers."""
        name = self._workspace.read(event).details.name
        return consent_wording(self._choices.consent, name)

    def sign_in(
        self,
        arrival: Arrival,
        table: TableRow,
        *,
        first_time: bool = False,
        minor: bool = False,
        contact: Contact | None = None,
    ) -> UUID:
        """Seat somebody at a table and return their id; without a name they are guests."""
        where = table_label(table.name)
        said: dict[str, Any] = {
            "writing_table_id": table.writing_table_id,
            "at": self.now(),
            "heads": arrival.heads,
            "first_time": first_time,
            "minor": minor,
        }
        name = arrival.name or _("Guest")
        if self._workspace.locked:  # also what Undo says, for all to read
            name = first_name(name, whole=keeps_whole_name(heads=arrival.heads, guest=False))
        words = _("{name} at {table}").format(name=name, table=where)
        person: UUID
        if arrival.name:
            person = self._workspace.run(
                words, attendees.sign_in, name=arrival.name, contact=contact, **said
            )
        else:
            pattern = _("Guest {number}") if arrival.heads == 1 else _("Group {number}")
            person = self._workspace.run(words, attendees.sign_in_guest, pattern=pattern, **said)
        name = self._workspace.read(attendee, person).name
        parts = [_("{name} at {table}").format(name=name, table=where)]
        parts += [people(arrival.heads)] if arrival.heads > 1 else []
        self.done.emit(" · ".join((*parts, *self._fullness(table))))
        return person

    def move(self, persons: Sequence[Somebody], table: TableRow) -> None:
        """Seat people at another table."""
        where = table_label(table.name)
        words = _("{name} moved to {table}").format(name=_names(persons), table=where)
        service, seat = attendees.move, table.writing_table_id
        self._workspace.run(words, service, attendee_ids=_ids(persons), writing_table_id=seat)
        self.done.emit(" · ".join((words, *self._fullness(table))))

    def _fullness(self, seat: TableRow) -> tuple[str, ...]:
        """Say that more sit at a table than it has room for; nobody is sent away for it."""
        here = {table.writing_table_id: table for table in self._workspace.read(tables.tables)}
        table = here[seat.writing_table_id]
        if not table.capacity or table.people < table.capacity:
            return ()
        if table.people == table.capacity:
            return (_("this table is full now"),)
        words = _("this table is full: {people} for {seats}")
        return (words.format(people=people(table.people), seats=seats(table.capacity)),)

    def known(self, person: Somebody) -> PersonAnswer:
        """Return what was said about a person, how they are reached too."""
        reached = self._workspace.read(contact, person.attendee_id)
        return PersonAnswer(person.name, person.heads, person.first_time, person.minor, reached)

    def change(self, person: Somebody, answer: PersonAnswer) -> None:
        """Correct what was said about a person."""
        self._do(
            _("{name} changed").format(name=person.name),
            attendees.change_person,
            attendee_id=person.attendee_id,
            name=answer.name,
            heads=answer.heads,
            first_time=answer.first_time,
            minor=answer.minor,
            contact=answer.contact,
        )

    def join(self, kept: Somebody, joined: Somebody) -> None:
        """Make one of two who are the same person."""
        self._do(
            _("{joined} joined with {kept}").format(joined=joined.name, kept=kept.name),
            attendees.join,
            kept_id=kept.attendee_id,
            joined_id=joined.attendee_id,
            at=self.now(),
        )

    def sign_out(
        self, persons: Sequence[Somebody], *, letters: int = 0, due_on: date | None = None
    ) -> None:
        """Note that people have left, each perhaps with letters to finish at home."""
        words = _("{name} signed out").format(name=_names(persons))
        if letters:
            taken = several_of(ActionKind.LETTER, letters)
            words = _("{name} signed out with {letters}").format(
                name=_names(persons), letters=taken
            )
        if letters and due_on:
            words = _("{done}, due {day}").format(done=words, day=day_and_month(due_on))
        ids = _ids(persons)
        service = attendees.sign_out
        self._do(words, service, attendee_ids=ids, at=self.now(), letters=letters, due_on=due_on)

    def bring_back(self, persons: Sequence[Somebody]) -> None:
        """Note that people who had left are here again."""
        words = _("{name} brought back").format(name=_names(persons))
        self._do(words, attendees.bring_back, attendee_ids=_ids(persons))

    def welcome_back(self, left: Somebody, newcomer: AttendeeRow) -> None:
        """Have somebody who had left sit where they signed in anew, instead of the newcomer."""
        words = _("{name} is back at {table}").format(
            name=left.name, table=table_label(newcomer.table_name)
        )
        self._do(
            words,
            attendees.welcome_back,
            left_id=left.attendee_id,
            newcomer_id=newcomer.attendee_id,
            at=self.now(),
        )

    def letters_returned(self, person: PersonRow) -> None:
        """Note that the letters somebody took home are back."""
        words = _("{letters} of {name} are back").format(
            letters=several_of(ActionKind.LETTER, person.taken_home), name=person.name
        )
        service = attendees.letters_returned
        self._workspace.run(words, service, attendee_id=person.attendee_id, at=self.now())
        self.done.emit(_("{done}. {more}").format(done=words, more=_("Count them on the sheet.")))

    def remove(self, persons: Sequence[PersonRow]) -> None:
        """Take people off the list; what they wrote stays counted."""
        words = _("{name} removed from the list").format(name=_names(persons))
        service = attendees.remove
        self._workspace.run(words, service, attendee_ids=_ids(persons), at=self.now())
        wrote = any(person.letters or person.other for person in persons)
        stays = _("What was written stays counted.")
        self.done.emit(_("{done}. {more}").format(done=words, more=stays) if wrote else words)

    def _do(self, words: str, service: Callable[..., Any], **how: Any) -> None:
        self._workspace.run(words, service, **how)
        self.done.emit(words)


def _ids(persons: Sequence[Somebody]) -> list[UUID]:
    return [person.attendee_id for person in persons]


def _names(persons: Sequence[Somebody]) -> str:
    return several_people([person.name for person in persons])
