"""A built wheel finds its fonts, packs and words in an empty folder, run from another one."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from pypdf import PdfReader

CHECKOUT = Path(__file__).parents[2]
BY_HAND = """
from PySide6.QtCore import QTimer
from w4r_desktop import __main__, resources
from w4r_desktop.gui.starter import Starter
from w4r_desktop.logs import log_folder
import logging
import w4r_desktop

def look(starter):
    page = starter.window.page
    try:
        logging.getLogger("w4r_desktop.gui").warning("noted")
        print((log_folder() / "w4r-desktop.log").read_text().split()[-1])
        print(w4r_desktop.__file__)
        print(starter.window.notice.text)
        print(page.view.sheet.total, starter.window.grab().width())
    finally:
        starter.window.close()

begin = Starter.__init__

def watched(starter, *rest):
    begin(starter, *rest)
    starter.ready.connect(lambda: QTimer.singleShot(500, starter, lambda: look(starter)))

Starter.__init__ = watched
raise SystemExit(__main__.main(["sample"]))
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel, its settings and nothing else."""
    if find_spec("hatchling") is None or find_spec("pip") is None:
        pytest.skip("building a wheel needs hatchling and pip: install the extra “test”")
    if not (CHECKOUT / "pyproject.toml").exists():
        pytest.skip("there is no checkout to build a wheel from")
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--no-index", "-w", str(folder)]
    subprocess.run([*pip, *build, str(CHECKOUT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    into = ["install", "--no-deps", "--no-index", "--target", str(folder / "target")]
    subprocess.run([*pip, *into, str(wheel)], check=True, capture_output=True)
    (folder / "run").mkdir()
    return folder


def run(elsewhere: Path, *words: str, language: str = "C.UTF-8") -> str:
    """Run Python with these words from a folder of its own and return what it says."""
    home = str(elsewhere / "home")
    done = subprocess.run(
        [sys.executable, *words],
        cwd=elsewhere / "run",
        env=os.environ
        | {"PYTHONPATH": str(elsewhere / "target"), "QT_QPA_PLATFORM": "offscreen"}
        | {"HOME": home, "XDG_DATA_HOME": home, "LC_ALL": language, "LANGUAGE": ""},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout or done.stderr


def test_an_event_is_made_and_printed_from_what_is_bundled(elsewhere: Path) -> None:
    program = ("-m", "w4r_desktop")
    made = run(
        elsewhere, *program, "new", "a.w4r", "--name", "Candlelight", "--date", "2026-12-10",
        "--tables", "8", "--country", "CA", "--sender", "W4R; Main St 1; Halifax",
    )  # fmt: skip
    assert "a.w4r" in made
    paper = ("print", "a.w4r", "envelopes", "--case", "jani-silva=2", "-o", "a.pdf")
    said = run(elsewhere, *program, *paper)
    assert (elsewhere / "run" / "a.pdf").exists(), said
    pages = PdfReader(elsewhere / "run" / "a.pdf").pages
    assert len(pages) == 2
    fonts = pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert any("NotoSans" in str(font.get_object()["/BaseFont"]) for font in fonts.values())


def test_it_speaks_french(elsewhere: Path) -> None:
    said = run(elsewhere, "-m", "w4r_desktop", "check", "none.w4r", language="fr_CA.UTF-8")
    assert said.startswith("Il n’y a pas de fichier d’événement")


def test_the_help_came_along(elsewhere: Path) -> None:
    look = "from w4r_desktop.gui.help_window import PAGES, help_text; "
    said = run(elsewhere, "-c", look + "print(*(help_text(page)[:2] for page in PAGES))")
    pages = len(list((CHECKOUT / "resources" / "help" / "en").glob("*.md")))
    assert said.split() == ["#"] * pages


def test_the_sample_is_painted_and_closed(elsewhere: Path) -> None:
    logged, where, notice, counted = run(elsewhere, "-c", BY_HAND).strip().splitlines()[-4:]
    assert logged == "noted"
    assert Path(where).is_relative_to(elsewhere / "target")
    assert notice.startswith("This is the sample evening")
    total, width = counted.split()
    assert int(total) > 0
    assert int(width) >= 800
