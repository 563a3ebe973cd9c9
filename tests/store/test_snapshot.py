"""A copy of the rows in memory answers as the file itself does."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from tests.real_evenings import counted_by_hand, four_sites
from w4r_desktop.services import reports
from w4r_desktop.store import snapshot
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
