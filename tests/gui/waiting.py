"""Waiting as somebody does who watches: for what is to be seen, never just for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from w4r_desktop.gui.widgets.presses import TOO_CLOSE

if TYPE_CHECKING:
    from w4r_desktop.gui.widgets.sheet_table import SheetTable


def well_after(table: SheetTable) -> None:
    """Let the next press on a cell of the sheet be no second one of the press before."""
    QTest.qWait(1)
    table._presses._at -= TOO_CLOSE
