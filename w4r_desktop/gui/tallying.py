"""What a volunteer does on the sheet, run as services and said in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from w4r_desktop.gui.hosting import Hosting
from w4r_desktop.language import _, table_label
from w4r_desktop.services import counting, paper_sheets
from w4r_desktop.wording import cases, entries, one_of, people, reason_name, several_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from w4r_desktop.domain.tally import ActionKind, Reason
    from w4r_desktop.gui.choices import Choices
    from w4r_desktop.gui.dialogs.take_back_between import Span
    from w4r_desktop.gui.models.paper_grid import KeyedSheet
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.history import LoggedEntry
    from w4r_desktop.store.queries.sheet import SheetColumn, SheetRow


class Tallying(QObject):
    """Runs the services; ``logged`` tells in words what was done and can be undone.

    What is done with people is done by its ``hosting``.
    """

    logged = Signal(str)

    def __init__(
        self, workspace: Workspace, parent: QObject, *, choices: Choices | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.hosting = Hosting(workspace, self, choices=choices)
        self.hosting.done.connect(self.logged)

    def add(
        self,
        row: SheetRow,
        column: SheetColumn,
        kind: ActionKind,
        *,
        quantity: int = 1,
        signatories: int = 1,
    ) -> None:
        """Log a quantity for a person, or for anyone at a table."""
        what = one_of(kind) if quantity == 1 else several_of(kind, quantity)
        if signatories > 1:
            what = _("{what} signed by {people}").format(what=what, people=people(signatories))
        spot = _spot(row, column, kind)
        self._count(
            what, row, column, counting.log, spot=spot, quantity=quantity, signatories=signatories
        )

    def add_for_each(self, row: SheetRow, columns: Sequence[SheetColumn], kind: ActionKind) -> None:
        """Log one for each head of a row for each case, as one step; withdrawn cases get none."""
        open_cases = [column for column in columns if not column.withdrawn]
        heads = max(row.heads, 1)
        what = _("{what} for each of {cases}").format(
            what=several_of(kind, heads), cases=cases(len(open_cases))
        )
        self._run(
            ", ".join((what, who_is(row))),
            counting.log_several,
            spots=[_spot(row, column, kind) for column in open_cases],
            quantity=heads,
            at=datetime.now(UTC),
        )
        self.logged.emit(" · ".join((what, who_is(row))))

    def take_one_back(
        self,
        row: SheetRow,
        column: SheetColumn,
        kind: ActionKind,
        reason: Reason | None = None,
    ) -> None:
        """Take one back of what a cell shows."""
        self._count(
            _with_reason(several_of(kind, -1), reason),
            row,
            column,
            counting.take_back,
            spot=_spot(row, column, kind),
            quantity=1,
            reason=reason,
        )

    def set_count(
        self, row: SheetRow, column: SheetColumn, kind: ActionKind, *, shown: int, count: int
    ) -> None:
        """Make a cell show a number; the log gets the difference."""
        if count != shown:
            what = several_of(kind, count - shown)
            spot = _spot(row, column, kind)
            self._count(what, row, column, counting.set_count, spot=spot, count=count)

    def take_back_entry(self, entry: LoggedEntry, reason: Reason | None = None) -> None:
        """Take one entry of the log back."""
        who = entry.attendee or _("Anyone")
        self._run(
            ", ".join((_with_reason(several_of(entry.kind, -entry.quantity), reason), who)),
            counting.take_back_entry,
            entry_id=entry.entry_id,
            at=datetime.now(UTC),
            reason=reason,
        )
        what = _with_reason(several_of(entry.kind, entry.quantity), reason)
        self.logged.emit(
            _("Taken back: {what} for {case} · {who}").format(what=what, case=entry.case, who=who)
        )

    def take_back_between(self, span: Span) -> None:
        """Take back all that was logged at a table in a span of time."""
        what = _("{entries} of {table}").format(entries=entries(span.entries), table=span.table)
        words = _("Taken back: {what}").format(what=_with_reason(what, span.reason))
        self._run(
            words,
            counting.take_back_between,
            writing_table_id=span.writing_table_id,
            start=span.start,
            end=span.end,
            at=datetime.now(UTC),
            reason=span.reason,
        )
        self.logged.emit(words)

    def key_in(self, sheet: KeyedSheet) -> None:
        """Log what was keyed in from a paper sheet, and sign in who is new on it."""
        words = _("{what} from the paper sheet of {table}").format(
            what=several_of(sheet.kind, sheet.total), table=sheet.table
        )
        self._run(
            words,
            paper_sheets.key_in,
            items=[(_spot(row, column, sheet.kind), count) for row, column, count in sheet.items],
            newcomers=sheet.newcomers,
            writing_table_id=sheet.writing_table_id,
            kind=sheet.kind,
            at=datetime.now(UTC),
        )
        new = people(sum(newcomer.heads for newcomer in sheet.newcomers))
        signed_in = [_("{people} signed in").format(people=new)] if sheet.newcomers else []
        self.logged.emit(" · ".join((words, *signed_in)))

    def _count(
        self, what: str, row: SheetRow, column: SheetColumn, service: Callable[..., Any], **how: Any
    ) -> None:
        who, where = who_is(row), where_is(row)
        self._run(", ".join((what, who, where)), service, at=datetime.now(UTC), **how)
        done = _("{what} for {case}").format(what=what, case=column.name)
        parts = [done, who, where]
        if column.withdrawn:  # counted all the same: it was written
            parts.append(_("this case is withdrawn"))
        self.logged.emit(" · ".join(parts))

    def _run(self, words: str, service: Callable[..., Any], **how: Any) -> Any:
        return self._workspace.run(words, service, **how)


def _with_reason(what: str, reason: Reason | None) -> str:
    if reason is None:
        return what
    return _("{what} ({reason})").format(what=what, reason=reason_name(reason))


def who_is(row: SheetRow) -> str:
    """Return whose row of the sheet it is."""
    return row.name or _("Anyone")


def where_is(row: SheetRow) -> str:
    """Return where a row of the sheet belongs."""
    return table_label(row.table_name) if row.table_name else _("No table")


def _spot(row: SheetRow, column: SheetColumn, kind: ActionKind) -> counting.Spot:
    return counting.Spot(
        attendee_id=row.attendee_id,
        writing_table_id=row.writing_table_id,
        case_id=column.case_id,
        kind=kind,
    )
