"""Every kind of document looks as it did when a person last looked at it.

Where a page was changed on purpose: ``python -m tests.golden``, and look at the new pictures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from reportlab.lib.units import mm

from tests.documents import pdfs
from tests.documents.golden_documents import documents
from tests.documents.golden_pictures import (
    LANGUAGES,
    Shown,
    difference,
    differing,
    keep,
    picture,
    pictures,
    surplus,
)
from w4r_desktop.documents import files, text
from w4r_desktop.documents.flow import Bar
from w4r_desktop.documents.sheets import HAIRLINE
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.stationery import SHEETS, Paper

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_looks_as_it_did(language: str, tmp_path: Path) -> None:
    told = []
    for shown in pictures(language):
        if said := difference(shown):
            now = tmp_path / f"{shown.name.replace('/', '-')}.png"
            shown.picture.save(now)
            told.append(f"{said}: see {now}")
    told += ["If that is meant: python -m tests.golden, and look at the pictures."] * bool(told)
    assert not told, "\n".join(told)


def test_every_kind_of_document_is_among_them() -> None:
    assert {one.kind for one in documents("en")} >= set(Document)
    assert {one.kind for one in documents("fr")} >= set(Document)


def test_no_golden_picture_is_left_of_a_page_that_is_not_drawn() -> None:
    assert not surplus()


@dataclass(frozen=True)
class _Page:
    """A line of words above a hairline, so many millimetres from the lower left."""

    said: str = "Protect her and her neighbours"
    left: float = 30
    foot: float = 50
    size: float = 9
    rule: float = 48
    case_code: str = ""
    place: str = ""
    words: str = ""

    def draw(self, canvas: Canvas) -> None:
        line = text.line(self.said)
        text.draw(canvas, line, x=self.left * mm, y=self.foot * mm, size=self.size)
        Bar(60 * mm, 0.6, HAIRLINE).draw(canvas, left=30 * mm, top=self.rule * mm)


def _drawn(page: _Page) -> Image.Image:
    draw = partial(files.draw_pages, pages=[page], title="", stock=SHEETS[Paper.A4], practice=False)
    return picture(pdfs.drawn(draw)[0])


@pytest.mark.parametrize(
    "change",
    [
        {"left": 31},
        {"foot": 49},
        {"rule": 47},
        {"size": 9.5},
        {"said": "Protect her and neighbours"},
        {"said": "Protect her and her neighbours."},
    ],
    ids=str,
)
def test_a_millimetre_a_word_and_half_a_point_are_seen(change: dict[str, Any]) -> None:
    assert differing(_drawn(_Page()), _drawn(replace(_Page(), **change)))


def test_a_hair_s_breadth_is_not_seen() -> None:
    moved = replace(_Page(), left=30.03, foot=50.03, rule=48.03)
    assert differing(_drawn(_Page()), _drawn(moved)) is None


def test_what_differs_is_told_by_its_place(tmp_path: Path) -> None:
    shown = Shown("letter", tmp_path / "en" / "letter.png", _drawn(_Page()))
    assert difference(shown) == "letter has no golden picture yet"
    keep(shown)
    assert difference(shown) == ""
    moved = replace(shown, picture=_drawn(_Page(rule=47)))
    assert "between 30 and 90 mm from the left, 249 and 251 mm from the top" in difference(moved)
    turned = replace(shown, picture=shown.picture.rotate(90, expand=True))
    assert difference(turned) == "letter was 210 × 297 mm, and now is 297 × 210 mm"
