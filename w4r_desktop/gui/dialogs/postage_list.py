"""The stamps to buy, in the dialog of postage: for what is planned, or for what was logged."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop.domain.stamps import bill, shopping
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.postage_rates import ShoppingColumn, ShoppingModel
from w4r_desktop.gui.postage_words import shopping_text, total_words, warnings
from w4r_desktop.gui.widgets.copy_button import CopyButton
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.rate_table import RateTable
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w4r_desktop.domain.stamps import Piece, Postage, Shopping


class Mail(StrEnum):
    """Which mail stamps are bought for."""

    PLANNED = "planned"
    SINGLY = "singly"
    LOGGED = "logged"


class ShoppingDesk(QWidget):
    """Needed, held and to buy of each stamp, with the sum; the whole of it can be copied."""

    def __init__(self, mail: Mapping[Mail, tuple[Piece, ...]], home: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mail = mail
        self._postage: Postage | None = None
        self.which = SegmentedControl(_("Stamps for"), self)
        self.which.show_choices([Choice(one, _mail_name(one)) for one in mail])
        self._chosen = next((one for one in mail if mail[one]), Mail.LOGGED)
        self.which.choose(self._chosen)
        self.model = ShoppingModel(home, self)
        way = (ShoppingColumn.COST, ShoppingColumn.HELD)
        self.table = RateTable(self.model, ShoppingColumn.STAMP, way=way, parent=self)
        self.table.setAccessibleName(_("Stamps to buy"))
        self.total = label("", "heading", self)
        self.remarks = label("", "muted", self)
        self.copy = CopyButton(_("Copy the list as text"), self)
        self._lay_out()
        self.which.chosen.connect(self._on_mail)

    def show_postage(self, postage: Postage) -> None:
        """Reckon by these rates and weights from now on."""
        self._postage = postage
        self._show()

    def _lay_out(self) -> None:
        px = theme.current().px
        for words in (self.total, self.remarks):
            words.setWordWrap(True)
        last = QHBoxLayout()
        last.addWidget(self.total, 1)
        last.addWidget(self.copy)
        first = QHBoxLayout()
        first.addWidget(self.which)
        first.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(first)
        column.addWidget(self.table, 1)
        column.addLayout(last)
        column.addWidget(self.remarks)

    def _on_mail(self, mail: Mail) -> None:
        self._chosen = mail
        self._show()

    def _show(self) -> None:
        assert self._postage is not None
        postage = self._postage
        needed = bill(self._mail[self._chosen], postage)
        bought = shopping(needed, postage)
        self.model.show_rows(bought.shortages)
        self.total.setText(total_words(bought.bill, postage.home))
        free = sum(count for _destination, count in needed.free)
        remarks = [*_used(bought), *([_free(free)] if free else []), *warnings(needed, postage.day)]
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self.copy.text_to_copy = shopping_text(_("Stamps to buy"), bought, postage)


def _mail_name(mail: Mail) -> str:
    return {
        Mail.PLANNED: _("What is chosen to print"),
        Mail.SINGLY: _("What is still to post one by one"),
        Mail.LOGGED: _("What was written so far"),
    }[mail]


def _used(bought: Shopping) -> list[str]:
    return [
        _("From the drawer: {number} × {product}").format(number=number(n), product=rate.product)
        for rate, n in bought.used
    ]


def _free(count: int) -> str:
    return ngettext(
        "{number} letter is post-free.", "{number} letters are post-free.", count
    ).format(number=number(count))
