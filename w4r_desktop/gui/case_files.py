"""Cases that come from files and go into files, from wherever in the window somebody asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from w4r_desktop import language
from w4r_desktop.errors import RehearsalExportError, W4RError
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.store.connection import spare_events

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.workspace import Workspace

PACKS: Final = (".w4rpack", ".zip")
SPREADSHEETS: Final = (".csv", ".xlsx")
CASE_SUFFIXES: Final = (*PACKS, *SPREADSHEETS)


class CaseFiles(QObject):
    """Opens the dialogs over ``window``; ``said`` and ``refused`` tell in words how it went."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = window

    def ask_and_bring_in(self) -> None:
        """Ask for a pack or a spreadsheet, and show what it would bring."""
        dialog = QFileDialog(self._window, _("Bring in cases"), documents_folder(), case_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring_in(self, file: Path) -> None:
        """Show what a pack or a spreadsheet would bring; nothing is imported before a Yes."""
        from w4r_desktop.gui.dialogs.pack_import import ImportDialog

        dialog = ImportDialog(self._workspace, file, self._window)
        dialog.said.connect(self.said)
        dialog.open()

    def save_pack(self) -> None:
        """Ask which cases go into a pack, and save it."""
        from w4r_desktop.gui.dialogs.pack_export import ExportDialog

        if self._workspace.practice:  # what was typed to practise must not reach other laptops
            refusal = RehearsalExportError(file=self._workspace.path.name)
            self.refused.emit(explain(refusal))
            return
        dialog = ExportDialog(self._workspace, self._window)
        dialog.said.connect(self.said)
        dialog.open()

    def ask_and_save_template(self) -> None:
        """Ask where to, and save a spreadsheet to fill cases into."""
        title = _("Template for a spreadsheet")
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("Tables (*.csv)")))
        dialog = QFileDialog(self._window, title, documents_folder(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(proposed_name(_("Cases to fill in"), ".xlsx"))
        dialog.fileSelected.connect(self.save_template)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_template(self, chosen: str) -> None:
        """Save a spreadsheet to fill cases into, with what each column is for."""
        from w4r_desktop.exchange.case_template import write_template

        file = Path(chosen)
        try:
            spare_events(file)
            write_template(file, language=language.current())
        except W4RError as refusal:
            self.refused.emit(explain(refusal))
            return
        self.said.emit(
            _("“{file}” was saved. Fill in one case a row, then bring it in.").format(
                file=file.name
            )
        )

    def _on_chosen(self, chosen: str) -> None:
        self.bring_in(Path(chosen))


def case_filter() -> str:
    """Return what a file dialog shows where cases are asked for."""
    endings = " ".join(f"*{suffix}" for suffix in CASE_SUFFIXES)
    return _("Case packs and spreadsheets") + f" ({endings})"
