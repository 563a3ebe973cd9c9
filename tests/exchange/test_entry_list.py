"""Lists of entries come in whole and exact, or not at all with the line that is wrong."""

from __future__ import annotations

import codecs
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from w4r_desktop import errors
from w4r_desktop.exchange.entry_list import MAX_MEGABYTES, EntryList, read_entry_list
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 12, 10, 23, 42, 7, tzinfo=UTC)
HALIFAX = ZoneInfo("America/Halifax")
HEADING = "table,attendee,case,kind,quantity\n"
FULL = "table,attendee,case,kind,quantity,signatories,at\n"


def read(folder: Path, content: str | bytes) -> EntryList:
    path = folder / "entries.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_entry_list(path, zone=HALIFAX, now=NOW)


def cells(folder: Path, content: str | bytes) -> list[tuple[Any, ...]]:
    return [
        (line.table, line.attendee, line.case, str(line.kind), line.quantity)
        for line in read(folder, content).lines
    ]


WANTED = [("4", "Zoë", "jani-silva", "letter", 3), ("", "", "x", "other", -1)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_commas_semicolons_and_tabs_separate_cells(
    tmp_path: Path, delimiter: str, end: str
) -> None:
    lines = ("table,attendee,case,kind,quantity", "4,Zoë,jani-silva,letter,3", ",,x,other,-1")
    assert cells(tmp_path, end.join(lines).replace(",", delimiter)) == WANTED


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
def test_letters_are_known_by_their_byte_order_mark(
    tmp_path: Path, encoding: str, mark: bytes
) -> None:
    text = HEADING + "4,Zoë,jani-silva,letter,3\n,,x,other,-1\n"
    assert cells(tmp_path, mark + text.encode(encoding)) == WANTED


def test_columns_may_stand_in_any_order_and_case(tmp_path: Path) -> None:
    content = "Quantity, KIND ,case,Attendee,TABLE\n3,Letter, jani-silva ,Zoë, 4 \n-1,other,x,,\n"
    assert cells(tmp_path, content) == WANTED


def test_blank_lines_are_skipped_and_still_counted(tmp_path: Path) -> None:
    lines = read(tmp_path, f"\n{HEADING}\n,,,,\n4,Zoë,jani-silva,letter,3\n\n").lines
    assert [line.line for line in lines] == [5]


def test_the_hint_that_excel_puts_first_is_no_heading(tmp_path: Path) -> None:
    content = HEADING.replace(",", ";") + "4;Zoë;jani-silva;letter;3\n;;x;other;-1\n"
    assert cells(tmp_path, f"sep=;\r\n{content}") == WANTED


def test_only_some_of_many_unknown_columns_are_named(tmp_path: Path) -> None:
    columns = ",".join(f"c{number}" for number in range(20_000))
    with pytest.raises(errors.ListColumnsError) as refused:
        read(tmp_path, f"{HEADING.strip()},{columns}\n")
    assert "these are unknown: c0, c1, c2, c3, c4, …." in explain(refused.value)


def test_a_cell_may_hold_line_breaks_quotes_and_delimiters(tmp_path: Path) -> None:
    content = HEADING + '4,"Ann ""the pen"", \nLee",a,letter,1\n5,Bo,a,letter,1\n'
    lines = read(tmp_path, content).lines
    assert [(line.line, line.attendee) for line in lines] == [
        (2, 'Ann "the pen", \nLee'),
        (4, "Bo"),
    ]


def test_apostrophes_before_formulas_are_taken_off_again(tmp_path: Path) -> None:
    content = HEADING + "'-4,'=Ann,a,letter,'-2\n''=5,'Bo,a,letter,1\n"
    assert cells(tmp_path, content) == [
        ("-4", "=Ann", "a", "letter", -2),
        ("'=5", "'Bo", "a", "letter", 1),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", "2026-12-10T23:42:07+00:00"),
        ("2026-12-10T19:30", "2026-12-10T23:30:00+00:00"),
        ("2026-07-10 19:30:15", "2026-07-10T22:30:15+00:00"),
        ("2026-12-10T19:30+01:00", "2026-12-10T18:30:00+00:00"),
        ("20261210T193000Z", "2026-12-10T19:30:00+00:00"),
    ],
)
def test_times_are_at_the_venue_unless_they_say_otherwise(
    tmp_path: Path, written: str, meant: str
) -> None:
    (line,) = read(tmp_path, FULL + f"1,,a,letter,1,,{written}\n").lines
    assert line.at.astimezone(UTC).isoformat() == meant


