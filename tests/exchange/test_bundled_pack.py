"""The bundled pack: ten cases of 2020 for showing and practising, in two languages."""

from __future__ import annotations

import pytest

from w4r_desktop.domain.case import CasePack, MailService, Role, Subject, UpdateStatus
from w4r_desktop.exchange.case_pack import read_pack
from w4r_desktop.resources import resource

CASES = [
    "khaled-drareni", "nassima-al-sada", "jani-silva", "gustavo-gatica", "germain-rukuki",
    "paing-phyo-min", "metu-pride", "idris-khattak", "popi-and-bongeka", "el-hiblu-3",
]  # fmt: skip
ADDRESSES = {
    "khaled-drareni": (
        "Présidence de la République",
        "El-Mouradia, B.P.",
        "16000 Alger",
    ),
    "nassima-al-sada": ("Office of His Majesty the King", "Royal Court", "Riyadh"),
    "jani-silva": ("Palacio de Nariño", "Carrera 8 No. 7-26", "Bogotá"),
    "gustavo-gatica": ("Fiscalía Nacional", "Catedral 1421-1453", "Santiago"),
    "idris-khattak": ("Prime Minister's Office", "Constitution Avenue, G-5/2", "Islamabad"),
    "el-hiblu-3": (
        "Office of the Attorney General",
        "Admiralty House",
        "53 South Street",
        "Valletta",
    ),
}


@pytest.fixture(scope="module")
def pack() -> CasePack:
    read = read_pack(resource("packs", "write-for-rights-2020.w4rpack"))
    assert read.notes == ()
    return read.pack


def test_it_is_marked_as_a_campaign_of_the_past(pack: CasePack) -> None:
    assert pack.campaign.historical
    assert pack.campaign.name == "Write for Rights 2020"
    assert pack.campaign.closes_on is not None
    assert "never for mailing" in pack.campaign.note


def test_all_ten_cases_are_there_in_english_and_french(pack: CasePack) -> None:
    assert [case.code for case in pack.cases] == CASES
    for case in pack.cases:
        french = case.in_language("fr")
        for brief in (case, french):
            assert 80 <= len(brief.story.split()) <= 160
            assert 2 <= brief.story.count("\n\n") + 1 <= 4
            assert brief.sample_letter
            assert len(brief.headline) <= 80
        assert len(case.demands) == len(french.demands) >= 1
        for text in ("headline", "story", "demands", "sample_letter"):
            assert getattr(case, text) != getattr(french, text)


def test_the_officials_addresses_are_as_the_sources_give_them(pack: CasePack) -> None:
    given = {
        case.code: target.lines
        for case in pack.cases
        if (target := case.target(Role.PRIMARY)) and target.lines
    }

    assert given == ADDRESSES


def test_cases_without_an_address_say_that_no_mail_goes_there(pack: CasePack) -> None:
    without = [case for case in pack.cases if case.code not in ADDRESSES]

    assert len(without) == 4
    for case in without:
        target = case.target(Role.PRIMARY)
        assert target is not None
        assert target.mail is MailService.NONE
        assert target.mail_note


def test_what_is_known_of_groups_minors_and_violence_is_said(pack: CasePack) -> None:
    cases = {case.code: case for case in pack.cases}

    assert cases["metu-pride"].subject is Subject.GROUP
    assert cases["metu-pride"].members == 19
    assert cases["el-hiblu-3"].includes_minors
    assert cases["popi-and-bongeka"].content_warnings == ("killing", "violence against women")
    assert cases["paing-phyo-min"].native_name == "ပိုင်ဖြိုးမင်း"
    assert cases["nassima-al-sada"].updates[0].status is UpdateStatus.GOOD_NEWS
    assert all(case.sources for case in pack.cases)


def test_no_case_names_where_to_send_a_card_because_none_is_known(pack: CasePack) -> None:
    assert not any(case.target(Role.SOLIDARITY) for case in pack.cases)
