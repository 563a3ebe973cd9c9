"""What the window says: the toast, the notice, the line at its foot, the hints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from w4r_desktop.gui.widgets.key_hint import KeyHint
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.status_line import StatusLine
from w4r_desktop.gui.widgets.toast import Toast

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

LONG = "<i>" + "name " * 40


def page(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(800, 500)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_the_toast_says_what_was_logged_and_offers_undo(qtbot: QtBot) -> None:
    toast = Toast(page(qtbot))
    toast.say("Letter for Jani Silva", undo="Undo: letter, Amina K., Table 4")
    undo = toast.findChild(QPushButton)
    assert isinstance(undo, QPushButton)
    assert toast.text == "Letter for Jani Silva"
    assert undo.accessibleName() == "Undo: letter, Amina K., Table 4"
    with qtbot.waitSignal(toast.undo_requested):
        QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_the_toast_without_undo_has_no_button(qtbot: QtBot) -> None:
    toast = Toast(page(qtbot))
    toast.say("Undone")
    assert not toast.findChildren(QPushButton)[0].isVisible()


def test_a_long_sentence_is_shown_whole_on_more_lines(qtbot: QtBot) -> None:
    room = page(qtbot)
    toast = Toast(room)
    toast.say("Short")
    low = toast.height()
    toast.say("This sentence says what happened, why, and what to do now. " * 4, sign="warning")
    assert toast.height() > low
    assert toast.width() <= room.width()


def test_the_toast_goes_by_itself_and_starts_anew_with_each_text(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("w4r_desktop.gui.widgets.toast.STAYS", 150)
    toast = Toast(page(qtbot))
    toast.say("one")
    qtbot.wait(90)
    toast.say("two")
    qtbot.wait(90)
    assert toast.text == "two"
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=1000)
    assert toast.text == ""


def test_the_toast_stays_inside_the_page_whatever_it_says(qtbot: QtBot) -> None:
    widget = page(qtbot)
    toast = Toast(widget)
    toast.say(LONG, undo="Undo")
    widget.resize(500, 300)
    QApplication.processEvents()
    assert widget.rect().contains(toast.geometry())
    assert toast.geometry().bottom() > 250


def test_the_toast_fits_the_room_that_pages_leave_for_it(qtbot: QtBot) -> None:
    toast = Toast(page(qtbot))
    toast.say("Letter for Jani Silva", undo="Undo")
    assert toast.height() + 4 <= Toast.room()


def test_the_toast_takes_no_focus(qtbot: QtBot) -> None:
    widget = page(qtbot)
    field = QPushButton("here", widget)
    field.show()
    field.setFocus()
    Toast(widget).say("Letter", undo="Undo")
    assert field.hasFocus()


def test_a_notice_tells_which_button_was_pressed(qtbot: QtBot) -> None:
    widget = page(qtbot)
    notice = Notice(parent=widget)
    notice.say("This event was on Dec 10.", ["Keep it open", "All events"])
    assert notice.text == "This event was on Dec 10."
    with qtbot.waitSignal(notice.chosen) as told:
        QTest.mouseClick(notice.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert told.args == [1]
    notice.say("Again", ["Only one"])
    QApplication.sendPostedEvents(None, 52)  # deferred deletions
    assert [button.text() for button in notice.findChildren(QPushButton)] == ["Only one"]


def test_the_status_line_shows_three_plain_texts(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.show_saved("All saved · 19:42:07")
    line.show_totals("386 pieces")
    line.show_laptop("<b>Laptop</b>")
    labels = [label for label in line.findChildren(QLabel) if label.text()]
    assert [label.text() for label in labels] == [
        "All saved · 19:42:07", "386 pieces", "<b>Laptop</b>",
    ]  # fmt: skip
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_status_line_warns_by_another_sign(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(900, 30)
    line.show_saved("All saved")
    safe = line._sign.pixmap().toImage()
    line.show_saved("All saved", safe=False)
    assert line._sign.pixmap().toImage() != safe


def test_a_long_text_gives_way_and_is_whole_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(200, 24)
    label.show()
    assert label.toolTip().startswith("<p>&lt;i&gt;name")
    assert label.minimumSizeHint().width() < 60
    label.setText("short")
    assert label.toolTip() == ""


def test_hints_without_room_are_left_out_from_the_end(qtbot: QtBot) -> None:
    hint = KeyHint()
    qtbot.addWidget(hint)
    hint.resize(900, 30)
    hint.show()
    parts = [("Space", "adds one"), ("−", "takes one back")]
    hint.show_parts("Counting letters", parts)
    QApplication.processEvents()
    assert [part.text() for part in hint._parts if part.isVisible()] == [
        "Counting letters", "Space", "adds one", "−", "takes one back",
    ]  # fmt: skip
    hint.resize(190, 30)
    assert next(p.text() for p in hint._parts if p.isVisible()) == "Counting letters"
    assert not hint._parts[-1].isVisible()


def test_a_notice_with_little_room_is_as_high_as_its_words_and_no_higher(qtbot: QtBot) -> None:
    widget = page(qtbot)
    widget.resize(420, 500)
    column, notice, below = QVBoxLayout(widget), Notice(parent=widget), QWidget(widget)
    column.addWidget(notice)
    column.addWidget(below, 1)
    notice.say(LONG, ("Start an event of your own…",))
    words = next(label for label in notice.findChildren(QLabel) if label.text() == LONG)
    qtbot.waitUntil(lambda: words.height() > 0 and below.height() > 0)
    QTest.qWait(50)
    assert words.height() >= words.heightForWidth(words.width())
    assert below.height() > 0
    assert notice.height() == notice.heightForWidth(notice.width())
