"""One letter as items on pages: who it goes to, what it asks, room to write, and its end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import letter_words
from w4r_desktop.documents.addressed import country_line
from w4r_desktop.documents.flow import INK, Space, Stack, Type, paginated, passage
from w4r_desktop.documents.letter_items import (
    PITCH,
    SIGNING,
    RuledLines,
    beside,
    place_to_fill,
    signature_rows,
    signed_off,
)
from w4r_desktop.documents.sheets import SERIF, SERIF_BOLD
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from w4r_desktop.documents.flow import Item, Passage
    from w4r_desktop.domain.case import CaseBrief, Target
    from w4r_desktop.domain.sender import Sender

LEADING: Final = 1.45
DATE_WIDTH: Final = 72 * mm
FILLED_WIDTH: Final = 80 * mm
"""How long the lines are that date and salutation are filled in on."""

PROMPT: Final = 0.9
"""How large what to ask is set where the rest is written by hand, as a share of the type."""

FEWEST_LINES: Final = 8
OWN_WORDS: Final = 4
"""The fewest lines to write on: for a whole letter, and for own words below a sample."""


class LetterItems:
    """Makes the items of one letter in type of one size, for a column; lengths in points.

    ``mirrored`` puts everything at the right that would stand at the left. ``signatures`` is how
    many may sign, unless there is a ``signer``.
    """

    def __init__(
        self, brief: CaseBrief, target: Target, language: str, *, width: float, size: float,
        mirrored: bool, signer: Sender | None, signatures: int,
    ) -> None:  # fmt: skip
        self._brief = brief
        self._target = target
        self._language = language
        self._width = width
        self._size = size
        self._mirrored = mirrored
        self._signer = signer
        self._signatures = signatures

    def ruled(self, country: str, room: float) -> tuple[Stack, ...]:
        """Return a letter to be written by hand, with what to ask at its head."""
        begun = [*self._head(country), *self._demands()]
        return self._with_lines(begun, room, FEWEST_LINES)

    def sample(self, country: str, room: float) -> tuple[Stack, ...]:
        """Return the whole sample text with room for own words below it."""
        begun = [*self._head(country), *self._text()]
        return self._with_lines(begun, room, OWN_WORDS)

    def preprinted(self, country: str, room: float) -> tuple[Stack, ...]:
        """Return the whole sample text to be signed."""
        *text, last = self._text()
        last = replace(last, holds=True)  # nobody signs a page with nothing on it
        return paginated([*self._head(country), *text, last, *self._end()], room)

    def country(self, sender_country: str, sender_language: str) -> str:
        """Return the country as the envelope names it, or nothing where the envelope does not."""
        abroad = crosses_border(sender=sender_country, addressee=self._target.country)
        named = abroad and bool(visible(self._target.lines))
        return country_line(self._target.country, sender_language) if named else ""

    # -- above the text --------------------------------------------------------------------------

    def _head(self, country: str) -> Iterator[Item]:
        yield self._date()
        yield from self._spaced(self._address(country), 1.6)
        subject = self._label(self._brief.name, Type(self._size, SERIF_BOLD, INK, 1.3))
        yield replace(subject, gap=0.9 * self._size, holds=True)
        words = letter_words.salutation(self._target, self._language)
        yield self._given(words, _("Salutation"))

    def _date(self) -> Item:
        limit = self._brief.guidance.sender_limit
        told = self._signer.limit(limit) if self._signer is not None else limit
        caption = letter_words.where_and_when(told)
        line = place_to_fill(caption, width=DATE_WIDTH, mirrored=self._mirrored)
        placed = beside(line, width=DATE_WIDTH, of=self._width, at_right=not self._mirrored)
        return replace(placed, gap=0.8 * self._size)

    def _address(self, country: str) -> Iterator[Passage]:
        target = self._target
        lines = address_block(target.addressee, target.office, target.lines, country_line=country)
        if not visible(target.lines):
            lines += letter_words.other_ways(target, self._language)
        for line in lines:
            yield self._label(line, Type(self._size, SERIF, INK, 1.3))

    def _given(self, words: str, caption: str) -> Item:
        """Return words of the letter, or a line to write them on where nobody knows them."""
        if words:
            kind = Type(self._size, SERIF, INK, LEADING)
            return replace(self._label(words, kind), gap=0.8 * self._size, holds=True)
        line = place_to_fill(caption, width=FILLED_WIDTH, mirrored=self._mirrored)
        placed = beside(line, width=FILLED_WIDTH, of=self._width, at_right=self._mirrored)
        return replace(placed, gap=0.8 * self._size, holds=True)

    # -- the text --------------------------------------------------------------------------------

    def _text(self) -> Iterator[Passage]:
        """Yield the paragraphs of the sample: blank lines part them, other ends of lines stay."""
        kind = Type(self._size, SERIF, INK, LEADING)
        for paragraph in paragraphs(self._brief.sample_letter):
            yield replace(self._words(paragraph, kind), gap=0.75 * self._size)

    def _demands(self) -> Iterator[Item]:
        """Yield what to ask, in words that may stay in the letter."""
        kind = Type(PROMPT * self._size, SERIF, INK, 1.35)
        if not self._brief.demands:
            return
        if letter_words.is_spoken(self._language):
            heading = self._label(_("I ask you to:"), kind)
            yield replace(heading, gap=0.2 * self._size, holds=True)
        for demand in self._brief.demands:
            made = passage(demand, kind, width=self._width, from_right=self._side, marker="•")
            yield replace(made, gap=0.25 * self._size)

    def _with_lines(self, begun: list[Item], room: float, fewest: int) -> tuple[Stack, ...]:
        """Return pages whose last one is filled with lines to write on, never fewer than these."""
        end = self._end()
        gap = 0.5 * self._size
        used = paginated(begun, room)[-1].height + begun[-1].gap + gap
        below = Stack(end).height + self._size
        count = int((room - used - below) / PITCH)
        if count < fewest:  # the rest of this page, and as many overleaf as leave room for the end
            count = max(int((room - used) / PITCH), 0)
            count += max(int((room - below) / PITCH), fewest)
        lines = RuledLines(self._width, count, gap=self._size)
        return paginated([*begun, Space(gap, holds=False), lines, *end], room)

    # -- below the text --------------------------------------------------------------------------

    def _end(self) -> tuple[Item, ...]:
        limit = self._brief.guidance.sender_limit
        words = letter_words.closing(self._target, self._language)
        closing = self._given(words, _("Closing"))
        if self._signer is not None:
            named = self._signer.lines(limit)
            below = signed_off(named, size=self._size, width=self._width, mirrored=self._mirrored)
            return (closing, below)
        caption = letter_words.under_signature(limit)
        if not caption:  # the case wants no name at all
            return (closing, Space(SIGNING, holds=False))
        captions = (caption,) * self._signatures
        return (closing, *signature_rows(captions, width=self._width, mirrored=self._mirrored))

    # -- parts -----------------------------------------------------------------------------------

    @property
    def _side(self) -> bool | None:
        return True if self._mirrored else None

    def _label(self, words: str, kind: Type) -> Passage:
        """Set words that begin where the letter begins."""
        return passage(words, kind, width=self._width, from_right=self._mirrored)

    def _words(self, words: str, kind: Type) -> Passage:
        """Set words of the brief, which begin where they are read from."""
        return passage(words, kind, width=self._width, from_right=self._side)

    def _spaced(self, items: Iterable[Passage], gap: float) -> Iterator[Passage]:
        made = list(items)
        yield from made[:-1]
        yield from (replace(last, gap=gap * self._size) for last in made[-1:])


def paragraphs(letter: str) -> list[str]:
    """Return the paragraphs of a letter, parted by blank lines."""
    found: list[list[str]] = [[]]
    for line in letter.splitlines():
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]
