"""The command that saves the results of an event."""

from __future__ import annotations

from collections import deque
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from w4r_desktop import language
from w4r_desktop.cli.parameters import (
    A_PATH,
    an_output,
    command,
    event_argument,
    option,
    say,
)
from w4r_desktop.cli.pin import open_reading, pin_option
from w4r_desktop.domain.exports import NAMING, Form, Purpose
from w4r_desktop.language import N_, _
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from w4r_desktop.exchange.results import Results
    from w4r_desktop.store.queries.events import EventRow

ON_SCREEN = (Form.JSON, Form.CSV, Form.TEXT)
"""What can be read where it is asked for; the other forms need a file."""


@command("export", help=N_("Save the results: counts only, unless the purpose is another."))
@event_argument
@option(
    "--format",
    "form",
    required=True,
    type=click.Choice([form.value for form in Form]),
    help=N_("A CSV file of the tally can be logged into another event."),
)
@option(
    "--purpose",
    default=Purpose.TALLY.value,
    show_default=True,
    type=click.Choice([purpose.value for purpose in Purpose]),
    help=N_(
        "Counts only; the group’s report with recount, mail and comments; who agreed to be "
        "reached; or everything with names."
    ),
)
@option(
    "--registration",
    "is_registration",
    is_flag=True,
    help=N_("As text, what a section asks for before the event, instead of the results."),
)
@option(
    "-o",
    "--output",
    type=A_PATH,
    callback=an_output,
    help=N_("Where to save it; without one, text, CSV and JSON are shown here."),
)
@pin_option
def export(
    *,
    event: Path,
    form: str,
    purpose: str,
    is_registration: bool,
    output: Path | None,
    pin_file: Path | None,
) -> None:
    """Save the results, or show them; nothing is frozen by it."""
    from w4r_desktop.exchange.results_files import demand_form
    from w4r_desktop.services.exports import results
    from w4r_desktop.store.connection import spare_events
    from w4r_desktop.store.opening import open_to_read
    from w4r_desktop.store.queries.events import event as event_row
    from w4r_desktop.store.queries.rehearsal import demand_evening

    wanted, aim = Form(form), Purpose(purpose)
    demand_form(wanted, aim)
    if is_registration and (wanted, aim) != (Form.TEXT, Purpose.TALLY):
        raise click.UsageError(
            _("The registration is a text of its own: leave --purpose out, and say --format text.")
        )
    if output is not None:
        spare_events(output)
    elif wanted not in ON_SCREEN:
        raise click.UsageError(_("Say with -o where to save it."))
    with open_to_read(event) as file, open_reading(file, pin_file) as session:
        demand_evening(session, file=event.name)
        row = event_row(session)
        if is_registration:
            _give_registration(session, datetime.now(row.details.zone), output)
            return
        found = results(session, purpose=aim, as_of=datetime.now(row.details.zone))
        if output is None:
            _show(wanted, found)
            return
        deque(_saving(output, wanted, found, row), maxlen=0)
    say(_saved(output, found))


def _saving(output: Path, form: Form, found: Results, row: EventRow) -> Iterator[int]:
    if form is not Form.PDF:
        from w4r_desktop.exchange.results_files import saving

        return saving(output, form, found)
    from w4r_desktop.documents.files import write
    from w4r_desktop.documents.report import ReportLook, draw_report

    look = ReportLook(row.details.paper)
    return write(output, partial(draw_report, figures=found.figures, look=look))


def _show(form: Form, found: Results) -> None:
    """Write to standard output what would be in the file."""
    from w4r_desktop.exchange.results_files import saving

    with TemporaryDirectory() as folder:
        file = Path(folder) / "shown"
        deque(saving(file, form, found), maxlen=0)
        click.echo(file.read_text(encoding="utf-8-sig"), nl=False)


def _give_registration(session: Session, now: datetime, output: Path | None) -> None:
    """Save or show what is asked for before the event; only its figures still have the contact."""
    from w4r_desktop.exchange.report_back import registration
    from w4r_desktop.services.exports import figures_now

    text = registration(figures_now(session, as_of=now))
    if output is None:
        click.echo(text, nl=False)
        return
    with replacing(output) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    say(_("The registration was saved as “{file}”.").format(file=output.name))


def _saved(output: Path, found: Results) -> str:
    time = language.clock(found.figures.as_of, seconds=True)
    if found.purpose in NAMING:
        said = _("“{file}” was saved with names of people, as of {time}. Keep it safe.")
        return said.format(file=output.name, time=time)
    return _("“{file}” was saved: {pieces} letters and cards as of {time}.").format(
        file=output.name, pieces=language.number(found.figures.pieces), time=time
    )
