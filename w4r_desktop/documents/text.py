"""Lines of text in any script, ready to draw: shaped by Qt, printed by ReportLab.

Plain left-to-right text is printed as text. Any other is shaped once into outlines, which a
document holds once and draws by reference. Lengths are in ems: times the type size, in points.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from hashlib import blake2b
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase.pdfmetrics import stringWidth

from w4r_desktop.documents import fonts
from w4r_desktop.documents.fonts import Style
from w4r_desktop.documents.shaping import (
    ABOVE,
    BELOW,
    EM,
    LINE_BREAK,
    SLANT,
    THICKENING,
    Line,
    Piece,
    is_known,
    reads_right_to_left,
    shaped,
)
from w4r_desktop.errors import PageCharacterError, PageEastAsianFontError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

__all__ = [
    "ABOVE", "BELOW", "EM", "Line", "draw", "is_east_asian", "line", "missing_character",
    "page_problem", "reads_right_to_left", "wrapped",
]  # fmt: skip

PLAIN_STYLE: Final = Style()
FILLED: Final = 0
FILLED_AND_STROKED: Final = 2
"""Ways to paint letters (ISO 32000, 9.3.6)."""

EAST_ASIAN: Final = ("CJK ", "HIRAGANA ", "KATAKANA", "HANGUL ", "BOPOMOFO ", "IDEOGRAPHIC ",
                     "FULLWIDTH ", "HALFWIDTH ")  # fmt: skip


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
def line(text: str, style: Style = PLAIN_STYLE) -> Line:
    """Return a text as one line ready to draw; ask ``missing_character`` before."""
    return _plain(((text, style),)) or shaped(((text, style),), None)[0]


@lru_cache(maxsize=1024)
def wrapped(runs: tuple[tuple[str, Style], ...], width: float) -> tuple[Line, ...]:
    """Return words of several styles as lines no wider than ``width``, as their script breaks."""
    whole = _plain(runs)
    if whole and whole.width <= width and LINE_BREAK not in whole.text:
        return (whole,)
    return shaped(runs, width)


def draw(canvas: Canvas, line: Line, *, x: float, y: float, size: float) -> None:
    """Draw a line in the colours in force, its baseline starting at (x, y); all in points.

    The colour of strokes thickens what has no bold face, so it is to be that of the letters.
    """
    for piece in line.pieces:
        if piece.outline:
            _draw_outline(canvas, piece, line, x=x, y=y, size=size)
        else:
            _draw_text(canvas, piece, x=x + piece.x * size, y=y, size=size)


def _plain(runs: Sequence[tuple[str, Style]]) -> Line | None:
    """Return words as a line if all of them are printed as text, which takes no shaping."""
    fonts.register()
    pieces: list[Piece] = []
    x = 0.0
    for words, style in runs:
        cut = fonts.plain_cut(style)
        if not fonts.prints_plainly(cut.face, words):
            return None
        pieces.append(Piece(words, x, cut))
        x += stringWidth(words, cut.face.name, EM) / EM
    return Line("".join(words for words, _style in runs), x, pieces=tuple(pieces))


def _draw_text(canvas: Canvas, piece: Piece, *, x: float, y: float, size: float) -> None:
    words = canvas.beginText()
    words.setTextTransform(1, 0, SLANT if piece.cut.slanted else 0, 1, x, y)
    words.setFont(piece.cut.face.name, size)
    if piece.cut.thickened:
        canvas.setLineWidth(size * THICKENING / EM)
        words.setTextRenderMode(FILLED_AND_STROKED)
    words.textOut(piece.text)
    if piece.cut.thickened:
        words.setTextRenderMode(FILLED)
    canvas.drawText(words)


def _draw_outline(
    canvas: Canvas, piece: Piece, line: Line, *, x: float, y: float, size: float
) -> None:
    name = blake2b(piece.outline.encode(), digest_size=12).hexdigest()
    if not canvas.hasForm(name):
        _keep_form(canvas, name, piece.outline, line)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / EM, size / EM)
    canvas.doForm(name)
    canvas.restoreState()


def _keep_form(canvas: Canvas, name: str, outline: str, line: Line) -> None:
    foot, right, top = floor(-line.below * EM), ceil(line.width * EM), ceil(line.above * EM)
    canvas.beginForm(name, -THICKENING, foot, right + THICKENING, top)
    canvas.addLiteral(outline)
    canvas.endForm()


def _printable(character: str) -> bool:
    known = unicodedata.category(character) == "Cf" or fonts.cut_of(character, PLAIN_STYLE)
    return bool(known) or (is_east_asian(character) and _system_has(character))


@lru_cache(maxsize=2048)
def _system_has(character: str) -> bool:
    return is_known(character)
