"""The tally in figures only, for other programs and other events; no person is ever named."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.exchange.csv_cells import guarded
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.store.queries.events import EventRow
    from w4r_desktop.store.queries.totals import Totals

COLUMNS: Final = ("table", "attendee", "case", "kind", "quantity")
"""Those of the lists that can be logged, so that a tally can go into another event."""


def write_json(path: Path, *, event: EventRow, totals: Totals, as_of: datetime) -> None:
    """Write the whole tally; ``as_of`` is aware and in the event's time zone."""
    text = json.dumps(_as_json(event, totals, as_of), ensure_ascii=False, indent=2)
    with replacing(path) as draft:
        draft.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def write_csv(path: Path, *, totals: Totals) -> None:
    """Write one row for each table, case and kind, without a person."""
    with replacing(path) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for cell in totals.cells:
            writer.writerow((guarded(cell.table), "", guarded(cell.case), cell.kind, cell.quantity))


def _as_json(event: EventRow, totals: Totals, as_of: datetime) -> dict[str, Any]:
    details = event.details
    return {
        "event": {
            "id": str(event.event_id),
            "name": details.name,
            "date": details.held_on.isoformat(),
            "venue": details.venue,
            "goal": details.goal,
        },
        "as_of": as_of.isoformat(timespec="seconds"),
        "totals": {"pieces": totals.pieces} | {kind: totals.kinds[kind] for kind in ActionKind},
        "by_case": [
            {"case": case.code, "name": case.name, "kinds": _counted(case.kinds)}
            for case in totals.by_case
        ],
        "by_table": [
            {"table": table.name, "kinds": _counted(table.kinds)} for table in totals.by_table
        ],
        "people": {
            "attendees": totals.people.attendees,
            "first_time": totals.people.first_time,
            "minors": totals.people.minors,
        },
    }


def _counted(kinds: Mapping[ActionKind, int]) -> dict[str, int]:
    return {kind: kinds[kind] for kind in ActionKind if kinds.get(kind)}
