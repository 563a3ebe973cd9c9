"""The figures of a sheet of labels, typed with a ruler in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from w4r_desktop.documents.label_sheets import bundled_sheets
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import LabelFigure
from w4r_desktop.gui.dialogs.ask import DISCARDED
from w4r_desktop.gui.dialogs.label_sheet import LabelSheetDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

L7160 = bundled_sheets()["avery-l7160"]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def made(window: QWidget, *, own: bool = False, kept: bool = False) -> LabelSheetDialog:
    dialog = LabelSheetDialog(L7160, window, own=own, kept=kept)
    dialog.show()
    return dialog


def put(qtbot: QtBot, dialog: LabelSheetDialog, figure: LabelFigure, typed: str) -> None:
    field = dialog.figures[figure]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, typed)


def test_typed_figures_are_the_sheet(qtbot: QtBot, window: QWidget) -> None:
    dialog = made(window)
    assert dialog.sheet == L7160
    put(qtbot, dialog, LabelFigure.PITCH_X, "66.5")
    put(qtbot, dialog, LabelFigure.DOWN, "6")
    qtbot.keyClick(dialog.figures[LabelFigure.DOWN], Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert (dialog.sheet.pitch_x, dialog.sheet.down) == (66.5, 6)


def test_figures_that_cannot_be_right_are_explained_while_typing(
    qtbot: QtBot, window: QWidget
) -> None:
    dialog = made(window)
    put(qtbot, dialog, LabelFigure.WIDTH, "80")
    assert "they would overlap" in dialog.complaint.text()
    assert not dialog.yes.isEnabled()
    put(qtbot, dialog, LabelFigure.WIDTH, "60")
    assert dialog.complaint.text() == ""
    assert dialog.yes.isEnabled()


def test_a_sheet_of_ones_own_has_a_name_and_a_paper(qtbot: QtBot, window: QWidget) -> None:
    dialog = made(window, own=True)
    dialog.name.setFocus()
    dialog.name.selectAll()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Delete)
    assert "Give the sheet of labels a name" in dialog.complaint.text()
    qtbot.keyClicks(dialog.name, "Office box")
    dialog.paper.setCurrentIndex(dialog.paper.findData(Paper.LETTER))
    assert "sheet is only 279.4 mm high" in dialog.complaint.text()
    put(qtbot, dialog, LabelFigure.DOWN, "6")
    assert dialog.yes.isEnabled()
    assert (dialog.sheet.name, dialog.sheet.paper) == ("Office box", Paper.LETTER)


@pytest.mark.parametrize(
    ("own", "words"), [(True, "Remove this sheet"), (False, "Back to the usual figures")]
)
def test_kept_figures_can_be_forgotten(
    qtbot: QtBot, window: QWidget, *, own: bool, words: str
) -> None:
    dialog = made(window, own=own, kept=True)
    assert dialog.forget.text() == words
    qtbot.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    assert dialog.result() == DISCARDED
    assert made(window).forget.isHidden()


def test_every_field_has_a_name_and_is_reached_by_tab(qtbot: QtBot, window: QWidget) -> None:
    dialog = made(window, own=True)
    names = [field.accessibleName() for field in dialog.figures.values()]
    assert all(names)
    assert len(set(names)) == len(names)
    dialog.name.setFocus()
    seen = []
    for _press in range(10):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget().accessibleName())
    assert seen[:9] == ["Paper", *names]
