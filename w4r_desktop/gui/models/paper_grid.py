"""What is keyed in from a paper tally sheet, before any of it is logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from w4r_desktop.services.paper_sheets import Newcomer
from w4r_desktop.store.queries.sheet import Sheet, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from w4r_desktop.domain.arrivals import Arrival
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.store.queries.sheet import SheetColumn

MOST: Final = 9999
"""The most that one cell takes."""


@dataclass(frozen=True, slots=True)
class KeyedSheet:
    """A sheet ready to be logged: what is counted, whose sheet it is, and what stands on it."""

    kind: ActionKind
    table: str
    writing_table_id: UUID | None
    items: tuple[tuple[SheetRow, SheetColumn, int], ...]
    newcomers: tuple[Newcomer, ...]

    @property
    def total(self) -> int:
        """All that stands on it."""
        known = sum(count for _row, _column, count in self.items)
        return known + sum(count for new in self.newcomers for _case, count in new.counts)


class PaperGrid:
    """The rows and columns of a sheet with what was typed so far; it begins empty.

    ``sheet`` is what is to be seen. On the sheet of all tables there are no people: what is keyed
    in there are boxes, of a table or of none.
    """

    def __init__(self, here: Sheet, *, writing_table_id: UUID | None) -> None:
        zeros = (0,) * len(here.columns)
        self._table_id = writing_table_id
        self._new: list[UUID] = []
        rows = tuple(
            replace(row, counts=zeros)
            for row in here.rows
            if not row.removed and (writing_table_id or row.attendee_id is None)
        )
        if writing_table_id is None:
            rows = (*rows[-1:], *rows[:-1])  # nobody's box is what is keyed in most often
        self.sheet = Sheet(here.columns, rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed that could be lost."""
        return not self.sheet.total and not self._new

    @property
    def takes_newcomers(self) -> bool:
        """Whether people can be added: they need a table."""
        return self._table_id is not None

    def put(self, row: int, column: int, count: int) -> None:
        """Let a cell show a number."""
        line = self.sheet.rows[row]
        counts = (*line.counts[:column], count, *line.counts[column + 1 :])
        rows = self.sheet.rows
        changed = (*rows[:row], replace(line, counts=counts), *rows[row + 1 :])
        self.sheet = Sheet(self.sheet.columns, changed)

    def add(self, arrival: Arrival, *, table: str) -> int:
        """Add a row for somebody who is on the paper only, before anyone's, and return its place.

        They are signed in with the rest, or not at all.
        """
        newcomer = SheetRow(
            uuid4(),
            self._table_id,
            table,
            arrival.name,
            arrival.heads,
            first_time=False,
            minor=False,
            counts=(0,) * len(self.sheet.columns),
        )
        assert newcomer.attendee_id is not None
        self._new.append(newcomer.attendee_id)
        place = len(self.sheet.rows) - 1
        rows = self.sheet.rows
        self.sheet = Sheet(self.sheet.columns, (*rows[:place], newcomer, *rows[place:]))
        return place

    def keyed(self, kind: ActionKind, *, table: str) -> KeyedSheet:
        """Return what is to be logged; ``table`` is whose sheet it is, in words."""
        known = [row for row in self.sheet.rows if row.attendee_id not in self._new]
        new = [row for row in self.sheet.rows if row.attendee_id in self._new]
        return KeyedSheet(
            kind=kind,
            table=table,
            writing_table_id=self._table_id,
            items=tuple((row, *cell) for row in known for cell in self._filled(row)),
            newcomers=tuple(
                Newcomer(
                    name=row.name,
                    heads=row.heads,
                    counts=tuple((column.case_id, count) for column, count in self._filled(row)),
                )
                for row in new
            ),
        )

    def _filled(self, row: SheetRow) -> Iterator[tuple[SheetColumn, int]]:
        return (
            (column, count)
            for column, count in zip(self.sheet.columns, row.counts, strict=True)
            if count
        )
