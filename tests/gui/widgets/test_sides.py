"""Two columns give way to one where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from w4r_desktop.gui.widgets.sides import Sides

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_columns_stand_side_by_side_or_one_below_the_other(qtbot: QtBot) -> None:
    sides, left, right = Sides(), QLabel("Here" * 10), QLabel("In the pack")
    sides.add(left, right)
    qtbot.addWidget(sides)
    sides.resize(800, 300)
    sides.show()
    qtbot.waitExposed(sides)

    def places() -> tuple[bool, bool]:
        one, other = (label.mapTo(sides, label.rect().topLeft()) for label in (left, right))
        return one.x() < other.x(), one.y() < other.y()

    assert places() == (True, False)
    sides.resize(300, 300)
    qtbot.waitUntil(lambda: places() == (False, True))
    assert sides.minimumSizeHint().width() < 400
