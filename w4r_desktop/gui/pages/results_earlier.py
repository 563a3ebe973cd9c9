"""The line that says which earlier event the figures are compared with."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.file_names import events_place
from w4r_desktop.gui.pages.results_words import earlier_words
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.paths import EVENT_SUFFIX
from w4r_desktop.services.earlier import compare_with, forget_earlier
from w4r_desktop.store.earlier import read_earlier
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from collections.abc import Callable

    from w4r_desktop.domain.earlier import EarlierTotals
    from w4r_desktop.gui.workspace import Workspace


class EarlierLine(QWidget):
    """Chooses the file of an earlier event, which is only read; only its totals are kept.

    ``said`` tells in a sentence what was done, ``refused`` why it was not.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.words = ElidedLabel("", "small", self)
        self.choose = Button(_("Compare with an earlier event…"), kind="quiet", parent=self)
        self.stop = Button(_("Stop comparing"), kind="quiet", parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.current().px(6))
        line.addWidget(self.words, 1)
        line.addWidget(self.choose)
        line.addWidget(self.stop)
        self.choose.clicked.connect(self._ask)
        self.stop.clicked.connect(self._forget)
        self.stop.hide()

    def show_earlier(self, earlier: EarlierTotals | None) -> None:
        """Say what is compared with."""
        self.words.setText(earlier_words(earlier) if earlier else "")
        self.choose.setText(_("Another event…") if earlier else _("Compare with an earlier event…"))
        self.stop.setVisible(earlier is not None)

    def compare(self, file: str) -> None:
        """Compare with the event in a file."""
        self._run(partial(self._read_and_keep, Path(file)))

    def _ask(self) -> None:
        dialog = QFileDialog(
            self,
            _("Compare with an earlier event"),
            events_place(),
            _("Events") + f" (*{EVENT_SUFFIX})",
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.compare)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _read_and_keep(self, path: Path) -> str:
        mine = self._workspace.read(event).event_id
        earlier = read_earlier(path, event_id=mine)
        label = _("Comparison with {event}").format(event=earlier.name)
        self._workspace.run(label, compare_with, earlier=earlier)
        return _("The figures are compared with “{event}” now. Its file was not changed.").format(
            event=earlier.name
        )

    def _forget(self) -> None:
        self.choose.setFocus()  # the button goes away
        self._run(self._let_go)

    def _let_go(self) -> str:
        self._workspace.run(_("Comparison"), forget_earlier)
        return _("The figures are compared with no other event any more.")

    def _run(self, do: Callable[[], str]) -> None:
        try:
            said = do()
        except W4RError as error:
            self.refused.emit(explain(error))
        else:
            self.said.emit(said)
