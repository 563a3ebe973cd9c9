"""The words for a rate or a weight that cannot be kept: why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.errors import PostageProblem
from w4r_desktop.language import _, excerpt, number

if TYPE_CHECKING:
    from w4r_desktop.errors import PostageError


def words(error: PostageError) -> str:
    """Return why it cannot be kept, that nothing was changed, and what to do."""
    said = _problems()[error.problem].format(
        product=excerpt(error.product), found=excerpt(error.found), limit=number(error.limit)
    )
    return _("{problem} Nothing was changed. {advice}").format(
        problem=said, advice=_advice()[error.problem]
    )


def _problems() -> dict[PostageProblem, str]:
    return {
        PostageProblem.PRICE_UNREADABLE: _("“{found}” is no price."),
        PostageProblem.PRICE_NEGATIVE: _("The price of “{product}” is below zero."),
        PostageProblem.PRICE_TOO_LARGE: _("The price of “{product}” is too large for a stamp."),
        PostageProblem.NO_CURRENCY: _("“{product}” has a price, but no currency."),
        PostageProblem.NO_OPERATOR: _("“{product}” has no operator: nobody who carries it."),
        PostageProblem.NO_PRODUCT: _("A line has no name of a product."),
        PostageProblem.NO_DESTINATION: _("“{product}” goes nowhere: it has no destination."),
        PostageProblem.NO_VALUE: _("“{product}” is a stamp of a plain value, but has no price."),
        PostageProblem.WEIGHT: _("“{product}” is for no weight from 1 to {limit} grams."),
        PostageProblem.HELD: _("“{product}” has no number of stamps from 0 to {limit}."),
        PostageProblem.BASIS: _("Sheets and weights go from 0 to {limit}, with one sheet or more."),
        PostageProblem.TWICE: _("“{product}” is there twice with the same weight and first day."),
    }


def _advice() -> dict[PostageProblem, str]:
    price = _("Type the price in digits, such as 1.75, or leave it empty if you do not know it.")
    weight = _("Type the weight in whole grams.")
    return {
        PostageProblem.PRICE_UNREADABLE: price,
        PostageProblem.PRICE_NEGATIVE: price,
        PostageProblem.PRICE_TOO_LARGE: price,
        PostageProblem.NO_CURRENCY: _("Type its three letters, such as CAD or EUR."),
        PostageProblem.NO_OPERATOR: _("Type who carries it, such as La Poste."),
        PostageProblem.NO_PRODUCT: _("Type what the operator calls the stamp, or remove the line."),
        PostageProblem.NO_DESTINATION: _("Choose where it goes."),
        PostageProblem.NO_VALUE: price,
        PostageProblem.WEIGHT: weight,
        PostageProblem.HELD: _("Count the stamps and type the number."),
        PostageProblem.BASIS: weight,
        PostageProblem.TWICE: _("Remove one of the two, or give it another first day."),
    }
