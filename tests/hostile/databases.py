"""The hostile databases of the corpus, made of an event of ours with our tables.

Each lies in a folder of its own, under its own name and with what is planted beside it. ``expect``
says what is right: accept, reject, or either where reading it and refusing it are both in order.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from tests.hostile.corpus import markup_texts
from tests.hostile.meddling import EITHER, ENTRIES, FIRST, MERGES, REJECTED
from tests.many_entries import many_entries
from w4r_desktop.paths import with_companions
from w4r_desktop.store.migrations import NEWEST
from w4r_desktop.store.opening import open_here
from w4r_desktop.store.records import APPLICATION_ID
from w4r_desktop.store.schema import TallyEntry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

PAGE: Final = 4096
FLIPS: Final = 20
HOT: Final = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins that SQLite takes for one to be replayed."""

HELD: Final = """SELECT sum(quantity), sum(signatories), max(id),
    (SELECT group_concat(name) FROM attendee) FROM tally_entry"""


@dataclass(frozen=True, slots=True)
class HostileDatabase:
    """One database: how it is made where a sound event lies, and what is to come of it."""

    name: str
    expect: str
    make: Callable[[Path], object]
    says: str = ""

    @property
    def path(self) -> str:
        """Return where it lies in the corpus."""
        return f"databases/{self.name}/{self.name}.w4r"

    def described(self) -> dict[str, Any]:
        """Return it as the other items of the corpus are described."""
        return {
            "path": self.path, "group": "database", "expect": self.expect, "says": self.says
        }  # fmt: skip


