"""Cases come in and go out from wherever somebody asks, and no brief is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton

from tests.evening import pack
from tests.gui.desk import Desk, event_file
from tests.gui.test_desktop import drop
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.gui.dialogs.before_printing import BeforePrintingDialog
from w4r_desktop.gui.dialogs.pack_export import ExportDialog
from w4r_desktop.gui.dialogs.pack_import import ImportDialog
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.resources import resource
from w4r_desktop.services.cases import change_case
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = (
    "Add a case…", "Bring in cases…", "Save cases as a pack…", "Before you print…", "Good news",
)  # fmt: skip
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def evening(desk: Desk) -> Desk:
    desk.desktop.open_event(event_file())
    desk.settle()
    desk.window.activateWindow()
    return desk


def briefs(desk: Desk) -> BriefsPage:
    page = desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    return page


def bundled() -> Path:
    return resource("packs", "write-for-rights-2020.w4rpack")


def take_over(desk: Desk, dialog: ImportDialog) -> None:
    desk.qtbot.waitUntil(
        lambda: dialog.preview is not None and dialog.take.isEnabled(), timeout=20_000
    )
    desk.click(dialog.take)


def names(desk: Desk) -> list[str]:
    assert desk.desktop.workspace is not None
    return [row.brief.name for row in desk.desktop.workspace.read(cases)]


def test_the_menu_of_the_campaign_waits_for_an_event(desk: Desk) -> None:
    desk.begin()
    assert [desk.action(words).isEnabled() for words in ENTRIES] == [False] * len(ENTRIES)
    desk.desktop.open_event(event_file())
    desk.settle()
    assert [desk.action(words).isEnabled() for words in ENTRIES] == [True] * len(ENTRIES)
    desk.desktop.show_events()
    assert not desk.action(ENTRIES[0]).isEnabled()


def test_a_pack_that_is_dropped_is_shown_and_taken_over(evening: Desk, tmp_path: Path) -> None:
    whole = read_pack(bundled()).pack
    two = replace(whole, campaign=pack().campaign, cases=whole.cases[:2])
    write_pack(tmp_path / "two.w4rpack", two)
    evening.answer(ImportDialog, lambda dialog: take_over(evening, dialog))
    drop(evening, tmp_path / "two.w4rpack")
    evening.qtbot.waitUntil(lambda: len(names(evening)) == 5, timeout=20_000)
    assert {case.name for case in two.cases} < set(names(evening))
    evening.qtbot.waitUntil(lambda: bool(evening.window.toast.text))
    evening.window.undo_action.trigger()
    assert len(names(evening)) == 3


def test_a_file_for_cases_is_chosen_by_key(evening: Desk) -> None:
    evening.choose_file(bundled())
    QTest.keyClick(evening.window, Qt.Key.Key_I, CTRL)
    seen: list[str] = []

    def look(dialog: ImportDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    evening.answer(ImportDialog, look)
    evening.qtbot.waitUntil(lambda: bool(seen), timeout=20_000)
    assert seen == ["Bring in cases"]
    assert len(names(evening)) == 3


def test_the_file_dialog_offers_packs_and_spreadsheets(evening: Desk) -> None:
    filters: list[str] = []

    def look(dialog: QFileDialog) -> None:
        filters.extend(dialog.nameFilters())
        dialog.reject()

    evening.answer(QFileDialog, look)
    evening.action("Bring in cases…").trigger()
    evening.qtbot.waitUntil(lambda: bool(filters))
    assert filters == ["Case packs and spreadsheets (*.w4rpack *.zip *.csv *.xlsx)"]


def test_a_pack_is_saved_and_remarks_are_shown_by_key(evening: Desk) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog.windowTitle())
        dialog.reject()

    evening.answer(ExportDialog, look)
    QTest.keyClick(evening.window, Qt.Key.Key_S, CTRL_SHIFT)
    evening.qtbot.waitUntil(lambda: len(seen) == 1)
    evening.answer(BeforePrintingDialog, look)
    evening.window.activateWindow()
    evening.settle()
    QTest.keyClick(evening.window, Qt.Key.Key_P, CTRL_SHIFT)
    evening.qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["Save cases as a pack", "Before you print"]
    assert evening.window.page_key == "briefs"


def test_good_news_is_shown_from_every_page(evening: Desk) -> None:
    evening.action("Good news").trigger()
    assert evening.window.page_key == "briefs"
    assert briefs(evening).good_news.isVisible()


def test_a_sheet_a_sign_and_the_good_news_are_asked_for_on_the_print_page(evening: Desk) -> None:
    page = briefs(evening)
    print_page = evening.window.show_page("print")
    for trigger in (
        page.menu.sheet.trigger, page.menu.sign.trigger, page.good_news_requested.emit,
    ):  # fmt: skip
        evening.window.show_page("briefs")
        evening.settle()
        trigger()
        assert evening.window.page is print_page
    evening.settle()


def test_an_envelope_asked_for_beside_a_brief_is_on_the_print_page(evening: Desk) -> None:
    page = briefs(evening)
    evening.settle()
    envelopes = [b for b in page.desk.side.findChildren(QPushButton) if "nvelope" in b.text()]
    evening.click(envelopes[0])
    assert evening.window.page_key == "print"


# -- a brief that nobody saved ---------------------------------------------------------------------


@pytest.fixture
def writing(evening: Desk) -> Desk:
    """Somebody who began to change the first case and then looks elsewhere."""
    assert evening.desktop.workspace is not None
    row = evening.desktop.workspace.read(cases)[0]
    brief = replace(row.brief, targets=())  # what remains may be saved
    evening.desktop.workspace.run(
        "bare", change_case, case_id=row.case_id, brief=brief, picture=None
    )
    page = briefs(evening)
    page.edit(page.desk.row)
    assert page.editor is not None
    field = page.editor.form.field_at(("name",))
    assert field is not None
    field.control.setFocus()
    QTest.keyClicks(field.control, "X")
    evening.click(evening.window.rail.button("tally"))
    return evening


def test_leaving_the_briefs_says_that_one_is_not_saved(writing: Desk) -> None:
    assert writing.window.toast.text == (
        "The brief you are writing is not saved yet. It waits there for you."
    )


def test_closing_asks_about_the_brief_and_saves_it(writing: Desk) -> None:
    writing.press("Go on editing")
    assert not writing.window.close()
    assert writing.window.page_key == "briefs"
    writing.click(writing.window.rail.button("tally"))
    writing.press("Save changes")
    writing.desktop.show_events()
    writing.desktop.open_event(writing.preferences.last_event)  # type: ignore[arg-type]
    writing.settle()
    assert "X" in names(writing)[0]


def test_closing_discards_the_brief_when_told_so(writing: Desk) -> None:
    writing.press("Discard changes")
    assert writing.window.close()


def test_a_brief_that_waits_survives_another_language_and_is_still_asked_about(
    writing: Desk,
) -> None:
    writing.desktop.speak("fr")
    writing.settle()
    page = briefs(writing)
    assert page.editor is not None
    assert page.editor.has_changes
    writing.press("Abandonner les changements")
    assert writing.window.close()
