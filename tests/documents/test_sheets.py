"""How type is chosen for a sheet, and what runs along its edges."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import pytest

from w4r_desktop.documents.fonts import Style
from w4r_desktop.documents.sheets import largest_fitting, page_words, shrunk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (14, 13, 12, 11, 10, 9, 8.5)


def pages_of(amount: float) -> Callable[[float], Sequence[float]]:
    def lay_out(size: float) -> Sequence[float]:
        return [size] * ceil(amount * size)

    return lay_out


@pytest.mark.parametrize(
    ("amount", "pages", "size", "needed"),
    [
        (0.01, 1, 14, 1),  # a short brief is as large as it may be
        (1 / 11, 1, 11, 1),
        (2 / 11, 1, 11, 2),  # even the smallest needs two pages: then as large as two allow
        (2 / 11, 2, 11, 2),
        (3 / 8.4, 1, 11, 4),
        (1 / 8.7, 1, 8.5, 1),
    ],
)
def test_type_is_as_large_as_the_pages_allow(
    amount: float, pages: int, size: float, needed: int
) -> None:
    laid_out = largest_fitting(pages_of(amount), SIZES, pages=pages)
    assert list(laid_out) == [size] * needed


def test_a_label_shrinks_until_it_fits_its_lines() -> None:
    sizes = (60, 40, 20)
    assert shrunk("Table 4", Style(bold=True), width=300, sizes=sizes).size == 60
    assert shrunk("The long table", Style(bold=True), width=300, sizes=sizes).size == 40
    assert shrunk("Table " * 20, Style(bold=True), width=300, sizes=sizes).size == 20


def test_one_page_alone_has_no_number() -> None:
    assert page_words(1, 1) == ""
    assert page_words(2, 3) == "Page 2 of 3"
