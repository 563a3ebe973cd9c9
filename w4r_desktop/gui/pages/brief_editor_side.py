"""Beside the form of a brief: the address and the envelope as they will print, and what is odd."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.addressed import country_line
from w4r_desktop.documents.before_printing import CaseFacts, remark_words, remarks
from w4r_desktop.documents.envelopes import EnvelopeOrder
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.address import address_block, crosses_border, visible
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stationery import envelope_of
from w4r_desktop.gui import theme
from w4r_desktop.gui.drawing import Drawing
from w4r_desktop.gui.reading import reading_font
from w4r_desktop.gui.text_blocks import BlockWriter
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.document_view import DocumentView
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.page_preview import PagePreview, ShownPage
from w4r_desktop.gui.wishes import EnvelopeWish
from w4r_desktop.language import _, in_capitals
from w4r_desktop.store.queries.events import campaign, event

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.documents.before_printing import Remark
    from w4r_desktop.documents.files import Page
    from w4r_desktop.domain.case import Campaign, CaseBrief, Target
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.gui.drawing import Drawn
    from w4r_desktop.gui.workspace import Workspace

LATER: Final = 250
"""Milliseconds after the last key before anything is looked at again."""

ADDRESS_SIZE: Final = 15
HIGHEST: Final = 260


@dataclass(frozen=True, slots=True)
class Looked:
    """A brief as it is typed, which of its targets is looked at, and why it was withdrawn."""

    brief: CaseBrief
    place: int
    withdrawn: str | None

    @property
    def target(self) -> Target | None:
        """The target that is looked at, or the one whose letter is printed."""
        if 0 <= self.place < len(self.brief.targets):
            return self.brief.targets[self.place]
        return self.brief.target(Role.PRIMARY)


class BriefEditorSide(QWidget):
    """Shows what changes as a brief is typed, a moment after the last key."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._looked: Looked | None = None
        self._page: Page | None = None
        self._later = QTimer(self, singleShot=True, interval=LATER)
        self._later.timeout.connect(self._look)
        workspace.closed.connect(self._later.stop)
        self._drawing = Drawing(self)
        self._drawing.drawn.connect(self._on_drawn)
        self._drawing.failed.connect(self._on_failed)
        self.to = ElidedLabel("", "small", self)
        self.address = DocumentView(_("Address"), self)
        self.preview = PagePreview(self)
        self.nothing = label("", "on-desk", self)
        self.remarks = _Remarks(self)
        self._lay_out()

    def show_brief(self, looked: Looked) -> None:
        """Show a brief soon, unless another one follows."""
        if looked != self._looked:
            self._looked = looked
            self._later.start()

    def hurry(self) -> None:
        """Show the newest brief now."""
        if self._later.isActive():
            self._later.stop()
            self._look()

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        card = Card(_("As it will print"), parent=self)
        card.body.addWidget(self.to)
        card.body.addWidget(self.address)
        self._desk = QFrame(self)
        self._desk.setProperty("role", "desk")
        desk = QVBoxLayout(self._desk)
        desk.setContentsMargins(px(4), px(4), px(4), px(4))
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setMinimumHeight(px(60))
        desk.addWidget(self.preview)
        desk.addWidget(self.nothing)
        card.body.addWidget(self._desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(14))
        layout.addWidget(card)
        layout.addWidget(self.remarks)
        layout.addStretch(1)
        self._say_nothing(_("The envelope appears here as you type."))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme.current().px
        room = self.width() - 2 * px(18) - 2 * px(4) - 2
        self.preview.give_room(QSize(max(room, 1), px(HIGHEST)))

    # -- what is shown -------------------------------------------------------------------------

    def _look(self) -> None:
        assert self._looked is not None
        details = self._workspace.read(event).details
        about = self._workspace.read(campaign).campaign
        today = datetime.now(details.zone).date()
        self._show_address(self._looked.target, details)
        practice = self._workspace.practice
        self._arrange(_wish(self._looked, details, about, today, practice=practice))
        self.remarks.show_remarks(
            remarks(
                (CaseFacts(self._looked.brief, self._looked.withdrawn),),
                envelope=envelope_of(details.country),
                sender_country=details.country,
                language=language.current(),
                historical=about.historical,
                closes_on=about.closes_on,
                today=today,
            )
        )

    def _show_address(self, target: Target | None, details: EventDetails) -> None:
        lines: tuple[str, ...] = ()
        country = ""
        if target is not None:
            abroad = crosses_border(sender=details.country, addressee=target.country)
            if abroad and visible(target.lines):
                country = country_line(target.country, language.current())
            lines = address_block(
                target.addressee, target.office, target.lines, country_line=country
            )
        self.to.setText(in_capitals(_role_words(target)))
        self.to.setAccessibleName(_role_words(target))
        self.address.set_reading_font(reading_font(theme.current().px(ADDRESS_SIZE)))
        writer = BlockWriter(self.address.document())
        for line in lines:
            writer.begin(gap=0, line_height=100)
            writer.write(line, writer.characters(bold=bool(country) and line == country))
        self.address.setVisible(bool(lines))

    def _arrange(self, wish: EnvelopeWish) -> None:
        """Begin to draw the one envelope, or say that there is none."""
        pages = wish.pages()
        self._page = pages[0] if pages else None
        self._drawing.want(wish if pages else None)
        if not pages:
            self._say_nothing(_("No envelope comes out. What stands in the way is said below."))

    def _on_drawn(self, drawn: Drawn) -> None:
        if self._page is None:  # which became so while it was drawn
            return
        envelope = envelope_of(self._workspace.read(event).details.country)
        shown = ShownPage(drawn.pdf, 0, envelope.width, envelope.height, envelope.stamp_zone)
        words = _("The envelope: {address}").format(address=self._page.words)
        self.preview.show_page(shown, words)
        self.preview.show()
        self.nothing.hide()

    def _say_nothing(self, words: str) -> None:
        self.preview.hide()
        self.nothing.setText(words)
        self.nothing.show()

    def _on_failed(self, error: Exception) -> None:
        raise error  # nothing expected: what cannot be printed is left out and said


