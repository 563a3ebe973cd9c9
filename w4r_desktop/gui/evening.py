"""One open event in the window: its pages, its totals, what it has to say about today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.gui.backup_line import BackupLine
from w4r_desktop.gui.board.stage import Stage
from w4r_desktop.gui.case_files import CaseFiles
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.people_files import PeopleFiles
from w4r_desktop.gui.today import Today
from w4r_desktop.gui.widgets.mnemonics import plain_title
from w4r_desktop.language import _, clock, long_date, ngettext, number, percent
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.rehearsal import is_rehearsal
from w4r_desktop.store.queries.tables import tables
from w4r_desktop.store.queries.totals import kind_totals
from w4r_desktop.store.queries.totals import people as people_here
from w4r_desktop.store.restoring import is_put_aside
from w4r_desktop.wording import people, several_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import Role
    from w4r_desktop.domain.paper import Document
    from w4r_desktop.gui.main_window import MainWindow
    from w4r_desktop.gui.pages.briefs import BriefsPage
    from w4r_desktop.gui.pages.print import PrintPage
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace

OFFERED_LOCKED: Final = frozenset({"tally", "people", "briefs", "board"})
"""The pages that stay in the rail while the organizer's lock is on."""

TOTALS_LATER = 120
"""Milliseconds that the totals below the window wait, so that a click never waits for them."""


