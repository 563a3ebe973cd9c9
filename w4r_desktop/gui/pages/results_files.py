"""The head of the results: what they are, and files and texts of them for others."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.exports import NAMING, Form, Purpose
from w4r_desktop.errors import RehearsalExportError
from w4r_desktop.exchange.report_back import registration, report_back
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.dialogs.report import ReportDialog
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.gui.pages.results_part import ResultsPart
from w4r_desktop.gui.results_saving import ResultsSaving
from w4r_desktop.gui.widgets.busy_line import BusyLine
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.exports import entry_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.workspace import Workspace

FORMS: Final = {f".{form}": form for form in (Form.XLSX, Form.CSV, Form.JSON)}


class ResultsFiles(ResultsPart):
    """Saves the results; names of people are in none of it unless the organizer asks for them."""

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, now, parent)
        self._copied = ""
        self.saving = ResultsSaving(workspace, now, self)
        self._title = ElidedLabel(_("The night’s tally"), "title", self)
        self.copy = Button(_("Copy report-back"), parent=self)
        self.xlsx = Button(_("Spreadsheet (.xlsx)"), parent=self)
        self.csv = Button(_("CSV"), parent=self)
        self.more = Button(_("More"), parent=self)
        self.report = Button(_("Report (PDF)"), kind="primary", parent=self)
        self.busy = BusyLine(self)
        self._lay_out()
        self._fill_menu()
        self._connect()

    def _lay_out(self) -> None:
        px = theme.current().px
        top = QHBoxLayout()
        top.setSpacing(px(10))
        top.addWidget(self._title, 1)
        for button in (self.copy, self.xlsx, self.csv, self.more, self.report):
            top.addWidget(button)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Fixed)  # what finds no room goes into the menu
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(top)
        column.addWidget(self.busy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._width_of((self._title, self.more, self.report))
        for place, (button, action) in enumerate(self._folding):
            rest = [other for other, _action in self._folding[place:]]
            fits = self._width_of(rest) <= room
            button.setVisible(fits)
            action.setVisible(not fits)

    def _width_of(self, buttons: Iterable[QWidget]) -> int:
        return sum(button.sizeHint().width() + theme.current().px(10) for button in buttons)

    def _fill_menu(self) -> None:
        menu = QMenu(self.more)
        self._folding = [
            (button, menu.addAction(button.text(), button.click))
            for button in (self.csv, self.xlsx, self.copy)
        ]
        for words, slot in (
            (_("Copy &registration"), self.copy_registration),
            (_("&JSON, for other programs…"), partial(self._ask_for_file, Form.JSON)),
            (
                _("&Group’s report, with recount, mail and comments…"),
                partial(self._ask_for_file, Form.XLSX, Purpose.GROUP),
            ),
            (
                _("&Contacts of those who agreed…"),
                partial(self._ask_for_file, Form.XLSX, Purpose.CONTACTS),
            ),
            (
                _("&Everything, with names…"),
                partial(self._ask_for_file, Form.XLSX, Purpose.FULL),
            ),
        ):
            menu.addAction(words, slot)
        self.more.setMenu(menu)

    def _connect(self) -> None:
        self.copy.clicked.connect(self.copy_report_back)
        self.xlsx.clicked.connect(partial(self._ask_for_file, Form.XLSX))
        self.csv.clicked.connect(partial(self._ask_for_file, Form.CSV))
        self.report.clicked.connect(self._show_report)
        saving = self.saving
        saving.began.connect(self._on_began)
        saving.progressed.connect(self.busy.show_done)
        saving.ended.connect(self.busy.stop)
        saving.said.connect(self.said)
        saving.refused.connect(self.refused)
        saving.copied.connect(self._on_copied)
        self.busy.cancelled.connect(saving.cancel)

    # -- texts ---------------------------------------------------------------------------------

    def copy_report_back(self) -> None:
        """Put the figures on the clipboard in the order a section's form asks for them."""
        self._copied = _("The report-back was copied. Paste it into the form of your section.")
        self.saving.copy(report_back)

    def copy_registration(self) -> None:
        """Put on the clipboard what a section asks for before the event."""
        self._copied = _("The registration was copied. Paste it into the form of your section.")
        self.saving.copy(registration)

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self._copied)

    # -- files ---------------------------------------------------------------------------------

    def save(self, file: str, form: Form, purpose: Purpose = Purpose.TALLY) -> None:
        """Save the results for a purpose, in the form that the file's ending tells if it does."""
        path = Path(file)
        self.saving.save(path, FORMS.get(path.suffix.lower(), form), purpose)

    def _ask_for_file(self, form: Form, purpose: Purpose = Purpose.TALLY) -> None:
        if self._workspace.practice:  # away from here nobody could tell its figures from real ones
            self.refused.emit(explain(RehearsalExportError(file=self._workspace.path.name)))
            return
        if purpose in NAMING and not self._may_name_people(purpose):
            return
        dialog = QFileDialog(self, _title(purpose), documents_folder(), _kinds(form, purpose))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form)
        name = self._workspace.read(event).details.name
        dialog.selectFile(proposed_name(_proposed(purpose, name), f".{form}"))
        dialog.fileSelected.connect(partial(self.save, form=form, purpose=purpose))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _may_name_people(self, purpose: Purpose) -> bool:
        question = Question(_title(purpose), _("Save with names…"), self)
        if purpose is Purpose.FULL:
            said = _(
                "The file will say by name who was here and what each of them wrote, so give it "
                "to nobody who does not need to know."
            )
        else:
            said = _(
                "The file will say by name who agreed to be reached and how, so give it to "
                "nobody but those they agreed to."
            )
        words = label(said, "", question)
        words.setWordWrap(True)
        question.fields.addRow(words)
        accepted = question.exec() == QDialog.DialogCode.Accepted
        question.deleteLater()
        return accepted

    def _show_report(self) -> None:
        dialog = ReportDialog(self._workspace, self._now, self)
        dialog.said.connect(self.said)
        dialog.refused.connect(self.refused)
        dialog.open()

    # -- meanwhile -----------------------------------------------------------------------------

    def _on_began(self) -> None:
        count = self._workspace.read(entry_count)
        self.busy.start(_("Making the file …"), count, can_cancel=True)


def _title(purpose: Purpose) -> str:
    return {
        Purpose.TALLY: _("Save the tally"),
        Purpose.GROUP: _("Save the group’s report"),
        Purpose.CONTACTS: _("Save the contacts of those who agreed"),
        Purpose.FULL: _("Save everything with names"),
    }[purpose]


def _proposed(purpose: Purpose, name: str) -> str:
    return {
        Purpose.TALLY: _("Tally – {event}"),
        Purpose.GROUP: _("Group’s report – {event}"),
        Purpose.CONTACTS: _("Contacts – {event}"),
        Purpose.FULL: _("Everything – {event}"),
    }[purpose].format(event=name)


def _kinds(form: Form, purpose: Purpose) -> str:
    named = {
        Form.XLSX: _("Excel workbook") + " (*.xlsx)",
        Form.CSV: _("Tables (*.csv)"),
        Form.JSON: _("For programs (*.json)"),
    }
    forms = [form] if purpose is Purpose.TALLY else [form, *(one for one in named if one != form)]
    return ";;".join(named[one] for one in forms)
