"""Campaigns of every kind, made up by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from w4r_desktop.domain.case import (
    Campaign,
    CaseBrief,
    CasePack,
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
from w4r_desktop.exchange.pack_text import cleaned, is_blank

if TYPE_CHECKING:
    from datetime import date

    from hypothesis.strategies import SearchStrategy

SCRIPTS = "aZé ß'&<ŁДЖسעאนကြမ်မြန한李愛👩\u200d🌾²½ﬁ٣"


def lines(most: int = 40, least: int = 0) -> SearchStrategy[str]:
    texts = st.text(SCRIPTS, min_size=least, max_size=most)
    return texts.map(cleaned).filter(lambda text: not is_blank(text) or not (least or text))


def texts() -> SearchStrategy[str]:
    return st.text(SCRIPTS + "\n\t*", max_size=80).map(cleaned)


def several(items: SearchStrategy[str]) -> SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3).map(tuple)


def days() -> SearchStrategy[date | None]:
    return st.none() | st.dates()


CODES = st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True)
COUNTRIES = st.sampled_from(["CO", "MM", "XK", "CA"])
TARGETS = st.builds(
    Target,
    role=st.sampled_from(Role),
    addressee=lines(),
    office=lines(),
    salutation=lines(),
    closing=lines(),
    lines=st.lists(lines(least=1), max_size=7).map(tuple),
    country=COUNTRIES,
    email=lines(),
    fax=lines(),
    phone=lines(),
    web=lines(),
    social=several(lines()),
    mail=st.sampled_from(MailService),
    mail_note=texts(),
    valid_until=days(),
    checked_on=days(),
)
GUIDANCE = st.builds(
    Guidance,
    religious_cards=st.sampled_from(Rule),
    name_organisation=st.sampled_from(Rule),
    seasonal_wishes=st.sampled_from(Rule),
    sender_limit=st.sampled_from(SenderLimit),
    enclosures=texts(),
    warning=texts(),
)
TRANSLATIONS = st.builds(
    Translation,
    headline=lines(),
    story=texts(),
    demands=several(texts()),
    sample_letter=texts(),
)
UPDATES = st.builds(Update, on=days(), status=st.sampled_from(UpdateStatus), text=texts())
SOURCES = st.builds(Source, url=lines(), seen_on=days())
CASES = st.builds(
    CaseBrief,
    code=CODES,
    name=lines(least=1),
    headline=lines(least=1),
    country=COUNTRIES,
    short_name=lines(),
    native_name=lines(),
    subject=st.sampled_from(Subject),
    members=st.integers(1, 40_000),
    includes_minors=st.booleans(),
    pronouns=lines(),
    story=texts(),
    quote=texts(),
    demands=several(texts()),
    content_warnings=several(texts()),
    letter_languages=several(st.sampled_from(["es", "zh-Hant", "fr-CA", "zz"])),
    sample_letter=texts(),
    picture_credit=lines(),
    targets=st.lists(TARGETS, max_size=2).map(tuple),
    guidance=GUIDANCE,
    updates=st.lists(UPDATES, max_size=2).map(tuple),
    sources=st.lists(SOURCES, max_size=2).map(tuple),
    translations=st.dictionaries(st.sampled_from(["fr", "ar", "my"]), TRANSLATIONS, max_size=2),
)
PACKS = st.builds(
    CasePack,
    language=st.sampled_from(["en", "fr"]),
    campaign=st.builds(
        Campaign,
        code=CODES,
        name=lines(least=1),
        year=st.none() | st.integers(1961, 2100),
        opens_on=days(),
        closes_on=days(),
        historical=st.booleans(),
        note=texts(),
    ),
    cases=st.lists(CASES, min_size=1, max_size=2, unique_by=lambda case: case.code).map(tuple),
)
