"""The picture of a case: taken from a file, or refused in a sentence."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from w4r_desktop.gui.widgets.editing.picture import PictureField

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def field(shown: Callable[[PictureField], PictureField]) -> PictureField:
    field = shown(PictureField("Picture"))
    field.show_value(None)
    return field


def saved(path: Path, size: tuple[int, int] = (300, 200)) -> Path:
    Image.new("RGB", size, "green").save(path)
    return path


def wait(qtbot: QtBot, field: PictureField) -> None:
    qtbot.waitUntil(lambda: field._job is None, timeout=5_000)


def test_a_picture_is_made_our_own_off_the_window(
    qtbot: QtBot, field: PictureField, tmp_path: Path
) -> None:
    told: list[bool] = []
    field.edited.connect(lambda: told.append(True))
    field.take(saved(tmp_path / "wide.png", (3000, 1000)))
    assert field.value() is None, "the window goes on meanwhile"
    assert field.noted == "Reading “wide.png” …"
    wait(qtbot, field)
    made = field.value()
    assert made is not None
    assert Image.open(io.BytesIO(made)).size == (1200, 400)
    assert (told, field.preview.isVisible()) == ([True], True)
    assert field.preview.pixmap().width() > field.preview.pixmap().height()


def damaged(folder: Path) -> Path:
    file = saved(folder / "face.jpg")
    file.write_bytes(file.read_bytes()[:200])
    return file


def no_picture(folder: Path) -> Path:
    file = folder / "notes.png"
    file.write_text("not a picture", "utf-8")
    return file


def large(folder: Path) -> Path:
    file = folder / "large.png"
    file.write_bytes(b"\x89PNG" + bytes(10 * 1024 * 1024))
    return file


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (damaged, "the picture “face.jpg” is damaged, or is no PNG, JPEG, WebP or GIF picture"),
        (no_picture, "the picture “notes.png” is damaged, or is no PNG, JPEG, WebP or GIF picture"),
        (large, "the picture “large.png” is too large, at most 10 MB are allowed"),
        (lambda folder: folder / "gone.png", "it cannot be opened"),
        (lambda folder: folder, "it cannot be opened"),
    ],
)
def test_what_is_no_picture_is_refused_and_changes_nothing(
    qtbot: QtBot,
    field: PictureField,
    tmp_path: Path,
    make: Callable[[Path], Path],
    words: str,
) -> None:
    field.take(saved(tmp_path / "first.png"))
    wait(qtbot, field)
    before = field.value()
    field.take(make(tmp_path))
    wait(qtbot, field)
    assert field.trouble == f"The picture was not taken: {words}. Nothing was changed."
    assert field.value() == before
    field.take(tmp_path / "first.png")
    wait(qtbot, field)
    assert field.trouble == ""


def test_a_picture_is_taken_away_by_key(qtbot: QtBot, field: PictureField, tmp_path: Path) -> None:
    field.take(saved(tmp_path / "face.png"))
    wait(qtbot, field)
    field.remove.setFocus()
    qtbot.keyClick(field.remove, Qt.Key.Key_Space)
    assert field.value() is None
    assert not field.preview.isVisible()
    assert field.choose.hasFocus()


def test_a_file_is_dropped_on_it(qtbot: QtBot, field: PictureField, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved(tmp_path / "face.png")))])
    at, copy = QPoint(20, 20), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(at, copy, data, left, none)
    QApplication.sendEvent(field, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(field, QDropEvent(at, copy, data, left, none))
    wait(qtbot, field)
    assert field.value() is not None


def test_a_web_address_is_not_fetched(field: PictureField) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/face.png")])
    entered = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    entered.ignore()
    QApplication.sendEvent(field, entered)
    assert not entered.isAccepted()


def test_a_picture_still_being_read_is_not_shown_for_another_case(
    qtbot: QtBot, field: PictureField, tmp_path: Path
) -> None:
    field.take(saved(tmp_path / "face.png", (3000, 2000)))
    field.show_value(None)
    qtbot.wait(500)
    assert field.value() is None
    assert field.noted.startswith("A PNG")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_that_never_ends_is_refused(
    qtbot: QtBot, field: PictureField, tmp_path: Path
) -> None:
    pipe = tmp_path / "face.png"
    os.mkfifo(pipe)
    field.take(pipe)
    try:
        wait(qtbot, field)
        assert field.trouble.startswith("The picture was not taken: it cannot be opened.")
    finally:
        os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))  # so that nobody waits for ever
