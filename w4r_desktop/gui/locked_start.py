"""Starting the program again leads nobody around the organizer's lock."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from w4r_desktop import paths
from w4r_desktop.errors import EventFileBusyError, W4RError
from w4r_desktop.gui.pages.start import LockedElsewherePage
from w4r_desktop.language import _

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.desktop import Desktop

log = logging.getLogger(__name__)


class LockedStart(QObject):
    """Knows which event of this laptop was left locked, and lets a ``desktop`` begin with it."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._locked: Path | None = None

    def remember(self) -> None:
        """Keep in mind whether the event that is open now is locked."""
        evening = self._desktop.window.evening
        if evening is not None and not evening.is_sample:
            workspace = evening.workspace
            self._desktop.preferences.locked_event = workspace.path if workspace.locked else None

    def takes_over(self, wanted: str) -> bool:
        """Open the event that was left locked instead, if there is one, and say why.

        ``wanted`` is what the person calls what they asked for, or empty if it was nothing.
        """
        desktop, locked = self._desktop, self._desktop.preferences.locked_event
        if locked is None or paths.is_gone(locked):
            return False
        try:
            desktop.show_event(locked)
        except EventFileBusyError:
            self._locked = locked
            self.show_page()
            return True
        except W4RError as error:  # then it keeps nobody from the others
            log.warning("%s", error)
            desktop.preferences.locked_event = None
            return False
        if desktop.window.is_locked and wanted not in ("", locked.name):
            desktop.window.complain(
                _(
                    "“{file}” was not opened, because the organizer has locked “{locked}” on this "
                    "laptop. Ask the organizer to unlock it first, with Ctrl+L."
                ).format(file=wanted, locked=locked.name)
            )
        return desktop.window.is_locked

    def show_page(self) -> None:
        """Show nothing but why nothing is offered."""
        assert self._locked is not None
        window = self._desktop.window
        window.is_locked_elsewhere = True
        window.build()
        page = LockedElsewherePage(self._locked.name)
        page.again.clicked.connect(self._on_again)
        window.show_start(page)

    def _on_again(self) -> None:
        self._desktop.window.is_locked_elsewhere = False
        self._desktop.open_first(None)
