"""Printing through a real queue of CUPS: measured on what comes out, and followed to its end."""

from __future__ import annotations

import re
import subprocess
import uuid
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.documents import pdfs
from tests.gui.printed import child
from tests.gui.queues import came_out, pdf_queue, queue
from w4r_desktop.documents.label_sheets import bundled_sheets
from w4r_desktop.documents.labels import draw_outlines
from w4r_desktop.documents.pages import page_count, page_picture
from w4r_desktop.domain.printer_profile import PLAIN, PrinterProfile, Rotation
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Paper, Stock, turned
from w4r_desktop.errors import PrintStoppedError
from w4r_desktop.gui import printing as printing_module
from w4r_desktop.gui.pages.print_delivery import Delivery
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.printer_profiles import PrinterProfiles
from w4r_desktop.gui.printing import Printers, Printing, Sheets
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

DL, NUMBER_10 = ENVELOPES["dl"], ENVELOPES["no10"]
A4, LETTER = SHEETS[Paper.A4], SHEETS[Paper.LETTER]
CLOSE = 0.2
"""Millimetres by which print may be off; the envelopes themselves vary by 1.5."""

PAPER = 0.5
"""Millimetres by which a system rounds the size of a sheet."""

DOTS = 600 / 25.4


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    """What a printing belongs to, as it does to its page."""
    return QObject()


@pytest.fixture
def silent() -> Iterator[str]:
    """A queue whose printer is switched off, and waits for it for ever."""
    yield from queue("w4r-silent", "socket://127.0.0.1:9/")


@pytest.fixture
def failing() -> Iterator[str]:
    """A queue that gives up its job because nobody answers."""
    device, policy = "socket://127.0.0.1:9/?contimeout=1", "printer-error-policy=abort-job"
    yield from queue("w4r-failing", device, "-o", policy)


