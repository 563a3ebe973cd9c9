"""A click repaints what it changed and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtGui import QImage, QPaintEvent, QPixmap, QRegion
from typing_extensions import override

from tests.gui.board_facts import case, facts
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.board.facts import BoardFacts, Choice, Showing
from w4r_desktop.gui.board.items import GROUND, Words
from w4r_desktop.gui.board.view import BoardView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def no_picture(_picture: UUID | None) -> QPixmap | None:
    return None


class Watched(BoardView):
    """Notes what it is asked to paint."""

    def __init__(self) -> None:
        super().__init__(no_picture)
        self.painted: list[QRegion] = []

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(QRegion(event.region()))
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot) -> Watched:
    view = Watched()
    qtbot.addWidget(view)
    view.resize(1366, 768)
    view.show_facts(facts(), Choice())
    view.show()
    qtbot.waitUntil(lambda: bool(view.painted))
    qtbot.wait(20)
    view.painted.clear()
    return view


def one_more(board: BoardFacts) -> BoardFacts:
    counts = board.counts
    first = board.cases[0].case_id
    done = dict(counts.by_case[first])
    done[ActionKind.LETTER] += 1
    kinds = {**counts.kinds, ActionKind.LETTER: counts.kinds[ActionKind.LETTER] + 1}
    by_case = {**counts.by_case, first: done}
    return replace(board, counts=replace(counts, kinds=kinds, by_case=by_case))


def test_a_click_repaints_its_numbers_and_bars_only(view: Watched, qtbot: QtBot) -> None:
    before = view.grab().toImage()
    view.painted.clear()
    view.show_facts(one_more(facts()), Choice())
    qtbot.waitUntil(lambda: bool(view.painted))
    after = view.grab().toImage()
    painted = view.painted[0]

    area = sum(part.width() * part.height() for part in (painted.boundingRect(),))
    assert area < 1366 * 768  # not the whole board
    for item in view.scene:
        if isinstance(item, Words) and item.text in ("Jani Silva", "43", "letters and cards"):
            assert not painted.contains(item.place.rect.center().toPoint()), item.text
    changed = [(x, y) for x, y in different(before, after) if not inside(painted, x, y)]
    assert not changed


def different(one: QImage, other: QImage) -> list[tuple[int, int]]:
    every = range(0, one.height(), 3)
    return [
        (x, y)
        for y in every
        for x in range(0, one.width(), 3)
        if one.pixel(x, y) != other.pixel(x, y)
    ]


def inside(region: QRegion, x: int, y: int) -> bool:
    return region.contains(QPixmap(1, 1).rect().translated(x, y))


def test_the_same_figures_paint_nothing(view: Watched, qtbot: QtBot) -> None:
    view.show_facts(facts(), Choice())
    qtbot.wait(30)
    assert not view.painted


def test_a_screen_reader_can_read_it(view: Watched) -> None:
    assert view.accessibleName() == "Board"
    assert "342\nletters and cards" in view.accessibleDescription()


def test_it_is_dark_to_its_edges(view: Watched) -> None:
    seen = view.grab().toImage()
    corners = ((0, 0), (1365, 0), (0, 767), (1365, 767))
    assert {seen.pixelColor(x, y).name().upper() for x, y in corners} == {GROUND}


def test_a_case_with_a_photo_shows_it(qtbot: QtBot) -> None:
    red = QPixmap(64, 64)
    red.fill("red")
    view = BoardView(lambda _picture: red)
    qtbot.addWidget(view)
    view.resize(1366, 768)
    with_photo = facts(cases=(case(0, picture_id=UUID(int=7)),))
    view.show_facts(with_photo, Choice(Showing.CASE))
    seen = view.grab().toImage()
    assert seen.pixelColor(260, 420).name() == "#ff0000"
