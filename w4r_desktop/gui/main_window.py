"""The one window: a rail of pages, the page, and the line that says what is safe.

It is painted before anything heavy is imported, so what fills it is imported where it is used:
even PySide6's own ``Qt`` namespace takes a quarter of the time a bare window needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent

    from w4r_desktop.gui.evening import Evening
    from w4r_desktop.gui.help_window import HelpWindow
    from w4r_desktop.gui.view_menu import ViewMenu
    from w4r_desktop.gui.widgets.banner import Banner
    from w4r_desktop.gui.widgets.notice import Notice
    from w4r_desktop.gui.widgets.rail import Rail
    from w4r_desktop.gui.widgets.status_line import StatusLine
    from w4r_desktop.gui.widgets.toast import Toast

PAGE_KEYS: Final = {
    "tally": "F2",
    "briefs": "F3",
    "people": "F4",
    "print": "F5",
    "results": "F6",
    "setup": "F7",
    "board": "F8",
}
AT_BOTTOM: Final = ("board", "setup")


class MainWindow(QMainWindow):
    """Shows either the start page or the pages of one evening.

    What is to happen with files and settings is only asked for, by signals; ``app`` does it.
    """

    new_requested = Signal()
    open_requested = Signal()
    events_requested = Signal()
    sample_requested = Signal()
    practice_requested = Signal()
    restore_requested = Signal()
    lock_requested = Signal()
    """The window is to be locked, or to be unlocked if it is."""

    applications_requested = Signal()
    report_requested = Signal()
    language_chosen = Signal(str)
    look_chosen = Signal(str)
    text_size_chosen = Signal(int)
    files_dropped = Signal(tuple)
    """The paths of what somebody let fall on the window."""

    closing = Signal(object)
    """The QCloseEvent, which whoever listens may ignore: the window then stays."""

    rail: Rail
    banner: Banner
    notice: Notice
    status: StatusLine
    toast: Toast
    practise_action: QAction
    lock_action: QAction
    undo_action: QAction
    redo_action: QAction
    view_menu: ViewMenu

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("W4R Desktop")
        self.evening: Evening | None = None
        self.is_locked_elsewhere = False
        self.help: HelpWindow | None = None

    def build(self) -> None:
        """Make everything in the window anew, in the language, look and text size in force."""
        from PySide6.QtWidgets import QStackedWidget

        from w4r_desktop.gui.widgets.banner import Banner
        from w4r_desktop.gui.widgets.icons import application_icon
        from w4r_desktop.gui.widgets.notice import Notice
        from w4r_desktop.gui.widgets.rail import Rail
        from w4r_desktop.gui.widgets.status_line import StatusLine
        from w4r_desktop.gui.widgets.toast import Toast

        self.evening = None
        self.setAcceptDrops(True)
        self._put_help_away()
        self.setWindowIcon(application_icon())
        self.setWindowTitle("W4R Desktop")
        self.rail = Rail()
        self.rail.hide()
        self.rail.chosen.connect(self.show_page)
        self.pages = QStackedWidget()
        self.banner = Banner()
        self.notice = Notice()
        self.notice.chosen.connect(self._on_notice)
        self.status = StatusLine()
        self.status.lock.clicked.connect(self.lock_requested)
        self.status.hide()
        self._page_of: dict[str, QWidget] = {}
        self._key = ""
        self._lay_out()
        self.toast = Toast(self.pages)
        for passing in (self.notice, self.toast):
            passing.installEventFilter(self)
        self._make_menus()

    @property
    def page(self) -> QWidget:
        """The page on screen: the start page, or one of the evening's."""
        if self._key:
            return self._page_of[self._key]
        start = self.pages.currentWidget()
        assert start is not None
        return start

    @property
    def is_bare(self) -> bool:
        """Whether there is no page to be seen, as before the first one is made."""
        return self.centralWidget() is None or self.pages.currentWidget() is None

    @property
    def is_safe(self) -> bool:
        """Whether the file of what is open can be read and written, as far as is known."""
        return self.evening is None or self.evening.workspace.trouble is None

    @property
    def is_locked(self) -> bool:
        """Whether the organizer's lock is on, so that only some of it is offered."""
        evening = self.evening
        return self.is_locked_elsewhere or (evening is not None and evening.workspace.locked)

    @property
    def page_key(self) -> str:
        """The page on screen, or nothing on the start page."""
        return self._key

    def show_start(self, page: QWidget) -> None:
        """Show a page without an evening."""
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def show_evening(self, evening: Evening) -> None:
        """Show the pages of an open event, the first of them."""
        from PySide6.QtGui import QKeySequence, QShortcut

        self.evening = evening
        evening.connect_window(self)
        for key, words in evening.words().items():
            self.rail.add_page(key, key, words, at_bottom=key in AT_BOTTOM)
            button, keys = self.rail.button(key), PAGE_KEYS[key]
            # a shortcut of the button's own would press it for a tenth of a second first, and
            # what is typed meanwhile would go to the page before
            QShortcut(QKeySequence(keys), button, button.click).setAutoRepeat(False)
            button.setToolTip(keys)
        self.rail.show()
        self.status.show_lock(locked=self.is_locked)
        self.status.show()
        self.setAcceptDrops(not self.is_locked)
        self._make_menus()  # there is more to do now, or less
        self.show_page(next(iter(evening.words())))

    def show_page(self, key: str) -> QWidget:
        """Bring a page to the front and return it."""
        from w4r_desktop.gui.widgets.page_frame import in_frame

        assert self.evening is not None
        if key not in self._page_of:
            self._mark(self._key or key)  # until the page is there
            self._page_of[key] = self.evening.make_page(key)
            self.pages.addWidget(in_frame(self._page_of[key]))
        page, left = self._page_of[key], self._key
        self._key = key
        self._mark(key)
        self.view_menu.take_keys(taken=key != "briefs")  # a brief has a text size of its own
        self.pages.setCurrentIndex(list(self._page_of).index(key))
        if left != key:
            self.toast.hide()  # it speaks of another page; Undo stays in the menu
            self.evening.leave(left)
        self.evening.enter(key)
        self.toast.raise_()
        page.setFocus()
        return page

    def _mark(self, key: str) -> None:
        """Mark a page in the rail; locked, paper belongs to the briefs it is asked for from."""
        self.rail.choose(key if key in self.rail.keys else "briefs")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the page its keys back when a line goes that had them; Qt would go to the next."""
        focus = self.focusWidget()
        if event.type() == QEvent.Type.Hide and focus is not None:
            lines = (line for line in (self.notice, self.toast) if line is watched)
            if any(line.isAncestorOf(focus) for line in lines):
                self.page.setFocus()
        return super().eventFilter(watched, event)

    def _on_notice(self, _answer: int) -> None:
        self.page.setFocus()

    def complain(self, text: str, *, report: Callable[[], object] | None = None) -> None:
        """Say what went wrong, without stopping anybody; ``report`` shows more of a bug."""
        self.toast.say(text, sign="warning", report=report)

    def _lay_out(self) -> None:
        from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

        from w4r_desktop.gui import theme

        px = theme.current().px
        middle = QVBoxLayout()
        middle.setContentsMargins(px(20), px(10), px(20), px(10))
        middle.setSpacing(px(10))
        middle.addWidget(self.pages, 1)
        middle.addWidget(self.notice)  # below, so that no row moves away under the pointer
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.rail)
        beside.addLayout(middle, 1)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addLayout(beside, 1)
        outer.addWidget(self.status)
        self.setCentralWidget(whole)

    def _make_menus(self) -> None:
        from w4r_desktop.gui.main_menu import MainMenu

        self._menus = menus = MainMenu(self)
        self.setMenuBar(menus)  # the one before goes with its menus
        self.practise_action, self.lock_action = menus.practise, menus.lock
        self.undo_action, self.redo_action = menus.undo, menus.redo
        self.view_menu = menus.view

    def on_changed(self, _tables: frozenset[str]) -> None:
        """Offer to undo what was just done, by its name."""
        self._menus.offer_undo()

    # -- the help ------------------------------------------------------------------------------

    def show_help(self) -> None:
        """Show the help beside the work, or bring it to the front."""
        from w4r_desktop.gui.help_window import HelpWindow

        if self.help is None:
            self.help = HelpWindow(self)
        self.help.show()
        self.help.raise_()
        self.help.activateWindow()

    def _put_help_away(self) -> None:
        """Let the help go: it would speak the language and bear the look of before."""
        if self.help is not None:
            self.help.close()
            self.help.deleteLater()
            self.help = None

    # -- files let fall on the window ----------------------------------------------------------

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        from w4r_desktop.gui import dragged  # not needed for the first paint

        event.acceptProposedAction()
        self.files_dropped.emit(dragged.files(event.mimeData()))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closing.emit(event)
        if event.isAccepted():
            self._put_help_away()
