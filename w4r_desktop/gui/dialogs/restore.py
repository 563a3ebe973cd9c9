"""Choosing the backup to go back to, and what would be put aside for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem

from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.backup_words import held_words, newer_words, when_made
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.waiting import waited_for
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.paths import EVENT_SUFFIX
from w4r_desktop.store import backups
from w4r_desktop.store.backups import Backup
from w4r_desktop.store.restoring import beyond
from w4r_desktop.wording import entries

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from datetime import datetime

    from PySide6.QtWidgets import QLabel, QWidget

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.backups import Contents

ROWS: Final = 5
LINES: Final = 2


@dataclass(slots=True)
class Known:
    """A backup in the list, and what it holds once that was read; ``trouble`` says why not."""

    backup: Backup
    holds: Contents | None = None
    trouble: str = ""


class RestoreDialog(Question):
    """Lists backups, the newest first, and chooses the newest that is whole.

    Over an open ``workspace`` it says what of it is newer; ``trouble`` says why there is none, and
    of the ``damaged`` file as much is told as can be read of it. ``salvages`` says that this much
    is to be saved, and no backup opened.
    """

    def __init__(
        self,
        known: Sequence[Backup],
        parent: QWidget,
        *,
        workspace: Workspace | None = None,
        trouble: str = "",
        damaged: Path | None = None,
    ) -> None:
        title = _("Open a backup instead?") if trouble else _("Go back to a backup")
        super().__init__(title, _("Open this backup"), parent, loses=not trouble)
        self._workspace = workspace
        self._left = _readable(damaged) if damaged else None
        self._known = [Known(backup) for backup in known]
        self._chose = False
        self.why = self._words(trouble, "bad")
        self.list = QListWidget(self)
        self.list.setProperty("role", "framed")
        self.list.setAccessibleName(_("Backups"))
        self.list.setWordWrap(True)
        self.other = Button(_("Another file…"), parent=self)
        self.beyond = self._words("", "")
        self.salvages = False
        self.last = self._words(
            _(
                "If no backup helps: what can still be read of the damaged file becomes an event "
                "of its own, marked “salvaged, please check”. Some of it may be missing."
            )
            if damaged
            else "",
            "muted",
        )
        self.salvage = Button(_("Save what can still be read"), parent=self)
        self.salvage.setVisible(damaged is not None)
        self.aside = self._words(
            _("The damaged file is never deleted: it is kept under another name beside it.")
            if trouble
            else _("The present file is never deleted: it is kept under another name beside it."),
            "muted",
        )
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemPressed.connect(self._on_pressed)
        self.other.clicked.connect(self._ask_for_file)
        self.salvage.clicked.connect(self._on_salvage)
        self.yes.setEnabled(False)

    def ask(self, now: datetime) -> Path | None:
        """Return the backup that is to be opened, or None."""
        self._now = now
        for one in self._known:
            self.list.addItem(_when(one.backup, now))
        self._job = Job(_read(self._known), self)
        self._job.progressed.connect(self._on_read)
        self._job.start()
        accepted = self.exec() == Question.DialogCode.Accepted
        self._job.cancel()
        row = self.list.currentRow()
        return self._known[row].backup.path if accepted and row >= 0 else None

    def _words(self, text: str, role: str) -> QLabel:
        words = label(text, role, self)
        words.setWordWrap(True)
        words.setVisible(bool(text))
        return words

    def _lay_out(self) -> None:
        px = theme.current().px
        self.list.setMinimumWidth(px(560))
        self.list.setMinimumHeight(px(34) * ROWS)
        for words in (self.why, self.beyond):
            words.setMinimumHeight(words.fontMetrics().lineSpacing() * LINES)
        self.beyond.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.beyond.show()  # so that nothing moves when it says something
        beside = QHBoxLayout()
        beside.addWidget(self.other)
        beside.addStretch()
        self.fields.addRow(self.why)
        self.fields.addRow(self.list)
        self.fields.addRow(beside)
        self.fields.addRow(self.beyond)
        self.fields.addRow(self.aside)
        self.fields.addRow(self.last)
        last = QHBoxLayout()
        last.addWidget(self.salvage)
        last.addStretch()
        self.fields.addRow(last)

    def _on_salvage(self) -> None:
        self.salvages = True
        self.reject()

    def _on_read(self, count: int) -> None:
        """Show what the next backup holds; the first that is whole is chosen."""
        row = count - 1
        self._show_row(row)
        if not self._chose and self.list.currentRow() < 0 and not self._known[row].trouble:
            self.list.setCurrentRow(row)

    def _show_row(self, row: int) -> None:
        one, item = self._known[row], self.list.item(row)
        when = _when(one.backup, self._now, one.holds)
        told = held_words(one.holds) if one.holds else _("damaged, it cannot be opened")
        item.setText(f"{when} — {told}")
        if one.trouble:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)

    def _on_pressed(self, _item: QListWidgetItem) -> None:
        self._chose = True

    def _on_row(self, row: int) -> None:
        holds = self._known[row].holds if row >= 0 else None
        self.yes.setEnabled(holds is not None)
        self.beyond.setText(self._beyond_words(holds) if holds else "")

    def _beyond_words(self, holds: Contents) -> str:
        if self._workspace is None:
            return self._lacking_words(holds)
        later = self._workspace.read(beyond, holds)
        newer = newer_words(later)
        if not newer:
            return _("The open evening has nothing in its log that this backup lacks.")
        return _(
            "Newer in the open evening, and not in this backup: {newer}. This is put aside with "
            "the present file."
        ).format(newer=" · ".join(newer))

    def _lacking_words(self, holds: Contents) -> str:
        if self._left is None:
            return _("What was logged after that backup is not in it.")
        return _(
            "The damaged file seems to have {there}, this backup has {here}. What was logged after "
            "it is not in it."
        ).format(there=entries(self._left.entries), here=entries(holds.entries))

    def _ask_for_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a backup"), "", _("Backups") + f" (*{EVENT_SUFFIX})"
        )
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Put a backup that lies elsewhere first in the list, or say why it is none."""
        try:
            waited_for(partial(backups.verify, path), _("The backup is being read …"), self)
            one = Known(Backup(path, backups.moment(path) or self._now), backups.contents(path))
        except W4RError as refusal:
            self.why.setText(explain(refusal))
            self.why.show()
            self.adjustSize()
            return
        self.why.hide()
        self._known.append(one)
        self.list.addItem("")
        self._show_row(len(self._known) - 1)
        self.list.setCurrentRow(len(self._known) - 1)


def _readable(damaged: Path) -> Contents | None:
    """Return what a damaged file still tells of itself, if anything."""
    try:
        return backups.contents(damaged)
    except W4RError:
        return None


def _read(known: Sequence[Known]) -> Generator[int, None, None]:
    """Read what each holds; the newest are proved until one is whole, the others when chosen."""
    found = False
    for count, one in enumerate(tuple(known), start=1):
        try:
            if not found:
                backups.verify(one.backup.path)
                found = True
            one.holds = backups.contents(one.backup.path)
        except W4RError as refusal:
            one.trouble = explain(refusal)
        yield count


def _when(backup: Backup, now: datetime, holds: Contents | None = None) -> str:
    if holds is None:
        return backup.path.name
    return when_made(backup.at, holds, now)
