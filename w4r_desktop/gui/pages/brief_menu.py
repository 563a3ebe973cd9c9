"""The organizer's menu of the Briefs page, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from w4r_desktop.language import _

if TYPE_CHECKING:
    from w4r_desktop.store.queries.cases import CaseRow


class CaseMenu(QMenu):
    """What can be done with the case shown and with the campaign; the page gives it a meaning."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.edit = self._add(_("&Edit…"), "Ctrl+E")
        self.add = self._add(_("&Add a case…"), "Ctrl+Shift+N")  # Ctrl+N is for a new event
        self.duplicate = self._add(_("&Duplicate"), "Ctrl+D")
        self.up = self._add(_("Move &up"), "Alt+Up")
        self.down = self._add(_("Move d&own"), "Alt+Down")
        self.addSeparator()
        self.withdraw = self._add(_("&Withdraw…"))
        self.restore = self._add(_("&Restore"))
        self.remove = self._add(_("Remo&ve"))
        self.addSeparator()
        self.sheet = self._add(_("Print its &sheet"))
        self.sign = self._add(_("Print a table si&gn"))
        self.card = self._add(_("Print &cards to the person"))
        self.addSeparator()
        self.bring_in = self._add(_("&Bring in a pack or list…"))
        self.save = self._add(_("Save cases as a &pack…"))

    def show_case(self, row: CaseRow | None, *, place: int, count: int, finding: bool) -> None:
        """Offer what can be done with a case at a place among so many, or with none."""
        of_a_case = (self.edit, self.duplicate, self.remove, self.sheet, self.sign, self.card)
        for action in (*of_a_case, self.save):
            action.setEnabled(row is not None)
        self.up.setEnabled(row is not None and place > 0 and not finding)
        self.down.setEnabled(row is not None and place < count - 1 and not finding)
        self.withdraw.setEnabled(row is not None)
        is_withdrawn = row is not None and row.withdrawn is not None
        self.withdraw.setText(_("Say another reason…") if is_withdrawn else _("&Withdraw…"))
        self.restore.setVisible(is_withdrawn)

    def _add(self, words: str, keys: str = "") -> QAction:
        action = self.addAction(words)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action
