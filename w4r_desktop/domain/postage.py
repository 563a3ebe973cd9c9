"""Postage: what operators charge for what, which of it is in force, and what a piece weighs.

Prices are in the smallest unit of their currency, weights in tenths of a gram unless a name says
grams, sizes in millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.domain.names import folded
from w4r_desktop.domain.stationery import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HOME: Final = "home"
WORLD: Final = "world"
"""The two classes that every operator has: its own country, and whatever no other class has."""

TENTHS: Final = 10
"""Tenths of a gram in a gram."""

TOLERANCE: Final = 0.05
"""Millimetres by which sizes that were computed from inches may differ."""

YEAR: Final = timedelta(days=366)
"""After which a price has probably changed."""


class Shape(StrEnum):
    """What operators sort mail by, from the cheapest on; ``VALUE`` is a stamp for anything."""

    CARD = "card"
    STANDARD = "standard"
    COMPACT = "compact"
    LARGE = "large"
    MAXI = "maxi"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One line of a price list.

    ``destination`` is a class of the operator, or a single country (ISO 3166-1 alpha-2).
    ``price`` is None where nobody knows it. ``held`` is how many such stamps there are. Of a
    stamp of a plain value, ``shape`` is VALUE, ``destination`` empty and ``up_to_g`` nothing.
    """

    operator: str
    product: str
    shape: Shape
    destination: str
    up_to_g: int
    price: int | None = None
    currency: str = ""
    valid_from: date | None = None
    source: str = ""
    to_check: bool = True
    held: int = 0

    @property
    def key(self) -> tuple[str, str, str, str, int]:
        """What stays the same when the price changes."""
        return (
            folded(self.operator), folded(self.product), self.shape, self.destination, self.up_to_g,
        )  # fmt: skip

    def is_old(self, day: date) -> bool:
        """Whether the price is of more than twelve months before a day."""
        since = self.valid_from
        return self.price is not None and since is not None and day - since > YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What weights are reckoned from; ``post_free`` are words of addresses that need no stamp."""

    sheets: int = 2
    sheet_dg: int = 50
    envelope_dg: int = 50
    card_dg: int = 50
    post_free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the most (width, height) of a shape, and how much wider than high at least."""

    least: tuple[float, float] = (0.0, 0.0)
    most: tuple[float, float] = (10_000.0, 10_000.0)
    ratio: float = 0.0

    def hold(self, width: float, height: float) -> bool:
        """Whether something of this size, laid on its long side, is within them."""
        width, height = max(width, height), min(width, height)
        return (
            self.least[0] - TOLERANCE <= width <= self.most[0] + TOLERANCE
            and self.least[1] - TOLERANCE <= height <= self.most[1] + TOLERANCE
            and width >= self.ratio * height
        )


ANY_SIZE: Final = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Who carries the mail from the countries of its ``senders``; nothing of it may be known.

    ``destinations`` are classes with their countries, the one with none being all others.
    """

    name: str = ""
    senders: frozenset[str] = frozenset()
    currency: str = ""
    destinations: Mapping[str, frozenset[str]]
    shapes: Mapping[Shape, Limits]
    post_free: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()

    def serves(self, home: str) -> bool:
        """Whether mail is handed to it there; of an unknown operator or sender, who knows."""
        return not (self.senders and home) or home in self.senders | self.destinations[HOME]

    def destination(self, country: str, *, home: str) -> str:
        """Return the class of a country for a sender at home in another, or the same."""
        if country == home:
            return HOME
        named = (key for key, countries in self.destinations.items() if country in countries)
        found = next(named, WORLD)
        # who lives in a territory and writes to the mainland is at home there as well
        return found if found != HOME or home in self.destinations[HOME] else WORLD


UNKNOWN: Final = Operator(
    destinations={HOME: frozenset(), WORLD: frozenset()},
    shapes={shape: ANY_SIZE for shape in Shape if shape is not Shape.VALUE},
)
"""An operator of whom only what was typed is known: any size is any shape, and there is abroad."""


@dataclass(frozen=True, slots=True)
class PriceList:
    """What is bundled with the program."""

    operators: tuple[Operator, ...]
    weights: Basis
    sheets_dg: Mapping[Paper, int]

    def operator_of(self, country: str) -> Operator:
        """Return the operator of a sender's country, or the unknown one."""
        found = (one for one in self.operators if country in one.senders)
        return next(found, UNKNOWN)

    def operator_called(self, name: str) -> Operator:
        """Return the operator of a name, or the unknown one."""
        found = (one for one in self.operators if folded(one.name) == folded(name))
        return next(found, UNKNOWN)

    def basis(self, country: str, paper: Paper) -> Basis:
        """Return what weights are reckoned from until somebody says otherwise."""
        usual = self.weights
        return Basis(
            sheets=usual.sheets,
            sheet_dg=self.sheets_dg[paper],
            envelope_dg=usual.envelope_dg,
            card_dg=usual.card_dg,
            post_free=self.operator_of(country).post_free,
        )


def read_price_list(data: Mapping[str, Any]) -> PriceList:
    """Return the bundled list from what its file says."""
    weights = data["weights"]
    return PriceList(
        tuple(_operator(said) for said in data["operators"]),
        Basis(
            sheets=weights["sheets"],
            envelope_dg=weights["envelope_dg"],
            card_dg=weights["card_dg"],
        ),
        {Paper(paper): weight for paper, weight in weights["sheet_dg"].items()},
    )


def in_force(rates: Iterable[Rate], day: date) -> tuple[Rate, ...]:
    """Return of every product the newest line that is not of after a day, in their order.

    One without a date is as old as can be.
    """
    newest: dict[object, Rate] = {}
    for rate in rates:
        known = newest.get(rate.key)
        if (rate.valid_from or date.min) <= day and (
            known is None or (rate.valid_from or date.min) > (known.valid_from or date.min)
        ):
            newest[rate.key] = rate
    return tuple(newest.values())


def held(rates: Iterable[Rate]) -> dict[object, int]:
    """Return how many stamps of each product there are by its key, whatever they once cost."""
    found: dict[object, int] = {}
    for rate in rates:
        found[rate.key] = found.get(rate.key, 0) + rate.held
    return found


def is_country(destination: str) -> bool:
    """Whether a destination is a single country."""
    return destination in COUNTRIES


def _operator(said: Mapping[str, Any]) -> Operator:
    shapes = {
        Shape(shape["key"]): Limits(
            tuple(shape["least"]), tuple(shape["most"]), shape.get("ratio", 0.0)
        )
        for shape in said["shapes"]
    }
    return Operator(
        name=said["name"],
        senders=frozenset(said["senders"]),
        currency=said["currency"],
        destinations={one["key"]: frozenset(one["countries"]) for one in said["destinations"]},
        shapes=shapes,
        post_free=tuple(said["post_free"]),
        rates=tuple(_rate(said, line) for line in said["rates"]),
    )


def _rate(operator: Mapping[str, Any], line: Mapping[str, Any]) -> Rate:
    since = line["valid_from"]
    return Rate(
        operator=operator["name"],
        product=line["product"],
        shape=Shape(line["shape"]),
        destination=line["destination"],
        up_to_g=line["up_to_g"],
        price=line["price"],
        currency=operator["currency"],
        valid_from=date.fromisoformat(since) if since else None,
        source=line["source"],
        to_check=line["to_check"],
    )
