"""The good news of all cases, in type large enough to read aloud from."""

from __future__ import annotations

from dataclasses import replace
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import files, text
from w4r_desktop.documents.brief_words import since_heading
from w4r_desktop.documents.flow import INK, Bar, Box, Space, Stack, Type, paginated, passage
from w4r_desktop.documents.sheets import (
    BOLD,
    CANDLE,
    GOOD,
    LARGE_RUNNING_SIZE,
    MUTED,
    SANS,
    SERIF,
    SERIF_BOLD,
    SheetPage,
    body_size,
    page_words,
    sample_mark,
)
from w4r_desktop.domain.good_news import outcomes
from w4r_desktop.domain.stationery import SHEETS
from w4r_desktop.language import _, country_name, long_date

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Item
    from w4r_desktop.domain.case import Campaign, CaseBrief, Update
    from w4r_desktop.domain.good_news import Outcome
    from w4r_desktop.domain.stationery import Paper
    from w4r_desktop.errors import PageCharacterError

SIZE: Final = 16
"""Points: what is held in the hand while speaking to a hall."""


def draw_good_news(
    file: IO[bytes],
    briefs: Sequence[CaseBrief],
    *,
    paper: Paper,
    campaign: Campaign,
    practice: bool = False,
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page at a time, yielding how many are done, and return the pages.

    ``practice`` is as in ``files.draw_pages``. Raises PageCharacterError, before anything is drawn,
    for a character that no font has, and NothingToPrintError if there is no good news.
    """
    told = outcomes(briefs)
    for outcome in told:
        for problem in news_problems(outcome):
            raise problem
    pages = _pages(told, paper=paper, campaign=campaign) if told else ()
    drawing = files.draw_pages(
        file, pages, title=_("Good news"), stock=SHEETS[paper], practice=practice
    )
    return (yield from drawing)


def news_problems(outcome: Outcome) -> Iterator[PageCharacterError]:
    """Yield each line of the news of a case that has a character no font has."""
    name = outcome.brief.name
    for words in (name, *(update.text for update in (outcome.update, *outcome.since))):
        for line in words.splitlines():
            if missing := text.missing_character(line.expandtabs()):
                yield text.page_problem(missing, line=line, case_name=name)


def _pages(told: Sequence[Outcome], *, paper: Paper, campaign: Campaign) -> tuple[SheetPage, ...]:
    stock = SHEETS[paper]
    width, room = body_size(stock)
    items: list[Item] = [
        passage(_("Good news"), Type(2 * SIZE, SERIF_BOLD, GOOD, 1.2), width=width),
        Bar(width, 0.8 * mm, CANDLE, gap=1.2 * SIZE),
    ]
    items += [_item(outcome, width) for outcome in told]
    bodies = paginated(items, room)
    return tuple(
        SheetPage(
            "",
            " · ".join(filter(None, (_("Good news"), page_words(number, len(bodies))))),
            body,
            stock.width * mm,
            stock.height * mm,
            head=((campaign.name, MUTED), sample_mark(historical=campaign.historical)),
            foot=(("", MUTED), (page_words(number, len(bodies)), MUTED)),
            running_size=LARGE_RUNNING_SIZE,
        )
        for number, body in enumerate(bodies, start=1)
    )


def _item(outcome: Outcome, width: float) -> Box:
    """Return one outcome, which stands on one page."""
    return Box(Stack(tuple(_parts(outcome, width))), width, 0, gap=1.3 * SIZE)


def _parts(outcome: Outcome, width: float) -> Iterator[Item]:
    brief, update = outcome.brief, outcome.update
    when = long_date(update.on) if update.on else ""
    where = country_name(brief.country) if brief.country else ""
    name = passage(brief.name, Type(1.25 * SIZE, SERIF_BOLD, INK, 1.25), width=width)
    if heading := " · ".join(filter(None, (when, where))):
        kind = Type(0.85 * SIZE, SANS, MUTED)
        yield passage(heading, kind, width=width, from_right=name.from_right)
    yield replace(name, gap=0.1 * SIZE, holds=True)
    yield passage(update.text, Type(SIZE, SERIF, INK, 1.4), width=width)
    for later in outcome.since:
        yield _since(later, width)


def _since(update: Update, width: float) -> Item:
    runs = ((f"{since_heading(update)} ", BOLD), (update.text, SERIF))
    return Stack((Space(0.3 * SIZE), passage(runs, Type(0.9 * SIZE), width=width)))
