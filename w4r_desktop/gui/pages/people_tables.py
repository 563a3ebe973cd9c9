"""The card of tables: who sits where, and which table has gone quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models import rows
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.people_tables import Column, TableLine, TablesModel
from w4r_desktop.gui.pages.tally_tables import EVERY, LATER, table_detail
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.gui.widgets.people_cells import paint_ring
from w4r_desktop.gui.widgets.row_list import be_list
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.store.queries import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
    from sqlalchemy.orm import Session

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.tables import TableActivity, TableRow

    Index = QModelIndex | QPersistentModelIndex
    Answer = tuple[tuple[TableRow, ...], Mapping[UUID | None, TableActivity]]

ROW: Final = 40
HEADING: Final = 32
LEAST_ROWS: Final = 3
WIDTHS: Final = {Column.PEOPLE: 94, Column.PIECES: 74, Column.LAST: 86}
EDGE: Final = 12
SIGN: Final = 14


class TablesCard(Card):
    """Lists the tables; one that is clicked shows its people alone, until it is clicked again.

    ``chosen`` tells that table, or none; ``dropped`` a table and the ids of people let fall on it.
    """

    chosen = Signal(object)
    dropped = Signal(object, object)

    def __init__(
        self, workspace: Workspace, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Tables"), parent=parent)
        self._workspace = workspace
        self._now = now
        self.view = TablesView(self)
        self.body.setContentsMargins(1, theme.current().px(12), 1, theme.current().px(10))
        self.body.setSpacing(theme.current().px(2))
        self.title.setContentsMargins(theme.current().px(EDGE) - 1, 0, 0, 0)
        self.body.addWidget(self.view, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._live: Live[Answer] = Live(
            workspace,
            _at_tables,
            shows=frozenset({"writing_table", "attendee", "tally_entry"}),
            parent=self,
            delay=LATER,
        )
        self._minute = QTimer(self, interval=EVERY)
        self._minute.timeout.connect(self.show_tables)
        self._live.answered.connect(self.show_tables)
        workspace.closed.connect(self._minute.stop)
        self.view.toggled.connect(self._on_toggled)
        self.view.tables.dropped.connect(self.dropped, Qt.ConnectionType.QueuedConnection)
        if workspace.locked:
            self.view.setAcceptDrops(False)
        self._minute.start()
        self.show_tables()

    def show_tables(self) -> None:
        """Show what is known, with the minutes of this moment."""
        rows, activity = self._live.answer
        now = self._now()
        self.view.show_lines([_line(row, activity.get(row.writing_table_id), now) for row in rows])

    @property
    def least_height(self) -> int:
        """The height below which too little of it is seen to be of use."""
        return self.minimumSizeHint().height() + self.view.minimumSizeHint().height()

    def _on_toggled(self, line: TableLine | None) -> None:
        if line is None:
            announce(self, _("Everybody is shown"))
        else:
            announce(self, _("Only {table} is shown").format(table=line.name))
        self.chosen.emit(line.row.writing_table_id if line else None)


class TablesView(QTableView):
    """Shows the tables; ``toggled`` tells the line that was clicked, or none if it was before."""

    toggled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tables = TablesModel(self)
        self.shown: UUID | None = None
        self.setModel(self.tables)
        self.setItemDelegate(_LineDelegate(self))
        be_list(self, name=_("Tables"), row=ROW, heading=HEADING)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setDragDropOverwriteMode(True)  # onto a table, never between two

    def show_lines(self, lines: list[TableLine]) -> None:
        """Show these lines; the table whose people are shown stays marked."""
        here = self.currentIndex().row()
        self.tables.show_rows(tuple(lines))
        px = theme.current().px
        self.setMaximumHeight(px(HEADING) + len(lines) * px(ROW))
        if not self.currentIndex().isValid() and lines:
            self.setCurrentIndex(self.tables.index(min(max(here, 0), len(lines) - 1), 0))
        if self.shown is not None and self.tables.place_of(self.shown) < 0:
            self._toggle(self.tables.place_of(self.shown))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index.row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if not event.isAutoRepeat() and self.currentIndex().isValid():
                self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _toggle(self, place: int) -> None:
        line = self.tables.rows[place] if place >= 0 else None
        if line is not None and line.row.writing_table_id == self.shown:
            line = None
        self.shown = line.row.writing_table_id if line else None
        self.viewport().update()
        self.toggled.emit(line)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme.current().px
        header = self.horizontalHeader()
        for column, width in WIDTHS.items():
            header.resizeSection(column, px(width))
        left = self.viewport().width() - sum(px(width) for width in WIDTHS.values())
        header.resizeSection(Column.TABLE, left)

    @override
    def minimumSizeHint(self) -> QSize:
        px = theme.current().px
        count = min(max(len(self.tables.rows), 1), LEAST_ROWS)
        return QSize(px(260), px(HEADING) + count * px(ROW))

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        self.viewport().update()


class _LineDelegate(QStyledItemDelegate):
    """Paints a table; a quiet one by a sign, in words and in another colour."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: TableLine = index.data(rows.ROW)
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = self.parent()
        assert isinstance(view, TablesView)
        tokens, column = theme.current().tokens, Column(index.column())
        painter.save()
        if line.row.writing_table_id == view.shown:
            painter.fillRect(place, tokens.accent_soft)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, tokens.hairline)
        if view.hasFocus() and view.currentIndex().row() == index.row():
            paint_ring(painter, place, first=column is Column.TABLE, last=column is Column.LAST)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place.left(), place.bottom(), place.width(), 1, tokens.field_edge)
        _paint_text(painter, place, line, column, str(index.data()))
        painter.restore()


def _paint_text(
    painter: QPainter, place: QRect, line: TableLine, column: Column, text: str
) -> None:
    look = theme.current()
    tokens, px = look.tokens, look.px
    name, quiet = column is Column.TABLE, line.quiet and column is Column.LAST
    inside = place.adjusted(px(EDGE), 0, -px(EDGE), -1)
    painter.setFont(look.font(bold=name or quiet))
    painter.setPen(tokens.amber if quiet else tokens.ink)
    if quiet:
        _paint_sign(painter, inside, text)
    side = Qt.AlignmentFlag.AlignLeft if name else Qt.AlignmentFlag.AlignRight
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, words)


def _paint_sign(painter: QPainter, inside: QRect, text: str) -> None:
    """Paint a clock before the minutes of a quiet table."""
    look = theme.current()
    size = look.px(SIGN)
    left = inside.right() - painter.fontMetrics().horizontalAdvance(text) - look.px(5) - size
    ratio = painter.device().devicePixelRatioF()
    top = inside.top() + (inside.height() - size) // 2
    painter.drawPixmap(left, top, pixmap("quiet", look.tokens.amber, size, ratio))


def _line(row: TableRow, activity: TableActivity | None, now: datetime) -> TableLine:
    detail = table_detail(row, activity, now)
    return TableLine(
        row,
        pieces=activity.pieces if activity else 0,
        last=detail.beside,
        spoken=detail.spoken,
        quiet=detail.urgent,
    )


def _at_tables(session: Session) -> Answer:
    return tables.tables(session), tables.activity(session)
