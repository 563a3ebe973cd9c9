"""Which entries of a damaged event file count: never more than there were."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from w4r_desktop.store.salvage_rows import COLUMNS, LOG, cell, fits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from w4r_desktop.store.salvage_pages import Row, Value
    from w4r_desktop.store.salvage_rows import Found

PEOPLE, LINKS, COUNTS = "attendee", "recount_correction", "recount_count"


def agreed(found: Found) -> list[Row]:
    """Return the entries that at least two places of the file tell the same of.

    An entry lies in the log and in several indexes. What most of them say holds; where as many say
    one thing as another, nobody knows, and the entry is lost. A number that one place alone tells
    has to fit between those of the entries around it.
    """
    kept: list[Row] = []
    doubtful: set[Value] = set()
    for key in sorted({*found.rows[LOG], *found.parts[LOG]}):
        copies = list(found.parts[LOG].get(key, ()))
        row = found.rows[LOG].get(key)
        if row:
            copies.append(dict(zip(COLUMNS[LOG], row, strict=True)))
        entry = _agreed(copies)
        if entry is not None and (entry == row or fits(LOG, entry)):
            kept.append(entry)
            if sum("sequence" in copy for copy in copies) == 1:
                doubtful.add(key)
    return _in_order(kept, doubtful)


def fair(
    found: Found, rows: Mapping[str, Sequence[Row]], known: Mapping[str, set[Value]]
) -> list[Row]:
    """Return the entries without those that would count although they were taken back.

    Where an entry or what takes it back is lost, both are. Where more is taken back than is left,
    that spot of the sheet counts nothing.
    """
    entries = {row[0]: dict(zip(COLUMNS[LOG], row, strict=True)) for row in rows[LOG]}
    backs = _taken_back(found)
    corrections = {
        cell(LINKS, row, "tally_entry_id")
        for row in rows[LINKS]
        if cell(LINKS, row, "recount_count_id") in known[COUNTS]
    }
    owners = {row[0]: cell(PEOPLE, row, "joined_into_id") or row[0] for row in rows[PEOPLE]}
    while gone := _unfair(entries, backs, corrections, owners, known[PEOPLE]):
        entries = {key: entry for key, entry in entries.items() if key not in gone}
    return [tuple(entry.values()) for entry in entries.values()]


def lost_entries(found: Found, told: Sequence[Row], saved: Sequence[Row]) -> int:
    """Return how many entries are known to be lost: each laptop numbers its own without a gap."""
    ends: dict[Value, int] = {}
    for row in told:
        laptop = cell(LOG, row, "laptop_id")
        ends[laptop] = max(ends.get(laptop, 0), _number(row))
    seen = {key for key, parts in found.parts[LOG].items() if len(parts) > 1}
    return max(sum(ends.values()) - len(saved), len(seen - {row[0] for row in saved}))


def _taken_back(found: Found) -> dict[Value, set[Value]]:
    """Return what takes each entry back, so far as anything tells of it."""
    backs: dict[Value, set[Value]] = {}
    for key, parts in found.parts[LOG].items():
        for part in parts:
            if part.get("reverses_id") is not None:
                backs.setdefault(part["reverses_id"], set()).add(key)
    return backs


def _unfair(
    entries: Mapping[Value, Mapping[str, Value]],
    backs: Mapping[Value, set[Value]],
    corrections: set[Value],
    owners: Mapping[Value, Value],
    people: set[Value],
) -> set[Value]:
    backed = ((key, entry["reverses_id"]) for key, entry in entries.items())
    gone = {key for key, back in backed if back is not None and back not in entries}
    gone |= {key for key in entries if any(back not in entries for back in backs.get(key, ()))}
    if gone:
        return gone
    spots: Counter[tuple[Value, ...]] = Counter()
    totals: Counter[tuple[Value, ...]] = Counter()
    place: dict[Value, tuple[Value, ...]] = {}
    for key, entry in entries.items():
        quantity, about = entry["quantity"], (entry["case_id"], entry["kind"])
        assert isinstance(quantity, int)
        totals[about] += quantity
        if key in corrections:
            place[key] = about
            continue
        who = entry["attendee_id"] if entry["attendee_id"] in people else None
        place[key] = (owners.get(who, who), entry["writing_table_id"], *about)
        spots[place[key]] += quantity
    below = {spot for spot, total in spots.items() if total < 0}
    below = below or {about for about, total in totals.items() if total < 0}
    return {key for key, where in place.items() if where in below}


def _in_order(entries: list[Row], doubtful: set[Value]) -> list[Row]:
    """Give each entry whose doubtful number cannot be its own the next one that can.

    Each laptop numbers its entries in the order in which it makes their identities. A laptop that
    one doubtful entry alone tells of is taken to be the one of the entry before.
    """
    numbers = {row[0]: _number(row) for row in entries}
    told: dict[Value, Row] = {}
    for laptop, keys in _by_laptop(entries, doubtful).items():
        for before, key, after in zip([None, *keys], keys, keys[1:], strict=False):
            lowest, highest = numbers.get(before, 0) + 1, numbers[after] - 1
            if key in doubtful and lowest <= highest:
                fits_in = lowest <= numbers[key] <= highest
                numbers[key] = numbers[key] if fits_in else lowest
                told[key] = (laptop, numbers[key])
    place = COLUMNS[LOG].index("laptop_id")  # the number stands behind it
    end = place + 2
    return [(*row[:place], *told.get(row[0], row[place:end]), *row[end:]) for row in entries]


def _by_laptop(entries: list[Row], doubtful: set[Value]) -> dict[Value, list[Value]]:
    laptops = [cell(LOG, row, "laptop_id") for row in entries]
    times, before = Counter(laptops), None
    runs: dict[Value, list[Value]] = {}
    for (key, *_rest), told in zip(entries, laptops, strict=True):
        laptop = before if before and key in doubtful and times[told] == 1 else told
        runs.setdefault(laptop, []).append(key)
        before = laptop
    return runs


def _number(entry: Row) -> int:
    number = cell(LOG, entry, "sequence")
    assert isinstance(number, int)
    return number


def _agreed(copies: list[dict[str, Value]]) -> Row | None:
    values: list[Value] = []
    for name in COLUMNS[LOG]:
        said = [copy[name] for copy in copies if name in copy]
        if not said and name == "reason":  # which no index knows
            values.append(None)
            continue
        value, times = _most(said)
        if not times or (name == "quantity" and times < 2):  # noqa: PLR2004 - nobody confirms it
            return None
        values.append(value)
    return tuple(values)


def _most(said: list[Value]) -> tuple[Value, int]:
    """Return what was said most often, and how often: never, where two things were as often."""
    if not said:
        return None, 0
    if said.count(said[0]) == len(said):  # nearly always, and much sooner than counting
        return said[0], len(said)
    (value, times), (_other, as_often) = Counter(said).most_common(2)
    return (value, times) if times > as_often else (None, 0)
