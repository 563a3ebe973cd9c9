"""Commands about case packs."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from w4r_desktop import computer, language
from w4r_desktop.cli.parameters import (
    A_PATH,
    SpokenCommand,
    SpokenGroup,
    an_output,
    event_argument,
    option,
    say,
    spare_files,
)
from w4r_desktop.errors import CaseNotInEventError, PackLanguageError
from w4r_desktop.language import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.domain.pack_changes import PackChanges
    from w4r_desktop.domain.pack_choice import PackChoice
    from w4r_desktop.exchange.case_file import ReadCases
    from w4r_desktop.exchange.case_pack import ReadPack
    from w4r_desktop.store.event_file import EventFile

TEMPLATES: Final = (".xlsx", ".csv")


def a_template(_ctx: click.Context, _param: click.Parameter, path: Path) -> Path:
    """Return where a template goes; its ending says what kind it is."""
    if path.suffix.lower() in TEMPLATES:
        return path
    said = _("“{file}” cannot name a template. Give it a name that ends in .xlsx or .csv.")
    raise click.BadParameter(said.format(file=path.name))


@click.group("pack", cls=SpokenGroup, help=N_("Work with case packs."))
def pack() -> None:
    """Hold the commands for packs."""


@pack.command("check", cls=SpokenCommand, help=N_("Check that a case pack can be used."))
@click.argument("file", metavar="FILE", type=A_PATH)
def check_pack(file: Path) -> None:
    """Check a case pack or a list of cases, and tell what to know before it is printed."""
    from w4r_desktop.domain.campaigns import typed_in
    from w4r_desktop.exchange.case_file import read_cases

    nobody = typed_in(file.stem, year=_today().year, language=language.current())
    read = read_cases(file, here=nobody)
    good = (
        _("“{file}” is a good list of cases, with {cases}.")
        if read.is_list
        else _("“{file}” is a good case pack: {campaign}, with {cases}.")
    )
    said = good.format(file=file.name, campaign=read.pack.campaign.name, cases=counted_cases(read))
    say(said, *notes(read))
    for sentence in _before_printing(read.pack):
        say(sentence)


@pack.command(
    "import",
    cls=SpokenCommand,
    help=N_("Take over the cases of a pack or of a spreadsheet into an event."),
)
@event_argument
@click.argument("file", metavar="FILE", type=A_PATH)
@option("--preview", is_flag=True, help=N_("Only show what would change."))
@option(
    "--accept-addresses",
    "addresses",
    is_flag=True,
    help=N_("Take changed addresses too; otherwise those that stand here stay."),
)
@option(
    "--take-all",
    "edits",
    is_flag=True,
    help=N_("Take what the pack says even where something was edited here."),
)
def import_pack(event: Path, file: Path, *, preview: bool, addresses: bool, edits: bool) -> None:
    """Take over what a file brings, as one step; changed addresses only if they are accepted."""
    from w4r_desktop.cli.pack_facts import facts
    from w4r_desktop.domain.pack_choice import by_default, everything, figures
    from w4r_desktop.gui import pack_words
    from w4r_desktop.store.opening import open_here

    with closing(open_here(event)) as opened:
        read, changes, country = _compared(opened, file)
        choice = (everything if edits else by_default)(changes, addresses=addresses)
        say(f"“{file.name}”: {changes.pack.campaign.name}.", pack_words.brought(changes))
        asides = pack_words.asides(changes, written_in=read.pack.language, is_list=read.is_list)
        for line in (*asides, *notes(read), *facts(changes, choice, country=country)):
            click.echo(line)
        for line in pack_words.left(figures(changes, choice)):
            say(line)
        if preview:
            say(_("This was a preview; nothing was changed."))
        else:
            say(_taken_over(opened, file, read, choice))


@pack.command("export", cls=SpokenCommand, help=N_("Save the cases of an event as a case pack."))
@event_argument
@click.argument("file", metavar="FILE.w4rpack", type=A_PATH, callback=an_output)
@option(
    "--case",
    "codes",
    multiple=True,
    metavar="CODE",
    help=N_("A case’s code; may be given several times. Without one, all but withdrawn cases."),
)
def export_pack(event: Path, file: Path, codes: tuple[str, ...]) -> None:
    """Save cases as a pack, whole or not at all."""
    from w4r_desktop.exchange.case_pack import write_pack
    from w4r_desktop.store.connection import spare_events
    from w4r_desktop.store.opening import open_to_read
    from w4r_desktop.store.queries.campaign_here import campaign_here
    from w4r_desktop.store.queries.rehearsal import demand_evening

    spare_events(file)
    spare_files(file)
    with open_to_read(event) as opened, opened.reading() as session:
        demand_evening(session, file=event.name)
        here = campaign_here(session)
    known = tuple(case.code for case in here.pack.cases)
    for code in codes:
        if code not in known:
            raise CaseNotInEventError(case=code, codes=known)
    wanted = codes or [code for code in known if code not in here.withdrawn]
    chosen = tuple(case for case in here.pack.cases if case.code in wanted)
    write_pack(file, replace(here.pack, cases=chosen))
    count = len(chosen)
    say(
        ngettext("“{file}” has {number} case.", "“{file}” has {number} cases.", count).format(
            file=file.name, number=language.number(count)
        )
    )


@pack.command(
    "template", cls=SpokenCommand, help=N_("Save a spreadsheet to fill in, one case a row.")
)
@click.argument("file", metavar="FILE.xlsx|FILE.csv", type=A_PATH, callback=a_template)
def template(file: Path) -> None:
    """Save a list of cases to fill in."""
    from w4r_desktop.exchange.case_template import write_template
    from w4r_desktop.store.connection import spare_events

    spare_events(file)
    spare_files(file)
    write_template(file, language=language.current())
    say(_("“{file}” was saved. Fill in one case a row.").format(file=file.name))


def counted_cases(read: ReadPack | ReadCases) -> str:
    """Return how many cases a pack has."""
    count = len(read.pack.cases)
    return ngettext("{count} case", "{count} cases", count).format(count=count)


def notes(read: ReadPack | ReadCases) -> list[str]:
    """Return what of a pack did not come along, a sentence each."""
    from w4r_desktop.exchange.pack_notes import note_words

    return [note_words(note) for note in read.notes]


def _compared(opened: EventFile, file: Path) -> tuple[ReadCases, PackChanges, str]:
    """Return what a file brings, what that would change, and the sender's country."""
    from w4r_desktop.domain.pack_changes import compare, fitted
    from w4r_desktop.exchange.case_file import read_cases
    from w4r_desktop.store.queries.campaign_here import campaign_here
    from w4r_desktop.store.queries.events import event

    with opened.reading() as session:
        here, details = campaign_here(session), event(session).details
    read = read_cases(file, here=here.pack)
    try:
        changes = compare(here, fitted(read.pack, here), is_list=read.is_list)
    except PackLanguageError as error:
        error.file = file.name
        raise
    return read, changes, details.country


