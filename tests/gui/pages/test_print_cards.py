"""Solidarity cards on the Print page, chosen with real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.documents import pdfs
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

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.pages.print_cards import CardOptions


@pytest.fixture(scope="module")
def evening(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Three cases, of which the first asks for no religious cards, on Letter paper."""
    careful = replace(PACK.cases[0], guidance=Guidance(religious_cards=Rule.NO))
    file = EventFile.create(
        tmp_path_factory.mktemp("cards") / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Candlelight", held_on=date(2026, 12, 10), time_zone="UTC", country="CA",
            paper=Paper.LETTER,
        ),
        table_names=["1", "2"],
        pack=replace(PACK, cases=(careful, *PACK.cases[1:])),
    )  # fmt: skip
    opened = Workspace(file)
    write(opened, 0, CARD, 5)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, evening: Workspace, tmp_path: Path) -> Shown:
    page = Shown(qtbot, evening, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    page.click(page.page.documents.button(Document.CARDS))
    return page


def options(shown: Shown) -> CardOptions:
    return shown.page.options.cards


def drawn(shown: Shown) -> list[str]:
    """Return the words of each page that is printed."""
    wish = options(shown).wish()
    assert wish is not None
    return pdfs.words(pdfs.drawn(wish.draw)[0])


def test_cards_come_in_whole_sheets_with_their_backs_and_a_slip(shown: Shown) -> None:
    assert shown.page.print.text() == "Print 8 cards"
    assert options(shown).sheets.text().startswith("4 cards on a sheet")
    pages = drawn(shown)
    assert [page.count("To Jani Silva") for page in pages] == [0, 4, 0, 4, 0, 0]
    assert "Do not send religious cards." in pages[4]
    shown.click(options(shown).slips)
    assert len(drawn(shown)) == 4


def test_folded_cards_are_two_to_a_sheet_and_a_blank_cover_needs_no_second_side(
    shown: Shown,
) -> None:
    shown.click(options(shown).fold.button(key=True))
    assert shown.page.print.text() == "Print 6 cards"
    assert [page.count("To Jani Silva") for page in drawn(shown)[:6]] == [0, 2] * 3
    shown.click(options(shown).fold.button(key=False))
    cover = options(shown).cover
    cover.setFocus()
    shown.qtbot.keyClick(cover, Qt.Key.Key_End)
    assert cover.currentText() == "Blank, to draw on"
    assert "both sides" not in options(shown).sheets.text()
    assert [page.count("To Jani Silva") for page in drawn(shown)] == [4, 4, 0]


def test_everybody_has_cards_even_without_an_address(shown: Shown) -> None:
    shown.click(options(shown).mode.button(Numbers.SAME))
    assert shown.page.print.text() == "Print 12 cards"
    pages = drawn(shown)
    assert "Puerto Asís" in pages[1]
    assert "CHILE" not in pages[3]


def test_a_brief_offers_its_card_alone(shown: Shown) -> None:
    first = shown.workspace.read(cases)[0].case_id
    shown.page.show_case(Document.CARDS, first, Role.SOLIDARITY)
    assert shown.page.print.text() == "Print 4 cards"
    shown.wait_for_page("1 of 4 · Jani Silva")
