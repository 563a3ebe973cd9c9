"""Bars over the hours: drawn to scale, with gaps, and each read by pointer and keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.quarter_chart import QuarterChart, Scale, TimeBar, scale_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SIX = datetime(2026, 12, 10, 18, 0, tzinfo=UTC)


def bars(*counts: int) -> list[TimeBar]:
    """Return a bar for each quarter from six on."""
    return [
        TimeBar(SIX + n * timedelta(minutes=15), count, f"bar {n}: {count}")
        for n, count in enumerate(counts)
    ]


@pytest.fixture
def chart(qtbot: QtBot, qapp: QApplication) -> QuarterChart:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    chart = QuarterChart("Pieces every 15 minutes")
    qtbot.addWidget(chart)
    chart.resize(400, 150)
    with qtbot.waitActive(chart):
        chart.show()
        chart.activateWindow()
    chart.clearFocus()
    return chart


def heights(image: QImage) -> list[int]:
    """Return how many pixels of the colour of bars stand above each other, column by column."""
    ink = theme.current().tokens.bar_first.name()
    columns = range(image.width())
    return [
        sum(image.pixelColor(x, y).name() == ink for y in range(image.height() - 28))
        for x in columns
    ]


def test_bars_are_as_high_as_their_figures_and_gaps_are_gaps(chart: QuarterChart) -> None:
    chart.show_bars(bars(50, 0, 0, 100), "Most: 100")
    image = chart.grab().toImage()
    room, step = chart._room(), chart._step()
    seen = heights(image)
    middles = [seen[round(room.left() + (n + 0.5) * step)] for n in range(4)]
    assert middles[1:3] == [0, 0]
    assert middles[0] / middles[3] == pytest.approx(0.5, abs=0.05)
    assert middles[3] > 80


@pytest.mark.parametrize(
    ("counts", "scale"),
    [
        ([], Scale(1, 1, 0)),
        ([0], Scale(1, 1, 0)),
        ([3], Scale(1, 3, 0)),
        ([71, 4], Scale(50, 100, 0)),
        ([1200], Scale(500, 1500, 0)),
        ([12, -1], Scale(5, 15, -5)),
    ],
)
def test_the_scale_is_of_round_figures(counts: list[int], scale: Scale) -> None:
    assert scale_of(counts) == scale


def test_the_pointer_reads_the_bar_below_it_and_no_other(chart: QuarterChart, qtbot: QtBot) -> None:
    chart.show_bars(bars(1, 2, 3), "Most: 3")
    read: list[str] = []
    chart.read.connect(read.append)
    middle = round(chart._room().left() + 1.5 * chart._step())
    qtbot.mouseMove(chart, QPoint(middle, 70))
    assert read == ["bar 1: 2"]
    qtbot.mouseMove(chart, QPoint(middle + 1, 60))
    assert read == ["bar 1: 2"]
    assert chart.grab().toImage() != QuarterChart("").grab().toImage()


def test_the_arrow_keys_read_one_bar_after_the_other(chart: QuarterChart, qtbot: QtBot) -> None:
    chart.show_bars(bars(1, 2, 3), "Most: 3")
    read: list[str] = []
    chart.read.connect(read.append)
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(chart, key)
    assert read == ["bar 0: 1", "bar 1: 2", "bar 2: 3", "bar 2: 3", "bar 1: 2"]


def test_what_it_shows_is_said_to_those_who_do_not_see_it(chart: QuarterChart) -> None:
    chart.show_bars(bars(1, 2, 3), "Most: 3")
    assert chart.accessibleName() == "Pieces every 15 minutes"
    assert chart.accessibleDescription() == "Most: 3"
    assert chart.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
def test_a_marathon_is_drawn_in_every_look(
    chart: QuarterChart, qapp: QApplication, look: theme.Look
) -> None:
    theme.apply(qapp, look, 150)
    chart.show_bars(bars(*(n % 7 for n in range(120))), "Most: 6")
    chart.point_at(119)
    seen = heights(chart.grab().toImage())
    theme.apply(qapp, theme.Look.LIGHT, 100)
    assert sum(height > 0 for height in seen) > 60


def test_fewer_bars_than_the_one_that_was_read(chart: QuarterChart) -> None:
    chart.show_bars(bars(1, 2, 3), "Most: 3")
    chart.point_at(2)
    chart.show_bars(bars(5), "Most: 5")
    assert chart.place == 0
    chart.show_bars([], "Nothing")
    assert chart.place == -1
    chart.grab()