def _taken_over(opened: EventFile, file: Path, read: ReadCases, choice: PackChoice) -> str:
    """Take over what was chosen, and return what that was."""
    from w4r_desktop.gui import pack_words
    from w4r_desktop.services.case_packs import take_pack
    from w4r_desktop.store.backups import keep

    now = datetime.now(UTC)
    with opened.reading() as session:
        keep(session, name=opened.path.stem, at=now)
    done, _step = opened.write(
        "",
        take_pack,
        pack=read.pack,
        choice=choice,
        reason=pack_words.reason_for_withdrawal(),
        at=now,
        is_list=read.is_list,
    )
    return pack_words.taken_over(done, file.name)


def _before_printing(pack: CasePack) -> list[str]:
    """Return what to know before anything of a pack is printed here."""
    from w4r_desktop.documents.before_printing import CaseFacts, remark_words, remarks
    from w4r_desktop.domain.stationery import envelope_of

    country = computer.country()
    found = remarks(
        (CaseFacts(case) for case in pack.cases),
        envelope=envelope_of(country),
        sender_country=country,
        language=language.current(),
        historical=pack.campaign.historical,
        closes_on=pack.campaign.closes_on,
        today=_today(),
    )
    return [remark_words(remark) for remark in found]


def _today() -> date:
    return datetime.now().astimezone().date()