def test_one_person_signs_unless_more_are_named(tmp_path: Path) -> None:
    lines = read(tmp_path, FULL + "1,,a,letter,1,,\n1,,a,letter,1,25,\n").lines
    assert [line.signatories for line in lines] == [1, 25]


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    line = HEADING + "1,,a,letter,1\n"
    assert read(tmp_path, line).digest == read(tmp_path, line).digest
    assert len(read(tmp_path, line).digest) == 64
    assert read(tmp_path, line).digest != read(tmp_path, line + "\n").digest


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1,Bo,a,letter", "this line has 4 cells"),
        ("1,Bo,a,letter,1,1", "this line has 6 cells"),
        ('1,"Bo,a,letter,1', "a quotation mark is not closed"),
        ('1,"Bo"x,a,letter,1', "stands in the middle"),
        (f"1,{'B' * 200_000},a,letter,1", "a cell is too long"),
        ("1,Bo,a,letters,1", "“letters” is none of the kinds letter, preprinted_letter,"),
        ("1,Bo,a,,1", "“” is none of the kinds"),
        ("1,Bo,a,letter,", "the quantity “” is not a whole number"),
        ("1,Bo,a,letter,0", "the quantity “0”"),
        ("1,Bo,a,letter,1.0", "the quantity “1.0”"),
        ("1,Bo,a,letter,1e3", "the quantity “1e3”"),
        ("1,Bo,a,letter,1_0", "the quantity “1_0”"),
        ("1,Bo,a,letter,١", "the quantity “١”"),
        ("1,Bo,a,letter,1000001", "a whole number up to 1,000,000"),
        ("1,Bo,a,letter,99999999999999999999", "the quantity “99999999999999999999”"),
    ],
)
def test_a_wrong_line_is_named_with_its_reason(tmp_path: Path, line: str, words: str) -> None:
    content = f"{HEADING}1,Bo,a,letter,1\n{line}\n2,Cy,a,letter,1\n"
    with pytest.raises(errors.EntryListError) as refused:
        read(tmp_path, content)
    assert refused.value.line == 3
    assert explain(refused.value).startswith("Line 3 of “entries.csv” cannot be logged: ")
    assert words in explain(refused.value)


@pytest.mark.parametrize(
    ("signatories", "at"),
    [
        *[(wrong, "") for wrong in ("0", "-1", "x", "10001", "1.5")],
        *[
            ("", wrong)
            for wrong in (
                *("yesterday", "19:30", "2026-12-10", "2026-13-10T19:30", "0001-01-01T00:00"),
                *("9999-12-31T23:59", "2026-12-10T25:00", "2026-W50-4"),
            )
        ],
    ],
)
def test_wrong_signatories_and_times_are_refused(tmp_path: Path, signatories: str, at: str) -> None:
    with pytest.raises(errors.EntryListError) as refused:
        read(tmp_path, FULL + f"1,,a,letter,1,{signatories},{at}\n")
    assert refused.value.line == 2
    assert f"“{signatories or at}”" in explain(refused.value)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", errors.ListEmptyError, "has no entries"),
        (b"\n\n", errors.ListEmptyError, "has no entries"),
        (HEADING.encode(), errors.ListEmptyError, "has no entries"),
        (b"PK\x03\x04" + b"\0" * 500, errors.ListWorkbookError, "save it as “CSV UTF-8”"),
        (b"\xd0\xcf\x11\xe0" * 9, errors.ListWorkbookError, "save it as “CSV UTF-8”"),
        (bytes(range(256)), errors.ListEncodingError, "save it as “CSV UTF-8”"),
        ((HEADING + "1,Zoë,a,letter,1").encode("latin-1"), errors.ListEncodingError, "CSV UTF-8"),
        ((HEADING + "1,Bo,a,letter,1").encode("utf-16-le"), errors.ListEncodingError, "CSV UTF-8"),
        (codecs.BOM_UTF16_LE + b"a", errors.ListEncodingError, "CSV UTF-8"),
        (b"1,Bo,a,letter,1\n", errors.ListColumnsError, "it lacks: table, attendee, case, kind,"),
        (b"table,attendee,case,kind\n", errors.ListColumnsError, "it lacks: quantity."),
        (b"table,attendee,case,kind,quantity,Table\n", errors.ListColumnsError, "twice: table."),
        (
            b"table,attendee,case,kind,quantity,remarks\n",
            errors.ListColumnsError,
            "these are unknown: remarks.",
        ),
        (b'"table,attendee\n', errors.EntryQuotesError, "Line 1 "),
    ],
)
def test_what_is_no_list_is_refused(
    tmp_path: Path, content: bytes, kind: type[errors.ListError], words: str
) -> None:
    with pytest.raises(kind) as refused:
        read(tmp_path, content)
    assert words in explain(refused.value)


def test_a_file_far_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(MAX_MEGABYTES * 1_000_000 + 1)
    with pytest.raises(errors.ListTooLargeError):
        read_entry_list(path, zone=HALIFAX, now=NOW)


@pytest.mark.parametrize("name", ["nowhere.csv", "."])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(errors.ListUnreadableError):
        read_entry_list(tmp_path / name, zone=HALIFAX, now=NOW)
