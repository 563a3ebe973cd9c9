"""Changing what was said about the evening and its campaign, and its tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.setup_about import AboutCard
from w4r_desktop.gui.pages.setup_backups import BackupsCard
from w4r_desktop.gui.pages.setup_campaign import CampaignCard
from w4r_desktop.gui.pages.setup_draft import Draft
from w4r_desktop.gui.pages.setup_lock import LockCard
from w4r_desktop.gui.pages.setup_practice import PracticeCard
from w4r_desktop.gui.pages.setup_privacy import PrivacyCard
from w4r_desktop.gui.pages.setup_program import ProgramCard
from w4r_desktop.gui.pages.setup_tables import TablesCard
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.event_form import EventForm
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.services import cases, event_details
from w4r_desktop.store.queries import events as event_queries

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.gui.choices import Choices
    from w4r_desktop.gui.workspace import Workspace

NARROW: Final = 980
"""Below this width, at 100 %, the cards stand one below the other."""


class SetupPage(QWidget):
    """The event's form and its tables at the left, campaign, lock and practice at the right.

    What was changed and not saved is kept as the drafts among ``choices``. ``now`` is the
    computer's clock, in UTC.
    """

    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        choices: Choices,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices
        self._event = Live(workspace, event_queries.event, shows=frozenset({"event"}), parent=self)
        self.form = EventForm(self)
        self.save = Button(_("Save changes"), kind="primary", parent=self)
        self.discard = Button(_("Discard changes"), parent=self)
        self.complaint = label("", "bad", self)
        self.complaint.setWordWrap(True)
        self.tables = TablesCard(workspace, self)
        self.campaign = CampaignCard(workspace, choices, self)
        self.lock = LockCard(workspace, self, now=now)
        self.backups = BackupsCard(workspace, self, now=now)
        self.practice = PracticeCard(self)
        self.privacy = PrivacyCard(choices, self._event.answer.details.name, self)
        self.program = ProgramCard(self)
        self.about = AboutCard(workspace.path, self)
        self._draft: Draft[EventDetails] = Draft(
            self._saved,
            show=self.form.show_details,
            typed=self.form.details,
            waiting=choices.draft,
            parent=self,
        )
        self._lay_out()
        self._connect()
        self._on_edited()

    def _connect(self) -> None:
        self.tables.said.connect(self.said)
        self.lock.said.connect(self.said)
        self.backups.said.connect(self.said)
        self._scroll.verticalScrollBar().valueChanged.connect(self._remember_top)
        self.save.clicked.connect(self.save_changes)
        self.discard.clicked.connect(self._discard)
        self._event.answered.connect(self._draft.take_up)
        self._event.answered.connect(self._name_event)
        for form, draft in (
            (self.form, self._draft),
            (self.campaign.form, self.campaign.draft),
        ):
            form.edited.connect(self._on_edited)
            draft.changed.connect(self._on_edited)

    def _lay_out(self) -> None:
        px = theme.current().px
        event = Card(_("This event"), parent=self)
        event.body.addWidget(self.form)
        self._left = (event, self.tables, self.program, self.about)
        left = _column(*self._left)
        right = _column(self.campaign, self.backups, self.lock, self.practice, self.privacy)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, px(6), 0)
        self._columns.setSpacing(px(16))
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.complaint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        self._scroll = _scrolling(inside)
        layout.addWidget(self._scroll, 1)
        if self._choices.setup_top != (0, 0):  # the window was made anew
            QTimer.singleShot(0, self, self._scroll_back)
        layout.addLayout(buttons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _remember_top(self, top: int) -> None:
        """Keep what stands at the top, so that the page made anew can show it there again."""
        for number, card in enumerate(self._left):
            if card.geometry().bottom() > top:
                self._choices.setup_top = number, max(top - card.y(), 0) / card.height()
                return

    def _scroll_back(self) -> None:
        number, hidden = self._choices.setup_top
        card = self._left[number]
        self._scroll.verticalScrollBar().setValue(card.y() + round(card.height() * hidden))

    def show_lock(self) -> None:
        """Bring the organizer's lock into view, as soon as the page is laid out."""
        QTimer.singleShot(0, self, partial(self._scroll.ensureWidgetVisible, self.lock))

    def show_backups(self) -> None:
        """Bring the backups into view, as soon as the page is laid out."""
        QTimer.singleShot(0, self, partial(self._scroll.ensureWidgetVisible, self.backups))
        self.backups.back_up.setFocus()

    def save_changes(self) -> bool:
        """Save what the forms say; say why and return False if it cannot be saved as it is."""
        if complaint := self.form.complaint() or self.campaign.form.complaint():
            self.complaint.setText(complaint)
            return False
        said = []
        if self._draft.waiting is not None:
            details = self._draft.settle()  # nothing waits to be saved when the answer comes
            self._workspace.run(
                _("Change the event"), event_details.change_details, details=details
            )
            self._draft.discard()
            said.append(_("The event is saved."))
        if self.campaign.draft.waiting is not None:
            row = self.campaign.draft.settle()
            self._workspace.run(
                _("Change the campaign"),
                cases.change_campaign,
                campaign=row.campaign,
                language=row.language,
            )
            self.campaign.draft.discard()
            said.append(_("The campaign is saved."))
        self.said.emit(" ".join(said))
        return True

    def _discard(self) -> None:
        self._draft.discard()
        self.campaign.draft.discard()

    def _saved(self) -> EventDetails:
        return self._event.answer.details

    def _name_event(self) -> None:
        self.privacy.show_event(self._saved().name)

    def _on_edited(self) -> None:
        self._choices.draft = self._draft.waiting
        self._choices.campaign_draft = self.campaign.draft.waiting
        changed = self._choices.waits_under_setup
        self.save.setEnabled(changed)
        self.discard.setEnabled(changed)
        self.complaint.setText("")


def _column(*cards: Card) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.current().px(14))
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows its fields
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
