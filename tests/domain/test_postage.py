"""What operators charge, which price is in force, and what a person may type."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.domain.postage import HOME, UNKNOWN, WORLD, Basis, Rate, Shape, in_force
from w4r_desktop.domain.postage_checks import checked_basis, checked_rates
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import PostageError, PostageProblem
from w4r_desktop.store.queries.postage import bundled_prices

BUNDLED = bundled_prices()
ALL_RATES = [rate for operator in BUNDLED.operators for rate in operator.rates]
EVENING = date(2026, 12, 10)


def rate(**said: Any) -> Rate:
    usual: dict[str, Any] = {
        "operator": "Canada Post",
        "product": "Lettermail",
        "shape": Shape.STANDARD,
        "destination": HOME,
        "up_to_g": 30,
    }
    return Rate(**(usual | said))


def test_four_operators_come_with_the_program() -> None:
    assert [one.name for one in BUNDLED.operators] == [
        "Canada Post", "USPS", "Royal Mail", "Deutsche Post",
    ]  # fmt: skip


def test_only_confirmed_prices_are_bundled_with_their_day_and_all_are_to_be_checked() -> None:
    known = {
        (one.operator, one.product, one.destination, one.up_to_g, one.price, str(one.valid_from))
        for one in ALL_RATES
        if one.price is not None
    }
    assert known == {
        ("Canada Post", "Lettermail, booklet", "home", 30, 124, "2025-01-13"),
        ("Canada Post", "Lettermail, single stamp", "home", 30, 144, "2025-01-13"),
        ("Canada Post", "Lettermail", "home", 50, 175, "2025-01-13"),
        ("Canada Post", "U.S. letter-post", "usa", 30, 175, "2025-01-13"),
        ("Canada Post", "U.S. letter-post", "usa", 50, 261, "2025-01-13"),
        ("Royal Mail", "1st Class", "home", 100, 135, "2024-04-02"),
    }
    assert all(one.to_check for one in ALL_RATES)


def test_what_is_bundled_could_have_been_typed() -> None:
    for operator in BUNDLED.operators:
        assert checked_rates(operator.rates) == operator.rates
        assert {one.shape for one in operator.rates} == set(operator.shapes)
        assert {one.destination for one in operator.rates} == set(operator.destinations)
        for countries in operator.destinations.values():
            assert countries <= COUNTRIES


@pytest.mark.parametrize(
    ("home", "country", "expected"),
    [
        ("CA", "CA", "home"), ("CA", "US", "usa"), ("CA", "PR", "usa"), ("CA", "CO", "world"),
        ("US", "PR", "home"), ("PR", "US", "home"), ("US", "CA", "world"),
        ("GB", "JE", "home"), ("GB", "TR", "europe"), ("GB", "MM", "world"),
        ("DE", "FR", "world"), ("FR", "FR", "home"), ("FR", "DE", "world"),
    ],
)  # fmt: skip
def test_each_operator_has_its_own_classes_of_countries(
    home: str, country: str, expected: str
) -> None:
    assert BUNDLED.operator_of(home).destination(country, home=home) == expected


def test_a_country_is_never_at_home_for_a_sender_from_elsewhere() -> None:
    canada = BUNDLED.operator_called("canada post")

    assert canada.destination("CA", home="FR") == WORLD
    assert canada.destination("FR", home="FR") == HOME


def test_an_operator_that_nobody_described_knows_home_and_abroad() -> None:
    assert BUNDLED.operator_of("FR") is UNKNOWN
    assert BUNDLED.operator_called("La Poste") is UNKNOWN
    assert list(UNKNOWN.destinations) == [HOME, WORLD]


def test_a_sheet_of_letter_weighs_less_than_one_of_a4() -> None:
    assert BUNDLED.basis("CA", Paper.LETTER).sheet_dg == 45
    assert BUNDLED.basis("DE", Paper.A4).sheet_dg == 50
    assert "House of Commons" in BUNDLED.basis("CA", Paper.LETTER).post_free
    assert BUNDLED.basis("DE", Paper.A4).post_free == ()


def test_the_newest_price_that_is_not_of_after_the_evening_holds() -> None:
    undated = rate(price=100)
    older = rate(price=124, valid_from=date(2025, 1, 13))
    newer = rate(price=131, valid_from=EVENING)
    later = rate(price=140, valid_from=date(2026, 12, 11))

    assert in_force([later, undated, newer, older], EVENING) == (newer,)
    assert in_force([later, undated, older], date(2026, 12, 9)) == (older,)
    assert in_force([later, undated], date(2024, 1, 1)) == (undated,)
    assert in_force([later], EVENING) == ()


def test_a_newer_line_without_a_price_hides_the_old_price() -> None:
    older = rate(price=124, valid_from=date(2025, 1, 13))
    newer = rate(price=None, valid_from=date(2026, 1, 1))

    assert in_force([older, newer], EVENING) == (newer,)


def test_a_price_is_old_after_twelve_months() -> None:
    dated = rate(price=124, valid_from=date(2025, 12, 10))

    assert not dated.is_old(date(2026, 12, 10))
    assert dated.is_old(date(2026, 12, 12))
    assert not rate(price=124).is_old(EVENING)
    assert not rate(valid_from=date(2020, 1, 1)).is_old(EVENING)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"price": -1, "currency": "CAD"}, PostageProblem.PRICE_NEGATIVE),
        ({"price": 10_000_000, "currency": "CAD"}, PostageProblem.PRICE_TOO_LARGE),
        ({"price": 124, "currency": ""}, PostageProblem.NO_CURRENCY),
        ({"price": 124, "currency": "dollars"}, PostageProblem.NO_CURRENCY),
        ({"product": " \u200b"}, PostageProblem.NO_PRODUCT),
        ({"operator": ""}, PostageProblem.NO_OPERATOR),
        ({"destination": ""}, PostageProblem.NO_DESTINATION),
        ({"up_to_g": 0}, PostageProblem.WEIGHT),
        ({"up_to_g": 30_001}, PostageProblem.WEIGHT),
        ({"held": -1}, PostageProblem.HELD),
        ({"shape": Shape.VALUE, "price": None}, PostageProblem.NO_VALUE),
    ],
)
def test_nonsense_is_refused_by_what_is_wrong_with_it(
    said: dict[str, Any], problem: PostageProblem
) -> None:
    with pytest.raises(PostageError) as refused:
        checked_rates([rate(), rate(product="Other"), rate(**{"product": "Third"} | said)])
    assert refused.value.problem is problem


def test_the_same_line_is_not_kept_twice() -> None:
    with pytest.raises(PostageError) as refused:
        checked_rates([rate(), rate(product="LETTERMAIL", price=3, currency="CAD")])
    assert refused.value.problem is PostageProblem.TWICE

    assert len(checked_rates([rate(), rate(valid_from=EVENING), rate(up_to_g=50)])) == 3


def test_texts_are_cleaned_and_a_plain_value_has_neither_weight_nor_destination() -> None:
    (kept,) = checked_rates(
        [rate(product="  One   dollar ", shape=Shape.VALUE, price=100, currency=" cad ")]
    )
    assert (kept.product, kept.currency, kept.destination, kept.up_to_g) == (
        "One dollar", "CAD", "", 0,
    )  # fmt: skip


@pytest.mark.parametrize("said", [{"sheets": 0}, {"sheets": 101}, {"card_dg": -1}])
def test_weights_that_cannot_be_are_refused(said: dict[str, Any]) -> None:
    with pytest.raises(PostageError):
        checked_basis(replace(Basis(), **said))


def test_empty_words_of_addresses_are_forgotten() -> None:
    basis = Basis(post_free=("House of Commons", " ", "House of Commons"))

    assert checked_basis(basis).post_free == ("House of Commons",)


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
RATES = st.lists(
    st.builds(rate, product=st.sampled_from("AB"), valid_from=DAYS, up_to_g=st.integers(1, 2)),
    max_size=8,
)


@given(RATES, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_of_each_product_one_line_is_in_force_and_none_newer_could_be(
    rates: list[Rate], day: date
) -> None:
    found = in_force(rates, day)

    assert len({one.key for one in found}) == len(found)
    for one in rates:
        since = one.valid_from or date.min
        if since <= day:
            holds = next(other for other in found if other.key == one.key)
            assert since <= (holds.valid_from or date.min) <= day
