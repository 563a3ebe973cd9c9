"""The desk of the Briefs page: the list of cases, the brief read, whom to write to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.case_list import CaseLine, case_line
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.brief_chooser import CaseChooser
from w4r_desktop.gui.pages.brief_reading import ReadingWindow
from w4r_desktop.gui.pages.brief_remarks import PrintFacts
from w4r_desktop.gui.pages.brief_shown import ShownBrief, next_size
from w4r_desktop.gui.pages.brief_side import BriefSide
from w4r_desktop.gui.widgets.portrait import portrait_picture
from w4r_desktop.language import _, clock, short_date
from w4r_desktop.store.queries.cases import CASE_TABLES, cases, picture
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from w4r_desktop.documents.before_printing import Remark
    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.gui.choices import Choices
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.cases import CaseRow

LIST_WIDTH: Final = 290
SIDE_WIDTH: Final = 320
LIST_SHARE: Final = 0.24
SIDE_SHARE: Final = 0.28
COUNTS_LATER: Final = 150


class BriefDesk(QWidget):
    """Finds a case and shows its brief; ``cases_changed`` tells that there are others now.

    ``shown_case_changed`` tells that another brief is read, ``zoomed`` the size of its type.
    """

    cases_changed = Signal()
    shown_case_changed = Signal()
    zoomed = Signal(int)

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,
        choices: Choices,
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._preferences = preferences
        self._choices = choices
        self._now = now
        self._pictures: dict[UUID, QPixmap] = {}
        self._lines: tuple[CaseLine, ...] = ()
        self._case_id: UUID | None = None
        self.reading: ReadingWindow | None = None
        self.chooser = CaseChooser(self._picture_of, self, may_sort=not workspace.locked)
        self.shown = ShownBrief(self)
        self.side = BriefSide(self, locked=workspace.locked)
        self._lay_out()
        live = partial(Live, workspace, parent=self)
        self._cases: Live[tuple[CaseRow, ...]] = live(cases, shows=CASE_TABLES)
        self._campaign = live(campaign, shows=frozenset({"campaign"}))
        self._event = live(event, shows=frozenset({"event"}))
        self._totals = live(
            totals, shows=frozenset({"tally_entry", "campaign_case"}), delay=COUNTS_LATER
        )
        self._connect()
        self.set_size_of_type(preferences.brief_size)
        self._word_lines()
        self._show_campaign()

    @property
    def rows(self) -> tuple[CaseRow, ...]:
        """All cases in their order."""
        return self._cases.answer

    @property
    def row(self) -> CaseRow | None:
        """The case whose brief is shown."""
        return next((row for row in self.rows if row.case_id == self._case_id), None)

    @property
    def place(self) -> int:
        """Where the case shown stands among all, counted from 0; -1 if none is shown."""
        row = self.row
        return -1 if row is None else self.rows.index(row)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is to be seen to before anything of the campaign is printed."""
        return self._print_facts().of_campaign(self.rows)

    def brief_of(self, row: CaseRow) -> CaseBrief:
        """Return a brief in the language that was chosen for reading."""
        return row.brief.in_language(self._language())

    def show_case(self, case_id: UUID) -> None:
        """Show the brief of a case, in the language chosen for reading if it is translated."""
        row = next((row for row in self.rows if row.case_id == case_id), None)
        if row is None:  # removed meanwhile
            return
        self._case_id = self._choices.case_id = case_id
        brief, facts = self.brief_of(row), self._print_facts()
        self._show_brief(row, brief)
        self._show_languages(row)
        self.side.show_brief(
            brief,
            sender_country=facts.details.country,
            withdrawn=row.withdrawn is not None,
            remarks=partial(facts.of_target, row),
            of_case=facts.of_case(row),
        )
        self._show_counts()
        self.chooser.choose(case_id)
        self.shown_case_changed.emit()

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
        self.shown.zoomed.connect(self.zoom)
        self.shown.language_chosen.connect(self._on_language)
        self.shown.reading_requested.connect(self.show_reading)
        self.shown.view.story_requested.connect(self._open_story)
        for keys, slot in (
            ("/", self.chooser.begin_finding),
            ("Ctrl+F", self.chooser.begin_finding),
            ("Ctrl++", partial(self.zoom, 1)),
            ("Ctrl+=", partial(self.zoom, 1)),
            ("Ctrl+-", partial(self.zoom, -1)),
            ("PgUp", partial(self.shown.view.scroll_pages, -1)),
            ("PgDown", partial(self.shown.view.scroll_pages, 1)),
            ("F11", self.show_reading),
        ):
            self.add_key(keys, slot)

    def add_key(self, keys: str, slot: Callable[[], object]) -> None:
        """Let a key do something while the desk has the focus."""
        QShortcut(QKeySequence(keys), self, slot)

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
        if self._case_id is None:  # not before: the window opens sooner
            self._show_known(self._choices.case_id)
        self.side.show_remarks(len(self.remarks))  # the day may be another by now

    # -- what is shown -------------------------------------------------------------------------

    def _word_lines(self) -> None:
        """Word the list anew: what a case says, but not what was written for it."""
        sample = self._campaign.answer.campaign.historical
        self._lines = tuple(
            case_line(
                row.case_id,
                self.brief_of(row),
                picture_id=row.picture_id,
                letters=0,
                withdrawn=row.withdrawn is not None,
                sample=sample,
            )
            for row in self.rows
        )
        self._show_list()

    def _show_list(self) -> None:
        letters = {case.case_id: _letters(case.kinds) for case in self._totals.answer.by_case}
        self.chooser.show_lines(
            [replace(line, letters=letters.get(line.case_id, 0)) for line in self._lines]
        )

    def _show_brief(self, row: CaseRow, brief: CaseBrief) -> None:
        face = self._picture(row.picture_id)
        folded = bool(brief.content_warnings and brief.story)
        views = [self.shown.view]
        if self.reading is not None:
            self.reading.show_title(brief, self._campaign.answer.campaign)
            views.append(self.reading.view)
        for view in views:
            view.show_brief(
                brief,
                face,
                withdrawn=self._withdrawn_words(row),
                folded=folded and row.case_id not in self._choices.opened_stories,
            )

    def _withdrawn_words(self, row: CaseRow) -> str:
        if row.withdrawn is None:
            return ""
        moment = row.withdrawn.at.astimezone(self._event.answer.details.zone)
        return _(
            "Withdrawn on {date}, {time}: {reason}\n"
            "Please write no more for this case. What was written stays counted."
        ).format(date=short_date(moment.date()), time=clock(moment), reason=row.withdrawn.reason)

    def _show_counts(self) -> None:
        kinds = next(
            (case.kinds for case in self._totals.answer.by_case if case.case_id == self._case_id),
            {},
        )
        self.side.tonight.show_counts(_letters(kinds), kinds.get(ActionKind.SOLIDARITY_CARD, 0))

    def _show_campaign(self) -> None:
        self.shown.show_campaign(self._campaign.answer.campaign)
        self._word_lines()
        self._show_again()

    def _show_again(self) -> None:
        if self._case_id is not None:
            self.show_case(self._case_id)
            self.side.show_remarks(len(self.remarks))

    def _show_known(self, case_id: UUID | None) -> None:
        """Show a case, or the first one if that is not there any more."""
        known = [row.case_id for row in self.rows]
        if known:
            self.show_case(case_id if case_id in known else known[0])
        else:
            self._case_id = None

    def _on_cases(self) -> None:
        self._pictures.clear()
        self._word_lines()
        if self._case_id is not None:
            self._show_known(self._case_id)
            self.side.show_remarks(len(self.remarks))
        self.cases_changed.emit()

    def _on_totals(self) -> None:
        self._show_list()
        self._show_counts()

    def _print_facts(self) -> PrintFacts:
        details = self._event.answer.details
        today = self._now().astimezone(details.zone).date()
        shown = self._campaign.answer.campaign
        return PrintFacts(details, shown, self._preferences.envelope, today)

    def _picture_of(self, line: CaseLine) -> QPixmap | None:
        return self._picture(line.picture_id)

    def _picture(self, picture_id: UUID | None) -> QPixmap | None:
        if picture_id is None:
            return None
        if picture_id not in self._pictures:
            data = self._workspace.read(picture, picture_id)
            self._pictures[picture_id] = portrait_picture(data)
        return self._pictures[picture_id]

    # -- languages and stories -----------------------------------------------------------------

    def _language(self) -> str:
        return self._preferences.brief_language or language.current()

    def _show_languages(self, row: CaseRow) -> None:
        written_in = self._campaign.answer.language
        codes = [written_in, *(code for code in row.brief.translations if code != written_in)]
        chosen = self._language()
        self.shown.show_languages(codes, chosen if chosen in codes else written_in)

    def _on_language(self, code: str) -> None:
        self._preferences.brief_language = "" if code == language.current() else code
        self._word_lines()
        self._show_again()

    def _open_story(self) -> None:
        if self._case_id is not None:
            self._choices.opened_stories.add(self._case_id)
            self._show_again()

    # -- reading -------------------------------------------------------------------------------

    def show_reading(self) -> None:
        """Show the brief over the whole screen; Escape brings the page back."""
        if self._case_id is None:
            return
        if self.reading is None:
            self.reading = ReadingWindow(self)
            self.reading.turned.connect(self.turn)
            self.reading.zoomed.connect(self.zoom)
            self.reading.view.story_requested.connect(self._open_story)
            self.reading.set_size_of_type(self._preferences.brief_size)
            self._show_again()
        self.reading.showFullScreen()
        self.reading.setFocus()

    def turn(self, briefs: int) -> None:
        """Show another brief of the campaign, so many on or back; the last is followed by none."""
        place = self.place + briefs
        if self._case_id is not None and 0 <= place < len(self.rows):
            self.show_case(self.rows[place].case_id)

    def zoom(self, steps: int) -> None:
        """Show the words so many steps larger, or smaller, and remember it."""
        self.set_size_of_type(next_size(self._preferences.brief_size, steps))

    def set_size_of_type(self, size: int) -> None:
        """Show the words in a size, and remember it."""
        self._preferences.brief_size = size
        self.shown.set_size_of_type(size)
        if self.reading is not None:
            self.reading.set_size_of_type(size)
        self.zoomed.emit(size)


def _letters(kinds: Mapping[ActionKind, int]) -> int:
    return sum(kinds.get(kind, 0) for kind in (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER))
