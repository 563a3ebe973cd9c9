"""What is to be seen to before anything is printed, asked with what this laptop prints on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from w4r_desktop import language
from w4r_desktop.documents.before_printing import CaseFacts, Remark, remarks
from w4r_desktop.domain.stationery import ENVELOPES, envelope_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from w4r_desktop.domain.case import Campaign, Target
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.store.queries.cases import CaseRow


@dataclass(frozen=True, slots=True)
class PrintFacts:
    """What the remarks depend on besides the cases; ``envelope`` is a key, or empty if none is."""

    details: EventDetails
    campaign: Campaign
    envelope: str
    today: date

    def of_campaign(self, rows: Iterable[CaseRow]) -> tuple[Remark, ...]:
        """Return all remarks, case by case."""
        country = self.details.country
        usual = envelope_of(country)
        return remarks(
            [CaseFacts(row.brief, row.withdrawn.reason if row.withdrawn else None) for row in rows],
            envelope=ENVELOPES.get(self.envelope, usual),
            sender_country=country,
            language=language.current(),
            historical=self.campaign.historical,
            closes_on=self.campaign.closes_on,
            today=self.today,
        )

    def of_case(self, row: CaseRow) -> tuple[Remark, ...]:
        """Return what is to be seen to at a brief, whoever is written to."""
        found = self.of_campaign([row])
        return tuple(one for one in found if one.case_code and one.role is None)

    def of_target(self, row: CaseRow, target: Target) -> tuple[Remark, ...]:
        """Return what is to be seen to at one target of a brief, of which a role may have two."""
        alone = replace(row, brief=replace(row.brief, targets=(target,)))
        return tuple(one for one in self.of_campaign([alone]) if one.role is target.role)
