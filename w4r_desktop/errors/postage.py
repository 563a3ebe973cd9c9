"""Trouble with postage: prices, weights and stamps that cannot be meant."""

from __future__ import annotations

from enum import StrEnum

from w4r_desktop.errors.base import W4RError


class PostageProblem(StrEnum):
    """What is wrong with a rate or a weight."""

    PRICE_UNREADABLE = "price_unreadable"
    PRICE_NEGATIVE = "price_negative"
    PRICE_TOO_LARGE = "price_too_large"
    NO_CURRENCY = "no_currency"
    NO_OPERATOR = "no_operator"
    NO_PRODUCT = "no_product"
    NO_DESTINATION = "no_destination"
    NO_VALUE = "no_value"
    WEIGHT = "weight"
    HELD = "held"
    BASIS = "basis"
    TWICE = "twice"


class PostageError(W4RError):
    """A rate or a weight cannot be kept.

    ``product`` names the line, ``found`` is what was given, ``limit`` the most there may be.
    """

    def __init__(
        self, problem: PostageProblem, *, product: str = "", found: str = "", limit: int = 0
    ) -> None:
        super().__init__(f"postage refused: {problem}")
        self.problem = problem
        self.product = product
        self.found = found
        self.limit = limit
