"""A list is logged whole or not at all, once unless told, and says which line is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind, EntryLine
from w4r_desktop.errors import (
    EntryBelowZeroError,
    EntryCaseUnknownError,
    EntryTableUnknownError,
    FileLoggedBeforeError,
    W4RError,
)
from w4r_desktop.services import tables
from w4r_desktop.services.entry_lists import log_entries
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.totals import people, totals


def line(number: int, **other: Any) -> EntryLine:
    said: dict[str, Any] = {
        "line": number,
        "table": "1",
        "attendee": "",
        "case": "case-1",
        "kind": ActionKind.LETTER,
        "quantity": 1,
        "signatories": 1,
        "at": NOW,
    }
    return EntryLine(**(said | other))


def log(evening: Evening, *lines: EntryLine, digest: str = "d", again: bool = False) -> None:
    evening.do(log_entries, file="list.csv", digest=digest, lines=lines, now=NOW, again=again)


def test_tables_go_by_name_and_number_and_people_by_any_spelling(evening: Evening) -> None:
    evening.sign_in("Łukasz Żak", table=1)
    log(
        evening,
        line(2, table="Table 1", attendee="José", quantity=2),
        line(3, table="01", attendee="  JOSE "),
        line(4, table="2", attendee="lukasz zak", quantity=4),
        line(5, table="3", quantity=5),
        line(6, table="", quantity=6),
    )

    assert evening.counts(None) == {
        "José": (3, 0, 0),
        "Łukasz Żak": (4, 0, 0),
        "(1)": (0, 0, 0),
        "(2)": (0, 0, 0),
        "(3)": (5, 0, 0),
        "()": (6, 0, 0),
    }
    assert evening.ask(people).attendees == 2


def test_the_first_table_named_seats_somebody_new(evening: Evening) -> None:
    log(evening, line(2, table="2", attendee="Ana"), line(3, table="3", attendee="Ana"))

    assert evening.counts(1)["Ana"] == (2, 0, 0)
    assert {
        t.name: t.kinds[ActionKind.LETTER] for t in evening.ask(totals).by_table if t.kinds
    } == {
        "2": 1,
        "3": 1,
    }


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"table": "4"}, EntryTableUnknownError),
        ({"table": "Balcony"}, EntryTableUnknownError),
        ({"case": "case-9"}, EntryCaseUnknownError),
        ({"quantity": -3}, EntryBelowZeroError),
        ({"table": "", "attendee": "Nobody knows"}, EntryTableUnknownError),
    ],
)
def test_a_wrong_line_is_named_and_nothing_of_the_list_is_logged(
    evening: Evening, wrong: dict[str, Any], kind: type[W4RError]
) -> None:
    before = evening.ask(totals)
    with pytest.raises(kind) as refused:
        log(evening, line(2, attendee="Ana"), line(3), line(4, **wrong), line(5))

    assert getattr(refused.value, "line", 0) == 4
    assert getattr(refused.value, "file", "") == "list.csv"
    assert evening.ask(totals) == before
    assert not evening.file.done
    log(evening, line(2))  # and the corrected list is no list that was logged before


def test_a_list_takes_back_what_it_or_others_logged_and_no_more(evening: Evening) -> None:
    evening.log(None, 2)
    log(evening, line(2), line(3, quantity=-3))
    assert evening.sheet().total == 0

    with pytest.raises(EntryBelowZeroError) as refused:
        log(evening, line(2, quantity=2), line(3, quantity=-3), digest="e")
    assert (refused.value.counted, refused.value.withdrawn) == (2, 3)
    assert evening.sheet().total == 0


def test_a_list_does_not_take_back_at_another_table(evening: Evening) -> None:
    log(evening, line(2, attendee="Ana", quantity=2))

    with pytest.raises(EntryBelowZeroError):
        log(evening, line(2, table="2", attendee="Ana", quantity=-1), digest="e")


def test_the_same_list_is_logged_twice_only_on_demand(evening: Evening) -> None:
    log(evening, line(2), line(3))
    with pytest.raises(FileLoggedBeforeError) as refused:
        log(evening, line(2), line(3))
    assert (refused.value.file, refused.value.entries) == ("list.csv", 2)
    assert refused.value.logged_at.isoformat() == "2026-12-10T15:42:07-04:00"  # as at the venue
    assert evening.sheet().total == 2

    log(evening, line(2), line(3), again=True)
    assert evening.sheet().total == 4
    log(evening, line(2), digest="another")
    assert evening.sheet().total == 5


def test_a_list_that_was_undone_may_be_logged_once_more(evening: Evening) -> None:
    log(evening, line(2))
    evening.file.undo()
    log(evening, line(2))

    assert evening.sheet().total == 1


def test_a_removed_table_is_unknown_to_a_list(evening: Evening) -> None:
    evening.log(None, 1)
    evening.do(tables.remove_table, writing_table_id=evening.tables[0], at=NOW)

    with pytest.raises(EntryTableUnknownError):
        log(evening, line(2))


def test_entries_keep_the_order_and_the_signatories_of_the_list(evening: Evening) -> None:
    log(evening, *(line(n, quantity=n, signatories=n) for n in range(2, 30)))

    entries = evening.ask(latest_entries, limit=50)
    assert [entry.quantity for entry in entries] == list(range(29, 1, -1))
    assert entries[0].signatories == 29
