"""The figures of an event: one set of them for the window, the report and every file.

They are plain values and are kept as JSON in an event whose report was frozen. A field that is
added needs a default, so that the figures of earlier versions can still be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003
from typing import Final, TypeAlias
from uuid import UUID  # noqa: TC003

import msgspec

from w4r_desktop.domain.case import Role  # noqa: TC001
from w4r_desktop.domain.mailing import MailingWay  # noqa: TC001
from w4r_desktop.domain.paper import Refusal  # noqa: TC001
from w4r_desktop.domain.tally import PIECES, ActionKind, Reason, TablePlace, VenueKind

Kinds: TypeAlias = Mapping[ActionKind, int]

SET_ASIDE: Final = (Reason.JOKE, Reason.UNSIGNED)
"""Reasons for which a piece that lies there is not counted."""

ON_PAPER: Final = (
    ActionKind.LETTER,
    ActionKind.PREPRINTED_LETTER,
    ActionKind.SOLIDARITY_CARD,
    ActionKind.PETITION_SIGNATURE,
)
"""The kinds that lie somewhere and can be counted by hand, in their order."""

EXPLAINING: Final = (Reason.TAKEN_HOME, Reason.FOUND, Reason.MISCOUNTED, Reason.OTHER)
"""Reasons why more or fewer lie there than were logged."""


def pieces(kinds: Kinds) -> int:
    """Return how many of the actions are pieces of mail."""
    return sum(quantity for kind, quantity in kinds.items() if kind in PIECES)


@dataclass(frozen=True, slots=True)
class CaseTotal:
    """What was done for one case."""

    case_id: UUID
    code: str
    name: str
    short_name: str
    country: str
    kinds: Kinds
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class TableTotal:
    """What was logged at one table; ``writing_table_id`` and ``name`` are empty for none.

    With ``is_recount`` it is what the recount corrected at no table. ``place`` is where a table
    is, None for none.
    """

    writing_table_id: UUID | None
    name: str
    kinds: Kinds
    place: TablePlace | None = None
    is_recount: bool = False


@dataclass(frozen=True, slots=True)
class QuarterTotal:
    """What was logged in a quarter of an hour, from ``begins`` on, which is aware."""

    begins: datetime
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class People:
    """Who came, in heads: a class of 25 is 25."""

    attendees: int
    first_time: int
    minors: int


@dataclass(frozen=True, slots=True)
class Slice:
    """Part of an evening; None stands for all. ``since`` is aware, and so is ``until``, exclusive.

    ``tables`` may hold None: what was logged at no table.
    """

    tables: frozenset[UUID | None] | None = None
    kinds: frozenset[ActionKind] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecountLine:
    """What was counted by hand of a case and kind: of a table's box, or of all of it.

    ``logged`` is what the log said when it was counted, ``logged_since`` what came after.
    ``corrected`` is by how much each reason changed the total, never 0. ``table`` is the name of
    the table, empty for none.
    """

    case_id: UUID
    case: str
    case_name: str
    kind: ActionKind
    writing_table_id: UUID | None
    table: str
    counted: int
    logged: int
    logged_since: int
    corrected: Mapping[Reason, int]

    @property
    def difference(self) -> int:
        """By how much the total changed: the sum of all corrections."""
        return sum(self.corrected.values())

    @property
    def total(self) -> int:
        """What counts now."""
        return self.logged + self.difference + self.logged_since


@dataclass(frozen=True, slots=True)
class ByHand:
    """How many of the boxes ``wanted`` were counted by hand.

    With ``by_table`` each table has its own, which only the event itself can tell apart.
    """

    counted: int
    wanted: int
    by_table: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every box was."""
        return self.counted >= self.wanted


@dataclass(frozen=True, slots=True)
class TakenHomeTotal:
    """Letters that were taken home, by what became of them."""

    out: int = 0
    returned: int = 0
    written_off: int = 0


