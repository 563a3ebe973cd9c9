"""Locking and unlocking the open evening, as an organizer asks for it in window and Setup.

Each function tells whether it was done; who thinks better of it leaves everything as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from w4r_desktop.gui.dialogs.pin import ChoosePin, EnterPin
from w4r_desktop.language import _
from w4r_desktop.services import lock as services
from w4r_desktop.store.queries.lock import lock as lock_row

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.workspace import Workspace

    Clock = Callable[[], datetime]


def lock(workspace: Workspace, now: Clock, parent: QWidget) -> bool:
    """Leave nothing to volunteers but tally, sign-in and briefs; ask for a PIN if there is none."""
    if not workspace.read(lock_row).pin_hash and not _choose(
        workspace, parent, _("Lock the window")
    ):
        return False
    workspace.settle(services.lock, at=now())
    return True


def unlock(workspace: Workspace, now: Clock, parent: QWidget) -> bool:
    """Ask for the PIN and open all of the evening again."""
    dialog = EnterPin(_("Unlock the window"), _("Unlock"), workspace, services.unlock, now, parent)
    return _run(dialog)


def choose_pin(workspace: Workspace, parent: QWidget) -> bool:
    """Ask for the first PIN."""
    return _choose(workspace, parent, _("Keep this PIN"))


def change_pin(workspace: Workspace, now: Clock, parent: QWidget) -> bool:
    """Ask for the PIN and for another one."""
    dialog = EnterPin(
        _("Type the PIN you want to change"), _("Go on"), workspace, services.prove, now, parent
    )
    return _run(dialog) and choose_pin(workspace, parent)


def remove_pin(workspace: Workspace, now: Clock, parent: QWidget) -> bool:
    """Ask for the PIN and do away with it."""
    dialog = EnterPin(
        _("Type the PIN you want to remove"),
        _("Remove the PIN"),
        workspace,
        services.remove_pin,
        now,
        parent,
    )
    return _run(dialog)


def _choose(workspace: Workspace, parent: QWidget, accept: str) -> bool:
    return _run(ChoosePin(workspace, parent, accept=accept))


def _run(dialog: QDialog) -> bool:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted
