"""The part of the tour that is about the sheet at pace: a class, a paper sheet, a span of time."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from typing_extensions import override

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.evenings.settling import settle
from w4r_desktop.evenings.tour_pictures import Pictures
from w4r_desktop.gui.dialogs.paper_sheet import PaperSheetDialog
from w4r_desktop.gui.dialogs.take_back_between import TakeBackBetweenDialog
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.language import table_label
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.tables import tables

PAPER = "2\r1\r\r3\r1\r\r\r12\r"
"""What is keyed in for the first row of the paper sheet."""


class _PaperSheet(PaperSheetDialog):
    """A paper sheet that nobody misses when it is closed."""

    @override
    def may_throw_away(self) -> bool:
        return True


class TallyPictures(Pictures):
    """What is seldom done with a sheet, of the table shown."""

    def take(self, look: str) -> None:
        """Take all of them; their names end in the look."""
        page = self._window.show_page("tally")
        assert isinstance(page, TallyPage)
        page.add_person("Class 8b +25")
        page.class_bar.for_each.click()
        self._keep(f"tally-class-{look}")
        self._workspace.undo()
        self._workspace.undo()
        self._paper(page, look)
        self._between(page, look)

    def _paper(self, page: TallyPage, look: str) -> None:
        table = self._workspace.read(tables)[3]
        dialog = _PaperSheet(
            page.view.sheet,
            ActionKind.LETTER,
            table=table_label(table.name),
            writing_table_id=table.writing_table_id,
            parent=page,
        )
        dialog.show()
        for key in PAPER:
            QTest.keyClick(
                dialog.view.table, Qt.Key.Key_Return if key == "\r" else Qt.Key(ord(key))
            )
        self._keep_apart(dialog, f"paper-sheet-{look}")

    def _between(self, page: TallyPage, look: str) -> None:
        details = self._workspace.read(event).details
        dialog = TakeBackBetweenDialog(
            self._workspace,
            writing_table_id=self._workspace.read(tables)[3].writing_table_id,
            now=datetime.combine(details.held_on, time(20, 20), details.zone),
            parent=page,
        )
        held_on = details.held_on
        dialog.day.setDate(QDate(held_on.year, held_on.month, held_on.day))
        dialog.start.setTime(QTime(20, 10))
        dialog.end.setTime(QTime(20, 20))
        settle()
        self._keep_apart(dialog, f"take-back-between-{look}")
