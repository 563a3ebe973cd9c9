"""Campaigns that come from no pack."""

from __future__ import annotations

from w4r_desktop.domain.case import Campaign, CasePack
from w4r_desktop.domain.case_codes import free_code
from w4r_desktop.domain.names import clean_name


def typed_in(name: str, *, year: int, language: str) -> CasePack:
    """Return a campaign without a case, whose briefs somebody will write in a language."""
    called = clean_name(name)
    return CasePack(
        language=language,
        campaign=Campaign(code=free_code(called, ()), name=called, year=year),
        cases=(),
    )
