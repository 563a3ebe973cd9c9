"""Names proposed for files that a person saves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog

from tests.gui.desk import event_file
from w4r_desktop import paths
from w4r_desktop.gui.file_names import documents_folder, proposed_name, stick_folder
from w4r_desktop.gui.pages.setup import SetupPage

if TYPE_CHECKING:
    from tests.gui.desk import Desk


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Letters at St Mark's", "Letters at St Mark's.csv"),
        ("Soirée d’écriture (n° 2)", "Soirée d’écriture (n 2).csv"),
        ('AC/DC: "why?" <a|b> *\\', "AC DC why a b.csv"),
        ("Good night…   ", "Good night.csv"),
        ("कैंडल लाइट", "कैंडल लाइट.csv"),
        ("মোমবাতি", "মোমবাতি.csv"),
        ("Soire\u0301e d’e\u0301criture", "Soirée d’écriture.csv"),
        ("نامه\u200cها", "نامه\u200cها.csv"),
        ("a\u202egpj.exe\0", "a gpj.exe.csv"),
    ],
)
def test_a_name_keeps_what_every_system_takes(title: str, name: str) -> None:
    assert proposed_name(title, ".csv") == name


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home where nobody ever made any folder, while the program runs in quite another."""
    (tmp_path / "home").mkdir()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path / "home"


@pytest.mark.skipif(QDir.separator() != "/", reason="Windows has its own home")
def test_a_dialog_begins_at_home_where_nobody_has_a_folder_for_documents(home: Path) -> None:
    assert Path(documents_folder()) == home
    (home / "Documents").mkdir()
    assert Path(documents_folder()) == home / "Documents"
    assert Path(stick_folder()) == home / "Documents"


def begins(desk: Desk) -> list[Path]:
    """Return where the dialog begins that the next step opens."""
    seen: list[Path] = []

    def look(dialog: QFileDialog) -> None:
        seen.append(Path(dialog.directory().absolutePath()))
        dialog.reject()

    desk.answer(QFileDialog, look)
    return seen


@pytest.mark.skipif(QDir.separator() != "/", reason="Windows has its own home")
def test_no_dialog_begins_where_the_program_runs(desk: Desk, home: Path) -> None:
    desk.desktop.open_event(event_file())
    seen = begins(desk)
    desk.action("Open…").trigger()
    assert seen == [paths.events_folder()]
    desk.window.show_page("setup")
    desk.settle()
    page = desk.window.page
    assert isinstance(page, SetupPage)
    seen = begins(desk)
    desk.click(page.backups.choose)
    assert seen == [home]
