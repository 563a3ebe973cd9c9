"""What is said before anything is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from w4r_desktop.documents.before_printing import (
    CaseFacts,
    Remark,
    RemarkKind,
    remark_words,
    remarks,
)
from w4r_desktop.domain.case import CaseBrief, MailService, Role, Target, Translation, Update
from w4r_desktop.domain.stationery import ENVELOPES

TODAY = date(2026, 12, 10)
GOOD = Target(
    role=Role.PRIMARY,
    addressee="Señor Presidente",
    salutation="Dear President,",
    lines=("Palacio de Nariño", "Bogotá"),
    country="CO",
    checked_on=TODAY - timedelta(days=180),
)
BRIEF = CaseBrief(code="jani", name="Jani Silva", headline="", country="CO", targets=(GOOD,))


def found(*facts: CaseFacts, **other: Any) -> tuple[Remark, ...]:
    said: dict[str, Any] = {
        "envelope": ENVELOPES["dl"],
        "sender_country": "CA",
        "language": "en",
        "historical": False,
        "closes_on": TODAY,
        "today": TODAY,
    }
    return remarks(facts, **(said | other))


def of_target(**other: Any) -> tuple[Remark, ...]:
    return found(CaseFacts(replace(BRIEF, targets=(replace(GOOD, **other),))))


def test_nothing_is_said_of_a_brief_in_order() -> None:
    assert found(CaseFacts(BRIEF)) == ()


@pytest.mark.parametrize(
    ("target", "kind", "words", "blocks"),
    [
        ({"lines": ()}, RemarkKind.NO_ADDRESS, "gives no postal address", True),
        ({"mail": MailService.NONE}, RemarkKind.NO_MAIL, "no mail goes there", True),
        (
            {"mail": MailService.SUSPENDED, "mail_note": "War"},
            RemarkKind.MAIL_SUSPENDED,
            "The brief adds: “War”",
            True,
        ),
        (
            {"valid_until": date(2026, 12, 9)},
            RemarkKind.TARGET_EXPIRED,
            "valid until Dec 9, 2026",
            True,
        ),
        ({"lines": ("W" * 80, "Bogotá")}, RemarkKind.LINE_TOO_LONG, "wider than", True),
        ({"lines": ("Bogotá",) * 12}, RemarkKind.TOO_MANY_LINES, "14 lines", True),
        ({"lines": ("🕊", "Bogotá")}, RemarkKind.CHARACTER_MISSING, "U+1F54A", True),
        ({"lines": ("Bogotá",)}, RemarkKind.TOWN_MAY_BE_MISSING, "one line “Bogotá”", False),
        ({"salutation": ""}, RemarkKind.NO_SALUTATION, "how to begin the letter", False),
        (
            {"checked_on": TODAY - timedelta(days=181)},
            RemarkKind.NOT_CHECKED_LATELY,
            "last checked on Jun 12, 2026",
            False,
        ),
    ],
)
def test_each_doubt_about_a_target_is_told_with_its_case(
    target: dict[str, Any], kind: RemarkKind, words: str, *, blocks: bool
) -> None:
    (remark,) = of_target(**target)
    assert (remark.kind, remark.role, remark.blocks) == (kind, Role.PRIMARY, blocks)
    assert (remark.case_code, remark.case_name) == ("jani", "Jani Silva")
    assert words in remark_words(remark)
    assert "Jani Silva" in remark_words(remark)


def test_a_target_in_two_kinds_of_trouble_is_told_of_both() -> None:
    kinds = [remark.kind for remark in of_target(mail=MailService.NONE, lines=("W" * 80, "Lima"))]
    assert kinds == [RemarkKind.NO_MAIL, RemarkKind.LINE_TOO_LONG]


def test_one_line_with_a_comma_has_its_town() -> None:
    assert of_target(lines=("Palacio de Nariño, Bogotá",)) == ()
    assert of_target(lines=("قصر، الرياض",)) == ()


def test_a_brief_that_names_nobody_to_write_to_is_told_of() -> None:
    card = replace(GOOD, role=Role.SOLIDARITY, salutation="")
    for targets in ((), (card,)):
        (remark,) = found(CaseFacts(replace(BRIEF, targets=targets)))
        assert (remark.kind, remark.role) == (RemarkKind.NO_TARGET, Role.PRIMARY)
        assert "names nobody" in remark_words(remark)


def test_a_copy_that_cannot_be_mailed_is_told_of_beside_the_appeal() -> None:
    copy = replace(GOOD, role=Role.COPY, lines=(), salutation="")
    (remark,) = found(CaseFacts(replace(BRIEF, targets=(GOOD, copy))))
    assert (remark.kind, remark.role) == (RemarkKind.NO_ADDRESS, Role.COPY)


def test_of_a_withdrawn_case_only_that_is_told() -> None:
    broken = replace(BRIEF, targets=(), story="🕊")
    (remark,) = found(CaseFacts(broken, "Her family asks for quiet."))
    assert (remark.kind, remark.role, remark.blocks) == (RemarkKind.WITHDRAWN, None, True)
    assert "“Her family asks for quiet.”" in remark_words(remark)


def test_characters_no_font_has_are_named_once_wherever_they_stand() -> None:
    brief = replace(
        BRIEF,
        story="Peace\n\nand 🕊 and 🕊\nagain 🕊",
        updates=(Update(text="Free \ua980"),),
        translations={"fr": Translation(headline="𒀀")},
    )
    words = [remark_words(remark) for remark in found(CaseFacts(brief))]
    assert [code for code in ("U+1F54A", "U+12000", "U+A980") if code in "".join(words)] == [
        "U+1F54A",
        "U+12000",
        "U+A980",
    ]
    assert len(words) == 3
    assert "“and 🕊 and 🕊”" in words[0]


def test_a_closed_campaign_is_told_once_and_first() -> None:
    facts = (CaseFacts(BRIEF), CaseFacts(BRIEF))
    (remark,) = found(*facts, closes_on=date(2026, 12, 9))
    assert (remark.kind, remark.blocks, remark.case_code) == (RemarkKind.CAMPAIGN_CLOSED, True, "")
    assert "closed on Dec 9, 2026" in remark_words(remark)
    assert "Setup, Campaign" in remark_words(remark)
    assert found(*facts, closes_on=TODAY) == found(*facts, closes_on=None) == ()


def test_a_sample_is_told_to_be_one_and_may_be_old() -> None:
    old = replace(GOOD, valid_until=date(2021, 1, 1), checked_on=date(2020, 1, 1))
    facts = CaseFacts(replace(BRIEF, targets=(replace(old, mail=MailService.NONE),)))
    (remark,) = found(facts, historical=True, closes_on=date(2021, 1, 31))
    assert (remark.kind, remark.blocks) == (RemarkKind.HISTORICAL, False)
    assert "sample" in remark_words(remark)
