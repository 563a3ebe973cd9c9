"""Labels on the Print page, from the first free one of a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QVBoxLayout, QWidget

from tests.documents.pdfs import drawn, words
from tests.gui.printed import LETTER, PACK, PrinterToFile, Shown, write
from w4r_desktop.documents.label_sheets import bundled_sheets
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import LabelFigure
from w4r_desktop.gui.dialogs.label_sheet import LabelSheetDialog
from w4r_desktop.gui.models.paper_choices import PaperChoices
from w4r_desktop.gui.pages.print_document import paper_facts
from w4r_desktop.gui.pages.print_labels import LabelOptions
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.run_words import run_title
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import event_details
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.print_runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """Ten letters for Jani, five for Gustavo, one for El Hiblu 3."""
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
    opened = Workspace(file)
    for number, quantity in ((0, 10), (1, 5), (2, 1)):
        write(opened, number, LETTER, quantity)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Shown:
    """Return the whole page with the labels in view."""
    shown = Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    shown.click(shown.page.documents.button(Document.LABELS))
    return shown


class Alone:
    """The options of labels without the page around, and what a person does with them."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.facts = workspace.read(paper_facts)
        self.labels = LabelOptions(PaperChoices(), self.facts, Preferences(), self.window)
        self.labels.changed.connect(self.show)
        QVBoxLayout(self.window).addWidget(self.labels)
        self.show()
        self.window.resize(440, 620)
        self.window.show()

    def show(self, _case_id: object = None) -> None:
        self.labels.show_facts(self.facts)

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, field: QAbstractSpinBox, number: str) -> None:
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, number)

    @property
    def button(self) -> str:
        """What the button to print says."""
        return self.labels.words.print_button(self.labels.count)

    def pages(self) -> list[str]:
        wish = self.labels.wish()
        assert wish is not None
        pdf, _progress, _pages = drawn(wish.draw)
        return words(pdf)


@pytest.fixture
def alone(qtbot: QtBot, workspace: Workspace) -> Alone:
    return Alone(qtbot, workspace)


def test_labels_run_on_over_sheets_from_the_first_free_one(alone: Alone) -> None:
    fields = alone.labels.fields
    assert fields.sheet.currentText() == "Avery 5163 – 10 labels, 101.6 × 50.8 mm"
    assert alone.button == "Print 15 labels"
    assert len(alone.pages()) == 2
    alone.qtbot.keyClick(fields.drawing, Qt.Key.Key_End)
    assert fields.start.value() == 10
    first, second, third = alone.pages()
    assert (first.count("Señor"), second.count("Señor"), second.count("Fiscal")) == (1, 9, 1)
    assert third.count("Fiscal") == 4


def test_the_number_and_the_drawing_show_the_same_label(alone: Alone) -> None:
    fields = alone.labels.fields
    alone.type(fields.start, "4")
    assert fields.drawing.accessibleName() == "Start at label 4 of 10"
    place = fields.drawing.rect_of(2).center().toPoint()
    alone.qtbot.mouseClick(fields.drawing, Qt.MouseButton.LeftButton, pos=place)
    assert fields.start.value() == 2


def test_an_address_without_room_is_left_out_by_name(alone: Alone) -> None:
    labels = alone.labels
    labels.fields.sheet_chosen.emit("avery-5167")
    line = labels.cases.line(alone.facts.mail[0].case_id)
    assert line.detail.text() == "too large for the label"
    assert "Take larger labels" in line.tick.accessibleDescription()
    assert "too large for the label: Jani Silva (10)" in labels.left_out.text()
    assert alone.button == "Print 0 labels"
    assert labels.wish() is None


def test_return_labels_fill_the_sheet_with_the_country(alone: Alone) -> None:
    labels = alone.labels
    labels.fields.sheet_chosen.emit("avery-5167")
    alone.click(labels.what.button("return"))
    assert not labels.cases.isVisible()
    assert alone.button == "Print 80 labels"
    (page,) = alone.pages()
    assert page.count("Halifax NS B3J 0A0 · CANADA") == 80
    alone.type(labels.returns, "3")
    assert alone.button == "Print 3 labels"
    assert (labels.kind.role, labels.kind.variant) == (None, "return")
    alone.click(labels.what.button("address"))
    assert labels.cases.isVisible()
    assert labels.kind.variant == ""


def test_return_labels_without_a_return_address_say_what_to_do(alone: Alone) -> None:
    details = replace(alone.facts.details, sender_lines=())
    alone.facts = replace(alone.facts, details=details)
    alone.click(alone.labels.what.button("return"))
    assert alone.labels.wish() is None
    assert "no return address yet" in alone.labels.why_nothing


def test_outlines_are_one_page(alone: Alone) -> None:
    alone.qtbot.keyClick(alone.labels.fields.outlines, Qt.Key.Key_Space)
    assert alone.button == "Print the outlines"
    (page,) = alone.pages()
    assert page.split() == ["1", "Avery", "5163", *map(str, range(2, 11))]
    assert alone.labels.kind.variant == "outlines"


def test_figures_are_corrected_and_given_up_again(alone: Alone) -> None:
    def correct() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LabelSheetDialog)
        alone.type(dialog.figures[LabelFigure.LEFT], "4.13")
        dialog.accept()

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LabelSheetDialog)
        dialog.forget.click()

    QTimer.singleShot(0, alone.window, correct)
    alone.click(alone.labels.fields.figures)
    assert alone.labels._sheet.left == 4.13
    QTimer.singleShot(0, alone.window, give_up)
    alone.click(alone.labels.fields.figures)
    assert alone.labels._sheet.left == 3.97


def test_a_sheet_of_ones_own_is_offered_and_chosen(alone: Alone) -> None:
    def name_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LabelSheetDialog)
        dialog.name.setText("Office box")
        dialog.accept()

    QTimer.singleShot(0, alone.window, name_it)
    alone.click(alone.labels.fields.own)
    assert alone.labels.fields.sheet.currentText().startswith("Office box – 10 labels")
    assert alone.labels.fields.sheet.count() == len(bundled_sheets()) + 1


def test_tab_reaches_what_stands_on_the_labels_first(shown: Shown) -> None:
    labels = shown.page.options.labels
    chosen = labels.what.button("address")
    chosen.setFocus()
    shown.qtbot.keyClick(chosen, Qt.Key.Key_Tab)
    assert shown.page.focusWidget() is labels.role.button(labels._copies.role)


def _has_said(shown: Shown, sentences: int) -> bool:
    return len(shown.said) == sentences


def test_labels_printed_are_counted_one_by_one_and_by_nothing_else(
    shown: Shown,
) -> None:
    labels = shown.page.options.labels
    for printed in range(2):
        shown.click(shown.page.print)
        shown.qtbot.waitUntil(partial(_has_said, shown, printed + 1), timeout=10_000)
        shown.qtbot.keyClick(labels.fields.outlines, Qt.Key.Key_Space)
    write(shown.workspace, 1, LETTER, 2)
    titles = [run_title(run) for run in shown.workspace.read(runs)]
    assert titles == ["Labels · Outlines", "Labels"]
    shown.click(labels.mode.button("since_last_run"))
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 2 labels", timeout=5_000)
    shown.click(shown.page.documents.button(Document.ENVELOPES))
    shown.click(shown.page.options.envelopes.mode.button("since_last_run"))
    assert shown.page.print.text() == "Print 17 envelopes"
