"""The report from the command line: each freezes a version, and an earlier one stays as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests.documents import pdfs
from tests.evening import Evening, usual_event
from w4r_desktop import paths
from w4r_desktop.services import lock, rehearsal
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Cli

NOW = datetime(2026, 12, 10, 22, tzinfo=UTC)
PIN = "4711"


@pytest.fixture
def event() -> Path:
    """An evening with 12 letters by Zebedee, among the person's own."""
    path = paths.events_folder() / "evening.w4r"
    log(path, 12)
    return path


def log(path: Path, quantity: int) -> None:
    evening = Evening(EventFile(path) if path.exists() else usual_event(path))
    with closing(evening.file):
        evening.log(evening.sign_in("Zebedee Xylander"), quantity)


def page(pdf: Path) -> str:
    return " ".join(pdfs.words(pdf.read_bytes()))


def frozen(path: Path) -> list[tuple[int, bytes]]:
    """Return the versions in the event file, as they are kept."""
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT version, figures FROM report ORDER BY version").fetchall()


def damage(path: Path, *, version: int) -> None:
    """Leave a report of which nobody can tell what it said."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE report SET figures = '{}' WHERE version = ?", (version,))


def test_each_report_is_a_version_and_says_which(cli: Cli, event: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    said = cli("report", event, "-o", one)
    assert said.code == 0, said.err
    assert "“one.pdf” was saved: version 1 of the report, 12 pieces as of " in said.out
    log(event, 3)
    assert "version 2 of the report, 15 pieces" in cli("report", event, "-o", two).out
    assert "Report version 1, as of" in page(one)
    assert "What changed Since version 1" in page(two)
    assert "Pieces: 15, before 12" in page(two)


def test_an_earlier_version_is_saved_again_byte_for_byte(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    cli("report", event, "-o", tmp_path / "one.pdf")
    kept = frozen(event)
    log(event, 3)
    cli("report", event, "-o", tmp_path / "two.pdf")
    said = cli("report", event, "-o", tmp_path / "again.pdf", "--version", "1")
    assert said.code == 0, said.err
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()
    assert frozen(event)[:1] == kept
    assert [version for version, _figures in frozen(event)] == [1, 2]


def test_a_report_of_what_has_not_changed_is_saved_again(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    first = cli("report", event, "-o", tmp_path / "one.pdf")
    assert "Nothing has changed" not in first.out
    said = cli("report", event, "-o", tmp_path / "again.pdf")
    assert "“again.pdf” was saved: version 1 of the report, 12 pieces as of " in said.out
    assert said.out.endswith("Nothing has changed since, so no new version was made.\n")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()
    assert [version for version, _figures in frozen(event)] == [1]


def test_only_a_version_that_is_needed_has_to_be_readable(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    pdf = tmp_path / "report.pdf"
    for _version in range(3):
        assert cli("report", event, "-o", pdf).code == 0
        log(event, 1)
    damage(event, version=1)

    assert "version 3 of the report" in cli("report", event, "-o", pdf, "--version", "3").out
    assert "version 4 of the report" in cli("report", event, "-o", pdf).out
    for version in ("1", "2"):
        assert "is damaged" in cli("report", event, "-o", pdf, "--version", version).err

    log(event, 1)
    damage(event, version=4)
    assert "is damaged" in cli("report", event, "-o", pdf).err
    assert [version for version, _figures in frozen(event)] == [1, 2, 3, 4]


def test_a_tally_is_saved_whatever_has_become_of_reports(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    for _version in range(2):
        assert cli("report", event, "-o", tmp_path / "report.pdf").code == 0
        log(event, 1)
    damage(event, version=1)
    words = ("export", event, "--format", "json")
    assert '"pieces": 14' in cli(*words).out
    cli("report", event, "-o", tmp_path / "report.pdf")
    assert '"version": 3' in cli(*words).out
    damage(event, version=3)
    assert '"pieces": 14' in cli(*words).out
    assert '"version": 0' in cli(*words).out


def test_a_version_that_there_is_not_is_named(cli: Cli, event: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "one.pdf"
    said = cli("report", event, "-o", pdf, "--version", "1")
    assert (said.code, "was never made" in said.err) == (2, True)
    cli("report", event, "-o", pdf)
    said = cli("report", event, "-o", tmp_path / "two.pdf", "--version", "3")
    assert "The report has no version 3. The newest is 1." in said.err
    assert not (tmp_path / "two.pdf").exists()


def test_it_comes_on_the_paper_asked_for_and_names_nobody(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    for paper, size in (("a4", (210, 297)), ("letter", (216, 279))):
        pdf = tmp_path / f"{paper}.pdf"
        assert cli("report", event, "-o", pdf, "--paper", paper).code == 0
        assert set(pdfs.sizes(pdf.read_bytes())) == {size}
        assert "Zebedee" not in page(pdf)
        assert b"Xylander" not in pdf.read_bytes()
        about = PdfReader(pdf).metadata
        assert about is not None
        assert (about.title, about.author) == ("Report – Candlelight", "W4R Desktop")


def test_an_event_is_never_overwritten(cli: Cli, event: Path) -> None:
    before = frozen(event)
    said = cli("report", event, "-o", event)
    assert (said.code != 0, frozen(event)) == (True, before)


def test_no_version_is_made_where_nothing_can_be_saved(
    cli: Cli, event: Path, tmp_path: Path
) -> None:
    said = cli("report", event, "-o", tmp_path / "no folder" / "one.pdf")
    assert (said.code, frozen(event)) == (1, [])


def test_a_practice_copy_gives_no_report(cli: Cli, event: Path, tmp_path: Path) -> None:
    with closing(EventFile(event)) as file:
        file.copy_to(tmp_path / "practice.w4r", rehearsal.begin, at=NOW)
    said = cli("report", tmp_path / "practice.w4r", "-o", tmp_path / "one.pdf")
    assert said.code != 0
    assert "is a practice copy" in said.err
    assert frozen(tmp_path / "practice.w4r") == []


def test_a_locked_event_asks_for_the_pin(cli: Cli, event: Path, tmp_path: Path) -> None:
    with closing(EventFile(event)) as file:
        file.write_for_good(lock.set_pin, pin=PIN)
        file.write_for_good(lock.lock, at=NOW)
    pdf, pin = tmp_path / "one.pdf", tmp_path / "pin.txt"
    said = cli("report", event, "-o", pdf)
    assert (said.code != 0, pdf.exists(), frozen(event)) == (True, False, [])
    pin.write_text(PIN)
    assert cli("report", event, "-o", pdf, "--pin-file", pin).code == 0
    assert "Report version 1" in page(pdf)
