"""Any address lies where it may, in type that machines read, or is refused by name.

W4R_EXAMPLES=5000 pytest tests/documents/test_address_properties.py tries that many of each.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.documents.envelopes import (
    SENDER,
    SIZES,
    TODAY,
    arranged,
    assert_in_zones,
    backs,
    drawn,
    front,
    ink,
    order,
    target,
)
from tests.documents.pdfs import drawn as drawn_pages
from tests.documents.pdfs import picture
from w4r_desktop import errors
from w4r_desktop.documents.label_sheets import bundled_sheets
from w4r_desktop.documents.labels import SMALLEST as SMALLEST_TYPE
from w4r_desktop.documents.labels import LabelLook, arrange_labels, draw_labels
from w4r_desktop.documents.packs import Pack
from w4r_desktop.documents.pages import page_count
from w4r_desktop.domain.address import visible
from w4r_desktop.domain.labels import LabelSheet, checked
from w4r_desktop.domain.stationery import BELOW, LARGEST, SMALLEST, Envelope, Paper, custom
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from w4r_desktop.errors import W4RError

EXAMPLES = int(os.environ.get("W4R_EXAMPLES", "25"))
ALPHABETS = (
    "aÅÉgjpqWÿ", "łŽőţ", "Київґ", "Ελλάς", "الرياضۀپ", "ירושלים", "မြို့တော်", "ผู้ใหญ่ปี่",
    "क्षत्रियश्रृ", "বাংলা", "தமிழ்", "සිංහල", "រាជធានី", "ລາວ", "አዲስ", "Երեւան", "თბილისი",
    "0123456789", "-/.,'’&<>",
)  # fmt: skip
EAST_ASIAN = st.sampled_from(["王府井 1", "서울 04524", "東京都港区"])
"""A computer may have a font for these, or not."""

words = st.one_of([st.text(letters, min_size=1, max_size=14) for letters in ALPHABETS])
long_words = st.builds(lambda word, times: word * times, words, st.integers(2, 9))
lines = st.lists(words | words | long_words, min_size=1, max_size=3).map(" ".join)
addresses = st.lists(lines, min_size=1, max_size=9) | st.lists(
    lines | EAST_ASIAN, min_size=1, max_size=4
)
senders = st.lists(lines, max_size=6) | st.just(list(SENDER))
envelopes = st.sampled_from(SIZES) | st.builds(
    custom, st.floats(SMALLEST[0], LARGEST[0]), st.floats(SMALLEST[1], LARGEST[1])
)
ours = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_refused_by_name(problem: W4RError) -> None:
    assert isinstance(problem, errors.EnvelopeError)
    assert problem.case_name in explain(problem)


def assert_clean(pdf: bytes, envelope: Envelope) -> None:
    """Check that nothing is in the corner of the stamps, nor in the code zone along the bottom."""
    seen, scale = ink(pdf, envelope)
    stamps = envelope.stamp_zone
    corner = (round(stamps.left * scale) + 1, 0, seen.width, round(stamps.bottom * scale) - 1)
    foot = (0, round((envelope.height - BELOW) * scale) + 1, seen.width, seen.height)
    assert seen.crop(corner).getbbox() is None
    assert seen.crop(foot).getbbox() is None


@ours
@given(
    address=addresses,
    sender=senders,
    envelope=envelopes,
    copies=st.integers(1, 3),
    historical=st.booleans(),
)
def test_an_envelope_is_in_its_zones_or_refused_by_name(
    *, address: list[str], sender: list[str], envelope: Envelope, copies: int, historical: bool
) -> None:
    arrangement = arranged(
        order(target(*address), copies), envelope=envelope, sender=sender, historical=historical
    )
    assert len(arrangement.pages) + sum(one.pages for one in arrangement.left_out) == copies
    for one in arrangement.left_out:
        event(type(one.problem).__name__)
        assert_refused_by_name(one.problem)
    if not arrangement.pages:
        return
    page = front(arrangement)
    assert page.lines == (*visible(address), "COLOMBIA")
    assert page.address.block.size >= 10
    pdf = drawn(arrangement)
    assert page_count(pdf) == copies
    assert_in_zones(pdf, envelope)
    assert_clean(pdf, envelope)


@ours
@given(sender=st.lists(lines, min_size=1, max_size=6), envelope=envelopes)
def test_a_back_keeps_to_its_top_or_is_refused_by_name(
    sender: list[str], envelope: Envelope
) -> None:
    arrangement = backs(order(target("Lima")), envelope=envelope, sender=sender, historical=True)
    for one in arrangement.left_out:
        assert_refused_by_name(one.problem)
    if arrangement.pages:
        seen, scale = ink(drawn(arrangement), envelope)
        area, box = envelope.back_area, seen.getbbox()
        assert box is not None
        slack = 0.3 * scale + 1
        assert area.left * scale - slack <= box[0] <= box[2] <= area.right * scale + slack
        assert area.top * scale - slack <= box[1] <= box[3] <= area.bottom * scale + slack


@st.composite
def sheets(draw: st.DrawFn) -> LabelSheet:
    """Return a sheet of any figures that can be right."""
    paper = draw(st.sampled_from(Paper))
    across, down = draw(st.integers(1, 3)), draw(st.integers(1, 8))
    width, height = draw(st.floats(40, 66)), draw(st.floats(18, 33))
    gap = draw(st.floats(0, 3))
    figures = (across, down, width, height, width + gap, height + gap * 0.3)
    return checked(LabelSheet("any", "Any", paper, *figures, draw(st.floats(0, 5)), 4.0))


@ours
@given(address=addresses, sheet=st.sampled_from([*bundled_sheets().values()]) | sheets(),
       start=st.integers(1, 80), historical=st.booleans())  # fmt: skip
def test_a_label_keeps_inside_or_is_refused_by_name(
    *, address: list[str], sheet: LabelSheet, start: int, historical: bool
) -> None:
    start = min(start, sheet.count)
    look = LabelLook(sheet, start, "CA", "en", historical, None, TODAY)
    packs = [Pack("", (order(target(*address), 3),))]
    arrangement = arrange_labels(packs, look)
    assert arrangement.count + sum(one.pages for one in arrangement.left_out) == 3
    for one in arrangement.left_out:
        event(type(one.problem).__name__)
        assert_refused_by_name(one.problem)
    if not arrangement.pages:
        return
    assert arrangement.pages[0].blocks[0].block.size >= SMALLEST_TYPE[sheet.paper]
    pdf, _progress, _pages = drawn_pages(partial(draw_labels, packs=packs, look=look))
    seen = picture(pdf, width_px=840).convert("L").point(lambda grey: 255 if grey < 160 else 0)
    scale = seen.width / sheet.stock.width
    for label in range(start, min(start + 3, sheet.count + 1)):
        room = sheet.room(label)
        sides = (room.left - 0.4, room.top - 0.4, room.right + 0.4, room.bottom + 0.4)
        left, top, right, bottom = (round(side * scale) for side in sides)
        assert seen.crop((left, top, right, bottom)).getbbox() is not None
        seen.paste(0, (left, top, right, bottom))
    assert seen.getbbox() is None  # nothing is beside the labels' rooms
