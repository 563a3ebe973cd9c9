"""The form of an evening: the same for a new event and for changing one under Setup."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QTimeEdit,
    QWidget,
)

from w4r_desktop import computer, language
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.domain.stationery import Paper, paper_of
from w4r_desktop.domain.tally import USUAL_KINDS, ActionKind, VenueKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.fields import choice_field, day_field, number_field, time_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.plain_box import TellingBox
from w4r_desktop.gui.widgets.search_box import SearchBox, country_box
from w4r_desktop.language import _
from w4r_desktop.wording import kind_name, paper_name, venue_kind_name

if TYPE_CHECKING:
    from w4r_desktop.gui.preferences import Preferences

MOST_PIECES: Final = 9_999_999
SENDER_LINES: Final = 5
KINDS_ACROSS: Final = 2
USUAL_HOURS: Final = ("18:00", "21:00")
"""Shown where an event says none."""


class EventForm(QWidget):
    """Every field of ``EventDetails``; ``edited`` tells that a person changed one.

    A ``wide`` one has two columns, so that all of it is seen at once on a low screen.
    """

    edited = Signal()

    _hours = ("", "")

    def __init__(self, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        locale = QLocale(language.current())
        self.name = QLineEdit(self)
        self.name.setMaxLength(MAX_LENGTH)
        self.held_on = day_field(self, name=_("Date"))
        self.held_on.setDisplayFormat(locale.dateFormat(QLocale.FormatType.LongFormat))
        self.opens_at = time_field(self, name=_("Opens at"))
        self.closes_at = time_field(self, name=_("Closes at"))
        self.time_zone = SearchBox(sorted(available_timezones()), self)
        self.venue = QLineEdit(self)
        self.venue.setMaxLength(MAX_LENGTH)
        self.venue_kind = choice_field(self)
        for kind in VenueKind:
            self.venue_kind.addItem(venue_kind_name(kind), kind)
        self.dedication = QLineEdit(self)
        self.dedication.setMaxLength(MAX_LENGTH)
        self.dedication.setPlaceholderText(_("In memory of …"))
        self.goal = number_field(
            self, least=0, most=MOST_PIECES, value=0, name=_("Goal in pieces of mail")
        )
        self.goal.setSingleStep(50)
        self.goal.setSpecialValueText(_("No goal"))
        self.kinds = {kind: QCheckBox(kind_name(kind), self) for kind in ActionKind}
        self.sender_address = TellingBox(self)
        self.sender_address.setPlaceholderText(
            _("Name or group\nStreet and number\nTown and postal code")
        )
        self.country = country_box(self)
        self.paper = paper_box(self)
        self._lay_out(wide=wide)
        self._name_fields()
        self._listen()

    def show_details(self, details: EventDetails) -> None:
        """Fill the fields, without telling anybody."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.name.setText(details.name)
        self.held_on.setDate(QDate(*details.held_on.timetuple()[:3]))
        self._hours = (details.opens_at, details.closes_at)
        for moment, said, usual in self._moments():
            moment.setTime(_time(said or usual))
        self.time_zone.choose(details.time_zone)
        self.venue.setText(details.venue)
        self.venue_kind.setCurrentIndex(self.venue_kind.findData(details.venue_kind))
        self.dedication.setText(details.dedication)
        self.goal.setValue(details.goal or 0)
        for kind, box in self.kinds.items():
            box.setChecked(kind in details.kinds)
        self.sender_address.setPlainText("\n".join(details.sender_lines))
        self.country.setCurrentIndex(self.country.findData(details.country))
        self.paper.setCurrentIndex(self.paper.findData(details.paper))
        self.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def details(self) -> EventDetails:
        """Return what the fields say."""
        opens_at, closes_at = (
            said if not said and shown == usual else shown  # not invented by looking at them
            for moment, said, usual in self._moments()
            if (shown := moment.time().toString("HH:mm"))
        )
        lines = (line.strip() for line in self.sender_address.toPlainText().splitlines())
        return EventDetails(
            name=self.name.text(),
            held_on=date(*self.held_on.date().getDate()),
            time_zone=self.time_zone.currentText(),
            opens_at=opens_at,
            closes_at=closes_at,
            venue=self.venue.text().strip(),
            venue_kind=VenueKind(self.venue_kind.currentData()),
            dedication=self.dedication.text().strip(),
            goal=self.goal.value() or None,
            kinds=tuple(kind for kind, box in self.kinds.items() if box.isChecked()),
            sender_lines=tuple(line for line in lines if line),
            country=self.country.currentData() or "",
            paper=Paper(self.paper.currentData()),
        )

    def _moments(self) -> tuple[tuple[QTimeEdit, str, str], ...]:
        opens_at, closes_at = self._hours
        return (
            (self.opens_at, opens_at, USUAL_HOURS[0]),
            (self.closes_at, closes_at, USUAL_HOURS[1]),
        )

    def complaint(self) -> str:
        """Return in one sentence what still keeps the form from being used, or nothing."""
        if not clean_name(self.name.text()):
            return _("Please give the event a name.")
        if self.time_zone.currentText() not in available_timezones():
            return _("Please choose a time zone from the list, such as America/Halifax.")
        if not any(box.isChecked() for box in self.kinds.values()):
            return _("Please tick at least one kind of action to count.")
        return ""

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self, *, wide: bool) -> None:
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(theme.current().px(36))
        self._column = _new_column(columns)
        self.sender_address.setFixedHeight(
            round(self.sender_address.fontMetrics().lineSpacing() * SENDER_LINES)
        )
        until = label(_("until"), "muted", self)
        self.add_field(_("Name"), self.name)
        self.add_field(_("Date"), self.held_on)
        self.add_field(_("Hours"), _beside(self.opens_at, until, self.closes_at))
        self.add_field(_("Time zone"), self.time_zone)
        self.add_field(_("Venue"), _beside(self.venue, self.venue_kind))
        self.add_field(_("Dedication"), self.dedication)
        self.add_field(_("Goal in pieces"), _beside(self.goal))
        if wide:
            self._column = _new_column(columns)
        boxes = QGridLayout()
        for number, box in enumerate(self.kinds.values()):
            boxes.addWidget(box, number // KINDS_ACROSS, number % KINDS_ACROSS)
        self.add_field(_("Counted"), boxes)
        self.add_field(_("Return address"), self.sender_address)
        self.add_field(_("Country"), self.country)
        self.add_field(_("Paper"), _beside(self.paper))

    def add_field(self, words: str, field: QWidget | QLayout) -> None:
        """Add a line at the end of the form."""
        if isinstance(field, QLayout):
            self._column.addRow(label(words, "", self), field)
        else:
            self._column.addRow(label(words, "", self), field)

    def _name_fields(self) -> None:
        for field, name in (
            (self.name, _("Name of the event")),
            (self.time_zone, _("Time zone")),
            (self.venue, _("Venue")),
            (self.venue_kind, _("Kind of venue")),
            (self.dedication, _("Dedication")),
            (self.sender_address, _("Return address")),
            (self.country, _("Country of the sender")),
            (self.paper, _("Paper")),
        ):
            field.setAccessibleName(name)

    def _listen(self) -> None:
        for line in (self.name, self.venue, self.dedication):
            line.textEdited.connect(self._on_edited)
        for box in (self.time_zone, self.venue_kind, self.country, self.paper):
            box.currentIndexChanged.connect(self._on_edited)
        for tick in self.kinds.values():
            tick.toggled.connect(self._on_edited)
        for moment in (self.opens_at, self.closes_at):
            moment.timeChanged.connect(self._on_edited)
        self.held_on.dateChanged.connect(self._on_edited)
        self.goal.valueChanged.connect(self._on_edited)
        self.sender_address.textChanged.connect(self._on_edited)
        self.country.activated.connect(self._on_country)

    def _on_edited(self, *_values: object) -> None:
        self.edited.emit()

    def _on_country(self, _index: int) -> None:
        paper = paper_of(self.country.currentData() or "")
        self.paper.setCurrentIndex(self.paper.findData(paper))


def new_details(preferences: Preferences) -> EventDetails:
    """Return what a new event's form says before anybody has touched it."""
    today = date.today()  # noqa: DTZ011 - the day on the wall of this very room
    return EventDetails(
        name="",
        held_on=today,
        time_zone=computer.time_zone(),
        opens_at=USUAL_HOURS[0],
        closes_at=USUAL_HOURS[1],
        kinds=USUAL_KINDS,
        country=preferences.country,
        paper=Paper(preferences.paper or paper_of(preferences.country)),
    )


def paper_box(parent: QWidget) -> QComboBox:
    """Return a choice of all papers; their data is the ``Paper``."""
    box = choice_field(parent)
    for paper in Paper:
        box.addItem(paper_name(paper), paper)
    return box


def _new_column(columns: QHBoxLayout) -> QFormLayout:
    px = theme.current().px
    column = QFormLayout()
    column.setHorizontalSpacing(px(18))
    column.setVerticalSpacing(px(8))
    column.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    column.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    columns.addLayout(column, 1)
    return column


def _beside(*fields: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.current().px(8))
    for field in fields:
        line.addWidget(field, int(isinstance(field, QLineEdit)))
    if not isinstance(fields[0], QLineEdit):
        line.addStretch(1)
    return line


def _time(text: str) -> QTime:
    return QTime.fromString(text, "HH:mm")
