"""Whatever is done can be taken back, and the log only ever grows."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, insert, select, text, update

from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind, EntryLine, TablePlace
from w4r_desktop.errors import DiskRefusedError, NameEmptyError
from w4r_desktop.services import attendees, counting, entry_lists, tables
from w4r_desktop.store import event_file
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.tables import tables as all_tables
from w4r_desktop.store.queries.totals import people
from w4r_desktop.store.records import Record
from w4r_desktop.store.schema import Attendee, TallyEntry, WritingTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.orm import Session

Snapshot = dict[str, list[tuple[Any, ...]]]


def snapshot(evening: Evening) -> Snapshot:
    """Return every row of every table."""
    return {
        table.name: [
            tuple(row)
            for row in evening.ask(lambda session, t=table: session.execute(select(t)).all())
        ]
        for table in Record.metadata.sorted_tables
    }


def test_a_sign_in_is_taken_back_and_done_again(evening: Evening) -> None:
    before = snapshot(evening)
    evening.sign_in("Amina", heads=25, first_time=True)
    after = snapshot(evening)

    step = evening.file.undo()
    assert snapshot(evening) == before
    assert (step.label, step.tables) == ("sign_in", frozenset({"attendee"}))

    evening.file.redo()
    assert snapshot(evening) == after


def test_a_removed_table_comes_back_as_it_was(evening: Evening) -> None:
    before = snapshot(evening)
    evening.do(tables.remove_table, writing_table_id=evening.tables[2], at=NOW)
    assert len(evening.ask(all_tables)) == 2

    evening.file.undo()

    assert snapshot(evening) == before


def test_a_row_changed_twice_in_one_step_goes_back_to_the_start(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    before = snapshot(evening)

    def move_about(session: Session) -> None:
        for table in evening.tables[1:]:
            attendees.move(session, attendee_ids=[amina], writing_table_id=table)
            session.flush()

    evening.do(move_about)
    assert len(evening.file.done[-1].changes) == 2
    evening.file.undo()

    assert snapshot(evening) == before


def test_a_guest_who_is_written_twice_while_signing_in_goes_and_comes_back(
    evening: Evening,
) -> None:
    before = snapshot(evening)
    guest = {"pattern": "Guest {number}", "writing_table_id": evening.tables[0], "at": NOW}
    evening.do(attendees.sign_in_guest, **guest)
    after = snapshot(evening)

    evening.file.undo()
    assert snapshot(evening) == before
    evening.file.redo()
    assert snapshot(evening) == after


def test_undoing_a_letter_adds_an_entry_that_reverses_it(evening: Evening) -> None:
    first = evening.log(quantity=3)

    evening.file.undo()

    newest, oldest = evening.ask(latest_entries, limit=9)
    assert (oldest.entry_id, oldest.quantity, oldest.taken_back) == (first, 3, True)
    assert (newest.quantity, newest.reverses) == (-3, True)
    assert evening.sheet().total == 0
    evening.file.redo()
    assert evening.sheet().total == 3
    assert len(evening.ask(latest_entries, limit=9)) == 3


def test_a_change_that_changes_nothing_is_no_step(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[0])

    assert [step.label for step in evening.file.done] == ["sign_in"]


def test_doing_something_new_forgets_what_was_undone(evening: Evening) -> None:
    evening.sign_in("Amina")
    evening.file.undo()
    evening.sign_in("Bilal")

    assert not evening.file.undone


@pytest.mark.parametrize("change", ["update", "delete"])
def test_an_entry_cannot_be_changed_or_deleted(evening: Evening, change: str) -> None:
    entry_id = evening.log(quantity=3)
    before = snapshot(evening)

    def forge(session: Session) -> None:
        entry = session.get_one(TallyEntry, entry_id)
        if change == "update":
            entry.quantity = 4
        else:
            session.delete(entry)

    with pytest.raises(AssertionError, match="only ever added"):
        evening.do(forge)
    assert snapshot(evening) == before


def test_somebody_with_letters_is_hidden_by_undo_and_comes_back_by_redo(evening: Evening) -> None:
    def arrive_and_write(session: Session) -> None:
        seat = evening.tables[0]
        amina = attendees.sign_in(session, name="Amina", writing_table_id=seat, at=NOW)
        counting.log(session, spot=evening.spot(amina), quantity=2, at=NOW)

    evening.do(arrive_and_write)

    evening.file.undo()
    assert evening.counts() == {"(1)": (0, 0, 0)}
    assert evening.ask(people).attendees == 0
    assert [row[-1] is None for row in snapshot(evening)["attendee"]] == [False]  # hidden, kept

    evening.file.redo()
    assert evening.counts() == {"Amina": (2, 0, 0), "(1)": (0, 0, 0)}
    evening.file.undo()
    evening.file.redo()
    assert evening.counts() == {"Amina": (2, 0, 0), "(1)": (0, 0, 0)}


def test_somebody_whose_letters_were_undone_before_is_hidden_too(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 2)

    evening.file.undo()
    evening.file.undo()
    assert evening.counts() == {"(1)": (0, 0, 0)}

    evening.file.redo()
    evening.file.redo()
    assert evening.counts() == {"Amina": (2, 0, 0), "(1)": (0, 0, 0)}


def test_a_table_that_hidden_people_sit_at_is_hidden_with_them(evening: Evening) -> None:
    table = evening.do(tables.add_table, name="Balcony", place=TablePlace.ROOM)
    evening.tables.append(table)
    evening.log(evening.sign_in("Amina", table=3), table=3)

    for _ in range(3):
        evening.file.undo()
    assert [row.name for row in evening.ask(all_tables)] == ["1", "2", "3"]

    for _ in range(3):
        evening.file.redo()
    assert evening.counts(3) == {"Amina": (1, 0, 0), "(Balcony)": (0, 0, 0)}


def test_a_list_with_new_people_goes_back_and_forth(evening: Evening) -> None:
    what: dict[str, Any] = {"case": "case-1", "kind": ActionKind.LETTER, "quantity": 2}
    what |= {"signatories": 1, "at": NOW}
    lines = [
        EntryLine(line=2, table="1", attendee="Amina", **what),
        EntryLine(line=3, table="2", attendee="Bilal", **what),
        EntryLine(line=4, table="3", attendee="", **what),
    ]
    before = evening.counts(None)
    evening.do(entry_lists.log_entries, file="list.csv", digest="d", lines=lines, now=NOW)
    after = evening.counts(None)
    assert (after["Amina"], after["Bilal"], after["(3)"]) == ((2, 0, 0),) * 3

    for _ in range(3):
        evening.file.undo()
        assert evening.counts(None) == before
        evening.file.redo()
        assert evening.counts(None) == after


def test_a_step_that_cannot_be_taken_back_stays_undoable(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.sign_in("Amina")
    before = snapshot(evening)

    def refuse(*_: object) -> None:
        raise DiskRefusedError(full=True)

    with monkeypatch.context() as patch:
        patch.setattr(event_file, "take_back", refuse)
        with pytest.raises(DiskRefusedError):
            evening.file.undo()
    assert snapshot(evening) == before
    assert not evening.file.undone

    assert evening.file.undo().label == "sign_in"


def test_a_service_that_fails_leaves_nothing_to_undo(evening: Evening) -> None:
    before = snapshot(evening)

    def stumble(session: Session) -> None:
        seat = evening.tables[0]
        attendees.sign_in(session, name="Amina", writing_table_id=seat, at=NOW)
        counting.log(session, spot=evening.spot(), quantity=2, at=NOW)
        session.flush()
        raise NameEmptyError

    with pytest.raises(NameEmptyError):
        evening.do(stumble)
    assert snapshot(evening) == before
    assert not evening.file.done


BULK = [
    update(Attendee).values(heads=2),
    delete(Attendee),
    insert(WritingTable).values(name="9", position=9),
    update(Attendee.__table__).values(heads=2),  # type: ignore[arg-type]
    text("DELETE FROM attendee"),
]


@pytest.mark.parametrize("statement", BULK)
def test_a_statement_that_undo_would_not_see_is_refused(evening: Evening, statement: Any) -> None:
    evening.sign_in("Amina")
    before = snapshot(evening)

    with pytest.raises(AssertionError, match="bulk statements bypass undo"):
        evening.file.write("all", lambda session: session.execute(statement))
    assert snapshot(evening) == before


def test_what_a_query_touches_is_thrown_away(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    before = snapshot(evening)

    evening.ask(lambda session: setattr(session.get_one(Attendee, amina), "heads", 9))

    assert snapshot(evening) == before


def test_no_session_is_opened_inside_another(evening: Evening) -> None:
    with (
        evening.file.reading(),
        pytest.raises(AssertionError, match="one connection"),
        evening.file.reading(),
    ):
        pass
    evening.log()  # the refusal left nothing open


def test_a_full_disk_is_told_and_the_click_can_be_repeated(evening: Evening) -> None:
    set_size_limit(evening, 1)  # SQLite takes the present size if it is larger
    with pytest.raises(DiskRefusedError) as refused:
        until_the_disk_is_full(evening.log)
    assert refused.value.full
    written = len(evening.file.done)
    assert written > 0
    assert evening.sheet().total == written
    with pytest.raises(DiskRefusedError):
        evening.log()

    set_size_limit(evening, 1_000_000)
    evening.log(quantity=1)

    assert evening.sheet().total == written + 1
    assert sequence(evening) == list(range(1, written + 2))
    evening.file.undo()
    assert evening.sheet().total == written


def test_a_full_disk_leaves_undo_where_it_was(evening: Evening) -> None:
    set_size_limit(evening, 1)
    with pytest.raises(DiskRefusedError):
        until_the_disk_is_full(evening.log)
    total = evening.sheet().total

    with pytest.raises(DiskRefusedError):
        until_the_disk_is_full(evening.file.undo)
    undone = len(evening.file.undone)
    assert evening.sheet().total == total - undone

    set_size_limit(evening, 1_000_000)
    evening.file.undo()
    assert evening.sheet().total == total - undone - 1


def test_whoever_is_killed_after_a_refusal_finds_what_was_told_and_not_what_was_refused(
    evening: Evening, tmp_path: Path
) -> None:
    set_size_limit(evening, 1)
    with pytest.raises(DiskRefusedError):
        until_the_disk_is_full(evening.log)

    path = evening.file.path
    left = Evening(EventFile(shutil.copyfile(path, tmp_path / "left.w4r")))
    assert left.sheet() == evening.sheet()
    left.file.close()
    beside = path.with_name(f"{path.name}-wal")
    assert not beside.stat().st_size  # where the refused letter could lie


def until_the_disk_is_full(act: Callable[[], object]) -> None:
    for _ in range(2_000):
        act()


def set_size_limit(evening: Evening, pages: int) -> None:
    evening.ask(lambda session: session.execute(text(f"PRAGMA max_page_count={pages}")))


def sequence(evening: Evening) -> list[int]:
    statement = select(TallyEntry.sequence).order_by(TallyEntry.sequence)
    return list(evening.ask(lambda session: session.scalars(statement).all()))
