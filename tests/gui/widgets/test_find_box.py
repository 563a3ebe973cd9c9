"""Finding and adding people by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from w4r_desktop.gui.widgets.find_box import FindBox
from w4r_desktop.store.queries.attendees import find_attendees

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening

ODD = "Zoé <b>&</b> co"


@pytest.fixture
def box(qtbot: QtBot, evening: Evening) -> FindBox:
    evening.sign_in("Amina")
    evening.sign_in(ODD, table=1)
    box = FindBox(lambda text: evening.ask(find_attendees, text))
    qtbot.addWidget(box)
    box.resize(300, 40)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    return box


def offers(box: FindBox) -> QAbstractItemView:
    completer = box.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def shown(box: FindBox) -> list[str]:
    model = offers(box).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_names_are_offered_as_they_were_typed(box: FindBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "zoe")
    assert shown(box) == ["Add “zoe”  ⏎", f"{ODD} — Table 2"]


def test_down_and_enter_find_the_person(box: FindBox, qtbot: QtBot, evening: Evening) -> None:
    qtbot.keyClicks(box, "zoe")
    for _press in range(2):
        qtbot.keyClick(offers(box), Qt.Key.Key_Down)
    assert box.text() == "zoe"
    with qtbot.waitSignal(box.found) as found, qtbot.assertNotEmitted(box.added):
        qtbot.keyClick(offers(box), Qt.Key.Key_Return)
    assert found.args == [evening.ask(find_attendees, "zoe")[0].attendee_id]
    qtbot.waitUntil(lambda: box.text() == "")


def test_the_first_offer_adds_even_whom_another_name_contains(box: FindBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "Ami")  # and not Amina, whose name begins so
    with qtbot.waitSignal(box.added) as added, qtbot.assertNotEmitted(box.found):
        qtbot.keyClick(offers(box), Qt.Key.Key_Return)
    assert added.args == ["Ami"]


def test_enter_alone_adds_what_was_typed(box: FindBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "  A & <i>B</i> ")
    with qtbot.waitSignal(box.added) as added:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert added.args == ["A & <i>B</i>"]
    assert box.text() == ""
    assert not offers(box).isVisible()


def test_the_key_that_leads_here_begins_no_name(box: FindBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "/Ben")
    assert box.text() == "Ben"


def test_spaces_alone_add_nobody(box: FindBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "   ")
    with qtbot.assertNotEmitted(box.added):
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_escape_clears_the_box_and_puts_the_list_away(box: FindBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box, "Ami")
    qtbot.keyClick(offers(box), Qt.Key.Key_Escape)
    assert not offers(box).isVisible()
    assert box.text() == ""


def test_a_name_has_two_hundred_letters_at_most(box: FindBox, qtbot: QtBot) -> None:
    box.setText("x" * 250)
    with qtbot.waitSignal(box.added) as added:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert len(added.args[0]) == 200


def test_enter_heard_by_the_list_and_the_box_adds_once(box: FindBox, qtbot: QtBot) -> None:
    """As on a real screen, where the list takes its current line after the box has."""
    heard: list[str] = []
    box.added.connect(heard.append)
    qtbot.keyClicks(box, "Chen")
    first = offers(box).model().index(0, 0)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    box._on_activated(first)
    assert heard == ["Chen"]
