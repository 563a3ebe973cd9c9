"""PDF files drawn a page at a time: the same pages give the same bytes, and files come whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Protocol, TypeVar

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from w4r_desktop.documents import fonts
from w4r_desktop.documents.practice_mark import draw_practice_mark, practice_words
from w4r_desktop.errors import NothingToPrintError
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.errors import W4RError

T = TypeVar("T")
MAKER = "W4R Desktop"


class Page(Protocol):
    """A page as it can be drawn; copies of it are the same object."""

    @property
    def case_code(self) -> str:
        """The case it is about, or nothing."""

    @property
    def place(self) -> str:
        """What it is, in a few words for whoever turns the pages."""

    @property
    def words(self) -> str:
        """What stands on it, for those who do not see it."""

    def draw(self, canvas: Canvas) -> None:
        """Draw it; its lower left corner is the origin, and lengths are in points."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Pages that are not printed, and whose; ``messages.explain(problem)`` says why."""

    name: str
    pages: int
    problem: W4RError


def left_out(
    found: Iterable[tuple[str, int, Iterator[W4RError]]],
) -> tuple[LeftOut, ...]:
    """Return what is not printed of names with their pages and problems, and the first reason."""
    first = ((name, pages, next(problems, None)) for name, pages, problems in found)
    return tuple(LeftOut(name, pages, one) for name, pages, one in first if one is not None)


def draw_pages(
    file: IO[bytes], pages: Iterable[Page], *, title: str, stock: Stock, practice: bool
) -> Generator[int, None, tuple[Page, ...]]:
    """Draw one page at a time, yielding how many are done, and return them.

    Each page is asked for when its turn comes, as laying out takes longer than drawing; copies
    refer to the first of them.
    ``title`` is what viewers show: it names no person. ``practice`` says that the pages come out
    of a copy to practise on: each bears that, and so does the title. Raises NothingToPrintError.
    """
    title = f"{practice_words()} · {title}" if practice else title
    canvas = _opened(file, title=title, stock=stock)
    forms: dict[int, tuple[str, Page]] = {}
    drawn: list[Page] = []
    for page in pages:
        if id(page) not in forms:
            forms[id(page)] = f"page-{len(forms)}", page  # the page is kept, so its id is its own
            canvas.beginForm(forms[id(page)][0])
            page.draw(canvas)
            canvas.endForm()
        canvas.doForm(forms[id(page)][0])
        if practice:
            draw_practice_mark(canvas, stock)
        canvas.showPage()
        drawn.append(page)
        yield len(drawn)
    if not drawn:
        raise NothingToPrintError
    canvas.save()
    return tuple(drawn)


def write(
    path: Path, draw: Callable[[IO[bytes]], Generator[int, None, T]]
) -> Generator[int, None, T]:
    """Draw into a file, yielding how many pages are done.

    Whoever iterates may show progress; whoever stops iterating has cancelled, and no file is left.
    """
    with replacing(path) as draft, draft.open("wb") as file:
        return (yield from draw(file))


def _opened(file: IO[bytes], *, title: str, stock: Stock) -> Canvas:
    fonts.register()
    canvas = Canvas(
        file,
        pagesize=(stock.width * mm, stock.height * mm),
        invariant=1,
        initialFontName=fonts.PLAIN,  # type: ignore[arg-type] # the stubs take it for a size
    )
    canvas.setTitle(title)
    canvas.setAuthor(MAKER)  # unset ones would read “anonymous” and “unspecified”
    canvas.setCreator(MAKER)
    canvas.setSubject("")
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas
