"""What the words of the command line may be, with help in the language in force."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import click
from typing_extensions import override

from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.domain.names import clean_name
from w4r_desktop.errors import EventFileExistsError, EventFileNotMadeHereError, EventFilePlaceError
from w4r_desktop.language import N_, _, translated
from w4r_desktop.paths import EVENT_SUFFIX

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_COPIES: Final = 10_000
A_PATH: Final = click.Path(path_type=Path, readable=False)
"""Whoever opens the file says why it cannot be read."""
_CASE: Final = re.compile(r"([^=]+)(?:=([0-9]{1,5}))?")


class SpokenCommand(click.Command):
    """A command whose help is in the language in force when it is shown."""

    @override
    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translated(self.help or ""))

    @override
    def get_short_help_str(self, limit: int = 45) -> str:
        return translated(self.help or "")

    @override
    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:  # it is made before the language is known, and kept
            option.help = _("Show this message and exit.")
        return option


class SpokenGroup(SpokenCommand, click.Group):
    """A group of commands whose help is in the language in force when it is shown."""


class SpokenOption(click.Option):
    """An option whose help is in the language in force when it is shown."""

    @override
    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (
            record[0],
            record[1].replace(self.help or "", translated(self.help or "")),
        )


def a_country(_ctx: click.Context, _param: click.Parameter, code: str | None) -> str | None:
    """Return a country's code (ISO 3166-1 alpha-2) in capitals."""
    if code is None or code.upper() in COUNTRIES:
        return code and code.upper()
    said = _("“{code}” is not a country code of two letters, such as CA.")
    raise click.BadParameter(said.format(code=code))


def a_name(_ctx: click.Context, _param: click.Parameter, name: str | None) -> str | None:
    """Return a name in which something can be seen."""
    if name is None or clean_name(name):
        return name
    raise click.BadParameter(_("The name is empty. Give one with at least one letter."))


def a_time_zone(_ctx: click.Context, _param: click.Parameter, zone: str | None) -> str | None:
    """Return the IANA name of a time zone this computer knows."""
    try:
        return zone and ZoneInfo(zone).key
    except (KeyError, ValueError, OSError) as fault:
        said = _("“{zone}” is not a time zone, such as America/Halifax.")
        raise click.BadParameter(said.format(zone=zone)) from fault


def a_new_event(_ctx: click.Context, _param: click.Parameter, path: Path) -> Path:
    """Return where a new event goes; the window offers only files with its ending.

    Raises EventFileNotMadeHereError where no live event may lie.
    """
    from w4r_desktop.store.whereabouts import demand_here

    if path.suffix.lower() != EVENT_SUFFIX:
        said = _(
            "“{file}” cannot name an event. Give it a name that ends in .w4r, like evening.w4r."
        )
        raise click.BadParameter(said.format(file=path.name))
    try:
        demand_here(path)
    except EventFilePlaceError as refused:
        raise EventFileNotMadeHereError(file=path.name) from refused
    return path


def an_output(_ctx: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    """Return where something is saved, which is no folder."""
    if path is None or not is_kind(path, Path.is_dir):
        return path
    said = _("“{file}” is a folder. Name the file as well, such as tally.json or envelopes.pdf.")
    raise click.BadParameter(said.format(file=path.name or "."))


def is_kind(path: Path, kind: Callable[[Path], bool]) -> bool:
    """Tell whether a path leads to a file or folder; one that nobody can follow leads nowhere."""
    try:
        return kind(path)
    except OSError:
        return False


def copies_of_cases(
    _ctx: click.Context, _param: click.Parameter, words: tuple[str, ...]
) -> tuple[tuple[str, int], ...]:
    """Return cases' codes, and how many copies of each: one if nothing is said."""
    return tuple(_copies_of_case(word) for word in words)


def _copies_of_case(word: str) -> tuple[str, int]:
    given = _CASE.fullmatch(word)
    copies = int(given[2] or 1) if given else 0
    if given and 1 <= copies <= MOST_COPIES:
        return given[1], copies
    said = _("“{case}” is not a case’s code, such as jani-silva or jani-silva=5.")
    raise click.BadParameter(said.format(case=word))


command = partial(click.command, cls=SpokenCommand)
option = partial(click.option, cls=SpokenOption)
event_argument = click.argument("event", metavar="EVENT.w4r", type=A_PATH)
new_event_argument = click.argument("event", metavar="EVENT.w4r", type=A_PATH, callback=a_new_event)
output_option = option(
    "-o",
    "--output",
    required=True,
    type=A_PATH,
    callback=an_output,
    help=N_("Where to save it."),
)


def say(*sentences: str) -> None:
    """Print one line, whatever line breaks the data has."""
    click.echo(" ".join(" ".join(sentences).split()))


def spare_files(output: Path) -> None:
    """Refuse to save in the place of any file: work of somebody's evenings may be in it."""
    if output.exists():
        raise EventFileExistsError(file=output.name)
