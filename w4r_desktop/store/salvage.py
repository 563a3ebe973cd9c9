"""Saving what can still be read of a damaged event file, as a new event; the file is only read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from sqlalchemy import TypeDecorator, func, select

from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.domain.salvage import Salvaged
from w4r_desktop.errors import (
    EventFileBeyondSalvageError,
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileMissingError,
    EventFileSumsError,
    EventFileUnreadableError,
)
from w4r_desktop.paths import with_companions
from w4r_desktop.store import schema
from w4r_desktop.store.check import examined
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.totals import kind_totals
from w4r_desktop.store.salvage_log import LINKS, PEOPLE, agreed, fair, lost_entries
from w4r_desktop.store.salvage_pages import Pages
from w4r_desktop.store.salvage_report import SalvageReport, keep_report
from w4r_desktop.store.salvage_rows import (
    COLUMNS,
    DIALECT,
    LOG,
    TABLES,
    cell,
    find,
    rooted,
    storable,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.salvage import SalvageNames
    from w4r_desktop.store.records import Record
    from w4r_desktop.store.salvage_pages import Row, Value
    from w4r_desktop.store.salvage_rows import Found

LARGEST: Final = 1 << 29
"""In bytes; an event has some megabytes."""

BY_THE_WAY: Final = ("report", "earlier_event", "print_pass", "postage_rate", "postage_basis")
"""Tables that an event is whole without, should their rows make it unsound."""

CASES, SEATS = "campaign_case", "writing_table"


ORDER: Final = [name for name in TABLES if name not in (LOG, LINKS)] + [LOG, LINKS]
"""Entries come last: what they may be depends on all that they refer to."""


@dataclass(slots=True)
class _Saved:
    """Rows by table that fit together, the event's own name, and what is lost of what they tell."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    name: str = ""
    lost_entries: int = 0
    lost_people: int = 0
    lost_cases: int = 0
    lost_tables: int = 0
    nobodys: int = 0


def salvage(damaged: Path, path: Path, *, names: SalvageNames) -> Salvaged:
    """Make a new event file of all that can still be read of a damaged one, which stays.

    What was saved and lost is kept beside it. Raises EventFileBeyondSalvageError where the event or
    its campaign is gone, or all entries, people and cases are, what says why a file cannot be read
    at all, EventFileExistsError and FileNotSavedError.
    """
    saved = _put_together(find(_pages(damaged)), names, file=damaged.name)
    try:
        made = EventFile.create(path, _fill, rows=saved.rows, file=damaged.name)
    except (EventFileDamagedError, EventFileSumsError):
        less = {name: rows for name, rows in saved.rows.items() if name not in BY_THE_WAY}
        made = EventFile.create(path, _fill, rows=less, file=damaged.name)
    try:
        with made.reading() as session:
            told = _told(session, saved)
            marked = session.execute(select(schema.Event.name)).scalar_one()
    finally:
        made.close()
    keep_report(path, SalvageReport(told, saved.name, marked))
    return told


def _pages(damaged: Path) -> Pages:
    """Read a damaged file, with the log of a program that was killed, and nothing else."""
    try:
        if not damaged.is_file():
            raise EventFileMissingError(file=damaged.name)
        main, log = with_companions(damaged.resolve())[:2]
        if main.stat().st_size > LARGEST:
            raise EventFileUnreadableError(file=damaged.name)
        whole = main.read_bytes()
        pages = Pages(whole, log.read_bytes() if log.is_file() else b"")
    except OSError as refusal:
        raise EventFileUnreadableError(file=damaged.name) from refusal
    if not whole:
        raise EventFileEmptyError(file=damaged.name)
    return pages


