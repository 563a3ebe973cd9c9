"""Signing in the people of a list: read, shown line by line, and signed in only then."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.errors import SheetProblem, SheetRefusedError, W4RError
from w4r_desktop.exchange.people_alphabet import guessed_encoding
from w4r_desktop.exchange.people_list import PeopleSheet, read_people
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.file_import import FileImportDialog
from w4r_desktop.gui.dialogs.people_import_preview import PeoplePreview
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import N_, _, ngettext, number, translated
from w4r_desktop.services.attendees import sign_in_all
from w4r_desktop.store.queries.attendees import people as people_here
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.tables import tables
from w4r_desktop.wording import consent_wording, people

if TYPE_CHECKING:
    from pathlib import Path

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


class PeopleImportDialog(FileImportDialog[PeopleSheet, PeoplePreview]):
    """Reads a list at once, shows who is on it, and signs in those who are ticked.

    ``own_wording`` are the organizer's words for what people agree to who want to hear from them.
    """

    def __init__(
        self, workspace: Workspace, path: Path, parent: QWidget, *, own_wording: str = ""
    ) -> None:
        super().__init__(
            path,
            parent,
            title=_("Bring in a list of people"),
            heading=_("People from “{file}”").format(file=path.name),
            take=_("Sign in"),
        )
        self._workspace = workspace
        self._wording = consent_wording(own_wording, workspace.read(event).details.name)
        self.encoding = self._encoding_field()
        self.asked = label(
            _("Do the names look right? If not, choose another alphabet."),
            "heading",
            self,
        )
        self.asked.setWordWrap(True)
        self._lay_out_question()
        self.encoding.currentIndexChanged.connect(self._on_encoding)
        self._start(partial(read_people, path, encoding="utf-8"))

    def _encoding_field(self) -> ElidedCombo:
        field = ElidedCombo(self)
        field.setAccessibleName(_("Alphabet of the file"))
        field.addItem(_("Choose …"), "")
        for code, name in ENCODING_NAMES.items():
            field.addItem(translated(name), code)
        return field

    def _lay_out_question(self) -> None:
        asking = QHBoxLayout()
        asking.setSpacing(theme.current().px(12))
        asking.addWidget(self.asked, 3)
        asking.addWidget(self.encoding, 2)
        self._layout.insertLayout(self._layout.indexOf(self.complaint), asking)
        self._ask_encoding(asked=False)

    # -- the alphabet --------------------------------------------------------------------------

    @override
    def _refuse(self, error: W4RError) -> None:
        self._drop_preview()
        if isinstance(error, SheetRefusedError) and error.problem is SheetProblem.ENCODING:
            self._on_unreadable(error)
        else:
            self._ask_encoding(asked=False)
            super()._refuse(error)

    def _on_unreadable(self, error: SheetRefusedError) -> None:
        """Guess the alphabet, the first time, and ask; complain of one that does not fit."""
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
            self._start(partial(read_people, self._path, encoding=chosen))

    # -- what is shown -------------------------------------------------------------------------

    @override
    def _show(self, read: PeopleSheet) -> None:
        self._drop_preview()
        here = frozenset(row.folded_name for row in self._workspace.read(people_here))
        preview = PeoplePreview(
            read,
            here=here,
            tables=self._workspace.read(tables),
            wording=self._wording,
            parent=self,
        )
        preview.changed.connect(self._on_chosen)
        self._offer(preview, under=self.complaint)
        if self.encoding.isHidden():
            preview.table.setFocus()

    def _drop_preview(self) -> None:
        if self.preview is not None:
            self._layout.replaceWidget(self.preview, QWidget(self))
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None
            self.take.hide()

    @override
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

    @override
    def _on_chosen(self) -> None:
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

    @override
    def _take_over(self) -> str:
        assert self.preview is not None
        heads, file = self.preview.heads, self._path.name
        self._workspace.run(
            _("Sign in {people} from “{file}”").format(people=people(heads), file=file),
            sign_in_all,
            people=self.preview.arriving(),
            at=datetime.now(UTC),
            writing_table_id=self.preview.writing_table_id,
            make_tables=True,
        )
        return signed_in(heads, file)


def signed_in(heads: int, file: str) -> str:
    """Return how many people of a list were signed in."""
    return ngettext(
        "{number} person from “{file}” was signed in.",
        "{number} people from “{file}” were signed in.",
        heads,
    ).format(number=number(heads), file=file)
