"""Packing lists on the Print page: of all bins or of one, of what is left or of all."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.evening import NOW
from tests.gui.desk import event_file
from tests.gui.pages.test_print_evening import Options
from tests.gui.printed import CARD, LETTER
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.pages.print_packing import PackingOptions
from w4r_desktop.gui.pages.results import ResultsPage
from w4r_desktop.gui.pages.results_mailing import MailingView
from w4r_desktop.services.mailing import Posting, plan, post
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.mailing import office

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening
    from tests.gui.desk import Desk


@pytest.fixture
def lists(qtbot: QtBot, evening: Evening) -> Options:
    """Letters for two cases and cards for one; every case has an address in its country."""
    evening.log(None, 7)
    evening.log(None, 4, case=1)
    evening.do(plan, ways={CARD: MailingWay.BY_HAND}, office_lines=(), office_country="")
    evening.log(None, 3, kind=CARD)
    return Options(qtbot, evening, PackingOptions)


def test_every_bin_has_a_page_and_one_of_them_can_be_chosen(lists: Options) -> None:
    assert lists.button == "Print 2 packing lists"
    letters, cards = lists.pages
    assert "Case 1 7" in letters
    assert "Case 2 4" in letters
    assert "All 3" in cards
    assert "By hand" in cards
    offered = [lists.shown.bin.itemText(place) for place in range(lists.shown.bin.count())]
    assert offered == [
        "All bins",
        "Domestic · Individually · 11 pieces",
        "Case 1 · By hand · 3 pieces",
    ]
    lists.key(lists.shown.bin, Qt.Key.Key_End)
    assert lists.button == "Print 1 packing list"
    (page,) = lists.pages
    assert "By hand" in page


def test_what_is_posted_stands_on_a_list_only_if_it_is_wanted(
    lists: Options, evening: Evening
) -> None:
    items = [
        Posting(case_id=evening.cases[case], kind=kind, pieces=count, way=MailingWay.INDIVIDUAL)
        for case, kind, count in ((0, LETTER, 7), (1, LETTER, 4), (0, CARD, 3))
    ]
    evening.do(post, items=items, at=NOW)
    lists.look_again()
    assert "Everything is posted already" in lists.why_nothing
    lists.key(lists.shown.everything, Qt.Key.Key_Space)
    assert lists.button == "Print 2 packing lists"
    assert "Case 1 7" in lists.pages[0]


def test_before_anything_is_written_it_says_so(qtbot: QtBot, evening: Evening) -> None:
    empty = Options(qtbot, evening, PackingOptions)
    assert "No letter or card is logged yet" in empty.why_nothing


def test_the_button_under_results_leads_to_the_lists(desk: Desk) -> None:
    desk.desktop.open_first(event_file())
    desk.settle()
    desk.click_cell(1, 0)
    results = desk.window.show_page("results")
    assert isinstance(results, ResultsPage)
    view = results.show_view("mailing")
    desk.settle()
    assert isinstance(view, MailingView)
    desk.click(view.bins.lines[0].mark)
    assert desk.window.undo_action.text() == "Undo: posted, 1 piece, Domestic"
    desk.window.undo_action.trigger()
    desk.click(view.bins.lists)
    page = desk.window.page
    assert isinstance(page, PrintPage)
    desk.qtbot.waitUntil(partial(getattr, page, "is_drawn"), timeout=5000)
    assert page.current.words.title == "Packing lists"
    assert page.print.text() == "Print 1 packing list"


def test_an_address_that_is_being_typed_is_kept_when_the_window_closes(desk: Desk) -> None:
    path = event_file()
    desk.desktop.open_first(path)
    desk.settle()
    desk.click_cell(1, 0)
    results = desk.window.show_page("results")
    assert isinstance(results, ResultsPage)
    view = results.show_view("mailing")
    assert isinstance(view, MailingView)
    desk.qtbot.keyClick(view.ways.fields[LETTER], Qt.Key.Key_Down)
    desk.qtbot.keyClick(view.ways.fields[LETTER], Qt.Key.Key_Down)
    view.ways.office.lines.setFocus()
    desk.qtbot.keyClicks(view.ways.office.lines, "The section")
    desk.window.close()
    with closing(EventFile(path)) as file, file.reading() as session:
        assert office(session).lines == ("The section",)
