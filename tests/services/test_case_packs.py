"""A pack is taken over as it was chosen, as one undo step, wholly or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from tests.evening import NOW, Evening, pack
from w4r_desktop import errors
from w4r_desktop.domain.case import CaseBrief, CasePack, Role, Target, Translation
from w4r_desktop.domain.pack_changes import compare, fitted
from w4r_desktop.domain.pack_choice import Leaving, PackChoice, by_default, everything
from w4r_desktop.services import cases
from w4r_desktop.services.case_packs import take_pack
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries.campaign_here import campaign_here
from w4r_desktop.store.queries.events import campaign
from w4r_desktop.store.schema import CaseEdit, Picture

if TYPE_CHECKING:
    from w4r_desktop.domain.pack_choice import Figures
    from w4r_desktop.store.queries.cases import CaseRow

NEW = CaseBrief(
    code="ana",
    name="Ana",
    headline="Free her",
    country="CO",
    picture="pictures/ana.png",
    targets=(
        Target(role=Role.PRIMARY, addressee="President", lines=("Palace",), country="CO"),
        Target(role=Role.SOLIDARITY, addressee="Ana", lines=("Street",), country="CO"),
    ),
    translations={"fr": Translation(headline="Libérez-la")},
)


def newer(*more: CaseBrief, **first: Any) -> CasePack:
    """Return the campaign of the evening with something else of its first case, and more cases."""
    old = pack()
    changed = (replace(old.cases[0], **first), *old.cases[1:], *more)
    return replace(old, cases=changed, pictures={"pictures/ana.png": b"face"})


def take(evening: Evening, other: CasePack, choice: PackChoice | None = None) -> Figures:
    here = evening.ask(campaign_here)
    wanted = choice or by_default(compare(here, fitted(other, here)))
    reason = "Not in the pack any more"
    return evening.do(take_pack, pack=other, choice=wanted, reason=reason, at=NOW)


def rows(evening: Evening) -> dict[str, CaseRow]:
    return {row.brief.code: row for row in evening.ask(case_queries.cases)}


def everything_kept(evening: Evening) -> tuple[Any, ...]:
    """Return all that an import may touch."""
    return (
        evening.ask(campaign),
        evening.ask(case_queries.case_pack),
        evening.ask(case_queries.edited_parts),
        evening.ask(case_queries.withdrawals),
        evening.sheet(None),
        sorted(evening.ask(lambda session: session.scalars(select(Picture.data)).all())),
    )


def moved(target: Target) -> Target:
    return replace(target, lines=("Street 2",))


def test_new_cases_come_with_picture_and_all_their_texts(evening: Evening) -> None:
    said = take(evening, newer(NEW))

    row = rows(evening)["ana"]
    assert row.brief == replace(NEW, picture="")
    assert row.picture_id is not None
    assert evening.ask(case_queries.picture, row.picture_id) == b"face"
    assert list(rows(evening)) == ["case-1", "case-2", "case-3", "ana"]
    assert (said.new, said.cases, said.changes) == (1, 0, 0)
    assert evening.ask(case_queries.edited_parts) == {}, "nobody wrote it here"


def test_the_same_pack_again_changes_nothing_and_is_no_step(evening: Evening) -> None:
    take(evening, newer(NEW))
    before, steps = everything_kept(evening), len(evening.file.done)

    said = take(evening, newer(NEW))

    assert said.is_nothing
    assert len(evening.file.done) == steps
    assert everything_kept(evening) == before


def test_what_was_edited_here_stays_and_the_rest_follows_the_pack(evening: Evening) -> None:
    first = rows(evening)["case-1"]
    mine = replace(first.brief, headline="Mine", quote="Mine")
    evening.do(cases.change_case, case_id=first.case_id, brief=mine, picture=None)

    take(evening, newer(headline="Theirs", story="Theirs"))

    brief = rows(evening)["case-1"].brief
    assert (brief.headline, brief.quote, brief.story) == ("Mine", "Mine", "Theirs")
    assert evening.ask(case_queries.edited_parts) == {
        first.case_id: frozenset({"headline", "quote"})
    }


def test_what_is_taken_from_the_pack_is_not_edited_here_any_more(evening: Evening) -> None:
    first = rows(evening)["case-1"]
    mine = replace(first.brief, headline="Mine", quote="Mine")
    evening.do(cases.change_case, case_id=first.case_id, brief=mine, picture=None)

    take(evening, newer(headline="Theirs"), PackChoice(changes={"case-1": frozenset({"headline"})}))
    assert evening.ask(case_queries.edited_parts) == {first.case_id: frozenset({"quote"})}
    take(evening, newer(headline="Theirs"), PackChoice(changes={"case-1": frozenset({"quote"})}))
    assert evening.ask(case_queries.edited_parts) == {}
    assert evening.ask(lambda session: session.scalars(select(CaseEdit.id)).all()) == []
    assert rows(evening)["case-1"].brief == newer(headline="Theirs").cases[0]


def test_a_changed_address_stays_until_it_is_accepted(evening: Evening) -> None:
    (minister,) = pack().cases[0].targets
    other = newer(targets=(moved(minister),))

    said = take(evening, other)
    assert (said.is_nothing, said.addresses_left) == (True, 1)
    assert rows(evening)["case-1"].brief.targets == (minister,)

    accepted = PackChoice(changes={"case-1": frozenset({"targets.primary.1.address"})})
    assert take(evening, other, accepted).changes == 1
    assert rows(evening)["case-1"].brief.targets == (moved(minister),)


def test_all_of_it_comes_back_by_one_undo(evening: Evening) -> None:
    evening.log(quantity=3)
    second = rows(evening)["case-2"]
    evening.do(cases.change_case, case_id=second.case_id, brief=second.brief, picture=b"old face")
    before = everything_kept(evening)
    steps = len(evening.file.done)
    (minister,) = pack().cases[0].targets
    old = newer(NEW, headline="Theirs", targets=(moved(minister),))
    faces = {**old.pictures, "pictures/2.png": b"new face"}
    one, two, _three, ana = old.cases
    other = replace(
        old,
        cases=(ana, replace(two, picture="pictures/2.png"), one),
        pictures=faces,
        campaign=replace(old.campaign, name="Another name", year=2026),
    )
    here = evening.ask(campaign_here)
    choice = replace(everything(compare(here, other)), leaving={"case-3": Leaving.REMOVE})

    said = take(evening, other, choice)

    assert len(evening.file.done) == steps + 1
    assert list(rows(evening)) == ["ana", "case-2", "case-1"]
    after = everything_kept(evening)
    assert after[-1] == [b"face", b"new face"]
    assert evening.sheet(None).total == 3
    assert evening.ask(campaign).campaign.name == "Another name"
    assert (said.new, said.cases, said.changes, said.removed) == (1, 2, 3, 1)
    evening.file.undo()
    assert everything_kept(evening) == before
    evening.file.redo()
    assert everything_kept(evening) == after


def test_a_case_the_pack_has_no_more_is_kept_withdrawn_or_removed(evening: Evening) -> None:
    evening.log(case=1)
    other = replace(pack(), cases=pack().cases[:1])

    assert take(evening, other).is_nothing
    take(evening, other, PackChoice(leaving={"case-2": Leaving.WITHDRAW, "case-3": Leaving.REMOVE}))

    withdrawn = rows(evening)["case-2"].withdrawn
    assert withdrawn is not None
    assert (withdrawn.reason, withdrawn.at) == ("Not in the pack any more", NOW)
    assert list(rows(evening)) == ["case-1", "case-2"]
    assert evening.sheet(None).total == 1
    with pytest.raises(errors.CaseHasEntriesError):
        take(evening, other, PackChoice(leaving={"case-2": Leaving.REMOVE}))


def test_a_case_that_undo_hid_is_brought_in_anew(evening: Evening) -> None:
    take(evening, newer(NEW))
    evening.cases.append(rows(evening)["ana"].case_id)
    evening.log(case=3)
    evening.file.undo()
    evening.file.undo()
    assert "ana" not in rows(evening)

    take(evening, newer(replace(NEW, headline="Free at last", picture="")))

    row = rows(evening)["ana"]
    assert row.brief.headline == "Free at last"
    assert row.picture_id is None
    assert list(rows(evening)) == ["case-1", "case-2", "case-3", "ana"]
    evening.file.undo()
    assert "ana" not in rows(evening)


def test_an_event_without_cases_takes_campaign_and_language(evening: Evening) -> None:
    for case_id in evening.cases:
        evening.do(cases.remove_case, case_id=case_id)
    other = replace(newer(NEW), language="fr")
    before = evening.ask(campaign)
    assert take(evening, other, PackChoice(campaign=frozenset({"campaign.year"}))).is_nothing
    assert evening.ask(campaign) == before
    other = replace(other, campaign=replace(other.campaign, code="other", historical=True))

    take(evening, other)

    row = evening.ask(campaign)
    assert (row.language, row.campaign) == ("fr", other.campaign)
    assert list(rows(evening)) == ["case-1", "case-2", "case-3", "ana"]


def test_a_pack_in_another_language_is_refused_and_nothing_is_changed(evening: Evening) -> None:
    before = everything_kept(evening)

    with pytest.raises(errors.PackLanguageError):
        take(evening, replace(newer(NEW), language="fr"), PackChoice(new=frozenset({"ana"})))

    assert everything_kept(evening) == before
