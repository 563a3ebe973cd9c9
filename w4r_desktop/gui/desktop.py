"""What the window asks for is done here: events opened and made, language and look changed."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog

from w4r_desktop import language, paths
from w4r_desktop.errors import LockedError, W4RError
from w4r_desktop.exchange.case_pack import read_pack
from w4r_desktop.gui import locking, theme
from w4r_desktop.gui.applications import add_to_applications
from w4r_desktop.gui.bringing import offers_copy
from w4r_desktop.gui.case_files import CASE_SUFFIXES, PACKS, SPREADSHEETS
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.evening import Evening
from w4r_desktop.gui.event_list import glances
from w4r_desktop.gui.file_names import events_place
from w4r_desktop.gui.lasting import Lasting
from w4r_desktop.gui.locked_start import LockedStart
from w4r_desktop.gui.on_screen import OnScreen
from w4r_desktop.gui.pages.start import StartPage
from w4r_desktop.gui.qt import Application
from w4r_desktop.gui.rehearsals import Rehearsals
from w4r_desktop.gui.restoring import Restoring
from w4r_desktop.gui.unsaved import may_leave
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.paths import EVENT_SUFFIX
from w4r_desktop.services.event_details import set_up
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.opening import open_here, open_to_read
from w4r_desktop.store.queries.cases import case_pack
from w4r_desktop.store.queries.rehearsal import demand_evening
from w4r_desktop.store.restoring import is_put_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent
    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.gui.dialogs.new_event import Source
    from w4r_desktop.gui.event_list import Glance
    from w4r_desktop.gui.main_window import MainWindow
    from w4r_desktop.gui.preferences import Preferences

log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Desktop(QObject):
    """Owns the open event and fills the window with it.

    ``make_sample`` writes the sample evening to a path; ``now`` is the computer's clock.
    """

    def __init__(
        self,
        qt: QApplication,
        window: MainWindow,
        preferences: Preferences,
        make_sample: Callable[[Path], None],
        *,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(window)
        self._qt = qt
        self.window = window
        self.preferences = preferences
        self._make_sample = make_sample
        self.now = now
        self._words = QTranslator(self)
        self._throw_away: Path | None = None
        self._cannot_close = False
        self.workspace: Workspace | None = None
        self._dress()
        self.window.build()
        OnScreen(window)
        self._rehearsals = Rehearsals(self)
        self._lasting = Lasting(self, self._rehearsals)
        self._locked_start = LockedStart(self)
        self._restoring = Restoring(self)
        self._connect()

    # -- events --------------------------------------------------------------------------------

    def open_first(self, path: Path | None) -> None:
        """Open an event, or the last one, or show every way to one; first the one left locked."""
        paths.sweep_drafts(self.now())
        if self._locked_start.takes_over(path.name if path else ""):
            return
        last = self.preferences.last_event
        if path is not None:
            self.open_event(path)
        elif last is not None and not paths.is_gone(last):
            self.open_event(last)
            if self.window.evening is not None:
                self.window.evening.says_it_is_practice = True  # who left it may be home by now
        else:
            self.show_events()

    def open_event(self, path: Path) -> None:
        """Open an event file, or say why it cannot be and leave the window as it is."""
        path = paths.real(path)
        if self._is_open(path) or not self._may_leave():
            return
        try:
            self.show_event(path)
        except W4RError as error:
            log.warning("%s", error)
            if self.workspace is None:
                self.show_events()
            if not (offers_copy(self, path, error) or self._restoring.offers(path, error)):
                self.window.complain(explain(error))
            return
        if not is_put_aside(path):
            self.preferences.last_event = path
        opened = self.workspace
        if opened is not None and opened.was_older and not opened.practice:
            words = _(
                "“{file}” is from an earlier version of the program and was brought up to this "
                "one. As it was, it is kept among its backups."
            )
            self.window.toast.say(words.format(file=path.name))

    def open_sample(self) -> None:
        """Make a copy of the sample evening and open it; it goes when it is closed."""
        if not self._may_leave():
            return
        if self.workspace is None and self._locked_start.takes_over(_("Sample evening")):
            return
        folder = paths.private_folder()
        path = folder / (_("Sample evening") + EVENT_SUFFIX)
        self._make_sample(path)
        self.show_event(path, sample=True)
        self._throw_away = folder

    def new_event(self, *, cases_from: Path | None = None) -> None:
        """Ask for a new event, make it and open it; its cases may come from a pack in hand."""
        if not self._may_leave():
            return
        earlier = [seen.path for seen in self._glances() if not (seen.practice or seen.aside)]
        dialog = NewEventDialog(self.preferences, earlier, self.make_event, self.window)
        if cases_from is not None:
            dialog.choose_source(cases_from)
        if dialog.exec() == NewEventDialog.DialogCode.Accepted and dialog.made is not None:
            self.preferences.country = dialog.details.country
            self.preferences.paper = dialog.details.paper
            self.open_event(dialog.made)
        dialog.deleteLater()

    def make_event(self, details: EventDetails, tables: Sequence[str], source: Source) -> Path:
        """Make an event file among the person's events, with the cases of a pack or event."""
        pack = self._cases_from(source) if isinstance(source, Path) else source
        path = paths.free_event_path(f"{details.held_on} {details.name}")
        EventFile.create(path, set_up, details=details, table_names=tables, pack=pack).close()
        return path

    def ask_and_open(self) -> None:
        """Ask for an event file and open it."""
        if not self._is_open_to_all():
            return
        chosen, _filter = QFileDialog.getOpenFileName(
            self.window,
            _("Open an event file"),
            events_place(),
            _("Events") + f" (*{EVENT_SUFFIX})",
        )
        if chosen:
            self.open_event(Path(chosen))

    def take_files(self, files: Sequence[Path]) -> None:
        """Do what somebody wants who lets a file fall on the window, or say what can be done."""
        if not self._is_open_to_all():
            return
        if len(files) != 1:
            self.window.complain(_("Drop one file at a time: an event, a pack or a spreadsheet."))
            return
        (file,), evening = files, self.window.evening
        suffix = file.suffix.lower()
        if suffix == EVENT_SUFFIX:
            self.open_event(file)
        elif suffix in CASE_SUFFIXES and evening is not None:
            evening.case_files.bring_in(file)
        elif suffix in PACKS:
            self.new_event(cases_from=file)
        else:
            self.window.complain(_why_not(file))

    def show_events(self) -> None:
        """Close what is open and show every way to an evening."""
        if not self._may_leave():
            return
        self.close_event()
        self.window.build()
        page = StartPage(self.preferences, self._glances())
        page.new_requested.connect(self.new_event)
        page.sample_requested.connect(self.open_sample)
        page.open_requested.connect(self.ask_and_open)
        page.event_chosen.connect(self.open_event)
        page.copy_thrown_away.connect(self._rehearsals.throw_away)
        page.language_chosen.connect(self.speak)
        self.window.show_start(page)

    def _cases_from(self, source: Path) -> CasePack:
        if source.suffix.lower() != EVENT_SUFFIX:
            return read_pack(source).pack
        if self.workspace is not None and self._is_open(source):
            return self.workspace.read(_real_cases, file=source.name)
        with open_to_read(source) as earlier, earlier.reading() as session:
            return _real_cases(session, file=source.name)

    def _is_open(self, path: Path) -> bool:
        return self.workspace is not None and paths.real(path) == paths.real(self.workspace.path)

    def show_event(self, path: Path, *, sample: bool = False) -> None:
        """Open and show an event file. Raises why it cannot be; the window stays as it is then."""
        opened = EventFile(path) if sample else open_here(path)  # a refusal leaves the window so
        self.close_event()
        self.workspace = Workspace(opened, self)
        self._restoring.watch(sample=sample)
        self.window.build()
        self.window.show_evening(
            Evening(
                self.workspace,
                self.preferences,
                sample=sample,
                now=self.now,
                parent=self.window,
            )
        )
        self._lasting.show()
        self._locked_start.remember()

    def _is_open_to_all(self) -> bool:
        """Whether the organizer's lock is off; say what to do if it is on."""
        if not self.window.is_locked:
            return True
        self.window.complain(explain(LockedError()))
        return False

    def _may_leave(self) -> bool:
        return self._is_open_to_all() and self.may_close()

    def may_close(self) -> bool:
        """Ask what is to become of changes that nobody saved, if there are any."""
        evening = self.window.evening
        return evening is None or may_leave(evening, self.window)

    def close_event(self) -> None:
        """Let go of the event that is open, if one is."""
        if self.window.evening is not None:
            self.window.evening.remember_table()
            self.window.evening.deleteLater()
            self.window.evening = None
        closing, self.workspace = self.workspace, None
        if closing is not None:
            closing.deleteLater()
            self._restoring.leave(closing)
            try:
                closing.close()
            except W4RError as error:  # the file is gone; whatever comes next must come
                log.warning("%s", error)
                self.window.complain(explain(error))
        if self._throw_away is not None:
            paths.forget(self._throw_away)
            self._throw_away = None

    def _glances(self) -> list[Glance]:
        return glances(self.workspace, self.now(), self._restoring.backups_of)

    # -- how it looks and speaks ---------------------------------------------------------------

    def speak(self, code: str) -> None:
        """Speak another language from now on."""
        self.preferences.language = code
        self._rebuild()

    def look(self, name: str) -> None:
        """Take another look."""
        self.preferences.look = name
        self._rebuild()

    def size_text(self, per_cent: int) -> None:
        """Make all text larger or smaller."""
        self.preferences.text_size = per_cent
        self._rebuild()

    def _dress(self) -> None:
        language.use(self.preferences.language)
        self._qt.removeTranslator(self._words)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._words.load(QLocale(language.current()), "qtbase", "_", folder):
            self._qt.installTranslator(self._words)
        QLocale.setDefault(QLocale(language.current()))
        theme.apply(self._qt, theme.Look(self.preferences.look), self.preferences.text_size)

    def _rebuild(self) -> None:
        """Make the window's content anew; what is open stays open, on the same page."""
        self._dress()
        evening, page = self.window.evening, self.window.page_key
        if self.window.is_locked_elsewhere:
            self._locked_start.show_page()
            return
        if evening is None:
            self.show_events()
            return
        anew = evening.made_anew()
        self.window.build()
        self.window.show_evening(anew)
        self._lasting.show()
        self._locked_start.remember()
        if page in anew.words():  # locked, there are fewer
            self.window.show_page(page)

    # -- the organizer's lock ------------------------------------------------------------------

    def turn_lock(self) -> None:
        """Lock the open evening, or ask for the PIN and unlock it; stay on the page if it stays."""
        evening = self.window.evening
        if evening is None:
            return
        if evening.workspace.locked:
            if locking.unlock(evening.workspace, self.now, self.window):
                self._rebuild()
                self.window.toast.say(_("Unlocked. Everything is offered again."))
        elif self.may_close() and locking.lock(evening.workspace, self.now, self.window):
            evening.choices.forget_drafts()
            self._rebuild()
            self.window.toast.say(_("Locked. Press Ctrl+L to unlock it with the PIN."))

    # -- the window's wishes -------------------------------------------------------------------

    def _connect(self) -> None:
        window = self.window
        window.new_requested.connect(self.new_event)
        window.open_requested.connect(self.ask_and_open)
        window.events_requested.connect(self.show_events)
        window.sample_requested.connect(self.open_sample)
        window.lock_requested.connect(self.turn_lock)
        window.applications_requested.connect(self.add_to_applications)
        window.language_chosen.connect(self.speak)
        window.look_chosen.connect(self.look)
        window.text_size_chosen.connect(self.size_text)
        window.files_dropped.connect(self.take_files)
        window.closing.connect(self._on_closing)
        if isinstance(self._qt, Application):
            self._qt.file_opened.connect(self.open_event)

    def add_to_applications(self) -> None:
        """Make the computer's desktop know the program and its files."""
        self.window.toast.say(add_to_applications())

    def _on_closing(self, event: QCloseEvent) -> None:
        event.setAccepted(self._cannot_close)  # a bug keeps the window once, so that it is told
        self._cannot_close = True
        if may_close := self.may_close():
            self.close()
        self._cannot_close = False
        event.setAccepted(may_close)

    def close(self) -> None:
        """Let go of everything, so that the evening lies in its one file."""
        self.preferences.window = self.window.saveGeometry()
        self.close_event()


def _real_cases(session: Session, *, file: str) -> CasePack:
    """Return the cases of an evening; those of a copy to practise on are refused."""
    demand_evening(session, file=file)
    return case_pack(session)


def _why_not(file: Path) -> str:
    """Return why a file that was let fall on the window is not taken, and what would be."""
    if file.suffix.lower() in SPREADSHEETS:
        words = _("Open an event or make a new one first, then drop “{file}” again.")
    else:
        words = _(
            "“{file}” is no event, case pack or spreadsheet. Nothing was changed. Drop a file "
            "that ends in .w4r, .w4rpack, .xlsx or .csv."
        )
    return words.format(file=file.name)
