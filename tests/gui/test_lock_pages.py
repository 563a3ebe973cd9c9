"""What the pages of a locked window show and let a volunteer do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from tests.gui.desk import button
from tests.gui.locked import (
    CTRL,
    FAMILY,
    Volunteer,
    everything_said,
    popup_entries,
)
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.pages.print import PrintPage

# -- the tally -------------------------------------------------------------------------------------


def test_undo_reaches_back_to_the_moment_of_locking_and_no_further(locked: Volunteer) -> None:
    before = locked.letters()
    assert not locked.desk.window.undo_action.isEnabled()
    locked.desk.click_cell(1, 1)
    assert locked.letters() == before + 1

    for _press in range(4):
        locked.press(Qt.Key.Key_Z, CTRL)

    assert locked.letters() == before
    assert not locked.desk.window.undo_action.isEnabled()


def test_after_unlocking_undo_reaches_what_was_before_again(locked: Volunteer) -> None:
    locked.unlock()
    locked.desk.window.undo_action.trigger()

    assert locked.letters() == 0


def test_a_click_from_before_is_not_taken_back_from_the_cell(locked: Volunteer) -> None:
    view = locked.desk.tally.view
    view.choose_cell(1, 0)
    view.setFocus()

    locked.desk.qtbot.keyClick(view.table, Qt.Key.Key_Minus)
    assert locked.letters() == 1
    locked.desk.qtbot.waitUntil(
        lambda: locked.said.startswith("That was logged before the window was locked")
    )
    locked.desk.click_cell(1, 0)
    locked.desk.qtbot.keyClick(view.table, Qt.Key.Key_Minus)
    assert locked.letters() == 1


def test_the_history_takes_back_only_what_was_logged_since(locked: Volunteer) -> None:
    page = locked.desk.tally
    locked.desk.click_cell(1, 1)
    page.history_button.setChecked(True)
    locked.desk.settle()

    offered = [
        one.accessibleName()
        for one in page.history.findChildren(type(page.history_button))
        if one.accessibleName().startswith("Take back:")
    ]
    assert len(offered) == 1
    assert "Case 2" in offered[0]


def test_the_menus_of_the_sheet_move_and_change_nobody(locked: Volunteer) -> None:
    page = locked.desk.tally
    page.view.menu_requested.emit(1, 0, QPoint(10, 10))
    of_cell = popup_entries()
    page.view.person_menu_requested.emit(1, QPoint(10, 10))
    of_person = popup_entries()
    locked.desk.click(page.top.more)
    of_sheet = popup_entries()

    assert "Take one back" in of_cell
    offered = " ".join((*of_cell, *of_person, *of_sheet))
    for word in ("Move", "Change", "between", "Join", "Remove", "Sign out"):
        assert word not in offered
    locked.unlock()
    locked.desk.tally.view.menu_requested.emit(1, 0, QPoint(10, 10))
    assert any(entry.startswith("Change") for entry in popup_entries())


# -- names -----------------------------------------------------------------------------------------


def test_only_first_names_are_anywhere_in_the_window(locked: Volunteer) -> None:
    page = locked.desk.tally
    page.history_button.setChecked(True)
    locked.sign_in(f"Bela {FAMILY}")
    locked.desk.settle()
    assert FAMILY not in everything_said()  # what Undo would undo among it
    locked.desk.click_cell(1, 1)
    for key in ("people", "briefs", "tally"):
        locked.desk.window.show_page(key)
        locked.desk.settle()
        assert FAMILY not in everything_said()
    assert "Amina" in everything_said()
    assert "Bela" in everything_said()
    locked.press(Qt.Key.Key_Z, CTRL)
    assert "Bela" in locked.desk.window.redo_action.text() + locked.desk.window.undo_action.text()

    locked.unlock()
    locked.desk.settle()
    assert f"Amina {FAMILY}" in everything_said()


def test_nobody_is_found_by_a_family_name(locked: Volunteer) -> None:
    box = locked.desk.tally.find_box
    locked.desk.qtbot.keyClicks(box, FAMILY[:5])
    locked.desk.settle()

    assert "Amina" not in [row.name for row in locked.desk.tally._people(FAMILY[:5])]


# -- briefs and paper ------------------------------------------------------------------------------


def briefs(volunteer: Volunteer) -> BriefsPage:
    page = volunteer.desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    volunteer.desk.settle()
    return page


def test_briefs_are_read_and_not_edited(locked: Volunteer) -> None:
    page = briefs(locked)

    assert page.desk.shown.isVisible()
    for part in (page.desk.side.edit, page.desk.side.more, page.desk.side.check):
        assert not part.isVisible()
    assert not page.desk.chooser.list.dragEnabled()
    assert not page.desk.chooser.list.acceptDrops()
    page.desk.chooser.list.menu_requested.emit(QPoint(10, 10))
    assert popup_entries() == []
    locked.press(Qt.Key.Key_G, CTRL)
    assert page.good_news.isVisible()
    assert not page.good_news.print.isVisible()


def test_an_envelope_and_a_sheet_are_printed_from_the_brief(locked: Volunteer) -> None:
    for words, title in (("Envelope", "Print 1 envelope"), ("Print its sheet", "Print 1 case")):
        page = briefs(locked)
        locked.desk.click(button(page, words))
        locked.desk.settle()

        paper = locked.desk.window.page
        assert isinstance(paper, PrintPage)
        assert paper.print.text().startswith(title)
        assert not paper.documents.isVisible()
        assert not paper.save.isVisible()
        assert locked.desk.window.rail.key == "briefs"  # which leads back
        locked.press(Qt.Key.Key_F3)
        assert locked.desk.window.page_key == "briefs"


def test_without_a_printer_nothing_leads_to_the_files_of_the_computer(locked: Volunteer) -> None:
    locked.desk.click(button(briefs(locked), "Envelope"))
    paper = locked.desk.window.page
    assert isinstance(paper, PrintPage)
    paper.out._printers.names = list  # type: ignore[method-assign] # none is connected
    locked.desk.click(paper.print)

    assert "no printer yet" in paper.notice.text
    assert not [one for one in paper.notice.findChildren(type(paper.print)) if one.isVisible()]


def test_what_the_organizer_chose_to_print_stays_chosen(window: Volunteer) -> None:
    page = window.desk.window.show_page("print")
    assert isinstance(page, PrintPage)
    page.options.envelopes.same.setValue(7)
    window.lock()
    window.desk.click(button(briefs(window), "Envelope"))
    window.unlock()

    page = window.desk.window.show_page("print")
    assert isinstance(page, PrintPage)
    assert page.options.envelopes.same.value() == 7
