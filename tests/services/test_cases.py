"""Cases are written, corrected, ordered, withdrawn and removed, each as one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.evening import NOW, Evening
from w4r_desktop import errors
from w4r_desktop.domain.case import (
    CaseBrief,
    Guidance,
    Role,
    Rule,
    Source,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.services import cases
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.schema import Picture

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.store.queries.cases import CaseRow

FULL = CaseBrief(
    code="ana",
    name="Ana",
    short_name="Anita",
    headline="Free her",
    country="CO",
    story="Long ago …",
    demands=("free her", "tell why"),
    targets=(
        Target(role=Role.PRIMARY, addressee="President", lines=("Palace", "Bogotá"), country="CO"),
        Target(role=Role.SOLIDARITY, addressee="Ana", lines=("Street", "Cali"), country="CO"),
    ),
    guidance=Guidance(religious_cards=Rule.NO, warning="Be kind"),
    updates=(Update(status=UpdateStatus.GOOD_NEWS, text="Free!"),),
    sources=(Source(url="https://example.org"),),
    translations={"fr": Translation(headline="Libérez-la"), "es": Translation(story="Hace …")},
)


def rows(evening: Evening) -> dict[str, CaseRow]:
    return {row.brief.name: row for row in evening.ask(case_queries.cases)}


def names(evening: Evening) -> list[str]:
    return list(rows(evening))


def pictures(evening: Evening) -> int:
    return len(evening.ask(lambda session: session.scalars(select(Picture.id)).all()))


def edited(evening: Evening, case_id: UUID) -> frozenset[str]:
    return evening.ask(case_queries.edited_parts).get(case_id, frozenset())


def test_a_case_typed_in_stands_last_with_all_it_says(evening: Evening) -> None:
    case_id = evening.do(cases.add_case, brief=FULL, picture=b"face")

    row = rows(evening)["Ana"]
    assert (row.case_id, row.brief) == (case_id, FULL)
    assert row.picture_id is not None
    assert evening.ask(case_queries.picture, row.picture_id) == b"face"
    assert names(evening) == ["Case 1", "Case 2", "Case 3", "Ana"]
    evening.file.undo()
    assert names(evening) == ["Case 1", "Case 2", "Case 3"]
    assert pictures(evening) == 0
    evening.file.redo()
    assert rows(evening)["Ana"].brief == FULL


def test_a_case_without_a_code_gets_one_made_of_its_name(evening: Evening) -> None:
    evening.do(cases.add_case, brief=replace(FULL, code="", name="Ána  Ørsted"))
    evening.do(cases.add_case, brief=replace(FULL, code="", name="Ana Orsted"))
    evening.do(cases.add_case, brief=replace(FULL, code="", name="အောင်"))

    codes = [row.brief.code for row in rows(evening).values()]
    assert codes[3:] == ["ana-orsted", "ana-orsted-2", "case"]


def test_a_code_that_is_taken_is_refused(evening: Evening) -> None:
    with pytest.raises(errors.CaseCodeTakenError):
        evening.do(cases.add_case, brief=replace(FULL, code="case-1"))
    with pytest.raises(errors.CaseCodeTakenError):
        evening.do(
            cases.change_case,
            case_id=evening.cases[1],
            brief=replace(FULL, code="case-1"),
            picture=None,
        )
    assert names(evening) == ["Case 1", "Case 2", "Case 3"]


@pytest.mark.parametrize(
    "change",
    [
        {"headline": "Let her go"},
        {"targets": FULL.targets[1:]},
        {"targets": (*FULL.targets, Target(role=Role.COPY, addressee="Embassy"))},
        {"updates": ()},
        {"sources": (Source(url="https://example.org/2"), Source(url="https://example.org/3"))},
        {"translations": {"es": Translation(story="Hoy"), "de": Translation(story="Heute")}},
        {"guidance": Guidance(seasonal_wishes=Rule.YES)},
    ],
)
def test_a_change_is_one_step_and_comes_back_whole(
    evening: Evening, change: dict[str, Any]
) -> None:
    case_id = evening.do(cases.add_case, brief=FULL, picture=b"face")
    changed = replace(FULL, **change)

    evening.do(cases.change_case, case_id=case_id, brief=changed, picture=b"other")

    assert rows(evening)["Ana"].brief == changed
    assert pictures(evening) == 1
    evening.file.undo()
    row = rows(evening)["Ana"]
    assert row.brief == FULL
    assert row.picture_id is not None
    assert evening.ask(case_queries.picture, row.picture_id) == b"face"
    evening.file.redo()
    assert rows(evening)["Ana"].brief == changed


def test_what_is_changed_here_is_known_part_by_part(evening: Evening) -> None:
    first = rows(evening)["Case 1"]
    assert edited(evening, first.case_id) == frozenset()
    (minister,) = first.brief.targets
    moved = replace(minister, lines=("Street 2",), salutation="Dear Minister,")

    for brief in (
        replace(first.brief, headline="Free them all"),
        replace(first.brief, headline="Free them all", targets=(moved,)),
    ):
        evening.do(cases.change_case, case_id=first.case_id, brief=brief, picture=None)

    assert edited(evening, first.case_id) == {
        "headline",
        "targets.primary.1.address",
        "targets.primary.1.salutation",
    }


def test_saving_a_brief_that_says_the_same_is_no_step(evening: Evening) -> None:
    first = rows(evening)["Case 1"]
    steps = len(evening.file.done)

    evening.do(cases.change_case, case_id=first.case_id, brief=first.brief, picture=None)

    assert len(evening.file.done) == steps


def test_a_copy_stands_behind_what_it_is_of(evening: Evening) -> None:
    case_id = evening.do(cases.add_case, brief=FULL, picture=b"face")
    evening.do(cases.move_case, case_id=case_id, place=0)

    evening.do(cases.duplicate_case, case_id=case_id, name="Ana (copy)")

    assert names(evening) == ["Ana", "Ana (copy)", "Case 1", "Case 2", "Case 3"]
    copy = rows(evening)["Ana (copy)"].brief
    assert copy == replace(FULL, code="ana-copy", name="Ana (copy)", short_name="")
    evening.file.undo()
    assert names(evening) == ["Ana", "Case 1", "Case 2", "Case 3"]


@pytest.mark.parametrize(("place", "order"), [(0, "312"), (1, "132"), (2, "123"), (9, "123")])
def test_a_case_is_moved_to_a_place(evening: Evening, place: int, order: str) -> None:
    evening.do(cases.move_case, case_id=evening.cases[2], place=place)

    assert names(evening) == [f"Case {number}" for number in order]


def test_a_case_nobody_wrote_for_is_removed_and_comes_back_by_undo(evening: Evening) -> None:
    case_id = evening.do(cases.add_case, brief=FULL, picture=b"face")
    evening.do(cases.withdraw_case, case_id=case_id, reason="Free", at=NOW)

    evening.do(cases.remove_case, case_id=case_id)

    assert "Ana" not in names(evening)
    assert pictures(evening) == 0
    evening.file.undo()
    row = rows(evening)["Ana"]
    assert row.brief == FULL
    assert row.withdrawn is not None


def test_a_case_with_entries_is_not_removed_even_if_they_were_taken_back(
    evening: Evening,
) -> None:
    evening.log()
    evening.file.undo()

    with pytest.raises(errors.CaseHasEntriesError):
        evening.do(cases.remove_case, case_id=evening.cases[0])

    assert names(evening) == ["Case 1", "Case 2", "Case 3"]


def test_a_withdrawn_case_stays_counted_and_can_be_restored(evening: Evening) -> None:
    evening.log()

    evening.do(cases.withdraw_case, case_id=evening.cases[0], reason=" Released! ", at=NOW)

    withdrawn = rows(evening)["Case 1"].withdrawn
    assert withdrawn is not None
    assert (withdrawn.reason, withdrawn.at) == ("Released!", NOW)
    assert [column.withdrawn for column in evening.sheet().columns] == [True, False, False]
    assert [case.withdrawn for case in evening.ask(mail)] == [withdrawn, None, None]
    assert evening.sheet().total == 1
    evening.log()
    assert evening.sheet().total == 2
    evening.do(cases.restore_case, case_id=evening.cases[0])
    assert [column.withdrawn for column in evening.sheet().columns] == [False, False, False]
    evening.file.undo()
    assert rows(evening)["Case 1"].withdrawn == withdrawn


def test_another_reason_replaces_the_first_and_none_is_refused(evening: Evening) -> None:
    evening.do(cases.withdraw_case, case_id=evening.cases[0], reason="Released", at=NOW)
    evening.do(cases.withdraw_case, case_id=evening.cases[0], reason="Asked for it", at=NOW)

    withdrawn = rows(evening)["Case 1"].withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == "Asked for it"
    with pytest.raises(errors.WithdrawalReasonError):
        evening.do(cases.withdraw_case, case_id=evening.cases[0], reason=" \u200b", at=NOW)


def test_undo_goes_on_where_a_code_was_given_again_meanwhile(evening: Evening) -> None:
    first = evening.do(cases.add_case, brief=FULL)
    evening.do(cases.remove_case, case_id=first)
    again = evening.do(cases.add_case, brief=replace(FULL, headline="Free her now"))
    evening.cases.append(again)
    evening.log(case=3)

    for _step in range(3):  # the letter, the second case, the removal of the first
        evening.file.undo()

    assert [(name, row.brief.headline) for name, row in rows(evening).items()][3:] == [
        ("Ana", "Free her")
    ]
    for _step in range(3):
        evening.file.redo()
    assert rows(evening)["Ana"].brief.headline == "Free her now"
    assert rows(evening)["Ana"].brief.code == "ana"
    assert evening.sheet().sums == (0, 0, 0, 1)


def test_a_case_that_undo_only_hid_keeps_no_name_from_others(evening: Evening) -> None:
    evening.cases.append(evening.do(cases.add_case, brief=FULL))
    evening.log(case=3)
    evening.file.undo()
    evening.file.undo()
    assert "Ana" not in names(evening)

    evening.do(cases.add_case, brief=FULL)

    assert rows(evening)["Ana"].brief.code == "ana"
