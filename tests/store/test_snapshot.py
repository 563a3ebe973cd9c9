"""A copy of the rows in memory answers as the file itself does."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from tests.real_evenings import counted_by_hand, four_sites
from w4r_desktop.services import attendees, reports
from w4r_desktop.store import snapshot
from w4r_desktop.store.queries.exports import entries
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.reports import reports as frozen
from w4r_desktop.store.snapshot import taking

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.store.snapshot import Snapshot


def finish(slices: Generator[None, None, Snapshot]) -> Snapshot:
    """Take all slices that are left."""
    while True:
        try:
            next(slices)
        except StopIteration as over:
            taken: Snapshot = over.value
            return taken


def figures_of(taken: Snapshot) -> Figures:
    with taken.reading() as session:
        return figures(session, as_of=NOW)


@pytest.mark.parametrize("at_once", [1, 2, 1_000])
def test_the_copy_has_the_same_figures_and_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(snapshot, "AT_ONCE", at_once)
    evening = counted_by_hand(tmp_path / "evening.w4r")
    evening.file.write_for_good(reports.freeze, at=NOW)
    evening.sign_in("Ana")

    with finish(taking(evening.file)).reading() as session:
        assert figures(session, as_of=NOW) == evening.ask(figures, as_of=NOW)
        assert frozen(session) == evening.ask(frozen)
    evening.file.close()


def test_another_thread_reads_it(tmp_path: Path) -> None:
    evening = four_sites(tmp_path / "evening.w4r")
    taken, found = finish(taking(evening.file)), list[int]()
    other = Thread(target=lambda: found.append(figures_of(taken).pieces))
    other.start()
    other.join()
    evening.file.close()
    assert found == [850]


def test_what_is_logged_meanwhile_is_in_it_whole(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "AT_ONCE", 2)
    for _letter in range(5):
        evening.log()
    slices = taking(evening.file)
    next(slices)
    evening.log(quantity=7)
    evening.file.undo()
    evening.log(quantity=3)

    assert figures_of(finish(slices)).pieces == 8
    assert evening.ask(figures, as_of=NOW).pieces == 8


def test_all_of_it_is_of_the_same_moment(evening: Evening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "AT_ONCE", 2)
    ana, ben, cem = (evening.sign_in(name) for name in ("Ana", "Ben", "Cem"))
    for who in (ana, ben, cem):
        evening.log(who)
    slices = taking(evening.file)
    next(slices)
    class_6b = evening.sign_in("Class 6b", heads=25, first_time=True)
    evening.log(class_6b, quantity=20)
    evening.do(attendees.join, kept_id=ana, joined_id=ben, at=NOW)
    evening.do(attendees.remove, attendee_ids=[cem], at=NOW)

    with finish(slices).reading() as session:
        assert figures(session, as_of=NOW) == evening.ask(figures, as_of=NOW)
        lines = list(entries(session, with_names=True))
        assert lines == evening.ask(lambda here: list(entries(here, with_names=True)))
    assert evening.ask(figures, as_of=NOW).people.attendees == 26
    assert [line.attendee for line in lines] == ["Ana", "Ana", "", "Class 6b"]
