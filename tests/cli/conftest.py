"""The command line in this process, with English as this computer's language."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.command_line import Answer
from w4r_desktop import language, paths
from w4r_desktop.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.command_line import Cli


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
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

    return run


@pytest.fixture(scope="session")
def new_event(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the command to make an event writes, made once."""
    folder = tmp_path_factory.mktemp("new")
    path = folder / "evening.w4r"
    with pytest.MonkeyPatch.context() as here:
        here.setattr(paths, "data_folder", lambda: folder / "data")
        here.setenv("LC_ALL", "en_CA.UTF-8")
        here.delenv("LANGUAGE", raising=False)
        words = [
            *("new", str(path), "--name", "Candlelight", "--date", "2026-12-10"),
            *("--tables", "10", "--goal", "500", "--country", "CA"),
            *("--time-zone", "America/Halifax"),
            *("--sender", "Hall Street 3; Halifax NS  B3H 1A1"),
        ]
        with pytest.raises(SystemExit, match=r"^0$"):
            main(words)
    language.use("en")
    return path.read_bytes()


@pytest.fixture
def event(cli: Cli, tmp_path: Path, new_event: bytes) -> Path:
    """A new event with ten tables and the ten cases of the bundled pack."""
    path = tmp_path / "evening.w4r"
    path.write_bytes(new_event)
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
