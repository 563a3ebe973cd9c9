"""Words in any script as lines of pieces, broken and shaped by Qt. Lengths are in ems."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from w4r_desktop.documents import fonts
from w4r_desktop.documents.fonts import Cut, Face, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QFont, QPainterPath, QRawFont, QTextLayout, QTextLine

EM: Final = 1000
"""Units of an outline to the em: fine enough (4 µm at 12 pt) for whole numbers."""

ABOVE: Final = 1.0
BELOW: Final = 0.25
"""Room of a plain line above and below the baseline: 15 pt for 12 pt type, accents included."""

CLEARANCE: Final = 0.05
"""Kept above and below the ink of taller scripts, so that lines never touch."""

THICKENING: Final = 30
"""Units by which an outline grows all around where a family has no bold face: half of it a side."""

SLANT: Final = 0.21
"""How far a slanted letter leans, as the italics of the bundled faces do."""

POINTS_OF_A_CURVE: Final = 3
LINE_BREAK: Final = "\u2028"
"""Ends a line within a paragraph."""

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one style in a line: printed as text, or as an ``outline`` if there is one."""

    text: str
    x: float
    cut: Cut
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, the room it takes, and the pieces it is drawn from."""

    text: str
    width: float
    above: float = ABOVE
    below: float = BELOW
    right_to_left: bool = False
    pieces: tuple[Piece, ...] = ()

    @property
    def outline(self) -> str:
        """Return all that is not printed as text, as operators of a PDF; empty if nothing."""
        return "\n".join(piece.outline for piece in self.pieces if piece.outline)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring characters in one cut; ``start`` and ``end`` count as Qt does, in UTF-16."""

    text: str
    cut: Cut
    start: int

    @property
    def end(self) -> int:
        return self.start + _units(self.text)

    def between(self, start: int, end: int) -> str:
        """Return what of it lies in a line."""
        units = self.text.encode("utf-16-le")
        first, last = max(start - self.start, 0), max(end - self.start, 0)
        return units[first * 2 : last * 2].decode("utf-16-le")


@dataclass(frozen=True, slots=True)
class _Glyph:
    """The path of a glyph as operators of a PDF, and the box of its ink, y pointing up."""

    operators: str
    left: float
    right: float
    top: float
    bottom: float


_GlyphAt: TypeAlias = tuple[_Glyph, float, float]


@dataclass(frozen=True, slots=True)
class _Placed:
    """The glyphs of a stretch of a line that cannot be printed as text."""

    text: str
    cut: Cut
    glyphs: list[_GlyphAt]

    def outline(self, shift: float) -> str:
        """Return its operators, moved to the right."""
        lean = f"{SLANT:g}" if self.cut.slanted else "0"
        paint = "B" if self.cut.thickened else "f"
        heavy = f"{THICKENING} w " if self.cut.thickened else ""
        return "\n".join(
            f"q {heavy}1 0 {lean} 1 {round(x + shift)} {round(y)} cm {glyph.operators} {paint} Q"
            for glyph, x, y in self.glyphs
        )


_GLYPHS: Final[dict[tuple[str, str, int], _Glyph]] = {}


def shaped(runs: Sequence[tuple[str, Style]], width: float | None) -> tuple[Line, ...]:
    """Return words as lines no wider than ``width``, or as one line if it is None.

    Lines break where the script allows it, and within a word only where it alone is too wide.
    """
    whole = "".join(text for text, _style in runs)
    stretches = _stretches(runs)
    _layout, lines = _laid_out(whole, stretches, width)  # the layout owns its lines
    return tuple(_line(line, whole, stretches, wraps=width is not None) for line in lines)


