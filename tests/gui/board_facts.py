"""Boards of any size and filling, made up for tests."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.figures import People
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.board.facts import BoardFacts
from w4r_desktop.store.queries.board import BoardCase, BoardCounts, BoardFrame

NAMES = (
    "Khaled Drareni", "Nassima al-Sada", "Jani Silva", "Gustavo Gatica", "Germain Rukuki",
    "Paing Phyo Min", "METU Pride defenders", "Idris Khattak", "Popi Qwabe & Bongeka Phungula",
    "The El Hiblu 3",
)  # fmt: skip
SIZES = ((1920, 1080), (1024, 768), (1366, 768), (1080, 1920), (800, 800), (640, 480), (3840, 2160))


def case(number: int, **other: Any) -> BoardCase:
    """Return a case; its identity is its number."""
    said: dict[str, Any] = {
        "case_id": UUID(int=number),
        "code": f"case-{number}",
        "name": NAMES[number % len(NAMES)] + (f" {number}" if number >= len(NAMES) else ""),
        "short_name": "",
        "headline": "Jailed for filming a protest",
        "headlines": {},
        "picture_id": None,
        "withdrawn": False,
        "hidden": False,
        "has_good_news": number in (0, 1),
    }
    return BoardCase(**(said | other))


def facts(
    count: int = 10,
    *,
    cases: tuple[BoardCase, ...] | None = None,
    letters: tuple[int, ...] = (34, 31, 41, 29, 26),
    practice: bool = False,
    **event: Any,
) -> BoardFacts:
    """Return a board with so many cases, each with some letters and 2 cards."""
    details: dict[str, Any] = {
        "name": "Human Rights Day at Harbour Street Church",
        "held_on": date(2026, 12, 10),
        "time_zone": "UTC",
        "goal": 500,
    }
    cases = tuple(case(number) for number in range(count)) if cases is None else cases
    by_case: dict[UUID, dict[ActionKind, int]] = {
        one.case_id: {
            ActionKind.LETTER: letters[place % len(letters)],
            ActionKind.SOLIDARITY_CARD: 2,
        }
        for place, one in enumerate(cases)
    }
    kinds = dict.fromkeys(ActionKind, 0)
    for done in by_case.values():
        for kind, quantity in done.items():
            kinds[kind] += quantity
    kinds[ActionKind.PETITION_SIGNATURE] = 98
    counts = BoardCounts(kinds, by_case, sum(kinds.values()), People(48, 17, 4), 8)
    return BoardFacts(BoardFrame(EventDetails(**(details | event)), cases), counts, practice)
