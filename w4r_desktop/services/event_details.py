"""Setting up an evening, and changing what was said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from w4r_desktop.domain.names import clean_name
from w4r_desktop.errors import NameEmptyError
from w4r_desktop.services import case_packs, tables
from w4r_desktop.store import schema

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.domain.event import EventDetails


def set_up(
    session: Session, *, details: EventDetails, table_names: Sequence[str], pack: CasePack
) -> None:
    """Fill a new event file: details, tables, campaign and cases."""
    session.add(schema.Event(**_columns(details)))
    case_packs.bring_in(session, pack=pack)
    for name in table_names:
        tables.add_table(session, name=name)


def change_details(session: Session, *, details: EventDetails) -> None:
    """Say something else about the evening."""
    event = session.scalars(select(schema.Event)).one()
    for name, value in _columns(details).items():
        setattr(event, name, value)


def _columns(details: EventDetails) -> dict[str, Any]:
    name = clean_name(details.name)
    if not name:
        raise NameEmptyError
    columns: dict[str, Any] = {
        field: getattr(details, field) for field in details.__dataclass_fields__
    }
    return columns | {"name": name, "kinds": tuple(str(kind) for kind in details.kinds)}
