"""How each kind of mail leaves, and where the section's office is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.bins import KINDS
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.gui import theme
from w4r_desktop.gui.packing_orders import way_words
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.plain_box import TellingBox
from w4r_desktop.gui.widgets.search_box import country_box
from w4r_desktop.language import _
from w4r_desktop.store.queries.mailing import ROLES, Office
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QFocusEvent, QHideEvent
    from PySide6.QtWidgets import QLabel

    from w4r_desktop.domain.tally import ActionKind

LINES: Final = 4


class AddressField(TellingBox):
    """Lines of an address; ``left`` tells that somebody went on after typing."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.left.emit()


class OfficeFields(QWidget):
    """The address of the section's office; ``changed`` tells an ``Office`` once it was typed."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._known = Office((), "")
        self.lines = AddressField(self)
        self.lines.setPlaceholderText(_("Name of the section\nStreet and number\nTown"))
        self.lines.setAccessibleName(_("Address of the section’s office"))
        metrics = self.lines.fontMetrics()
        self.lines.setFixedHeight(LINES * metrics.lineSpacing() + theme.current().px(26))
        self.country = country_box(self)
        self.country.setAccessibleName(_("Country of the section’s office"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(label(_("Address of the section’s office"), "small", self))
        column.addWidget(self.lines)
        column.addWidget(self.country)
        self.lines.left.connect(self.keep)
        self.country.activated.connect(self.keep)

    def show_office(self, office: Office) -> None:
        """Show an address as it is saved; one that is being typed is left alone."""
        if office == self._known:
            return
        self._known = office
        blocked = QSignalBlocker(self.country)
        self.lines.setPlainText("\n".join(office.lines))
        self.country.setCurrentIndex(self.country.findData(office.country))
        blocked.unblock()

    def keep(self) -> None:
        """Tell what was typed, if it is not saved yet."""
        typed = (line.strip() for line in self.lines.toPlainText().splitlines())
        said = Office(tuple(filter(None, typed)), str(self.country.currentData() or ""))
        if said != self._known:
            self._known = said
            self.changed.emit(said)


class WaysCard(Card):
    """A list to choose from for each kind; ``chosen`` tells kind and way.

    The address of the office is asked for where anything goes there: ``office_changed`` tells it.
    """

    chosen = Signal(object, object)
    office_changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("How it leaves"), parent=parent)
        px = theme.current().px
        self.fields: dict[ActionKind, ElidedCombo] = {}
        self._names: dict[ActionKind, QLabel] = {}
        self.body.setSpacing(px(4))
        for kind in KINDS:
            self._add(kind)
        self.office = OfficeFields(self)
        self.body.addWidget(self.office)
        self.office.changed.connect(self.office_changed)

    def show_ways(
        self, ways: Mapping[ActionKind, MailingWay], shown: Collection[ActionKind], office: Office
    ) -> None:
        """Show how the kinds that there are leave."""
        for kind, field in self.fields.items():
            field.setCurrentIndex(field.findData(ways[kind]))
            for part in (field, self._names[kind]):
                part.setVisible(kind in shown)
        self.office.show_office(office)
        self.office.setVisible(any(ways[kind] is MailingWay.OFFICE for kind in shown))

    def _add(self, kind: ActionKind) -> None:
        field = ElidedCombo(self)
        for way in MailingWay:
            field.addItem(way_words(way, ROLES[kind]), way)
        field.setAccessibleName(_("How {kind} leave").format(kind=kind_name(kind)))
        name = label(kind_name(kind), "small", self)
        name.setBuddy(field)
        for part in (name, field):
            self.body.addWidget(part)
        field.activated.connect(partial(self._on_chosen, kind))
        self.fields[kind], self._names[kind] = field, name

    def _on_chosen(self, kind: ActionKind, _place: int) -> None:
        self.chosen.emit(kind, MailingWay(self.fields[kind].currentData()))
