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
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import InstrumentedAttribute, Session

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
    wanted = [item for item in items if item.pieces]
    books = _Books(session, {item.case_id for item in wanted})
    for item in wanted:
        books.demand(item)
        session.add(
            Mailing(
                case_id=item.case_id,
                kind=item.kind,
                pieces=item.pieces,
                way=item.way,
                posted_at=at,
            )
        )


class _Books:
    """What was written and posted of some cases, read once for all that is marked together."""

    def __init__(self, session: Session, case_ids: Collection[UUID]) -> None:
        self._session = session
        self._written = self._sums(TallyEntry, TallyEntry.quantity, case_ids)
        self._posted = self._sums(Mailing, Mailing.pieces, case_ids)
        self._withdrawn = withdrawals(session)

    def demand(self, item: Posting) -> None:
        """Book pieces, or raise why they cannot be."""
        name = self._session.get_one(Case, item.case_id).name
        key = (item.case_id, item.kind)
        written, posted = self._written.get(key, 0), self._posted.get(key, 0)
        if item.pieces < 0 and posted + item.pieces < 0:
            raise NotPostedError(case_name=name, posted=posted, asked=-item.pieces)
        if item.pieces > 0:
            withdrawn = self._withdrawn.get(item.case_id)
            if withdrawn is not None and not self._goes_out_all_the_same(item.case_id):
                raise CaseWithdrawnError(case_name=name, reason=withdrawn.reason)
            if posted + item.pieces > written:
                raise NotWrittenError(
                    case_name=name, written=written, posted=posted, asked=item.pieces
                )
        self._posted[key] = posted + item.pieces

    def _sums(
        self,
        table: type[TallyEntry | Mailing],
        pieces: InstrumentedAttribute[int],
        case_ids: Collection[UUID],
    ) -> dict[tuple[UUID, ActionKind], int]:
        statement = (
            select(table.case_id, table.kind, func.sum(pieces))
            .where(table.case_id.in_(case_ids))
            .group_by(table.case_id, table.kind)
        )
        return {(case_id, kind): n for case_id, kind, n in self._session.execute(statement)}

    def _goes_out_all_the_same(self, case_id: UUID) -> bool:
        statement = select(MailOverride.id).where(
            MailOverride.refusal == Refusal.CASE_WITHDRAWN,
            MailOverride.case_id.is_(None) | (MailOverride.case_id == case_id),
        )
        return self._session.scalars(statement).first() is not None
