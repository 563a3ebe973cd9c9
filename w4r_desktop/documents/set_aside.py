"""Which reasons not to mail an organizer may set aside with a note: never what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop import errors
from w4r_desktop.domain.paper import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: Final[dict[Refusal, type[errors.EnvelopeError]]] = {
    Refusal.CAMPAIGN_CLOSED: errors.CampaignClosedError,
    Refusal.CASE_WITHDRAWN: errors.CaseWithdrawnError,
    Refusal.NO_MAIL: errors.NoMailError,
    Refusal.MAIL_SUSPENDED: errors.MailSuspendedError,
    Refusal.TARGET_EXPIRED: errors.TargetExpiredError,
}
REFUSALS: Final[dict[type[errors.W4RError], Refusal]] = {
    kind: refusal for refusal, kind in KINDS.items()
}


def refusal_of(problem: errors.W4RError | None) -> Refusal | None:
    """Return what mail may be printed despite, or None where no note would help."""
    return REFUSALS.get(type(problem)) if problem else None


def kinds_of(refusals: Iterable[Refusal]) -> frozenset[type[errors.EnvelopeError]]:
    """Return the kinds of trouble that do not hold where these refusals were set aside."""
    return frozenset(KINDS[refusal] for refusal in refusals)
