"""No cell of ours is a formula to a spreadsheet program, and every cell comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from w4r_desktop.exchange.csv_cells import guarded, unguarded


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "4", "Table 4", "O'Brien", "'tis", "a=b"])
def test_any_other_cell_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@given(some.text(alphabet="'=+-@\t\rab "))
def test_every_cell_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
