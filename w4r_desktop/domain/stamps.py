"""Stamps: which rate a piece of mail takes, what is needed for many, and what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import folded
from w4r_desktop.domain.postage import (
    TENTHS,
    UNKNOWN,
    Rate,
    Shape,
    held,
    in_force,
    is_country,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from w4r_desktop.domain.postage import Basis, Operator, PriceList

SHAPES: Final = tuple(Shape)
MOST_ON_ONE: Final = 6
"""More stamps than these find no room on an envelope, and nobody wants to lick them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Pieces that are alike: to whom, what, in which size in millimetres, and how many.

    ``country`` is empty for one to an address without a country, which is at home. An open card
    is ``enveloped`` in nothing.
    """

    country: str
    address: tuple[str, ...]
    size: tuple[float, float]
    copies: int
    is_card: bool = False
    enveloped: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Postage:
    """All that stamps are reckoned from: an evening's rates, weights, sender's country and day."""

    rates: tuple[Rate, ...]
    basis: Basis
    prices: PriceList
    home: str
    day: date

    @property
    def operator(self) -> Operator:
        """The operator by whose classes the mail is sorted: that of the first rate used here."""
        named = (self.prices.operator_called(rate.operator) for rate in self.rates)
        serving = (operator for operator in named if operator.serves(self.home))
        return next(serving, self.prices.operator_of(self.home))

    def weight(self, piece: Piece) -> int:
        """Return what one piece weighs, in tenths of a gram."""
        inside = self.basis.card_dg if piece.is_card else self.basis.sheets * self.basis.sheet_dg
        return inside + (self.basis.envelope_dg if piece.enveloped else 0)

    def is_free(self, piece: Piece) -> bool:
        """Whether a piece needs no stamp: at home, to one of the addresses that are post-free."""
        if piece.country not in ("", self.home):
            return False
        block = folded(" ".join(piece.address))
        return any(folded(words) in block for words in self.basis.post_free if words.strip())

    def destination(self, piece: Piece) -> str:
        """Return the class of a piece's country, as the operator has them."""
        return self.operator.destination(piece.country or self.home, home=self.home)


@dataclass(frozen=True, slots=True)
class Need:
    """How many pieces go to a class of countries at one rate; None where no rate holds them."""

    destination: str
    rate: Rate | None
    pieces: int


@dataclass(frozen=True, slots=True)
class Bill:
    """The stamps for some pieces; ``free`` are classes with their pieces that need none."""

    needs: tuple[Need, ...]
    free: tuple[tuple[str, int], ...]

    @property
    def stamps(self) -> int:
        """How many pieces need a stamp."""
        return sum(need.pieces for need in self.needs)

    @property
    def cost(self) -> int:
        """What the stamps cost whose price is known in the ``currency``."""
        return sum(n.pieces * (n.rate.price or 0) for n in self.needs if n.rate and self._knows(n))

    @property
    def unpriced(self) -> int:
        """How many stamps have no known price, or one in another currency."""
        return sum(need.pieces for need in self.needs if not self._knows(need))

    @property
    def currency(self) -> str:
        """What the cost is in: that of the first price."""
        priced = (n.rate for n in self.needs if n.rate and n.rate.price is not None)
        return next((rate.currency for rate in priced), "")

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rates that are used."""
        return tuple(dict.fromkeys(need.rate for need in self.needs if need.rate))

    def _knows(self, need: Need) -> bool:
        rate = need.rate
        return rate is not None and rate.price is not None and rate.currency == self.currency

    def by_destination(self) -> tuple[tuple[str, int], ...]:
        """Return how many stamps each class of countries needs."""
        sums: Counter[str] = Counter()
        for need in self.needs:
            sums[need.destination] += need.pieces
        return tuple(sums.items())


@dataclass(frozen=True, slots=True)
class Shortage:
    """Of one rate: stamps needed, held, pieces franked with stamps of other values, to buy."""

    need: Need
    held: int
    franked: int

    @property
    def missing(self) -> int:
        """How many are to be bought."""
        return self.need.pieces - self.held - self.franked


@dataclass(frozen=True, slots=True)
class Shopping:
    """What is missing; ``used`` are the stamps of plain value that are stuck on, with how many."""

    shortages: tuple[Shortage, ...]
    used: tuple[tuple[Rate, int], ...]

    @property
    def bill(self) -> Bill:
        """What is to be bought."""
        missing = (Need(s.need.destination, s.need.rate, s.missing) for s in self.shortages)
        return Bill(tuple(need for need in missing if need.pieces), ())


def rate_of(piece: Piece, postage: Postage) -> Rate | None:
    """Return the rate one piece takes, or None if no line holds it.

    That is the cheapest shape and the smallest step of weight that hold it, for its very country
    before its class; of several products the one that stands first.
    """
    return _rate_of(piece, postage, in_force(postage.rates, postage.day))


def bill(pieces: Iterable[Piece], postage: Postage) -> Bill:
    """Return the stamps that pieces need, in the order of the operator's classes."""
    valid = in_force(postage.rates, postage.day)
    needed: Counter[tuple[str, Rate | None]] = Counter()
    free: Counter[str] = Counter()
    for piece in pieces:
        if not piece.copies:
            continue
        destination = postage.destination(piece)
        if postage.is_free(piece):
            free[destination] += piece.copies
        else:
            needed[destination, _rate_of(piece, postage, valid)] += piece.copies
    order = list(postage.operator.destinations)[::-1]  # most of the mail goes farthest
    needs = (Need(destination, rate, count) for (destination, rate), count in needed.items())
    return Bill(
        tuple(sorted(needs, key=lambda need: (order.index(need.destination), _place(need, valid)))),
        tuple(sorted(free.items(), key=lambda item: order.index(item[0]))),
    )


