"""The tour leaves every picture and every document, on a computer without a screen."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageStat
from pypdf import PdfReader

from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.evenings.tour import LOOKS, PAGES, SIZE
from w4r_desktop.evenings.tour_paper import named
from w4r_desktop.exchange.case_pack import read_pack

if TYPE_CHECKING:
    from pathlib import Path

WINDOWS = ("new-event", "help", "pack-export", "pack-import", "paper-sheet", "report")
OF_PEOPLE = ("people-sign-in", "people-chosen")
QUESTIONS = ("people-join", "people-change", "people-sign-out")
"""These are smaller than the screen, the questions as small as they can be."""

OF_BRIEFS = (
    "good-news", "brief-editing", "brief-withdrawn", "tally-withdrawn", "print-sheet",
    "print-sign", "print-good-news", "practice",
)  # fmt: skip
OF_RESULTS = (
    "results-tables", "results-part", "results-recount", "results-taken-home", "results-mailing",
    "results-closing",
)  # fmt: skip
SCREENS = (
    "tally",
    "tally-history",
    "tally-class",
    "tally-all",
    *PAGES,
    *OF_PEOPLE,
    *OF_BRIEFS,
    *OF_RESULTS,
    "start",
    *WINDOWS,
    *QUESTIONS,
)
LONGEST = 240
"""Seconds on a very busy computer; a quiet one takes about half a minute."""


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as the tour left it."""
    folder = tmp_path_factory.mktemp("tour") / "of the program"
    home = tmp_path_factory.mktemp("home")
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "w4r_desktop", "tour", str(folder)],
        env=kept | {"HOME": str(home), "XDG_DATA_HOME": str(home), "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, check=False, timeout=LONGEST,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert not list(home.rglob("*.w4r")), "a tour leaves no event among the person's own"
    return folder


@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_is_there_light_and_dark(left: Path, screen: str) -> None:
    brightness = {}
    for look in LOOKS:
        with Image.open(left / f"{screen}-{look}.png") as picture:
            ground = picture.convert("L")
            least = (600, 400) if screen in WINDOWS else SIZE
            least = (400, 200) if screen in QUESTIONS else least
            assert ground.width >= least[0]
            assert ground.height >= least[1]
            seen = ImageStat.Stat(ground)
            brightness[look] = seen.median[0]
            assert seen.stddev[0] > 10, "an empty picture"
    assert brightness["light"] > 180
    assert brightness["dark"] < 90


@pytest.mark.parametrize("key", list(ENVELOPES))
def test_envelopes_of_each_size_are_there(left: Path, key: str) -> None:
    pages = PdfReader(left / f"envelopes-{key}.pdf").pages
    assert len(pages) > 5
    box = pages[0].mediabox
    envelope = ENVELOPES[key]
    assert sorted((float(box.width), float(box.height))) == pytest.approx(
        sorted((envelope.width / 25.4 * 72, envelope.height / 25.4 * 72)), abs=0.5
    )


@pytest.mark.parametrize("document", [one for one in Document if one is not Document.ENVELOPES])
def test_every_document_is_there(left: Path, document: Document) -> None:
    pages = PdfReader(left / f"{named(document)}.pdf").pages
    assert pages
    assert any(page.extract_text().strip() for page in pages)


def test_the_report_is_there_and_says_what_it_is(left: Path) -> None:
    reader = PdfReader(left / "report.pdf")
    assert 1 <= len(reader.pages) <= 3
    text = " ".join(reader.pages[0].extract_text().split())
    assert "Report version 1, as of" in text
    assert "By case" in text


def test_the_exports_say_what_the_sheet_shows(left: Path) -> None:
    tally = json.loads((left / "tally.json").read_text(encoding="utf-8"))
    assert tally["kinds"]["letter"] > 250
    with (left / "tally.csv").open(encoding="utf-8-sig", newline="") as file:
        letters = [row for row in csv.DictReader(file) if row["kind"] == "letter"]
    assert sum(int(row["quantity"]) for row in letters) == tally["kinds"]["letter"]


def test_the_pack_can_be_read_again(left: Path) -> None:
    assert len(read_pack(left / "cases.w4rpack").pack.cases) == 10
