"""An event that lies on a stick, a network share or in a synced folder is copied here first."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox

from w4r_desktop import paths
from w4r_desktop.errors import EventFileBackupError, EventFilePlaceError, W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import DISCARDED, Question
from w4r_desktop.gui.dialogs.waiting import waited_for
from w4r_desktop.gui.event_list import event_here, holds_words, seen_of
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import wrapped
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.store.bringing import bring_here
from w4r_desktop.store.glance import glance

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from w4r_desktop.gui.desktop import Desktop

log = logging.getLogger(__name__)


def offers_copy(desktop: Desktop, path: Path, error: W4RError) -> bool:
    """Offer to copy a file here that was refused for its place; tell whether it was answered.

    Where the event is here already, that one is offered first.
    """
    if not isinstance(error, EventFilePlaceError):
        return False
    there = _here_already(desktop, path)
    if there is not None:
        return _is_answered(desktop, path, there)
    title = _("This is no safe place to count in")
    if isinstance(error, EventFileBackupError):
        title = _("This file is a backup")
    question = _question(title, [explain(error)], _("Copy it here and open"), desktop)
    return _answer(question) == QDialog.DialogCode.Accepted and _is_brought(desktop, path)


def _here_already(desktop: Desktop, path: Path) -> Path | None:
    try:
        there = event_here(glance(path).event_id, desktop.workspace)
    except W4RError:  # copying it will say why
        return None
    return there if there and paths.real(there) != paths.real(path) else None


def _is_answered(desktop: Desktop, path: Path, there: Path) -> bool:
    """Ask which of two files of one event is meant; nothing more is to be said.

    Enter opens the one on this laptop, unless the chosen one was counted in later.
    """
    here, chosen = (seen_of(one, desktop.workspace) for one in (there, path))
    now = desktop.now()
    lines = (
        _("On this laptop: “{file}”, {holds}.").format(
            file=there.name, holds=holds_words(here, now)
        ),
        _("What you chose: “{file}”, {holds}.").format(
            file=path.name, holds=holds_words(chosen, now)
        ),
    )
    later = chosen.newest is not None and (here.newest is None or chosen.newest > here.newest)
    title = _("This event is already on this laptop")
    question = _question(title, lines, _("Open the one on this laptop"), desktop, loses=later)
    again = Button(_("Copy the chosen one here and open"), parent=question)
    question.buttons.addButton(again, QDialogButtonBox.ButtonRole.DestructiveRole)
    again.clicked.connect(partial(question.done, DISCARDED))
    answer = _answer(question)
    if answer == DISCARDED:
        _is_brought(desktop, path)
    elif answer == QDialog.DialogCode.Accepted:
        desktop.open_event(there)
    return True


def _question(
    title: str, lines: Sequence[str], accept: str, desktop: Desktop, *, loses: bool = False
) -> Question:
    question = Question(title, accept, desktop.window, loses=loses)
    width = theme.current().px(460)
    for line in lines:
        question.fields.addRow(wrapped(line, width, parent=question))
    return question


def _answer(question: Question) -> int:
    answer = question.exec()
    question.deleteLater()
    return answer


def _is_brought(desktop: Desktop, path: Path) -> bool:
    try:
        words = _("The event is being copied to this laptop …")
        copy = waited_for(partial(bring_here, path), words, desktop.window)
    except W4RError as refused:
        log.warning("%s", refused)
        desktop.window.complain(explain(refused))
        return True  # said already
    desktop.open_event(copy)
    if desktop.workspace is not None and desktop.workspace.path == copy:
        desktop.window.toast.say(
            _("This is the copy on this laptop, “{file}”. The other file stays as it was.").format(
                file=copy.name
            )
        )
    return True
