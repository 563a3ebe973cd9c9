"""What came out of the printer: pages of a run, sent once or again, good or spoiled.

Pages are counted from 1. A run is printed in passes: the whole of it first, and later what jammed
or is wanted once more.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from w4r_desktop.errors import PageRangeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from w4r_desktop.domain.case import Role
    from w4r_desktop.domain.paper import Document
    from w4r_desktop.domain.stationery import Stock

DASH: Final = re.compile(r"\s*[-–—]\s*")
BETWEEN: Final = re.compile(r"[,;،、，\s]+")
RANGE: Final = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")


PageCases: TypeAlias = "UUID | tuple[UUID, ...] | None"
"""The case that a page is for, or that of each copy on it, such as the labels of a sheet."""


@dataclass(frozen=True, slots=True)
class Pass:
    """Pages sent to a printer at one time, in this order.

    The first ``came_out`` of them came out; None: all. If it ``replaces``, what was printed of
    these pages before is spoiled.
    """

    pages: tuple[int, ...]
    came_out: int | None = None
    replaces: bool = False

    @property
    def out(self) -> tuple[int, ...]:
        """The pages that came out."""
        return self.pages[: self.came_out]


@dataclass(frozen=True, slots=True)
class Part:
    """Pages of a run that are for one case, or for none: separators, lists of people."""

    case_id: UUID | None
    first_page: int
    pages: int

    @property
    def numbers(self) -> range:
        """The numbers of its pages."""
        return range(self.first_page, self.first_page + self.pages)


@dataclass(frozen=True, slots=True)
class Printed:
    """Copies that came out for a case, and how many of them were spoiled by printing again."""

    out: int = 0
    spoiled: int = 0

    @property
    def good(self) -> int:
        """Copies that can be used."""
        return self.out - self.spoiled


@dataclass(frozen=True, slots=True)
class RunKind:
    """What is counted together: a document in one of its forms, for one role of targets."""

    document: Document
    role: Role | None = None
    variant: str = ""


@dataclass(frozen=True, slots=True)
class NewRun:
    """A document as it was drawn; ``cases`` has for each page the case it is for."""

    kind: RunKind
    title: str
    stock: Stock
    pdf: bytes
    cases: tuple[PageCases, ...]
    names_people: bool


@dataclass(frozen=True, slots=True)
class EnvelopeCheck:
    """Envelopes of a case: what came out must be written, spoiled or unused."""

    printed: int
    written: int
    spoiled: int
    unused: int

    @property
    def difference(self) -> int:
        """Envelopes nobody can account for; below 0: more were used than were printed."""
        return self.printed - self.written - self.spoiled - self.unused


def pages_printed(passes: Iterable[Pass]) -> Mapping[int, Printed]:
    """Return for each page how often it came out, and how often that was spoiled."""
    out, spoiled = _counted(passes)
    return {page: Printed(copies, spoiled.get(page, 0)) for page, copies in out.items()}


def cases_printed(parts: Iterable[Part], passes: Iterable[Pass]) -> Mapping[UUID, Printed]:
    """Return how many pages came out for each case."""
    out, spoiled = _counted(passes)
    pages = sorted(out)
    outs = [0, *accumulate(out[page] for page in pages)]
    spoils = [0, *accumulate(spoiled.get(page, 0) for page in pages)]
    found: dict[UUID, Printed] = {}
    for part in parts:
        if part.case_id is None:
            continue
        first = bisect_left(pages, part.first_page)
        last = max(first, bisect_left(pages, part.first_page + part.pages))
        before = found.get(part.case_id, Printed())
        found[part.case_id] = Printed(
            before.out + outs[last] - outs[first],
            before.spoiled + spoils[last] - spoils[first],
        )
    return found


def _counted(passes: Iterable[Pass]) -> tuple[Counter[int], dict[int, int]]:
    """Return for each page how often it came out, and how often that was spoiled."""
    out: Counter[int] = Counter()
    spoiled: dict[int, int] = {}
    for one in passes:
        if one.replaces:
            spoiled |= {page: out[page] for page in one.pages}
        out.update(one.out)
    return out, spoiled


def parts_of(cases: Sequence[PageCases]) -> tuple[Part, ...]:
    """Return the parts of a run whose pages are for these cases, one after another.

    A page with several copies, such as a sheet of labels, is a part for each of them.
    """
    found: list[Part] = []
    page = 1
    for whom, same in groupby(cases):
        count = sum(1 for _page in same)
        ids = (whom or (None,)) if isinstance(whom, tuple) else (whom,)
        found += [Part(case_id, page, count) for case_id in ids]
        page += count
    return tuple(found)


def page_ranges(pages: Iterable[int]) -> str:
    """Return pages as a person writes them: ``1-17, 20``."""
    steps = enumerate(pages)
    runs = [
        [page for _place, page in run] for _key, run in groupby(steps, lambda one: one[1] - one[0])
    ]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def read_pages(words: str, *, count: int) -> tuple[int, ...]:
    """Return the pages that ``1-17, 20`` means, of a run of ``count`` pages.

    Raises PageRangeError for anything else.
    """
    found: list[int] = []
    for part in BETWEEN.split(DASH.sub("-", words.strip())):
        match = RANGE.fullmatch(part)
        if match is None:
            raise PageRangeError(words=words, pages=count)
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            raise PageRangeError(words=words, pages=count)
        found += range(first, last + 1)
    return tuple(found)
