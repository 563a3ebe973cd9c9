"""The night's tally as an organizer reads and saves it, on the real page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.evening import NOW, details
from w4r_desktop.domain.tally import USUAL_KINDS, ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.results import ResultsPage
from w4r_desktop.gui.pages.results_recount import RecountView
from w4r_desktop.gui.recount_words import Column
from w4r_desktop.gui.widgets.bar_rows import Bar
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting, event_details

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from tests.evening import Evening
    from w4r_desktop.gui.widgets.card import StatCard


@pytest.fixture
def counted(evening: Evening) -> Evening:
    """An evening with 25 heads, 14 letters of which 3 pre-printed, 5 cards, 8 other actions."""
    group = evening.sign_in("Class 8b", heads=24, first_time=True)
    ana = evening.sign_in("Ana <Lee>", table=1)
    evening.log(group, 9)
    evening.log(ana, 2, table=1, case=1)
    evening.log(None, 3, table=1, case=1, kind=ActionKind.PREPRINTED_LETTER)
    evening.log(ana, 5, table=1, kind=ActionKind.SOLIDARITY_CARD)
    evening.log(None, 7, table=0, case=2, kind=ActionKind.PETITION_SIGNATURE)
    evening.log(None, 1, table=None, kind=ActionKind.PHOTO)
    return evening


@pytest.fixture
def workspace(counted: Evening) -> Workspace:
    return Workspace(counted.file)


@pytest.fixture
def page(qtbot: QtBot, workspace: Workspace, qapp: QApplication) -> ResultsPage:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    page = ResultsPage(workspace, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1238, 600)
    with qtbot.waitExposed(page):
        page.show()
    return page


def words(card: StatCard) -> list[str]:
    return [part.text() for part in card.findChildren(QLabel) if part.text()]


def table(page: ResultsPage) -> list[list[str]]:
    """Return the table as it stands on screen, headings and all."""
    model = page.figures.by_table.model()
    columns = range(model.columnCount())
    heading = ["", *(model.headerData(n, Qt.Orientation.Horizontal) for n in columns)]
    return [heading] + [
        [
            model.headerData(row, Qt.Orientation.Vertical),
            *(model.index(row, column).data() for column in columns),
        ]
        for row in range(model.rowCount())
    ]


def test_the_figures_say_what_was_done_and_by_how_many(page: ResultsPage) -> None:
    assert page.figures.goal.text() == "19 pieces: 4% of the goal of 500"
    assert words(page.figures.letters) == ["Letters", "14", "11 written, 3 pre-printed"]
    assert words(page.figures.cards) == ["Solidarity cards", "5"]
    assert words(page.figures.others) == ["Other actions", "8", "7 signatures · 1 photo"]
    assert words(page.figures.people) == ["People", "25", "24 for the first time"]
    assert words(page.figures.each) == ["Pieces a person", "0.8", "19 pieces"]


def test_each_case_has_its_bar_in_words_too(page: ResultsPage) -> None:
    assert [bar.accessibleName() for bar in page.figures.by_case.findChildren(Bar)] == [
        "Case 1: 14 pieces (9 letters, 5 cards), 1 other",
        "Case 2: 5 pieces (5 letters, 0 cards)",
        "Case 3: 0 pieces (0 letters, 0 cards), 7 other",
    ]


def test_each_table_has_its_line_and_a_box_nobody_claims_has_one_too(page: ResultsPage) -> None:
    assert table(page) == [
        [
            "", "Letters", "Pre-printed letters", "Cards", "Petitions", "E-mails", "Posts",
            "Photos", "Pieces",
        ],
        ["Table 1", "9", "·", "·", "7", "·", "·", "·", "9"],
        ["Table 2", "2", "3", "5", "·", "·", "·", "·", "10"],
        ["Table 3", "·", "·", "·", "·", "·", "·", "·", "·"],
        ["No table", "·", "·", "·", "·", "·", "·", "1", "·"],
        ["All", "11", "3", "5", "7", "·", "·", "1", "19"],
    ]  # fmt: skip


def test_every_figure_follows_a_click(
    page: ResultsPage, counted: Evening, workspace: Workspace, qtbot: QtBot
) -> None:
    spot = counted.spot(None, table=2, case=0)
    workspace.run("Log", counting.log, spot=spot, quantity=1, at=NOW)
    qtbot.waitUntil(lambda: words(page.figures.letters)[1] == "15", timeout=2000)
    assert page.figures.goal.text() == "20 pieces: 4% of the goal of 500"
    assert table(page)[3][:2] == ["Table 3", "1"]
    assert (
        page.figures.by_case.findChildren(Bar)[0]
        .accessibleName()
        .startswith("Case 1: 15 pieces (10 letters")
    )
    workspace.undo()
    qtbot.waitUntil(lambda: words(page.figures.letters)[1] == "14", timeout=2000)


def test_an_evening_before_anybody_came(evening: Evening, qtbot: QtBot) -> None:
    workspace = Workspace(evening.file)
    workspace.run("Goal", event_details.change_details, details=details(goal=None))
    page = ResultsPage(workspace, now=lambda: NOW)
    qtbot.addWidget(page)
    assert page.figures.goal.text() == "0 pieces"
    assert words(page.figures.each)[1] == "–"
    assert len(table(page)[0]) == len(USUAL_KINDS) + 2


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_everything_fits_beside_the_rail_at_any_size_of_text(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication, scale: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, scale)
    page = ResultsPage(workspace, now=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1238, 560)
    with qtbot.waitExposed(page):
        page.show()
    theme.apply(qapp, theme.Look.LIGHT, 100)
    assert (page.width(), page.height()) == (1238, 560)


def test_a_refusal_moves_nothing_and_goes_with_what_is_done_next(
    page: ResultsPage, qtbot: QtBot
) -> None:
    view = page.show_view("recount")
    assert isinstance(view, RecountView)
    page.resize(1238, 640)
    with qtbot.waitExposed(page):
        page.show()
    box, place = view.model.rows[0], view.table.mapTo(page, QPoint())
    with qtbot.waitSignal(page.warned):
        view.recounting.take(box, Column.COUNTED, "4x")
    assert page.notice.text.startswith("“4x” is not a number.")
    assert page.notice.isVisible()
    qtbot.wait(1)
    assert view.table.mapTo(page, QPoint()) == place

    view.recounting.take(box, Column.COUNTED, "4")
    assert not page.notice.isVisible()


def test_the_table_is_a_sound_qt_model(page: ResultsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.figures.by_table.model())
