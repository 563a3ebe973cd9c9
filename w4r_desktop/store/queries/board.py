"""What the board shows: cases, good news and sums, and never a name of anybody who came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, func, select

from w4r_desktop.domain.case import UpdateStatus
from w4r_desktop.domain.figures import People, pieces
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.store.columns import Identity
from w4r_desktop.store.queries.cases import withdrawals
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.figures import signatories
from w4r_desktop.store.queries.sheet import ENDS
from w4r_desktop.store.queries.totals import people
from w4r_desktop.store.schema import (
    Case,
    CaseTranslation,
    CaseUpdate,
    TallyEntry,
    WritingTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.figures import Kinds

FRAME_TABLES: Final = frozenset(
    {"event", "campaign_case", "case_update", "case_translation", "case_withdrawal", "picture"}
)
"""What ``board_frame`` depends on."""

COUNT_TABLES: Final = frozenset({"tally_entry", "attendee", "writing_table"})
"""What ``KeptCounts`` depends on."""


@dataclass(frozen=True, slots=True)
class BoardCase:
    """One case as it stands on the board; ``headlines`` are its translations by language.

    A ``hidden`` case is no longer among the cases, but something was logged for it once.
    """

    case_id: UUID
    code: str
    name: str
    short_name: str
    headline: str
    headlines: Mapping[str, str]
    picture_id: UUID | None
    withdrawn: bool
    hidden: bool
    has_good_news: bool


@dataclass(frozen=True, slots=True)
class BoardFrame:
    """The board before anything is counted."""

    details: EventDetails
    cases: tuple[BoardCase, ...]


@dataclass(frozen=True, slots=True)
class BoardCounts:
    """The sums of the board; ``by_case`` has every case that anything was logged for."""

    kinds: Kinds
    by_case: Mapping[UUID, Kinds]
    signatories: int
    people: People
    tables: int

    @property
    def pieces(self) -> int:
        """Letters and cards: what the goal is counted in."""
        return pieces(self.kinds)


def board_frame(session: Session) -> BoardFrame:
    """Return the event and its cases in their order.

    A case has good news where the newest of its dated news is good: who was freed may have been
    arrested again since, and a board has no room to tell that.
    """
    headlines: dict[UUID, dict[str, str]] = {}
    for case_id, language, headline in session.execute(HEADLINES):
        headlines.setdefault(case_id, {})[language] = headline
    newest = {case_id: status for case_id, status in session.execute(NEWS)}  # noqa: C416 - rows
    withdrawn = withdrawals(session)
    cases = tuple(
        BoardCase(
            case_id,
            code,
            name,
            short_name,
            headline,
            headlines=headlines.get(case_id, {}),
            picture_id=picture_id,
            withdrawn=case_id in withdrawn,
            hidden=hidden_at is not None,
            has_good_news=newest.get(case_id) is UpdateStatus.GOOD_NEWS,
        )
        for case_id, code, name, short_name, headline, picture_id, hidden_at in session.execute(
            CASES
        )
    )
    return BoardFrame(event(session).details, cases)


class KeptCounts:
    """The query for the sums, asked at every click: it sums once, then adds only what is new.

    Entries are only ever added, and the numbers of each laptop run without gaps; so new is what
    comes after the numbers known, whichever laptop it is from.
    """

    def __init__(self) -> None:
        self._known: dict[UUID, int] | None = None
        self._sums: dict[tuple[UUID, ActionKind], int] = {}
        self._signatories = 0

    def __call__(self, session: Session) -> BoardCounts:
        """Return the sums as of now."""
        ends = {row[0]: row[1] for row in session.execute(ENDS)}
        for case_id, kind, quantity, signed in self._new(session, ends):
            self._sums[case_id, kind] = self._sums.get((case_id, kind), 0) + quantity
            self._signatories += signed if kind in PIECES else 0
        self._known = ends
        whole = dict.fromkeys(ActionKind, 0)
        by_case: dict[UUID, dict[ActionKind, int]] = {}
        for (case_id, kind), quantity in self._sums.items():
            whole[kind] += quantity
            if quantity:
                by_case.setdefault(case_id, {})[kind] = quantity
        tables = session.execute(TABLES).scalar_one()
        return BoardCounts(whole, by_case, self._signatories, people(session), tables)

    def _new(self, session: Session, ends: dict[UUID, int]) -> Iterable[Any]:
        if self._known is None:
            self._signatories = signatories(session)
            yield from ((*row, 0) for row in session.execute(SUMS))
            return
        for laptop, end in ends.items():
            if end > (known := self._known.get(laptop, 0)):
                yield from session.execute(NEWER, {"laptop": laptop, "known": known})


# The statements are made once: composing them took longer than running them.

_entry = TallyEntry.__table__.c

_about = (Case.id, Case.code, Case.name, Case.short_name, Case.headline, Case.picture_id)
CASES: Final[Any] = (
    select(*_about, Case.hidden_at)
    .where(Case.hidden_at.is_(None) | Case.id.in_(select(TallyEntry.case_id).distinct()))
    .order_by(Case.position)
)
HEADLINES: Final = select(
    CaseTranslation.case_id, CaseTranslation.language, CaseTranslation.headline
)
NEWS: Final = select(CaseUpdate.case_id, CaseUpdate.status).order_by(CaseUpdate.position)
TABLES: Final = (
    select(func.count()).select_from(WritingTable).where(WritingTable.hidden_at.is_(None))
)
# in the order of the index, which reads all entries in less time than a sort takes
SUMS: Final = select(_entry.case_id, _entry.kind, func.sum(_entry.quantity)).group_by(
    _entry.writing_table_id, _entry.kind, _entry.case_id
)
_signed = _entry.quantity * _entry.signatories
NEWER: Final = select(_entry.case_id, _entry.kind, _entry.quantity, _signed).where(
    _entry.laptop_id == bindparam("laptop", type_=Identity),
    _entry.sequence > bindparam("known"),
)
