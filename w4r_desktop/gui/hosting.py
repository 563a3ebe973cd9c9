"""What is done with the people who are here, run as services and said in words."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from w4r_desktop.domain.first_names import first_name
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.wording import consent_wording, people, several_of, several_people
from w4r_desktop.language import _, day_and_month, table_label
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.attendees import attendee, contact
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from w4r_desktop.domain.arrivals import Arrival
    from w4r_desktop.domain.contact import Contact
    from w4r_desktop.gui.dialogs.person import PersonAnswer
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.tables import TableRow


class Somebody(Protocol):
    """A row about a person, on whatever page."""

    @property
    def attendee_id(self) -> Any: ...  # noqa: D102 - what it says
    @property
    def name(self) -> str: ...  # noqa: D102


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
        self._now = now or partial(datetime.now, UTC)

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
            "at": self._now(),
            "heads": arrival.heads,
            "first_time": first_time,
            "minor": minor,
        }
        name = arrival.name or _("Guest")
        if self._workspace.locked:  # also what Undo says, for all to read
            name = first_name(name, whole=arrival.heads > 1)
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
        self.done.emit(" · ".join(parts if arrival.heads == 1 else [*parts, people(arrival.heads)]))
        return person

    def move(self, persons: Sequence[Somebody], table: TableRow) -> None:
        """Seat people at another table."""
        where = table_label(table.name)
        self._do(
            _("{name} moved to {table}").format(name=_names(persons), table=where),
            attendees.move,
            attendee_ids=_ids(persons),
            writing_table_id=table.writing_table_id,
        )

    def contact_of(self, person: Somebody) -> Contact | None:
        """Return how somebody is reached, if they agreed to it."""
        return self._workspace.read(contact, person.attendee_id)

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
            at=self._now(),
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
        self._do(words, service, attendee_ids=ids, at=self._now(), letters=letters, due_on=due_on)

    def bring_back(self, persons: Sequence[Somebody]) -> None:
        """Note that people who had left are here again."""
        words = _("{name} brought back").format(name=_names(persons))
        self._do(words, attendees.bring_back, attendee_ids=_ids(persons))

    def letters_returned(self, person: PersonRow) -> None:
        """Note that the letters somebody took home are back."""
        words = _("{letters} of {name} are back").format(
            letters=several_of(ActionKind.LETTER, person.taken_home), name=person.name
        )
        service = attendees.letters_returned
        self._do(words, service, attendee_id=person.attendee_id, at=self._now())

    def remove(self, persons: Sequence[PersonRow]) -> None:
        """Take people off the list; what they wrote stays counted."""
        words = _("{name} removed from the list").format(name=_names(persons))
        service = attendees.remove
        self._workspace.run(words, service, attendee_ids=_ids(persons), at=self._now())
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
