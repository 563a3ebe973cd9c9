"""The bundled faces, made known to the PDF writer and to Qt, and which characters they have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

PLAIN: Final = "NotoSans"
BOLD: Final = "NotoSans-Bold"
"""What the PDF writer calls the faces that plain text is written in."""

PLAIN_FAMILY: Final = "Noto Sans"
SERIF_FAMILY: Final = "Noto Serif"
"""What Qt calls the family of paper, and the one briefs are read in."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face that text can be shaped in; ``family`` is Qt's name of it."""

    family: str
    file: str


SHAPING_FACES: Final = tuple(
    Face(f"Noto Sans {script}".strip(), f"NotoSans{script}-Regular.ttf")
    for script in (
        "", "Arabic", "Hebrew", "Armenian", "Georgian", "Ethiopic", "Devanagari", "Bengali",
        "Tamil", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar",
    )
)  # fmt: skip
"""The faces of paper in the order they are asked for a character; the first is the plain one."""

FACES_OF_THE_SCREEN: Final = (
    "NotoSans-Bold.ttf",
    "NotoSerif-Regular.ttf",
    "NotoSerif-Bold.ttf",
    "NotoSerif-Italic.ttf",
)


class _Shaper:
    """Keeps the application object that Qt needs to know fonts, where no window has made one."""

    application: QCoreApplication | None = None


@cache
def register() -> None:
    """Make ``PLAIN`` and ``BOLD`` known to the PDF writer."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # binary files: text armour takes half the time and a fifth of the size
    for name, file in ((PLAIN, SHAPING_FACES[0].file), (BOLD, "NotoSans-Bold.ttf")):
        registerFont(TTFont(name, str(resource("fonts", file))))


@cache
def load() -> None:
    """Make all bundled families known to Qt, for windows and for shaping.

    Where there is no window yet, Qt is started on its offscreen platform: paper needs no display.
    A window wanted later in the same process has to make its application object before.
    """
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    if QGuiApplication.instance() is None:
        _Shaper.application = QGuiApplication(["w4r-desktop", "-platform", "offscreen"])
    for file in (*(face.file for face in SHAPING_FACES), *FACES_OF_THE_SCREEN):
        QFontDatabase.addApplicationFont(str(resource("fonts", file)))


@cache
def plain_characters() -> frozenset[str]:
    """Return what the plain face prints as it is: left to right, nothing joined or put on top."""
    import unicodedata

    return frozenset(
        character
        for character in map(chr, _code_points(SHAPING_FACES[0].file))
        if unicodedata.category(character)[0] not in "CM"
        and unicodedata.bidirectional(character) not in ("R", "AL", "AN")
    )


@lru_cache(maxsize=4096)
def family_of(character: str) -> str | None:
    """Return the first bundled family that has a character, if any has."""
    code_point = ord(character)
    return next(
        (face.family for face in SHAPING_FACES if code_point in _code_points(face.file)), None
    )


def family_has(family: str, character: str) -> bool:
    """Return whether a bundled family of ``SHAPING_FACES`` has a character."""
    return any(
        ord(character) in _code_points(face.file) for face in SHAPING_FACES if face.family == family
    )


@cache
def _code_points(file: str) -> frozenset[int]:
    """Read what a face has without Qt, whose raw fonts are bound to one thread."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    return frozenset(TTFontFile(str(resource("fonts", file))).charToGlyph)
