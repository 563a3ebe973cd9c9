"""What the figures are made of, asked for in turns, so that the window stays alive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.figures import ByHand
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.store.queries.earlier import EARLIER_TABLES, earlier
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.figures import quarters, recounted_at, signatories
from w4r_desktop.store.queries.recount import boxes
from w4r_desktop.store.queries.totals import EVERYTHING, totals

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.earlier import EarlierTotals
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.figures import Kinds, QuarterTotal, Slice
    from w4r_desktop.store.queries.totals import Totals

TALLY_SHOWS: Final = EARLIER_TABLES | {
    *("tally_entry", "attendee", "writing_table", "campaign_case", "case_withdrawal", "event"),
    *("recount", "recount_count", "recount_correction"),
}
TIMES_SHOW: Final = frozenset({"tally_entry", "event", "recount_correction"})

LETTERS: Final = (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER)
OTHERS: Final = tuple(kind for kind in ActionKind if kind not in PIECES)


@dataclass(frozen=True, slots=True)
class TallyFacts:
    """The tally ``within`` a part of the evening, or of all of it."""

    within: Slice
    details: EventDetails
    totals: Totals
    signatories: int
    recounted_at: datetime | None
    by_hand: ByHand
    earlier: EarlierTotals | None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self.within == EVERYTHING

    @property
    def kinds(self) -> tuple[ActionKind, ...]:
        """The kinds that there are columns for: those counted, or logged all the same."""
        shown = self.within.kinds or frozenset(ActionKind)
        counted = self.details.kinds
        return tuple(
            kind
            for kind in ActionKind
            if kind in shown and (self.totals.kinds[kind] or kind in counted)
        )


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """What was logged in each quarter of an hour: in all, and ``within`` what is shown."""

    details: EventDetails
    whole: tuple[QuarterTotal, ...]
    shown: tuple[QuarterTotal, ...]


def tally_facts(session: Session, within: Slice) -> TallyFacts:
    """Return the tally of a part of the evening."""
    done_at = recounted_at(session)
    return TallyFacts(
        within,
        event(session).details,
        totals(session, within),
        signatories(session) if within == EVERYTHING else 0,
        done_at,
        boxes(session).by_hand if done_at else ByHand(0, 0),  # which nobody asks for before
        earlier(session),
    )


def time_facts(session: Session, within: Slice) -> TimeFacts:
    """Return how the evening went on."""
    details = event(session).details
    whole = quarters(session, details)
    return TimeFacts(
        details, whole, whole if within == EVERYTHING else quarters(session, details, within)
    )


def parts(kinds: Kinds) -> tuple[int, int, int]:
    """Return letters, cards, other, as the bars show them."""
    return (
        sum(kinds.get(kind, 0) for kind in LETTERS),
        kinds.get(ActionKind.SOLIDARITY_CARD, 0),
        sum(kinds.get(kind, 0) for kind in OTHERS),
    )
