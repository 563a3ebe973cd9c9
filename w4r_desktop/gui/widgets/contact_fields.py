"""Whether somebody wants to hear from the organizers, and only then how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, excerpt

if TYPE_CHECKING:
    from datetime import datetime


class ContactFields(QWidget):
    """A tick; with it, fields for an e-mail address and a number, and the words agreed to.

    ``unfolded`` tells that they came or went.
    """

    unfolded = Signal(bool)

    def __init__(self, wording: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Contact | None = None
        self._wording = wording
        self.wanted = QCheckBox(_("Wants to hear from us"), self)
        self.email = _field(_("E-mail"), self)
        self.phone = _field(_("Telephone"), self)
        self.words = label(wording, "small", self)
        self.words.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(6))
        for part in (self.wanted, self.email, self.phone, self.words):
            layout.addWidget(part)
        self.wanted.toggled.connect(self._unfold)
        self._unfold(False)  # noqa: FBT003 - Qt's signal

    def show_wording(self, wording: str) -> None:
        """Have other words agreed to from now on."""
        self._wording = wording
        self._show_words()

    def show_contact(self, contact: Contact | None) -> None:
        """Show how somebody is reached; the words they agreed to then are those of then."""
        self._known = contact
        self.email.setText(contact.email if contact else "")
        self.phone.setText(contact.phone if contact else "")
        self.wanted.setChecked(contact is not None)
        self._show_words()

    def be_for_minor(self, minor: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Offer nothing for a minor: of those no contact is kept."""
        self.wanted.setEnabled(not minor)
        if minor:
            self.wanted.setChecked(False)

    @property
    def complaint(self) -> str:
        """What is wrong with what was said of an address, or nothing."""
        email, phone = clean_name(self.email.text()), clean_name(self.phone.text())
        if not self.wanted.isChecked():
            return ""
        if not (email or phone):
            return _("Type an e-mail address or a telephone number, or take the tick away.")
        if email and not _may_be_address(email):
            return _("“{typed}” is no e-mail address: it has an @ and no spaces.").format(
                typed=excerpt(email)
            )
        return ""

    def ask_again(self) -> None:
        """Have the e-mail address typed anew."""
        self.email.setFocus()
        self.email.selectAll()

    def contact(self, at: datetime) -> Contact | None:
        """Return what was said, agreed to at a moment unless it was agreed to before."""
        if not self.wanted.isChecked():
            return None
        wording = self._known.wording if self._known else self._wording
        return Contact(
            email=self.email.text(),
            phone=self.phone.text(),
            wording=wording,
            consented_at=self._known.consented_at if self._known else at,
        )

    def clear(self) -> None:
        """Ask the next one, who said nothing yet."""
        self.show_contact(None)

    def _show_words(self) -> None:
        self.words.setText(self._known.wording if self._known else self._wording)

    def _unfold(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        for part in (self.email, self.phone, self.words):
            part.setVisible(wanted)
        self.unfolded.emit(wanted)


def _may_be_address(typed: str) -> bool:
    """Tell whether a text is not plainly something else; only a letter sent there could tell."""
    name, at, host = typed.partition("@")
    return bool(name and at and host) and not any(letter.isspace() for letter in typed)


def _field(name: str, parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setMaxLength(MAX_LENGTH)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    return field
