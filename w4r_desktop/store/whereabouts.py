"""Whether a live event may lie where it lies: on the laptop itself, and nowhere else.

Locks and syncs of a network share are not to be trusted, a stick is pulled out, and what keeps a
folder equal on several computers copies a file in the middle of a change.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileOnNetworkError,
    EventFileOnStickError,
    EventFilePlaceError,
    EventFileSyncedError,
)
from w4r_desktop.foreign_file import content
from w4r_desktop.store.backups import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import PurePath

NETWORKS: Final = frozenset((
    "afpfs", "afs", "ceph", "cifs", "coda", "davfs", "ftp", "lustre", "ncpfs", "nfs", "nfs4",
    "smb3", "smbfs", "vboxsf", "webdav", "fuse.ceph", "fuse.davfs", "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse", "fuse.gvfsd-fuse", "fuse.onedriver", "fuse.rclone",
    "fuse.s3fs", "fuse.sshfs", "fuse.vmhgfs-fuse",
))  # fmt: skip
"""Kinds of file systems that lie on another computer."""

FOR_STICKS: Final = ("/media", "/run/media", "/Volumes")
"""Where Linux and macOS put what somebody plugs in."""

MOST_BYTES: Final = 100_000
"""Far more than what Dropbox says of its folders."""

NAMES: Final = {
    "OneDrive": re.compile(r"onedrive([ -].*)?"),
    "Dropbox": re.compile(r"dropbox( \(.*\))?"),
    "Google Drive": re.compile(r"google ?drive(-.*)?"),
    "iCloud": re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents"),
    "Nextcloud": re.compile(r"nextcloud\d*|owncloud\d*"),
}
"""How the folders are called that are kept equal on several computers, in lower case."""

MARKERS: Final = {
    "Dropbox": re.compile(r"\.dropbox(\.cache)?"),
    "Google Drive": re.compile(r"\.tmp\.drive(down|up)load"),
    "Nextcloud": re.compile(r"\._?sync_[0-9a-f]+\.db.*|\.(own|next)cloudsync\.log"),
    "Syncthing": re.compile(r"\.stfolder"),
}
"""What lies in such a folder, whatever it is called."""

MOST_SAID: Final = 100_000
"""In bytes: what Dropbox says of its folders has some hundred."""

SHARE: Final = re.compile(r"\\\\(?!\?\\[a-z]:)", re.IGNORECASE)
"""How Windows begins the name of another computer; a long name on this one begins much the same."""

ESCAPED: Final = re.compile(r"\\([0-7]{3})")
MAC_MOUNT: Final = re.compile(r"(?P<source>.+?) on (?P<point>/.*) \((?P<kind>[^,)]+).*\)")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the place of a file, whose ``path`` has no links any more.

    ``synced`` are folders that a program says it keeps equal elsewhere, ``beside`` what lies in
    each folder above the file.
    """

    path: PurePath
    home: PurePath
    file_system: str = ""
    mount: PurePath | None = None
    is_network: bool = False
    is_removable: bool = False
    label: str = ""
    synced: Mapping[str, tuple[PurePath, ...]] = field(default_factory=dict)
    beside: Mapping[PurePath, frozenset[str]] = field(default_factory=dict)


def judge(facts: Facts) -> EventFilePlaceError | None:
    """Return why no live event may lie there, or ``None`` where it may."""
    file = facts.path.name
    if service := _service(facts):
        return EventFileSyncedError(file=file, service=service)
    if facts.is_network or facts.file_system in NETWORKS or SHARE.match(facts.path.drive):
        return EventFileOnNetworkError(file=file)
    if _is_plugged_in(facts):
        return EventFileOnStickError(file=file)
    return None


def demand_here(path: Path) -> None:
    """Raise an EventFilePlaceError where no live event may lie.

    In the program's own folder it may, wherever whoever set up the computer put that: there is
    none that is better.
    """
    if not is_among_ours(path) and (refusal := judge(look_around(paths.real(path)))):
        raise refusal


def is_among_ours(path: Path) -> bool:
    """Tell whether a file lies in the program's own folder, where nobody else puts any."""
    return paths.real(paths.data_folder()) in paths.real(path).parents


def is_among_backups(path: Path) -> bool:
    """Tell whether a file lies where backups do, here or at any second place.

    Counted in there, it would be swept away one day, also where it lost the hash that proves it.
    """
    folder = path.resolve().parent
    if paths.all_backups().resolve() in (folder, *folder.parents):
        return True
    with suppress(ValueError):
        UUID(folder.name)
        return moment_of(path.name) is not None
    return False


def _service(facts: Facts) -> str:
    """Return who keeps the folder equal on several computers, if anybody does."""
    above = facts.path.parents
    for service, folders in facts.synced.items():
        if any(folder in above for folder in folders):
            return service
    if facts.label.casefold() == "google drive":
        return "Google Drive"
    for service, name in NAMES.items():
        if any(name.fullmatch(folder.name.casefold()) for folder in above):
            return service
    lying = {name for names in facts.beside.values() for name in names}
    for service, marker in MARKERS.items():
        if any(marker.fullmatch(name) for name in lying):
            return service
    return ""


