"""Choosing the backup to go back to, and what would be put aside for it."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
)
from typing_extensions import override

from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.backup_rows import BackupRows, Known
from w4r_desktop.gui.backup_words import lacking_words, newer_words, none_words
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.waiting import waited_for
from w4r_desktop.gui.file_names import stick_folder
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import make_room, wrapped
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.paths import EVENT_SUFFIX
from w4r_desktop.store import backups
from w4r_desktop.store.backups import Backup
from w4r_desktop.store.lacking import Rows, beyond, counted_only, rows_of
from w4r_desktop.store.restoring import hold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLabel, QWidget

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.backups import Contents
    from w4r_desktop.store.lacking import Beyond
    from w4r_desktop.store.restoring import Held

WIDTH: Final = 760
ROW: Final = 52
ROWS: Final = 2
"""As many are seen at least, of two lines each."""

LINES: Final = 2

log = logging.getLogger(__name__)


class RestoreDialog(Question):
    """Lists backups, the newest first, and chooses the newest that is whole.

    Over an open ``workspace`` it says what of it is newer. ``trouble`` says why there is none;
    where its file is ``damaged``, what can be read of it can be saved. ``left`` is what is known of
    the event: backups of another are none of it.
    ``salvages`` says that this is what was chosen, and no backup. ``place`` is the second place.
    """

    def __init__(
        self,
        known: Sequence[Backup],
        parent: QWidget,
        now: datetime,
        *,
        place: Path | None = None,
        workspace: Workspace | None = None,
        trouble: str = "",
        left: Rows | None = None,
        damaged: bool = False,
    ) -> None:
        title = _("Open a backup instead?") if trouble else _("Go back to a backup")
        if damaged and not known:
            title = _("This event is damaged")
        super().__init__(title, _("Open this backup"), parent, loses=not trouble)
        self._workspace = workspace
        self._left = left or Rows()
        self._now = now
        self._rows = BackupRows(known, place, now)
        self._chose = False
        self._held: Held | None = None
        self.salvages = False
        self.why = self._words(trouble, "bad")
        self.none = self._words("" if known else none_words(place, open_now=not trouble), "")
        self.list = _list(self, is_shown=bool(known))
        self.other = Button(_("Another file…"), parent=self)
        self.beyond = self._words("", "")
        self.last = self._words(_salvage_words(only=not known) if damaged else "", "muted")
        self.aside = self._words(_aside_words(damaged=bool(trouble)), "muted")
        only_salvage = damaged and not known
        kind = "primary" if only_salvage else "plain"
        self.salvage = Button(_("Save what can still be read"), kind=kind, parent=self)
        self.salvage.setVisible(damaged)
        if only_salvage:
            self._offer_salvage_first()
        self._lay_out(salvage_first=only_salvage)
        self._connect()
        self.yes.setEnabled(False)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemSelectionChanged.connect(self._on_chosen)
        self.list.itemPressed.connect(self._on_chosen)
        self.other.clicked.connect(self._ask_for_file)
        self.salvage.clicked.connect(self._on_salvage)

    def _offer_salvage_first(self) -> None:
        """Let nothing stand there that would open a backup, until somebody brings one."""
        self.salvage.setDefault(True)
        self.yes.hide()
        self.aside.hide()

    def tell_where(self, words: str) -> None:
        """Say where the event lies whole, instead of that there is no backup of it."""
        self.none.setText(words)
        make_room(self.none)

    def ask(self) -> Held | None:
        """Return the backup that is to be opened, proved and held, or None."""
        for row in range(len(self._rows)):
            self.list.addItem("")
            self._show_row(row)
        (self.salvage if self.list.isHidden() else self.list).setFocus()
        job = Job(self._rows.read(), self)
        job.progressed.connect(self._on_read)
        job.start()
        self.exec()
        job.cancel()
        return self._held

    @override
    def accept(self) -> None:
        """Prove what was chosen; if it is whole no more, another one is to be chosen."""
        row = self.list.currentRow()
        if row < 0:
            return
        proving = partial(hold, self._rows.known[row].backup.path)
        try:
            self._held = waited_for(proving, _("The backup is being read …"), self)
        except W4RError as refusal:
            self._refuse(row, refusal)
        else:
            super().accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in the list lead to the button that opens: Cancel was not meant."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.list.hasFocus() and self.yes.isEnabled():
            self.yes.setFocus()
        else:
            super().keyPressEvent(event)

    def _refuse(self, row: int, refusal: W4RError) -> None:
        log.warning("%s", refusal)
        self._rows.refuse(row)
        for each in range(len(self._rows)):  # a copy of it that is whole is the one to choose now
            self._show_row(each)
        self._choose(-1)
        self._say_why(
            _("This backup cannot be opened: it has changed or is damaged. Choose another backup.")
        )

    def _say_why(self, words: str) -> None:
        self.why.setText(words)
        make_room(self.why)
        self.why.setVisible(bool(words))

    def _words(self, text: str, role: str) -> QLabel:
        words = wrapped(text, theme.current().px(WIDTH), role, self)
        words.setVisible(bool(text))
        return words

    def _lay_out(self, *, salvage_first: bool) -> None:
        px = theme.current().px
        self.list.setFixedWidth(px(WIDTH))
        self.list.setMinimumHeight(px(ROW) * ROWS)
        if not self.list.isHidden():
            make_room(self.beyond, lines=LINES)
            self.beyond.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.beyond.show()  # so that nothing moves when it says something
        self.buttons.addButton(self.other, QDialogButtonBox.ButtonRole.ResetRole)
        choosing = (self.none, self.list, self.beyond, self.aside)
        saving = (self.last, _left_aligned(self.salvage))
        self.fields.addRow(self.why)
        for row in (*saving, *choosing) if salvage_first else (*choosing, *saving):
            self.fields.addRow(row)

    def _on_salvage(self) -> None:
        self.salvages = True
        self.reject()

    def _on_read(self, done: int) -> None:
        """Show what the next backup holds; the newest that is whole is chosen."""
        row = done - 1
        self._show_copies(row)
        before, best = self.list.currentRow(), self._rows.best
        if not self._chose and best is not None:
            self._choose(best)
        if row == before == self.list.currentRow():
            self._on_row(row)  # what it has is known now

    def _choose(self, row: int) -> None:
        """Choose a row for somebody who may not have: it gives way to a better one then."""
        chose = self._chose
        self.list.setCurrentRow(row)  # and show it so: the keys alone do not
        self._chose = chose

    def _show_copies(self, row: int) -> None:
        for each in self._rows.copies_of(row):
            self._show_row(each)

    def _show_row(self, row: int) -> None:
        item = self.list.item(row)
        words = self._rows.words(row)
        item.setText(words)
        item.setSizeHint(QSize(0, self._height(words)))
        self.list.setRowHidden(row, not self._rows.is_shown(row))
        if self._rows.known[row].damaged:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            item.setForeground(theme.current().tokens.muted)

    def _height(self, words: str) -> int:
        """Return how high a row is, with some room above and below its lines."""
        px, metrics = theme.current().px, self.list.fontMetrics()
        room = QRect(0, 0, px(WIDTH - 60), px(1000))
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        return max(wrapped.height() + px(12), px(ROW))

    def _on_chosen(self) -> None:
        """Keep what somebody chose, with the mouse or with the keys."""
        self._chose = True

    def _on_row(self, row: int) -> None:
        one = self._rows.known[row] if row >= 0 else None
        self.yes.setEnabled(one is not None and one.holds is not None and not one.damaged)
        try:
            has = rows_of(one.backup.path) if one is not None and one.holds else None
        except W4RError as refusal:  # the stick was pulled out just now
            self._refuse(row, refusal)
            return
        self.beyond.setText(self._beyond_words(one, has) if one and has else "")
        make_room(self.beyond, lines=LINES)

    def _beyond_words(self, one: Known, has: Rows) -> str:
        assert one.holds is not None
        later = self._later(one.holds, has)
        if later is None:
            there = one.backup.at.astimezone(one.holds.details.zone)
            return lacking_words(there, self._now, counted_only(self._left, has))
        newer = newer_words(later)
        if not newer:
            return _(
                "Nothing is lost: this backup has all letters and names of the open evening. "
                "Contacts, briefs and settings are not compared."
            )
        return _(
            "Newer in the open evening, and not in this backup: {newer}. This is put aside with "
            "the present file."
        ).format(newer=" · ".join(newer))

    def _later(self, holds: Contents, has: Rows) -> Beyond | None:
        """Return what of the open event is newer; nothing is known of one that became damaged."""
        here = self._workspace
        if here is None or here.trouble is not None:  # it was told, and is not to be told again
            return None
        with suppress(W4RError):
            return here.read(beyond, holds, has)
        return None

    def _ask_for_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Choose a backup"), stick_folder(), _("Backups") + f" (*{EVENT_SUFFIX})"
        )
        if chosen:
            self.add(Path(chosen))

    def add(self, path: Path) -> None:
        """Put a backup of this event that lies elsewhere into the list, or say why it is none."""
        one = Known(Backup(path, backups.moment(path) or self._now))
        try:
            waited_for(one.prove, _("The backup is being read …"), self)
        except W4RError as refusal:
            self._say_why(explain(refusal))
            return
        assert one.holds is not None
        if self._left.event_id not in (None, one.holds.event_id):
            self._say_why(
                _(
                    "“{file}” is a backup of another event, “{event}”, and does not take the place "
                    "of this one. Nothing was changed. To see it, open it like any event."
                ).format(file=path.name, event=one.holds.details.name)
            )
            return
        self._say_why("")
        self._take(one)

    def _take(self, one: Known) -> None:
        self._rows.known.append(one)
        self.list.addItem("")
        for there in (self.list, self.beyond, self.aside, self.yes):
            there.show()
        self.none.hide()
        self._chose = True
        row = len(self._rows) - 1
        self._show_copies(row)
        self.list.setCurrentRow(row if self._rows.is_shown(row) else self._rows.first_of(row))


def _list(parent: QWidget, *, is_shown: bool) -> QListWidget:
    """Return a list of rows that wrap: there is nothing to scroll to at its side."""
    made = QListWidget(parent)
    made.setProperty("role", "framed")
    made.setAccessibleName(_("Backups"))
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVisible(is_shown)
    return made


def _left_aligned(button: Button) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch()
    return line


def _salvage_words(*, only: bool) -> str:
    words = _(
        "What can still be read of the damaged file becomes an event of its own, marked “salvaged, "
        "please check”. Some of it may be missing."
    )
    if only:
        return words
    return _(
        "If no backup helps: what can still be read of the damaged file becomes an event of its "
        "own, marked “salvaged, please check”. Some of it may be missing."
    )


def _aside_words(*, damaged: bool) -> str:
    if damaged:
        return _(
            "The damaged file is never deleted: it is kept, and listed as “put aside” under All "
            "events."
        )
    return _(
        "The present file is never deleted: it is kept, and listed as “put aside” under All events."
    )
