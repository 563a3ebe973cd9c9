"""Tables are set up, renamed and taken away; what was logged at one stays counted."""

from __future__ import annotations

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind, TablePlace
from w4r_desktop.errors import NameEmptyError, NameTakenError, TableInUseError
from w4r_desktop.services import attendees, tables
from w4r_desktop.services.cases import remove_case
from w4r_desktop.store.queries.tables import tables as all_tables
from w4r_desktop.store.queries.totals import totals


def names(evening: Evening) -> list[str]:
    return [row.name for row in evening.ask(all_tables)]


def test_a_new_table_stands_behind_the_others(evening: Evening) -> None:
    evening.do(tables.add_table, name="At home", place=TablePlace.HOME)

    assert names(evening) == ["1", "2", "3", "At home"]
    assert evening.ask(all_tables)[-1].place is TablePlace.HOME


def test_a_table_says_how_many_heads_sit_at_it(evening: Evening) -> None:
    evening.sign_in("Class 8b", heads=25)
    evening.sign_in("Amina")

    assert [row.people for row in evening.ask(all_tables)] == [26, 0, 0]


@pytest.mark.parametrize("name", ["2", "Table 2", "table 02", "２"])
def test_no_two_tables_go_by_the_same_number(evening: Evening, name: str) -> None:
    with pytest.raises(NameTakenError):
        evening.do(tables.add_table, name=name)
    with pytest.raises(NameTakenError):
        evening.do(
            tables.change_table,
            writing_table_id=evening.tables[0],
            name=name,
            place=TablePlace.ROOM,
        )
    assert names(evening) == ["1", "2", "3"]


def test_a_table_keeps_its_own_name(evening: Evening) -> None:
    here = evening.tables[1]
    evening.do(tables.change_table, writing_table_id=here, name="Table 2", place=TablePlace.ONLINE)

    assert names(evening) == ["1", "Table 2", "3"]


def test_seats_case_and_host_are_kept_and_one_undo_takes_them_back(evening: Evening) -> None:
    here, case_id = evening.tables[1], evening.cases[2]
    before = evening.ask(all_tables)[1]
    evening.do(
        tables.change_table,
        writing_table_id=here,
        name="2",
        place=TablePlace.ROOM,
        capacity=8,
        case_id=case_id,
        host="  Sam\u202e of the choir ",
    )

    shown = evening.ask(all_tables)[1]
    assert (shown.capacity, shown.case_id, shown.host) == (8, case_id, "Sam of the choir")
    evening.file.undo()
    assert evening.ask(all_tables)[1] == before
    evening.file.redo()
    assert evening.ask(all_tables)[1] == shown


def test_a_case_that_is_removed_leaves_the_tables_it_was_written_for_at(evening: Evening) -> None:
    for here in evening.tables[:2]:
        evening.do(
            tables.change_table,
            writing_table_id=here,
            name="4" if here == evening.tables[0] else "5",
            place=TablePlace.ROOM,
            capacity=8,
            case_id=evening.cases[2],
        )
    evening.do(remove_case, case_id=evening.cases[2])

    assert [(row.case_id, row.capacity) for row in evening.ask(all_tables)[:2]] == [(None, 8)] * 2
    evening.file.undo()
    assert [row.case_id for row in evening.ask(all_tables)[:2]] == [evening.cases[2]] * 2


def test_who_signed_out_keeps_no_seat_and_the_table_can_go(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 4)
    evening.do(attendees.sign_out, attendee_ids=[amina], at=NOW)
    assert [row.people for row in evening.ask(all_tables)] == [0, 0, 0]

    evening.do(tables.remove_table, writing_table_id=evening.tables[0], at=NOW)
    assert names(evening) == ["2", "3"]
    assert evening.ask(totals).pieces == 4
    evening.file.undo()
    evening.do(attendees.bring_back, attendee_ids=[amina])
    assert [row.people for row in evening.ask(all_tables)] == [1, 0, 0]


def test_a_table_needs_a_name(evening: Evening) -> None:
    with pytest.raises(NameEmptyError):
        evening.do(tables.add_table, name=" \u200b")


def test_a_table_that_people_sit_at_stays(evening: Evening) -> None:
    evening.sign_in("Class 8b", heads=25)

    with pytest.raises(TableInUseError) as refused:
        evening.do(tables.remove_table, writing_table_id=evening.tables[0], at=NOW)
    assert (refused.value.name, refused.value.people) == ("1", 25)


def test_a_table_that_was_left_goes_and_its_letters_stay_counted(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina, 4)
    evening.do(attendees.move, attendee_ids=[amina], writing_table_id=evening.tables[1])
    evening.do(tables.remove_table, writing_table_id=evening.tables[0], at=NOW)

    assert names(evening) == ["2", "3"]
    shown = evening.ask(totals)
    assert shown.pieces == 4
    assert [table.name for table in shown.by_table if table.kinds] == ["1"]
    assert shown.cells[0].table == "1"
    assert evening.counts(1)["Amina"] == (4, 0, 0)

    evening.file.undo()
    assert names(evening) == ["1", "2", "3"]


def test_what_anyone_wrote_at_a_removed_table_stays_on_the_sheet_of_the_evening(
    evening: Evening,
) -> None:
    evening.log(None, 4)
    evening.do(tables.remove_table, writing_table_id=evening.tables[0], at=NOW)

    assert evening.sheet(None).total == 4
    assert evening.sheet(None).logged_here == 4
    assert evening.ask(totals).kinds[ActionKind.LETTER] == 4


def test_the_name_of_a_removed_table_is_free_again(evening: Evening) -> None:
    evening.log(None, 4)
    evening.do(tables.remove_table, writing_table_id=evening.tables[0], at=NOW)
    evening.do(tables.add_table, name="Table 1")

    assert names(evening) == ["2", "3", "Table 1"]
