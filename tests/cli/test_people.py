"""Lists of people from the command line: signed in, saved, and typed into a spreadsheet."""

from __future__ import annotations

import csv
import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW
from w4r_desktop.services import lock, rehearsal
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import contacts, people
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command_line import Cli

    Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a list of people, a line each."""

    def write_list(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "people.csv"
        path.write_text("\n".join((*lines, "")), encoding=encoding)
        return path

    return write_list


def here(event: Path) -> dict[str, tuple[str, int]]:
    """Return the table and heads of everybody here, by name."""
    with closing(EventFile(event)) as file, file.reading() as session:
        return {row.name: (row.table_name, row.heads) for row in people(session)}


def test_a_list_is_signed_in_and_what_is_doubtful_is_told(
    cli: Cli, event: Path, write: Write
) -> None:
    path = write("Name,Table,People,Shoes", "Anna,4,,38", "Class 8b,5,25,", "B\u200bo,4,many,")

    answer = cli("people", "import", event, path)

    assert answer.code == 0
    assert answer.out.splitlines() == [
        "Unknown columns were left out: Shoes.",
        "Line 4: Characters that cannot be seen were left out of the name.",
        "Line 4: “many” is not a number of people, so one is counted.",
        "27 people from “people.csv” were signed in.",
    ]
    assert here(event) == {"Anna": ("4", 1), "Class 8b": ("5", 25), "Bo": ("4", 1)}


def test_a_list_is_signed_in_after_a_backup(
    cli: Cli, event: Path, write: Write, tmp_path: Path
) -> None:
    cli("people", "import", event, write("Name", "Anna"), "--preview")
    assert not (tmp_path / "data" / "backups").exists()
    cli("people", "import", event, write("Name", "Anna"))

    (backup,) = (tmp_path / "data" / "backups").glob("*/*.w4r")
    assert list(here(event)) == ["Anna"]
    assert here(backup) == {}


def test_a_preview_changes_nothing(cli: Cli, event: Path, write: Write) -> None:
    answer = cli("people", "import", event, write("Name", "Anna"), "--preview")

    assert answer.out == "1 person would be signed in. This was a preview; nothing was changed.\n"
    assert here(event) == {}


def test_who_is_here_or_listed_twice_comes_only_with_everybody(
    cli: Cli, event: Path, write: Write
) -> None:
    path = write("Name,E-mail", "Anna,a@example.org", "ANNA,a@example.org")

    cli("people", "import", event, path)
    assert list(here(event)) == ["Anna"]
    cli("people", "import", event, path)
    assert list(here(event)) == ["Anna"]
    cli("people", "import", event, path, "--everybody")
    assert list(here(event)) == ["Anna", "Anna (2)", "ANNA (3)"]


def test_people_without_a_table_are_shared_out_or_sit_where_it_is_said(
    cli: Cli, event: Path, write: Write
) -> None:
    cli("people", "import", event, write("Name", "A", "B", "C"))
    assert [table for table, _heads in here(event).values()] == ["1", "2", "3"]
    cli("people", "import", event, write("Name", "D", "E"), "--table", "table 07")

    assert here(event)["D"] == here(event)["E"] == ("7", 1)
    answer = cli("people", "import", event, write("Name", "F"), "--table", "Garden")
    assert answer.code != 0
    assert "The event has no table “Garden”." in answer.err


def test_a_table_that_is_not_here_is_named_with_its_line_or_made(
    cli: Cli, event: Path, write: Write
) -> None:
    path = write("Name,Table", "A,1", "B,Garden")

    answer = cli("people", "import", event, path)
    assert answer.code == 1
    assert answer.err == (
        "“people.csv” was not imported: line 3 names “Garden”, a table that is not here. Nothing "
        "was changed. Add the table first, or have the tables of the list made.\n"
    )
    assert here(event) == {}
    assert cli("people", "import", event, path, "--make-tables").code == 0
    assert here(event)["B"] == ("Garden", 1)
    with closing(EventFile(event)) as file, file.reading() as session:
        assert tables(session)[-1].name == "Garden"


def test_letters_and_a_first_line_that_cannot_be_told_are_asked_for(
    cli: Cli, event: Path, write: Write
) -> None:
    path = write("Zoë", encoding="cp1252")

    answer = cli("people", "import", event, path)
    assert answer.code == 1
    assert "the encoding of line 1 is not UTF-8" in answer.err
    answer = cli("people", "import", event, path, "--encoding", "windows-1252")
    assert answer.code == 1
    assert "its first line is not a header" in answer.err
    told = ("--encoding", "windows-1252", "--no-heading")
    assert cli("people", "import", event, path, *told).code == 0
    assert list(here(event)) == ["Zoë"]


def test_addresses_come_only_with_the_words_that_were_agreed_to(
    cli: Cli, event: Path, write: Write
) -> None:
    def kept() -> list[tuple[str, str]]:
        with closing(EventFile(event)) as file, file.reading() as session:
            return [(row.email, row.wording) for row in contacts(session).values()]

    cli("people", "import", event, write("Name,E-mail,Consent", "A,a@example.org,yes"))
    assert kept() == []
    path = write("Name,E-mail,Consent", "B,b@example.org,yes", "C,c@example.org,no")
    answer = cli("people", "import", event, path, "--agreed-to", "May we write?")
    assert kept() == [("b@example.org", "May we write?")]
    assert answer.out.startswith("The e-mail address or telephone number of 1 person is left out")
    path = write("Name,E-mail", "D,d@example.org")
    cli("people", "import", event, path, "--agreed-to", "May we write?", "--all-agreed")
    assert len(kept()) == 2


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_the_list_is_saved_and_contacts_only_if_they_are_asked_for(
    cli: Cli, event: Path, write: Write, tmp_path: Path, suffix: str
) -> None:
    path = write("Name,E-mail", "=Anna,a@example.org")
    cli("people", "import", event, path, "--agreed-to", "May we write?", "--all-agreed")

    plain, full = tmp_path / f"plain{suffix}", tmp_path / f"full{suffix}"
    answer = cli("people", "export", event, plain)
    assert answer.out.startswith(f"“plain{suffix}” was saved: 1 person by name, as of ")
    assert cli("people", "export", event, full, "--contacts").code == 0

    if suffix == ".json":
        assert json.loads(full.read_bytes())["people"][0]["contact"]["email"] == "a@example.org"
    if suffix == ".csv":
        (row,) = csv.DictReader(full.read_text("utf-8-sig").splitlines())
        assert (row["Name"], row["E-mail"]) == ("'=Anna", "a@example.org")
    if suffix != ".xlsx":
        assert b"a@example.org" not in plain.read_bytes()
    assert cli("people", "export", event, full).code == 1, "a file is never saved over"


def test_a_list_is_no_other_kind_of_file(cli: Cli, event: Path, tmp_path: Path) -> None:
    answer = cli("people", "export", event, tmp_path / "people.pdf")

    assert answer.code == 2
    assert "Give it a name that ends in .csv, .xlsx or .json." in answer.err


def test_no_list_comes_out_of_a_copy_to_practise_on(cli: Cli, event: Path, tmp_path: Path) -> None:
    with closing(EventFile(event)) as file:
        file.write_for_good(rehearsal.begin, at=NOW)

    assert cli("people", "export", event, tmp_path / "people.csv").code == 1
    assert not (tmp_path / "people.csv").exists()


def test_no_list_comes_out_of_a_locked_evening(cli: Cli, event: Path, tmp_path: Path) -> None:
    with closing(EventFile(event)) as file:
        file.write_for_good(lock.set_pin, pin="258014")
        file.write_for_good(lock.lock, at=NOW)

    assert cli("people", "export", event, tmp_path / "people.csv").code == 1
    assert not (tmp_path / "people.csv").exists()
    listed = tmp_path / "listed.csv"
    listed.write_text("Name\nAmina Khan\n", encoding="utf-8")
    assert cli("people", "import", event, listed).code == 1  # who is here is not to be seen


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_a_template_is_saved_and_read_back(
    cli: Cli, event: Path, tmp_path: Path, name: str
) -> None:
    assert cli("people", "template", tmp_path / name).out == (
        f"“{name}” was saved. Fill in one person a line.\n"
    )

    answer = cli("people", "import", event, tmp_path / name)

    assert "there are no people in it" in answer.err
