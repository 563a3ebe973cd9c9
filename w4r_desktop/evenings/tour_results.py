"""The part of the tour that is about the morning after: the report, looked at and saved."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from w4r_desktop.documents.files import write
from w4r_desktop.documents.report import ReportLook
from w4r_desktop.evenings.settling import wait_until
from w4r_desktop.evenings.tour_pictures import Pictures
from w4r_desktop.gui.dialogs.report import ReportDialog
from w4r_desktop.gui.wishes_report import ReportWish
from w4r_desktop.services.reports import freeze
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.workspace import Workspace

MORNING = time(9, 10)


class ResultsPictures(Pictures):
    """What the Results page opens."""

    def take(self, look: str) -> None:
        """Take all of them; their names end in the look."""
        page = self._window.show_page("results")
        dialog = ReportDialog(self._workspace, lambda: morning_after(self._workspace), page)
        dialog.show()
        wait_until(dialog.desk.back.isVisible)  # until the pages are drawn
        self._keep_apart(dialog, f"report-{look}")


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
