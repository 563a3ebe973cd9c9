"""Backing up what is open, and going back to a backup, in the window."""

from __future__ import annotations

import logging
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileBeyondSalvageError,
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileForeignError,
    EventFileMissingError,
    EventFileTooNewError,
    EventFileUnreadableError,
    W4RError,
)
from w4r_desktop.gui.backing_up import BackingUp, backing_up, backup_roots
from w4r_desktop.gui.dialogs.waiting import waited_for
from w4r_desktop.gui.event_list import event_here, events_here, holds_words, seen_of
from w4r_desktop.gui.sweeping import Sweeping
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.paths import taken
from w4r_desktop.store import backups
from w4r_desktop.store.lacking import Rows, event_of, left_of
from w4r_desktop.store.restoring import hold, in_its_place, is_put_aside, put_back
from w4r_desktop.store.salvage import salvage
from w4r_desktop.store.whereabouts import is_among_ours
from w4r_desktop.wording import salvage_names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from uuid import UUID

    from w4r_desktop.gui.board.stage import Standing
    from w4r_desktop.gui.desktop import Desktop
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.backups import Backup
    from w4r_desktop.store.restoring import Held

LOST: Final = (
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileForeignError,
    EventFileMissingError,
    EventFileTooNewError,
    EventFileUnreadableError,
)
"""Why a backup is offered instead of an event file."""

log = logging.getLogger(__name__)


