"""Saving the tally and envelopes from the command line."""

from __future__ import annotations

import csv
import json
import os
import random
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from w4r_desktop import __version__
from w4r_desktop.domain.tally import PIECES, ActionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.command_line import Cli


CODES = ("khaled-drareni", "nassima-al-sada", "jani-silva", "gustavo-gatica", "el-hiblu-3")
PEOPLE = [f"Writer {number} Ñandú" for number in range(1, 76)]


def evening_of_497() -> list[tuple[str, str, str, str, int]]:
    """497 entries for 75 people at 10 tables, the same every time; a few name nobody."""
    chance = random.Random(497)  # noqa: S311 - an invented evening, not a secret
    seats = {name: str(number % 10 + 1) for number, name in enumerate(PEOPLE)}
    writers = PEOPLE + chance.choices([*PEOPLE, ""], k=497 - len(PEOPLE))
    return [
        (
            seats.get(name) or chance.choice(["", "1", "10"]),
            name,
            chance.choice(CODES),
            chance.choice(sorted(PIECES)),
            1,
        )
        for name in writers
    ]


@pytest.fixture
def big_list(tmp_path: Path) -> Path:
    path = tmp_path / "497.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("table", "attendee", "case", "kind", "quantity"))
        rows.writerows(evening_of_497())
    return path