def _put_together(found: Found, names: SalvageNames, *, file: str) -> _Saved:
    saved, entries = _Saved(), agreed(found)
    found.rows[LOG] = {}
    rows = {name: list(of_table.values()) for name, of_table in found.rows.items()}
    rows[LOG] = entries
    if not (rows["event"] and rows["campaign"]):
        raise EventFileBeyondSalvageError(file=file)
    saved.name = str(cell("event", rows["event"][0], "name"))
    rows["event"], rows["campaign"] = [_marked(rows["event"][0], names)], rows["campaign"][:1]
    known: dict[str, set[Value]] = {}
    for name in ORDER:
        known[name] = {row[0] for row in rows[name]}  # also of those that refer to each other
        if name == CASES:
            saved.lost_cases = _stand_in(rows, known, name, names)
        elif name == SEATS:
            saved.lost_tables = _stand_in(rows, known, name, names)
        elif name == LOG:
            rows[name] = fair(found, rows, known)
            saved.nobodys = sum(_is_nobodys(row, known) for row in rows[name])
        kept = storable(name, rooted(name, rows[name], known))
        known[name], saved.rows[name] = {row[0] for row in kept}, kept
    if not any(saved.rows[name] for name in (LOG, PEOPLE, CASES)):
        raise EventFileBeyondSalvageError(file=file)
    _count_lost(saved, found, entries)
    return saved


def _marked(event: Row, names: SalvageNames) -> Row:
    values = dict(zip(COLUMNS["event"], event, strict=True))
    return tuple((values | {"name": names.event.format(name=values["name"])[:MAX_LENGTH]}).values())


def _is_nobodys(entry: Row, known: dict[str, set[Value]]) -> bool:
    who = cell(LOG, entry, "attendee_id")
    return who is not None and who not in known[PEOPLE]


def _stand_in(
    rows: dict[str, list[Row]], known: dict[str, set[Value]], table: str, names: SalvageNames
) -> int:
    """Put others where cases or tables are lost that something was written for or at."""
    column = "case_id" if table == CASES else "writing_table_id"
    told = rows[LOG] + ([] if table == CASES else rows[PEOPLE])
    owners = [LOG] * len(rows[LOG]) + [PEOPLE] * (len(told) - len(rows[LOG]))
    wanted = {cell(owner, row, column) for owner, row in zip(owners, told, strict=True)}
    missing = sorted(key for key in wanted if isinstance(key, bytes) and key not in known[table])
    last = max((_whole(cell(table, row, "position")) for row in rows[table]), default=0)
    for number, key in enumerate(missing, start=1):
        if table == CASES:
            called = names.case.format(number=number)
            made: Record = schema.Case(
                id=UUID(bytes=key),
                position=last + number,
                code=f"salvaged-{number}",
                name=called,
                headline=called,
                country="",
            )
        else:
            called = names.table.format(number=number)
            made = schema.WritingTable(id=UUID(bytes=key), position=last + number, name=called)
        rows[table].append(_bare(made))
        known[table].add(key)
    return len(missing)


def _whole(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _bare(record: Record) -> Row:
    """Return a record as it lies in a file."""
    values = []
    for column in record.__table__.columns:
        value = getattr(record, column.name)
        if isinstance(column.type, TypeDecorator):
            value = column.type.process_bind_param(value, DIALECT)
        values.append(value)
    return tuple(values)


def _count_lost(saved: _Saved, found: Found, entries: list[Row]) -> None:
    """Count what is known to be lost: what several places tell of, and gaps in the log."""
    saved.lost_entries = lost_entries(found, entries, saved.rows[LOG])
    seen = {key for key, parts in found.parts[PEOPLE].items() if len(parts) > 1}
    seen |= {cell(LOG, row, "attendee_id") for row in entries} - {None}  # type: ignore[arg-type]
    saved.lost_people = len(seen - {row[0] for row in saved.rows[PEOPLE]})


def _fill(session: Session, *, rows: dict[str, list[Row]], file: str) -> None:
    """Write all rows in, and see that it is a whole event before anybody else does."""
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=1")  # people are joined into later ones
    for name, table in TABLES.items():
        if of_table := rows.get(name):
            connection.exec_driver_sql(str(table.insert().compile(connection)), of_table)
    examined(session, file=file)


def _told(session: Session, saved: _Saved) -> Salvaged:
    here = (
        select(func.count()).select_from(schema.Attendee).where(schema.Attendee.hidden_at.is_(None))
    )
    return Salvaged(
        kinds={kind: total for kind, total in kind_totals(session).items() if total},
        entries=len(saved.rows[LOG]),
        people=session.execute(here).scalar_one(),
        cases=len(saved.rows[CASES]) - saved.lost_cases,
        lost_entries=saved.lost_entries,
        lost_people=saved.lost_people,
        lost_cases=saved.lost_cases,
        lost_tables=saved.lost_tables,
        nobodys=saved.nobodys,
    )
