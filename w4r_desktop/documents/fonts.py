"""The bundled faces, made known to the PDF writer and to Qt, and which characters they have."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

PLAIN_FAMILY: Final = "Noto Sans"
SERIF_FAMILY: Final = "Noto Serif"
"""What Qt calls the family of paper, and the one briefs are read in."""


@dataclass(frozen=True, slots=True)
class Face:
    """A bundled face; ``family`` is Qt's name of it, ``name`` the PDF writer's."""

    family: str
    file: str
    bold: bool = False
    italic: bool = False

    @property
    def name(self) -> str:
        """Return what the PDF writer calls it."""
        return self.file.removesuffix(".ttf")


@dataclass(frozen=True, slots=True)
class Style:
    """How words are wanted to look."""

    serif: bool = False
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """A face, and what is done to it where its family has none of the style: no script is lost."""

    face: Face
    thickened: bool = False
    slanted: bool = False


SHAPING_FACES: Final = tuple(
    Face(f"Noto Sans {script}".strip(), f"NotoSans{script}-Regular.ttf")
    for script in (
        "", "Arabic", "Hebrew", "Armenian", "Georgian", "Ethiopic", "Devanagari", "Bengali",
        "Tamil", "Sinhala", "Thai", "Lao", "Khmer", "Myanmar",
    )
)  # fmt: skip
"""The faces of paper in the order they are asked for a character; the first is the plain one."""

SANS: Final = SHAPING_FACES[0]
SANS_BOLD: Final = Face(PLAIN_FAMILY, "NotoSans-Bold.ttf", bold=True)
SERIF: Final = Face(SERIF_FAMILY, "NotoSerif-Regular.ttf")
SERIF_BOLD: Final = Face(SERIF_FAMILY, "NotoSerif-Bold.ttf", bold=True)
SERIF_ITALIC: Final = Face(SERIF_FAMILY, "NotoSerif-Italic.ttf", italic=True)
PLAIN_FACES: Final = (SANS, SANS_BOLD, SERIF, SERIF_BOLD, SERIF_ITALIC)
"""The faces that plain text is printed in as text."""

PLAIN: Final = SANS.name
"""What the PDF writer calls the face it starts with."""

_SANS_CUTS: Final = {
    (False, False): Cut(SANS),
    (True, False): Cut(SANS_BOLD),
    (False, True): Cut(SANS, slanted=True),
    (True, True): Cut(SANS_BOLD, slanted=True),
}
_SERIF_CUTS: Final = {
    (False, False): Cut(SERIF),
    (True, False): Cut(SERIF_BOLD),
    (False, True): Cut(SERIF_ITALIC),
    (True, True): Cut(SERIF_ITALIC, thickened=True),
}


FACES: Final = (*SHAPING_FACES, *PLAIN_FACES[1:])
"""All that are bundled."""


class _Shaper:
    """Keeps the application object that Qt needs to know fonts, where no window has made one."""

    application: QCoreApplication | None = None


@cache
def register() -> None:
    """Make the faces of plain text known to the PDF writer."""
    from reportlab import rl_config
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0  # binary files: text armour takes half the time and a fifth of the size
    for face in PLAIN_FACES:
        registerFont(TTFont(face.name, str(resource("fonts", face.file))))


@cache
def load() -> None:
    """Make all bundled families known to Qt, for windows and for shaping.

    Where there is no window yet, Qt is started on its offscreen platform: paper needs no display.
    A window wanted later in the same process has to make its application object before.
    """
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    if QGuiApplication.instance() is None:
        _Shaper.application = QGuiApplication(["w4r-desktop", "-platform", "offscreen"])
    for face in FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", face.file)))


@cache
def plain_characters(face: Face = SANS) -> frozenset[str]:
    """Return what a face prints as it is: left to right, nothing joined or put on top."""
    import unicodedata

    return frozenset(
        character
        for character in map(chr, _code_points(face.file))
        if unicodedata.category(character)[0] not in "CM"
        and unicodedata.bidirectional(character) not in ("R", "AL", "AN")
    )


def prints_plainly(face: Face, text: str) -> bool:
    """Return whether the PDF writer prints a text in a face as it should look."""
    return face in PLAIN_FACES and plain_characters(face).issuperset(text)


@lru_cache(maxsize=8192)
def cut_of(character: str, style: Style) -> Cut | None:
    """Return the first cut that has a character, the nearest to a style; None if no face has it.

    Scripts other than those of the plain faces have one weight: bold is thickened, and nothing is
    slanted, for few of them know it.
    """
    wanted = style.bold, style.italic
    cuts = [_SERIF_CUTS[wanted]] if style.serif else []
    cuts += [_SANS_CUTS[wanted]]
    cuts += [Cut(face, thickened=style.bold) for face in SHAPING_FACES[1:]]
    return next((cut for cut in cuts if face_has(cut.face, character)), None)


def plain_cut(style: Style) -> Cut:
    """Return the cut of a style for plain text."""
    return (_SERIF_CUTS if style.serif else _SANS_CUTS)[style.bold, style.italic]


def face_has(face: Face, character: str) -> bool:
    """Return whether a face has a character."""
    return ord(character) in _code_points(face.file)


@cache
def _code_points(file: str) -> frozenset[int]:
    """Read what a face has without Qt, whose raw fonts are bound to one thread."""
    from reportlab.pdfbase.ttfonts import TTFontFile

    return frozenset(TTFontFile(str(resource("fonts", file))).charToGlyph)
