"""What is said over every page while the open event is not simply tonight's evening."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from w4r_desktop.gui.backup_words import moment_words
from w4r_desktop.gui.dialogs.salvaged import SalvagedDialog
from w4r_desktop.language import _
from w4r_desktop.services.event_details import change_details
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.restoring import in_its_place, put_aside_at
from w4r_desktop.store.salvage_report import forget, kept_report

if TYPE_CHECKING:
    from datetime import datetime

    from w4r_desktop.gui.desktop import Desktop
    from w4r_desktop.gui.rehearsals import Rehearsals
    from w4r_desktop.gui.workspace import Workspace


class Lasting(QObject):
    """Shows that the open event is a practice copy, was put aside or was salvaged, and ways on.

    While the organizer's lock is on, none of them leads to another event.
    """

    def __init__(self, desktop: Desktop, rehearsals: Rehearsals) -> None:
        super().__init__(desktop)
        self._desktop = desktop
        self._rehearsals = rehearsals

    def show(self) -> None:
        """Say what is open, if it is anything else than an evening that counts."""
        self._rehearsals.offer()
        workspace = self._workspace
        aside = put_aside_at(workspace.path)
        if workspace.practice:
            self._show_practice()
        elif aside is not None:
            self._show_aside(aside)
        elif not self._is_sample:
            self._show_salvaged()

    @property
    def _workspace(self) -> Workspace:
        assert self._desktop.workspace is not None
        return self._desktop.workspace

    @property
    def _is_sample(self) -> bool:
        evening = self._desktop.window.evening
        return evening is not None and evening.is_sample

    def _show_practice(self) -> None:
        ways = (
            (_("Back to the evening"), self._rehearsals.go_back),
            (_("Throw this copy away"), self._rehearsals.throw_open_copy_away),
        )
        self._desktop.window.banner.say(
            _("Practice: nothing here counts. Try anything."),
            () if self._workspace.locked else ways,
        )

    def _show_aside(self, at: datetime) -> None:
        zone = self._workspace.read(event).details.zone
        time = moment_words(at.replace(tzinfo=zone), self._desktop.now())
        words = _(
            "This is the evening as it was when a backup took its place, {time}. It does not count."
        )
        way = (_("To the evening"), self._open_evening)
        self._desktop.window.banner.say(
            words.format(time=time), () if self._workspace.locked else (way,)
        )

    def _open_evening(self) -> None:
        """Open what took the place of the open file, or look for it in the list."""
        evening = in_its_place(self._workspace.path)
        if evening.exists():
            self._desktop.open_event(evening)
        else:
            self._desktop.show_events()

    # -- salvaged ------------------------------------------------------------------------------

    def _show_salvaged(self) -> None:
        workspace = self._workspace
        if kept_report(workspace.path) is None:
            return
        ways = [(_("What was lost"), self._tell_losses)]
        if not workspace.locked:
            ways.append((_("Checked"), self._on_checked))
        words = _(
            "Salvaged from a damaged file. How much of it is missing nobody can tell: check it "
            "against paper and the boxes."
        )
        self._desktop.window.banner.say(words, ways, striped=False)

    def _tell_losses(self) -> None:
        path = self._workspace.path
        if report := kept_report(path):
            dialog = SalvagedDialog(report.found, path, self._desktop.window, accept=_("Close"))
            dialog.exec()
            dialog.deleteLater()

    def _on_checked(self) -> None:
        """Give the event its name back; of what was lost nothing more is said."""
        workspace = self._workspace
        report = kept_report(workspace.path)
        if report is None:
            return
        row = workspace.read(event)
        if row.details.name == report.marked:
            details = replace(row.details, name=report.name)
            workspace.run(_("Checked after salvaging"), change_details, details=details)
        forget(workspace.path)
        self._desktop.window.banner.hide()
        self._desktop.window.page.setFocus()
