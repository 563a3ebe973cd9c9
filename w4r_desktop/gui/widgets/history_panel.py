"""The latest entries of the log, any of which can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.gui.widgets.reasons import add_reasons
from w4r_desktop.language import _, clock, table_label
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.wording import reason_name, several_of

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from uuid import UUID

    from w4r_desktop.domain.tally import Reason
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.history import LoggedEntry

SHOWN: Final = 40
LATER: Final = 150
WIDTH: Final = 330


class HistoryPanel(Card):
    """Lists the newest entries; ``take_back_requested`` tells the one to take back, and why.

    Only those logged after ``since`` can be, if it is given. Nothing is asked while it is hidden.
    """

    take_back_requested = Signal(object, object)
    """The LoggedEntry, and a Reason or None."""

    def __init__(
        self,
        workspace: Workspace,
        zone: tzinfo,
        parent: QWidget | None = None,
        *,
        since: datetime | None = None,
    ) -> None:
        super().__init__(_("Latest entries"), parent=parent)
        self._workspace = workspace
        self._zone = zone
        self._since = since
        self._live: Live[tuple[LoggedEntry, ...]] | None = None
        self.setFixedWidth(theme.current().px(WIDTH))
        self._everything = Button(_("Show all entries"), kind="quiet", parent=self)
        self._everything.clicked.connect(self._show_everything)
        self._everything.hide()
        self.body.addWidget(self._everything)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(_("Latest entries"))
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(self._scroll, 1)
        self.hide()

    def show_entries(
        self,
        *,
        attendee_id: UUID | None = None,
        writing_table_id: UUID | None = None,
        case_id: UUID | None = None,
        of: str = "",
    ) -> None:
        """Show the newest entries, of one person, table or case if named; ``of`` says whose."""
        query = partial(
            latest_entries,
            limit=SHOWN,
            attendee_id=attendee_id,
            writing_table_id=writing_table_id,
            case_id=case_id,
        )
        if self._live is None:
            self._live = Live(
                self._workspace,
                query,
                shows=frozenset({"tally_entry", "attendee", "writing_table"}),
                parent=self,
                delay=LATER,
            )
            self._live.answered.connect(self._show)
        else:
            self._live.ask_for(query)
        self.set_title(_("Latest entries: {of}").format(of=of) if of else _("Latest entries"))
        self._everything.setVisible(bool(of))
        self._show(self._live.answer)
        self.show()

    def put_away(self) -> None:
        """Hide, and ask nothing more."""
        self.hide()
        if self._live is not None:
            self._live.deleteLater()
            self._live = None

    def _show_everything(self) -> None:
        self.show_entries()

    def _show(self, entries: tuple[LoggedEntry, ...]) -> None:
        lines = QWidget()
        layout = QVBoxLayout(lines)
        layout.setContentsMargins(0, 0, theme.current().px(4), 0)
        layout.setSpacing(0)
        for entry in entries:
            layout.addWidget(self._line(entry, lines))
        if not entries:
            layout.addWidget(ElidedLabel(_("Nothing logged yet"), "muted", lines))
        layout.addStretch()
        kept = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(lines)
        self._scroll.verticalScrollBar().setValue(kept)

    def _line(self, entry: LoggedEntry, parent: QWidget) -> QWidget:
        line = QWidget(parent)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 3, 0, 3)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        first, second = self._words(entry)
        role = "muted" if entry.taken_back or entry.reverses else "heading"
        texts.addWidget(ElidedLabel(first, role, line))
        texts.addWidget(ElidedLabel(second, "small", line))
        layout.addLayout(texts, 1)
        within_reach = self._since is None or entry.logged_at >= self._since
        if within_reach and not (entry.taken_back or entry.recount or entry.quantity < 0):
            layout.setSpacing(0)
            words = _("Take back: {entry}, {where}").format(entry=first, where=second)
            button = Button(icon="undo", kind="quiet", name=words, parent=line)
            button.setToolTip(_("Take back"))
            button.clicked.connect(partial(self._ask, entry, None))
            layout.addWidget(button)
            words = _("Take back and say why: {entry}, {where}").format(entry=first, where=second)
            because = Button(icon="down", kind="quiet", name=words, parent=line)
            because.setToolTip(_("Take back and say why"))
            because.setProperty("slim", "yes")
            because.clicked.connect(partial(self._ask_why, entry, because))
            layout.addWidget(because)
        return line

    def _ask(self, entry: LoggedEntry, reason: Reason | None) -> None:
        self.take_back_requested.emit(entry, reason)

    def _ask_why(self, entry: LoggedEntry, button: Button) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_reasons(menu, partial(self._ask, entry))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _words(self, entry: LoggedEntry) -> tuple[str, str]:
        what = several_of(entry.kind, entry.quantity)
        if entry.signatories > 1:
            what = _("{what}, signed by {number}").format(what=what, number=entry.signatories)
        where = [clock(entry.logged_at.astimezone(self._zone))]
        if not entry.recount:
            where.append(entry.attendee or _("Anyone"))
        if entry.table or not entry.recount:
            where.append(table_label(entry.table) if entry.table else _("No table"))
        if entry.reverses:
            where.append(_("correction"))
        elif entry.taken_back:
            where.append(_("taken back"))
        if entry.reason is not None:
            where.append(reason_name(entry.reason))
        words = _("Recount: {what} for {case}") if entry.recount else _("{what} for {case}")
        return words.format(what=what, case=entry.case), " · ".join(where)