class Evening(QObject):
    """Builds the pages of an open event and keeps the window's lines true.

    ``now`` is the computer's clock, in UTC. Set ``says_it_is_practice`` for a practice copy that
    nobody chose now, because it was open last. ``saved_at`` is when something was saved last.
    """

    def __init__(
        self,
        workspace: Workspace,
        preferences: Preferences,
        *,
        sample: bool,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.choices = Choices(consent=preferences.consent)
        self._preferences = preferences
        self._recall_table()
        self.is_sample = sample
        self.says_it_is_practice = False
        self._now = now
        self.is_quiet = False
        self.saved_at: datetime | None = None
        self._stage: Stage | None = None
        self._event = Live(workspace, event, shows=frozenset({"event"}), parent=self)

    def _recall_table(self) -> None:
        """Begin at the table that this laptop counted at last."""
        for table in self.workspace.read(tables):
            if table.writing_table_id.hex == self._preferences.last_table:
                self.choices.sheet = (table.writing_table_id, ActionKind.LETTER)

    def remember_table(self) -> None:
        """Keep the table for the next start."""
        if self.choices.sheet is not None:
            table, _kind = self.choices.sheet
            self._preferences.last_table = table.hex if table else ""

    def made_anew(self) -> Evening:
        """Return the same evening for a window that was built again."""
        anew = Evening(
            self.workspace,
            self._preferences,
            sample=self.is_sample,
            now=self._now,
            parent=self._window,
        )
        anew.choices, anew.is_quiet = self.choices, self.is_quiet
        anew.saved_at = self.saved_at
        anew._stage = self._stage  # the board stays up
        anew.says_it_is_practice = self.says_it_is_practice
        self.deleteLater()
        return anew

    def words(self) -> dict[str, str]:
        """Return the pages offered by key, in their order, with what they are called."""
        words = {
            "tally": _("Tally"),
            "briefs": _("Briefs"),
            "people": _("People"),
            "print": _("Print"),
            "results": _("Results"),
            "board": _("Board"),
            "setup": _("Setup"),
        }
        if self.workspace.locked:  # paper is reached from a brief
            return {key: text for key, text in words.items() if key in OFFERED_LOCKED}
        return words

    def make_page(self, key: str) -> QWidget:
        """Return a page, made at the moment it is first shown."""
        return {
            "tally": self._make_tally,
            "briefs": self._make_briefs,
            "people": self._make_people,
            "print": self._make_print,
            "results": self._make_results,
            "board": self._make_board,
            "setup": self._make_setup,
        }[key]()

    def _make_tally(self) -> QWidget:
        page = TallyPage(self.workspace, choices=self.choices, now=self._now)
        page.logged.connect(self._on_logged)
        page.said.connect(self.say)
        page.zoomed.connect(self._window.view_menu.zoom)
        return page

    def _make_briefs(self) -> QWidget:
        from w4r_desktop.gui.pages.briefs import BriefsPage

        page = BriefsPage(self.workspace, self._preferences, choices=self.choices, now=self._now)
        page.said.connect(self.say)
        page.paper_requested.connect(self._on_paper)
        page.good_news_requested.connect(self._on_good_news)
        page.import_requested.connect(self.case_files.ask_and_bring_in)
        page.export_requested.connect(self.case_files.save_pack)
        return page

    def _make_people(self) -> QWidget:
        from w4r_desktop.gui.pages.people import PeoplePage

        page = PeoplePage(self.workspace, choices=self.choices, now=self._now)
        page.done.connect(self._on_logged)
        page.person_requested.connect(self._on_person)
        page.wording_changed.connect(self._on_wording)
        page.import_requested.connect(self.people_files.ask_and_import)
        page.export_requested.connect(self.people_files.ask_and_save_list)
        page.template_requested.connect(self.people_files.ask_and_save_template)
        page.paper_requested.connect(self._on_people_paper)
        return page

    def _make_print(self) -> QWidget:
        from w4r_desktop.gui.pages.print import PrintPage

        page = PrintPage(self.workspace, self._preferences, choices=self.choices)
        page.said.connect(self.say)
        return page

    def _make_results(self) -> QWidget:
        from w4r_desktop.gui.pages.results import ResultsPage

        page = ResultsPage(self.workspace, now=self._now)
        page.said.connect(self.say)
        page.warned.connect(self._window.toast.hide)  # or it would lie over the warning
        page.paper_requested.connect(self._on_people_paper)
        page.person_requested.connect(self._on_person)
        return page

    def _make_board(self) -> QWidget:
        from w4r_desktop.gui.pages.board import BoardPage

        return BoardPage(self.stage, self._preferences, locked=self.workspace.locked)

    @property
    def stage(self) -> Stage:
        """The board, which outlives the pages and goes with the event."""
        if self._stage is None:
            self._stage = Stage(self.workspace, self._preferences, self._window)
        return self._stage

    def _make_setup(self) -> QWidget:
        from w4r_desktop.gui.pages.setup import SetupPage

        page = SetupPage(self.workspace, self.choices, now=self._now)
        page.said.connect(self.say)
        page.lock.lock_requested.connect(self._window.lock_requested)
        page.lock.show_known(self._preferences.known_reset)
        page.lock.reset_known.connect(self._on_reset_known)
        page.campaign.import_requested.connect(self.case_files.ask_and_bring_in)
        page.campaign.export_requested.connect(self.case_files.save_pack)
        page.campaign.template_requested.connect(self.case_files.ask_and_save_template)
        page.practice.setVisible(self._window.practise_action.isEnabled())
        page.backups.warned.connect(self._window.complain)
        page.backups.restore_requested.connect(self._window.restore_requested)
        page.practice.requested.connect(self._window.practice_requested)
        page.privacy.wording_changed.connect(self._on_wording)
        page.program.language_chosen.connect(self._window.language_chosen)
        page.program.look_chosen.connect(self._window.look_chosen)
        page.program.text_size_chosen.connect(self._window.text_size_chosen)
        return page

    def connect_window(self, window: MainWindow) -> None:
        """Show the lines about the event in a window, and keep them true."""
        self._window = window
        self.case_files = CaseFiles(self.workspace, window, self)
        self.case_files.said.connect(self.say)
        self.case_files.refused.connect(window.complain)
        wording = self.choices.consent
        self.people_files = PeopleFiles(self.workspace, window, self, own_wording=wording)
        self.people_files.said.connect(self.say)
        self.people_files.done.connect(self._on_logged)
        self.people_files.refused.connect(window.complain)
        self.workspace.changed.connect(self._on_changed)
        window.toast.undo_requested.connect(self.undo)
        self._event.answered.connect(self._on_event)
        self._today = Today(self, window, self._preferences, self._now)
        window.status.show_laptop(self.workspace.path.name)
        self._show_saved()
        self._backup_line = BackupLine(self.workspace, window, self._now, self)
        QTimer.singleShot(0, self, self._show_lines)  # the sheet comes first

    def _show_lines(self) -> None:
        """Show what is said around the page: title, totals, what is odd about today."""
        window = self._window
        if window.evening is not self:
            return  # another event was opened before this one was shown
        self._totals = Live(
            self.workspace,
            _totals_line,
            shows=frozenset({"tally_entry", "attendee", "writing_table", "event"}),
            parent=self,
            delay=TOTALS_LATER,
        )
        self._totals.answered.connect(window.status.show_totals)
        window.status.show_totals(self._totals.answer)
        self._show_title()
        self.warn()
        self._connect_board()

    def _connect_board(self) -> None:
        """Let the board speak the language in force, and hear what it has to say."""
        self.stage.said.connect(self.say)
        self.stage.reached.connect(self._window.status.tell)
        self.stage.refresh()
        self._stay_awake(self._window.page_key)

    def enter(self, key: str) -> None:
        """See to what a page that comes to the front needs beside itself."""
        if key == "board":
            self.stage.come()
        if self._stage is not None:
            self._stay_awake(key)

    def _stay_awake(self, key: str) -> None:
        self.stage.awake.want("tally", wanted=key == "tally")

    def leave(self, key: str) -> None:
        """Say what waits on a page that is being left."""
        if key == "setup" and self.choices.waits_under_setup:
            self.say(_("What you changed under Setup is not saved yet. It waits there for you."))
        if key == "briefs" and self.choices.brief_draft is not None:
            self.say(_("The brief you are writing is not saved yet. It waits there for you."))

    def say(self, text: str) -> None:
        """Say what was done, over whatever page is in front now."""
        self._window.toast.say(text)

    def undo(self) -> None:
        """Take the newest step back and say which."""
        if label := self.workspace.undo_label:
            self.workspace.undo()
            self._window.toast.say(_("Undone: {step}").format(step=label))

    def redo(self) -> None:
        """Do the step taken back last again and say which."""
        if label := self.workspace.redo_label:
            self.workspace.redo()
            self._window.toast.say(_("Done again: {step}").format(step=label))

    def _on_reset_known(self, moment: str) -> None:
        self._preferences.known_reset = moment
        self.warn()

    def _on_changed(self, tables: frozenset[str]) -> None:
        self._window.on_changed(tables)
        if "organizer_lock" in tables:
            self.warn()  # a new PIN ends what was said of the one that was reset
        self.saved_at = self._now()
        self._show_saved()

    def _show_saved(self) -> None:
        words = _("All saved")
        if self.saved_at is not None:
            there = self.saved_at.astimezone(self._event.answer.details.zone)
            words = _("All saved · {time}").format(time=clock(there, seconds=True))
        self._window.status.show_saved(words)

    def _on_logged(self, text: str) -> None:
        undo = _("Undo: {step}").format(step=self.workspace.undo_label)
        self._window.toast.say(text, undo=undo)

    # -- from page to page ---------------------------------------------------------------------

    def add_case(self) -> None:
        """Show an empty form for a new case."""
        self.briefs_page().edit(None)

    def show_remarks(self) -> None:
        """Show what is to be seen to before anything of the campaign is printed."""
        self.briefs_page().show_remarks()

    def show_good_news(self) -> None:
        """Show the good news of all cases, for reading aloud."""
        self.briefs_page().show_good_news()

    def briefs_page(self) -> BriefsPage:
        """Bring the briefs to the front."""
        from w4r_desktop.gui.pages.briefs import BriefsPage

        page = self._window.show_page("briefs")
        assert isinstance(page, BriefsPage)
        return page

    def _print_page(self) -> PrintPage:
        from w4r_desktop.gui.pages.print import PrintPage

        page = self._window.show_page("print")
        assert isinstance(page, PrintPage)
        return page

    def _on_paper(self, document: Document, case_id: UUID, role: Role) -> None:
        self._print_page().show_case(document, case_id, role)

    def _on_people_paper(self, document: Document) -> None:
        self._print_page().show_document(document)

    def _on_good_news(self) -> None:
        self._print_page().show_good_news()

    def _on_person(self, attendee_id: UUID, writing_table_id: UUID) -> None:
        page = self._window.show_page("tally")
        assert isinstance(page, TallyPage)
        page.show_table(writing_table_id)
        page.show_person(attendee_id)

    def _on_wording(self, own: str) -> None:
        self._preferences.consent = self.people_files.own_wording = own
        self.say(_("The words that people agree to were saved."))

    def _show_title(self) -> None:
        details = self._event.answer.details
        title = f"{details.name} · {long_date(details.held_on)} — W4R Desktop"
        if self.workspace.practice:
            title = _("Practice: {event}").format(event=title)
        elif is_put_aside(self.workspace.path):
            title = _("Put aside: {event}").format(event=title)
        self._window.setWindowTitle(plain_title(title))

    def _on_event(self) -> None:
        self._show_title()
        self.warn()  # the date may be right now, or the goal is all that changed

    def warn(self) -> None:
        """Say in one line what is odd about the day, the clock or the file, if anything is."""
        self._today.warn(self._event.answer.details)


def _totals_line(session: Session) -> str:
    kinds, here = kind_totals(session), people_here(session)
    written = pieces(kinds)
    goal = event(session).details.goal
    parts = [_("Practice")] if is_rehearsal(session) else []
    parts += [
        ngettext("{pieces} piece: {kinds}", "{pieces} pieces: {kinds}", written).format(
            pieces=number(written),
            kinds=", ".join(
                several_of(kind, kinds[kind])
                for kind in ActionKind
                if kind in PIECES and (kinds[kind] or kind is ActionKind.LETTER)
            ),
        )
    ]
    if goal:
        parts.append(
            _("{share} of {goal}").format(share=percent(written / goal), goal=number(goal))
        )
    parts.append(people(here.attendees))
    count = len(tables(session))
    parts.append(ngettext("{number} table", "{number} tables", count).format(number=number(count)))
    return " · ".join(parts)
