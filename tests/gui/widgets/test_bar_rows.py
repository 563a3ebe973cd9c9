"""Bars by case whose names find little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.bar_rows import Bar, BarRow, BarRows, MarkedName

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

LONG = "Rosa Valdivia and the women of the market of San Cristóbal"


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_a_long_name_is_cut_short_before_the_mark_beside_it(
    qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, scale)
    rows = BarRows(("letters", "cards", "other"))
    qtbot.addWidget(rows)
    rows.resize(520, 300)
    rows.show_rows([BarRow(LONG, (2, 0, 0), mark="withdrawn"), BarRow(LONG, (1, 0, 0))])
    with qtbot.waitExposed(rows):
        rows.show()
    theme.apply(qapp, theme.Look.LIGHT, 100)
    marked, plain = rows.findChildren(MarkedName)
    assert LONG in marked.name.toolTip()
    assert (marked.mark.text(), marked.mark.property("role")) == ("withdrawn", "mark")
    assert marked.mark.width() >= marked.mark.sizeHint().width()
    right = marked.mark.mapTo(rows, QPoint(marked.mark.width(), 0)).x()
    assert right <= rows.findChildren(Bar)[0].x()
    assert plain.mark.isHidden()


def test_a_marked_bar_says_its_mark_to_those_who_do_not_see_it(qtbot: QtBot) -> None:
    rows = BarRows(("letters", "cards", "other"))
    qtbot.addWidget(rows)
    rows.show_rows([BarRow("Rosa", (2, 1, 0), mark="withdrawn")])
    (bar,) = rows.findChildren(Bar)
    assert bar.accessibleName() == "Rosa, withdrawn: 3 pieces (2 letters, 1 cards)"
