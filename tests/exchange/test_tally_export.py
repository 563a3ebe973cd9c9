"""The tally goes out in figures that other programs and other events can read."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.figures import CaseTotal, People, TableTotal
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.exchange.entry_list import read_entry_list
from w4r_desktop.exchange.tally_export import write_csv, write_json
from w4r_desktop.store.queries.events import EventRow
from w4r_desktop.store.queries.totals import Cell, Totals

if TYPE_CHECKING:
    from pathlib import Path

LETTER, CARD = ActionKind.LETTER, ActionKind.SOLIDARITY_CARD
CASE = UUID(int=1)
TALLY = Totals(
    kinds=dict.fromkeys(ActionKind, 0) | {LETTER: 5, CARD: 2},
    by_case=(CaseTotal(CASE, "jani-silva", "Jani “J” Silva", "", "CO", {CARD: 2, LETTER: 5}),),
    by_table=(
        TableTotal(UUID(int=2), "=Café", {LETTER: 5}),
        TableTotal(UUID(int=3), "2", {}),
        TableTotal(None, "", {CARD: 2}),
    ),
    cells=(Cell("=Café", "jani-silva", LETTER, 5), Cell("", "jani-silva", CARD, 2)),
    people=People(attendees=75, first_time=17, minors=3),
)
EVENT = EventRow(
    UUID("019b0000-0000-7000-8000-000000000000"),
    EventDetails(
        name="Église Saint-Jean <1>",
        held_on=date(2026, 12, 10),
        time_zone="America/Halifax",
        venue="Hall",
    ),
)
AS_OF = datetime(2026, 12, 11, 1, 30, 0, 999_999, UTC).astimezone(ZoneInfo("America/Halifax"))


def test_json_has_the_promised_shape(tmp_path: Path) -> None:
    write_json(tmp_path / "tally.json", event=EVENT, totals=TALLY, as_of=AS_OF)
    assert json.loads((tmp_path / "tally.json").read_bytes()) == {
        "event": {
            "id": "019b0000-0000-7000-8000-000000000000",
            "name": "Église Saint-Jean <1>",
            "date": "2026-12-10",
            "venue": "Hall",
            "goal": None,
        },
        "as_of": "2026-12-10T21:30:00-04:00",
        "totals": {
            "pieces": 7,
            "letter": 5,
            "preprinted_letter": 0,
            "solidarity_card": 2,
            "petition_signature": 0,
            "email": 0,
            "social_post": 0,
            "photo": 0,
            "other": 0,
        },
        "by_case": [
            {
                "case": "jani-silva",
                "name": "Jani “J” Silva",
                "kinds": {"letter": 5, "solidarity_card": 2},
            }
        ],
        "by_table": [
            {"table": "=Café", "kinds": {"letter": 5}},
            {"table": "2", "kinds": {}},
            {"table": "", "kinds": {"solidarity_card": 2}},
        ],
        "people": {"attendees": 75, "first_time": 17, "minors": 3},
    }


def test_csv_opens_in_spreadsheet_programs_without_harm(tmp_path: Path) -> None:
    write_csv(tmp_path / "tally.csv", totals=TALLY)
    assert (tmp_path / "tally.csv").read_bytes().startswith(b"\xef\xbb\xbftable,attendee,")
    with (tmp_path / "tally.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["table", "attendee", "case", "kind", "quantity"],
            ["'=Café", "", "jani-silva", "letter", "5"],
            ["", "", "jani-silva", "solidarity_card", "2"],
        ]


def test_csv_can_be_read_as_a_list_of_entries(tmp_path: Path) -> None:
    write_csv(tmp_path / "tally.csv", totals=TALLY)
    read = read_entry_list(tmp_path / "tally.csv", zone=EVENT.details.zone, now=AS_OF)
    assert [(line.table, line.attendee, line.kind, line.quantity) for line in read.lines] == [
        ("=Café", "", LETTER, 5),
        ("", "", CARD, 2),
    ]
