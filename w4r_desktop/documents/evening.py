"""What all paper of an evening has in common: its event, its paper, and who cannot be named."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import IO, TYPE_CHECKING

from reportlab.lib.units import mm

from w4r_desktop.documents import files, fonts, text
from w4r_desktop.documents.files import LeftOut
from w4r_desktop.documents.flow import INK, Passage, Type, passage
from w4r_desktop.documents.sheets import MUTED, SheetPage, page_words, sample_mark
from w4r_desktop.domain.stationery import SHEETS, turned
from w4r_desktop.errors import NameCharacterError, PageEastAsianFontError
from w4r_desktop.language import _, long_date

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Stack
    from w4r_desktop.domain.case import Campaign
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.stationery import Paper, Stock
    from w4r_desktop.errors import PageCharacterError

SLACK = 0.01
"""Widths and heights in points differ by less than this."""

DOTS = "…"


@dataclass(frozen=True, slots=True)
class EveningLook:
    """Whose evening it is and what it is printed on; ``practice`` is as in ``files.draw_pages``."""

    event: EventDetails
    campaign: Campaign
    paper: Paper
    practice: bool = False

    @property
    def upright(self) -> Stock:
        """The sheet standing upright."""
        return SHEETS[self.paper]

    @property
    def lying(self) -> Stock:
        """The sheet lying on its long side."""
        return turned(SHEETS[self.paper])


def hours_words(event: EventDetails) -> str:
    """Return from when to when the event is open: 18:00–21:00; or nothing."""
    if event.opens_at and event.closes_at:
        return _("{start}–{end}").format(start=event.opens_at, end=event.closes_at)
    return event.opens_at


def when_words(event: EventDetails) -> str:
    """Return the day of an event in full, and its hours if they are known."""
    return " · ".join(filter(None, (long_date(event.held_on), hours_words(event))))


def unprintable(*names: str) -> PageCharacterError | None:
    """Return the first character of the names that no font has, if there is one."""
    for name in names:
        if missing := text.missing_character(name):
            east_asian = text.is_east_asian(missing)
            kind = PageEastAsianFontError if east_asian else NameCharacterError
            return kind(case_name="", line=name, character=missing)
    return None


def names_left_out(
    problems: Iterable[tuple[str, PageCharacterError | None]],
) -> tuple[LeftOut, ...]:
    """Return the names that are left out of lists and slips, and why."""
    return tuple(LeftOut(name, 1, problem) for name, problem in problems if problem is not None)


def printable(*parts: str) -> Iterator[str]:
    """Yield the parts that fonts have all characters of, as far as they say anything."""
    return (part for part in parts if part.strip() and not text.missing_character(part))


def snug(words: str, kind: Type, *, width: float, height: float, sizes: Sequence[float]) -> Passage:
    """Return words in the largest of the falling sizes that fits, cut with dots if none does."""
    return _largest(words, kind, width, sizes, lambda made: made.height <= height + SLACK)


def one_line(words: str, kind: Type, *, width: float, sizes: Sequence[float]) -> Passage:
    """Return words on one line, in the largest size or cut as ``snug`` does it."""
    return _largest(words, kind, width, sizes, lambda made: len(made.lines) == 1)


def draw_noted(
    file: IO[bytes], pages: Iterable[Page], look: EveningLook, stock: Stock, *, title: str
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw pages one at a time as they are laid out, and return them; see ``files.draw_pages``."""
    drawing = files.draw_pages(file, pages, title=title, stock=stock, practice=look.practice)
    return (yield from drawing)


def sheet_pages(
    bodies: Iterable[Stack], count: int, look: EveningLook, stock: Stock, *, title: str,
    what: str = "",
) -> Iterator[SheetPage]:  # fmt: skip
    """Yield so many pages, with the event and the campaign along their edges, and their numbers.

    ``what`` tells one set of pages from another, as a table does.
    """
    name = next(printable(look.event.name), "")
    campaign = next(printable(look.campaign.name), "")
    mark = sample_mark(historical=look.campaign.historical)
    for number, body in enumerate(bodies, start=1):
        counted = page_words(number, count)
        place = " · ".join(filter(None, (title, what, counted)))
        foot = " · ".join(filter(None, (name, what)))
        yield SheetPage(
            "",
            place,
            body,
            stock.width * mm,
            stock.height * mm,
            head=((campaign, MUTED), mark),
            foot=((foot, MUTED), (counted, MUTED)),
        )


def small(words: str, *, width: float, size: float = 9, ink: str = MUTED) -> Passage:
    """Return a remark for the foot or the head of a sheet."""
    return passage(words, Type(size, ink=ink, leading=1.28), width=width)


def _set(words: str, kind: Type, size: float, width: float) -> Passage:
    sized = Type(size, kind.style, kind.ink or INK, kind.leading)
    return passage(words, sized, width=width, from_right=False)


def _largest(
    words: str, kind: Type, width: float, sizes: Sequence[float], fits: Callable[[Passage], bool]
) -> Passage:
    broken: Passage | None = None
    for size in sizes:
        made = _set(words, kind, size, width)
        if fits(made) and _is_narrow(made):
            if not _breaks_a_word(made, words):
                return made
            broken = broken or made
    if broken is not None:
        return broken
    fewest, most = 0, len(words)
    while fewest < most:  # the longest beginning that fits
        middle = (fewest + most + 1) // 2
        made = _set(words[:middle].rstrip() + DOTS, kind, sizes[-1], width)
        fitting = fits(made) and _is_narrow(made)
        fewest, most = (middle, most) if fitting else (fewest, middle - 1)
    return _set(words[:fewest].rstrip() + DOTS, kind, sizes[-1], width)


def _breaks_a_word(made: Passage, words: str) -> bool:
    """Tell whether a line ends within a word, in scripts that part their words by spaces."""
    whole = " ".join(words.split())
    return any(
        above.text[-1:] in fonts.plain_characters()
        and above.text[-1:].isalpha()
        and " ".join(f"{above.text} {below.text}".split()) not in whole
        for above, below in pairwise(made.lines)
    )


def _is_narrow(made: Passage) -> bool:
    wide = max((line.width for line in made.lines), default=0) * made.kind.size
    return wide <= made.width + SLACK
