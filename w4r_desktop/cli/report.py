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
        "now, and nobody’s name is in it. Where nothing has changed, the newest is saved again."
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
    from w4r_desktop.store.opening import open_here, open_to_read
    from w4r_desktop.store.queries.events import event as event_row
    from w4r_desktop.store.queries.rehearsal import demand_evening

    spare_events(output)
    opening = open_to_read(event) if version else closing(open_here(event))
    with opening as file:
        with file.reading() as session:
            demand_evening(session, file=event.name)
            own_paper = event_row(session).details.paper
        demand_open(file, pin_file)
        kept = _kept(file, version) if version else _unchanged(file)
        made: list[Figures] = []
        for _done in write(output, partial(_draw, file, kept, paper or own_paper, made)):
            pass
    said = [_said(output.name, made[0])]
    if kept and not version:
        said.append(_("Nothing has changed since, so no new version was made."))
    say(*said)


def _draw(
    event: EventFile, kept: Figures | None, paper: Paper, made: list[Figures], file: IO[bytes]
) -> Generator[int, None, object]:
    """Draw a kept version or the next, which is made only now: its file can be written."""
    from w4r_desktop.documents.report import ReportLook
    from w4r_desktop.gui.wishes_report import ReportWish
    from w4r_desktop.services.reports import freeze
    from w4r_desktop.store.queries.reports import newest_report

    made.append(kept or event.write_for_good(freeze, at=datetime.now(UTC))[0])
    with event.reading() as session:
        before = newest_report(session, before=made[0].version)
    wish = ReportWish(made[0], ReportLook(paper), before.figures if before else None)
    return (yield from wish.draw(file))


def _unchanged(file: EventFile) -> Figures | None:
    """Return the figures of the newest version if they are still the same."""
    from w4r_desktop.domain.differences import is_unchanged
    from w4r_desktop.store.queries.figures import figures
    from w4r_desktop.store.queries.reports import newest_report

    with file.reading() as session:
        newest = newest_report(session)
        if newest and is_unchanged(newest.figures, figures(session, as_of=datetime.now(UTC))):
            return newest.figures
    return None


def _kept(file: EventFile, version: int) -> Figures:
    """Return the figures of a version that there is."""
    from w4r_desktop.store.queries.reports import newest_report, newest_version

    with file.reading() as session:
        newest = newest_version(session)
        found = newest_report(session, before=version + 1)
    if found and found.version == version:
        return found.figures
    said = _("The report of this event was never made, so there is no version {version}.")
    if newest:
        said = _("The report has no version {version}. The newest is {newest}.")
    raise click.BadParameter(
        said.format(version=language.number(version), newest=language.number(newest))
    )


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
