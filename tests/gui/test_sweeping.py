"""Old backups go after the program has started, the last of an event only if that is whole."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.gui.desk import Desk, event_file
from tests.store.kept import names, pretend
from w4r_desktop import paths
from w4r_desktop.gui import sweeping
from w4r_desktop.gui.backing_up import backing_up
from w4r_desktop.gui.sweeping import Sweeping
from w4r_desktop.store.backups import list_backups
from w4r_desktop.store.sweeping import sweep

if TYPE_CHECKING:
    from pathlib import Path


def swept(desk: Desk) -> None:
    """Let the time come at which the program sweeps after its start, and wait until it has."""
    (found,) = desk.desktop.findChildren(Sweeping)
    found.sweep()
    desk.qtbot.waitUntil(lambda: not found.is_busy)
    desk.settle()


def backed_up(desk: Desk, path: Path | None = None) -> tuple[Path, Path]:
    """Open an evening, back it up and close it; return its file and the folder of its backups."""
    path = path or event_file()
    desk.desktop.open_event(path)
    desk.settle()
    desk.sign_in("Amina")
    assert desk.desktop.workspace is not None
    backing = backing_up(desk.desktop.workspace)
    assert backing is not None
    backing.back_up_now()
    desk.qtbot.waitUntil(lambda: not backing.is_busy)
    desk.desktop.show_events()
    return path, backing.folder


def believed(desk: Desk) -> None:
    """Let the clock go on for 40 days, the last of them with the program."""
    desk.time += timedelta(days=39)
    sweep((), desk.time)
    desk.time += timedelta(days=1)


def test_40_days_later_no_name_lies_about_in_a_backup(desk: Desk, tmp_path: Path) -> None:
    (stick := tmp_path / "STICK").mkdir()
    desk.preferences.backup_place = stick
    _path, folder = backed_up(desk)
    assert len(list_backups(folder)) == len(list_backups(stick / folder.name)) == 1
    believed(desk)

    swept(desk)
    assert names(folder) == names(stick / folder.name) == []


def test_the_last_backup_of_a_damaged_event_stays(desk: Desk) -> None:
    path, folder = backed_up(desk)
    path.write_bytes(path.read_bytes()[:9000])
    believed(desk)

    swept(desk)
    assert len(list_backups(folder)) == 1


@pytest.mark.parametrize("is_lost", [False, True])
def test_an_older_copy_of_the_event_costs_no_last_backup(
    desk: Desk, tmp_path: Path, *, is_lost: bool
) -> None:
    """As it was prepared; or the laptop has nothing else of it, and the stick all."""
    (stick := tmp_path / "STICK").mkdir()
    desk.preferences.backup_place = stick
    prepared = event_file()
    older = prepared.rename(prepared.with_stem("Candlelight as prepared"))
    prepared.write_bytes(older.read_bytes())
    path, folder = backed_up(desk, prepared)
    if is_lost:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:9000])
    believed(desk)

    swept(desk)
    assert len(list_backups(folder)) == len(list_backups(stick / folder.name)) == 1


def test_an_event_that_is_open_keeps_its_last_backup(desk: Desk) -> None:
    """Whoever peeks into its file would cost it its lock."""
    path, folder = backed_up(desk)
    believed(desk)
    desk.desktop.open_event(path)
    desk.settle()

    swept(desk)
    assert len(list_backups(folder)) == 1


def test_a_folder_of_anything_else_stays_as_it_is(desk: Desk, tmp_path: Path) -> None:
    desk.preferences.backup_place = tmp_path / "STICK"
    mine = pretend(tmp_path / "STICK" / "mine", desk.time)
    paths.all_backups().mkdir(parents=True)
    believed(desk)

    swept(desk)
    assert mine.exists()


def test_it_begins_by_itself_a_while_after_the_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _path, folder = backed_up(desk)
    believed(desk)
    monkeypatch.setattr(sweeping, "LATER", 0)
    started = Sweeping(desk.desktop)

    desk.qtbot.waitUntil(lambda: names(folder) == [] and not started.is_busy)
