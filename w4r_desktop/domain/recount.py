"""How what lies in a box and what the log says are brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.figures import EXPLAINING, SET_ASIDE
from w4r_desktop.domain.tally import Reason
from w4r_desktop.errors import RecountNumberError, SetAsideError

if TYPE_CHECKING:
    from collections.abc import Mapping

GIVEN: Final = (*SET_ASIDE, Reason.TAKEN_HOME, Reason.FOUND, Reason.OTHER)
"""The reasons that a person gives a number for; what they leave is miscounted."""

LESSENING: Final = (*SET_ASIDE, Reason.TAKEN_HOME)
"""The reasons whose numbers lower the total."""

MOST_COUNTED: Final = 99_999
"""The largest number anybody counts by hand; a larger one was typed by mistake."""


def corrections(logged: int, counted: int, reasons: Mapping[Reason, int]) -> Mapping[Reason, int]:
    """Return by how much each reason changes the total, so that it is what was counted.

    ``reasons`` are as a person gives them: 3 jokes, 2 taken home, 1 found; only other reasons may
    be below zero. What they do not explain is miscounted. Of what was counted, jokes and unsigned
    are set aside. No reason is given a 0. Raises RecountNumberError and SetAsideError.
    """
    assert not set(reasons) - set(GIVEN), "nobody gives a number of what was miscounted"
    _demand_numbers(counted, reasons)
    changes = {
        reason: -quantity if reason in LESSENING else quantity
        for reason, quantity in reasons.items()
    }
    explained = sum(changes.get(reason, 0) for reason in EXPLAINING)
    changes[Reason.MISCOUNTED] = counted - logged - explained
    return {reason: changes[reason] for reason in Reason if changes.get(reason)}


def given(corrected: Mapping[Reason, int]) -> Mapping[Reason, int]:
    """Return the numbers a person gave from what they changed: 3 jokes from -3."""
    return {
        reason: -corrected[reason] if reason in LESSENING else corrected[reason]
        for reason in GIVEN
        if corrected.get(reason)
    }


def _demand_numbers(counted: int, reasons: Mapping[Reason, int]) -> None:
    sizes = [abs(n) if reason is Reason.OTHER else n for reason, n in reasons.items()]
    if any(not 0 <= size <= MOST_COUNTED for size in (counted, *sizes)):
        raise RecountNumberError(limit=MOST_COUNTED)
    set_aside = sum(reasons.get(reason, 0) for reason in SET_ASIDE)
    if set_aside > counted:
        raise SetAsideError(counted=counted, set_aside=set_aside)
