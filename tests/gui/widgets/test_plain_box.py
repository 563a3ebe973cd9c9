"""Whatever lies on the clipboard: a box takes as much of it as fits, as plain text, at once."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget

from w4r_desktop.gui.dialogs.consent import ConsentQuestion
from w4r_desktop.gui.dialogs.people_import_options import PeopleOptions
from w4r_desktop.gui.pages.brief_chooser import _find_box
from w4r_desktop.gui.pages.results_mailing_ways import OfficeFields
from w4r_desktop.gui.widgets.event_form import EventForm
from w4r_desktop.gui.widgets.find_field import FindField
from w4r_desktop.gui.widgets.plain_box import MOST, PlainBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

BOOK = 50_000_000
QUICK = 1
"""Seconds: a fifth of one is usual, also where the computer is busy; laid out, it takes minutes."""


def paste(widget: QWidget, data: QMimeData | str) -> float:
    """Press the keys for pasting; return for how many seconds the window worked on it."""
    mime = data if isinstance(data, QMimeData) else QMimeData()
    if isinstance(data, str):
        mime.setText(data)
    QGuiApplication.clipboard().setMimeData(mime)
    widget.setFocus()
    began = time.thread_time()
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))
    QApplication.processEvents()
    return time.thread_time() - began


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    return window


def shown(window: QWidget, widget: QWidget) -> None:
    window.show()
    widget.window().show()
    QApplication.processEvents()


BOXES: dict[str, Callable[[QWidget], PlainBox]] = {
    "what people agree to": lambda window: ConsentQuestion("", "Candlelight", window).words,
    "what people on a list agreed to": lambda window: PeopleOptions((), window).wording,
    "the office's address": lambda window: OfficeFields(window).lines,
    "the sender's address": lambda window: EventForm(window).sender_address,
}


@pytest.mark.parametrize("where", BOXES)
@pytest.mark.parametrize("part", ["x", "a\n", "\u1031", "<b>", "\u202e"])
def test_fifty_megabytes_are_pasted_in_no_time_and_cut(
    window: QWidget, where: str, part: str
) -> None:
    box = BOXES[where](window)
    box.clear()
    shown(window, box)
    assert paste(box, part * (BOOK // len(part.encode()))) < QUICK
    assert len(box.toPlainText()) <= MOST
    assert QToolTip.text() == "<p>Only 5,000 characters fit here; the rest was left out.</p>"


@pytest.mark.parametrize("where", BOXES)
def test_tab_leaves_every_box(window: QWidget, where: str) -> None:
    assert BOXES[where](window).tabChangesFocus()


def test_neither_markup_nor_pictures_nor_what_hides_arrive(window: QWidget) -> None:
    box = PlainBox(window)
    shown(window, box)
    data = QMimeData()
    data.setHtml('<h1>Big</h1><img src="file:///face.png">')
    data.setText("Jani\u202e Sil\u200bva\r\n12\0 Street")
    data.setImageData(QImage(10, 10, QImage.Format.Format_RGB32))
    told: list[str] = []
    box.tidied.connect(lambda: told.append("tidied"))
    paste(box, data)
    assert box.document().toRawText() == "Jani Silva\u202912 Street"
    assert told == ["tidied"]


def test_a_picture_alone_is_nothing(window: QWidget) -> None:
    box = PlainBox(window)
    shown(window, box)
    data = QMimeData()
    data.setImageData(QImage(10, 10, QImage.Format.Format_RGB32))
    paste(box, data)
    assert box.toPlainText() == ""


def test_files_let_fall_there_are_only_their_names(window: QWidget) -> None:
    box = PlainBox(window)
    data = QMimeData()
    data.setUrls([QUrl(f"file:///list-{number}.csv") for number in range(1_000)])
    box.insertFromMimeData(data)
    assert len(box.toPlainText()) <= MOST


@pytest.mark.parametrize(
    "field",
    [lambda window: FindField("", window), _find_box, lambda window: EventForm(window).name],
    ids=["people", "cases", "event"],
)
def test_a_line_takes_a_line_of_a_book(
    window: QWidget, field: Callable[[QWidget], QLineEdit]
) -> None:
    line = field(window)
    shown(window, line)
    assert paste(line, "Amina\n" * (BOOK // 6)) < QUICK
    assert 0 < len(line.text()) <= 1_000
