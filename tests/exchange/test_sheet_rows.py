"""Excel workbooks are read as a person sees them, and with suspicion."""

from __future__ import annotations

import io
import re
import time
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook, load_workbook
from PIL import Image

from tests.exchange.lists import LEAST, as_xlsx, listed, only_case, read, refusal
from tests.hostile.corpus import make_corpus
from w4r_desktop.exchange.pack_notes import note_words
from w4r_desktop.exchange.sheet_rows import read_rows

if TYPE_CHECKING:
    from pathlib import Path


def patched(path: Path, member: str, old: bytes, new: bytes) -> Path:
    """Change the bytes of one member of a workbook."""
    with zipfile.ZipFile(path) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    assert old in members[member]
    members[member] = members[member].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in members.items():
            whole.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_cells_are_read_as_a_person_sees_them(tmp_path: Path) -> None:
    row = [
        *(12.0, 12, 0.1 + 0.2, 12345678901234567890.0, True, None, "  a \n b_x000D_\n "),
        *(date(2031, 5, 1), datetime(2031, 5, 1), datetime(2031, 5, 1, 19, 30)),  # noqa: DTZ001
        *("007", "=HYPERLINK(1)"[1:], "1E5"),
    ]

    ((number, cells),) = read_rows(as_xlsx(tmp_path / "cases.xlsx", row)).rows

    assert number == 1
    assert cells == (
        *("12", "12", "0.3", "1.23456789012346e+19", "true", "", "a \n b"),
        *("2031-05-01", "2031-05-01", "2031-05-01 19:30:00"),
        *("007", "HYPERLINK(1)", "1E5"),
    )


def test_numbers_and_dates_reach_their_fields(tmp_path: Path) -> None:
    headings = [*LEAST, "How many people", "Children among them", "Official: phone"]
    headings += ["Official: valid until"]
    row: list[Any] = [*LEAST.values(), 3.0, True, 4915112345678.0, date(2031, 5, 1)]

    case = only_case(as_xlsx(tmp_path / "cases.xlsx", headings, row))

    assert (case.members, case.includes_minors) == (3, True)
    assert case.targets[0].phone == "4915112345678"
    assert case.targets[0].valid_until == date(2031, 5, 1)


def with_formula(path: Path, cell: bytes) -> Path:
    """Write a list whose only headline is a formula, kept as some program does."""
    as_xlsx(path, list(LEAST), ["Ana", "FORMULA", "CO"])
    with zipfile.ZipFile(path) as whole:
        sheet = whole.read(SHEET)
    (old,) = re.findall(rb'<c r="B2".*?</c>', sheet)
    return patched(path, SHEET, old, cell)


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B2" t="str"><f>UPPER(A2)</f><v>ANA</v></c>',
        b'<c r="B2"><f>1+1</f><v>2</v></c>',
        b'<c r="B2" t="str"><f t="shared" si="0"/><v>ANA</v></c>',
    ],
)
def test_a_formula_counts_with_the_result_that_was_saved(tmp_path: Path, cell: bytes) -> None:
    assert only_case(with_formula(tmp_path / "cases.xlsx", cell)).headline in ("ANA", "2")


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="B2"><f>UPPER(A2)</f></c>',
        b'<c r="B2"><f>UPPER(A2)</f><v></v></c>',
        b'<c r="B2"><f t="shared" si="0"/><v/></c>',
    ],
)
def test_a_formula_that_was_never_worked_out_is_named(tmp_path: Path, cell: bytes) -> None:
    words = refusal(with_formula(tmp_path / "cases.xlsx", cell))

    assert words.startswith("row 2, “B” holds a formula whose result was not saved.")


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    cell = b'<c r="B2" t="str"><f>IF(A2="","x","")</f><v></v></c>'

    words = refusal(with_formula(tmp_path / "cases.xlsx", cell))

    assert words.startswith("row 2, “Headline” is missing.")


def test_an_error_in_a_cell_is_named(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "cases.xlsx", list(LEAST), ["Ana", "#REF!", "CO"])

    assert refusal(path).startswith("row 2, “B” holds the error “#REF!”.")


