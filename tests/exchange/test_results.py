"""Evenings that took place have their figures in every form of file, and nobody's name."""

from __future__ import annotations

import csv
import json
import zipfile
from collections import Counter, deque
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from tests import real_evenings
from tests.evening import NOW, Evening, details
from w4r_desktop import __version__
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.exports import LISTING, Form, Purpose
from w4r_desktop.domain.figures import Notes
from w4r_desktop.domain.tally import PIECES, ActionKind, TablePlace
from w4r_desktop.errors import ExportFormError
from w4r_desktop.exchange.report_back import registration, report_back
from w4r_desktop.exchange.results_files import saving
from w4r_desktop.services import attendees, contacts, counting, event_details, reports, tables
from w4r_desktop.services.exports import figures_now, results

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    Make = Callable[[Path], Evening]

KINDS = {
    "four_sites": {"letter": 850},
    "school_day": {
        "letter": 952,
        "preprinted_letter": 479,
        "solidarity_card": 440,
        "petition_signature": 376,
    },
    "two_kinds": {"letter": 572, "solidarity_card": 511},
    "one_letter_of_twelve": {"letter": 1},
    "counted_by_hand": {"solidarity_card": 509},
}
LOGGED = KINDS | {"counted_by_hand": {"solidarity_card": 511}}
"""What stands by quarter hour: the recount comes later."""

PIECES_OF = {
    "four_sites": 850,
    "school_day": 1871,
    "two_kinds": 1083,
    "one_letter_of_twelve": 1,
    "counted_by_hand": 509,
}
SIGNED = PIECES_OF | {"one_letter_of_twelve": 12}


@pytest.fixture(params=KINDS, scope="module")
def took_place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Evening]]:
    """One evening after the other that took place, and its name."""
    make: Make = getattr(real_evenings, request.param)
    evening = make(tmp_path_factory.mktemp("took_place") / "evening.w4r")
    yield request.param, evening
    evening.file.close()


def save(evening: Evening, path: Path, purpose: Purpose = Purpose.TALLY) -> Path:
    """Save the results in the form that the file's ending tells."""
    form = Form.TEXT if path.suffix == ".txt" else Form(path.suffix[1:])
    with evening.file.reading() as session:
        deque(saving(path, form, results(session, purpose=purpose, as_of=NOW)), maxlen=0)
    return path


def opened(path: Path) -> Workbook:
    return load_workbook(path, data_only=True)


