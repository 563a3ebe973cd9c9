"""A large job on the desk of the Print page: only what is looked at becomes a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from w4r_desktop.documents.envelopes import EnvelopeOrder
from w4r_desktop.documents.packs import Pack
from w4r_desktop.documents.pages import page_picture
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.gui import drawing
from w4r_desktop.gui.drawing import Drawing
from w4r_desktop.gui.pages.print_desk import DrawnDesk
from w4r_desktop.gui.widgets import page_preview
from w4r_desktop.gui.wishes import EnvelopeWish

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from w4r_desktop.documents.pages import PagePicture

TARGET = Target(role=Role.PRIMARY, addressee="Señor Presidente", lines=("Bogotá",), country="CO")
WISH = EnvelopeWish(
    (Pack("", (EnvelopeOrder("jani-silva", "Jani Silva", TARGET, 500),)),),
    ("Harbour Street Church",),
    "CA",
    "en",
    ENVELOPES["dl"],
    historical=False,
    closes_on=None,
    today=date(2026, 12, 10),
    practice=False,
)


class Seen:
    """A desk, what is drawn for it, and which of its pages became pictures."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot = qtbot
        self.pictures: list[int] = []
        monkeypatch.setattr(page_preview, "page_picture", self._page_picture)
        self.window = window = QWidget()
        qtbot.addWidget(window)
        self.desk = DrawnDesk(window)
        self.desk.resize(800, 600)
        window.resize(800, 600)
        window.show()
        self.drawing = Drawing(window)
        self.drawing.drawn.connect(self.desk.show_drawn)

    def wait_for(self, place: str) -> None:
        self.qtbot.waitUntil(lambda: place in self.desk.place.text(), timeout=10_000)
        self.qtbot.wait(20)  # to be painted

    def _page_picture(self, pdf: bytes, page: int, *, width_px: int) -> PagePicture:
        self.pictures.append(page)
        return page_picture(pdf, page, width_px=width_px)


@pytest.fixture
def seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Seen:
    return Seen(qtbot, monkeypatch)


def test_of_500_pages_only_those_are_rendered_that_are_looked_at(seen: Seen) -> None:
    seen.drawing.want(WISH)
    seen.wait_for("1 of 500")
    for page in (2, 3):
        seen.qtbot.mouseClick(seen.desk.forward, Qt.MouseButton.LeftButton)
        seen.wait_for(f"{page} of 500")
    assert set(seen.pictures) == {0, 1, 2}
    seen.pictures.clear()
    seen.qtbot.mouseClick(seen.desk.larger, Qt.MouseButton.LeftButton)
    seen.qtbot.waitUntil(lambda: bool(seen.pictures), timeout=5_000)
    assert set(seen.pictures) == {2}


def test_the_same_pages_drawn_again_need_no_new_picture(seen: Seen) -> None:
    seen.drawing.want(WISH)
    seen.wait_for("1 of 500")
    seen.pictures.clear()
    drawn = seen.drawing.result
    assert drawn is not None
    seen.desk.show_drawn(replace(drawn, pdf=bytes(bytearray(drawn.pdf))))
    seen.qtbot.wait(20)
    assert seen.pictures == []


def test_a_document_is_drawn_at_once_and_only_typing_is_waited_for(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "PAUSE", 60_000)
    seen = Seen(qtbot, monkeypatch)
    seen.drawing.want(WISH)
    seen.wait_for("1 of 500")
    seen.drawing.want(replace(WISH, sender_country="CA", backs=True))
    seen.qtbot.wait(50)
    assert seen.drawing.result is None
    seen.drawing.hurry()
    qtbot.waitUntil(lambda: seen.drawing.result is not None, timeout=10_000)
