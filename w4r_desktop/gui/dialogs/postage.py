"""Postage: what stamps cost, what a piece weighs, and which stamps to buy."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.postage_checks import checked_basis, checked_rates
from w4r_desktop.errors import PostageError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Unsaved, ask_to_save
from w4r_desktop.gui.dialogs.postage_list import ShoppingDesk
from w4r_desktop.gui.dialogs.postage_rates import RateDesk
from w4r_desktop.gui.dialogs.postage_weights import WeightDesk
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.mnemonics import plain
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w4r_desktop.domain.postage import Basis, Rate
    from w4r_desktop.domain.stamps import Piece, Postage
    from w4r_desktop.gui.dialogs.postage_list import Mail

WIDE: Final = 1160
HIGH: Final = 680


class Side(StrEnum):
    """What the dialog shows."""

    RATES = "rates"
    WEIGHTS = "weights"
    SHOPPING = "shopping"


class PostageDialog(QDialog):
    """Shows and changes prices and weights, and what is to be bought by them.

    ``mail`` is what stamps are needed for. Accepted, ``rates`` and ``basis`` are to be kept.
    """

    def __init__(
        self, postage: Postage, mail: Mapping[Mail, tuple[Piece, ...]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._before = postage
        self.rates: tuple[Rate, ...] = postage.rates
        self.basis: Basis = postage.basis
        self.setWindowTitle(_("Postage"))
        self.sides = SegmentedControl(_("Postage"), self)
        self.sides.show_choices(
            [
                Choice(Side.RATES, _("Prices")),
                Choice(Side.WEIGHTS, _("Weights")),
                Choice(Side.SHOPPING, _("Stamps to buy")),
            ]
        )
        self.lists = Button(_("Price lists…"), parent=self)
        self.rate_desk = RateDesk(postage, self)
        self.weight_desk = WeightDesk(postage.basis, self)
        self.shopping_desk = ShoppingDesk(mail, postage.home, self)
        self.stack = QStackedWidget(self)
        self.complaint = label("", "bad", self)
        self.complaint.setWordWrap(True)
        self.save = Button(_("Save"), kind="primary", parent=self)
        self.close_button = Button(_("Cancel"), parent=self)
        self._lay_out(parent)
        self._connect()
        self._complain("")
        self._on_changed()
        self.show_side(Side.RATES)

    def show_side(self, side: Side) -> None:
        """Show prices, weights or what to buy."""
        self.sides.choose(side)
        self.stack.setCurrentIndex(list(Side).index(side))
        for part in (self.words, self.lists):
            part.setVisible(side is Side.RATES)

    @property
    def drafted(self) -> Postage:
        """What is typed, as far as it can be read."""
        return replace(self._before, rates=self.rate_desk.rates, basis=self.weight_desk.basis)

    @override
    def accept(self) -> None:
        """Close with what was typed, or say what of it cannot be kept."""
        try:
            self.rates = self._finished_rates()
            self.basis = checked_basis(self.weight_desk.basis)
        except PostageError as error:
            self._complain(explain(error))
            return
        super().accept()

    @override
    def reject(self) -> None:
        """Close without keeping anything; asks first if something would be lost."""
        if not self._is_changed:
            super().reject()
            return
        answer = ask_to_save(self, title=_("Save what you changed of the postage?"))
        if answer is Unsaved.SAVE:
            self.accept()
        elif answer is Unsaved.DISCARD:
            super().reject()

    @property
    def _is_changed(self) -> bool:
        typed = any(not draft.is_readable for draft in self.rate_desk.drafts)
        return typed or self.drafted != self._before

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        for desk in (self.rate_desk, self.weight_desk, self.shopping_desk):
            self.stack.addWidget(desk)
        self.words = label(
            _(
                "Prices change, and pages on the web disagree. Take them from the operator’s own "
                "list, and write down from which day they are."
            ),
            "muted",
            self,
        )
        self.words.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(20), px(14))
        column.setSpacing(px(10))
        top = QHBoxLayout()
        top.addWidget(self.sides)
        top.addStretch()
        top.addWidget(self.lists)
        column.addLayout(top)
        column.addWidget(self.words)
        column.addWidget(self.stack, 1)
        column.addWidget(self.complaint)
        column.addWidget(buttons)
        room = parent.window().size() - QSize(40, 40)
        self.resize(room.boundedTo(QSize(px(WIDE), px(HIGH))))

    def _connect(self) -> None:
        self.sides.chosen.connect(self.show_side)
        self.lists.clicked.connect(self._offer_lists)
        self.rate_desk.changed.connect(self._on_changed)
        self.weight_desk.changed.connect(self._on_changed)
        self.save.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)

    def _offer_lists(self) -> None:
        """Offer the products that come with the program: whoever moved needs another operator."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for operator in self._before.prices.operators:
            words = _("Add what {operator} sells").format(operator=operator.name)
            menu.addAction(plain(words), partial(self.rate_desk.bring_in, operator.rates))
        menu.popup(self.lists.mapToGlobal(self.lists.rect().bottomLeft()))

    def _finished_rates(self) -> tuple[Rate, ...]:
        """Return the lines to keep; shows the first that cannot be."""
        rates: list[Rate] = []
        for place, draft in enumerate(self.rate_desk.drafts):
            try:
                rates.append(draft.finished())
                checked_rates(rates)
            except PostageError:
                self.show_side(Side.RATES)
                self.rate_desk.choose(place)
                raise
        return checked_rates(rates)

    def _on_changed(self) -> None:
        self._complain("")
        self.shopping_desk.show_postage(self.drafted)

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))
        if words:
            announce(self, words)
