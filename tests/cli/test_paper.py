"""Saving case sheets, table signs and good news from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from pypdf import PdfReader

from w4r_desktop.cli.paper import print_document
from w4r_desktop.cli.paper_kinds import KINDS, TAKES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Cli


def pages(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def size(path: Path) -> tuple[int, int]:
    box = PdfReader(path).pages[0].mediabox
    return round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)


def test_all_cases_get_a_sheet_on_the_paper_of_the_event(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    said = cli("print", event, "case-sheets", "-o", tmp_path / "out.pdf")
    assert said.out == "“out.pdf” has 10 pages.\n"
    assert size(tmp_path / "out.pdf") == (216, 279)  # Canada writes on Letter
    assert "Khaled Drareni" in pages(tmp_path / "out.pdf")[0]
    assert all("Sample: do not mail" in page for page in pages(tmp_path / "out.pdf"))


def test_sheets_can_be_chosen_by_case_copies_paper_print_and_language(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    asked = ("--case", "jani-silva=2", "--pages", "large-print", "--paper", "a4")
    said = cli(
        *("print", event, "case-sheets", *asked, "--brief-language", "fr"),
        *("-o", tmp_path / "out.pdf"),
    )
    assert said.code == 0, said.err
    printed = pages(tmp_path / "out.pdf")
    assert size(tmp_path / "out.pdf") == (210, 297)
    assert len(printed) == 4
    assert printed[:2] == printed[2:]
    assert "À demander à Iván Duque Márquez" in " ".join(printed)


def test_a_sign_names_its_table_folded_or_flat(cli: Cli, event: Path, tmp_path: Path) -> None:
    sign = ("print", event, "table-signs", "--case", "jani-silva", "--table", "7")
    cli(*sign, "-o", tmp_path / "tent.pdf")
    cli(*sign, "--flat", "-o", tmp_path / "flat.pdf")
    assert [pages(tmp_path / f"{one}.pdf")[0].count("Table 7") for one in ("tent", "flat")] == [
        2,
        1,
    ]
    assert size(tmp_path / "flat.pdf") == (279, 216)


def test_good_news_is_printed_for_reading_aloud(cli: Cli, event: Path, tmp_path: Path) -> None:
    said = cli("print", event, "good-news", "-o", tmp_path / "out.pdf")
    assert said.out == "“out.pdf” has 1 page.\n"
    (page,) = pages(tmp_path / "out.pdf")
    assert page.index("METU Pride") < page.index("Nassima al-Sada")


def test_what_gives_no_page_leaves_no_file(cli: Cli, event: Path, tmp_path: Path) -> None:
    said = cli("print", event, "good-news", "--case", "jani-silva", "-o", tmp_path / "out.pdf")
    assert said.code == 1
    assert "There is nothing to print" in said.err
    assert not (tmp_path / "out.pdf").exists()


def test_a_case_the_event_does_not_have_is_told(cli: Cli, event: Path, tmp_path: Path) -> None:
    said = cli("print", event, "case-sheets", "--case", "nobody", "-o", tmp_path / "out.pdf")
    assert said.code == 1
    assert "“nobody”" in said.err
    assert "jani-silva" in said.err


@pytest.mark.parametrize(
    ("kind", "option"),
    [
        ("envelopes", ("--people", "Nobody")),
        ("envelopes", ("--paper", "A4")),
        ("letters", ("--size", "no10")),
        ("cards", ("--role", "primary")),
        ("thank-you-sheet", ("--case", "jani-silva")),
        ("helper-sheet", ("--flat",)),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    cli: Cli, event: Path, tmp_path: Path, kind: str, option: tuple[str, ...]
) -> None:
    said = cli("print", event, kind, *option, "-o", tmp_path / "out.pdf")
    assert said.code == 2
    assert f"“{kind}” takes no “{option[0]}”, only --" in said.err
    assert not (tmp_path / "out.pdf").exists()


def test_every_option_is_for_some_document_and_every_document_has_its_own() -> None:
    options = {one.name for one in print_document.params if isinstance(one, click.Option)}
    assert {name for taken in TAKES.values() for name in taken} == options - {"output"}
    assert len(KINDS) == len(TAKES)
