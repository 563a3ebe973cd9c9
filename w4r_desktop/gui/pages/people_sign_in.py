"""The card where people are signed in: a name, a table, Enter."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.arrivals import MOST_HEADS, Arrival, read_arrival
from w4r_desktop.domain.names import removed_from
from w4r_desktop.domain.tables import is_full, suggested_table
from w4r_desktop.errors import NoTableError, W4RError
from w4r_desktop.exchange.people_notes import removed_words
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.dragged import PEOPLE
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.people_twins import offer_words, twin_words, who_has_it
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.contact_fields import ContactFields
from w4r_desktop.gui.widgets.fields import NAME_LENGTH, number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.people_full import mark_full
from w4r_desktop.gui.widgets.people_same import SameButton
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _, table_label
from w4r_desktop.messages import explain
from w4r_desktop.store.queries import tables
from w4r_desktop.store.queries.attendees import attendee
from w4r_desktop.wording import minor_words, people, seats

if TYPE_CHECKING:
    from collections.abc import Callable

    from w4r_desktop.domain.contact import Contact
    from w4r_desktop.gui.hosting import Hosting
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.attendees import AttendeeRow, PersonRow
    from w4r_desktop.store.queries.tables import TableRow

FEW: Final = 16
"""So many tables are all shown, on several lines; more of them scroll on one."""

LINES: Final = 2
"""That are kept for what is said below the name, so that nothing moves when it is said."""

ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SignInCard(Card):
    """Signs people in. The cursor is back in the empty field when somebody is.

    ``dropped`` tells a table and the ids of people who were let fall on its button, ``resized``
    that it needs another height.
    """

    dropped = Signal(object, object)
    resized = Signal()

    def __init__(
        self,
        workspace: Workspace,
        hosting: Hosting,
        parent: QWidget | None = None,
        *,
        choices: Choices | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        super().__init__(_("Sign in"), parent=parent)
        self._workspace = workspace
        self._hosting = hosting
        self._choices = choices or Choices()
        self._now = now or partial(datetime.now, UTC)
        self._by_hand = False
        self._same: tuple[PersonRow, AttendeeRow] | None = None
        self.tables = Live(
            workspace, tables.tables, shows=frozenset({"writing_table", "attendee"}), parent=self
        )
        self.name = QLineEdit(self)
        self.name.setMaxLength(NAME_LENGTH)
        self.hint = label("", "small", self)
        self.same = SameButton(self)
        few = len(self.tables.answer) <= FEW
        self.table_choice = SegmentedControl(_("Table"), self, wraps=few)
        self.first_time = QCheckBox(_("First letter-writing event"), self)
        self.minor = QCheckBox(minor_words(1), self)
        self.heads = number_field(self, least=1, most=MOST_HEADS, value=1, name=_("People"))
        self.contact = ContactFields(hosting.wording, self)
        self.sign_in = Button(_("Sign in"), kind="primary", parent=self)
        self.guest = Button(_("+ Guest"), parent=self)
        self._lay_out()
        self._show_tables()
        self._connect()
        self._say(_hint())

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.name.setFocus(reason)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in its order."""
        return (
            *(self.name, self.table_choice, self.first_time, self.minor, self.heads),
            *(self.contact, self.sign_in, self.guest, self.same),
        )

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("First name"))
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.hint.setMinimumHeight(LINES * (theme.current().metrics().lineSpacing() + 1))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addWidget(self.sign_in, 1)
        buttons.addWidget(self.guest)
        self.body.setSpacing(px(6))
        for part in (self.name, self.hint, self.table_choice):
            self.body.addWidget(part)
        self.body.addLayout(self._lay_out_ticks())
        self.body.addLayout(buttons)
        if self._workspace.locked:  # of contacts the organizer alone knows
            self.contact.hide()
        else:
            self.body.addWidget(self.same)

    def be_compact(self, *, compact: bool) -> None:
        """Leave out the title, which the button says again, where there is little room."""
        self.title.setVisible(not compact)

    @property
    def full_height(self) -> int:
        """The height that everything on the card needs, the title too."""
        self.body.activate()
        title = self.title.sizeHint().height() + self.body.spacing()
        return self.body.heightForWidth(self.width()) + (title if self.title.isHidden() else 0)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.resized.emit)
        return super().event(event)

    def _lay_out_ticks(self) -> QVBoxLayout:
        words = label(_("People"), parent=self)
        words.setBuddy(self.heads)
        heads = QHBoxLayout()
        heads.setSpacing(theme.current().px(8))
        heads.addWidget(self.minor)
        heads.addStretch()
        heads.addWidget(words)
        heads.addWidget(self.heads)
        ticks = QVBoxLayout()
        ticks.setSpacing(0)
        ticks.addWidget(self.first_time)
        ticks.addLayout(heads)
        ticks.addWidget(self.contact)
        return ticks

    def _connect(self) -> None:
        self._workspace.changed.connect(self._forget_two)
        self.name.textEdited.connect(self._withdraw)
        self.name.textChanged.connect(self._count_minors)
        self.heads.valueChanged.connect(self._count_minors)
        self.heads.valueChanged.connect(self._withdraw)
        for tick in (self.first_time, self.minor, self.contact.wanted):
            tick.clicked.connect(self._withdraw)
        self.tables.answered.connect(self._show_tables)
        self.table_choice.chosen.connect(self._on_table)
        self.minor.toggled.connect(self.contact.be_for_minor)
        self.contact.unfolded.connect(self._on_unfolded)
        self.sign_in.clicked.connect(self._sign_in)
        self.guest.clicked.connect(self._sign_in_guest)
        self.same.clicked.connect(self._join)
        if not self._workspace.locked:
            self.table_choice.take(PEOPLE)
            self.table_choice.dropped.connect(self.dropped)

    # -- what is seen --------------------------------------------------------------------------

    def _show_tables(self) -> None:
        """Offer the tables; the one chosen stays, as long as it is there."""
        here = self.tables.answer
        self.table_choice.show_choices([Choice(row.writing_table_id, row.name) for row in here])
        for row in here:
            self.table_choice.button(row.writing_table_id).installEventFilter(self)
        self.table_choice.setVisible(bool(here))
        chosen = self._table()
        if chosen is None or (is_full(chosen) and not self._by_hand):
            self._suggest_table()
        self._mark_full()

    def _suggest_table(self) -> None:
        """Choose where the next one had best sit, until somebody chooses otherwise."""
        self._by_hand = False
        seat = suggested_table(self.tables.answer, self._choices.seat)
        if seat is not None:
            self.table_choice.choose(seat)
        self._mark_full()

    def _mark_full(self) -> None:
        """Tell by a sign and in words which tables have no seat left."""
        for row in self.tables.answer:
            button, words = self.table_choice.button(row.writing_table_id), table_label(row.name)
            if full := is_full(row):
                room = {"people": people(row.people), "seats": seats(row.capacity or 0)}
                words = _("{table} is full: {people} for {seats}").format(table=words, **room)
            button.setAccessibleName(words)
            button.setToolTip(tooltips.plain(words) if full else "")
            mark_full(button, full=full)

    def _count_minors(self) -> None:
        """Ask of as many as are typed whether they are minors."""
        heads = self.heads.value()
        with suppress(W4RError):
            heads = max(read_arrival(self.name.text()).heads, heads)
        self.minor.setText(minor_words(heads))

    def choose_table_at(self, place: int) -> None:
        """Choose a table by its place, and go on with the name."""
        self._withdraw()
        if place < len(self.tables.answer):
            self.table_choice.choose(self.tables.answer[place].writing_table_id)
            self._chose_by_hand()
            announce(self, table_label(self.tables.answer[place].name))
        self.setFocus()

    def _withdraw(self) -> None:
        """Offer no longer to make one of two: something else is done now."""
        self._same = None
        self.same.hide()

    def _forget_two(self) -> None:
        """Say no more of two whose letters, tables or names have changed since."""
        if self._same is not None:
            self._withdraw()
            self._say(_hint())

    def _chose_by_hand(self) -> None:
        self._by_hand = True
        self._mark_full()  # the row has forgotten its tooltips

    def _on_table(self, _table: object) -> None:
        self._withdraw()
        self._chose_by_hand()
        self.setFocus()

    def _on_unfolded(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        if wanted and self.contact.wanted.hasFocus():
            self.contact.email.setFocus()

    def _say(self, text: str, *, role: str = "small") -> None:
        """Say something below the name: what to type, what was refused, what was done."""
        if self.hint.property("role") != role:
            self.hint.setProperty("role", role)
            self.hint.style().polish(self.hint)
        self.hint.setText(text)

    # -- signing in ----------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sign in by Enter, in whatever field it is pressed."""
        if event.key() in ENTER and not event.isAutoRepeat():
            self._sign_in()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter on a table for what it is everywhere here."""
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if event.key() not in ENTER:
            return super().eventFilter(watched, event)
        self.keyPressEvent(event)
        return True

    def _sign_in(self) -> None:
        typed = self.name.text()
        if not typed.strip():
            self._refuse(_("Type a name first, or press “+ Guest” for somebody without one."))
            return
        if self.contact.complaint:
            self._refuse(self.contact.complaint)
            self.contact.ask_again()
            return
        try:
            arrival = read_arrival(typed)
            if arrival.heads == 1:
                arrival = Arrival(arrival.name, self.heads.value())
            same = who_has_it(self._workspace, arrival)
            here = self._seat(arrival, self.contact.contact(self._now()))
        except W4RError as refusal:
            self._refuse(explain(refusal))
            return
        self._forget()
        self._withdraw()
        remarks = [removed_words(removed_from(typed))]
        if same is not None:
            remarks.append(twin_words(self._workspace, same, here))
            self._offer(same, here)
        said = " ".join(filter(None, remarks))
        self._say(said or _hint())
        if said:
            announce(self, said)

    def _sign_in_guest(self) -> None:
        if self.contact.wanted.isChecked():
            self._refuse(
                _("Who wants to hear from us needs a name. A first name or a nickname is enough.")
            )
            return
        typed = self.name.text()
        try:
            self._seat(Arrival("", self.heads.value()), None)
        except W4RError as refusal:
            self._refuse(explain(refusal))
            return
        self._withdraw()
        self._forget()
        self.name.setText(typed)  # nobody has signed in under it yet
        self._say(_hint())

    def _seat(self, arrival: Arrival, contact: Contact | None) -> AttendeeRow:
        table = self._table()
        if table is None:
            raise NoTableError
        self._choices.seat = table.writing_table_id
        person = self._hosting.sign_in(
            arrival,
            table,
            first_time=self.first_time.isChecked(),
            minor=self.minor.isChecked(),
            contact=contact,
        )
        return self._workspace.read(attendee, person)

    def _table(self) -> TableRow | None:
        key = self.table_choice.key
        return next((row for row in self.tables.answer if row.writing_table_id == key), None)

    def _refuse(self, text: str) -> None:
        self._withdraw()
        self._say(text, role="bad")
        announce(self.name, text)
        self.setFocus()

    def _forget(self) -> None:
        """Make ready for the next one in the queue."""
        self.name.clear()
        self.heads.setValue(1)
        for tick in (self.first_time, self.minor):
            tick.setChecked(False)
        self.contact.clear()
        self._suggest_table()
        self.setFocus()

    def _offer(self, before: PersonRow, newcomer: AttendeeRow) -> None:
        if not self._workspace.locked:
            self._same = before, newcomer
            self.same.offer(offer_words(before, newcomer))

    def _join(self) -> None:
        """Take the two for one: who was here before is who is meant."""
        assert self._same is not None
        before, newcomer = self._same
        self._forget_two()
        if before.signed_out_at is None:
            self._hosting.join(before, newcomer)
        else:
            self._hosting.welcome_back(before, newcomer)
        self.setFocus()


def _hint() -> str:
    return _("A first name or a nickname is enough")
