"""The results as JSON, for other programs.

An object of format ``w4r-results``, whose version is 1::

    format, format_version    "w4r-results", 1
    purpose                   tally, group or full
    program                   the version of W4R Desktop that wrote it
    frozen                    whether a report has these very figures; version says which
    pieces, signatures        letters and cards; signatures on petitions, which are no pieces
    event                     event_id, name, held_on, opens_at, closes_at, time_zone, venue,
                              venue_kind, dedication, goal, campaign
    as_of, newest_at          when it was asked, when the newest entry was logged
    kinds, counted_kinds      how many of each kind; the kinds that the event counts
    signatories               people who signed the pieces
    by_case                   case_id, code, name, short_name, country, kinds, withdrawn
    by_table                  writing_table_id, name, place, kinds, is_recount
    quarters                  begins, kinds: what was logged in each quarter of an hour
    people                    attendees, first_time, minors, in heads
    recounted_at              when the recount was finished, null before it is
    version                   of the report, 0 if it is not frozen

For the group there are also ``recount``, ``taken_home``, ``mail``, ``overrides`` and ``notes``, and
in the full one ``attendees`` and ``entries``, with names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from w4r_desktop import __version__
from w4r_desktop.domain.exports import COUNTED_ONLY, Purpose
from w4r_desktop.domain.figures import as_json
from w4r_desktop.exchange.people_export import people_as_json

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from w4r_desktop.exchange.results import Results

FORMAT: Final = "w4r-results"
FORMAT_VERSION: Final = 1
AT_ONCE: Final = 2_000


def write_json(draft: Path, results: Results) -> Generator[int, None, None]:
    """Write all of it, yielding how many entries are in already."""
    written = _figures(results)
    if results.everybody is not None:
        everybody = results.everybody
        written["attendees"] = people_as_json(everybody.event, everybody.people, everybody.contacts)
    head = msgspec.json.format(msgspec.json.encode(written), indent=2)
    with draft.open("wb") as file:
        if results.purpose is not Purpose.FULL:
            file.write(head + b"\n")
            return
        file.write(head.removesuffix(b"\n}") + b',\n  "entries": [')
        for count, part in _entries(results):
            file.write(part)
            yield count
        file.write(b"\n  ]\n}\n")


def _figures(results: Results) -> dict[str, Any]:
    figures: dict[str, Any] = msgspec.json.decode(as_json(results.figures))
    if results.purpose is Purpose.TALLY:
        figures = {name: value for name, value in figures.items() if name not in COUNTED_ONLY}
    else:
        del figures["notes"]["contact"], figures["notes"]["expected"]
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "purpose": str(results.purpose),
        "program": __version__,
        "frozen": bool(results.figures.version),
        "pieces": results.figures.pieces,
        "signatures": results.figures.signatures,
        **figures,
    }


def _entries(results: Results) -> Iterator[tuple[int, bytes]]:
    part = b""
    for count, entry in enumerate(results.entries, 1):
        line = msgspec.json.encode(entry._asdict())
        part += (b"\n    " if count == 1 else b",\n    ") + line
        if count % AT_ONCE == 0:
            yield count, part
            part = b""
    yield results.count, part
