"""The questions about one person: who they are, and whether they want to hear from us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit
from typing_extensions import override

from w4r_desktop.domain.arrivals import MOST_HEADS
from w4r_desktop.domain.names import checked_name
from w4r_desktop.errors import W4RError
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.hosting import PersonAnswer
from w4r_desktop.gui.widgets.contact_fields import ContactFields
from w4r_desktop.gui.widgets.fields import NAME_LENGTH, number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.wording import minor_words

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.hosting import Hosting, Somebody


class PersonQuestion(Question):
    """Shows what is said about a person, to be corrected.

    ``wording`` is what somebody agrees to, at the moment ``at``, who gives an address now.
    """

    def __init__(self, known: PersonAnswer, parent: QWidget, *, wording: str, at: datetime) -> None:
        super().__init__(_("Change {name}").format(name=known.name), _("Save"), parent)
        self._at = at
        self.name = QLineEdit(known.name, self)
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setAccessibleName(_("Name"))
        self.heads = number_field(
            self, least=1, most=MOST_HEADS, value=known.heads, name=_("People")
        )
        self.first_time = QCheckBox(_("First letter-writing event"), self)
        self.first_time.setChecked(known.first_time)
        self.minor = QCheckBox(minor_words(known.heads), self)
        self.heads.valueChanged.connect(self._count_minors)
        self.contact = ContactFields(wording, self)
        self.contact.show_contact(known.contact)
        self.minor.toggled.connect(self.contact.be_for_minor)
        self.minor.setChecked(known.minor)
        self.refusal = label("", "bad", self)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.fields.addRow(label(_("Name")), self.name)
        self.fields.addRow("", self.refusal)
        self.fields.addRow(label(_("People")), self.heads)
        for part in (self.first_time, self.minor, self.contact):
            self.fields.addRow("", part)
        self.name.setFocus()
        self.name.selectAll()

    @property
    def answer(self) -> PersonAnswer:
        """What is said now."""
        return PersonAnswer(
            self.name.text(),
            self.heads.value(),
            self.first_time.isChecked(),
            self.minor.isChecked(),
            self.contact.contact(self._at),
        )

    @override
    def accept(self) -> None:
        """Close, unless what is said cannot be kept; then say why, and keep it here."""
        try:
            checked_name(self.name.text())
        except W4RError as refusal:
            self._refuse(explain(refusal))
            self.name.setFocus()
            return
        if self.contact.complaint:
            self._refuse(self.contact.complaint)
            self.contact.ask_again()
            return
        super().accept()

    def _refuse(self, text: str) -> None:
        self.refusal.setText(text)
        self.refusal.show()
        announce(self, text)

    def _count_minors(self, heads: int) -> None:
        self.minor.setText(minor_words(heads))


def ask_and_change(person: Somebody, hosting: Hosting, parent: QWidget) -> None:
    """Ask what is to be corrected about somebody, and correct it."""
    known = hosting.known(person)
    question = PersonQuestion(known, parent, wording=hosting.wording, at=hosting.now())
    accepted = question.exec() == QDialog.DialogCode.Accepted
    answer = question.answer
    question.deleteLater()
    if accepted and answer != known:
        hosting.change(person, answer)
