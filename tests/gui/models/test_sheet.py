"""The tally sheet's models: what they say, and that they tell of nothing that stayed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.gui.sheets import column, row, small_sheet
from w4r_desktop.gui.models.sheet import SheetModel, SumsModel, TotalsModel
from w4r_desktop.store.queries.sheet import Sheet

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

Role = Qt.ItemDataRole
Across = Qt.Orientation.Horizontal
Down = Qt.Orientation.Vertical


@pytest.fixture
def model(qtbot: QtBot) -> SheetModel:
    model = SheetModel()
    model.show_sheet(small_sheet())
    return model


def told_cells(model: SheetModel, sheet: Sheet) -> list[tuple[int, int, int, int]]:
    told: list[tuple[int, int, int, int]] = []
    model.dataChanged.connect(lambda a, b: told.append((a.row(), a.column(), b.row(), b.column())))
    model.show_sheet(sheet)
    return told


def test_the_models_are_sound(model: SheetModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    totals, sums = TotalsModel(), SumsModel()
    totals.show_sums(model)
    sums.show_sums(model, title="Table 4")
    qtmodeltester.check(totals)
    qtmodeltester.check(sums)


def test_each_cell_says_who_what_and_how_many(model: SheetModel) -> None:
    assert model.index(0, 2).data(Role.AccessibleTextRole) == "Amina K., Jani Silva: 1"
    assert model.index(3, 0).data(Role.AccessibleTextRole) == (
        "Anyone at this table, Khaled Drareni: 0"
    )


def test_headings_say_everything_that_is_drawn(model: SheetModel) -> None:
    spoken = [model.headerData(n, Down, Role.AccessibleTextRole) for n in range(4)]
    assert spoken == [
        "Amina K., first time",
        "Bashir",
        "Class 8b, 25 people",
        "Anyone at this table",
    ]
    assert model.headerData(2, Across, Role.AccessibleTextRole) == "Jani Silva, Colombia"
    assert model.headerData(1, Across) == "Nassima"


def test_a_withdrawn_case_says_so_in_words(model: SheetModel) -> None:
    sheet = small_sheet()
    model.show_sheet(replace(sheet, columns=(column(0, withdrawn=True), *sheet.columns[1:])))
    assert model.headerData(0, Across, Role.AccessibleTextRole) == "Khaled Drareni, withdrawn"


def test_several_tables_at_once_are_named_in_each_row(model: SheetModel) -> None:
    here = small_sheet()
    elsewhere = replace(here.rows[1], writing_table_id=None, table_name="At home")
    nobody = replace(here.rows[3], writing_table_id=None)
    model.show_sheet(replace(here, rows=(here.rows[0], elsewhere, here.rows[3], nobody)))
    assert [line.spoken for line in model.rows] == [
        "Amina K., Table 4, first time", "Bashir, At home", "Anyone at Table 4", "Nobody’s table",
    ]  # fmt: skip


def test_nobodys_row_below_zero_says_that_the_recount_is_in_it(model: SheetModel) -> None:
    for jokes, spoken in ((3, "Anyone at this table, recount"), (0, "Anyone at this table")):
        model.show_sheet(small_sheet((5, 0, 0, 0), (0,) * 4, (0,) * 4, (-jokes, 0, 0, 0)))
        assert model.headerData(3, Down, Role.AccessibleTextRole) == spoken


def test_only_the_cell_that_changed_is_told(model: SheetModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        told = told_cells(
            model, small_sheet((1, 1, 1, 0), (1, 0, 1, 2), (0, 0, 7, 0), (0, 0, 0, 0))
        )
    assert told == [(2, 2, 2, 2)]
    assert model.index(2, 2).data() == 7


def test_the_same_sheet_again_tells_nothing(model: SheetModel) -> None:
    assert told_cells(model, small_sheet()) == []


def test_a_changed_name_repaints_only_its_heading(model: SheetModel, qtbot: QtBot) -> None:
    sheet = small_sheet()
    renamed = replace(sheet, rows=(replace(sheet.rows[0], name="Amina Khan"), *sheet.rows[1:]))
    with (
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.headerDataChanged) as told,
    ):
        model.show_sheet(renamed)
    assert told.args == [Down, 0, 0]
    assert model.headerData(0, Down) == "Amina Khan"


def test_a_new_person_resets_the_sheet(model: SheetModel, qtbot: QtBot) -> None:
    sheet = small_sheet()
    with qtbot.waitSignal(model.modelReset):
        model.show_sheet(replace(sheet, rows=(*sheet.rows, row(9, (0, 0, 0, 5), "Zoë"))))
    assert model.index(4, 3).data() == 5


def test_sums_tell_only_what_changed(model: SheetModel, qtbot: QtBot) -> None:
    totals, sums = TotalsModel(), SumsModel()
    totals.show_sums(model)
    sums.show_sums(model, title="Table 4")
    assert [line[0] for line in totals.counts] == [3, 4, 0, 0]
    assert sums.counts == ((2, 1, 2, 2),)
    model.show_sheet(small_sheet((1, 1, 2, 0), (1, 0, 1, 2), (0, 0, 0, 0), (0, 0, 0, 0)))
    with qtbot.waitSignal(totals.dataChanged) as row_told:
        totals.show_sums(model)
    with qtbot.waitSignal(sums.dataChanged) as column_told:
        sums.show_sums(model, title="Table 4")
    assert row_told.args is not None
    assert row_told.args[0].row() == 0
    assert column_told.args is not None
    assert column_told.args[0].column() == 2


def test_an_empty_sheet_has_no_sums(qtbot: QtBot) -> None:
    model, sums = SheetModel(), SumsModel()
    model.show_sheet(Sheet((), ()))
    sums.show_sums(model, title="Table 4")
    assert (model.rowCount(), sums.counts) == (0, ((),))


def test_a_name_with_markup_is_explained_as_typed(model: SheetModel) -> None:
    sheet = small_sheet()
    named = replace(sheet.rows[0], name="<b>Ann</b> & Lee", first_time=False)
    model.show_sheet(replace(sheet, rows=(named, *sheet.rows[1:])))
    assert model.headerData(0, Down, Role.ToolTipRole) == (
        "<p>&lt;b&gt;Ann&lt;/b&gt; &amp; Lee</p>"
    )
