"""Solidarity cards on the Print page, chosen with real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from tests.gui.printed import CARD, PACK, PrinterToFile, Shown, write
from w4r_desktop.domain.case import Guidance, Role, Rule
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document, Numbers
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import event_details
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.pages.print_cards import CardOptions


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """Three cases, of which the first asks for no religious cards, on Letter paper."""
    careful = replace(PACK.cases[0], guidance=Guidance(religious_cards=Rule.NO))
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Candlelight", held_on=date(2026, 12, 10), time_zone="UTC", country="CA",
            paper=Paper.LETTER,
        ),
        table_names=["1", "2"],
        pack=replace(PACK, cases=(careful, *PACK.cases[1:])),
    )  # fmt: skip
    opened = Workspace(file)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Shown:
    write(workspace, 0, CARD, 5)
    page = Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    page.click(page.page.documents.button(Document.CARDS))
    return page


def options(shown: Shown) -> CardOptions:
    return shown.page.options.cards


def saved(shown: Shown, path: Path) -> list[str]:
    """Save what is chosen and return the words of each page."""
    shown.said.clear()
    shown.page._on_file_chosen(str(path))
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_cards_come_in_whole_sheets_with_their_backs_and_a_slip(
    shown: Shown, tmp_path: Path
) -> None:
    assert shown.page.print.text() == "Print 8 cards"
    assert options(shown).sheets.text().startswith("4 cards on a sheet")
    pages = saved(shown, tmp_path / "out.pdf")
    assert [page.count("To Jani Silva") for page in pages] == [0, 4, 0, 4, 0, 0]
    assert "Do not send religious cards." in pages[4]
    box = PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    shown.click(options(shown).slips)
    assert len(saved(shown, tmp_path / "without.pdf")) == 4


def test_folded_cards_are_two_to_a_sheet(shown: Shown, tmp_path: Path) -> None:
    shown.click(options(shown).fold.button(key=True))
    assert shown.page.print.text() == "Print 6 cards"
    pages = saved(shown, tmp_path / "out.pdf")
    assert [page.count("To Jani Silva") for page in pages[:6]] == [0, 2] * 3


def test_a_cover_is_chosen_by_keys_and_a_blank_one_needs_no_second_side(
    shown: Shown, tmp_path: Path
) -> None:
    cover = options(shown).cover
    cover.setFocus()
    shown.qtbot.keyClick(cover, Qt.Key.Key_End)
    assert cover.currentText() == "Blank, to draw on"
    assert "both sides" not in options(shown).sheets.text()
    pages = saved(shown, tmp_path / "out.pdf")
    assert [page.count("To Jani Silva") for page in pages] == [4, 4, 0]


def test_everybody_has_cards_even_without_an_address(shown: Shown, tmp_path: Path) -> None:
    shown.click(options(shown).mode.button(Numbers.SAME))
    assert shown.page.print.text() == "Print 12 cards"
    pages = saved(shown, tmp_path / "out.pdf")
    assert "Puerto Asís" in pages[1]
    assert "CHILE" not in pages[3]


def test_a_brief_offers_its_card_alone(shown: Shown) -> None:
    first = shown.workspace.read(cases)[0].case_id
    shown.page.show_case(Document.CARDS, first, Role.SOLIDARITY)
    assert shown.page.print.text() == "Print 4 cards"
    shown.wait_for_page("1 of 4 · Jani Silva")
