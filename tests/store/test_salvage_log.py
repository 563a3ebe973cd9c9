"""Which entries of a damaged log count; a marathon's log takes no longer an entry than a small."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

from w4r_desktop.store.salvage_log import COUNTS, LINKS, PEOPLE, fair
from w4r_desktop.store.salvage_rows import COLUMNS, LOG, Found

if TYPE_CHECKING:
    from w4r_desktop.store.salvage_pages import Row, Value

SMALL, TIMES = 2_000, 8


def seconds(entries: int) -> float:
    """Return what it takes to judge a log in which every second entry is taken back."""
    keys = [number.to_bytes(16, "big") for number in range(entries)]
    rows: list[Row] = []
    for number, key in enumerate(keys):
        known: dict[str, Value] = {"id": key, "quantity": 1, "case_id": keys[0], "kind": "letter"}
        if number % 2:
            known |= {"quantity": -1, "reverses_id": keys[number - 1]}
        rows.append(tuple(known.get(name) for name in COLUMNS[LOG]))
    found = Found({}, {LOG: {}})
    began = process_time()
    kept = fair(found, {LOG: rows, LINKS: [], PEOPLE: []}, {COUNTS: set(), PEOPLE: set()})
    took = process_time() - began
    assert kept == rows
    return took


def test_the_time_grows_with_the_log_and_no_faster() -> None:
    small = min(seconds(SMALL) for _ in range(5))
    assert seconds(SMALL * TIMES) < 3 * TIMES * small
