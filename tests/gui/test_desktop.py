"""Ways to an evening, and what stays when the window is built anew."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from tests.gui.desk import Desk, button, event_file
from w4r_desktop import paths
from w4r_desktop.domain.case import CaseBrief
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.evening import Evening
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.resources import resource
from w4r_desktop.services.cases import add_case
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

OLD_EVENT = Path(__file__).parents[1] / "data" / "event-v1.w4r"


def files() -> list[str]:
    return sorted(path.name for path in paths.events_folder().iterdir())


def lines(desk: Desk) -> list[str]:
    """Return what the start page lists."""
    return [label.text() for label in desk.start.findChildren(QLabel) if label.text()]


def open_event(desk: Desk, name: str = "Candlelight", **said: Any) -> Path:
    path = event_file(name, **said)
    desk.desktop.open_event(path)
    desk.settle()
    return path


# -- the first start -------------------------------------------------------------------------------


def test_the_first_start_asks_three_questions_and_has_no_list(desk: Desk) -> None:
    desk.begin()
    page = desk.start
    assert page.language.currentText() == "English"
    assert page.country.isVisible()
    assert page.paper.isVisible()
    assert [b.text() for b in (page.new, page.sample, page.open)] == [
        "New event…", "Look at the sample", "Open an event file…",
    ]  # fmt: skip
    assert "Events on this laptop" not in lines(desk)


def test_choosing_french_speaks_french_at_once(desk: Desk, qtbot: QtBot) -> None:
    desk.begin()
    choice = desk.start.language
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    choice.activated.emit(choice.currentIndex())
    desk.settle()
    assert desk.start.country.findText("Allemagne") >= 0
    assert desk.start.new.text() == "Nouvel événement…"
    assert [menu.text() for menu in desk.window.menuBar().actions()][1] == "É&dition"
    assert desk.preferences.language == "fr"


def test_the_country_chooses_the_paper_and_both_are_kept(desk: Desk, qtbot: QtBot) -> None:
    desk.begin()
    qtbot.keyClicks(desk.start.country, "Canada")
    qtbot.keyClick(desk.start.country, Qt.Key.Key_Return)
    assert desk.start.paper.currentText() == "Letter"
    desk.desktop.speak("fr")
    assert (desk.start.country.currentText(), desk.start.paper.currentText()) == (
        "Canada", "Lettre",
    )  # fmt: skip


def test_an_event_without_a_name_is_not_made(desk: Desk) -> None:
    def try_it(dialog: NewEventDialog) -> None:
        desk.click(button(dialog, "Create event"))
        assert dialog.isVisible()
        assert dialog.complaint.text() == "Please give the event a name."
        dialog.reject()

    desk.begin()
    desk.answer(NewEventDialog, try_it)
    desk.click(desk.start.new)
    assert not files()


def test_a_new_event_lies_among_the_events_under_its_date_and_name(
    desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: NewEventDialog) -> None:
        qtbot.keyClicks(dialog.form.name, "Bread & <Roses>")
        desk.click(button(dialog, "Create event"))

    desk.begin()
    desk.answer(NewEventDialog, fill)
    desk.click(desk.start.new)
    desk.settle()
    (name,) = files()[:1]
    assert name.endswith("Bread Roses.w4r")
    assert desk.window.windowTitle().startswith("Bread & <Roses> · ")
    workspace = desk.desktop.workspace
    assert workspace is not None
    assert [row.name for row in workspace.read(tables)] == [str(n) for n in range(1, 9)]
    assert len(workspace.read(cases)) == 10
    assert desk.window.page_key == "tally"
    assert [desk.window.rail.button(key).text() for key in ("tally", "setup")] == [
        "Tally", "Setup",
    ]  # fmt: skip


def new_event(desk: Desk, source: Path | None = None, *, chosen: str = "") -> list[str]:
    """Make an event with the cases of a file, or of an earlier event by what it is called."""

    def fill(dialog: NewEventDialog) -> None:
        desk.qtbot.keyClicks(dialog.form.name, "Another")
        box = dialog.source_box
        if source is not None:
            desk.choose_file(source)
            box.setCurrentIndex(box.count() - 1)
            box.activated.emit(box.count() - 1)
        else:
            box.setCurrentIndex(box.findText(chosen))
        desk.click(button(dialog, "Create event"))
        if dialog.isVisible():
            told.append(dialog.complaint.text())
            assert dialog.form.name.text() == "Another"
            dialog.reject()

    told: list[str] = []
    desk.answer(NewEventDialog, fill)
    desk.action("New event…").trigger()
    desk.settle()
    return told


def codes(desk: Desk) -> list[str]:
    assert desk.desktop.workspace is not None
    return [row.brief.code for row in desk.desktop.workspace.read(cases)]


def test_cases_come_from_a_pack_file(desk: Desk, tmp_path: Path) -> None:
    bundled = read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack
    write_pack(tmp_path / "two.w4rpack", replace(bundled, cases=bundled.cases[:2]))
    desk.begin()
    assert not new_event(desk, tmp_path / "two.w4rpack")
    assert codes(desk) == [case.code for case in bundled.cases[:2]]


def test_cases_come_from_an_earlier_event(desk: Desk) -> None:
    event_file("Last year")
    desk.begin()
    assert not new_event(desk, chosen="From “Last year”")
    assert codes(desk) == ["case-1", "case-2", "case-3"]


def test_cases_come_from_the_event_that_is_open(desk: Desk) -> None:
    open_event(desk, "Tonight")
    assert not new_event(desk, chosen="From “Tonight”")
    assert codes(desk) == ["case-1", "case-2", "case-3"]
    assert desk.window.windowTitle().startswith("Another")


def type_campaign(desk: Desk, dialog: NewEventDialog) -> None:
    """Make an event without cases, and call its campaign something else than proposed."""
    desk.qtbot.keyClicks(dialog.form.name, "Another")
    dialog.form.held_on.setDate(QDate(2027, 12, 10))
    assert not dialog.campaign.isVisible()
    dialog.source_box.setCurrentIndex(dialog.source_box.findText("No cases yet: I type them in"))
    assert dialog.campaign.text() == "Write for Rights 2027"
    dialog.campaign.selectAll()
    desk.qtbot.keyClick(dialog.campaign, Qt.Key.Key_Delete)
    desk.click(button(dialog, "Create event"))
    assert dialog.complaint.text() == "Please give the campaign a name."
    desk.qtbot.keyClicks(dialog.campaign, "Letters for Ana")
    dialog.form.held_on.setDate(QDate(2026, 12, 10))
    desk.click(button(dialog, "Create event"))


@pytest.fixture
def caseless(desk: Desk) -> Desk:
    """An event whose campaign was typed in and has no case yet."""
    desk.begin()
    desk.answer(NewEventDialog, partial(type_campaign, desk))
    desk.click(desk.start.new)
    desk.settle()
    return desk


def test_a_campaign_can_begin_without_cases(caseless: Desk) -> None:
    assert caseless.desktop.workspace is not None
    row = caseless.desktop.workspace.read(campaign)
    assert (row.campaign.name, row.campaign.code, row.campaign.year) == (
        "Letters for Ana", "letters-for-ana", 2026,
    )  # fmt: skip
    assert row.language == "en"
    for key in ("tally", "briefs", "print", "results", "setup"):
        caseless.window.show_page(key)
        caseless.settle()


def test_a_sheet_without_cases_says_what_to_do_until_there_is_one(caseless: Desk) -> None:
    caseless.sign_in("Amina")
    view = caseless.tally.view
    assert [row.name for row in view.sheet.rows] == ["Amina", ""]
    assert view.nothing.isVisible()
    assert view.nothing.text().startswith("There is nobody to write for yet.")
    assert caseless.desktop.workspace is not None
    brief = CaseBrief(code="", name="Ana", headline="Free her", country="CO")
    caseless.desktop.workspace.run("add", add_case, brief=brief)
    assert not view.nothing.isVisible()
    caseless.click_cell(0, 0)
    assert view.sheet.total == 1


def test_a_refused_pack_says_why_and_keeps_what_was_typed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "not.w4rpack").write_text("not a pack")
    open_event(desk, "Tonight")
    (told,) = new_event(desk, tmp_path / "not.w4rpack")
    assert "not.w4rpack" in told
    assert desk.window.windowTitle().startswith("Tonight")
    assert files() == ["Tonight.w4r", "Tonight.w4r-wal"]


# -- files let fall on the window ------------------------------------------------------------------


def drop(desk: Desk, *files: Path) -> None:
    """Carry files over the window and let them fall, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where, copy = QPoint(300, 300), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enters = QDragEnterEvent(where, copy, data, buttons, keys)
    QApplication.sendEvent(desk.window, enters)
    assert enters.isAccepted()
    QApplication.sendEvent(desk.window, QDropEvent(where, copy, data, buttons, keys))
    desk.settle()