class _Remarks(Card):
    """What to know before the case is printed, a sentence each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Before you print"), parent=parent)
        self._lines: list[QWidget] = []
        self.sentences: tuple[str, ...] = ()

    def show_remarks(self, found: tuple[Remark, ...]) -> None:
        """Say each remark once; or that there is none."""
        sentences = tuple(dict.fromkeys(remark_words(remark) for remark in found))
        blocking = {remark_words(remark) for remark in found if remark.blocks}
        if self._lines and sentences == self.sentences:
            return
        self.sentences = sentences
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [_line(words, bad=words in blocking) for words in sentences] or [
            label(_("Nothing stands in the way of printing."), "good", self)
        ]
        for line in self._lines:
            self.body.addWidget(line)


def _line(words: str, *, bad: bool) -> QWidget:
    look = theme.current()
    line = QWidget()
    sign = QLabel(line)
    colour = look.tokens.bad if bad else look.tokens.amber
    sign.setPixmap(pixmap("warning", colour, look.px(18), line.devicePixelRatioF()))
    text = label(words, "", line)
    text.setWordWrap(True)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(look.px(8))
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addWidget(text, 1)
    return line


def _wish(
    looked: Looked, details: EventDetails, about: Campaign, today: date, *, practice: bool
) -> EnvelopeWish:
    brief = looked.brief
    order = EnvelopeOrder(brief.code, brief.name, looked.target, 1, brief.guidance.sender_limit)
    return EnvelopeWish(
        (Pack("", (order,)),),
        sender_lines=details.sender_lines,
        sender_country=details.country,
        language=language.current(),
        envelope=envelope_of(details.country),
        historical=about.historical,
        closes_on=about.closes_on,
        today=today,
        practice=practice,
    )


def _role_words(target: Target | None) -> str:
    if target is None:
        return _("Nobody to write to yet")
    return {
        Role.PRIMARY: _("Appeal letter to"),
        Role.COPY: _("Copy to"),
        Role.SOLIDARITY: _("Solidarity card to"),
    }[target.role]
