"""What must not be mailed, whatever it is printed on: envelopes, letters and cards alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from w4r_desktop import errors
from w4r_desktop.domain.case import MailService

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from w4r_desktop.domain.case import Target


class Rules(Protocol):
    """What holds for all mail of one printing; ``closes_on`` is the campaign's end."""

    @property
    def historical(self) -> bool:
        """Whether nothing of it is ever mailed, so that all of it may be shown."""

    @property
    def closes_on(self) -> date | None:
        """The last day of the campaign, if it has one."""

    @property
    def today(self) -> date:
        """The day at the venue."""


Kinds: TypeAlias = frozenset[type[errors.EnvelopeError]]


def postal_refusals(
    case_name: str, target: Target, rules: Rules, *, overridden: Kinds = frozenset()
) -> Iterator[errors.EnvelopeError]:
    """Yield why no mail goes to a target now; nothing for what is historical, which bears a mark.

    Mail goes out until the day the campaign closes on. Kinds that an organizer has ``overridden``
    are left out.
    """
    if rules.historical:
        return
    for refusal in _refusals(case_name, target, rules):
        if type(refusal) not in overridden:
            yield refusal


def _refusals(case_name: str, target: Target, rules: Rules) -> Iterator[errors.EnvelopeError]:
    if rules.closes_on and rules.closes_on < rules.today:
        yield errors.CampaignClosedError(case_name=case_name, until=rules.closes_on)
    if target.mail is MailService.NONE:
        yield errors.NoMailError(case_name=case_name)
    if target.mail is MailService.SUSPENDED:
        yield errors.MailSuspendedError(case_name=case_name, note=target.mail_note)
    if target.valid_until and target.valid_until < rules.today:
        yield errors.TargetExpiredError(case_name=case_name, until=target.valid_until)
