"""The board of an open event: what it shows, on which screen it stands, what it has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from w4r_desktop.domain.milestones import crossed
from w4r_desktop.gui.board.facts import BoardFacts, Choice, Showing
from w4r_desktop.gui.board.memory import BoardMemory
from w4r_desktop.gui.board.screens import key_of, window_on
from w4r_desktop.gui.board.words import milestone_words
from w4r_desktop.gui.keeping_awake import KeepingAwake
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.widgets.mnemonics import plain_title
from w4r_desktop.gui.widgets.portrait import portrait_picture
from w4r_desktop.language import _
from w4r_desktop.store.queries.board import COUNT_TABLES, FRAME_TABLES, KeptCounts, board_frame
from w4r_desktop.store.queries.cases import picture

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QPixmap, QScreen
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.gui.board.window import BoardWindow
    from w4r_desktop.gui.preferences import Preferences
    from w4r_desktop.gui.workspace import Workspace

LATER: Final = 100
"""Milliseconds from a click to its sums: the click comes first, and nobody sees the difference."""

SETTLED: Final = 300
"""Milliseconds after which a window manager has given the keyboard to whom it likes."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a board stood that is up, and what it showed."""

    screen: str
    full: bool
    choice: Choice


class Stage(QObject):
    """Lives as long as its event is open, whatever becomes of the pages.

    ``changed`` tells that the board came, went, moved or is to show something else, ``counted``
    that there are other figures. ``reached`` tells of a milestone in words, ``said`` of screens
    that came and went.
    """

    changed = Signal()
    counted = Signal()
    reached = Signal(str)
    said = Signal(str)

    def __init__(self, workspace: Workspace, preferences: Preferences, main: QWidget) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._preferences = preferences
        self._main = main
        self._memory = BoardMemory(preferences)
        self._pictures: dict[UUID, QPixmap] = {}
        self._wanted = ""
        self._dropped = False
        self.was_put_away = False
        self.window: BoardWindow | None = None
        self.awake = KeepingAwake(self)
        self.choice = Choice(Showing.CALM if preferences.board_calm else Showing.EVERYTHING)
        frame, counts = FRAME_TABLES, COUNT_TABLES
        self._frame = Live(workspace, board_frame, shows=frame, parent=self)
        self._counts = Live(
            workspace, KeptCounts(), shows=counts, parent=self, delay=LATER, steady=True
        )
        self._highest = self._counts.answer.pieces
        self._told: int | None = None
        self._frame.answered.connect(self._on_facts)
        self._counts.answered.connect(self._on_counts)
        workspace.closed.connect(self._on_closed)
        screens = QGuiApplication.instance()
        assert isinstance(screens, QGuiApplication)
        screens.screenAdded.connect(self._on_added)
        screens.screenRemoved.connect(self._on_removed)

    # -- what it shows -------------------------------------------------------------------------

    @property
    def facts(self) -> BoardFacts:
        """Everything there is to show."""
        return BoardFacts(
            self._frame.answer, self._counts.answer, practice=self._workspace.practice
        )

    def picture(self, picture_id: UUID | None) -> QPixmap | None:
        """Return a case's picture, kept once it was read."""
        if picture_id is None or not self._workspace.is_open:
            return None
        if picture_id not in self._pictures:
            self._pictures[picture_id] = portrait_picture(self._workspace.read(picture, picture_id))
        return self._pictures[picture_id]

    def choose(self, choice: Choice) -> None:
        """Show something else."""
        self.choice = choice
        if choice.showing in (Showing.EVERYTHING, Showing.CALM):
            self._preferences.board_calm = choice.showing is Showing.CALM
        self.refresh()
        self.changed.emit()

    def refresh(self) -> None:
        """Show everything in the words and the look in force."""
        if self.window is not None:
            name = self._frame.answer.details.name
            self.window.setWindowTitle(plain_title(_("Board: {event}").format(event=name)))
            self.window.view.show_facts(self.facts, self.choice)

    # -- where it stands -----------------------------------------------------------------------

    @property
    def screen(self) -> QScreen | None:
        """The screen the board is on."""
        return self.window.screen() if self.window is not None else None

    @property
    def is_full(self) -> bool:
        """Whether the board fills its screen."""
        return self.window is not None and self.window.isFullScreen()

    @property
    def proposed_screen(self) -> QScreen:
        """The screen it was on last, or one that the work is not on, or the only one."""
        screens = QGuiApplication.screens()
        by_key = {key_of(screen): screen for screen in screens}
        known = [by_key[key] for key in self._memory.newest_first if key in by_key]
        others = [screen for screen in screens if screen is not self._main.screen()]
        return next(iter((*known, *others, *screens)))

    def would_fill(self, screen: QScreen) -> bool:
        """Return whether the board fills a screen: as the last time, else where no work is."""
        was_full = self._memory.was_full(key_of(screen))
        return screen is not self._main.screen() if was_full is None else was_full

    def come(self) -> None:
        """Raise the board, or show it where that covers no work; not if it was put away."""
        if self.window is not None:
            self.window.raise_()
        elif self.proposed_screen is not self._main.screen() and not self.was_put_away:
            self.show_on(self.proposed_screen)

    def show_on(self, screen: QScreen, *, full: bool | None = None) -> None:
        """Show the board on a screen, filling it as it did the last time; raise it there."""
        key = key_of(screen)
        if full is None:
            full = self.would_fill(screen)
        self._memory.keep(key, full=full)
        self._wanted, self._dropped = key, False
        self._place(screen, full=full)
        self.changed.emit()

    def fill(self, full: bool) -> None:  # noqa: FBT001 - of a signal
        """Fill the screen the board is on, or stand there in a window."""
        if (screen := self.screen) is not None:
            self.show_on(screen, full=full)

    @property
    def standing(self) -> Standing | None:
        """How the board stands, if it is up."""
        if self.window is None:
            return None
        return Standing(self._wanted, self.is_full, self.choice)

    def stand_again(self, before: Standing) -> None:
        """Show the board as it stood over the event before, which was this one."""
        self.choose(before.choice)
        for screen in QGuiApplication.screens():
            if key_of(screen) == before.screen:
                self.show_on(screen, full=before.full)
                return
        self._wanted, self._dropped = before.screen, True
        self._made()
        self._drop()

    def put_away(self) -> None:
        """Close the board."""
        self.was_put_away = True
        if self.window is not None:
            self.window.close()

    def _place(self, screen: QScreen, *, full: bool, small: bool = False) -> None:
        """Show the board; the keyboard stays where it is, unless the board covers the work."""
        window, before = self._made(), QApplication.activeWindow()
        if window.screen() is not screen:
            window.hide()  # a window that is seen would first have to be moved by its manager
        if window.isFullScreen() != full or window.screen() is not screen:
            window.setWindowState(Qt.WindowState.WindowNoState)
            window.setScreen(screen)
            # all of it first, where no window manager sees to it; later it would end the state
            place = screen.geometry() if full else window_on(screen, small=small)
            window.setGeometry(place)
        if full:  # showFullScreen would ask for the keyboard
            window.setWindowState(Qt.WindowState.WindowFullScreen)
        window.show()
        if not small:
            window.raise_()
        if full and screen is self._main.screen():
            window.activateWindow()  # or Escape would not reach it
        elif before is not None and before is not window:
            QTimer.singleShot(SETTLED, self, self._give_keyboard_back)

    def _give_keyboard_back(self) -> None:
        """Let the work have the keyboard where the board was given it all the same."""
        if self.window is not None and self.window.isActiveWindow():
            self._main.activateWindow()
            self.window.raise_()  # the work may lie below it, as before

    def _made(self) -> BoardWindow:
        if self.window is None:
            from w4r_desktop.gui.board.window import BoardWindow  # most evenings begin without

            self.window = BoardWindow(self.picture)
            self.window.full_wanted.connect(self.fill)
            self.window.closed.connect(self._on_window_closed)
            self.refresh()
            self.awake.want("board", wanted=True)
        return self.window

    # -- screens that come and go --------------------------------------------------------------

    def _on_removed(self, screen: QScreen) -> None:
        if self.window is not None and key_of(screen) == self._wanted:
            self._dropped = True
            QTimer.singleShot(0, self, self._drop)  # once Qt has let go of the screen
        QTimer.singleShot(0, self, self._tell_of_screens)

    def _on_added(self, screen: QScreen) -> None:
        if self._dropped and key_of(screen) == self._wanted:
            QTimer.singleShot(0, self, self._return)
        QTimer.singleShot(0, self, self._tell_of_screens)

    def _tell_of_screens(self) -> None:
        self.changed.emit()

    def _drop(self) -> None:
        """Stand in a small window beside the work, which stays in front."""
        if self.window is None or not self._dropped:
            return
        screen = self._main.screen()
        if screen not in QGuiApplication.screens():
            screen = QGuiApplication.primaryScreen()
        self._place(screen, full=False, small=True)
        self._main.raise_()
        self._main.activateWindow()
        self.changed.emit()
        self.said.emit(
            _("The board’s screen was unplugged. It waits in a window here until it is back.")
        )

    def _return(self) -> None:
        if self.window is None or not self._dropped:
            return
        for screen in QGuiApplication.screens():
            if key_of(screen) == self._wanted:
                self.show_on(screen)
                self.said.emit(_("The board is back on its screen."))
                return

    # -- what happens --------------------------------------------------------------------------

    def _on_facts(self) -> None:
        self.refresh()
        self.counted.emit()

    def _on_counts(self) -> None:
        self._on_facts()
        written = self._counts.answer.pieces
        goal = self._frame.answer.details.goal
        if self._told is not None and written < self._told:
            self._highest, self._told = written, None  # it was a mistake, so it may yet be news
            self.reached.emit("")
        news = crossed(self._highest, written, goal)
        self._highest = max(self._highest, written)
        if news is not None and self._preferences.milestones:
            self._told = news
            self.reached.emit(milestone_words(news, is_goal=news == goal))

    def _on_window_closed(self) -> None:
        self.window = None
        self._dropped = False
        self.awake.want("board", wanted=False)
        self.changed.emit()

    def _on_closed(self) -> None:
        self.awake.let_go()
        if self.window is not None:
            self.window.close()
