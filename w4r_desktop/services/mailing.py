"""How the mail of an evening leaves, and marking what was posted or handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from w4r_desktop.domain.address import visible
from w4r_desktop.domain.paper import Refusal
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import CaseWithdrawnError, NotPostedError, NotWrittenError
from w4r_desktop.store.paper_schema import MailOverride
from w4r_desktop.store.queries.cases import withdrawals
from w4r_desktop.store.results_schema import Mailing, MailingPlan
from w4r_desktop.store.schema import Case, TallyEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.mailing import MailingWay

COLUMNS: Final = {
    ActionKind.LETTER: "letters",
    ActionKind.PREPRINTED_LETTER: "preprinted_letters",
    ActionKind.SOLIDARITY_CARD: "cards",
}
"""Where the way of each kind of piece is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """Pieces that left; below zero, so many that were marked and had not left after all."""

    case_id: UUID
    kind: ActionKind
    pieces: int
    way: MailingWay


def plan(
    session: Session,
    *,
    ways: Mapping[ActionKind, MailingWay],
    office_lines: Sequence[str],
    office_country: str,
) -> None:
    """Let each kind leave in its way from now on; a kind that is not named keeps its own.

    What is posted already stays as it was posted.
    """
    record = session.scalars(select(MailingPlan)).one_or_none()
    if record is None:
        record = MailingPlan()
        session.add(record)
    for kind, way in ways.items():
        setattr(record, COLUMNS[kind], way)
    record.office_lines = visible(line.strip() for line in office_lines)
    record.office_country = office_country


def post(session: Session, *, items: Iterable[Posting], at: datetime) -> None:
    """Mark pieces as posted or handed over, all of them or none.

    Never are more posted than were written. Raises NotWrittenError, NotPostedError for more taken
    back than was posted, and CaseWithdrawnError for a case that was withdrawn, unless its mail
    goes out by the organizer's word.
    """
    for item in items:
        if item.pieces > 0:
            _demand_written(session, item)
        elif item.pieces < 0:
            _demand_posted(session, item)
        else:
            continue
        session.add(
            Mailing(
                case_id=item.case_id,
                kind=item.kind,
                pieces=item.pieces,
                way=item.way,
                posted_at=at,
            )
        )
        session.flush()  # the next one may be about the same case and kind


def _demand_written(session: Session, item: Posting) -> None:
    case = session.get_one(Case, item.case_id)
    withdrawn = withdrawals(session).get(item.case_id)
    if withdrawn is not None and not _goes_out_all_the_same(session, item.case_id):
        raise CaseWithdrawnError(case_name=case.name, reason=withdrawn.reason)
    written, posted = _written(session, item), _posted(session, item)
    if posted + item.pieces > written:
        raise NotWrittenError(
            case_name=case.name, written=written, posted=posted, asked=item.pieces
        )


def _demand_posted(session: Session, item: Posting) -> None:
    posted = _posted(session, item)
    if posted + item.pieces < 0:
        name = session.get_one(Case, item.case_id).name
        raise NotPostedError(case_name=name, posted=posted, asked=-item.pieces)


def _goes_out_all_the_same(session: Session, case_id: UUID) -> bool:
    statement = select(MailOverride.id).where(
        MailOverride.refusal == Refusal.CASE_WITHDRAWN,
        MailOverride.case_id.is_(None) | (MailOverride.case_id == case_id),
    )
    return session.scalars(statement).first() is not None


def _written(session: Session, item: Posting) -> int:
    statement = select(func.coalesce(func.sum(TallyEntry.quantity), 0)).where(
        TallyEntry.case_id == item.case_id, TallyEntry.kind == item.kind
    )
    return session.execute(statement).scalar_one()


def _posted(session: Session, item: Posting) -> int:
    statement = select(func.coalesce(func.sum(Mailing.pieces), 0)).where(
        Mailing.case_id == item.case_id, Mailing.kind == item.kind
    )
    return session.execute(statement).scalar_one()
