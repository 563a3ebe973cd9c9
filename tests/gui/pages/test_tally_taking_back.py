"""Taking back what was no letter: with a reason, from the history, over a span, and locked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.gui.modal import in_dialog
from tests.gui.tallies import LEFT, Tally, choose, words
from w4r_desktop.gui.dialogs.take_back_between import TakeBackBetweenDialog
from w4r_desktop.services import counting
from w4r_desktop.services.lock import lock, set_pin
from w4r_desktop.store.queries.history import latest_entries

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening
    from w4r_desktop.domain.tally import Reason

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def reasons(tally: Tally) -> list[Reason | None]:
    return [entry.reason for entry in tally.workspace.read(latest_entries, limit=9)]


def history(tally: Tally) -> list[str]:
    inside = tally.page.history._scroll.widget()
    assert inside is not None
    return [label.text() for label in inside.findChildren(QLabel)]


def press(tally: Tally, name: str) -> None:
    """Press the first button of the history whose name begins so."""
    found = [
        button
        for button in tally.page.history.findChildren(QPushButton)
        if button.accessibleName().startswith(name) and button.isVisible()
    ]
    tally.qtbot.mouseClick(found[0], LEFT)


def lock_up(evening: Evening) -> None:
    at = datetime.now(UTC)
    evening.file.write_for_good(set_pin, pin="2468")
    evening.file.write_for_good(lock, at=at)


@pytest.mark.parametrize(
    ("words", "reason"),
    [("A joke", "joke"), ("Not signed", "unsigned"), ("Counted by mistake", "mistake"),
     ("Another reason", "other")],
)  # fmt: skip
def test_one_is_taken_back_with_a_reason_that_the_history_tells(
    tally: Tally, words: str, reason: str
) -> None:
    tally.click(0, 1)
    choose(tally.open_menu(0, 1), words)
    small = words[0].lower() + words[1:]
    assert tally.shown()["Amina"] == (0, 0, 0)
    assert reasons(tally) == [reason, None]
    assert tally.logged[-1] == f"−1 letter ({small}) for Case 2 · Amina · Table 1"
    tally.page.history_button.click()
    assert history(tally)[1].endswith(f"Amina · Table 1 · {small}")


def test_nothing_to_take_back_offers_no_reason(tally: Tally) -> None:
    menu = tally.open_menu(0, 1)
    offered = {action.text(): action.isEnabled() for action in menu.actions()}
    assert not offered["Take one back"]
    assert not offered["Take one back because…"]
    menu.hide()


def test_an_entry_of_the_history_is_taken_back_with_a_reason(tally: Tally) -> None:
    tally.answer(3)
    choose(tally.open_menu(1, 0), "Add several…")
    tally.page.history_button.click()
    press(tally, "Take back and say why: 3 letters for Case 1")
    choose(tally.menu(), "Not signed")
    assert tally.shown()["Bashir"] == (0, 0, 0)
    assert reasons(tally) == ["unsigned", None]
    assert tally.logged[-1] == "Taken back: 3 letters (not signed) for Case 1 · Bashir"
    tally.qtbot.waitUntil(lambda: history(tally)[1].endswith("correction · not signed"))
    tally.workspace.undo()
    assert tally.shown()["Bashir"] == (3, 0, 0)


def test_an_entry_of_the_history_is_taken_back_without_one(tally: Tally) -> None:
    tally.click(1, 0)
    tally.page.history_button.click()
    press(tally, "Take back: 1 letter for Case 1")
    assert reasons(tally) == [None, None]
    assert tally.shown()["Bashir"] == (0, 0, 0)


def test_a_letter_signed_by_several_is_taken_back_as_one(tally: Tally) -> None:
    tally.answer(25)
    choose(tally.open_menu(2, 0), "Signed by several people…")
    assert tally.shown()["Class 8b"] == (1, 0, 0)
    tally.page.history_button.click()
    assert history(tally)[0] == "1 letter, signed by 25 for Case 1"
    press(tally, "Take back: 1 letter, signed by 25")
    assert tally.shown()["Class 8b"] == (0, 0, 0)


def more(tally: Tally) -> list[str]:
    tally.qtbot.mouseClick(tally.page.top.more, LEFT)
    return words(tally.menu())


def test_everything_between_two_times_is_taken_back_as_one_step(tally: Tally) -> None:
    tally.click(0, 0)
    tally.click(1, 1)
    tally.page.show_table(tally.table(1))
    tally.page.add_person("Chen")
    tally.click(0, 2)
    tally.page.show_table(tally.table(0))

    def accept(dialog: TakeBackBetweenDialog) -> None:
        assert dialog.table.currentText() == "Table 1"
        dialog.reason.setCurrentIndex(0)
        tally.qtbot.mouseClick(dialog.accept_button, LEFT)

    assert "Take back everything between two times…" in more(tally)
    in_dialog(TakeBackBetweenDialog, accept)
    choose(tally.menu(), "Take back everything between two times…")
    assert tally.shown()["Amina"] == (0, 0, 0)
    assert tally.shown()["Bashir"] == (0, 0, 0)
    assert tally.logged[-1] == "Taken back: 2 entries of Table 1 (a joke)"
    tally.page.show_table(tally.table(1))
    assert tally.shown()["Chen"] == (0, 0, 1)
    tally.workspace.undo()
    tally.page.show_table(tally.table(0))
    assert tally.shown()["Amina"] == (1, 0, 0)
    assert tally.shown()["Bashir"] == (0, 1, 0)


@pytest.fixture
def locked(qtbot: QtBot, evening: Evening) -> Tally:
    """The page of a locked evening, where Amina wrote a letter before it was locked."""
    amina = evening.sign_in("Amina Khan")
    before = datetime.now(UTC) - timedelta(minutes=5)
    evening.do(counting.log, spot=evening.spot(amina), quantity=1, at=before)
    lock_up(evening)
    return Tally(qtbot, evening)


def test_locked_nobody_is_moved_or_changed_and_first_names_are_shown(locked: Tally) -> None:
    assert "Amina" in locked.shown()
    offered = words(locked.open_menu(0, 0))
    assert not [text for text in offered if text.startswith(("Move", "Change", "Table"))]
    assert "Take one back" in offered
    locked.menu().hide()
    locked.key(Qt.Key.Key_2, CTRL, SHIFT)
    assert locked.page.view.table.names.carried(0) is None
    assert not locked.page.table_choice.button(locked.table(1)).acceptDrops()
    assert "Amina" in locked.shown()


def test_locked_no_span_is_taken_back_but_paper_is_keyed_in(locked: Tally) -> None:
    assert more(locked) == ["Key in a paper sheet…", "A box nobody claims"]
    locked.menu().hide()


def test_locked_only_what_was_logged_since_can_be_taken_back_from_the_history(
    locked: Tally,
) -> None:
    locked.click(0, 1)
    locked.page.history_button.click()
    buttons = [
        button.accessibleName().split(",")[0]
        for button in locked.page.history.findChildren(QPushButton)
        if button.accessibleName().startswith("Take back: ")
    ]
    assert len(history(locked)) == 4
    assert buttons == ["Take back: 1 letter for Case 2"]
    press(locked, "Take back: 1 letter for Case 2")
    assert locked.shown()["Amina"] == (1, 0, 0)


def test_locked_somebody_still_signs_in_and_counts(locked: Tally) -> None:
    locked.page.add_person("Chen")
    locked.click(locked.row("Chen"), 0)
    assert locked.shown()["Chen"] == (1, 0, 0)
    locked.page.view.person_menu_requested.emit(0, QPoint(0, 0))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.hide()
