"""The line below the preview that says which stamps the mail needs, and what they cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stamps import bill
from w4r_desktop.domain.stationery import Stock, envelope_of
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.postage_list import Mail
from w4r_desktop.gui.mail_pieces import pieces_for, pieces_logged
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.print_copies import CopiesOptions
from w4r_desktop.gui.postage_keeping import PostageKeeping
from w4r_desktop.gui.postage_words import stamps_words, warnings
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wishes import EnvelopeWish
from w4r_desktop.gui.wishes_letters import CardWish, LetterWish
from w4r_desktop.language import _
from w4r_desktop.store.queries.postage import POSTAGE_TABLES, postage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.domain.case import Target
    from w4r_desktop.domain.stamps import Piece
    from w4r_desktop.domain.stationery import Envelope
    from w4r_desktop.gui.drawing import Wish
    from w4r_desktop.gui.pages.print_document import DocumentOptions, PaperFacts
    from w4r_desktop.gui.workspace import Workspace


class StampsLine(QWidget):
    """Says it for mail only; its button opens prices, weights and the list to buy.

    ``said`` tells in a sentence what was done, ``refused`` why it was not. While the organizer's
    lock is on there is no button.
    """

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._postage = Live(workspace, postage, shows=POSTAGE_TABLES, parent=self)
        self._mail: dict[Mail, tuple[Piece, ...]] = {Mail.PLANNED: (), Mail.LOGGED: ()}
        self._keeping = PostageKeeping(workspace, self)
        self.words = label("", "on-desk", self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.change = Button(_("Change rates…"), kind="quiet", parent=self)
        self.change.setVisible(not workspace.locked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(6))
        row.addStretch()
        row.addWidget(self.words)
        row.addWidget(self.change)
        row.addStretch()
        self._postage.answered.connect(self._show)
        self.change.clicked.connect(self.open)
        self._keeping.said.connect(self.said)
        self._keeping.refused.connect(self.refused)
        self.hide()

    def show_mail(self, options: DocumentOptions, wish: Wish | None, facts: PaperFacts) -> None:
        """Say it for what is to be printed; what is no mail has no line."""
        planned = _planned(options, wish, facts) if wish is not None else ()
        self._mail[Mail.PLANNED] = planned
        self._mail[Mail.LOGGED] = pieces_logged(facts.mail, _usual(facts))
        self.setVisible(bool(planned))
        self._show()

    def open(self) -> None:
        """Show prices, weights and what to buy, and keep what is changed."""
        self._keeping.open(self._postage.answer, self._mail)

    @override
    def heightForWidth(self, width: int) -> int:
        row = self.layout()
        assert row is not None
        return row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """Break the words only where they don't fit: a label that may break them is narrow."""
        needed = self.words.fontMetrics().horizontalAdvance(self.words.text())
        button = 0 if self.change.isHidden() else self.change.sizeHint().width()
        self.words.setWordWrap(needed + button + 4 * theme.current().px(6) > self.width())

    def _show(self) -> None:
        here = self._postage.answer
        needed = bill(self._mail[Mail.PLANNED], here)
        words = stamps_words(needed, here.home, here.day)
        if words != self.words.text():
            self.words.setText(words)
            self._wrap()
        self.words.setToolTip(tooltips.plain("\n".join(warnings(needed, here.day))))


def _planned(options: DocumentOptions, wish: Wish, facts: PaperFacts) -> tuple[Piece, ...]:
    if not isinstance(options, CopiesOptions) or options.kind.role is None:
        return ()
    role, usual = options.kind.role, _usual(facts)
    if isinstance(wish, CardWish):
        # cut or folded to a quarter of the sheet, they bear the address and need no envelope
        card = Stock("", "", wish.stock.width / 2, wish.stock.height / 2)
        return pieces_for(_orders(options, role), card, is_card=True, enveloped=False)
    if isinstance(wish, LetterWish):
        letters = [(one.target, one.letters) for pack in wish.packs for one in pack.orders]
        return pieces_for(letters, usual)
    envelope = wish.envelope if isinstance(wish, EnvelopeWish) else usual
    return pieces_for(_orders(options, role), envelope, is_card=role is Role.SOLIDARITY)


def _orders(options: CopiesOptions, role: Role) -> list[tuple[Target | None, int]]:
    orders = (order for pack in options.packs() for order in pack.orders)
    return [(case.targets.get(role), copies) for case, copies in orders]


def _usual(facts: PaperFacts) -> Envelope:
    return envelope_of(facts.details.country)
