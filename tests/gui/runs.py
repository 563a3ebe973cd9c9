"""Runs for tests: documents that were printed, of pages that can be told apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from tests.gui.printed import PACK
from w4r_desktop import paths
from w4r_desktop.documents import fonts
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import Pass, RunKind
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.services import event_details, print_runs
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.print_runs import runs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.print_runs import RunRow

EIGHT = datetime(2026, 12, 11, 0, 0, tzinfo=UTC)
"""Eight in the evening of the 10th in Halifax."""

LETTERS = RunKind(Document.ENVELOPES, Role.PRIMARY)


def new_event(path: Path) -> Path:
    """Make an event for the cases of ``PACK`` and return its file, closed."""
    about = EventDetails(
        name="Human Rights Day",
        held_on=date(2026, 12, 10),
        time_zone="America/Halifax",
        sender_lines=("Harbour Street Church", "Halifax NS B3J 0A0"),
        country="CA",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "data_folder", lambda: path.parent / "data")
        EventFile.create(
            path, event_details.set_up, details=about, table_names=["1"], pack=PACK
        ).close()
    return path


def numbered_pages(count: int, stock: Stock = ENVELOPES["dl"]) -> bytes:
    """Return a PDF with the number of each page on it."""
    fonts.register()  # others are replaced by whoever prints them
    file = BytesIO()
    canvas = Canvas(file, pagesize=(stock.width * mm, stock.height * mm), invariant=1)
    for page in range(1, count + 1):
        canvas.setFont(fonts.PLAIN, 40)
        canvas.drawString(20 * mm, 40 * mm, f"Page {page}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def printed(
    workspace: Workspace,
    *copies: int,
    kind: RunKind = LETTERS,
    printer: str = "Office",
    came_out: int | None = None,
    minute: int = 0,
) -> RunRow:
    """Print so many pages of each case, one case after another, and return the run."""
    here = [row.case_id for row in workspace.read(cases)]
    whose: list[UUID | None] = [
        case_id for case_id, count in zip(here, copies, strict=False) for _copy in range(count)
    ]
    run_id = workspace.settle(
        print_runs.record,
        kind=kind,
        title="Envelopes",
        stock=ENVELOPES["dl"],
        pdf=numbered_pages(len(whose)),
        cases=whose,
        at=EIGHT + timedelta(minutes=minute),
    )
    every = range(1, len(whose) + 1)
    sent(workspace, run_id, every, printer=printer, came_out=came_out, minute=minute)
    return run_of(workspace, run_id)


def sent(
    workspace: Workspace,
    print_run_id: UUID,
    pages: Sequence[int],
    *,
    printer: str = "Office",
    came_out: int | None = None,
    replaces: bool = False,
    minute: int = 0,
) -> None:
    """Send pages of a run to a printer."""
    workspace.settle(
        print_runs.send,
        print_run_id=print_run_id,
        sent=Pass(tuple(pages), came_out, replaces),
        printer=printer,
        at=EIGHT + timedelta(minutes=minute),
    )


def run_of(workspace: Workspace, print_run_id: UUID) -> RunRow:
    """Return a run as it is now."""
    return next(run for run in workspace.read(runs) if run.print_run_id == print_run_id)
