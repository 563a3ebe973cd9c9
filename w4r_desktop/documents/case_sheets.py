"""Case sheets: a brief on a page or two of A4 or Letter, to lie on a table or hang on a wall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Final

from reportlab.lib.units import mm

from w4r_desktop.documents import files, text
from w4r_desktop.documents.brief_items import BriefItems
from w4r_desktop.documents.flow import paginated
from w4r_desktop.documents.shaping import is_mostly_right_to_left
from w4r_desktop.documents.sheets import (
    AMBER,
    LARGE_RUNNING_SIZE,
    MUTED,
    RUNNING_SIZE,
    SheetPage,
    body_size,
    largest_fitting,
    page_words,
    sample_mark,
)
from w4r_desktop.domain.stationery import SHEETS
from w4r_desktop.language import _, speaking

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.flow import Stack
    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.domain.stationery import Paper
    from w4r_desktop.errors import PageCharacterError

SIZES: Final = (14, 13.5, 13, 12.5, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5)
"""Type sizes of the story in points: below 8.5 nobody reads at a table by candlelight."""

LARGE_SIZES: Final = (18, 17, 16)
"""What associations of the blind ask of large print: 16 points and more."""


class Length(StrEnum):
    """How much paper a case may take."""

    ONE_PAGE = "one_page"
    TWO_PAGES = "two_pages"
    LARGE_PRINT = "large_print"


@dataclass(frozen=True, slots=True)
class CaseSheetOrder:
    """How many sheets of a case are wanted, with its brief in the ``language`` (BCP 47) chosen.

    ``picture`` is one of our own, PNG or JPEG. ``withdrawn`` is why the case was withdrawn.
    """

    brief: CaseBrief
    language: str
    copies: int = 1
    picture: bytes | None = None
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True)
class CaseSheetLook:
    """What all case sheets of one printing have in common.

    Countries in addresses are named in the sender's language, the one in force: ``language``.
    ``practice`` is as in ``files.draw_pages``.
    """

    paper: Paper
    length: Length
    campaign: str
    historical: bool
    sender_country: str
    language: str
    practice: bool = False


def problems(brief: CaseBrief) -> Iterator[PageCharacterError]:
    """Yield each character of a brief, in the language it is in, that no font has: once."""
    told: set[str] = set()
    for line in _lines_of(brief):
        missing = text.missing_character(line)
        if missing and missing not in told:
            told.add(missing)
            yield text.page_problem(missing, line=line, case_name=brief.name)


def draw_case_sheets(
    file: IO[bytes], orders: Iterable[CaseSheetOrder], look: CaseSheetLook
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page at a time, yielding how many are done, and return the pages.

    Raises PageCharacterError, before anything is drawn, for a character that no font has, and
    NothingToPrintError.
    """
    wanted = [order for order in orders if order.copies > 0]
    for order in wanted:
        for problem in problems(order.brief):
            raise problem
    drawing = files.draw_pages(
        file,
        _pages(wanted, look),
        title=_("Case sheets"),
        stock=SHEETS[look.paper],
        practice=look.practice,
    )
    return (yield from drawing)


def _pages(orders: Sequence[CaseSheetOrder], look: CaseSheetLook) -> Iterator[Page]:
    for order in orders:
        with speaking(order.language):
            sheet = _sheet(order, look)
        yield from sheet * order.copies


def _sheet(order: CaseSheetOrder, look: CaseSheetLook) -> tuple[SheetPage, ...]:
    stock, brief = SHEETS[look.paper], order.brief
    width, room = body_size(stock)
    mirrored = is_mostly_right_to_left(f"{brief.headline} {brief.story}")

    def lay_out(size: float) -> tuple[Stack, ...]:
        items = BriefItems(
            order.brief, look.sender_country, look.language, width=width, size=size,
            mirrored=mirrored,
        )  # fmt: skip
        return paginated(items.all(order.picture, order.withdrawn), room)

    large = look.length is Length.LARGE_PRINT
    pages = 2 if look.length is Length.TWO_PAGES else 1
    bodies = largest_fitting(lay_out, LARGE_SIZES if large else SIZES, pages=pages)
    return tuple(
        SheetPage(
            brief.code,
            _place(brief.name, number, len(bodies)),
            body,
            stock.width * mm,
            stock.height * mm,
            head=((look.campaign, MUTED), _mark(order, look)),
            foot=(
                (brief.name if len(bodies) > 1 else "", MUTED),
                (page_words(number, len(bodies)), MUTED),
            ),
            mirrored=mirrored,
            running_size=LARGE_RUNNING_SIZE if large else RUNNING_SIZE,
        )
        for number, body in enumerate(bodies, start=1)
    )


def _place(name: str, page: int, pages: int) -> str:
    return " · ".join(filter(None, (name, page_words(page, pages))))


def _mark(order: CaseSheetOrder, look: CaseSheetLook) -> tuple[str, str]:
    if order.withdrawn is not None and not look.historical:
        return _("Withdrawn"), AMBER
    return sample_mark(historical=look.historical)


def _lines_of(brief: CaseBrief) -> Iterator[str]:
    """Yield every line of a brief that its sheet bears."""
    blocks = (
        *(brief.name, brief.native_name, brief.headline, brief.story, brief.quote),
        *(*brief.content_warnings, *brief.demands, brief.guidance.warning),
        *(brief.guidance.enclosures, brief.picture_credit),
        *(update.text for update in brief.updates),
        *(source.url for source in brief.sources),
    )
    for target in brief.targets:
        lines = (target.addressee, target.office, *target.lines)
        lines += (target.salutation, target.closing)
        ways = (target.email, target.fax, target.phone, target.web, *target.social)
        blocks += (*lines, *ways, target.mail_note)
    for block in blocks:
        yield from (line.expandtabs() for line in block.splitlines())
