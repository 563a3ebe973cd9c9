"""How much of each case is printed: as logged, since the last run, for all, or for tables."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from w4r_desktop.domain.case import Role, SenderLimit
from w4r_desktop.domain.paper import Document, Numbers
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.errors import NoAddressError
from w4r_desktop.gui.models.copies import Copies, CopiesFacts, TableCopies
from w4r_desktop.store.queries.mail import CaseMail

JANI, GUSTAVO, IDRIS = UUID(int=1), UUID(int=2), UUID(int=3)


def case(case_id: UUID, name: str) -> CaseMail:
    return CaseMail(
        case_id, name.lower(), name, name, "CO", {}, MappingProxyType(dict.fromkeys(Role, 0)), {},
        SenderLimit.FULL, None,
    )  # fmt: skip


FACTS = CopiesFacts(
    cases=(case(JANI, "Jani"), case(GUSTAVO, "Gustavo"), case(IDRIS, "Idris")),
    logged={JANI: 5, GUSTAVO: 2, IDRIS: 9},
    printed={JANI: 3, GUSTAVO: 4},
    fresh={JANI: 2, GUSTAVO: 0, IDRIS: 9},
    tables=(TableCopies("Table 1", {JANI: 4, IDRIS: 9}), TableCopies("Table 2", {JANI: 1})),
    problems={"idris": NoAddressError(case_name="Idris")},
)


def copies(mode: Numbers = Numbers.AS_LOGGED) -> Copies:
    made = Copies()
    made.mode = mode
    made.show(FACTS)
    return made


def packed(made: Copies) -> list[tuple[str, dict[str, int]]]:
    return [(pack.title, {one.name: n for one, n in pack.orders}) for pack in made.packs()]


def test_since_the_last_run_is_what_was_logged_and_not_printed_and_never_below_zero() -> None:
    made = copies(Numbers.SINCE_LAST_RUN)
    assert [row.copies for row in made.rows] == [2, 0, 9]
    assert packed(made) == [("", {"Jani": 2})]


def test_what_was_typed_before_a_run_is_not_printed_once_more_after_it() -> None:
    """Only of the cases that were printed, and what was typed in the other modes stays."""
    made = copies(Numbers.SINCE_LAST_RUN)
    made.set_copies(JANI, 1)
    made.set_copies(GUSTAVO, 3)
    made.mode = Numbers.AS_LOGGED
    made.set_copies(JANI, 4)
    made.show(replace(FACTS, printed={JANI: 4, GUSTAVO: 4}, fresh={JANI: 1, IDRIS: 9}))
    assert made.rows[0].copies == 4
    made.mode = Numbers.SINCE_LAST_RUN
    assert packed(made) == [("", {"Jani": 1, "Gustavo": 3})]
    made.show(replace(FACTS, printed={JANI: 5, GUSTAVO: 7}, fresh={}))
    assert packed(made) == [("", {})]
    assert not made.is_changed


def test_another_kind_of_print_is_no_run_and_forgets_nothing() -> None:
    made = copies(Numbers.SINCE_LAST_RUN)
    made.set_copies(JANI, 1)
    made.show(replace(FACTS, printed={}, kind=RunKind(Document.ENVELOPES, variant="backs")))
    made.show(FACTS)
    assert made.rows[0].copies == 1


def test_a_number_changed_in_one_mode_leaves_the_others_alone() -> None:
    made = copies(Numbers.SINCE_LAST_RUN)
    made.set_copies(JANI, 7)
    assert made.is_changed
    made.mode = Numbers.AS_LOGGED
    assert (made.rows[0].copies, made.is_changed) == (5, False)
    made.mode = Numbers.SINCE_LAST_RUN
    made.forget_changes()
    assert made.rows[0].copies == 2


def test_each_table_gets_what_was_logged_there_and_no_case_that_cannot_be_printed() -> None:
    made = copies()
    made.for_tables = True
    assert packed(made) == [("Table 1", {"Jani": 4}), ("Table 2", {"Jani": 1})]
    made.tick(JANI, ticked=False)
    assert packed(made) == []
    assert made.copies == 0


def test_the_same_for_all_is_the_same_at_every_table() -> None:
    made = copies(Numbers.SAME)
    made.same, made.for_tables = 3, True
    assert packed(made) == [
        ("Table 1", {"Jani": 3, "Gustavo": 3}), ("Table 2", {"Jani": 3, "Gustavo": 3})
    ]  # fmt: skip
    assert made.copies == 12


def test_what_was_printed_for_a_table_is_not_known_so_there_are_no_packs_of_the_rest() -> None:
    made = copies(Numbers.SINCE_LAST_RUN)
    made.for_tables = True
    assert not made.offers_packs
    assert packed(made) == [("", {"Jani": 2})]
