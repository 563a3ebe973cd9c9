"""Lists of people that come from files and go into files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog

from w4r_desktop import language
from w4r_desktop.errors import W4RError
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.file_names import documents_folder, proposed_name
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.store.connection import spare_events
from w4r_desktop.store.queries.attendees import contacts, people
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.rehearsal import demand_evening
from w4r_desktop.wording import people as people_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.workspace import Workspace

LISTS: Final = (".csv", ".xlsx", ".tsv", ".txt")


class PeopleFiles(QObject):
    """Opens the dialogs over ``window``; ``said`` and ``refused`` tell in words how it went.

    ``done`` tells of what Undo takes back.

    ``own_wording`` are the organizer's words for what people agree to who want to hear from them.
    """

    said = Signal(str)
    done = Signal(str)
    refused = Signal(str)

    def __init__(
        self, workspace: Workspace, window: QWidget, parent: QObject, *, own_wording: str = ""
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = window
        self.own_wording = own_wording
        self._with_contacts = False

    def ask_and_import(self) -> None:
        """Ask for a list of people, and show who is on it."""
        endings = " ".join(f"*{suffix}" for suffix in LISTS)
        kinds = _("Lists of people") + f" ({endings})"
        dialog = QFileDialog(
            self._window, _("Bring in a list of people"), documents_folder(), kinds
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def bring_in(self, file: Path) -> None:
        """Show who is on a list; nobody is signed in before a Yes."""
        from w4r_desktop.gui.dialogs.people_import import PeopleImportDialog

        dialog = PeopleImportDialog(
            self._workspace, file, self._window, own_wording=self.own_wording
        )
        dialog.said.connect(self.done)
        dialog.open()

    def ask_and_save_template(self) -> None:
        """Ask where to, and save an empty list to fill people into."""
        kinds = ";;".join((_("Excel workbook") + " (*.xlsx)", _("Tables (*.csv)")))
        dialog = self._saving(_("Template for a list of people"), kinds, "xlsx")
        dialog.selectFile(proposed_name(_("People to fill in"), ".xlsx"))
        dialog.fileSelected.connect(self.save_template)
        dialog.open()

    def save_template(self, chosen: str) -> None:
        """Save an empty list to fill people into, with what each column is for."""
        from w4r_desktop.exchange.people_template import write_template

        file = Path(chosen)
        try:
            spare_events(file)
            write_template(file, language=language.current())
        except W4RError as refusal:
            self.refused.emit(explain(refusal))
            return
        self.said.emit(
            _("“{file}” was saved. Fill in one person a line, then bring it in.").format(
                file=file.name
            )
        )

    def ask_and_save_list(self) -> None:
        """Ask whether names are to leave the laptop, and where to, and save the list."""
        try:
            self._workspace.read(demand_evening, file=self._workspace.path.name)
        except W4RError as refusal:
            self.refused.emit(explain(refusal))
            return
        with_contacts = ask_to_export(
            heads=sum(row.heads for row in self._workspace.read(people)),
            reached=len(self._workspace.read(contacts)),
            parent=self._window,
        )
        if with_contacts is None:
            return
        self._with_contacts = with_contacts
        kinds = ";;".join(
            (_("Tables (*.csv)"), _("Excel workbook") + " (*.xlsx)", _("For programs (*.json)"))
        )
        dialog = self._saving(_("Save the list of people"), kinds, "csv")
        name = self._workspace.read(event).details.name
        dialog.selectFile(proposed_name(_("{event}, people").format(event=name), ".csv"))
        dialog.fileSelected.connect(self._on_file_for_list)
        dialog.open()

    def save_list(self, chosen: str, *, with_contacts: bool) -> None:
        """Save the names of all people, and how those are reached who agreed if that is wanted."""
        from w4r_desktop.exchange.people_export import write_people

        file = Path(chosen)
        row = self._workspace.read(event)
        listed = self._workspace.read(people)
        try:
            self._workspace.read(demand_evening, file=self._workspace.path.name)
            spare_events(file)
            write_people(
                file,
                event=row,
                people=listed,
                contacts=self._workspace.read(contacts) if with_contacts else None,
                as_of=datetime.now(row.details.zone),
            )
        except W4RError as refusal:
            self.refused.emit(explain(refusal))
            return
        self.said.emit(
            _("“{file}” was saved: {people}, by their names. Keep it safe.").format(
                file=file.name, people=people_words(sum(person.heads for person in listed))
            )
        )

    def _saving(self, title: str, kinds: str, suffix: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, documents_folder(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _on_chosen(self, chosen: str) -> None:
        self.bring_in(Path(chosen))

    def _on_file_for_list(self, chosen: str) -> None:
        self.save_list(chosen, with_contacts=self._with_contacts)


def ask_to_export(*, heads: int, reached: int, parent: QWidget) -> bool | None:
    """Ask whether names are to leave the laptop.

    Return whether those who agreed can be reached by the list too, or None if it stays here.
    """
    question = Question(_("Save the list of people"), _("Save with names …"), parent)
    words = label(
        _(
            "The file will hold the names of {people}, and what each of them wrote. Names leave "
            "this laptop then: whoever has the file can read who was here."
        ).format(people=people_words(heads)),
        "",
        question,
    )
    words.setWordWrap(True)
    with_contacts = QCheckBox(
        _("With e-mail addresses and telephone numbers of those who agreed ({number})").format(
            number=language.number(reached)
        ),
        question,
    )
    with_contacts.setVisible(bool(reached))
    question.fields.addRow(words)
    question.fields.addRow(with_contacts)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    answer = with_contacts.isChecked() if accepted else None
    question.deleteLater()
    return answer
