"""What was counted by hand decides; reasons say why it is not what was logged."""

from __future__ import annotations

import pytest
from hypothesis import given as generated
from hypothesis import strategies as some

from w4r_desktop.domain.recount import GIVEN, MOST_COUNTED, corrections, given
from w4r_desktop.domain.tally import Reason
from w4r_desktop.errors import RecountNumberError, SetAsideError

COUNTS = some.integers(0, 2_000)
REASONS = some.dictionaries(some.sampled_from(GIVEN), some.integers(0, 300))


def test_three_jokes_and_one_found_later_make_two_less() -> None:
    found = corrections(511, 512, {Reason.JOKE: 3, Reason.FOUND: 1})
    assert found == {Reason.JOKE: -3, Reason.FOUND: 1}
    assert 511 + sum(found.values()) == 509


@pytest.mark.parametrize(
    ("logged", "counted", "reasons", "found"),
    [
        (46, 46, {}, {}),
        (46, 44, {}, {Reason.MISCOUNTED: -2}),
        (46, 44, {Reason.TAKEN_HOME: 2}, {Reason.TAKEN_HOME: -2}),
        (46, 44, {Reason.TAKEN_HOME: 3}, {Reason.TAKEN_HOME: -3, Reason.MISCOUNTED: 1}),
        (46, 46, {Reason.UNSIGNED: 1, Reason.JOKE: 0}, {Reason.UNSIGNED: -1}),
        (0, 5, {Reason.OTHER: 5}, {Reason.OTHER: 5}),
        (5, 3, {Reason.OTHER: -2}, {Reason.OTHER: -2}),
        (5, 0, {}, {Reason.MISCOUNTED: -5}),
    ],
)
def test_what_nobody_explains_is_miscounted(
    logged: int, counted: int, reasons: dict[Reason, int], found: dict[Reason, int]
) -> None:
    assert corrections(logged, counted, reasons) == found


@generated(logged=COUNTS, counted=COUNTS, reasons=REASONS)
def test_the_total_is_always_what_was_counted_without_what_is_set_aside(
    logged: int, counted: int, reasons: dict[Reason, int]
) -> None:
    aside = reasons.get(Reason.JOKE, 0) + reasons.get(Reason.UNSIGNED, 0)
    if aside > counted:
        with pytest.raises(SetAsideError) as refused:
            corrections(logged, counted, reasons)
        assert (refused.value.counted, refused.value.set_aside) == (counted, aside)
        return
    found = corrections(logged, counted, reasons)
    assert logged + sum(found.values()) == counted - aside
    assert 0 not in found.values()
    assert given(found) == {reason: n for reason, n in reasons.items() if n}


@pytest.mark.parametrize(
    ("counted", "reasons"),
    [
        (-1, {}),
        (MOST_COUNTED + 1, {}),
        (5, {Reason.JOKE: -1}),
        (5, {Reason.FOUND: MOST_COUNTED + 1}),
        (5, {Reason.OTHER: -MOST_COUNTED - 1}),
    ],
)
def test_numbers_that_nobody_counts_are_refused(counted: int, reasons: dict[Reason, int]) -> None:
    with pytest.raises(RecountNumberError):
        corrections(5, counted, reasons)
