"""How the paper in view is fed into the printer printed on last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.gui.dialogs.printer_profile import PrinterProfileDialog
from w4r_desktop.gui.widgets.feed_line import FeedLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.gui.printer_profiles import PrinterProfiles
    from w4r_desktop.gui.printing import Printers


class Feed(FeedLine):
    """The line below the options, and the dialog it leads to."""

    def __init__(self, profiles: PrinterProfiles, printers: Printers, parent: QWidget) -> None:
        super().__init__(parent)
        self._profiles = profiles
        self._printers = printers
        self._stock: Stock | None = None
        self.change_wanted.connect(self._on_change_wanted)

    def show_stock(self, stock: Stock | None) -> None:
        """Show what holds for a paper, or nothing while there is none."""
        self._stock = stock
        self._show()

    def _show(self) -> None:
        self.setVisible(self._stock is not None)
        if self._stock is not None:
            self.show_profile(self._profiles.of(self._profiles.printer, self._stock))

    def _on_change_wanted(self) -> None:
        assert self._stock is not None
        page = self.parentWidget()
        assert page is not None
        dialog = PrinterProfileDialog(self._stock, self._profiles, self._printers, page)
        dialog.kept.connect(self._show)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
