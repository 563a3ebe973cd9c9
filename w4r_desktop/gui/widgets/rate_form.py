"""The fields of one line of a price list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCollator, QLocale
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.domain.postage import Shape
from w4r_desktop.domain.postage_checks import MOST_GRAMS, MOST_HELD
from w4r_desktop.gui.models.postage_rates import RateDraft
from w4r_desktop.gui.postage_words import destination_name, shape_name
from w4r_desktop.gui.widgets.editing.field import Part
from w4r_desktop.gui.widgets.editing.picks import ChoiceField, DayField, NumberField, TickField
from w4r_desktop.gui.widgets.editing.texts import LineField
from w4r_desktop.language import _, country_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.postage import PriceList

LONGEST_PRICE: Final = 20
CURRENCY: Final = 3


class DestinationField(ChoiceField):
    """Where a stamp takes mail to: a class of its operator, or a single country."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("To"), {}, parent=parent)
        self._countries = _countries()

    def offer(self, classes: tuple[str, ...]) -> None:
        """Offer these classes before all countries; what is chosen stays, whatever it is."""
        chosen = self._values[self.box.currentIndex()] if self._values else ""
        kept = () if chosen in (*classes, *self._countries) or not chosen else (chosen,)
        values = (*classes, *kept, *self._countries)
        if values == self._values:
            return
        quiet, self._quiet = self._quiet, True
        self._values = values
        self.box.clear()
        self.box.addItems([destination_name(value) for value in values])
        self.box.setCurrentIndex(values.index(chosen) if chosen else 0)
        self._quiet = quiet

    @override
    def put(self, value: Any) -> None:
        if value not in self._values:
            self._values = (value, *self._values)
            self.box.insertItem(0, destination_name(value))
        super().put(value)


class RateForm(Part):
    """Shows a draft of a line and gives it back as it was changed."""

    def __init__(self, prices: PriceList, parent: QWidget) -> None:
        super().__init__(parent)
        self._prices = prices
        self._draft: RateDraft | None = None
        self.product = LineField(_("What the operator calls it"), limit=MAX_LENGTH, parent=self)
        self.operator = LineField(_("Operator"), limit=MAX_LENGTH, parent=self)
        self.destination = DestinationField(self)
        shapes = {shape: shape_name(shape) for shape in Shape}
        self.shape = ChoiceField(_("For"), shapes, parent=self)
        self.weight = NumberField(_("Up to (grams)"), least=0, most=MOST_GRAMS, parent=self)
        self.price = LineField(
            _("Price"), limit=LONGEST_PRICE, hint=_("Empty if you do not know it."), parent=self
        )
        self.currency = LineField(_("Currency"), limit=CURRENCY, parent=self)
        self.since = DayField(_("From"), parent=self)
        self.source = LineField(_("Where the price is from"), limit=MAX_LENGTH, parent=self)
        self.check = TickField(_("Check before buying"), parent=self)
        self.held = NumberField(_("Stamps held"), least=0, most=MOST_HELD, parent=self)
        self.add("product", self.product, wide=True)
        for name, field in (
            *(("price", self.price), ("currency", self.currency)),
            *(("valid_from", self.since), ("held", self.held)),
            *(("destination", self.destination), ("shape", self.shape)),
            *(("up_to_g", self.weight), ("operator", self.operator)),
            *(("source", self.source), ("to_check", self.check)),
        ):
            self.add(name, field)
        self.operator.edited.connect(self._offer)
        self.shape.edited.connect(self._fit_shape)

    def show_draft(self, draft: RateDraft) -> None:
        """Show a line, without telling anybody."""
        self._draft = draft
        rate = draft.rate
        self.operator.show_value(rate.operator)
        self._offer()
        for name, field in self.fields.items():
            field.show_value(draft.price if name == "price" else getattr(rate, name))
        self._fit_shape()

    def draft(self) -> RateDraft:
        """Return the line as it is typed now."""
        assert self._draft is not None
        said = dict(self.values())
        price = said.pop("price")
        said["currency"] = said["currency"].upper()
        return RateDraft(self._draft.number, replace(self._draft.rate, **said), price)

    def _offer(self) -> None:
        operator = self._prices.operator_called(self.operator.value())
        self.destination.offer(tuple(operator.destinations))

    def _fit_shape(self) -> None:
        """Ask neither weight nor country of a stamp of a plain value, which goes anywhere."""
        plain = self.shape.value() is Shape.VALUE
        for field in (self.destination, self.weight):
            field.control.setEnabled(not plain)


def _countries() -> tuple[str, ...]:
    collator = QCollator(QLocale(language.current()))
    return tuple(sorted(COUNTRIES, key=lambda code: collator.sortKey(country_name(code))))
