"""Who signs the letters: whoever writes, by hand, or chosen people whose names stand below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from w4r_desktop.domain.case import SenderLimit
from w4r_desktop.domain.first_names import keeps_whole_name
from w4r_desktop.domain.sender import ALLOWED, Part, Sender, likely_town
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.print_document import Fields
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.people_ticks import PeopleTicks
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from w4r_desktop.gui.models.letter_choices import LetterChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.store.queries.attendees import PersonRow

MOST_PLACES: Final = 60
MAX_TOWN: Final = 100


def tells() -> dict[SenderLimit, str]:
    """Return what of a person can be printed, if the case and their age allow it."""
    return {
        SenderLimit.NAME_TOWN: _("Name and town"),
        SenderLimit.FIRST_NAME: _("First name"),
        SenderLimit.INITIALS_TOWN: _("Initials and town"),
    }


class SignersPart(QWidget):
    """Lets people be chosen, and how much of them is printed; ``changed`` tells that they were.

    ``places`` is how many places to sign by hand a letter has.
    """

    changed = Signal()

    def __init__(self, look: LetterChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._facts = facts
        self.by_people = ElidedCombo(self)
        self.places = CopiesBox(self)
        self.tells = ElidedCombo(self)
        self.town = QLineEdit(self)
        self._fields = Fields(self)  # Tab goes in the order of making
        self.people = PeopleTicks(look.people, facts.details.zone, self)
        self._fields.add_pair(_("&Signed"), self.by_people, self.places)
        self._told = self._fields.add_pair(_("Printed of &them"), self.tells, self.town)
        self._offer()
        self.by_people.activated.connect(self._on_by_people)
        self.places.valueChanged.connect(self._on_places)
        self.tells.activated.connect(self._on_tells)
        self.town.textEdited.connect(self._on_town)
        self.people.changed.connect(self.changed)

    @property
    def senders(self) -> tuple[Sender, ...]:
        """The chosen people, in the order of their names."""
        return tuple(self._sender(person) for person in self.people.people)

    def senders_of(self, letters: Callable[[UUID], int]) -> tuple[Sender, ...]:
        """Return them, each as often as it is said to have letters."""
        return tuple(
            sender
            for person in self.people.people
            for sender in (self._sender(person),) * letters(person.attendee_id)
        )

    def show_facts(self, facts: PaperFacts) -> None:
        """Offer who is here now."""
        self._facts = facts
        self.people.show_people(facts.people)

    def show_choices(self) -> None:
        """Show what is chosen now."""
        look = self._look
        self.by_people.setCurrentIndex(self.by_people.findData(look.by_people))
        self.places.show_number(look.signatures)
        self.places.setHidden(look.by_people)
        self._fields.show_field(self._told, shown=look.by_people)
        self.town.setVisible(Part.TOWN in ALLOWED[look.tells])
        self.people.setVisible(look.by_people)
        self.tells.setCurrentIndex(self.tells.findData(look.tells))
        if self.town.text() != self._town:
            self.town.setText(self._town)

    @property
    def _town(self) -> str:
        typed = self._look.town
        return likely_town(self._facts.details.sender_lines) if typed is None else typed

    def _sender(self, person: PersonRow) -> Sender:
        """Return somebody as a sender; the name of a group or a guest is nobody's own."""
        nobodys = keeps_whole_name(heads=person.heads, guest=person.guest)
        name = "" if nobodys else person.name
        return Sender(name, person.minor, self._town.strip(), self._look.tells)

    def _offer(self) -> None:
        self.by_people.addItem(_("By hand"), False)  # noqa: FBT003 - the item's value
        self.by_people.addItem(_("Chosen people"), True)  # noqa: FBT003
        for limit, words in tells().items():
            self.tells.addItem(words, limit)
        self.places.setRange(1, MOST_PLACES)
        self.by_people.setAccessibleName(_("Signed"))
        self.places.set_name(_("Places to sign"))
        self.places.setToolTip(_("Places to sign"))
        self.tells.setAccessibleName(_("Printed of them"))
        self.town.setMaxLength(MAX_TOWN)
        self.town.setAccessibleName(_("Town"))
        self.town.setPlaceholderText(_("Town"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(6))
        column.addWidget(self._fields)
        column.addWidget(self.people, 1)

    def _on_by_people(self) -> None:
        self._look.by_people = bool(self.by_people.currentData())
        self.changed.emit()

    def _on_places(self, places: int) -> None:
        self._look.signatures = places
        self.changed.emit()

    def _on_tells(self) -> None:
        self._look.tells = SenderLimit(self.tells.currentData())
        self.changed.emit()

    def _on_town(self, typed: str) -> None:
        self._look.town = typed
        self.changed.emit()
