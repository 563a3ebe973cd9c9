"""Whoever pulls the plug while a pack or a list is taken over finds the event as it was."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.evening import Evening, make_event
from tests.hostile import taking
from tests.hostile.corpus import make_corpus
from w4r_desktop import paths
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.totals import totals

MOMENTS = (0.2, 0.5, 0.8, 1)
"""When to kill, as shares of what the database is told; the last is before it is to keep it."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


PATIENCE = 60
"""Seconds after which a process that neither ends nor is killed hangs."""


def take(event: Path, file: Path, last: int = 0) -> tuple[int | None, int]:
    """Take a file over in a process of its own, killed before a certain statement.

    Return how the process ended, and how many statements it told of.
    """
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([taking.__name__])
    answer, told = processes.Pipe(duplex=False)
    child = processes.Process(target=taking.take, args=(event, file, last, told))
    child.start()
    told.close()
    with answer:
        child.join(PATIENCE)
        return child.exitcode, answer.recv() if child.exitcode == 0 else 0


def everything_in(event: Path) -> list[str]:
    """Return all that a closed event file holds."""
    with closing(sqlite3.connect(event)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return list(connection.iterdump())


def seen_in(event: Path) -> tuple[int, int]:
    """Open an event as the program does, in which seven letters are counted.

    Return how many cases and people it has.
    """
    file = EventFile(event)
    with file.reading() as session:
        assert totals(session).pieces == 7
        found = len(cases(session)), len(people(session))
    file.close()
    return found


@pytest.mark.parametrize("item", ["packs/ok_no_pictures.w4rpack", "lists/ok.csv"])
def test_an_event_is_as_it_was_whenever_the_import_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, item: str
) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")
    evening = Evening(make_event(tmp_path / "before.w4r", case_count=2))
    evening.log(quantity=7)
    evening.file.close()
    before = everything_in(evening.file.path)
    make_corpus(tmp_path / "corpus", [Path(item).name])
    foreign = tmp_path / "corpus" / item
    event = Path(shutil.copy(evening.file.path, tmp_path / "evening.w4r"))
    ended, statements = take(event, foreign)
    assert ended == 0
    assert everything_in(event) != before

    for moment in MOMENTS:
        shutil.copy(evening.file.path, event)
        assert take(event, foreign, round(statements * moment)) == (-signal.SIGKILL, 0)
        assert seen_in(event) == (2, 0)
        assert everything_in(event) == before

    shutil.copy(evening.file.path, event)
    assert take(event, foreign, statements + 1) == (0, statements)
    assert everything_in(event) != before