def test_an_event_that_is_dropped_is_opened(desk: Desk) -> None:
    path = event_file("Dropped")
    desk.begin()
    drop(desk, path)
    assert desk.window.windowTitle().startswith("Dropped")


def test_a_pack_dropped_before_any_event_makes_a_new_one(desk: Desk, tmp_path: Path) -> None:
    def fill(dialog: NewEventDialog) -> None:
        assert dialog.source_box.currentText() == "two.w4rpack"
        desk.qtbot.keyClicks(dialog.form.name, "Another")
        desk.click(button(dialog, "Create event"))

    bundled = read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack
    write_pack(tmp_path / "two.w4rpack", replace(bundled, cases=bundled.cases[:2]))
    desk.begin()
    desk.answer(NewEventDialog, fill)
    drop(desk, tmp_path / "two.w4rpack")
    assert codes(desk) == [case.code for case in bundled.cases[:2]]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["photo.jpg"], "“photo.jpg” is no event, case pack or spreadsheet. Nothing was changed."),
        (["cases.csv"], "Open an event or make a new one first, then drop “cases.csv” again."),
        (["a.w4r", "b.w4r"], "Drop one file at a time: an event, a pack or a spreadsheet."),
        ([], "Drop one file at a time: an event, a pack or a spreadsheet."),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence(
    desk: Desk, tmp_path: Path, names: list[str], words: str
) -> None:
    desk.begin()
    drop(desk, *(tmp_path / name for name in names))
    assert desk.window.toast.text.startswith(words)


