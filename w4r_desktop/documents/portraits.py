"""The face of a case on paper: its picture in a circle, or its initials in a disc."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image
from reportlab.lib.utils import ImageReader

from w4r_desktop.documents import text
from w4r_desktop.documents.flow import ink
from w4r_desktop.documents.fonts import Style
from w4r_desktop.domain.initials import disc_colour, initials
from w4r_desktop.domain.pictures import EDGE, UNREADABLE, own_format

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

WHITE: Final = "#FFFFFF"
LETTERS: Final = 0.38
"""Size of the initials as a share of the disc."""

MIDDLE: Final = 0.36
"""Ems from the baseline of capitals to their middle."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """An item as high as it is wide; ``key`` is the case's code, which gives the disc's colour."""

    height: float
    name: str
    key: str
    picture: bytes | None = None
    gap: float = 0.0
    holds: bool = False

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw the middle of the picture, or the initials where there is none of our own."""
        picture = None if self.picture is None else _own_picture(self.picture)
        if picture is None:
            self._draw_disc(canvas, left, top)
        else:
            self._draw_picture(canvas, picture, left, top)

    def split(self, room: float) -> tuple[Portrait | None, Portrait | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room else (None, self)

    def _draw_picture(self, canvas: Canvas, picture: ImageReader, left: float, top: float) -> None:
        across, down = picture.getSize()
        scale = self.height / min(across, down)
        width, height = across * scale, down * scale
        foot = top - self.height
        canvas.saveState()
        circle = canvas.beginPath()
        circle.circle(left + self.height / 2, foot + self.height / 2, self.height / 2)
        canvas.clipPath(circle, stroke=0, fill=0)
        canvas.drawImage(
            picture,
            left - (width - self.height) / 2,
            foot - (height - self.height) / 2,
            width,
            height,
            mask="auto",
        )
        canvas.restoreState()

    def _draw_disc(self, canvas: Canvas, left: float, top: float) -> None:
        middle, radius = left + self.height / 2, self.height / 2
        ink(canvas, disc_colour(self.key))
        canvas.circle(middle, top - radius, radius, stroke=0, fill=1)
        letters = initials(self.name)
        if text.missing_character(letters):
            return
        size = self.height * LETTERS
        line = text.line(letters, Style(bold=True))
        ink(canvas, WHITE)
        at = middle - line.width * size / 2
        text.draw(canvas, line, x=at, y=top - radius - MIDDLE * size, size=size)


def _own_picture(data: bytes) -> ImageReader | None:
    """Return one of our own pictures, or None for what cannot have been made here."""
    known = own_format(data)
    if known is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks, also about a picture too large
            picture = Image.open(BytesIO(data), formats=[known])
        if max(picture.size) > EDGE:
            return None
        picture.load()  # what is cut off would end the whole document
    except (*UNREADABLE, Image.DecompressionBombError):
        return None
    return ImageReader(BytesIO(data))  # which puts a JPEG into the PDF as it is
