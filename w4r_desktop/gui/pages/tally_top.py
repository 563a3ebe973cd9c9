"""What stands above the sheet: tables, kinds, the box for people, and what else can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.tally_class import ClassBar
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.find_box import FindBox
from w4r_desktop.gui.widgets.key_hint import KeyHint
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import SegmentedControl
from w4r_desktop.language import _
from w4r_desktop.wording import counting_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.store.queries.attendees import AttendeeRow

FIND_WIDTH: Final = 250
LEAST_TABLES: Final = 520
"""The width that All and eight tables need with the word before the kinds, at 100 %."""


LEAST_BESIDE: Final = 340
"""The width that the buttons for a class need beside the others, at 100 %."""


class TallyTop(QVBoxLayout):
    """Two lines of controls, made as children of a page."""

    def __init__(self, find: Callable[[str], tuple[AttendeeRow, ...]], page: QWidget) -> None:
        super().__init__()
        self.tables = SegmentedControl(_("Table"), page, gives_way=True)
        self.kinds = SegmentedControl(_("What is being counted"), page)
        self.counting = label(_("Counting"), "muted", page)
        self.find_box = FindBox(find, page)
        self.guest = Button(_("+ Guest"), parent=page)
        self.group = Button(_("+ Group…"), parent=page)
        self.box = Button(_("A box nobody claims"), parent=page)
        self.history = Button(_("History"), icon="history", parent=page)
        self.history.setCheckable(True)
        self.more = Button(icon="more", name=_("More about this sheet"), parent=page)
        self.hint = KeyHint(page)
        self.class_bar = ClassBar(page)
        self._second = (self.find_box, self.guest, self.group, self.history, self.more)
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme.current().px
        self.setSpacing(px(10))
        top = QHBoxLayout()
        top.addWidget(self.tables, 1)
        top.addWidget(self.counting)
        top.addWidget(self.kinds)
        second = QHBoxLayout()
        second.setSpacing(px(8))
        self.find_box.setFixedWidth(px(FIND_WIDTH))
        for part in (self.find_box, self.guest, self.group, self.box, self.history, self.more):
            second.addWidget(part)
        second.addWidget(self.hint, 1)
        second.addWidget(self.class_bar)
        self.addLayout(top)
        self.addLayout(second)

    def use_room(self, width: int) -> None:
        """Let the kinds give way to the tables where both find no room."""
        gap = theme.current().px(8)
        tables = max(self.tables.full_width, theme.current().px(LEAST_TABLES)) + 2 * gap
        room = width - tables - self.kinds.full_width
        self.counting.setVisible(room >= self.counting.sizeHint().width() + gap)
        self.kinds.be_compact(compact=room < 0)
        beside = theme.current().px(LEAST_BESIDE)
        needed = sum(part.sizeHint().width() + gap for part in self._second)
        self.class_bar.be_compact(compact=width < needed + beside)

    def show_all(self, *, all_tables: bool) -> None:
        """Offer people where there is a table for them, and the box where there is not."""
        self.guest.setVisible(not all_tables)
        self.group.setVisible(not all_tables)
        self.box.setVisible(all_tables)

    def show_kind(self, kind: ActionKind) -> None:
        """Say what is counted, and how."""
        self.kinds.choose(kind)
        self.hint.show_parts(
            counting_words(kind),
            [
                (_("Space"), _("or a click adds one")),
                ("−", _("takes one back")),
                ("", _("· right-click: more · digits set a number")),
            ],
        )
