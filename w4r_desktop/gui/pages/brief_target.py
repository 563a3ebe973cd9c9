"""One target of a brief: where to write to, how to begin and end, what to see to before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from w4r_desktop.documents.addressed import country_line
from w4r_desktop.documents.before_printing import RemarkKind, remark_words
from w4r_desktop.documents.brief_words import (
    about_mail,
    contacts,
    role_heading,
    words_of_letter,
)
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui import theme
from w4r_desktop.gui.reading import reading_font
from w4r_desktop.gui.text_blocks import BlockWriter
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.copy_button import CopyButton
from w4r_desktop.gui.widgets.document_view import DocumentView
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _, current, in_capitals, short_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.documents.before_printing import Remark
    from w4r_desktop.domain.case import Target

ADDRESS_SIZE: Final = 16
SAID_BY_THE_BRIEF: Final = frozenset(
    {
        RemarkKind.NO_TARGET, RemarkKind.NO_ADDRESS, RemarkKind.NO_MAIL,
        RemarkKind.MAIL_SUSPENDED, RemarkKind.WITHDRAWN, RemarkKind.CAMPAIGN_CLOSED,
    }
)  # fmt: skip
"""Remarks that the page tells in the brief's own words, or once for all targets."""


class TargetCard(Card):
    """One target: its address as the envelope will bear it, salutation, other ways to write.

    The ``first_of_role`` gets a ``button`` of a kind for its envelope, unless that is empty.
    """

    paper_requested = Signal(object, object)

    def __init__(
        self,
        target: Target,
        *,
        sender_country: str,
        button: str,
        first_of_role: bool,
        remarks: Sequence[Remark] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(theme.current().px(6))
        abroad = crosses_border(sender=sender_country, addressee=target.country)
        country = country_line(target.country, current()) if abroad else ""
        lines = address_block(
            target.addressee,
            target.office,
            target.lines,
            country_line=country if visible(target.lines) else "",
        )
        self._add_heading(target.role, "\n".join(lines) if visible(target.lines) else "")
        self._add_address(lines, country)
        for sentence in about_mail(target):
            self._say(sentence)
        for what, text in words_of_letter(target):
            self._add_pair(what, text, copied=False)
        for what, text in contacts(target):
            self._add_pair(what, text, copied=True)
        self._add_checks(target, remarks)
        mailed = bool(visible(target.lines))
        if first_of_role and button:
            self._add_buttons(target.role, button, mailed=mailed)
        elif mailed and not first_of_role:
            self._say(_("Envelopes and letters are printed for the one above."), "small")

    def _add_heading(self, role: Role, address: str) -> None:
        """Add what the target is to the case, and a button that copies an address."""
        heading = ElidedLabel(in_capitals(role_heading(role)), "small", self)
        heading.setAccessibleName(role_heading(role))
        line = QHBoxLayout()
        line.addWidget(heading, 1)
        if address:
            line.addWidget(CopyButton(_("Copy the address"), self, text=address))
        self.body.addLayout(line)

    def _add_address(self, lines: Sequence[str], country: str) -> None:
        view = DocumentView(_("Address"), self)
        view.set_reading_font(reading_font(theme.current().px(ADDRESS_SIZE)))
        writer = BlockWriter(view.document())
        for line in lines:
            writer.begin(gap=0, line_height=100)
            writer.write(line, writer.characters(bold=bool(country) and line == country))
        self.body.addWidget(view)
        view.setVisible(bool(lines))

    def _add_checks(self, target: Target, remarks: Sequence[Remark]) -> None:
        """Say when somebody looked at the address, and what is to be seen to before it is used."""
        kinds = {remark.kind for remark in remarks}
        if target.checked_on and RemarkKind.NOT_CHECKED_LATELY not in kinds:
            checked = _("Address checked {date}").format(date=short_date(target.checked_on))
            self._say(f"✓ {checked}", "good")
        for remark in remarks:
            if remark.kind not in SAID_BY_THE_BRIEF:
                self._say(remark_words(remark), "bad" if remark.blocks else "amber")

    def _say(self, sentence: str, role: str = "") -> None:
        words = label(sentence, role, self)
        words.setWordWrap(True)
        self.body.addWidget(words)

    def _add_pair(self, what: str, text: str, *, copied: bool) -> None:
        """Add a line such as "E-mail: president@…", with a way to copy it if wanted."""
        view = DocumentView(what, self)
        view.set_reading_font(theme.current().font(13))
        writer = BlockWriter(view.document())
        writer.begin(gap=0, line_height=100)
        writer.write(_("{what}:").format(what=what), writer.characters())
        writer.write(f" {text}", writer.characters(bold=not copied))
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(4))
        line.addWidget(view, 1, Qt.AlignmentFlag.AlignVCenter)
        if copied:
            name = _("Copy: {what}, {text}").format(what=what, text=text)
            line.addWidget(CopyButton(name, self, text=text))
        self.body.addLayout(line)

    def _add_buttons(self, role: Role, kind: str, *, mailed: bool) -> None:
        """Add a button for the envelope, where there is an address, and for what goes into it."""
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.current().px(4), 0, 0)
        line.setSpacing(theme.current().px(8))
        if mailed:
            envelope = Button(_("Envelope"), icon="print", kind=kind, parent=self)
            envelope.setAccessibleName(_envelope_words(role))
            envelope.clicked.connect(partial(self.paper_requested.emit, Document.ENVELOPES, role))
            line.addWidget(envelope)
        inside = Button(_inside_words(role), icon="print", parent=self)
        inside.setAccessibleName(_inside_name(role))
        inside.clicked.connect(partial(self.paper_requested.emit, _inside(role), role))
        line.addWidget(inside)
        line.addStretch()
        self.body.addLayout(line)


def _inside(role: Role) -> Document:
    """Return what is put into the envelope."""
    return Document.CARDS if role is Role.SOLIDARITY else Document.LETTERS


def _inside_words(role: Role) -> str:
    return _("Card") if role is Role.SOLIDARITY else _("Letter")


def _inside_name(role: Role) -> str:
    return {
        Role.PRIMARY: _("Appeal letter"),
        Role.COPY: _("Copy of the letter"),
        Role.SOLIDARITY: _("Solidarity card"),
    }[role]


def _envelope_words(role: Role) -> str:
    return {
        Role.PRIMARY: _("Envelope for the appeal letter"),
        Role.COPY: _("Envelope for the copy"),
        Role.SOLIDARITY: _("Envelope for the solidarity card"),
    }[role]
