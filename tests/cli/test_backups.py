"""Backing an event up and restoring it from the command line."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from tests.evening import NOW, Evening, usual_event
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import rehearsal
from w4r_desktop.store.backups import contents
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Cli


def with_letters(path: Path) -> Path:
    with closing(usual_event(path)) as file:
        Evening(file).log(quantity=312)
    return path


def letters(path: Path) -> int:
    with closing(EventFile(path)) as file:
        return Evening(file).sheet().total


def test_an_event_goes_to_a_stick_and_comes_back(cli: Cli, tmp_path: Path) -> None:
    evening, stick = with_letters(tmp_path / "evening.w4r"), tmp_path / "stick"
    stick.mkdir()

    made = cli("backup", evening, stick)
    (backup,) = stick.glob("*.w4r")
    assert made.out == (
        f"“{backup.name}” was made and read back: it is whole and holds 312 letters.\n"
    )
    back = cli("restore", backup, "-o", tmp_path / "again.w4r")

    assert re.fullmatch(
        r"“again.w4r” was restored: Candlelight, 312 letters. It is as it was on .+ at .+\.\n",
        back.out,
    )
    assert (made.code, back.code) == (0, 0)
    assert letters(tmp_path / "again.w4r") == 312


def test_a_backup_under_another_name_is_restored_with_its_hash(cli: Cli, tmp_path: Path) -> None:
    evening, stick = with_letters(tmp_path / "evening.w4r"), tmp_path / "stick"
    stick.mkdir()
    cli("backup", evening, stick)
    (backup,) = stick.glob("*.w4r")
    named = backup.rename(stick / "mine.w4r")
    backup.with_name(f"{backup.name}.sha256").rename(stick / "mine.w4r.sha256")

    assert cli("restore", named, "-o", tmp_path / "again.w4r").out == (
        "“again.w4r” was restored: Candlelight, 312 letters.\n"
    )


def test_no_backup_is_restored_onto_a_link_that_leads_round_in_a_circle(
    cli: Cli, tmp_path: Path
) -> None:
    evening, stick = with_letters(tmp_path / "evening.w4r"), tmp_path / "stick"
    stick.mkdir()
    cli("backup", evening, stick)
    (backup,) = stick.glob("*.w4r")
    (circle := tmp_path / "circle.w4r").symlink_to(circle)

    said = cli("restore", backup, "-o", circle)
    assert said.code == 1
    assert said.err.startswith("There is a file “circle.w4r” already, and it was left as it is.")


def test_a_stick_that_is_not_there_is_told(cli: Cli, tmp_path: Path) -> None:
    said = cli("backup", with_letters(tmp_path / "evening.w4r"), tmp_path / "stick")

    assert said.code == 1
    assert said.err == (
        "No backup was made, because there is no folder “stick”. Plug the stick in, or name "
        "another folder.\n"
    )
    assert not (tmp_path / "stick").exists()


def test_of_an_event_that_is_not_there_nothing_is_said_to_be_saved(
    cli: Cli, tmp_path: Path
) -> None:
    said = cli("backup", tmp_path / "nope.w4r", tmp_path / "stick")

    assert said.code == 1
    assert said.err.startswith("There is no event file “nope.w4r”.")


def test_a_damaged_backup_is_refused_by_name(cli: Cli, tmp_path: Path) -> None:
    evening, stick = with_letters(tmp_path / "evening.w4r"), tmp_path / "stick"
    stick.mkdir()
    cli("backup", evening, stick)
    (backup,) = stick.glob("*.w4r")
    backup.write_bytes(backup.read_bytes()[:-1])

    said = cli("restore", backup, "-o", tmp_path / "again.w4r")

    assert (said.code, said.out) == (1, "")
    assert f"“{backup.name}” is damaged or cut off" in said.err
    assert not (tmp_path / "again.w4r").exists()


def test_no_file_is_replaced(cli: Cli, tmp_path: Path) -> None:
    evening, stick = with_letters(tmp_path / "evening.w4r"), tmp_path / "stick"
    stick.mkdir()
    cli("backup", evening, stick)
    (backup,) = stick.glob("*.w4r")

    assert "There is a file “evening.w4r” already" in cli("restore", backup, "-o", evening).err


def test_a_list_is_logged_after_a_backup(cli: Cli, tmp_path: Path) -> None:
    evening = with_letters(tmp_path / "evening.w4r")
    (tmp_path / "list.csv").write_text("table,attendee,case,kind,quantity\n1,,case-1,letter,5\n")

    assert cli("log", evening, tmp_path / "list.csv").code == 0

    (backup,) = (tmp_path / "data" / "backups").glob("*/*.w4r")
    assert contents(backup).kinds == {ActionKind.LETTER: 312}
    assert letters(evening) == 317


def test_a_practice_copy_has_no_backup(cli: Cli, tmp_path: Path) -> None:
    evening = with_letters(tmp_path / "evening.w4r")
    with closing(EventFile(evening)) as file:
        file.copy_to(tmp_path / "practice.w4r", rehearsal.begin, at=NOW)

    said = cli("backup", tmp_path / "practice.w4r", tmp_path)
    assert "is a practice copy" in said.err


def test_what_can_be_read_of_a_damaged_event_becomes_one_again(cli: Cli, tmp_path: Path) -> None:
    evening = with_letters(tmp_path / "evening.w4r")
    damaged = evening.read_bytes()[:-8192] + bytes(8192)
    evening.write_bytes(damaged)

    said = cli("salvage", evening, "-o", tmp_path / "again.w4r")

    assert said.out == (
        "“again.w4r” was made of what can still be read of “evening.w4r”, which was left as it is. "
        "Saved: 312 letters, in 1 entry; 0 people and 3 cases. "
        "How much is missing nobody can tell. "
        "Please check it against paper and the boxes.\n"
    )
    assert cli("check", tmp_path / "again.w4r").code == 0
    assert letters(tmp_path / "again.w4r") == 312
    assert evening.read_bytes() == damaged


def test_of_a_whole_event_nothing_is_salvaged(cli: Cli, tmp_path: Path) -> None:
    evening = with_letters(tmp_path / "evening.w4r")
    before = evening.read_bytes()

    said = cli("salvage", evening, "-o", tmp_path / "again.w4r")

    assert (said.code, said.err) == (
        1, "“evening.w4r” is whole, so there is nothing to salvage. Nothing was made: open it.\n",
    )  # fmt: skip
    assert not (tmp_path / "again.w4r").exists()
    assert evening.read_bytes() == before


def test_an_event_beyond_salvage_is_refused_by_name(cli: Cli, tmp_path: Path) -> None:
    evening = tmp_path / "evening.w4r"
    evening.write_bytes(bytes(20_000))

    said = cli("salvage", evening, "-o", tmp_path / "again.w4r")

    assert said.code == 1
    assert "Nothing of “evening.w4r” can be read any more" in said.err
    assert not (tmp_path / "again.w4r").exists()
