"""Puts the pieces together: settings, the window, the evening that is open."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from w4r_desktop import __version__, language, paths
from w4r_desktop.display import check_display
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.crash import Reporter
from w4r_desktop.gui.main_window import MainWindow
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.language import _
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.gui.dialogs.new_event import NewEventDialog
    from w4r_desktop.gui.pages.start import Glance
    from w4r_desktop.gui.workspace import Workspace

HEAVY: Final = ("w4r_desktop.gui.evening", "w4r_desktop.gui.pages.start")
"""What is imported while the painted window already stands."""

FIRST_SIZE: Final = (1366, 728)
log = logging.getLogger(__name__)


def run(path: Path | None) -> int:
    """Open an event, or the last one, or the start page, and stay until the window closes."""
    return _run(lambda application: application.start(path))


def run_sample() -> int:
    """Open a throw-away copy of the sample evening and stay until the window closes."""
    return _run(lambda application: application.start_sample())


def make_qt(arguments: list[str]) -> QApplication:
    """Return the one QApplication, named, without a look yet; NoDisplayError without a screen."""
    check_display()
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    qt = QApplication(arguments)
    qt.setApplicationName(paths.APP)
    qt.setApplicationDisplayName("W4R Desktop")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(paths.APP)
    return qt


class Application(QObject):
    """Owns the window and the open event, and does what the window asks for."""

    opened = Signal()
    """An evening or the start page is on screen and can be used."""

    imported = Signal()

    def __init__(self, qt: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self._qt = qt
        self.preferences = preferences
        self._words = QTranslator(self)
        self._throw_away: Path | None = None
        self.workspace: Workspace | None = None
        self._dress()
        self.window = MainWindow()
        self.window.resize(*FIRST_SIZE)
        self.window.restoreGeometry(preferences.window)
        Reporter(self.window).install()
        self._connect()

    # -- starting ------------------------------------------------------------------------------

    def start(self, path: Path | None) -> None:
        """Show the window at once and the event as soon as everything is loaded."""
        self._then(lambda: self._open_first(path))

    def start_sample(self) -> None:
        """Show the window at once and a copy of the sample evening in it."""
        self._then(self.open_sample)

    def _then(self, step: Callable[[], None]) -> None:
        self._first_step = step
        self.imported.connect(self._on_imported, Qt.ConnectionType.QueuedConnection)
        self.window.show()
        QTimer.singleShot(0, self, self._import)  # after the first paint

    def _import(self) -> None:
        threading.Thread(target=self._import_heavy, daemon=True).start()

    def _import_heavy(self) -> None:
        for module in HEAVY:
            import_module(module)
        self.imported.emit()

    def _on_imported(self) -> None:
        self._first_step()
        self.opened.emit()

    def _open_first(self, path: Path | None) -> None:
        last = self.preferences.last_event
        if path is not None:
            self.open_event(path)
        elif last is not None and last.exists():
            self.open_event(last)
        else:
            self.show_events()

    # -- events --------------------------------------------------------------------------------

    def open_event(self, path: Path) -> None:
        """Open an event file, or say why it cannot be and show the others."""
        try:
            self._show(path, sample=False)
        except W4RError as error:
            log.warning("%s", error)
            if self.workspace is None:
                self.show_events()
            self.window.complain(explain(error))
            return
        self.preferences.last_event = path.resolve()

    def open_sample(self) -> None:
        """Make a copy of the sample evening and open it; it goes when it is closed."""
        from w4r_desktop.evenings.sample import make_sample

        folder = Path(tempfile.mkdtemp(prefix="w4r-sample-"))
        path = folder / f"{_('Sample evening')}.w4r"
        make_sample(path)
        self._show(path, sample=True)
        self._throw_away = folder

    def new_event(self) -> None:
        """Ask for a new event, make it and open it."""
        from w4r_desktop.gui.dialogs.new_event import NewEventDialog

        dialog = NewEventDialog(self.preferences, self._event_paths(), self.window)
        if dialog.exec() == NewEventDialog.DialogCode.Accepted:
            details = dialog.details
            self.preferences.country = details.country
            self.preferences.paper = details.paper
            path = self._make_event(dialog)
            self.open_event(path)
        dialog.deleteLater()

    def ask_and_open(self) -> None:
        """Ask for an event file and open it."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self.window, _("Open an event file"), "", _("Events") + " (*.w4r)"
        )
        if chosen:
            self.open_event(Path(chosen))

    def show_events(self) -> None:
        """Close what is open and show every way to an evening."""
        from w4r_desktop.gui.pages.start import StartPage

        self._close_event()
        self.window.build()
        page = StartPage(self.preferences, self._glances())
        page.new_requested.connect(self.new_event)
        page.sample_requested.connect(self.open_sample)
        page.open_requested.connect(self.ask_and_open)
        page.event_chosen.connect(self.open_event)
        page.language_chosen.connect(self.speak)
        self.window.show_start(page)

    def _make_event(self, dialog: NewEventDialog) -> Path:
        from w4r_desktop.services.event_details import set_up
        from w4r_desktop.store.event_file import EventFile

        details = dialog.details
        path = paths.free_event_path(f"{details.held_on} {details.name}")
        EventFile.create(
            path,
            set_up,
            details=details,
            table_names=dialog.table_names,
            pack=self._cases_from(dialog.source),
        ).close()
        return path

    def _cases_from(self, source: Path) -> CasePack:
        from w4r_desktop.exchange.case_pack import read_pack
        from w4r_desktop.store.event_file import EventFile
        from w4r_desktop.store.queries.cases import case_pack

        if source.suffix != ".w4r":
            return read_pack(source).pack
        if self.workspace is not None and self.workspace.path == source:
            return self.workspace.read(case_pack)
        earlier = EventFile(source)
        try:
            with earlier.reading() as session:
                return case_pack(session)
        finally:
            earlier.close()

    def _show(self, path: Path, *, sample: bool) -> None:
        from w4r_desktop.gui.evening import Evening
        from w4r_desktop.gui.workspace import Workspace
        from w4r_desktop.store.event_file import EventFile

        opened = EventFile(path)  # before anything is closed: a refusal leaves the window as it is
        self._close_event()
        self.workspace = Workspace(opened, self)
        self.window.build()
        self.window.show_evening(
            Evening(self.workspace, self.preferences, sample=sample, parent=self.window)
        )

    def _close_event(self) -> None:
        if self.window.evening is not None:
            self.window.evening.deleteLater()
            self.window.evening = None
        if self.workspace is not None:
            self.workspace.close()
            self.workspace.deleteLater()
            self.workspace = None
        if self._throw_away is not None:
            shutil.rmtree(self._throw_away, ignore_errors=True)
            self._throw_away = None

    def _event_paths(self) -> list[Path]:
        found = paths.events_folder().glob("*.w4r")
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)

    def _glances(self) -> list[Glance]:
        return [self._glance(path) for path in self._event_paths()]

    def _glance(self, path: Path) -> Glance:
        from w4r_desktop.gui.pages.start import Glance
        from w4r_desktop.store.event_file import EventFile
        from w4r_desktop.store.queries.events import event

        try:
            opened = EventFile(path)
        except W4RError as error:
            return Glance(path, path.stem, None, "", explain(error))
        with opened.reading() as session:
            details = event(session).details
        opened.close()
        return Glance(path, details.name, details.held_on, details.venue)

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
        if self._words.load(QLocale(language.current()), "qtbase", "_", _qt_translations()):
            self._qt.installTranslator(self._words)
        QLocale.setDefault(QLocale(language.current()))
        theme.apply(self._qt, theme.Look(self.preferences.look), self.preferences.text_size)

    def _rebuild(self) -> None:
        """Make the window's content anew; what is open stays open, on the same page."""
        self._dress()
        evening, page = self.window.evening, self.window.page_key
        self.window.build()
        if evening is None:
            self.show_events()
            return
        anew = evening.made_anew()
        self.window.show_evening(anew)
        self.window.show_page(page)

    # -- the window's wishes -------------------------------------------------------------------

    def _connect(self) -> None:
        window = self.window
        window.new_requested.connect(self.new_event)
        window.open_requested.connect(self.ask_and_open)
        window.events_requested.connect(self.show_events)
        window.sample_requested.connect(self.open_sample)
        window.applications_requested.connect(self.add_to_applications)
        window.language_chosen.connect(self.speak)
        window.look_chosen.connect(self.look)
        window.text_size_chosen.connect(self.size_text)
        window.closing.connect(self.close)

    def add_to_applications(self) -> None:
        """Make the computer's desktop know the program and its files."""
        from w4r_desktop.gui.applications import add_to_applications

        self.window.toast.say(add_to_applications())

    def close(self) -> None:
        """Let go of everything, so that the evening lies in its one file."""
        self.preferences.window = self.window.saveGeometry()
        self._close_event()


def _qt_translations() -> str:
    from PySide6.QtCore import QLibraryInfo

    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _run(begin: Callable[[Application], None]) -> int:
    qt = make_qt(sys.argv[:1])
    begin(Application(qt, Preferences()))
    return qt.exec()
