"""Out of an event file or a pack nothing is shown as a picture but what was made here."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtGui import QImageReader

from w4r_desktop.domain.pictures import EDGE
from w4r_desktop.exchange.pictures import own_picture
from w4r_desktop.gui.own_pixmap import own_pixmap
from w4r_desktop.gui.widgets.editing.picture import PictureField
from w4r_desktop.gui.widgets.portrait import portrait_picture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80"/></svg>'


def saved(kind: str, size: tuple[int, int] = (80, 60), mode: str = "RGB") -> bytes:
    """Return a picture as a file of a kind."""
    file = io.BytesIO()
    Image.new(mode, size, "red").save(file, kind)
    return file.getvalue()


FOREIGN = {
    "svg": SVG, "svg after a space": b"\n " + SVG, "gif": saved("GIF"), "bmp": saved("BMP"),
    "webp": saved("WEBP"),
    "pixmap": b"/* XPM */\nstatic char *a[]={\"1 1 1 1\",\"a c red\",\"a\"};",
    "nothing": b"", "letters": b"Amina", "only a beginning": saved("PNG")[:8],
    "svg behind the beginning of a PNG": saved("PNG")[:8] + SVG,
    "too wide": saved("PNG", (EDGE + 1, 1)), "too high": saved("JPEG", (1, EDGE + 1)),
}  # fmt: skip


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_what_was_made_here_is_shown(mode: str) -> None:
    made = own_picture(saved("PNG", (3_000, 2_000), mode), name="face.png")
    assert own_pixmap(made).size().toTuple() == (EDGE, EDGE * 2 // 3)
    assert not portrait_picture(made).isNull()


@pytest.mark.parametrize("kind", FOREIGN)
def test_anything_else_is_no_picture(kind: str) -> None:
    assert own_pixmap(FOREIGN[kind]).isNull()
    assert portrait_picture(FOREIGN[kind]).isNull()


def test_qt_would_have_drawn_it() -> None:
    """Or the test above would show nothing."""
    assert {"svg", "gif", "bmp", "xpm"} <= {
        bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()
    }


def test_a_picture_that_is_none_can_be_taken_away_from_a_case(qtbot: QtBot) -> None:
    field = PictureField("Picture")
    qtbot.addWidget(field)
    field.show_value(SVG)
    assert field.preview.pixmap().isNull()
    assert field.remove.isVisibleTo(field)
    assert field.value() == SVG
