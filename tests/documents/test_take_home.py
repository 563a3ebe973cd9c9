"""Take-home slips: what somebody needs to finish a letter at home and bring it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents import pdfs
from tests.documents.evening_paper import LONG, SCRIPTS, UPRIGHT, drawn, look
from w4r_desktop import errors
from w4r_desktop.documents.take_home import (
    Each,
    TakeHomeLook,
    TakeHomeOrder,
    draw_take_home,
    slips_left_out,
)
from w4r_desktop.domain.case import (
    CaseBrief,
    Guidance,
    MailService,
    Role,
    SenderLimit,
    Target,
    Translation,
)
from w4r_desktop.domain.stationery import Paper

TODAY, DUE = date(2026, 12, 10), date(2026, 12, 17)
PRESIDENT = Target(
    role=Role.PRIMARY,
    addressee="Señor Presidente",
    lines=("Palacio de Nariño", "Bogotá"),
    country="CO",
    salutation="Dear President,",
)
JANI = CaseBrief(
    code="jani-silva",
    name="Jani Silva",
    headline="Threatened for protecting the Amazon",
    country="CO",
    demands=("Protect her.", "Investigate the threats."),
    guidance=Guidance(sender_limit=SenderLimit.FIRST_NAME),
    targets=(PRESIDENT,),
    translations={"fr": Translation(demands=("Protégez-la.",))},
)
NASSIMA = replace(
    JANI,
    code="nassima",
    name="نسيمة السادة",
    headline="سُجنت لأنها دافعت عن حقوق المرأة",
    demands=("أطلقوا سراح نسيمة السادة فوراً ودون شروط.",) * 2,
)


def order(brief: CaseBrief = JANI, copies: int = 1, **other: object) -> TakeHomeOrder:
    made = TakeHomeOrder(brief, "en", brief.target(Role.PRIMARY), copies)
    return replace(made, **other)  # type: ignore[arg-type]


def asked(each: Each = Each.TWO, due: date | None = DUE, **said: object) -> TakeHomeLook:
    return TakeHomeLook(look(**({"country": "CA"} | said)), "en", TODAY, due, each)  # type: ignore[arg-type]


def slips(*orders: TakeHomeOrder, look: TakeHomeLook | None = None) -> bytes:
    return drawn(draw_take_home, orders, look or asked())[0]


@pytest.mark.parametrize("paper", Paper)
def test_a_slip_says_whom_to_write_to_what_to_ask_and_when_to_bring_it_back(paper: Paper) -> None:
    pdf = slips(order(), look=asked(paper=paper))
    assert pdfs.sizes(pdf) == [UPRIGHT[paper]]
    (page,) = pdfs.words(pdf)
    for words in (
        "COLOMBIA", "Jani Silva", "Threatened for", "Write to", "Señor Presidente",
        "Palacio de Nariño", "Bogotá", "Salutation: Dear President,", "Ask Señor Presidente to",
        "Protect her.", "Investigate the threats.", "Keep in mind", "Give only your first name",
        "Please bring your letter back by Thursday, December 17, 2026", "Candlelight",
        "jani-silva",
    ):  # fmt: skip
        assert words in page, words
    assert page.count("COLOMBIA") == 2, "the country of the case, and that of the address"


def test_an_address_in_the_same_country_names_none_and_an_unknown_day_is_a_line() -> None:
    (page,) = pdfs.words(slips(order(), look=asked(due=None, country="CO")))
    assert page.count("COLOMBIA") == 1
    assert "back by ____" in page


@pytest.mark.parametrize("each", Each)
def test_slips_share_pages_and_are_cut_apart(each: Each) -> None:
    pages = pdfs.words(slips(order(copies=5), look=asked(each)))
    assert len(pages) == -(-5 // each)
    assert sum(page.count("Protect her.") for page in pages) == 5
    assert "Page 1 of" in pages[0]


def test_a_slip_that_needs_more_room_gets_a_page_of_its_own_and_loses_nothing() -> None:
    demands = tuple(f"Demand{n} of many words that go on over a line or two." for n in range(90))
    pages = pdfs.words(slips(order(replace(JANI, demands=demands)), order(), look=asked(Each.FOUR)))
    assert "Protect her." in pages[0]
    told = " ".join(pages)
    assert all(f"Demand{n} " in told for n in range(90))
    assert len(pages) > 2
    assert all("Please bring your letter back" in page for page in pages)


def test_a_brief_in_another_language_brings_its_words() -> None:
    (page,) = pdfs.words(slips(order(JANI.in_language("fr"), language="fr")))
    assert "Protégez-la." in page
    assert "À demander à Señor Presidente" in page


def test_what_is_read_from_the_right_begins_at_the_right() -> None:
    for brief, mirrored in ((JANI, False), (NASSIMA, True)):
        shown = pdfs.picture(slips(order(brief))).convert("L")
        head = range(round(shown.height * 0.05), round(shown.height * 0.09))
        inked = [
            x for x in range(shown.width)
            if any(shown.getpixel((x, y)) < 128 for y in head)  # type: ignore[operator]
        ]  # fmt: skip
        assert (min(inked) > shown.width / 2) is mirrored


@pytest.mark.parametrize("each", Each)
def test_names_of_any_script_and_length_stay_off_the_cuts(each: Each) -> None:
    brief = replace(
        JANI, name=" ".join(SCRIPTS[:3]), demands=SCRIPTS[:4], code="c" * 60,
        targets=(replace(PRESIDENT, lines=SCRIPTS[3:6]),),
    )  # fmt: skip
    pdf = slips(order(brief, 4), look=asked(each, name=LONG, venue=LONG))
    assert len(pdfs.words(pdf)) == 4 / each
    shown = pdfs.picture(pdf, width_px=840).convert("L")
    down = {Each.ONE: 1, Each.TWO: 2, Each.FOUR: 2}[each]
    for row in range(1, down):
        band = round(shown.height * row / down)
        for y in range(band - 25, band + 25):
            assert all(shown.getpixel((x, y)) > 120 for x in range(0, shown.width, 2))  # type: ignore[operator]


def test_what_must_not_be_mailed_is_left_out_with_its_reason_unless_overridden() -> None:
    suspended = replace(PRESIDENT, mail=MailService.SUSPENDED)
    orders = [
        order(),
        order(withdrawn="Her family asks."),
        order(target=None),
        order(target=suspended),
        order(replace(JANI, demands=("Peace 🕊",)), 3),
    ]
    left = slips_left_out(orders, asked())
    assert [type(one.problem) for one in left] == [
        errors.CaseWithdrawnError, errors.NoTargetError, errors.MailSuspendedError,
        errors.PageCharacterError,
    ]  # fmt: skip
    assert left[-1].pages == 3
    assert len(pdfs.words(slips(*orders))) == 1
    allowed = order(target=suspended, overridden=frozenset({errors.MailSuspendedError}))
    assert slips_left_out([allowed], asked()) == ()
    with pytest.raises(errors.NothingToPrintError):
        slips(*orders[1:])


def test_each_slip_of_a_sample_or_of_practice_bears_its_mark() -> None:
    (page,) = pdfs.words(slips(order(copies=2), look=asked(historical=True, practice=True)))
    assert page.count("Practice — do not mail · Sample: do not mail") == 2
