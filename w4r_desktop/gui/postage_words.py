"""How stamps, prices and destinations are spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.postage import HOME, WORLD, Shape, is_country
from w4r_desktop.language import _, country_name, money, ngettext, number, plain_price, short_date

if TYPE_CHECKING:
    from datetime import date

    from w4r_desktop.domain.postage import Rate
    from w4r_desktop.domain.stamps import Bill, Need, Postage, Shopping


def destination_name(destination: str) -> str:
    """Return what a class of countries is called, or a single country."""
    if is_country(destination):
        return country_name(destination)
    return {
        HOME: _("Domestic"),
        "usa": _("USA"),
        "europe": _("Europe"),
        WORLD: _("International"),
        "": _("Anywhere"),
    }.get(destination, destination)


def shape_name(shape: Shape) -> str:
    """Return what a shape is called."""
    return {
        Shape.CARD: _("Postcard"),
        Shape.STANDARD: _("Standard letter"),
        Shape.COMPACT: _("Compact letter"),
        Shape.LARGE: _("Large letter"),
        Shape.MAXI: _("Maxi letter"),
        Shape.VALUE: _("Any, by its value"),
    }[shape]


def grams(weight: int) -> str:
    """Return a weight in grams, nothing for none."""
    return _("{number} g").format(number=number(weight)) if weight else ""


def price_words(rate: Rate, home: str) -> str:
    """Return a price, or that nobody entered one."""
    if rate.price is None:
        return _("not entered")
    return money(rate.price, rate.currency, home)


def typed_words(rate: Rate) -> str:
    """Return a price as it stands in a field."""
    return "" if rate.price is None else plain_price(rate.price, rate.currency)


def rate_words(rate: Rate | None) -> str:
    """Return what a stamp is called: International letter-post, up to 30 g."""
    if rate is None:
        return _("No line is for this weight and size")
    if not rate.up_to_g:
        return rate.product
    return _("{product}, up to {weight}").format(product=rate.product, weight=grams(rate.up_to_g))


def stamps_words(needed: Bill, home: str, day: date) -> str:
    """Return the line below the preview: how many stamps, for where, and what they cost."""
    parts = [many_words(destination, count) for destination, count in needed.by_destination()]
    parts += [
        _("{pieces} (post-free)").format(pieces=many_words(destination, count))
        for destination, count in needed.free
    ]
    said = [_("Stamps needed: {stamps}").format(stamps=", ".join(parts) or _("none"))]
    if needed.stamps:
        said.append(cost_words(needed, home))
    if any(rate.is_old(day) for rate in needed.rates):
        said.append(_("prices are over a year old"))
    return " · ".join(said)


def cost_words(needed: Bill, home: str) -> str:
    """Return what stamps cost, and of how many nobody knows it."""
    if needed.unpriced == needed.stamps and needed.stamps:
        return _("prices are not entered")
    cost = money(needed.cost, needed.currency, home) if needed.currency else number(0)
    if not needed.unpriced:
        return _("about {cost}").format(cost=cost)
    return ngettext(
        "about {cost}, and {number} stamp whose price is not entered",
        "about {cost}, and {number} stamps whose price is not entered",
        needed.unpriced,
    ).format(cost=cost, number=number(needed.unpriced))


def warnings(needed: Bill, day: date) -> tuple[str, ...]:
    """Return what to mind about the prices before stamps are bought."""
    old = [
        _("{product} ({day})").format(product=rate_words(rate), day=short_date(rate.valid_from))
        for rate in needed.rates
        if rate.is_old(day) and rate.valid_from is not None
    ]
    unsure = [rate for rate in needed.rates if rate.to_check]
    lines = []
    if old:
        said = _("Prices of more than a year ago: {prices}.")
        lines.append(said.format(prices=", ".join(old)))
    if unsure:
        lines.append(_("Check the prices with the operator before you buy."))
    return tuple(lines)


def shopping_text(title: str, bought: Shopping, postage: Postage) -> str:
    """Return the list to buy by as plain text, to be copied."""
    lines = [title]
    for shortage in bought.shortages:
        words = _("{product}, {destination}: {missing} to buy ({needed} needed, {held} held)")
        if shortage.franked:
            words = _(
                "{product}, {destination}: {missing} to buy ({needed} needed, {held} held, "
                "{franked} with other stamps)"
            )
        line = words.format(
            product=rate_words(shortage.need.rate),
            destination=destination_name(shortage.need.destination),
            missing=number(shortage.missing),
            needed=number(shortage.need.pieces),
            held=number(shortage.held),
            franked=number(shortage.franked),
        )
        lines.append(
            _("{line}, {price} each").format(line=line, price=_each(shortage.need, postage))
        )
    lines += [
        _("From the drawer: {number} × {product}").format(
            number=number(count), product=rate.product
        )
        for rate, count in bought.used
    ]
    lines.append(total_words(bought.bill, postage.home))
    return "\n".join([*lines, *warnings(bought.bill, postage.day)])


def total_words(missing: Bill, home: str) -> str:
    """Return how many stamps are to be bought, and what they cost."""
    if not missing.stamps:
        return _("Nothing is to be bought.")
    stamps = ngettext("{number} stamp to buy", "{number} stamps to buy", missing.stamps)
    return _("{stamps}: {cost}").format(
        stamps=stamps.format(number=number(missing.stamps)), cost=cost_words(missing, home)
    )


def _each(need: Need, postage: Postage) -> str:
    return price_words(need.rate, postage.home) if need.rate else _("not known")


def many_words(destination: str, count: int) -> str:
    """Return so many pieces to a class of countries: 219 international."""
    classes = {
        HOME: ngettext("{number} domestic", "{number} domestic", count),
        "usa": ngettext("{number} to the USA", "{number} to the USA", count),
        "europe": ngettext("{number} to Europe", "{number} to Europe", count),
        WORLD: ngettext("{number} international", "{number} international", count),
    }
    return classes[destination].format(number=number(count))
