"""Lines of text in any script, ready to draw: shaped by Qt, printed by ReportLab.

Plain left-to-right text is printed as text. Any other line is shaped once into outlines, which a
document holds once and draws by reference. Lengths are in ems: times the type size, in points.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfmetrics import stringWidth

from w4r_desktop.documents import fonts
from w4r_desktop.errors import PageCharacterError, PageEastAsianFontError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFont, QPainterPath, QRawFont, QTextLayout
    from reportlab.pdfgen.canvas import Canvas

EM: Final = 1000
"""Units of an outline to the em: fine enough (4 µm at 12 pt) for whole numbers."""

ABOVE: Final = 1.0
BELOW: Final = 0.25
"""Room of a plain line above and below the baseline: 15 pt for 12 pt type, accents included."""

CLEARANCE: Final = 0.05
"""Kept above and below the ink of taller scripts, so that lines never touch."""

POINTS_OF_A_CURVE: Final = 3

EAST_ASIAN: Final = ("CJK ", "HIRAGANA ", "KATAKANA", "HANGUL ", "BOPOMOFO ", "IDEOGRAPHIC ",
                     "FULLWIDTH ", "HALFWIDTH ")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and the room it takes; ``outline`` is empty if it is printed as text."""

    text: str
    width: float
    above: float = ABOVE
    below: float = BELOW
    right_to_left: bool = False
    outline: str = ""


@dataclass(frozen=True, slots=True)
class _Glyph:
    """The path of a glyph as operators of a PDF, and the box of its ink, y pointing up."""

    operators: str
    left: float
    right: float
    top: float
    bottom: float


_GLYPHS: Final[dict[tuple[str, int], _Glyph]] = {}


def missing_character(text: str) -> str:
    """Return the first character that cannot be printed, or nothing."""
    plain = fonts.plain_characters()
    return next((c for c in text if c not in plain and not _printable(c)), "")


def is_east_asian(character: str) -> bool:
    """Return whether a character is Chinese, Japanese or Korean: those come from the system."""
    return unicodedata.name(character, "").startswith(EAST_ASIAN)


def page_problem(character: str, *, line: str, case_name: str) -> PageCharacterError:
    """Return the error that names a character which no font has."""
    kind = PageEastAsianFontError if is_east_asian(character) else PageCharacterError
    return kind(case_name=case_name, line=line, character=character)


@lru_cache(maxsize=2048)
def line(text: str) -> Line:
    """Return a text ready to draw; ask ``missing_character`` before."""
    fonts.register()
    if fonts.plain_characters().issuperset(text):
        return Line(text, stringWidth(text, fonts.PLAIN, EM) / EM)
    return _shaped(text)


def draw(canvas: Canvas, line: Line, *, x: float, y: float, size: float) -> None:
    """Draw a line in the colour in force, its baseline starting at (x, y); all in points."""
    if not line.outline:
        canvas.setFont(fonts.PLAIN, size)
        canvas.drawString(x, y, line.text)
        return
    name = blake2b(line.text.encode(), digest_size=12).hexdigest()
    if not canvas.hasForm(name):
        _keep_form(canvas, name, line)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / EM, size / EM)
    canvas.doForm(name)
    canvas.restoreState()


def _keep_form(canvas: Canvas, name: str, line: Line) -> None:
    foot, right, top = floor(-line.below * EM), ceil(line.width * EM), ceil(line.above * EM)
    canvas.beginForm(name, 0, foot, right, top)
    canvas.addLiteral(line.outline)
    canvas.endForm()


def _printable(character: str) -> bool:
    if unicodedata.category(character) == "Cf" or fonts.family_of(character):
        return True
    return is_east_asian(character) and _system_has(character)


@lru_cache(maxsize=2048)
def _system_has(character: str) -> bool:
    return all(all(run.glyphIndexes()) for run in _layout(character).glyphRuns())


