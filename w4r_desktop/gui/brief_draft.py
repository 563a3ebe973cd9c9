"""What somebody is writing about a case and has not saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.domain.pack_changes import CaseContent


@dataclass(frozen=True, slots=True)
class BriefDraft:
    """A case as it is being written; ``case_id`` is None for a new one.

    ``before`` is what was saved when the writing began, so that nobody else's change is lost.
    """

    case_id: UUID | None
    typed: CaseContent
    before: CaseContent

    @property
    def brief(self) -> CaseBrief:
        """The brief as it was typed."""
        return self.typed.brief

    @property
    def picture(self) -> bytes | None:
        """The picture as it was chosen."""
        return self.typed.picture
