"""Who is ticked of the people: everybody who comes, or those and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.gui.models.people import CALM, Column, PeopleModel

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from PySide6.QtCore import QObject

    from w4r_desktop.store.queries.attendees import PersonRow

    Index = QModelIndex | QPersistentModelIndex


class PeopleChoice:
    """Who is chosen; whoever made it keeps it, so that coming back finds it as it was left.

    As long as nobody is left out, those who come later are chosen too.
    """

    def __init__(self, *, everybody: bool = True) -> None:
        self._everybody = everybody
        self._ticked: frozenset[UUID] = frozenset()

    def has(self, attendee_id: UUID) -> bool:
        """Tell whether somebody is chosen."""
        return self._everybody or attendee_id in self._ticked

    def of(self, people: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
        """Return those of the people who are chosen."""
        return tuple(person for person in people if self.has(person.attendee_id))

    def choose_all(self) -> None:
        """Choose everybody, and whoever comes later."""
        self._everybody, self._ticked = True, frozenset()

    def choose_only(self, attendee_ids: Iterable[UUID]) -> None:
        """Choose these people and nobody else."""
        self._everybody, self._ticked = False, frozenset(attendee_ids)

    def tick(
        self, attendee_ids: Iterable[UUID], *, ticked: bool, among: Iterable[PersonRow]
    ) -> None:
        """Choose some more of the people, or some of them no longer."""
        wanted = frozenset(attendee_ids)
        everybody = frozenset(person.attendee_id for person in among)
        before = frozenset(person.attendee_id for person in self.of(among))
        after = before | wanted if ticked else before - wanted
        if ticked and after >= everybody:
            self.choose_all()
        else:
            self.choose_only(after)


class PeopleTicksModel(PeopleModel):
    """The people with a tick before each name; only ``tick`` changes them."""

    def __init__(self, choice: PeopleChoice, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(zone, parent)
        self.choice = choice

    @property
    def chosen(self) -> tuple[PersonRow, ...]:
        """Who is chosen, shown now or not, in the order of the list."""
        return self.choice.of(self._in_order)

    def is_ticked(self, row: int) -> bool:
        """Tell whether the person of a row is chosen."""
        return self.choice.has(self.rows[row].attendee_id)

    def tick(self, rows: Iterable[int], *, ticked: bool) -> None:
        """Tick the people of some rows, or take their ticks away."""
        ids = [self.rows[row].attendee_id for row in rows]
        self.choice.tick(ids, ticked=ticked, among=self.everybody)
        self.tell_ticks()

    def tell_ticks(self) -> None:
        """Tell views that others may be chosen now."""
        if not self.rows:
            return
        last = len(self.rows) - 1
        roles = [Qt.ItemDataRole.CheckStateRole]
        self.dataChanged.emit(self.index(0, 0), self.index(last, Column.NAME), roles)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole:
            if not index.isValid() or index.column() != Column.NAME:
                return None
            ticked = self.is_ticked(index.row())
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return CALM | Qt.ItemFlag.ItemIsUserCheckable
