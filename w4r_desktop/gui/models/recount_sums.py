"""The sums of what is counted by hand, each kind on a row, and the pieces together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from w4r_desktop.domain.figures import ON_PAPER
from w4r_desktop.domain.tally import PIECES, Reason
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.recount import CountedCells, counted_text
from w4r_desktop.gui.recount_words import Column, named_cells
from w4r_desktop.language import _, number
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from w4r_desktop.store.queries.recount import Box

    Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CountedSum:
    """What all counts together say."""

    counted: int
    difference: int
    total: int
    logged_since: int
    corrected: Mapping[Reason, int]


@dataclass(frozen=True, slots=True)
class RecountSum:
    """The sums of some boxes; ``line`` of those that were counted, None for none.

    With ``is_part`` a later row has them too.
    """

    name: str
    logged: int
    line: CountedSum | None
    is_part: bool = False


def sums(boxes: Sequence[Box]) -> tuple[RecountSum, ...]:
    """Return the sums of each kind there is; letters and cards are pieces, signatures are not."""
    kinds = [kind for kind in ON_PAPER if any(box.kind is kind for box in boxes)]
    mail = [kind for kind in kinds if kind in PIECES]
    found = []
    for kind in kinds:
        mine = [box for box in boxes if box.kind is kind]
        found.append(_summed(kind_name(kind), mine, is_part=kind in mail and len(mail) > 1))
    if len(mail) > 1:
        pieces = [box for box in boxes if box.kind in PIECES]
        found.insert(len(mail), _summed(_("Pieces"), pieces))
    return tuple(found)


def _summed(name: str, boxes: Iterable[Box], *, is_part: bool = False) -> RecountSum:
    these = tuple(boxes)
    lines = [box.line for box in these if box.line is not None]
    corrected: Counter[Reason] = Counter()
    for line in lines:
        for reason, quantity in line.corrected.items():
            corrected[reason] += quantity
    whole = CountedSum(
        counted=sum(line.counted for line in lines),
        difference=sum(line.difference for line in lines),
        total=sum(line.total for line in lines),
        logged_since=sum(line.logged_since for line in lines),
        corrected=corrected,
    )
    logged = sum(box.logged for box in these)
    return RecountSum(name, logged, whole if lines else None, is_part)


class RecountSumsModel(CountedCells[RecountSum]):
    """Sums below the boxes, column by column."""

    @override
    def key(self, row: RecountSum) -> Hashable:
        return row.name

    @override
    def words(self, row: RecountSum) -> str:
        cells = [self.text(row, column) for column in Column]
        return ", ".join([f"{_('All')}, {row.name}", *named_cells(cells)])

    @override
    def text(self, row: RecountSum, column: int) -> str:
        match Column(column):
            case Column.TABLE:
                return ""
            case Column.CASE:
                return _("All")
            case Column.KIND:
                return row.name
            case Column.LOGGED:
                return number(row.logged)
            case _other:
                return counted_text(row.line, Column(column))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole:
            is_figure = index.column() >= Column.LOGGED  # a bold name would be cut short
            return theme.current().font(bold=is_figure and not self.rows[index.row()].is_part)
        return super().data(index, role)
