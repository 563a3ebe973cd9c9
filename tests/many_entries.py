"""An evening with as many entries as the largest event has, made within seconds."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

from tests.evening import NOW, Evening, make_event
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import attendees
from w4r_desktop.store.columns import EPOCH, MICROSECOND
from w4r_desktop.store.identity import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

TABLES: Final = 40
CASES: Final = 40
PEOPLE: Final = 400
NIGHT: Final = 12 * 60 * 60 * 1_000_000
KINDS: Final = (ActionKind.LETTER, ActionKind.LETTER, ActionKind.SOLIDARITY_CARD)


def many_entries(path: Path, count: int) -> Path:
    """Return an event with so many entries in a night of twelve hours, at 40 tables."""
    evening = Evening(make_event(path, table_count=TABLES, case_count=CASES))
    people = evening.do(_sign_in, tables=evening.tables)
    evening.file.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO tally_entry (id, case_id, kind, quantity, logged_at, laptop_id, sequence,"
            " attendee_id, writing_table_id, signatories) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, 1)",
            _rows(evening, people, count),
        )
    return path


def _sign_in(session: Session, *, tables: list[UUID]) -> list[tuple[UUID, UUID]]:
    seated = []
    for number in range(PEOPLE):
        seat = tables[number % TABLES]
        name = f"Writer {number} Ñandú"
        who = attendees.sign_in(session, name=name, writing_table_id=seat, at=NOW)
        seated.append((who, seat))
    return seated


def _rows(
    evening: Evening, people: list[tuple[UUID, UUID]], count: int
) -> Iterator[tuple[object, ...]]:
    chance = random.Random(count)  # noqa: S311 - an invented evening, not a secret
    began, laptop = (NOW - EPOCH) // MICROSECOND, new_id().bytes
    for number in range(count):
        who, seat = people[number % PEOPLE]
        at = began + number * NIGHT // count
        case, kind = chance.choice(evening.cases), chance.choice(KINDS)
        spot = (new_id().bytes, case.bytes, kind, at, laptop, number + 1, who.bytes, seat.bytes)
        yield spot
