"""Campaigns and cases out of a pack's fields, as case-pack version 1 rules them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.case import (
    Campaign,
    CaseBrief,
    Guidance,
    MailService,
    Role,
    Rule,
    SenderLimit,
    Source,
    Subject,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.exchange.pack_text import is_blank

if TYPE_CHECKING:
    from w4r_desktop.exchange.pack_fields import Fields

NAME: Final = 200
STORY: Final = 20_000
LETTER: Final = 10_000
DEMANDS: Final = 10
TARGETS: Final = 10
ADDRESS_LINES: Final = 7
ADDRESS_LINE: Final = 60
MOST_MEMBERS: Final = 1_000_000_000
LAST_YEAR: Final = 9_999


def read_campaign(fields: Fields) -> Campaign:
    """Return the campaign of a pack; one without a name bears its code, since only that is sure.

    A pack made by hand may well have no more of its campaign than the code.
    """
    code = fields.code("code")
    name = fields.line("name", NAME)
    campaign = Campaign(
        code=code,
        name=code if is_blank(name) else name,
        year=fields.number("year", 1, LAST_YEAR),
        opens_on=fields.day("opens_on"),
        closes_on=fields.day("closes_on"),
        historical=fields.flag("historical"),
        note=fields.text("note"),
    )
    fields.done()
    return campaign


def read_case(fields: Fields) -> CaseBrief:
    """Return one case of a pack; whether its picture is there is looked at later."""
    case = CaseBrief(
        code=fields.code("code"),
        name=fields.required_line("name", NAME),
        headline=fields.required_line("headline", NAME),
        country=fields.country("country", required=True),
        short_name=fields.line("short_name"),
        native_name=fields.line("native_name"),
        subject=fields.choice("subject", Subject.PERSON),
        members=fields.number("members", 1, MOST_MEMBERS) or 1,
        includes_minors=fields.flag("includes_minors"),
        pronouns=fields.line("pronouns"),
        story=fields.text("story", STORY),
        quote=fields.text("quote"),
        demands=fields.texts("demands", DEMANDS),
        content_warnings=fields.texts("content_warnings"),
        letter_languages=fields.languages("letter_languages"),
        sample_letter=fields.text("sample_letter", LETTER),
        picture=fields.line("picture"),
        picture_credit=fields.line("picture_credit"),
        targets=tuple(_target(target) for target in fields.each("targets", TARGETS)),
        guidance=_guidance(fields.inner("guidance")),
        updates=tuple(_update(update) for update in fields.each("updates")),
        sources=tuple(_source(source) for source in fields.each("sources")),
        translations={
            language: _translation(texts) for language, texts in fields.by_language("translations")
        },
    )
    fields.done()
    return case


def _target(fields: Fields) -> Target:
    lines = fields.lines("lines", ADDRESS_LINES, ADDRESS_LINE)
    target = Target(
        role=fields.required_choice("role", Role),
        addressee=fields.line("addressee"),
        office=fields.line("office"),
        salutation=fields.line("salutation"),
        closing=fields.line("closing"),
        lines=lines,
        country=fields.country("country", required=bool(lines)),
        email=fields.line("email"),
        fax=fields.line("fax"),
        phone=fields.line("phone"),
        web=fields.line("web"),
        social=fields.texts("social"),
        mail=fields.choice("mail", MailService.OPEN),
        mail_note=fields.text("mail_note"),
        valid_until=fields.day("valid_until"),
        checked_on=fields.day("checked_on"),
    )
    fields.done()
    return target


def _guidance(fields: Fields) -> Guidance:
    guidance = Guidance(
        religious_cards=fields.choice("religious_cards", Rule.UNKNOWN),
        name_organisation=fields.choice("name_organisation", Rule.UNKNOWN),
        seasonal_wishes=fields.choice("seasonal_wishes", Rule.UNKNOWN),
        sender_limit=fields.choice("sender_limit", SenderLimit.FULL),
        enclosures=fields.text("enclosures"),
        warning=fields.text("warning"),
    )
    fields.done()
    return guidance


def _update(fields: Fields) -> Update:
    update = Update(
        on=fields.day("on"),
        status=fields.choice("status", UpdateStatus.ONGOING),
        text=fields.text("text"),
    )
    fields.done()
    return update


def _source(fields: Fields) -> Source:
    source = Source(url=fields.line("url"), seen_on=fields.day("seen_on"))
    fields.done()
    return source


def _translation(fields: Fields) -> Translation:
    translation = Translation(
        headline=fields.line("headline", NAME),
        story=fields.text("story", STORY),
        demands=fields.texts("demands", DEMANDS),
        sample_letter=fields.text("sample_letter", LETTER),
    )
    fields.done()
    return translation
