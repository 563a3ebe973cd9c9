"""What a person chose on the pages, kept apart from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.brief_draft import BriefDraft
    from w4r_desktop.gui.models.copies import Copies


@dataclass(slots=True)
class Choices:
    """The choices of one open event; pages made anew in another language or look take them up.

    ``sheet`` is the table shown (none: all of them) and the kind counted, ``case_id`` the brief
    read, ``copies`` what is to be printed, ``draft`` what Setup's form says and nobody saved,
    ``brief_draft`` the same for the brief that is being written.
    """

    sheet: tuple[UUID | None, ActionKind] | None = None
    case_id: UUID | None = None
    copies: Copies | None = None
    draft: EventDetails | None = None
    brief_draft: BriefDraft | None = None
