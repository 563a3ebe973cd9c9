"""Backups, as a card under Setup: the last one, the second place, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.backing_up import backing_up
from w4r_desktop.gui.backup_words import (
    last_words,
    place_name,
    place_role,
    place_words,
    trouble_words,
    unfit_words,
)
from w4r_desktop.gui.file_names import stick_folder
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import as_role, label
from w4r_desktop.gui.widgets.mnemonics import plain
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _

WIDEST: Final = 220
"""Of a button that names a folder, at 100 %."""

MIDDLE: Final = Qt.TextElideMode.ElideMiddle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QLabel, QWidget

    from w4r_desktop.gui.workspace import Workspace


class BackupsCard(Card):
    """Says what was backed up; hidden where nothing counts: practice and the sample.

    ``restore_requested`` asks for the list of backups, ``said`` tells what the backup holds that
    was asked for, ``warned`` where it is missing. ``now`` is the computer's clock, in UTC.
    """

    restore_requested = Signal()
    said = Signal(str)
    warned = Signal(str)

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
        self.forget = Button(parent=self)
        self._lay_out()
        self.setVisible(self._backing is not None)
        if self._backing is not None:
            self._backing.changed.connect(self._show)
            self.back_up.clicked.connect(self._on_back_up)
            self.restore.clicked.connect(self.restore_requested)
            self.choose.clicked.connect(self._ask_for_place)
            self.forget.clicked.connect(self._forget)
            self._show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._backing is not None:
            self._backing.look()

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
        when = self._words("muted")
        when.setText(
            _("By itself: every 5 minutes while anything changes, and when the evening is closed.")
        )
        for part in (self.last, self.trouble, self.place, when):
            self.body.addWidget(part)
        self.body.addLayout(buttons)

    def _show(self) -> None:
        assert self._backing is not None
        now, busy = self._now(), self._backing.is_busy
        self.last.setText(_("Backing up…") if busy else last_words(self._backing, now))
        trouble = self._unfit or trouble_words(self._backing.last)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.place.setText(place_words(self._backing, now))
        as_role(self.place, place_role(self._backing))
        self._show_place()
        if self._asked and not busy:
            self._asked = False
            self._answer()

    def _show_place(self) -> None:
        assert self._backing is not None
        place = self._backing.place
        self.forget.setVisible(place is not None)
        if place is not None:
            words = _("Stop using “{place}”").format(place=place_name(place))
            metrics, width = self.forget.fontMetrics(), theme.current().px(WIDEST)
            self.forget.setText(plain(metrics.elidedText(words, MIDDLE, width)))
            self.forget.setAccessibleName(words)

    def _answer(self) -> None:
        """Say how the backup went that was asked for, at both places."""
        assert self._backing is not None
        last, named = self._backing.last, self._backing.place is not None
        words = trouble_words(self._backing.last) or self.last.text()
        if named:
            words = f"{words} {self.place.text()}"
        safe = not (last.refusal or last.refused_there or (named and last.missing))
        (self.said if safe else self.warned).emit(words)

    def _on_back_up(self) -> None:
        """Back up, unless that is being done; a button switched off would lose the focus."""
        assert self._backing is not None
        if not self._backing.is_busy:
            self._asked = True
            self._backing.back_up()

    def _ask_for_place(self) -> None:
        assert self._backing is not None
        title = _("A second place for backups, such as a stick")
        if chosen := QFileDialog.getExistingDirectory(self, title, stick_folder()):
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
