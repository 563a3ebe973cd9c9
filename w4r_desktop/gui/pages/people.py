"""The page of the door: who is here, who has just come, and who sits where."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.paper import Document
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.dialogs.consent import ask_consent
from w4r_desktop.gui.hosting import Hosting
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.people_deeds import PeopleDeeds
from w4r_desktop.gui.pages.people_list import PeopleList
from w4r_desktop.gui.pages.people_sign_in import SignInCard
from w4r_desktop.gui.pages.people_tables import TablesCard
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.tab_order import TabOrder
from w4r_desktop.language import _
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.workspace import Workspace

SIDE: Final = 346
SIDE_SHARE: Final = 0.34
"""The width of the cards at the side: at 100 %, and at most of the page."""

SPACE: Final = 12
"""Between the cards at the side."""

LATER: Final = 20
"""Milliseconds that the list waits, so that no sign-in and no count waits for it."""

TABLE_KEYS: Final = 9
SHOWS: Final = frozenset(
    {"attendee", "attendee_contact", "taken_home", "tally_entry", "writing_table"}
)


class PeoplePage(QWidget):
    """Signs people in and keeps the list of them.

    ``done`` tells in words what can be undone; ``person_requested`` tells somebody whose sheet is
    wanted, and their table; ``wording_changed`` the organizer's own words for what people agree to.
    ``paper_requested`` tells which document of the Print page. The others ask for what they are
    named after. ``now`` is the computer's clock, in UTC.
    """

    done = Signal(str)
    person_requested = Signal(object, object)
    wording_changed = Signal(str)
    import_requested = Signal()
    export_requested = Signal()
    template_requested = Signal()
    paper_requested = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        choices: Choices | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._choices = choices or Choices()
        now = now or partial(datetime.now, UTC)
        self._hosting = Hosting(workspace, self, choices=self._choices, now=now)
        zone = workspace.read(event).details.zone
        self.list = PeopleList(zone, self, locked=workspace.locked)
        self.sign_in = SignInCard(workspace, self._hosting, self, choices=self._choices, now=now)
        self.tables = TablesCard(workspace, now, self)
        self.deeds = None if workspace.locked else PeopleDeeds(self.list, self._hosting)
        self.import_button = Button(_("Import list…"), icon="open", parent=self)
        self.lists_button = Button(_("More"), icon="more", parent=self)
        self._people = Live(workspace, people, shows=SHOWS, parent=self, delay=LATER)
        self._lay_out()
        self._tab_order = TabOrder()
        self._connect()
        self._follow()
        self._show_people()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.sign_in.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    def _lay_out(self) -> None:
        px = theme.current().px
        self.head = QHBoxLayout()
        self.head.setSpacing(px(10))
        self.head.addWidget(label(_("People"), "title", self))
        self.head.addWidget(self._remark(), 1)
        for button in (self.import_button, self.lists_button):
            self.head.addWidget(button)
            button.setVisible(not self._workspace.locked)
        side = QVBoxLayout()
        side.setSpacing(px(SPACE))
        side.addWidget(self.sign_in)
        side.addWidget(self.tables, 1)
        side.addStretch()
        middle = QVBoxLayout()
        middle.setSpacing(px(10))
        middle.addLayout(self.head)
        middle.addWidget(self.list, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        layout.addLayout(middle, 1)
        layout.addLayout(side)

    def _remark(self) -> QLabel:
        """Say what becomes of names, or why less is offered than usual."""
        if not self._workspace.locked:
            return ElidedLabel(_("Names stay on this laptop."), "small", self)
        words = _("Locked: moving people, leaving and e-mail are for the organizer.")
        remark = label(words, "small", self)
        remark.setWordWrap(True)
        return remark

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = min(theme.current().px(SIDE), round(self.width() * SIDE_SHARE))
        side = max(share, self.sign_in.minimumSizeHint().width())
        for card in (self.sign_in, self.tables):
            card.setFixedWidth(side)
        self._use_room()

    def _use_room(self) -> None:
        """Have the tables give way, and the title of the form, so that all of the form is seen."""
        frame = self.parentWidget() or self  # the page itself grows with what it holds
        room = frame.height() - self.sign_in.full_height
        self.sign_in.be_compact(compact=room < 0)
        self.tables.setVisible(room >= self.tables.least_height + theme.current().px(SPACE))

    def _connect(self) -> None:
        self._people.answered.connect(self._show_people)
        self.sign_in.tables.answered.connect(self._follow)
        self._hosting.done.connect(self.done)
        self.tables.chosen.connect(self.list.show_table)
        self.sign_in.resized.connect(self._use_room)
        if self.deeds is not None:
            self.deeds.person_requested.connect(self.person_requested)
            self.sign_in.tables.answered.connect(self.deeds.show_tables)
            self.deeds.show_tables(self.sign_in.tables.answer)
            self.sign_in.dropped.connect(self._move)
            self.tables.dropped.connect(self._move)
        self.import_button.clicked.connect(self.import_requested)
        menu = QMenu(self.lists_button)
        menu.addAction(_("&Save list…"), self.export_requested.emit)
        menu.addAction(_("&Empty list to fill in…"), self.template_requested.emit)
        menu.addSeparator()
        for words, document in (
            (_("&Print sign-in sheets…"), Document.SIGN_IN_SHEETS),
            (_("Print participation s&lips…"), Document.PARTICIPATION_SLIPS),
        ):
            menu.addAction(words, partial(self._ask_for_paper, document))
        menu.addSeparator()
        menu.addAction(_("What people &agree to…"), self._change_wording)
        self.lists_button.setMenu(menu)
        self._shortcut("/", self.list.begin_finding)
        self._shortcut("Ctrl+F", self.list.begin_finding)
        for place in range(TABLE_KEYS):
            self._shortcut(f"Ctrl+{place + 1}", partial(self.sign_in.choose_table_at, place))

    def _follow(self) -> None:
        """Have Tab go from left to right, also through tables that came since."""
        buttons = self.deeds.buttons if self.deeds else ()
        self._tab_order.follow(
            *(self.import_button, self.lists_button, self.list.find_box, *buttons),
            *(self.list.view, *self.sign_in.stops, self.tables.view),
        )

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self, slot)

    def _move(self, writing_table_id: UUID, attendee_ids: Iterable[UUID]) -> None:
        assert self.deeds is not None
        (table,) = (
            row for row in self.sign_in.tables.answer if row.writing_table_id == writing_table_id
        )
        self.deeds.move(attendee_ids, table)

    def _ask_for_paper(self, document: Document) -> None:
        self.paper_requested.emit(document)

    def _change_wording(self) -> None:
        name = self._workspace.read(event).details.name
        said = ask_consent(self._choices.consent, name, self)
        if said is not None:
            self._choices.consent = said
            self.sign_in.contact.show_wording(self._hosting.wording)
            self.wording_changed.emit(said)

    def _show_people(self) -> None:
        self.list.show_people(self._people.answer)
