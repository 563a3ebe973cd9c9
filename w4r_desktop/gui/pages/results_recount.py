"""What was counted by hand beside what was logged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.recount import RecountModel
from w4r_desktop.gui.models.recount_sums import RecountSumsModel, sums
from w4r_desktop.gui.pages.results_part import ResultsPart
from w4r_desktop.gui.recount_words import Column, progress_words, state_words
from w4r_desktop.gui.recounting import Recounting
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.recount_sums import RecountSumsTable
from w4r_desktop.gui.widgets.recount_table import RecountTable
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.recount import RECOUNT_TABLES, boxes

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.recount import Box, Boxes

LATER: Final = 150

ROOMY: Final = 420
NARROW: Final = 340
"""So high, at 100 %, each kind has its own sum below the boxes, or some of them."""


class RecountView(ResultsPart):
    """A row for each case and kind, and each table's box: logged, counted, why they differ."""

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, now, parent)
        self.recounting = Recounting(workspace, now, self)
        self.state = label("", "mark", self)
        self.state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.progress = label("", "heading", self)
        self.again = Button("", icon="warning", parent=self)
        self.piles = SegmentedControl(_("Where the boxes are"), self)
        self.piles.show_choices(
            (Choice("one", _("One pile")), Choice("tables", _("A box for each table")))
        )
        self.everything = QCheckBox(_("Show what nobody logged"), self)
        self.finish = Button(_("The recount is done"), kind="primary", parent=self)
        self.model = RecountModel(self)
        self.table = RecountTable(self.model, self)
        self.sums = RecountSumsTable(RecountSumsModel(self), self.table, self)
        self.hint = label(
            _(
                "By hand is all that lies there, with the jokes, the unsigned and what was found "
                "among it. Enter goes down, = takes the number that was logged, Delete forgets a "
                "number."
            ),
            "small",
            self,
        )
        self.hint.setWordWrap(True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self._connect()
        self._live = Live(workspace, boxes, shows=RECOUNT_TABLES, parent=self, delay=LATER)
        self._live.answered.connect(self._show)
        self.everything.setChecked(not self._live.answer.wanted)  # or there were no row at all
        self._show(self._live.answer)
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, Column.COUNTED))

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.table.setFocus(reason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()
        self._show_sums()

    def _fit_head(self) -> None:
        """Give the head two rows where its words don't fit into one."""
        directions = QBoxLayout.Direction
        rows = self._left.sizeHint().width(), self._right.sizeHint().width()
        narrow = sum(rows) + self._head.spacing() > self.width()
        self._head.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _lay_out(self) -> None:
        px = theme.current().px
        for part in (self.state, self.progress, self.again):
            self._left.addWidget(part)
        self._left.addStretch()
        for choice in (self.everything, self.piles, self.finish):
            self._right.addWidget(choice)
        self._right.insertStretch(1)
        for row in (self._head, self._left, self._right):
            row.setSpacing(px(12))
        self._head.addLayout(self._left, 1)
        self._head.addLayout(self._right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(self._head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sums)
        layout.addWidget(self.hint)

    def _connect(self) -> None:
        self.recounting.said.connect(self.said)
        self.recounting.refused.connect(self.refused)
        self.table.typed.connect(self._on_typed)
        self.piles.chosen.connect(self._on_piles)
        self.everything.clicked.connect(self._show_boxes)
        self.finish.clicked.connect(self._on_finish)
        self.again.clicked.connect(self._on_again)

    # -- what is shown -------------------------------------------------------------------------

    def _show(self, found: Boxes) -> None:
        zone = self._workspace.read(event).details.zone
        moment = found.finished_at.astimezone(zone) if found.finished_at else None
        self.state.setText(state_words(moment))
        role = "good" if moment and found.by_hand.is_whole else "mark"
        if self.state.property("role") != role:
            self.state.setProperty("role", role)
            self.state.style().polish(self.state)
        self.progress.setText(progress_words(found))
        self.piles.choose("tables" if found.by_table else "one")
        self.finish.setText(_("Go on counting") if moment else _("The recount is done"))
        self.finish.setEnabled(bool(found.wanted))
        grown = len(self._grown())
        self.again.setVisible(grown > 0)
        self.again.setText(
            ngettext(
                "{number} box: more was logged since",
                "{number} boxes: more was logged since",
                grown,
            ).format(number=number(grown))
        )
        self.again.setToolTip(_("Something was logged after it was counted. Count it again."))
        self._fit_head()
        self._show_boxes()

    def _show_boxes(self) -> None:
        found = self._live.answer
        self.model.show_rows(found.boxes if self.everything.isChecked() else found.wanted)
        self._show_sums()
        self.table.spare(() if found.by_table else (Column.TABLE,))

    def _show_sums(self) -> None:
        """Show a sum of each kind where there is room, or of what is no part of another."""
        px, lines = theme.current().px, sums(self._live.answer.wanted)
        if self.height() < px(ROOMY):
            lines = tuple(line for line in lines if not line.is_part)
        self.sums.show_sums(lines[:1] if self.height() < px(NARROW) else lines)

    def _grown(self) -> tuple[Box, ...]:
        return tuple(box for box in self._live.answer.boxes if box.logged_since)

    # -- what is done --------------------------------------------------------------------------

    def _on_typed(self, box: Box, column: Column, text: str) -> None:
        self.recounting.take(box, column, text)
        self._live.ask()

    def _on_piles(self, key: object) -> None:
        by_table = key == "tables"
        self.recounting.keep_boxes(by_table=by_table, counted=self._live.answer.counted)
        self._live.ask()

    def _on_finish(self) -> None:
        found = self._live.answer
        if found.finished_at is None:
            self.recounting.finish(left=len(found.wanted) - found.counted)
        else:
            self.recounting.reopen()
        self._live.ask()

    def _on_again(self) -> None:
        """Go to the next box below that grew, or to the first one."""
        places = [self.model.place_of(self.model.key(box)) for box in self._grown()]
        here = self.table.currentIndex().row()
        later = [place for place in places if place > here]
        self.table.go_to((later or places)[0])
