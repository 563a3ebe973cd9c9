"""What there is to mail: whom each case writes to, and how much was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import MAILED
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import SenderLimit, Target, Withdrawal
    from w4r_desktop.domain.tally import ActionKind


@dataclass(frozen=True, slots=True)
class CaseMail:
    """A case with whom to write to, and how much was logged: for each role, in each kind."""

    case_id: UUID
    code: str
    name: str
    short_name: str
    country: str
    targets: Mapping[Role, Target]
    logged: Mapping[Role, int]
    kinds: Mapping[ActionKind, int]
    sender_limit: SenderLimit
    withdrawn: Withdrawal | None


def mail(session: Session) -> tuple[CaseMail, ...]:
    """Return the cases in their order, the withdrawn ones among them: they get no mail."""
    counted = {total.case_id: total.kinds for total in totals(session).by_case}
    return tuple(
        CaseMail(
            row.case_id,
            row.brief.code,
            row.brief.name,
            row.brief.short_name or row.brief.name,
            row.brief.country,
            {role: target for role in Role if (target := row.brief.target(role))},
            {role: copies_as_logged(counted.get(row.case_id, {}), role) for role in Role},
            counted.get(row.case_id, {}),
            row.brief.guidance.sender_limit,
            row.withdrawn,
        )
        for row in cases(session)
    )


def copies_as_logged(kinds: Mapping[ActionKind, int], role: Role) -> int:
    """Return how many envelopes what was logged needs: letters to the one, cards to the other."""
    return sum(kinds.get(kind, 0) for kind in MAILED[role])
