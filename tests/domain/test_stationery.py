"""Sizes in the hand, and zones the posts ask for."""

from __future__ import annotations

import pytest

from w4r_desktop.domain.stationery import (
    ENVELOPES,
    LARGEST,
    SMALLEST,
    Envelope,
    Paper,
    custom,
    envelope_of,
    paper_of,
)
from w4r_desktop.errors import EnvelopeSizeError

EVERY_SIZE = [*ENVELOPES.values(), custom(*SMALLEST), custom(*LARGEST), custom(LARGEST[0], 90)]


def test_all_six_sizes_are_offered_by_key() -> None:
    assert list(ENVELOPES) == ["no10", "dl", "c6", "c5", "c65", "monarch"]


def test_american_sizes_come_from_their_inches() -> None:
    assert (ENVELOPES["no10"].width, ENVELOPES["no10"].height) == pytest.approx((241.3, 104.775))
    assert (ENVELOPES["monarch"].width, ENVELOPES["monarch"].height) == pytest.approx(
        (190.5, 98.425)
    )


@pytest.mark.parametrize("envelope", EVERY_SIZE, ids=lambda envelope: envelope.name)
def test_the_address_area_is_where_all_four_posts_read(envelope: Envelope) -> None:
    area = envelope.address_area
    assert area.left >= 15
    assert area.right <= envelope.width - 15
    assert area.bottom <= envelope.height - 19
    assert area.top >= 40
    assert area.top >= envelope.height - 69.85
    assert area.width > 0
    assert area.height > 0


@pytest.mark.parametrize("envelope", EVERY_SIZE, ids=lambda envelope: envelope.name)
def test_the_return_address_is_above_the_address_and_beside_the_stamps(envelope: Envelope) -> None:
    area = envelope.return_area
    assert area.bottom <= envelope.address_area.top
    assert area.right < envelope.stamp_zone.left
    assert area.width > 40


@pytest.mark.parametrize(
    ("key", "lines"), [("dl", 9), ("c6", 9), ("c65", 9), ("c5", 9), ("no10", 8), ("monarch", 7)]
)
def test_the_room_in_lines_of_15_points_is_as_reckoned(key: str, lines: int) -> None:
    points = ENVELOPES[key].address_area.height / 25.4 * 72
    assert points // 15 == lines


def test_an_envelope_of_any_size_lies_on_its_long_side() -> None:
    assert (custom(110, 200).width, custom(110, 200).height) == (200, 110)


@pytest.mark.parametrize(("width", "height"), [(139, 100), (200, 89), (354, 200), (300, 251)])
def test_a_size_the_post_does_not_take_is_refused(width: float, height: float) -> None:
    with pytest.raises(EnvelopeSizeError) as refused:
        custom(width, height)
    assert (refused.value.width, refused.value.height) == (width, height)


@pytest.mark.parametrize(
    ("country", "envelope", "paper"),
    [
        ("US", "no10", Paper.LETTER),
        ("CA", "no10", Paper.LETTER),
        ("MX", "no10", Paper.LETTER),
        ("DE", "dl", Paper.A4),
        ("", "dl", Paper.A4),
    ],
)
def test_stationery_follows_the_country(country: str, envelope: str, paper: Paper) -> None:
    assert envelope_of(country).key == envelope
    assert paper_of(country) is paper
