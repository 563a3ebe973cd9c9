"""How many pieces that are still to leave have no copy of what was printed for them."""

from __future__ import annotations

import pytest

from w4r_desktop.domain.mailing import unprinted


@pytest.mark.parametrize(
    ("kinds", "printed", "missing"),
    [
        ([(10, 0)], 0, 10),
        ([(10, 4)], 0, 6),  # written by hand, and gone
        ([(10, 4)], 6, 4),  # four of the six are gone with their letters
        ([(10, 8)], 3, 2),
        ([(10, 0)], 12, 0),
        ([(2, 3)], 0, 0),  # one letter was taken back after it was posted
        ([(10, 0), (5, 5)], 12, 0),  # written letters have the envelopes first
        ([(10, 0), (5, 1)], 12, 3),
        ([(10, 0), (5, 5)], 4, 6),
    ],
)
def test_what_has_left_needs_no_copy_any_more(
    kinds: list[tuple[int, int]], printed: int, missing: int
) -> None:
    assert unprinted(kinds, printed) == missing
