"""Labels on the Print page, from the first free one of a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.gui.printed import LETTER, PACK, PrinterToFile, Shown, write
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import LabelFigure
from w4r_desktop.gui.dialogs.label_sheet import LabelSheetDialog
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import event_details
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.pages.print_labels import LabelOptions


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    """Ten letters for Jani, five for Gustavo, one for El Hiblu 3; the labels are in view."""
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Human Rights Day",
            held_on=date(2026, 12, 10),
            time_zone="America/Halifax",
            sender_lines=("Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0"),
            country="CA",
            paper=Paper.LETTER,
        ),
        table_names=["1"],
        pack=PACK,
    )
    workspace = Workspace(file)
    for number, quantity in ((0, 10), (1, 5), (2, 1)):
        write(workspace, number, LETTER, quantity)
    shown = Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    shown.click(shown.page.documents.button(Document.LABELS))
    yield shown
    workspace.close()


@pytest.fixture
def labels(shown: Shown) -> LabelOptions:
    return shown.page.options.labels


def pages(shown: Shown, file: Path) -> list[str]:
    before = len(shown.said)
    shown.page._on_file_chosen(str(file))
    shown.qtbot.waitUntil(lambda: len(shown.said) > before, timeout=5_000)
    return [page.extract_text() for page in PdfReader(file).pages]


def test_labels_run_on_over_sheets_from_the_first_free_one(
    shown: Shown, labels: LabelOptions, tmp_path: Path
) -> None:
    assert labels.fields.sheet.currentText() == "Avery 5163 – 10 labels, 101.6 × 50.8 mm"
    assert shown.page.print.text() == "Print 15 labels"
    shown.wait_for_page("1 of 2 · Jani Silva → Colombia")
    shown.qtbot.keyClick(labels.fields.drawing, Qt.Key.Key_End)
    assert labels.fields.start.value() == 10
    shown.wait_for_page("1 of 3 · Jani Silva → Colombia")
    first, second, third = pages(shown, tmp_path / "labels.pdf")
    assert (first.count("Señor"), second.count("Señor"), second.count("Fiscal")) == (1, 9, 1)
    assert third.count("Fiscal") == 4


def test_the_number_and_the_drawing_show_the_same_label(shown: Shown, labels: LabelOptions) -> None:
    shown.type(labels.fields.start, "4")
    assert labels.fields.drawing.accessibleName() == "Start at label 4 of 10"
    place = labels.fields.drawing.rect_of(2).center().toPoint()
    shown.qtbot.mouseClick(labels.fields.drawing, Qt.MouseButton.LeftButton, pos=place)
    assert labels.fields.start.value() == 2


def test_an_address_without_room_is_left_out_by_name(shown: Shown, labels: LabelOptions) -> None:
    labels.fields.sheet_chosen.emit("avery-5167")
    jani = shown.page._facts.answer.mail[0]
    assert labels.cases.line(jani.case_id).detail.text() == "too large for the label"
    assert "Take larger labels" in labels.cases.line(jani.case_id).tick.accessibleDescription()
    assert "too large for the label: Jani Silva (10)" in labels.left_out.text()
    assert shown.page.print.text() == "Print 0 labels"


def test_return_labels_fill_the_sheet_with_the_country(
    shown: Shown, labels: LabelOptions, tmp_path: Path
) -> None:
    labels.fields.sheet_chosen.emit("avery-5167")
    shown.click(labels.what.button("return"))
    assert not labels.cases.isVisible()
    assert shown.page.print.text() == "Print 80 labels"
    (page,) = pages(shown, tmp_path / "return.pdf")
    assert page.count("Halifax NS B3J 0A0 · CANADA") == 80
    shown.type(labels.returns, "3")
    assert shown.page.print.text() == "Print 3 labels"
    assert labels.kind.role is None
    shown.click(labels.what.button("address"))
    assert labels.cases.isVisible()
    assert labels.kind.variant == ""


def test_return_labels_without_a_return_address_say_what_to_do(
    shown: Shown, labels: LabelOptions
) -> None:
    details = replace(labels._facts.details, sender_lines=())
    shown.workspace.run("Set up", event_details.change_details, details=details)
    shown.click(labels.what.button("return"))
    shown.qtbot.waitUntil(lambda: not shown.page.print.isEnabled(), timeout=5_000)
    assert "no return address yet" in shown.page.desk.words.text()


def test_outlines_are_one_page(shown: Shown, labels: LabelOptions, tmp_path: Path) -> None:
    shown.qtbot.keyClick(labels.fields.outlines, Qt.Key.Key_Space)
    assert shown.page.print.text() == "Print the outlines"
    shown.wait_for_page("1 of 1 · Outlines of Avery 5163")
    (page,) = pages(shown, tmp_path / "outlines.pdf")
    assert page.split() == ["1", "Avery", "5163", *map(str, range(2, 11))]
    assert labels.kind.variant == "outlines"


def test_figures_are_corrected_and_given_up_again(shown: Shown, labels: LabelOptions) -> None:
    def correct() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LabelSheetDialog)
        shown.type(dialog.figures[LabelFigure.LEFT], "4.13")
        dialog.accept()

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LabelSheetDialog)
        dialog.forget.click()

    QTimer.singleShot(0, shown.page, correct)
    shown.click(labels.fields.figures)
    assert labels._sheet.left == 4.13
    QTimer.singleShot(0, shown.page, give_up)
    shown.click(labels.fields.figures)
    assert labels._sheet.left == 3.97


def test_a_sheet_of_ones_own_is_offered_and_chosen(shown: Shown, labels: LabelOptions) -> None:
    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LabelSheetDialog)
        dialog.name.setText("Office box")
        dialog.accept()

    QTimer.singleShot(0, shown.page, name_it)
    shown.click(labels.fields.own)
    assert labels.fields.sheet.currentText().startswith("Office box – 10 labels")
    assert labels.fields.sheet.count() == 18


def test_tab_reaches_what_stands_on_the_labels_first(shown: Shown, labels: LabelOptions) -> None:
    chosen = labels.what.button("address")
    chosen.setFocus()
    shown.qtbot.keyClick(chosen, Qt.Key.Key_Tab)
    assert shown.page.focusWidget() in (
        labels.role.button(labels._copies.role),
        labels.mode.button("as_logged"),
    )


def test_labels_printed_are_counted_one_by_one_and_by_nothing_else(
    shown: Shown, labels: LabelOptions
) -> None:
    shown.click(shown.page.print)
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    write(shown.workspace, 1, LETTER, 2)
    shown.click(labels.mode.button("since_last_run"))
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 2 labels", timeout=5_000)
    shown.click(shown.page.documents.button(Document.ENVELOPES))
    shown.click(shown.page.options.envelopes.mode.button("since_last_run"))
    assert shown.page.print.text() == "Print 17 envelopes"
