"""What is counted on an evening."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime


class ActionKind(StrEnum):
    """One kind of thing a person can do for a case."""

    LETTER = "letter"
    PREPRINTED_LETTER = "preprinted_letter"
    SOLIDARITY_CARD = "solidarity_card"
    PETITION_SIGNATURE = "petition_signature"
    EMAIL = "email"
    SOCIAL_POST = "social_post"
    PHOTO = "photo"
    OTHER = "other"


PIECES: Final = frozenset(
    {ActionKind.LETTER, ActionKind.PREPRINTED_LETTER, ActionKind.SOLIDARITY_CARD}
)
"""The kinds that are pieces of mail; the goal is in pieces, and signatures are not."""

USUAL_KINDS: Final = (
    ActionKind.LETTER,
    ActionKind.SOLIDARITY_CARD,
    ActionKind.PETITION_SIGNATURE,
    ActionKind.EMAIL,
    ActionKind.SOCIAL_POST,
)
"""The kinds a new event counts unless told otherwise."""


MOST_TYPED: Final = 999
"""The largest number that is typed for one cell; a larger one was meant for something else."""


class VenueKind(StrEnum):
    """Where an event takes place."""

    HOME = "home"
    SCHOOL = "school"
    CAFE = "cafe"
    PLACE_OF_WORSHIP = "place_of_worship"
    WORKPLACE = "workplace"
    LIBRARY = "library"
    ONLINE = "online"
    OTHER = "other"


class Reason(StrEnum):
    """Why something was taken back that somebody had written, or why a recount differs."""

    JOKE = "joke"
    UNSIGNED = "unsigned"
    MISTAKE = "mistake"
    TAKEN_HOME = "taken_home"
    FOUND = "found"
    MISCOUNTED = "miscounted"
    OTHER = "other"


TAKING_BACK: Final = (Reason.JOKE, Reason.UNSIGNED, Reason.MISTAKE, Reason.OTHER)
"""The reasons for taking back what was logged; a recount has its own."""


class TablePlace(StrEnum):
    """Where a table is: what is written elsewhere is counted, and counted apart."""

    ROOM = "room"
    HOME = "home"
    ONLINE = "online"


class ByRecount(StrEnum):
    """What an entry has to do with the recount: nothing, it corrects, or it was taken back."""

    NO = ""
    YES = "yes"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One line of a list: ``table``, ``attendee`` and ``case`` as the list words them.

    An empty attendee is anyone at the table, an empty table none. ``at`` is aware. A ``reason`` is
    why something was taken back, or for nobody what a recount corrected; where the list says which
    of the two, that is ``recount``, and else None. What was undone changes no total.
    """

    line: int
    table: str
    attendee: str
    case: str
    kind: ActionKind
    quantity: int
    signatories: int
    at: datetime
    reason: Reason | None = None
    recount: ByRecount | None = None
