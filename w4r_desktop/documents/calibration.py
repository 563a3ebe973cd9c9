"""Two pages that show how far a printer is off: one with rulers, one with an envelope's areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import files, text
from w4r_desktop.documents.flow import INK, Type, ink, passage
from w4r_desktop.documents.sheets import BOLD, SANS
from w4r_desktop.domain.printer_profile import LINE, Side, leading_side
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Passage
    from w4r_desktop.documents.fonts import Style
    from w4r_desktop.domain.printer_profile import PrinterProfile
    from w4r_desktop.domain.stationery import Area, Envelope, Stock

RULER: Final = 25
"""Millimetres that a ruler counts: as far as the edge reaches when it is folded over."""

TICKS: Final = ((10, 5.0), (5, 3.6), (1, 2.2))
"""How long the tick of every so many millimetres is, in millimetres."""

FIGURE: Final = 7.0
LABEL: Final = 8.0
WORDS: Final = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)
"""Type sizes in points."""

HAIR: Final = 0.35
FIRM: Final = 0.9
DASH: Final = (4, 3)
INSET: Final = 5.0
"""How far inside the edge the second outline of an envelope lies: printers reach that far."""

MIDDLE: Final = 0.35
"""How far the middle of a line lies above its foot, in ems."""

CLEAR: Final = 8.0
"""Millimetres kept clear between a ruler and words."""

QUARTER: Final = 90


@dataclass(frozen=True, slots=True)
class RulerPage:
    """Lines 20 mm from each edge, with a ruler from each of them to the middle."""

    stock: Stock
    printer: str
    leading: Side
    case_code: str = ""

    @property
    def place(self) -> str:
        """Return what it is."""
        return _("Ruler page")

    @property
    def words(self) -> str:
        """Return what is to be read on it."""
        return "\n".join((self.place, *self._how()))

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        wide, high = self.stock.width, self.stock.height
        ink(canvas, INK)
        canvas.setLineWidth(HAIR)
        canvas.rect(LINE * mm, LINE * mm, (wide - 2 * LINE) * mm, (high - 2 * LINE) * mm)
        for side in Side:
            canvas.saveState()
            _turn_to(canvas, side, self.stock)
            _draw_ruler(canvas, side)
            if side is self.leading:
                _draw_arrow(canvas)
            canvas.restoreState()
        self._write(canvas)

    def _write(self, canvas: Canvas) -> None:
        """Write into the quarters that the rulers leave."""
        wide, high = self.stock.width / 2 - LINE - 2 * CLEAR, self.stock.height / 2 - LINE - CLEAR
        left, right = LINE + CLEAR / 2, self.stock.width / 2 + CLEAR * 1.5
        top, middle = self.stock.height - LINE - CLEAR / 2, self.stock.height / 2 - CLEAR / 2
        title = (f"{self.place} · {self.stock.name}", self.printer)
        measure, fold = self._how()
        room = (wide * mm, high * mm)
        _fill(canvas, title, left * mm, top * mm, room, titled=True)
        _fill(canvas, (measure,), right * mm, top * mm, room)
        _fill(canvas, (fold,), left * mm, middle * mm, room)
        _fill(canvas, _blanks(), right * mm, middle * mm, room)

    def _how(self) -> tuple[str, str]:
        return (
            _(
                "Measure from each edge of the paper to the line beside it, in millimetres. Every "
                "line should be {distance} mm from its edge."
            ).format(distance=number(round(LINE))),
            _(
                "No ruler at hand? Fold an edge over along its line: the edge then points to the "
                "figure to read on the ruler printed here."
            ),
        )


@dataclass(frozen=True, slots=True)
class EnvelopeTest:
    """An envelope's outline, address area and stamp zone, to hold against the light."""

    envelope: Envelope
    printer: str
    leading: Side
    case_code: str = ""

    @property
    def place(self) -> str:
        """Return what it is."""
        return _("Envelope test page")

    @property
    def words(self) -> str:
        """Return what is to be read on it."""
        return "\n".join((self.place, self._how()))

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""
        envelope = self.envelope
        ink(canvas, INK)
        canvas.setLineWidth(FIRM)
        canvas.rect(0, 0, envelope.width * mm, envelope.height * mm)
        canvas.setLineWidth(HAIR)
        canvas.setDash(*DASH)
        canvas.rect(
            INSET * mm, INSET * mm,
            (envelope.width - 2 * INSET) * mm, (envelope.height - 2 * INSET) * mm,
        )  # fmt: skip
        canvas.setDash()
        address = envelope.address_area
        title = f"{self.place} · {envelope.name} · {self.printer}"
        self._draw_area(canvas, envelope.stamp_zone, (_("Stamps"),))
        self._draw_area(canvas, envelope.return_area, (_("Return address"), title))
        self._draw_area(canvas, address, (_("Address"), self._how()))
        canvas.saveState()
        _turn_to(canvas, self.leading, envelope)
        _draw_arrow(canvas)
        canvas.restoreState()

    def _draw_area(self, canvas: Canvas, area: Area, words: Sequence[str]) -> None:
        ink(canvas, INK)
        x, top = area.left * mm, (self.envelope.height - area.top) * mm
        wide, high = area.width * mm, area.height * mm
        canvas.setLineWidth(FIRM)
        canvas.rect(x, top - high, wide, high)
        side, above = 2 * mm, (2 if area.top else INSET + 2) * mm
        room = (wide - 2 * side, high - 2 * above)
        _fill(canvas, words, x + side, top - above, room, titled=True)

    def _how(self) -> str:
        return _(
            "Print this on plain paper, laid in like an envelope. Hold it against the light with "
            "an envelope behind it, edge on edge at the arrow: what is not on the envelope would "
            "not be printed, and stamps must fit where they stand here."
        )


