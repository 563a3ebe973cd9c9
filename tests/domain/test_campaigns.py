"""A campaign may begin without a case."""

from __future__ import annotations

from w4r_desktop.domain.campaigns import typed_in


def test_a_campaign_typed_in_has_a_name_a_code_and_no_case_yet() -> None:
    pack = typed_in("  Écrire pour\tles droits 2026 ", year=2026, language="fr")
    assert (pack.campaign.name, pack.campaign.code) == (
        "Écrire pour les droits 2026", "ecrire-pour-les-droits-2026",
    )  # fmt: skip
    assert (pack.campaign.year, pack.language, pack.cases) == (2026, "fr", ())
    assert not pack.campaign.historical
