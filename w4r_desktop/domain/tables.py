"""What tables are called: "4", "Table 4" and "table 04" are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

from w4r_desktop.domain.names import clean_name, folded
from w4r_desktop.domain.tally import TablePlace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

NUMBERED: Final = re.compile(r"(?:table\s*)?(\d+)")


def table_key(name: str) -> str:
    """Return what a table's name is compared by: its number if it has one, or its folded name."""
    plain = folded(clean_name(name))
    numbered = NUMBERED.fullmatch(plain)
    return str(int(numbered[1])) if numbered else plain


class Seats(Protocol):
    """A table as far as finding a seat goes; ``people`` and ``capacity`` are in heads."""

    @property
    def writing_table_id(self) -> UUID: ...  # noqa: D102 - what it says
    @property
    def place(self) -> TablePlace: ...  # noqa: D102
    @property
    def people(self) -> int: ...  # noqa: D102
    @property
    def capacity(self) -> int | None: ...  # noqa: D102


def is_full(table: Seats) -> bool:
    """Tell whether a table has no seat left; one whose seats nobody counted always has."""
    return bool(table.capacity) and table.people >= (table.capacity or 0)


def suggested_table(tables: Sequence[Seats], last: UUID | None) -> UUID | None:
    """Return where the next one had best sit, if there is any table.

    That is where the one before sat, as long as there is room; then the emptiest table in the room.
    """
    with_room = [table for table in tables if not is_full(table)]
    in_room = [table for table in with_room if table.place is TablePlace.ROOM]
    choice = in_room or with_room or tables
    if any(table.writing_table_id == last for table in with_room):
        return last
    return min(choice, key=lambda table: table.people).writing_table_id if choice else None
