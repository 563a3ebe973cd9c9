"""A live event lies on the laptop itself; what lies elsewhere is recognised and refused."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from uuid import UUID

import pytest

from tests.evening import make_event
from w4r_desktop import paths
from w4r_desktop.errors import (
    EventFileBackupError,
    EventFileOnNetworkError,
    EventFileOnStickError,
    EventFileSyncedError,
)
from w4r_desktop.messages import explain
from w4r_desktop.store.opening import open_here, open_to_read
from w4r_desktop.store.whereabouts import (
    Facts,
    demand_here,
    is_among_backups,
    judge,
    look_around,
    mounted,
    mounted_on_mac,
)

HOME = PurePosixPath("/home/ana")
WINDOWS = PureWindowsPath("C:/Users/Ana")
MOUNTS = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
30 27 8:2 / /home rw,relatime shared:2 - ext4 /dev/sda2 rw
40 30 0:50 / /home/ana/Shared\040things rw shared:3 - nfs4 server:/things rw,vers=4.2
41 30 0:51 / /run/user/1000/gvfs rw,nosuid - fuse.gvfsd-fuse gvfsd-fuse rw,user_id=1000
42 27 8:17 / /media/ana/STICK rw,nosuid,nodev - vfat /dev/sdb1 rw,uid=1000
43 27 0:52 / /mnt/box rw - ext4 /dev/sdc1 rw
44 43 0:53 / /mnt/box rw - cifs //server/box rw
half a line
""".strip().splitlines()
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//ana@server/things on /Volumes/things (smbfs, nodev, nosuid, mounted by ana)
/dev/disk4s1 on /Volumes/MY STICK (msdos, local, nodev, nosuid, noowners)
""".strip().splitlines()


def facts(path: PurePath, **known: Any) -> Facts:
    home = WINDOWS if isinstance(path, PureWindowsPath) else HOME
    return Facts(**{"path": path, "home": home} | known)


def on_linux(path: str, **known: Any) -> Facts:
    there = mounted(MOUNTS, PurePosixPath(path))
    assert there is not None
    mount, file_system, _device = there
    return facts(PurePosixPath(path), mount=mount, file_system=file_system, **known)


def on_mac(path: str) -> Facts:
    there = mounted_on_mac(MAC, PurePosixPath(path))
    assert there is not None
    mount, file_system = there
    home = PurePosixPath("/Users/ana")
    return facts(PurePosixPath(path), home=home, mount=mount, file_system=file_system)


@pytest.mark.parametrize(
    "place",
    [
        facts(PureWindowsPath("//server/share/e.w4r")),
        facts(PureWindowsPath("//?/UNC/server/share/e.w4r")),
        facts(PureWindowsPath("Z:/e.w4r"), is_network=True),
        on_linux("/home/ana/Shared things/e.w4r"),
        on_linux("/run/user/1000/gvfs/smb-share/e.w4r"),
        on_linux("/mnt/box/deep/down/e.w4r"),
        on_mac("/Volumes/things/e.w4r"),
    ],
)
def test_a_network_share_is_refused(place: Facts) -> None:
    assert isinstance(judge(place), EventFileOnNetworkError)


@pytest.mark.parametrize(
    "place",
    [
        facts(PureWindowsPath("E:/e.w4r"), is_removable=True),
        on_linux("/media/ana/STICK/evenings/e.w4r"),
        facts(HOME / "e.w4r", mount=PurePosixPath("/mnt/card"), is_removable=True),
        on_mac("/Volumes/MY STICK/e.w4r"),
    ],
)
def test_a_stick_is_refused(place: Facts) -> None:
    assert isinstance(judge(place), EventFileOnStickError)


@pytest.mark.parametrize(
    ("place", "service"),
    [
        (facts(WINDOWS / "OneDrive" / "Documents" / "e.w4r"), "OneDrive"),
        (facts(WINDOWS / "OneDrive - Amici e.V" / "e.w4r"), "OneDrive"),
        (facts(HOME / "Library/CloudStorage/OneDrive-Personal/e.w4r"), "OneDrive"),
        (facts(WINDOWS / "Work" / "e.w4r", synced={"OneDrive": (WINDOWS / "Work",)}), "OneDrive"),
        (facts(HOME / "Dropbox" / "e.w4r"), "Dropbox"),
        (facts(HOME / "Dropbox (Group)" / "e.w4r"), "Dropbox"),
        (facts(HOME / "D/e.w4r", beside={HOME / "D": frozenset({".dropbox.cache"})}), "Dropbox"),
        (facts(PureWindowsPath("G:/My Drive/e.w4r"), label="Google Drive"), "Google Drive"),
        (facts(HOME / "Library/CloudStorage/GoogleDrive-a@b.c/e.w4r"), "Google Drive"),
        (facts(HOME / "Library/Mobile Documents/com~apple~CloudDocs/e.w4r"), "iCloud"),
        (facts(HOME / "Documents/e.w4r", synced={"iCloud": (HOME / "Documents",)}), "iCloud"),
        (facts(WINDOWS / "iCloudDrive" / "e.w4r"), "iCloud"),
        (facts(HOME / "Nextcloud2/e.w4r"), "Nextcloud"),
        (
            facts(HOME / "N/x/e.w4r", beside={HOME / "N": frozenset({".sync_1f0a9.db-wal"})}),
            "Nextcloud",
        ),
        (facts(HOME / "S/e.w4r", beside={HOME / "S": frozenset({".stfolder"})}), "Syncthing"),
    ],
)
def test_a_folder_that_is_kept_equal_elsewhere_is_refused_by_name(
    place: Facts, service: str
) -> None:
    refusal = judge(place)
    assert isinstance(refusal, EventFileSyncedError)
    assert refusal.service == service
    assert f"“e.w4r” lies in a folder that {service} keeps the same" in explain(refusal)


@pytest.mark.parametrize(
    "place",
    [
        facts(WINDOWS / "AppData" / "Local" / "w4r-desktop" / "events" / "e.w4r"),
        facts(PureWindowsPath("//?/C:/Users/Ana/e.w4r")),
        on_linux("/home/ana/e.w4r"),
        on_linux("/home/ana/Dropbox.w4r"),
        on_linux("/home/ana/boxes/my onedrive notes/e.w4r"),
        on_linux("/e.w4r"),
        on_mac("/Users/ana/e.w4r"),
        facts(HOME / "e.w4r", mount=PurePosixPath("/"), is_removable=True),  # a live system
        facts(HOME / "e.w4r", beside={HOME: frozenset({".cache", ".sync"})}),
    ],
)
def test_the_laptop_itself_is_taken(place: Facts) -> None:
    assert judge(place) is None


def test_a_disk_nobody_knows_anything_of_is_taken() -> None:
    assert mounted(["what?"], HOME) is None
    assert mounted_on_mac(["what?"], HOME) is None
    assert judge(facts(HOME / "e.w4r")) is None


def test_the_folder_of_temporary_files_is_taken(tmp_path: Path) -> None:
    demand_here(tmp_path / "e.w4r")
    with tempfile.TemporaryDirectory() as folder:
        demand_here(Path(folder) / "e.w4r")


@pytest.mark.skipif(sys.platform != "linux", reason="as Linux says it")
def test_linux_tells_where_a_disk_is_mounted(tmp_path: Path) -> None:
    seen = look_around(tmp_path / "e.w4r")
    assert seen.file_system
    assert seen.mount is not None
    assert os.path.ismount(seen.mount)


def test_a_folder_with_a_marker_above_it_is_recognised(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    demand_here(deep / "e.w4r")
    (tmp_path / ".sync_0123abcdef.db").touch()
    with pytest.raises(EventFileSyncedError):
        demand_here(deep / "e.w4r")


def test_a_link_into_such_a_folder_is_no_way_around(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "evenings"
    link.symlink_to(tmp_path / "Dropbox")
    with pytest.raises(EventFileSyncedError):
        demand_here(link / "e.w4r")


def test_what_programs_say_of_their_folders_is_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / ".dropbox").mkdir(parents=True)
    words = f'{{"personal": {{"path": "{(tmp_path / "mine").as_posix()}"}}}}'
    (home / ".dropbox" / "info.json").write_text(words, encoding="utf-8")
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work"))
    for folder, service in (("mine", "Dropbox"), ("work", "OneDrive")):
        with pytest.raises(EventFileSyncedError) as refused:
            demand_here(tmp_path / folder / "e.w4r")
        assert refused.value.service == service
    (home / ".dropbox" / "info.json").write_text("[]", encoding="utf-8")
    demand_here(tmp_path / "mine" / "e.w4r")


def test_the_programs_own_folder_is_taken_wherever_it_was_put(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    with pytest.raises(EventFileSyncedError):
        demand_here(tmp_path / "e.w4r")
    make_event(paths.events_folder() / "e.w4r").close()
    demand_here(paths.events_folder() / "e.w4r")


# -- among the backups ---------------------------------------------------------------------------


@pytest.mark.parametrize("at", ["here", "stick"])
def test_a_backup_that_lost_its_hash_is_not_worked_in_among_the_backups(
    tmp_path: Path, at: str
) -> None:
    root = paths.all_backups() if at == "here" else tmp_path / "STICK"
    unproved = root / str(UUID(int=7)) / "evening backup 2026-12-10 183000Z.w4r"
    unproved.parent.mkdir(parents=True)
    make_event(unproved).close()
    before = unproved.read_bytes()

    with pytest.raises(EventFileBackupError) as refused:
        open_here(unproved)
    assert "is a backup, and whatever is counted in it would spoil it" in explain(refused.value)
    with open_to_read(unproved):
        pass
    assert unproved.read_bytes() == before
    assert [path.name for path in unproved.parent.iterdir()] == [unproved.name]


def test_only_where_backups_lie_a_file_counts_as_one(tmp_path: Path) -> None:
    named = "evening backup 2026-12-10 183000Z.w4r"
    for path, among in {
        paths.all_backups() / "evening.w4r": True,
        paths.events_folder() / named: False,
        tmp_path / named: False,
        tmp_path / str(UUID(int=7)) / named: True,
        tmp_path / str(UUID(int=7)) / "evening.w4r": False,
    }.items():
        assert is_among_backups(path) is among, path
