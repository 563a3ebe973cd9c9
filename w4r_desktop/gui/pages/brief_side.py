"""Beside a brief: whom to write to and how, and what was written tonight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.documents.envelopes import country_line
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.domain.case import MailService, Role
from w4r_desktop.gui import theme
from w4r_desktop.gui.reading import reading_font
from w4r_desktop.gui.text_blocks import BlockWriter
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.document_view import DocumentView
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _, current, in_capitals, ngettext, number, short_date

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.domain.case import CaseBrief, Target

ADDRESS_SIZE: Final = 16
COUNT_SIZE: Final = 23
ROOM_FOR_BOTH: Final = 280
COPIED_FOR: Final = 1_500
"""Milliseconds for which a copy button says that it has copied."""


class BriefSide(QWidget):
    """Shows the targets of a brief; ``envelope_requested`` tells the role to print one for."""

    envelope_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.targets: list[TargetCard] = []
        self.tonight = _Tonight(self)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Whom to write to"))
        gap = theme.current().px(12)
        cards = QWidget()
        self._layout = QVBoxLayout(cards)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        self._layout.addStretch()
        self._scroll.setWidget(cards)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self.tonight)

    def show_brief(self, brief: CaseBrief, *, sender_country: str) -> None:
        """Show whom a brief is about writing to; countries as the sender's envelopes name them."""
        for card in self.targets:
            self._layout.removeWidget(card)
            card.hide()  # until it is deleted
            card.deleteLater()
        self.targets = []
        printable: set[Role] = set()
        for target in brief.targets:
            # an envelope is printed for the first of a role
            can_print = bool(visible(target.lines)) and target.role not in printable
            kind = "plain" if printable else "primary"
            if can_print:
                printable.add(target.role)
            card = TargetCard(
                target, sender_country=sender_country, button=kind if can_print else ""
            )
            card.envelope_requested.connect(self.envelope_requested)
            self._layout.insertWidget(len(self.targets), card)
            self.targets.append(card)
        if not brief.targets:
            nobody = TargetCard(None, sender_country=sender_country, button="")
            self._layout.insertWidget(0, nobody)
            self.targets.append(nobody)
        self._scroll.verticalScrollBar().setValue(0)


class TargetCard(Card):
    """One target: its address as the envelope will bear it, salutation, other ways to write."""

    envelope_requested = Signal(object)

    def __init__(
        self,
        target: Target | None,
        *,
        sender_country: str,
        button: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.body.setSpacing(theme.current().px(6))
        if target is None:
            self._say(_("The brief names nobody to write to."))
            return
        heading = ElidedLabel(in_capitals(_role_heading(target.role)), "small", self)
        heading.setAccessibleName(_role_heading(target.role))
        self.body.addWidget(heading)
        self.address = self._add_address(target, sender_country)
        for sentence in _about_mail(target):
            self._say(sentence)
        if target.salutation:
            self._add_pair(_("Salutation"), target.salutation, copied=False)
        for what, text in _contacts(target):
            self._add_pair(what, text, copied=True)
        if target.checked_on:
            checked = _("Address checked {date}").format(date=short_date(target.checked_on))
            self.body.addWidget(label(f"✓ {checked}", "good", self))
        if button:
            self._add_button(target.role, button)

    def _add_address(self, target: Target, sender_country: str) -> DocumentView:
        abroad = crosses_border(sender=sender_country, addressee=target.country)
        country = country_line(target.country, current()) if abroad else ""
        lines = address_block(
            target.addressee,
            target.office,
            target.lines,
            country_line=country if visible(target.lines) else "",
        )
        view = DocumentView(_("Address"), self)
        view.set_reading_font(reading_font(theme.current().px(ADDRESS_SIZE)))
        writer = BlockWriter(view.document())
        for line in lines:
            writer.begin(gap=0, line_height=100)
            writer.write(line, writer.characters(bold=bool(country) and line == country))
        self.body.addWidget(view)
        view.setVisible(bool(lines))
        return view

    def _say(self, sentence: str) -> None:
        words = label(sentence, "", self)
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
            line.addWidget(_CopyButton(what, text, self))
        self.body.addLayout(line)

    def _add_button(self, role: Role, kind: str) -> None:
        button = Button(_("Envelope"), icon="print", kind=kind, parent=self)
        button.setAccessibleName(_envelope_words(role))
        button.clicked.connect(partial(self.envelope_requested.emit, role))
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.current().px(4), 0, 0)
        line.addWidget(button)
        line.addStretch()
        self.body.addLayout(line)


