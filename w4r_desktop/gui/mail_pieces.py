"""What is to be posted, as postage sees it: pieces by country, address, size and number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stamps import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.store.queries.mail import CaseMail


def pieces_for(
    orders: Iterable[tuple[CaseMail, int]], role: Role, stock: Stock, *, enveloped: bool = True
) -> tuple[Piece, ...]:
    """Return what goes to the targets of a role; who has no postal address gets nothing.

    ``stock`` is the envelope, or the card itself where none is around it.
    """
    return tuple(
        Piece(
            country=target.country,
            address=(target.addressee, target.office, *target.lines),
            size=(stock.width, stock.height),
            copies=copies,
            is_card=role is Role.SOLIDARITY,
            enveloped=enveloped,
        )
        for case, copies in orders
        if copies and (target := case.targets.get(role)) is not None and target.lines
    )


def pieces_logged(mail: Iterable[CaseMail], stock: Stock) -> tuple[Piece, ...]:
    """Return what was written so far, in envelopes; of withdrawn cases nothing is posted."""
    cases = [case for case in mail if case.withdrawn is None]
    letters = pieces_for(((case, case.logged[Role.PRIMARY]) for case in cases), Role.PRIMARY, stock)
    cards = ((case, case.logged[Role.SOLIDARITY]) for case in cases)
    return letters + pieces_for(cards, Role.SOLIDARITY, stock)
