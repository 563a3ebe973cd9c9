"""A PIN is a few digits that nobody guesses at once, and guessing takes ever longer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.domain.pin import LONGEST_WAIT, checked_pin, plain_pin, wait_after, wait_left
from w4r_desktop.errors import PinDigitsError, PinGuessedError, PinLengthError

NOW = datetime(2026, 12, 10, 19, 42, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("typed", ["2580", " 2580 ", "٢٥٨٠", "２５８０", "२५८०"])
def test_digits_of_any_script_are_the_same_pin(typed: str) -> None:
    assert checked_pin(typed) == "2580"
    assert plain_pin(typed) == "2580"


@pytest.mark.parametrize("typed", ["", "  ", "25-80", "abcd", "25 80", "25８O", "²⁵⁸⁰"])
def test_anything_but_digits_is_refused(typed: str) -> None:
    with pytest.raises(PinDigitsError):
        checked_pin(typed)


@pytest.mark.parametrize("typed", ["258", "2580258025802"])
def test_four_to_twelve_digits_it_has_to_be(typed: str) -> None:
    with pytest.raises(PinLengthError):
        checked_pin(typed)
    assert checked_pin("2580") == "2580"
    assert checked_pin("258025802580") == "258025802580"


@pytest.mark.parametrize("typed", ["0000", "1111", "999999", "1234", "0123456", "4321", "8901"])
def test_what_everybody_tries_first_is_refused(typed: str) -> None:
    with pytest.raises(PinGuessedError):
        checked_pin(typed)


@pytest.mark.parametrize("typed", ["1235", "1122", "2468", "1213", "0001"])
def test_other_pins_are_taken(typed: str) -> None:
    assert checked_pin(typed) == typed


def test_the_wait_doubles_from_the_third_miss_on_to_a_quarter_of_an_hour() -> None:
    waits = [round(wait_after(misses).total_seconds()) for misses in range(12)]

    assert waits == [0, 0, 0, 10, 20, 40, 80, 160, 320, 640, 900, 900]
    assert wait_after(1_000_000) == LONGEST_WAIT


def test_a_wait_passes() -> None:
    assert wait_left(3, NOW, at=NOW) == 10 * SECOND
    assert wait_left(3, NOW, at=NOW + 4 * SECOND) == 6 * SECOND
    assert wait_left(3, NOW, at=NOW + 10 * SECOND) == timedelta(0)
    assert wait_left(3, NOW, at=NOW + timedelta(days=9)) == timedelta(0)
    assert wait_left(0, None, at=NOW) == timedelta(0)


def test_a_clock_set_back_makes_the_wait_neither_shorter_nor_endless() -> None:
    assert wait_left(3, NOW, at=NOW - timedelta(days=365)) == 10 * SECOND
    assert wait_left(3, NOW, at=NOW - SECOND) == 10 * SECOND


@given(st.integers(0, 40), st.timedeltas(timedelta(days=-999), timedelta(days=999)))
def test_nobody_waits_longer_than_the_misses_ask_for(misses: int, passed: timedelta) -> None:
    left = wait_left(misses, NOW, at=NOW + passed)

    assert timedelta(0) <= left <= wait_after(misses) <= LONGEST_WAIT
