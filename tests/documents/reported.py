"""Figures of invented evenings, to draw reports of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.figures import (
    CaseTotal,
    EventFacts,
    Figures,
    MailTotal,
    Notes,
    Override,
    People,
    QuarterTotal,
    RecountLine,
    TableTotal,
    TakenHomeTotal,
)
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Refusal
from w4r_desktop.domain.tally import ActionKind, Reason, TablePlace, VenueKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.figures import Kinds

HALIFAX: Final = ZoneInfo("America/Halifax")
BEGAN: Final = datetime(2026, 12, 10, 18, 0, tzinfo=HALIFAX)
AS_OF: Final = datetime(2026, 12, 11, 9, 10, tzinfo=HALIFAX)

LETTER, PREPRINTED = ActionKind.LETTER, ActionKind.PREPRINTED_LETTER
CARD, SIGNATURE = ActionKind.SOLIDARITY_CARD, ActionKind.PETITION_SIGNATURE
USUAL: Final = (LETTER, CARD, SIGNATURE, ActionKind.EMAIL, ActionKind.SOCIAL_POST)

NAMES: Final = (
    "Khaled Drareni", "Nassima al-Sada", "Jani Silva", "Gustavo Gatica", "Germain Rukuki",
    "Paing Phyo Min", "METU Pride", "Idris Khattak", "Popi Qwabe and Bongeka Phungula",
    "El Hiblu 3",
)  # fmt: skip


def facts(**said: Any) -> EventFacts:
    """Return what event it was."""
    about: dict[str, Any] = {
        "event_id": UUID(int=1),
        "name": "Human Rights Day at Harbour Street Church",
        "held_on": date(2026, 12, 10),
        "opens_at": "18:00",
        "closes_at": "21:00",
        "time_zone": "America/Halifax",
        "venue": "Harbour Street Church",
        "venue_kind": VenueKind.PLACE_OF_WORSHIP,
        "dedication": "In memory of those who wrote before us",
        "goal": 500,
        "campaign": "Write for Rights 2026",
    }
    return EventFacts(**(about | said))


def cases(kinds: Sequence[Kinds], names: Sequence[str] = NAMES) -> tuple[CaseTotal, ...]:
    """Return a case for each of the figures."""
    return tuple(
        CaseTotal(UUID(int=100 + n), f"case-{n + 1}", names[n % len(names)], "", "CO", one)
        for n, one in enumerate(kinds)
    )


def tables(
    kinds: Sequence[Kinds], places: Sequence[TablePlace] = (TablePlace.ROOM,)
) -> tuple[TableTotal, ...]:
    """Return tables 1, 2, 3 for the figures, in one place after another."""
    return tuple(
        TableTotal(UUID(int=200 + n), str(n + 1), one, places[n * len(places) // len(kinds)])
        for n, one in enumerate(kinds)
    )


def quarters(letters: Sequence[int], *, begins: datetime = BEGAN) -> tuple[QuarterTotal, ...]:
    """Return what was logged in one quarter of an hour after another; nothing for none."""
    return tuple(
        QuarterTotal(
            (begins.astimezone(UTC) + n * timedelta(minutes=15)).astimezone(HALIFAX),
            {LETTER: quantity - quantity // 5, CARD: quantity // 5},
        )
        for n, quantity in enumerate(letters)
        if quantity
    )


def added(parts: Sequence[Kinds]) -> dict[ActionKind, int]:
    """Return the sum of figures, with all kinds."""
    return {kind: sum(one.get(kind, 0) for one in parts) for kind in ActionKind}


def evening(**other: Any) -> Figures:
    """Return the figures of a usual evening: ten cases, eight tables."""
    each: list[Kinds] = [
        {LETTER: 28 + 5 * (n % 4), CARD: 4 + n % 5, SIGNATURE: 2 * (n % 3), USUAL[3]: n % 2}
        for n in range(10)
    ]
    whole = added(each)
    said: dict[str, Any] = {
        "event": facts(),
        "as_of": AS_OF,
        "newest_at": BEGAN + timedelta(hours=3),
        "kinds": whole,
        "counted_kinds": USUAL,
        "signatories": whole[LETTER] + whole[CARD],
        "by_case": cases(each),
        "by_table": tables([*each[:7], added(each[7:])], tuple(TablePlace)),
        "quarters": quarters([4, 13, 24, 32, 40, 52, 58, 49, 38, 26, 17, 6]),
        "people": People(48, 17, 5),
    }
    return Figures(**(said | other))


def morning_after(**other: Any) -> Figures:
    """Return such an evening with all that is known on the morning after."""
    before = evening()
    of_cases = before.by_case
    said: dict[str, Any] = {
        "version": 2,
        "recounted_at": datetime(2026, 12, 11, 0, 30, tzinfo=HALIFAX),
        "recount": (
            _count(of_cases[0], LETTER, 28, 28),
            _count(of_cases[1], CARD, 512, 511, {Reason.FOUND: 1, Reason.JOKE: -3}),
            _count(of_cases[2], LETTER, 35, 38, {Reason.TAKEN_HOME: -3}),
        ),
        "taken_home": TakenHomeTotal(out=3, returned=8, written_off=1),
        "mail": tuple(
            MailTotal(one.case_id, one.code, one.name, role, kind, one.kinds[kind], posted, way)
            for one in of_cases
            for role, kind, posted, way in (
                (Role.PRIMARY, LETTER, 20, MailingWay.INDIVIDUAL),
                (Role.SOLIDARITY, CARD, 0, MailingWay.OFFICE),
            )
        ),
        "overrides": (
            Override(
                "Paing Phyo Min",
                Refusal.MAIL_SUSPENDED,
                "The post takes letters again since Monday.",
                datetime(2026, 12, 10, 23, 5, tzinfo=UTC),
            ),
        ),
        "notes": Notes(
            comments="The hall was full until nine. Two classes of the school next door came.",
            media="A photographer of the town’s paper; half a page on Saturday.",
            dignitaries="The mayor wrote the first letter.",
            photo_credit="Harbour Street Church",
            contact="Somebody Secret",
        ),
    }
    return evening(**(said | other))


def _count(
    case: CaseTotal, kind: ActionKind, counted: int, logged: int,
    corrected: dict[Reason, int] | None = None,
) -> RecountLine:  # fmt: skip
    return RecountLine(
        case.case_id, case.code, case.name, kind, None, "", counted, logged, 0, corrected or {}
    )


def marathon(**other: Any) -> Figures:
    """Return 24 hours at 40 tables for 40 cases, with everything that is counted."""
    every = tuple(ActionKind)
    each: list[Kinds] = [
        {
            kind: (30 if place < 3 else 4) + (n * (place + 3)) % 40
            for place, kind in enumerate(every)
        }
        for n in range(40)
    ]
    whole = added(each)
    names = [f"{name} of the harbour {n}" for n, name in enumerate(NAMES * 4)]
    said: dict[str, Any] = {
        "event": facts(name="24 hours for rights", opens_at="18:00", closes_at="18:00", goal=3000),
        "kinds": whole,
        "counted_kinds": every,
        "signatories": 5000,
        "by_case": cases(each, names),
        "by_table": (
            *tables(each, tuple(TablePlace)),
            TableTotal(None, "", {LETTER: 12}),
            TableTotal(None, "", {LETTER: -4, CARD: 2}, is_recount=True),
        ),
        "quarters": quarters([abs(n * 37 % 71 - 20) + 5 for n in range(97)]),
        "people": People(400, 322, 380),
    }
    return morning_after(**(said | other))
