"""Commands about lists of people."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from w4r_desktop import language
from w4r_desktop.cli.packs import a_template
from w4r_desktop.cli.parameters import (
    A_PATH,
    SpokenCommand,
    SpokenGroup,
    event_argument,
    option,
    say,
    spare_files,
)
from w4r_desktop.cli.pin import open_reading, pin_option
from w4r_desktop.errors import LockedError, SheetProblem, SheetRefusedError
from w4r_desktop.language import N_, _, ngettext

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.arrivals import ListedPerson
    from w4r_desktop.exchange.people_list import PeopleList
    from w4r_desktop.store.event_file import EventFile

ENCODINGS: Final = (
    *("utf-8", "windows-1252", "windows-1250", "windows-1251", "windows-1253"),
    *("windows-1254", "windows-1255", "windows-1256", "mac-roman"),
)


def a_list(_ctx: click.Context, _param: click.Parameter, path: Path) -> Path:
    """Return where a list of people is saved; its ending says in which form."""
    from w4r_desktop.exchange.people_export import SUFFIXES

    if path.suffix.lower() in SUFFIXES:
        return path
    said = _("“{file}” cannot name a list. Give it a name that ends in .csv, .xlsx or .json.")
    raise click.BadParameter(said.format(file=path.name))


@click.group("people", cls=SpokenGroup, help=N_("Work with lists of people."))
def people() -> None:
    """Hold the commands for people."""


@people.command(
    "import", cls=SpokenCommand, help=N_("Sign in the people of a list, an Excel workbook or CSV.")
)
@event_argument
@click.argument("file", metavar="LIST", type=A_PATH)
@option(
    "--table",
    metavar="TABLE",
    help=N_("Where people sit whom the list gives no table; otherwise they are shared out."),
)
@option(
    "--make-tables", is_flag=True, help=N_("Make the tables that the list names and nobody made.")
)
@option(
    "--encoding",
    default="utf-8",
    show_default=True,
    type=click.Choice(ENCODINGS),
    help=N_("How the letters of a CSV file are kept."),
)
@option("--no-heading", is_flag=True, help=N_("The first line is a person, not a heading."))
@option(
    "--agreed-to",
    "wording",
    default="",
    metavar="WORDS",
    help=N_("The words to which people agreed; without them nobody’s address is kept."),
)
@option(
    "--all-agreed",
    is_flag=True,
    help=N_("Everybody on the list agreed, whether or not it says so of each."),
)
@option(
    "--everybody",
    is_flag=True,
    help=N_("Sign in those too who are here already or are listed twice."),
)
@option("--preview", is_flag=True, help=N_("Only show who would be signed in."))
def import_people(  # noqa: PLR0913 - one for each word of the command line
    event: Path,
    file: Path,
    *,
    table: str | None,
    make_tables: bool,
    encoding: str,
    no_heading: bool,
    wording: str,
    all_agreed: bool,
    everybody: bool,
    preview: bool,
) -> None:
    """Sign in the people of a list, all or nobody, and tell what is doubtful line by line."""
    from w4r_desktop.exchange.people_lines import Consent
    from w4r_desktop.exchange.people_list import listed, read_people
    from w4r_desktop.exchange.people_notes import line_words
    from w4r_desktop.store.opening import open_here

    now = datetime.now(UTC)
    consent = Consent(wording=wording.strip(), at=now, of_all=all_agreed)
    with closing(open_here(event)) as opened:
        with opened.reading() as session:
            _demand_unlocked(session)
        read = read_people(file, encoding=encoding)
        if not read.layout.has_heading and not no_heading:
            raise SheetRefusedError(SheetProblem.NO_NAMES, file=file.name)
        found = listed(
            read,
            replace(read.layout, has_heading=not no_heading),
            consent=consent if consent.wording else None,
            here=_names_here(opened),
        )
        seat = _seat(opened, table)
        if not make_tables:
            _demand_tables(opened, found, file)
        arriving = _arriving(found, everybody=everybody)
        for note in found.all_notes:
            click.echo(line_words(note))
        if preview:
            say(_would_sign_in(arriving), _("This was a preview; nothing was changed."))
        else:
            _sign_in(opened, arriving, seat, now, make_tables=make_tables)
            say(_signed_in(arriving, file))


@people.command("export", cls=SpokenCommand, help=N_("Save the list of people with their names."))
@event_argument
@click.argument("file", metavar="FILE.csv|FILE.xlsx|FILE.json", type=A_PATH, callback=a_list)
@option(
    "--contacts",
    "with_contacts",
    is_flag=True,
    help=N_("With e-mail addresses and telephone numbers of those who agreed."),
)
@pin_option
def export_people(event: Path, file: Path, *, with_contacts: bool, pin_file: Path | None) -> None:
    """Save the names of all people, and how those are reached who agreed if that is wanted."""
    from w4r_desktop.exchange.people_export import write_people
    from w4r_desktop.store.connection import spare_events
    from w4r_desktop.store.opening import open_to_read
    from w4r_desktop.store.queries.attendees import contacts
    from w4r_desktop.store.queries.attendees import people as people_rows
    from w4r_desktop.store.queries.events import event as event_row
    from w4r_desktop.store.queries.rehearsal import demand_evening

    spare_events(file)
    spare_files(file)
    with open_to_read(event) as opened, open_reading(opened, pin_file) as session:
        demand_evening(session, file=event.name)
        row, rows = event_row(session), people_rows(session)
        reached = contacts(session) if with_contacts else None
    as_of = datetime.now(row.details.zone)
    write_people(file, event=row, people=rows, contacts=reached, as_of=as_of)
    heads = sum(person.heads for person in rows)
    said = ngettext(
        "“{file}” was saved: {count} person by name, as of {time}.",
        "“{file}” was saved: {count} people by name, as of {time}.",
        heads,
    )
    time = language.clock(as_of, seconds=True)
    say(said.format(file=file.name, count=language.number(heads), time=time))


@people.command(
    "template", cls=SpokenCommand, help=N_("Save a list to fill in, one person a line.")
)
@click.argument("file", metavar="FILE.xlsx|FILE.csv", type=A_PATH, callback=a_template)
def template(file: Path) -> None:
    """Save a list of people to fill in."""
    from w4r_desktop.exchange.people_template import write_template
    from w4r_desktop.store.connection import spare_events

    spare_events(file)
    spare_files(file)
    write_template(file, language=language.current())
    say(_("“{file}” was saved. Fill in one person a line.").format(file=file.name))


def _demand_unlocked(session: Session) -> None:
    from w4r_desktop.store.queries.lock import is_locked

    if is_locked(session):  # the names it gives now are first names only
        raise LockedError


def _names_here(opened: EventFile) -> frozenset[str]:
    from w4r_desktop.store.queries.attendees import people as people_rows

    with opened.reading() as session:
        return frozenset(row.folded_name for row in people_rows(session))


def _tables(opened: EventFile) -> dict[str, UUID]:
    from w4r_desktop.domain.tables import table_key
    from w4r_desktop.store.queries.tables import tables

    with opened.reading() as session:
        return {table_key(row.name): row.writing_table_id for row in tables(session)}


def _seat(opened: EventFile, table: str | None) -> UUID | None:
    """Return the table that was named, if one was."""
    from w4r_desktop.domain.tables import table_key

    if table is None:
        return None
    if seat := _tables(opened).get(table_key(table)):
        return seat
    raise click.BadParameter(_("The event has no table “{table}”.").format(table=table))


def _demand_tables(opened: EventFile, found: PeopleList, file: Path) -> None:
    """Refuse a list that names a table which is not here, with the line."""
    from w4r_desktop.exchange.people_list import unknown_tables

    for table, line in unknown_tables(found.lines, _tables(opened)).items():
        raise SheetRefusedError(
            SheetProblem.TABLE_UNKNOWN, file=file.name, line=line, table=language.excerpt(table)
        )


def _arriving(found: PeopleList, *, everybody: bool) -> list[ListedPerson]:
    return [
        line.person for line in found.lines if (line.is_person if everybody else line.is_expected)
    ]


def _sign_in(
    opened: EventFile,
    arriving: list[ListedPerson],
    seat: UUID | None,
    now: datetime,
    *,
    make_tables: bool,
) -> None:
    from w4r_desktop.services.attendees import sign_in_all
    from w4r_desktop.store.backups import keep

    with opened.reading() as session:
        keep(session, name=opened.path.stem, at=now)
    opened.write(
        "", sign_in_all, people=arriving, at=now, writing_table_id=seat, make_tables=make_tables
    )


def _would_sign_in(arriving: list[ListedPerson]) -> str:
    heads = sum(person.heads for person in arriving)
    return ngettext(
        "{count} person would be signed in.", "{count} people would be signed in.", heads
    ).format(count=language.number(heads))


def _signed_in(arriving: list[ListedPerson], file: Path) -> str:
    heads = sum(person.heads for person in arriving)
    return ngettext(
        "{number} person from “{file}” was signed in.",
        "{number} people from “{file}” were signed in.",
        heads,
    ).format(number=language.number(heads), file=file.name)
