"""What the words of the command line lead to, in this process and as a program of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.command_line import Answer
from w4r_desktop import __version__, app

if TYPE_CHECKING:
    from tests.command_line import Cli


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["--version"], ["--help"], ["check", "EVENT"]])
def test_an_output_that_is_full_is_said_in_words(event: Path, words: list[str]) -> None:
    asked = [str(event) if word == "EVENT" else word for word in words]
    with FULL.open("w", encoding="utf-8") as full:
        said = subprocess.run(
            [sys.executable, "-m", "w4r_desktop", *asked],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=os.environ | {"XDG_DATA_HOME": str(event.parent), "LC_ALL": "en_CA.UTF-8"},
        )
    assert said.returncode == 1
    assert said.stderr == (
        "What you asked for was done, but the answer could not be written, because the disk or "
        "program it goes to does not take it.\n"
    )


CHECKED_BY_NOBODY = """
import os, sys
from w4r_desktop import cli
from w4r_desktop.store import check, event_file  # loaded while everything may be read
from w4r_desktop.__main__ import main
if os.geteuid() == 0:  # who may read everything
    os.setuid(65534)
main(["check", sys.argv[1]])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such user")
def test_an_event_that_may_not_be_read_is_refused_in_words(event: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:  # tests' own folders let nobody in
        Path(folder).chmod(0o755)
        locked = Path(folder) / "evening.w4r"
        shutil.copy(event, locked)
        locked.chmod(0o000)
        said = subprocess.run(
            [sys.executable, "-c", CHECKED_BY_NOBODY, str(locked)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"LC_ALL": "en_CA.UTF-8"},
        )
    assert said.returncode == 1
    assert "“evening.w4r” cannot be opened, because you are not allowed to read it" in said.stderr


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the window was asked to open; no window appears."""
    asked: list[object] = []

    def run(path: Path | None) -> int:
        asked.append(path)
        return 0

    def run_sample() -> int:
        asked.append("sample")
        return 0

    monkeypatch.setattr(app, "run", run)
    monkeypatch.setattr(app, "run_sample", run_sample)
    return asked


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ((), None),
        (("evening.w4r",), Path("evening.w4r")),
        (("EVENING.W4R",), Path("EVENING.W4R")),
        (("--language", "fr", "evening.w4r"), Path("evening.w4r")),
        (("--language", "fr"), None),
        (("sample",), "sample"),
    ],
)
def test_words_open_the_window(
    cli: Cli, opened: list[object], words: tuple[str, ...], wanted: object
) -> None:
    assert cli(*words).code == 0
    assert opened == [wanted]


def test_a_file_by_any_name_opens_unless_it_is_a_command(
    cli: Cli, opened: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("evening", "sample"):
        (tmp_path / name).touch()
        assert cli(name).code == 0
    assert opened == [Path("evening"), "sample"]


@pytest.mark.parametrize(
    "words", [("bogus",), ("bogus.txt",), ("pack", "bogus"), ("--bogus",), ("a.w4r", "b.w4r")]
)
def test_unknown_words_are_wrong_usage(
    cli: Cli, opened: list[object], words: tuple[str, ...]
) -> None:
    said = cli(*words)
    assert said.code == 2
    assert "Error: " in said.err
    assert opened == []


def test_the_version_is_told(cli: Cli) -> None:
    assert __version__ in cli("--version").out


def test_help_names_every_command(cli: Cli) -> None:
    said = cli("--help").out
    for name in ("new", "log", "print", "export", "check", "pack", "sample", "tour"):
        assert f"\n  {name} " in said


def test_help_is_in_the_language_asked_for(cli: Cli) -> None:
    english, french = cli("--help").out, cli("--language", "fr", "--help").out
    assert "Make a new event" in english
    assert "Make a new event" not in french
    for words in ("Usage:", "Commands", "Show the version", "Show this message"):
        assert words in english
        assert words not in french


def test_wrong_usage_is_said_in_the_language_asked_for(cli: Cli) -> None:
    for words in (["new"], ["check", "--wrong"], ["wrong"], ["new", "e.w4r", "--tables", "many"]):
        english, french = cli(*words), cli("--language", "fr", *words)
        assert english.code == french.code == 2
        assert "Error:" in english.err
        assert "Erreur" in french.err
        assert "Error" not in french.err
        assert "Try" not in french.err


# -- as a program of its own -------------------------------------------------------------------


@pytest.fixture
def program(tmp_path: Path) -> Cli:
    """Run the program as its own process, with a home of its own and without a screen."""
    home = tmp_path / "home"
    home.mkdir()
    without = (
        *("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LANGUAGE"),
        *("XDG_DATA_HOME", "XDG_CONFIG_HOME"),
    )
    kept = {name: value for name, value in os.environ.items() if name not in without}

    def run(*words: object, **environment: str) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "w4r_desktop", *map(str, words)],
            env=kept
            | {"HOME": str(home), "LOCALAPPDATA": str(home), "APPDATA": str(home)}
            | {"LC_ALL": "en_CA.UTF-8", "PYTHONUTF8": "1"}
            | environment,
            cwd=Path(app.__file__).parents[1],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    return run


def test_an_event_goes_from_new_to_export(program: Cli, tmp_path: Path) -> None:
    event, entries, out = (tmp_path / name for name in ("a.w4r", "a.csv", "a.json"))
    entries.write_text("table,attendee,case,kind,quantity\n1,Ann,jani-silva,letter,3\n")
    for words in (
        ("new", event, "--name", "A", "--date", "2026-12-10", "--tables", 1),
        ("log", event, entries),
        ("export", event, "--format", "json", "-o", out),
        ("check", event),
    ):
        said = program(*words)
        assert (said.code, said.err) == (0, "")
        assert said.out.count("\n") == 1
    assert json.loads(out.read_text(encoding="utf-8"))["kinds"]["letter"] == 3


def test_a_refusal_ends_with_1_and_wrong_usage_with_2(program: Cli) -> None:
    refused = program("check", "nowhere.w4r")
    assert refused.code == 1
    assert refused.err == "There is no event file “nowhere.w4r”. Check the name and the folder.\n"
    assert program("bogus").code == 2


linux_only = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="only Linux and its like can lack a screen"
)


@linux_only
@pytest.mark.parametrize("words", [(), ("evening.w4r",), ("sample",)])
@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": "unix:99"},
        {"WAYLAND_DISPLAY": "wayland-99"},
        {"DISPLAY": "unix:99", "QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_without_a_screen_one_sentence_is_said(
    program: Cli, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    said = program(*words, **environment)
    assert said.err == (
        "There is no screen to open the window on, so start W4R Desktop from a desktop.\n"
    )
    assert (said.code, said.out) == (1, "")


@linux_only
def test_the_french_say_it_in_french(program: Cli) -> None:
    said = program(LC_ALL="fr_FR.UTF-8")
    assert said.code == 1
    assert "There is no screen" not in said.err


@linux_only
@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb (apt install xvfb)")
def test_a_screen_that_answers_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    from w4r_desktop.display import check_display

    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        monkeypatch.delenv("QT_QPA_PLATFORM")
        monkeypatch.setenv("DISPLAY", f":{number}")
        check_display()
    finally:
        server.terminate()
        server.wait(timeout=10)


def test_no_screen_is_needed_offscreen(monkeypatch: pytest.MonkeyPatch) -> None:
    from w4r_desktop.display import check_display

    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=1366x768")
    check_display()
