"""Keying in a tally sheet that was kept on paper; nothing is logged before all of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.arrivals import Arrival, read_arrival
from w4r_desktop.domain.names import checked_name, folded
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.models.paper_grid import PaperGrid
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.fields import NAME_LENGTH
from w4r_desktop.gui.widgets.key_hint import KeyHint
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.mnemonics import plain_title
from w4r_desktop.gui.widgets.sheet_paper import PaperTable
from w4r_desktop.gui.widgets.sheet_view import SheetView
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.wording import kind_name, several_of

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QColor

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.models.paper_grid import KeyedSheet
    from w4r_desktop.store.queries.sheet import Sheet

NAME_WIDTH: Final = 300
WIDE: Final = 640
HIGH: Final = 420


class PaperSheetDialog(QDialog):
    """A grid of a sheet's rows and columns, with sums to hold against those on the paper.

    Accepted, ``keyed`` is what is to be logged.
    """

    def __init__(
        self,
        here: Sheet,
        kind: ActionKind,
        *,
        table: str,
        writing_table_id: UUID | None,
        parent: QWidget,
        tint: QColor | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._table = table
        self._tint = tint
        self._grid = PaperGrid(here, writing_table_id=writing_table_id)
        self.setWindowTitle(plain_title(_("Key in a paper sheet: {table}").format(table=table)))
        self.view = SheetView(self, table=PaperTable)
        self.name = QLineEdit(self)
        self.name.setMaxLength(NAME_LENGTH)
        self.name.setPlaceholderText(_("A name that is on the paper only…"))
        self.name.setAccessibleName(_("A name that is on the paper only"))
        self.add = Button(_("Add a row"), parent=self)
        self.remark = ElidedLabel("", "bad", self)
        self.log = Button(" ", kind="primary", parent=self)
        self.close_button = Button(_("Cancel"), parent=self)
        self._lay_out()
        self._size(parent.window().size())
        self._show()
        self.view.choose_cell(0, 0)
        self.add.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        self.view.set_requested.connect(self._put)
        self.log.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._log)
        self.view.setFocus()

    @property
    def keyed(self) -> KeyedSheet:
        """What was keyed in."""
        return self._grid.keyed(self._kind, table=self._table)

    @override
    def reject(self) -> None:
        """Close without logging; asks first if something would be lost."""
        if self._grid.is_empty or self.may_throw_away():
            super().reject()

    def _lay_out(self) -> None:
        px = theme.current().px
        title = label(
            _("{table} · {kind}").format(table=self._table, kind=kind_name(self._kind)),
            "title",
            self,
        )
        title.setWordWrap(True)
        words = label(
            _(
                "Type what stands on the paper. Nothing is logged until you press the button; then "
                "it is added to what was counted before, as one step that Undo takes back."
            ),
            "muted",
            self,
        )
        words.setWordWrap(True)
        hint = KeyHint(self)
        hint.show_parts(
            "",
            [
                (_("Enter"), _("or")),
                (_("Tab"), _("goes to the next cell")),
                (_("Ctrl+Enter"), _("logs all of it")),
            ],
        )
        new = QHBoxLayout()
        new.setSpacing(px(10))
        self.name.setFixedWidth(px(NAME_WIDTH))
        new.addWidget(self.name)
        new.addWidget(self.add)
        new.addWidget(self.remark, 1)
        for part in (self.name, self.add):
            part.setVisible(self._grid.takes_newcomers)
        new.addWidget(hint, 2)
        last = QDialogButtonBox(self)
        last.addButton(self.log, QDialogButtonBox.ButtonRole.ActionRole)
        last.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(14), px(20), px(14))
        layout.setSpacing(px(10))
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addLayout(new)
        layout.addWidget(self.view, 1)
        layout.addWidget(last)

    def _size(self, window: QSize) -> None:
        """Be nearly as large as the window: the more is seen of the sheet, the better."""
        px = theme.current().px
        self.resize((window - QSize(60, 60)).expandedTo(QSize(px(WIDE), px(HIGH))))

    def _show(self) -> None:
        sheet = self._grid.sheet
        kind = kind_name(self._kind)
        self.view.show_sheet(sheet, title=self._table, kind=kind, tint=self._tint)
        total = several_of(self._kind, sheet.total)
        self.log.setText(_("Log {what}").format(what=total))
        self.log.setEnabled(sheet.total > 0)

    def _put(self, row: int, column: int, count: int) -> None:
        self._grid.put(row, column, count)
        self._show()

    def _add(self) -> None:
        try:
            arrival = read_arrival(self.name.text())
            name = checked_name(arrival.name)
        except W4RError as error:
            self._remark(explain(error))
            return
        place = self._place_of(name)
        if place is None:
            self._remark("")
            place = self._grid.add(Arrival(name, arrival.heads), table=self._table)
            self._show()
        else:
            self._remark(_("{name} is on this sheet already.").format(name=name))
        self.name.clear()
        self.view.choose_cell(place, 0)
        self.view.setFocus()

    def _place_of(self, name: str) -> int | None:
        rows = enumerate(self._grid.sheet.rows)
        return next((place for place, row in rows if folded(row.name) == folded(name)), None)

    def _remark(self, text: str) -> None:
        self.remark.setText(text)
        if text:
            announce(self, text)

    def _log(self) -> None:
        if self.log.isEnabled():
            self.accept()

    def may_throw_away(self) -> bool:
        """Ask whether what was typed may be lost."""
        question = Question(
            _("Throw away what you typed?"),
            _("Throw away"),
            self,
            cancel=_("Go on typing"),
            loses=True,
        )
        total = several_of(self._kind, self._grid.sheet.total)
        text = label(_("Nothing of it is logged yet: {what}.").format(what=total), "", question)
        question.fields.addRow(text)
        answer = question.exec() == QDialog.DialogCode.Accepted
        question.deleteLater()
        return answer
