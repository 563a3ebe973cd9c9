"""Every part of a brief has a name and can be said in plain words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

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
from w4r_desktop.domain.case_parts import parts
from w4r_desktop.gui.part_words import (
    address_lines,
    beside_address,
    part_name,
    part_text,
    target_name,
)

MINISTER = Target(
    role=Role.PRIMARY,
    addressee="Minister",
    office="Ministry",
    salutation="Dear Minister,",
    closing="Yours,",
    lines=("Street 1", "Ottawa"),
    country="CA",
    email="a@example.org",
    social=("@a", "@b"),
    mail=MailService.NONE,
    mail_note="The post is shut",
    valid_until=date(2026, 12, 31),
    checked_on=date(2026, 10, 2),
)
FULL = CaseBrief(
    code="ana",
    name="Ana",
    headline="Free her",
    country="CO",
    subject=Subject.COMMUNITY,
    members=40_000,
    includes_minors=True,
    demands=("free her", "tell why"),
    letter_languages=("es", "fr"),
    guidance=Guidance(religious_cards=Rule.NO, sender_limit=SenderLimit.NONE),
    targets=(MINISTER, Target(role=Role.COPY), replace(MINISTER, addressee="Deputy")),
    updates=(Update(on=date(2026, 9, 3), status=UpdateStatus.GOOD_NEWS, text="Free!"),),
    sources=(Source(url="https://example.org", seen_on=date(2026, 9, 4)),),
    translations={"fr": Translation(headline="Libérez-la", demands=("libérez-la",))},
)


def test_every_part_has_a_name_of_its_own() -> None:
    keys = list(parts(FULL, None))
    campaign = [f"campaign.{field.name}" for field in fields(Campaign) if field.name != "code"]

    names = [part_name(key) for key in (*keys, *campaign, "campaign.order")]

    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("headline", "Headline"),
        ("guidance.religious_cards", "Religious cards"),
        ("targets.primary.1.salutation", "Appeal letter · Salutation"),
        ("targets.primary.2.salutation", "Appeal letter 2 · Salutation"),
        ("targets.copy.1", "Copy"),
        ("translations.fr", "Translation into French"),
    ],
)
def test_parts_are_called_what_the_form_calls_them(key: str, name: str) -> None:
    assert part_name(key) == name


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("headline", "Free her"),
        ("quote", ""),
        ("country", "Colombia"),
        ("subject", "A community"),
        ("members", "40,000"),
        ("includes_minors", "Yes"),
        ("demands", "• free her\n• tell why"),
        ("letter_languages", "Spanish\nFrench"),
        ("guidance.religious_cards", "No"),
        ("guidance.sender_limit", "Neither name nor address"),
        ("targets.primary.1.mail", "No mail goes there"),
        ("targets.primary.1.valid_until", "Dec 31, 2026"),
        ("targets.order", "• Appeal letter\n• Copy\n• Appeal letter"),
        ("updates", "• Sep 3, 2026 · Good news: Free!"),
        ("sources", "• https://example.org (seen Sep 4, 2026)"),
        ("translations.fr", "Libérez-la\n\n• libérez-la"),
    ],
)
def test_a_part_says_what_it_is_in_plain_words(key: str, text: str) -> None:
    assert part_text(key, parts(FULL, None)[key]) == text


def test_an_address_is_told_as_the_senders_envelope_bears_it() -> None:
    home, abroad = address_lines(MINISTER, "CA"), address_lines(MINISTER, "FR")

    assert home == ("Minister", "Ministry", "Street 1", "Ottawa")
    assert abroad == (*home, "CANADA")
    assert target_name("targets.solidarity.1") == "Solidarity card"


def test_what_belongs_to_an_address_stands_by_it() -> None:
    beside = dict(beside_address(MINISTER))
    assert beside["Salutation"] == "Dear Minister,"
    assert beside["Address checked"] == "Oct 2, 2026"
    assert beside["Valid until"] == "Dec 31, 2026"
    assert beside["Mail"] == "No mail goes there"
    assert beside_address(Target(role=Role.COPY)) == ()
