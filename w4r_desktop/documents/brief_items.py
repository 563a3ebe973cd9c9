"""The parts of a brief as items for paper, in the order of reading."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import brief_words
from w4r_desktop.documents.addressed import country_line
from w4r_desktop.documents.flow import INK, Bar, Box, Columns, Stack, Type, passage
from w4r_desktop.documents.portraits import Portrait
from w4r_desktop.documents.sheets import (
    AMBER,
    AMBER_GROUND,
    BAD,
    BAD_GROUND,
    BOLD,
    CANDLE,
    GOOD,
    GOOD_GROUND,
    HAIRLINE,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
)
from w4r_desktop.documents.story_items import story_items
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.domain.case import UpdateStatus
from w4r_desktop.language import _, country_name, in_capitals, short_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from w4r_desktop.documents.flow import Item, Passage
    from w4r_desktop.documents.fonts import Style
    from w4r_desktop.domain.case import CaseBrief, Target, Update

LARGE: Final = 15
"""From this type size on, nothing stands side by side."""

SMALLEST: Final = 7.5
NEWEST: Final = 4
"""How many updates a sheet tells: the older ones are told by the newer."""


class BriefItems:
    """Makes the items of one brief in type of one size, for a column; lengths in points.

    ``mirrored`` puts everything at the right that would stand at the left.
    """

    def __init__(
        self,
        brief: CaseBrief,
        sender_country: str,
        sender_language: str,
        *,
        width: float,
        size: float,
        mirrored: bool,
    ) -> None:
        self._brief = brief
        self._sender_country = sender_country
        self._sender_language = sender_language
        self._width = width
        self._size = size
        self._mirrored = mirrored

    def all(self, picture: bytes | None, withdrawn: str | None) -> list[Item]:
        """Return everything from the picture down to the sources."""
        return [
            self._head(picture),
            Bar(self._width, 0.8 * mm, CANDLE, gap=0.75 * self._size),
            *self._bands(withdrawn),
            *self._story(),
            *self._boxes(),
            *self._targets(),
            *self._news(),
            *self._sources(),
        ]

    # -- head ------------------------------------------------------------------------------------

    def _head(self, picture: bytes | None) -> Item:
        brief, size = self._brief, self._size
        side = min(7.6 * size, 0.24 * self._width)
        gap = 1.2 * size
        portrait = Portrait(side, brief.name, brief.code, picture, gap=2)
        credit = self._label(brief.picture_credit, Type(max(0.6 * size, 7), SANS, MUTED), side)
        shown: Item = portrait
        if picture is not None and brief.picture_credit:
            shown = Stack((portrait, replace(credit, centred=True)))
        words = Stack(tuple(self._title(self._width - side - gap)))
        at_words, at_portrait = (0.0, self._width - side) if self._mirrored else (side + gap, 0.0)
        return Columns(((at_portrait, shown), (at_words, words)), gap=0.7 * size)

    def _title(self, width: float) -> Iterator[Passage]:
        brief, size = self._brief, self._size
        if brief.country:
            country = in_capitals(country_name(brief.country))
            yield self._label(country, Type(0.82 * size, SANS, MUTED), width)
        yield self._label(brief.name, Type(2.1 * size, SERIF_BOLD, INK, 1.15), width)
        if brief.native_name:
            yield self._label(brief.native_name, Type(1.3 * size, SERIF, MUTED), width)
        yield self._label(brief.headline, Type(1.2 * size, SERIF, INK, 1.25), width)

    def _bands(self, withdrawn: str | None) -> Iterator[Item]:
        brief = self._brief
        if withdrawn is not None:
            words = brief_words.withdrawn_words(withdrawn)
            yield self._band(words, BOLD, AMBER, AMBER_GROUND)
        if news := brief_words.newest_news(brief):
            yield self._band(news, BOLD, GOOD, GOOD_GROUND)
        if warnings := brief_words.content_words(brief):
            yield self._band(warnings, SANS, MUTED, "")

    def _band(self, words: str, style: Style, colour: str, ground: str) -> Box:
        padding = 0.6 * self._size
        kind = Type(0.95 * self._size, style, colour)
        inside = self._text(words, kind, self._width - 2 * padding)
        edge = "" if ground else HAIRLINE
        return self._box([inside], padding, ground=ground, edge=edge)

    # -- story -----------------------------------------------------------------------------------

    def _story(self) -> Iterator[Item]:
        brief, size = self._brief, self._size
        told = story_items(brief.story, width=self._width, size=size, mirrored=self._mirrored)
        yield from told[:-1]
        if told:
            yield replace(told[-1], gap=0.8 * size)
        if brief.quote:
            padding = 0.8 * size
            said = Type(1.05 * size, SERIF_ITALIC, INK, 1.35)
            inside = self._text(brief.quote, said, self._width - 2 * padding)
            yield self._box([inside], padding, bar=CANDLE)

    def _boxes(self) -> Iterator[Item]:
        """Yield what to ask and what to keep in mind, side by side where there is room."""
        asks = brief_words.whom_to_ask(self._brief), self._brief.demands, GOOD, GOOD_GROUND
        minds = _("Keep in mind"), brief_words.guidance_points(self._brief), BAD, BAD_GROUND
        told = [one for one in (asks, minds) if one[1]]
        yield from self._side_by_side([partial(self._points_box, *one) for one in told])

    def _points_box(
        self, title: str, points: Sequence[str], colour: str, ground: str, *, width: float
    ) -> Box:
        size, padding = 0.95 * self._size, 0.8 * self._size
        within = width - 2 * padding
        heading = self._label(title, Type(size, BOLD, colour), within)
        items: list[Item] = [replace(heading, gap=0.25 * size, holds=True)]
        for point in points:
            kind = Type(size, SANS, INK, 1.32)
            made = passage(point, kind, width=within, from_right=self._side, marker="•")
            items.append(replace(made, gap=0.2 * size))
        return self._box(items, padding, ground=ground, width=width)

    # -- whom to write to ------------------------------------------------------------------------

    def _targets(self) -> Iterator[Item]:
        targets = self._brief.targets
        yield from self._side_by_side([partial(self._target_box, one) for one in targets])

    def _target_box(self, target: Target, *, width: float) -> Box:
        padding = 0.8 * self._size
        items = list(self._target(target, width - 2 * padding))
        return self._box(items, padding, edge=HAIRLINE, width=width)

    def _target(self, target: Target, width: float) -> Iterator[Item]:
        size = self._size
        heading = in_capitals(brief_words.role_heading(target.role))
        small = max(0.8 * size, SMALLEST)
        title = self._label(heading, Type(small, SANS, MUTED), width)
        yield replace(title, gap=0.25 * size, holds=True)
        country = self._country(target)
        lines = address_block(target.addressee, target.office, target.lines, country_line=country)
        address = [
            self._text(line, Type(size, SERIF_BOLD if line == country else SERIF, INK, 1.28), width)
            for line in lines
        ]
        yield from address[:-1]
        yield from (replace(line, gap=0.35 * size) for line in address[-1:])
        for words in self._beside_address(target):
            kind = Type(0.9 * size, SANS, INK, 1.32)
            yield passage(words, kind, width=width, from_right=self._mirrored)
        if target.checked_on:
            checked = _("Address checked on {date}").format(date=short_date(target.checked_on))
            yield self._label(checked, Type(small, SANS, GOOD, 1.5), width)

    def _country(self, target: Target) -> str:
        abroad = crosses_border(sender=self._sender_country, addressee=target.country)
        named = abroad and bool(visible(target.lines))
        return country_line(target.country, self._sender_language) if named else ""

    def _beside_address(self, target: Target) -> Iterator[tuple[tuple[str, Style], ...]]:
        for sentence in brief_words.about_mail(target):
            yield ((sentence, SANS),)
        for name, value in brief_words.words_of_letter(target):
            what = _("{what}:").format(what=name)
            yield ((f"{what} ", SANS), (brief_words.apart(value), BOLD))
        for name, value in brief_words.contacts(target):
            what = _("{what}:").format(what=name)
            yield ((f"{what} ", SANS), (value, SANS))

    # -- what came after -------------------------------------------------------------------------

    def _news(self) -> Iterator[Item]:
        newest = list(reversed(self._brief.updates))[:NEWEST]
        if not newest:
            return
        yield self._heading(_("What has happened since"))
        for update in newest[:-1]:
            yield replace(self._update(update), gap=0.3 * self._size)
        yield replace(self._update(newest[-1]), gap=0.8 * self._size)

    def _update(self, update: Update) -> Stack:
        heading = brief_words.update_heading(update)
        good = update.status is UpdateStatus.GOOD_NEWS
        size = 0.95 * self._size
        parts: list[Item] = []
        if heading:
            made = self._label(heading, Type(size, BOLD, GOOD if good else INK), self._width)
            parts.append(replace(made, holds=True))
        parts.append(self._text(update.text, Type(size, SERIF, INK, 1.35), self._width))
        return Stack(tuple(parts))

    def _sources(self) -> Iterator[Item]:
        small = max(0.75 * self._size, SMALLEST)
        if not self._brief.sources:
            return
        heading = self._label(_("Sources"), Type(small, BOLD, MUTED), self._width)
        yield replace(heading, holds=True)
        for source in self._brief.sources:
            words = brief_words.source_words(source)
            yield self._label(words, Type(small, SANS, MUTED), self._width)

    # -- parts -----------------------------------------------------------------------------------

    def _heading(self, words: str) -> Passage:
        made = self._label(words, Type(1.05 * self._size, BOLD), self._width)
        return replace(made, gap=0.25 * self._size, holds=True)

    def _label(self, words: str, kind: Type, width: float) -> Passage:
        """Set words that belong to the page, and so begin where it does."""
        return passage(words, kind, width=width, from_right=self._mirrored)

    def _text(self, words: str, kind: Type, width: float) -> Passage:
        """Set words of the brief, which begin where they are read from."""
        return passage(words, kind, width=width, from_right=self._side)

    @property
    def _side(self) -> bool | None:
        return True if self._mirrored else None

    def _box(
        self, items: Iterable[Item], padding: float, *, ground: str = "", edge: str = "",
        bar: str = "", width: float = 0,
    ) -> Box:  # fmt: skip
        inside = Stack(tuple(items))
        return Box(
            inside, width or self._width, padding, ground=ground, edge=edge, bar=bar,
            mirrored=self._mirrored, gap=0.75 * self._size,
        )  # fmt: skip

    def _side_by_side(self, makers: Sequence[Callable[..., Box]]) -> Iterator[Item]:
        """Yield boxes two by two and equally high, or below one another in large print."""
        gap = 0.8 * self._size
        if self._size >= LARGE or len(makers) == 1:
            yield from (make(width=self._width) for make in makers)
            return
        half = (self._width - gap) / 2
        places = (half + gap, 0.0) if self._mirrored else (0.0, half + gap)
        for first in range(0, len(makers), 2):
            pair = [make(width=half) for make in makers[first : first + 2]]
            height = max(box.height for box in pair)
            even = (replace(box, at_least=height) for box in pair)
            yield Columns(tuple(zip(places, even, strict=False)), gap=0.75 * self._size)
