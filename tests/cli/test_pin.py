"""What a locked event gives away, it gives on the command line for the PIN only."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW
from w4r_desktop.services import attendees, lock
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.lock import lock as lock_row
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Answer, Cli

PIN = "258014"


@pytest.fixture
def locked(event: Path) -> Path:
    """An event with Amina Khan in it, locked with a PIN."""
    with closing(EventFile(event)) as file:
        with file.reading() as session:
            seat = tables(session)[0].writing_table_id
        file.write("", attendees.sign_in, name="Amina Khan", writing_table_id=seat, at=NOW)
        file.write_for_good(lock.set_pin, pin=PIN)
        file.write_for_good(lock.lock, at=NOW)
    return event


def ask(cli: Cli, event: Path, pin: str | bytes | None = None) -> Answer:
    """Ask for the list of people, with a file that holds this PIN."""
    words: list[object] = ["people", "export", event, event.with_name("people.csv")]
    if pin is not None:
        file = event.with_name("pin.txt")
        file.write_bytes(pin if isinstance(pin, bytes) else pin.encode())
        words += ["--pin-file", file]
    return cli(*words)


@pytest.mark.parametrize(
    "typed",
    [
        *(PIN, f" {PIN}\r\n", f"\ufeff{PIN}\n", "٢٥٨٠١٤"),
        *(f"\ufeff{PIN}\r\n".encode("utf-16-le"), f"\ufeff{PIN}\n".encode("utf-16-be")),
    ],
)
def test_the_pin_gives_whole_names_and_leaves_the_event_locked(
    cli: Cli, locked: Path, typed: str | bytes
) -> None:
    assert ask(cli, locked, typed).code == 0

    assert "Amina Khan" in locked.with_name("people.csv").read_text(encoding="utf-8")
    with closing(EventFile(locked)) as file, file.reading() as session:
        assert lock_row(session).locked_at == NOW
        assert [row.name for row in people(session)] == ["Amina"]


def test_without_a_pin_it_is_told_how_to_give_one(cli: Cli, locked: Path) -> None:
    assert ask(cli, locked).err == (
        "The organizer has locked “evening.w4r”, so nothing was saved. Write the PIN into a text "
        "file and name that file with --pin-file.\n"
    )
    assert not locked.with_name("people.csv").exists()


def test_wrong_pins_count_and_make_even_the_right_one_wait(cli: Cli, locked: Path) -> None:
    for _miss in range(2):
        said = ask(cli, locked, "111222")
        assert said.err == (
            "The PIN in “pin.txt” is not the right one, so nothing was saved. Ask the organizer "
            "for it, and try again.\n"
        )
    assert "You can try again in 10 seconds." in ask(cli, locked, "111222").err
    assert "so this one was not looked at and nothing was saved" in ask(cli, locked, PIN).err
    with closing(EventFile(locked)) as file:
        with file.reading() as session:
            assert lock_row(session).misses == 3
        answer, _step = file.write_for_good(lock.unlock, pin=PIN, at=datetime.now(UTC))
    assert not answer.right  # the window waits for what was tried here
    assert not locked.with_name("people.csv").exists()


@pytest.mark.parametrize("held", ["", "open sesame", "258014 258014", "2" * 13])
def test_a_file_with_something_else_is_no_try(cli: Cli, locked: Path, held: str) -> None:
    assert "“pin.txt” holds something other than a PIN" in ask(cli, locked, held).err
    with closing(EventFile(locked)) as file, file.reading() as session:
        assert lock_row(session).misses == 0


def test_a_file_that_is_not_there_or_not_text_is_told(cli: Cli, locked: Path) -> None:
    assert "“pin.txt” cannot be read" in ask(cli, locked, b"\xff\xfe\x00").err
    output, folder = locked.with_name("people.csv"), locked.parent
    said = cli("people", "export", locked, output, "--pin-file", folder)
    assert "cannot be read" in said.err
    said = cli("people", "export", locked, output, "--pin-file", ".")
    assert said.err.startswith("“.” cannot be read, so the PIN is not known and nothing was saved")
    said = cli("people", "export", locked, output, "--pin-file", folder / "lost.txt")
    assert said.err.startswith("There is no file “lost.txt” to read the PIN from")


def test_an_open_event_asks_for_no_pin(cli: Cli, event: Path) -> None:
    assert ask(cli, event).code == 0
