"""Printing in true size: measured on what comes out, against the PDF that went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.documents.envelopes import EnvelopeOrder, arrange, draw_envelopes
from w4r_desktop.documents.pages import page_count, page_picture
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.printer_profile import Orientation, PrinterProfile, Rotation
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Envelope, Paper, Stock, custom, turned
from w4r_desktop.errors import NoPagesChosenError, PaperDiffersError
from w4r_desktop.gui.print_media import (
    check_paper,
    lp_arguments,
    media_name,
    page_layout,
    propose_sides,
    set_up,
)
from w4r_desktop.gui.print_painting import painted
from w4r_desktop.gui.printing import Printers, Printing, Sheets, sent
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SIZES = [*ENVELOPES.values(), custom(200, 120)]
DOTS = 600 / 25.4
POINT = 72 / 25.4
PAPER = 0.5
"""Millimetres by which a system rounds the size of a sheet."""

CLOSE = 0.2
"""Millimetres by which print may be off; the envelopes themselves vary by 1.5."""


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    """What a printing belongs to, as it does to its page."""
    return QObject()


def sheets_of(envelope: Envelope, copies: int = 1) -> Sheets:
    target = Target(
        role=Role.PRIMARY,
        addressee="Señor Presidente",
        lines=("Palacio de Nariño", "Bogotá"),
        country="CO",
    )
    arrangement = arrange(
        [EnvelopeOrder("jani-silva", "Jani Silva", target, copies)],
        sender_lines=("Harbour Street Church", "Halifax"),
        sender_country="CA",
        language="en",
        envelope=envelope,
        historical=False,
        today=date(2026, 12, 10),
    )
    file = BytesIO()
    for _done in draw_envelopes(file, arrangement):
        pass
    return Sheets(file.getvalue(), envelope, "Envelopes", (0,) * copies)


def ink(pdf: bytes, envelope: Stock, page: int = 0) -> list[float]:
    """Return where the ink of a page begins and ends, in millimetres: left, top, right, bottom.

    An upright page is first turned as the envelope lies: its long side up, flap behind.
    """
    sheet = PdfReader(BytesIO(pdf)).pages[page]
    size = [float(sheet.mediabox.width) / POINT, float(sheet.mediabox.height) / POINT]
    assert sorted(size) == pytest.approx([envelope.height, envelope.width], abs=PAPER)
    upright = (size[0] < size[1]) == (sheet.rotation % 180 == 0)
    across = min(size) if upright else max(size)
    drawn = page_picture(pdf, page, width_px=round(across * DOTS))
    picture = Image.frombytes("RGBX", (drawn.width, drawn.height), drawn.pixels).convert("L")
    if upright:
        picture = picture.transpose(Image.Transpose.ROTATE_270)
    box = picture.point([255 if level < 128 else 0 for level in range(256)]).getbbox()
    assert box is not None
    return [edge / DOTS for edge in box]


def printer_to(file: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFileName(str(file))
    return printer


@pytest.mark.parametrize("envelope", SIZES, ids=lambda envelope: envelope.key)
def test_painted_envelopes_land_where_the_pdf_has_them(
    qtbot: QtBot, tmp_path: Path, envelope: Envelope
) -> None:
    sheets = sheets_of(envelope)
    printer = printer_to(tmp_path / "out.pdf")
    set_up(printer, envelope)
    check_paper(printer, envelope)
    assert list(painted(printer, sheets, range(1))) == [1]
    printed = (tmp_path / "out.pdf").read_bytes()
    assert ink(printed, envelope) == pytest.approx(ink(sheets.pdf, envelope), abs=CLOSE)


def test_drivers_see_an_upright_envelope_they_know_and_turn_the_print() -> None:
    layout = page_layout(ENVELOPES["dl"])
    assert layout.pageSize().key() == "EnvDL"
    assert layout.orientation() is QPageLayout.Orientation.Landscape
    assert page_layout(ENVELOPES["no10"]).pageSize().key() == "Env10"


def test_paper_that_a_dialog_changed_is_noticed_before_anything_prints(
    qtbot: QtBot, tmp_path: Path
) -> None:
    printer = printer_to(tmp_path / "out.pdf")
    set_up(printer, ENVELOPES["dl"])
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    printer.setPageLayout(QPageLayout(a4, QPageLayout.Orientation.Portrait, QMarginsF()))
    printer.setFullPage(True)
    with pytest.raises(PaperDiffersError) as refusal:
        check_paper(printer, ENVELOPES["dl"])
    assert "would use paper of 210 × 297 mm instead of DL (220 × 110 mm)" in explain(refusal.value)


def test_every_copy_is_a_page_and_a_range_prints_only_its_pages(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    sheets = sheets_of(ENVELOPES["c6"], copies=5)
    printer = printer_to(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    printing = Printing(printer, sheets, owner)
    with qtbot.waitSignal(printing.finished):
        printing.start()
    assert page_count((tmp_path / "out.pdf").read_bytes()) == 3


@pytest.mark.parametrize(
    ("typed", "pages"), [("1,5-6", (1, 5, 6)), ("9-12", (9, 10)), ("3,2,3", (2, 3))]
)
def test_pages_typed_one_by_one_are_exactly_those_sent(
    qtbot: QtBot, typed: str, pages: tuple[int, ...]
) -> None:
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(typed))
    assert sent(printer, sheets_of(ENVELOPES["c6"], copies=10)).pages == pages


def test_pages_typed_for_a_reprint_are_those_of_the_run(qtbot: QtBot) -> None:
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(18, 20)
    rest = replace(sheets_of(ENVELOPES["c6"], 40), pages=tuple(range(18, 41)))
    assert sent(printer, rest).pages == (18, 19, 20)


@pytest.mark.parametrize(
    ("chosen", "first", "last"),
    [
        (QPrinter.PrintRange.PageRange, 0, 0),
        (QPrinter.PrintRange.PageRange, 11, 12),
        (QPrinter.PrintRange.CurrentPage, 0, 0),
        (QPrinter.PrintRange.Selection, 0, 0),
    ],
)
def test_no_page_chosen_is_refused_in_words_and_prints_nothing(
    qtbot: QtBot, chosen: QPrinter.PrintRange, first: int, last: int
) -> None:
    printer = QPrinter()
    printer.setPrintRange(chosen)
    printer.setFromTo(first, last)
    with pytest.raises(NoPagesChosenError) as refusal:
        sent(printer, sheets_of(ENVELOPES["c6"], copies=10))
    said = explain(refusal.value)
    assert "No page was chosen" in said
    assert "there are 10 pages" in said
    assert "Nothing was printed." in said


@pytest.mark.parametrize("pages", [5, 0])
def test_the_dialog_offers_pages_only_where_they_are_not_settled(qtbot: QtBot, pages: int) -> None:
    page, chosen = QWidget(), list[int]()
    qtbot.addWidget(page)
    Printers().ask(QPrinter(), pages=pages, parent=page, then=chosen.append)
    dialog = page.findChild(QPrintDialog)
    assert dialog is not None
    options = QAbstractPrintDialog.PrintDialogOption
    assert dialog.testOption(options.PrintPageRange) is bool(pages)
    assert not dialog.testOption(options.PrintCurrentPage)
    assert not dialog.testOption(options.PrintSelection)


def test_cancelling_stops_between_two_pages(qtbot: QtBot, tmp_path: Path, owner: QObject) -> None:
    printing = Printing(printer_to(tmp_path / "out.pdf"), sheets_of(ENVELOPES["c6"], 50), owner)
    pages: list[int] = []
    printing.progressed.connect(pages.append)
    printing.progressed.connect(printing.cancel)
    with qtbot.waitSignal(printing.cancelled):
        printing.start()
    assert pages == [1]


class Jammed(QPrinter):
    """A printer that takes 17 pages and no more."""

    taken = 1

    @override
    def newPage(self) -> bool:
        self.taken += 1
        return self.taken <= 17 and super().newPage()


def test_a_printer_that_takes_no_more_pages_is_said_with_the_pages_that_went_to_it(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    printer = Jammed()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printing = Printing(printer, sheets_of(ENVELOPES["c6"], 40), owner)
    with qtbot.waitSignal(printing.failed, timeout=5_000) as ended:
        printing.start()
    said = explain(ended.args[0])
    assert "Pages 1 to 17 of 40 went to the printer; from page 18 nothing did." in said


def test_the_print_service_is_told_the_media_and_not_to_scale(qtbot: QtBot) -> None:
    c65 = lp_arguments(QPrinter(), sheets_of(ENVELOPES["c65"]))
    assert "media=Custom.114x229mm" in c65
    assert "print-scaling=none" in c65
    assert "job-sheets=none" in c65
    assert "sides=one-sided" in c65


class TwoSided(QPrinter):
    """A printer that prints on both sides unless it is told otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self._mode = QPrinter.DuplexMode.DuplexLongSide

    @override
    def duplex(self) -> QPrinter.DuplexMode:
        return self._mode

    @override
    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self._mode = duplex