def reads_right_to_left(text: str) -> bool:
    """Return whether a text begins, as far as its letters tell, at the right."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((d in ("R", "AL") for d in directions if d in ("L", "R", "AL")), False)


def is_mostly_right_to_left(text: str) -> bool:
    """Return whether most letters of a text are read from the right: its page is mirrored then."""
    directions = [unicodedata.bidirectional(character) for character in text]
    return directions.count("R") + directions.count("AL") > directions.count("L")


def is_known(character: str) -> bool:
    """Return whether this computer has a face for a character that no bundled face has."""
    _layout, lines = _laid_out(character, _stretches([(character, Style())]), None)
    return all(all(run.glyphIndexes()) for line in lines for run in line.glyphRuns())


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _stretches(runs: Sequence[tuple[str, Style]]) -> list[_Stretch]:
    found: list[_Stretch] = []
    before: tuple[Cut, Style] | None = None
    for text, style in runs:
        for character in text:
            cut = _cut_after(before, character, style)
            if found and cut == found[-1].cut:
                found[-1] = _Stretch(found[-1].text + character, cut, found[-1].start)
            else:
                found.append(_Stretch(character, cut, found[-1].end if found else 0))
            before = cut, style
    return found


def _cut_after(before: tuple[Cut, Style] | None, character: str, style: Style) -> Cut:
    """Keep marks, joiners, digits and signs in the face of the letter before, if it has them."""
    category = unicodedata.category(character)
    if before and category[0] != "L":
        cut, style_before = before
        stays = category == "Cf" or fonts.face_has(cut.face, character)
        if stays and style == style_before:
            return cut
        if stays and cut.face not in fonts.PLAIN_FACES:
            return Cut(cut.face, thickened=style.bold)
    return fonts.cut_of(character, style) or fonts.plain_cut(style)


def _laid_out(
    whole: str, stretches: list[_Stretch], width: float | None
) -> tuple[QTextLayout, list[QTextLine]]:
    """Lay out lines in order, joined, with every letter in the face chosen for it."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextLayout, QTextOption

    fonts.load()
    layout = QTextLayout(whole, _font(Cut(fonts.SANS)))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    modes = QTextOption.WrapMode
    option.setWrapMode(modes.NoWrap if width is None else modes.WrapAtWordBoundaryOrAnywhere)
    from_right = reads_right_to_left(whole)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
    )
    layout.setTextOption(option)
    layout.setFormats(_face_ranges(stretches))
    layout.beginLayout()
    lines: list[QTextLine] = []
    while (line := layout.createLine()).isValid():
        if width is not None:
            line.setLineWidth(width * EM)
        lines.append(line)
    layout.endLayout()
    return layout, lines


def _face_ranges(stretches: list[_Stretch]) -> list[QTextLayout.FormatRange]:
    """Say which stretch stands in which face, so that fonts of this computer play no part."""
    ranges: list[QTextLayout.FormatRange] = []
    behind = _first_face(stretches)  # signs before any letter belong to the one that follows
    for stretch in stretches:
        if stretch.cut.face not in fonts.PLAIN_FACES:
            behind = stretch.cut.face
            ranges.append(_range(stretch.start, stretch.text, _font(stretch.cut)))
            continue
        first = _first_letter(stretch.text)
        signs = stretch.text[:first]
        if signs:
            ranges.append(_range(stretch.start, signs, _font(stretch.cut, behind)))
        if first < len(stretch.text):
            behind = None
            start, rest = stretch.start + _units(signs), stretch.text[first:]
            ranges.append(_range(start, rest, _font(stretch.cut, beside=_system_family(rest))))
    return ranges


def _first_letter(text: str) -> int:
    letters = (n for n, c in enumerate(text) if unicodedata.category(c)[0] == "L")
    return next(letters, len(text))


def _first_face(stretches: list[_Stretch]) -> Face | None:
    """Return the face of the first letter, if it is not one of the plain faces."""
    lettered = (one for one in stretches if _first_letter(one.text) < len(one.text))
    first = next(lettered, None)
    return first.cut.face if first and first.cut.face not in fonts.PLAIN_FACES else None


def _range(start: int, text: str, font: QFont) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    made = QTextLayout.FormatRange()
    made.start = start
    made.length = _units(text)
    form = QTextCharFormat()
    form.setFont(font)
    made.format = form
    return made


def _system_family(text: str) -> str:
    """Return the family in which this computer has the letters that no bundled face has, if any.

    Their full stops and commas are in other faces as well, where they stand in other places.
    """
    lacking = (c for c in text if unicodedata.category(c) == "Lo" and not fonts.cut_of(c, Style()))
    letter = next(lacking, "")
    return _family_of_letter(letter) if letter else ""


@lru_cache(maxsize=512)
def _family_of_letter(letter: str) -> str:
    from PySide6.QtGui import QTextLayout

    layout = QTextLayout(letter, _font(Cut(fonts.SANS)))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return next((run.rawFont().familyName() for run in layout.glyphRuns()), "")


