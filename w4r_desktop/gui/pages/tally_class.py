"""Counting for a whole class in one step: so many letters for a case, or for each case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import mnemonics, tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.language import _, number
from w4r_desktop.wording import several_of

if TYPE_CHECKING:
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.store.queries.sheet import SheetColumn, SheetRow

KEYS_ALL: Final = "Ctrl+Enter"
KEYS_EACH: Final = "Ctrl+Shift+Enter"
WORDS: Final = 190
"""The most width of a button's words, in pixels at 100 %."""


class ClassBar(QWidget):
    """Two buttons that are there while a group's row is chosen; one with a menu where it is narrow.

    Where there is nothing to be counted at once, they are not there.
    """

    all_requested = Signal()
    each_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._compact = False
        self._offered = False
        self.for_case = Button(" ", parent=self)
        self.for_each = Button(" ", parent=self)
        self.both = Button(" ", parent=self)
        self.for_case.clicked.connect(self.all_requested)
        self.for_each.clicked.connect(self.each_requested)
        self.both.clicked.connect(self._open)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(8))
        layout.addStretch()
        for button in (self.for_case, self.for_each, self.both):
            layout.addWidget(button)
        self._show()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the one button needs, or the page never gets narrow."""
        return self.both.sizeHint()

    def offer(self, row: SheetRow | None, column: SheetColumn | None, kind: ActionKind) -> None:
        """Offer what can be counted for a row, if it is a group's."""
        self._offered = row is not None and column is not None and row.heads > 1
        if row is not None and column is not None and row.heads > 1:
            case = _("{number} for {case}").format(
                number=number(row.heads), case=column.short_name or column.name
            )
            each = _("{number} for each case").format(number=number(row.heads))
            both = _("{number} at once…").format(number=number(row.heads))
            _say(self.for_case, case, for_case(row, column, kind), KEYS_ALL)
            _say(self.for_each, each, for_each(row, kind), KEYS_EACH)
            name = _("Count for all of {name} at once").format(name=row.name)
            _say(self.both, both, name, KEYS_ALL)
        self._show()

    def be_compact(self, *, compact: bool) -> None:
        """Be one button, which opens a menu."""
        self._compact = compact
        self._show()

    def _show(self) -> None:
        self.for_case.setVisible(not self._compact)
        self.for_each.setVisible(not self._compact)
        self.both.setVisible(self._compact)
        self.setVisible(self._offered)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, keys in ((self.for_case, KEYS_ALL), (self.for_each, KEYS_EACH)):
            words = mnemonics.plain(button.accessibleName())
            menu.addAction(f"{words}\t{keys}", button.click)
        menu.popup(self.both.mapToGlobal(self.both.rect().bottomLeft()))


def _say(button: Button, text: str, name: str, keys: str) -> None:
    look = theme.current()
    fitting = look.metrics().elidedText(text, Qt.TextElideMode.ElideRight, look.px(WORDS))
    button.setText(mnemonics.plain(fitting))
    button.setAccessibleName(name)
    button.setToolTip(tooltips.plain(f"{name} ({keys})"))


def for_case(row: SheetRow, column: SheetColumn, kind: ActionKind) -> str:
    """Return what logs as many for a case as there are heads: 25 letters for Jani Silva."""
    case = column.short_name or column.name
    return _("{what} for {case}").format(what=several_of(kind, max(row.heads, 1)), case=case)


def for_each(row: SheetRow, kind: ActionKind) -> str:
    """Return what logs as many for every case: 25 letters for each case."""
    return _("{what} for each case").format(what=several_of(kind, max(row.heads, 1)))
