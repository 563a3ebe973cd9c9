"""The part of the tour that is about the morning after: figures, recount, mailing, the report."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from w4r_desktop.documents.files import write
from w4r_desktop.documents.report import ReportLook
from w4r_desktop.evenings.settling import wait_until
from w4r_desktop.evenings.tour_pictures import Pictures
from w4r_desktop.gui.dialogs.report import ReportDialog
from w4r_desktop.gui.pages.results import ResultsPage
from w4r_desktop.gui.wishes_report import ReportWish
from w4r_desktop.language import table_label
from w4r_desktop.services.reports import freeze
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.workspace import Workspace

MORNING = time(9, 10)
VIEWS = ("recount", "taken_home", "mailing", "closing")
TABLE = "4"
"""The table that is shown alone."""


class ResultsPictures(Pictures):
    """The views of the Results page, and what it opens."""

    def take(self, look: str) -> None:
        """Take all of them; their names end in the look."""
        page = self._window.show_page("results")
        assert isinstance(page, ResultsPage)
        self._figures(page, look)
        for view in VIEWS:
            page.show_view(view)
            self._keep(f"results-{view.replace('_', '-')}-{look}")
        page.show_view("figures")
        dialog = ReportDialog(self._workspace, lambda: morning_after(self._workspace), page)
        dialog.show()
        wait_until(dialog.desk.back.isVisible)  # until the pages are drawn
        self._keep_apart(dialog, f"report-{look}")

    def _figures(self, page: ResultsPage, look: str) -> None:
        view = page.figures
        for card in (view.cases, view.times):
            card.turn()
        self._keep(f"results-tables-{look}")
        for card in (view.cases, view.times):
            card.turn()
        where = view.filter.where
        where.setCurrentIndex(where.findText(table_label(TABLE)))
        view.filter.changed.emit()
        self._keep(f"results-part-{look}")
        view.filter.show_everything()


def write_report(workspace: Workspace, folder: Path) -> None:
    """Make a version of the report, and leave it in a folder."""
    made = workspace.settle(freeze, at=morning_after(workspace))
    wish = ReportWish(made, ReportLook(workspace.read(event).details.paper))
    for _done in write(folder / "report.pdf", wish.draw):
        pass


def morning_after(workspace: Workspace) -> datetime:
    """Return ten past nine on the day after the evening, where it is."""
    details = workspace.read(event).details
    return datetime.combine(details.held_on + timedelta(days=1), MORNING, details.zone)
