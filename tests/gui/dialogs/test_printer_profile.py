"""How paper is fed: the dialog, the line that leads to it, and the walk that measures a printer."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget
from typing_extensions import override

from tests.gui.printed import child
from w4r_desktop.domain.printer_profile import (
    PLAIN,
    Edge,
    Face,
    Place,
    PrinterProfile,
    Rotation,
    Side,
)
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Paper
from w4r_desktop.gui.dialogs.calibration import CalibrationDialog
from w4r_desktop.gui.dialogs.printer_profile import PrinterProfileDialog
from w4r_desktop.gui.pages.print_feed import Feed
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.printer_profiles import PrinterProfiles
from w4r_desktop.gui.printing import Printers

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.qtbot import QtBot

DL, A4 = ENVELOPES["dl"], SHEETS[Paper.A4]


class TwoPrinters(Printers):
    """Stands for two printers that print into files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @override
    def names(self) -> list[str]:
        return ["Epson", "Office"]

    @override
    def usual(self) -> str:
        return "Office"

    @override
    def printer(self, name: str) -> QPrinter:
        made = super().printer("")
        made.setOutputFileName(str(self._folder / f"{name}.pdf"))
        return made


class NoPrinters(TwoPrinters):
    """Stands for a computer without any."""

    @override
    def names(self) -> list[str]:
        return []


@pytest.fixture
def profiles(tmp_path: Path) -> PrinterProfiles:
    return PrinterProfiles(Preferences(tmp_path / "preferences.ini"))


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def dialog(page: QWidget, profiles: PrinterProfiles, tmp_path: Path) -> PrinterProfileDialog:
    made = PrinterProfileDialog(DL, profiles, TwoPrinters(tmp_path), page)
    made.show()
    return made


def choose(qtbot: QtBot, field: QComboBox, words: str) -> None:
    """Choose from a list with the keys."""
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Home)
    for _step in range(field.count()):
        if field.currentText() == words:
            return
        qtbot.keyClick(field, Qt.Key.Key_Down)
    raise AssertionError(words)


def put(qtbot: QtBot, field: QDoubleSpinBox, figure: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, figure)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_chosen_is_kept_for_this_printer_and_paper_alone(
    qtbot: QtBot, dialog: PrinterProfileDialog, profiles: PrinterProfiles
) -> None:
    assert dialog.printer == "Office"
    choose(qtbot, dialog.name, "Epson")
    choose(qtbot, dialog.face, "Side to be printed down")
    choose(qtbot, dialog.place, "At the left of the feed")
    choose(qtbot, dialog.rotation, "Upside down, 180°")
    put(qtbot, dialog.dx, "1.5")
    put(qtbot, dialog.scale_y, "99.7")
    click(qtbot, dialog.save)
    kept = PrinterProfile(
        face=Face.DOWN, place=Place.LEFT, rotation=Rotation.HALF, dx=1.5, scale_y=99.7
    )
    assert profiles.of("Epson", DL) == kept
    assert profiles.of("Office", DL) == PLAIN
    assert profiles.of("Epson", A4) == PLAIN
    assert profiles.printer == "Epson"


def test_the_drawing_says_in_words_how_to_lay_the_paper_in(
    qtbot: QtBot, dialog: PrinterProfileDialog
) -> None:
    up = dialog.drawing.grab().toImage()
    choose(qtbot, dialog.face, "Side to be printed down")
    choose(qtbot, dialog.edge, "Long edge first")
    said = "Long edge first. Side to be printed down. In the middle of the feed."
    assert dialog.laying.text() == dialog.drawing.accessibleName() == said
    assert dialog.drawing.grab().toImage() != up


def test_a_name_no_printer_has_for_a_paper_is_complained_of_while_it_is_typed(
    qtbot: QtBot, dialog: PrinterProfileDialog
) -> None:
    qtbot.keyClicks(dialog.media, "my paper")
    assert "“my paper” is no name that a printer has" in dialog.complaint.text()
    assert not dialog.save.isEnabled()
    dialog.media.setText("EnvDL")
    assert dialog.save.isEnabled()
    assert not dialog.complaint.isVisible()


def test_a_paper_the_printer_is_told_of_has_to_take_the_envelope(
    qtbot: QtBot, dialog: PrinterProfileDialog, profiles: PrinterProfiles
) -> None:
    assert not dialog.width_mm.isVisible()
    choose(qtbot, dialog.told, "A4")
    assert "do not fit on the paper of 210 × 297 mm" in dialog.complaint.text()
    choose(qtbot, dialog.rotation, "Turned right, 90°")
    assert dialog.save.isEnabled()
    choose(qtbot, dialog.told, "Another size")
    assert dialog.width_mm.isVisible()
    put(qtbot, dialog.width_mm, "120")
    click(qtbot, dialog.save)
    assert profiles.of("Office", DL).size == (120, 220)


def test_what_is_kept_is_shown_and_can_be_forgotten(
    qtbot: QtBot, page: QWidget, profiles: PrinterProfiles, tmp_path: Path
) -> None:
    profiles.keep("Office", DL, PrinterProfile(edge=Edge.LONG, dy=-2, size=(130, 240)))
    shown = PrinterProfileDialog(DL, profiles, TwoPrinters(tmp_path), page)
    assert shown.edge.currentText() == "Long edge first"
    assert shown.dy.text() == "-2.00 mm"
    assert shown.width_mm.value() == 130
    click(qtbot, shown.usual)
    assert profiles.of("Office", DL).dy == -2
    click(qtbot, shown.save)
    assert profiles.of("Office", DL) == PLAIN