def _font(cut: Cut, behind: Face | None = None, *, beside: str = "") -> QFont:
    """Return a font whose widths are those the PDF writer knows: it neither kerns nor joins.

    Qt takes signs and digits for the script of the letter they stand ``behind``, and shapes them
    in no face that lacks its script: that letter's face comes first then, though it lacks them.
    What the face lacks itself is taken from the family ``beside`` it.
    """
    from PySide6.QtGui import QFont

    font = QFont()
    families = (behind.family if behind else "", cut.face.family, beside)
    font.setFamilies([family for family in families if family])
    font.setBold(cut.face.bold)
    font.setItalic(cut.face.italic)
    font.setPixelSize(EM)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if cut.face in fonts.PLAIN_FACES:
        font.setKerning(False)
        font.setFeature(QFont.Tag("liga"), 0)
    return font


def _line(line: QTextLine, whole: str, stretches: list[_Stretch], *, wraps: bool) -> Line:
    """Return a line in pieces: text where it runs straight on, outlines elsewhere."""
    start = line.textStart()
    end = start + line.textLength()
    words = "".join(one.between(start, end) for one in stretches)
    words = words.rstrip(f" {LINE_BREAK}" if wraps else "")
    end = start + _units(words)
    turns = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in whole)
    pieces: list[Piece] = []
    inked: list[_Placed] = []
    for one in stretches:
        text = one.between(start, end)
        first = max(one.start, start)
        if not text:
            continue
        if not turns and fonts.prints_plainly(one.cut.face, text):
            pieces.append(Piece(text, _x_of(line, first) / EM, one.cut))
        else:
            inked.append(_Placed(text, one.cut, list(_placed_glyphs(line, first, _units(text)))))
    advance = line.naturalTextWidth() if turns else _x_of(line, end)
    from_right = reads_right_to_left(whole)
    return _measured(words, pieces, inked, advance=advance, from_right=from_right)


def _x_of(line: QTextLine, place: int) -> float:
    found = line.cursorToX(place)
    assert isinstance(found, tuple)  # the place and the cursor it belongs to
    return float(found[0])


def _measured(
    words: str, pieces: list[Piece], inked: list[_Placed], *, advance: float, from_right: bool
) -> Line:
    """Return a line as wide and high as its pieces; one from the right begins with its ink."""
    glyphs = [placed for one in inked for placed in one.glyphs]
    left = min((x + glyph.left for glyph, x, _y in glyphs), default=0.0)
    right = max((x + glyph.right for glyph, x, _y in glyphs), default=0.0)
    shift = -left if from_right else max(0.0, -left)
    needed = right if from_right and glyphs else max(advance, right)
    return Line(
        words,
        width=(needed + shift) / EM,
        above=max((ABOVE, *((y + glyph.top) / EM + CLEARANCE for glyph, _x, y in glyphs))),
        below=max((BELOW, *(-(y + glyph.bottom) / EM + CLEARANCE for glyph, _x, y in glyphs))),
        right_to_left=from_right,
        pieces=(
            *(Piece(one.text, one.x + shift / EM, one.cut) for one in pieces),
            *(Piece(one.text, 0, one.cut, one.outline(shift)) for one in inked if one.glyphs),
        ),
    )


def _placed_glyphs(line: QTextLine, first: int, count: int) -> Iterator[_GlyphAt]:
    """Yield the glyphs that have ink, each with its place on the baseline, y pointing up."""
    baseline = line.y() + line.ascent()
    for run in line.glyphRuns(first, count):
        face = run.rawFont()
        for index, position in zip(run.glyphIndexes(), run.positions(), strict=True):
            glyph = _glyph(face, index)
            if glyph.operators:
                yield glyph, position.x(), baseline - position.y()


def _glyph(face: QRawFont, index: int) -> _Glyph:
    """Return a glyph of a face; letters come back in line after line."""
    key = (face.familyName(), face.styleName(), index)
    if key not in _GLYPHS:
        path = face.pathForGlyph(index)
        ink = path.boundingRect()
        _GLYPHS[key] = _Glyph(
            " ".join(_operators(path)), ink.left(), ink.right(), -ink.top(), -ink.bottom()
        )
    return _GLYPHS[key]


def _operators(path: QPainterPath) -> Iterator[str]:
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
