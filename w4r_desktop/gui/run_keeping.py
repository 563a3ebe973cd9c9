"""Keeping in the event file what goes to a printer or into a PDF, and how much of it came out."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from w4r_desktop.documents.labels import LabelPage
from w4r_desktop.domain.print_runs import Pass
from w4r_desktop.errors import W4RError
from w4r_desktop.messages import explain
from w4r_desktop.services import print_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from w4r_desktop.documents.files import Page
    from w4r_desktop.domain.print_runs import NewRun, PageCases
    from w4r_desktop.gui.workspace import Workspace


def cases_of(pages: Iterable[Page], ids: Mapping[str, UUID]) -> tuple[PageCases, ...]:
    """Return the case of each page by its code, or that of each label on it."""
    return tuple(
        tuple(ids[code] for code in page.case_codes if code in ids)
        if isinstance(page, LabelPage)
        else ids.get(page.case_code)
        for page in pages
    )


class RunKeeper(QObject):
    """Keeps runs and their passes; ``refused`` tells why one could not be kept.

    Pages are kept as printed from the moment they are sent: who pulls the plug then finds a run to
    correct rather than none.
    """

    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pass_id: UUID | None = None
        self.run_id: UUID | None = None
        """The run whose pages were sent last, or nothing if it could not be kept."""

    def begin(self, run: NewRun, *, printer: str, pages: tuple[int, ...]) -> None:
        """Keep a new run, whose pages go to a printer now."""
        self.run_id = None  # should it not be kept, what jams is no part of the one before
        self._keep(lambda: self._record(run, printer, Pass(pages)))

    def begin_again(
        self, run_id: UUID, *, printer: str, pages: tuple[int, ...], replaces: bool
    ) -> None:
        """Keep that pages of a run go to a printer once more."""
        self.run_id = run_id  # even if that cannot be kept, it is this one
        self._keep(lambda: self._send(run_id, printer, Pass(pages, replaces=replaces)))

    def save(self, run: NewRun) -> None:
        """Keep a new run that was saved as a PDF: nothing of it is printed until somebody says."""
        pages = tuple(range(1, len(run.cases) + 1))
        self._keep(lambda: self._record(run, "", Pass(pages, came_out=0)))

    def tell(self, came_out: int) -> None:
        """Keep that only the first pages came out of those sent last."""
        pass_id = self._pass_id
        if pass_id is not None:
            self._keep(partial(self._tell, pass_id, came_out))

    def _tell(self, pass_id: UUID, came_out: int) -> None:
        self._workspace.settle(
            print_runs.tell_what_came_out, print_pass_id=pass_id, came_out=came_out
        )
        self._pass_id = pass_id  # it may be told better

    def _record(self, run: NewRun, printer: str, sent: Pass) -> None:
        self.run_id, self._pass_id = self._workspace.settle(
            print_runs.print_first,
            run=run,
            sent=sent,
            printer=printer,
            at=datetime.now(UTC),
        )

    def _send(self, run_id: UUID, printer: str, sent: Pass) -> None:
        self._pass_id = self._workspace.settle(
            print_runs.send, print_run_id=run_id, sent=sent, printer=printer, at=datetime.now(UTC)
        )

    def _keep(self, keep: Callable[[], None]) -> None:
        self._pass_id = None
        try:
            keep()
        except W4RError as error:
            self.refused.emit(explain(error))