def _is_plugged_in(facts: Facts) -> bool:
    mount = facts.mount
    if mount is not None and (mount == facts.home or mount in facts.home.parents):
        return False  # the whole system runs from a stick, and the home is on it
    return facts.is_removable or (
        mount is not None and any(str(mount).startswith(f"{place}/") for place in FOR_STICKS)
    )


def mounted(lines: Iterable[str], path: PurePath) -> tuple[PurePath, str, str] | None:
    """Return where the disk of a path is mounted, its file system and its device number.

    ``lines`` are those of ``/proc/self/mountinfo``; of two at one place the later lies on top.
    """
    found = None
    for line in lines:
        before, _dash, after = line.partition(" - ")
        words, kind = before.split(), after.split()
        if len(words) > 4 and kind:  # noqa: PLR2004 - the mount point is the fifth
            point = type(path)(ESCAPED.sub(lambda code: chr(int(code[1], 8)), words[4]))
            if _is_nearer(point, path, found and found[0]):
                found = (point, kind[0], words[2])
    return found


def mounted_on_mac(lines: Iterable[str], path: PurePath) -> tuple[PurePath, str] | None:
    """Return where the disk of a path is mounted and its file system, from what ``mount`` says."""
    found = None
    for line in lines:
        if said := MAC_MOUNT.fullmatch(line.strip()):
            point = type(path)(said["point"])
            if _is_nearer(point, path, found and found[0]):
                found = (point, said["kind"])
    return found


def _is_nearer(point: PurePath, path: PurePath, known: PurePath | None) -> bool:
    holds = point == path or point in path.parents
    return holds and (known is None or len(point.parts) >= len(known.parts))


def look_around(path: Path) -> Facts:
    """Return what this computer knows of the place of a file; what nobody can tell is left out."""
    home = Path.home()
    known: dict[str, object] = {}
    if sys.platform == "win32":
        known = _windows_drive(path)
    elif sys.platform == "darwin":
        said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
        if there := mounted_on_mac(said.stdout.splitlines(), path):
            known = {"mount": there[0], "file_system": there[1]}
    else:
        known = _linux_mount(path)
    return Facts(path, home, synced=_synced(home), beside=_beside(path), **known)  # type: ignore[arg-type]


def _linux_mount(path: Path) -> dict[str, object]:
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return {}
    there = mounted(lines.splitlines(), path)
    if there is None:
        return {}
    mount, file_system, device = there
    removable = _is_removable(Path("/sys/dev/block") / device)
    return {"mount": mount, "file_system": file_system, "is_removable": removable}


def _is_removable(device: Path) -> bool:
    """Tell whether a disk can be taken out, or that of a part of it."""
    for place in (device, device.resolve().parent):
        try:
            return (place / "removable").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False


def _windows_drive(path: Path) -> dict[str, object]:
    if sys.platform == "win32":
        import ctypes

        removable, remote = 2, 4
        kernel, root = ctypes.windll.kernel32, f"{path.drive}\\"
        kind = kernel.GetDriveTypeW(root)
        label = ctypes.create_unicode_buffer(261)
        kernel.GetVolumeInformationW(root, label, len(label), None, None, None, None, 0)
        return {
            "is_network": kind == remote,
            "is_removable": kind == removable,
            "label": label.value,
        }
    return {}


def _synced(home: Path) -> dict[str, tuple[PurePath, ...]]:
    """Return the folders that OneDrive, Dropbox and iCloud say they keep equal elsewhere."""
    told = (os.environ.get(name) for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"))
    cloud = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    taken = [home / name for name in ("Desktop", "Documents") if (cloud / name).exists()]
    return {
        "OneDrive": tuple(Path(folder).resolve() for folder in told if folder),
        "Dropbox": tuple(_dropbox(home)),
        "iCloud": tuple(taken),
    }


def _dropbox(home: Path) -> Iterable[Path]:
    for folder in (os.environ.get("APPDATA"), os.environ.get("LOCALAPPDATA"), home):
        info = Path(folder or home, ".dropbox" if folder is home else "Dropbox", "info.json")
        try:
            said = json.loads(content(info, MOST_BYTES))
            yield from (Path(account["path"]).resolve() for account in said.values())
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            continue  # there is no Dropbox, or it says so in another way


def _beside(path: Path) -> dict[PurePath, frozenset[str]]:
    """Return what lies in the folders above a file, hidden files only."""
    found: dict[PurePath, frozenset[str]] = {}
    for folder in path.parents:
        try:
            names = [file.name for file in folder.iterdir()]
        except OSError:  # it may not be read, or is not there yet
            continue
        found[folder] = frozenset(name for name in names if name.startswith("."))
    return found