def marked(stock: Stock, pages: int = 1) -> bytes:
    """Return pages whose ink begins 20 mm from the left and 25 from the top.

    It ends 30 mm from the right and 35 from the bottom; each page ends a millimetre further up.
    """
    file = BytesIO()
    canvas = Canvas(file, pagesize=(stock.width * mm, stock.height * mm), invariant=1)
    for page in range(pages):
        canvas.rect(20 * mm, (stock.height - 30) * mm, 5 * mm, 5 * mm, stroke=0, fill=1)
        right, bottom = stock.width - 30, 35 + page
        canvas.rect((right - 5) * mm, bottom * mm, 5 * mm, 5 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def expected(stock: Stock, profile: PrinterProfile = PLAIN, page: int = 0) -> list[float]:
    """Return where that ink is to be: left, top, right, bottom."""
    middle = stock.width / 2, stock.height / 2
    scales = profile.scale_x / 100, profile.scale_y / 100
    moved = profile.dx, profile.dy
    ends = (20, 25, stock.width - 30, stock.height - 35 - page)
    return [
        middle[n % 2] + (end - middle[n % 2]) * scales[n % 2] + moved[n % 2]
        for n, end in enumerate(ends)
    ]


def ink(pdf: bytes, stock: Stock, page: int = 0) -> list[float]:
    """Return where the ink of a page is, the page turned left if it stands and ``stock`` lies."""
    sheet = PdfReader(BytesIO(pdf)).pages[page]
    width, height = float(sheet.mediabox.width) / mm, float(sheet.mediabox.height) / mm
    if sheet.rotation % 180:
        width, height = height, width
    assert sorted((width, height)) == pytest.approx(sorted((stock.width, stock.height)), abs=PAPER)
    drawn = page_picture(pdf, page, width_px=round(width * DOTS))
    picture = Image.frombytes("RGBX", (drawn.width, drawn.height), drawn.pixels).convert("L")
    if (width < height) != (stock.width < stock.height):
        picture = picture.transpose(Image.Transpose.ROTATE_270)
    box = picture.point([255 if level < 128 else 0 for level in range(256)]).getbbox()
    assert box is not None
    return [edge / DOTS for edge in box]


def printer_of(name: str) -> QPrinter:
    printer = QPrinter()
    printer.setPrinterName(name)
    return printer


def printed(qtbot: QtBot, owner: QObject, sheets: Sheets) -> bytes:
    """Print on the queue that prints into files and return what came out."""
    printing = Printing(printer_of(pdf_queue()), sheets, owner)
    with qtbot.waitSignal(printing.finished, timeout=30_000):
        printing.start()
    (out,) = taken(qtbot, sheets.title)
    return out


def taken(qtbot: QtBot, title: str, jobs: int = 1) -> list[bytes]:
    """Take what came out of the queue under a title, job by job."""
    qtbot.waitUntil(lambda: len(came_out(title)) == jobs, timeout=10_000)
    files = came_out(title)
    out = [file.read_bytes() for file in files]
    for file in files:
        file.unlink()
    return out


def sheets_of(stock: Stock, count: int = 1, **said: Any) -> Sheets:
    title = f"w4r-{uuid.uuid4().hex[:12]}"
    return Sheets(marked(stock, count), stock, title, tuple(range(count)), **said)


def waiting(name: str) -> str:
    """Return the jobs a queue still has."""
    asked = subprocess.run(["lpstat", "-o", name], capture_output=True, text=True, check=False)
    return asked.stdout


@pytest.mark.parametrize("stock", [DL, NUMBER_10, A4, turned(A4)], ids=str)
def test_a_page_comes_out_in_its_size_with_its_marks_in_their_places(
    qtbot: QtBot, owner: QObject, stock: Stock
) -> None:
    out = printed(qtbot, owner, sheets_of(stock))
    assert ink(out, stock) == pytest.approx(expected(stock), abs=CLOSE)


def test_the_outlines_of_a_label_sheet_come_out_where_the_labels_are(
    qtbot: QtBot, owner: QObject
) -> None:
    sheet = bundled_sheets()["avery-5160"]
    outlines, _progress, _pages = pdfs.drawn(partial(draw_outlines, sheet=sheet))
    sheets = Sheets(outlines, sheet.stock, f"w4r-{uuid.uuid4().hex[:12]}", (0,))
    first, last = sheet.area(1), sheet.area(sheet.count)
    assert ink(printed(qtbot, owner, sheets), sheet.stock) == pytest.approx(
        [first.left, first.top, last.right, last.bottom], abs=CLOSE
    )


@pytest.mark.parametrize("stock", [NUMBER_10, LETTER], ids=lambda stock: stock.key)
@pytest.mark.parametrize("way", ["vectors", "pictures"])
def test_offsets_and_scales_of_a_profile_land_in_what_comes_out(
    qtbot: QtBot, owner: QObject, monkeypatch: pytest.MonkeyPatch, stock: Stock, way: str
) -> None:
    if way == "pictures":
        monkeypatch.setattr(printing_module, "takes_pdf", lambda _printer: False)
    profile = PrinterProfile(dx=1.5, dy=-2.25, scale_x=99.2, scale_y=101.5)
    out = printed(qtbot, owner, sheets_of(stock, profile=profile))
    assert ink(out, stock) == pytest.approx(expected(stock, profile), abs=CLOSE)


def test_a_turned_print_comes_out_turned(qtbot: QtBot, owner: QObject) -> None:
    profile = PrinterProfile(rotation=Rotation.RIGHT, dx=1.5, dy=2)
    out = printed(qtbot, owner, sheets_of(DL, profile=profile))
    left, top, right, bottom = expected(DL, profile)
    upright = Stock("", "", DL.height, DL.width)
    clockwise = [DL.height - bottom, left, DL.height - top, right]
    assert ink(out, upright) == pytest.approx(clockwise, abs=CLOSE)


def test_an_envelope_on_a_queue_that_is_told_a4_stands_in_the_middle_above(
    qtbot: QtBot, owner: QObject
) -> None:
    profile = PrinterProfile(rotation=Rotation.RIGHT, size=(210, 297))
    out = printed(qtbot, owner, sheets_of(DL, profile=profile))
    left, top, right, bottom = expected(DL)
    turned_and_placed = [50 + DL.height - bottom, left, 50 + DL.height - top, right]
    assert ink(out, A4) == pytest.approx(turned_and_placed, abs=CLOSE)


def test_exactly_the_pages_asked_for_come_out(qtbot: QtBot, owner: QObject) -> None:
    out = printed(qtbot, owner, sheets_of(DL, 40, pages=(17, 3)))
    assert page_count(out) == 2
    for place, page in enumerate((16, 2)):
        assert ink(out, DL, place) == pytest.approx(expected(DL, page=page), abs=CLOSE)


def test_many_pages_go_in_portions_and_progress_counts_them_all(
    qtbot: QtBot, owner: QObject
) -> None:
    sheets = sheets_of(DL, 45)
    printing = Printing(printer_of(pdf_queue()), sheets, owner)
    progress: list[int] = []
    printing.progressed.connect(progress.append)
    with qtbot.waitSignal(printing.finished, timeout=30_000):
        printing.start()
    assert [page_count(job) for job in taken(qtbot, sheets.title, jobs=3)] == [20, 20, 5]
    assert printing.sent.pages == tuple(range(1, 46))
    assert progress == sorted(progress)
    assert progress[-1] == 45


def test_a_printer_that_does_not_answer_is_said_in_its_own_words(
    qtbot: QtBot, owner: QObject, failing: str
) -> None:
    printing = Printing(printer_of(failing), sheets_of(DL, 3), owner)
    with qtbot.waitSignal(printing.failed, timeout=30_000) as ended:
        printing.start()
    (error,) = ended.args
    assert isinstance(error, PrintStoppedError)
    said = explain(error)
    assert "The printer “w4r-failing” stopped and says: “The printer is not responding.”" in said
    assert "How many of the 3 pages came out is not known. Look at what lies in" in said


def test_a_queue_that_is_stopped_says_why_and_keeps_nothing_for_later(
    qtbot: QtBot, owner: QObject, silent: str
) -> None:
    subprocess.run(["cupsdisable", "-r", "Out of envelopes", silent], check=True)
    printing = Printing(printer_of(silent), sheets_of(DL, 3), owner)
    with qtbot.waitSignal(printing.failed, timeout=10_000) as ended:
        printing.start()
    said = explain(ended.args[0])
    assert "stopped and says: “Out of envelopes”" in said
    assert "Not a single page went to it." in said
    qtbot.waitUntil(lambda: not waiting(silent), timeout=10_000)


def test_cancel_takes_the_job_back_from_the_queue(
    qtbot: QtBot, owner: QObject, silent: str
) -> None:
    printing = Printing(printer_of(silent), sheets_of(DL, 3), owner)
    with qtbot.waitSignal(printing.told, timeout=10_000):
        printing.start()
    assert re.search(rf"{silent}-\d+", waiting(silent))
    with qtbot.waitSignal(printing.cancelled, timeout=10_000):
        printing.cancel()
    assert not waiting(silent)


def test_a_dialog_nobody_touched_does_not_change_the_paper(qtbot: QtBot, tmp_path: Path) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    profiles = PrinterProfiles(Preferences(tmp_path / "preferences.ini"))
    profiles.printer = pdf_queue()
    sheets = sheets_of(DL)
    delivery = Delivery(Printers(), profiles, page)
    said: list[str] = []
    delivery.said.connect(said.append)
    delivery.send(sheets, "{} sent".format)
    child(page, QPrintDialog).accept()
    qtbot.waitUntil(lambda: said == ["1 sent"], timeout=20_000)
    (out,) = taken(qtbot, sheets.title)
    assert ink(out, DL) == pytest.approx(expected(DL), abs=CLOSE)
