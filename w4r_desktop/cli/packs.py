"""Commands about case packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from w4r_desktop.cli.parameters import A_PATH, SpokenCommand, SpokenGroup, say
from w4r_desktop.language import N_, _, ngettext

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.exchange.case_pack import ReadPack


@click.group("pack", cls=SpokenGroup, help=N_("Work with case packs."))
def pack() -> None:
    """Hold the commands for packs."""


@pack.command("check", cls=SpokenCommand, help=N_("Check that a case pack can be used."))
@click.argument("file", metavar="FILE", type=A_PATH)
def check_pack(file: Path) -> None:
    """Check a case pack."""
    from w4r_desktop.exchange.case_pack import read_pack

    read = read_pack(file)
    good = _("“{file}” is a good case pack: {campaign}, with {cases}.").format(
        file=file.name, campaign=read.pack.campaign.name, cases=counted_cases(read)
    )
    say(good, *notes(read))


def counted_cases(read: ReadPack) -> str:
    """Return how many cases a pack has."""
    count = len(read.pack.cases)
    return ngettext("{count} case", "{count} cases", count).format(count=count)


def notes(read: ReadPack) -> list[str]:
    """Return what of a pack did not come along, a sentence each."""
    from w4r_desktop.exchange.pack_notes import note_words

    return [note_words(note) for note in read.notes]
