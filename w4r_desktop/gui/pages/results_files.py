"""The head of the results: what they are, and files of them for others."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from w4r_desktop import paths
from w4r_desktop.errors import RehearsalExportError, W4RError, WouldReplaceEventError
from w4r_desktop.exchange.tally_export import write_csv, write_json
from w4r_desktop.gui import theme
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable

    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.totals import Totals


class ResultsFiles(QWidget):
    """Saves the results; names of people are in none of it.

    ``said`` tells in a sentence what was saved, ``refused`` why nothing was.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,  # noqa: ARG002
        now: Callable[[], datetime],  # noqa: ARG002
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.csv = Button(_("Export CSV…"), icon="save", parent=self)
        self.json = Button(_("Export JSON…"), icon="save", parent=self)
        top = QHBoxLayout(self)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(theme.current().px(10))
        top.addWidget(label(_("The night’s tally"), "title", self))
        top.addStretch(1)
        top.addWidget(self.csv)
        top.addWidget(self.json)
        self.csv.clicked.connect(partial(self._ask_for_file, "csv"))
        self.json.clicked.connect(partial(self._ask_for_file, "json"))

    def _ask_for_file(self, form: str) -> None:
        if self._workspace.practice:  # away from here nobody could tell its figures from real ones
            refusal = RehearsalExportError(file=self._workspace.path.name)
            self.refused.emit(explain(refusal))
            return
        title = _("Tally – {event}").format(event=self._workspace.read(event).details.name)
        folder = documents_folder()
        named = {"csv": _("Tables (*.csv)"), "json": _("JSON (*.json)")}[form]
        dialog = QFileDialog(self, _("Save the tally"), folder, named)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        dialog.selectFile(proposed_name(title, f".{form}"))
        dialog.fileSelected.connect({"csv": self.save_csv, "json": self.save_json}[form])
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_csv(self, file: str) -> None:
        """Save one row for each table, case and kind."""
        self._save(Path(file), self._write_csv)

    def save_json(self, file: str) -> None:
        """Save the whole tally."""
        self._save(Path(file), self._write_json)

    def _save(self, file: Path, write: Callable[[Path], None]) -> None:
        try:
            if file.suffix.lower() == paths.EVENT_SUFFIX:
                raise WouldReplaceEventError(file=file.name)
            write(file)
        except W4RError as error:
            self.refused.emit(explain(error))
            return
        count = self._totals.pieces
        self.said.emit(
            ngettext(
                "Tally saved as “{file}”: {number} piece",
                "Tally saved as “{file}”: {number} pieces",
                count,
            ).format(file=file.name, number=number(count))
        )

    def _write_csv(self, file: Path) -> None:
        write_csv(file, totals=self._totals)

    def _write_json(self, file: Path) -> None:
        row = self._workspace.read(event)
        write_json(file, event=row, totals=self._totals, as_of=datetime.now(row.details.zone))

    @property
    def _totals(self) -> Totals:
        return self._workspace.read(totals)
