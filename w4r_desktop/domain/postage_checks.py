"""What a rate and a weight must be before they are kept."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import clean_name
from w4r_desktop.domain.postage import Shape
from w4r_desktop.errors import PostageError, PostageProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from w4r_desktop.domain.postage import Basis, Rate

MOST_GRAMS: Final = 30_000
MOST_PRICE: Final = 9_999_999
MOST_HELD: Final = 100_000
MOST_SHEETS: Final = 100
MOST_WEIGHT: Final = 10_000
"""In tenths of a gram: nobody posts a sheet or a card of more than a kilogram."""

CURRENCY: Final = re.compile(r"[A-Z]{3}")


def checked_rates(rates: Iterable[Rate]) -> tuple[Rate, ...]:
    """Return rates fit to keep, their texts cleaned; raises PostageError for the first that isn't.

    Each product has one line for each weight and first day.
    """
    found: dict[object, Rate] = {}
    for rate in map(checked_rate, rates):
        key = (rate.key, rate.valid_from)
        if key in found:
            raise PostageError(PostageProblem.TWICE, product=rate.product)
        found[key] = rate
    return tuple(found.values())


def checked_rate(rate: Rate) -> Rate:
    """Return a rate fit to keep, its texts cleaned; raises PostageError."""
    plain = rate.shape is Shape.VALUE
    rate = replace(
        rate,
        operator=clean_name(rate.operator),
        product=clean_name(rate.product),
        currency=rate.currency.strip().upper(),
        source=clean_name(rate.source),
        destination="" if plain else rate.destination,
        up_to_g=0 if plain else rate.up_to_g,
    )
    for problem, (is_wrong, limit) in CHECKS.items():
        if is_wrong(rate):
            raise PostageError(problem, product=rate.product or rate.operator, limit=limit)
    return rate


def checked_basis(basis: Basis) -> Basis:
    """Return weights fit to keep, without empty words; raises PostageError."""
    weights = (basis.sheet_dg, basis.envelope_dg, basis.card_dg)
    if not 1 <= basis.sheets <= MOST_SHEETS:
        raise PostageError(PostageProblem.BASIS, limit=MOST_SHEETS)
    if not all(0 <= weight <= MOST_WEIGHT for weight in weights):
        raise PostageError(PostageProblem.BASIS, limit=MOST_WEIGHT // 10)
    words = (clean_name(words) for words in basis.post_free)
    return replace(basis, post_free=tuple(dict.fromkeys(word for word in words if word)))


def _no_weight(rate: Rate) -> bool:
    return rate.shape is not Shape.VALUE and not 1 <= rate.up_to_g <= MOST_GRAMS


def _no_currency(rate: Rate) -> bool:
    return rate.price is not None and CURRENCY.fullmatch(rate.currency) is None


CHECKS: Final[dict[PostageProblem, tuple[Callable[[Rate], bool], int]]] = {
    PostageProblem.NO_PRODUCT: (lambda rate: not rate.product, 0),
    PostageProblem.NO_OPERATOR: (lambda rate: not rate.operator, 0),
    PostageProblem.NO_DESTINATION: (
        lambda rate: rate.shape is not Shape.VALUE and not rate.destination,
        0,
    ),
    PostageProblem.WEIGHT: (_no_weight, MOST_GRAMS),
    PostageProblem.PRICE_NEGATIVE: (lambda rate: (rate.price or 0) < 0, 0),
    PostageProblem.PRICE_TOO_LARGE: (lambda rate: (rate.price or 0) > MOST_PRICE, 0),
    PostageProblem.NO_VALUE: (lambda rate: rate.shape is Shape.VALUE and not rate.price, 0),
    PostageProblem.NO_CURRENCY: (_no_currency, 0),
    PostageProblem.HELD: (lambda rate: not 0 <= rate.held <= MOST_HELD, MOST_HELD),
}
"""What may be wrong with a rate, in the order in which it is said, with the most there may be."""