def _shaped(text: str) -> Line:
    layout = _layout(text)
    drawn = layout.lineAt(0)
    glyphs = list(_placed_glyphs(layout, drawn.ascent()))
    left = min((x + glyph.left for glyph, x, _y in glyphs), default=0.0)
    right = max((x + glyph.right for glyph, x, _y in glyphs), default=0.0)
    shift = max(0.0, -left)
    return Line(
        text,
        width=(max(drawn.horizontalAdvance(), right) + shift) / EM,
        above=max((ABOVE, *((y + glyph.top) / EM + CLEARANCE for glyph, _x, y in glyphs))),
        below=max((BELOW, *(-(y + glyph.bottom) / EM + CLEARANCE for glyph, _x, y in glyphs))),
        right_to_left=_reads_right_to_left(text),
        outline="\n".join(
            f"q 1 0 0 1 {round(x + shift)} {round(y)} cm {glyph.operators} f Q"
            for glyph, x, y in glyphs
        ),
    )


def _layout(text: str) -> QTextLayout:
    """Lay out one line in order, joined, with every letter in the face chosen for it."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextLayout, QTextOption

    fonts.load()
    layout = QTextLayout(text, _font(fonts.PLAIN_FAMILY))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    from_right = _reads_right_to_left(text)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
    )
    layout.setTextOption(option)
    layout.setFormats(_face_ranges(text))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _face_ranges(text: str) -> list[QTextLayout.FormatRange]:
    """Say which stretch stands in which face, so that fonts of this computer play no part."""
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    ranges: list[QTextLayout.FormatRange] = []
    for family, stretch in _stretches(text):
        span = QTextLayout.FormatRange()
        span.start = ranges[-1].start + ranges[-1].length if ranges else 0
        span.length = len(stretch.encode("utf-16-le")) // 2
        form = QTextCharFormat()
        form.setFont(_font(family))
        span.format = form
        ranges.append(span)
    return ranges


def _stretches(text: str) -> list[tuple[str, str]]:
    stretches: list[tuple[str, str]] = []
    for character in text:
        before = stretches[-1][0] if stretches else ""
        family = _family_after(before, character)
        if family == before:
            stretches[-1] = (family, stretches[-1][1] + character)
        else:
            stretches.append((family, character))
    return stretches


def _family_after(before: str, character: str) -> str:
    """Keep marks, joiners, digits and signs in the face of the letter before, if it has them."""
    is_letter = unicodedata.category(character)[0] == "L"
    stays = unicodedata.category(character) == "Cf" or fonts.family_has(before, character)
    if before and not is_letter and stays:
        return before
    return fonts.family_of(character) or fonts.PLAIN_FAMILY


def _font(family: str) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(EM)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _placed_glyphs(layout: QTextLayout, baseline: float) -> Iterable[tuple[_Glyph, float, float]]:
    """Yield the glyphs that have ink, each with its place on the baseline, y pointing up."""
    for run in layout.glyphRuns():
        face = run.rawFont()
        for index, position in zip(run.glyphIndexes(), run.positions(), strict=True):
            glyph = _glyph(face, index)
            if glyph.operators:
                yield glyph, position.x(), baseline - position.y()


def _glyph(face: QRawFont, index: int) -> _Glyph:
    """Return a glyph of a face in its regular style; letters come back in line after line."""
    key = (face.familyName(), index)
    if key not in _GLYPHS:
        path = face.pathForGlyph(index)
        ink = path.boundingRect()
        _GLYPHS[key] = _Glyph(
            " ".join(_operators(path)), ink.left(), ink.right(), -ink.top(), -ink.bottom()
        )
    return _GLYPHS[key]


def _operators(path: QPainterPath) -> Iterable[str]:
    """Turn a path upside down into the operators of a PDF, whose y axis points up."""
    from PySide6.QtGui import QPainterPath

    kinds = QPainterPath.ElementType
    ends = {kinds.MoveToElement: "m", kinds.LineToElement: "l"}
    curve: list[str] = []
    for index in range(path.elementCount()):
        element = path.elementAt(index)
        point = f"{round(element.x)} {round(-element.y)}"
        if end := ends.get(element.type):
            yield f"{point} {end}"
            continue
        curve.append(point)
        if len(curve) == POINTS_OF_A_CURVE:
            yield f"{' '.join(curve)} c"
            curve.clear()


def _reads_right_to_left(text: str) -> bool:
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((d in ("R", "AL") for d in directions if d in ("L", "R", "AL")), False)
