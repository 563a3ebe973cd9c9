"""The command that makes a version of the report, or saves an earlier one again."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from typing import IO, TYPE_CHECKING

import click

from w4r_desktop import language
from w4r_desktop.cli.paper_options import paper_option
from w4r_desktop.cli.parameters import (
    command,
    event_argument,
    option,
    output_option,
    say,
)
from w4r_desktop.cli.pin import demand_open, pin_option
from w4r_desktop.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.domain.stationery import Paper
    from w4r_desktop.store.event_file import EventFile


@command(
    "report",
    help=N_(
        "Make the next version of the report and save it as PDF. Its figures stay as they are "
        "now, and nobody’s name is in it."
    ),
)
@event_argument
@output_option
@paper_option
@option(
    "--version",
    "version",
    type=click.IntRange(1),
    metavar="N",
    help=N_("Save this earlier version again, and make no new one."),
)
@pin_option
def report(
    event: Path, output: Path, paper: Paper | None, version: int | None, pin_file: Path | None
) -> None:
    """Save a version of the report."""
    from w4r_desktop.documents.files import write
    from w4r_desktop.store.connection import spare_events
    from w4r_desktop.store.event_file import EventFile
    from w4r_desktop.store.queries.events import event as event_row
    from w4r_desktop.store.queries.rehearsal import demand_evening

    spare_events(output)
    with closing(EventFile(event)) as file:
        with file.reading() as session:
            demand_evening(session, file=event.name)
            own_paper = event_row(session).details.paper
        demand_open(file, pin_file)
        made: list[Figures] = []
        for _done in write(output, partial(_draw, file, version, paper or own_paper, made)):
            pass
    say(_said(output.name, made[0]))


def _draw(
    event: EventFile, version: int | None, paper: Paper, made: list[Figures], file: IO[bytes]
) -> Generator[int, None, object]:
    """Draw a version, which is made only now: the file it goes into can be written."""
    from w4r_desktop.documents.report import ReportLook
    from w4r_desktop.gui.wishes_report import ReportWish, version_before
    from w4r_desktop.services.reports import freeze
    from w4r_desktop.store.queries.reports import reports

    if version is None:
        made.append(event.write_for_good(freeze, at=datetime.now(UTC))[0])
    else:
        made.append(_kept(event, version))
    with event.reading() as session:
        before = version_before(reports(session), made[0].version)
    return (yield from ReportWish(made[0], ReportLook(paper), before).draw(file))


def _kept(file: EventFile, version: int) -> Figures:
    """Return the figures of a version that there is."""
    from w4r_desktop.store.queries.reports import reports

    with file.reading() as session:
        versions = {one.version: one.figures for one in reports(session)}
    if version in versions:
        return versions[version]
    said = _("The report of this event was never made, so there is no version {version}.")
    if versions:
        said = _("The report has no version {version}. The newest is {newest}.")
    newest = language.number(max(versions, default=0))
    raise click.BadParameter(said.format(version=language.number(version), newest=newest))


def _said(file: str, figures: Figures) -> str:
    from w4r_desktop.wording import pieces

    return _(
        "“{file}” was saved: version {version} of the report, {pieces} as of {date}, {time}."
    ).format(
        file=file,
        version=language.number(figures.version),
        pieces=pieces(figures.pieces),
        date=language.short_date(figures.as_of.date()),
        time=language.clock(figures.as_of, seconds=True),
    )
