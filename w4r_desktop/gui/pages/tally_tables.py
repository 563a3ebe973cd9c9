"""What each table's button says beside its name: people, pieces, minutes since the last entry."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets.segment_button import Detail
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.store.queries import tables
from w4r_desktop.wording import people, pieces, seats

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from w4r_desktop.gui.widgets.segments import SegmentedControl
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.tables import TableActivity, TableRow

LATER: Final = 400
"""Milliseconds that the buttons wait, so that no click waits for them."""

EVERY: Final = 20_000
"""Milliseconds after which the minutes are looked at again."""

QUIET: Final = timedelta(minutes=15)
"""How long nothing is logged at a table where people sit until somebody should look."""

OVER: Final = timedelta(hours=12)
"""How long after the last entry nobody waits for another."""

MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)

Answer = tuple[tuple["TableRow", ...], "Mapping[UUID | None, TableActivity]"]


class TableLines(QObject):
    """Keeps the buttons of a control true; ``now`` is the computer's clock, in UTC.

    ``shown`` tells that they may need another width.
    """

    shown = Signal()

    def __init__(
        self,
        workspace: Workspace,
        control: SegmentedControl,
        parent: QWidget,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._control = control
        self._parent = parent
        self._now = now
        self._live: Live[Answer] | None = None
        self._minute = QTimer(parent, interval=EVERY)
        self._minute.timeout.connect(self.show)

    def begin(self) -> None:
        """Ask for the first time; the sheet comes before it."""
        if not self._workspace.is_open:  # another event was opened at once: asking would lock it
            return
        self._live = Live(
            self._workspace,
            _at_tables,
            shows=frozenset({"writing_table", "attendee", "tally_entry"}),
            parent=self._parent,
            delay=LATER,
        )
        self._live.answered.connect(self.show)
        self._workspace.closed.connect(self._minute.stop)
        self._minute.start()
        self.show()

    def show(self) -> None:
        """Show what is known, with the minutes of this moment."""
        if self._live is None:
            return
        rows, activity = self._live.answer
        now = self._now()
        self._control.tell(
            {
                row.writing_table_id: table_detail(row, activity.get(row.writing_table_id), now)
                for row in rows
            }
        )
        self.shown.emit()


def table_detail(row: TableRow, activity: TableActivity | None, now: datetime) -> Detail:
    """Return what a table's button says; ``activity`` is none where nothing was logged yet."""
    written = activity.pieces if activity else 0
    heads = number(row.people)
    spoken = [people(row.people), pieces(written)]
    if row.capacity and row.people >= row.capacity:
        heads = f"{heads}/{number(row.capacity)}"
        spoken.insert(1, _("full: {seats}").format(seats=seats(row.capacity)))
    last = max(now - activity.newest_at, timedelta()) if activity and activity.newest_at else None
    second = ""
    quiet = False
    if last is not None and last < OVER:
        quiet = bool(row.people) and last >= QUIET
        second = _ago(last)
        spoken.append(_spoken_ago(last))
        if quiet:
            spoken.append(_("quiet: somebody should have a look"))
    elif activity is None and row.people:
        spoken.append(_("nothing logged yet"))
    counts = (("people", heads), ("envelope", number(written)))
    return Detail(counts, second, ", ".join(spoken), urgent=quiet)


def table_room(row: TableRow) -> Detail:
    """Return as much as a table's button says on a busy evening: it keeps room for so much."""
    seats_here = f"/{'8' * len(str(row.capacity))}" if row.capacity else ""
    minutes = _("{number} min").format(number=number(88))
    return Detail((("people", f"88{seats_here}"), ("envelope", "888")), minutes, "", urgent=True)


def _at_tables(session: Session) -> Answer:
    return tables.tables(session), tables.activity(session)


def _ago(last: timedelta) -> str:
    if hours := last // HOUR:
        return _("{number} h").format(number=number(hours))
    minutes = last // MINUTE
    return _("{number} min").format(number=number(minutes)) if minutes else _("now")


def _spoken_ago(last: timedelta) -> str:
    hours, minutes = last // HOUR, last // MINUTE
    if hours:
        words = ngettext("the last one {number} hour ago", "the last one {number} hours ago", hours)
        return words.format(number=number(hours))
    words = ngettext(
        "the last one {number} minute ago", "the last one {number} minutes ago", minutes
    )
    return words.format(number=number(minutes)) if minutes else _("the last one just now")
