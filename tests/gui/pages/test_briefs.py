"""Finding and reading briefs, as a volunteer does: real clicks and keys on the real page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.briefs import campaign_file, case, listed, log, shown_page, target_words
from tests.gui.desk import button
from w4r_desktop import language
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.events import campaign

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from w4r_desktop.store.event_file import EventFile


@pytest.fixture
def event_file(tmp_path: Path) -> Iterator[EventFile]:
    made = campaign_file(tmp_path)
    yield made
    made.close()
    language.use("en")


@pytest.fixture
def workspace(event_file: EventFile) -> Workspace:
    return Workspace(event_file)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.ini")


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> BriefsPage:
    return shown_page(qtbot, workspace, preferences)


def test_the_first_brief_is_shown_from_its_name_to_its_sources(
    page: BriefsPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.desk.shown.view.show_story, Qt.MouseButton.LeftButton)
    lines = page.desk.shown.view.text.split("\n")
    assert lines[:4] == [
        "Colombia",
        "Jani Silva",
        "Threatened for protecting the Amazon",
        "This brief speaks of: death threats",
    ]
    assert lines[4] == "She farms in <b>Putumayo</b>."
    assert lines[6:] == [
        "I am not afraid.",
        "Ask Iván Duque to",
        "Protect her.",
        "Investigate the threats.",
        "Keep in mind",
        "Be polite.",
        "Letters can be in Spanish or English.",
        "Do not send religious cards.",
        "Wishes for the season are welcome.",
        "Do not name the organisation behind the campaign.",
        "Give only your first name, and no address.",
        "No photographs.",
        "What has happened since",
        "Jul 31, 2021  The danger goes on.",
        "Sources",
        "https://example.org/jani (seen Jan 1, 2022)",
    ]


def test_what_a_brief_does_not_know_is_not_on_screen(page: BriefsPage) -> None:
    page.show_case(case(page, 1))
    assert page.desk.shown.view.text == (
        "Saudi Arabia\nNassima al-Sada\nنسيمة السادة\nJailed for women’s rights\n"
        "Good news, Jun 27, 2021: Released.\nShe spoke up.\n"
        "What has happened since\nJun 27, 2021 · Good news  Released."
    )
    assert target_words(page, 0) == "The brief names nobody to write to."


def test_the_list_tells_countries_letters_of_tonight_and_the_newest_good_news(
    page: BriefsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    log(workspace, case(page, 0), ActionKind.LETTER, 3)
    log(workspace, case(page, 0), ActionKind.PREPRINTED_LETTER, 1)
    log(workspace, case(page, 0), ActionKind.SOLIDARITY_CARD, 2)
    qtbot.waitUntil(
        lambda: page.desk.side.tonight.text == "4 letters tonight, 2 cards", timeout=2000
    )
    assert listed(page) == [
        "Jani Silva, Colombia, sample, 4 letters",
        "Nassima al-Sada, Saudi Arabia, good news, sample",
        "Paing Phyo Min, Myanmar, sample, 0 letters",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("SILVA", ["Jani Silva"]),
        ("saudi", ["Nassima al-Sada"]),
        ("السادة", ["Nassima al-Sada"]),
        ("jailed", ["Nassima al-Sada", "Paing Phyo Min"]),
        ("ämazon", ["Jani Silva"]),
        ("paing", ["Paing Phyo Min"]),
        ("investigate", ["Jani Silva"]),
        ("duque", ["Jani Silva"]),
        ("arrested AGAIN", ["Paing Phyo Min"]),
        ("  ", ["Jani Silva", "Nassima al-Sada", "Paing Phyo Min"]),
    ],
)
def test_a_case_is_found_by_any_part_whatever_its_case_and_accents(
    page: BriefsPage, typed: str, found: list[str]
) -> None:
    page.desk.chooser.find_box.setText(typed)  # as an input method does
    assert [words.split(",")[0] for words in listed(page)] == found
    assert not page.desk.chooser.nothing.isVisible()


def test_a_search_in_vain_says_so_and_keeps_the_brief(page: BriefsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.desk.chooser.find_box, "<Mars>")
    assert listed(page) == []
    assert page.desk.chooser.nothing.text() == "No brief says “<Mars>”."
    assert "Jani Silva" in page.desk.shown.view.text


def test_enter_after_a_search_shows_the_first_found(page: BriefsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.desk.chooser.find_box, "myanmar")
    qtbot.keyClick(page.desk.chooser.find_box, Qt.Key.Key_Return)
    assert "Paing Phyo Min" in page.desk.shown.view.text
    assert page.desk.chooser.list.hasFocus()


def test_the_arrow_keys_and_a_click_in_the_list_turn_the_briefs(
    page: BriefsPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.desk.chooser.list, Qt.Key.Key_Down)
    assert "Nassima al-Sada" in page.desk.shown.view.text
    middle = page.desk.chooser.list.visualRect(page.desk.chooser.list.model().index(2, 0)).center()
    qtbot.mouseClick(page.desk.chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert "Paing Phyo Min" in page.desk.shown.view.text


def test_the_page_keys_scroll_the_text_and_another_brief_begins_at_its_top(
    page: BriefsPage, qtbot: QtBot
) -> None:
    bar = page.desk.shown.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(page.desk.chooser.list, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert "Jani Silva" in page.desk.shown.view.text
    qtbot.keyClick(page.desk.chooser.list, Qt.Key.Key_Down)
    assert bar.value() == 0


def test_the_type_grows_by_button_and_key_and_is_remembered(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace, preferences: Preferences
) -> None:
    assert page.desk.shown.view.size_of_type == 16
    qtbot.mouseClick(page.desk.shown.larger, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.desk.chooser.list, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.desk.shown.view.size_of_type == 20
    for _press in range(12):
        qtbot.keyClick(
            page.desk.chooser.list, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier
        )
    assert page.desk.shown.view.size_of_type == 12
    assert not page.desk.shown.smaller.isEnabled()
    assert shown_page(qtbot, workspace, preferences).desk.shown.view.size_of_type == 12


def test_a_target_has_its_address_as_the_envelope_bears_it(page: BriefsPage) -> None:
    assert target_words(page, 0).split("\n") == [
        "APPEAL LETTER TO",
        "Iván Duque",
        "Presidente",
        "Palacio de Nariño",
        "Bogotá",
        "COLOMBIA",
        "Salutation: Dear President,",
        "E-mail: president@example.org",
        "✓ Address checked Nov 2, 2020",
        "Envelope",
        "Letter",
    ]
    assert target_words(page, 1) == (
        "SOLIDARITY CARD TO\nJani Silva\nCards are collected by the group.\nCard"
    )


def test_no_country_stands_below_an_address_in_the_senders_own(page: BriefsPage) -> None:
    page.show_case(case(page, 2))
    assert target_words(page, 0).startswith("APPEAL LETTER TO\nCounsellor\nZone 1\nPaing")


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("Envelope for the appeal letter", Document.ENVELOPES),
        ("Appeal letter", Document.LETTERS),
        ("Solidarity card", Document.CARDS),
    ],
)
def test_the_buttons_of_a_target_ask_for_paper_for_it(
    name: str, document: Document, page: BriefsPage, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.paper_requested) as asked:
        qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
    role = Role.SOLIDARITY if document is Document.CARDS else Role.PRIMARY
    assert asked.args == [document, page.case_id, role]


def test_cards_are_asked_for_where_the_brief_names_nobody_to_send_them_to(
    page: BriefsPage, qtbot: QtBot
) -> None:
    page.show_case(case(page, 2))
    with qtbot.waitSignal(page.paper_requested) as asked:
        page.menu.card.trigger()
    assert asked.args == [Document.CARDS, page.case_id, Role.SOLIDARITY]


def test_tab_goes_through_the_addresses_before_the_organizers_buttons(
    page: BriefsPage, qtbot: QtBot
) -> None:
    here: QWidget = button(page, "Copy the address")
    here.setFocus()
    names = []
    for _press in range(7):
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        here = focus
        names.append(here.accessibleName())
    assert names == [
        "Copy: E-mail, president@example.org",
        "Envelope for the appeal letter",
        "Appeal letter",
        "Solidarity card",
        "Edit this brief",
        "More for the organizer",
        page.desk.side.check.accessibleName(),
    ]


def test_a_copy_button_copies_what_stands_beside_it(page: BriefsPage, qtbot: QtBot) -> None:
    for name, text in (
        ("Copy: E-mail, president@example.org", "president@example.org"),
        ("Copy the address", "Iván Duque\nPresidente\nPalacio de Nariño\nBogotá\nCOLOMBIA"),
        ("Copy the sources", "https://example.org/jani"),
    ):
        qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)
        assert QApplication.clipboard().text() == text


def test_a_name_stands_over_what_is_read_as_it_was_typed(
    page: BriefsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.desk.chooser.list, Qt.Key.Key_F11)
    reading = page.desk.reading
    assert reading is not None
    brief = replace(workspace.read(cases)[0].brief, name="A [*] b")
    reading.show_title(brief, workspace.read(campaign).campaign)
    assert reading.windowTitle() == "A [*][*] b"  # seen as A [*] b


def test_reading_over_the_whole_screen(page: BriefsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.desk.chooser.list, Qt.Key.Key_F11)
    reading = page.desk.reading
    assert reading is not None
    qtbot.waitUntil(reading.isActiveWindow)
    assert reading.isFullScreen()
    assert reading.view.text == page.desk.shown.view.text
    qtbot.keyClick(reading, Qt.Key.Key_Right)
    assert "Nassima al-Sada" in reading.view.text
    assert "Nassima al-Sada" in page.desk.shown.view.text
    qtbot.keyClick(reading, Qt.Key.Key_Left)
    qtbot.keyClick(reading, Qt.Key.Key_Left)
    assert "Jani Silva" in reading.view.text
    qtbot.keyClick(reading, Qt.Key.Key_Escape)
    assert not reading.isVisible()


def test_a_brief_is_read_in_the_language_of_the_window(
    qtbot: QtBot, workspace: Workspace, preferences: Preferences
) -> None:
    language.use("fr")
    page = shown_page(qtbot, workspace, preferences)
    assert page.desk.shown.view.text.split("\n")[:3] == ["Colombie", "Jani Silva", "Menacée"]
    qtbot.mouseClick(page.desk.shown.view.show_story, Qt.MouseButton.LeftButton)
    assert "Elle cultive." in page.desk.shown.view.text
    page.show_case(case(page, 1))
    assert "She spoke up." in page.desk.shown.view.text


def test_a_historical_campaign_bears_its_mark(page: BriefsPage) -> None:
    assert page.desk.shown.mark.isVisible()
    assert page.desk.shown.mark.text() == "Sample: do not mail"


def test_a_picture_takes_the_place_of_the_initials(page: BriefsPage) -> None:
    place = page.desk.chooser.list.visualRect(page.desk.chooser.list.model().index(2, 0))
    drawn = page.desk.chooser.list.viewport().grab().toImage()
    middle = QPoint(14 + 18, place.center().y())
    assert drawn.pixelColor(middle * drawn.devicePixelRatio()).name() == "#336699"


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_everything_fits_beside_the_rail_at_any_size_of_text(
    qtbot: QtBot, workspace: Workspace, preferences: Preferences, scale: int, qapp: QApplication
) -> None:
    page = shown_page(qtbot, workspace, preferences)
    theme.apply(qapp, theme.Look.LIGHT, scale)
    again = BriefsPage(workspace, preferences)
    qtbot.addWidget(again)
    again.resize(1238, 600)
    with qtbot.waitExposed(again):
        again.show()
    assert again.width() == 1238
    assert again.desk.side.geometry().right() <= 1238
    good_news = again.desk.chooser.good_news
    words = good_news.fontMetrics().horizontalAdvance(good_news.text())
    assert words < good_news.width() - theme.current().px(24)
    assert good_news.accessibleName() == "Good news"
    theme.apply(qapp, theme.Look.LIGHT, 100)
    assert page.width() == 1238


def test_whatever_takes_the_focus_has_a_name(page: BriefsPage) -> None:
    for part in page.findChildren(QWidget):
        if part.isVisibleTo(page) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = getattr(part, "text", str)()
            assert part.accessibleName() or text, part


def test_the_list_is_a_sound_qt_model(page: BriefsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.desk.chooser.list.model())