@pytest.mark.parametrize("folder", [".", "", "folder", "folder/.."])
def test_a_folder_is_no_place_to_save_in(
    cli: Cli, event: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(event.parent)
    (event.parent / "folder").mkdir()
    for words in (("export", event, "--format", "csv"), ("print", event, "envelopes")):
        said = cli(*words, "-o", folder)
        assert said.code == 2
        assert "is a folder. Name the file as well, such as tally.json" in said.err


def test_a_place_to_save_can_be_unusable(cli: Cli, event: Path) -> None:
    said = cli("export", event, "--format", "csv", "-o", event.parent / ("n" * 300))
    assert said.code == 1
    assert "because that name is too long" in said.err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no devices in folders")
def test_a_device_is_left_alone(cli: Cli, event: Path) -> None:
    pipe = event.parent / "pipe"
    os.mkfifo(pipe)
    said = cli("export", event, "--format", "csv", "-o", pipe)
    assert said.code == 1
    assert "because that is the name of a folder or a device" in said.err
    assert pipe.is_fifo()


def test_an_event_is_not_replaced_under_any_name(cli: Cli, event: Path) -> None:
    renamed = event.rename(event.with_name("evening.json"))
    link = event.with_name("tally.json")
    link.symlink_to(renamed)
    before = renamed.read_bytes()
    other = cli("new", event.with_name("b.w4r"), "--name", "B", "--date", "2026-12-10")
    assert other.code == 0
    for output in (renamed, link, event.with_name("evening.json-wal")):
        said = cli("export", event.with_name("b.w4r"), "--format", "json", "-o", output)
        assert said.code == 1
        assert "because that is the name of an event" in said.err
    assert renamed.read_bytes() == before


def exported(cli: Cli, event: Path) -> dict[str, Any]:
    path = event.with_suffix(".json")
    said = cli("export", event, "--format", "json", "-o", path)
    assert said.code == 0, said.err
    tally = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(tally, dict)
    return tally


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sums(column: int) -> Mapping[str, Mapping[str, int]]:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in evening_of_497():
        counted[str(entry[column])][entry[3]] += entry[4]
    return counted


def test_497_entries_stand_in_json_by_case_and_by_table(
    cli: Cli, event: Path, big_list: Path
) -> None:
    assert "497 entries" in cli("log", event, big_list).out
    tally = exported(cli, event)
    assert tally["pieces"] == 497
    assert sum(tally["kinds"][kind] for kind in PIECES) == 497
    assert {c["code"]: c["kinds"] for c in tally["by_case"] if c["kinds"]} == sums(2)
    assert {t["name"]: t["kinds"] for t in tally["by_table"] if t["kinds"]} == sums(0)
    assert tally["people"] == {"attendees": 75, "first_time": 0, "minors": 0}


def test_497_entries_stand_in_csv_by_case_and_by_table(
    cli: Cli, event: Path, big_list: Path, tmp_path: Path
) -> None:
    cli("log", event, big_list)
    cli("export", event, "--format", "csv", "-o", tmp_path / "out.csv")
    rows = rows_of(tmp_path / "out.csv")
    assert sum(int(row["quantity"]) for row in rows) == 497
    for column, name in ((0, "table"), (2, "case")):
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            counted[row[name]][row["kind"]] += int(row["quantity"])
        assert counted == sums(column)


def test_csv_goes_into_another_event_with_the_same_totals(
    cli: Cli, event: Path, big_list: Path, tmp_path: Path
) -> None:
    cli("log", event, big_list)
    cli("export", event, "--format", "csv", "-o", tmp_path / "out.csv")
    other = tmp_path / "other.w4r"
    cli("new", other, "--name", "Sum", "--date", "2026-12-11", "--tables", 10)
    assert cli("log", other, tmp_path / "out.csv").code == 0
    first, second = exported(cli, event), exported(cli, other)
    for part in ("pieces", "kinds", "signatories"):
        assert first[part] == second[part]
    for part, key in (("by_case", "code"), ("by_table", "name")):
        assert [(row[key], row["kinds"]) for row in first[part]] == [
            (row[key], row["kinds"]) for row in second[part]
        ]
    assert second["people"]["attendees"] == 0


def test_no_export_names_a_person(cli: Cli, event: Path, big_list: Path, tmp_path: Path) -> None:
    cli("log", event, big_list)
    for form in ("json", "csv"):
        cli("export", event, "--format", form, "-o", tmp_path / "out")
        assert "Writer" not in (tmp_path / "out").read_text(encoding="utf-8")


def test_json_has_the_event_and_the_moment(cli: Cli, event: Path) -> None:
    tally = exported(cli, event)
    assert (tally["format"], tally["purpose"], tally["frozen"]) == ("w4r-results", "tally", False)
    assert tally["program"] == __version__
    told = tally["event"]
    assert (told["name"], told["held_on"], told["goal"]) == ("Candlelight", "2026-12-10", 500)
    as_of = datetime.fromisoformat(tally["as_of"])
    assert as_of.utcoffset() in (timedelta(hours=-4), timedelta(hours=-3))
    assert tally["kinds"] == dict.fromkeys(ActionKind, 0)
    assert len(tally["by_case"]) == 10
    assert (tally["by_table"][3]["name"], tally["by_table"][3]["kinds"]) == ("4", {})


def test_export_prints_one_line(cli: Cli, event: Path, tmp_path: Path) -> None:
    said = cli("export", event, "--format", "csv", "-o", tmp_path / "out.csv")
    assert said.out.startswith("“out.csv” was saved: 0 letters and cards as of ")
    assert said.out.count("\n") == 1


def test_an_export_never_takes_the_place_of_an_event(cli: Cli, event: Path) -> None:
    before = event.read_bytes()
    said = cli("export", event, "--format", "json", "-o", event)
    assert said.code == 1
    assert "that is the name of an event" in said.err
    assert event.read_bytes() == before


def test_an_export_into_no_folder_is_refused(cli: Cli, event: Path, tmp_path: Path) -> None:
    said = cli("export", event, "--format", "json", "-o", tmp_path / "nowhere" / "out.json")
    assert said.code == 1
    assert said.err == (
        "“out.json” was not saved, because its folder does not exist. Nothing was changed. "
        "Make the folder or choose another one.\n"
    )


# -- envelopes ---------------------------------------------------------------------------------


def text_of(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_envelopes_are_as_many_as_were_logged(
    cli: Cli, event: Path, write_list: Callable[..., Path], tmp_path: Path
) -> None:
    cli(
        "log",
        event,
        write_list(
            "1,,jani-silva,letter,2",
            "2,,jani-silva,preprinted_letter,1",
            "2,,jani-silva,solidarity_card,5",
            "2,,jani-silva,petition_signature,9",
            "2,,gustavo-gatica,letter,1",
        ),
    )
    said = cli("print", event, "envelopes", "-o", tmp_path / "out.pdf")
    assert said.out == "“out.pdf” has 4 envelopes.\n"
    pages = text_of(tmp_path / "out.pdf")
    assert len(pages) == 4
    assert all("Hall Street 3" in page for page in pages)


def test_cases_and_copies_can_be_chosen(cli: Cli, event: Path, tmp_path: Path) -> None:
    said = cli(
        *("print", event, "envelopes", "--case", "jani-silva", "--case", "gustavo-gatica=3"),
        *("--size", "c5", "-o", tmp_path / "out.pdf"),
    )
    assert said.out == "“out.pdf” has 4 envelopes.\n"
    page = PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (229, 162)


def test_the_envelope_is_the_usual_one_of_the_country(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    cli("print", event, "envelopes", "--case", "jani-silva", "-o", tmp_path / "out.pdf")
    page = PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    assert (page.width, page.height) == (684, 297)  # No. 10: 9.5 × 4.125 inches


def without_address(cli: Cli, event: Path, tmp_path: Path) -> str:
    """Return the code of a bundled case that has no postal address."""
    for case in exported(cli, event)["by_case"]:
        code = case["code"]
        said = cli("print", event, "envelopes", "--case", code, "-o", tmp_path / "try.pdf")
        if said.code == 1:
            assert "its brief gives no postal address" in said.err
            return str(code)
    pytest.fail("every bundled case has an address")


def test_a_case_without_address_is_left_out_and_told(
    cli: Cli, event: Path, write_list: Callable[..., Path], tmp_path: Path
) -> None:
    code = without_address(cli, event, tmp_path)
    cli("log", event, write_list(f"1,,{code},letter,2", "1,,jani-silva,letter,1"))
    said = cli("print", event, "envelopes", "-o", tmp_path / "out.pdf")
    assert said.code == 0
    assert said.out.startswith("“out.pdf” has 1 envelope. No envelope for ")
    assert "its brief gives no postal address" in said.out
    assert said.out.count("\n") == 1
    assert len(text_of(tmp_path / "out.pdf")) == 1


def test_a_case_without_address_asked_for_by_name_is_refused(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    code = without_address(cli, event, tmp_path)
    said = cli(
        *("print", event, "envelopes", "--case", code, "--case", "jani-silva"),
        *("-o", tmp_path / "out.pdf"),
    )
    assert said.code == 1
    assert said.err.endswith("Nothing was printed.\n")
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ((), "There is nothing to print"),
        (("--case", "nobody"), "The event has no case with the code “nobody”."),
    ],
)
def test_nothing_to_print_is_a_refusal(
    cli: Cli, event: Path, tmp_path: Path, words: tuple[str, ...], reason: str
) -> None:
    said = cli("print", event, "envelopes", *words, "-o", tmp_path / "out.pdf")
    assert said.code == 1
    assert reason in said.err
    assert list(tmp_path.glob("*.pdf*")) == list(tmp_path.glob(".*.part")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        ("envelopes", "--case", "jani-silva=0"),
        ("envelopes", "--case", "jani-silva=x"),
        ("envelopes", "--case", "jani-silva=-1"),
        ("envelopes", "--case", ""),
        ("envelopes", "--size", "a4"),
        ("envelopes", "--role", "friend"),
        ("postcards",),
    ],
)
def test_wrong_words_are_wrong_usage(
    cli: Cli, event: Path, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    assert cli("print", event, *wrong, "-o", tmp_path / "out.pdf").code == 2
    assert cli("print", event, "envelopes").code == 2
    assert not (tmp_path / "out.pdf").exists()
