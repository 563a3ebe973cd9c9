"""Signing in the people of a list: read, shown line by line, and signed in only then."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.errors import SheetProblem, SheetRefusedError, W4RError
from w4r_desktop.exchange.people_alphabet import guessed_encoding
from w4r_desktop.exchange.people_list import read_people
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.people_import_preview import PeoplePreview
from w4r_desktop.gui.jobs import Job
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.notice import Notice
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.gui.wording import consent_wording, people
from w4r_desktop.language import N_, _, ngettext, number, translated
from w4r_desktop.messages import explain
from w4r_desktop.services.attendees import sign_in_all
from w4r_desktop.store.queries.attendees import people as people_here
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from w4r_desktop.exchange.people_list import PeopleSheet
    from w4r_desktop.gui.workspace import Workspace

ENCODING_NAMES: Final = {
    "cp1252": N_("Western European"),
    "cp1250": N_("Central European"),
    "cp1251": N_("Cyrillic"),
    "cp1253": N_("Greek"),
    "cp1254": N_("Turkish"),
    "cp1255": N_("Hebrew"),
    "cp1256": N_("Arabic"),
    "mac_roman": N_("Western European, from an old Mac"),
}


class PeopleImportDialog(QDialog):
    """Reads a list at once, shows who is on it, and signs in those who are ticked.

    ``said`` tells in a sentence who was signed in. Until somebody says so, nothing is changed.
    ``own_wording`` are the organizer's words for what people agree to who want to hear from them.
    """

    said = Signal(str)

    def __init__(
        self, workspace: Workspace, path: Path, parent: QWidget, *, own_wording: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace = workspace
        self._path = path
        self._wording = consent_wording(own_wording, workspace.read(event).details.name)
        self._read: list[PeopleSheet] = []
        self._job: Job | None = None
        self.preview: PeoplePreview | None = None
        self.setWindowTitle(_("Bring in a list of people"))
        self.about = label(_("Reading the file …"), "muted", self)
        self.about.setWordWrap(True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(_("Reading the file …"))
        self.encoding = self._encoding_field()
        self.asked = label(
            _("Do the names look right? If not, choose another alphabet."),
            "heading",
            self,
        )
        self.asked.setWordWrap(True)
        self.complaint = Notice(parent=self)
        self.take = Button(_("Sign in"), kind="primary", parent=self)
        self.cancel = Button(_("Cancel"), parent=self)
        self._layout = QVBoxLayout(self)
        self._lay_out(parent)
        self.encoding.currentIndexChanged.connect(self._on_encoding)
        self.take.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self._start("utf-8")

    @override
    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _encoding_field(self) -> ElidedCombo:
        field = ElidedCombo(self)
        field.setAccessibleName(_("Alphabet of the file"))
        field.addItem(_("Choose …"), "")
        for code, name in ENCODING_NAMES.items():
            field.addItem(translated(name), code)
        return field

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        self.take.hide()  # until there is somebody to sign in
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        title = label(_("People from “{file}”").format(file=self._path.name), "title", self)
        title.setWordWrap(True)
        self._layout.setContentsMargins(px(24), px(18), px(24), px(18))
        self._layout.setSpacing(px(10))
        asking = QHBoxLayout()
        asking.setSpacing(px(12))
        asking.addWidget(self.asked, 3)
        asking.addWidget(self.encoding, 2)
        for part in (title, self.about, self.progress):
            self._layout.addWidget(part)
        self._layout.addLayout(asking)
        self._layout.addWidget(self.complaint)
        self._layout.addStretch(1)
        self._layout.addWidget(buttons)
        self._ask_encoding(asked=False)
        room = parent.window().size()
        self.resize(min(px(1160), room.width()), min(px(720), round(room.height() * 0.95)))

    # -- reading -------------------------------------------------------------------------------

    def _start(self, encoding: str) -> None:
        self._read = []
        self._job = Job(_reading(self._path, encoding, self._read), self)
        self._job.finished.connect(self._on_read)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_read(self) -> None:
        self._job = None
        self.progress.hide()
        (read,) = self._read
        self._show(read)
        announce(self, self.about.text())

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.progress.hide()
        if not isinstance(error, W4RError):
            self.reject()
            raise error
        unreadable = isinstance(error, SheetRefusedError) and (
            error.problem is SheetProblem.ENCODING
        )
        if unreadable:
            self._on_unreadable(error)
        else:
            self._refuse(error)

    def _on_unreadable(self, error: W4RError) -> None:
        """Guess the alphabet, the first time, and ask; complain of one that does not fit."""
        assert isinstance(error, SheetRefusedError)
        self._drop_preview()
        if not self.encoding.currentData():
            self._ask_encoding(asked=True)
            self.about.setText(_("The file does not say in which alphabet it is kept."))
            announce(self, f"{self.about.text()} {self.asked.text()}")
            guess = guessed_encoding(self._path)
            self.encoding.setCurrentIndex(max(self.encoding.findData(guess), 0))  # and reads it
        else:
            self.complaint.say(
                _(
                    "This alphabet does not fit: line {line} has characters that it does not "
                    "know. Choose another."
                ).format(line=number(int(error.details["line"])))
            )
        self.encoding.setFocus()

    def _ask_encoding(self, *, asked: bool) -> None:
        self.asked.setVisible(asked)
        self.encoding.setVisible(asked)

    def _on_encoding(self) -> None:
        self.complaint.hide()
        if chosen := self.encoding.currentData():
            self._start(chosen)

    def _refuse(self, error: W4RError) -> None:
        self._drop_preview()
        self.about.hide()
        self._ask_encoding(asked=False)
        self.complaint.say(explain(error))
        width = min(theme.current().px(640), self.width())
        self.resize(width, self._layout.totalHeightForWidth(width))
        self.cancel.setText(_("Close"))
        self.cancel.setFocus()

    # -- what is shown -------------------------------------------------------------------------

    def _show(self, read: PeopleSheet) -> None:
        self._drop_preview()
        here = frozenset(row.folded_name for row in self._workspace.read(people_here))
        self.preview = PeoplePreview(
            read,
            here=here,
            tables=self._workspace.read(tables),
            wording=self._wording,
            parent=self,
        )
        place = self._layout.indexOf(self.complaint) + 1
        self._layout.takeAt(place)  # the stretch that kept its place
        self._layout.insertWidget(place, self.preview, 1)
        self.preview.changed.connect(self._on_changed)
        self._put_in_order()
        self.take.show()
        self.take.setDefault(True)
        self._on_changed()
        self.preview.show()  # now rather than soon: what is hidden takes no focus
        if self.encoding.isHidden():
            self.preview.table.setFocus()

    def _drop_preview(self) -> None:
        if self.preview is not None:
            self._layout.replaceWidget(self.preview, QWidget(self))
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None
            self.take.hide()

    def _put_in_order(self) -> None:
        """Let Tab go from the encoding over the columns and lines to the options and buttons."""
        assert self.preview is not None
        options = (
            part
            for part in self.preview.options.findChildren(QWidget)
            if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is self
        )
        stops = (
            *(self.encoding, *self.preview.header.fields, self.preview.table, *options),
            *(self.take, self.cancel),
        )
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _on_changed(self) -> None:
        assert self.preview is not None
        heads, trouble = self.preview.heads, self.preview.trouble
        if trouble:
            self.complaint.say(trouble)
        else:
            self.complaint.hide()
        nobody = heads == 0 or bool(trouble)
        self.about.setText(
            _("Nothing is changed before you sign them in. Whoever has no tick is left out.")
        )
        self.take.setText(
            _("Nobody to sign in") if nobody else _("Sign in {people}").format(people=people(heads))
        )
        self.take.setEnabled(not nobody)

    # -- signing in ----------------------------------------------------------------------------

    def _take(self) -> None:
        assert self.preview is not None
        heads = self.preview.heads
        try:
            self._sign_in(self.preview)
        except W4RError as error:
            self.complaint.say(explain(error))
            return
        self.said.emit(signed_in(heads, self._path.name))
        self.accept()

    def _sign_in(self, preview: PeoplePreview) -> None:
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # the longest take seconds
        try:
            self._workspace.run(
                _("Sign in {people} from “{file}”").format(
                    people=people(preview.heads), file=self._path.name
                ),
                sign_in_all,
                people=preview.arriving(),
                at=datetime.now(UTC),
                writing_table_id=preview.writing_table_id,
                make_tables=True,
            )
        finally:
            QApplication.restoreOverrideCursor()


def signed_in(heads: int, file: str) -> str:
    """Return how many people of a list were signed in."""
    return ngettext(
        "{number} person from “{file}” was signed in.",
        "{number} people from “{file}” were signed in.",
        heads,
    ).format(number=number(heads), file=file)


def _reading(path: Path, encoding: str, found: list[PeopleSheet]) -> Generator[int, None, None]:
    yield 0
    found.append(read_people(path, encoding=encoding))
    yield 1
