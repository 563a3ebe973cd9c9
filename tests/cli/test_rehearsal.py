"""What the command line makes of a copy to practise on."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.evening import NOW
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.language import words_of
from w4r_desktop.services import rehearsal
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Cli

MARK = "Practice — do not mail"
REFUSED = "“practice.w4r” is a practice copy, and what was made up while practising is never"
ENVELOPES_OF_TWO = ("--case", "jani-silva=2", "--case", "el-hiblu-3")
DOCUMENTS = [
    *[("envelopes", "--size", size, *ENVELOPES_OF_TWO) for size in ENVELOPES],
    ("letters", "--case", "jani-silva"),
    ("labels", "--return-labels", "3"),
    ("labels", "--outlines"),
    ("sign-in-sheets",),
    ("tally-sheets", "--table", "1"),
    ("helper-sheet",),
    ("case-sheets", "--case", "jani-silva=2", "--pages", "2", "--paper", "A4"),
    ("case-sheets", "--case", "el-hiblu-3", "--pages", "large-print"),
    ("table-signs", "--case", "jani-silva", "--flat"),
    ("table-signs", "--case", "jani-silva", "--paper", "A4"),
    ("good-news",),
]


@pytest.fixture
def practice(event: Path) -> Path:
    """A copy of the evening to practise on."""
    path = event.with_name("practice.w4r")
    with closing(EventFile(event)) as file:
        file.copy_to(path, rehearsal.begin, at=NOW)
    return path


def pages(pdf: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages]


@pytest.mark.parametrize("document", DOCUMENTS, ids=" ".join)
def test_every_page_of_a_practice_copy_says_so_on_both_halves(
    cli: Cli, practice: Path, tmp_path: Path, document: tuple[str, ...]
) -> None:
    file = tmp_path / "out.pdf"
    answer = cli("print", practice, *document, "--output", file)
    assert answer.code == 0, answer.err
    assert "This is a practice copy: every page says" in answer.out
    shown = pages(file)
    assert shown
    assert [page.count(MARK) for page in shown] == [2] * len(shown)
    metadata = PdfReader(file).metadata
    assert metadata is not None
    assert str(metadata.title).startswith(MARK), "the viewer's title bar says so too"


@pytest.mark.parametrize("document", DOCUMENTS[-4:], ids=" ".join)
def test_no_page_of_the_evening_itself_says_so(
    cli: Cli, event: Path, tmp_path: Path, document: tuple[str, ...]
) -> None:
    file = tmp_path / "out.pdf"
    answer = cli("print", event, *document, "--output", file)
    assert "practice" not in answer.out.lower()
    assert not [page for page in pages(file) if "Practice" in page]


def test_the_mark_is_in_the_language_spoken(cli: Cli, practice: Path, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    cli("--language", "fr", "print", practice, "good-news", "--output", file)
    french = words_of("fr").gettext(MARK)
    assert all(french in page for page in pages(file))


@pytest.mark.parametrize("form", ["csv", "json"])
def test_no_figures_leave_a_practice_copy(
    cli: Cli, practice: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / f"tally.{form}"
    answer = cli("export", practice, "--format", form, "--output", file)
    assert answer.code == 1
    assert answer.err.startswith(REFUSED)
    assert not file.exists()


def test_no_pack_leaves_a_practice_copy(cli: Cli, practice: Path, tmp_path: Path) -> None:
    file = tmp_path / "cases.w4rpack"
    answer = cli("pack", "export", practice, file)
    assert answer.code == 1
    assert answer.err.startswith(REFUSED)
    assert not file.exists()


def test_a_check_says_what_is_only_a_copy(cli: Cli, event: Path, practice: Path) -> None:
    assert cli("check", practice).out.endswith(
        "0 letters. It is a practice copy: nothing in it counts.\n"
    )
    assert cli("check", event).out.endswith("0 letters.\n")


def test_lists_can_be_logged_in_a_practice_copy(
    cli: Cli, event: Path, practice: Path, tmp_path: Path
) -> None:
    entries = tmp_path / "entries.csv"
    entries.write_text("table,attendee,case,kind,quantity\n1,Amina,jani-silva,letter,4\n")
    assert cli("log", practice, entries).code == 0
    assert "4 letters." in cli("check", practice).out
    assert "0 letters." in cli("check", event).out
