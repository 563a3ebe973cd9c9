"""Keeping what stamps cost, how many are there, and what a piece weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from w4r_desktop.domain.postage_checks import checked_basis, checked_rates
from w4r_desktop.store.paper_schema import PostageBasis, PostageRate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.postage import Basis, Rate


def keep_postage(session: Session, *, rates: Sequence[Rate], basis: Basis) -> None:
    """Keep these rates, with the stamps held, and these weights, instead of all there were.

    Raises PostageError for what cannot be meant.
    """
    checked, weights = checked_rates(rates), checked_basis(basis)
    before = session.scalars(select(PostageRate).order_by(PostageRate.position)).all()
    for position, rate in enumerate(checked):
        said = _columns(rate) | {"position": position}
        if position < len(before):  # one that only changes is one row of the step
            for name, value in said.items():
                setattr(before[position], name, value)
        else:
            session.add(PostageRate(**said))
    for record in before[len(checked) :]:
        session.delete(record)
    _keep_basis(session, weights)


def _keep_basis(session: Session, basis: Basis) -> None:
    said: dict[str, Any] = {name: getattr(basis, name) for name in basis.__dataclass_fields__}
    record = session.scalars(select(PostageBasis)).one_or_none()
    if record is None:
        session.add(PostageBasis(**said))
        return
    for name, value in said.items():
        setattr(record, name, value)


def _columns(rate: Rate) -> dict[str, Any]:
    said: dict[str, Any] = {name: getattr(rate, name) for name in rate.__dataclass_fields__}
    return said | {"shape": str(rate.shape)}
