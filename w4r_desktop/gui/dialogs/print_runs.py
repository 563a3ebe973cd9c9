"""All that was printed: looked at again, printed again, and what came out of the printer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
)

from w4r_desktop import paths
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import run_words, theme
from w4r_desktop.gui.dialogs.print_runs_came_out import ask_came_out
from w4r_desktop.gui.dialogs.print_runs_chosen import ChosenRun
from w4r_desktop.gui.dialogs.print_runs_envelopes import EnvelopesDialog
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.print_runs import RunsModel
from w4r_desktop.gui.models.rows import ROW
from w4r_desktop.gui.reprints import SHOWS, run_facts
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.page_preview import ShownPage
from w4r_desktop.gui.widgets.preview_desk import PreviewDesk
from w4r_desktop.gui.widgets.runs_list import RunsList
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.services import print_runs
from w4r_desktop.store.connection import spare_events
from w4r_desktop.store.queries.print_runs import run_pdf

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.reprints import Reprint
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.print_runs import PassRow, RunRow

SIZE: Final = (1300, 720)
LEFT: Final = 640


class RunsDialog(QDialog):
    """Lists the runs of the event, the newest first, with the very pages of each.

    ``wanted`` tells the Reprint somebody asked for, when the dialog has closed; ``said`` tells in
    a sentence what was done.
    """

    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What was printed"))
        self._workspace = workspace
        self._facts = Live(workspace, run_facts, shows=SHOWS, parent=self)
        self._pdf: tuple[UUID | None, bytes | None] = (None, None)
        self._page = 1
        self.model = RunsModel(self)
        self.list = RunsList(self.model, self)
        self.chosen = ChosenRun(self)
        self.desk = PreviewDesk(self)
        self.notice = Notice(parent=self)
        self.save = Button(_("Save PDF…"), icon="save", parent=self)
        self.envelopes = Button(_("Envelopes handed back…"), icon="envelope", parent=self)
        self.close_button = Button(_("Close"), parent=self)
        self._lay_out(parent.window().size())
        self._connect()
        self._on_facts()
        self.list.selectRow(0)
        self.list.setFocus()

    @property
    def run(self) -> RunRow | None:
        """The run that is chosen."""
        row: RunRow | None = self.list.currentIndex().data(ROW)
        return row

    def _lay_out(self, room: QSize) -> None:
        px = theme.current().px
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(self.list, 1)
        left.addWidget(self.chosen)
        middle = QHBoxLayout()
        middle.setSpacing(px(14))
        middle.addLayout(left)
        middle.addWidget(self.desk, 1)
        last = QHBoxLayout()
        last.addWidget(self.save)
        last.addWidget(self.envelopes)
        last.addStretch()
        last.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(10))
        column.addWidget(label(_("What was printed"), "title", self))
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addLayout(last)
        size = QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room)
        wide = min(px(LEFT), size.width() * 52 // 100)
        self.list.setFixedWidth(wide)
        self.chosen.setFixedWidth(wide)
        self.resize(size)

    def _connect(self) -> None:
        self._facts.answered.connect(self._on_facts)
        self.list.selectionModel().currentRowChanged.connect(self._on_run)
        self.model.modelReset.connect(self._on_reset)
        self.chosen.asked.connect(self._on_asked)
        self.chosen.again.wanted.connect(self._on_wanted)
        self.chosen.again.turned.connect(self._on_page)
        self.desk.turned.connect(self._on_turned)
        self.save.clicked.connect(self._on_save)
        self.envelopes.clicked.connect(self._on_envelopes)
        self.close_button.clicked.connect(self.reject)

    # -- what is shown ---------------------------------------------------------------------------

    def _on_facts(self) -> None:
        self.model.zone = self._facts.answer.zone
        self.model.show_rows(self._facts.answer.runs)
        self._show()

    def _on_reset(self) -> None:
        self.list.selectRow(0)

    def _on_run(self) -> None:
        run = self.run
        missing = run_words.missing(run) if run and run_words.sent_to_printer(run) else ()
        self._page = missing[0] if missing else 1
        self._show()

    def _show(self) -> None:
        run = self.run
        for part in (self.list, self.chosen, self.save):
            part.setVisible(run is not None)
        if run is None:
            self.desk.show_words(
                _("Nothing was printed or saved yet. What is printed is listed here, page by page.")
            )
            return
        pdf = self._pages_of(run)
        self.chosen.show_run(self._facts.answer, run, has_pages=pdf is not None)
        self.save.setEnabled(pdf is not None)
        self._show_page()

    def _pages_of(self, run: RunRow) -> bytes | None:
        if self._pdf[0] != run.print_run_id:
            kept = self._workspace.read(run_pdf, print_run_id=run.print_run_id)
            self._pdf = (run.print_run_id, kept)
        return self._pdf[1]

    def _show_page(self) -> None:
        run = self.run
        pdf = self._pages_of(run) if run else None
        if run is None or pdf is None:
            self.desk.show_words(self.chosen.gone.text())
            return
        place = run_words.place_words(run, self._page, self._facts.answer.names)
        self.desk.show_page(
            ShownPage(pdf, self._page - 1, run.stock.width, run.stock.height),
            place=place,
            words=place,
            pages=run.pages,
        )

    def _on_page(self, page: int) -> None:
        self._page = page
        self._show_page()

    def _on_turned(self, pages: int) -> None:
        if self.run is not None:
            self._on_page(min(max(self._page + pages, 1), self.run.pages))

    # -- what is done ----------------------------------------------------------------------------

    def _on_asked(self, one: PassRow) -> None:
        run, sent = self.run, one.sent
        if run is None:
            return
        names = self._facts.answer.names
        saved = not one.printer and not sent.out
        out = ask_came_out(
            sent.pages,
            len(sent.pages) if saved else len(sent.out),
            self,
            about=lambda page: run_words.page_words(run, page, names),
        )
        if out is not None:
            self._workspace.settle(
                print_runs.tell_what_came_out,
                print_pass_id=one.print_pass_id,
                came_out=None if out == len(sent.pages) else out,
            )

    def _on_wanted(self, reprint: Reprint) -> None:
        self.accept()
        self.wanted.emit(reprint)

    def _on_envelopes(self) -> None:
        dialog = EnvelopesDialog(self._workspace, self)
        dialog.said.connect(self.said)
        dialog.open()

    def _on_save(self) -> None:
        run = self.run
        if run is None:
            return
        dialog = QFileDialog(self, _("Save the PDF again"), documents_folder(), _("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(proposed_name(run_words.run_name(run), ".pdf"))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_chosen(self, chosen: str) -> None:
        run, file = self.run, Path(chosen)
        pdf = self._pages_of(run) if run else None
        if run is None or pdf is None:
            return
        try:
            spare_events(file)
            with paths.replacing(file) as draft:
                draft.write_bytes(pdf)
        except W4RError as error:
            self.notice.say(explain(error))
            return
        self.notice.hide()
        self.said.emit(
            _("{run} was saved as “{file}”.").format(run=run_words.run_name(run), file=file.name)
        )
