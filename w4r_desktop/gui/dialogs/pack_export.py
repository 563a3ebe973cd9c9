"""Saving the campaign's cases as a pack, all of them or some."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)
from typing_extensions import override

from w4r_desktop import paths
from w4r_desktop.errors import (
    FileNotSavedError,
    PackNotWrittenError,
    W4RError,
)
from w4r_desktop.exchange.case_pack import write_pack
from w4r_desktop.gui import theme
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.widgets.busy_line import BusyLine
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.store.connection import spare_events
from w4r_desktop.store.queries.cases import case_pack, cases
from w4r_desktop.store.queries.events import campaign

if TYPE_CHECKING:
    from collections.abc import Generator
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.cases import CaseRow

PACK_SUFFIX = ".w4rpack"
CASE_ID = Qt.ItemDataRole.UserRole


class ExportDialog(QDialog):
    """Asks which cases, and where to; ``said`` tells in a sentence what was saved.

    Withdrawn cases are left out unless they are ticked.
    """

    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._job: Job | None = None
        self._file = Path()
        self._campaign = workspace.read(campaign).campaign
        self.setWindowTitle(_("Save cases as a pack"))
        self.list = QListWidget(self)
        self.list.setProperty("role", "framed")
        self.list.setAccessibleName(_("Cases for the pack"))
        for row in workspace.read(cases):
            self.list.addItem(_item(row))
        self.all = Button(_("Choose all"), parent=self)
        self.none = Button(_("Choose none"), parent=self)
        self.count = label("", "muted", self)
        self.busy = BusyLine(self)
        self.complaint = label("", "bad", self)
        self.complaint.setWordWrap(True)
        self.save = Button(_("Save the pack…"), icon="save", kind="primary", parent=self)
        self.cancel = Button(_("Cancel"), parent=self)
        self._lay_out(parent)
        self._connect()
        self._on_ticked()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """The cases that are ticked, in their order."""
        return tuple(item.data(CASE_ID) for item in self._items() if _is_ticked(item))

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        words = label(
            _(
                "A pack carries cases to another laptop, with everything their briefs say and "
                "show. Nobody’s name and nothing of the tally is in it."
            ),
            "muted",
            self,
        )
        words.setWordWrap(True)
        choosing = QHBoxLayout()
        choosing.addWidget(self.all)
        choosing.addWidget(self.none)
        choosing.addWidget(self.count, 1, Qt.AlignmentFlag.AlignRight)
        buttons = QDialogButtonBox(self)
        self.save.setDefault(True)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(18), px(24), px(18))
        layout.setSpacing(px(12))
        layout.addWidget(label(_("Save cases as a pack"), "title", self))
        layout.addWidget(words)
        layout.addWidget(self.list, 1)
        layout.addLayout(choosing)
        layout.addWidget(self.busy)
        layout.addWidget(self.complaint)
        layout.addWidget(buttons)
        room = parent.window().size()
        self.resize(min(px(620), room.width()), min(px(640), round(room.height() * 0.95)))

    def _connect(self) -> None:
        self.list.itemChanged.connect(self._on_ticked)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self.save.clicked.connect(self._ask_for_file)
        self.cancel.clicked.connect(self.reject)
        self.busy.cancelled.connect(self._on_cancel)

    # -- which cases ---------------------------------------------------------------------------

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick_all(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked)

    def _tick_none(self) -> None:
        for item in self._items():
            item.setCheckState(Qt.CheckState.Unchecked)

    def _on_ticked(self, _item: QListWidgetItem | None = None) -> None:
        count = len(self.chosen)
        self.count.setText(
            ngettext("{number} case chosen", "{number} cases chosen", count).format(
                number=number(count)
            )
        )
        self.save.setEnabled(count > 0 and self._job is None)
        self._complain("")

    # -- where to ------------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        folder = documents_folder()
        kind = _("Case packs") + f" (*{PACK_SUFFIX})"
        dialog = QFileDialog(self, _("Save cases as a pack"), folder, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(PACK_SUFFIX[1:])
        dialog.selectFile(proposed_name(self._campaign.name, PACK_SUFFIX))
        dialog.fileSelected.connect(self.save_as)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, file: str) -> None:
        """Write the pack with the ticked cases, while the window stays alive."""
        self._file = Path(file)
        rows, chosen = self._workspace.read(cases), set(self.chosen)
        codes = {row.brief.code for row in rows if row.case_id in chosen}
        pack = self._workspace.read(case_pack)
        briefs = tuple(brief for brief in pack.cases if brief.code in codes)
        self._job = Job(_writing(self._file, replace(pack, cases=briefs)), self)
        self._job.finished.connect(self._on_written)
        self._job.cancelled.connect(self._end)
        self._job.failed.connect(self._on_failed)
        self.busy.start(_("Saving the pack"), 0, can_cancel=True)
        self._on_ticked()
        self._job.start()

    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_written(self) -> None:
        count = len(self.chosen)
        self._end()
        self.said.emit(
            ngettext("“{file}” has {number} case.", "“{file}” has {number} cases.", count).format(
                file=self._file.name, number=number(count)
            )
        )
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, W4RError):
            raise error
        self._complain(explain(error))

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.setVisible(bool(words))

    def _end(self) -> None:
        self._job = None
        self.busy.stop()
        self._on_ticked()


def _item(row: CaseRow) -> QListWidgetItem:
    withdrawn = row.withdrawn
    words = (
        row.brief.name
        if withdrawn is None
        else _("{case} (withdrawn: {reason})").format(case=row.brief.name, reason=withdrawn.reason)
    )
    item = QListWidgetItem(words)
    item.setData(CASE_ID, row.case_id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if withdrawn is None else Qt.CheckState.Unchecked)
    return item


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _writing(file: Path, pack: CasePack) -> Generator[int, None, None]:
    """Write a pack beside where it goes; it gets its name only if nobody cancelled meanwhile."""
    spare_events(file)
    with paths.replacing(file) as draft:
        try:
            write_pack(draft, pack)
        except (PackNotWrittenError, FileNotSavedError) as error:
            error.file = file.name
            raise
        yield 1
