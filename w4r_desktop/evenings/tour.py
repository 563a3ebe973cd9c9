"""A tour of the program: part of the sample evening through the real window, kept as pictures."""

from __future__ import annotations

import os
import tempfile
from collections import deque
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtTest import QTest

from w4r_desktop import language
from w4r_desktop.documents.envelopes import arrange, write_envelopes
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.exports import Form, Purpose
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.evenings.sample import make_sample
from w4r_desktop.evenings.settling import LONGEST, pause, settle, wait_until
from w4r_desktop.evenings.tour_briefs import BriefPictures
from w4r_desktop.evenings.tour_paper import write_papers
from w4r_desktop.evenings.tour_people import PeoplePictures
from w4r_desktop.evenings.tour_results import ResultsPictures, write_report
from w4r_desktop.evenings.tour_tally import TallyPictures
from w4r_desktop.exchange.case_pack import write_pack
from w4r_desktop.exchange.results_files import saving
from w4r_desktop.gui.desktop import Desktop
from w4r_desktop.gui.dialogs.new_event import NewEventDialog
from w4r_desktop.gui.models.copies import order_of
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.pages.start import StartPage
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.qt import make_qt
from w4r_desktop.gui.starter import Starter
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.presses import TOO_CLOSE
from w4r_desktop.language import _
from w4r_desktop.paths import EVENT_SUFFIX
from w4r_desktop.resources import resource
from w4r_desktop.services import rehearsal
from w4r_desktop.services.exports import results
from w4r_desktop.store.queries.cases import case_pack
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.mail import mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QWidget
    from sqlalchemy.orm import Session

    from w4r_desktop.gui.main_window import MainWindow
    from w4r_desktop.gui.workspace import Workspace

SIZE: Final = (1366, 768)
LOOKS: Final = ("light", "dark")
PAGES: Final = ("briefs", "people", "print", "results", "setup")
TABLE: Final = 4
QUICK: Final = 80
"""What Qt takes for a picture in which nothing is lost, made quicker though a little larger."""


def tour(folder: Path, *, text_size: int = 100) -> None:
    """Leave in a folder a picture of each screen, light and dark, and every document and export.

    ``text_size`` is in per cent. Needs no screen. The pictures are the same on every computer:
    bundled fonts, and nothing of the person's own settings or events.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, _offscreen():
        preferences = Preferences(Path(home) / "preferences.ini")
        preferences.language = language.current()
        preferences.country, preferences.paper = "CA", "Letter"
        preferences.look = LOOKS[0]
        preferences.text_size = text_size
        qt = make_qt(["w4r-desktop"])
        _use_bundled_font()
        desktop = _opened(qt, preferences)
        visit = _Visit(desktop, folder)
        visit.play()
        for look in LOOKS:
            desktop.look(look)
            visit.take_pictures(look)
        assert desktop.workspace is not None
        _write_files(desktop.workspace, folder)
        _write_papers(desktop.window, desktop.workspace, folder)
        visit.practise(_practice_copy(desktop.workspace, Path(home)))
        desktop.window.close()


def _opened(qt: QApplication, preferences: Preferences) -> Desktop:
    """Open the sample evening as a person does, and wait until it is there."""
    loop = QEventLoop()
    starter = Starter(qt, preferences, make_sample, Desktop.open_sample)
    starter.window.resize(*SIZE)
    starter.ready.connect(loop.quit)
    QTimer.singleShot(LONGEST, loop.quit)
    loop.exec()
    assert starter.desktop is not None, "the sample evening did not open"
    return starter.desktop


class _Visit:
    """One walk through the window, by clicks and keys."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self._preferences = desktop.preferences
        self._make_event = desktop.make_event
        self._open_event, self._look = desktop.open_event, desktop.look
        self._window = desktop.window
        self._folder = folder

    def play(self) -> None:
        """Turn to a table, log two letters, take one back, and add a guest."""
        tally = self._tally()
        self._turn_to(tally, TABLE)
        self._click(tally, 0, 2)
        self._click(tally, 1, 6)
        QTest.keyClick(tally.view.table, Qt.Key.Key_Minus)
        QTest.mouseClick(tally.guest, Qt.MouseButton.LeftButton)
        self._click(tally, 0, 2)
        settle()

    def take_pictures(self, look: str) -> None:
        """Keep every screen in the look in force."""
        tally = self._tally()
        tally.show_kind(ActionKind.LETTER)
        self._turn_to(tally, TABLE)
        self._click(tally, 0, 2)
        self._keep(f"tally-{look}")
        tally.history_button.click()
        self._keep(f"tally-history-{look}")
        tally.history_button.click()
        TallyPictures(self._window, keep=self._keep, keep_apart=self._keep_apart).take(look)
        self._turn_to(tally, 0)
        tally.show_kind(ActionKind.SOLIDARITY_CARD)
        self._keep(f"tally-all-{look}")
        for key in PAGES:
            page = self._window.show_page(key)
            if isinstance(page, PrintPage):
                wait_until(page.desk.back.isVisible)  # until the pages are drawn
            self._keep(f"{key}-{look}")
        PeoplePictures(self._window, keep=self._keep, keep_apart=self._keep_apart).take(look)
        BriefPictures(self._window, keep=self._keep, keep_apart=self._keep_apart).take(look)
        ResultsPictures(self._window, keep=self._keep, keep_apart=self._keep_apart).take(look)
        self._window.show_page("tally")
        self._keep_apart(StartPage(self._preferences, ()), f"start-{look}")
        dialog = NewEventDialog(self._preferences, (), self._make_event, self._window)
        self._keep_apart(dialog, f"new-event-{look}")

    def practise(self, copy: Path) -> None:
        """Keep the tally of a copy to practise on, striped, in every look."""
        self._open_event(copy)
        settle()  # the pages before are gone then, and need no look any more
        for look in LOOKS:
            self._look(look)
            self._click(self._tally(), 0, 2)
            self._keep(f"practice-{look}")

    def _tally(self) -> TallyPage:
        page = self._window.show_page("tally")
        assert isinstance(page, TallyPage)
        return page

    def _turn_to(self, tally: TallyPage, number: int) -> None:
        table = tally.table_choice.findChildren(Button)[number]
        QTest.mouseClick(table, Qt.MouseButton.LeftButton)

    def _click(self, tally: TallyPage, row: int, column: int) -> None:
        table = tally.view.table
        tally.view.choose_cell(row, column)
        middle = table.visualRect(table.model().index(row, column)).center() + QPoint(9, 0)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        pause(round(TOO_CLOSE * 1100))  # or the next press would count as one with this

    def _keep(self, name: str) -> None:
        settle()
        self._window.grab().save(str(self._folder / f"{name}.png"), "PNG", QUICK)

    def _keep_apart(self, widget: QWidget, name: str) -> None:
        if isinstance(widget, StartPage):
            widget.resize(*SIZE)
            widget.setProperty("role", "page")
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        widget.show()
        settle()
        widget.grab().save(str(self._folder / f"{name}.png"), "PNG", QUICK)
        widget.close()
        widget.deleteLater()


