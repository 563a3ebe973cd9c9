"""From the printer's dialog to what is said in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from typing_extensions import override

from tests.documents.test_adjusted import mark, marked
from tests.gui.desk import button
from tests.gui.printed import PrinterToFile, child
from w4r_desktop.domain.printer_profile import PrinterProfile, Rotation
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.gui.dialogs.other_paper import OtherPaperQuestion
from w4r_desktop.gui.pages.print_delivery import Delivery
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.printer_profiles import PrinterProfiles
from w4r_desktop.gui.printing import Sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

DL = ENVELOPES["dl"]


class OnA4(PrinterToFile):
    """A printer whose dialog puts A4 in the place of any other paper."""

    @override
    def ask(
        self, printer: QPrinter, *, pages: int, parent: QWidget, then: Callable[[int], None]
    ) -> None:
        a4 = QPageSize(QPageSize.PageSizeId.A4)
        printer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF()))
        super().ask(printer, pages=pages, parent=parent, then=then)


class BeyondTheLast(PrinterToFile):
    """A printer in whose dialog somebody types pages that there are not."""

    @override
    def ask(
        self, printer: QPrinter, *, pages: int, parent: QWidget, then: Callable[[int], None]
    ) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(pages + 1, pages + 2)
        super().ask(printer, pages=pages, parent=parent, then=then)


class Counter:
    """A page that prints, and everything it is told of it."""

    def __init__(self, qtbot: QtBot, printers: PrinterToFile, profiles: PrinterProfiles) -> None:
        self.qtbot = qtbot
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.page.show()
        self.delivery = Delivery(printers, profiles, self.page)
        self.told: list[object] = []
        self.delivery.began.connect(self._on_began)
        self.delivery.finished.connect(self._on_finished)
        self.delivery.stopped.connect(self._on_stopped)
        self.delivery.ended.connect(self._on_ended)
        self.delivery.said.connect(self.told.append)
        self.delivery.refused.connect(self.told.append)

    def send(self, count: int = 3, pages: tuple[int, ...] = ()) -> None:
        sheets = Sheets(marked(DL, count), DL, "Envelopes", tuple(range(count)), pages)
        self.delivery.send(sheets, "{} sent".format)

    def _on_began(self, sent: object) -> None:
        self.told.append(sent)

    def _on_finished(self) -> None:
        self.told.append("finished")

    def _on_stopped(self, came_out: object) -> None:
        self.told.append(("stopped", came_out))

    def _on_ended(self) -> None:
        self.told.append("ended")


@pytest.fixture
def profiles(tmp_path: Path) -> PrinterProfiles:
    return PrinterProfiles(Preferences(tmp_path / "preferences.ini"))


def test_what_goes_to_the_printer_is_told_first_and_how_it_ended_last(
    qtbot: QtBot, tmp_path: Path, profiles: PrinterProfiles
) -> None:
    counter = Counter(qtbot, PrinterToFile(tmp_path / "out.pdf"), profiles)
    counter.send(pages=(3, 1))
    qtbot.waitUntil(lambda: len(counter.told) == 4, timeout=5_000)
    first, *rest = counter.told
    assert getattr(first, "pages", ()) == (3, 1)
    assert rest == ["finished", "ended", "2 sent"]
    assert not counter.delivery.is_busy


def test_pages_there_are_not_are_refused_in_words_before_anything_begins(
    qtbot: QtBot, tmp_path: Path, profiles: PrinterProfiles
) -> None:
    counter = Counter(qtbot, BeyondTheLast(tmp_path / "out.pdf"), profiles)
    counter.send(3)
    (words,) = counter.told
    assert "No page was chosen" in str(words)
    assert not counter.delivery.is_busy
    assert not (tmp_path / "out.pdf").exists()


def test_a_cancelled_printing_says_that_it_is_not_known_what_came_out(
    qtbot: QtBot, tmp_path: Path, profiles: PrinterProfiles
) -> None:
    counter = Counter(qtbot, PrinterToFile(tmp_path / "out.pdf"), profiles)
    counter.send(count=40)
    counter.delivery.cancel()
    qtbot.waitUntil(lambda: len(counter.told) == 4, timeout=5_000)
    assert counter.told[1:3] == [("stopped", None), "ended"]


def test_the_profile_of_the_chosen_printer_is_put_on_what_is_sent_and_not_on_what_is_shown(
    qtbot: QtBot, tmp_path: Path, profiles: PrinterProfiles
) -> None:
    profiles.keep("", DL, PrinterProfile(dx=5, dy=-2))
    counter = Counter(qtbot, PrinterToFile(tmp_path / "out.pdf"), profiles)
    counter.send()
    qtbot.waitUntil(lambda: "ended" in counter.told, timeout=5_000)
    printed = mark((tmp_path / "out.pdf").read_bytes())
    assert printed == pytest.approx([35, 18, 45, 23], abs=0.3)


def test_paper_changed_in_the_dialog_is_asked_about_before_anything_prints(
    qtbot: QtBot, tmp_path: Path, profiles: PrinterProfiles
) -> None:
    counter = Counter(qtbot, OnA4(tmp_path / "out.pdf"), profiles)
    counter.send()
    question = child(counter.page, OtherPaperQuestion)
    said = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "The printer’s dialog says A4 (210 × 297 mm), but these pages are made for DL" in said
    assert counter.told == []
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert counter.told == []
    assert not (tmp_path / "out.pdf").exists()


def test_pages_are_printed_on_their_own_paper_once_that_is_laid_in(
    qtbot: QtBot, tmp_path: Path, profiles: PrinterProfiles
) -> None:
    counter = Counter(qtbot, OnA4(tmp_path / "out.pdf"), profiles)
    counter.send()
    question = child(counter.page, OtherPaperQuestion)
    qtbot.mouseClick(button(question, "Print on DL"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "ended" in counter.told, timeout=5_000)
    assert mark((tmp_path / "out.pdf").read_bytes()) == pytest.approx([30, 20, 40, 25], abs=0.3)


def test_a_page_too_large_for_the_paper_its_printer_is_told_of_is_refused_before_the_dialog(
    qtbot: QtBot, tmp_path: Path, profiles: PrinterProfiles
) -> None:
    profiles.keep("", DL, PrinterProfile(size=(105, 148), rotation=Rotation.RIGHT))
    counter = Counter(qtbot, PrinterToFile(tmp_path / "out.pdf"), profiles)
    counter.send()
    (said,) = counter.told
    assert "do not fit on the paper of 105 × 148 mm" in str(said)
    assert counter.page.findChild(QDialog) is None
