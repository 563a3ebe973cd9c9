"""What the parts of a brief and of a campaign are called, and what they say, in plain words.

Keys are those of ``domain.case_parts``, and ``campaign.…`` for what the campaign says.
"""

from __future__ import annotations

from datetime import date
from functools import singledispatch
from typing import Final

from w4r_desktop.documents.addressed import country_line
from w4r_desktop.documents.brief_words import contacts, source_words, update_heading
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.domain.case import (
    MailService,
    Role,
    Rule,
    SenderLimit,
    Source,
    Subject,
    Target,
    Translation,
    Update,
)
from w4r_desktop.domain.case_parts import TRANSLATIONS
from w4r_desktop.gui.widgets.editing import words as choices
from w4r_desktop.language import _, country_name, current, language_name, number, short_date

COUNTRY: Final = "country"
LANGUAGES: Final = "letter_languages"


def part_name(key: str) -> str:
    """Return what a part is called: Headline, or Appeal letter · Salutation."""
    if key.startswith(TRANSLATIONS):
        language = language_name(key.removeprefix(TRANSLATIONS))
        return _("Translation into {language}").format(language=language)
    slot, _dot, name = key.rpartition(".")
    if name.isdecimal():
        return target_name(key)
    if slot.startswith("targets."):
        return f"{target_name(slot)} · {_target_fields()[name]}"
    return _fields()[key]


def target_name(slot: str) -> str:
    """Return what a target is called by its key: Appeal letter, or Copy 2."""
    _targets, role, place = slot.split(".")
    name = _role_names()[Role(role)]
    if place == "1":
        return name
    return _("{target} {number}").format(target=name, number=number(int(place)))


def part_text(key: str, value: object) -> str:
    """Return what a part says, in lines of plain text; nothing where it says nothing."""
    if value is None or value in ("", ()):
        return ""
    if key == COUNTRY:
        return country_name(str(value))
    if key == LANGUAGES and isinstance(value, tuple):
        return "\n".join(language_name(code) for code in value)
    return _said(value)


def address_lines(target: Target, sender_country: str) -> tuple[str, ...]:
    """Return an address as it stands on the sender's envelopes."""
    abroad = crosses_border(sender=sender_country, addressee=target.country)
    country = country_line(target.country, current()) if abroad and visible(target.lines) else ""
    return address_block(target.addressee, target.office, target.lines, country_line=country)


def beside_address(target: Target) -> tuple[tuple[str, str], ...]:
    """Return all that comes and goes with the address of a target, each with its name."""
    return _named(
        (_("Salutation"), target.salutation),
        (_("Closing"), target.closing),
        *contacts(target),
        (_("Mail"), "" if target.mail is MailService.OPEN else _said(target.mail)),
        (_("Note on the mail"), target.mail_note),
        (_("Address checked"), part_text("", target.checked_on)),
        (_("Valid until"), part_text("", target.valid_until)),
    )


@singledispatch
def _said(value: object) -> str:
    return str(value)


@_said.register(bool)
def _yes_or_no(value: object) -> str:
    return _("Yes") if value else _("No")


@_said.register
def _number(value: int) -> str:
    return number(value)


@_said.register
def _day(value: date) -> str:
    return short_date(value)


@_said.register
def _list(value: tuple) -> str:  # type: ignore[type-arg]
    return "\n".join(f"• {_said(item)}" for item in value)


@_said.register
def _subject(value: Subject) -> str:
    return choices.subjects()[value]


@_said.register
def _rule(value: Rule) -> str:
    return choices.rules()[value]


@_said.register
def _sender_limit(value: SenderLimit) -> str:
    return choices.sender_limits()[value]


@_said.register
def _mail(value: MailService) -> str:
    return choices.mail_services()[value]


@_said.register
def _role(value: Role) -> str:
    return _role_names()[value]


@_said.register
def _update(value: Update) -> str:
    heading = update_heading(value)
    return f"{heading}: {value.text}" if heading else value.text


@_said.register
def _source(value: Source) -> str:
    return source_words(value)


@_said.register
def _translation(value: Translation) -> str:
    texts = (value.headline, value.story, _said(value.demands), value.sample_letter)
    return "\n\n".join(text for text in texts if text)


def _named(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, text in pairs if text)


def _role_names() -> dict[Role, str]:
    return {
        Role.PRIMARY: _("Appeal letter"),
        Role.COPY: _("Copy"),
        Role.SOLIDARITY: _("Solidarity card"),
    }


def _target_fields() -> dict[str, str]:
    return {
        "address": _("Address"),
        "salutation": _("Salutation"),
        "closing": _("Closing"),
        "email": _("E-mail"),
        "fax": _("Fax"),
        "phone": _("Phone"),
        "web": _("Web"),
        "social": _("Social media"),
        "mail": _("Mail"),
        "mail_note": _("Note on the mail"),
        "valid_until": _("Valid until"),
        "checked_on": _("Address checked"),
    }


def _fields() -> dict[str, str]:
    return {
        "name": _("Name"),
        "headline": _("Headline"),
        COUNTRY: _("Country of the case"),
        "short_name": _("Short name"),
        "native_name": _("Name in their own script"),
        "subject": _("About"),
        "members": _("How many people"),
        "includes_minors": _("Minors are among them"),
        "pronouns": _("Pronouns"),
        "story": _("Story"),
        "quote": _("Quote"),
        "demands": _("What to ask"),
        "content_warnings": _("Content warnings"),
        LANGUAGES: _("Letters can be in"),
        "sample_letter": _("Sample letter"),
        "picture": _("Picture"),
        "picture_credit": _("Credit of the picture"),
        "updates": _("News"),
        "sources": _("Sources"),
        "targets.order": _("Order of the addressees"),
        "guidance.religious_cards": _("Religious cards"),
        "guidance.name_organisation": _("Naming the organisation behind the campaign"),
        "guidance.seasonal_wishes": _("Wishes for the season"),
        "guidance.sender_limit": _("What of the sender may stand on the mail"),
        "guidance.enclosures": _("Enclosures"),
        "guidance.warning": _("Warning"),
        "campaign.name": _("Name of the campaign"),
        "campaign.year": _("Year"),
        "campaign.opens_on": _("Opens on"),
        "campaign.closes_on": _("Closes on"),
        "campaign.historical": _("For showing and practising only"),
        "campaign.note": _("Note on the campaign"),
        "campaign.order": _("Order of the cases"),
    }
