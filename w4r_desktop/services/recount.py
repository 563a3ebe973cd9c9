"""Counting the boxes by hand: what lies there, and why it is not what was logged.

Corrections are entries of the log, so that every total stays a sum. They are counted where the box
stands, for nobody, and each belongs to the count that made it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.domain.figures import EXPLAINING, SET_ASIDE
from w4r_desktop.domain.recount import corrections, given
from w4r_desktop.errors import NothingCountedError, SetAsideError
from w4r_desktop.store.entries import append_entry, reverse_entries, taken_back
from w4r_desktop.store.queries import recount as queries
from w4r_desktop.store.results_schema import Recount, RecountCorrection, RecountCount

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind, Reason


def count_by_hand(
    session: Session,
    *,
    case_id: UUID,
    kind: ActionKind,
    writing_table_id: UUID | None,
    counted: int,
    reasons: Mapping[Reason, int],
    at: datetime,
) -> None:
    """Keep what was counted just now of a case and kind, in a table's box or in all.

    The total becomes what was counted without what is set aside, whatever was logged until now.
    ``reasons`` are numbers as a person gives them. Raises RecountNumberError and SetAsideError.
    """
    count = _count(session, case_id, kind, writing_table_id)
    standing = _standing(session, count)
    here = queries.logged(session, case_id=case_id, kind=kind, writing_table_id=writing_table_id)
    logged = here - sum(standing.values())
    wanted = corrections(logged, counted, reasons)
    if count is None:
        count = RecountCount(
            case_id=case_id,
            kind=kind,
            counted=counted,
            logged=logged,
            counted_at=at,
            writing_table_id=writing_table_id,
        )
        session.add(count)
    elif (count.counted, count.logged) != (counted, logged):
        count.counted, count.logged, count.counted_at = counted, logged, at
    _correct(session, count, standing, wanted, at)


def add_corrections(
    session: Session,
    *,
    case_id: UUID,
    kind: ActionKind,
    writing_table_id: UUID | None,
    changes: Mapping[Reason, int],
    at: datetime,
) -> None:
    """Correct further by what the recount of another laptop corrected, reason by reason.

    What was counted is then what was logged with all that explains why more or fewer lie there.
    Raises RecountNumberError and SetAsideError.
    """
    count = _count(session, case_id, kind, writing_table_id)
    standing = _standing(session, count)
    here = queries.logged(session, case_id=case_id, kind=kind, writing_table_id=writing_table_id)
    wanted = Counter(standing)
    wanted.update(changes)
    count_by_hand(
        session,
        case_id=case_id,
        kind=kind,
        writing_table_id=writing_table_id,
        counted=here - sum(standing.values()) + sum(wanted[reason] for reason in EXPLAINING),
        reasons=given(wanted),
        at=at,
    )


def explain_count(
    session: Session,
    *,
    case_id: UUID,
    kind: ActionKind,
    writing_table_id: UUID | None,
    reasons: Mapping[Reason, int],
    at: datetime,
) -> None:
    """Give other reasons for what was counted before; what was logged since then stays on top.

    Of what was taken back since then no more is set aside. Raises RecountNumberError and
    SetAsideError.
    """
    count = _count(session, case_id, kind, writing_table_id)
    assert count is not None, "only what was counted is explained"
    wanted = corrections(count.logged, count.counted, reasons)
    standing = _standing(session, count)
    here = queries.logged(session, case_id=case_id, kind=kind, writing_table_id=writing_table_id)
    if here + sum(wanted.values()) - sum(standing.values()) < 0:
        left = count.counted + here - sum(standing.values()) - count.logged
        raise SetAsideError(counted=left, set_aside=sum(reasons.get(r, 0) for r in SET_ASIDE))
    _correct(session, count, standing, wanted, at)


def withdraw_count(
    session: Session,
    *,
    case_id: UUID,
    kind: ActionKind,
    writing_table_id: UUID | None,
    at: datetime,
) -> None:
    """Forget what was counted by hand, so that what was logged counts again.

    With the last count a recount that was done goes on.
    """
    count = _count(session, case_id, kind, writing_table_id)
    if count is not None:
        _withdraw(session, count, at)
        if not _is_anything_counted(session):
            reopen(session)


def keep_boxes(session: Session, *, by_table: bool, at: datetime) -> None:
    """Say whether each table has a box of its own; what was counted the other way is forgotten."""
    row = _recount(session)
    if row.by_table == by_table:
        return
    for count in session.scalars(select(RecountCount)).all():
        _withdraw(session, count, at)
    row.by_table, row.finished_at = by_table, None


def finish(session: Session, *, at: datetime) -> None:
    """Say that the boxes are counted, so that no figure is from before the recount any more.

    Raises NothingCountedError before anything was.
    """
    if not _is_anything_counted(session):
        raise NothingCountedError
    _recount(session).finished_at = at


def reopen(session: Session) -> None:
    """Say that boxes are still to be counted."""
    _recount(session).finished_at = None


def _is_anything_counted(session: Session) -> bool:
    return session.execute(select(RecountCount.id).limit(1)).first() is not None


def _recount(session: Session) -> Recount:
    row = session.scalars(select(Recount)).one_or_none()
    if row is None:
        row = Recount()
        session.add(row)
        session.flush()
    return row


def _count(
    session: Session, case_id: UUID, kind: ActionKind, writing_table_id: UUID | None
) -> RecountCount | None:
    statement = select(RecountCount).where(
        RecountCount.case_id == case_id,
        RecountCount.kind == kind,
        RecountCount.writing_table_id.is_not_distinct_from(writing_table_id),
    )
    return session.scalars(statement).one_or_none()


def _standing(session: Session, count: RecountCount | None) -> Counter[Reason]:
    """Return what a count corrects now."""
    return queries.corrections(session).get(count.id, Counter()) if count else Counter()


def _correct(
    session: Session,
    count: RecountCount,
    standing: Mapping[Reason, int],
    wanted: Mapping[Reason, int],
    at: datetime,
) -> None:
    """Log the differences, reason by reason; nothing where there is none."""
    differences = {
        reason: quantity
        for reason in {**standing, **wanted}
        if (quantity := wanted.get(reason, 0) - standing.get(reason, 0))
    }
    added = [
        append_entry(
            session,
            attendee_id=None,
            writing_table_id=count.writing_table_id,
            case_id=count.case_id,
            kind=count.kind,
            quantity=quantity,
            logged_at=at,
            reason=reason,
        )
        for reason, quantity in differences.items()
    ]
    session.flush()  # what names the count and the entries comes after them
    session.add_all(RecountCorrection(recount_count_id=count.id, tally_entry_id=e) for e in added)


def _withdraw(session: Session, count: RecountCount, at: datetime) -> None:
    mine = RecountCorrection.recount_count_id == count.id
    links = session.scalars(select(RecountCorrection).where(mine)).all()
    entries = [link.tally_entry_id for link in links]
    gone = taken_back(session, entries)
    reverse_entries(session, sorted(set(entries) - gone), at=at)
    for link in links:
        session.delete(link)
    session.flush()  # what names the count goes first
    session.delete(count)
