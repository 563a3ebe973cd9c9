"""What stamps cost and what a piece weighs, on the evening and before anybody said so."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from w4r_desktop.domain.postage import Basis, Rate, Shape, read_price_list
from w4r_desktop.domain.stamps import Postage
from w4r_desktop.resources import resource
from w4r_desktop.store.paper_schema import PostageBasis, PostageRate
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.postage import PriceList

POSTAGE_TABLES: Final = frozenset({"event", "postage_rate", "postage_basis"})
"""What the answer depends on."""


def postage(session: Session) -> Postage:
    """Return the rates and weights of the evening.

    Until somebody has changed them they are the bundled ones of the operator of the sender's
    country; if it has none, there are no rates.
    """
    details, prices = event(session).details, bundled_prices()
    kept = session.scalars(select(PostageBasis)).one_or_none()
    usual = prices.operator_of(details.country).rates
    return Postage(
        rates=usual if kept is None else _rates(session),
        basis=prices.basis(details.country, details.paper) if kept is None else _basis(kept),
        prices=prices,
        home=details.country,
        day=details.held_on,
    )


@cache
def bundled_prices() -> PriceList:
    """Return the operators that come with the program."""
    return read_price_list(json.loads(resource("postage.json").read_text("utf-8")))


def _rates(session: Session) -> tuple[Rate, ...]:
    names = [field.name for field in fields(Rate)]
    records = session.scalars(select(PostageRate).order_by(PostageRate.position))
    return tuple(
        Rate(
            **{name: getattr(record, name) for name in names} | {"shape": Shape(record.shape)},
        )
        for record in records
    )


def _basis(record: PostageBasis) -> Basis:
    return Basis(**{field.name: getattr(record, field.name) for field in fields(Basis)})
