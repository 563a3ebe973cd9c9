"""Which stamps mail needs, what they cost, and which are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.domain.postage import Basis, Rate, Shape
from w4r_desktop.domain.stamps import (
    MOST_ON_ONE,
    Bill,
    Piece,
    Postage,
    bill,
    fewest,
    rate_of,
    shopping,
)
from w4r_desktop.domain.stationery import ENVELOPES, Paper
from w4r_desktop.store.queries.postage import bundled_prices

BUNDLED = bundled_prices()
EVENING = date(2026, 12, 10)
PARLIAMENT = ("Jane Doe MP", "House of Commons", "Ottawa ON K1A 0A6")


def mail(country: str, copies: int = 1, *, on: str = "dl", **said: Any) -> Piece:
    envelope = ENVELOPES[on]
    usual: dict[str, Any] = {"address": ("Street 1",), "size": (envelope.width, envelope.height)}
    return Piece(country=country, copies=copies, **(usual | said))


def postage(home: str = "CA", *, rates: tuple[Rate, ...] = (), **said: Any) -> Postage:
    usual: dict[str, Any] = {
        "rates": rates or BUNDLED.operator_of(home).rates,
        "basis": BUNDLED.basis(home, Paper.A4),
        "prices": BUNDLED,
        "day": EVENING,
    }
    return Postage(home=home, **(usual | said))


def priced(rates: tuple[Rate, ...], **prices: int) -> tuple[Rate, ...]:
    """Return rates with a price for the smallest step of some classes."""
    return tuple(
        replace(rate, price=prices[rate.destination], valid_from=None)
        if rate.destination in prices and rate.shape is Shape.STANDARD
        else rate
        for rate in rates
    )


def product_of(piece: Piece, here: Postage) -> str:
    rate = rate_of(piece, here)
    return f"{rate.product}, {rate.up_to_g} g" if rate else "none"


def test_a_letter_weighs_its_sheets_and_its_envelope() -> None:
    here = postage(basis=Basis(sheets=3, sheet_dg=45, envelope_dg=52, card_dg=31))

    assert here.weight(mail("CO")) == 3 * 45 + 52
    assert here.weight(mail("CO", is_card=True)) == 31 + 52
    assert here.weight(mail("CO", is_card=True, enveloped=False)) == 31


@pytest.mark.parametrize(
    ("home", "piece", "expected"),
    [
        ("CA", mail("CO"), "International letter-post, 30 g"),
        ("CA", mail("US", on="no10"), "U.S. letter-post, 30 g"),
        ("CA", mail(""), "Lettermail, booklet, 30 g"),
        ("CA", mail("CA", on="c5"), "Lettermail, oversize, 100 g"),
        ("CA", mail("CO", is_card=True, enveloped=False, size=(148, 105)),
         "International letter-post, 30 g"),
        ("US", mail("CO", on="no10"), "Global Forever, 28 g"),
        ("US", mail("US", is_card=True, enveloped=False, size=(148, 105)), "Postcard stamp, 28 g"),
        ("US", mail("US", is_card=True, on="c6"), "Forever, 28 g"),
        ("GB", mail("TR"), "International letter, 100 g"),
        ("GB", mail("GB", on="no10"), "1st Class Large Letter, 100 g"),
        ("DE", mail("CO"), "Standardbrief international, 20 g"),
        ("DE", mail("DE", on="no10"), "Großbrief, 500 g"),
        ("DE", mail("DE", size=(140, 110)), "Kompaktbrief, 50 g"),
        ("DE", mail("MM", is_card=True, enveloped=False, size=(148, 105)),
         "Postkarte international, 20 g"),
    ],
)  # fmt: skip
def test_a_piece_takes_the_cheapest_shape_that_its_size_allows(
    home: str, piece: Piece, expected: str
) -> None:
    assert product_of(piece, postage(home)) == expected


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (3, "Standardbrief, 20 g"),
        (4, "Kompaktbrief, 50 g"),
        (9, "Kompaktbrief, 50 g"),
        (10, "Großbrief, 500 g"),
        (99, "Großbrief, 500 g"),
        (100, "Maxibrief, 1000 g"),
    ],
)
def test_it_takes_the_smallest_step_of_weight_that_holds_it(sheets: int, expected: str) -> None:
    heavy = postage("DE", basis=Basis(sheets=sheets, sheet_dg=50, envelope_dg=50))

    assert product_of(mail("DE"), heavy) == expected


def test_where_no_line_holds_a_piece_it_is_said_and_counted() -> None:
    heavy = postage("DE", basis=Basis(sheets=100, sheet_dg=500))
    needed = bill([mail("DE", 3)], heavy)

    assert rate_of(mail("DE"), heavy) is None
    assert (needed.stamps, needed.unpriced, needed.cost) == (3, 3, 0)


def test_of_several_products_the_first_is_taken() -> None:
    rates = BUNDLED.operator_of("CA").rates

    assert product_of(mail("CA"), postage(rates=rates[1:])) == "Lettermail, single stamp, 30 g"


def test_a_line_for_one_country_goes_before_its_class() -> None:
    rates = BUNDLED.operator_of("CA").rates
    mexico = Rate(
        operator="Canada Post", product="Mexico", shape=Shape.STANDARD, destination="MX", up_to_g=50
    )

    assert product_of(mail("MX"), postage(rates=(*rates, mexico))) == "Mexico, 50 g"
    assert product_of(mail("CO"), postage(rates=(*rates, mexico))) != "Mexico, 50 g"


def test_rates_that_somebody_typed_for_another_operator_know_home_and_abroad() -> None:
    typed = tuple(
        Rate(operator="La Poste", product=name, shape=Shape.STANDARD, destination=to, up_to_g=20)
        for name, to in (("Lettre verte", "home"), ("International", "world"))
    )
    here = postage("FR", rates=typed)

    assert product_of(mail("FR", on="c5"), here) == "Lettre verte, 20 g"
    assert product_of(mail("DE"), here) == "International, 20 g"


def test_stamps_of_an_operator_from_elsewhere_are_of_no_use() -> None:
    both = (*BUNDLED.operator_of("CA").rates, *BUNDLED.operator_of("DE").rates)

    assert product_of(mail("DE"), postage("DE", rates=both)) == "Standardbrief, 20 g"
    assert product_of(mail("CA"), postage("DE", rates=both)) == "Standardbrief international, 20 g"
    assert product_of(mail("DE"), postage("CA", rates=both)).startswith("International letter-post")
    assert bill([mail("US")], postage("DE", rates=both)).by_destination() == (("world", 1),)


def test_letters_to_members_of_parliament_are_free_at_home_only() -> None:
    canada, germany = postage("CA"), postage("DE", basis=BUNDLED.basis("CA", Paper.A4))

    assert canada.is_free(mail("CA", address=PARLIAMENT))
    assert canada.is_free(mail("CA", address=("M. Roy", "CHAMBRE DES COMMUNES")))
    assert canada.is_free(mail("CA", address=("Senator Doe", "Senate of", "Canada")))
    assert not canada.is_free(mail("CA"))
    assert not canada.is_free(mail("GB", address=PARLIAMENT))
    assert not germany.is_free(mail("CA", address=PARLIAMENT))


def test_a_bill_says_how_many_of_each_class_and_which_are_free() -> None:
    rates = priced(BUNDLED.operator_of("CA").rates, world=271)
    needed = bill(
        [
            mail("CO", 200),
            mail("CA", 18, address=PARLIAMENT),
            mail("CA", 4),
            mail("MM", 19),
            mail("US", 0),
        ],
        postage(rates=rates),
    )

    assert needed.by_destination() == (("world", 219), ("home", 4))
    assert needed.free == (("home", 18),)
    assert (needed.stamps, needed.cost, needed.currency) == (223, 219 * 271 + 4 * 124, "CAD")
    assert needed.unpriced == 0
    assert [rate.is_old(EVENING) for rate in needed.rates] == [False, True]


def test_pieces_without_a_known_price_are_counted_apart() -> None:
    needed = bill([mail("CA", 2), mail("CO", 12)], postage())

    assert (needed.cost, needed.unpriced, needed.stamps) == (248, 12, 14)


def test_prices_in_two_currencies_are_not_added_up() -> None:
    home, abroad = (
        Rate(
            operator="La Poste", product=to, shape=Shape.STANDARD, destination=to, up_to_g=50,
            price=100, currency=currency,
        )
        for to, currency in (("home", "EUR"), ("world", "CHF"))
    )  # fmt: skip
    needed = bill([mail("FR", 2), mail("CO", 3)], postage("FR", rates=(home, abroad)))

    assert (needed.cost, needed.currency, needed.unpriced) == (300, "CHF", 2)


def test_prices_of_after_the_evening_do_not_count() -> None:
    needed = bill([mail("CA", 2)], postage(day=date(2020, 12, 10)))

    assert (needed.cost, needed.unpriced) == (0, 2)


def test_missing_is_what_is_needed_without_what_is_held() -> None:
    rates = tuple(
        replace(rate, held=30) if rate.product.startswith("International") else rate
        for rate in BUNDLED.operator_of("CA").rates
    )
    here = postage(rates=rates)
    bought = shopping(bill([mail("CO", 41), mail("CA", 3)], here), here)

    assert [(s.need.pieces, s.held, s.missing) for s in bought.shortages] == [
        (41, 30, 11),
        (3, 0, 3),
    ]
    assert (bought.bill.stamps, bought.bill.cost, bought.bill.unpriced) == (14, 372, 11)


def test_stamps_of_an_older_price_of_the_same_product_are_held_as_well() -> None:
    older = Rate(
        operator="Canada Post", product="lettermail, booklet", shape=Shape.STANDARD,
        destination="home", up_to_g=30, price=92, currency="CAD", held=5,
        valid_from=date(2020, 1, 13),
    )  # fmt: skip
    here = postage(rates=(older, *BUNDLED.operator_of("CA").rates))
    bought = shopping(bill([mail("CA", 8)], here), here)

    assert [(s.need.rate.price, s.missing) for s in bought.shortages if s.need.rate] == [(124, 3)]


def test_one_stamp_of_the_drawer_is_stuck_on_one_letter_only() -> None:
    home = BUNDLED.operator_of("CA").rates[:1]
    abroad = Rate(
        operator="Swiss Post", product="B", shape=Shape.STANDARD, destination="world", up_to_g=50,
        held=5,
    )  # fmt: skip
    here = postage(rates=(*home, abroad))
    bought = shopping(bill([mail("US", 4), mail("CO", 4)], here), here)

    assert [(s.need.destination, s.held, s.missing) for s in bought.shortages] == [
        ("world", 4, 0),
        ("usa", 1, 3),
    ]


def test_the_rest_is_franked_with_the_fewest_stamps_of_plain_value() -> None:
    dollar, dime, cent = (
        Rate(
            operator="Canada Post", product=name, shape=Shape.VALUE, destination="", up_to_g=0,
            price=price, currency="CAD", held=held,
        )
        for name, price, held in (("$1", 100, 5), ("10c", 10, 7), ("1c", 1, 1000))
    )  # fmt: skip
    here = postage(rates=(*BUNDLED.operator_of("CA").rates, dollar, dime, cent))
    bought = shopping(bill([mail("CA", 9), mail("CO", 1)], here), here)

    # two dollars for each of two letters, then a dollar and three dimes for one more
    assert [(s.franked, s.missing) for s in bought.shortages] == [(0, 1), (3, 6)]
    assert bought.used == ((dollar, 5), (dime, 3))


def test_nothing_is_bought_for_nothing() -> None:
    here = postage()

    assert bill([], here) == Bill((), ())
    assert shopping(bill([], here), here).bill.stamps == 0


FACES = st.lists(st.tuples(st.integers(1, 300), st.integers(0, 4)), max_size=4)


@given(st.integers(1, 600), FACES)
def test_no_other_choice_of_stamps_is_fewer_or_wastes_less(
    price: int, faces: list[tuple[int, int]]
) -> None:
    every = product(*(range(count + 1) for _face, count in faces))
    totals = (
        (sum(times), sum(n * face for n, (face, _count) in zip(times, faces, strict=True)))
        for times in every
    )
    possible = [one for one in totals if one[1] >= price and one[0] <= MOST_ON_ONE]
    found = fewest(price, faces)

    if found is None:
        assert not possible
    else:
        total = sum(n * face for n, (face, _count) in zip(found, faces, strict=True))
        assert (sum(found), total) == min(possible)
        assert all(n <= count for n, (_face, count) in zip(found, faces, strict=True))


PIECES = st.lists(
    st.builds(
        mail,
        st.sampled_from(["CA", "US", "CO", "MM", ""]),
        st.integers(0, 50),
        on=st.sampled_from(list(ENVELOPES)),
        is_card=st.booleans(),
    ),
    max_size=6,
)


@given(PIECES, st.sampled_from(["CA", "US", "GB", "DE", "FR"]), st.integers(0, 60))
def test_every_piece_is_on_the_bill_once_and_what_is_missing_is_never_below_none(
    pieces: list[Piece], home: str, held: int
) -> None:
    rates = tuple(replace(rate, held=held) for rate in BUNDLED.operator_of(home).rates)
    here = postage(home, rates=rates)
    needed = bill(pieces, here)
    bought = shopping(needed, here)

    assert needed.stamps + sum(n for _key, n in needed.free) == sum(p.copies for p in pieces)
    assert all(0 <= s.missing <= s.need.pieces for s in bought.shortages)