def shopping(wanted: Bill, postage: Postage) -> Shopping:
    """Return what is missing beside what is held.

    Stamps of the very rate are used first. What is left of pieces with a known price is franked
    with stamps of plain value, as few as possible on each piece, while there are enough.
    """
    drawer = held(postage.rates)
    valid = in_force(postage.rates, postage.day)
    values = {rate: drawer[rate.key] for rate in valid if rate.shape is Shape.VALUE and rate.price}
    stuck: Counter[Rate] = Counter()
    shortages = []
    for need in wanted.needs:
        there = min(drawer[need.rate.key], need.pieces) if need.rate else 0
        if need.rate:
            drawer[need.rate.key] -= there
        franked = _frank(need, need.pieces - there, values, stuck)
        shortages.append(Shortage(need, there, franked))
    return Shopping(tuple(shortages), tuple((rate, n) for rate, n in stuck.items() if n))


def fewest(price: int, values: Sequence[tuple[int, int]]) -> tuple[int, ...] | None:
    """Return how many of each value, of (value, how many there are), reach a price.

    They are the fewest stamps there can be, and of these the ones that waste least. None if there
    are too few, or if it takes more than ``MOST_ON_ONE``.
    """
    best: tuple[int, tuple[int, ...]] | None = None
    for count in range(1, MOST_ON_ONE + 1):
        for chosen in combinations_with_replacement(range(len(values)), count):
            times = Counter(chosen)
            total = sum(values[place][0] for place in chosen)
            enough = total >= price and all(n <= values[place][1] for place, n in times.items())
            if enough and (best is None or total < best[0]):
                best = (total, tuple(times[place] for place in range(len(values))))
        if best is not None:
            return best[1]
    return None


def _frank(need: Need, pieces: int, values: dict[Rate, int], stuck: Counter[Rate]) -> int:
    """Return how many pieces get stamps of plain value, which are taken out of the drawer."""
    rate = need.rate
    if rate is None or not rate.price:
        return 0
    mine = [one for one in values if one.currency == rate.currency]
    done = 0
    while done < pieces:
        chosen = fewest(rate.price, [(one.price or 0, values[one]) for one in mine])
        if chosen is None:
            break
        times = min(values[one] // n for one, n in zip(mine, chosen, strict=True) if n)
        times = min(times, pieces - done)
        for one, n in zip(mine, chosen, strict=True):
            values[one] -= n * times
            stuck[one] += n * times
        done += times
    return done


def _rate_of(piece: Piece, postage: Postage, valid: tuple[Rate, ...]) -> Rate | None:
    weight = postage.weight(piece)
    found = (
        (not is_country(rate.destination), SHAPES.index(rate.shape), rate.up_to_g, place)
        for place, rate in enumerate(valid)
        if weight <= rate.up_to_g * TENTHS and _takes(rate, piece, postage)
    )
    best = min(found, default=None)
    return None if best is None else valid[best[-1]]


def _takes(rate: Rate, piece: Piece, postage: Postage) -> bool:
    """Whether a rate is for the shape and the country of a piece, whatever it weighs."""
    if rate.shape is Shape.VALUE or (rate.shape is Shape.CARD and piece.enveloped):
        return False
    country = piece.country or postage.home
    operator = postage.prices.operator_called(rate.operator)
    limits = operator.shapes.get(rate.shape) or UNKNOWN.shapes[rate.shape]
    there = operator.destination(country, home=postage.home)
    is_for_it = operator.serves(postage.home) and rate.destination in (country, there)
    return is_for_it and limits.hold(*piece.size)


def _place(need: Need, valid: tuple[Rate, ...]) -> int:
    return valid.index(need.rate) if need.rate else len(valid)
