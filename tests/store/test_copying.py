"""A copy that is taken some pages at a time has whatever was written in between."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening, make_event
from tests.real_evenings import counted_by_hand, four_sites
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import EventFileDamagedError
from w4r_desktop.services import attendees, reports
from w4r_desktop.store import copying
from w4r_desktop.store.backups import back_up, contents
from w4r_desktop.store.copying import Copying, image
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.exports import entries
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.reports import reports as frozen

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.store.copying import Image


@pytest.fixture(autouse=True)
def _few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "PAGES", 4)


def step(evening: Evening, copy: Copying) -> Image | None:
    return evening.ask(copy.step, at=NOW)


def to_the_end(evening: Evening, copy: Copying) -> Image:
    while (taken := step(evening, copy)) is None:
        pass
    return taken


def copied(evening: Evening) -> Image:
    return to_the_end(evening, evening.ask(Copying, name="evening"))


def test_letters_go_on_while_the_copy_is_taken(evening: Evening, tmp_path: Path) -> None:
    evening.log(quantity=3)
    steps, copy = 0, evening.ask(Copying, name="evening")
    while (taken := step(evening, copy)) is None:
        evening.log(quantity=2)
        evening.ask(lambda session: session)
        steps += 1

    with closing(taken.memory):
        made = back_up(taken, tmp_path / "kept")
    assert steps > 10
    assert contents(made.path).kinds == {ActionKind.LETTER: 3 + 2 * steps}


def test_what_was_refused_in_between_is_not_in_it(evening: Evening, tmp_path: Path) -> None:
    copy = evening.ask(Copying, name="evening")
    step(evening, copy)
    evening.log(quantity=5)
    evening.file.undo()
    with closing((taken := to_the_end(evening, copy)).memory):
        assert contents(back_up(taken, tmp_path / "kept").path).kinds == {ActionKind.LETTER: 0}


def test_all_of_it_is_of_the_same_moment(evening: Evening) -> None:
    ana, ben, cem = (evening.sign_in(name) for name in ("Ana", "Ben", "Cem"))
    for who in (ana, ben, cem):
        evening.log(who)
    copy = evening.ask(Copying, name="evening")
    step(evening, copy)
    class_6b = evening.sign_in("Class 6b", heads=25, first_time=True)
    evening.log(class_6b, quantity=20)
    evening.do(attendees.join, kept_id=ana, joined_id=ben, at=NOW)
    evening.do(attendees.remove, attendee_ids=[cem], at=NOW)

    with to_the_end(evening, copy).reading() as session:
        assert figures(session, as_of=NOW) == evening.ask(figures, as_of=NOW)
        lines = list(entries(session, with_names=True))
        assert lines == evening.ask(lambda here: list(entries(here, with_names=True)))
    assert evening.ask(figures, as_of=NOW).people.attendees == 26
    assert [line.attendee for line in lines] == ["Ana", "Ana", "", "Class 6b"]


def test_the_copy_has_the_same_figures_and_reports(tmp_path: Path) -> None:
    evening = counted_by_hand(tmp_path / "evening.w4r")
    evening.file.write_for_good(reports.freeze, at=NOW)
    evening.sign_in("Ana")

    for taken in (copied(evening), evening.ask(image, name="evening", at=NOW)):
        with taken.reading() as session:
            assert figures(session, as_of=NOW) == evening.ask(figures, as_of=NOW)
            assert frozen(session) == evening.ask(frozen)
    evening.file.close()


def test_another_thread_reads_it(tmp_path: Path) -> None:
    evening = four_sites(tmp_path / "evening.w4r")
    taken, found = copied(evening), list[int]()
    evening.file.close()

    def read() -> None:
        with taken.reading() as session:
            found.append(figures(session, as_of=NOW).pieces)

    other = threading.Thread(target=read)
    other.start()
    other.join()
    assert found == [850]


def test_two_copies_at_once_are_both_whole(evening: Evening) -> None:
    evening.log(quantity=3)
    one, other = (evening.ask(Copying, name="evening") for _ in range(2))
    step(evening, one)
    evening.log(quantity=4)
    step(evening, other)
    evening.log(quantity=5)
    for copy in (one, other):
        with to_the_end(evening, copy).reading() as session:
            assert figures(session, as_of=NOW).pieces == 12


def test_an_event_is_closed_in_the_middle(tmp_path: Path) -> None:
    before = threading.active_count()
    evening = Evening(make_event(tmp_path / "evening.w4r"))
    for steps in (0, 2):
        copy = evening.ask(Copying, name="evening")
        for _ in range(steps):
            assert step(evening, copy) is None
        copy.stop()
    evening.log()
    evening.file.close()

    assert threading.active_count() == before
    with closing(EventFile(tmp_path / "evening.w4r")) as again:
        assert Evening(again).sheet().total == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, *, at_once: bool) -> None:
    make_event(path := tmp_path / "evening.w4r", table_count=300).close()
    whole = path.read_bytes()
    with closing(EventFile(path)) as file:
        evening = Evening(file)
        copy = evening.ask(Copying, name="evening")
        path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
        with pytest.raises(EventFileDamagedError):
            evening.ask(image, name="evening", at=NOW) if at_once else to_the_end(evening, copy)
        copy.stop()
