"""A page printed again on a real queue is exactly that page."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinter

from tests.gui.queues import came_out, pdf_queue
from tests.gui.runs import numbered_pages
from w4r_desktop.documents.pages import page_count, page_picture
from w4r_desktop.domain.stationery import SHEETS, Paper
from w4r_desktop.gui.printing import Printing, Sheets

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def picture(pdf: bytes, page: int) -> Image.Image:
    drawn = page_picture(pdf, page, width_px=420)
    return Image.frombytes("RGBX", (drawn.width, drawn.height), drawn.pixels).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how much two pictures differ, where there is ink on either of them."""
    box = ImageChops.darker(one, other).point([255 * (level < 128) for level in range(256)])
    grey = ImageStat.Stat(ImageChops.difference(one, other), box)
    return float(grey.mean[0])


def test_page_17_of_40_comes_out_of_the_queue_as_it_is(qtbot: QtBot) -> None:
    queue, owner = pdf_queue(), QObject()
    pdf, title = numbered_pages(40, SHEETS[Paper.A4]), f"w4r-again-{uuid.uuid4().hex[:8]}"
    sheets = Sheets(pdf, SHEETS[Paper.A4], title, tuple(range(40)), (17,))
    printer = QPrinter()
    printer.setPrinterName(queue)
    printing = Printing(printer, sheets, owner)
    assert printing.sent.pages == (17,)
    with qtbot.waitSignal(printing.finished, timeout=30_000):
        printing.start()
    qtbot.waitUntil(lambda: bool(came_out(title)), timeout=30_000)
    (file,) = came_out(title)
    printed = file.read_bytes()
    file.unlink()
    assert page_count(printed) == 1
    wanted, again = picture(pdf, 16), picture(printed, 0)
    assert wanted.size == again.size
    apart = {page: difference(picture(pdf, page - 1), again) for page in (7, 16, 17, 18, 37)}
    assert min(apart, key=lambda page: apart[page]) == 17
    assert apart[17] < min(apart[page] for page in apart if page != 17) / 3
