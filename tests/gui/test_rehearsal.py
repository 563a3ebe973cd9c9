"""Practising on a striped copy, through the whole window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from tests.gui.desk import Desk, button, event_file
from w4r_desktop import paths
from w4r_desktop.domain.case import Role, Target, Update, UpdateStatus
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.pages.results import ResultsPage
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.services.cases import change_case
from w4r_desktop.services.lock import lock, set_pin
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.totals import Totals, totals

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.workspace import Workspace

COPY = "Practice - Candlelight.w4r"
MARK = "Practice — do not mail"


@pytest.fixture
def evening(desk: Desk) -> Path:
    """An evening in the window, with Amina, who wrote one letter."""
    path = event_file(goal=None)
    desk.desktop.open_event(path)
    desk.settle()
    desk.sign_in("Amina")
    desk.click_cell(0, 0)
    return path


def workspace(desk: Desk) -> Workspace:
    assert desk.desktop.workspace is not None
    return desk.desktop.workspace


def practise(desk: Desk) -> None:
    desk.action("Practise…").trigger()
    desk.settle()


def files() -> list[str]:
    return sorted(path.name for path in paths.events_folder().iterdir())


def tally(path: Path) -> Totals:
    file = EventFile(path)
    with file.reading() as session:
        found = totals(session)
    check(file)
    file.close()
    return found


def here(desk: Desk) -> str:
    return workspace(desk).path.name


# -- into the copy, and back -----------------------------------------------------------------------


def test_practising_happens_on_a_striped_copy_that_has_everything(
    desk: Desk, evening: Path
) -> None:
    practise(desk)
    assert here(desk) == COPY
    assert desk.window.banner.isVisible()
    assert desk.window.banner.text == "Practice: nothing here counts. Try anything."
    assert workspace(desk).read(totals).pieces == 1
    assert desk.window.windowTitle().startswith("Practice: Candlelight · ")
    assert not desk.window.undo_action.isEnabled()
    assert desk.preferences.last_event != evening


def test_the_stripes_are_over_every_page_and_stay_in_every_look(desk: Desk, evening: Path) -> None:
    practise(desk)
    assert desk.window.evening is not None
    for key in desk.window.evening.words():
        desk.window.show_page(key)
        assert desk.window.banner.isVisible(), key
    for change in (partial(desk.desktop.look, "dark"), partial(desk.desktop.speak, "fr")):
        change()
        desk.settle()
        assert desk.window.banner.isVisible()
    desk.desktop.speak("en")


def test_the_line_at_the_foot_says_that_its_figures_are_practice(desk: Desk, evening: Path) -> None:
    practise(desk)
    shown = [label.text() for label in desk.window.status.findChildren(QLabel)]
    assert "Practice · 1 piece: 1 letter · 1 person · 3 tables" in shown
    assert COPY in shown


def test_what_is_done_while_practising_leaves_the_evening_as_it_was(
    desk: Desk, evening: Path
) -> None:
    practise(desk)
    desk.sign_in("Bashir")
    desk.click_cell(1, 0)
    desk.click_cell(1, 1)
    assert workspace(desk).read(totals).pieces == 3
    desk.click(button(desk.window.banner, "Back to the evening"))
    desk.settle()
    assert here(desk) == evening.name
    assert not desk.window.banner.isVisible()
    assert not desk.window.windowTitle().startswith("Practice")
    assert workspace(desk).read(totals).pieces == 1
    assert files() == ["Candlelight.w4r", "Candlelight.w4r-wal", COPY], "to go on with later"


def test_one_click_throws_the_copy_away_and_nothing_of_it_is_left(
    desk: Desk, evening: Path
) -> None:
    before = workspace(desk).read(totals)
    practise(desk)
    bytes_before = evening.read_bytes()
    desk.click_cell(0, 1)
    desk.click(button(desk.window.banner, "Throw this copy away"))
    assert here(desk) == evening.name
    assert desk.window.toast.text.startswith("The practice copy was thrown away.")
    desk.desktop.close()
    assert evening.read_bytes() == bytes_before
    assert tally(evening) == before
    assert files() == [evening.name]


def test_throwing_away_asks_nothing_even_in_the_middle_of_a_change(
    desk: Desk, evening: Path
) -> None:
    practise(desk)
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    desk.qtbot.keyClicks(page.form.name, "!")
    desk.click(button(desk.window.banner, "Throw this copy away"))
    assert here(desk) == evening.name


def test_setup_offers_to_practise_but_not_on_a_copy(desk: Desk, evening: Path) -> None:
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    desk.click(page.practice.begin)
    desk.settle()
    assert here(desk) == COPY
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    assert not page.practice.isVisible()
    assert not desk.action("Practise…").isEnabled()


def test_the_sample_is_a_copy_already(desk: Desk) -> None:
    desk.desktop.open_sample()
    desk.settle()
    assert not desk.action("Practise…").isEnabled()
    assert not desk.window.banner.isVisible()
    desk.desktop.show_events()
    assert not desk.action("Practise…").isEnabled()


def test_whoever_practises_again_may_go_on_or_start_afresh(desk: Desk, evening: Path) -> None:
    practise(desk)
    desk.click_cell(0, 1)
    desk.click(button(desk.window.banner, "Back to the evening"))
    desk.press("Cancel")
    practise(desk)
    assert here(desk) == evening.name
    desk.press("Go on with it")
    practise(desk)
    assert (here(desk), workspace(desk).read(totals).pieces) == (COPY, 2)
    desk.click(button(desk.window.banner, "Back to the evening"))
    desk.press("Throw it away and start afresh")
    practise(desk)
    assert (here(desk), workspace(desk).read(totals).pieces) == (COPY, 1)


def test_a_full_disk_leaves_no_copy_and_says_so(
    desk: Desk, evening: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = paths.events_folder()
    monkeypatch.setattr(paths, "events_folder", lambda: folder / "nowhere")
    practise(desk)
    assert here(desk) == evening.name
    assert "was not saved, because its folder does not exist" in desk.window.toast.text


# -- later starts ----------------------------------------------------------------------------------


def test_a_later_start_says_that_it_is_still_the_copy_and_offers_the_others(
    desk: Desk, evening: Path
) -> None:
    practise(desk)
    assert not desk.window.notice.isVisible(), "whoever just began knows"
    desk.desktop.close()
    desk.desktop.open_first(None)
    desk.settle()
    assert here(desk) == COPY
    assert desk.window.banner.isVisible()
    assert desk.window.notice.isVisible()
    assert desk.window.notice.text.startswith("This practice copy was open last, so it was")
    desk.click(button(desk.window.notice, "Other events…"))
    assert button(desk.start, "Open Candlelight").isEnabled()


def test_the_list_of_events_marks_a_copy_and_throws_it_away(desk: Desk, evening: Path) -> None:
    practise(desk)
    desk.desktop.show_events()
    opens = [
        one.accessibleName()
        for one in desk.start.findChildren(type(desk.start.new))
        if one.text() == "Open"
    ]
    assert opens == ["Open Candlelight", "Open the practice copy of Candlelight"]
    assert [one.text() for one in desk.start.findChildren(QLabel)].count("Practice copy") == 1
    desk.click(button(desk.start, "Throw away the practice copy of Candlelight"))
    desk.settle()
    assert files() == [evening.name]
    assert "Practice copy" not in [one.text() for one in desk.start.findChildren(QLabel)]


def test_the_evening_itself_is_never_thrown_away(desk: Desk, evening: Path) -> None:
    desk.desktop.show_events()
    desk.start.copy_thrown_away.emit(evening)
    desk.settle()
    assert files() == [evening.name]


def test_a_copy_whose_evening_is_gone_leads_to_the_list(desk: Desk, evening: Path) -> None:
    practise(desk)
    evening.unlink()
    desk.click(button(desk.window.banner, "Back to the evening"))
    desk.settle()
    assert desk.window.toast.text.startswith("The evening that this practice copy was made of")
    assert button(desk.start, "Open the practice copy of Candlelight").isEnabled()


def test_an_evening_that_lies_elsewhere_is_found_again(desk: Desk, tmp_path: Path) -> None:
    elsewhere = event_file().rename(tmp_path / "Mine.w4r")
    desk.desktop.open_event(elsewhere)
    practise(desk)
    assert here(desk) == "Practice - Mine.w4r"
    desk.click(button(desk.window.banner, "Throw this copy away"))
    assert workspace(desk).path == elsewhere


# -- while the organizer's lock is on --------------------------------------------------------------


def test_an_evening_left_at_once_is_not_held_any_more(desk: Desk) -> None:
    path = event_file()
    desk.desktop.open_event(path)
    practise(desk)
    assert not tally(path).pieces, "it can be opened by whoever likes"


def test_no_way_leads_out_of_a_locked_copy(desk: Desk, evening: Path) -> None:
    workspace(desk).settle(set_pin, pin="2468")
    practise(desk)
    workspace(desk).settle(lock, at=desk.time)
    desk.desktop.look("light")  # builds the window anew, as locking by its button does
    desk.settle()
    assert desk.window.banner.isVisible()
    assert not desk.window.banner.findChildren(QPushButton)


def test_a_locked_evening_is_not_practised_on(desk: Desk, evening: Path) -> None:
    workspace(desk).settle(set_pin, pin="2468")
    workspace(desk).settle(lock, at=desk.time)
    desk.desktop.look("light")  # builds the window anew, as locking by its button does
    desk.settle()
    desk.window.practise_action.trigger()
    desk.window.practice_requested.emit()
    desk.settle()
    assert here(desk) == evening.name
    assert files() == ["Candlelight.w4r", "Candlelight.w4r-wal"]


# -- never taken for real --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["csv", "xlsx", "copy"])
def test_no_tally_leaves_a_copy(desk: Desk, evening: Path, name: str) -> None:
    practise(desk)
    page = desk.window.show_page("results")
    assert isinstance(page, ResultsPage)
    desk.click(getattr(page.files, name))
    assert page.notice.text.startswith(f"“{COPY}” is a practice copy, and what was made up")
    assert not page.findChildren(QFileDialog)


def test_no_pack_leaves_a_copy(desk: Desk, evening: Path) -> None:
    practise(desk)
    desk.action("Save cases as a pack…").trigger()
    assert desk.window.toast.text.startswith(f"“{COPY}” is a practice copy, and what was made up")
    assert not desk.window.findChildren(QDialog)


def test_a_new_event_takes_no_cases_from_a_copy(desk: Desk, evening: Path) -> None:
    practise(desk)
    copy = workspace(desk).path

    offered: list[str] = []
    complaints: list[str] = []

    def try_it(dialog: NewEventDialog) -> None:
        box = dialog.source_box
        offered.extend(box.itemText(n) for n in range(box.count()))
        dialog.choose_source(copy)
        desk.qtbot.keyClicks(dialog.form.name, "Real")
        desk.click(button(dialog, "Create event"))
        complaints.append(dialog.complaint.text())
        dialog.reject()

    desk.answer(NewEventDialog, try_it)
    desk.action("New event…").trigger()
    desk.click(button(desk.window.banner, "Back to the evening"))
    desk.answer(NewEventDialog, try_it)
    desk.action("New event…").trigger()
    assert offered.count("From “Candlelight”") == 2
    assert not [words for words in offered if "Practice -" in words]
    assert [words.startswith(f"“{COPY}” is a practice copy") for words in complaints] == [True] * 2
    assert not [name for name in files() if "Real" in name]


ABOUT_CASES = {Document.TABLE_SIGNS: Role.PRIMARY, Document.CARDS: Role.SOLIDARITY}
"""Documents of which nothing is offered before a case was chosen."""


def test_every_page_of_every_document_is_marked(
    desk: Desk, evening: Path, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    practise(desk)
    row = workspace(desk).read(cases)[0]
    news = Update(on=None, status=UpdateStatus.GOOD_NEWS, text="She is free.")
    jani = Target(role=Role.SOLIDARITY, addressee="Jani", lines=("Street 2",))
    brief = replace(row.brief, updates=(news,), targets=(*row.brief.targets, jani))
    workspace(desk).run("x", change_case, case_id=row.case_id, brief=brief, picture=None)
    page = desk.window.show_page("print")
    assert isinstance(page, PrintPage)
    for document in Document:
        with subtests.test(document.value):
            page.documents.chosen.emit(document)
            if document in ABOUT_CASES:
                page.show_case(document, row.case_id, ABOUT_CASES[document])
            desk.qtbot.waitUntil(page.print.isEnabled, timeout=10_000)
            pages = saved(desk, page, tmp_path / f"{document.value}.pdf")
            assert pages
            assert all(one.count(MARK) >= 2 for one in pages)  # slips bear it each, to be cut apart


def saved(desk: Desk, page: PrintPage, file: Path) -> list[str]:
    """Save what is chosen as a file, and return the words of each page."""
    page._on_file_chosen(str(file))
    desk.qtbot.waitUntil(file.exists, timeout=10_000)
    desk.qtbot.waitUntil(page.print.isEnabled, timeout=10_000)
    return [" ".join(one.extract_text().split()) for one in PdfReader(file).pages]


def test_the_way_back_is_reached_by_keys(desk: Desk, evening: Path) -> None:
    practise(desk)
    banner = desk.window.banner
    desk.window.activateWindow()
    leave, throw_away = banner.findChildren(QPushButton)
    leave.setFocus()
    desk.qtbot.keyClick(leave, Qt.Key.Key_Tab)
    assert desk.window.focusWidget() is throw_away
    desk.qtbot.keyClick(throw_away, Qt.Key.Key_Return)
    assert here(desk) == evening.name
