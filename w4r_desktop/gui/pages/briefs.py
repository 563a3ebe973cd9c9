"""The page on which briefs are found and read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.models.case_list import CaseLine, case_line
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.brief_reading import ReadingWindow, sample_mark
from w4r_desktop.gui.pages.brief_side import BriefSide
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.brief_view import BriefView
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.case_list import CaseList
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.portrait import portrait_picture
from w4r_desktop.language import _
from w4r_desktop.store.queries.cases import CASE_TABLES, cases, picture
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from w4r_desktop.domain.case import Role
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.cases import CaseRow

SIZES: Final = (12, 14, 16, 18, 20, 24, 28, 32, 40)
LIST_WIDTH: Final = 290
SIDE_WIDTH: Final = 320
LIST_SHARE: Final = 0.24
SIDE_SHARE: Final = 0.28
NARROW: Final = 480
COUNTS_LATER: Final = 150


class BriefsPage(QWidget):
    """Finds a case and shows its brief, whom to write to, and what was written tonight.

    ``envelope_requested`` tells the case and the role of the target.
    """

    envelope_requested = Signal(object, object)

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        choices: Choices | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._preferences = preferences
        self._choices = choices or Choices()
        self._pictures: dict[UUID, QPixmap] = {}
        self._case_id: UUID | None = None
        self.reading: ReadingWindow | None = None
        self.find_box = _find_box(self)
        self.list = CaseList(self._picture_of, self)
        self.nothing = label("", "muted", self)
        self.nothing.setWordWrap(True)
        self.mark = sample_mark(self)
        self.smaller = Button(_("A−"), name=_("Smaller text"), parent=self)
        self.larger = Button(_("A+"), name=_("Larger text"), parent=self)
        self.read = Button(_("Read"), icon="full-screen", parent=self)
        self.read.setAccessibleName(_("Read over the whole screen"))
        self.view = BriefView(self)
        self.side = BriefSide(self)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        live = partial(Live, workspace, parent=self)
        self._cases: Live[tuple[CaseRow, ...]] = live(cases, shows=CASE_TABLES)
        self._campaign = live(campaign, shows=frozenset({"campaign"}))
        self._event = live(event, shows=frozenset({"event"}))
        self._totals = live(
            totals, shows=frozenset({"tally_entry", "campaign_case"}), delay=COUNTS_LATER
        )
        self._connect()
        self._set_size(preferences.brief_size)
        self._show_list()
        self._show_mark()

    def show_case(self, case_id: UUID) -> None:
        """Show the brief of a case, in the language in force if it is translated."""
        row = next((row for row in self._cases.answer if row.case_id == case_id), None)
        if row is None:  # withdrawn meanwhile
            return
        self._case_id = self._choices.case_id = case_id
        brief = row.brief.in_language(language.current())
        face = self._picture(row.picture_id)
        self.view.show_brief(brief, face)
        self.side.show_brief(brief, sender_country=self._event.answer.details.country)
        if self.reading is not None:
            self.reading.show_brief(brief, face, historical=self.mark.isVisibleTo(self))
        self._show_counts()
        self.list.choose(case_id)

    @property
    def case_id(self) -> UUID | None:
        """The case whose brief is shown."""
        return self._case_id

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(16))
        self._list_card = self._choosing()
        layout.addWidget(self._list_card)
        layout.addWidget(self._showing(), 1)
        layout.addWidget(self.side)

    def _choosing(self) -> Card:
        px = theme.current().px
        card = Card(parent=self)
        card.body.setContentsMargins(1, px(12), 1, px(10))
        card.body.setSpacing(px(11))
        around = QHBoxLayout()
        around.setContentsMargins(px(12), 0, px(12), 0)
        around.addWidget(self.find_box)
        card.body.addLayout(around)
        self.nothing.setContentsMargins(px(14), 0, px(14), 0)
        card.body.addWidget(self.nothing)
        card.body.addWidget(self.list, 1)
        return card

    def _showing(self) -> Card:
        px = theme.current().px
        card = Card(parent=self)
        card.body.setContentsMargins(px(18), px(12), px(8), px(2))
        card.body.setSpacing(px(10))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        for button in (self.smaller, self.larger, self.read):
            buttons.addWidget(button)
        self._top.setContentsMargins(px(8), 0, px(10), 0)
        self._top.setSpacing(px(8))
        self._top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addLayout(buttons, 1)
        card.body.addLayout(self._top)
        card.body.addWidget(self.view, 1)
        return card

    def _connect(self) -> None:
        self._cases.answered.connect(self._on_cases)
        self._campaign.answered.connect(self._show_mark)
        self._event.answered.connect(self._show_again)
        self._totals.answered.connect(self._on_totals)
        self.find_box.textChanged.connect(self._show_list)
        self.find_box.returnPressed.connect(self._choose_first)
        self.find_box.installEventFilter(self)
        self.list.chosen.connect(self.show_case)
        self.smaller.clicked.connect(partial(self._zoom, -1))
        self.larger.clicked.connect(partial(self._zoom, 1))
        self.read.clicked.connect(self.show_reading)
        self.side.envelope_requested.connect(self._on_envelope)
        for keys, slot in (
            ("/", self.find_box.setFocus),
            ("Ctrl+F", self.find_box.setFocus),
            ("Ctrl++", partial(self._zoom, 1)),
            ("Ctrl+=", partial(self._zoom, 1)),
            ("Ctrl+-", partial(self._zoom, -1)),
            ("PgUp", partial(self.view.scroll_pages, -1)),
            ("PgDown", partial(self.view.scroll_pages, 1)),
            ("F11", self.show_reading),
        ):
            self._shortcut(keys, slot)

    def _shortcut(self, keys: str, slot: Callable[[], object]) -> None:
        QShortcut(
            QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = theme.current().px  # large type may not take the room of what is read
        self._list_card.setFixedWidth(min(px(LIST_WIDTH), round(self.width() * LIST_SHARE)))
        self.side.setFixedWidth(min(px(SIDE_WIDTH), round(self.width() * SIDE_SHARE)))
        narrow = self.width() - self._list_card.width() - self.side.width() < px(NARROW)
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.list.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._case_id is None and self._cases.answer:  # not before: the window opens sooner
            self.show_case(self._choices.case_id or self._cases.answer[0].case_id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.find_box and down and event.type() == QEvent.Type.KeyPress:
            self._choose_first()
            return True
        return super().eventFilter(watched, event)

    # -- what is shown -------------------------------------------------------------------------

    def _show_list(self) -> None:
        letters = {case.case_id: _letters(case.kinds) for case in self._totals.answer.by_case}
        lines = (
            case_line(
                row.case_id,
                row.brief.in_language(language.current()),
                picture_id=row.picture_id,
                letters=letters.get(row.case_id, 0),
            )
            for row in self._cases.answer
        )
        typed = self.find_box.text()
        found = [line for line in lines if line.has(typed)]
        self.list.lines.show_lines(found)
        self.list.choose(self._case_id)
        self.nothing.setVisible(not found)
        self.nothing.setText(
            _("No case has “{text}” in its name, country or headline.").format(text=typed.strip())
        )

    def _show_counts(self) -> None:
        kinds = next(
            (case.kinds for case in self._totals.answer.by_case if case.case_id == self._case_id),
            {},
        )
        self.side.tonight.show_counts(_letters(kinds), kinds.get(ActionKind.SOLIDARITY_CARD, 0))

    def _show_mark(self) -> None:
        shown = self._campaign.answer.campaign
        self.mark.setVisible(shown.historical)
        self.mark.setToolTip(tooltips.plain(shown.note or shown.name))

    def _show_again(self) -> None:
        if self._case_id is not None:
            self.show_case(self._case_id)

    def _on_cases(self) -> None:
        self._pictures.clear()
        self._show_list()
        known = [row.case_id for row in self._cases.answer]
        if known and self._case_id not in known:
            self._case_id = known[0]
        self._show_again()

    def _on_totals(self) -> None:
        self._show_list()
        self._show_counts()

    def _choose_first(self) -> None:
        if self.list.lines.lines:
            if self.list.case_id is None:
                self.show_case(self.list.lines.lines[0].case_id)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picture_of(self, line: CaseLine) -> QPixmap | None:
        return self._picture(line.picture_id)

    def _picture(self, picture_id: UUID | None) -> QPixmap | None:
        if picture_id is None:
            return None
        if picture_id not in self._pictures:
            data = self._workspace.read(picture, picture_id)
            self._pictures[picture_id] = portrait_picture(data)
        return self._pictures[picture_id]

    # -- reading -------------------------------------------------------------------------------

    def show_reading(self) -> None:
        """Show the brief over the whole screen; Escape brings the page back."""
        if self._case_id is None:
            return
        if self.reading is None:
            self.reading = ReadingWindow(self)
            self.reading.turned.connect(self.turn)
            self.reading.zoomed.connect(self._zoom)
            self.reading.set_size_of_type(self._preferences.brief_size)
            self._show_again()
        self.reading.showFullScreen()
        self.reading.setFocus()

    def turn(self, briefs: int) -> None:
        """Show another brief of the campaign, so many on or back; the last is followed by none."""
        known = [row.case_id for row in self._cases.answer]
        if self._case_id in known:
            place = known.index(self._case_id) + briefs
            if 0 <= place < len(known):
                self.show_case(known[place])

    def _zoom(self, steps: int) -> None:
        size = self._preferences.brief_size
        place = min(range(len(SIZES)), key=lambda number: abs(SIZES[number] - size)) + steps
        self._set_size(SIZES[min(max(place, 0), len(SIZES) - 1)])

    def _set_size(self, size: int) -> None:
        self._preferences.brief_size = size
        self.view.set_size_of_type(size)
        self.smaller.setEnabled(size > SIZES[0])
        self.larger.setEnabled(size < SIZES[-1])
        if self.reading is not None:
            self.reading.set_size_of_type(size)

    def _on_envelope(self, role: Role) -> None:
        self.envelope_requested.emit(self._case_id, role)


def _find_box(parent: QWidget) -> QLineEdit:
    box = QLineEdit(parent)
    box.setPlaceholderText(_("Find a case…"))
    box.setAccessibleName(_("Find a case"))
    box.setClearButtonEnabled(True)
    return box


def _letters(kinds: Mapping[ActionKind, int]) -> int:
    return sum(kinds.get(kind, 0) for kind in (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER))
