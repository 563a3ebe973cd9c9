"""Evenings that took place, with the figures that every window, paper and file has to give."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypeAlias

from tests.evening import Evening, details, make_event, pack
from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.services import attendees, counting, event_details, recount
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

Written: TypeAlias = tuple[counting.Spot, int, datetime]

BEGAN: Final = datetime(2026, 12, 10, 22, 0, tzinfo=UTC)
"""Six in the evening in Halifax."""

QUARTER: Final = timedelta(minutes=15)

SITES: Final = {"School hall": 703, "Library": 80, "Gym": 47, "Chapel": 20}
SITE_CASES: Final = (205, 169, 184, 146, 146)
"""850 pieces at four sites of one school, and how many of them for each of its cases."""

SCHOOL_DAY: Final = {
    ActionKind.LETTER: 952,
    ActionKind.PREPRINTED_LETTER: 479,
    ActionKind.SOLIDARITY_CARD: 440,
    ActionKind.PETITION_SIGNATURE: 376,
}
"""1,871 pieces, and the signatures apart."""

TWO_KINDS: Final = {ActionKind.LETTER: 572, ActionKind.SOLIDARITY_CARD: 511}
"""1,083 pieces."""

LOGGED: Final = 511
IN_THE_BOX: Final = 512
RECOUNTED: Final = 509
"""Cards that were logged, that lay there, and that count: 1 was found later, 3 were jokes."""

SIGNERS: Final = 12
"""How many people signed the one letter."""


def four_sites(path: Path) -> Evening:
    """Return the school whose four sites are four tables: all of it letters."""
    file = EventFile.create(
        path,
        event_details.set_up,
        details=details(name="Four sites", goal=800),
        table_names=list(SITES),
        pack=pack(len(SITE_CASES)),
    )
    evening = Evening(file)
    _fill(
        evening,
        (
            (evening.spot(table=table, case=case), quantity)
            for table, case, quantity in _shared_out(list(SITES.values()), list(SITE_CASES))
        ),
    )
    return evening


def school_day(path: Path) -> Evening:
    """Return the day with pre-printed letters, and with signatures that are no pieces."""
    return _of_kinds(path, SCHOOL_DAY)


def two_kinds(path: Path) -> Evening:
    """Return the evening of letters and cards."""
    return _of_kinds(path, TWO_KINDS)


def counted_by_hand(path: Path) -> Evening:
    """Return the evening of 511 cards, of which 512 lay in the box, 3 of them jokes."""
    evening = Evening(make_event(path))
    evening.log(quantity=LOGGED, kind=ActionKind.SOLIDARITY_CARD)
    at = BEGAN + 4 * QUARTER
    evening.do(
        recount.count_by_hand,
        case_id=evening.cases[0],
        kind=ActionKind.SOLIDARITY_CARD,
        writing_table_id=None,
        counted=IN_THE_BOX,
        reasons={Reason.JOKE: 3, Reason.FOUND: 1},
        at=at,
    )
    evening.do(recount.finish, at=at)
    return evening


def one_letter_of_twelve(path: Path) -> Evening:
    """Return the evening with one letter only, which a class signed."""
    evening = Evening(make_event(path))
    sign_in = {"name": "Class 8b", "writing_table_id": evening.tables[0], "heads": SIGNERS}
    who = evening.do(attendees.sign_in, at=BEGAN, **sign_in)
    spot = evening.spot(who)
    evening.do(counting.log, spot=spot, quantity=1, at=BEGAN, signatories=SIGNERS)
    return evening


def _of_kinds(path: Path, kinds: Mapping[ActionKind, int]) -> Evening:
    """Return an evening of three tables and cases, the kinds shared out among them."""
    evening = Evening(make_event(path))
    evening.do(event_details.change_details, details=details(kinds=tuple(kinds), goal=1000))
    _fill(
        evening,
        (
            (evening.spot(table=number, case=number, kind=kind), quantity)
            for kind, total in kinds.items()
            for number, quantity in enumerate(
                (total - total // 2, total // 3, total // 2 - total // 3)
            )
        ),
    )
    return evening


def _fill(evening: Evening, written: Iterable[tuple[counting.Spot, int]]) -> None:
    """Log it, each line in the quarter of an hour after the one before, as one step."""
    lines = [(spot, n, BEGAN + place * QUARTER) for place, (spot, n) in enumerate(written)]
    evening.do(_log_lines, lines=lines)


def _log_lines(session: Session, *, lines: Iterable[Written]) -> None:
    for spot, quantity, at in lines:
        counting.log(session, spot=spot, quantity=quantity, at=at)


def _shared_out(rows: Sequence[int], columns: Sequence[int]) -> Iterable[tuple[int, int, int]]:
    """Yield row, column and quantity, so that both have their sums."""
    in_columns = list(columns)
    for row, total in enumerate(rows):
        rest = total
        for column, room in enumerate(in_columns):
            if part := min(rest, room):
                yield row, column, part
            rest, in_columns[column] = rest - part, room - part
