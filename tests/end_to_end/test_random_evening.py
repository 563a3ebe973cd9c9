"""Whatever people do in whatever order, Undo and Redo show again what was there.

``W4R_EVENINGS=500`` plays so many random evenings instead of a few.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select, text
from typing_extensions import override

from tests.evening import NOW, Evening, make_event
from w4r_desktop import paths
from w4r_desktop.domain.arrivals import ListedPerson
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.names import folded
from w4r_desktop.domain.tally import ActionKind, EntryLine, Reason, TablePlace
from w4r_desktop.errors import AlreadyTakenBackError, BelowZeroError, W4RError
from w4r_desktop.services import attendees, contacts, counting, entry_lists, tables
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import contact, people
from w4r_desktop.store.queries.history import latest_entries, logged_between
from w4r_desktop.store.queries.owners import owners
from w4r_desktop.store.queries.sheet import KeptSheet, frame, sheet
from w4r_desktop.store.queries.tables import tables as all_tables
from w4r_desktop.store.queries.totals import totals
from w4r_desktop.store.schema import OrganizerLock, TallyEntry

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from hypothesis.strategies import DataObject
    from sqlalchemy.orm import Session

    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.sheet import Frame, Sheet
    from w4r_desktop.store.queries.tables import TableRow
    from w4r_desktop.store.queries.totals import Totals

KINDS = (ActionKind.LETTER, ActionKind.SOLIDARITY_CARD, ActionKind.PETITION_SIGNATURE)
EVENINGS = int(os.environ.get("W4R_EVENINGS", "6"))
CONTACT = Contact(email="anna@example.org", wording="Write to me", consented_at=NOW)
NAMES = (
    "Anna",
    "ANNA",
    "Łukasz",
    "Ann <Lee>",
    "علی‌رضا",
    "Anna Khan",
    "Anna Kim",
    "Guest 1",
    " \u200b",
)


@dataclass(frozen=True)
class Visible:
    """Everything a person can see of an evening, except its log, which only grows."""

    people: tuple[PersonRow, ...]
    contacts: tuple[Contact | None, ...]
    tables: tuple[TableRow, ...]
    totals: Totals
    sheets: dict[tuple[UUID | None, ActionKind], Sheet]


def visible(session: Session) -> Visible:
    """Return what every page shows."""
    shown, here = all_tables(session), people(session)
    return Visible(
        here,
        tuple(contact(session, person.attendee_id) for person in here),
        shown,
        totals(session),
        {
            (place, kind): sheet(session, writing_table_id=place, kind=kind)
            for place in (*(row.writing_table_id for row in shown), None)
            for kind in KINDS
        },
    )


def below_zero(session: Session) -> list[Any]:
    """Return every sum of the log that is below zero, counted for whom the entries are."""
    owner = owners(session)
    sums: Counter[Any] = Counter()
    for entry in session.scalars(select(TallyEntry)):
        who = owner.get(entry.attendee_id, entry.attendee_id) if entry.attendee_id else None
        sums[who, entry.writing_table_id, entry.case_id, entry.kind] += entry.quantity
    return [spot for spot, total in sums.items() if total < 0]


def lock(session: Session, *, locked: bool) -> None:
    """Turn the organizer's lock, as far as names are concerned."""
    row = session.scalars(select(OrganizerLock)).one_or_none() or OrganizerLock(pin_hash="")
    row.locked_at = NOW if locked else None
    session.add(row)


somebody_is_here = precondition(lambda self: self.now.people)
two_are_here = precondition(lambda self: len(self.now.people) > 1)
something_was_logged = precondition(lambda self: self.evening.ask(latest_entries, limit=1))


