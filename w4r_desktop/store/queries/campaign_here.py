"""The campaign as a case pack is compared with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.pack_changes import CampaignHere
from w4r_desktop.store.queries.cases import case_pack, cases, cases_with_entries, edited_parts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def campaign_here(session: Session) -> CampaignHere:
    """Return the campaign with its pictures, what of it was written here, and what was logged."""
    rows = cases(session)
    codes = {row.case_id: row.brief.code for row in rows}
    logged = cases_with_entries(session)
    edited = edited_parts(session)
    return CampaignHere(
        pack=case_pack(session),
        edited={code: edited[case_id] for case_id, code in codes.items() if case_id in edited},
        logged=frozenset(codes[case_id] for case_id in codes.keys() & logged),
        withdrawn=frozenset(row.brief.code for row in rows if row.withdrawn),
    )
