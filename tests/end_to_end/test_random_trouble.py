"""Whatever goes wrong at whatever moment, all that was done is there once, and nothing else.

A plain model is kept beside the event file, which is killed, refused by a full disk, backed up and
restored between clicks. ``W4R_EVENINGS=60`` plays so many random evenings instead of a few.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select
from typing_extensions import override

from tests.evening import NOW, Evening, make_event
from tests.store.test_reserve import fill_up
from w4r_desktop import paths
from w4r_desktop.domain.arrivals import ListedPerson
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import Pass, RunKind
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.domain.tally import ActionKind, EntryLine, TablePlace
from w4r_desktop.errors import (
    BelowZeroError,
    DiskRefusedError,
    EventFileDamagedError,
    FileLoggedBeforeError,
    TableUnknownError,
)
from w4r_desktop.services import attendees, counting, entry_lists, print_runs, tables
from w4r_desktop.services import cases as case_services
from w4r_desktop.store import backups
from w4r_desktop.store.check import check
from w4r_desktop.store.copying import image
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.cases import case_pack, cases
from w4r_desktop.store.queries.print_runs import runs
from w4r_desktop.store.queries.tables import tables as all_tables
from w4r_desktop.store.restoring import hold, put_back
from w4r_desktop.store.schema import Attendee, TallyEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hypothesis.strategies import DataObject
    from sqlalchemy.orm import Session

EVENINGS = int(os.environ.get("W4R_EVENINGS", "2"))
KINDS = (ActionKind.LETTER, ActionKind.SOLIDARITY_CARD)
ENVELOPE = RunKind(Document.ENVELOPES, Role.PRIMARY)
FOLDER = TemporaryDirectory()
LARGE = b"%PDF" + bytes(200_000)
"""More than a full disk has room for."""

a_case = st.sampled_from(range(3))
a_kind = st.sampled_from(KINDS)


@dataclass(frozen=True)
class Typed:
    """What people did, which Undo takes back; counts are by who, case and kind."""

    people: tuple[str, ...] = ()
    counts: Mapping[tuple[str, int, ActionKind], int] = field(default_factory=dict)
    tables: tuple[str, ...] = ("1", "2", "3")
    headlines: tuple[str, ...] = ("Free them",) * 3
    lists: frozenset[str] = frozenset()

    def counting(self, who: str, case: int, kind: ActionKind, quantity: int) -> Typed:
        """Return it with more pieces, or fewer."""
        spot = (who, case, kind)
        return replace(self, counts={**self.counts, spot: self.counts.get(spot, 0) + quantity})


@dataclass(frozen=True)
class State:
    """All that an event holds: paper stays printed whatever is undone."""

    typed: Typed = Typed()
    runs: tuple[int, ...] = ()


def seen(session: Session) -> tuple[Any, ...]:
    """Return what an event shows, in the words of the model."""
    names = {person.id: person.name for person in session.scalars(select(Attendee))}
    order = [row.case_id for row in cases(session)]
    counts: Counter[tuple[str, int, ActionKind]] = Counter()
    numbers = []
    for entry in session.scalars(select(TallyEntry)):
        who = names[entry.attendee_id] if entry.attendee_id else ""
        counts[who, order.index(entry.case_id), entry.kind] += entry.quantity
        numbers.append(entry.sequence)
    assert sorted(numbers) == list(range(1, len(numbers) + 1)), "one lost or doubled"
    return (
        sorted(person.name for person in people(session)),
        {spot: count for spot, count in counts.items() if count},
        tuple(row.name for row in all_tables(session)),
        tuple(case.headline for case in case_pack(session).cases),
        tuple(run.pages for run in reversed(runs(session))),
    )


def wanted(state: State) -> tuple[Any, ...]:
    """Return what the model says that an event shows."""
    typed = state.typed
    counts = {spot: count for spot, count in typed.counts.items() if count}
    return sorted(typed.people), counts, typed.tables, typed.headlines, state.runs


class _KilledError(Exception):
    """The program ends here."""


@cache
def new_event() -> Path:
    """Make an event that every evening begins with, as making one takes longer than a copy."""
    folder = Path(FOLDER.name)
    with patch.object(paths, "data_folder", lambda: folder / "data"):
        make_event(folder / "evening.w4r").close()
    return folder / "evening.w4r"


class Trouble(RuleBasedStateMachine):
    """Random evenings on a bad day."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.laptop = patch.object(paths, "data_folder", lambda: self.home / "data")
        self.laptop.start()
        self.evening = Evening(EventFile(Path(shutil.copy(new_event(), self.home))))
        self.typed = [Typed()]
        self.runs: tuple[int, ...] = ()
        self.kept: list[tuple[Path, State]] = []
        self.number = 0

    # -- the model -------------------------------------------------------------------------------

    @property
    def state(self) -> State:
        return State(self.typed[len(self.evening.file.done)], self.runs)

    def next(self) -> int:
        self.number += 1
        return self.number

    def do(self, typed: Typed, service: Callable[..., Any], **how: Any) -> None:
        """Do one thing that Undo takes back."""
        before = len(self.evening.file.done)
        self.evening.do(service, **how)
        assert len(self.evening.file.done) in (before, before + 1)
        self.typed[before + 1 :] = [typed] * (len(self.evening.file.done) - before)

    def opened(self, path: Path, state: State) -> None:
        """Go on with a file, whose steps nobody can undo any more."""
        self.evening = Evening(EventFile(path))
        self.typed, self.runs = [state.typed], state.runs

    def spot(self, data: DataObject, case: int, kind: ActionKind) -> tuple[str, counting.Spot]:
        """Return who it is for, and a cell of the first table's sheet."""
        here = {"": None} | {row.name: row.attendee_id for row in self.evening.ask(people)}
        who = data.draw(st.sampled_from(sorted(here)))
        return who, self.evening.spot(here[who], case=case, kind=kind)

    # -- what people do --------------------------------------------------------------------------

    @rule(data=st.data(), case=a_case, kind=a_kind, quantity=st.integers(1, 9))
    def log(self, data: DataObject, case: int, kind: ActionKind, quantity: int) -> None:
        who, spot = self.spot(data, case, kind)
        typed = self.state.typed.counting(who, case, kind, quantity)
        self.do(typed, counting.log, spot=spot, quantity=quantity, at=NOW)

    @rule(data=st.data(), case=a_case, kind=a_kind)
    def take_back(self, data: DataObject, case: int, kind: ActionKind) -> None:
        who, spot = self.spot(data, case, kind)
        typed = self.state.typed.counting(who, case, kind, -1)
        how = {"spot": spot, "quantity": 1, "at": NOW}
        if typed.counts[who, case, kind] < 0:
            with pytest.raises(BelowZeroError):
                self.do(typed, counting.take_back, **how)
        else:
            self.do(typed, counting.take_back, **how)

    @rule()
    def sign_in(self) -> None:
        name = f"Person {self.next()}"
        typed = replace(self.state.typed, people=(*self.state.typed.people, name))
        seat = self.evening.tables[0]
        self.do(typed, attendees.sign_in, name=name, writing_table_id=seat, at=NOW)

    @precondition(lambda self: self.state.typed.people)
    @rule(data=st.data())
    def change_attendee(self, data: DataObject) -> None:
        row = data.draw(st.sampled_from(self.evening.ask(people)))
        old, new = self.state.typed, f"Renamed {self.next()}"
        typed = replace(
            old,
            people=tuple(new if name == row.name else name for name in old.people),
            counts={
                (new if who == row.name else who, case, kind): count
                for (who, case, kind), count in old.counts.items()
            },
        )
        said = {"heads": 1, "first_time": True, "minor": False}
        who = row.attendee_id
        self.do(typed, attendees.change_attendee, attendee_id=who, name=new, **said)

    @rule(which=st.integers(0, 2))
    def change_table(self, which: int) -> None:
        old, name = self.state.typed, f"Corner {self.next()}"
        typed = replace(old, tables=(*old.tables[:which], name, *old.tables[which + 1 :]))
        table = self.evening.tables[which]
        room = TablePlace.ROOM
        self.do(typed, tables.change_table, writing_table_id=table, name=name, place=room)

    @rule(which=a_case)
    def change_case(self, which: int) -> None:
        old, words = self.state.typed, f"Headline {self.next()}"
        lines = (*old.headlines[:which], words, *old.headlines[which + 1 :])
        brief = replace(self.evening.ask(case_pack).cases[which], headline=words)
        how = {"case_id": self.evening.cases[which], "brief": brief, "picture": None}
        self.do(replace(old, headlines=lines), case_services.change_case, **how)

    @rule(count=st.integers(1, 4), nowhere=st.booleans())
    def take_over_people(self, count: int, *, nowhere: bool) -> None:
        names = [f"Listed {self.next()}" for _ in range(count)]
        listed = [ListedPerson(name=name) for name in names]
        typed = replace(self.state.typed, people=(*self.state.typed.people, *names))
        if nowhere:
            listed.append(ListedPerson(name="Nobody", table="Nowhere"))
            with pytest.raises(TableUnknownError):
                self.do(typed, attendees.sign_in_all, people=listed, at=NOW)
            return
        seat = self.evening.tables[0]
        self.do(typed, attendees.sign_in_all, people=listed, at=NOW, writing_table_id=seat)

    @rule(digest=st.sampled_from("abcd"), numbers=st.lists(st.integers(1, 5), min_size=1))
    def take_over_entries(self, digest: str, numbers: list[int]) -> None:
        self.log_list(digest, numbers)

    def log_list(self, digest: str, numbers: list[int]) -> None:
        typed, lines = self.state.typed, []
        for line, quantity in enumerate(numbers):
            case, kind = line % 3, KINDS[line % 2]
            typed = typed.counting("", case, kind, quantity)
            said: dict[str, Any] = {"case": f"case-{case + 1}", "kind": kind, "quantity": quantity}
            where: dict[str, Any] = {"table": typed.tables[0], "attendee": ""}
            lines.append(EntryLine(line=line + 2, signatories=1, at=NOW, **where, **said))
        typed = replace(typed, lists=typed.lists | {digest})
        how = {"file": "list.csv", "digest": digest, "lines": lines, "now": NOW}
        if digest in self.state.typed.lists:
            with pytest.raises(FileLoggedBeforeError):
                self.do(typed, entry_lists.log_entries, **how)
        else:
            self.do(typed, entry_lists.log_entries, **how)

    @rule(pages=st.integers(1, 6))
    def print_envelopes(self, pages: int) -> None:
        self.print(pages, b"%PDF")

    def print(self, pages: int, pdf: bytes) -> None:
        file = self.evening.file
        run, _step = file.write_for_good(
            print_runs.record,
            kind=ENVELOPE,
            title="Envelopes",
            stock=ENVELOPES["dl"],
            pdf=pdf,
            cases=[self.evening.cases[0]] * pages,
            at=NOW,
        )
        self.runs = (*self.runs, pages)
        sent = Pass(tuple(range(1, pages + 1)))
        file.write_for_good(print_runs.send, print_run_id=run, sent=sent, printer="Office", at=NOW)

    @precondition(lambda self: self.evening.file.done)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.evening.file.done))):
            self.evening.file.undo()

    @precondition(lambda self: self.evening.file.undone)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.evening.file.undone))):
            self.evening.file.redo()

    # -- trouble ---------------------------------------------------------------------------------

    @rule()
    def kill(self) -> None:
        """End the program without closing the event: its files lie there as they are."""
        self.go_on_with(self.as_it_lies())

    @rule(case=a_case, flushed=st.booleans())
    def kill_in_the_middle(self, case: int, *, flushed: bool) -> None:
        """End it while a letter is being written, before anybody was shown it."""
        left: list[Path] = []

        def die(session: Session) -> None:
            spot = self.evening.spot(None, case=case)
            counting.log(session, spot=spot, quantity=5, at=NOW)
            if flushed:
                session.flush()
            left.append(self.as_it_lies())
            raise _KilledError

        with pytest.raises(_KilledError):
            self.evening.file.write("", die)
        self.go_on_with(left[0])

    def as_it_lies(self) -> Path:
        path = self.evening.file.path
        folder = self.home / str(self.next())
        folder.mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", folder)
        return folder / path.name

    def go_on_with(self, path: Path) -> None:
        state = self.state
        self.evening.file.close()
        self.opened(path, state)
        assert self.evening.file.was_left_open

    @rule()
    def close_and_open(self) -> None:
        state = self.state
        self.evening.file.close()
        self.opened(self.evening.file.path, state)

    @rule(data=st.data(), lines=st.integers(1, 60))
    def fill_the_disk(self, data: DataObject, lines: int) -> None:
        """Let the disk be full for a print run, a list and a letter; then try each again."""
        before = self.state
        fill_up(self.evening)
        with pytest.raises(DiskRefusedError):
            self.print(2, LARGE)
        assert self.evening.ask(seen) == wanted(before)
        self.until_it_goes(lambda digest: self.log_list(digest, [2] * lines))
        fill_up(self.evening)
        who, spot = self.spot(data, 0, KINDS[0])
        typed = self.state.typed.counting(who, 0, KINDS[0], 3)
        self.until_it_goes(
            lambda _digest: self.do(typed, counting.log, spot=spot, quantity=3, at=NOW)
        )
        fill_up(self.evening, spare=1_000_000)
        self.print(2, LARGE)

    def until_it_goes(self, again: Callable[[str], None]) -> None:
        """Do it, and if the disk is full, see that nothing was done, make room, and do it again."""
        before, digest = self.state, f"full {self.next()}"
        try:
            again(digest)
        except DiskRefusedError:
            assert self.evening.ask(seen) == wanted(before)
            fill_up(self.evening, spare=1_000_000)
            again(digest)
        fill_up(self.evening, spare=1_000_000)

    # -- backups ---------------------------------------------------------------------------------

    @rule()
    def back_up(self) -> None:
        at = NOW + timedelta(minutes=self.next())
        taken = self.evening.ask(image, name="evening", at=at)
        with closing(taken.memory):
            made = backups.back_up(taken, self.home / "kept")
        self.kept.append((made.path, self.state))

    @precondition(lambda self: self.kept)
    @rule(data=st.data())
    def go_back(self, data: DataObject) -> None:
        """Restore a backup; what is put aside holds all that there was."""
        backup, state = data.draw(st.sampled_from(self.kept))
        before, path = self.state, self.evening.file.path
        self.evening.file.close()
        at = NOW + timedelta(minutes=self.next())
        with closing(hold(backup)) as held:
            aside = put_back(held, path, at=at)
        self.opened(path, state)
        assert aside is not None
        with closing(EventFile(aside)) as old:
            assert Evening(old).ask(seen) == wanted(before)
        aside.unlink()

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), share=st.floats(0, 0.999))
    def go_back_to_a_damaged_one(self, data: DataObject, share: float) -> None:
        backup, _state = data.draw(st.sampled_from(self.kept))
        state, path, whole = self.state, self.evening.file.path, backup.read_bytes()
        damaged = bytearray(whole)
        damaged[100 + int(share * (len(whole) - 100))] ^= 4
        backup.write_bytes(damaged)
        self.evening.file.close()
        with pytest.raises(EventFileDamagedError):
            backups.verify(backup)
        backup.write_bytes(whole)
        self.opened(path, state)

    # -- what must be so -------------------------------------------------------------------------

    @invariant()
    def all_that_was_done_is_there_once(self) -> None:
        assert self.evening.ask(seen) == wanted(self.state)

    @override
    def teardown(self) -> None:
        with self.folder:
            check(self.evening.file)
            self.evening.file.close()
            self.laptop.stop()


TestTrouble = Trouble.TestCase
TestTrouble.settings = settings(
    max_examples=EVENINGS,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
