"""What can still be read of a damaged event becomes one again, and the words tell what that is."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening, usual_event
from tests.store import damage
from tests.store.damage import NAMES, PAGE, Held, busy_evening, held, judge
from w4r_desktop import language
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import (
    EventFileBeyondSalvageError,
    EventFileEmptyError,
    EventFileExistsError,
    EventFileMissingError,
)
from w4r_desktop.services import counting
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.salvage import salvage
from w4r_desktop.store.salvage_report import forget, kept_report
from w4r_desktop.wording import salvage_names, salvaged_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from w4r_desktop.domain.salvage import Salvaged


DATA = Path(__file__).parents[1] / "data"


class Busy:
    """The file of a busy evening, what it holds, and where its tables lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        path = folder / "busy.w4r"
        self.was: Held = busy_evening(path, random.Random(3), people=30, entries=150)  # noqa: S311
        self.whole = path.read_bytes()
        with closing(sqlite3.connect(path)) as file:
            self.roots = dict(file.execute("SELECT name, rootpage FROM sqlite_schema"))

    def salvaged(self, damaged: bytes) -> Salvaged | None:
        """Salvage a damaged copy, and see that all is true that is told of it."""
        path = self.folder / "damaged.w4r"
        path.write_bytes(damaged)
        return judge(path, self.folder / "new.w4r", self.was)

    def without(self, *names: str) -> Salvaged:
        """Salvage a copy in which the first page of some tables is empty."""
        damaged = bytearray(self.whole)
        for name in names:
            start = (self.roots[name] - 1) * PAGE
            damaged[start : start + PAGE] = bytes(PAGE)
        told = self.salvaged(bytes(damaged))
        assert told is not None
        return told


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Busy:
    return Busy(tmp_path_factory.mktemp("busy"))


def test_nothing_is_lost_of_a_whole_file(busy: Busy) -> None:
    told = busy.salvaged(busy.whole)
    assert told is not None
    assert told.entries == len(busy.was.entries)
    assert told.kinds == {kind: total for kind, total in busy.was.kinds.items() if total}
    assert (told.people, told.cases) == (29, 10)
    lost = (told.lost_entries, told.lost_people, told.lost_cases, told.lost_tables)
    assert lost == (0, 0, 0, 0)


@pytest.mark.parametrize("harm", [damage.overwritten, damage.zeroed, damage.cut])
def test_whatever_was_damaged_an_event_comes_out_whole(
    busy: Busy, harm: Callable[[bytes, random.Random], bytes]
) -> None:
    chance = random.Random(7)  # noqa: S311 - places, not secrets
    told = [busy.salvaged(harm(busy.whole, chance)) for _ in range(2)]
    assert any(told)


def test_without_its_log_the_entries_come_from_the_indexes(busy: Busy) -> None:
    told = busy.without("tally_entry")
    assert told.entries == len(busy.was.entries)
    assert told.lost_entries == 0


def test_without_the_list_of_tables_they_are_where_a_new_file_has_them(busy: Busy) -> None:
    told = busy.salvaged(bytes(PAGE) + busy.whole[PAGE:])
    assert told is not None
    assert told.entries == len(busy.was.entries)


@pytest.mark.parametrize("version", ["v3-full", "v4-full"])
def test_without_the_list_of_tables_an_older_file_is_known_by_what_its_rows_say(
    version: str, tmp_path: Path
) -> None:
    """Whoever made it laid its tables out in another order."""
    path = tmp_path / "older.w4r"
    shutil.copyfile(DATA / f"event-{version}.w4r", path)
    with closing(EventFile(path)) as older, older.reading() as session:
        was = held(session)
    whole = path.read_bytes()
    path.write_bytes(bytes(PAGE) + whole[PAGE:])
    found = judge(path, tmp_path / "new.w4r", was)
    assert found is not None
    assert found.entries == len(was.entries)


def test_letters_of_lost_people_cases_and_tables_still_count(busy: Busy) -> None:
    told = busy.without("attendee", "campaign_case", "writing_table")
    assert told.kinds == {kind: total for kind, total in busy.was.kinds.items() if total}
    assert told.lost_tables == 3
    assert told.lost_cases
    assert told.people + told.lost_people <= 30


def test_without_the_event_itself_nothing_is_made(busy: Busy, tmp_path: Path) -> None:
    damaged = bytearray(busy.whole)
    start = (busy.roots["event"] - 1) * PAGE
    damaged[start : start + PAGE] = bytes(PAGE)
    assert busy.salvaged(bytes(damaged)) is None
    with pytest.raises(EventFileBeyondSalvageError):
        salvage(_written(tmp_path, b"\x07" * 50_000), tmp_path / "new.w4r", names=NAMES)


