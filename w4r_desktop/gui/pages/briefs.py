"""The page on which briefs are found and read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.models.case_list import CaseLine, case_line
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.brief_chooser import CaseChooser
from w4r_desktop.gui.pages.brief_reading import ReadingWindow
from w4r_desktop.gui.pages.brief_shown import ShownBrief, next_size
from w4r_desktop.gui.pages.brief_side import BriefSide
from w4r_desktop.gui.widgets.portrait import portrait_picture
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

LIST_WIDTH: Final = 290
SIDE_WIDTH: Final = 320
LIST_SHARE: Final = 0.24
SIDE_SHARE: Final = 0.28
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
        self.chooser = CaseChooser(self._picture_of, self)
        self.shown = ShownBrief(self)
        self.side = BriefSide(self)
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
        self._show_campaign()

    def show_case(self, case_id: UUID) -> None:
        """Show the brief of a case, in the language in force if it is translated."""
        row = next((row for row in self._cases.answer if row.case_id == case_id), None)
        if row is None:  # withdrawn meanwhile
            return
        self._case_id = self._choices.case_id = case_id
        brief = row.brief.in_language(language.current())
        face = self._picture(row.picture_id)
        self.shown.view.show_brief(brief, face)
        self.side.show_brief(brief, sender_country=self._event.answer.details.country)
        if self.reading is not None:
            self.reading.show_brief(
                brief, face, historical=self._campaign.answer.campaign.historical
            )
        self._show_counts()
        self.chooser.choose(case_id)

    @property
    def case_id(self) -> UUID | None:
        """The case whose brief is shown."""
        return self._case_id

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().px(16))
        layout.addWidget(self.chooser)
        layout.addWidget(self.shown, 1)
        layout.addWidget(self.side)

    def _connect(self) -> None:
        self._cases.answered.connect(self._on_cases)
        self._campaign.answered.connect(self._show_campaign)
        self._event.answered.connect(self._show_again)
        self._totals.answered.connect(self._on_totals)
        self.chooser.chosen.connect(self.show_case)
        self.shown.zoomed.connect(self._zoom)
        self.shown.reading_requested.connect(self.show_reading)
        self.side.envelope_requested.connect(self._on_envelope)
        for keys, slot in (
            ("/", self.chooser.find),
            ("Ctrl+F", self.chooser.find),
            ("Ctrl++", partial(self._zoom, 1)),
            ("Ctrl+=", partial(self._zoom, 1)),
            ("Ctrl+-", partial(self._zoom, -1)),
            ("PgUp", partial(self.shown.view.scroll_pages, -1)),
            ("PgDown", partial(self.shown.view.scroll_pages, 1)),
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
        self.chooser.setFixedWidth(min(px(LIST_WIDTH), round(self.width() * LIST_SHARE)))
        self.side.setFixedWidth(min(px(SIDE_WIDTH), round(self.width() * SIDE_SHARE)))

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.chooser.list.setFocus(reason)  # a focus proxy would hide what comes before it from Tab

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._case_id is None and self._cases.answer:  # not before: the window opens sooner
            self.show_case(self._choices.case_id or self._cases.answer[0].case_id)

    # -- what is shown -------------------------------------------------------------------------

    def _show_list(self) -> None:
        letters = {case.case_id: _letters(case.kinds) for case in self._totals.answer.by_case}
        self.chooser.show_lines(
            [
                case_line(
                    row.case_id,
                    row.brief.in_language(language.current()),
                    picture_id=row.picture_id,
                    letters=letters.get(row.case_id, 0),
                )
                for row in self._cases.answer
            ]
        )

    def _show_counts(self) -> None:
        kinds = next(
            (case.kinds for case in self._totals.answer.by_case if case.case_id == self._case_id),
            {},
        )
        self.side.tonight.show_counts(_letters(kinds), kinds.get(ActionKind.SOLIDARITY_CARD, 0))

    def _show_campaign(self) -> None:
        self.shown.show_campaign(self._campaign.answer.campaign)

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
        self._set_size(next_size(self._preferences.brief_size, steps))

    def _set_size(self, size: int) -> None:
        self._preferences.brief_size = size
        self.shown.set_size_of_type(size)
        if self.reading is not None:
            self.reading.set_size_of_type(size)

    def _on_envelope(self, role: Role) -> None:
        self.envelope_requested.emit(self._case_id, role)


def _letters(kinds: Mapping[ActionKind, int]) -> int:
    return sum(kinds.get(kind, 0) for kind in (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER))