# -- later starts ----------------------------------------------------------------------------------


def test_a_later_start_opens_the_last_event(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    open_event(desk)
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    desk.window.close()
    again = Desk(qtbot, tmp_path / "preferences.ini")
    again.desktop.open_first(None)
    again.settle()
    assert again.window.windowTitle().startswith("Candlelight")
    assert again.tally.view.sheet.total == 1
    again.desktop.close()


def test_the_list_shows_events_and_why_some_cannot_be_opened(desk: Desk) -> None:
    event_file("Good", venue="Hall <A> & B")
    damaged, busy = event_file("Damaged"), event_file("Busy")
    damaged.write_bytes(damaged.read_bytes()[:5_000])
    (paths.events_folder() / "Empty.w4r").touch()
    elsewhere = EventFile(busy)
    desk.begin()
    elsewhere.close()
    shown = " | ".join(lines(desk))
    assert "Good" in shown
    assert "Thursday, December 10, 2026 · Hall <A> & B" in shown
    assert shown.count("Damaged: perhaps some of it can be saved") == 2
    assert "0 letters · Good.w4r" in shown
    assert "“Busy.w4r” is open in another window" in shown
    assert "Empty" in lines(desk)
    assert button(desk.start, "Open Good").isEnabled()
    assert not button(desk.start, "Open Busy").isEnabled()
    for name in ("Damaged", "Empty"):
        assert button(desk.start, f"Repair {name}").isEnabled()
    desk.click(button(desk.start, "Open Good"))
    desk.settle()
    assert desk.window.windowTitle().startswith("Good")


def test_listing_leaves_an_event_of_an_older_program_as_it_was(desk: Desk) -> None:
    path = paths.events_folder() / "Old.w4r"
    shutil.copyfile(OLD_EVENT, path)
    desk.begin()
    assert button(desk.start, "Open Candlelight").isEnabled()
    assert path.read_bytes() == OLD_EVENT.read_bytes()
    desk.click(button(desk.start, "Open Candlelight"))
    desk.settle()
    assert desk.tally.view.sheet.total == 3
    assert desk.window.toast.text == (
        "“Old.w4r” is from an earlier version of the program and was brought up to this one. As it "
        "was, it is kept among its backups."
    )
    desk.desktop.show_events()
    desk.window.toast.hide()
    desk.click(button(desk.start, "Open Candlelight"))
    desk.settle()
    assert not desk.window.toast.isVisible()


def test_a_file_damaged_deep_inside_is_only_listed(desk: Desk) -> None:
    path = event_file("Deep")
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xaa" * (len(content) - 8192))
    desk.begin()
    assert button(desk.start, "Repair Deep").isEnabled()


def test_a_broken_file_leaves_the_open_event_as_it_is(desk: Desk, tmp_path: Path) -> None:
    open_event(desk)
    desk.sign_in("Amina")
    (tmp_path / "shopping.w4r").write_text("milk, bread")
    desk.choose_file(tmp_path / "shopping.w4r")
    desk.action("Open…").trigger()
    assert "shopping.w4r" in desk.window.toast.text
    assert "Nothing was changed" in desk.window.toast.text
    desk.click_cell(0, 0)
    assert desk.tally.view.sheet.total == 1
    assert desk.preferences.last_event == paths.events_folder() / "Candlelight.w4r"


def test_opening_the_event_that_is_open_changes_nothing(desk: Desk) -> None:
    path = open_event(desk)
    desk.window.show_page("briefs")
    desk.desktop.open_event(path)
    assert desk.window.page_key == "briefs"
    assert desk.window.toast.text == ""


def test_the_sample_is_thrown_away_and_never_the_last_event(desk: Desk) -> None:
    path = open_event(desk)
    desk.action("Look at the sample").trigger()
    desk.settle()
    assert desk.desktop.workspace is not None
    copy = desk.desktop.workspace.path
    assert copy.exists()
    assert "sample evening" in desk.window.notice.text
    assert desk.preferences.last_event == path
    desk.action("All events").trigger()
    desk.settle()
    assert not copy.exists()
    assert desk.start.isVisible()


# -- built anew ------------------------------------------------------------------------------------


@pytest.fixture
def evening(desk: Desk) -> Desk:
    """At table 2, counting cards, with Amina and a card of hers."""
    open_event(desk)
    desk.qtbot.keyClick(desk.tally.view.table, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    desk.sign_in("Amina")
    desk.click(desk.tally.kind_choice.button(ActionKind.SOLIDARITY_CARD))
    desk.click_cell(0, 1)
    return desk


def change_everything(desk: Desk) -> None:
    desk.action("Dark").trigger()
    desk.settle()
    desk.action("150%").trigger()
    desk.settle()
    desk.action("Français").trigger()
    desk.settle()


def test_another_look_size_and_language_keep_table_kind_and_undo(evening: Desk) -> None:
    change_everything(evening)
    assert evening.window.page_key == "tally"
    tally = evening.tally
    assert [row.name for row in tally.view.sheet.rows] == ["Amina", ""]
    assert tally.kind_choice.key is ActionKind.SOLIDARITY_CARD
    assert tally.view.sheet.rows[0].counts == (0, 1, 0)
    assert evening.window.windowTitle().startswith("Candlelight · jeudi 10 décembre 2026")
    evening.window.undo_action.trigger()
    assert evening.tally.view.sheet.rows[0].counts == (0, 0, 0)
    evening.window.redo_action.trigger()
    assert evening.tally.view.sheet.rows[0].counts == (0, 1, 0)


@pytest.mark.parametrize("key", ["briefs", "print", "results", "setup"])
def test_each_page_stays_in_front_when_the_window_is_built_anew(evening: Desk, key: str) -> None:
    evening.window.show_page(key)
    evening.settle()
    evening.desktop.speak("fr")
    evening.settle()
    assert evening.window.page_key == key
    assert evening.window.rail.button(key).isChecked()
    assert evening.window.page is evening.window.show_page(key)


def test_the_brief_that_is_read_stays_in_front(evening: Desk) -> None:
    page = evening.window.show_page("briefs")
    assert evening.desktop.workspace is not None
    third = evening.desktop.workspace.read(cases)[2].case_id
    page.show_case(third)  # type: ignore[attr-defined]
    evening.desktop.look("dark")
    evening.settle()
    assert evening.window.show_page("briefs").case_id == third  # type: ignore[attr-defined]


def test_nothing_is_left_of_windows_that_were_built_before(evening: Desk) -> None:
    def visit() -> int:
        for key in ("briefs", "print", "results", "setup", "tally"):
            evening.window.show_page(key)
        evening.desktop.look("dark")
        evening.settle()
        return len(QApplication.allWidgets())

    before = visit()
    assert [visit(), visit()] == [before, before]
    assert len(evening.window.findChildren(Evening)) == 1


def test_opening_one_event_after_another_leaves_nothing_open(desk: Desk) -> None:
    first, second = event_file("First"), event_file("Second")
    desk.desktop.open_event(first)
    desk.desktop.open_event(second)  # before the first was even painted
    desk.settle()
    assert files() == ["First.w4r", "Second.w4r", "Second.w4r-wal"]
    assert desk.window.windowTitle().startswith("Second")


def test_totals_that_were_to_come_do_not_open_a_closed_event_again(desk: Desk) -> None:
    open_event(desk)
    desk.sign_in("Amina")
    desk.window.show_page("results")
    desk.click_cell(0, 0)
    desk.desktop.show_events()
    desk.settle()
    assert files() == ["Candlelight.w4r"]


def test_the_window_can_close_while_envelopes_are_drawn(evening: Desk) -> None:
    assert evening.desktop.workspace is not None
    evening.window.show_page("print")
    evening.qtbot.wait(170)  # drawing has just begun
    evening.desktop.speak("fr")
    evening.qtbot.wait(20)
    evening.window.close()
    evening.settle()
    assert files() == ["Candlelight.w4r"]


# -- changes nobody saved --------------------------------------------------------------------------


@pytest.fixture
def draft(desk: Desk) -> Desk:
    """Somebody who changed the event's name under Setup and then looks elsewhere."""
    open_event(desk)
    name = setup(desk).form.name
    name.selectAll()
    desk.qtbot.keyClicks(name, "Lights")
    desk.click(desk.window.rail.button("tally"))
    return desk


def setup(desk: Desk) -> SetupPage:
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    return page


def test_leaving_setup_keeps_what_was_not_saved_and_says_so(draft: Desk) -> None:
    assert draft.window.toast.text == (
        "What you changed under Setup is not saved yet. It waits there for you."
    )
    assert setup(draft).form.name.text() == "Lights"
    assert setup(draft).save.isEnabled()


def test_what_was_not_saved_survives_another_language(draft: Desk) -> None:
    draft.desktop.speak("fr")
    draft.settle()
    assert setup(draft).form.name.text() == "Lights"
    assert setup(draft).save.isEnabled()
    draft.click(setup(draft).discard)
    assert setup(draft).form.name.text() == "Candlelight"


def test_closing_asks_and_saves(draft: Desk) -> None:
    draft.press("Save changes")
    assert draft.window.close()
    file = EventFile(paths.events_folder() / "Candlelight.w4r")
    with file.reading() as session:
        assert event(session).details.name == "Lights"
    file.close()


def test_closing_can_be_thought_better_of(draft: Desk) -> None:
    draft.press("Cancel")
    assert not draft.window.close()
    assert draft.window.isVisible()
    assert setup(draft).form.name.text() == "Lights"
    draft.press("Discard changes")
    assert draft.window.close()


def test_what_cannot_be_saved_keeps_the_window_open_and_says_why(draft: Desk) -> None:
    setup(draft).form.name.clear()
    setup(draft).form.name.textEdited.emit("")
    draft.press("Save changes")
    assert not draft.window.close()
    assert draft.window.page_key == "setup"
    assert setup(draft).complaint.text() == "Please give the event a name."
    draft.press("Discard changes")
    draft.action("All events").trigger()
    draft.settle()
    assert draft.start.isVisible()


def test_an_undo_elsewhere_does_not_touch_what_is_being_typed(draft: Desk) -> None:
    page = setup(draft)
    draft.click(page.save)
    venue = page.form.venue
    draft.qtbot.keyClicks(venue, "Hall")
    draft.window.undo_action.trigger()
    assert (page.form.name.text(), venue.text()) == ("Candlelight", "Hall")
    assert page.save.isEnabled()
    assert draft.window.windowTitle().startswith("Candlelight")


def test_an_event_named_on_the_command_line_opens_by_any_way_of_writing_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = event_file()
    monkeypatch.chdir(path.parent)
    desk.desktop.open_first(Path("Candlelight.w4r"))
    desk.settle()
    assert desk.preferences.last_event == path
    assert desk.window.windowTitle().startswith("Candlelight")
