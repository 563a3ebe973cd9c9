"""Figures that are added up on another thread are those of the event file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests import real_evenings
from w4r_desktop.gui.figures_reading import FiguresReading
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.store.queries.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.evening import Evening
    from w4r_desktop.domain.figures import Figures

MORNING = datetime(2026, 12, 11, 13, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "made",
    [
        real_evenings.four_sites,
        real_evenings.school_day,
        real_evenings.counted_by_hand,
        real_evenings.one_letter_of_twelve,
    ],
)
def test_they_are_the_same(qtbot: QtBot, tmp_path: Path, made: Callable[[Path], Evening]) -> None:
    workspace = Workspace(made(tmp_path / "event.w4r").file)
    wanted = workspace.read(figures, as_of=MORNING)
    found: list[Figures] = []
    reading = FiguresReading(workspace, lambda: MORNING, workspace)
    reading.read.connect(found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [wanted]
    workspace.close()


def test_nobody_reads_an_event_that_is_closed(qtbot: QtBot, tmp_path: Path) -> None:
    workspace = Workspace(real_evenings.two_kinds(tmp_path / "event.w4r").file)
    said: list[object] = []
    reading = FiguresReading(workspace, lambda: MORNING, workspace)
    reading.read.connect(said.append)
    reading.failed.connect(said.append)
    workspace.close()
    qtbot.wait(50)
    assert said == []