@dataclass(frozen=True, slots=True)
class MailTotal:
    """Pieces of one case and kind: written, posted or handed over.

    ``way`` is how those leave that are left, ``posted_by`` how the others did, which may have been
    planned otherwise then. Of a ``withdrawn`` case nothing is left to post.
    """

    case_id: UUID
    case: str
    case_name: str
    role: Role
    kind: ActionKind
    written: int
    posted: int
    way: MailingWay
    posted_by: tuple[MailingWay, ...] = ()
    withdrawn: bool = False

    @property
    def unposted(self) -> int:
        """How many have not left, kept back or not."""
        return max(self.written - self.posted, 0)

    @property
    def left(self) -> int:
        """How many are still to post."""
        return 0 if self.withdrawn else self.unposted


@dataclass(frozen=True, slots=True)
class Override:
    """That mail was printed despite a refusal; ``case_name`` is empty for the whole campaign."""

    case_name: str
    refusal: Refusal
    note: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What the organizer adds in words; ``expected`` is how many people were expected.

    ``contact`` is who is asked about the event: it stands in the registration only.
    """

    comments: str = ""
    media: str = ""
    dignitaries: str = ""
    photo_credit: str = ""
    contact: str = ""
    expected: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What event it was. ``event_id`` is the same on every laptop."""

    event_id: UUID
    name: str
    held_on: date
    opens_at: str
    closes_at: str
    time_zone: str
    venue: str
    venue_kind: VenueKind
    dedication: str
    goal: int | None
    campaign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All figures of an event ``as_of`` a moment; every total is a sum of entries.

    ``kinds`` has all kinds, zeros too; every other mapping leaves zeros out. ``counted_kinds`` are
    those the event counts or has any of, in their order. ``signatories`` are the people who signed
    the pieces: one letter that 12 people signed has 12. ``quarters`` leave out what the recount
    corrected. ``recounted_at`` is None before the recount. ``version`` is 0 until it is frozen.
    """

    event: EventFacts
    as_of: datetime
    newest_at: datetime | None
    kinds: Kinds
    counted_kinds: tuple[ActionKind, ...]
    signatories: int
    by_case: tuple[CaseTotal, ...]
    by_table: tuple[TableTotal, ...]
    quarters: tuple[QuarterTotal, ...]
    people: People
    recounted_at: datetime | None = None
    recount: tuple[RecountLine, ...] = ()
    taken_home: TakenHomeTotal = TakenHomeTotal()
    mail: tuple[MailTotal, ...] = ()
    overrides: tuple[Override, ...] = ()
    notes: Notes = field(default_factory=Notes)
    version: int = 0

    @property
    def pieces(self) -> int:
        """Letters and cards: what the goal is counted in."""
        return pieces(self.kinds)

    @property
    def signatures(self) -> int:
        """Signatures on petitions, which are no pieces."""
        return self.kinds.get(ActionKind.PETITION_SIGNATURE, 0)

    @property
    def by_hand(self) -> ByHand:
        """Of which cases and kinds all that was logged was counted by hand."""
        standing: dict[tuple[UUID, ActionKind], int] = {
            (one.case_id, kind): quantity
            for one in self.by_case
            for kind, quantity in one.kinds.items()
            if kind in ON_PAPER and quantity
        }
        found: Counter[tuple[UUID, ActionKind]] = Counter()
        for line in self.recount:
            found[line.case_id, line.kind] += line.total
        wanted = {*standing, *found}
        counted = sum(key in found and found[key] == standing.get(key, 0) for key in wanted)
        by_table = any(line.writing_table_id is not None for line in self.recount)
        return ByHand(counted, len(wanted), by_table)

    @property
    def pieces_each(self) -> float | None:
        """Pieces a person, None where nobody was signed in."""
        return self.pieces / self.people.attendees if self.people.attendees else None


def as_json(figures: Figures) -> bytes:
    """Return figures as they are kept and saved: UTF-8, one key for each field."""
    return msgspec.json.encode(figures, order="deterministic")


def from_json(data: bytes | str) -> Figures:
    """Return figures as they were kept. Raises ValueError for what are none."""
    try:
        return msgspec.json.decode(data, type=Figures)
    except msgspec.MsgspecError as error:
        raise ValueError("no figures of an event") from error
