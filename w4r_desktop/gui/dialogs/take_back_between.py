"""Taking back all that was logged at a table in a span of time: ten minutes of a prank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from w4r_desktop.domain.tally import TAKING_BACK, ActionKind, Reason
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.fields import choice_field, day_field, time_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.reasons import reason_words
from w4r_desktop.language import _, clock, long_date, table_label
from w4r_desktop.store.queries import events, tables
from w4r_desktop.store.queries.history import latest_entries, logged_between
from w4r_desktop.wording import entries, several_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.history import Standing

WIDTH: Final = 520
MINUTES: Final = timedelta(minutes=10)
"""How far back the span begins until somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is to be taken back: from ``start`` until before ``end``, and how many entries it is."""

    writing_table_id: UUID | None
    table: str
    start: datetime
    end: datetime
    reason: Reason
    entries: int


class TakeBackBetweenDialog(QDialog):
    """Asks for table, span and reason, and says in words what would be taken back.

    Until somebody says otherwise the span ends with the newest entry of the table, or ``now``.
    Accepted, ``span`` is the answer.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        writing_table_id: UUID | None,
        now: datetime,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._zone = workspace.read(events.event).details.zone
        self._found: tuple[Standing, ...] = ()
        self.setWindowTitle(_("Take back everything between two times"))
        self.table = choice_field(self, name=_("Table"))
        self.day = day_field(self, name=_("Day"))
        self.start = time_field(self, name=_("From"))
        self.end = time_field(self, name=_("To and including"))
        self.reason = choice_field(self, name=_("Why"))
        self.preview = label("", "", self)
        self.preview.setWordWrap(True)
        self.accept_button = Button(" ", kind="primary", parent=self)
        self._lay_out()
        newest = workspace.read(latest_entries, limit=1, writing_table_id=writing_table_id)
        ends = newest[0].logged_at if newest else now
        self._fill(writing_table_id, ends.astimezone(self._zone))
        self._connect()
        self._look()
        self.start.setFocus()

    @property
    def span(self) -> Span:
        """What was asked for."""
        start, end = self._moments()
        return Span(
            writing_table_id=self.table.currentData(),
            table=self.table.currentText(),
            start=start,
            end=end,
            reason=self.reason.currentData(),
            entries=len(self._found),
        )

    def _lay_out(self) -> None:
        px = theme.current().px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(16), px(20), px(16))
        layout.setSpacing(px(12))
        title = label(_("Take back everything that was logged at a table"), "heading", self)
        layout.addWidget(title)
        form = QFormLayout()
        form.setSpacing(px(10))
        for field in (self.table, self.day, self.start, self.end, self.reason):
            words = label(field.accessibleName())
            words.setMinimumHeight(field.sizeHint().height())  # beside the field's own words
            form.addRow(words, field)
        layout.addLayout(form)
        self.preview.setMinimumWidth(px(WIDTH))
        self.preview.setMinimumHeight(px(110))
        layout.addWidget(self.preview, 1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = Button(_("Cancel"), parent=self)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _fill(self, writing_table_id: UUID | None, end: datetime) -> None:
        for row in self._workspace.read(tables.tables):
            self.table.addItem(table_label(row.name), row.writing_table_id)
        self.table.addItem(_("Nobody’s table"), None)
        self.table.setCurrentIndex(self._place_of(writing_table_id))
        for reason in TAKING_BACK:
            self.reason.addItem(reason_words(reason), reason)
        self.reason.setCurrentIndex(TAKING_BACK.index(Reason.MISTAKE))
        start = end - MINUTES
        self.day.setDate(QDate(start.year, start.month, start.day))
        self.start.setTime(QTime(start.hour, start.minute))
        self.end.setTime(QTime(end.hour, end.minute))

    def _place_of(self, writing_table_id: UUID | None) -> int:
        ids = [self.table.itemData(place) for place in range(self.table.count())]
        return ids.index(writing_table_id) if writing_table_id in ids else 0

    def _connect(self) -> None:
        self.table.currentIndexChanged.connect(self._look)
        self.day.dateChanged.connect(self._look)
        self.start.timeChanged.connect(self._look)
        self.end.timeChanged.connect(self._look)

    def _moments(self) -> tuple[datetime, datetime]:
        """Return the span; one that ends earlier than it begins goes over midnight."""
        day = self.day.date()
        first = self._moment(day, self.start.time())
        last = self._moment(day, self.end.time())
        if last < first:
            last = self._moment(day.addDays(1), self.end.time())
        return first, last + timedelta(minutes=1)

    def _moment(self, day: QDate, at: QTime) -> datetime:
        there = date(day.year(), day.month(), day.day())
        return datetime.combine(there, time(at.hour(), at.minute()), self._zone)

    def _look(self) -> None:
        start, end = self._moments()
        self._found = self._workspace.read(
            logged_between,
            writing_table_id=self.table.currentData(),
            start=start,
            end=end,
        )
        self.preview.setText("\n".join(self._words(start, end)))
        self.preview.setAccessibleName(self.preview.text())
        count = len(self._found)
        self.accept_button.setText(
            _("Take back {entries}").format(entries=entries(count)) if count else _("Take back")
        )
        self.accept_button.setEnabled(count > 0)

    def _words(self, start: datetime, end: datetime) -> Iterator[str]:
        yield _span_words(start, end - timedelta(minutes=1))
        if not self._found:
            yield _("Nothing that still counts was logged there then.")
            return
        yield _("{entries}: {kinds}").format(
            entries=entries(len(self._found)), kinds=_kinds(self._found)
        )
        by_case: dict[str, list[Standing]] = {}
        for entry in self._found:
            by_case.setdefault(entry.case, []).append(entry)
        most = sorted(by_case, key=lambda case: -len(by_case[case]))
        yield " · ".join(
            _("{case}: {kinds}").format(case=case, kinds=_kinds(by_case[case])) for case in most
        )


def _span_words(first: datetime, last: datetime) -> str:
    if first.date() == last.date():
        return _("{day}, from {first} to {last}:").format(
            day=long_date(first.date()), first=clock(first), last=clock(last)
        )
    return _("From {first_day}, {first}, to {last_day}, {last}:").format(
        first_day=long_date(first.date()),
        first=clock(first),
        last_day=long_date(last.date()),
        last=clock(last),
    )


def _kinds(found: Sequence[Standing]) -> str:
    """Return what was logged by kind: 9 letters, 3 cards."""
    sums: Counter[ActionKind] = Counter()
    for entry in found:
        sums[entry.kind] += entry.quantity
    return ", ".join(several_of(kind, sums[kind]) for kind in ActionKind if sums[kind])
