"""How a list of people is meant, and what is done with what it leaves open."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.plain_box import TellingBox
from w4r_desktop.language import _, ngettext, number, table_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from w4r_desktop.store.queries.tables import TableRow

WORDING_HEIGHT: Final = 96
MOST_TABLES: Final = 5


class Reaching(Enum):
    """Whose e-mail addresses and telephone numbers are kept."""

    NOBODY = auto()
    WHO_AGREED = auto()
    EVERYBODY = auto()


class PeopleOptions(QWidget):
    """Ticks and choices beside a list; ``meant`` tells that it is understood otherwise.

    The other signals tell that its first line is a heading or none, and that a group of people is
    to be left out or not.
    """

    meant = Signal()
    heading_turned = Signal()
    worded = Signal()
    here_left_out = Signal(bool)
    twice_left_out = Signal(bool)

    def __init__(self, tables: Sequence[TableRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QCheckBox(_("The first line is a heading"), self)
        self.here = QCheckBox(self)
        self.twice = QCheckBox(self)
        self.table = ElidedCombo(self)
        self.table.setAccessibleName(_("People without a table"))
        self.table.addItem(_("Share them out among the tables"), None)
        for row in tables:
            self.table.addItem(table_label(row.name), row.writing_table_id)
        self.make_tables = QCheckBox(_("Make these tables"), self)
        self.make_tables.setChecked(True)
        self.unknown = label("", "", self)
        self.notes = label("", "", self)
        for words in (self.unknown, self.notes):
            words.setWordWrap(True)
        self.reaching = QButtonGroup(self)
        self.wording = TellingBox(self)
        self.wording.setAccessibleName(_("What they agreed to, word for word"))
        self.wording.setFixedHeight(theme.current().px(WORDING_HEIGHT))
        self._sections: dict[str, list[QWidget]] = {}
        self._lay_out()
        self._connect()

    @property
    def writing_table_id(self) -> UUID | None:
        """Where people sit whom the list gives no table; None shares them out."""
        found: UUID | None = self.table.currentData()
        return found

    @property
    def reached(self) -> Reaching:
        """Whose e-mail addresses and telephone numbers are kept."""
        return list(Reaching)[self.reaching.checkedId()]

    @property
    def agreed_to(self) -> str:
        """What people agreed to, as it is written."""
        return self.wording.toPlainText().strip()

    def show_groups(self, *, here: int, twice: int, left_out: bool) -> None:
        """Offer to leave groups out, so many people each; none is not offered.

        Who is here is left out; ``left_out`` says whether those listed twice are.
        """
        for tick, is_ticked in ((self.here, True), (self.twice, left_out)):
            tick.blockSignals(True)  # noqa: FBT003 - Qt's own
            tick.setChecked(is_ticked)
            tick.blockSignals(False)  # noqa: FBT003
        self.here.setText(
            ngettext(
                "Leave out {count} who is here already",
                "Leave out {count} who are here already",
                here,
            ).format(count=number(here))
        )
        self.twice.setText(
            ngettext(
                "Leave out {count} who is listed twice",
                "Leave out {count} who are listed twice",
                twice,
            ).format(count=number(twice))
        )
        self.here.setVisible(bool(here))
        self.twice.setVisible(bool(twice))

    def show_unknown(self, names: Sequence[str]) -> None:
        """Offer to make tables that the list names and the event does not have."""
        named = [_("“{table}”").format(table=table_label(name)) for name in names[:MOST_TABLES]]
        more = " …" if len(names) > MOST_TABLES else ""
        words = ngettext(
            "The list names a table that is not here: {tables}.",
            "The list names tables that are not here: {tables}.",
            len(names),
        )
        self.unknown.setText(words.format(tables=", ".join(named) + more))
        self.unknown.setVisible(bool(names))
        self.make_tables.setVisible(bool(names))

    def show_reaching(self, *, offered: bool, by_the_list: bool) -> None:
        """Offer to keep how people are reached, if the list says that."""
        for part in self._sections["reaching"]:
            part.setVisible(offered)
        who_agreed = self.reaching.button(list(Reaching).index(Reaching.WHO_AGREED))
        who_agreed.setVisible(offered and by_the_list)
        if who_agreed.isChecked() and not by_the_list:
            self.choose(Reaching.NOBODY)
        self._on_reaching()

    def choose(self, reaching: Reaching) -> None:
        """Choose whose e-mail addresses and telephone numbers are kept."""
        self.reaching.button(list(Reaching).index(reaching)).setChecked(True)

    def show_notes(self, notes: Sequence[str]) -> None:
        """Show what to know about the list as a whole."""
        self.notes.setText("\n".join(notes))
        for part in self._sections["notes"]:
            part.setVisible(bool(notes))

    def _lay_out(self) -> None:
        px = theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), 0, px(8), 0)
        column.setSpacing(px(2))
        reaching = self._reaching_buttons()
        agreed = label(_("What they agreed to, word for word"), "muted", self)
        agreed.setWordWrap(True)
        self._agreed_parts = (agreed, self.wording)
        sections: dict[str, tuple[str, tuple[QWidget, ...]]] = {
            "list": (_("The list"), (self.heading, self.here, self.twice)),
            "tables": (
                _("People without a table"),
                (self.table, self.unknown, self.make_tables),
            ),
            "reaching": (
                _("E-mail addresses and telephone numbers"),
                (*reaching, agreed, self.wording),
            ),
            "notes": (_("Remarks"), (self.notes,)),
        }
        for key, (title, parts) in sections.items():
            heading = label(title, "heading", self)
            heading.setWordWrap(True)
            self._sections[key] = [heading, *parts]
            for part in self._sections[key]:
                column.addWidget(part)
            column.addSpacing(px(12))
        column.addStretch(1)

    def _reaching_buttons(self) -> list[QRadioButton]:
        words = {
            Reaching.NOBODY: _("Leave them out"),
            Reaching.WHO_AGREED: _("Keep where the list says yes"),
            Reaching.EVERYBODY: _("Everybody on the list agreed"),
        }
        buttons = []
        for place, reaching in enumerate(Reaching):
            button = QRadioButton(words[reaching], self)
            self.reaching.addButton(button, place)
            buttons.append(button)
        buttons[0].setChecked(True)
        return buttons

    def _connect(self) -> None:
        self.heading.toggled.connect(self.heading_turned)
        self.here.toggled.connect(self.here_left_out)
        self.twice.toggled.connect(self.twice_left_out)
        self.reaching.idToggled.connect(self._on_meant)
        self.wording.textChanged.connect(self.worded)

    def _on_meant(self) -> None:
        self._on_reaching()
        self.meant.emit()

    def _on_reaching(self) -> None:
        first = self._sections["reaching"][0]
        asked = self.reached is not Reaching.NOBODY and not first.isHidden()
        for part in self._agreed_parts:
            part.setVisible(asked)
