"""What is on the paper, and where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tests.documents.envelopes import (
    SCRIPTS,
    SENDER,
    SILVA,
    SIZES,
    TODAY,
    arranged,
    assert_in_zones,
    drawn,
    front,
    ink,
    order,
    problem,
    seen,
    target,
    written,
)
from w4r_desktop import errors
from w4r_desktop.documents import text
from w4r_desktop.documents.envelopes import write_envelopes
from w4r_desktop.documents.pages import page_count, page_picture
from w4r_desktop.domain.case import MailService, SenderLimit, Target
from w4r_desktop.domain.stationery import ENVELOPES, Envelope
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from pathlib import Path


def test_an_envelope_bears_both_addresses_with_their_countries(tmp_path: Path) -> None:
    one = target(*SILVA, addressee="Iván Duque Márquez", office="Presidente de la República")
    page = written(tmp_path / "e.pdf", arranged(order(one))).pages[0]
    assert page.extract_text().splitlines() == [
        *SENDER,
        "CANADA",
        "jani-silva",
        "Iván Duque Márquez",
        "Presidente de la República",
        *SILVA,
        "COLOMBIA",
    ]


def test_no_country_is_named_at_home(tmp_path: Path) -> None:
    home = target("1700 Granville Street", "Halifax NS B3J 1X5", country="CA")
    words = written(tmp_path / "e.pdf", arranged(order(home))).pages[0].extract_text()
    assert words.splitlines() == [
        *SENDER, "jani-silva", "1700 Granville Street", "Halifax NS B3J 1X5"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "country", "line"),
    [("fr", "TR", "TÜRKIYE"), ("fr", "CI", "CÔTE D’IVOIRE"), ("en", "MM", "MYANMAR")],
)
def test_the_country_stands_in_the_senders_language(language: str, country: str, line: str) -> None:
    arrangement = arranged(order(target("Rue 5", country=country)), language=language)
    assert front(arrangement).lines[-1] == line


@pytest.mark.parametrize("envelope", SIZES, ids=lambda envelope: envelope.name)
def test_pages_have_the_size_of_the_envelope(tmp_path: Path, envelope: Envelope) -> None:
    one = arranged(order(target(*SILVA)), envelope=envelope, historical=True)
    box = written(tmp_path / "e.pdf", one).pages[0].mediabox
    assert float(box.width) / 72 * 25.4 == pytest.approx(envelope.width, abs=0.01)
    assert float(box.height) / 72 * 25.4 == pytest.approx(envelope.height, abs=0.01)


def test_copies_follow_one_another_case_by_case(tmp_path: Path) -> None:
    orders = [order(target("Alger"), 2, "Khaled"), order(target("Lima"), 3, "Jani")]
    arrangement = arranged(*orders, order(target("Kyiv"), 0, "Nobody"))
    pages = written(tmp_path / "e.pdf", arrangement).pages
    towns = [page.extract_text().splitlines()[-2] for page in pages]
    assert towns == ["Alger"] * 2 + ["Lima"] * 3
    assert [page.place.split(" → ")[0] for page in arrangement.pages] == ["Khaled"] * 2 + [
        "Jani"
    ] * 3
    assert arrangement.left_out == ()


def test_the_viewer_is_asked_not_to_scale_and_told_no_names(tmp_path: Path) -> None:
    document = written(tmp_path / "e.pdf", arranged(order(target("Lima", addressee="Ana"))))
    assert document.viewer_preferences is not None
    assert str(document.viewer_preferences.print_scaling) == "/None"
    assert document.metadata is not None
    assert document.metadata.title == "Envelopes"
    assert document.metadata.author == "W4R Desktop"
    assert not document.metadata.subject
    assert "Ana" not in str(dict(document.metadata))
    assert "Jani" not in str(dict(document.metadata))


def test_the_same_envelopes_are_the_same_bytes_on_paper_and_in_the_preview(
    tmp_path: Path,
) -> None:
    arrangement = arranged(order(target(*SCRIPTS[:6]), 2))
    written(tmp_path / "e.pdf", arrangement)
    assert (tmp_path / "e.pdf").read_bytes() == drawn(arrangement)


def test_only_bundled_faces_are_in_the_file_and_all_are_embedded(tmp_path: Path) -> None:
    written(tmp_path / "e.pdf", arranged(order(target(*SILVA))))
    content = (tmp_path / "e.pdf").read_bytes()
    assert b"NotoSans" in content
    assert b"Helvetica" not in content


def test_whoever_stops_leaves_no_file(tmp_path: Path) -> None:
    pages = write_envelopes(tmp_path / "e.pdf", arranged(order(target("Lima"), 50)))
    assert [next(pages), next(pages)] == [1, 2]
    pages.close()
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_print_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(errors.NothingToPrintError) as refused:
        list(write_envelopes(tmp_path / "e.pdf", arranged()))
    assert "nothing to print" in explain(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_sample_says_so_in_red_above_the_address() -> None:
    arrangement = arranged(order(target(*SILVA)), historical=True)
    seen = page_picture(drawn(arrangement), 0, width_px=2413)
    picture = Image.frombytes("RGBX", (seen.width, seen.height), seen.pixels).convert("RGB")
    foot, red = 40 * 10, bytes((0xB3, 0x26, 0x1E))
    assert red in picture.crop((0, 0, picture.width, foot)).tobytes()
    assert red not in picture.crop((0, foot, picture.width, picture.height)).tobytes()
    words = PdfReader(BytesIO(drawn(arrangement))).pages[0].extract_text()
    assert words.splitlines()[4] == "Sample: do not mail"


def test_what_is_not_a_sample_bears_no_mark() -> None:
    words = PdfReader(BytesIO(drawn(arranged(order(target(*SILVA)))))).pages[0]
    assert "Sample" not in words.extract_text()


def test_without_a_sender_there_is_only_the_address() -> None:
    arrangement = arranged(order(target(*SILVA)), sender=())
    words = PdfReader(BytesIO(drawn(arrangement))).pages[0].extract_text()
    assert words.splitlines() == ["jani-silva", *SILVA, "COLOMBIA"]


@pytest.mark.parametrize("limit", [one for one in SenderLimit if one is not SenderLimit.FULL])
def test_a_case_that_limits_its_senders_gets_no_return_address(limit: SenderLimit) -> None:
    free = order(target(*SILVA))
    words = seen(arranged(replace(free, sender_limit=limit)))
    assert words == ["jani-silva", *SILVA, "COLOMBIA"]
    assert seen(arranged(free))[:3] == list(SENDER)


@pytest.mark.parametrize("envelope", SIZES, ids=lambda envelope: envelope.name)
def test_a_long_return_address_is_wrapped_beside_the_stamps(envelope: Envelope) -> None:
    sender = ("The Congregation of the Old Church at the Harbour Street Corner", *SENDER[1:])
    arrangement = arranged(order(target("Lima")), sender=sender, envelope=envelope, historical=True)
    assert_in_zones(drawn(arrangement), envelope)
    words = PdfReader(BytesIO(drawn(arrangement))).pages[0].extract_text()
    assert "".join(sender).replace(" ", "") in words.replace("\n", "").replace(" ", "")


def test_a_return_address_that_does_not_fit_is_a_reason() -> None:
    long = arranged(order(target("Lima")), sender=["Line"] * 12)
    assert isinstance(long.left_out[0].problem, errors.ReturnAddressTooLongError)
    wide = arranged(order(target("Lima")), sender=["W" * 80])
    assert isinstance(wide.left_out[0].problem, errors.ReturnAddressTooLongError)


def test_short_lines_start_at_45_per_cent_and_long_ones_move_left() -> None:
    short = front(arranged(order(target("Lima")))).address
    long = front(arranged(order(target("Wm" * 25)))).address
    assert short.left / 72 * 25.4 == pytest.approx(241.3 * 0.45)
    assert 15 <= long.left / 72 * 25.4 < 241.3 * 0.45


@pytest.mark.parametrize(("lines", "size"), [(7, 12), (8, 11.5), (9, 10)])
def test_type_shrinks_only_as_far_as_it_must(lines: int, size: float) -> None:
    whom = target(*(f"Line {n}" for n in range(lines)))
    assert front(arranged(order(whom))).address.block.size == size


def test_lines_that_read_from_the_right_end_where_the_widest_line_ends() -> None:
    arrangement = arranged(order(target("الرياض", "A wide line of Latin letters", country="SA")))
    picture, scale = ink(drawn(arrangement), ENVELOPES["no10"])
    block = front(arrangement).address
    top = round(block.top / 72 * 25.4 * scale)
    first = round((block.top + 15) / 72 * 25.4 * scale)
    box = picture.crop((0, top, picture.width, first)).getbbox()
    assert box is not None
    end = (block.left + block.block.width) / 72 * 25.4 * scale
    assert box[2] == pytest.approx(end, abs=5)
    assert box[0] > block.left / 72 * 25.4 * scale + 50


def test_no_target_and_no_address_are_told_apart() -> None:
    assert isinstance(problem(order(None)), errors.NoTargetError)
    assert isinstance(problem(order(target(addressee="Ana"))), errors.NoAddressError)


@pytest.mark.parametrize(
    ("whom", "kind"),
    [
        (target("Lima", mail=MailService.NONE), errors.NoMailError),
        (target("Lima", mail=MailService.SUSPENDED, mail_note="War"), errors.MailSuspendedError),
        (target("Lima", valid_until=date(2026, 12, 9)), errors.TargetExpiredError),
    ],
)
def test_a_campaign_keeps_back_what_must_not_be_mailed_but_a_sample_never(
    whom: Target, kind: type[Exception]
) -> None:
    assert isinstance(problem(order(whom)), kind)
    assert len(arranged(order(whom), historical=True).pages) == 1


def test_an_address_is_valid_on_its_last_day() -> None:
    assert len(arranged(order(target("Lima", valid_until=TODAY))).pages) == 1


def test_what_is_left_out_is_listed_with_its_copies_and_the_rest_is_printed() -> None:
    arrangement = arranged(order(None, 4, "Popi"), order(target("Lima"), 2))
    assert [(one.name, one.pages) for one in arrangement.left_out] == [("Popi", 4)]
    assert len(arrangement.pages) == 2


def test_a_character_no_font_has_is_named_with_its_line() -> None:
    missing = problem(order(target("Rue de la Paix 🕊")))
    assert isinstance(missing, errors.CharacterMissingError)
    assert (missing.character, missing.line) == ("🕊", "Rue de la Paix 🕊")
    assert "U+1F54A" in explain(missing)


def test_chinese_is_printed_or_its_font_is_asked_for() -> None:
    arrangement = arranged(order(target("北京市 100017", country="CN")))
    if arrangement.pages:
        assert not text.missing_character("北京市")
        return
    missing = arrangement.left_out[0].problem
    assert isinstance(missing, errors.EastAsianFontMissingError)
    assert "Chinese" in explain(missing)


def test_more_lines_than_fit_and_lines_too_wide_are_reasons() -> None:
    lines = [f"Line {n}" for n in range(12)]
    many = problem(order(target(*lines)), envelope=ENVELOPES["monarch"])
    assert isinstance(many, errors.TooManyLinesError)
    assert "13 lines" in explain(many)
    wide = problem(order(target("W" * 60)), envelope=ENVELOPES["c6"])
    assert isinstance(wide, errors.LineTooLongError)
    assert wide.line == "W" * 60


@pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=lambda envelope: envelope.name)
def test_a_usual_address_in_every_script_lies_where_machines_read(envelope: Envelope) -> None:
    for word in SCRIPTS:
        arrangement = arranged(
            order(target(*[word] * 4)), envelope=envelope, sender=(word, *SENDER), historical=True
        )
        assert_in_zones(drawn(arrangement), envelope)


@given(line=st.text(min_size=1), name=st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_any_text_is_printed_or_explained(line: str, name: str) -> None:
    arrangement = arranged(order(target(line, addressee=name)))
    assert [*arrangement.pages, *arrangement.left_out]
    if arrangement.pages:
        assert page_count(drawn(arrangement)) == 1
    else:
        assert explain(arrangement.left_out[0].problem)


@pytest.mark.parametrize(
    "name", ["Ann <Lee>", "R&D & Söhne", "O'Neil “Q”", '"quoted"', "a\\b (c)", "<b>bold</b>"]
)
def test_names_come_out_as_typed(tmp_path: Path, name: str) -> None:
    page = written(tmp_path / "e.pdf", arranged(order(target("Lima", addressee=name)))).pages[0]
    assert name in page.extract_text().splitlines()


def test_a_withdrawn_case_gets_no_envelope_even_in_a_sample() -> None:
    withdrawn = replace(order(target("Lima")), withdrawn="Her family asks for quiet.")
    for historical in (False, True):
        arrangement = arranged(withdrawn, historical=historical)
        assert not arrangement.pages
        told = arrangement.left_out[0].problem
        assert isinstance(told, errors.CaseWithdrawnError)
        assert "Her family asks for quiet." in explain(told)
    assert "reason" not in explain(problem(replace(withdrawn, withdrawn="")))


@pytest.mark.parametrize(
    ("closes_on", "historical", "pages"),
    [
        (date(2026, 12, 9), False, 0),
        (date(2026, 12, 10), False, 1),
        (date(2026, 12, 9), True, 1),
        (None, False, 1),
    ],
)
def test_a_closed_campaign_gets_no_envelopes(
    closes_on: date | None, *, historical: bool, pages: int
) -> None:
    arrangement = arranged(order(target("Lima")), historical=historical, closes_on=closes_on)
    assert len(arrangement.pages) == pages
    for left in arrangement.left_out:
        assert isinstance(left.problem, errors.CampaignClosedError)
        assert "Dec 9, 2026" in explain(left.problem)
