"""Bins: every piece lies in exactly one, and a parcel can be carried."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.domain.bins import PARCEL, Bin, Lot, bins, parcels
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind

LETTER, CARD = ActionKind.LETTER, ActionKind.SOLIDARITY_CARD
OFFICE = ("The section", "Street 5")


def lot(case: int, pieces: int, way: MailingWay = MailingWay.INDIVIDUAL, **said: Any) -> Lot:
    kind = said.pop("kind", LETTER)
    return Lot(
        case_id=UUID(int=case), code=f"case-{case}", case=f"Case {case}", kind=kind,
        role=Role.SOLIDARITY if kind is CARD else Role.PRIMARY, pieces=pieces, way=way, **said,
    )  # fmt: skip


def sort(*lots: Lot) -> tuple[Bin, ...]:
    return bins(lots, destinations=["world", "usa", "home"], office=OFFICE)


def test_what_is_posted_one_by_one_is_sorted_by_class_and_what_is_free_lies_apart() -> None:
    found = sort(
        lot(1, 3, destination="home"),
        lot(2, 4, destination="world"),
        lot(3, 2, destination="home", free=True),
        lot(2, 5, destination="world", kind=CARD),
        lot(4, 0, destination="usa"),
    )
    told = [(one.key.destination, one.key.free, one.pieces) for one in found]
    assert told == [("world", False, 9), ("home", False, 3), ("home", True, 2)]
    assert found[0].by_case() == {UUID(int=2): {LETTER: 4, CARD: 5}}
    assert found[0].kinds == (LETTER, CARD)
    assert [one.lines for one in found] == [(), (), ()]


def test_a_bundle_to_the_official_is_one_of_each_case_with_its_address() -> None:
    to = {"lines": ("Minister", "Street 1")}
    found = sort(
        lot(1, 3, MailingWay.OFFICIAL, **to),
        lot(1, 2, MailingWay.OFFICIAL, kind=ActionKind.PREPRINTED_LETTER, **to),
        lot(1, 4, MailingWay.OFFICIAL, kind=CARD, lines=("Jani Silva",)),
        lot(2, 1, MailingWay.OFFICIAL),
    )
    assert [(one.case, one.pieces, one.lines) for one in found] == [
        ("Case 1", 5, ("Minister", "Street 1")),
        ("Case 1", 4, ("Jani Silva",)),
        ("Case 2", 1, ()),
    ]


def test_the_office_gets_one_bin_of_all_and_by_hand_each_case_has_its_own() -> None:
    found = sort(
        lot(2, 7, MailingWay.BY_HAND),
        lot(1, 3, MailingWay.OFFICE),
        lot(2, 4, MailingWay.OFFICE, kind=CARD),
        lot(1, 1, MailingWay.BY_HAND),
        lot(3, 2),
    )
    told = [(one.key.way, one.case, one.pieces, one.lines) for one in found]
    assert told == [
        (MailingWay.INDIVIDUAL, "", 2, ()),
        (MailingWay.OFFICE, "", 7, OFFICE),
        (MailingWay.BY_HAND, "Case 2", 7, ()),
        (MailingWay.BY_HAND, "Case 1", 1, ()),
    ]


def test_a_large_bundle_is_several_parcels_and_a_case_stays_whole_if_it_can() -> None:
    (whole,) = sort(*(lot(n, 250, MailingWay.OFFICE) for n in range(5)))
    packed = parcels(whole)
    assert [(one.part, one.parts, one.pieces) for one in packed] == [
        (1, 3, 500),
        (2, 3, 500),
        (3, 3, 250),
    ]
    (large,) = sort(lot(1, 2 * PARCEL + 1, MailingWay.OFFICIAL))
    assert [one.pieces for one in parcels(large)] == [PARCEL, PARCEL, 1]
    (singly,) = sort(lot(1, 5 * PARCEL))
    assert parcels(singly) == (singly,)


LOTS = st.lists(
    st.builds(
        lot,
        st.integers(1, 6),
        st.integers(0, 2000),
        st.sampled_from(MailingWay),
        kind=st.sampled_from([LETTER, ActionKind.PREPRINTED_LETTER, CARD]),
        destination=st.sampled_from(["world", "home", "elsewhere"]),
        free=st.booleans(),
    ),
    max_size=12,
)


@given(lots=LOTS)
def test_no_piece_is_lost_or_doubled_and_no_parcel_is_too_heavy(lots: list[Lot]) -> None:
    found = sort(*lots)
    assert sum(one.pieces for one in found) == sum(one.pieces for one in lots)
    assert len({one.key for one in found}) == len(found)
    for whole in found:
        packed = parcels(whole)
        assert sum(one.pieces for one in packed) == whole.pieces
        assert [one.part for one in packed] == list(range(1, len(packed) + 1))
        if whole.key.way is not MailingWay.INDIVIDUAL:
            assert all(0 < one.pieces <= PARCEL for one in packed)


@pytest.mark.parametrize("way", MailingWay)
def test_nothing_needs_no_bin(way: MailingWay) -> None:
    assert sort(lot(1, 0, way)) == ()
