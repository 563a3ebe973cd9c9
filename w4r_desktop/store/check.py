"""Whether an event file is whole: its pages, its tables, its references, its rows, its sums."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, LargeBinary, Text, func, or_, select, type_coerce
from sqlalchemy.exc import SQLAlchemyError

from w4r_desktop.errors import EventFileDamagedError, EventFileSumsError
from w4r_desktop.store.columns import EPOCH, MICROSECOND, Choice, Flag, Identity, Moment
from w4r_desktop.store.queries import events, mail, print_runs, reports, tables
from w4r_desktop.store.queries.rehearsal import is_rehearsal
from w4r_desktop.store.records import Record
from w4r_desktop.store.results_schema import RecountCorrection
from w4r_desktop.store.schema import Attendee, Case, TallyEntry

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Connection, Table
    from sqlalchemy.orm import Session

    from w4r_desktop.store.event_file import EventFile

ROWS_AT_ONCE: Final = 1_000
IDENTITY_BYTES: Final = 16
FIRST_MOMENT: Final = (datetime.min.replace(tzinfo=UTC) - EPOCH) // MICROSECOND
LAST_MOMENT: Final = (datetime.max.replace(tzinfo=UTC) - EPOCH) // MICROSECOND
LARGEST: Final = 1_000_000_000
LONGEST: Final = 1_000_000
"""No number and no text of an event, in letters, comes near these, whichever form it came by."""

UNREADABLE: Final = (
    ArithmeticError, LookupError, RecursionError, SQLAlchemyError, TypeError, ValueError,
)  # fmt: skip
"""What reading raises where a value is not what its column says."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a whole event file holds, and its version; ``practice`` is a copy to practise on."""

    version: int
    entries: int
    cases: int
    practice: bool


def check(file: EventFile) -> Findings:
    """Return what an event file holds, once all of it was found to be whole.

    Raises EventFileDamagedError where a page, a table, a reference or a value is broken, and
    EventFileSumsError where more was taken back than was ever logged, or set aside than counts.
    """
    with file.reading() as session:
        return examined(session, file=file.path.name)


def examined(session: Session, *, file: str) -> Findings:
    """Return what ``check`` does, where a session is at hand."""
    if not is_sound(session):
        raise EventFileDamagedError(file=file)
    if sums := _sums_below_zero(session) or _totals_below_zero(session):
        raise EventFileSumsError(file=file, sums=sums)
    version: int = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
    entries = session.execute(select(func.count()).select_from(TallyEntry)).scalar_one()
    cases = session.execute(select(func.count()).select_from(Case)).scalar_one()
    return Findings(version, entries, cases, is_rehearsal(session))


def is_sound(session: Session) -> bool:
    """Tell whether every page, reference and row of an event is as this program writes it."""
    try:
        for question in ("PRAGMA integrity_check", "PRAGMA foreign_key_check"):
            if _answers(session.connection(), question) not in ([("ok",)], []):
                return False
        _read_everything(session)
    except UNREADABLE:
        return False
    return True


def _read_everything(session: Session) -> None:
    for table in Record.metadata.sorted_tables:
        _read_values(session, table)
    events.event(session)
    events.campaign(session)
    mail.mail(session)
    tables.tables(session)
    reports.reports(session)
    runs = print_runs.runs(session)
    if any(not one.sent.pages for run in runs for one in run.passes):
        raise ValueError("a pass without pages")


def _read_values(session: Session, table: Table) -> None:
    """Raise one of ``UNREADABLE`` where a value is none that this program writes there.

    SQLite itself judges a table that has no text, as the log has none: reading all of that takes
    ten times as long.
    """
    wrong = [_is_wrong(column) for column in table.columns]
    judged = [condition for condition in wrong if condition is not None]
    if len(judged) == len(wrong):
        if session.execute(select(func.count()).select_from(table).where(or_(*judged))).scalar():
            raise ValueError(table.name)
        return
    for row in session.execute(select(table), execution_options={"yield_per": ROWS_AT_ONCE}):
        if not all(_is_fair(value) for value in row):
            raise ValueError(table.name)


def _is_wrong(column: Column[Any]) -> ColumnElement[bool] | None:
    """Return how SQLite tells a value that a column cannot have, or ``None`` where it cannot."""
    match column.type:
        case Identity():
            return func.length(type_coerce(column, LargeBinary)) != IDENTITY_BYTES
        case Moment():
            return ~type_coerce(column, Integer).between(FIRST_MOMENT, LAST_MOMENT)
        case Choice() as choice:
            return type_coerce(column, Text).not_in([str(value) for value in choice.values])
        case Flag():
            return type_coerce(column, Integer).not_in((0, 1))
        case Integer():
            return ~column.between(-LARGEST, LARGEST)
    return None


def _is_fair(value: object) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST and "\0" not in value
    return not isinstance(value, int) or abs(value) <= LARGEST


def _answers(connection: Connection, question: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.exec_driver_sql(question)]


def _sums_below_zero(session: Session) -> int:
    """Count the spots of the sheet: who, at which table, for which case, in which kind.

    What somebody wrote who was joined into another counts for that one. What the recount corrected
    is left out: a joke may be taken from a box at a table where anyone logged nothing.
    """
    spot = (
        func.coalesce(Attendee.joined_into_id, TallyEntry.attendee_id),
        TallyEntry.writing_table_id,
        TallyEntry.case_id,
        TallyEntry.kind,
    )
    corrected = select(RecountCorrection.tally_entry_id)
    below = (
        select(func.sum(TallyEntry.quantity).label("total"))
        .join_from(TallyEntry, Attendee, Attendee.id == TallyEntry.attendee_id, isouter=True)
        .where(TallyEntry.id.not_in(corrected))
        .group_by(*spot)
        .having(func.sum(TallyEntry.quantity) < 0)
        .subquery()
    )
    return session.execute(select(func.count()).select_from(below)).scalar_one()


def _totals_below_zero(session: Session) -> int:
    """Count the cases and kinds of which fewer than none count, corrections among it."""
    total = func.sum(TallyEntry.quantity)
    place = (TallyEntry.writing_table_id, TallyEntry.kind, TallyEntry.case_id)
    found: Counter[object] = Counter()
    for case_id, kind, quantity in session.execute(
        select(TallyEntry.case_id, TallyEntry.kind, total).group_by(*place)  # as the index has it
    ):
        found[case_id, kind] += quantity
    return sum(quantity < 0 for quantity in found.values())
