"""Finding and reading briefs, as a volunteer does: real clicks and keys on the real page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.evening import NOW, details
from w4r_desktop import language
from w4r_desktop.domain.case import (
    Campaign,
    CaseBrief,
    CasePack,
    Guidance,
    MailService,
    Role,
    Rule,
    SenderLimit,
    Source,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.case_list import LINE
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting, event_details
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

JANI = CaseBrief(
    code="jani",
    name="Jani Silva",
    short_name="Jani",
    headline="Threatened for protecting the Amazon",
    country="CO",
    story="She *farms* in <b>Putumayo</b>.\n\n" + "The river is hers to guard. " * 80,
    quote="I am not afraid.",
    demands=("Protect her.", "Investigate the threats."),
    content_warnings=("death threats",),
    letter_languages=("es", "en"),
    targets=(
        Target(
            role=Role.PRIMARY,
            addressee="Iván Duque",
            office="Presidente",
            salutation="Dear President,",
            lines=("Palacio de Nariño", "Bogotá"),
            country="CO",
            email="president@example.org",
            checked_on=date(2020, 11, 2),
        ),
        Target(
            role=Role.SOLIDARITY,
            addressee="Jani Silva",
            mail=MailService.NONE,
            mail_note="Cards are collected by the group.",
        ),
    ),
    guidance=Guidance(
        warning="Be polite.",
        religious_cards=Rule.NO,
        seasonal_wishes=Rule.YES,
        name_organisation=Rule.NO,
        sender_limit=SenderLimit.FIRST_NAME,
        enclosures="No photographs.",
    ),
    updates=(Update(on=date(2021, 7, 31), text="The danger goes on."),),
    sources=(Source(url="https://example.org/jani", seen_on=date(2022, 1, 1)),),
    translations={"fr": Translation(headline="Menacée", story="Elle cultive.", demands=("Non.",))},
)
NASSIMA = CaseBrief(
    code="nassima",
    name="Nassima al-Sada",
    native_name="نسيمة السادة",
    headline="Jailed for women’s rights",
    country="SA",
    story="She spoke up.",
    updates=(Update(on=date(2021, 6, 27), status=UpdateStatus.GOOD_NEWS, text="Released."),),
)
PAING = CaseBrief(
    code="paing",
    name="Paing Phyo Min",
    headline="Jailed for satire",
    country="MM",
    updates=(
        Update(on=date(2021, 4, 17), status=UpdateStatus.GOOD_NEWS, text="Released."),
        Update(on=date(2024, 10, 9), text="Arrested again."),
    ),
    targets=(Target(role=Role.PRIMARY, addressee="Counsellor", lines=("Zone 1",), country="CA"),),
)


@pytest.fixture
def event_file(tmp_path: Path) -> Iterator[EventFile]:
    picture = tmp_path / "paing.png"
    Image.new("RGB", (80, 60), "#336699").save(picture)
    made = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=details(country="CA"),
        table_names=["1"],
        pack=CasePack(
            language="en",
            campaign=Campaign(code="w4r", name="Write for Rights 2020", historical=True),
            cases=(JANI, NASSIMA, replace(PAING, picture="pictures/paing.png")),
            pictures={"pictures/paing.png": picture.read_bytes()},
        ),
    )
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


def shown_page(qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> BriefsPage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.Look.LIGHT, 100)
    page = BriefsPage(workspace, preferences)
    qtbot.addWidget(page)
    page.resize(1238, 630)
    with qtbot.waitActive(page):
        page.show()
    page.chooser.list.setFocus()
    return page


def listed(page: BriefsPage) -> list[str]:
    """Return what a screen reader reads of the list."""
    model = page.chooser.list.model()
    return [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]


def case(page: BriefsPage, row: int) -> UUID:
    found: UUID = page.chooser.list.model().index(row, 0).data(LINE).case_id
    return found


def target_words(page: BriefsPage, number: int) -> str:
    """Return the words of a target's card, in order."""
    card = page.side.targets[number]
    parts = [part for part in card.findChildren(QWidget) if part.isVisibleTo(card)]
    texts = (getattr(part, "toPlainText", getattr(part, "text", str))() for part in parts)
    return "\n".join(text for text in texts if text)


def test_the_first_brief_is_shown_from_its_name_to_its_sources(page: BriefsPage) -> None:
    lines = page.shown.view.text.split("\n")
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
    assert page.shown.view.text == (
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
    qtbot.waitUntil(lambda: page.side.tonight.text == "4 letters tonight, 2 cards", timeout=2000)
    assert listed(page) == [
        "Jani Silva, Colombia, 4 letters",
        "Nassima al-Sada, Saudi Arabia, good news",
        "Paing Phyo Min, Myanmar, 0 letters",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("SILVA", ["Jani Silva"]),
        ("saudi", ["Nassima al-Sada"]),
        ("السادة", ["Nassima al-Sada"]),
        ("jailed", ["Nassima al-Sada", "Paing Phyo Min"]),
        ("ämazon", ["Jani Silva"]),
        ("  ", ["Jani Silva", "Nassima al-Sada", "Paing Phyo Min"]),
    ],
)
def test_a_case_is_found_by_any_part_whatever_its_case_and_accents(
    page: BriefsPage, typed: str, found: list[str]
) -> None:
    page.chooser.find_box.setText(typed)  # as an input method does
    assert [words.split(",")[0] for words in listed(page)] == found
    assert not page.chooser.nothing.isVisible()


