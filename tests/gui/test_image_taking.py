"""The open event is copied for another thread, and can be closed whoever wanted the copy."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from tests.evening import NOW, Evening, usual_event
from w4r_desktop.errors import EventFileSpoiledError
from w4r_desktop.gui.figures_reading import FiguresReading
from w4r_desktop.gui.image_taking import ImageTaking
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.store import copying
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from w4r_desktop.store.copying import Image


@pytest.fixture
def workspace(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """An open event with 7 letters, of which four pages are copied at a time."""
    monkeypatch.setattr(copying, "PAGES", 4)
    evening = Evening(usual_event(tmp_path / "evening.w4r"))
    evening.log(quantity=7)
    opened = Workspace(evening.file)
    yield opened
    if opened.is_open:
        opened.close()


class Wanting:
    """Somebody who waits for a copy of an event, and hears what becomes of it."""

    def __init__(self, workspace: Workspace) -> None:
        self.taking = ImageTaking(workspace, lambda: NOW)
        self.images: list[Image] = []
        self.errors: list[Exception] = []
        self.taking.taken.connect(self.images.append)
        self.taking.failed.connect(self.errors.append)


def pieces(image: Image) -> int:
    with image.reading() as session:
        return figures(session, as_of=NOW).pieces


def test_it_comes_between_two_turns_of_the_loop(qtbot: QtBot, workspace: Workspace) -> None:
    wanting = Wanting(workspace)
    wanting.taking.start()
    assert wanting.taking.is_busy
    qtbot.waitUntil(lambda: bool(wanting.images))

    assert [pieces(image) for image in wanting.images] == [7]
    assert not wanting.taking.is_busy


def test_it_can_be_had_at_once_and_again(workspace: Workspace) -> None:
    wanting = Wanting(workspace)
    wanting.taking.start()
    wanting.taking.finish()
    wanting.taking.finish()
    assert [pieces(image) for image in wanting.images] == [7, 7]


@pytest.mark.parametrize("ended_by", ["stop", "close"])
def test_an_event_can_be_closed_and_opened_again_in_the_middle(
    workspace: Workspace, ended_by: str
) -> None:
    wanting = Wanting(workspace)
    wanting.taking.start()
    wanting.taking._go_on()
    if ended_by == "stop":
        wanting.taking.stop()
    workspace.close()

    with closing(EventFile(workspace.path)) as again:
        assert Evening(again).sheet().total == 7
    assert not wanting.images
    assert not wanting.errors


def test_whoever_wanted_the_copy_may_go_before_it_is_there(
    qtbot: QtBot, workspace: Workspace
) -> None:
    owner = QObject()
    reading = FiguresReading(workspace, lambda: NOW, owner)
    with qtbot.waitSignal(reading.destroyed):
        owner.deleteLater()
    workspace.close()

    with closing(EventFile(workspace.path)) as again:
        assert Evening(again).sheet().total == 7


def test_a_file_that_cannot_be_read_is_told(qtbot: QtBot, workspace: Workspace) -> None:
    wanting = Wanting(workspace)
    workspace._event_file.checkpoint()
    whole = workspace.path.read_bytes()
    workspace.path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    wanting.taking.start()
    qtbot.waitUntil(lambda: bool(wanting.errors))

    workspace.path.write_bytes(whole)
    assert [type(error) for error in wanting.errors] == [EventFileSpoiledError]
    assert not wanting.taking.is_busy
