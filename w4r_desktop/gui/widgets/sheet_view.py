"""The tally sheet: people down, cases across, sums at both ends, headings that stay."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QScrollBar,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.sheet import CountsModel, SheetModel, SumsModel, TotalsModel
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.sheet_cells import ROW, SumDelegate
from w4r_desktop.gui.widgets.sheet_headings import HEAVY, HEIGHT, LOW_HEIGHT, Corner, fill
from w4r_desktop.gui.widgets.sheet_table import SheetTable
from w4r_desktop.language import _, ngettext
from w4r_desktop.store.queries.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from uuid import UUID

    from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent

NAMES: Final = (160, 218)
"""The least and the most width of the names, in pixels at 100 %."""

NAMES_SHARE: Final = 0.19
COLUMN: Final = 82
TOTAL: Final = 66
SUMS: Final = 38
LEAST_ROWS: Final = 5


class SheetView(QWidget):
    """One tally sheet. It asks by signals, with (row, column); only ``show_sheet`` changes it.

    ``ignored_press`` tells of a second press within 150 ms, which did not count.
    """

    add_requested = Signal(int, int)
    all_requested = Signal(int, int)
    each_requested = Signal(int, int)
    zoomed = Signal(int)
    take_back_requested = Signal(int, int)
    set_requested = Signal(int, int, int)
    menu_requested = Signal(int, int, QPoint)
    person_menu_requested = Signal(int, QPoint)
    ignored_press = Signal(int, int)
    current_changed = Signal(int, int)
    letters_typed = Signal(str)
    number_begun = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = monotonic,
        table: type[SheetTable] = SheetTable,
    ) -> None:
        super().__init__(parent)
        self._title = ""
        self._kind = self._host = ""
        self._ground: QColor | None = None
        self._room = 0
        self.sheet = Sheet((), ())
        self.model = SheetModel(self)
        self._totals_model = TotalsModel(self)
        self._sums_model = SumsModel(self)
        self._frame = QFrame(self)
        self._frame.setProperty("role", "card")
        self.table = table(self.model, self._frame, clock)
        self.totals = SumsView(self._totals_model, vertical=True, parent=self._frame)
        self.sums = SumsView(self._sums_model, vertical=False, parent=self._frame)
        self.corner = Corner(below=True, parent=self.table)
        self.total_head = Corner(below=True, before=True, parent=self._frame)
        self.sums_head = Corner(above=True, parent=self._frame)
        self.grand_total = Corner(above=True, before=True, parent=self._frame)
        self.across = QScrollBar(Qt.Orientation.Horizontal, self._frame)
        self.down = QScrollBar(Qt.Orientation.Vertical, self._frame)
        self.nothing = label(
            _(
                "There is nobody to write for yet. Add cases on the Briefs page, or bring them in "
                "from a file with the Campaign menu."
            ),
            "muted",
            self._frame,
        )
        self.nothing.setWordWrap(True)
        self._place()
        self._connect()
        self._size()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.table.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    def show_sheet(
        self,
        sheet: Sheet,
        *,
        title: str,
        kind: str = "",
        tint: QColor | None = None,
        host: str = "",
    ) -> None:
        """Show a sheet; ``title`` is whose ("Table 4"), ``kind`` what is counted ("Letters").

        ``host`` is who looks after the table, if somebody does.

        The headings say the kind in words, and are tinted so that a wrong one is noticed.

        The current cell stays with its person and case, wherever they are now.
        """
        person, case = self._current_keys()
        self.sheet, self._title, self._kind = sheet, title, kind
        self._ground, self._host = tint, host
        self._tint(tint)
        came = self.model.rowCount(), self.model.columnCount()
        self.model.show_sheet(sheet)
        self._totals_model.show_sums(self.model)
        self._sums_model.show_sums(self.model, title=title)
        if came != (self.model.rowCount(), self.model.columnCount()):
            self._size()
        self.nothing.setVisible(not sheet.columns)
        self._name()
        self._return_to(person, case)

    @property
    def cell(self) -> tuple[int, int]:
        """The current row and column, (-1, -1) if the sheet is empty."""
        return self.table.cell

    def choose_cell(self, row: int, column: int) -> None:
        """Make a cell the current one and bring it into view."""
        index = self.model.index(row, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)

    def choose_attendee(self, attendee_id: UUID) -> bool:
        """Make a person's row the current one; False if nobody here is that person."""
        for number, row in enumerate(self.sheet.rows):
            if row.attendee_id == attendee_id:
                self.choose_cell(number, max(self.cell[1], 0))
                return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_headings()
        self._size_columns()
        if event.size().width() != event.oldSize().width():
            self._return_left()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()
            self._return_left()
        elif event.type() == QEvent.Type.LanguageChange and self._title:
            said = {"title": self._title, "kind": self._kind, "host": self._host}
            self.show_sheet(self.sheet, tint=self._ground, **said)

    def _tint(self, tint: QColor | None) -> None:
        for part in (self.table.cases, self.corner, self.total_head):
            part.tint_ground(tint)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._frame, 1)
        outer.addStretch()
        self._frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        grid = QGridLayout(self._frame)
        grid.setContentsMargins(0, 0, 0, 0)  # the frame's line keeps a pixel of its own
        grid.setSpacing(0)
        grid.addWidget(self.table, 0, 0, 2, 2)
        grid.addWidget(self.total_head, 0, 2)
        grid.addWidget(self.totals, 1, 2)
        grid.addWidget(self.down, 1, 3)
        grid.addWidget(self.sums_head, 2, 0)
        grid.addWidget(self.sums, 2, 1)
        grid.addWidget(self.grand_total, 2, 2)
        grid.addWidget(self.across, 3, 1)
        grid.addWidget(self.nothing, 0, 1, 2, 1)  # over the table, where its columns would be
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMargin(theme.current().px(24))
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)

    def _connect(self) -> None:
        for name in (
            "add_requested", "take_back_requested", "set_requested", "menu_requested",
            "ignored_press", "current_changed", "letters_typed", "number_begun", "all_requested",
            "each_requested", "zoomed",
        ):  # fmt: skip
            getattr(self.table, name).connect(getattr(self, name))
        self.table.names.menu_requested.connect(self.person_menu_requested)
        self.table.names.chosen.connect(self._on_name)
        table, sums, totals = self.table, self.sums, self.totals
        _share(table.horizontalScrollBar(), self.across, sums.horizontalScrollBar())
        _share(table.verticalScrollBar(), self.down, totals.verticalScrollBar())
        for bar in (table.horizontalScrollBar(), sums.horizontalScrollBar()):
            bar.rangeChanged.connect(self._on_across_changed)
        for bar in (table.verticalScrollBar(), totals.verticalScrollBar()):
            bar.rangeChanged.connect(self._on_down_changed)

    def _on_name(self, row: int) -> None:
        self.choose_cell(row, max(self.cell[1], 0))
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _on_across_changed(self) -> None:
        _reach(self.table.horizontalScrollBar(), self.across, self.sums.horizontalScrollBar())

    def _on_down_changed(self) -> None:
        _reach(self.table.verticalScrollBar(), self.down, self.totals.verticalScrollBar())

    def _current_keys(self) -> tuple[Hashable, Hashable]:
        row, column = self.cell
        if not (0 <= row < len(self.model.rows) and 0 <= column < len(self.model.columns)):
            return None, None
        return self.model.rows[row].key, self.model.columns[column].key

    def _return_to(self, person: Hashable, case: Hashable) -> None:
        if not (self.model.rows and self.model.columns):
            return
        row = next((n for n, line in enumerate(self.model.rows) if line.key == person), 0)
        column = next((n for n, line in enumerate(self.model.columns) if line.key == case), 0)
        if (row, column) != self.cell:
            self.choose_cell(row, column)

    def _name(self) -> None:
        heads = sum(
            row.heads
            for row in self.sheet.rows
            if row.attendee_id is not None and not (row.signed_out or row.removed)
        )
        people = ngettext("{number} person", "{number} people", heads)
        people = people.format(number=language.number(heads))
        self.corner.say(
            _("{table} · {people}").format(table=self._title, people=people)
            if heads
            else self._title,
            detail=_("Host: {name}").format(name=self._host) if self._host else "",
        )
        self.total_head.say(self._kind or _("Total"))
        self.sums_head.say(self._title)
        total = language.number(self.sheet.total)
        spoken = _("{table}, total: {number}").format(table=self._title, number=total)
        self.grand_total.say(total, size=18, name=spoken)
        kind = self._kind
        self.table.setAccessibleName(
            _("Tally sheet, {table}, {kind}").format(table=self._title, kind=kind)
            if kind
            else _("Tally sheet, {table}").format(table=self._title)
        )
        self.totals.setAccessibleName(_("Sums of the rows"))
        self.sums.setAccessibleName(_("Sums of the columns"))

    def _size(self) -> None:
        px = theme.current().px
        for view in (self.table, self.totals):
            view.verticalHeader().setDefaultSectionSize(px(ROW))
        self.sums.verticalHeader().setDefaultSectionSize(px(SUMS) - HEAVY)
        for wide in (self.totals, self.total_head, self.grand_total):
            wide.setFixedWidth(px(TOTAL))
        for low in (self.sums, self.sums_head, self.grand_total):
            low.setFixedHeight(px(SUMS))
        self.totals.horizontalHeader().setDefaultSectionSize(px(TOTAL) - HEAVY)
        self._size_headings()
        self._size_columns()

    def _size_headings(self) -> None:
        """Leave the discs out where the window is so low that they would cost the rows."""
        px = theme.current().px
        low = self.height() < px(HEIGHT + LEAST_ROWS * ROW + SUMS)
        height = px(LOW_HEIGHT if low else HEIGHT)
        self.table.fit_heading(height)
        self.total_head.setFixedHeight(height)
        self.corner.resize(self.corner.width(), height)

    def _size_columns(self) -> None:
        """Share the width among the cases, down to a least width; then they scroll."""
        px = theme.current().px
        width = self.width() - 2
        names = min(max(round(width * NAMES_SHARE), px(NAMES[0])), px(NAMES[1]))
        self.table.verticalHeader().setFixedWidth(names)
        self.sums_head.setFixedWidth(names)
        self.corner.setGeometry(0, 0, names, self.total_head.height())
        count = self.model.columnCount()
        if not count:
            return
        self._room = self._show_bars(width - names - px(TOTAL), count * px(COLUMN))
        each, left = divmod(max(self._room, count * px(COLUMN)), count)
        for header in (self.table.horizontalHeader(), self.sums.horizontalHeader()):
            for column in range(count):
                header.resizeSection(column, each + (column < left))

    def _return_left(self) -> None:
        """Begin with the first case again, as far as the current one stays in view."""
        for view in (self.sums, self.table):
            view.doItemsLayout()  # or it would go no further than its columns reached before
        cases = self.table.cases
        column = max(self.cell[1], 0)
        end = cases.sectionPosition(column) + cases.sectionSize(column)
        self.across.setValue(max(end - self._room, 0))

    def _show_bars(self, room: int, least: int) -> int:
        """Show the scroll bars that are needed, and return the width left for the cases.

        Reckoned, not asked of the bars: either one takes room that may call for the other.
        """
        px = theme.current().px
        height = self.total_head.height() + self.model.rowCount() * px(ROW) + px(SUMS) + 2
        wide, high = self.down.sizeHint().width(), self.across.sizeHint().height()
        across = least > room
        down = height + high * across > self.height()
        across = across or least > room - wide * down
        down = down or height + high * across > self.height()
        self.across.setVisible(across)
        self.down.setVisible(down)
        return room - wide * down


class SumsView(QTableView):
    """The sums beside the rows or below the columns: to be read, never entered."""

    def __init__(self, model: CountsModel, *, vertical: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "totals" if vertical else "sums")
        self.setModel(model)
        self.setItemDelegate(SumDelegate(model, vertical=vertical, parent=self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(8)
            header.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill(self.viewport(), event)
        super().paintEvent(event)


def _share(inner: QScrollBar, outer: QScrollBar, follower: QScrollBar) -> None:
    """Have the frozen views scroll with the table, and show a bar outside all of them."""
    outer.setVisible(False)
    for one, other in ((inner, outer), (outer, inner), (inner, follower), (follower, inner)):
        one.valueChanged.connect(other.setValue)


def _reach(inner: QScrollBar, outer: QScrollBar, follower: QScrollBar) -> None:
    """Give the outside bar the table's range; a view that has just learnt its own catches up."""
    outer.setRange(inner.minimum(), inner.maximum())
    outer.setPageStep(inner.pageStep())
    outer.setSingleStep(max(inner.singleStep(), 1))
    outer.setValue(inner.value())
    follower.setValue(inner.value())