ENVELOPES_OF_ALL = sheets_of(ENVELOPES["c6"], 8)
CARDS = replace(ENVELOPES_OF_ALL, both_sides=True)


@pytest.mark.parametrize(
    ("sheets", "sides"),
    [
        (ENVELOPES_OF_ALL, "one-sided"),
        (CARDS, "two-sided-long-edge"),
        (replace(CARDS, pages=(3, 4, 7, 8)), "two-sided-long-edge"),
        (replace(CARDS, pages=(4, 5)), "one-sided"),
        (replace(CARDS, pages=(3,)), "one-sided"),
    ],
)
def test_only_what_is_made_for_both_sides_begins_so_in_the_dialog(
    qtbot: QtBot, sheets: Sheets, sides: str
) -> None:
    printer = TwoSided()
    propose_sides(printer, sheets)
    assert f"sides={sides}" in lp_arguments(printer, sheets)


def test_both_sides_chosen_in_the_dialog_are_printed(qtbot: QtBot) -> None:
    printer = TwoSided()
    propose_sides(printer, ENVELOPES_OF_ALL)
    printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
    assert "sides=two-sided-short-edge" in lp_arguments(printer, ENVELOPES_OF_ALL)


@pytest.mark.parametrize("paper", Paper)
def test_sheets_are_known_to_drivers_upright_and_turned_where_they_lie(paper: Paper) -> None:
    upright, lying = SHEETS[paper], turned(SHEETS[paper])
    orientations = QPageLayout.Orientation
    assert page_layout(upright).orientation() is orientations.Portrait
    assert page_layout(lying).orientation() is orientations.Landscape
    assert page_layout(upright).pageSize().size(QPageSize.Unit.Millimeter) == page_layout(
        lying
    ).pageSize().size(QPageSize.Unit.Millimeter)
    assert media_name(upright) == media_name(lying)
    assert media_name(upright).startswith(("iso_a4_", "na_letter_"))


