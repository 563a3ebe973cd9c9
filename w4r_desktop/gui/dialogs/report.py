"""The report: what is added in words, its versions, its pages, and the file for others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.documents.report import ReportLook, report_title
from w4r_desktop.domain.differences import is_unchanged
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.report_notes import NotesForm
from w4r_desktop.gui.dialogs.report_versions import Versions
from w4r_desktop.gui.drawing import Drawing
from w4r_desktop.gui.figures_reading import FiguresReading
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.gui.report_saving import ReportSaving
from w4r_desktop.gui.widgets.busy_line import BusyLine
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.page_preview import ShownPage
from w4r_desktop.gui.widgets.preview_desk import PreviewDesk
from w4r_desktop.gui.wishes_report import ReportWish, version_before
from w4r_desktop.language import _, number
from w4r_desktop.messages import explain
from w4r_desktop.services.reports import keep_notes
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.reports import newest_version, notes, reports
from w4r_desktop.wording import paper_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.gui.workspace import Workspace

SIZE: Final = (1300, 730)
LEFT: Final = 520


class ReportDialog(QDialog):
    """Shows the report as it is now or was frozen, and saves it; its notes are kept as typed.

    ``said`` tells in a sentence what was saved; ``refused`` why nothing was, which stands above
    the pages too. ``now`` is the computer's clock, in UTC.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Report"))
        self._workspace = workspace
        self._page = 0
        self._saving = ReportSaving(workspace, self)
        self._drawing = Drawing(self)
        self._figures: Figures | None = None
        self._notes = workspace.read(notes)
        self._frozen = workspace.read(reports)
        self.notice = Notice(parent=self)
        self.versions = Versions(self)
        self.notes = NotesForm(self)
        self.notes.show_value(self._notes)
        self.desk = PreviewDesk(self)
        self.busy = BusyLine(self)
        self.paper = choice_field(self, name=_("Paper"))
        for paper in Paper:
            self.paper.addItem(paper_name(paper), paper)
        self.paper.setCurrentIndex(self.paper.findData(workspace.read(event).details.paper))
        self.save = Button("", icon="save", kind="primary", parent=self)
        self.close_button = Button(_("Close"), parent=self)
        self._lay_out(parent.window().size())
        self._connect()
        self.desk.show_words(_("The figures are being added up …"))
        self.save.setEnabled(False)
        self.save.setText(_("Save as PDF…"))
        self.versions.list.setFocus()
        self._reading = FiguresReading(workspace, now, self)
        self._reading.read.connect(self._on_read)
        self._reading.failed.connect(self._on_failed)

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self, room: QSize) -> None:
        px = theme.current().px
        size = QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room)
        left = self._left()
        left.setFixedWidth(min(px(LEFT), size.width() * 44 // 100))
        middle = QHBoxLayout()
        middle.setSpacing(px(14))
        middle.addWidget(left)
        middle.addWidget(self.desk, 1)
        last = QHBoxLayout()
        last.setSpacing(px(10))
        last.addWidget(label(_("Paper"), "", self))
        last.addWidget(self.paper)
        last.addWidget(self.busy, 1)
        last.addStretch()
        last.addWidget(self.save)
        last.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(12), px(18), px(12))
        column.setSpacing(px(8))
        column.addWidget(label(_("Report"), "title", self))
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addLayout(last)
        self.resize(size)

    def _left(self) -> QScrollArea:
        px = theme.current().px
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(10), 0)
        column.setSpacing(px(8))
        column.addWidget(self.versions)
        column.addWidget(label(_("What you add"), "heading", self))
        column.addWidget(self.notes)
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields scroll into view by themselves
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def _connect(self) -> None:
        self.versions.chosen.connect(self._on_version)
        self.notes.edited.connect(self._on_notes)
        self.paper.activated.connect(self._show)
        self.desk.turned.connect(self._on_turned)
        self.save.clicked.connect(self._ask_for_file)
        self.close_button.clicked.connect(self.reject)
        self.refused.connect(self.notice.say)
        self._drawing.drawn.connect(self._show_page)
        self._drawing.failed.connect(self._on_failed)
        self._saving.said.connect(self._on_saved)
        self._saving.refused.connect(self.refused)
        self._saving.ended.connect(self._on_ended)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def shown(self) -> Figures:
        """The figures that are chosen: of a version, or as they are now with what is typed."""
        version = self.versions.version
        frozen = (one.figures for one in self._frozen if one.version == version)
        return next(frozen, None) or self._now_with_notes()

    @property
    def wish(self) -> ReportWish:
        """What is drawn of it."""
        return self._wish_for(self.shown)

    def _now_with_notes(self) -> Figures:
        assert self._figures is not None, "nothing is offered before the figures are there"
        return replace(self._figures, notes=self.notes.notes)

    def _wish_for(self, chosen: Figures) -> ReportWish:
        look = ReportLook(Paper(self.paper.currentData()), self._workspace.practice)
        return ReportWish(chosen, look, version_before(self._frozen, chosen.version))

    def _proposed_version(self) -> int:
        """Return the newest version where nothing has changed since, and else what is now."""
        if not self._frozen:
            return 0
        newest = self._frozen[-1]
        return newest.version if is_unchanged(newest.figures, self._now_with_notes()) else 0

    def _list_versions(self, chosen: int) -> None:
        self.versions.show_versions(self._now_with_notes(), self._frozen, chosen=chosen)

    def _show(self) -> None:
        if self._figures is None:
            return
        wish = self.wish
        self.versions.show_changes(wish.figures, wish.previous)
        version, newest = wish.figures.version, wish.previous
        self.save.setText(_("Save version {version} again as PDF…"))
        if not version and newest is not None and is_unchanged(newest, wish.figures):
            version = newest.version
        elif not version:
            version = self._workspace.read(newest_version) + 1
            self.save.setText(_("Make version {version} and save as PDF…"))
        self.save.setText(self.save.text().format(version=number(version)))
        self.save.setEnabled(not self._saving.is_busy)
        self._drawing.want(wish)
        if self._drawing.result is not None:
            self._show_page()

    def _show_page(self) -> None:
        drawn = self._drawing.result
        if drawn is None:
            return
        self._page = min(self._page, len(drawn.pages) - 1)
        page, stock = drawn.pages[self._page], drawn.wish.stock
        self.desk.show_page(
            ShownPage(drawn.pdf, self._page, stock.width, stock.height),
            place=page.place,
            words=page.words,
            pages=len(drawn.pages),
        )

    def _on_read(self, found: Figures) -> None:
        self._figures = found
        self._list_versions(self._proposed_version())
        self._show()

    def _on_version(self, _version: int) -> None:
        self._page = 0
        self._show()

    def _on_turned(self, pages: int) -> None:
        self._page = max(self._page + pages, 0)
        self._show_page()

    def _on_notes(self) -> None:
        if self._figures is None:
            return
        if self.versions.version:  # what is typed is seen where it goes
            self._list_versions(0)
        self._show()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, W4RError):
            raise error
        self.desk.show_words(explain(error))

    # -- what is kept --------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what was typed, if it is anything else than before."""
        typed = self.notes.notes
        if typed != self._notes:
            self._workspace.run(_("Notes for the report"), keep_notes, notes=typed)
            self._notes = typed

    @override
    def done(self, result: int) -> None:
        """Close, with what was typed kept; not while a file is being written."""
        if self._saving.is_busy or not self._kept():
            return
        super().done(result)

    def _kept(self) -> bool:
        try:
            self.keep()
        except W4RError as error:
            self.refused.emit(explain(error))
            return False
        return True

    # -- the file ------------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        self.notice.hide()
        try:
            self._saving.demand_evening()
        except W4RError as error:
            self.refused.emit(explain(error))
            return
        dialog = QFileDialog(self, _("Save the report"), documents_folder(), _("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(proposed_name(self._file_title(), ".pdf"))
        dialog.fileSelected.connect(self.save_as)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _file_title(self) -> str:
        chosen = self._chosen_version()
        version = chosen.version if chosen else self._workspace.read(newest_version) + 1
        return _("{report}, version {version}").format(
            report=report_title(self.shown), version=number(version)
        )

    def _chosen_version(self) -> Figures | None:
        """Return the frozen figures that are to be saved again, None for a new version."""
        chosen = self.shown
        if chosen.version:
            return chosen
        newest = version_before(self._frozen, 0)
        return newest if newest is not None and is_unchanged(newest, chosen) else None

    def save_as(self, file: str) -> None:
        """Save the version that is chosen, and make it before if it is a new one."""
        if self._figures is None:
            return
        try:
            self._saving.demand_evening()
            self.keep()
            chosen = self._chosen_version() or self._saving.freeze(self.shown, Path(file))
        except W4RError as error:
            self.refused.emit(explain(error))
            return
        self._frozen = self._workspace.read(reports)
        self._list_versions(chosen.version)
        self._saving.save(Path(file), self._wish_for(chosen))
        self.busy.start(_("Saving the report"), 0)
        self._show()

    def _on_saved(self, words: str) -> None:
        self.notice.hide()
        self.said.emit(words)

    def _on_ended(self) -> None:
        self.busy.stop()
        self._show()