def test_where_neither_entries_nor_people_nor_cases_are_left_nothing_is_made(busy: Busy) -> None:
    damaged = bytearray(busy.whole)
    kept = {1, busy.roots["event"], busy.roots["campaign"]}
    for number in range(1, len(damaged) // PAGE + 1):
        if number not in kept:
            damaged[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    assert busy.salvaged(bytes(damaged)) is None


def test_what_was_lost_is_kept_until_somebody_checked_it(busy: Busy, tmp_path: Path) -> None:
    new = tmp_path / "new.w4r"
    told = salvage(_written(tmp_path, busy.whole), new, names=salvage_names())
    report = kept_report(new)
    assert report is not None
    assert report.found == told
    assert report.name == "Candlelight"
    assert report.marked == "Candlelight (salvaged, please check)"
    forget(new)
    assert kept_report(new) is None
    forget(new)


@pytest.mark.parametrize("said", ["", "[]", "{", '{"found": {"kinds": {"xyz": 1}}}', "\xff"])
def test_a_spoiled_report_is_none(said: str, tmp_path: Path) -> None:
    (tmp_path / "new.w4r.salvaged").write_text(said, encoding="latin-1")
    assert kept_report(tmp_path / "new.w4r") is None


def test_what_is_no_file_or_has_a_name_already_is_refused(busy: Busy, tmp_path: Path) -> None:
    there = _written(tmp_path, busy.whole)
    with pytest.raises(EventFileExistsError):
        salvage(there, there, names=NAMES)
    assert there.read_bytes() == busy.whole
    with pytest.raises(EventFileMissingError):
        salvage(tmp_path / "nowhere.w4r", tmp_path / "new.w4r", names=NAMES)
    with pytest.raises(EventFileEmptyError):
        salvage(_written(tmp_path, b""), tmp_path / "new.w4r", names=NAMES)


def test_the_letters_of_a_killed_program_are_read_from_its_log(tmp_path: Path) -> None:
    evening = Evening(usual_event(tmp_path / "evening.w4r"))
    evening.log(evening.sign_in("Amina"), 7)
    killed = tmp_path / "killed.w4r"
    for end in ("", "-wal"):
        shutil.copy(f"{evening.file.path}{end}", f"{killed}{end}")
    was = evening.ask(held)
    evening.file.close()
    log = killed.with_name("killed.w4r-wal")

    told = judge(killed, tmp_path / "new.w4r", was)
    assert told is not None
    assert told.kinds == {ActionKind.LETTER: 7}
    whole = log.read_bytes()
    log.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))  # its last change is not whole
    told = judge(killed, tmp_path / "new.w4r", was)
    assert told is not None
    assert told.kinds == {}


def test_what_takes_a_lost_entry_back_goes_with_it(tmp_path: Path) -> None:
    evening = Evening(usual_event(tmp_path / "evening.w4r"))
    lost = evening.log(None, 7)
    evening.file.undo()
    evening.log(None, 2)
    evening.do(counting.take_back, spot=evening.spot(None), quantity=1, at=NOW)
    was = evening.ask(held)
    evening.file.close()

    told = judge(_written(tmp_path, without(evening, lost)), tmp_path / "new.w4r", was)
    assert told is not None
    assert (told.entries, told.lost_entries) == (2, 2)
    assert told.kinds == {ActionKind.LETTER: 1}


def test_what_was_taken_back_by_a_lost_entry_does_not_count_again(tmp_path: Path) -> None:
    evening = Evening(usual_event(tmp_path / "evening.w4r"))
    evening.log(None, 7)
    evening.file.undo()
    was = evening.ask(held)
    evening.file.close()

    damaged = _written(tmp_path, without(evening, max(was.entries)))
    told = judge(damaged, tmp_path / "new.w4r", was)
    assert told is not None
    assert (told.entries, told.kinds) == (0, {})


def test_a_spot_with_more_taken_back_than_is_left_counts_nothing(tmp_path: Path) -> None:
    evening = Evening(usual_event(tmp_path / "evening.w4r"))
    lost = evening.log(None, 2)
    evening.do(counting.take_back, spot=evening.spot(None), quantity=1, at=NOW)
    evening.log(None, 4, case=1)
    was = evening.ask(held)
    evening.file.close()

    told = judge(_written(tmp_path, without(evening, lost)), tmp_path / "new.w4r", was)
    assert told is not None
    assert (told.entries, told.kinds) == (1, {ActionKind.LETTER: 4})


def without(evening: Evening, entry: UUID) -> bytes:
    """Return the file of an evening that tells of an entry nowhere under the same identity."""
    parts = evening.file.path.read_bytes().split(entry.bytes)
    return b"".join(part + bytes([number] * 16) for number, part in enumerate(parts))[:-16]


def test_the_event_is_marked_until_it_is_checked(busy: Busy, tmp_path: Path) -> None:
    new = tmp_path / "new.w4r"
    told = salvage(_written(tmp_path, busy.whole), new, names=salvage_names())
    with closing(EventFile(new)) as file, file.reading() as session:
        assert event(session).details.name == "Candlelight (salvaged, please check)"
    assert salvaged_words(told)[1:] == (
        "How much is missing nobody can tell.",
        "Please check it against paper and the boxes.",
    )


def test_the_words_tell_what_was_lost(busy: Busy) -> None:
    told = busy.without("attendee", "campaign_case", "writing_table")
    said = salvaged_words(told)
    assert said[0].startswith(f"Saved: {told.kinds[ActionKind.LETTER]} letters, ")
    assert f"Lost: {told.lost_cases} case" in " ".join(said)
    assert said[-2] == "How much more is missing nobody can tell."
    assert "Lost: the names of 3 tables. They are called “Salvaged table 1” and so on." in said
    assert language.current() == "en"


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "damaged.w4r"
    path.write_bytes(content)
    return path