class AnEvening(RuleBasedStateMachine):
    """Random evenings: arrivals, moves, letters, corrections, tables, lists, Undo and Redo."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        folder = Path(self.folder.name)
        self.laptop = patch.object(paths, "data_folder", lambda: folder / "data")
        self.laptop.start()
        self.evening = Evening(make_event(folder / "evening.w4r"))
        self.lists = 0
        self.kept: dict[tuple[Frame, ActionKind], KeptSheet] = {}
        self.seen = [self.evening.ask(visible)]

    @property
    def now(self) -> Visible:
        return self.seen[len(self.evening.file.done)]

    def do(self, service: Callable[..., Any], **arguments: Any) -> None:
        """Do one thing; if it is refused, with a reason, nothing has changed."""
        before = len(self.evening.file.done)
        try:
            self.evening.do(service, **arguments)
        except W4RError:
            assert self.evening.ask(visible) == self.seen[before]
        done = len(self.evening.file.done)
        if done > before:
            self.seen[done:] = [self.evening.ask(visible)]

    def a_person(self, data: DataObject) -> UUID:
        return data.draw(st.sampled_from(self.now.people)).attendee_id

    def a_table(self, data: DataObject) -> UUID:
        return data.draw(st.sampled_from(self.now.tables)).writing_table_id

    def a_spot(self, data: DataObject) -> counting.Spot:
        """Return a cell of a sheet: at the table where the person sits, or anyone's at a table."""
        person = data.draw(st.sampled_from((None, *self.now.people)))
        return counting.Spot(
            attendee_id=person.attendee_id if person else None,
            writing_table_id=person.writing_table_id if person else self.a_table(data),
            case_id=data.draw(st.sampled_from(self.evening.cases)),
            kind=data.draw(st.sampled_from(KINDS)),
        )

    @rule(
        data=st.data(), name=st.sampled_from(NAMES) | st.text(max_size=5), heads=st.integers(1, 9)
    )
    def sign_in(self, data: DataObject, name: str, heads: int) -> None:
        said = {"at": NOW, "heads": heads, "first_time": heads == 1, "minor": heads > 7}
        seat, reach = self.a_table(data), CONTACT if heads % 2 else None
        self.do(attendees.sign_in, name=name, writing_table_id=seat, contact=reach, **said)

    @rule(data=st.data(), make_tables=st.booleans())
    def sign_in_a_list(self, data: DataObject, *, make_tables: bool) -> None:
        named = st.sampled_from([table.name for table in self.now.tables] + ["", "Nowhere"])
        person = st.builds(
            ListedPerson, name=st.sampled_from(NAMES), table=named, heads=st.integers(1, 30)
        )
        listed = data.draw(st.lists(person, min_size=1, max_size=4))
        self.do(attendees.sign_in_all, people=listed, at=NOW, make_tables=make_tables)

    @rule(data=st.data())
    def sign_in_guest(self, data: DataObject) -> None:
        seat = self.a_table(data)
        self.do(attendees.sign_in_guest, pattern="Guest {number}", writing_table_id=seat, at=NOW)

    @somebody_is_here
    @rule(data=st.data())
    def move(self, data: DataObject) -> None:
        seat = self.a_table(data)
        moved = data.draw(st.sets(st.sampled_from([row.attendee_id for row in self.now.people])))
        self.do(attendees.move, attendee_ids=moved, writing_table_id=seat)

    @two_are_here
    @rule(data=st.data())
    def join(self, data: DataObject) -> None:
        kept, joined = data.draw(st.permutations(self.now.people))[:2]
        both = (kept.letters + joined.letters, kept.other + joined.other)
        ids = {"kept_id": kept.attendee_id, "joined_id": joined.attendee_id}
        self.do(attendees.join, **ids, at=NOW)
        (one,) = [row for row in self.now.people if row.attendee_id == kept.attendee_id]
        assert (one.letters, one.other) == both
        assert joined.attendee_id not in {row.attendee_id for row in self.now.people}

    @somebody_is_here
    @rule(data=st.data(), letters=st.integers(0, 3))
    def sign_out(self, data: DataObject, letters: int) -> None:
        person = self.a_person(data)
        self.do(attendees.sign_out, attendee_ids=[person], at=NOW, letters=letters, due_on=None)

    @somebody_is_here
    @rule(data=st.data())
    def come_back(self, data: DataObject) -> None:
        person = self.a_person(data)
        self.do(attendees.bring_back, attendee_ids=[person])
        self.do(attendees.letters_returned, attendee_id=person, at=NOW)

    @somebody_is_here
    @rule(data=st.data())
    def remove(self, data: DataObject) -> None:
        person, before = self.a_person(data), self.now.totals
        self.do(attendees.remove, attendee_ids=[person], at=NOW)
        assert self.now.totals.kinds == before.kinds
        assert person not in {row.attendee_id for row in self.now.people}

    @somebody_is_here
    @rule(data=st.data(), keep=st.booleans())
    def change_contact(self, data: DataObject, *, keep: bool) -> None:
        person = self.a_person(data)
        reach = CONTACT if keep else None
        self.do(contacts.change_contact, attendee_id=person, contact=reach)

    @rule()
    def locked_names_are_short_and_told_apart(self) -> None:
        """Lock, look, unlock; no Undo knows of it, and nothing else has changed."""
        self.evening.file.write_for_good(lock, locked=True)
        shown = self.evening.ask(people)
        self.evening.file.write_for_good(lock, locked=False)
        assert len({folded(row.name) for row in shown}) == len(shown)
        for row, known in zip(shown, self.now.people, strict=True):
            assert folded(row.name.split()[0]) == folded(known.name.split()[0])
        assert self.evening.ask(visible) == self.now

    @somebody_is_here
    @rule(data=st.data(), name=st.sampled_from(NAMES), heads=st.integers(1, 9))
    def change_attendee(self, data: DataObject, name: str, heads: int) -> None:
        said = {"name": name, "heads": heads, "first_time": False, "minor": False}
        self.do(attendees.change_attendee, attendee_id=self.a_person(data), **said)

    @rule(data=st.data(), quantity=st.integers(-3, 9).filter(bool), signatories=st.integers(1, 3))
    def log(self, data: DataObject, quantity: int, signatories: int) -> None:
        arguments = {"quantity": quantity, "signatories": signatories, "at": NOW}
        self.do(counting.log, spot=self.a_spot(data), **arguments)

    @rule(data=st.data(), quantity=st.integers(1, 4))
    def take_back(self, data: DataObject, quantity: int) -> None:
        back = {"quantity": quantity, "at": NOW, "reason": Reason.JOKE}
        self.do(counting.take_back, spot=self.a_spot(data), **back)

    @rule(data=st.data(), quantity=st.integers(1, 25))
    def log_a_class(self, data: DataObject, quantity: int) -> None:
        spot = self.a_spot(data)
        spots = [replace(spot, case_id=case) for case in self.evening.cases]
        before = self.now.totals.kinds[spot.kind]
        self.do(counting.log_several, spots=spots, quantity=quantity, at=NOW)
        assert self.now.totals.kinds[spot.kind] == before + quantity * len(spots)

    @rule(data=st.data())
    def key_in_a_paper_sheet(self, data: DataObject) -> None:
        items = [(self.a_spot(data), data.draw(st.integers(1, 9))) for _line in range(3)]
        self.do(counting.log_sheet, items=items, at=NOW)

    @rule(data=st.data(), first=st.integers(-3, 1), minutes=st.integers(1, 4))
    def take_back_between(self, data: DataObject, first: int, minutes: int) -> None:
        table = data.draw(st.sampled_from((None, self.a_table(data))))
        start = NOW + timedelta(minutes=first)
        span = {
            "writing_table_id": table,
            "start": start,
            "end": start + timedelta(minutes=minutes),
        }
        gone = self.evening.ask(logged_between, **span)
        before = self.now.totals
        self.do(counting.take_back_between, **span, at=NOW + timedelta(hours=1))
        for kind in KINDS:
            taken = sum(entry.quantity for entry in gone if entry.kind is kind)
            assert self.now.totals.kinds[kind] == before.kinds[kind] - taken
        assert not self.evening.ask(logged_between, **span)

    @rule(data=st.data(), count=st.integers(0, 9))
    def set_count(self, data: DataObject, count: int) -> None:
        spot = self.a_spot(data)
        self.do(counting.set_count, spot=spot, count=count, at=NOW)
        row = self.evening.ask(sheet, writing_table_id=spot.writing_table_id, kind=spot.kind)
        shown = {line.attendee_id: line.counts for line in row.rows}
        assert shown[spot.attendee_id][self.evening.cases.index(spot.case_id)] == count

    @something_was_logged
    @rule(data=st.data())
    def take_back_entry(self, data: DataObject) -> None:
        entry = data.draw(st.sampled_from(self.evening.ask(latest_entries, limit=20)))
        self.do(counting.take_back_entry, entry_id=entry.entry_id, at=NOW)

    @rule(name=st.sampled_from(["4", "Table 4", "Balcony", "1", ""]))
    def add_table(self, name: str) -> None:
        self.do(tables.add_table, name=name, place=TablePlace.ONLINE)

    @rule(data=st.data(), name=st.sampled_from(["Window", "2", "Table 3"]))
    def change_table(self, data: DataObject, name: str) -> None:
        table, case = self.a_table(data), data.draw(st.sampled_from((None, *self.evening.cases)))
        said = {"name": name, "place": TablePlace.HOME, "capacity": 4, "case_id": case}
        self.do(tables.change_table, writing_table_id=table, host=name, **said)

    @precondition(lambda self: len(self.now.tables) > 1)
    @rule(data=st.data())
    def remove_table(self, data: DataObject) -> None:
        self.do(tables.remove_table, writing_table_id=self.a_table(data), at=NOW)

    @rule(data=st.data())
    def log_a_list(self, data: DataObject) -> None:
        named = st.sampled_from([table.name for table in self.now.tables] + ["", "Nowhere"])
        line = st.builds(
            EntryLine,
            line=st.just(2),
            table=named,
            attendee=st.sampled_from(("", *NAMES)),
            case=st.sampled_from(("case-1", "case-2", "case-2", "case-3", "case-3")),
            kind=st.sampled_from(KINDS),
            quantity=st.integers(-2, 5).filter(bool),
            signatories=st.just(1),
            at=st.just(NOW),
        )
        lines = data.draw(st.lists(line, min_size=1, max_size=4))
        self.lists += 1
        digest = str(self.lists // 2)  # every other list is one that was logged before
        self.do(entry_lists.log_entries, file="list.csv", digest=digest, lines=lines, now=NOW)

    @precondition(lambda self: self.evening.file.done)
    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.evening.file.done))):
            self.evening.file.undo()
            assert self.evening.ask(visible) == self.now

    @precondition(lambda self: self.evening.file.undone)
    @rule(times=st.integers(1, 5))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.evening.file.undone))):
            self.evening.file.redo()
            assert self.evening.ask(visible) == self.now

    @rule()
    def start_again(self) -> None:
        """Close and open the event: everything is there, and nothing can be undone."""
        before = self.now
        self.evening.file.close()
        self.evening.file = EventFile(self.evening.file.path)
        self.seen = [self.evening.ask(visible)]
        assert self.now == before

    @invariant()
    def no_sum_is_below_zero(self) -> None:
        assert not self.evening.ask(below_zero)

    @invariant()
    def the_sums_agree(self) -> None:
        for kind in KINDS:
            whole = self.now.sheets[None, kind]
            assert whole.total == whole.logged_here == self.now.totals.kinds[kind]

    @invariant()
    def everybody_has_what_their_row_shows(self) -> None:
        letters = self.now.sheets[None, ActionKind.LETTER].rows
        shown = {row.attendee_id: row.total for row in letters if not row.removed}
        for person in self.now.people:
            assert shown[person.attendee_id] == person.letters

    @invariant()
    def kept_sheets_are_as_if_counted_anew(self) -> None:
        for (place, kind), anew in self.now.sheets.items():
            empty = self.evening.ask(frame, writing_table_id=place)
            kept = self.kept.setdefault((empty, kind), KeptSheet(empty=empty, kind=kind))
            assert self.evening.ask(kept) == anew

    @override
    def teardown(self) -> None:
        with self.folder:
            while self.evening.file.done:
                self.undo(1)
            assert self.evening.ask(integrity) == "ok"
            self.evening.file.close()
            self.laptop.stop()


