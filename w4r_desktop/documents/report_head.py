"""What a report begins with: which event it was, as of when, and the figures everybody asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents.evening import one_line, snug
from w4r_desktop.documents.flow import (
    INK,
    SLACK,
    Bar,
    Box,
    Columns,
    Space,
    Stack,
    Type,
    passage,
)
from w4r_desktop.documents.report_charts import TRACK
from w4r_desktop.documents.report_text import at_venue, printed
from w4r_desktop.documents.sheets import (
    AMBER,
    AMBER_GROUND,
    BOLD,
    CANDLE,
    GOOD,
    GOOD_GROUND,
    HAIRLINE,
    MUTED,
    SANS,
    SERIF_BOLD,
    SERIF_ITALIC,
)
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.language import _, decimal, long_date, number, percent
from w4r_desktop.report_words import moment_words, recount_mark, venue_words
from w4r_desktop.wording import kind_name, several_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.pdfgen.canvas import Canvas

    from w4r_desktop.documents.flow import Item, Passage
    from w4r_desktop.domain.figures import Figures

TITLE_SIZES: Final = (26, 24, 22, 20, 18, 16, 14, 12)
CHIP: Final = 2.5
CHIP_SIDE: Final = 4.0
BETWEEN: Final = 6.0
PADDING: Final = 7.0
FIGURE: Final = 21.0
FIGURE_SIZES: Final = (21, 19, 17, 15, 13, 11, 9)
GOAL_BAR: Final = 3.5


@dataclass(frozen=True, slots=True)
class _Tile:
    """One large figure; ``share`` of a goal is a bar below it, ``columns`` wide."""

    title: str
    figure: str
    below: str = ""
    share: float | None = None
    columns: int = 1


def state_words(figures: Figures) -> str:
    """Return which version it is, and as of when; or that it is none yet."""
    moment = moment_words(at_venue(figures, figures.as_of))
    if figures.version:
        return _("Report version {version}, as of {moment}").format(
            version=number(figures.version), moment=moment
        )
    return _("Not frozen: as of {moment}").format(moment=moment)


def head(figures: Figures, width: float) -> Iterator[Item]:
    """Yield what the event was, and what state its figures are in."""
    event = figures.event
    yield _title(printed(event.name), width)
    yield Bar(width, 0.8 * mm, CANDLE, gap=2 * mm)
    hours = "–".join(filter(None, (event.opens_at, event.closes_at)))
    about = " · ".join(filter(None, (long_date(event.held_on), hours, printed(venue_words(event)))))
    yield replace(passage(about, Type(10.5), width=width), gap=0.5 * mm)
    if event.dedication.strip():
        words = passage(printed(event.dedication), Type(10.5, SERIF_ITALIC), width=width)
        yield replace(words, gap=0.5 * mm)
    yield Space(1.2 * mm)
    yield replace(_state(figures, width), gap=3.5 * mm)


def tiles(figures: Figures, width: float) -> Stack:
    """Return the large figures, four or five beside one another."""
    made = list(_tiles(figures))
    across = len(made) if len(made) <= 5 else 4  # noqa: PLR2004 - as many as can be read at once
    if across < len(made) < 2 * across:
        made[0] = replace(made[0], columns=1 + 2 * across - len(made))
    one = (width - (across - 1) * BETWEEN) / across
    lines: list[list[_Tile]] = [[]]
    for tile in made:
        if sum(other.columns for other in lines[-1]) + tile.columns > across:
            lines.append([])
        lines[-1].append(tile)
    return Stack(tuple(_line(line, one) for line in lines), gap=5 * mm)


def _title(name: str, width: float) -> Passage:
    """Return the name on one line if that can be large, or else on two."""
    kind = Type(TITLE_SIZES[0], SERIF_BOLD, INK, 1.15)
    made = one_line(name, kind, width=width, sizes=TITLE_SIZES[:5])
    if made.lines[0].text != name:
        high = 2 * 1.25 * TITLE_SIZES[1]
        made = snug(name, kind, width=width, height=high, sizes=TITLE_SIZES)
    return replace(made, from_right=any(line.right_to_left for line in made.lines))


def _state(figures: Figures, width: float) -> Columns:
    """Return the version, and at the other side whether the boxes were counted by hand."""
    words = state_words(figures)
    mark, ground, colour = recount_mark(figures), AMBER_GROUND, AMBER
    if not mark:
        mark, ground, colour = _("Counted by hand"), GOOD_GROUND, GOOD
    chip = one_line(mark, Type(9.5, BOLD, colour), width=0.3 * width, sizes=(9.5, 8.5, 7.5, 6.5))
    wide = max(line.width for line in chip.lines) * chip.kind.size
    box = Box(
        Stack((Columns(((CHIP_SIDE, chip),)),)), wide + 2 * (CHIP_SIDE + CHIP), CHIP, ground=ground
    )
    inside = passage(words, Type(10.5, BOLD), width=0.66 * width)
    sunk = Stack((Space(max(box.height - inside.height, 0) / 2), inside))
    return Columns(((0.0, sunk), (width - box.width, box)))


def _tiles(figures: Figures) -> Iterator[_Tile]:
    yield _pieces(figures)
    counted, kinds = figures.counted_kinds, figures.kinds
    for kind in counted:
        if kind in PIECES:
            yield _Tile(kind_name(kind), number(kinds[kind]))
    if ActionKind.PETITION_SIGNATURE in counted:
        yield _Tile(
            _("Signatures"), number(figures.signatures), _("on petitions, beside the pieces")
        )
    others = [k for k in counted if k not in PIECES and k is not ActionKind.PETITION_SIGNATURE]
    if others:
        below = " · ".join(several_of(kind, kinds[kind]) for kind in others if kinds[kind])
        yield _Tile(_("Other actions"), number(sum(kinds[kind] for kind in others)), below)
    came = figures.people
    first = _("{number} for the first time").format(number=number(came.first_time))
    yield _Tile(_("People"), number(came.attendees), first)
    each = figures.pieces_each
    yield _Tile(_("Pieces a person"), "–" if each is None else decimal(each))


def _pieces(figures: Figures) -> _Tile:
    said, share = [], None
    if goal := figures.event.goal:
        share = figures.pieces / goal
        words = _("{share} of the goal of {goal}")
        said.append(words.format(share=percent(share), goal=number(goal)))
    if (signed_by := figures.signatories) > figures.pieces:
        signed = several_of(ActionKind.PETITION_SIGNATURE, signed_by)
        said.append(_("{signatures} under the pieces").format(signatures=signed))
    return _Tile(_("Pieces"), number(figures.pieces), " · ".join(said), share)


def _line(line: Sequence[_Tile], one: float) -> Columns:
    """Return tiles beside one another, all as high as the highest."""
    wide = [tile.columns * one + (tile.columns - 1) * BETWEEN for tile in line]
    inside = [_inside(tile, width - 2 * PADDING) for tile, width in zip(line, wide, strict=True)]
    high = max(one.height for one in inside) + 2 * PADDING
    lefts = [sum(wide[:place]) + place * BETWEEN for place in range(len(wide))]
    boxes = [
        Box(stack, width, PADDING, edge=HAIRLINE, at_least=high)
        for stack, width in zip(inside, wide, strict=True)
    ]
    return Columns(tuple(zip(lefts, boxes, strict=True)), gap=BETWEEN)


def _inside(tile: _Tile, width: float) -> Stack:
    title = one_line(tile.title, Type(8, SANS, MUTED), width=width, sizes=(8, 7.5, 7, 6.5))
    large = Type(FIGURE, BOLD, INK, 1.15)
    items: list[Item] = [title, one_line(tile.figure, large, width=width, sizes=FIGURE_SIZES)]
    if tile.share is not None:
        items += [Space(1.5), _GoalBar(width, min(tile.share, 1.0)), Space(2)]
    if tile.below:
        items.append(passage(tile.below, Type(7.5, SANS, MUTED, 1.25), width=width))
    return Stack(tuple(items))


@dataclass(frozen=True, slots=True)
class _GoalBar:
    """How much of the goal is reached."""

    width: float
    share: float
    height: float = GOAL_BAR
    gap: float = 0.0
    holds: bool = False

    def draw(self, canvas: Canvas, *, left: float, top: float) -> None:
        """Draw it."""
        for wide, colour in ((self.width, TRACK), (self.share * self.width, CANDLE)):
            Bar(wide, self.height, colour).draw(canvas, left=left, top=top)

    def split(self, room: float) -> tuple[_GoalBar | None, _GoalBar | None]:
        """Return itself where it fits."""
        return (self, None) if self.height <= room + SLACK else (None, self)
