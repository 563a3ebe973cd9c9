"""What the board counts is what everybody counts, and it never asks for a name."""

from __future__ import annotations

import random
from dataclasses import replace

from sqlalchemy import event

from tests.evening import NOW, Evening
from w4r_desktop.domain.case import Translation, Update, UpdateStatus
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import cases, counting
from w4r_desktop.store.queries.board import KeptCounts, board_frame
from w4r_desktop.store.queries.cases import cases as case_rows
from w4r_desktop.store.queries.figures import figures


def check(evening: Evening, counts: KeptCounts) -> None:
    shown, all_of_it = evening.ask(counts), evening.ask(figures, as_of=NOW)
    assert shown.kinds == all_of_it.kinds
    assert shown.by_case == {one.case_id: one.kinds for one in all_of_it.by_case if one.kinds}
    assert shown.people == all_of_it.people
    assert shown.signatories == all_of_it.signatories
    assert shown.pieces == all_of_it.pieces


def test_after_every_step_it_counts_what_the_report_counts(evening: Evening) -> None:
    chance, counts = random.Random(6), KeptCounts()  # noqa: S311 - makes up an evening
    amina = evening.sign_in("Amina", first_time=True)
    evening.log(amina, quantity=12)
    for _step in range(30):
        match chance.randrange(4):
            case 0:
                evening.sign_in(f"Class {chance.random()}", heads=chance.randrange(1, 26))
            case 1 if evening.file.done:
                evening.file.undo()
            case 2:
                spot = evening.spot(amina, case=chance.randrange(3))
                evening.do(counting.log, spot=spot, quantity=1, at=NOW, signatories=12)
            case _:
                kind = chance.choice(list(ActionKind))
                evening.log(quantity=chance.randrange(1, 4), case=chance.randrange(3), kind=kind)
        check(evening, counts)
    check(evening, KeptCounts())


def test_tables_are_counted_that_are_there(evening: Evening) -> None:
    assert evening.ask(KeptCounts()).tables == 3


def test_good_news_is_good_only_while_nothing_came_after_it(evening: Evening) -> None:
    freed = Update(on=None, status=UpdateStatus.GOOD_NEWS, text="Free")
    again = Update(on=None, status=UpdateStatus.ONGOING, text="Arrested again")
    for row, updates in zip(evening.ask(case_rows), ((freed,), (freed, again), ()), strict=True):
        brief = replace(row.brief, updates=updates)
        evening.do(cases.change_case, case_id=row.case_id, brief=brief, picture=None)
    assert [case.has_good_news for case in evening.ask(board_frame).cases] == [True, False, False]


def test_a_headline_is_there_in_each_language(evening: Evening) -> None:
    row = evening.ask(case_rows)[0]
    words = {"fr": Translation(headline="Libérez-les", story="", demands=(), sample_letter="")}
    brief = replace(row.brief, translations=words)
    evening.do(cases.change_case, case_id=row.case_id, brief=brief, picture=None)
    case = evening.ask(board_frame).cases[0]
    assert (case.headline, case.headlines) == ("Free them", {"fr": "Libérez-les"})


def test_no_name_of_anybody_is_even_read(evening: Evening) -> None:
    evening.sign_in("Zebrowitz")
    evening.log()
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    engine = evening.file._engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        shown = repr((evening.ask(board_frame), evening.ask(KeptCounts())))
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert "Zebrowitz" not in shown
    assert asked
    assert not [one for one in asked if "attendee.name" in one or "folded_name" in one]