def draw_ruler_page(
    file: IO[bytes], stock: Stock, profile: PrinterProfile, printer: str
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw the page with rulers for a paper, yielding how many pages are done."""
    page = RulerPage(stock, _printable(printer), leading_side(stock, profile))
    drawing = files.draw_pages(file, [page], title=page.place, stock=stock, practice=False)
    return (yield from drawing)


def draw_envelope_test(
    file: IO[bytes], envelope: Envelope, profile: PrinterProfile, printer: str
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw the page with the areas of an envelope, yielding how many pages are done."""
    page = EnvelopeTest(envelope, _printable(printer), leading_side(envelope, profile))
    drawing = files.draw_pages(file, [page], title=page.place, stock=envelope, practice=False)
    return (yield from drawing)


def side_name(side: Side) -> str:
    """Return what an edge of a page is called as it lies before the reader."""
    return {
        Side.TOP: _("Top"),
        Side.RIGHT: _("Right"),
        Side.BOTTOM: _("Bottom"),
        Side.LEFT: _("Left"),
    }[side]


def _printable(printer: str) -> str:
    """Return a printer's name without what no font has: it is there only to be known again."""
    return "".join(one for one in printer if not text.missing_character(one))


def _blanks() -> tuple[str, ...]:
    order = (Side.LEFT, Side.RIGHT, Side.TOP, Side.BOTTOM)
    return tuple(_("{side}: ________ mm").format(side=side_name(side)) for side in order)


def _turn_to(canvas: Canvas, side: Side, stock: Stock) -> None:
    """Let y run from the middle of a side outwards, and 0 be at the edge of the paper."""
    wide, high = stock.width * mm, stock.height * mm
    ends = {
        Side.TOP: (wide / 2, high),
        Side.RIGHT: (wide, high / 2),
        Side.BOTTOM: (wide / 2, 0),
        Side.LEFT: (0, high / 2),
    }
    canvas.translate(*ends[side])
    canvas.rotate(-QUARTER * side)


def _draw_ruler(canvas: Canvas, side: Side) -> None:
    """Draw ticks from the line inwards, and say which edge this is."""
    line = -LINE * mm
    canvas.setLineWidth(HAIR)
    canvas.line(0, line, 0, line - RULER * mm)
    for tick in range(RULER + 1):
        length = next(length for every, length in TICKS if tick % every == 0)
        y = line - tick * mm
        canvas.setLineWidth(FIRM if tick == LINE else HAIR)
        canvas.line(0, y, length * mm, y)
        if tick and tick % 5 == 0:
            style = BOLD if tick == LINE else SANS
            _write_upright(canvas, number(tick), style, side, (7.5 * mm, y), FIGURE)
    _write_upright(canvas, side_name(side), BOLD, side, (-9 * mm, line + 7 * mm), LABEL)
    _draw_measure(canvas, line)


def _write_upright(
    canvas: Canvas, words: str, style: Style, side: Side, at: tuple[float, float], size: float
) -> None:
    """Write words about a point so that they read like the page, whichever side this is."""
    line = text.line(words, style)
    canvas.saveState()
    canvas.translate(*at)
    canvas.rotate(QUARTER * side)
    text.draw(canvas, line, x=-line.width * size / 2, y=-MIDDLE * size, size=size)
    canvas.restoreState()


def _draw_measure(canvas: Canvas, line: float) -> None:
    """Draw an arrow between the edge and the line: this is what is measured."""
    x, end, head = 3 * mm, -6 * mm, 1.2 * mm
    canvas.setLineWidth(HAIR)
    canvas.line(x, line, x, end)
    canvas.line(x - head, line + head, x, line)
    canvas.line(x + head, line + head, x, line)


def _draw_arrow(canvas: Canvas) -> None:
    """Draw an arrow to the edge that goes in first, and say so."""
    words = text.line(_("This edge goes in first"), BOLD)
    x, foot, tip, head = 10 * mm, -14 * mm, -6 * mm, 2 * mm
    canvas.setLineWidth(2 * FIRM)
    canvas.line(x, foot, x, tip - head)
    arrow = canvas.beginPath()
    arrow.moveTo(x, tip)
    arrow.lineTo(x - head, tip - 1.6 * head)
    arrow.lineTo(x + head, tip - 1.6 * head)
    arrow.close()
    canvas.drawPath(arrow, stroke=0, fill=1)
    text.draw(canvas, words, x=x + 3 * mm, y=-11 * mm, size=FIGURE)


def _fill(
    canvas: Canvas,
    words: Sequence[str],
    x: float,
    top: float,
    room: tuple[float, float],
    *,
    titled: bool = False,
) -> None:
    """Write words into a field from its upper left, the first in bold if it is a title."""
    wide, high = room
    styles = [BOLD if titled and not place else SANS for place in range(len(words))]
    parts: list[Passage] = []
    for size in WORDS:
        kinds = [Type(size, style) for style in styles]
        parts = [passage(*one, width=wide) for one in zip(words, kinds, strict=True)]
        if sum(part.height for part in parts) <= high:
            break
    for part in parts:
        part.draw(canvas, left=x, top=top)
        top -= part.height
