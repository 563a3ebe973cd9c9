"""The computer's desktop knows the program: menu entry, icon and file type."""

from __future__ import annotations

import configparser
import plistlib
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from w4r_desktop.errors import NotAddedError
from w4r_desktop.gui import applications
from w4r_desktop.gui.applications import (
    MIME,
    add_to_applications,
    command,
    write_desktop_entry,
    write_mac_bundle,
)

if TYPE_CHECKING:
    from pathlib import Path

ODD = ["/home/o'neil/50% $HOME/a\"b`c\\d", "-m", "w4r_desktop"]


def entry(home: Path) -> dict[str, str]:
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    file = home / "applications" / "w4r-desktop.desktop"
    parser.read_string(file.read_text(encoding="utf-8"))
    return dict(parser["Desktop Entry"])


def test_the_menu_entry_starts_this_program_with_a_file(tmp_path: Path) -> None:
    write_desktop_entry(tmp_path)
    said = entry(tmp_path)
    assert said["Exec"] == " ".join(f'"{word}"' for word in command()) + " %f"
    assert said["MimeType"] == f"{MIME};"
    assert (tmp_path / f"icons/hicolor/scalable/apps/{said['Icon']}.svg").is_file()


def test_the_file_type_is_known_by_its_ending_and_has_an_icon(tmp_path: Path) -> None:
    write_desktop_entry(tmp_path)
    package = ET.parse(tmp_path / "mime/packages/w4r-desktop.xml")  # noqa: S314 - our own
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = package.getroot().find(f"{space}mime-type")
    assert kind is not None
    assert kind.get("type") == MIME
    glob = kind.find(f"{space}glob")
    assert glob is not None
    assert glob.get("pattern") == "*.w4r"
    assert (tmp_path / f"icons/hicolor/scalable/mimetypes/{MIME.replace('/', '-')}.svg").is_file()


def test_doing_it_twice_is_doing_it_once(tmp_path: Path) -> None:
    write_desktop_entry(tmp_path)
    once = sorted(str(path) for path in tmp_path.rglob("*"))
    write_desktop_entry(tmp_path)
    assert sorted(str(path) for path in tmp_path.rglob("*")) == once


def test_odd_folders_are_quoted_by_the_rules_of_menu_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applications, "command", lambda: ODD)
    write_desktop_entry(tmp_path)
    first = entry(tmp_path)["Exec"].split('" "')[0]
    assert first == r""""/home/o'neil/50%% \\$HOME/a\\"b\\`c\\\\d"""


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-utils needed")
def test_the_desktops_own_checker_accepts_the_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(applications, "command", lambda: ODD)
    write_desktop_entry(tmp_path)
    file = tmp_path / "applications" / "w4r-desktop.desktop"
    checked = subprocess.run(
        ["desktop-file-validate", str(file)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_mac_bundle_starts_the_program_and_owns_the_file_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echo = [sys.executable, "-c", "import sys; print(sys.argv[1:])", "50% $HOME"]
    monkeypatch.setattr(applications, "command", lambda: echo)
    write_mac_bundle(tmp_path)
    contents = tmp_path / "W4R Desktop.app" / "Contents"
    described = plistlib.loads((contents / "Info.plist").read_bytes())
    (kind,) = described["CFBundleDocumentTypes"]
    assert kind["CFBundleTypeExtensions"] == ["w4r"]
    assert (contents / "Resources" / f"{described['CFBundleIconFile']}.icns").is_file()
    started = subprocess.run(
        [contents / "MacOS" / described["CFBundleExecutable"], "my event.w4r"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert started.stdout.strip() == "['50% $HOME', 'my event.w4r']"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these keep it elsewhere")
def test_a_computer_that_refuses_is_told_of_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("no folder")
    monkeypatch.setattr(applications, "_data_home", lambda: tmp_path / "taken")
    with pytest.raises(NotAddedError):
        add_to_applications()
    monkeypatch.setattr(applications, "_data_home", lambda: tmp_path / "home")
    assert add_to_applications().startswith("W4R Desktop is now among the applications")
