"""The results on the command line: every form and purpose, and what is refused."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.evening import NOW
from w4r_desktop.domain.figures import Notes
from w4r_desktop.services import attendees, lock
from w4r_desktop.services.reports import keep_notes
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.reports import reports
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command_line import Cli

FORMS = ("json", "csv", "xlsx", "pdf", "text")


@pytest.fixture
def counted(cli: Cli, event: Path, write_list: Callable[..., Path]) -> Path:
    """An event with Amina Khan, who wrote two letters, and three cards of nobody."""
    lines = ("1,Amina Khan,jani-silva,letter,2", "2,,jani-silva,solidarity_card,3")
    assert cli("log", event, write_list(*lines)).code == 0
    return event


def text_of(path: Path) -> str:
    """Return all that can be read in a file of any form."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        rows = (row for name in book.sheetnames for row in book[name].values)
        return "\n".join(str(cell) for row in rows for cell in row)
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("purpose", ["tally", "group"])
def test_every_form_is_saved_without_names(
    cli: Cli, counted: Path, tmp_path: Path, form: str, purpose: str
) -> None:
    out = tmp_path / f"out.{form}"
    said = cli("export", counted, "--format", form, "--purpose", purpose, "-o", out)

    assert said.out.startswith(f"“out.{form}” was saved: 5 letters and cards as of ")
    assert said.out.count("\n") == 1
    assert "Candlelight" in text_of(out)
    assert "Amina" not in text_of(out)


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
@pytest.mark.parametrize("purpose", ["full", "contacts"])
def test_names_are_saved_where_the_organizer_asks_for_them(
    cli: Cli, counted: Path, tmp_path: Path, form: str, purpose: str
) -> None:
    out = tmp_path / f"out.{form}"
    said = cli("export", counted, "--format", form, "--purpose", purpose, "-o", out)

    assert said.out.startswith(f"“out.{form}” was saved with names of people, as of ")
    assert ("Amina Khan" in text_of(out)) == (purpose == "full")


@pytest.mark.parametrize("form", ["pdf", "text"])
@pytest.mark.parametrize("purpose", ["full", "contacts"])
def test_no_report_and_no_text_names_anybody(
    cli: Cli, counted: Path, tmp_path: Path, form: str, purpose: str
) -> None:
    out = tmp_path / "out"
    said = cli("export", counted, "--format", form, "--purpose", purpose, "-o", out)

    assert said.code == 1
    assert said.err.startswith("A report or a text is for everybody’s eyes")
    assert not out.exists()


def test_without_a_file_the_text_is_shown(cli: Cli, counted: Path) -> None:
    said = cli("export", counted, "--format", "text")
    assert said.out.startswith("Candlelight\n")
    assert "Pieces: 5 (2 letters, 3 cards)\n" in said.out
    assert json.loads(cli("export", counted, "--format", "json").out)["pieces"] == 5
    assert cli("export", counted, "--format", "csv").out.startswith("table,attendee,case,")


def test_the_registration_is_shown_and_saved(cli: Cli, counted: Path, tmp_path: Path) -> None:
    words = Notes(comments="Nobody’s business yet", contact="Ana Lee, 902 555 0100", expected=80)
    with closing(EventFile(counted)) as file:
        file.write("", keep_notes, notes=words)
    asked = ("export", counted, "--format", "text", "--registration")

    shown = cli(*asked).out
    assert shown.startswith("Event: Candlelight\n")
    assert "\nContact: Ana Lee, 902 555 0100\nExpected people: 80\n" in shown
    assert "Nobody’s business" not in shown
    assert cli(*asked, "-o", tmp_path / "out.txt").out == (
        "The registration was saved as “out.txt”.\n"
    )
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == shown
    assert "Ana Lee" not in cli("export", counted, "--format", "text").out


@pytest.mark.parametrize("other", [("--format", "json"), ("--purpose", "group")])
def test_the_registration_is_a_text_of_its_own(
    cli: Cli, counted: Path, other: tuple[str, str]
) -> None:
    said = cli("export", counted, "--format", "text", "--registration", *other)
    assert said.code == 2
    assert "The registration is a text of its own" in said.err


@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_what_cannot_be_shown_needs_a_file(cli: Cli, counted: Path, form: str) -> None:
    said = cli("export", counted, "--format", form)
    assert said.code == 2
    assert "Say with -o where to save it." in said.err


@pytest.mark.parametrize("form", FORMS)
def test_an_export_freezes_nothing(cli: Cli, counted: Path, tmp_path: Path, form: str) -> None:
    cli("export", counted, "--format", form, "-o", tmp_path / "out")
    with closing(EventFile(counted)) as file, file.reading() as session:
        assert reports(session) == ()


def test_a_locked_event_asks_for_the_pin_and_then_gives_whole_names(
    cli: Cli, counted: Path, tmp_path: Path
) -> None:
    with closing(EventFile(counted)) as file:
        with file.reading() as session:
            seat = tables(session)[0].writing_table_id
        file.write("", attendees.sign_in, name="Bashir Noor", writing_table_id=seat, at=NOW)
        file.write_for_good(lock.set_pin, pin="258014")
        file.write_for_good(lock.lock, at=NOW)
    out, pin = tmp_path / "out.json", tmp_path / "pin.txt"
    words = ("export", counted, "--format", "json", "--purpose", "full", "-o", out)

    assert cli(*words).err.startswith("The organizer has locked “evening.w4r”")
    pin.write_text("111111")
    assert "is not the right one" in cli(*words, "--pin-file", pin).err
    assert not out.exists()
    pin.write_text("258014")
    assert cli(*words, "--pin-file", pin).code == 0
    people = json.loads(out.read_text(encoding="utf-8"))["attendees"]
    assert [person["name"] for person in people] == ["Amina Khan", "Bashir Noor"]
