"""An event that lies on a stick, a network share or in a synced folder is copied here first."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from w4r_desktop.errors import EventFileBackupError, EventFilePlaceError, W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.waiting import waited_for
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.store.bringing import bring_here

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.desktop import Desktop

log = logging.getLogger(__name__)


def offers_copy(desktop: Desktop, path: Path, error: W4RError) -> bool:
    """Offer to copy a file here that was refused for its place; tell whether the copy is open."""
    if not isinstance(error, EventFilePlaceError):
        return False
    title = _("This is no safe place to count in")
    if isinstance(error, EventFileBackupError):
        title = _("This file is a backup")
    question = Question(title, _("Copy it here and open"), desktop.window)
    words = label(explain(error), "", question)
    words.setWordWrap(True)
    words.setMinimumWidth(theme.current().px(420))
    question.fields.addRow(words)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return accepted and _is_brought(desktop, path)


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
