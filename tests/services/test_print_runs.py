"""What was printed is kept whole or not at all, and counted as it lies on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import NewRun, Pass, RunKind
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.errors import HandedBackError, NothingToPrintError
from w4r_desktop.services import print_runs, rehearsal
from w4r_desktop.store.queries.print_runs import copies_printed, envelope_check, run_pdf, runs

if TYPE_CHECKING:
    from uuid import UUID

LETTERS = RunKind(Document.ENVELOPES, Role.PRIMARY)


def printed(evening: Evening, copies: int, *, sent: Pass | None = None) -> UUID:
    every = Pass(tuple(range(1, copies + 1)))
    run_id, _pass_id = evening.do(
        print_runs.print_first,
        run=NewRun(
            LETTERS,
            "Envelopes",
            ENVELOPES["dl"],
            b"%PDF",
            (evening.cases[0],) * copies,
            names_people=False,
        ),
        sent=sent or every,
        printer="Office",
        at=NOW,
    )
    return run_id


def good(evening: Evening) -> int:
    return evening.ask(copies_printed)[LETTERS][evening.cases[0]]


def test_a_run_without_a_page_that_is_sent_is_not_kept_at_all(evening: Evening) -> None:
    with pytest.raises(NothingToPrintError):
        printed(evening, 3, sent=Pass(()))
    assert evening.ask(runs) == ()


def test_what_is_torn_and_what_is_printed_again_are_spoiled_both(evening: Evening) -> None:
    evening.log(quantity=3)
    run_id = printed(evening, 3)
    hand_back = {"case_id": evening.cases[0], "role": Role.PRIMARY}
    evening.do(print_runs.hand_back, **hand_back, spoiled=1, unused=0)
    again = Pass((2, 3), replaces=True)
    evening.do(print_runs.send, print_run_id=run_id, sent=again, printer="Office", at=NOW)

    check = evening.ask(envelope_check, role=Role.PRIMARY)[evening.cases[0]]
    assert (check.printed, check.written, check.spoiled, check.difference) == (5, 3, 3, -1)
    assert good(evening) == 2
    evening.do(print_runs.hand_back, **hand_back, spoiled=3, unused=0)  # as the dialog says it
    assert good(evening) == 2
    with pytest.raises(HandedBackError):
        evening.do(print_runs.hand_back, **hand_back, spoiled=4, unused=2)


def test_one_damaged_line_does_not_hide_what_else_was_printed(evening: Evening) -> None:
    run_id = printed(evening, 3)
    printed(evening, 2)
    with evening.file._bare() as connection:
        connection.execute(
            "UPDATE print_pass SET pages = 'x' WHERE print_run_id = ?", (run_id.bytes,)
        )
    assert [[one.sent.pages for one in run.passes] for run in evening.ask(runs)] == [[(1, 2)], [()]]
    assert good(evening) == 2


def test_a_part_far_beyond_its_run_costs_nothing(evening: Evening) -> None:
    printed(evening, 3)
    with evening.file._bare() as connection:
        connection.execute("UPDATE print_run_part SET pages = 999999999")
    assert good(evening) == 3


def test_no_page_of_the_evening_comes_out_of_a_copy_to_practise_on(evening: Evening) -> None:
    run_id = printed(evening, 3)
    evening.do(rehearsal.begin, at=NOW)
    assert evening.ask(runs) == ()
    assert evening.ask(run_pdf, print_run_id=run_id) is None
