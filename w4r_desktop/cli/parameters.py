"""What the words of the command line may be, with help in the language in force."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Final

import click
from typing_extensions import override

from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.errors import WouldReplaceEventError
from w4r_desktop.language import N_, _
from w4r_desktop.paths import EVENT_SUFFIX

MOST_COPIES: Final = 10_000
_CASE: Final = re.compile(r"([^=]+)(?:=([0-9]{1,5}))?")


class SpokenCommand(click.Command):
    """A command whose help is in the language in force when it is shown."""

    @override
    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help or ""))

    @override
    def get_short_help_str(self, limit: int = 45) -> str:
        return _(self.help or "")


class SpokenGroup(SpokenCommand, click.Group):
    """A group of commands whose help is in the language in force when it is shown."""


class SpokenOption(click.Option):
    """An option whose help is in the language in force when it is shown."""

    @override
    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace(self.help or "", _(self.help or "")))


class Country(click.ParamType):
    """A country by its ISO 3166-1 alpha-2 code."""

    name = "code"

    @override
    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value.upper() not in COUNTRIES:
            said = _("“{code}” is not a country code of two letters, such as CA.")
            self.fail(said.format(code=value), param, ctx)
        return value.upper()


class TimeZone(click.ParamType):
    """A time zone by its IANA name."""

    name = "zone"

    @override
    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from zoneinfo import ZoneInfo

        try:
            return ZoneInfo(value).key
        except (KeyError, ValueError, OSError):
            said = _("“{zone}” is not a time zone, such as America/Halifax.")
            self.fail(said.format(zone=value), param, ctx)


class CaseCopies(click.ParamType):
    """A case's code, and how many copies if not one."""

    name = "code[=n]"

    @override
    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, int]:
        given = _CASE.fullmatch(value)
        copies = int(given[2] or 1) if given else 0
        if given is None or not 1 <= copies <= MOST_COPIES:
            said = _("“{case}” is not a case’s code, such as jani-silva or jani-silva=5.")
            self.fail(said.format(case=value), param, ctx)
        return given[1], copies


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