class Restoring(QObject):
    """Has evenings backed up that count, and leads from one to its backups and back."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        desktop.window.restore_requested.connect(self.ask)
        Sweeping(desktop)

    def watch(self, *, sample: bool) -> None:
        """Begin to back up what was opened just now, unless nothing of it counts."""
        desktop = self._desktop
        assert desktop.workspace is not None
        aside = is_put_aside(desktop.workspace.path)
        if not (sample or desktop.workspace.practice or aside):
            BackingUp(desktop.workspace, desktop.preferences, desktop.now)

    def leave(self, workspace: Workspace) -> None:
        """Back up what is being closed."""
        if backing := backing_up(workspace):
            backing.finish()

    def ask(self) -> None:
        """Show the backups of what is open, and put the one back that is chosen."""
        from w4r_desktop.gui.dialogs.restore import RestoreDialog

        desktop = self._desktop
        backing = backing_up(desktop.workspace) if desktop.workspace else None
        if backing is None or desktop.workspace is None or desktop.window.is_locked:
            return
        path = desktop.workspace.path
        dialog = RestoreDialog(
            backing.known(),
            desktop.window,
            desktop.now(),
            place=backing.place,
            workspace=desktop.workspace,
            left=Rows(backing.event_id),
        )
        chosen = dialog.ask()
        dialog.deleteLater()
        if chosen is not None:
            with closing(chosen):
                if desktop.may_close():
                    self._put_back(chosen, path, was_open=True)

    def offers(self, path: Path, error: W4RError) -> bool:
        """Offer the backups of a file that cannot be opened, and last what can be read of it.

        Tell whether one of these was taken.
        """
        from w4r_desktop.gui.dialogs.restore import RestoreDialog

        if not isinstance(error, LOST):
            return False
        desktop = self._desktop
        lost_beginning = isinstance(error, EventFileForeignError) and is_among_ours(path)
        damaged = isinstance(error, EventFileDamagedError) or lost_beginning
        left = waited_for(partial(left_of, path), _("The file is being read …"), desktop.window)
        known = self._known(path, left.event_id)
        if damaged and not known and left.event_id is None and is_among_ours(path):
            known = self._lost()
        if not (known or damaged):
            return False
        dialog = RestoreDialog(
            known,
            desktop.window,
            desktop.now(),
            place=desktop.preferences.backup_place,
            trouble=_why(path, error),
            left=left,
            damaged=damaged,
        )
        if not known and (there := self._here(left.event_id)):
            dialog.tell_where(self._where_words(there))
        chosen = dialog.ask()
        dialog.deleteLater()
        if chosen is not None:
            with closing(chosen):
                self._put_back(chosen, path, was_open=False)
        elif dialog.salvages:
            self._salvage(path)
        return chosen is not None or dialog.salvages

    def backups_of(self, path: Path) -> int:
        """Return how many backups there are of an event file."""
        return len({backup.path.name for backup in self._known(path, event_of(path))})

    def _salvage(self, damaged: Path) -> None:
        """Make an event of what can be read of a damaged one, tell what that is, and open it."""
        from w4r_desktop.gui.dialogs.salvaged import SalvagedDialog

        desktop = self._desktop
        called = salvage_names().event.format(name=damaged.stem)
        target = paths.free_path(paths.events_folder() / f"{called}{paths.EVENT_SUFFIX}")
        try:
            found = waited_for(
                partial(salvage, damaged, target, names=salvage_names()),
                _("What can still be read is being saved …"),
                desktop.window,
            )
        except W4RError as error:
            log.warning("%s", error)
            beyond = isinstance(error, EventFileBeyondSalvageError)
            if not (beyond and self._offers_newest(damaged)):
                desktop.window.complain(explain(error))
            return
        dialog = SalvagedDialog(found, target, desktop.window)
        dialog.exec()
        dialog.deleteLater()
        desktop.open_event(target)
        self._back_up()

    def _offers_newest(self, damaged: Path) -> bool:
        """Offer the newest whole backup where nothing was salvaged; tell whether there is one."""
        from w4r_desktop.gui.dialogs.salvaged import ask_for_newest

        desktop = self._desktop
        looking = partial(_newest_whole, self._known(damaged, event_of(damaged)))
        found = waited_for(looking, _("The backup is being read …"), desktop.window)
        if found is None:
            return False
        newest, held = found
        with closing(held):
            if ask_for_newest(newest, held.holds, desktop.now(), desktop.window):
                self._put_back(held, damaged, was_open=False)
        return True

    def _known(self, path: Path, event_id: UUID | None) -> list[Backup]:
        """Return the backups of a file that cannot be opened, by its event as far as that is told.

        Else they are those of its name, or of the name it had before it was put aside. A file from
        elsewhere may be called as it likes, and no event is to lie there that is here already, nor
        where it was put aside.
        """
        if is_put_aside(path) and (in_its_place(path).exists() or self._here(event_id)):
            return []
        roots, ours = backup_roots(self._desktop.preferences), is_among_ours(path)
        found = backups.of_event(event_id, roots) if event_id else []
        if ours:
            return found or backups.of_stem(in_its_place(path).stem, roots)
        return found if found and self._here(event_id) is None else []

    def _lost(self) -> list[Backup]:
        """Return the backups of every event that does not lie here whole, the newest first."""
        here = {str(seen.event_id) for _path, seen in events_here(self._desktop.workspace)}
        found = (
            backup
            for root in backup_roots(self._desktop.preferences)
            for folder in backups.listed(root)
            if folder.name not in here
            for backup in backups.list_backups(folder)
        )
        return sorted(found, key=lambda backup: backup.at, reverse=True)

    def _here(self, event_id: UUID | None) -> Path | None:
        return event_here(event_id, self._desktop.workspace) if event_id else None

    def _where_words(self, there: Path) -> str:
        """Return where an event lies here whole and what it holds."""
        desktop = self._desktop
        return _("On this laptop: “{file}”, {holds}.").format(
            file=there.name, holds=holds_words(seen_of(there, desktop.workspace), desktop.now())
        )

    def _put_back(self, chosen: Held, path: Path, *, was_open: bool) -> None:
        desktop, path = self._desktop, self._place_of(path, chosen.holds.event_id)
        evening = desktop.window.evening
        standing = evening.stage.standing if was_open and evening is not None else None
        try:
            desktop.close_event()
            there = desktop.now().astimezone(chosen.holds.details.zone)
            aside = put_back(chosen, path, at=there)
        except W4RError as error:
            log.warning("%s", error)
            if desktop.workspace is None:
                desktop.show_events()
            if was_open and desktop.workspace is None:
                self._open(path, standing)
            desktop.window.complain(explain(error))
            return
        self._open(path, standing)
        self._back_up()
        if aside is not None and desktop.workspace is not None:
            desktop.window.toast.say(
                _("The backup is open. The file as it was is kept as “{file}”.").format(
                    file=aside.name
                )
            )

    def _place_of(self, path: Path, event_id: UUID) -> Path:
        """Return where a backup goes: put aside it would not count, if its evening is not here."""
        wanted = in_its_place(path)
        is_free = wanted != path and not taken(wanted) and self._here(event_id) is None
        return wanted if is_free else path

    def _back_up(self) -> None:
        """Have a backup of what came back: those that are there are of how it was before."""
        workspace = self._desktop.workspace
        if workspace is not None and (backing := backing_up(workspace)):
            backing.back_up()

    def _open(self, path: Path, standing: Standing | None) -> None:
        """Open an event, and let its board stand as it did."""
        self._desktop.open_event(path)
        evening = self._desktop.window.evening
        if standing is not None and evening is not None:
            evening.stage.stand_again(standing)


def _newest_whole(known: Iterable[Backup]) -> tuple[Backup, Held] | None:
    """Return the newest backup that is whole, and hold it, if any is."""
    for backup in backups.newest_first(known):
        with suppress(W4RError):
            return backup, hold(backup.path)
    return None


def _why(path: Path, error: W4RError) -> str:
    """Return why a file cannot be opened; what is to be done is offered with it."""
    if isinstance(error, EventFileDamagedError):
        words = _("“{file}” is damaged or cut off. It was left as it is.")
    elif isinstance(error, EventFileEmptyError):
        words = _("“{file}” is empty. It was left as it is.")
    elif isinstance(error, EventFileMissingError):
        words = _("“{file}” is not there any more.")
    elif isinstance(error, EventFileForeignError):
        words = _("“{file}” cannot be read as an event any more. It was left as it is.")
    else:
        return explain(error)
    return words.format(file=path.name)
