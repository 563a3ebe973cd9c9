"""Letters that were taken home, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import ask_number
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.models.taken_home import HomeColumn, TakenHomeModel
from w4r_desktop.gui.pages.results_part import ResultsPart
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.rate_table import RateTable
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain
from w4r_desktop.services import taken_home
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.taken_home import TAKEN_HOME_TABLES, letters_taken
from w4r_desktop.wording import people, several_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.taken_home import LettersTaken

LATER: Final = 150


class TakenHomeView(ResultsPart):
    """Who has how many letters at home, due when; what comes back is counted on the sheet.

    ``person_requested`` tells somebody whose sheet is wanted, and their table.
    """

    person_requested = Signal(object, object)

    def __init__(
        self,
        workspace: Workspace,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(workspace, now, parent)
        self._brought: tuple[UUID, UUID] | None = None
        self.summary = label("", "heading", self)
        self.back = Button(_("They are back…"), kind="primary", parent=self)
        self.count = Button(_("Count them on the sheet"), kind="primary", parent=self)
        self.write_off = Button(_("Write off…"), parent=self)
        self.model = TakenHomeModel(self._here, self)
        self.table = RateTable(self.model, HomeColumn.WHO, way=(HomeColumn.TAKEN,), parent=self)
        self.table.setAccessibleName(_("Letters that were taken home"))
        self.hint = label(
            _(
                "When people sign out with letters to finish at home, they are listed here. What "
                "comes back is counted on the sheet; what never comes is written off."
            ),
            "small",
            self,
        )
        self.hint.setWordWrap(True)
        self._lay_out()
        self.back.clicked.connect(self._bring_back)
        self.write_off.clicked.connect(self._write_off)
        self.count.clicked.connect(self._show_sheet)
        self.table.activated.connect(self._bring_back)
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        self.model.modelReset.connect(self._on_chosen)
        shows = TAKEN_HOME_TABLES
        self._live = Live(workspace, letters_taken, shows=shows, parent=self, delay=LATER)
        self._live.answered.connect(self._show)
        self._show(self._live.answer)
        self.table.selectRow(0)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.table.setFocus(reason)

    def _lay_out(self) -> None:
        px = theme.current().px
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(self.summary)
        head.addStretch()
        for button in (self.write_off, self.count, self.back):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.hint)

    # -- what is shown -------------------------------------------------------------------------

    def _show(self, rows: tuple[LettersTaken, ...]) -> None:
        chosen = self._chosen
        self.model.now = self._here
        self.model.show_rows(rows)
        if chosen is not None and (place := self.model.place_of(chosen.taken_home_id)) >= 0:
            self.table.selectRow(place)
        out = [row for row in rows if row.is_out]
        late = sum(row.letters for row in out if self.model.is_overdue(row))
        self.summary.setText(_summary(out, late))
        self._on_chosen()

    def _on_chosen(self) -> None:
        row = self._chosen
        is_out = row is not None and row.is_out
        counts = self._brought is not None
        self.count.setVisible(counts)
        self.back.setVisible(not counts or is_out)
        self.back.setEnabled(is_out)
        self.write_off.setEnabled(is_out)

    @property
    def _chosen(self) -> LettersTaken | None:
        places = [index.row() for index in self.table.selectionModel().selectedRows()]
        return self.model.rows[places[0]] if places else None

    @property
    def _here(self) -> datetime:
        """What time it is at the venue."""
        return self._now().astimezone(self._workspace.read(event).details.zone)

    # -- what is done --------------------------------------------------------------------------

    def _bring_back(self) -> None:
        title, done = _("Letters of {name}: how many are back?"), _("{letters} of {name} are back")
        row = self._chosen
        words = self._settle(row, title, _("They are back"), done, taken_home.bring_letters_back)
        if words and row is not None:
            self._brought = row.attendee_id, row.writing_table_id
            self.said.emit(
                _("{done}. {more}").format(done=words, more=_("Count them on the sheet."))
            )
            self._on_chosen()
            self.count.setFocus()

    def _write_off(self) -> None:
        title = _("Letters of {name}: how many will not come back?")
        done = _("{letters} of {name} written off")
        service = taken_home.write_letters_off
        if words := self._settle(self._chosen, title, _("Write off"), done, service):
            self.said.emit(words)

    def _show_sheet(self) -> None:
        assert self._brought is not None
        brought, self._brought = self._brought, None
        self._on_chosen()
        self.person_requested.emit(*brought)

    def _settle(
        self,
        row: LettersTaken | None,
        title: str,
        accept: str,
        done: str,
        service: Callable[..., None],
    ) -> str:
        """Ask how many of some letters are meant and say what was done with them, or nothing."""
        if row is None or not row.is_out:
            return ""
        letters = self._ask(row, title.format(name=row.name), accept)
        if letters is None:
            return ""
        what = several_of(ActionKind.LETTER, letters)
        words = done.format(letters=what, name=row.name)
        said = {"taken_home_id": row.taken_home_id, "letters": letters, "at": self._now()}
        try:
            self._workspace.run(words, service, **said)
        except W4RError as error:
            self.refused.emit(explain(error))
            return ""
        self._live.ask()
        return words

    def _ask(self, row: LettersTaken, title: str, accept: str) -> int | None:
        """Return how many of some letters are meant; of a single one nobody asks."""
        if row.letters == 1:
            return 1
        what = _("Letters")
        return ask_number(title, what, accept, self, start=row.letters, most=row.letters)


def _summary(out: list[LettersTaken], late: int) -> str:
    if not out:
        return _("No letters are at home.")
    letters = sum(row.letters for row in out)
    holders = len({row.attendee_id for row in out})
    words = ngettext(
        "{letters} is still out, with {people}",
        "{letters} are still out, with {people}",
        letters,
    ).format(letters=several_of(ActionKind.LETTER, letters), people=people(holders))
    if not late:
        return words
    return _("{letters} · {late} overdue").format(letters=words, late=number(late))
