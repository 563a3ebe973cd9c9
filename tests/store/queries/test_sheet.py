"""A sheet that is kept from click to click shows what one that is counted anew would show."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from tests.evening import NOW, Evening
from w4r_desktop import paths
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import counting, tables
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.sheet import KeptSheet, frame, sheet
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from sqlalchemy.orm import Session

KINDS = (ActionKind.LETTER, ActionKind.PHOTO)
OTHERS = (UUID(int=1), UUID(int=2), UUID(int=255 << 120))
"""Laptops whose logs are taken over; those of the last come after all others in any order."""


@dataclass
class Sheets:
    """The sheets of every table and of the evening, kept since they were first asked for."""

    evening: Evening
    kept: dict[tuple[UUID | None, ActionKind], KeptSheet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for table in (*self.evening.tables, None):
            empty = self.evening.ask(frame, writing_table_id=table)
            for kind in KINDS:
                self.kept[table, kind] = KeptSheet(empty=empty, kind=kind)
        self.check()

    def check(self) -> None:
        """See that each is as if it were counted anew."""
        for (table, kind), kept in self.kept.items():
            anew = self.evening.ask(sheet, writing_table_id=table, kind=kind)
            assert self.evening.ask(kept) == anew


def take_over(session: Session, *, laptop: UUID, first: int, spots: list[counting.Spot]) -> None:
    """Add what another laptop logged, with ids that are lower or higher than all from here."""
    for sequence, spot in enumerate(spots, first):
        session.add(
            TallyEntry(
                id=UUID(int=laptop.int | sequence << 32),
                laptop_id=laptop,
                sequence=sequence,
                quantity=sequence,
                logged_at=NOW,
                attendee_id=spot.attendee_id,
                writing_table_id=spot.writing_table_id,
                case_id=spot.case_id,
                kind=spot.kind,
            )
        )


def test_a_kept_sheet_adds_what_was_logged_since(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 2)
    empty = evening.ask(frame, writing_table_id=evening.tables[0])
    kept = KeptSheet(empty=empty, kind=ActionKind.LETTER)
    assert evening.ask(kept).rows[0].counts == (2, 0, 0)

    evening.log(amina, 3)
    evening.log(amina, 1, case=2, table=1)  # she keeps what she wrote elsewhere
    evening.log(None, 4, case=1)
    evening.log(None, 8, case=1, table=1)
    evening.log(amina, 16, kind=ActionKind.PHOTO)

    now = evening.ask(kept)
    assert [row.counts for row in now.rows] == [(5, 0, 1), (0, 4, 0)]
    assert (now.total, now.logged_here) == (10, 9)

    evening.file.undo()
    assert evening.ask(kept) == now
    for _ in range(4):
        evening.file.undo()
    assert [row.counts for row in evening.ask(kept).rows] == [(2, 0, 0), (0, 0, 0)]


def test_a_removed_table_is_shown_as_soon_as_something_is_counted_there(evening: Evening) -> None:
    evening.do(tables.remove_table, writing_table_id=evening.tables[1], at=NOW)
    gone = evening.tables[0]
    evening.log(None, 2)
    evening.do(tables.remove_table, writing_table_id=gone, at=NOW)
    evening.file.undo()
    evening.log(None, -2)
    evening.do(tables.remove_table, writing_table_id=gone, at=NOW)
    kept = Sheets(evening).kept[None, ActionKind.LETTER]
    assert [row.table_name for row in evening.ask(kept).rows] == ["3", ""]

    evening.log(None, 2)
    assert [row.table_name for row in evening.ask(kept).rows] == ["1", "3", ""]

    evening.file.undo()
    assert [row.table_name for row in evening.ask(kept).rows] == ["3", ""]


def test_what_another_laptop_adds_to_the_file_is_counted(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.log(evening.sign_in("Amina"), 2)
    sheets = Sheets(evening)
    for other in ("theirs", "data", "theirs"):
        monkeypatch.setattr(paths, "data_folder", lambda other=other: tmp_path / other)
        evening.file.close()
        evening.file = EventFile(evening.file.path)
        evening.log(None, 1)
        sheets.check()
    assert evening.sheet(0).total == 5


def test_a_kept_sheet_counts_every_entry_once_whatever_laptop_and_time_it_is_from(
    evening: Evening,
) -> None:
    """Clicks, Undo and Redo here, mixed with what others logged, by their clocks in any year."""
    chance = random.Random(1948)  # noqa: S311 - a repeatable evening
    people = [None, *(evening.sign_in(name, table=n) for n, name in enumerate(("Amina", "Zoë")))]
    taken = dict.fromkeys(OTHERS, 0)
    sheets = Sheets(evening)

    def spot() -> counting.Spot:
        table, case = chance.choice((0, 1, 2, None)), chance.randrange(3)
        kind = chance.choice(KINDS)
        return evening.spot(chance.choice(people), table=table, case=case, kind=kind)

    for _ in range(120):
        what = chance.random()
        if what < 0.5:
            evening.do(counting.log, spot=spot(), quantity=chance.randint(1, 5), at=NOW)
        elif what < 0.75:
            laptop = chance.choice(OTHERS)
            spots = [spot() for _ in range(chance.randint(1, 4))]
            evening.do(take_over, laptop=laptop, first=taken[laptop] + 1, spots=spots)
            taken[laptop] += len(spots)
        elif what < 0.9 and len(evening.file.done) > len(people):
            evening.file.undo()
        elif evening.file.undone:
            evening.file.redo()
        sheets.check()
    assert all(taken.values())
