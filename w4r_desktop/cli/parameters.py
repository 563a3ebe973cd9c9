"""What the words of the command line may be, with help in the language in force."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import click
from typing_extensions import override

from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.errors import WouldReplaceEventError
from w4r_desktop.language import N_, _, translated
from w4r_desktop.paths import EVENT_SUFFIX

MOST_COPIES: Final = 10_000
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


def a_time_zone(_ctx: click.Context, _param: click.Parameter, zone: str | None) -> str | None:
    """Return the IANA name of a time zone this computer knows."""
    try:
        return zone and ZoneInfo(zone).key
    except (KeyError, ValueError, OSError) as fault:
        said = _("“{zone}” is not a time zone, such as America/Halifax.")
        raise click.BadParameter(said.format(zone=zone)) from fault


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
event_argument = click.argument("event", metavar="EVENT.w4r", type=click.Path(path_type=Path))
output_option = option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help=N_("Where to save it.")
)


def say(*sentences: str) -> None:
    """Print one line, whatever line breaks the data has."""
    click.echo(" ".join(" ".join(sentences).split()))


def spare_events(output: Path) -> None:
    """Refuse to save a document under the name of an event."""
    if output.suffix.lower() == EVENT_SUFFIX:
        raise WouldReplaceEventError(file=output.name)
