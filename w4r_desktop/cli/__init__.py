"""The command line: each command does its one thing and prints one line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click
from typing_extensions import override

from w4r_desktop import __version__, language
from w4r_desktop.cli.backups import backup, restore, salvage
from w4r_desktop.cli.click_words import translate_click
from w4r_desktop.cli.event_files import check, log, new
from w4r_desktop.cli.outputs import export
from w4r_desktop.cli.packs import pack
from w4r_desktop.cli.paper import print_document
from w4r_desktop.cli.parameters import (
    SpokenGroup,
    SpokenOption,
    command,
    event_argument,
    is_kind,
    option,
    say,
)
from w4r_desktop.cli.people import people
from w4r_desktop.cli.report import report
from w4r_desktop.errors import OutputRefusedError
from w4r_desktop.language import N_, ngettext
from w4r_desktop.paths import EVENT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM: Final = "w4r-desktop"


class _Program(SpokenGroup):
    """The commands, and beside them event files, which open in the window."""

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]
        is_event = word.lower().endswith(EVENT_SUFFIX) or is_kind(Path(word), Path.is_file)
        if is_event and self.get_command(ctx, word) is None:
            args = ["open", *args]
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Program,
    invoke_without_command=True,
    subcommand_metavar="[EVENT.w4r | COMMAND …]",
    help=N_(
        "Run a letter-writing evening. Without a command the window opens, with the event named "
        "or the last one."
    ),
)
@option(
    "--language",
    "spoken",
    type=click.Choice(language.LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=lambda _ctx, _param, code: language.use(code) if code else None,
    help=N_("The language to speak, if not this computer’s."),
)
@click.version_option(
    __version__,
    prog_name="W4R Desktop",
    cls=SpokenOption,
    help=N_("Show the version and exit."),
)
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Open the window where no command is given."""
    if ctx.invoked_subcommand is None:
        from w4r_desktop import app

        ctx.exit(app.run(None))


@command("open", hidden=True, help=N_("Open an event in the window."))
@event_argument
@click.pass_context
def open_event(ctx: click.Context, event: Path) -> None:
    """Open the window with an event."""
    from w4r_desktop import app

    ctx.exit(app.run(event))


@command("sample", help=N_("Open the window on a throw-away copy of the sample evening."))
@click.pass_context
def sample(ctx: click.Context) -> None:
    """Open the window with the sample evening."""
    from w4r_desktop import app

    ctx.exit(app.run_sample())


@command(
    "tour",
    help=N_("Play part of the sample evening and leave pictures and documents in a folder."),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@option(
    "--text-size",
    type=click.IntRange(100, 200),
    default=100,
    show_default=True,
    help=N_("The size of all text in the pictures, in per cent."),
)
def tour(folder: Path, text_size: int) -> None:
    """Play the tour."""
    from w4r_desktop.evenings.tour import tour as play

    play(folder, text_size=text_size)
    count = sum(path.is_file() for path in folder.rglob("*"))
    say(
        ngettext(
            "“{folder}” holds {count} picture or document.",
            "“{folder}” holds {count} pictures and documents.",
            count,
        ).format(folder=folder.name, count=language.number(count))
    )


def run(words: Sequence[str]) -> NoReturn:
    """Run one command and leave the program with its exit code; refusals are raised as W4RError."""
    translate_click()
    try:
        commands.main(list(words), prog_name=PROGRAM)
    except OSError as refusal:
        if _output_takes_more():
            raise
        raise OutputRefusedError from refusal
    raise AssertionError("click leaves the program itself")


def _output_takes_more() -> bool:
    """Tell whether standard output takes as much as a line break."""
    try:
        os.write(sys.stdout.fileno(), b"\n")
    except OSError:
        return False
    return True


for part in (
    open_event,
    sample,
    tour,
    new,
    log,
    print_document,
    export,
    report,
    pack,
    people,
    check,
    backup,
    restore,
    salvage,
):
    commands.add_command(part)
