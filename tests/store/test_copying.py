"""A copy that is taken some pages at a time has whatever was written in between."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening, make_event
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import BackupNotMadeError, BackupTrouble
from w4r_desktop.store import copying
from w4r_desktop.store.backups import back_up, contents
from w4r_desktop.store.copying import Copying
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.store.backups import Image


@pytest.fixture(autouse=True)
def _few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PAGES", 4)


def to_the_end(copy: Copying) -> Image:
    while (taken := copy.step(NOW)) is None:
        pass
    return taken


def test_letters_go_on_while_the_copy_is_taken(evening: Evening, tmp_path: Path) -> None:
    evening.log(quantity=3)
    steps, copy = 0, evening.ask(Copying, name="evening")
    while (taken := copy.step(NOW)) is None:
        evening.log(quantity=2)
        evening.ask(lambda session: session)
        steps += 1

    with closing(taken.memory):
        made = back_up(taken, tmp_path / "kept")
    assert steps > 10
    assert contents(made.path).kinds == {ActionKind.LETTER: 3 + 2 * steps}


def test_what_was_refused_in_between_is_not_in_it(evening: Evening, tmp_path: Path) -> None:
    copy = evening.ask(Copying, name="evening")
    copy.step(NOW)
    evening.log(quantity=5)
    evening.file.undo()
    with closing((taken := to_the_end(copy)).memory):
        assert contents(back_up(taken, tmp_path / "kept").path).kinds == {ActionKind.LETTER: 0}


def test_an_event_is_closed_in_the_middle(tmp_path: Path) -> None:
    before = threading.active_count()
    evening = Evening(make_event(tmp_path / "evening.w4r"))
    for steps in (0, 2):
        copy = evening.ask(Copying, name="evening")
        for _ in range(steps):
            assert copy.step(NOW) is None
        copy.stop()
    evening.log()
    evening.file.close()

    assert threading.active_count() == before
    with closing(EventFile(tmp_path / "evening.w4r")) as again:
        assert Evening(again).sheet().total == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    make_event(path := tmp_path / "evening.w4r", table_count=300).close()
    whole = path.read_bytes()
    with closing(EventFile(path)) as file:
        with file.reading() as session:
            copy = Copying(session, name="evening")
        path.write_bytes(whole[:4096])
        with pytest.raises(BackupNotMadeError) as no:
            to_the_end(copy)
    assert no.value.trouble is BackupTrouble.SOURCE
