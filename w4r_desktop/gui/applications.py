"""Making the computer's desktop know the program: a menu entry, an icon, and ``.w4r`` files.

Everything is done for the person who asks, never for the whole computer.
"""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from w4r_desktop import __version__, paths
from w4r_desktop.errors import NotAddedError
from w4r_desktop.language import _
from w4r_desktop.resources import resource

MIME: Final = "application/x-w4r-event"
IDENTIFIER: Final = "org.w4r-desktop"
DESKTOP_ENTRY: Final = """\
[Desktop Entry]
Type=Application
Name=W4R Desktop
Comment={comment}
Exec={command} %f
Icon=w4r-desktop
Terminal=false
Categories=Office;
MimeType={mime};
StartupWMClass=w4r-desktop
"""
MIME_PACKAGE: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{mime}">
    <comment>W4R Desktop event</comment>
    <glob pattern="*.w4r"/>
  </mime-type>
</mime-info>
"""


def add_to_applications() -> str:
    """Add the program and its file type for this person, and return what was done in words.

    Raises NotAddedError where the computer does not let them.
    """
    try:
        if sys.platform == "win32":
            _add_on_windows()
        elif sys.platform == "darwin":
            write_mac_bundle(Path.home() / "Applications")
        else:
            write_desktop_entry(_data_home())
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotAddedError from error
    return _("W4R Desktop is now among the applications of this computer, with its .w4r files.")


def command() -> list[str]:
    """Return the words that start this very program."""
    script = shutil.which("w4r-desktop-window", path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "w4r_desktop"]


def write_desktop_entry(data_home: Path) -> None:
    """Write menu entry, icon and file type where the freedesktop.org standards look for them."""
    quoted = " ".join(_for_entry(word) for word in command())
    _write(
        data_home / "applications" / "w4r-desktop.desktop",
        DESKTOP_ENTRY.format(
            command=quoted, mime=MIME, comment=_("Letter-writing evenings, counted on this laptop")
        ),
    )
    _write(data_home / "mime" / "packages" / "w4r-desktop.xml", MIME_PACKAGE.format(mime=MIME))
    icons = data_home / "icons" / "hicolor"
    drawing = resource("icons", "w4r-desktop.svg").read_bytes()
    for place in (
        "scalable/apps/w4r-desktop.svg",
        f"scalable/mimetypes/{MIME.replace('/', '-')}.svg",
    ):
        (icons / place).parent.mkdir(parents=True, exist_ok=True)
        (icons / place).write_bytes(drawing)
    for tool, folder in (
        ("update-mime-database", data_home / "mime"),
        ("update-desktop-database", data_home / "applications"),
    ):
        if found := shutil.which(tool):  # desktops without the tool look by themselves
            subprocess.run([found, str(folder)], check=False, capture_output=True)  # noqa: S603


def write_mac_bundle(folder: Path) -> None:
    """Write an application bundle that starts this program and opens its files."""
    contents = folder / "W4R Desktop.app" / "Contents"
    starter = contents / "MacOS" / "w4r-desktop"
    quoted = shlex.join(command())
    _write(starter, f'#!/bin/sh\nexec {quoted} "$@"\n')
    starter.chmod(0o755)
    (contents / "Resources").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(
        resource("icons", "w4r-desktop.icns"), contents / "Resources" / "w4r-desktop.icns"
    )
    described = {
        "CFBundleName": "W4R Desktop",
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleVersion": __version__,
        "CFBundleShortVersionString": __version__,
        "NSHighResolutionCapable": True,
        "CFBundlePackageType": "APPL",
        "CFBundleExecutable": starter.name,
        "CFBundleIconFile": "w4r-desktop",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "W4R Desktop event",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeExtensions": ["w4r"],
                "CFBundleTypeIconFile": "w4r-desktop",
            }
        ],
    }
    (contents / "Info.plist").write_bytes(plistlib.dumps(described))


def _add_on_windows() -> None:
    if sys.platform == "win32":  # so that the type checker knows winreg
        import winreg

        quoted = subprocess.list2cmdline(command())
        icon = str(resource("icons", "w4r-desktop.ico"))
        classes = r"Software\Classes"
        for key, value in (
            (rf"{classes}\.w4r", "W4RDesktop.Event"),
            (rf"{classes}\W4RDesktop.Event", "W4R Desktop event"),
            (rf"{classes}\W4RDesktop.Event\DefaultIcon", icon),
            (rf"{classes}\W4RDesktop.Event\shell\open\command", f'{quoted} "%1"'),
        ):
            winreg.SetValue(winreg.HKEY_CURRENT_USER, key, winreg.REG_SZ, value)
        _write_start_menu_link(icon)


def _write_start_menu_link(icon: str) -> None:
    """Have Windows' own script host write the link: its format has no other public writer."""
    target, *arguments = command()
    given = subprocess.list2cmdline(arguments)
    target, given, icon = (word.replace("'", "''") for word in (target, given, icon))
    script = (
        "$ErrorActionPreference = 'Stop';"
        "$menu = [Environment]::GetFolderPath('Programs');"
        '$link = (New-Object -ComObject WScript.Shell).CreateShortcut("$menu\\W4R Desktop.lnk");'
        f"$link.TargetPath = '{target}'; $link.Arguments = '{given}';"
        f"$link.IconLocation = '{icon}'; $link.Save()"
    )
    subprocess.run(  # noqa: S603 - our own words only
        ["powershell", "-NoProfile", "-NonInteractive", "-Command", script],  # noqa: S607
        check=True,
        capture_output=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _for_entry(word: str) -> str:
    """Quote a word for an Exec line: by its own rules first, then as every string there."""
    quoted = "".join(f"\\{c}" if c in '"`$\\' else c for c in word)
    return f'"{quoted}"'.replace("\\", "\\\\").replace("%", "%%")


def _data_home() -> Path:
    return paths.data_folder().parent


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
