"""Golden pictures: how pages looked when a person last looked at them, and what differs now.

``python -m tests.golden`` draws anew those that differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageChops, ImageFilter

from tests.documents import pdfs
from tests.documents.golden_documents import desk, documents
from w4r_desktop.language import speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES: Final = ("en", "fr", "ar")
FOLDER: Final = Path(__file__).parents[1] / "golden"

DPI: Final = 55
FINER: Final = 3
"""Pages are drawn so many times finer and then reduced, which evens out how edges are drawn."""

GREYS: Final = 63
"""How many steps the kept pictures have between white and black."""

BLUR: Final = 1.0
TOLERANCE: Final = 7
"""By how many of 255 greys two blurred pictures differ where nothing was changed.

Measured on all of these pages: PDFium 6462 of 2024 and the newest of 2026 differ by 2, keeping
fewer greys takes 2. Of 513 changes at random places all are seen: lines moved by 1 mm differ by 9
and more, half of them by 73; letters half a point larger by 8, a missing word by 38 and more.
Were pages not drawn finer, the two PDFium would differ by 14.
"""

MM: Final = 25.4 / DPI


@dataclass(frozen=True)
class Shown:
    """A page as it is drawn now; ``kept`` is where its golden picture is."""

    name: str
    kept: Path
    picture: Image.Image


def pictures(language: str) -> Iterator[Shown]:
    """Draw every document of a language, and yield its pages."""
    with speaking(desk(language).spoken):
        for document in documents(language):
            pdf, _progress, _pages = pdfs.drawn(document.draw)
            for page in document.pages:
                name = f"{document.name}-{page}" if page > 1 else document.name
                kept = FOLDER / language / f"{name}.png"
                yield Shown(f"{language}/{name}", kept, picture(pdf, page - 1))


def picture(pdf: bytes, page: int = 0) -> Image.Image:
    """Return a page, counted from 0, in grey."""
    width, _height = pdfs.points(pdf, page)
    fine = pdfs.picture(pdf, page, width_px=round(width / 72 * DPI) * FINER)
    return fine.convert("L").reduce(FINER)


def keep(shown: Shown) -> None:
    """Make the picture of a page its golden one."""
    shown.kept.parent.mkdir(exist_ok=True)
    few = shown.picture.point([round(grey / 255 * GREYS) * 255 // GREYS for grey in range(256)])
    few.save(shown.kept, optimize=True)


def difference(shown: Shown) -> str:
    """Return in words how a page differs from its golden picture, or nothing."""
    if not shown.kept.exists():
        return f"{shown.name} has no golden picture yet"
    with Image.open(shown.kept) as kept:
        if kept.size != shown.picture.size:
            return f"{shown.name} was {_paper(kept)}, and now is {_paper(shown.picture)}"
        box = differing(kept, shown.picture)
    if box is None:
        return ""
    left, top, right, bottom = (round(edge * MM) for edge in box)
    return (
        f"{shown.name} differs between {left} and {right} mm from the left, "
        f"{top} and {bottom} mm from the top"
    )


def differing(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box of all that differs between two pictures of one size, if anything does."""
    blurred = [each.filter(ImageFilter.GaussianBlur(BLUR)) for each in (one, other)]
    off = ImageChops.difference(*blurred)
    return off.point(lambda grey: 255 if grey > TOLERANCE else 0).getbbox()


def surplus() -> list[Path]:
    """Return pictures of pages that are not drawn any more: only names are asked for."""
    wanted = {
        f"{language}/{document.name}-{page}" if page > 1 else f"{language}/{document.name}"
        for language in LANGUAGES
        for document in documents(language)
        for page in document.pages
    }
    kept = sorted(FOLDER.glob("*/*.png"))
    return [one for one in kept if f"{one.parent.name}/{one.stem}" not in wanted]


def _paper(shown: Image.Image) -> str:
    return f"{shown.width * MM:.0f} × {shown.height * MM:.0f} mm"
