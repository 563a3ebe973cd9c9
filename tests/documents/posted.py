"""Letters to officials as tests order them, and what their pages show."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from tests.documents import pdfs
from w4r_desktop.documents.letters import (
    Form,
    LetterLook,
    LetterOrder,
    draw_letters,
    letters_left_out,
)
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import (
    CaseBrief,
    Role,
    Target,
    Translation,
)
from w4r_desktop.domain.stationery import Paper

if TYPE_CHECKING:
    from PIL import Image

    from w4r_desktop import errors

TODAY = date(2026, 12, 10)
SAMPLE = "I am writing about Jani Silva.\n\nI ask you to protect her.\n\nThank you."
PRESIDENT = Target(
    role=Role.PRIMARY,
    addressee="Señor Presidente",
    office="Presidente de la República",
    lines=("Palacio de Nariño", "Carrera 8 No. 7-26", "Bogotá"),
    country="CO",
    salutation="Dear President,",
    closing="Yours faithfully,",
)
JANI = CaseBrief(
    code="jani-silva",
    name="Jani Silva",
    headline="Threatened",
    country="CO",
    demands=("Protect her.", "Investigate the threats."),
    sample_letter=SAMPLE,
    translations={
        "fr": Translation(
            demands=("La protéger.",), sample_letter="Je vous écris au sujet de Jani Silva."
        )
    },
)
NASIMA = CaseBrief(
    code="nassima",
    name="نسيمة السادة",
    headline="سُجنت",
    country="SA",
    demands=("الإفراج عن نسيمة السادة فورًا ودون شروط.",),
    sample_letter="أكتب إليكم بشأن نسيمة السادة.\n\nأرجو منكم الإفراج عنها فورًا.",
)
KING = Target(
    role=Role.PRIMARY,
    addressee="الملك سلمان",
    lines=("الديوان الملكي", "الرياض"),
    country="SA",
    salutation="جلالة الملك،",
    closing="وتفضلوا بقبول فائق الاحترام،",
)


def to_president(brief: CaseBrief = JANI, target: Target = PRESIDENT, **more: Any) -> LetterOrder:
    return LetterOrder(brief, "en", target, **more)


def to_king(**more: Any) -> LetterOrder:
    return LetterOrder(NASIMA, "ar", KING, **more)


def look(**other: Any) -> LetterLook:
    said: dict[str, Any] = {
        "paper": Paper.A4,
        "form": Form.RULED,
        "language": "en",
        "sender_country": "CA",
        "sender_language": "en",
        "historical": False,
        "today": TODAY,
    }
    return LetterLook(**(said | other))


def letters(*orders: LetterOrder, title: str = "", **other: Any) -> bytes:
    draw = partial(draw_letters, packs=[Pack(title, orders)], look=look(**other))
    pdf, progress, pages = pdfs.drawn(draw)
    assert progress == list(range(1, len(pages) + 1))
    assert len(pages) == len(pdfs.sizes(pdf))
    return pdf


def why_not(order: LetterOrder, **other: Any) -> list[type[errors.W4RError]]:
    return [type(one.problem) for one in letters_left_out([order], look(**other))]


def rows_of_ink(shown: Image.Image, *, left: float, right: float) -> list[float]:
    """Return where lines run from one share of the width to the other, in shares of the height."""
    grey = shown.convert("L")
    across = range(round(left * grey.width), round(right * grey.width))
    return [
        y / grey.height
        for y in range(grey.height)
        if all(grey.getpixel((x, y)) < 235 for x in across)  # type: ignore[operator]
    ]


def ruled(pdf: bytes, page: int = 0) -> list[float]:
    """Return the places of the ruled lines, in millimetres of A4."""
    shown = pdfs.picture(pdf, page, width_px=840)
    rows = [297 * y for y in rows_of_ink(shown, left=0.13, right=0.87)]
    return [y for y, before in zip(rows, [-9.0, *rows], strict=False) if y - before > 1]
