"""Practising on a striped copy of an evening: made, gone back from, and thrown away."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from w4r_desktop import paths
from w4r_desktop.errors import W4RError
from w4r_desktop.gui.dialogs.ask import Practice, ask_to_practise
from w4r_desktop.gui.event_list import event_paths
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.services import rehearsal
from w4r_desktop.store.glance import glance
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.restoring import is_put_aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from uuid import UUID

    from w4r_desktop.gui.desktop import Desktop

log = logging.getLogger(__name__)


class Rehearsals(QObject):
    """Leads from an evening to a copy of it and back, in the window of a ``desktop``."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        desktop.window.practice_requested.connect(self.practise)

    def offer(self) -> None:
        """Offer to make a copy of what is open, if it is an evening that counts."""
        self._desktop.window.practise_action.setEnabled(self._may_practise())

    def practise(self) -> None:
        """Open a copy of the evening to practise on: a new one, or the one that is there."""
        desktop, workspace = self._desktop, self._desktop.workspace
        if workspace is None or not self._may_practise() or not desktop.may_close():
            return
        evening = workspace.path
        there = tuple(_copies(event_paths(), workspace.read(event).event_id))
        answer = ask_to_practise(desktop.window) if there else Practice.AFRESH
        if answer is Practice.STAY:
            return
        try:
            if answer is Practice.AFRESH:
                for old in there:
                    paths.throw_away(old)
                copy = self._copy()
            else:
                copy = there[0]
        except W4RError as error:
            log.warning("%s", error)
            desktop.window.complain(explain(error))
            return
        desktop.preferences.practised_event = evening
        desktop.open_event(copy)

    def _may_practise(self) -> bool:
        """Tell whether what is open is a real evening, and nobody locked it."""
        evening = self._desktop.window.evening
        if evening is None or evening.is_sample:
            return False
        workspace = evening.workspace
        return not (workspace.practice or workspace.locked or is_put_aside(workspace.path))

    def _copy(self) -> Path:
        workspace = self._desktop.workspace
        assert workspace is not None
        name = _("Practice - {event}").format(event=workspace.path.stem)
        copy = paths.free_event_path(name)
        workspace.copy_to(copy, rehearsal.begin, at=self._desktop.now())
        return copy

    def go_back(self) -> None:
        """Open the evening the copy was made of; the copy stays for later."""
        self._open_evening(self._evening_of_copy())

    def throw_open_copy_away(self) -> None:
        """Delete the copy that is open, and open the evening it was made of."""
        desktop, workspace = self._desktop, self._desktop.workspace
        assert workspace is not None
        assert workspace.practice, "an evening is never thrown away"
        copy, evening = workspace.path, self._evening_of_copy()
        desktop.close_event()
        refused = _thrown_away(copy)
        self._open_evening(evening)
        if refused:
            desktop.window.complain(refused)
        elif evening is not None and desktop.workspace is not None:
            desktop.window.toast.say(
                _("The practice copy was thrown away. This is the evening itself.")
            )

    def throw_away(self, copy: Path) -> None:
        """Delete a copy that is not open, and show the events that are left."""
        try:
            refused = _thrown_away(copy) if glance(copy).practice else ""
        except W4RError as error:
            refused = explain(error)
        self._desktop.show_events()
        if refused:
            self._desktop.window.complain(refused)

    def _open_evening(self, evening: Path | None) -> None:
        if evening is not None:
            self._desktop.open_event(evening)
            return
        self._desktop.show_events()
        self._desktop.window.complain(
            _(
                "The evening that this practice copy was made of is no longer where it was. "
                "Nothing was changed. Open it from the list, or look for its file."
            )
        )

    def _evening_of_copy(self) -> Path | None:
        """Return the file of the evening that the open copy was made of, if it is found."""
        desktop, workspace = self._desktop, self._desktop.workspace
        assert workspace is not None
        kept = desktop.preferences.practised_event
        known = [kept] if kept is not None else []
        wanted = workspace.read(event).event_id
        return next(_evenings([*known, *event_paths()], wanted), None)


def _copies(files: Iterable[Path], event_id: UUID) -> Iterator[Path]:
    return (path for path in files if _is_one(path, event_id, practice=True))


def _evenings(files: Iterable[Path], event_id: UUID) -> Iterator[Path]:
    there = (path for path in files if not is_put_aside(path))
    return (path for path in there if _is_one(path, event_id, practice=False))


def _is_one(path: Path, event_id: UUID, *, practice: bool) -> bool:
    try:
        seen = glance(path)
    except W4RError:  # it cannot be opened now, whatever it is
        return False
    return (seen.event_id, seen.practice) == (event_id, practice)


def _thrown_away(copy: Path) -> str:
    """Delete a copy, or return in words why it stays."""
    try:
        paths.throw_away(copy)
    except W4RError as error:
        log.warning("%s", error)
        return explain(error)
    return ""
