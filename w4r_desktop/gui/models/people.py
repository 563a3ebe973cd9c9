"""The people as a list: found as one types, sorted by any column, never asked for twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.domain.names import clean_name, folded
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import dragged
from w4r_desktop.gui.collation import name_key
from w4r_desktop.gui.dragged import PEOPLE
from w4r_desktop.gui.models.rows import RowsModel
from w4r_desktop.language import _, clock, day_and_month, ngettext, number, table_label
from w4r_desktop.wording import people, several_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from PySide6.QtCore import QCollatorSortKey

    from w4r_desktop.store.queries.attendees import PersonRow

    Index = QModelIndex | QPersistentModelIndex

CALM: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


class Column(IntEnum):
    """What is said of each, from left to right."""

    NAME = 0
    TABLE = 1
    STATES = 2
    LETTERS = 3
    OTHER = 4
    SIGNED_IN = 5


NUMBERS: Final = (Column.LETTERS, Column.OTHER, Column.SIGNED_IN)


class Tone(StrEnum):
    """What kind of thing a badge says, for its colour."""

    GOOD = "good"
    PLAIN = "plain"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words that stand beside a name."""

    text: str
    tone: Tone = Tone.PLAIN


def column_name(column: Column) -> str:
    """Return the heading of a column."""
    return {
        Column.NAME: _("Name"),
        Column.TABLE: _("Table"),
        Column.STATES: _("Notes"),
        Column.LETTERS: _("Letters"),
        Column.OTHER: _("Other"),
        Column.SIGNED_IN: _("Signed in"),
    }[column]


def badges(person: PersonRow, zone: ZoneInfo) -> tuple[Badge, ...]:
    """Return what is special about somebody, first that they are not here any more."""
    return tuple(_badges(person, zone))


def _badges(person: PersonRow, zone: ZoneInfo) -> Iterable[Badge]:
    if person.signed_out_at is not None:
        yield Badge(_("left {time}").format(time=clock(person.signed_out_at.astimezone(zone))))
    if person.taken_home:
        yield Badge(_at_home(person), Tone.AMBER)
    if person.first_time:
        yield Badge(_("first time"), Tone.GOOD)
    if person.minor:
        yield Badge(_("minor") if person.heads == 1 else _("all minors"))
    if person.heads > 1:
        yield Badge(_("group of {number}").format(number=number(person.heads)))
    if person.has_contact:
        yield Badge(_("contact"))


def _at_home(person: PersonRow) -> str:
    letters = several_of(ActionKind.LETTER, person.taken_home)
    if person.due_on is None:
        return _("{letters} at home").format(letters=letters)
    return _("{letters} at home until {day}").format(
        letters=letters, day=day_and_month(person.due_on)
    )


