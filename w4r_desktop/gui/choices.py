"""What a person chose on the pages, kept apart from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.brief_draft import BriefDraft
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.store.queries.events import CampaignRow


@dataclass(slots=True)
class Choices:
    """The choices of one open event; pages made anew in another language or look take them up.

    ``sheet`` is the table shown (none: all of them) and the kind counted, ``seat`` the table where
    somebody was signed in last, ``consent`` the organizer's own words for whoever wants to hear
    from them, ``case_id`` the brief read, ``paper`` what is to be printed. The drafts are what
    forms say and nobody saved: the event's and the campaign's under Setup, and that of the brief
    that is being written. ``setup_top`` is what stands at the top of Setup: one of the cards at
    its left, counted from 0, and the part of it that is scrolled away.
    """

    sheet: tuple[UUID | None, ActionKind] | None = None
    seat: UUID | None = None
    consent: str = ""
    case_id: UUID | None = None
    paper: PaperChoices | None = None
    opened_stories: set[UUID] = field(default_factory=set)
    draft: EventDetails | None = None
    campaign_draft: CampaignRow | None = None
    brief_draft: BriefDraft | None = None
    setup_top: tuple[int, float] = (0, 0)

    @property
    def waits_under_setup(self) -> bool:
        """Whether Setup has changes that nobody saved."""
        return self.draft is not None or self.campaign_draft is not None

    def forget_drafts(self) -> None:
        """Let go of changes that nobody wants to save."""
        self.draft = self.campaign_draft = self.brief_draft = None
