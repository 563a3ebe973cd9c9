"""Bringing in the cases of a pack or a spreadsheet: read, shown, and taken over only then."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from w4r_desktop.domain.pack_changes import compare, fitted
from w4r_desktop.errors import PackLanguageError
from w4r_desktop.exchange.case_file import ReadCases, read_cases
from w4r_desktop.exchange.pack_notes import note_words
from w4r_desktop.gui import pack_words
from w4r_desktop.gui.dialogs.file_import import FileImportDialog
from w4r_desktop.gui.dialogs.pack_import_preview import PackPreview
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.language import _
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.store.queries.campaign_here import campaign_here
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.domain.pack_changes import PackChanges
    from w4r_desktop.gui.workspace import Workspace


class ImportDialog(FileImportDialog[ReadCases, PackPreview]):
    """Reads a file at once, shows what it would change, and takes over what is chosen of it."""

    def __init__(self, workspace: Workspace, path: Path, parent: QWidget) -> None:
        super().__init__(
            path,
            parent,
            title=_("Bring in cases"),
            heading=_("Cases from “{file}”").format(file=path.name),
            take=_("Take over"),
        )
        self._workspace = workspace
        self._here = workspace.read(campaign_here)
        self.caution = Notice(parent=self)
        self.summary = label("", "muted", self)
        self.summary.setWordWrap(True)
        self._layout.insertWidget(self._layout.indexOf(self.complaint), self.caution)
        self._layout.insertWidget(self._layout.count() - 1, self.summary)
        self._start(partial(read_cases, path, here=self._here.pack))

    # -- what is shown -------------------------------------------------------------------------

    @override
    def _show(self, read: ReadCases) -> None:
        try:
            pack = fitted(read.pack, self._here)
        except PackLanguageError as error:
            error.file = self._path.name
            raise
        changes = compare(self._here, pack, is_list=read.is_list)
        self._tell(changes, read)
        self._show_entries(changes, [note_words(note) for note in read.notes])

    def _tell(self, changes: PackChanges, read: ReadCases) -> None:
        """Say what the file brings as a whole."""
        asides = pack_words.asides(changes, written_in=read.pack.language, is_list=read.is_list)
        sentences = (f"{changes.pack.campaign.name}.", pack_words.brought(changes), *asides)
        self.about.setText(" ".join(sentences))
        self.about.setProperty("role", "heading" if changes.is_empty else "muted")
        self.about.style().polish(self.about)
        if cautions := pack_words.cautions(changes):
            self.caution.say(" ".join(cautions))

    def _show_entries(self, changes: PackChanges, notes: list[str]) -> None:
        """Show it entry by entry, and offer to take it over."""
        country = self._workspace.read(event).details.country
        preview = PackPreview(changes, notes=notes, sender_country=country, parent=self)
        preview.chosen.connect(self._on_chosen)
        preview.list.currentItemChanged.connect(self._put_in_order)
        preview.grown.connect(self._put_in_order)
        self._offer(preview, under=self.caution)
        preview.list.setFocus()

    @override
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

    @override
    def _on_chosen(self) -> None:
        assert self.preview is not None
        figures = self.preview.figures
        nothing = figures.is_nothing
        self.take.setText(_("Nothing to take over") if nothing else pack_words.to_take(figures))
        self.take.setEnabled(not nothing)
        self.cancel.setText(_("Close") if nothing else _("Cancel"))
        self.summary.setText(" ".join(pack_words.left(figures)))
        self.summary.setVisible(bool(self.summary.text()))

    @override
    def _take_over(self) -> str:
        assert self.preview is not None
        (read,) = self._read
        figures = self._workspace.run(
            _("Take over cases from “{file}”").format(file=self._path.name),
            take_pack,
            pack=read.pack,
            choice=self.preview.choice,
            reason=pack_words.reason_for_withdrawal(),
            at=datetime.now(UTC),
            is_list=read.is_list,
        )
        return pack_words.taken_over(figures, self._path.name)
