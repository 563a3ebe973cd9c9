"""The part of the tour that is about the sheet at pace: a class, a paper sheet, a span of time."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from typing_extensions import override

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.evenings.tour_briefs import wait
from w4r_desktop.gui.dialogs.paper_sheet import PaperSheetDialog
from w4r_desktop.gui.dialogs.take_back_between import TakeBackBetweenDialog
from w4r_desktop.language import table_label
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.pages.tally import TallyPage
    from w4r_desktop.gui.workspace import Workspace

PAPER = "2\r1\r\r3\r1\r\r\r12\r"
"""What is keyed in for the first row of the paper sheet."""


class _PaperSheet(PaperSheetDialog):
    """A paper sheet that nobody misses when it is closed."""

    @override
    def may_throw_away(self) -> bool:
        return True


class TallyPictures:
    """Takes pictures of what is seldom done with a sheet, in the look in force.

    ``keep`` takes one of the window under a name, ``keep_apart`` one of something beside it. The
    evening is left as it was.
    """

    def __init__(
        self,
        workspace: Workspace,
        page: TallyPage,
        *,
        keep: Callable[[str], None],
        keep_apart: Callable[[QWidget, str], None],
    ) -> None:
        self._workspace = workspace
        self._page = page
        self._keep = keep
        self._keep_apart = keep_apart

    def take(self, look: str) -> None:
        """Take all of them, of the table shown; their names end in the look."""
        self._page.add_person("Class 8b +25")
        self._page.class_bar.for_each.click()
        self._keep(f"tally-class-{look}")
        self._workspace.undo()
        self._workspace.undo()
        self._paper(look)
        self._between(look)

    def _paper(self, look: str) -> None:
        table = self._workspace.read(tables)[3]
        dialog = _PaperSheet(
            self._page.view.sheet,
            ActionKind.LETTER,
            table=table_label(table.name),
            writing_table_id=table.writing_table_id,
            parent=self._page,
        )
        dialog.show()
        for key in PAPER:
            QTest.keyClick(
                dialog.view.table, Qt.Key.Key_Return if key == "\r" else Qt.Key(ord(key))
            )
        self._keep_apart(dialog, f"paper-sheet-{look}")

    def _between(self, look: str) -> None:
        details = self._workspace.read(event).details
        dialog = TakeBackBetweenDialog(
            self._workspace,
            writing_table_id=self._workspace.read(tables)[3].writing_table_id,
            now=datetime.combine(details.held_on, time(20, 20), details.zone),
            parent=self._page,
        )
        held_on = details.held_on
        dialog.day.setDate(QDate(held_on.year, held_on.month, held_on.day))
        dialog.start.setTime(QTime(20, 10))
        dialog.end.setTime(QTime(20, 20))
        wait()
        self._keep_apart(dialog, f"take-back-between-{look}")
