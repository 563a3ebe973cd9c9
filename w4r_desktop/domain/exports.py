"""What leaves the laptop in files, by what it is for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from w4r_desktop.domain.figures import Figures, Notes, TakenHomeTotal

if TYPE_CHECKING:
    from datetime import datetime

    from w4r_desktop.domain.tally import ActionKind, Reason


class Purpose(StrEnum):
    """What an export is for: each gives away as much as that needs, and no more."""

    TALLY = "tally"
    GROUP = "group"
    CONTACTS = "contacts"
    FULL = "full"


class Form(StrEnum):
    """The form of a file."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    TEXT = "text"


NAMING: Final = frozenset({Purpose.CONTACTS, Purpose.FULL})
"""The purposes that need names of people; only the organizer saves those."""

LISTING: Final = frozenset({Form.JSON, Form.CSV, Form.XLSX})
"""The forms that can list people; a report and a text are for everybody's eyes."""

COUNTED_ONLY: Final = frozenset({"recount", "taken_home", "mail", "overrides", "notes"})
"""The figures that the tally leaves out: what is of use to the group only, and free words."""


@dataclass(frozen=True, slots=True)
class TallyLine:
    """What was logged at one table for one case in one kind, each piece signed by so many.

    ``table`` is empty for none. With a ``reason`` it is what the recount corrected there.
    """

    table: str
    case: str
    kind: ActionKind
    quantity: int
    signatories: int = 1
    reason: Reason | None = None


class ExportedEntry(NamedTuple):
    """One line of the log, in words of the event; ``at`` is at the venue and without its zone.

    ``attendee`` is empty for nobody, and wherever names are not to be given away. ``reason`` is
    empty for none. ``recount`` is a word of ByRecount.
    """

    at: datetime
    table: str
    attendee: str
    case: str
    kind: str
    quantity: int
    signatories: int
    reason: str
    recount: str = ""


def for_purpose(figures: Figures, purpose: Purpose) -> Figures:
    """Return the figures without what the purpose has no use for."""
    notes = figures.notes
    if purpose is Purpose.TALLY:
        return replace(
            figures,
            recount=(),
            taken_home=TakenHomeTotal(),
            mail=(),
            overrides=(),
            notes=Notes(),
        )
    return replace(figures, notes=replace(notes, contact="", expected=None))
