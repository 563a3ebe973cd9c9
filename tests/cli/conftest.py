"""The command line in this process, with English as this computer's language."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.command_line import Answer
from w4r_desktop import language
from w4r_desktop.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.command_line import Cli


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """Run the program with words of the command line."""
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    monkeypatch.delenv("LANGUAGE", raising=False)

    def run(*words: Any) -> Answer:
        code: Any
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:  # as Python leaves: words go to standard error
            code = left.code or 0
        if isinstance(code, str):
            sys.stderr.write(f"{code}\n")
            code = 1
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    yield run
    language.use("en")


@pytest.fixture
def event(cli: Cli, tmp_path: Path) -> Path:
    """A new event with ten tables and the ten cases of the bundled pack."""
    path = tmp_path / "evening.w4r"
    made = cli(
        *("new", path, "--name", "Candlelight", "--date", "2026-12-10", "--tables", 10),
        *("--goal", 500, "--country", "CA", "--time-zone", "America/Halifax"),
        *("--sender", "Hall Street 3; Halifax NS  B3H 1A1"),
    )
    assert made.code == 0, made.err
    return path


@pytest.fixture
def write_list(tmp_path: Path) -> Callable[..., Path]:
    """Write a list of entries, a line each, under the usual heading."""

    def write(*lines: str, name: str = "entries.csv") -> Path:
        path = tmp_path / name
        heading = "table,attendee,case,kind,quantity"
        path.write_text("\n".join((heading, *lines, "")), encoding="utf-8")
        return path

    return write