def _practice_copy(workspace: Workspace, home: Path) -> Path:
    """Make a copy to practise on, away from the person's own events."""
    copy = home / (_("Practice - {event}").format(event=workspace.path.stem) + EVENT_SUFFIX)
    workspace.copy_to(copy, rehearsal.begin, at=datetime.now(UTC))
    return copy


def _write_files(workspace: Workspace, folder: Path) -> None:
    """Write each document and export as the window and the command line write it."""
    row, briefs = workspace.read(event), workspace.read(mail)
    for envelope in ENVELOPES.values():
        arrangement = arrange(
            [order_of(case, role, 1) for role in Role for case in briefs],
            sender_lines=row.details.sender_lines,
            sender_country=row.details.country,
            language=language.current(),
            envelope=envelope,
            historical=workspace.read(campaign).campaign.historical,
            today=row.details.held_on,
        )
        for _done in write_envelopes(folder / f"envelopes-{envelope.key}.pdf", arrangement):
            pass
    workspace.read(_write_results, folder=folder)
    write_pack(folder / "cases.w4rpack", workspace.read(case_pack))


def _write_results(session: Session, *, folder: Path) -> None:
    for purpose, name in ((Purpose.TALLY, "tally"), (Purpose.GROUP, "group-report")):
        for form in (Form.JSON, Form.CSV, Form.XLSX, Form.TEXT):
            found = results(session, purpose=purpose, as_of=datetime.now(UTC))
            suffix = "txt" if form is Form.TEXT else form
            deque(saving(folder / f"{name}.{suffix}", form, found), maxlen=0)


def _write_papers(window: MainWindow, workspace: Workspace, folder: Path) -> None:
    page = window.show_page("print")
    assert isinstance(page, PrintPage)
    write_papers(page, folder, sign_for=workspace.read(mail)[0].case_id)
    write_report(workspace, folder)


@contextmanager
def _offscreen() -> Iterator[None]:
    before = os.environ.get("QT_QPA_PLATFORM")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        yield
    finally:
        if before is None:
            del os.environ["QT_QPA_PLATFORM"]
        else:
            os.environ["QT_QPA_PLATFORM"] = before


def _use_bundled_font() -> None:
    for face in sorted(resource("fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(face))
    QFont.insertSubstitution(QFont().family(), "Noto Sans")
