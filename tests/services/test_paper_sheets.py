"""A paper sheet is keyed in whole, with who is new on it, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import NameEmptyError
from w4r_desktop.services.paper_sheets import Newcomer, key_in
from w4r_desktop.store.queries.attendees import people

if TYPE_CHECKING:
    from w4r_desktop.services.counting import Spot


def keyed(evening: Evening, items: list[tuple[Spot, int]], *newcomers: Newcomer) -> None:
    evening.do(
        key_in,
        items=items,
        newcomers=newcomers,
        writing_table_id=evening.tables[0],
        kind=ActionKind.LETTER,
        at=NOW,
    )


def test_a_sheet_with_newcomers_is_one_step(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.log(amina)
    counts = ((evening.cases[0], 2), (evening.cases[2], 1))
    keyed(
        evening,
        [(evening.spot(amina), 3), (evening.spot(case=1), 4)],
        Newcomer("Zoë", 1, counts),
        Newcomer("Class 8b", 25, ((evening.cases[1], 25),)),
    )
    wanted = {
        "Amina": (4, 0, 0), "Zoë": (2, 0, 1), "Class 8b": (0, 25, 0), "(1)": (0, 4, 0),
    }  # fmt: skip
    assert evening.counts() == wanted
    assert [person.heads for person in evening.ask(people)] == [1, 1, 25]
    evening.file.undo()
    assert [person.name for person in evening.ask(people)] == ["Amina"]
    assert evening.sheet().total == 1
    evening.file.redo()
    assert evening.counts() == wanted


def test_somebody_who_wrote_nothing_is_signed_in_all_the_same(evening: Evening) -> None:
    keyed(evening, [(evening.spot(), 1)], Newcomer("Zoë", 1, ()))
    assert evening.counts()["Zoë"] == (0, 0, 0)


def test_a_name_that_is_none_keeps_the_whole_sheet_out(evening: Evening) -> None:
    with pytest.raises(NameEmptyError):
        keyed(evening, [(evening.spot(), 5)], Newcomer("\u200b", 1, ()))
    assert evening.sheet().total == 0
