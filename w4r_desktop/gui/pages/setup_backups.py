"""Backups, as a card under Setup: the last one, the second place, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout

from w4r_desktop.gui import theme
from w4r_desktop.gui.backing_up import backing_up
from w4r_desktop.gui.backup_words import last_words, place_words, unfit_words
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLabel, QWidget

    from w4r_desktop.gui.workspace import Workspace


class BackupsCard(Card):
    """Says what was backed up; hidden where nothing counts: practice and the sample.

    ``restore_requested`` asks for the list of backups, ``said`` tells what the backup holds that
    was asked for. ``now`` is the computer's clock, in UTC.
    """

    restore_requested = Signal()
    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(_("Backups"), parent=parent)
        self._now = now or partial(datetime.now, UTC)
        self._backing = backing_up(workspace)
        self._live = workspace.path.parent
        self._asked = False
        self._unfit = ""
        self.last = self._words("")
        self.trouble = self._words("bad")
        self.place = self._words("muted")
        self.back_up = Button(_("Back up now"), icon="save", parent=self)
        self.restore = Button(_("Go back to a backup…"), parent=self)
        self.choose = Button(_("Choose a second place…"), parent=self)
        self.forget = Button(_("No second place"), parent=self)
        self._lay_out()
        self.setVisible(self._backing is not None)
        if self._backing is not None:
            self._backing.changed.connect(self._show)
            self.back_up.clicked.connect(self._on_back_up)
            self.restore.clicked.connect(self.restore_requested)
            self.choose.clicked.connect(self._ask_for_place)
            self.forget.clicked.connect(self._forget)
            self._show()

    def _words(self, role: str) -> QLabel:
        words = label("", role, self)
        words.setWordWrap(True)
        return words

    def _lay_out(self) -> None:
        buttons = QGridLayout()
        buttons.setSpacing(theme.current().px(8))
        for number, button in enumerate((self.back_up, self.restore, self.choose, self.forget)):
            buttons.addWidget(button, *divmod(number, 2))
        buttons.setColumnStretch(2, 1)
        for part in (self.last, self.trouble, self.place):
            self.body.addWidget(part)
        self.body.addLayout(buttons)

    def _show(self) -> None:
        assert self._backing is not None
        now, refusal = self._now(), self._backing.last.refusal
        busy = self._backing.is_busy
        self.last.setText(_("Backing up…") if busy else last_words(self._backing.last.here, now))
        trouble = self._unfit or (explain(refusal) if refusal else "")
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.place.setText(place_words(self._backing, now))
        self.forget.setVisible(self._backing.place is not None)
        if self._asked and not busy:
            self._asked = False
            if refusal is None:
                self.said.emit(self.last.text())

    def _on_back_up(self) -> None:
        """Back up, unless that is being done; a button switched off would lose the focus."""
        assert self._backing is not None
        if not self._backing.is_busy:
            self._asked = True
            self._backing.back_up()

    def _ask_for_place(self) -> None:
        assert self._backing is not None
        title = _("A second place for backups, such as a stick")
        if chosen := QFileDialog.getExistingDirectory(self, title):
            self.take_place(Path(chosen))

    def take_place(self, folder: Path) -> None:
        """Make a folder the second place, or say why it cannot be."""
        assert self._backing is not None
        self._unfit = unfit_words(folder, self._live)
        if self._unfit:
            self._show()
            announce(self, self._unfit)
        else:
            self._backing.place = folder

    def _forget(self) -> None:
        assert self._backing is not None
        self._unfit = ""
        self._backing.place = None
