"""What mail is printed despite, in a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.documents.refusals import postal_refusals
from w4r_desktop.documents.set_aside import refusal_of
from w4r_desktop.domain.paper import Refusal
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from w4r_desktop.documents.refusals import Rules
    from w4r_desktop.domain.case import Role
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.overrides import OverrideRow


def despite_words(refusal: Refusal) -> str:
    """Return in a few words what something is printed despite."""
    return {
        Refusal.CAMPAIGN_CLOSED: _("despite: closed"),
        Refusal.CASE_WITHDRAWN: _("despite: withdrawn"),
        Refusal.NO_MAIL: _("despite: no mail goes there"),
        Refusal.MAIL_SUSPENDED: _("despite: no mail for now"),
        Refusal.TARGET_EXPIRED: _("despite: an address that has run out"),
    }[refusal]


@dataclass(frozen=True, slots=True)
class MailRules:
    """What holds for all mail of the event today; ``closes_on`` is the campaign's end."""

    historical: bool
    closes_on: date | None
    today: date

    @property
    def is_closed(self) -> bool:
        """Whether the campaign is over, so that none of its mail goes out."""
        closes = self.closes_on
        return not self.historical and closes is not None and closes < self.today


def set_aside_now(
    case: CaseMail, role: Role, rules: Rules, overrides: Iterable[OverrideRow]
) -> OverrideRow | None:
    """Return the newest note on a case that mail to a role is printed despite a refusal today.

    One whose refusal would not hold any more is none: a case that was withdrawn and came back.
    """
    target = case.targets.get(role)
    refused = postal_refusals(case.name, target, rules) if target else ()
    kinds = {refusal_of(one) for one in refused}
    if case.withdrawn:
        kinds.add(Refusal.CASE_WITHDRAWN)
    own = [row for row in overrides if row.case_id == case.case_id and row.refusal in kinds]
    return own[-1] if own else None