class PeopleModel(RowsModel["PersonRow"]):
    """The people, those of them who are looked for, in the order that was chosen.

    ``zone`` is the event's. While ``locked``, nobody is dragged and nobody can be reached.
    """

    COLUMNS = Column
    AT_RIGHT = NUMBERS

    def __init__(
        self, zone: ZoneInfo, parent: QObject | None = None, *, locked: bool = False
    ) -> None:
        super().__init__(parent)
        self.zone = zone
        self.everybody: tuple[PersonRow, ...] = ()
        self._locked = locked
        self._in_order: list[PersonRow] = []
        self._typed = ""
        self._table: UUID | None = None
        self._sorted_by = Column.NAME
        self._falling = False
        self._name_keys: dict[str, QCollatorSortKey] = {}

    # -- what is shown -------------------------------------------------------------------------

    def show_people(self, everybody: Sequence[PersonRow]) -> None:
        """Show these, in the order and of the kind that was chosen."""
        self.everybody = tuple(everybody)
        if self._locked:
            self.everybody = tuple(replace(row, has_contact=False) for row in everybody)
        self._put_in_order()

    def find(self, typed: str) -> None:
        """Show only those with a text anywhere in their name, whatever its case and accents."""
        self._typed = folded(clean_name(typed))
        self._show()

    def show_table(self, writing_table_id: UUID | None) -> None:
        """Show only those at a table, or everybody."""
        self._table = writing_table_id
        self._show()

    @property
    def table(self) -> UUID | None:
        """The table whose people are shown, if not all are."""
        return self._table

    @property
    def sorted_by(self) -> Column:
        """The column that gives the order."""
        return self._sorted_by

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = Column(column)
        self._falling = order is Qt.SortOrder.DescendingOrder
        self._put_in_order()

    def _put_in_order(self) -> None:
        by_name = sorted(self.everybody, key=self._name_key)
        if self._sorted_by is not Column.NAME:
            by_name.sort(key=self._key(), reverse=self._falling)
        elif self._falling:
            by_name.reverse()
        self._in_order = by_name
        self._show()

    def _name_key(self, person: PersonRow) -> QCollatorSortKey:
        kept = self._name_keys.get(person.name)
        if kept is None:
            kept = self._name_keys[person.name] = name_key(person.name)
        return kept

    def _key(self) -> Callable[[PersonRow], Any]:
        keys: dict[Column, Callable[[PersonRow], Any]] = {
            Column.TABLE: lambda person: name_key(person.table_name),
            Column.STATES: self._states_key,
            Column.LETTERS: lambda person: person.letters,
            Column.OTHER: lambda person: person.other,
            Column.SIGNED_IN: lambda person: person.signed_in_at,
        }
        return keys[self._sorted_by]

    def _states_key(self, person: PersonRow) -> tuple[bool, ...]:
        states = (person.taken_home, person.signed_out_at, person.first_time, person.minor)
        return tuple(bool(state) for state in (*states, person.heads > 1, person.has_contact))

    def _show(self) -> None:
        self.show_rows(self._wanted())

    def _wanted(self) -> tuple[PersonRow, ...]:
        typed, table = self._typed, self._table
        return tuple(
            [
                person
                for person in self._in_order
                if typed in person.folded_name and table in (None, person.writing_table_id)
            ]
        )

    # -- what is said of each ------------------------------------------------------------------

    @override
    def key(self, row: PersonRow) -> UUID:
        return row.attendee_id

    @override
    def heading(self, column: int) -> str:
        return column_name(Column(column))

    @override
    def text(self, row: PersonRow, column: int) -> str:
        match Column(column):  # the one cell alone: a list is painted at every letter typed
            case Column.NAME:
                return row.name
            case Column.TABLE:
                return table_label(row.table_name)
            case Column.STATES:
                return " · ".join(badge.text for badge in badges(row, self.zone))
            case Column.LETTERS:
                return number(row.letters)
            case Column.OTHER:
                return number(row.other)
            case Column.SIGNED_IN:
                return clock(row.signed_in_at.astimezone(self.zone))

    @override
    def words(self, row: PersonRow) -> str:
        parts = [row.name, table_label(row.table_name)]
        parts += [badge.text for badge in badges(row, self.zone)]
        if row.joined:
            parts.append(_("also signed in as {names}").format(names=", ".join(row.joined)))
        parts.append(several_of(ActionKind.LETTER, row.letters))
        parts.append(several_of(ActionKind.OTHER, row.other))
        at = clock(row.signed_in_at.astimezone(self.zone))
        parts.append(_("signed in at {time}").format(time=at))
        return ", ".join(parts)

    # -- dragging ------------------------------------------------------------------------------

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return CALM if self._locked else CALM | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [PEOPLE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return dragged.carrying(PEOPLE, [self.rows[row].attendee_id for row in rows])


def count_words(everybody: Sequence[PersonRow]) -> str:
    """Return how many came, in heads: 48 people · 17 first-timers."""
    heads = sum(person.heads for person in everybody)
    first = sum(person.heads for person in everybody if person.first_time)
    parts = [people(heads)]
    if first:
        words = ngettext("{number} first-timer", "{number} first-timers", first)
        parts.append(words.format(number=number(first)))
    return " · ".join(parts)
