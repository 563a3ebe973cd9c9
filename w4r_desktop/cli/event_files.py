"""Commands that make, fill and check an event file."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from w4r_desktop import computer, language
from w4r_desktop.cli.packs import counted_cases, notes
from w4r_desktop.cli.parameters import (
    A_PATH,
    a_country,
    a_name,
    a_time_zone,
    command,
    event_argument,
    new_event_argument,
    option,
    say,
)
from w4r_desktop.domain.campaigns import typed_in
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.names import clean_name
from w4r_desktop.domain.stationery import paper_of
from w4r_desktop.errors import EventFileDamagedError, EventFileEmptyError, EventFileSumsError
from w4r_desktop.language import N_, _, ngettext
from w4r_desktop.messages import explain
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from w4r_desktop.exchange.case_pack import ReadPack

BUNDLED_PACK: Final = "write-for-rights-2020.w4rpack"
MOST_TABLES: Final = 500
HIGHEST_GOAL: Final = 9_999_999


@command("new", help=N_("Make a new event."))
@new_event_argument
@option("--name", required=True, help=N_("What the event is called."))
@option(
    "--date",
    "held_on",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help=N_("The day, such as 2026-12-10."),
)
@option(
    "--tables",
    default=8,
    show_default=True,
    type=click.IntRange(1, MOST_TABLES),
    help=N_("How many tables; they are called 1, 2, 3 …"),
)
@option(
    "--pack",
    type=A_PATH,
    help=N_("A case pack; without one, the cases of Write for Rights 2020."),
)
@option(
    "--campaign",
    metavar="NAME",
    callback=a_name,
    help=N_("A campaign without a pack, whose cases are typed in later."),
)
@option(
    "--country", metavar="CODE", callback=a_country, help=N_("The sender’s country, such as CA.")
)
@option("--sender", default="", help=N_("The return address, its lines parted by semicolons."))
@option(
    "--goal",
    type=click.IntRange(1, HIGHEST_GOAL),
    help=N_("How many letters and cards you hope for."),
)
@option(
    "--time-zone",
    metavar="ZONE",
    callback=a_time_zone,
    help=N_("Such as America/Halifax; without one, this computer’s."),
)
def new(event: Path, pack: Path | None, campaign: str | None, tables: int, **said: Any) -> None:
    """Make a new event file."""
    from w4r_desktop.services.event_details import set_up
    from w4r_desktop.store.event_file import EventFile

    details = _details(**said)
    read = _cases(pack, campaign, year=details.held_on.year)
    EventFile.create(
        event,
        set_up,
        details=details,
        table_names=[str(number) for number in range(1, tables + 1)],
        pack=read.pack,
    ).close()
    made = _("“{file}” was made: {name}, {date}, with {tables} and {cases}.").format(
        file=event.name,
        name=clean_name(details.name),
        date=language.short_date(details.held_on),
        tables=ngettext("{count} table", "{count} tables", tables).format(count=tables),
        cases=counted_cases(read),
    )
    say(made, *notes(read))


@command("log", help=N_("Log a list of tallies that were kept elsewhere or on paper."))
@event_argument
@click.argument("entries", metavar="ENTRIES.csv", type=A_PATH)
@option("--again", is_flag=True, help=N_("Log the list although it was logged before."))
def log(event: Path, entries: Path, *, again: bool) -> None:
    """Log a list of entries, all or nothing."""
    from w4r_desktop.exchange.entry_list import read_entry_list
    from w4r_desktop.services.entry_lists import log_entries
    from w4r_desktop.store.backups import keep
    from w4r_desktop.store.opening import open_here
    from w4r_desktop.store.queries.events import event as event_row
    from w4r_desktop.store.queries.totals import totals

    def log_and_sum(session: Session, /, **said: Any) -> int:
        """Take the sum before it is safe on disk: what cannot be summed is not logged."""
        log_entries(session, **said)
        return totals(session).pieces

    now = datetime.now(UTC)
    with closing(open_here(event)) as file:
        with file.reading() as session:
            zone = event_row(session).details.zone
        read = read_entry_list(entries, zone=zone, now=now)
        with file.reading() as session:
            keep(session, name=event.stem, at=now)
        pieces, _step = file.write(
            "",
            log_and_sum,
            file=entries.name,
            digest=read.digest,
            lines=read.lines,
            now=now,
            again=again,
        )
    count = len(read.lines)
    say(
        ngettext(
            "{count} entry of “{file}” was logged; the event has {pieces} letters and cards now.",
            "{count} entries of “{file}” were logged; the event has {pieces} letters and cards "
            "now.",
            count,
        ).format(count=language.number(count), file=entries.name, pieces=language.number(pieces))
    )


@command("check", help=N_("Check that an event file is whole."))
@event_argument
def check(event: Path) -> None:
    """Check an event file, and name the ways on from a damaged one."""
    from w4r_desktop.store.check import check as examine
    from w4r_desktop.store.opening import open_to_read
    from w4r_desktop.store.queries.totals import kind_totals
    from w4r_desktop.wording import counted

    try:
        with open_to_read(event) as file:
            found = examine(file)
            with file.reading() as session:
                kinds = kind_totals(session)
    except (EventFileDamagedError, EventFileEmptyError, EventFileSumsError) as refused:
        ways = _(
            "“w4r-desktop restore” makes a whole event of one of its backups. Where there is none, "
            "“w4r-desktop salvage” saves what can still be read of it."
        )
        sys.exit(f"{explain(refused)} {ways}")
    whole = _("“{file}” is whole: version {version}, {pieces}.").format(
        file=event.name, version=found.version, pieces=counted(kinds)
    )
    say(whole, *([_("It is a practice copy: nothing in it counts.")] if found.practice else []))


def _cases(pack: Path | None, campaign: str | None, *, year: int) -> ReadPack:
    from w4r_desktop.exchange.case_pack import ReadPack, read_pack

    if campaign is None:
        return read_pack(pack or resource("packs", BUNDLED_PACK))
    if pack is not None:
        said = _("A campaign comes from a pack or is typed in: give one of both, not both.")
        raise click.UsageError(said)
    whole = typed_in(campaign, year=year, language=language.current())
    return ReadPack(pack=whole, notes=())


def _details(
    *,
    name: str,
    held_on: datetime,
    country: str | None,
    sender: str,
    goal: int | None,
    time_zone: str | None,
) -> EventDetails:
    country = country or computer.country()
    return EventDetails(
        name=name,
        held_on=held_on.date(),
        time_zone=time_zone or computer.time_zone(),
        goal=goal,
        sender_lines=tuple(line.strip() for line in sender.split(";") if line.strip()),
        country=country,
        paper=paper_of(country),
    )
