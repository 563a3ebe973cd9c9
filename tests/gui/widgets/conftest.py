"""Every test of a widget starts in the light look at ordinary text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from w4r_desktop.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Look.LIGHT, 100)
