"""Lines of a price list as they are being edited, and what is to be bought by them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.errors import PostageError, PostageProblem
from w4r_desktop.gui.models.rows import RowsModel
from w4r_desktop.gui.postage_words import (
    destination_name,
    grams,
    price_words,
    rate_words,
    shape_name,
    typed_words,
)
from w4r_desktop.language import _, money, number, short_date, typed_price

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QObject

    from w4r_desktop.domain.postage import Rate
    from w4r_desktop.domain.stamps import Shortage

    Index = QModelIndex | QPersistentModelIndex

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class RateDraft:
    """A line with its price as it is typed; ``number`` makes it the same one while it changes."""

    number: int
    rate: Rate
    price: str

    @classmethod
    def of(cls, number: int, rate: Rate) -> RateDraft:
        """Return a line as it is kept."""
        return cls(number, rate, typed_words(rate))

    @property
    def is_readable(self) -> bool:
        """Whether the price is empty or a number."""
        return not self.price.strip() or typed_price(self.price, self.rate.currency) is not None

    @property
    def shown(self) -> Rate:
        """The line with its price as far as it can be read."""
        return replace(self.rate, price=typed_price(self.price, self.rate.currency))

    def finished(self) -> Rate:
        """Return what is to be kept; raises PostageError for a price that is no number."""
        if not self.is_readable:
            raise PostageError(
                PostageProblem.PRICE_UNREADABLE, product=self.rate.product, found=self.price
            )
        return self.shown


class RateColumn(IntEnum):
    """From left to right."""

    PRODUCT = 0
    DESTINATION = 1
    WEIGHT = 2
    PRICE = 3
    SINCE = 4
    HELD = 5


class RatesModel(RowsModel[RateDraft]):
    """The lines, each on a row; ``home`` is the country whose money has its short sign."""

    COLUMNS = RateColumn
    AT_RIGHT = (RateColumn.WEIGHT, RateColumn.PRICE, RateColumn.HELD)

    def __init__(self, home: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home

    @override
    def key(self, row: RateDraft) -> Hashable:
        return row.number

    @override
    def heading(self, column: int) -> str:
        return {
            RateColumn.PRODUCT: _("Stamp"),
            RateColumn.DESTINATION: _("To"),
            RateColumn.WEIGHT: _("Up to"),
            RateColumn.PRICE: _("Price"),
            RateColumn.SINCE: _("From"),
            RateColumn.HELD: _("Held"),
        }[RateColumn(column)]

    @override
    def text(self, row: RateDraft, column: int) -> str:
        rate = row.rate
        match RateColumn(column):
            case RateColumn.PRODUCT:
                return rate.product or _("(no name yet)")
            case RateColumn.DESTINATION:
                return destination_name(rate.destination)
            case RateColumn.WEIGHT:
                return grams(rate.up_to_g)
            case RateColumn.PRICE:
                return price_words(row.shown, self._home) if row.is_readable else row.price
            case RateColumn.SINCE:
                return short_date(rate.valid_from) if rate.valid_from else ""
            case RateColumn.HELD:
                return number(rate.held) if rate.held else ""

    @override
    def words(self, row: RateDraft) -> str:
        parts = [self.text(row, column) for column in RateColumn]
        parts += [shape_name(row.rate.shape), row.rate.operator]
        if row.rate.source:
            parts.append(_("source: {source}").format(source=row.rate.source))
        if row.rate.to_check:
            parts.append(_("check before buying"))
        return ", ".join(part for part in parts if part)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.AT_RIGHT:
            return RIGHT
        return super().data(index, role)


class ShoppingColumn(IntEnum):
    """From left to right."""

    STAMP = 0
    DESTINATION = 1
    NEEDED = 2
    HELD = 3
    MISSING = 4
    EACH = 5
    COST = 6


class ShoppingModel(RowsModel["Shortage"]):
    """What is needed, held and to be bought of each stamp."""

    COLUMNS = ShoppingColumn
    AT_RIGHT = tuple(ShoppingColumn)[ShoppingColumn.NEEDED :]

    def __init__(self, home: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home

    @override
    def key(self, row: Shortage) -> Hashable:
        return (row.need.destination, row.need.rate)

    @override
    def heading(self, column: int) -> str:
        return {
            ShoppingColumn.STAMP: _("Stamp"),
            ShoppingColumn.DESTINATION: _("To"),
            ShoppingColumn.NEEDED: _("Needed"),
            ShoppingColumn.HELD: _("Held"),
            ShoppingColumn.MISSING: _("To buy"),
            ShoppingColumn.EACH: _("Each"),
            ShoppingColumn.COST: _("Cost"),
        }[ShoppingColumn(column)]

    @override
    def text(self, row: Shortage, column: int) -> str:
        rate = row.need.rate
        match ShoppingColumn(column):
            case ShoppingColumn.STAMP:
                return rate_words(rate)
            case ShoppingColumn.DESTINATION:
                return destination_name(row.need.destination)
            case ShoppingColumn.EACH:
                return price_words(rate, self._home) if rate else ""
            case ShoppingColumn.COST:
                if rate is None or rate.price is None:
                    return ""
                return money(row.missing * rate.price, rate.currency, self._home)
        counts = {
            ShoppingColumn.NEEDED: row.need.pieces,
            ShoppingColumn.HELD: row.held + row.franked,
            ShoppingColumn.MISSING: row.missing,
        }
        return number(counts[ShoppingColumn(column)])

    @override
    def words(self, row: Shortage) -> str:
        cells = (
            _("{heading}: {text}").format(heading=self.heading(column), text=text)
            for column in ShoppingColumn
            if (text := self.text(row, column))
        )
        return ", ".join(cells)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self.AT_RIGHT:
            return RIGHT
        return super().data(index, role)
