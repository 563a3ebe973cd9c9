"""Commands that back an event up and make an event of a backup."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from w4r_desktop import language
from w4r_desktop.cli.parameters import A_PATH as A_FILE
from w4r_desktop.cli.parameters import a_new_event, command, event_argument, is_kind, option, say
from w4r_desktop.errors import W4RError
from w4r_desktop.language import N_, _

if TYPE_CHECKING:
    from pathlib import Path


into_a_new_event: Final = option(
    "-o",
    "--output",
    required=True,
    type=A_FILE,
    callback=a_new_event,
    help=N_("The new event file; a file that is there is never replaced."),
)


@command("backup", help=N_("Back an event up into a folder, such as a stick, and read it back."))
@event_argument
@click.argument("folder", metavar="DIR", type=A_FILE)
def backup(event: Path, folder: Path) -> None:
    """Back an event up; the file appears whole and proved, or not at all."""
    from w4r_desktop.store import backups
    from w4r_desktop.store.copying import image
    from w4r_desktop.store.opening import open_to_read
    from w4r_desktop.store.queries.rehearsal import demand_evening
    from w4r_desktop.wording import counted

    with open_to_read(event) as file, file.reading() as session:
        demand_evening(session, file=event.name)
        _demand_folder(folder)
        taken = image(session, name=event.stem, at=datetime.now(UTC))
    with closing(taken.memory):
        made = backups.back_up(taken, folder)
    say(
        _("“{file}” was made and read back: it is whole and holds {pieces}.").format(
            file=made.path.name, pieces=counted(backups.contents(made.path).kinds)
        )
    )


def _demand_folder(folder: Path) -> None:
    if not is_kind(folder, type(folder).is_dir):
        said = _(
            "No backup was made, because there is no folder “{folder}”. Plug the stick in, or name "
            "another folder."
        )
        sys.exit(said.format(folder=folder.name or folder))


@command("restore", help=N_("Make an event of a backup, if it is whole."))
@click.argument("backup_file", metavar="BACKUP.w4r", type=A_FILE)
@into_a_new_event
def restore(backup_file: Path, output: Path) -> None:
    """Make an event file of a backup."""
    from w4r_desktop.store import backups, restoring
    from w4r_desktop.wording import counted

    restoring.restore(backup_file, output)
    held = backups.contents(output)
    said = _("“{file}” was restored: {name}, {pieces}.").format(
        file=output.name, name=held.details.name, pieces=counted(held.kinds)
    )
    found = backups.moment(backup_file)
    if found is None:  # somebody gave it another name
        say(said)
        return
    there = found.astimezone(held.details.zone)
    say(
        _("{done} It is as it was on {date} at {time}.").format(
            done=said, date=language.short_date(there.date()), time=language.clock(there)
        )
    )


@command("salvage", help=N_("Make an event of what can still be read of a damaged one."))
@click.argument("damaged", metavar="DAMAGED.w4r", type=A_FILE)
@into_a_new_event
def salvage(damaged: Path, output: Path) -> None:
    """Make an event file of what can still be read of a damaged one, and of none that is whole."""
    from w4r_desktop.store import salvage as salvaging
    from w4r_desktop.wording import salvage_names, salvaged_words

    if _is_whole(damaged):
        said = _("“{file}” is whole, so there is nothing to salvage. Nothing was made: open it.")
        sys.exit(said.format(file=damaged.name))
    found = salvaging.salvage(damaged, output, names=salvage_names())
    made = _("“{file}” was made of what can still be read of “{damaged}”, which was left as it is.")
    say(made.format(file=output.name, damaged=damaged.name), *salvaged_words(found))


def _is_whole(event: Path) -> bool:
    from w4r_desktop.store.opening import private_copy

    try:
        with private_copy(event):
            return True
    except W4RError:  # salvaging says what is the matter, if not even that can be done
        return False
