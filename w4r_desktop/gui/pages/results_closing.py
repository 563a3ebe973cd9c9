"""The list for the end of the night: what is to be done before everybody goes home."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.closing_words import Line, lines, task_button, task_name
from w4r_desktop.gui.mail_bins import BINS_SHOW, mail_facts
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.results_part import ResultsPart
from w4r_desktop.gui.stick_copy import StickCopy
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.services import closing as service
from w4r_desktop.store.queries.closing import CLOSING_TABLES, Closing, closing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from w4r_desktop.gui.mail_bins import MailFacts
    from w4r_desktop.gui.workspace import Workspace

LATER: Final = 150
WIDEST: Final = 860


class ClosingView(ResultsPart):
    """One line for each task: its state, a tick, and the button that leads there.

    ``view_requested`` tells which view of the results is wanted, ``report_requested`` that the
    report is.
    """

    view_requested = Signal(str)
    report_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, now, parent)
        self.copy = StickCopy(workspace, now, self)
        self.rows = {task: TaskRow(task, self) for task in ClosingTask}
        self.done = label("", "ask-title", self)
        self._lay_out()
        self._connect()
        self._live = Live(
            workspace, _facts, shows=CLOSING_TABLES | BINS_SHOW, parent=self, delay=LATER
        )
        self._live.answered.connect(self._show)
        self._show()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        waiting = [row for row in self.rows.values() if not row.tick.isChecked()]
        (waiting or list(self.rows.values()))[0].button.setFocus(reason)

    def _lay_out(self) -> None:
        px = theme.current().px
        card = Card(_("Before everybody goes home"), parent=self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, row in enumerate(self.rows.values()):
            row.put_into(grid, 2 * place)
        card.body.addLayout(grid)
        card.body.addWidget(self.done)
        card.setMaximumWidth(px(WIDEST))
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its buttons are what Tab goes through
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch()
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _connect(self) -> None:
        ways: dict[ClosingTask, Callable[[], object]] = {
            ClosingTask.RECOUNT: partial(self.view_requested.emit, "recount"),
            ClosingTask.TAKEN_HOME: partial(self.view_requested.emit, "taken_home"),
            ClosingTask.BACKUP: self.copy.ask,
            ClosingTask.STAMPS: partial(self.view_requested.emit, "mailing"),
            ClosingTask.REPORT: self.report_requested.emit,
        }
        for task, row in self.rows.items():
            row.button.clicked.connect(partial(ways[task]))
            row.tick.clicked.connect(partial(self._on_ticked, task))
        self.copy.said.connect(self.said)
        self.copy.refused.connect(self.refused)
        self.copy.busy.connect(self.rows[ClosingTask.BACKUP].button.setDisabled)

    def _show(self) -> None:
        found, mail = self._live.answer
        here = self._now().astimezone(mail.details.zone)
        told = lines(found, mail, here)
        for task, line in told.items():
            self.rows[task].show_line(line)
        left = sum(not line.done for line in told.values())
        self.done.setText(
            "" if left else _("Everything is done. Thank you for tonight, and good night.")
        )
        self.done.setVisible(not left)

    def _on_ticked(self, task: ClosingTask) -> None:
        ticked = self.rows[task].tick.isChecked()
        words = _("{task}: done") if ticked else _("{task}: still to be done")
        step = words.format(task=task_name(task))
        try:
            if ticked:
                self._workspace.run(step, service.tick, task=task, at=self._now())
            else:
                self._workspace.run(step, service.untick, task=task)
        except W4RError as error:
            self.refused.emit(explain(error))
        self._live.ask()
        self._show()


class TaskRow:
    """The widgets of one line: a tick, its name with its state below, its button at the right."""

    def __init__(self, task: ClosingTask, parent: QWidget) -> None:
        self.tick = QCheckBox(parent)
        self.tick.setAccessibleName(task_name(task))
        self.name = label(task_name(task), "heading", parent)
        self.words = label("", "muted", parent)
        self.words.setWordWrap(True)
        self.button = Button(task_button(task), parent=parent)
        self.button.setAccessibleName(f"{task_name(task)}: {task_button(task)}")

    def put_into(self, grid: QGridLayout, place: int) -> None:
        """Stand in two lines of a grid."""
        px, middle = theme.current().px, Qt.AlignmentFlag.AlignVCenter
        self.words.setContentsMargins(0, 0, 0, px(14))
        grid.addWidget(self.tick, place, 0, middle)
        grid.addWidget(self.name, place, 1, middle)
        grid.addWidget(self.words, place + 1, 1)
        grid.addWidget(self.button, place, 2, 2, 1, middle)

    def show_line(self, line: Line) -> None:
        """Show how far it has come; only what the event cannot know is ticked by hand."""
        self.tick.setChecked(line.done)
        self.tick.setEnabled(line.by_hand)
        self.tick.setAccessibleDescription(line.words)
        self.words.setText(line.words)


def _facts(session: Session) -> tuple[Closing, MailFacts]:
    return closing(session), mail_facts(session)
