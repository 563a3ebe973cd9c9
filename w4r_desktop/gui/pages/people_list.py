"""The card with everybody on it: found, counted, chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.people import PeopleModel, count_words
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.find_field import FindField
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.people_view import PeopleView
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from w4r_desktop.store.queries.attendees import PersonRow

FIND: Final = (140, 300)
"""The least and the most width of the find box, in pixels at 100 %."""


class PeopleList(Card):
    """Shows who is here; ``picked`` tells that others are chosen now, or other than they were."""

    picked = Signal()

    def __init__(
        self, zone: ZoneInfo, parent: QWidget | None = None, *, locked: bool = False
    ) -> None:
        super().__init__(parent=parent)
        self.model = PeopleModel(zone, self, locked=locked)
        self._words = ""
        self.find_box = FindField(_("Find a person (press /)"), self)
        self.count = ElidedLabel("", "muted", self)
        self.nothing = label("", "muted", self)
        self.view = PeopleView(self.model, self)
        self.top = QHBoxLayout()
        if locked:
            self.view.be_calm()
        else:
            self.view.let_drag()
        self._lay_out()
        self.find_box.textChanged.connect(self._on_typed)
        self.find_box.left.connect(self._go_to_list)
        self.view.picked.connect(self._on_picked)

    def _lay_out(self) -> None:
        px = theme.current().px
        least, most = map(px, FIND)
        self.find_box.setMinimumWidth(least)
        self.find_box.setMaximumWidth(most)
        self.body.setContentsMargins(1, px(10), 1, px(10))
        self.body.setSpacing(px(6))
        self.top.setContentsMargins(px(12), 0, px(12), 0)
        self.top.setSpacing(px(10))
        self.top.addWidget(self.find_box, 1)
        self.top.addStretch()
        self.top.addWidget(self.count)
        self.nothing.setWordWrap(True)
        self.nothing.setMargin(px(16))
        self.body.addLayout(self.top)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.view, 1)

    def show_people(self, everybody: Sequence[PersonRow]) -> None:
        """Show these people, those of them who are looked for."""
        self._words = count_words(everybody)
        self.model.show_people(everybody)
        self._on_picked()  # what can be done with those chosen may be something else now

    def begin_finding(self) -> None:
        """Go to the find box, with what is in it ready to be typed over."""
        self.find_box.setFocus()
        self.find_box.selectAll()

    def show_table(self, writing_table_id: object) -> None:
        """Show those at a table, or everybody."""
        self.model.show_table(writing_table_id)  # type: ignore[arg-type] # an id or None
        self._tell()

    def _on_typed(self, typed: str) -> None:
        self.model.find(typed)
        self._tell()

    def _on_picked(self) -> None:
        self._tell()
        self.picked.emit()

    def _go_to_list(self) -> None:
        if self.model.rows and not self.view.chosen:
            self.view.choose((self.model.rows[0].attendee_id,))
        self.view.setFocus()

    def _tell(self) -> None:
        """Say how many there are, how many of them are shown, and why nobody is."""
        everybody, shown, chosen = self.model.everybody, self.model.rows, self.view.chosen
        words = self._words
        if len(shown) < len(everybody):
            words = _("{shown} of {all}").format(shown=number(len(shown)), all=words)
        if len(chosen) > 1:
            words = _("{number} chosen").format(number=number(len(chosen)))
        self.count.setText(words)
        self.nothing.setText(
            _("Nobody here is called that.")
            if everybody
            else _("Nobody has signed in yet. Type a name under “Sign in” and press Enter.")
        )
        self.nothing.setVisible(not shown)
        self.view.horizontalHeader().setVisible(bool(shown))
