"""What a pack would change, and what a case says once some of it is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evening import pack
from w4r_desktop import errors
from w4r_desktop.domain.case import (
    CaseBrief,
    CasePack,
    Guidance,
    MailService,
    Role,
    Rule,
    Source,
    Target,
    Translation,
    Update,
)
from w4r_desktop.domain.case_parts import assembled, changed_parts, parts
from w4r_desktop.domain.pack_changes import (
    CampaignHere,
    CaseContent,
    ChangedCase,
    PackChanges,
    changes_between,
    compare,
    fitted,
    interleaved,
)
from w4r_desktop.domain.pack_choice import (
    Leaving,
    PackChoice,
    by_default,
    campaign_after,
    everything,
    figures,
    merged,
    order_after,
    taken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = st.sampled_from(["", "a", "b", "ကြ"])
SEVERAL = st.lists(WORDS, max_size=2).map(tuple)
DAYS = st.sampled_from([None, date(2026, 1, 1), date(2026, 2, 2)])
TARGETS = st.builds(
    Target,
    role=st.sampled_from(Role),
    addressee=WORDS,
    salutation=WORDS,
    lines=SEVERAL,
    country=st.sampled_from(["", "CA"]),
    email=WORDS,
    social=SEVERAL,
    mail=st.sampled_from(MailService),
    valid_until=DAYS,
    checked_on=DAYS,
)
BRIEFS = st.builds(
    CaseBrief,
    code=st.just("ana"),
    name=st.sampled_from(["Ana", "Ána"]),
    headline=WORDS,
    country=st.just("CO"),
    demands=SEVERAL,
    guidance=st.builds(Guidance, religious_cards=st.sampled_from(Rule), warning=WORDS),
    targets=st.lists(TARGETS, max_size=4).map(tuple),
    updates=st.lists(st.builds(Update, on=DAYS, text=WORDS), max_size=1).map(tuple),
    sources=st.lists(st.builds(Source, url=WORDS), max_size=1).map(tuple),
    translations=st.dictionaries(
        st.sampled_from(["fr", "es"]), st.builds(Translation, headline=WORDS), max_size=2
    ),
)
CASES = st.builds(CaseContent, BRIEFS, st.sampled_from([None, b"face", b"other face"]))

MINISTER = Target(
    role=Role.PRIMARY,
    addressee="Minister A",
    salutation="Dear A,",
    lines=("Street 1", "Town"),
    country="CO",
    email="a@example.org",
    checked_on=date(2026, 1, 1),
)
EMBASSY = Target(role=Role.COPY, addressee="Embassy", lines=("Street 9",), country="CA")
FRENCH = Translation(headline="Libérez-la", story="Il y a …")
ANA = CaseBrief(code="ana", name="Ana", headline="Free her", country="CO", targets=(MINISTER,))


def here(*cases: CaseBrief, **other: Any) -> CampaignHere:
    return CampaignHere(pack=replace(pack(0), cases=cases), **other)


def theirs(*cases: CaseBrief, **campaign: Any) -> CasePack:
    whole = replace(pack(0), cases=cases)
    return replace(whole, campaign=replace(whole.campaign, **campaign))


def changed(mine: CaseBrief, other: CaseBrief, edited: Iterable[str] = ()) -> ChangedCase:
    one, two, marks = CaseContent(mine), CaseContent(other), frozenset(edited)
    changes = changes_between(one, two, marks)
    return ChangedCase(mine=one, theirs=two, changes=changes, edited=marks)


def keys(case: ChangedCase) -> list[str]:
    return [change.key for change in case.changes]


# -- taking apart and putting together ---------------------------------------------------------


@given(case=CASES)
def test_a_brief_taken_apart_is_put_together_the_same(case: CaseContent) -> None:
    assert assembled("ana", parts(case.brief, case.picture)) == (case.brief, case.picture)


@given(mine=CASES, other=CASES)
def test_all_of_a_pack_gives_its_version_and_nothing_of_it_mine(
    mine: CaseContent, other: CaseContent
) -> None:
    changes = changes_between(mine, other, frozenset())
    every = {part for change in changes for part in change.keys}

    assert merged(mine, other, every) == other
    assert merged(mine, other, ()) == mine
    assert (not changes) == (mine == other)


@given(mine=CASES, other=CASES, data=st.data())
def test_whatever_is_taken_says_the_pack_there_and_mine_elsewhere(
    mine: CaseContent, other: CaseContent, data: st.DataObject
) -> None:
    marks = data.draw(st.frozensets(st.sampled_from(sorted(parts(mine.brief, None)))))
    changes = changes_between(mine, other, marks)
    chosen = data.draw(st.frozensets(st.sampled_from(sorted(c.key for c in changes) or [""])))
    case = ChangedCase(mine=mine, theirs=other, changes=changes, edited=marks)

    then, edited = taken(case, chosen)
    left = changes_between(then, other, edited)

    now, packs = parts(then.brief, then.picture), parts(other.brief, other.picture)
    assert edited <= changed_parts(now, packs), "what the pack says too is not edited here"
    if not any(key.startswith("targets.") for key in (c.key for c in changes)):
        assert {change.key for change in left} == {c.key for c in changes} - chosen
        assert {change.key for change in left if change.edited_here} == (
            marks & {c.key for c in changes}
        ) - chosen


@given(lead=st.lists(st.sampled_from("abcdef"), unique=True), other=st.permutations("abcdef"))
def test_what_is_put_between_stands_behind_what_it_stood_behind(
    lead: list[str], other: list[str]
) -> None:
    whole = interleaved(lead, other)

    assert [item for item in whole if item in lead] == lead
    assert sorted(whole) == sorted(other)
    assert interleaved(whole, lead) == whole


def test_what_has_nothing_to_stand_behind_stands_before_what_follows_it_or_last() -> None:
    assert interleaved("ab", "xb") == ["a", "x", "b"]
    assert interleaved("ab", "xy") == ["a", "b", "x", "y"]


# -- one case ----------------------------------------------------------------------------------


def test_a_new_official_comes_with_all_that_is_theirs_or_not_at_all() -> None:
    moved = replace(
        MINISTER,
        addressee="Minister B",
        salutation="Dear B,",
        checked_on=date(2026, 9, 1),
        email="b@example.org",
    )
    case = changed(ANA, replace(ANA, headline="Free her now", targets=(moved,)))

    address = next(change for change in case.changes if change.is_address)
    assert keys(case) == ["headline", "targets.primary.1.address"]
    assert address.keys == {
        "targets.primary.1.address",
        "targets.primary.1.salutation",
        "targets.primary.1.checked_on",
        "targets.primary.1.email",
    }
    assert (address.mine, address.theirs) == (MINISTER, moved)
    kept, _marks = taken(case, {"headline"})
    assert kept.brief.targets == (MINISTER,)


def test_a_salutation_by_itself_is_a_change_by_itself() -> None:
    polite = replace(MINISTER, salutation="Your Excellency,")
    case = changed(ANA, replace(ANA, targets=(polite,)))

    assert [(change.key, change.is_address) for change in case.changes] == [
        ("targets.primary.1.salutation", False)
    ]


def test_a_target_that_only_one_side_has_comes_or_goes_as_a_whole() -> None:
    case = changed(ANA, replace(ANA, targets=(EMBASSY, MINISTER)))

    (change,) = case.changes
    assert (change.key, change.mine, change.theirs) == ("targets.copy.1", None, EMBASSY)
    assert change.is_address
    assert taken(case, ["targets.copy.1"])[0].brief.targets == (EMBASSY, MINISTER)
    back = changed(case.theirs.brief, ANA)
    assert [(one.key, one.mine, one.theirs) for one in back.changes] == [
        ("targets.copy.1", EMBASSY, None)
    ]
    assert taken(back, ["targets.copy.1"])[0].brief == ANA


def test_the_order_of_targets_is_a_change_only_where_both_have_them() -> None:
    both, turned = (
        replace(ANA, targets=(MINISTER, EMBASSY)),
        replace(ANA, targets=(EMBASSY, MINISTER)),
    )
    case = changed(both, turned)

    assert keys(case) == ["targets.order"]
    assert taken(case, ["targets.order"])[0].brief == turned


def test_a_target_that_stays_moves_up_with_the_marks_of_its_edits() -> None:
    three = replace(
        ANA, targets=(MINISTER, replace(MINISTER, addressee="B"), replace(MINISTER, addressee="C"))
    )
    case = changed(three, ANA, ["targets.primary.3.address"])

    content, edited = taken(case, ["targets.primary.2"])

    assert [target.addressee for target in content.brief.targets] == ["Minister A", "C"]
    assert edited == {"targets.primary.2.address"}


def test_ten_targets_stay_in_their_order_when_one_goes() -> None:
    ten = tuple(replace(MINISTER, addressee=str(number)) for number in range(1, 11))
    case = changed(replace(ANA, targets=ten), replace(ANA, targets=ten[:1]))

    content, _edited = taken(case, ["targets.primary.2"])

    assert [target.addressee for target in content.brief.targets] == [*"13456789", "10"]


def test_what_is_taken_is_no_longer_edited_here() -> None:
    case = changed(
        replace(ANA, headline="Mine", quote="Mine"),
        replace(ANA, headline="Theirs", quote="Theirs"),
        ["headline", "quote"],
    )

    assert all(change.edited_here for change in case.changes)
    content, edited = taken(case, ["quote"])
    assert (content.brief.headline, content.brief.quote) == ("Mine", "Theirs")
    assert edited == {"headline"}


# -- a whole campaign --------------------------------------------------------------------------


def compared() -> PackChanges:
    b, c, d = (replace(ANA, code=code, name=code.upper()) for code in "bcd")
    moved = replace(MINISTER, lines=("Street 2", "Town"))
    return compare(
        here(
            replace(ANA, headline="Mine"), b, c,
            edited={"ana": frozenset({"headline"}), "c": frozenset(parts(c, None))},
            logged=frozenset({"b"}),
            withdrawn=frozenset({"b"}),
        ),
        theirs(d, replace(ANA, quote="Theirs", targets=(moved,))),
    )  # fmt: skip


def test_new_changed_and_missing_cases_are_told_apart() -> None:
    changes = compared()

    assert [content.brief.code for content in changes.new] == ["d"]
    assert [(case.code, keys(case)) for case in changes.changed] == [
        ("ana", ["headline", "quote", "targets.primary.1.address"])
    ]
    assert [(case.code, case.own, case.logged, case.withdrawn) for case in changes.missing] == [
        ("b", False, True, True),
        ("c", True, False, False),
    ]
    assert changes.unchanged == ()
    assert not changes.is_empty


def test_by_default_edits_and_addresses_stay() -> None:
    changes = compared()

    choice = by_default(changes)

    assert choice == PackChoice(new=frozenset("d"), changes={"ana": frozenset({"quote"})})
    said = figures(changes, choice)
    assert (said.new, said.cases, said.changes) == (1, 1, 1)
    assert (said.addresses_left, said.kept_here) == (1, 1)
    accepted = by_default(changes, addresses=True)
    assert accepted.changes["ana"] == {"quote", "targets.primary.1.address"}
    assert everything(changes).changes["ana"] == set(keys(changes.changed[0]))
    assert everything(changes, addresses=False).changes["ana"] == {"headline", "quote"}


def test_an_address_edited_here_is_not_taken_with_the_others() -> None:
    moved = replace(MINISTER, lines=("Street 2", "Town"))
    mine = here(ANA, edited={"ana": frozenset({"targets.primary.1.address"})})

    choice = by_default(compare(mine, theirs(replace(ANA, targets=(moved,)))), addresses=True)

    assert choice.changes == {"ana": frozenset()}


def test_the_same_pack_brings_nothing() -> None:
    changes = compare(here(ANA), theirs(ANA))

    assert changes.is_empty
    assert figures(changes, everything(changes)).is_nothing


def test_only_empty_fields_of_the_campaign_are_filled_in_by_default() -> None:
    mine = here(ANA)
    mine = replace(mine, pack=replace(mine.pack, campaign=replace(mine.pack.campaign, note="Mine")))
    changes = compare(mine, theirs(ANA, note="Theirs", year=2026, historical=True))

    after = campaign_after(changes, by_default(changes))
    assert (after.note, after.year, after.historical) == ("Mine", 2026, False)
    after = campaign_after(changes, everything(changes))
    assert (after.note, after.year, after.historical) == ("Theirs", 2026, True)


def test_another_campaign_adds_its_cases_and_changes_nothing() -> None:
    bea = replace(ANA, code="bea", name="Bea")
    other = theirs(replace(ANA, name="Somebody else"), bea, code="other", year=2027)
    changes = compare(here(ANA), other)

    choice = by_default(changes)

    assert changes.is_other
    assert choice == PackChoice(new=frozenset({"bea"}), changes={"ana": frozenset()})
    assert campaign_after(changes, choice) == changes.here.pack.campaign


def test_cases_to_practise_with_do_not_come_among_those_that_are_mailed() -> None:
    bea = replace(ANA, code="bea", name="Bea")

    live = compare(here(ANA), theirs(bea, code="other", historical=True))
    assert by_default(live).new == frozenset()
    assert everything(live).new == {"bea"}
    first = compare(here(), theirs(bea, historical=True))
    assert by_default(first).new == {"bea"}


def test_what_a_list_leaves_empty_stays_as_it_is_here() -> None:
    full = CaseContent(
        replace(
            ANA,
            story="Long ago …",
            quote="Mine",
            targets=(EMBASSY, MINISTER),
            translations={"fr": FRENCH},
        ),
        b"face",
    )
    mine = CampaignHere(
        pack=replace(
            pack(0),
            cases=(replace(full.brief, picture="pictures/ana.png"),),
            pictures={"pictures/ana.png": b"face"},
        )
    )
    typed = replace(ANA, quote="Theirs", targets=(Target(role=Role.PRIMARY, email="b@b.org"),))

    changes = compare(mine, theirs(typed, note="None"), is_list=True)

    (case,) = changes.changed
    assert keys(case) == ["quote", "targets.primary.1.email"]
    assert changes.campaign == ()
    assert compare(mine, theirs(ANA), is_list=True).is_empty
    card = Target(role=Role.SOLIDARITY, email="ana@example.org")
    (case,) = compare(mine, theirs(replace(typed, targets=(card,))), is_list=True).changed
    assert "targets.solidarity.1" in keys(case), "what it brings is no emptiness"


def test_the_first_pack_of_an_event_brings_its_campaign() -> None:
    other = replace(theirs(ANA, code="other", name="Another", historical=True), language="fr")
    changes = compare(here(), fitted(other, here()))

    assert changes.is_first
    assert not changes.is_other
    assert campaign_after(changes, by_default(changes)) == other.campaign


@pytest.mark.parametrize(
    ("mine", "pack_order", "taken_order", "kept_order"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "cab", "cab", "abc"),
        ("axbc", "cab", "caxb", "axbc"),
        ("xab", "abn", "xabn", "xabn"),
        ("ba", "nab", "nab", "bna"),
        ("abx", "anb", "anbx", "anbx"),
    ],
)
def test_new_cases_stand_where_the_pack_has_them(
    mine: str, pack_order: str, taken_order: str, kept_order: str
) -> None:
    cases = {code: replace(ANA, code=code) for code in "abcnx"}
    changes = compare(
        here(*(cases[code] for code in mine)), theirs(*(cases[code] for code in pack_order))
    )

    assert "".join(order_after(changes, by_default(changes))) == kept_order
    assert "".join(order_after(changes, everything(changes))) == taken_order


def test_a_case_that_is_not_wanted_or_is_removed_has_no_place() -> None:
    cases = {code: replace(ANA, code=code) for code in "abn"}
    changes = compare(here(cases["a"], cases["b"]), theirs(cases["a"], cases["n"]))

    choice = PackChoice(leaving={"b": Leaving.REMOVE})
    assert order_after(changes, choice) == ["a"]
    assert figures(changes, choice).removed == 1


# -- languages ---------------------------------------------------------------------------------


def test_a_pack_in_another_language_is_turned_if_all_of_it_is_translated() -> None:
    french = replace(
        ANA,
        headline="Libérez-la",
        story="Il y a …",
        sample_letter="Monsieur le Président,",
        translations={"en": Translation(headline="Free her", story="Long ago …")},
    )
    other = replace(theirs(french), language="fr")

    turned = fitted(other, here(ANA))

    (case,) = turned.cases
    assert case.sample_letter == "", "no French letter in an English brief"
    assert (turned.language, case.headline, case.story) == ("en", "Free her", "Long ago …")
    assert case.translations == {"fr": replace(FRENCH, sample_letter="Monsieur le Président,")}
    assert fitted(turned, here(ANA)) == turned


@pytest.mark.parametrize("texts", [{}, {"en": Translation(headline="Free her")}, {"es": FRENCH}])
def test_a_pack_that_is_not_wholly_translated_is_refused(texts: dict[str, Translation]) -> None:
    french = replace(ANA, story="Il y a …", translations=texts)

    with pytest.raises(errors.PackLanguageError) as caught:
        fitted(replace(theirs(french), language="fr"), here(ANA))

    assert (caught.value.found, caught.value.wanted) == ("fr", "en")


@pytest.mark.parametrize(("code", "same"), [("en-GB", True), ("EN", True), ("en-Shaw", False)])
def test_one_language_of_several_countries_is_one(code: str, *, same: bool) -> None:
    other = replace(theirs(ANA), language=code)

    if same:
        assert fitted(other, here(ANA)) == other
    else:
        with pytest.raises(errors.PackLanguageError):
            fitted(other, here(ANA))


def test_an_event_without_cases_takes_any_language() -> None:
    other = replace(theirs(ANA), language="fr")

    assert fitted(other, here()) == other
