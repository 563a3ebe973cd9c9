"""What is done with a whole sheet, and seldom: keying in paper, taking back a span of time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from w4r_desktop.gui.dialogs.paper_sheet import PaperSheetDialog
from w4r_desktop.gui.dialogs.take_back_between import TakeBackBetweenDialog
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtGui import QColor

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.tallying import Tallying
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Shown:
    """The sheet on screen: what it is called, whose it is (none: all of them), what it counts."""

    sheet: Sheet
    title: str
    writing_table_id: UUID | None
    kind: ActionKind
    tint: QColor | None


class MoreMenu(QObject):
    """Opens the menu; ``box_requested`` asks for the row of what no table claims.

    While the organizer's lock is on, no span of time is taken back from here.
    """

    box_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        tallying: Tallying,
        parent: QWidget,
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tallying = tallying
        self._window = parent
        self._now = now

    def open(self, button: QWidget, shown: Shown) -> None:
        """Open the menu below a button, for a sheet."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paper = menu.addAction(_("Key in a paper sheet…"), partial(self.key_in, shown))
        paper.setEnabled(bool(shown.sheet.columns))
        if shown.writing_table_id is not None:
            menu.addAction(_("A box nobody claims"), self.box_requested.emit)
        if not self._workspace.locked:
            between = partial(self.take_back_between, shown.writing_table_id)
            menu.addAction(_("Take back everything between two times…"), between)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def key_in(self, shown: Shown) -> None:
        """Ask for what stands on a paper sheet and log it."""
        dialog = PaperSheetDialog(
            shown.sheet,
            shown.kind,
            table=shown.title,
            writing_table_id=shown.writing_table_id,
            tint=shown.tint,
            parent=self._window,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._tallying.key_in(dialog.keyed)
        dialog.deleteLater()

    def take_back_between(self, writing_table_id: UUID | None) -> None:
        """Ask for a span of time and take back what was logged in it."""
        dialog = TakeBackBetweenDialog(
            self._workspace,
            writing_table_id=writing_table_id,
            now=self._now(),
            parent=self._window,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._tallying.take_back_between(dialog.span)
        dialog.deleteLater()
