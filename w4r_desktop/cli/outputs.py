"""The command that saves the tally of an event."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import click

from w4r_desktop import language
from w4r_desktop.cli.parameters import (
    command,
    event_argument,
    option,
    output_option,
    say,
    spare_events,
)
from w4r_desktop.language import N_, _

if TYPE_CHECKING:
    from pathlib import Path


@command("export", help=N_("Save the tally, without names of people."))
@event_argument
@option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["json", "csv"]),
    help=N_("CSV can be logged into another event."),
)
@output_option
def export(event: Path, form: str, output: Path) -> None:
    """Save the tally."""
    from w4r_desktop.exchange.tally_export import write_csv, write_json
    from w4r_desktop.store.event_file import EventFile
    from w4r_desktop.store.queries.events import event as event_row
    from w4r_desktop.store.queries.rehearsal import demand_evening
    from w4r_desktop.store.queries.totals import totals

    spare_events(output)
    with closing(EventFile(event)) as file, file.reading() as session:
        demand_evening(session, file=event.name)
        row, tally = event_row(session), totals(session)
    as_of = datetime.now(row.details.zone)
    if form == "json":
        write_json(output, event=row, totals=tally, as_of=as_of)
    else:
        write_csv(output, totals=tally)
    say(
        _("“{file}” was saved: {pieces} letters and cards as of {time}.").format(
            file=output.name,
            pieces=language.number(tally.pieces),
            time=language.clock(as_of, seconds=True),
        )
    )
