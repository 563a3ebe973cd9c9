"""Old backups go, and never the one that may still be needed."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from tests.evening import NOW, Evening, usual_event
from tests.store.kept import backed_up, closing_memory, names, pretend, taken
from w4r_desktop import paths
from w4r_desktop.errors import EventFileUnreadableError
from w4r_desktop.services import rehearsal
from w4r_desktop.store import backups, sweeping
from w4r_desktop.store.backups import contents, list_backups
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.sweeping import Swept, all_held, sweep

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from w4r_desktop.store.backups import Backup, Contents

LONG_AFTER = NOW + timedelta(days=40)


def prune(folder: Path, now: datetime, *, last_too: Collection[Path] = ()) -> list[Backup]:
    """Prune a folder, and return which backups a person finds there afterwards."""
    before = len(list_backups(folder))
    count = sweeping.prune(folder, now, last_too=last_too).count
    left = list_backups(folder)
    assert len(left) + count == before
    return left


def test_all_of_two_days_stay_then_one_a_day_then_none(tmp_path: Path) -> None:
    for hours in range(0, 24 * 20, 6):
        pretend(tmp_path, NOW - timedelta(hours=hours))

    kept = [backup.at for backup in prune(tmp_path, NOW)]

    assert [at for at in kept if NOW - at <= timedelta(days=2)] == [
        NOW - timedelta(hours=hours) for hours in range(0, 49, 6)
    ]
    older = [at for at in kept if NOW - at > timedelta(days=2)]
    assert [at.date() for at in older] == [
        (NOW - timedelta(days=days)).date() for days in range(3, 15)
    ]
    assert all(at.hour == 19 for at in older[:-1])  # the last of its day
    assert len(names(tmp_path)) == 2 * len(kept)


def test_of_a_day_on_which_the_clock_was_ahead_the_one_with_the_newest_entry_stays(
    evening: Evening, tmp_path: Path
) -> None:
    evening.log()
    backed_up(evening, tmp_path / "kept", NOW + timedelta(hours=1))
    evening.log(quantity=6)
    made = backed_up(evening, tmp_path / "kept", NOW + timedelta(minutes=5))

    assert prune(tmp_path / "kept", NOW + timedelta(days=5)) == [made]
    assert contents(made.path).entries == 2


def test_each_of_two_files_of_one_event_keeps_its_own(evening: Evening, tmp_path: Path) -> None:
    made = []
    for number, stem in enumerate(("evening", "evening upstairs") * 2):
        evening.log()
        with closing_memory(
            replace(taken(evening, NOW + timedelta(hours=number)), name=stem)
        ) as shot:
            made.append(backups.back_up(shot, tmp_path / "kept"))
    last = [made[3], made[2]]

    assert prune(tmp_path / "kept", NOW + timedelta(days=5)) == last
    assert prune(tmp_path / "kept", LONG_AFTER) == last
    assert prune(tmp_path / "kept", LONG_AFTER, last_too=[made[3].path]) == [made[2]]


def test_what_is_just_two_days_or_two_weeks_old_stays(tmp_path: Path) -> None:
    stay = [timedelta(days=1, hours=23), timedelta(days=2), timedelta(days=14)]
    for age in (*stay, timedelta(days=2, hours=1), timedelta(days=14, seconds=1)):
        pretend(tmp_path, NOW - age)
    unproved = pretend(tmp_path, NOW - timedelta(days=14)).rename(
        tmp_path / f"lone backup {NOW - timedelta(days=14):%Y-%m-%d %H%M%S}Z.w4r"
    )
    pretend(tmp_path, NOW - timedelta(days=14))

    assert [NOW - backup.at for backup in prune(tmp_path, NOW)] == stay
    assert unproved.exists(), "its hash may turn up"


def test_only_backups_are_ever_removed(tmp_path: Path) -> None:
    gone = pretend(tmp_path, NOW - timedelta(days=30))
    draft = tmp_path / f".{gone.name}.part"
    draft.write_bytes(b"killed")
    lone = pretend(tmp_path, NOW - timedelta(days=1, hours=1))
    lone.unlink()
    unproved = pretend(tmp_path, NOW - timedelta(days=1))
    unproved.with_name(unproved.name + ".sha256").unlink()
    for other in ("evening.w4r", "a backup.txt", "a backup 2020-99-99 000000Z.w4r"):
        (tmp_path / other).write_text("mine")

    assert prune(tmp_path, datetime(2026, 12, 10, 20, tzinfo=UTC), last_too=[gone]) == []
    assert names(tmp_path) == sorted(
        ["a backup 2020-99-99 000000Z.w4r", "a backup.txt", "evening.w4r", unproved.name]
    )


def test_what_somebody_may_be_writing_just_now_stays(tmp_path: Path) -> None:
    hashed = pretend(tmp_path, NOW - timedelta(hours=1))
    hashed.rename(tmp_path / f".{hashed.name}.part")
    before = names(tmp_path)

    assert prune(tmp_path, NOW) == []
    assert names(tmp_path) == before


def test_a_folder_that_is_not_there_has_no_backups(tmp_path: Path) -> None:
    assert list_backups(tmp_path / "stick") == prune(tmp_path / "stick", NOW) == []
    assert backups.newest_verified(tmp_path / "stick") is None


# -- the last one ------------------------------------------------------------------------------


def test_the_newest_that_is_whole_stays_whatever_its_age(evening: Evening, tmp_path: Path) -> None:
    older, whole, damaged = (
        backed_up(evening, tmp_path / "kept", NOW + timedelta(hours=hours)) for hours in range(3)
    )
    damaged.path.write_bytes(damaged.path.read_bytes()[:-1])

    assert prune(tmp_path / "kept", LONG_AFTER) == [whole]
    assert not older.path.exists()
    assert not damaged.path.exists()
    assert backups.verify(whole.path)
    assert prune(tmp_path / "kept", LONG_AFTER, last_too=[whole.path]) == []
    assert names(tmp_path / "kept") == []


def test_where_none_is_whole_the_newest_stays(tmp_path: Path) -> None:
    _older, newest = (pretend(tmp_path, NOW - timedelta(days=days)) for days in (40, 39))
    assert [backup.path for backup in prune(tmp_path, NOW)] == [newest]


def test_a_damaged_one_of_today_does_not_cost_the_whole_one_of_last_month(
    evening: Evening, tmp_path: Path
) -> None:
    whole = backed_up(evening, tmp_path / "kept")
    damaged = pretend(tmp_path / "kept", LONG_AFTER - timedelta(days=1))

    kept = prune(tmp_path / "kept", LONG_AFTER)
    assert [backup.path for backup in kept] == [damaged, whole.path]


# -- a disk that wobbles ------------------------------------------------------------------------


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_folder_that_fails_to_answer_once_loses_nothing(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    made = [backed_up(evening, tmp_path / "kept", NOW + timedelta(hours=h)) for h in range(4)]
    answers, asked = Path.iterdir, []

    def wobbling(folder: Path) -> Iterator[Path]:
        asked.append(folder)
        if len(asked) == failing:
            raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))
        return answers(folder)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "iterdir", wobbling)
        sweeping.prune(tmp_path / "kept", NOW + timedelta(hours=8))
    assert list_backups(tmp_path / "kept") == made[::-1]


@pytest.mark.parametrize("deed", ["examine", "peek"])
def test_where_the_newest_cannot_be_read_just_now_all_stay(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    made = []
    for hours in range(4):
        evening.log()
        made.append(backed_up(evening, tmp_path / "kept", NOW + timedelta(hours=hours)))
    works = getattr(backups, deed)

    def wobbling(path: Path) -> object:
        if path == made[-1].path:
            raise EventFileUnreadableError(file=path.name)
        return works(path)

    for later in (timedelta(days=5), timedelta(days=40)):
        with monkeypatch.context() as patched:
            patched.setattr(backups, deed, wobbling)
            sweeping.prune(tmp_path / "kept", NOW + later)
        assert list_backups(tmp_path / "kept") == made[::-1]
    assert prune(tmp_path / "kept", LONG_AFTER) == made[-1:]


def test_a_backup_that_cannot_be_removed_keeps_its_hash(
    evening: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows removes no file that somebody holds open."""
    older, newest = (
        backed_up(evening, tmp_path / "kept", NOW + timedelta(hours=h)) for h in range(2)
    )
    removed = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path == older.path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        removed(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        sweeping.prune(tmp_path / "kept", LONG_AFTER)
    assert list_backups(tmp_path / "kept") == [newest, older]
    assert prune(tmp_path / "kept", LONG_AFTER) == [newest]


# -- all events at all places ------------------------------------------------------------------


def of_event(evening: Evening) -> UUID:
    return evening.ask(event).event_id


def believe(now: datetime) -> None:
    """Let the clock have gone on for a day until now."""
    sweep((), now - timedelta(days=1))
    sweep((), now)


def test_a_sweep_goes_over_all_events_here_and_at_the_second_place(
    evening: Evening, tmp_path: Path
) -> None:
    stick, mine = tmp_path / "STICK", of_event(evening)
    other = UUID(int=7)
    for root in (paths.all_backups(), stick):
        for days in (30, 20, 1):
            pretend(root / str(other), NOW - timedelta(days=days))
        for hours in range(2):
            backed_up(evening, root / str(mine), NOW - timedelta(days=20, hours=hours))
    pretend(stick / "letters of mine", NOW - timedelta(days=30))
    believe(NOW)

    found = sweep((paths.all_backups(), stick, tmp_path / "at home"), NOW)

    last = {
        root / str(mine) / list_backups(root / str(mine))[0].path.name
        for root in (paths.all_backups(), stick)
    }
    assert found == Swept(6, {path: contents(path) for path in last})
    for root in (paths.all_backups(), stick):
        assert [NOW - one.at for one in list_backups(root / str(other))] == [timedelta(days=1)]
        assert [NOW - one.at for one in list_backups(root / str(mine))] == [timedelta(days=20)]
    assert len(names(stick / "letters of mine")) == 2

    assert sweep((paths.all_backups(), stick), NOW, last_too=last) == Swept(2)
    assert names(paths.all_backups() / str(mine)) == names(stick / str(mine)) == []


def test_a_last_backup_is_held_only_by_an_events_own_file_that_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    with closing(usual_event(path)) as file:
        evening = Evening(file)
        evening.log()
        last = waiting(backed_up(evening, tmp_path / "kept"))
        file.copy_to(tmp_path / "practice.w4r", rehearsal.begin, at=NOW)
        assert all_held(path, last) == set(), "somebody has it open"
    aside = tmp_path / "evening put aside 2026-12-10 183500.w4r"
    aside.write_bytes(path.read_bytes())

    assert all_held(path, last) == set(last)
    assert all_held(aside, last) == set()
    assert all_held(tmp_path / "practice.w4r", last) == set()
    assert all_held(tmp_path / "none.w4r", last) == set()
    usual_event(tmp_path / "another.w4r").close()
    assert all_held(tmp_path / "another.w4r", last) == set()
    size = path.stat().st_size
    with path.open("r+b") as damaged:
        for page in range(8192, size, 4096):
            damaged.seek(page + 8)
            damaged.write(bytes(8))
    assert all_held(path, last) == set()


def test_a_last_backup_is_held_only_by_a_file_with_all_that_it_has(tmp_path: Path) -> None:
    path, prepared, upstairs = (tmp_path / f"{name}.w4r" for name in ("a", "b", "c"))
    usual_event(path).close()
    for copy in (prepared, upstairs):
        copy.write_bytes(path.read_bytes())
    before, counted, more, elsewhere = (
        waiting(logged(file, tmp_path / "kept", people=people))
        for file, people in ((path, 0), (path, 2), (path, 0), (upstairs, 9))
    )

    assert all_held(path, before | counted | more | elsewhere) == {*before, *counted, *more}
    assert all_held(prepared, counted | more) == set(), "it was never counted in"
    assert all_held(upstairs, counted | more) == set(), "others were counted in it"
    with closing(sqlite3.connect(path)) as salvaged, salvaged:
        salvaged.execute("DELETE FROM tally_entry WHERE id = (SELECT min(id) FROM tally_entry)")
    assert all_held(path, counted | more) == set(counted), "an entry of it was lost"


def waiting(backup: Backup) -> dict[Path, Contents]:
    return {backup.path: contents(backup.path)}


def logged(path: Path, kept: Path, *, people: int) -> Backup:
    """Count a letter of each of some people and one more, and back up what is there then."""
    with closing(EventFile(path)) as file:
        evening = Evening(file)
        for number in range(people):
            evening.log(evening.sign_in(f"Person {number}"))
        evening.log()
        return backed_up(evening, kept)


# -- the clock ---------------------------------------------------------------------------------


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A folder of backups that all are too old now."""
    folder = paths.all_backups() / str(UUID(int=7))
    for days in (30, 20, 19):
        pretend(folder, NOW - timedelta(days=days))
    return folder


def swept(now: datetime) -> int:
    return sweep([paths.all_backups()], now).count


def test_nothing_goes_before_the_clock_has_gone_on_for_a_day(old: Path) -> None:
    assert swept(NOW) == 0
    assert swept(NOW + timedelta(hours=23)) == 0
    assert len(list_backups(old)) == 3
    assert swept(NOW + timedelta(hours=24)) == 2


@pytest.mark.parametrize("days", [15, 365])
def test_a_program_that_rested_sweeps_a_day_after_its_next_start(old: Path, days: int) -> None:
    swept(NOW - timedelta(days=2))
    swept(NOW)
    pretend(old, NOW)
    assert swept(NOW + timedelta(days=days)) == 0
    assert swept(NOW + timedelta(days=days, hours=23)) == 0
    assert swept(NOW + timedelta(days=days, hours=24)) > 0


def test_a_program_that_runs_every_other_week_sweeps_each_time(old: Path) -> None:
    believe(NOW - timedelta(days=14))
    assert swept(NOW) > 0


@pytest.mark.parametrize("leap", [timedelta(days=days) for days in (3650, 365, -365, -3650)])
def test_nothing_goes_by_a_clock_that_has_just_leapt(tmp_path: Path, leap: timedelta) -> None:
    believe(NOW)
    folder = paths.all_backups() / str(UUID(int=7))
    for days in range(30):
        pretend(folder, min(NOW, NOW + leap) - timedelta(days=days))
    assert swept(NOW + leap) == 0
    assert swept(NOW + leap + timedelta(hours=1)) == 0
    assert swept(NOW + timedelta(hours=2)) == 0, "it was set right again"
    assert len(list_backups(folder)) == 30


def test_a_clock_set_right_by_minutes_is_still_believed(old: Path) -> None:
    swept(NOW - timedelta(days=2))
    assert swept(NOW + timedelta(minutes=20)) == 2
    pretend(old, NOW - timedelta(days=25))
    assert swept(NOW) == 1


def test_what_is_of_a_later_time_than_now_stays(old: Path) -> None:
    believe(NOW)
    later = pretend(old, NOW + timedelta(days=365 * 10))
    swept(NOW)
    assert list_backups(old)[0].path == later


@pytest.mark.parametrize("written", [b"", b"soon", b"1 2 3", b"\xff", b"9" * 5000, b"nan 7"])
def test_a_note_of_the_clock_that_somebody_wrote_is_none(old: Path, written: bytes) -> None:
    believe(NOW)
    (paths.all_backups() / sweeping.CLOCK).write_bytes(written)
    assert swept(NOW) == 0
    assert swept(NOW + timedelta(days=1)) == 2