def test_without_a_printer_nothing_can_be_kept(
    page: QWidget, profiles: PrinterProfiles, tmp_path: Path
) -> None:
    shown = PrinterProfileDialog(DL, profiles, NoPrinters(tmp_path), page)
    assert not shown.save.isEnabled()
    assert not shown.measure.isEnabled()


def test_every_field_has_a_name_and_tab_reaches_all_of_them(
    qtbot: QtBot, dialog: PrinterProfileDialog
) -> None:
    dialog.name.setFocus()
    reached: list[QWidget] = [dialog.name]
    while True:
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        if dialog.focusWidget() is dialog.name:
            break
        reached.append(dialog.focusWidget())
    for field in (dialog.edge, dialog.place, dialog.media, dialog.scale_y, dialog.measure,
                  dialog.usual, dialog.save, dialog.close_button):  # fmt: skip
        assert field in reached
    assert all(field.accessibleName() or field.property("text") for field in reached)


def test_the_line_says_how_paper_is_fed_and_leads_to_the_dialog(
    qtbot: QtBot, page: QWidget, profiles: PrinterProfiles, tmp_path: Path
) -> None:
    profiles.printer = "Office"
    profiles.keep("Office", DL, PrinterProfile(dx=1.5, dy=-0.25, scale_x=99.7))
    feed = Feed(profiles, TwoPrinters(tmp_path), page)
    feed.show_stock(None)
    assert not feed.isVisible()
    feed.show_stock(DL)
    said = "Short edge first, face up · 1.5 mm right · 0.25 mm up · 99.7 × 100 %"
    assert feed.words.text() == said
    feed.words.resize(feed.words.sizeHint().width() // 2, 30)
    assert feed.words.shown_text.endswith("99.7 × 100 %")  # how it is fed gives way before
    click(qtbot, feed.change)
    shown = child(page, PrinterProfileDialog)
    choose(qtbot, shown.face, "Side to be printed down")
    click(qtbot, shown.save)
    assert feed.words.text().startswith("Short edge first, face down · 1.5 mm right")


# -- measuring ---------------------------------------------------------------------------------


@pytest.fixture
def walk(page: QWidget, profiles: PrinterProfiles, tmp_path: Path) -> CalibrationDialog:
    made = CalibrationDialog("Office", DL, profiles, TwoPrinters(tmp_path), page)
    made.show()
    return made


def read(qtbot: QtBot, walk: CalibrationDialog, **readings: str) -> None:
    for side, figure in readings.items():
        put(qtbot, walk.fields[Side[side.upper()]], figure)


def test_readings_are_said_in_words_and_kept(
    qtbot: QtBot, walk: CalibrationDialog, profiles: PrinterProfiles
) -> None:
    assert walk.meaning.text() == "It prints where it should, and nothing has to be changed."
    assert not walk.keep.isEnabled()
    read(qtbot, walk, left="21.5", right="18", top="19", bottom="21")
    said = "It prints 1.75 mm too far right, 1 mm too high up and 0.28 % too wide."
    assert walk.meaning.text() == said
    click(qtbot, walk.keep)
    kept = profiles.of("Office", DL)
    assert (kept.dx, kept.dy, kept.scale_x, kept.scale_y) == (-1.75, 1, 99.72, 100)
    assert walk.meaning.text().startswith("Kept for Office with DL. Print the ruler page again")
    assert walk.fields[Side.LEFT].value() == 20


def test_readings_no_printer_gives_are_refused_in_words(
    qtbot: QtBot, walk: CalibrationDialog
) -> None:
    read(qtbot, walk, left="45", right="45")
    assert "These figures cannot be right" in walk.meaning.text()
    assert not walk.keep.isEnabled()


@pytest.mark.parametrize("which", ["rulers", "areas"])
def test_a_test_page_comes_out_with_what_is_kept_already(
    qtbot: QtBot,
    walk: CalibrationDialog,
    profiles: PrinterProfiles,
    tmp_path: Path,
    which: str,
) -> None:
    profiles.keep("Office", DL, PrinterProfile(rotation=Rotation.RIGHT))
    click(qtbot, getattr(walk, which))
    qtbot.waitUntil(lambda: "was sent" in walk.state.text(), timeout=5_000)
    (page,) = PdfReader(BytesIO((tmp_path / "Office.pdf").read_bytes())).pages
    assert page.mediabox.height > page.mediabox.width  # the envelope is turned, so it stands
    assert walk.rulers.isEnabled()


def test_plain_paper_has_no_envelope_to_test(
    page: QWidget, profiles: PrinterProfiles, tmp_path: Path
) -> None:
    walk = CalibrationDialog("Office", A4, profiles, TwoPrinters(tmp_path), page)
    walk.show()
    assert walk.rulers.isVisible()
    assert not walk.areas.isVisible()


def test_a_measured_printer_is_seen_in_the_dialog_that_led_to_it(
    qtbot: QtBot, dialog: PrinterProfileDialog
) -> None:
    put(qtbot, dialog.dy, "2")
    click(qtbot, dialog.measure)
    walk = child(dialog, CalibrationDialog)
    read(qtbot, walk, left="21", right="19")
    click(qtbot, walk.keep)
    assert (dialog.dx.value(), dialog.dy.value()) == (-1, 2)
