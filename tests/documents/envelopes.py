"""Orders of envelopes as tests ask for them, and what comes out on paper."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image
from pypdf import PdfReader

from w4r_desktop import errors
from w4r_desktop.documents.envelope_pages import EnvelopePage
from w4r_desktop.documents.envelopes import (
    Arrangement,
    Desk,
    EnvelopeOrder,
    arrange,
    arrange_backs,
    draw_envelopes,
    write_envelopes,
)
from w4r_desktop.documents.pages import page_picture
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.stationery import ENVELOPES, LARGEST, SMALLEST, Envelope, custom

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


SENDER = ("Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0")
TODAY = date(2026, 12, 10)
SILVA = ("Palacio de Nariño", "Carrera 8 No. 7-26", "Bogotá")
SIZES = [*ENVELOPES.values(), custom(*SMALLEST), custom(*LARGEST)]
SCRIPTS = (
    "Bogotá",
    "Київ 01008",
    "الرياض 11564 (حي)",
    "ירושלים 91",
    "မြို့တော် ရန်ကုန်",
    "ผู้ใหญ่ ปี่ น้ำ",
    "क्षत्रिय श्रृंखला",
    "រាជធានីភ្នំពេញ",
    "አዲስ አበባ",
    "Nguyễn Thị Ấm",
)


def target(*lines: str, country: str = "CO", **more: object) -> Target:
    facts: dict[str, object] = {"role": Role.PRIMARY, "lines": lines, "country": country, **more}
    return Target(**facts)  # type: ignore[arg-type] # whatever a test wants to be otherwise


def order(whom: Target | None, copies: int = 1, case: str = "Jani Silva") -> EnvelopeOrder:
    return EnvelopeOrder(case.lower().replace(" ", "-"), case, whom, copies)


def arranged(
    *orders: EnvelopeOrder,
    envelope: Envelope = ENVELOPES["no10"],
    sender: Sequence[str] = SENDER,
    country: str = "CA",
    language: str = "en",
    historical: bool = False,
    closes_on: date | None = None,
) -> Arrangement:
    return arrange(
        orders,
        sender_lines=sender,
        sender_country=country,
        language=language,
        envelope=envelope,
        historical=historical,
        closes_on=closes_on,
        today=TODAY,
    )


def written(path: Path, arrangement: Arrangement) -> PdfReader:
    progress = list(write_envelopes(path, arrangement))
    assert progress == list(range(1, len(arrangement.pages) + 1))
    return PdfReader(path)


def drawn(arrangement: Arrangement) -> bytes:
    file = BytesIO()
    assert len(list(draw_envelopes(file, arrangement))) == len(arrangement.pages)
    return file.getvalue()


def seen(arrangement: Arrangement, page: int = 0) -> list[str]:
    return PdfReader(BytesIO(drawn(arrangement))).pages[page].extract_text().splitlines()


def front(arrangement: Arrangement) -> EnvelopePage:
    (page, *_copies) = arrangement.pages
    assert isinstance(page, EnvelopePage)
    return page


def problem(*orders: EnvelopeOrder, envelope: Envelope = ENVELOPES["no10"]) -> errors.EnvelopeError:
    arrangement = arranged(*orders, envelope=envelope)
    assert not arrangement.pages
    (left_out,) = arrangement.left_out
    assert isinstance(left_out.problem, errors.EnvelopeError)
    return left_out.problem


def ink(pdf: bytes, envelope: Envelope) -> tuple[Image.Image, float]:
    """Return a page in black on white, and how many pixels a millimetre has."""
    seen = page_picture(pdf, 0, width_px=1000)
    picture = Image.frombytes("RGBX", (seen.width, seen.height), seen.pixels).convert("L")
    return picture.point(lambda grey: 255 if grey < 160 else 0), 1000 / envelope.width


def assert_in_zones(pdf: bytes, envelope: Envelope) -> None:
    picture, scale = ink(pdf, envelope)
    area, back = envelope.address_area, envelope.return_area
    foot = round(back.bottom * scale)
    below = picture.crop((0, foot, picture.width, picture.height)).getbbox()
    above = picture.crop((0, 0, picture.width, foot)).getbbox()
    assert below is not None
    slack = 0.3 * scale + 1  # a j hangs over the edge of its line
    assert below[0] >= area.left * scale - slack
    assert below[2] <= area.right * scale + slack
    assert foot + below[3] <= area.bottom * scale + slack
    if above:
        assert above[0] >= back.left * scale - slack
        assert above[1] >= back.top * scale - slack
        assert above[2] <= back.right * scale + slack


def backs(
    *orders: EnvelopeOrder,
    envelope: Envelope = ENVELOPES["no10"],
    sender: Sequence[str] = SENDER,
    historical: bool = False,
) -> Arrangement:
    desk = Desk(tuple(sender), "CA", "en", envelope, historical, None, TODAY)
    return arrange_backs(orders, desk)
