"""What is to be posted, as postage sees it: pieces by country, address, size and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stamps import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from w4r_desktop.domain.case import Target
    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.store.queries.mail import CaseMail


def pieces_for(
    orders: Iterable[tuple[Target | None, int]],
    stock: Stock,
    *,
    is_card: bool = False,
    enveloped: bool = True,
) -> tuple[Piece, ...]:
    """Return what goes to targets, so many pieces to each; without a postal address nothing does.

    ``stock`` is the envelope, or the card itself where none is around it.
    """
    return tuple(
        Piece(
            country=target.country,
            address=(target.addressee, target.office, *target.lines),
            size=(stock.width, stock.height),
            copies=copies,
            is_card=is_card,
            enveloped=enveloped,
        )
        for target, copies in orders
        if copies and target is not None and target.lines
    )


def pieces_logged(mail: Iterable[CaseMail], stock: Stock) -> tuple[Piece, ...]:
    """Return what was written so far, in envelopes; of withdrawn cases nothing is posted."""
    cases = [case for case in mail if case.withdrawn is None]
    letters, cards = (
        [(case.targets.get(role), case.logged[role]) for case in cases]
        for role in (Role.PRIMARY, Role.SOLIDARITY)
    )
    return pieces_for(letters, stock) + pieces_for(cards, stock, is_card=True)