def sheet(book: Workbook, name: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet under their headings, the sums last."""
    headings, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


# -- the figures -------------------------------------------------------------------------------


def test_json_has_the_figures(took_place: tuple[str, Evening], tmp_path: Path) -> None:
    name, evening = took_place
    told = json.loads(save(evening, tmp_path / "out.json").read_bytes())

    assert told["pieces"] == PIECES_OF[name]
    assert {kind: n for kind, n in told["kinds"].items() if n} == KINDS[name]
    assert told["signatories"] == SIGNED[name]
    for part in ("by_case", "by_table", "quarters"):
        counted: Counter[str] = Counter()
        for row in told[part]:
            counted.update(row["kinds"])
        assert counted == (LOGGED if part == "quarters" else KINDS)[name]


def test_csv_has_the_figures(took_place: tuple[str, Evening], tmp_path: Path) -> None:
    name, evening = took_place
    path = save(evening, tmp_path / "out.csv")

    assert path.read_bytes().startswith(b"\xef\xbb\xbftable,attendee,case,kind,quantity,")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    counted: Counter[str] = Counter()
    for row in rows:
        counted[row["kind"]] += int(row["quantity"])
    assert counted == KINDS[name]
    signed = [int(r["quantity"]) * int(r["signatories"]) for r in rows if r["kind"] in PIECES]
    assert sum(signed) == SIGNED[name]


def test_a_workbook_has_the_figures(took_place: tuple[str, Evening], tmp_path: Path) -> None:
    name, evening = took_place
    book = opened(save(evening, tmp_path / "out.xlsx"))

    said = {row[0]: row[1] for row in book["Summary"].iter_rows(values_only=True)}
    assert said["Pieces"] == PIECES_OF[name]
    assert said["Letters"] == KINDS[name].get("letter", 0)
    assert said["Signatures under the pieces"] == SIGNED[name]
    for part in ("By case", "By table", "By quarter hour"):
        sums = sheet(book, part)[-1]
        kinds = (LOGGED if part == "By quarter hour" else KINDS)[name]
        assert sums["Pieces"] == sum(n for kind, n in kinds.items() if kind in PIECES)
        assert sums["Letters"] == kinds.get("letter", 0)
        assert sums.get("Cards", 0) == kinds.get("solidarity_card", 0)
        assert sums.get("Petitions", 0) == kinds.get("petition_signature", 0)
    assert sum(row["Quantity"] for row in sheet(book, "Entries")) == sum(KINDS[name].values())


def test_a_text_has_the_figures(took_place: tuple[str, Evening], tmp_path: Path) -> None:
    name, evening = took_place
    lines = save(evening, tmp_path / "out.txt").read_text(encoding="utf-8").splitlines()

    assert {
        "four_sites": "Pieces: 850 letters",
        "school_day": "Pieces: 1,871 (952 letters, 479 pre-printed letters, 440 cards)",
        "two_kinds": "Pieces: 1,083 (572 letters, 511 cards)",
        "one_letter_of_twelve": "Pieces: 1 letter",
        "counted_by_hand": "Pieces: 509 cards",
    }[name] in lines
    assert f"Signatures: {KINDS[name].get('petition_signature', 0)}" in lines
    signed = "Signatures under the pieces: 12"
    assert (signed in lines) == (name == "one_letter_of_twelve")


def test_a_recount_is_told_to_the_group_with_its_reasons(tmp_path: Path) -> None:
    evening = real_evenings.counted_by_hand(tmp_path / "evening.w4r")
    told = json.loads(save(evening, tmp_path / "out.json", Purpose.GROUP).read_bytes())
    book = opened(save(evening, tmp_path / "out.xlsx", Purpose.GROUP))
    with save(evening, tmp_path / "out.csv", Purpose.GROUP).open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["part"] == "recount"]
    evening.file.close()

    (line,) = told["recount"]
    assert (line["logged"], line["counted"]) == (511, 512)
    assert line["corrected"] == {"joke": -3, "found": 1}
    (row,) = sheet(book, "Recount")
    assert (row["Logged"], row["Counted by hand"], row["Difference"], row["Total"]) == (
        *(511, 512),
        *(-2, 509),
    )
    assert (row["a joke"], row["found later"], row["miscounted"]) == (-3, 1, 0)
    assert {row["detail"]: row["quantity"] for row in rows} == {
        "counted": "512",
        "logged": "511",
        "joke": "-3",
        "found": "1",
        "total": "509",
    }


def test_the_cases_of_four_sites_stand_in_every_file(tmp_path: Path) -> None:
    evening = real_evenings.four_sites(tmp_path / "evening.w4r")
    told = json.loads(save(evening, tmp_path / "out.json").read_bytes())
    book = opened(save(evening, tmp_path / "out.xlsx"))
    text = save(evening, tmp_path / "out.txt").read_text(encoding="utf-8")
    evening.file.close()

    assert [case["kinds"]["letter"] for case in told["by_case"]] == [205, 169, 184, 146, 146]
    assert [row["Letters"] for row in sheet(book, "By case")] == [205, 169, 184, 146, 146, 850]
    assert [(row["Table"], row["Letters"]) for row in sheet(book, "By table")] == [
        *real_evenings.SITES.items(),
        ("All", 850),
    ]
    assert "  Case 1: 205 letters\n  Case 2: 169 letters\n" in text


# -- workbooks ---------------------------------------------------------------------------------


def figure(sheet: Worksheet, cell: Cell | MergedCell) -> float:
    """Return what stands in a cell; a sum is added up by hand."""
    if cell.data_type != "f":
        return float(cell.value or 0)  # type: ignore[arg-type]
    left, top, right, bottom = range_boundaries(str(cell.value).removeprefix("=SUM(")[:-1])
    cells = sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
    return sum([figure(sheet, one) for row in cells for one in row])


def added_up(path: Path) -> Iterator[tuple[float, float]]:
    """Yield what each sum of a workbook adds up to by hand, and what is kept with it."""
    formulas, values = load_workbook(path), opened(path)
    for name in formulas.sheetnames:
        for row in formulas[name].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield figure(formulas[name], cell), values[name][cell.coordinate].value


def test_every_sum_adds_up_to_what_is_kept_with_it(
    took_place: tuple[str, Evening], tmp_path: Path
) -> None:
    sums = list(added_up(save(took_place[1], tmp_path / "out.xlsx", Purpose.GROUP)))

    assert len(sums) > 10
    assert all(added == kept for added, kept in sums)


def test_numbers_and_times_are_real_and_headings_stay_in_sight(
    took_place: tuple[str, Evening], tmp_path: Path
) -> None:
    book = opened(save(took_place[1], tmp_path / "out.xlsx"))

    first, entry = book["By quarter hour"]["A2"].value, book["Entries"]["A2"].value
    assert isinstance(first, datetime)
    assert isinstance(entry, datetime)
    assert first <= entry < first + timedelta(minutes=15)
    for name in ("By case", "By table", "By quarter hour", "Entries"):
        assert book[name].freeze_panes == "B2"
        assert book[name].column_dimensions["A"].width > 15
    names = zipfile.ZipFile(tmp_path / "out.xlsx").namelist()
    assert sum("charts/chart" in one for one in names) == 2
    assert (book.properties.creator or "", book.properties.lastModifiedBy or "") == ("", "")


HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2",
    "http://example.org/x",
    "{=1}",
    "it's 'x'",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening whose names all look like something else to a spreadsheet program."""
    evening = real_evenings.two_kinds(tmp_path_factory.mktemp("hostile") / "evening.w4r")
    evening.do(event_details.change_details, details=details(name="=HYPERLINK(1)", venue="@x"))
    for name in HOSTILE:
        table = evening.do(tables.add_table, name=name)
        who = evening.do(attendees.sign_in, name=name, writing_table_id=table, at=NOW)
        spot = counting.Spot(
            attendee_id=who,
            writing_table_id=table,
            case_id=evening.cases[0],
            kind=ActionKind.LETTER,
        )
        evening.do(counting.log, spot=spot, quantity=1, at=NOW)
    evening.do(reports.keep_notes, notes=Notes(comments="=1+1", media="http://example.org"))
    yield evening
    evening.file.close()


@pytest.mark.parametrize("purpose", [Purpose.TALLY, Purpose.GROUP, Purpose.FULL])
def test_no_formula_and_no_link_comes_from_a_name(
    hostile: Evening, tmp_path: Path, purpose: Purpose
) -> None:
    book = load_workbook(save(hostile, tmp_path / "out.xlsx", purpose))

    cells = [cell for name in book.sheetnames for row in book[name].iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert formulas
    assert all(formula.startswith("=SUM(") for formula in formulas)
    assert not [cell for cell in cells if cell.hyperlink]
    assert set(HOSTILE) <= {cell.value for cell in cells}
    parts = zipfile.ZipFile(tmp_path / "out.xlsx")
    assert not [name for name in parts.namelist() if b"hyperlink" in parts.read(name)]


@pytest.mark.parametrize("purpose", [Purpose.TALLY, Purpose.GROUP, Purpose.FULL])
def test_no_cell_of_a_csv_file_is_run(hostile: Evening, tmp_path: Path, purpose: Purpose) -> None:
    with save(hostile, tmp_path / "out.csv", purpose).open(encoding="utf-8-sig") as file:
        cells = [cell for row in csv.reader(file) for cell in row]

    assert "'=1+1" in cells
    risky = [cell for cell in cells if cell.startswith(("=", "+", "@", "-"))]
    assert [cell for cell in risky if not cell.lstrip("-").isdecimal()] == []


# -- whose names -------------------------------------------------------------------------------

PLANTED = (
    "Zsuzsanna Quackenbush", "Joined Wilhelmina", "Hostess Bartholomew", "Sender Maximilian",
    "planted@example.org", "+1 902 555 0199", "Contact Ermintrude",
)  # fmt: skip


@pytest.fixture(scope="module")
def with_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening with names wherever the program keeps any."""
    evening = real_evenings.four_sites(tmp_path_factory.mktemp("named") / "evening.w4r")
    said = details(name="Four sites", sender_lines=(PLANTED[3], "Street 1"), country="CA")
    evening.do(event_details.change_details, details=said)
    who, other = evening.sign_in(PLANTED[0]), evening.sign_in(PLANTED[1])
    for person in (who, other):
        evening.log(person, 2)
    evening.do(attendees.join, kept_id=who, joined_id=other, at=NOW)
    contact = Contact(
        email=PLANTED[4], phone=PLANTED[5], wording="To be told of letters", consented_at=NOW
    )
    evening.do(contacts.change_contact, attendee_id=who, contact=contact)
    evening.do(
        tables.change_table,
        writing_table_id=evening.tables[0],
        name="School hall",
        place=TablePlace.HOME,
        host=PLANTED[2],
    )
    evening.do(reports.keep_notes, notes=Notes(contact=PLANTED[6], comments="A good night"))
    yield evening
    evening.file.close()


def everything_in(path: Path) -> str:
    """Return all that can be read in a file, in every part of a workbook."""
    raw = path.read_bytes()
    if path.suffix == ".xlsx":
        parts = zipfile.ZipFile(BytesIO(raw))
        raw = b"\n".join((*map(parts.read, parts.namelist()), *map(str.encode, parts.namelist())))
    return raw.decode("utf-8", errors="replace")


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx", "txt"])
@pytest.mark.parametrize("purpose", [Purpose.TALLY, Purpose.GROUP])
def test_nobody_is_named_in_what_is_for_others(
    with_names: Evening, tmp_path: Path, suffix: str, purpose: Purpose
) -> None:
    said = everything_in(save(with_names, tmp_path / f"out.{suffix}", purpose))

    assert [name for name in PLANTED if name in said] == []
    assert not any(name.split()[1] in said for name in PLANTED[:4])
    assert ("A good night" in said) == (purpose is Purpose.GROUP)


def test_what_a_purpose_has_no_use_for_is_not_even_handed_on(with_names: Evening) -> None:
    found = {}
    with with_names.file.reading() as session:
        for purpose in Purpose:
            one = results(session, purpose=purpose, as_of=NOW)
            found[purpose] = (one.figures.notes, {entry.attendee for entry in one.entries})

    assert found[Purpose.TALLY] == (Notes(), {""})
    assert found[Purpose.GROUP] == (Notes(comments="A good night"), {""})
    assert PLANTED[0] in found[Purpose.FULL][1]


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx"])
def test_the_organizer_has_everything_with_names(
    with_names: Evening, tmp_path: Path, suffix: str
) -> None:
    said = everything_in(save(with_names, tmp_path / f"out.{suffix}", Purpose.FULL))

    assert PLANTED[0] in said
    assert PLANTED[3] not in said


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx"])
def test_contacts_are_of_those_who_agreed_with_the_words_and_when(
    with_names: Evening, tmp_path: Path, suffix: str
) -> None:
    with_names.do(attendees.sign_in, name="Silent", writing_table_id=with_names.tables[0], at=NOW)
    said = everything_in(save(with_names, tmp_path / f"out.{suffix}", Purpose.CONTACTS))
    with_names.file.undo()

    for told in (PLANTED[0], PLANTED[4], PLANTED[5], "To be told of letters", "2026-12-10"):
        assert told in said
    assert "Silent" not in said


@pytest.mark.parametrize("purpose", [Purpose.CONTACTS, Purpose.FULL])
def test_no_text_names_anybody(with_names: Evening, tmp_path: Path, purpose: Purpose) -> None:
    with pytest.raises(ExportFormError):
        save(with_names, tmp_path / "out.txt", purpose)
    assert Form.TEXT not in LISTING
    assert not (tmp_path / "out.txt").exists()


# -- which event, which version ----------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx", "txt"])
@pytest.mark.parametrize("purpose", [Purpose.TALLY, Purpose.GROUP])
def test_every_file_has_event_version_moment_and_program(
    with_names: Evening, tmp_path: Path, suffix: str, purpose: Purpose
) -> None:
    said = everything_in(save(with_names, tmp_path / f"out.{suffix}", purpose))

    assert "Four sites" in said
    assert __version__ in said
    moment = {"json": "2026-12-10T15:42:07", "csv": "2026-12-10T15:42:07", "txt": "15:42"}
    assert moment.get(suffix, "46366.65") in said
    frozen = {"json": '"frozen": false', "txt": "Not frozen"}
    assert frozen.get(suffix, "not frozen") in said


def test_a_version_is_named_while_its_figures_are_still_the_same(tmp_path: Path) -> None:
    evening = real_evenings.one_letter_of_twelve(tmp_path / "evening.w4r")
    evening.file.write_for_good(reports.freeze, at=NOW)

    assert evening.ask(figures_now, as_of=NOW).version == 1
    assert "Version 1, as of" in save(evening, tmp_path / "out.txt").read_text(encoding="utf-8")
    evening.log()
    assert evening.ask(figures_now, as_of=NOW).version == 0
    evening.file.close()


SCHEMA = {
    "type": "object",
    "required": ["format", "format_version", "purpose", "program", "frozen", "event", "as_of"],
    "properties": {
        "format": {"const": "w4r-results"},
        "format_version": {"const": 1},
        "purpose": {"enum": ["tally", "group", "full"]},
        "pieces": {"type": "integer"},
        "signatories": {"type": "integer"},
        "kinds": {"$ref": "#/$defs/kinds"},
        "by_case": {
            "items": {
                "required": ["case_id", "code", "name", "kinds"],
                "properties": {"kinds": {"$ref": "#/$defs/kinds"}},
            }
        },
        "entries": {
            "items": {
                "required": ["at", "table", "attendee", "case", "kind", "quantity"],
                "properties": {"kind": {"enum": [*ActionKind]}, "quantity": {"type": "integer"}},
            }
        },
        "version": {"type": "integer"},
    },
    "$defs": {
        "kinds": {
            "propertyNames": {"enum": [*ActionKind]},
            "additionalProperties": {"type": "integer"},
        }
    },
}


@pytest.mark.parametrize("purpose", [Purpose.TALLY, Purpose.GROUP, Purpose.FULL])
def test_json_is_as_it_is_described(with_names: Evening, tmp_path: Path, purpose: Purpose) -> None:
    told = json.loads(save(with_names, tmp_path / "out.json", purpose).read_bytes())

    Draft202012Validator(SCHEMA).validate(told)
    for_group = {"recount", "taken_home", "mail", "overrides", "notes"}
    assert for_group & told.keys() == (set() if purpose is Purpose.TALLY else for_group)
    assert {"attendees", "entries"} <= told.keys() or purpose is not Purpose.FULL


# -- texts for a section -----------------------------------------------------------------------


def test_a_report_back_has_what_forms_ask_for_in_their_order(with_names: Evening) -> None:
    text = report_back(with_names.ask(figures_now, as_of=NOW))

    asked = (
        *("Participants: 1", "For the first time: 0", "Pieces: 854 letters"),
        *("  Case 1: 209 letters", "Signatures: 0", "Posts: 0", "Events: 1 ("),
        *("Comments: A good night", "Media: –", "Guests of honour: –"),
    )
    places = [text.index(words) for words in asked]
    assert places == sorted(places)
    assert "Before the recount" in text


def test_a_registration_has_what_forms_ask_for_before_the_event(with_names: Evening) -> None:
    text = registration(with_names.ask(figures_now, as_of=NOW))

    assert text.splitlines() == [
        "Event: Four sites",
        "Date: Thursday, December 10, 2026",
        "Venue: –",
        "Contact: Contact Ermintrude",
        "Expected people: –",
        "Campaign: Write for Rights",
    ]
