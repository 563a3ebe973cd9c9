"""What envelopes and labels have in common: addresses of cases, refused where no mail goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.documents.packs import Pack
from w4r_desktop.gui.models.copies import order_of
from w4r_desktop.gui.pages.print_copies import CopiesOptions

if TYPE_CHECKING:
    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.store.queries.mail import CaseMail


class AddressedOptions(CopiesOptions):
    """Mail whose orders are addresses."""

    def _order(self, case: CaseMail, copies: int) -> EnvelopeOrder:
        """Return an order of one case, without the refusals that the organizer has set aside."""
        aside = self._facts.overridden(case.case_id)
        return order_of(case, self._copies.role, copies, overridden=aside)

    def _one_of_each(self) -> Pack[EnvelopeOrder]:
        """Return an order of one for every case: those left out of it cannot be printed at all."""
        return Pack("", tuple(self._order(case, 1) for case in self._facts.mail))

    def _order_packs(self) -> tuple[Pack[EnvelopeOrder], ...]:
        """Return what is to be printed."""
        return tuple(
            Pack(pack.title, tuple(self._order(case, copies) for case, copies in pack.orders))
            for pack in self.packs()
        )
