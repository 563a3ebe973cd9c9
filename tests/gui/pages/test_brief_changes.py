"""What an organizer does with cases, by the keys, clicks and drags of the real page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.evening import NOW
from tests.gui.briefs import JANI, NASSIMA, campaign_file, case, listed, log, shown_page
from tests.gui.desk import button
from tests.gui.modal import in_dialog
from w4r_desktop import language
from w4r_desktop.domain.case import Role, Translation
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.dialogs.before_printing import BeforePrintingDialog
from w4r_desktop.gui.dialogs.withdrawal import WithdrawalQuestion
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.widgets.document_view import DocumentView
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.pages.briefs import BriefsPage
    from w4r_desktop.store.event_file import EventFile

Key = Qt.Key
STALE = "Jani Silva: the address was last checked on Nov 2, 2020. See whether it is still right."
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def event_file(tmp_path: Path) -> Iterator[EventFile]:
    made = campaign_file(tmp_path, historical=False)
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
def choices() -> Choices:
    return Choices()


@pytest.fixture
def page(
    qtbot: QtBot, workspace: Workspace, preferences: Preferences, choices: Choices
) -> BriefsPage:
    return shown_page(qtbot, workspace, preferences, choices=choices, now=lambda: NOW)


def names(page: BriefsPage) -> list[str]:
    return [words.split(",")[0] for words in listed(page)]


def press(qtbot: QtBot, page: BriefsPage, key: Key, modifier: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(page.desk.chooser.list, key, modifier)


def answer(qtbot: QtBot, do: Callable[[WithdrawalQuestion], None]) -> None:
    """Do something with the question that the next step opens."""

    def reply(question: WithdrawalQuestion) -> None:
        qtbot.waitUntil(question.reason.hasFocus)
        do(question)
        question.close()

    in_dialog(WithdrawalQuestion, reply)


# -- the order -----------------------------------------------------------------------------------


def test_keys_move_the_case_that_is_shown(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    press(qtbot, page, Key.Key_Up, ALT)  # it is the first already
    assert names(page)[0] == "Jani Silva"
    press(qtbot, page, Key.Key_Down, ALT)
    press(qtbot, page, Key.Key_Down, ALT)
    press(qtbot, page, Key.Key_Down, ALT)
    assert names(page) == ["Nassima al-Sada", "Paing Phyo Min", "Jani Silva"]
    assert page.desk.chooser.list.case_id == page.case_id == case(page, 2)
    assert workspace.undo_label == "Move: Jani Silva"
    workspace.undo()
    assert names(page) == ["Nassima al-Sada", "Jani Silva", "Paing Phyo Min"]
    press(qtbot, page, Key.Key_Up, ALT)
    assert names(page) == ["Jani Silva", "Nassima al-Sada", "Paing Phyo Min"]


def drag_below(page: BriefsPage, row: int, target: int) -> None:
    """Do what the window system does when a case is dragged to the gap below another."""
    cases = page.desk.chooser.list
    data = cases.model().mimeData([cases.model().index(row, 0)])
    gap = cases.visualRect(cases.model().index(target, 0)).bottomLeft() + QPoint(80, 0)
    how = (Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    events = (QDragEnterEvent(gap, *how), QDragMoveEvent(gap, *how), QDropEvent(QPointF(gap), *how))
    for event in events:
        QApplication.sendEvent(cases.viewport(), event)
        assert event.isAccepted()


def test_a_dragged_case_stands_where_it_was_let_go(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    drag_below(page, 0, 1)
    qtbot.waitUntil(lambda: names(page) == ["Nassima al-Sada", "Jani Silva", "Paing Phyo Min"])
    assert workspace.undo_label == "Move: Jani Silva"
    assert "Jani Silva" in page.desk.shown.view.text


def test_there_is_no_order_to_change_while_something_is_searched(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    cases = page.desk.chooser.list
    assert cases.dragEnabled()
    qtbot.keyClicks(page.desk.chooser.find_box, "jailed")
    assert not cases.dragEnabled()
    page.show_case(case(page, 0))  # the second of all three
    press(qtbot, page, Key.Key_Up, ALT)
    press(qtbot, page, Key.Key_Down, ALT)
    assert not workspace.undo_label
    page.desk.chooser.find_box.clear()
    assert cases.dragEnabled()


# -- copies and removals -------------------------------------------------------------------------


def test_a_copy_stands_after_its_case_and_is_shown(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    with qtbot.waitSignal(page.said) as said:
        press(qtbot, page, Key.Key_D, CONTROL)
    assert said.args == ["“Copy of Jani Silva” was added. Change what differs with Edit."]
    assert names(page) == ["Jani Silva", "Copy of Jani Silva", "Nassima al-Sada", "Paing Phyo Min"]
    assert "Copy of Jani Silva" in page.desk.shown.view.text
    assert workspace.undo_label == "Duplicate: Jani Silva"
    workspace.undo()
    assert names(page) == ["Jani Silva", "Nassima al-Sada", "Paing Phyo Min"]


def test_a_case_nothing_was_written_for_is_removed_and_undo_brings_it_back(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    with qtbot.waitSignal(page.said) as said:
        page.menu.remove.trigger()
    assert said.args == ["Jani Silva was removed. Undo in the Edit menu brings it back."]
    assert names(page) == ["Nassima al-Sada", "Paing Phyo Min"]
    assert "Nassima al-Sada" in page.desk.shown.view.text
    assert workspace.undo_label == "Remove: Jani Silva"
    workspace.undo()
    assert names(page)[0] == "Jani Silva"


def test_a_case_with_letters_is_kept_and_can_be_withdrawn_instead(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    log(workspace, case(page, 0), ActionKind.LETTER, 2)
    page.menu.remove.trigger()
    assert len(names(page)) == 3
    assert page.notice.text.startswith("Jani Silva cannot be removed, because something was logged")
    answer(qtbot, lambda question: qtbot.keyClick(question.reason, Key.Key_Escape))
    qtbot.mouseClick(button(page.notice, "Withdraw it…"), Qt.MouseButton.LeftButton)
    assert not page.notice.isVisible()
    assert "withdrawn" not in listed(page)[0]  # Escape is no answer


# -- withdrawing ---------------------------------------------------------------------------------


def test_a_case_is_withdrawn_with_a_reason_and_restored(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace
) -> None:
    def say_why(question: WithdrawalQuestion) -> None:
        assert not question.yes.isEnabled()
        qtbot.keyClicks(question.reason, "Asked by her family")
        qtbot.keyClick(question.reason, Key.Key_Return)

    assert not page.menu.restore.isVisible()
    answer(qtbot, say_why)
    with qtbot.waitSignal(page.said) as said:
        page.menu.withdraw.trigger()
    assert said.args == ["Jani Silva is withdrawn. What was written for it stays counted."]
    assert workspace.undo_label == "Withdraw: Jani Silva"
    assert listed(page)[0] == "Jani Silva, Colombia, withdrawn"
    assert page.desk.shown.view.text.split("\n")[:2] == [
        "Withdrawn on Dec 10, 2026, 15:42: Asked by her family",  # in Halifax
        "Please write no more for this case. What was written stays counted.",
    ]
    assert not [b for b in page.desk.side.cards[0].findChildren(QPushButton) if b.text()]
    page.menu.restore.trigger()
    assert workspace.undo_label == "Restore: Jani Silva"
    assert listed(page)[0] == "Jani Silva, Colombia, 0 letters"
    assert page.desk.shown.view.text.startswith("Colombia")


def test_usual_reasons_are_one_key_away_and_another_can_be_said_later(
    page: BriefsPage, qtbot: QtBot
) -> None:
    def choose(question: WithdrawalQuestion) -> None:
        qtbot.keyClick(question.reason, Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is question.usual[0]
        qtbot.keyClick(focus, Key.Key_Space)
        qtbot.keyClick(question.reason, Key.Key_Return)

    def correct(question: WithdrawalQuestion) -> None:
        assert question.reason.text() == "There is good news: letters are no longer needed"
        qtbot.keyClicks(question.reason, "Free")  # over what is selected
        qtbot.keyClick(question.reason, Key.Key_Return)

    answer(qtbot, choose)
    page.menu.withdraw.trigger()
    assert "There is good news: letters are no longer needed" in page.desk.shown.view.text
    answer(qtbot, correct)
    page.menu.withdraw.trigger()
    assert "15:42: Free\n" in page.desk.shown.view.text


def test_the_menu_is_used_by_keyboard_alone(page: BriefsPage, qtbot: QtBot) -> None:
    def withdraw_by_letter() -> None:
        qtbot.waitUntil(page.menu.isVisible)
        qtbot.keyClick(page.menu, Key.Key_W)

    def say_why(question: WithdrawalQuestion) -> None:
        qtbot.keyClicks(question.reason, "Free")
        qtbot.keyClick(question.reason, Key.Key_Return)

    page.desk.side.edit.setFocus()
    qtbot.keyClick(page.desk.side.edit, Key.Key_Tab)
    assert page.desk.side.more.hasFocus()
    QTimer.singleShot(50, withdraw_by_letter)
    answer(qtbot, say_why)
    qtbot.keyClick(page.desk.side.more, Key.Key_Space)
    qtbot.waitUntil(lambda: listed(page)[0] == "Jani Silva, Colombia, withdrawn")


# -- what else the menu asks for -----------------------------------------------------------------


def test_the_menu_asks_for_paper_and_packs(page: BriefsPage, qtbot: QtBot) -> None:
    here = (page.case_id, Role.PRIMARY)
    for action, signal, said in (
        (page.menu.sheet, page.paper_requested, [Document.CASE_SHEETS, *here]),
        (page.menu.sign, page.paper_requested, [Document.TABLE_SIGNS, *here]),
        (page.menu.bring_in, page.import_requested, []),
        (page.menu.save, page.export_requested, []),
    ):
        with qtbot.waitSignal(signal) as asked:
            action.trigger()
        assert asked.args == said


def test_the_good_news_of_all_cases_is_one_key_away(page: BriefsPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_G, CONTROL)
    assert page.good_news.text.startswith("Jun 27, 2021\nNassima al-Sada  Saudi Arabia\nReleased.")
    with qtbot.waitSignal(page.good_news_requested):
        qtbot.mouseClick(page.good_news.print, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.good_news.back, Key.Key_Escape)
    assert page.desk.isVisible()
    assert page.desk.chooser.list.hasFocus()


# -- editing -------------------------------------------------------------------------------------


def test_a_brief_is_edited_and_a_case_added_from_the_keys(page: BriefsPage, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_E, CONTROL)
    assert page.editor is not None
    assert page.editor.isVisible()
    assert page.editor.title.text() == "Change the brief of Jani Silva"
    page.editor.leave()
    assert page.desk.isVisible()
    qtbot.keyClick(page.desk.chooser.list, Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert page.editor.title.text() == "A new case"


def test_what_was_typed_is_there_again_when_the_page_is_made_anew(
    page: BriefsPage,
    qtbot: QtBot,
    workspace: Workspace,
    preferences: Preferences,
    choices: Choices,
) -> None:
    press(qtbot, page, Key.Key_E, CONTROL)
    assert page.editor is not None
    name = page.editor.form.who.fields["name"].control
    qtbot.keyClicks(name, " the Third")
    qtbot.waitUntil(lambda: page.editor is not None and page.editor.has_changes)
    again = shown_page(qtbot, workspace, preferences, choices=choices)
    assert again.editor is not None
    assert again.editor.isVisible()
    assert again.editor.has_changes
    with qtbot.waitSignal(again.said) as said:
        again.edit(None)  # from a menu, say
    assert said.args == ["What you wrote here is not saved yet. Save or leave it first."]
    assert again.editor.has_changes


def test_a_campaign_without_cases_says_what_to_do(page: BriefsPage, qtbot: QtBot) -> None:
    for _case in range(3):
        page.menu.remove.trigger()
    assert page.empty.isVisible()
    assert "There are no briefs yet" in [label.text() for label in page.empty.findChildren(QLabel)]
    with qtbot.waitSignal(page.import_requested):
        qtbot.mouseClick(page.empty.bring_in, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.empty.add, Qt.MouseButton.LeftButton)
    assert page.editor is not None
    assert page.editor.isVisible()


# -- before anything is printed ------------------------------------------------------------------


def test_remarks_are_counted_listed_and_lead_to_their_case(page: BriefsPage, qtbot: QtBot) -> None:
    check = page.desk.side.check
    assert check.text().startswith("Before you print: ")
    qtbot.mouseClick(check, Qt.MouseButton.LeftButton)
    dialog = page.findChild(BeforePrintingDialog)
    assert isinstance(dialog, BeforePrintingDialog)
    go = button(dialog, "Go to the brief of Nassima al-Sada")
    qtbot.keyClick(go, Key.Key_Space)
    assert page.case_id == case(page, 1)
    qtbot.waitUntil(lambda: page.findChild(BeforePrintingDialog) is None)


@pytest.mark.parametrize(
    ("age", "role", "words"),
    [
        (180, "good", "✓ Address checked Nov 2, 2020"),
        (181, "amber", STALE),
    ],
)
def test_an_address_checked_long_ago_is_worth_a_gentle_word(
    qtbot: QtBot, workspace: Workspace, preferences: Preferences, age: int, role: str, words: str
) -> None:
    checked = datetime.combine(date(2020, 11, 2), datetime.min.time(), UTC)
    now = checked + timedelta(days=age, hours=12)
    page = shown_page(qtbot, workspace, preferences, now=lambda: now)
    told = {
        label.text(): label.property("role")
        for label in page.desk.side.findChildren(QLabel)
        if "checked" in label.text()
    }
    assert told == {words: role}


def test_a_second_target_of_a_role_says_whose_envelope_is_printed(
    qtbot: QtBot, workspace: Workspace, page: BriefsPage
) -> None:
    primary = JANI.targets[0]
    two = (primary, replace(primary, addressee="Her deputy", lines=("A street " * 30,)))
    workspace.run(
        "Change",
        cases.change_case,
        case_id=case(page, 0),
        brief=replace(JANI, targets=two),
        picture=None,
    )
    cards = [[label.text() for label in card.findChildren(QLabel)] for card in page.desk.side.cards]
    note = "Envelopes and letters are printed for the one above."
    assert [note in words for words in cards] == [False, True]
    # what is to be seen to stands at the target it is about
    assert ["is wider than the envelope" in " ".join(words) for words in cards] == [False, True]


# -- languages and stories -----------------------------------------------------------------------


def test_the_language_of_briefs_is_chosen_remembered_and_used_everywhere(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace, preferences: Preferences
) -> None:
    choice = page.desk.shown.languages
    assert [choice.itemText(n) for n in range(choice.count())] == ["English", "Français"]
    choice.setFocus()
    qtbot.keyClick(choice, Key.Key_Down)
    assert preferences.brief_language == "fr"
    assert "Menacée" in page.desk.shown.view.text
    press(qtbot, page, Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    assert page.desk.reading is not None
    assert "Menacée" in page.desk.reading.view.text
    page.desk.reading.close()
    page.desk.chooser.find_box.setText("menacee")
    assert names(page) == ["Jani Silva"]
    again = shown_page(qtbot, workspace, preferences)
    assert "Menacée" in again.desk.shown.view.text
    again.show_case(case(again, 1))  # written in one language only
    assert not again.desk.shown.languages.isVisible()
    assert NASSIMA.headline in again.desk.shown.view.text
    again.show_case(case(again, 0))
    qtbot.keyClick(again.desk.shown.languages, Key.Key_Up)
    assert preferences.brief_language == ""  # that of the window, whatever it will be


def test_a_brief_in_arabic_is_read_from_the_right(
    page: BriefsPage, qtbot: QtBot, workspace: Workspace, preferences: Preferences
) -> None:
    def sides() -> set[bool]:
        """Whether each paragraph of story and demands runs from the right."""
        views = page.desk.shown.view.findChildren(DocumentView)
        shown = [view for view in views if view.accessibleName() in ("Story", "What to ask")]
        blocks = [view.document().findBlockByNumber(n) for view in shown for n in range(2)]
        right = Qt.LayoutDirection.RightToLeft
        return {block.textDirection() == right for block in blocks if block.isValid()}

    arabic = Translation(
        headline="مهددة",
        story="تزرع الأرض منذ عشرين عاما.\n\nAmnesty كتبت عنها في عام 2019.",
        demands=("احموها", "W4R: حققوا في التهديدات"),
    )
    workspace.run(
        "Change",
        cases.change_case,
        case_id=case(page, 0),
        brief=replace(JANI, content_warnings=(), translations={"ar": arabic}),
        picture=None,
    )
    assert sides() == {False}
    qtbot.keyClick(page.desk.shown.languages, Key.Key_Down)
    assert "تزرع الأرض" in page.desk.shown.view.text
    assert sides() == {True}


def test_a_story_with_a_warning_is_opened_once(
    page: BriefsPage,
    qtbot: QtBot,
    workspace: Workspace,
    preferences: Preferences,
    choices: Choices,
) -> None:
    assert "Putumayo" not in page.desk.shown.view.text
    assert "I am not afraid." not in page.desk.shown.view.text
    qtbot.keyClick(page.desk.shown.view.show_story, Key.Key_Space)
    assert "Putumayo" in page.desk.shown.view.text
    page.show_case(case(page, 1))
    assert "She spoke up." in page.desk.shown.view.text  # nothing to warn of
    page.show_case(case(page, 0))
    assert "Putumayo" in page.desk.shown.view.text
    assert not page.desk.shown.view.show_story.isVisible()
    again = shown_page(qtbot, workspace, preferences, choices=choices)
    assert "Putumayo" in again.desk.shown.view.text
