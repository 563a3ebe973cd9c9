"""What was written of one kind for each case, what has an envelope, and what has left."""

from __future__ import annotations

from collections.abc import Hashable  # noqa: TC003 - overridden signatures
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from typing_extensions import override

from w4r_desktop.domain.mailing import MailingWay, unprinted
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.mail_bins import kept_back_by
from w4r_desktop.gui.models.rows import RowsModel
from w4r_desktop.gui.packing_orders import way_words
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
    from PySide6.QtGui import QColor

    from w4r_desktop.domain.figures import MailTotal
    from w4r_desktop.errors import EnvelopeError
    from w4r_desktop.gui.mail_bins import MailFacts
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.print_runs import Copies

    Index = QModelIndex | QPersistentModelIndex

NOTHING = "·"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class MailColumn(IntEnum):
    """From left to right."""

    CASE = 0
    WRITTEN = 1
    ENVELOPES = 2
    POSTED = 3
    LEFT = 4
    DONE = 5


@dataclass(frozen=True, slots=True)
class MailRow:
    """Pieces of one case and kind; ``problem`` is what keeps back those that have not left."""

    case: CaseMail
    total: MailTotal
    envelopes: int
    problem: EnvelopeError | None

    @property
    def left(self) -> int:
        """How many have not left, kept back or not."""
        return self.total.unposted

    @property
    def to_print(self) -> int:
        """How many envelopes are missing of what may leave and has not."""
        if self.problem is not None:
            return 0
        return unprinted([(self.total.written, self.total.posted)], self.envelopes)

    @property
    def over(self) -> int:
        """How many more are marked as posted than are written by now."""
        return max(self.total.posted - self.total.written, 0)


def mail_rows(facts: MailFacts, printed: Copies, *, today: date) -> tuple[MailRow, ...]:
    """Return all rows, in the order of cases and kinds.

    Letters and pre-printed ones go into the same envelopes: those that were written have them
    first.
    """
    problems = kept_back_by(facts, today=today)
    rows: list[MailRow] = []
    for total in facts.totals:
        good = printed.get(RunKind(Document.ENVELOPES, total.role), {}).get(total.case_id, 0)
        if total.kind is ActionKind.PREPRINTED_LETTER:
            good -= sum(
                one.total.written
                for one in rows
                if one.total.case_id == total.case_id and one.total.role is total.role
            )
        case = facts.case(total.case_id)
        problem = problems.get((total.case_id, total.kind))
        rows.append(MailRow(case, total, min(max(good, 0), total.written), problem))
    return tuple(rows)


def done_word(way: MailingWay) -> str:
    """Return what is said of pieces that have left in a way."""
    return _("Handed over") if way is MailingWay.BY_HAND else _("Posted")


class MailRowsModel(RowsModel["MailRow"]):
    """Rows of one kind."""

    COLUMNS = MailColumn
    AT_RIGHT = (
        MailColumn.WRITTEN,
        MailColumn.ENVELOPES,
        MailColumn.POSTED,
        MailColumn.LEFT,
    )

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.buttons = QSize()
        """How much room the buttons of a row need."""

    @override
    def key(self, row: MailRow) -> Hashable:
        return (row.total.case_id, row.total.kind)

    @override
    def heading(self, column: int) -> str:
        return {
            MailColumn.CASE: _("Case"),
            MailColumn.WRITTEN: _("Written"),
            MailColumn.ENVELOPES: _("In envelopes"),
            MailColumn.POSTED: _("Posted"),
            MailColumn.LEFT: _("Still to post"),
            MailColumn.DONE: "",
        }[MailColumn(column)]

    @override
    def text(self, row: MailRow, column: int) -> str:
        match MailColumn(column):
            case MailColumn.CASE:
                return row.case.name
            case MailColumn.LEFT:
                return _left(row)
            case MailColumn.DONE:
                return ""
        counts = {
            MailColumn.WRITTEN: row.total.written,
            MailColumn.ENVELOPES: row.envelopes,
            MailColumn.POSTED: row.total.posted,
        }
        count = counts[MailColumn(column)]
        return number(count) if count else NOTHING

    @override
    def words(self, row: MailRow) -> str:
        cells = [row.case.name, kind_name(row.total.kind)]
        for column, count in (
            (MailColumn.WRITTEN, row.total.written),
            (MailColumn.ENVELOPES, row.envelopes),
            (MailColumn.POSTED, row.total.posted),
        ):
            said = _("{heading}: {text}")
            cells.append(said.format(heading=self.heading(column), text=number(count)))
        left = _("{heading}: {text}").format(
            heading=self.heading(MailColumn.LEFT), text=_left(row) if row.left else number(0)
        )
        told = ", ".join((*cells, left, way_words(row.total.way, row.total.role)))
        return "\n".join((told, explain(row.problem))) if row.problem and row.left else told

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], MailColumn(index.column())
        looks = {
            Qt.ItemDataRole.TextAlignmentRole: RIGHT if column in self.AT_RIGHT else None,
            Qt.ItemDataRole.SizeHintRole: self.buttons if column is MailColumn.DONE else None,
            Qt.ItemDataRole.ForegroundRole: self._ink(row, column),
            Qt.ItemDataRole.FontRole: theme.current().font(
                bold=column is MailColumn.LEFT and row.left > 0
            ),
        }
        return looks[Qt.ItemDataRole(role)] if role in looks else super().data(index, role)

    def _ink(self, row: MailRow, column: MailColumn) -> QColor | None:
        tokens = theme.current().tokens
        if column is MailColumn.LEFT and (row.over or (row.problem and row.left)):
            return tokens.amber
        return tokens.muted if self.text(row, column) == NOTHING else None


def _left(row: MailRow) -> str:
    """Return what has not left: what came after the rest was posted is told as such."""
    if row.over:
        return ngettext("{number} too many", "{number} too many", row.over).format(
            number=number(row.over)
        )
    if row.left and row.problem:
        return ngettext("{number} kept back", "{number} kept back", row.left).format(
            number=number(row.left)
        )
    if row.left and row.total.posted:
        return ngettext("{number} more since", "{number} more since", row.left).format(
            number=number(row.left)
        )
    return number(row.left) if row.left else NOTHING