def test_merged_cells_are_told(tmp_path: Path) -> None:
    path = listed(tmp_path / "cases.xlsx", {"Quote": "x"}, {"Quote": "y"})
    workbook = load_workbook(path)
    workbook.worksheets[0].merge_cells("D2:D3")
    workbook.save(path)

    found = read(path)

    assert [case.quote for case in found.pack.cases] == ["x", ""]
    assert [note_words(note) for note in found.notes] == [
        "Cells are merged in the workbook: only the first of them counts."
    ]


def test_only_the_first_sheet_to_be_seen_counts(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(["secret"])
    workbook.worksheets[0].sheet_state = "hidden"
    for name in ("Ana", "Bo"):
        sheet = workbook.create_sheet(name)
        sheet.append(list(LEAST))
        sheet.append([name, "River", "CO"])
    workbook.save(tmp_path / "cases.xlsx")

    assert only_case(tmp_path / "cases.xlsx").name == "Ana"


def test_workbooks_of_other_kinds_are_refused_with_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "cases.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    ods = tmp_path / "cases.ods"
    with zipfile.ZipFile(ods, "w") as whole:
        whole.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        whole.writestr("content.xml", "<x/>")

    for path in (old, ods):
        assert refusal(path) == (
            "it is a workbook of another kind, or protected with a password. Nothing was changed. "
            "Open it in your spreadsheet program and save it as “Excel workbook (.xlsx)” or as "
            "“CSV UTF-8”."
        )


@pytest.mark.parametrize(
    ("member", "old", "new"),
    [
        (SHEET, b"</sheetData>", b"</sheetDat>"),
        (SHEET, b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet"),
        (SHEET, b'r="A2"', b'r="AAAAA2"'),
        (SHEET, b'<row r="2"', b'<row r="99999999999"'),
        ("xl/workbook.xml", b"<sheets>", b"<sheet>"),
        ("xl/workbook.xml", b'state="visible"', b'state="hidden"'),
        ("[Content_Types].xml", b"sheet.main+xml", b"other+xml"),
        ("xl/styles.xml", b"<fonts", b"<funts"),
    ],
)
def test_a_damaged_workbook_is_refused_in_words(
    tmp_path: Path, member: str, old: bytes, new: bytes
) -> None:
    path = listed(tmp_path / "cases.xlsx", {})
    patched(path, member, old, new)
    started = time.process_time()

    words = refusal(path)

    assert "damaged" in words or "not complete" in words
    assert time.process_time() - started < 2


def test_a_workbook_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = listed(tmp_path / "cases.xlsx", {})
    patched(path, SHEET, b"</sheetData>", b" " * 17_000_000 + b"</sheetData>")

    assert refusal(path).startswith("it is too large, at most 16 MB are allowed, unpacked too.")


def test_a_file_that_is_too_large_is_not_read_at_all(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_bytes(b"Name,Headline,Country\n" + b"x" * (17 << 20))

    assert refusal(path).startswith("it is too large")


def test_a_workbook_may_bear_pictures_which_are_not_looked_at(tmp_path: Path) -> None:
    path = listed(tmp_path / "cases.xlsx", {})
    made = io.BytesIO()
    Image.new("RGB", (9, 9)).save(made, "PNG")
    with zipfile.ZipFile(path, "a") as whole:
        whole.writestr("xl/media/image1.png", made.getvalue()[:40])
        whole.writestr("xl/media/image2.svg", "<!DOCTYPE svg><svg/>")

    assert only_case(path).name == "Ana Example"


def test_hostile_lists_are_refused_in_words_in_a_moment(tmp_path: Path) -> None:
    items = make_corpus(tmp_path / "corpus", group="list")
    assert len(items) > 30

    for item in items:
        started = time.process_time()
        words = refusal(tmp_path / "corpus" / item["path"])
        assert words.count(".") >= 2, item["path"]
        assert time.process_time() - started < 2, item["path"]
