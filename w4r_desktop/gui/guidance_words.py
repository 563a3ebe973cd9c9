"""What a writer should keep in mind, as sentences: only what the brief knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.case import Rule, SenderLimit
from w4r_desktop.language import _, alternatives, language_name

if TYPE_CHECKING:
    from w4r_desktop.domain.case import CaseBrief


def guidance_points(brief: CaseBrief) -> tuple[str, ...]:
    """Return the sentences, the warning first; none if the brief says nothing."""
    guidance = brief.guidance
    points = (
        guidance.warning,
        _languages(brief.letter_languages),
        _religious_cards(guidance.religious_cards),
        _seasonal_wishes(guidance.seasonal_wishes),
        _organisation(guidance.name_organisation),
        _sender(guidance.sender_limit),
        guidance.enclosures,
    )
    return tuple(point for point in points if point)


def _languages(codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    names = alternatives([language_name(code) for code in codes])
    return _("Letters can be in {languages}.").format(languages=names)


def _religious_cards(rule: Rule) -> str:
    return {
        Rule.YES: _("Religious cards are welcome."),
        Rule.NO: _("Do not send religious cards."),
        Rule.UNKNOWN: "",
    }[rule]


def _seasonal_wishes(rule: Rule) -> str:
    return {
        Rule.YES: _("Wishes for the season are welcome."),
        Rule.NO: _("Do not write wishes for the season."),
        Rule.UNKNOWN: "",
    }[rule]


def _organisation(rule: Rule) -> str:
    return {
        Rule.YES: _("You may name the organisation behind the campaign."),
        Rule.NO: _("Do not name the organisation behind the campaign."),
        Rule.UNKNOWN: "",
    }[rule]


def _sender(limit: SenderLimit) -> str:
    return {
        SenderLimit.FULL: "",
        SenderLimit.NONE: _("Give neither your name nor your address."),
        SenderLimit.INITIALS_TOWN: _("Give only your initials and your town."),
        SenderLimit.FIRST_NAME: _("Give only your first name, and no address."),
        SenderLimit.NAME_TOWN: _("Give only your name and your town, and no street."),
    }[limit]
