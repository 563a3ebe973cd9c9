"""The order in which Tab goes through a page whose parts are made anew now and then."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TabOrder:
    """Keeps Tab on its way; ``follow`` is told the parts again whenever they may be others."""

    def __init__(self) -> None:
        self._stops: list[QWidget] = []

    def follow(self, *parts: QWidget) -> None:
        """Go through the parts one after another, in each in the order it was made in."""
        stops = [stop for part in parts for stop in _stops(part)]
        if stops != self._stops:
            self._stops = stops
            for one, following in pairwise(stops):
                QWidget.setTabOrder(one, following)


def _stops(part: QWidget) -> list[QWidget]:
    """Return all that the keyboard may get to."""
    return [
        stop
        for stop in (part, *part.findChildren(QWidget))
        if stop.focusPolicy() != Qt.FocusPolicy.NoFocus
        and stop.focusProxy() is None
        and stop.window() is part.window()  # not the lists that open below a field
    ]