def test_a_print_service_that_never_answers_is_given_up(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, owner: QObject
) -> None:
    silent = tmp_path / "lp"
    silent.write_text("#!/bin/sh\nexec sleep 60\n")
    silent.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr("w4r_desktop.gui.printing.PATIENCE", 200)
    monkeypatch.setattr("w4r_desktop.gui.printing.takes_pdf", lambda _printer: True)
    printing = Printing(printer_to(tmp_path / "out.pdf"), sheets_of(ENVELOPES["dl"]), owner)
    with qtbot.waitSignal(printing.failed, timeout=5_000) as ended:
        printing.start()
    assert "did not take the pages" in explain(ended.args[0])


def test_where_the_print_service_is_gone_pictures_are_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, owner: QObject
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("w4r_desktop.gui.printing.takes_pdf", lambda _printer: True)
    printing = Printing(printer_to(tmp_path / "out.pdf"), sheets_of(ENVELOPES["dl"], 2), owner)
    with qtbot.waitSignal(printing.finished, timeout=5_000):
        printing.start()
    assert page_count((tmp_path / "out.pdf").read_bytes()) == 2


def test_copies_chosen_in_the_dialog_are_sent_one_after_the_other(
    qtbot: QtBot, tmp_path: Path, owner: QObject
) -> None:
    sheets = replace(sheets_of(ENVELOPES["c6"], 4), pages=(4, 2, 1))
    printer = printer_to(tmp_path / "out.pdf")
    printer.setCopyCount(2)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 2)
    printing = Printing(printer, sheets, owner)
    assert printing.sent.pages == (2, 1, 2, 1)
    with qtbot.waitSignal(printing.finished, timeout=5_000):
        printing.start()
    assert page_count((tmp_path / "out.pdf").read_bytes()) == 4


def test_a_profile_may_name_the_paper_in_the_printers_own_words(qtbot: QtBot) -> None:
    dl = ENVELOPES["dl"]
    assert media_name(dl, PrinterProfile(media="EnvDL")) == "EnvDL"
    as_it_lies = PrinterProfile(orientation=Orientation.AS_IT_LIES)
    assert media_name(dl, as_it_lies) == "Custom.220x110mm"
    assert page_layout(dl, as_it_lies).orientation() is QPageLayout.Orientation.Portrait
    told = PrinterProfile(size=(210, 297), rotation=Rotation.RIGHT)
    assert media_name(dl, told) == "iso_a4_210x297mm"
    assert page_layout(dl, told).pageSize().key() == "A4"
