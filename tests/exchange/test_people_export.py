"""The list of people leaves the laptop as it stands, and comes back as it left."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from tests.evening import NOW, Evening, make_event
from tests.exchange.people import ALL_AGREED, on_list
from tests.hostile.corpus import hostile_names
from w4r_desktop import __version__
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.names import checked_name
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import W4RError
from w4r_desktop.exchange.people_export import SUFFIXES, write_people
from w4r_desktop.language import use
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.attendees import contacts, find_attendees, people
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AS_OF = datetime(2026, 12, 11, 1, 30, tzinfo=UTC).astimezone(ZoneInfo("America/Halifax"))
ANN = Contact(
    email="ann@example.org", phone="+1 902 555 0100", wording="May we write?", consented_at=NOW
)
each_suffix = pytest.mark.parametrize("suffix", SUFFIXES)


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    """Ann, who may be reached, with two letters and a card; a class; somebody who left."""
    evening = Evening(make_event(tmp_path / "evening.w4r"))
    ann = evening.sign_in("Ann", first_time=True, contact=ANN)
    evening.log(ann, 2)
    evening.log(ann, kind=ActionKind.SOLIDARITY_CARD)
    evening.sign_in("=Class 8b", table=1, heads=25, minor=True)
    gone = evening.sign_in("فاطمة")
    evening.do(
        attendees.sign_out, attendee_ids=[gone], at=NOW, letters=3, due_on=date(2026, 12, 20)
    )
    yield evening
    evening.file.close()


def export(evening: Evening, path: Path, *, with_contacts: bool = False) -> Path:
    """Write the list as it stands."""
    write_people(
        path,
        event=evening.ask(event),
        people=evening.ask(people),
        contacts=evening.ask(contacts) if with_contacts else None,
        as_of=AS_OF,
    )
    return path


def test_csv_says_everything_of_everybody_and_of_the_event(
    evening: Evening, tmp_path: Path
) -> None:
    path = export(evening, tmp_path / "people.csv")

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    whole = ["Candlelight", "2026-12-10 21:30", __version__]
    at = "2026-12-10 15:42"
    assert rows == [
        ["Name", "Table", "People", "First time", "Minor", "Letters", "Cards and others",
         "Signed in", "Signed out", "Letters taken home", "Expected back", "Event", "As of",
         "Version of W4R Desktop"],
        ["Ann", "1", "1", "yes", "no", "2", "1", at, "", "0", "", *whole],
        ["'=Class 8b", "2", "25", "no", "yes", "0", "0", at, "", "0", "", *whole],
        ["فاطمة", "1", "1", "no", "no", "0", "0", at, at, "3", "2026-12-20", *whole],
    ]  # fmt: skip


def test_a_workbook_says_the_same_and_runs_nothing(evening: Evening, tmp_path: Path) -> None:
    as_text = export(evening, tmp_path / "people.csv").read_text("utf-8-sig").splitlines()
    book = load_workbook(export(evening, tmp_path / "people.xlsx"))

    (sheet,) = book.worksheets
    rows = [
        ["" if value is None else str(value) for value in row]
        for row in sheet.iter_rows(values_only=True)
    ]
    unguarded = [[cell.replace("'=", "=") for cell in row] for row in csv.reader(as_text)]
    assert rows == unguarded
    assert sheet["A3"].data_type == "s"


def test_json_says_the_same_for_programs(evening: Evening, tmp_path: Path) -> None:
    whole = json.loads(export(evening, tmp_path / "people.json").read_bytes())

    assert (whole["format"], whole["format_version"], whole["version"]) == (
        "w4r-people", 1, __version__,
    )  # fmt: skip
    assert whole["as_of"] == "2026-12-10T21:30:00-04:00"
    assert whole["event"]["name"] == "Candlelight"
    assert whole["people"][0] == {
        "name": "Ann", "table": "1", "people": 1, "first_time": True, "minor": False,
        "letters": 2, "other": 1, "signed_in": "2026-12-10T15:42:07-04:00", "signed_out": None,
        "taken_home": 0, "due": None, "also_called": [],
    }  # fmt: skip
    assert whole["people"][2]["due"] == "2026-12-20"


@each_suffix
def test_nobody_can_be_reached_by_a_list_without_contacts(
    evening: Evening, tmp_path: Path, suffix: str
) -> None:
    path = export(evening, tmp_path / f"people{suffix}")

    content = path.read_bytes() if suffix != ".xlsx" else _cells(path)
    for word in (b"ann@example.org", b"555", b"May we write?"):
        assert word not in content


@each_suffix
def test_contacts_come_with_what_was_agreed_and_when(
    evening: Evening, tmp_path: Path, suffix: str
) -> None:
    path = export(evening, tmp_path / f"people{suffix}", with_contacts=True)

    content = path.read_bytes() if suffix != ".xlsx" else _cells(path)
    for word in ("ann@example.org", "+1 902 555 0100", "May we write?"):
        assert word.encode() in content
    assert b"2026-12-10T15:42" in content.replace(b"10 15", b"10T15")


def _cells(path: Path) -> bytes:
    (sheet,) = load_workbook(path).worksheets
    return repr(list(sheet.iter_rows(values_only=True))).encode()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_was_exported_can_be_brought_in_again(
    evening: Evening, tmp_path: Path, suffix: str, language: str
) -> None:
    use(language)
    path = export(evening, tmp_path / f"people{suffix}", with_contacts=True)
    use("en")

    found = on_list(path, consent=ALL_AGREED)

    ann, group, gone = (line.person for line in found.lines)
    assert (ann.name, ann.table, ann.first_time) == ("Ann", "1", True)
    assert ann.contact is not None
    assert (ann.contact.email, ann.contact.phone) == (ANN.email, ANN.phone)
    assert (group.name, group.heads, group.minor) == ("=Class 8b", 25, True)
    assert gone.name == "فاطمة"


def test_every_hostile_name_is_found_and_leaves_and_comes_back_as_it_was_typed(
    tmp_path: Path,
) -> None:
    evening = Evening(make_event(tmp_path / "names.w4r"))
    kept: list[str] = []
    for name in hostile_names():
        try:
            expected = checked_name(name.typed)
        except W4RError:
            with pytest.raises(W4RError):
                evening.sign_in(name.typed)
            continue
        evening.sign_in(name.typed)
        shown = evening.ask(people)[-1].name
        assert shown == expected or shown.startswith(f"{expected} ("), name.label
        assert shown in {row.name for row in evening.ask(find_attendees, expected)}, name.label
        kept.append(shown)
    assert len(kept) > 110

    exported: dict[str, Any] = {}
    for suffix in (".csv", ".xlsx"):
        path = export(evening, tmp_path / f"people{suffix}")
        exported[suffix] = [line.person.name for line in on_list(path).lines]
    whole = json.loads(export(evening, tmp_path / "people.json").read_bytes())
    exported[".json"] = [person["name"] for person in whole["people"]]
    evening.file.close()

    assert exported == {".csv": kept, ".xlsx": kept, ".json": kept}
