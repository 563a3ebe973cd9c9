"""A small evening for tests: three tables, three cases, and short words for what people do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

from w4r_desktop.domain.case import Campaign, CaseBrief, CasePack, Role, Target
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import attendees, counting, event_details
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries import cases, tables
from w4r_desktop.store.queries.sheet import Sheet, sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

T = TypeVar("T")
NOW = datetime(2026, 12, 10, 19, 42, 7, tzinfo=UTC)


def details(**other: Any) -> EventDetails:
    """Return what is said about the evening."""
    said: dict[str, Any] = {
        "name": "Candlelight",
        "held_on": date(2026, 12, 10),
        "time_zone": "America/Halifax",
        "goal": 500,
    }
    return EventDetails(**(said | other))


def pack(count: int = 3) -> CasePack:
    """Return a campaign of so many cases, called case-1, case-2 and so on."""
    return CasePack(
        language="en",
        campaign=Campaign(code="w4r", name="Write for Rights"),
        cases=tuple(
            CaseBrief(
                code=f"case-{number}",
                name=f"Case {number}",
                headline="Free them",
                country="CA",
                targets=(Target(role=Role.PRIMARY, addressee="Minister", lines=("Street 1",)),),
            )
            for number in range(1, count + 1)
        ),
    )


def make_event(path: Path, *, table_count: int = 3, case_count: int = 3) -> EventFile:
    """Return a new event with tables 1, 2, 3 and nobody there yet."""
    return EventFile.create(
        path,
        event_details.set_up,
        details=details(),
        table_names=[str(number) for number in range(1, table_count + 1)],
        pack=pack(case_count),
    )


def usual_event(path: Path) -> EventFile:
    """Return such an event, laid out once for all tests of a run."""
    path.write_bytes(_usual_event())
    return EventFile(path)


@cache
def _usual_event() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evening.w4r"
        make_event(path).close()
        return path.read_bytes()


@dataclass
class Evening:
    """An open event; tables and cases are named by their place from 0."""

    file: EventFile
    tables: list[UUID] = field(default_factory=list)
    cases: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tables = [row.writing_table_id for row in self.ask(tables.tables)]
        self.cases = [row.case_id for row in self.ask(cases.cases)]

    def ask(self, query: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Ask the store a question."""
        with self.file.reading() as session:
            return query(session, *args, **kwargs)

    def do(self, service: Callable[..., T], **kwargs: Any) -> T:
        """Do one thing, as one undo step."""
        return self.file.write(service.__name__, service, **kwargs)[0]

    def sign_in(self, name: str, *, table: int = 0, **other: Any) -> UUID:
        """Seat somebody and return their id."""
        seat = self.tables[table]
        return self.do(attendees.sign_in, name=name, writing_table_id=seat, at=NOW, **other)

    def spot(
        self,
        attendee: UUID | None = None,
        *,
        table: int | None = 0,
        case: int = 0,
        kind: ActionKind = ActionKind.LETTER,
    ) -> counting.Spot:
        """Return a place on the sheet."""
        return counting.Spot(
            attendee_id=attendee,
            writing_table_id=None if table is None else self.tables[table],
            case_id=self.cases[case],
            kind=kind,
        )

    def log(self, attendee: UUID | None = None, quantity: int = 1, **where: Any) -> UUID:
        """Count something and return the entry's id."""
        spot = self.spot(attendee, **where)
        return self.do(counting.log, spot=spot, quantity=quantity, at=NOW)

    def sheet(self, table: int | None = 0, kind: ActionKind = ActionKind.LETTER) -> Sheet:
        """Return the sheet of a table, or of the whole evening."""
        here = None if table is None else self.tables[table]
        return self.ask(sheet, writing_table_id=here, kind=kind)

    def counts(self, table: int | None = 0, kind: ActionKind = ActionKind.LETTER) -> dict[str, Any]:
        """Return name → counts of a sheet; anyone at a table is called by the table's name."""
        return {
            row.name or f"({row.table_name})": row.counts for row in self.sheet(table, kind).rows
        }