def integrity(session: Session) -> object:
    """Return what SQLite says of the file."""
    return session.execute(text("PRAGMA integrity_check")).scalar_one()


TestAnEvening = AnEvening.TestCase
TestAnEvening.settings = settings(
    max_examples=EVENINGS,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_undo_and_redo_walk_through_fifty_clicks_and_end_at_the_same_totals(
    evening: Evening,
) -> None:
    """Sign-ins, moves, entries and corrections, mixed but always the same."""
    chance = random.Random(1961)  # noqa: S311 - a repeatable evening
    seen = [evening.ask(visible)]
    people: list[UUID] = []
    while len(evening.file.done) < 50:
        before = len(evening.file.done)
        try:
            click(evening, people, chance)
        except (BelowZeroError, AlreadyTakenBackError):
            continue
        if len(evening.file.done) > before:
            seen.append(evening.ask(visible))
    assert seen[-1].totals.pieces > 20
    assert len({step.label for step in evening.file.done}) == 6

    for _ in range(2):
        for expected in reversed(seen[:-1]):
            evening.file.undo()
            assert evening.ask(visible) == expected
        for expected in seen[1:]:
            evening.file.redo()
            assert evening.ask(visible) == expected
    assert evening.ask(totals) == seen[-1].totals


def click(evening: Evening, people: list[UUID], chance: random.Random) -> None:
    """Do one thing as a volunteer would."""
    table = chance.randrange(3)
    if not people or chance.random() < 0.2:
        people.append(evening.sign_in(chance.choice(("Amina", "Bilal", "Zoë")), table=table))
        return
    person = chance.choice(people)
    spot = evening.spot(
        person, table=table, case=chance.randrange(3), kind=chance.choice(KINDS[:2])
    )
    what = chance.random()
    if what < 0.5:
        evening.do(counting.log, spot=spot, quantity=chance.randint(1, 3), at=NOW)
    elif what < 0.65:
        seat = evening.tables[table]
        evening.do(attendees.move, attendee_ids=[person], writing_table_id=seat)
    elif what < 0.75:
        evening.do(counting.take_back, spot=spot, quantity=1, at=NOW)
    elif what < 0.9:
        evening.do(counting.set_count, spot=spot, count=chance.randint(0, 5), at=NOW)
    else:
        entry = chance.choice(evening.ask(latest_entries, limit=10))
        evening.do(counting.take_back_entry, entry_id=entry.entry_id, at=NOW)