def test_a_search_in_vain_says_so_and_keeps_the_brief(page: BriefsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.chooser.find_box, "<Mars>")
    assert listed(page) == []
    assert page.chooser.nothing.text() == "No case has “<Mars>” in its name, country or headline."
    assert "Jani Silva" in page.shown.view.text


def test_enter_after_a_search_shows_the_first_found(page: BriefsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.chooser.find_box, "myanmar")
    qtbot.keyClick(page.chooser.find_box, Qt.Key.Key_Return)
    assert "Paing Phyo Min" in page.shown.view.text
    assert page.chooser.list.hasFocus()


def test_the_arrow_keys_and_a_click_in_the_list_turn_the_briefs(
    page: BriefsPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.chooser.list, Qt.Key.Key_Down)
    assert "Nassima al-Sada" in page.shown.view.text
    middle = page.chooser.list.visualRect(page.chooser.list.model().index(2, 0)).center()
    qtbot.mouseClick(page.chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert "Paing Phyo Min" in page.shown.view.text


def test_the_page_keys_scroll_the_text_and_another_brief_begins_at_its_top(
    page: BriefsPage, qtbot: QtBot
) -> None:
    bar = page.shown.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(page.chooser.list, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert "Jani Silva" in page.shown.view.text
    qtbot.keyClick(page.chooser.list, Qt.Key.Key_Down)
    assert bar.value() == 0


def test_the_type_grows_by_button_and_key_and_is_remembered(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace, preferences: Preferences
) -> None:
    assert page.shown.view.size_of_type == 16
    qtbot.mouseClick(page.shown.larger, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.chooser.list, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.shown.view.size_of_type == 20
    for _press in range(12):
        qtbot.keyClick(page.chooser.list, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert page.shown.view.size_of_type == 12
    assert not page.shown.smaller.isEnabled()
    assert shown_page(qtbot, workspace, preferences).shown.view.size_of_type == 12


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
    ]
    assert target_words(page, 1) == (
        "SOLIDARITY CARD TO\nJani Silva\nCards are collected by the group."
    )


def test_no_country_stands_below_an_address_in_the_senders_own(page: BriefsPage) -> None:
    page.show_case(case(page, 2))
    assert target_words(page, 0) == "APPEAL LETTER TO\nCounsellor\nZone 1\nEnvelope"


def test_the_envelope_button_asks_for_an_envelope_of_that_target(
    page: BriefsPage, qtbot: QtBot
) -> None:
    button = next(b for b in page.side.findChildren(QPushButton) if b.text() == "Envelope")
    assert button.accessibleName() == "Envelope for the appeal letter"
    with qtbot.waitSignal(page.envelope_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [page.case_id, Role.PRIMARY]


def test_a_copy_button_copies_what_stands_beside_it(page: BriefsPage, qtbot: QtBot) -> None:
    button = next(b for b in page.side.findChildren(QPushButton) if not b.text())
    assert button.accessibleName() == "Copy: E-mail, president@example.org"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "president@example.org"


def test_reading_over_the_whole_screen(page: BriefsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.chooser.list, Qt.Key.Key_F11)
    reading = page.reading
    assert reading is not None
    qtbot.waitUntil(reading.isActiveWindow)
    assert reading.isFullScreen()
    assert reading.view.text == page.shown.view.text
    qtbot.keyClick(reading, Qt.Key.Key_Right)
    assert "Nassima al-Sada" in reading.view.text
    assert "Nassima al-Sada" in page.shown.view.text
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
    assert page.shown.view.text.split("\n")[:3] == ["Colombie", "Jani Silva", "Menacée"]
    assert "Elle cultive." in page.shown.view.text
    page.show_case(case(page, 1))
    assert "She spoke up." in page.shown.view.text


def test_a_historical_campaign_bears_its_mark(page: BriefsPage) -> None:
    assert page.shown.mark.isVisible()
    assert page.shown.mark.text() == "Sample: do not mail"


def test_a_picture_takes_the_place_of_the_initials(page: BriefsPage) -> None:
    place = page.chooser.list.visualRect(page.chooser.list.model().index(2, 0))
    drawn = page.chooser.list.viewport().grab().toImage()
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
    assert again.side.geometry().right() <= 1238
    theme.apply(qapp, theme.Look.LIGHT, 100)
    assert page.width() == 1238


def test_whatever_takes_the_focus_has_a_name(page: BriefsPage) -> None:
    for part in page.findChildren(QWidget):
        if part.isVisibleTo(page) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            text = getattr(part, "text", str)()
            assert part.accessibleName() or text, part


def test_the_list_is_a_sound_qt_model(page: BriefsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.chooser.list.model())


def log(workspace: Workspace, case_id: UUID, kind: ActionKind, quantity: int) -> None:
    spot = counting.Spot(attendee_id=None, writing_table_id=None, case_id=case_id, kind=kind)
    workspace.run("Log", counting.log, spot=spot, quantity=quantity, at=NOW)
