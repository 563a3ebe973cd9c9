"""Solidarity cards as they come out of the printer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.documents import pdfs
from w4r_desktop import errors
from w4r_desktop.documents.card_covers import Cover
from w4r_desktop.documents.cards import (
    CardLook,
    CardOrder,
    cards_left_out,
    draw_cards,
)
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import (
    CaseBrief,
    Guidance,
    MailService,
    Role,
    Rule,
    SenderLimit,
    Target,
)
from w4r_desktop.domain.stationery import Paper

if TYPE_CHECKING:
    from w4r_desktop.documents.files import Page

TODAY = date(2026, 12, 10)
JANI = CaseBrief(code="jani-silva", name="Jani Silva", headline="Threatened", country="CO")
AT_HOME = Target(
    role=Role.SOLIDARITY,
    addressee="Jani Silva",
    lines=("Carrera 8 No. 7-26", "Puerto Asís"),
    country="CO",
)
NASIMA = CaseBrief(code="nassima", name="نسيمة السادة", headline="سُجنت", country="SA")
IN_PRISON = Target(
    role=Role.SOLIDARITY, addressee="نسيمة السادة", lines=("الدمام",), country="SA",
    salutation="عزيزتي نسيمة،",
)  # fmt: skip


def look(**other: Any) -> CardLook:
    said: dict[str, Any] = {
        "paper": Paper.A4,
        "folded": False,
        "cover": Cover.CANDLE,
        "language": "en",
        "sender_country": "CA",
        "sender_language": "en",
        "historical": False,
        "today": TODAY,
    }
    return CardLook(**(said | other))


def drawn(*orders: CardOrder, title: str = "", **other: Any) -> tuple[bytes, tuple[Page, ...]]:
    draw = partial(draw_cards, packs=[Pack(title, orders)], look=look(**other))
    pdf, progress, pages = pdfs.drawn(draw)
    assert progress == list(range(1, len(pages) + 1))
    return pdf, pages


def cards(*orders: CardOrder, **other: Any) -> bytes:
    return drawn(*orders, **other)[0]


@pytest.mark.parametrize("folded", [False, True])
@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (210, 297)), (Paper.LETTER, (216, 279))])
def test_a_sheet_has_a_side_of_covers_and_a_side_to_write_on(
    paper: Paper, size: tuple[int, int], *, folded: bool
) -> None:
    pdf = cards(CardOrder(JANI, AT_HOME), paper=paper, folded=folded)
    assert pdfs.sizes(pdf) == [size, size]
    each = 2 if folded else 4
    cover, written = pdfs.words(pdf)
    assert written.count("To Jani Silva") == each
    addressed = cover if folded else written
    for line in ("Carrera 8 No. 7-26", "Puerto Asís", "COLOMBIA"):
        assert addressed.count(line) == each
    assert written.count("jani-silva") == each


def test_a_card_without_an_address_has_none() -> None:
    nowhere = replace(AT_HOME, lines=(" ",))
    for target in (None, nowhere):
        for folded in (False, True):
            pages = " ".join(pdfs.words(cards(CardOrder(JANI, target), folded=folded)))
            assert "To Jani Silva" in pages
            assert "COLOMBIA" not in pages


def test_a_card_that_stays_in_the_country_does_not_name_it() -> None:
    pages = pdfs.words(cards(CardOrder(JANI, AT_HOME), sender_country="CO"))
    assert "Puerto Asís" in pages[1]
    assert "COLOMBIA" not in pages[1]


@pytest.mark.parametrize("cover", [Cover.CANDLE, Cover.LEAVES, Cover.CIRCLE])
def test_every_cover_is_drawn_within_its_card_and_the_same_on_each(cover: Cover) -> None:
    shown = pdfs.picture(cards(CardOrder(JANI, None), cover=cover), width_px=420).convert("L")
    quarters = [
        shown.crop((x + 12, y + 14, x + 198, y + 283)).point(lambda grey: 255 if grey < 250 else 0)
        for x in (0, 210)
        for y in (0, 297)
    ]
    for quarter in quarters:
        box = quarter.getbbox()
        assert box is not None
        assert box[0] > 5
        assert box[2] < quarter.width - 5
        inked = sum(value > 0 for value in quarter.tobytes()) / (quarter.width * quarter.height)
        assert 0.02 < inked < 0.4
        assert abs(sum(quarter.tobytes()) / max(sum(quarters[0].tobytes()), 1) - 1) < 0.05


def test_without_a_cover_flat_cards_have_one_side_and_folded_ones_a_white_front() -> None:
    (page,) = pdfs.words(cards(CardOrder(JANI, AT_HOME), cover=Cover.NONE))
    assert page.count("To Jani Silva") == 4
    outside, _inside = pdfs.words(cards(CardOrder(JANI, AT_HOME), cover=Cover.NONE, folded=True))
    assert outside.count("Puerto Asís") == 2


def columns(pdf: bytes, page: int) -> tuple[int, int]:
    """Return how many dark points the left and the right half of a page have."""
    shown = pdfs.picture(pdf, page).convert("L").point(lambda grey: 255 if grey < 120 else 0)
    middle = shown.width // 2
    halves = ((20, middle - 20), (middle + 20, shown.width - 20))
    left, right = (
        sum(value > 0 for value in shown.crop((x, 20, y, shown.height - 20)).tobytes())
        for x, y in halves
    )
    return left, right


def test_a_folded_card_opens_to_where_its_script_goes_on() -> None:
    pdf = cards(CardOrder(JANI, AT_HOME), folded=True, cover=Cover.CIRCLE)
    left, right = columns(pdf, 0)
    assert right > 2 * left  # the cover is at the right, its back at the left
    left, right = columns(pdf, 1)
    assert left < right  # and the greeting behind the back
    pdf = cards(CardOrder(NASIMA, IN_PRISON), folded=True, cover=Cover.CIRCLE, language="ar")
    left, right = columns(pdf, 0)
    assert left > 2 * right
    left, right = columns(pdf, 1)
    assert left > right


def test_a_greeting_is_as_the_brief_has_it_in_any_script() -> None:
    kind = replace(AT_HOME, salutation="Dear Jani,")
    assert "Dear Jani," in pdfs.words(cards(CardOrder(JANI, kind)))[1]
    shown = pdfs.picture(cards(CardOrder(NASIMA, IN_PRISON), language="ar"), 1).convert("L")
    greeting = shown.crop((0, 15, 210, 40)).point(lambda grey: 255 if grey < 120 else 0)
    box = greeting.getbbox()
    assert box is not None
    assert box[0] > 105
    assert box[2] > 180


def test_a_card_greets_by_the_name_alone_in_a_language_that_is_not_spoken() -> None:
    english, spanish = (
        pdfs.words(cards(CardOrder(JANI, None), language=language))[1] for language in ("en", "es")
    )
    assert english.count("To Jani Silva") == spanish.count("Jani Silva") == 4
    assert "To" not in spanish


@pytest.mark.parametrize("folded", [False, True])
def test_nine_lines_of_address_and_a_long_name_stay_on_the_card(*, folded: bool) -> None:
    lines = tuple(f"Line {count} of a long address somewhere" for count in range(1, 10))
    target = replace(AT_HOME, addressee="A community " * 12, lines=lines)
    pdf = cards(CardOrder(JANI, target), folded=folded, historical=True)
    pages = " ".join(pdfs.words(pdf))
    for line in (*lines, "COLOMBIA", "Sample: do not mail"):
        assert line in pages
    for page in (0, 1):
        shown = pdfs.picture(pdf, page, width_px=840).convert("L")
        middle = shown.crop((60, 578, 360, 610)).point(lambda grey: 255 if grey < 200 else 0)
        assert middle.getbbox() is None  # nothing reaches where the cards are cut apart


def test_cards_come_in_whole_sheets_each_for_one_case_and_count_once() -> None:
    popi = replace(JANI, code="popi", name="Popi")
    _pdf, pages = drawn(
        CardOrder(JANI, None, 5), CardOrder(popi, None, 1), CardOrder(NASIMA, None, 0)
    )
    assert [page.case_code for page in pages] == [
        "jani-silva", "", "jani-silva", "", "popi", "",
    ]  # fmt: skip
    assert look().cards(5) == 8
    assert look(folded=True).cards(5) == 6
    assert pages[0] is pages[2]  # so that a file refers to it


def test_what_to_keep_in_mind_is_on_a_slip_of_its_own_that_is_not_sent() -> None:
    guidance = Guidance(
        religious_cards=Rule.NO, seasonal_wishes=Rule.YES, name_organisation=Rule.NO,
        sender_limit=SenderLimit.FIRST_NAME, warning="The mail\nis read.",
    )  # fmt: skip
    careful = replace(JANI, guidance=guidance)
    cover, written, slip, back = pdfs.words(cards(CardOrder(careful, AT_HOME, 4)))
    for said in (
        "do not send this", "Jani Silva", "The mail is read.", "Do not send religious cards.",
        "Wishes for the season are welcome.", "Give only your first name, and no address.",
    ):  # fmt: skip
        assert slip.count(said) == 1
    assert "religious" not in cover + written
    assert back == ""
    assert len(pdfs.words(cards(CardOrder(careful, AT_HOME), slips=False))) == 2
    assert len(pdfs.words(cards(CardOrder(JANI, AT_HOME)))) == 2


def test_much_to_keep_in_mind_stays_on_its_slip() -> None:
    careful = replace(
        JANI, guidance=Guidance(warning="Beware of it. " * 71, enclosures="No. " * 250)
    )
    pdf = cards(CardOrder(careful, None), cover=Cover.NONE)
    slip = pdfs.words(pdf)[1]
    assert slip.count("Beware of it.") == 71
    shown = pdfs.picture(pdf, 1, width_px=840).convert("L").crop((30, 600, 400, 1180))
    assert shown.point(lambda grey: 255 if grey < 200 else 0).getbbox() is None


@pytest.mark.parametrize(
    ("order", "problem"),
    [
        (CardOrder(JANI, AT_HOME, withdrawn=""), errors.CaseWithdrawnError),
        (
            CardOrder(JANI, replace(AT_HOME, mail=MailService.SUSPENDED)),
            errors.MailSuspendedError,
        ),
        (CardOrder(JANI, replace(AT_HOME, mail=MailService.NONE)), errors.NoMailError),
        (
            CardOrder(JANI, replace(AT_HOME, valid_until=date(2026, 12, 9))),
            errors.TargetExpiredError,
        ),
    ],
)
def test_what_is_not_printed_is_left_out_with_its_reason_and_stops_nothing(
    order: CardOrder, problem: type[errors.EnvelopeError]
) -> None:
    (left_out,) = cards_left_out([replace(order, copies=3)], look())
    assert type(left_out.problem) is problem
    assert left_out.pages == 3
    popi = CardOrder(replace(JANI, code="popi", name="Popi"), None)
    assert pdfs.words(cards(order, popi))[1].count("To Popi") == 4
    with pytest.raises(errors.NothingToPrintError):
        cards(order)
    kinds: list[type[errors.EnvelopeError]] = [problem]
    assert cards_left_out([replace(order, overridden=frozenset(kinds))], look()) == ()


def test_a_name_no_font_has_leaves_out_its_cards() -> None:
    (left_out,) = cards_left_out([CardOrder(replace(JANI, name="🕊"), None)], look())
    assert isinstance(left_out.problem, errors.PageCharacterError)


def test_a_closed_campaign_has_no_cards_but_a_historical_one_has_with_a_mark() -> None:
    order = CardOrder(JANI, None)
    past = date(2021, 1, 31)
    (left_out,) = cards_left_out([order], look(closes_on=past))
    assert isinstance(left_out.problem, errors.CampaignClosedError)
    pdf = cards(order, closes_on=past, historical=True)
    assert pdfs.words(pdf)[1].count("Sample: do not mail") == 4
    assert "Sample" not in pdfs.words(cards(order))[1]


@pytest.mark.parametrize("cover", Cover)
@pytest.mark.parametrize(("folded", "covers"), [(False, 4), (True, 2)])
def test_every_cover_bears_the_mark_of_a_sample_at_its_foot(
    cover: Cover, covers: int, *, folded: bool
) -> None:
    order = CardOrder(JANI, None)
    pdf = cards(order, cover=cover, folded=folded, historical=True)
    backs = 2 if folded else 0  # beside the cover lies the back, which has one too
    if folded or cover is not Cover.NONE:
        assert pdfs.words(pdf)[0].count("Sample: do not mail") == covers + backs
    assert "Sample" not in " ".join(pdfs.words(cards(order, cover=cover, folded=folded)))


def test_a_pack_begins_with_a_page_and_keeps_the_sides_of_its_sheets_together() -> None:
    _pdf, pages = drawn(CardOrder(JANI, None, 2), title="Table 4")
    assert [page.case_code for page in pages] == ["", "", "jani-silva", ""]
    assert "Jani Silva (4)" in pages[0].words
    _pdf, pages = drawn(CardOrder(JANI, None), title="Table 4", cover=Cover.NONE)
    assert [page.case_code for page in pages] == ["", "jani-silva"]


def test_practice_is_said_on_every_card() -> None:
    page = pdfs.words(cards(CardOrder(JANI, None), practice=True))[1]
    assert page.count("Practice — do not mail") >= 4
