"""Hostile databases meet the right verdict; tests/endurance/hostile_files.py opens all 69 of them.

Here is one of each kind, opened as the window opens it.
"""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.hostile.corpus import markup_texts
from tests.hostile.databases import hostile_databases, make_databases, open_event
from w4r_desktop import paths
from w4r_desktop.errors import EventFileDamagedError, EventFileError
from w4r_desktop.messages import explain
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.opening import open_here
from w4r_desktop.store.queries.attendees import people

REFUSED = [
    "zero_page",
    "nul_text",
    "big_text",
    "view_bomb",
    "generated",
    "index_lies",
    "missing_col",
    "dup_uid",
    "newer",
]
CHANGED = [name for name in REFUSED if name not in ("newer", "nul_text", "big_text")]
OPENED = ["ok", "markup", "page_512", "page_65536", "wal_no_wal", "hot_journal", "wal_orphan"]
SECOND = 1.0


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    make_databases(folder, [f"{name}.w4r" for name in (*REFUSED, *OPENED)])
    return folder / "databases"


def event(corpus: Path, name: str) -> Path:
    return corpus / name / f"{name}.w4r"


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_there_are_as_many_hostile_databases_as_the_corpus_asks_for() -> None:
    assert len({one.name for one in hostile_databases()}) == 69


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_database_is_refused_in_words_and_left_as_it_was(corpus: Path, name: str) -> None:
    path = event(corpus, name)
    before, began = contents(path.parent), time.process_time()

    with pytest.raises(EventFileError) as refused:
        open_event(path, corpus)

    assert time.process_time() - began < SECOND
    assert contents(path.parent) == before
    words = explain(refused.value)
    assert path.name in words
    assert str(corpus) not in words
    assert "SELECT" not in words.upper()


@pytest.mark.parametrize("name", CHANGED)
def test_a_hostile_database_among_the_own_events_is_refused_and_left_as_it_was(
    corpus: Path, name: str
) -> None:
    path = Path(shutil.copy(event(corpus, name), paths.events_folder()))
    before = contents(path.parent)
    with pytest.raises(EventFileDamagedError):
        open_here(path)
    assert contents(path.parent) == before


@pytest.mark.parametrize("name", OPENED)
def test_an_odd_but_sound_database_opens_with_what_it_holds_by_itself(
    corpus: Path, name: str
) -> None:
    assert open_event(event(corpus, name), corpus) == "1000 entries"


def test_markup_in_a_database_comes_back_as_the_same_letters(corpus: Path) -> None:
    with closing(EventFile(event(corpus, "markup"))) as file, file.reading() as session:
        names = {person.name for person in people(session)}

    assert "=1+1" in "".join(names)
    assert len(names & set(markup_texts())) >= 40
