"""Which entries of a damaged log count; a marathon's log takes no longer an entry than a small."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import pytest

from w4r_desktop.store.salvage_log import COUNTS, LINKS, PEOPLE, agreed, fair
from w4r_desktop.store.salvage_rows import COLUMNS, LOG, Found, cell

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


def numbers(told: list[int], confirmed: list[int | None], laptops: bytes = b"") -> list[int]:
    """Return the numbers entries get of which the log tells some, and one index perhaps others."""
    found = Found({LOG: {}}, {LOG: {}})
    for place, (number, again) in enumerate(zip(told, confirmed, strict=True)):
        key, laptop = place.to_bytes(16, "big"), laptops[place : place + 1] or b"l"
        entry: dict[str, Value] = {"id": key, "laptop_id": laptop * 16, "case_id": b"c" * 16}
        entry |= {"kind": "letter", "quantity": 1, "logged_at": 0, "signatories": 1}
        found.rows[LOG][key] = tuple(
            {**dict.fromkeys(COLUMNS[LOG]), **entry, "sequence": number}.values()
        )
        parts: list[dict[str, Value]] = [{"id": key, "quantity": 1}]
        found.parts[LOG][key] = parts + ([{"id": key, "sequence": again}] if again else [])
    return [cell(LOG, row, "sequence") for row in agreed(found)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("told", "confirmed", "kept"),
    [
        ([1, 2, 20_313, 4], [1, 2, None, 4], [1, 2, 3, 4]),
        ([1, 2, 20_313, 4], [None] * 4, [1, 2, 3, 4]),
        ([-5, 2, 3, 4], [None] * 4, [1, 2, 3, 4]),
        ([1, 2, 7, 9], [1, 2, None, 9], [1, 2, 7, 9]),
        ([1, 2, 7, 9], [1, 2, None, None], [1, 2, 7, 9]),
        ([1, 3, 2, 4], [1, 3, 2, 4], [1, 3, 2, 4]),
        ([1, 2, 9, 3], [1, 2, None, 3], [1, 2, 9, 3]),
    ],
    ids=["one", "none_sure", "below", "gap", "end", "sure", "no_room"],
)
def test_a_number_that_one_place_tells_has_to_fit_between_its_neighbours(
    told: list[int], confirmed: list[int | None], kept: list[int]
) -> None:
    assert numbers(told, confirmed) == kept


def test_a_laptop_that_one_place_tells_of_is_the_one_of_the_entries_around_it() -> None:
    assert numbers([1, 20_313, 3], [1, None, 3], laptops=b"lol") == [1, 2, 3]
    assert numbers([1, 1, 2], [1, None, 2], laptops=b"lol") == [1, 1, 2]  # there is no room
