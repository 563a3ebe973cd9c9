"""Changing what was said about the evening, and its tables."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
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
from w4r_desktop.gui.pages.setup_tables import TablesCard
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.event_form import EventForm
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, number
from w4r_desktop.services import event_details
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries import events as event_queries

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.choices import Choices
    from w4r_desktop.gui.workspace import Workspace

NARROW: Final = 980
"""Below this width, at 100 %, the cards stand one below the other."""


class SetupPage(QWidget):
    """The event's form at the left, its tables and campaign at the right.

    What was changed and not saved is kept as the draft among ``choices``.
    """

    said = Signal(str)

    def __init__(
        self, workspace: Workspace, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices
        self._event = Live(workspace, event_queries.event, shows=frozenset({"event"}), parent=self)
        self.form = EventForm(self)
        self.save = Button(_("Save changes"), kind="primary", parent=self)
        self.discard = Button(_("Discard changes"), parent=self)
        self.complaint = label("", "bad", self)
        self.tables = TablesCard(workspace, self)
        self._lay_out()
        self.tables.said.connect(self.said)
        self.save.clicked.connect(self.save_changes)
        self.discard.clicked.connect(self._show_saved)
        self.form.edited.connect(self._on_edited)
        self._event.answered.connect(self._on_event)
        self.form.show_details(self._event.answer.details)
        self._saved = self.form.details()
        if choices.draft is not None:
            self.form.show_details(choices.draft)
        self._on_edited()

    def _lay_out(self) -> None:
        px = theme.current().px
        left = Card(_("This event"), parent=self)
        left.body.addWidget(self.form)
        left.body.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(14))
        right.addWidget(self.tables)
        right.addWidget(self._campaign_card())
        right.addStretch(1)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setContentsMargins(0, 0, px(6), 0)
        self._columns.setSpacing(px(16))
        self._columns.addWidget(left, 5)
        self._columns.addLayout(right, 4)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.discard)
        buttons.addWidget(self.complaint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addWidget(_scrolling(inside), 1)
        layout.addLayout(buttons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        self._columns.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _campaign_card(self) -> Card:
        row = self._workspace.read(event_queries.campaign)
        cases = self._workspace.read(case_queries.cases)
        card = Card(_("Campaign"), parent=self)
        card.body.addWidget(
            label(
                _("{name}: {number} cases").format(
                    name=row.campaign.name, number=number(len(cases))
                )
            )
        )
        if row.campaign.historical:
            words = label(
                _("Historical: for showing and practising. Everything printed says so."), "small"
            )
            words.setWordWrap(True)
            card.body.addWidget(words)
        return card

    # -- the event -----------------------------------------------------------------------------

    def save_changes(self) -> bool:
        """Save what the form says; say why and return False if it cannot be saved as it is."""
        if complaint := self.form.complaint():
            self.complaint.setText(complaint)
            return False
        said = self.form.details()
        self._choices.draft = None
        self._saved = said  # so that nothing waits to be saved when the answer comes
        self._workspace.run(_("Change the event"), event_details.change_details, details=said)
        self._show_saved()
        self.said.emit(_("The event is saved."))
        return True

    def _show_saved(self) -> None:
        self.form.show_details(self._event.answer.details)
        self._saved = self.form.details()
        self._on_edited()

    def _on_event(self) -> None:
        """Show what is saved now, but keep each field that somebody is changing here."""
        typed, before = self.form.details(), self._saved
        changed = {
            field.name: value
            for field in fields(typed)
            if (value := getattr(typed, field.name)) != getattr(before, field.name)
        }
        self._show_saved()
        if changed:
            self.form.show_details(replace(self.form.details(), **changed))
            self._on_edited()

    def _on_edited(self) -> None:
        said = self.form.details()
        changed = said != self._saved
        self._choices.draft = said if changed else None
        self.save.setEnabled(changed)
        self.discard.setEnabled(changed)
        self.complaint.setText("")


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows its fields
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
