"""The report of an event: its figures on one to three pages, and no name of anybody who came."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import files
from w4r_desktop.documents.flow import paginated
from w4r_desktop.documents.report_head import head, state_words, tiles
from w4r_desktop.documents.report_parts import (
    Setting,
    by_case,
    by_quarter,
    by_table,
    mailed,
    recounted,
    taken_home,
)
from w4r_desktop.documents.report_remarks import changes, comments, overridden
from w4r_desktop.documents.report_text import printed
from w4r_desktop.documents.sheets import (
    AMBER,
    MUTED,
    SheetPage,
    body_size,
    largest_fitting,
    page_words,
)
from w4r_desktop.domain.stationery import SHEETS
from w4r_desktop.language import _
from w4r_desktop.report_words import recount_mark

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Item, Stack
    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.domain.stationery import Paper

MOST_PAGES: Final = 3

READABLE: Final = (9.5, 9, 8.5, 8, 7.5)
"""Falling type sizes of the tables: a page less is worth so small ones, and no smaller."""

SMALLER: Final = (7, 6.5, 6, 5.5)
"""What 40 cases at 40 tables may need to stay on three pages."""

MOST_LINES: Final = {7.5: 40, 7: 30, 6.5: 24, 6: 16, 5.5: 10}
"""Of a list, where its type is small already."""


@dataclass(frozen=True, slots=True)
class ReportLook:
    """What it is printed on; ``practice`` is as in ``files.draw_pages``."""

    paper: Paper
    practice: bool = False


def draw_report(
    file: IO[bytes], figures: Figures, look: ReportLook, previous: Figures | None = None
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page at a time, yielding how many are done, and return the pages.

    ``previous`` is the version before, if what changed since is to be told. Three pages are
    enough for all but very long comments. The same figures give the same bytes.
    """
    title = report_title(figures)
    pages = tuple(_pages(_laid_out(figures, look, previous), figures, look))
    drawing = files.draw_pages(
        file, pages, title=title, stock=SHEETS[look.paper], practice=look.practice
    )
    return (yield from drawing)


def report_title(figures: Figures) -> str:
    """Return what the report of an event is called."""
    return _("Report – {event}").format(event=figures.event.name)


def _laid_out(figures: Figures, look: ReportLook, previous: Figures | None) -> Sequence[Stack]:
    """Return the pages: as few as can be read well, and never more than three if that can be."""
    width, room = body_size(SHEETS[look.paper])
    start = (*head(figures, width), tiles(figures, width))

    @cache
    def lay_out(size: float) -> Sequence[Stack]:
        setting = Setting(width, size, MOST_LINES.get(size, 60))
        return paginated((*start, *_parts(figures, previous, setting)), room)

    fewest = len(lay_out(READABLE[-1]))
    sizes = READABLE if fewest < MOST_PAGES else (*READABLE, *SMALLER)
    return largest_fitting(lay_out, sizes, pages=min(fewest, MOST_PAGES))


def _parts(figures: Figures, previous: Figures | None, setting: Setting) -> Iterator[Item]:
    yield from changes(figures, previous, setting)
    yield from by_case(figures, setting)
    yield from by_quarter(figures, setting)
    yield from by_table(figures, setting)
    yield from recounted(figures, setting)
    yield from taken_home(figures, setting)
    yield from mailed(figures, setting)
    yield from overridden(figures, setting)
    yield from comments(figures, setting)


def _pages(bodies: Sequence[Stack], figures: Figures, look: ReportLook) -> Iterator[SheetPage]:
    stock = SHEETS[look.paper]
    event, campaign = printed(figures.event.name), printed(figures.event.campaign)
    for number, body in enumerate(bodies, start=1):
        counted = page_words(number, len(bodies))
        above = campaign if number == 1 else " · ".join(filter(None, (event, campaign)))
        mark = recount_mark(figures) if number > 1 else ""
        yield SheetPage(
            "",
            " · ".join(filter(None, (_("Report"), counted))),
            body,
            stock.width * mm,
            stock.height * mm,
            head=((above, MUTED), (mark, AMBER if mark else MUTED)),
            foot=((state_words(figures), MUTED), (counted, MUTED)),
        )
