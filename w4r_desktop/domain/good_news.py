"""What went well: the dated outcomes of all cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from w4r_desktop.domain.case import UpdateStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from w4r_desktop.domain.case import CaseBrief, Update


@dataclass(frozen=True, slots=True)
class Outcome:
    """Good news of a case, and what has happened since, in the brief's order."""

    brief: CaseBrief
    update: Update
    since: tuple[Update, ...]


def outcomes(briefs: Iterable[CaseBrief]) -> tuple[Outcome, ...]:
    """Return all good news, the newest first and the undated last.

    Whoever reads it aloud needs to know what came after it: who was freed may be arrested again.
    Later good news stands by itself and is not told as what came after.
    """
    found = [
        Outcome(brief, update, tuple(later for later in after if not _is_good(later)))
        for brief in briefs
        for update, after in _with_what_came_after(brief)
        if _is_good(update)
    ]
    return tuple(sorted(found, key=lambda outcome: outcome.update.on or date.min, reverse=True))


def _with_what_came_after(brief: CaseBrief) -> Iterable[tuple[Update, tuple[Update, ...]]]:
    for place, update in enumerate(brief.updates, start=1):
        yield update, brief.updates[place:]


def _is_good(update: Update) -> bool:
    return update.status is UpdateStatus.GOOD_NEWS
