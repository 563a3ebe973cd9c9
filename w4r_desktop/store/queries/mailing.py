"""What was written, how it is mailed, and what is posted already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.figures import MailTotal
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store.results_schema import Mailing, MailingPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.figures import CaseTotal
    from w4r_desktop.store.queries.mail import CaseMail

ROLES: Final = {
    ActionKind.LETTER: Role.PRIMARY,
    ActionKind.PREPRINTED_LETTER: Role.PRIMARY,
    ActionKind.SOLIDARITY_CARD: Role.SOLIDARITY,
}
"""Who the pieces of a kind go to."""

MAILING_TABLES: Final = frozenset({"mailing", "mailing_plan"})
"""What is kept of it, beside the log."""


@dataclass(frozen=True, slots=True)
class Office:
    """Where bundles for the section go, as far as it was said; the country may be empty."""

    lines: tuple[str, ...]
    country: str


def ways(session: Session) -> Mapping[ActionKind, MailingWay]:
    """Return how the pieces of each kind leave."""
    plan = session.scalars(select(MailingPlan)).one_or_none() or MailingPlan()
    return {
        ActionKind.LETTER: plan.letters,
        ActionKind.PREPRINTED_LETTER: plan.preprinted_letters,
        ActionKind.SOLIDARITY_CARD: plan.cards,
    }


def office(session: Session) -> Office:
    """Return the address of the section's office."""
    plan = session.scalars(select(MailingPlan)).one_or_none() or MailingPlan()
    return Office(plan.office_lines, plan.office_country)


def mailing(session: Session, by_case: Iterable[CaseTotal | CaseMail]) -> tuple[MailTotal, ...]:
    """Return for each case and kind of piece what was written and posted; nothing of nothing."""
    place = (Mailing.case_id, Mailing.kind, Mailing.way)
    posted: dict[tuple[UUID, ActionKind], dict[MailingWay, int]] = {}
    sums = select(*place, func.sum(Mailing.pieces)).group_by(*place)
    for case_id, kind, way, pieces in session.execute(sums):
        posted.setdefault((case_id, kind), {})[way] = pieces
    planned = ways(session)
    return tuple(
        MailTotal(
            *(one.case_id, one.code, one.name, role, kind, written, sum(out.values())),
            planned[kind],
            posted_by=tuple(way for way in MailingWay if out.get(way, 0) > 0),
            withdrawn=bool(one.withdrawn),
        )
        for one in by_case
        for kind, role in ROLES.items()
        if (written := one.kinds.get(kind, 0)) | bool(out := posted.get((one.case_id, kind), {}))
    )
