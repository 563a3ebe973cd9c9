"""What the tests of an evening's paper share: an event, names in all scripts, and drawing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.documents import pdfs
from w4r_desktop.documents.evening import EveningLook
from w4r_desktop.domain.case import Campaign
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.stationery import Paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from w4r_desktop.documents.files import Page

SCRIPTS = (
    "Łukasz Żółć", "نسيمة السادة", "קרן", "ပိုင်ဖြိုးမင်း", "Nguyễn Thị Ấm", "สมชาย ใจดี", "አበበ", "सीता",
)  # fmt: skip
LONG = "Wolfeschlegelsteinhausenbergerdorff " * 5
UPRIGHT = {Paper.A4: (210, 297), Paper.LETTER: (216, 279)}
LYING = {paper: (high, wide) for paper, (wide, high) in UPRIGHT.items()}


def look(
    paper: Paper = Paper.A4, *, historical: bool = False, practice: bool = False, **said: Any
) -> EveningLook:
    """Return the look of an evening's paper; ``said`` is said of the event."""
    about: dict[str, Any] = {
        "name": "Candlelight",
        "held_on": date(2026, 12, 10),
        "time_zone": "America/Halifax",
        "opens_at": "18:00",
        "closes_at": "21:00",
        "venue": "Harbour Street Church",
    }
    campaign = Campaign(code="w4r", name="Write for Rights", historical=historical)
    return EveningLook(EventDetails(**(about | said)), campaign, paper, practice)


def drawn(draw: Callable[..., Any], *args: Any, **said: Any) -> tuple[bytes, tuple[Page, ...]]:
    """Draw all of a document; every page tells its progress."""
    pdf, progress, pages = pdfs.drawn(lambda file: draw(file, *args, **said))
    assert progress == list(range(1, len(pages) + 1))
    return pdf, pages


def stays_inside(pdf: bytes) -> bool:
    """Tell whether all ink of every page keeps off its edges."""
    for page in range(len(pdfs.words(pdf))):
        box = pdfs.ink(pdf, page)
        assert box is not None
        if not (box[0] > 0.03 and box[1] > 0.015 and box[2] < 0.97 and box[3] < 0.985):
            return False
    return True
