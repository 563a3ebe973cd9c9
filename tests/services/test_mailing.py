"""Marking what was posted: never more than was written, in whichever order it is done."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evening import NOW, Evening, usual_event
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Refusal
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import (
    BelowZeroError,
    CaseWithdrawnError,
    NotPostedError,
    NotWrittenError,
)
from w4r_desktop.messages import explain
from w4r_desktop.services import counting, overrides
from w4r_desktop.services.cases import withdraw_case
from w4r_desktop.services.mailing import Posting, plan, post
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.mailing import mailing, office, ways
from w4r_desktop.store.queries.totals import totals

LETTER, PREPRINTED, CARD = (
    ActionKind.LETTER,
    ActionKind.PREPRINTED_LETTER,
    ActionKind.SOLIDARITY_CARD,
)


def posting(evening: Evening, pieces: int, *, case: int = 0, kind: ActionKind = LETTER) -> Posting:
    return Posting(case_id=evening.cases[case], kind=kind, pieces=pieces, way=MailingWay.INDIVIDUAL)


def mark(evening: Evening, *items: Posting) -> None:
    evening.do(post, items=items, at=NOW)


def figures(evening: Evening) -> dict[tuple[str, ActionKind], tuple[int, int]]:
    """Return written and posted of each case and kind."""
    by_case = evening.ask(totals).by_case
    found = evening.ask(mailing, by_case)
    return {(one.case, one.kind): (one.written, one.posted) for one in found}


def test_what_is_posted_adds_up_and_undo_takes_the_last_back(evening: Evening) -> None:
    evening.log(quantity=46)
    evening.log(quantity=5, kind=CARD)
    mark(evening, posting(evening, 40), posting(evening, 5, kind=CARD))
    mark(evening, posting(evening, 6))
    assert figures(evening) == {("case-1", LETTER): (46, 46), ("case-1", CARD): (5, 5)}
    evening.file.undo()
    assert figures(evening)["case-1", LETTER] == (46, 40)
    evening.file.redo()
    assert figures(evening)["case-1", LETTER] == (46, 46)


def test_more_than_was_written_is_refused_with_what_there_is(evening: Evening) -> None:
    evening.log(quantity=46)
    mark(evening, posting(evening, 44))
    with pytest.raises(NotWrittenError) as refused:
        mark(evening, posting(evening, 3))
    assert explain(refused.value).startswith(
        "Only 2 pieces of this kind are written for Case 1 and not posted yet, so 3 cannot be "
        "marked as posted. Nothing was changed."
    )
    assert figures(evening) == {("case-1", LETTER): (46, 44)}


def test_a_bin_is_marked_whole_or_not_at_all(evening: Evening) -> None:
    evening.log(quantity=4)
    with pytest.raises(NotWrittenError):
        mark(evening, posting(evening, 4), posting(evening, 1, case=1))
    assert figures(evening) == {("case-1", LETTER): (4, 0)}
    with pytest.raises(NotWrittenError):
        mark(evening, posting(evening, 3), posting(evening, 2))


def test_a_correcting_row_takes_back_what_had_not_left(evening: Evening) -> None:
    evening.log(quantity=4)
    mark(evening, posting(evening, 4))
    mark(evening, posting(evening, -3))
    assert figures(evening) == {("case-1", LETTER): (4, 1)}
    with pytest.raises(NotPostedError) as refused:
        mark(evening, posting(evening, -2))
    assert "Only 1 piece of this kind is marked as posted for Case 1" in explain(refused.value)
    with pytest.raises(NotPostedError):
        mark(evening, posting(evening, -1, kind=CARD))


def test_nothing_of_a_withdrawn_case_is_posted_unless_the_organizer_says_so(
    evening: Evening,
) -> None:
    evening.log(quantity=4)
    evening.do(withdraw_case, case_id=evening.cases[0], reason="She asked us to stop", at=NOW)
    with pytest.raises(CaseWithdrawnError) as refused:
        mark(evening, posting(evening, 4))
    assert "She asked us to stop" in explain(refused.value)
    said: dict[str, Any] = {"refusal": Refusal.CASE_WITHDRAWN, "note": "Her lawyer asks for them"}
    evening.do(overrides.override, case_id=evening.cases[1], at=NOW, **said)
    with pytest.raises(CaseWithdrawnError):  # that was another case
        mark(evening, posting(evening, 4))
    evening.do(overrides.override, case_id=evening.cases[0], at=NOW, **said)
    mark(evening, posting(evening, 4))
    assert figures(evening) == {("case-1", LETTER): (4, 4)}


def test_what_was_posted_before_a_case_was_withdrawn_can_be_corrected(evening: Evening) -> None:
    evening.log(quantity=4)
    mark(evening, posting(evening, 4))
    evening.do(withdraw_case, case_id=evening.cases[0], reason="Freed", at=NOW)
    mark(evening, posting(evening, -4))
    assert figures(evening) == {("case-1", LETTER): (4, 0)}


def test_each_kind_has_a_way_and_the_office_an_address(evening: Evening) -> None:
    assert set(evening.ask(ways).values()) == {MailingWay.INDIVIDUAL}
    assert evening.ask(office).lines == ()
    evening.do(
        plan,
        ways={CARD: MailingWay.OFFICE},
        office_lines=("  The section ", "", "Street 5"),
        office_country="GB",
    )
    evening.do(plan, ways={LETTER: MailingWay.BY_HAND}, office_lines=("Desk",), office_country="")
    assert evening.ask(ways) == {
        LETTER: MailingWay.BY_HAND,
        PREPRINTED: MailingWay.INDIVIDUAL,
        CARD: MailingWay.OFFICE,
    }
    evening.file.undo()
    assert (evening.ask(office).lines, evening.ask(office).country) == (
        ("The section", "Street 5"),
        "GB",
    )


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["log", "take back", "post", "unpost", "undo", "redo", "reopen"]),
        st.integers(0, 1),
        st.sampled_from([LETTER, CARD]),
        st.integers(1, 6),
    ),
    max_size=18,
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_posting_never_goes_beyond_what_is_written_in_any_order(steps: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        evening = Evening(usual_event(Path(folder) / "evening.w4r"))
        for what, case, kind, count in steps:
            before = figures(evening)
            evening = _do(evening, what, case, kind, count)
            for key, (written, posted) in figures(evening).items():
                assert posted >= 0
                more = posted > before.get(key, (0, 0))[1]
                assert not (what == "post" and more and posted > written)
        with closing(evening.file):
            pass


def _do(evening: Evening, what: str, case: int, kind: ActionKind, count: int) -> Evening:
    """Do a step as far as it is possible, and return the evening."""
    try:
        if what == "log":
            evening.log(quantity=count, case=case, kind=kind)
        elif what == "take back":
            spot = evening.spot(case=case, kind=kind)
            evening.do(counting.take_back, spot=spot, quantity=count, at=NOW)
        elif what in ("post", "unpost"):
            sign = 1 if what == "post" else -1
            mark(evening, posting(evening, sign * count, case=case, kind=kind))
        elif what == "undo" and evening.file.done:
            evening.file.undo()
        elif what == "redo" and evening.file.undone:
            evening.file.redo()
        elif what == "reopen":
            path = evening.file.path
            evening.file.close()
            return Evening(EventFile(path))
    except (BelowZeroError, NotWrittenError, NotPostedError):
        pass
    return evening
