"""What is let fall on the window is a few files or people, and nonsense is nothing."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from w4r_desktop.gui import dragged
from w4r_desktop.gui.dragged import CASE, PEOPLE
from w4r_desktop.gui.main_window import MainWindow
from w4r_desktop.gui.widgets.editing.picture import PictureField

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

SOMEBODY, ANOTHER = UUID(int=1), UUID(int=2)


def let_fall(widget: QWidget, data: QMimeData) -> bool:
    """Carry something over a widget and let it fall there; tell whether it was taken."""
    at, copy = QPoint(20, 20), Qt.DropAction.CopyAction
    how = (copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    events = (QDragEnterEvent(at, *how), QDragMoveEvent(at, *how), QDropEvent(QPointF(at), *how))
    for event in events:
        event.ignore()
        QApplication.sendEvent(widget, event)
    return events[-1].isAccepted()


def of_files(*urls: QUrl | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([url if isinstance(url, QUrl) else QUrl.fromLocalFile(str(url)) for url in urls])
    return data


def test_who_is_dragged_is_known_where_they_fall() -> None:
    data = dragged.carrying(PEOPLE, [SOMEBODY, ANOTHER])
    assert dragged.ids(data, PEOPLE) == (SOMEBODY, ANOTHER)
    assert dragged.ids(data, CASE) == ()


@pytest.mark.parametrize("carried", [b"", b"abc", bytes(17), b"x" * 50_000_000])
def test_nonsense_is_nobody(carried: bytes) -> None:
    data = QMimeData()
    data.setData(PEOPLE, carried)
    began = time.perf_counter()
    assert dragged.ids(data, PEOPLE) == ()
    assert time.perf_counter() - began < 0.3


def test_nobody_is_dragged_twice() -> None:
    data = dragged.carrying(PEOPLE, [SOMEBODY] * 3)
    assert dragged.ids(data, PEOPLE) == (SOMEBODY,)


@pytest.mark.parametrize(
    "words",
    [
        "https://example.org/a.w4r", "ftp://example.org/a.w4rpack", "mailto:ana@example.org",
        "data:image/png;base64,AAAA", "javascript:alert(1)", "file:", "", "\x00\xff", "http://[",
        "file:///a%00b.w4r",
    ],
)  # fmt: skip
def test_what_lies_elsewhere_is_no_file_and_nothing_beside_it_is(
    tmp_path: Path, words: str
) -> None:
    assert dragged.files(of_files(tmp_path / "a.w4r")) == (tmp_path / "a.w4r",)
    assert dragged.files(of_files(tmp_path / "a.w4r", QUrl(words))) == ()


def test_a_hundred_thousand_addresses_are_not_gone_through() -> None:
    data = of_files(*[QUrl("file:///a.w4r")] * 100_000)
    began = time.perf_counter()
    assert dragged.files(data) == ()
    assert time.perf_counter() - began < 0.3


# -- on the window ------------------------------------------------------------------------------


@pytest.fixture
def fallen(qtbot: QtBot) -> list[tuple[Path, ...]]:
    """What the window says was let fall on it; it is that of ``window``."""
    return []


@pytest.fixture
def window(qtbot: QtBot, fallen: list[tuple[Path, ...]]) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.files_dropped.connect(fallen.append)
    return window


def test_a_thousand_files_fall_in_no_time(
    window: MainWindow, fallen: list[tuple[Path, ...]], tmp_path: Path
) -> None:
    files = tuple(tmp_path / f"list of the evening {number}.csv" for number in range(1_000))
    began = time.perf_counter()
    let_fall(window, of_files(*files))
    assert time.perf_counter() - began < 0.3
    assert fallen == [files]


def test_a_pack_and_a_list_are_both_told_and_a_web_page_is_nothing(
    window: MainWindow, fallen: list[tuple[Path, ...]], tmp_path: Path
) -> None:
    let_fall(window, of_files(tmp_path / "a.w4rpack", tmp_path / "a.csv"))
    let_fall(window, of_files(QUrl("https://example.org/a.w4r")))
    assert fallen == [(tmp_path / "a.w4rpack", tmp_path / "a.csv"), ()]


# -- on the picture of a case ---------------------------------------------------------------------


@pytest.fixture
def picture(qtbot: QtBot) -> PictureField:
    field = PictureField("Picture")
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize("kind", ["folder", "pipe", "nothing"])
def test_what_is_no_picture_file_is_refused_in_a_sentence(
    qtbot: QtBot, picture: PictureField, tmp_path: Path, kind: str
) -> None:
    fallen = tmp_path / "face.png"
    if kind == "folder":
        fallen.mkdir()
    elif kind == "pipe":
        if os.name == "nt":
            pytest.skip("Windows has no pipes among the files")
        os.mkfifo(fallen)
    assert let_fall(picture, of_files(fallen))
    qtbot.waitUntil(lambda: not picture.is_reading)
    assert picture.value() is None
    assert picture.trouble.startswith("The picture was not taken: it cannot be opened.")


def test_several_files_and_other_things_are_not_taken(
    picture: PictureField, tmp_path: Path
) -> None:
    text = QMimeData()
    text.setText("file:///face.png")
    assert not let_fall(picture, text)
    assert not let_fall(picture, of_files(QUrl("https://example.org/face.png")))
    assert not let_fall(picture, of_files(*(tmp_path / f"{n}.png" for n in range(1_000))))
    assert not picture.is_reading
