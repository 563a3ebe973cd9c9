"""A program that was killed says calmly up to when everything is here."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.evening import Evening
from tests.gui.desk import EVENING, Desk, button, event_file
from w4r_desktop import paths
from w4r_desktop.gui.backing_up import backing_up
from w4r_desktop.services.event_details import change_details
from w4r_desktop.store.backups import contents, keep
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.events import event

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENDED = "The program ended without being closed. Everything is here"


def killed(name: str = "Candlelight", do: Callable[[Evening], object] = Evening.log) -> Path:
    """Return an event as it lies on the disk after its program was killed."""
    path = event_file("before")
    evening = Evening(EventFile(path))
    do(evening)
    left = paths.events_folder() / f"{name}.w4r"
    left.write_bytes(path.read_bytes())
    log = path.with_name(f"{path.name}-wal")
    left.with_name(f"{left.name}-wal").write_bytes(log.read_bytes())
    evening.file.close()
    return left


def said(desk: Desk) -> str:
    return desk.window.notice.text if desk.window.notice.isVisible() else ""


def open_event(desk: Desk, path: Path) -> None:
    desk.desktop.open_event(path)
    desk.settle()


def test_an_event_that_was_left_open_says_up_to_when_everything_is_here(desk: Desk) -> None:
    desk.time = EVENING + timedelta(hours=2)
    open_event(desk, killed())
    assert said(desk) == f"{ENDED}: 1 letter, the newest letter from 15:42:07, Table 1."
    assert desk.tally.view.table.model().index(0, 0).isValid()
    desk.click(button(desk.window.notice, "All right"))
    assert said(desk) == ""
    desk.desktop.look("dark")
    assert said(desk) == ""


def test_it_is_said_until_somebody_has_read_it(desk: Desk) -> None:
    open_event(desk, killed())
    desk.desktop.look("dark")
    desk.settle()
    assert said(desk).startswith(ENDED)


def test_the_day_is_named_on_another_one(desk: Desk) -> None:
    desk.time = EVENING + timedelta(days=1)
    open_event(desk, killed())
    assert "1 letter, the newest letter from Dec 10, 2026, 15:42:07, Table 1." in said(desk)
    desk.click(button(desk.window.notice, "All right"))
    assert said(desk).startswith("This event is of ")


def test_what_was_put_right_before_the_program_was_killed_is_backed_up(desk: Desk) -> None:
    """The last backup has as many rows of everything."""

    def put_right(evening: Evening) -> None:
        evening.log()
        with evening.file.reading() as session:
            keep(session, name="Candlelight", at=EVENING)
            named = replace(event(session).details, name="At the library")
        evening.file.write("Name", change_details, details=named)

    open_event(desk, killed(do=put_right))
    assert desk.desktop.workspace is not None
    backing = backing_up(desk.desktop.workspace)
    assert backing is not None
    backing.look_back()
    desk.qtbot.waitUntil(lambda: not backing.is_busy)
    assert [contents(kept.path).details.name for kept in backing.known()] == ["before"]
    desk.time += timedelta(minutes=5)
    backing.catch_up()
    desk.qtbot.waitUntil(lambda: not backing.is_busy)
    assert contents(backing.known()[0].path).details.name == "At the library"
    assert not backing.is_due


def test_an_evening_before_its_first_letter_was_left_open_as_well(desk: Desk) -> None:
    open_event(desk, killed(do=lambda evening: evening.sign_in("Amina")))
    assert said(desk) == f"{ENDED}."


def test_what_is_no_letter_is_an_entry(desk: Desk) -> None:
    def take_back(evening: Evening) -> None:
        evening.log(quantity=3, table=None)
        evening.log(quantity=-1, table=None)

    open_event(desk, killed(do=take_back))
    assert "2 letters, the newest entry from 15:42:07, no table." in said(desk)


def test_an_event_that_was_closed_says_nothing(desk: Desk) -> None:
    path = event_file("Candlelight")
    for _ in range(2):
        open_event(desk, path)
        assert said(desk) == ""
        desk.desktop.show_events()
