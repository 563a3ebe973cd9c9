"""Bringing in the cases of a pack or a spreadsheet: read, shown, and taken over only then."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.pack_changes import compare, fitted
from w4r_desktop.errors import PackLanguageError, W4RError
from w4r_desktop.exchange.case_file import read_cases
from w4r_desktop.exchange.pack_notes import note_words
from w4r_desktop.gui import pack_words, theme
from w4r_desktop.gui.dialogs.pack_import_preview import PackPreview
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.store.queries.campaign_here import campaign_here
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.domain.pack_changes import PackChanges
    from w4r_desktop.domain.pack_choice import Figures
    from w4r_desktop.exchange.case_file import ReadCases
    from w4r_desktop.gui.workspace import Workspace


class ImportDialog(QDialog):
    """Reads a file at once, shows what it would change, and takes over what is chosen of it.

    ``said`` tells in a sentence what was taken over. Until somebody says so, nothing is changed.
    """

    said = Signal(str)

    def __init__(self, workspace: Workspace, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._path = path
        self._here = workspace.read(campaign_here)
        self._read: list[ReadCases] = []
        self._job: Job | None = None
        self.preview: PackPreview | None = None
        self.setWindowTitle(_("Bring in cases"))
        self.about = label(_("Reading the file …"), "muted", self)
        self.about.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(_("Reading the file …"))
        self.caution, self.complaint = Notice(parent=self), Notice(parent=self)
        self.summary = label("", "muted", self)
        self.summary.setWordWrap(True)
        self.take = Button(_("Take over"), kind="primary", parent=self)
        self.cancel = Button(_("Cancel"), parent=self)
        self._layout = QVBoxLayout(self)
        self._lay_out(parent)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self._start()

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        self.take.hide()  # until there is something to take
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        title = label(_("Cases from “{file}”").format(file=self._path.name), "title", self)
        title.setWordWrap(True)
        self._layout.setContentsMargins(px(24), px(18), px(24), px(18))
        self._layout.setSpacing(px(10))
        for part in (title, self.about, self.progress, self.caution, self.complaint):
            self._layout.addWidget(part)
        self._layout.addStretch(1)
        self._layout.addWidget(self.summary)
        self._layout.addWidget(buttons)
        room = parent.window().size()
        self.resize(min(px(1160), room.width()), min(px(720), round(room.height() * 0.95)))

    # -- reading -------------------------------------------------------------------------------

    def _start(self) -> None:
        self._job = Job(_reading(self._path, self._here.pack, self._read), self)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_read(self) -> None:
        self._job = None
        self.progress.hide()
        (read,) = self._read
        try:
            pack = fitted(read.pack, self._here)
        except PackLanguageError as error:
            error.file = self._path.name
            self._refuse(error)
            return
        changes = compare(self._here, pack, is_list=read.is_list)
        self._tell(changes, read)
        self._show(changes, [note_words(note) for note in read.notes])
        announce(self, self.about.text())

    def _tell(self, changes: PackChanges, read: ReadCases) -> None:
        """Say what the file brings as a whole."""
        asides = pack_words.asides(changes, written_in=read.pack.language, is_list=read.is_list)
        sentences = (f"{changes.pack.campaign.name}.", pack_words.brought(changes), *asides)
        self.about.setText(" ".join(sentences))
        self.about.setProperty("role", "heading" if changes.is_empty else "muted")
        self.about.style().polish(self.about)
        if cautions := pack_words.cautions(changes):
            self.caution.say(" ".join(cautions))

    def _show(self, changes: PackChanges, notes: list[str]) -> None:
        """Show it entry by entry, and offer to take it over."""
        country = self._workspace.read(event).details.country
        self.preview = PackPreview(changes, notes=notes, sender_country=country, parent=self)
        place = self._layout.indexOf(self.complaint)
        self._layout.takeAt(place + 1)  # the stretch that kept its place
        self._layout.insertWidget(place, self.preview, 1)
        self.preview.chosen.connect(self._on_chosen)
        self.preview.list.currentItemChanged.connect(self._put_in_order)
        self.preview.grown.connect(self._put_in_order)
        self._put_in_order()
        self.take.show()
        self.take.setDefault(True)
        self._on_chosen()
        self.preview.show()  # now rather than soon: what is hidden takes no focus
        self.preview.list.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.progress.hide()
        if not isinstance(error, W4RError):
            self.reject()
            raise error
        self._refuse(error)

    def _refuse(self, error: W4RError) -> None:
        self.about.hide()
        self.complaint.say(explain(error))
        width = min(theme.current().px(640), self.width())
        self.resize(width, self._layout.totalHeightForWidth(width))
        self.cancel.setText(_("Close"))
        self.cancel.setFocus()

    def _put_in_order(self) -> None:
        """Let Tab go from the list through what is shown of its entry to the buttons."""
        assert self.preview is not None
        inside = (
            part
            for part in self.preview.page.findChildren(QWidget)
            if part.focusPolicy() is not Qt.FocusPolicy.NoFocus
        )
        for one, following in pairwise(
            (self.preview.list, self.preview.details, *inside, self.take, self.cancel)
        ):
            self.setTabOrder(one, following)

    # -- taking over ---------------------------------------------------------------------------

    def _on_chosen(self) -> None:
        assert self.preview is not None
        figures = self.preview.figures
        nothing = figures.is_nothing
        self.take.setText(_("Nothing to take over") if nothing else pack_words.to_take(figures))
        self.take.setEnabled(not nothing)
        self.cancel.setText(_("Close") if nothing else _("Cancel"))
        self.summary.setText(" ".join(pack_words.left(figures)))
        self.summary.setVisible(bool(self.summary.text()))

    def _take(self) -> None:
        try:
            figures = self._take_over()
        except W4RError as error:
            self.complaint.say(explain(error))
            return
        self.said.emit(pack_words.taken_over(figures, self._path.name))
        self.accept()

    def _take_over(self) -> Figures:
        assert self.preview is not None
        (read,) = self._read
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # the largest take seconds
        try:
            return self._workspace.run(
                _("Take over cases from “{file}”").format(file=self._path.name),
                take_pack,
                pack=read.pack,
                choice=self.preview.choice,
                reason=pack_words.reason_for_withdrawal(),
                at=datetime.now(UTC),
                is_list=read.is_list,
            )
        finally:
            QApplication.restoreOverrideCursor()


def _reading(path: Path, here: CasePack, found: list[ReadCases]) -> Generator[int, None, None]:
    yield 0
    found.append(read_cases(path, here=here))
    yield 1
