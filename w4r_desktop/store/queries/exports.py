"""The log as it leaves the laptop: in sums that another event can log, and line by line.

Rows are read bare, without records or identities: there may be a hundred thousand of them.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, Text, case, func, select, type_coerce
from sqlalchemy.types import NullType

from w4r_desktop.domain.differences import is_unchanged
from w4r_desktop.domain.exports import ExportedEntry, TallyLine
from w4r_desktop.domain.tally import ActionKind, ByRecount, Reason
from w4r_desktop.store.columns import EPOCH, MICROSECOND
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.names import shown_name
from w4r_desktop.store.queries.recount import undone
from w4r_desktop.store.queries.reports import newest_report
from w4r_desktop.store.results_schema import RecountCorrection
from w4r_desktop.store.schema import Attendee, Case, TallyEntry, WritingTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.figures import Figures

AT_ONCE: Final = 5_000
QUARTER: Final = 15 * 60 * 1_000_000
"""Microseconds within which no clock is put forward or back: zones change on whole quarters."""


def frozen_as(session: Session, figures: Figures) -> int:
    """Return which version of the report has these very figures, 0 if none is known to.

    One that cannot be read any more is none: the tally beside it is whole, and is what is wanted.
    """
    try:
        newest = newest_report(session)
    except ValueError:
        return 0
    return newest.version if newest and is_unchanged(newest.figures, figures) else 0


def entry_count(session: Session) -> int:
    """Return how many lines the log has."""
    return session.execute(select(func.count()).select_from(TallyEntry)).scalar_one()


def tally_lines(session: Session) -> Iterator[TallyLine]:
    """Yield all sums, in the order of tables, cases and kinds, corrections after them all.

    Logged one after the other they give the same totals, and none sinks below zero meanwhile.
    """
    entry, reason = TallyEntry, func.coalesce(TallyEntry.reason, Reason.OTHER)
    correction = case((RecountCorrection.id.is_not(None), type_coerce(reason, Text)))
    spot = (*_bare(entry.writing_table_id, entry.case_id, entry.kind), entry.signatories)
    statement = (
        select(*spot, correction, func.sum(entry.quantity))
        .join(RecountCorrection, RecountCorrection.tally_entry_id == entry.id, isouter=True)
        .group_by(*spot, correction)
        .having(func.sum(entry.quantity) != 0)
    )
    tables, cases = _tables(session), _cases(session)
    places = {key: place for place, key in enumerate((*tables, *cases, *ActionKind))}

    def in_order(row: Any) -> tuple[Any, ...]:
        table, of_case, kind, signatories, why, quantity = row
        spot = (places[table], places[of_case], places[kind])
        return (why is not None, *spot, quantity < 0, signatories, why or "")

    rows: Sequence[Any] = session.connection().execute(statement).all()
    for table, of_case, kind, signatories, why, quantity in sorted(rows, key=in_order):
        spot = (tables[table], cases[of_case], ActionKind(kind))
        yield TallyLine(*spot, quantity, signatories, Reason(why) if why else None)


def entries(session: Session, *, with_names: bool) -> Iterator[ExportedEntry]:
    """Yield the whole log in the order in which it was written, with names only if wanted."""
    entry = TallyEntry
    texts = (type_coerce(entry.kind, Text), func.coalesce(type_coerce(entry.reason, Text), ""))
    who, table, of_case = _bare(entry.attendee_id, entry.writing_table_id, entry.case_id)
    (itself,) = _bare(entry.id)
    logged_at = type_coerce(entry.logged_at, Integer)
    statement = select(
        *(itself, logged_at, table, who, of_case),
        *(texts[0], entry.quantity, entry.signatories, texts[1]),
    ).order_by(entry.id)
    tables, cases = _tables(session), _cases(session)
    names = _names(session) if with_names else {}
    recounted = _by_recount(session).get
    local = _LocalTime(event(session).details.zone)
    cursor: Any = session.connection().execute(statement).cursor  # quicker than SQLAlchemy's rows
    while part := cursor.fetchmany(AT_ONCE):
        for one, at, table_id, person, case_id, *rest in part:
            where = (tables[table_id], names.get(person, ""), cases[case_id])
            yield ExportedEntry(local(at), *where, *(*rest, recounted(one, "")))


def _by_recount(session: Session) -> dict[bytes, str]:
    """Return the entries that the recount made, and those of them that change no total any more."""
    made = session.scalars(select(RecountCorrection.tally_entry_id))
    yes, gone = ByRecount.YES.value, ByRecount.UNDONE.value
    return {one.bytes: yes for one in made} | {one.bytes: gone for one in undone(session)}


class _LocalTime:
    """Turns microseconds since 1970 into the time at the venue, much faster than one by one."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._quarters: dict[int, datetime] = {}

    def __call__(self, at: int) -> datetime:
        quarter, rest = divmod(at, QUARTER)
        if quarter not in self._quarters:
            moment = EPOCH + quarter * QUARTER * MICROSECOND
            self._quarters[quarter] = moment.astimezone(self._zone).replace(tzinfo=None)
        return self._quarters[quarter] + timedelta(microseconds=rest)


def _bare(*columns: Any) -> tuple[Any, ...]:
    """Return columns as SQLite keeps them: identities as bytes."""
    return tuple(type_coerce(column, NullType) for column in columns)


def _tables(session: Session) -> dict[bytes | None, str]:
    statement = select(*_bare(WritingTable.id), WritingTable.name).order_by(WritingTable.position)
    return {**{row[0]: row[1] for row in session.execute(statement)}, None: ""}


def _cases(session: Session) -> dict[bytes, str]:
    statement = select(*_bare(Case.id), Case.code).order_by(Case.position)
    return {row[0]: row[1] for row in session.execute(statement)}


def _names(session: Session) -> dict[bytes, str]:
    """Return whom an entry counts for; of people who were removed nothing is said."""
    statement = select(
        *_bare(Attendee.id, Attendee.joined_into_id), shown_name(), Attendee.hidden_at
    )
    rows: Sequence[Any] = session.execute(statement).all()
    here = {who: name for who, _kept, name, hidden in rows if hidden is None}
    return here | {who: here[kept] for who, kept, *_rest in rows if kept in here}
