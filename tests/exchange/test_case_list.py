"""Cases that organizers keep in a spreadsheet come in under the rules of packs, all or none."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.lists import CAMPAIGN, LEAST, as_csv, as_xlsx, listed, only_case, read, refusal
from tests.exchange.whole_row import WHOLE_CASE, WHOLE_ROW
from w4r_desktop import language
from w4r_desktop.exchange.case_pack import read_pack, write_pack
from w4r_desktop.exchange.csv_cells import guarded
from w4r_desktop.exchange.pack_notes import note_words
from w4r_desktop.exchange.pack_text import cleaned, is_blank

both = pytest.mark.parametrize("name", ["cases.csv", "cases.xlsx"])


@both
def test_the_least_list_gives_cases_of_the_campaign(tmp_path: Path, name: str) -> None:
    found = read(listed(tmp_path / name, {}, {"Name": "Łukasz & Co", "Country": "Myanmar"}))

    assert found.notes == ()
    assert found.pack.campaign == CAMPAIGN
    assert found.pack.language == "en"
    assert [(case.code, case.name, case.country) for case in found.pack.cases] == [
        ("ana-example", "Ana Example", "CO"),
        ("lukasz-co", "Łukasz & Co", "MM"),
    ]


@both
def test_every_column_reaches_its_field(tmp_path: Path, name: str) -> None:
    assert only_case(listed(tmp_path / name, WHOLE_ROW)) == WHOLE_CASE


def test_a_list_leaves_as_a_pack_and_comes_back(tmp_path: Path) -> None:
    pack = read(listed(tmp_path / "cases.csv", WHOLE_ROW, {})).pack

    write_pack(tmp_path / "cases.w4rpack", pack)

    assert read_pack(tmp_path / "cases.w4rpack").pack == pack


@both
def test_every_script_comes_in_as_it_stands(tmp_path: Path, name: str) -> None:
    row = {
        "Name": "أحمد مثال",
        "Headline": "အမှန်တရားအတွက်",
        "Story": "Мария ждёт.\n\n李愛 👩\u200d🌾",
        "Official: addressee": "عمر",
        "Official: address": "شارع ١\nالقاهرة ١١٥١١",
        "Official: country": "EG",
    }

    case = only_case(listed(tmp_path / name, row))

    assert (case.code, case.name, case.headline) == ("case", row["Name"], row["Headline"])
    assert case.story == row["Story"]
    assert case.targets[0].lines == ("شارع ١", "القاهرة ١١٥١١")


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "utf-16-le")],
)
def test_csv_of_any_spreadsheet_program_is_read_or_refused_in_words(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    row = {**LEAST, "Headline": "Für den Fluß, überall"}
    path = as_csv(
        tmp_path / "cases.csv",
        list(row),
        list(row.values()),
        delimiter=delimiter,
        encoding=encoding,
    )

    if encoding == "utf-16-le":  # without its mark
        assert refusal(path).startswith("what stands in line 1 is no text, or kept unusually.")
    else:
        assert only_case(path).headline == "Für den Fluß, überall"


def test_a_german_list_in_the_letters_of_old_windows_is_refused(tmp_path: Path) -> None:
    row = {**LEAST, "Headline": "Für den Fluß"}
    path = as_csv(
        tmp_path / "Fälle.csv", list(row), list(row.values()), delimiter=";", encoding="cp1252"
    )

    assert refusal(path) == (
        "its letters cannot be read for certain, because the encoding of line 2 is not UTF-8. "
        "Nothing was changed. Open it in your spreadsheet "
        "program and save it as “Excel workbook (.xlsx)” or as “CSV UTF-8”."
    )


def test_headings_are_known_without_case_accents_and_signs_and_by_their_keys(
    tmp_path: Path,
) -> None:
    headings = ["NAME ", "héadline", "country", "short_name", "OFFICIAL – E-Mail", "primary.lines"]
    headings += ["Primary country", "solidarity_addressee", "warning", "Salutation"]
    row = ["Ana", "River", "Kolumbien", "A", "a@example.org", "Street 1", "CO", "Ana", "!", "Dear"]
    row[2] = "Colombie"

    case = only_case(as_csv(tmp_path / "cases.csv", headings, row))

    assert (case.name, case.country, case.short_name) == ("Ana", "CO", "A")
    official, person = case.targets
    assert (official.email, official.lines, official.salutation) == (
        "a@example.org",
        ("Street 1",),
        "Dear",
    )
    assert person.addressee == "Ana"
    assert case.guidance.warning == "!"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(("co", "CO"), ("Colombie", "CO"), ("COLOMBIA", "CO"), ("Côte d’Ivoire", "CI")),
        *(("cote d'ivoire", "CI"), ("Türkiye", "TR"), ("Turkey", "TR"), ("Myanmar", "MM")),
        *(("Myanmar (Burma)", "MM"), ("Birmanie", "MM"), ("Kosovo", "XK"), ("xk", "XK")),
        *(("République démocratique du Congo", "CD"), ("Corée du Nord", "KP")),
    ],
)
def test_a_country_is_known_by_its_code_and_by_its_names(
    tmp_path: Path, cell: str, code: str
) -> None:
    assert only_case(listed(tmp_path / "cases.csv", {"Country": cell})).country == code


def test_unknown_columns_are_told_and_left_out(tmp_path: Path) -> None:
    found = read(listed(tmp_path / "cases.csv", {"Mood": "good", "Table": "4"}))

    assert [note_words(note) for note in found.notes] == [
        "Unknown columns were left out: Mood, Table."
    ]


def test_what_hides_in_a_cell_is_taken_away_and_told_by_row_and_heading(tmp_path: Path) -> None:
    row = {"Official: e-mail": "a\u200b@example.org", "Warning": "Be\u202e careful"}

    found = read(listed(tmp_path / "cases.csv", {}, row))

    assert found.pack.cases[1].targets[0].email == "a@example.org"
    assert [note_words(note) for note in found.notes] == [
        "Invisible or stacked-up characters were removed: row 3, “Official: e-mail”.",
        "Invisible or stacked-up characters were removed: row 3, “Warning”.",
    ]


def test_codes_are_made_from_names_and_keep_clear_of_those_given(tmp_path: Path) -> None:
    rows: list[dict[str, str]]
    rows = [{}, {"Code": "ana-example"}, {"Name": "Ána EXAMPLE"}, {"Name": "李"}, {"Name": "愛"}]

    found = read(listed(tmp_path / "cases.csv", *rows))

    assert [case.code for case in found.pack.cases] == [
        *("ana-example-2", "ana-example", "ana-example-3", "case", "case-2"),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"Name": ""}, "row 3, “Name” is missing."),
        ({"Name": "\u200b"}, "row 3, “Name” is empty."),
        ({"Headline": "x" * 201}, "row 3, “Headline” is too long, 201 characters, where at most"),
        ({"Headline": "a\nb"}, "row 3, “Headline” contains a line break."),
        (
            {"Country": "Atlantis"},
            "row 3, “Country” is “Atlantis”, which is neither the name of a country nor its code.",
        ),
        ({"Code": "Ana 1"}, "row 3, “Code” is “Ana 1”; only a to z, 0 to 9 and hyphens"),
        ({"How many people": "many"}, "row 3, “How many people” is not a whole number from 1 to"),
        ({"How many people": "0"}, "row 3, “How many people” is not a whole number from 1 to"),
        (
            {"Children among them": "perhaps"},
            "row 3, “Children among them” is “perhaps”, which is not “yes” or “no”.",
        ),
        (
            {"Religious cards": "perhaps"},
            "row 3, “Religious cards” is “perhaps”, which is not “yes”, “no”, or “unknown”.",
        ),
        ({"Demands": "x\n" * 11}, "row 3, “Demands” has too many entries, 11, where at most 10"),
        ({"Demands": "x\n" + "y" * 1001}, "row 3, “Demands”, entry 2 is too long"),
        (
            {"Languages to write in": "es, Klingonese"},
            "row 3, “Languages to write in” is “Klingonese”, which is not a language code.",
        ),
        ({"Languages to write in": "es, e"}, "row 3, “Languages to write in”, entry 2 is “e”"),
        ({"Official: address": "Street 1"}, "row 3, “Official: country” is missing."),
        (
            {"Copy: address": "a\n\nb", "Copy: country": "CO"},
            "row 3, “Copy: address”, entry 2 is empty.",
        ),
        (
            {"Person in need: address": "a\nb\n" + "x" * 61, "Person in need: country": "CO"},
            "row 3, “Person in need: address”, entry 3 is too long, 61 characters",
        ),
        (
            {"official: valid until": "31.12.2031"},
            "row 3, “official: valid until” is “31.12.2031”, which is not a date like 2020-12-10.",
        ),
        ({"primary.lines": "a\n" * 8, "primary.country": "CO"}, "row 3, “primary.lines” has too"),
        ({"Sources": "a\n" + "x" * 1001}, "row 3, “Sources”, entry 2 is too long"),
        ({"Warning": "x" * 1001}, "row 3, “Warning” is too long, 1,001 characters"),
    ],
)
def test_a_cell_that_breaks_a_rule_is_named_by_row_and_heading(
    tmp_path: Path, row: dict[str, str], words: str
) -> None:
    found = refusal(listed(tmp_path / "cases.csv", {}, row, {}))

    assert found.startswith(words)
    assert found.endswith(
        "Nothing was changed. Correct it in the spreadsheet, save it and import it again."
    )


def test_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(
        'Name,Headline,Country,Story\nAna,River,CO,"two\nlines"\n\n,,,\nBo,Mine,Oz,\n', "utf-8"
    )

    assert refusal(path).startswith("row 5, “Country” is “Oz”")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "the file is empty."),
        ([["", ""]], "there are no cases below its headings."),
        ([list(LEAST)], "there are no cases below its headings."),
        ([["Name", "Mood"], ["a", "b"]], "its first row lacks these headings: Headline, Country."),
        (
            [[*LEAST, "name"], [*LEAST.values(), "Bo"]],
            "the column “Name” is there twice. Nothing was changed. Rename or remove one of them.",
        ),
        ([list(LEAST), [*LEAST.values(), "astray"]], "in row 2 a cell stands under no heading."),
        (
            [[*LEAST, "Code"], [*LEAST.values(), "a"], ["", "", "", ""], [*LEAST.values(), "a"]],
            "rows 2 and 4 have the same code, “a”.",
        ),
        ([list(LEAST), *[list(LEAST.values())] * 151], "it has more than 150 rows."),
    ],
)
def test_a_list_that_is_no_list_of_cases_is_refused(
    tmp_path: Path, rows: list[list[str]], words: str
) -> None:
    assert refusal(as_csv(tmp_path / "cases.csv", *rows)).startswith(words)


def test_a_quotation_mark_that_is_never_closed_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text('Name,Headline,Country\nAna,River,CO\n"Bo,Mine,CO\nCy,Sea,CO\n', "utf-8")

    assert refusal(path).startswith("in line 3 a quotation mark is not closed")


def test_what_a_spreadsheet_would_run_comes_in_as_the_letters_it_is(tmp_path: Path) -> None:
    row = {"Headline": "=1+1", "Official: phone": guarded("+57 601"), "Quote": guarded("'=x")}

    case = only_case(listed(tmp_path / "cases.csv", row))

    assert (case.headline, case.targets[0].phone, case.quote) == ("=1+1", "+57 601", "'=x")


def test_no_file_and_no_list_are_refused_in_words(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.csv").startswith("it cannot be opened.")

    write_pack(tmp_path / "cases.w4rpack", read(listed(tmp_path / "cases.csv", {})).pack)
    assert refusal(tmp_path / "cases.w4rpack").startswith(
        "it is neither an Excel workbook (.xlsx) nor a CSV file."
    )


def test_a_list_is_refused_in_the_language_in_force(tmp_path: Path) -> None:
    language.use("fr")
    try:
        with pytest.raises(Exception, match="refused") as caught:
            read(as_xlsx(tmp_path / "cas.xlsx", list(LEAST), ["Ana", "x", "Atlantide"]))
    finally:
        language.use("en")
    assert caught.value.where == ("rows", 1, "Country")  # type: ignore[attr-defined]


SCRIPTS = "aZé ß'&<=+-@ŁДЖسעאနကြမ်မြန한李愛👩\u200d🌾²½ﬁ٣,;\t\""


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(SCRIPTS, min_size=1, max_size=30),
    story=st.text(SCRIPTS + "\n", max_size=60),
    address=st.lists(st.text(SCRIPTS, min_size=1, max_size=20), max_size=3),
    delimiter=st.sampled_from(",;\t"),
)
def test_any_text_comes_in_whole(name: str, story: str, address: list[str], delimiter: str) -> None:
    name, story = f"A{cleaned(name)}".replace("\t", " ").strip(), cleaned(story).strip()
    lines = [cleaned(line).replace("\t", " ").strip() for line in address]
    lines = [line for line in lines if not is_blank(line)]
    headings = ["Name", "Headline", "Country", "Story", "Official: address", "Official: country"]
    row = [name, "x", "CO", story, "\n".join(lines), "CO"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cases.csv")
        cells = [guarded(cell) for cell in row]
        (case,) = read(as_csv(path, headings, cells, delimiter=delimiter)).pack.cases

    assert (case.name, case.story) == (name, story)
    assert list(case.targets[0].lines) == lines