class _CopyButton(Button):
    """Copies a text, and shows a tick for a moment."""

    def __init__(self, what: str, text: str, parent: QWidget) -> None:
        name = _("Copy: {what}, {text}").format(what=what, text=text)
        super().__init__(icon="copy", kind="quiet", name=name, parent=parent)
        self._text = text
        self._back = QTimer(self, singleShot=True, interval=COPIED_FOR)
        self._back.timeout.connect(partial(self.show_icon, "copy"))
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.show_icon("check")
        self._back.start()
        announce(self, _("Copied"))


class _Tonight(Card):
    """How much was written for the case tonight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._figures = [label("", "", self) for _part in range(2)]
        self._words = [ElidedLabel("", "muted", self) for _part in range(2)]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for figure, words in zip(self._figures, self._words, strict=True):
            figure.setFont(theme.current().font(COUNT_SIZE, bold=True))
            pair = QHBoxLayout()
            pair.setSpacing(theme.current().px(10))
            pair.addWidget(figure)
            pair.addWidget(words)
            pair.addStretch()
            self._row.addLayout(pair)
        self._row.setStretch(0, 1)
        self.body.addLayout(self._row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < theme.current().px(ROOM_FOR_BOTH)
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    @property
    def text(self) -> str:
        """What it says."""
        return self.accessibleName()

    def show_counts(self, letters: int, cards: int) -> None:
        """Show how many letters and cards there are."""
        words = (
            ngettext("letter tonight", "letters tonight", letters),
            ngettext("card", "cards", cards),
        )
        for count, figure, label_, word in zip(
            (letters, cards), self._figures, self._words, words, strict=True
        ):
            figure.setText(number(count))
            label_.setText(word)
        self.setAccessibleName(f"{number(letters)} {words[0]}, {number(cards)} {words[1]}")


def _role_heading(role: Role) -> str:
    return {
        Role.PRIMARY: _("Appeal letter to"),
        Role.COPY: _("Copy to"),
        Role.SOLIDARITY: _("Solidarity card to"),
    }[role]


def _envelope_words(role: Role) -> str:
    return {
        Role.PRIMARY: _("Envelope for the appeal letter"),
        Role.COPY: _("Envelope for the copy"),
        Role.SOLIDARITY: _("Envelope for the solidarity card"),
    }[role]


def _about_mail(target: Target) -> tuple[str, ...]:
    """Say in plain words what keeps mail from reaching them, if anything does."""
    sentences: list[str] = []
    if not visible(target.lines):
        sentences.append(target.mail_note or _("The brief gives no postal address."))
    elif target.mail is MailService.NONE:
        sentences += [_("No mail goes there."), target.mail_note]
    elif target.mail is MailService.SUSPENDED:
        sentences += [_("The post takes no mail there for now."), target.mail_note]
    else:
        sentences.append(target.mail_note)
    if target.valid_until:
        until = _("Valid until {date}.").format(date=short_date(target.valid_until))
        sentences.append(until)
    return tuple(sentence for sentence in sentences if sentence)


def _contacts(target: Target) -> tuple[tuple[str, str], ...]:
    single = (
        (_("E-mail"), target.email),
        (_("Fax"), target.fax),
        (_("Phone"), target.phone),
        (_("Web"), target.web),
    )
    social = ((_("Social media"), name) for name in target.social)
    return (*((what, text) for what, text in single if text), *social)
