"""An evening with something of everything, and ways to damage its file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from tests.evening import NOW, Evening, make_event
from w4r_desktop.domain.salvage import SalvageNames
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import EventFileBeyondSalvageError
from w4r_desktop.services import attendees, counting
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.totals import kind_totals
from w4r_desktop.store.salvage import salvage
from w4r_desktop.store.schema import Attendee, Case, TallyEntry

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.salvage import Salvaged

PAGE = 4096
NAMES = SalvageNames("{name} (salvaged)", "Salvaged case {number}", "Salvaged table {number}")


@dataclass(frozen=True)
class Held:
    """What an event has, by identity."""

    entries: dict[UUID, tuple[Any, ...]]
    people: dict[UUID, str]
    cases: dict[UUID, str]
    kinds: Mapping[ActionKind, int]


def held(session: Session) -> Held:
    """Return what an event has."""
    entry = TallyEntry
    said = (entry.id, entry.case_id, entry.kind, entry.quantity, entry.logged_at, entry.sequence)
    return Held(
        entries={row[0]: tuple(row) for row in session.execute(select(*said))},
        people={row[0]: row[1] for row in session.execute(select(Attendee.id, Attendee.name))},
        cases={row[0]: row[1] for row in session.execute(select(Case.id, Case.name))},
        kinds=kind_totals(session),
    )


def busy_evening(path: Path, chance: random.Random, *, people: int, entries: int) -> Held:
    """Make an evening with arrivals, letters, corrections and Undo; its file lies closed."""
    evening = Evening(make_event(path, case_count=10))
    here = [evening.sign_in(f"Person {number}", table=number % 3) for number in range(people)]
    for _ in range(entries // 10):
        whom = [(None, 0), *((who, number % 3) for number, who in enumerate(here))]
        spots = [
            evening.spot(who, table=table, case=chance.randrange(10), kind=_a_kind(chance))
            for who, table in (chance.choice(whom) for _ in range(10))
        ]
        items = [(spot, chance.randrange(1, 6)) for spot in spots]
        evening.do(counting.log_sheet, items=items, at=NOW)
        if chance.random() < 0.3:
            evening.do(counting.take_back, spot=spots[0], quantity=1, at=NOW)
        if chance.random() < 0.2:
            evening.file.undo()
    evening.do(attendees.remove, attendee_ids=[here[0]], at=NOW)
    was = evening.ask(held)
    evening.file.close()
    return was


def _a_kind(chance: random.Random) -> ActionKind:
    return chance.choice((ActionKind.LETTER, ActionKind.LETTER, ActionKind.SOLIDARITY_CARD))


def judge(damaged: Path, target: Path, was: Held) -> Salvaged | None:
    """Salvage a file and demand all that is promised of it; return None if it was refused."""
    before = damaged.read_bytes()
    try:
        told = salvage(damaged, target, names=NAMES)
    except EventFileBeyondSalvageError:
        told = None
    assert damaged.read_bytes() == before
    assert not list(damaged.parent.glob(".*"))
    assert target.exists() == (told is not None)
    if told is not None:
        _judge(told, target, was)
        target.unlink()
    return told


def _judge(told: Salvaged, target: Path, was: Held) -> None:
    with closing(EventFile(target)) as file:
        found = check(file)
        now = Evening(file).ask(held)
    gone = [was.entries[key] for key in was.entries.keys() - now.entries.keys()]
    assert now.entries.items() <= was.entries.items(), "nothing that was never logged"
    for kind in ActionKind:
        forgotten = sum(-row[3] for row in gone if row[2] is kind and row[3] < 0)
        assert now.kinds[kind] <= was.kinds[kind] + forgotten, "never more"
    assert told.entries == found.entries == len(now.entries)
    assert told.kinds == {kind: total for kind, total in now.kinds.items() if total}
    assert told.lost_entries <= len(was.entries) - len(now.entries)
    assert told.lost_people <= len(was.people) - len(now.people.keys() & was.people.keys())
    assert told.cases == found.cases - told.lost_cases
    assert told.lost_cases <= len(was.cases.items() - now.cases.items())


def overwritten(whole: bytes, chance: random.Random) -> bytes:
    """Return a file in which something wrote a few bytes at 40 places."""
    damaged = bytearray(whole)
    for _ in range(40):
        place = chance.randrange(len(damaged))
        damaged[place : place + 16] = chance.randbytes(len(damaged[place : place + 16]))
    return bytes(damaged)


def zeroed(whole: bytes, chance: random.Random) -> bytes:
    """Return a file of which up to seven pages are empty."""
    damaged = bytearray(whole)
    for _ in range(chance.randrange(1, 8)):
        start = chance.randrange(len(damaged) // PAGE) * PAGE
        damaged[start : start + PAGE] = bytes(PAGE)
    return bytes(damaged)


def cut(whole: bytes, chance: random.Random) -> bytes:
    """Return the beginning of a file."""
    return whole[: chance.randrange(1, len(whole))]