def make_databases(folder: Path, only: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Make all databases, or those named, and return their descriptions."""
    wanted = set(only)
    chosen = [one for one in hostile_databases() if not wanted or f"{one.name}.w4r" in wanted]
    if not chosen:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    sound = many_entries(folder / "sound.w4r", ENTRIES)
    for one in chosen:
        path = folder / one.path
        path.parent.mkdir(parents=True)
        shutil.copyfile(sound, path)
        one.make(path)
    return [one.described() for one in chosen]


def open_event(path: Path, _folder: Path) -> str:
    """Open an event as the window does, to work in it; return what it holds."""
    planted = any(file.exists() for file in with_companions(path)[1:])
    alone = path.read_bytes() if planted else b""
    with closing(open_here(path)) as file, file.reading() as session:
        entries = session.scalar(select(func.count()).select_from(TallyEntry))
    if planted:
        assert _held(path.read_bytes()) == _held(alone), "what lay beside was taken for its own"
    return f"{entries} entries"


def _held(whole: bytes) -> str:
    """Return what an event's file holds by itself, without anything beside it."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(whole[:18] + b"\1\1" + whole[20:])  # or SQLite looks for a log
        return str(database.execute(HELD).fetchall())


def hostile_databases() -> list[HostileDatabase]:
    """Return all databases of the corpus."""
    return [*_broken(), *_flipped(), *_misnamed(), *_changed(), *_merges(), *_beside()]


def _broken() -> Iterator[HostileDatabase]:
    """Yield files that are none, or not whole."""
    yield HostileDatabase("ok", "accept", _sql("SELECT 1"))
    yield HostileDatabase("zero", "reject", _holding(b""), "empty")
    yield HostileDatabase("one_byte", "reject", _holding(b"S"))
    yield HostileDatabase("text", "reject", _holding(b"not a database\n" * 99), "not")
    yield HostileDatabase("zip", "reject", _holding(b"PK\x03\x04" + bytes(4000)), "not")
    noise = random.Random(5).randbytes(8192)  # noqa: S311 - the same at every run
    yield HostileDatabase("random", "reject", _holding(noise), "not")
    yield HostileDatabase("header_only", "reject", _bytes(lambda good: good[:100]), "damaged")
    halved = _bytes(lambda good: good[: len(good) // 2])
    yield HostileDatabase("cut_half", "reject", halved, "damaged")
    yield HostileDatabase("cut_page", "reject", _bytes(lambda good: good[:-PAGE]), "damaged")
    yield HostileDatabase("cut_byte", "either", _bytes(lambda good: good[:-1]))
    yield HostileDatabase("zero_page", "reject", _bytes(_without_a_page), "damaged")
    yield HostileDatabase("grown", "either", _bytes(lambda good: good + b"\xaa" * 5000))
    yield HostileDatabase("is_a_folder", "reject", _make_folder)


def _flipped() -> Iterator[HostileDatabase]:
    """Yield files with one bit flipped; where it is in nobody's way, only the hash sees it."""
    for number in range(FLIPS):
        yield HostileDatabase(f"flip_{number:02}", "either", _bytes(partial(_flipped_at, number)))


def _misnamed() -> Iterator[HostileDatabase]:
    """Yield files whose header says that they are somebody else's, or of another version."""
    for name, says, setting in (
        ("other_app", "not", "application_id=252006673"),
        ("no_app_id", "not", "application_id=0"),
        ("newer", "newer", f"user_version={NEWEST + 1}"),
        ("much_newer", "newer", "user_version=2147483647"),
        ("negative", "", "user_version=-5"),
    ):
        yield HostileDatabase(name, "reject", _sql(f"PRAGMA {setting}"), says)


def _changed() -> Iterator[HostileDatabase]:
    """Yield events whose tables or rows somebody changed."""
    for name, script in REJECTED.items():
        yield HostileDatabase(name, "reject", _sql(script), "damaged")
    for name, script in EITHER.items():
        yield HostileDatabase(name, "either", _sql(script))
    yield HostileDatabase("blob_text", "either", _put_blobs_in)
    yield HostileDatabase("markup", "accept", _put_markup_in)
    yield HostileDatabase("utf16", "either", _write_as_utf16)
    for size in (512, 65536):
        yield HostileDatabase(f"page_{size}", "accept", _sql(_with_pages_of(size)))


def _merges() -> Iterator[HostileDatabase]:
    """Yield what may be merged one day; until then each is an event to be opened by itself."""
    for name, script in MERGES.items():
        yield HostileDatabase(f"merge_{name}", "either", _sql(script))


def _beside() -> Iterator[HostileDatabase]:
    """Yield events with a journal or a log beside them that is none of theirs, or without it."""
    yield HostileDatabase("hot_journal", "either", _plant_journal)
    yield HostileDatabase("wal_no_wal", "accept", _copy_while_open)
    yield HostileDatabase("wal_orphan", "either", _plant_log)


def _holding(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _bytes(change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(change(path.read_bytes()))


def _without_a_page(good: bytes) -> bytes:
    return good[: 2 * PAGE] + bytes(PAGE) + good[3 * PAGE :]


def _flipped_at(number: int, good: bytes) -> bytes:
    chance, changed = random.Random(number), bytearray(good)  # noqa: S311 - not a secret
    changed[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _sql(script: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.executescript(script)

    return run


def _with_pages_of(size: int) -> str:
    return f"PRAGMA journal_mode=delete; PRAGMA page_size={size}; VACUUM; PRAGMA journal_mode=wal"


def _put_blobs_in(path: Path) -> None:
    """Put what is no text where a text belongs, behind the back of the strict table."""
    loose = "PRAGMA writable_schema=1; UPDATE sqlite_schema SET sql = replace(sql, {}) WHERE name"
    _sql(loose.format("',\n STRICT', ''") + " = 'attendee'")(path)
    _sql(f"UPDATE attendee SET name = x'ff00fe', first_name = 5 {FIRST}")(path)  # noqa: S608
    strict = "' WITHOUT ROWID', ' WITHOUT ROWID,\n STRICT'"
    _sql(loose.format(strict) + " = 'attendee'")(path)


def _put_markup_in(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        (names,) = zip(*database.execute("SELECT id FROM attendee ORDER BY id"), strict=True)
        texts = [text for text in markup_texts() if len(text) < 2000 and "\0" not in text]
        pairs = zip(texts, names, strict=False)
        database.executemany("UPDATE attendee SET name = ? WHERE id = ?", list(pairs))


def _write_as_utf16(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        script = "\n".join(database.iterdump())
    path.unlink()
    named = f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={NEWEST};"
    _sql(f"PRAGMA encoding='UTF-16le'; {named} {script}")(path)


def _plant_journal(path: Path) -> None:
    """Leave the journal of a change beside the file that was done long ago."""
    journal = path.with_name(f"{path.name}-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode=delete; PRAGMA cache_size=5; BEGIN")
        database.execute("UPDATE tally_entry SET signatories = 2")
        planted = journal.read_bytes()
        database.execute("COMMIT")
        database.execute("PRAGMA journal_mode=wal")
    journal.write_bytes(HOT + planted[len(HOT) :])


def _copy_while_open(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("UPDATE event SET name = 'Vigil'")
        taken = path.read_bytes()
    path.write_bytes(taken)


def _plant_log(path: Path) -> None:
    noise = random.Random(3).randbytes(8192)  # noqa: S311 - the same at every run
    path.with_name(f"{path.name}-wal").write_bytes(noise)
