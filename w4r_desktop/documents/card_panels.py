"""What a card has on its sides beside the cover: whom it greets, room to write, where it goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import brief_words
from w4r_desktop.documents.cut_sheets import Slip
from w4r_desktop.documents.flow import INK, Bar, Passage, Space, Stack, Type, passage
from w4r_desktop.documents.letter_items import RuledLines
from w4r_desktop.documents.letter_words import is_spoken
from w4r_desktop.documents.sheets import (
    BAD,
    BOLD,
    CANDLE,
    HAIRLINE,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
    shrunk,
)
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from w4r_desktop.documents.flow import Item
    from w4r_desktop.domain.case import CaseBrief, Target

GREETING_SIZES: Final = (15, 14, 13, 12, 11, 10)
ADDRESS_SIZES: Final = (10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5)
SLIP_SIZES: Final = (10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5)
SMALL: Final = 6.5
PITCH: Final = 8 * mm
LEAST_LINES: Final = 3
"""The fewest lines to write on: before there are fewer, the address is set smaller."""

GAP: Final = 2 * mm


def greeting(brief: CaseBrief, target: Target | None, language: str) -> str:
    """Return how a card begins: as the brief says it, or with the name of whom it is for."""
    if target is not None and target.salutation:
        return target.salutation
    name = (target.addressee if target is not None else "") or brief.name
    return _("To {name}").format(name=name) if is_spoken(language) else name


def message_panel(
    words: str, address: Sequence[str], code: str, mark: str, *,
    inside: tuple[float, float], mirrored: bool,
) -> Slip:  # fmt: skip
    """Return the side to write on; without an address where there is none."""
    width, height = inside
    kind = replace(
        shrunk(words, SERIF_BOLD, width=width, sizes=GREETING_SIZES, lines=2), leading=1.2
    )
    begun = passage(words, kind, width=width, from_right=mirrored)
    room = height - begun.height - LEAST_LINES * PITCH
    foot = _fitting_foot(address, code, mark, width=width, room=room, mirrored=mirrored)
    count = max(int((height - begun.height - foot.height - GAP) / PITCH), 0)
    return Slip(Stack((begun, RuledLines(width, count, PITCH))), foot, words=words)


def blank_panel(
    address: Sequence[str], code: str, mark: str, *, inside: tuple[float, float], mirrored: bool
) -> Slip:
    """Return the back of a folded card, with nothing but where it goes."""
    width, height = inside
    foot = _fitting_foot(address, code, mark, width=width, room=height, mirrored=mirrored)
    return Slip(Stack(()), foot)


def lines_panel(beside: Slip, *, inside: tuple[float, float]) -> Slip:
    """Return a side with nothing but lines to write on, as high as those of the one beside it."""
    width, height = inside
    above = beside.top.items[0].height % PITCH
    lines = RuledLines(width, int((height - above) / PITCH), PITCH)
    return Slip(Stack((Space(above), lines)), Stack(()))


def guidance_slip(brief: CaseBrief, *, inside: tuple[float, float]) -> Slip | None:
    """Return what whoever writes should keep in mind; nothing if the brief says nothing of it."""
    points = tuple(" ".join(point.split()) for point in brief_words.card_points(brief))
    if not points:
        return None
    width, height = inside
    stacks = (Stack(tuple(_guidance(brief, points, width, size))) for size in SLIP_SIZES)
    stack = next((one for one in stacks if one.height <= height), None)
    top = stack or Stack(tuple(_guidance(brief, points, width, SLIP_SIZES[-1])))
    return Slip(top, Stack(()), words=brief.name)  # of no case: it is no card


def _guidance(brief: CaseBrief, points: Sequence[str], width: float, size: float) -> Iterator[Item]:
    label = Type(0.85 * size, SANS, MUTED)
    yield passage(_("For you, not for the card: do not send this."), label, width=width)
    kind = Type(1.3 * size, SERIF_BOLD, INK, 1.2)
    name = passage(brief.name, kind, width=width, from_right=False)  # as all of the slip
    yield replace(name, gap=0.3 * size)
    yield Bar(width, 0.6 * mm, CANDLE, gap=0.7 * size)
    for point in points:
        made = passage(point, Type(size, SANS, INK, 1.32), width=width, marker="•")
        yield replace(made, gap=0.35 * size)


def _fitting_foot(
    address: Sequence[str], code: str, mark: str, *, width: float, room: float, mirrored: bool
) -> Stack:
    """Return the foot of a side in the largest type it fits in."""

    def laid_out(size: float) -> Stack:
        items = _foot(address, Type(size, SERIF, INK, 1.25), mark, code, width=width)
        sided = (
            replace(one, from_right=mirrored) if isinstance(one, Passage) else one for one in items
        )
        return Stack(tuple(sided))

    feet = [laid_out(size) for size in ADDRESS_SIZES]
    return next((foot for foot in feet if foot.height <= room), feet[-1])


def _foot(
    address: Sequence[str], kind: Type, mark: str, code: str, *, width: float
) -> Iterator[Item]:
    if address:
        yield Bar(width, 0.5, HAIRLINE, gap=1.5 * mm)
        yield from (passage(line, kind, width=width) for line in address)
        yield Space(1.2 * mm)
    if mark:
        yield passage(mark, Type(SMALL + 1, BOLD, BAD), width=width)
    yield passage(code, Type(SMALL, SANS, MUTED), width=width)
