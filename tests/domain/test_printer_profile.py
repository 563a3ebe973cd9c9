"""Profiles of printers: their limits, and what four readings mean."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest

from w4r_desktop.domain.printer_profile import (
    LINE,
    PLAIN,
    Edge,
    PrinterProfile,
    Readings,
    Rotation,
    Side,
    corrected,
    deviation,
    leading_side,
)
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Paper, Stock
from w4r_desktop.errors import (
    ProfileFigureError,
    ProfileMediaError,
    ProfilePaperError,
    ReadingsError,
)
from w4r_desktop.messages import explain

A4 = SHEETS[Paper.A4]
NUMBER_10 = ENVELOPES["no10"]


def test_nobody_has_to_say_anything_of_a_printer_that_prints_as_it_should() -> None:
    assert not PLAIN.changes_pages
    assert PLAIN.sheet(220, 110) == (220, 110)


@pytest.mark.parametrize(
    "said",
    [{"dx": 20.1}, {"dy": -21}, {"scale_x": 89}, {"scale_y": 111}, {"dx": nan}, {"dy": inf},
     {"size": (10, 297)}, {"size": (210, 600)}],
)  # fmt: skip
def test_a_figure_no_printer_needs_is_refused_by_its_name(said: dict[str, Any]) -> None:
    with pytest.raises(ProfileFigureError) as refusal:
        PrinterProfile(**said)
    assert "has to be a number from" in explain(refusal.value)


def test_a_limit_below_zero_is_written_with_a_minus_sign() -> None:
    with pytest.raises(ProfileFigureError) as refusal:
        PrinterProfile(dx=50)
    assert "“Move right” has to be a number from −20 to 20." in explain(refusal.value)


@pytest.mark.parametrize("media", ["DL envelope", "a=b", "-x", "é", "x" * 61])
def test_a_name_that_no_printer_has_for_a_paper_is_refused(media: str) -> None:
    with pytest.raises(ProfileMediaError):
        PrinterProfile(media=media)
    assert PrinterProfile(media="na_number-10_4.125x9.5in").media


def test_a_page_that_is_turned_is_as_high_as_it_was_wide() -> None:
    assert PrinterProfile(rotation=Rotation.LEFT).sheet(220, 110) == (110, 220)
    assert PrinterProfile(rotation=Rotation.HALF).sheet(220, 110) == (220, 110)


def test_an_envelope_sent_as_a4_has_to_fit_on_it() -> None:
    told = PrinterProfile(size=(210, 297), rotation=Rotation.RIGHT)
    assert told.sheet(220, 110) == (210, 297)
    with pytest.raises(ProfilePaperError) as refusal:
        PrinterProfile(size=(210, 297)).sheet(220, 110)
    assert "220 × 110 mm do not fit on the paper of 210 × 297 mm" in explain(refusal.value)


def test_lines_where_they_belong_leave_a_profile_as_it_is() -> None:
    off = deviation(Readings(LINE, LINE, LINE, LINE), A4)
    assert (off.right, off.down, off.scale_x, off.scale_y) == pytest.approx((0, 0, 100, 100))
    assert corrected(PLAIN, off) == PLAIN


def test_a_print_too_far_right_is_moved_left() -> None:
    off = deviation(Readings(21.5, 18.5, 19, 21), A4)
    assert (off.right, off.down) == (1.5, -1)
    profile = corrected(PLAIN, off)
    assert (profile.dx, profile.dy, profile.scale_x, profile.scale_y) == (-1.5, 1, 100, 100)


def came_out(profile: PrinterProfile, *, right: float, down: float, scale: float) -> Readings:
    """Return what is read on No. 10 from a printer that moves and scales what it is given."""
    reach_x, reach_y = NUMBER_10.width / 2 - LINE, NUMBER_10.height / 2 - LINE
    half_x = reach_x * profile.scale_x / 100 * scale
    half_y = reach_y * profile.scale_y / 100 * scale
    x, y = right + scale * profile.dx, down + scale * profile.dy
    return Readings(
        NUMBER_10.width / 2 + x - half_x,
        NUMBER_10.width / 2 - x - half_x,
        NUMBER_10.height / 2 + y - half_y,
        NUMBER_10.height / 2 - y - half_y,
    )


def test_measured_twice_a_printer_that_moves_and_enlarges_prints_true() -> None:
    profile = PrinterProfile(dx=2, scale_y=99)
    for _walk in range(2):
        readings = came_out(profile, right=1.5, down=-0.7, scale=1.02)
        profile = corrected(profile, deviation(readings, NUMBER_10))
    again = came_out(profile, right=1.5, down=-0.7, scale=1.02)
    assert (again.left, again.right, again.top, again.bottom) == pytest.approx(
        (LINE,) * 4, abs=0.02
    )


@pytest.mark.parametrize("readings", [(-1, 20, 20, 20), (20, 46, 20, 20), (nan, 20, 20, 20)])
def test_readings_off_the_paper_are_refused(readings: tuple[float, float, float, float]) -> None:
    with pytest.raises(ReadingsError):
        Readings(*readings)


def test_readings_that_no_printer_gives_change_nothing() -> None:
    with pytest.raises(ReadingsError) as refusal:
        corrected(PLAIN, deviation(Readings(45, 45, 20, 20), NUMBER_10))
    assert "no printer is that far off" in explain(refusal.value)


@pytest.mark.parametrize(
    ("stock", "profile", "side"),
    [
        (A4, PLAIN, Side.TOP),
        (A4, PrinterProfile(edge=Edge.LONG), Side.LEFT),
        (NUMBER_10, PLAIN, Side.RIGHT),
        (NUMBER_10, PrinterProfile(edge=Edge.LONG), Side.TOP),
        (NUMBER_10, PrinterProfile(rotation=Rotation.RIGHT), Side.LEFT),
        (NUMBER_10, PrinterProfile(rotation=Rotation.LEFT), Side.RIGHT),
        (NUMBER_10, PrinterProfile(rotation=Rotation.HALF), Side.LEFT),
        (NUMBER_10, PrinterProfile(rotation=Rotation.RIGHT, size=(216, 279)), Side.LEFT),
    ],
)
def test_the_side_that_goes_in_first_follows_the_turn(
    stock: Stock, profile: PrinterProfile, side: Side
) -> None:
    assert leading_side(stock, profile) is side
