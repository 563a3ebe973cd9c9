"""The help: a few pages to read beside the work, offline, in the language in force."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop import language
from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.brief_shown import next_size
from w4r_desktop.gui.reading import reading_font
from w4r_desktop.gui.story_text import write_story
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.resources import resource

PAGES: Final = (
    "evening",
    "people",
    "tally",
    "lock",
    "people-lists",
    "briefs",
    "printing",
    "results",
    "board",
    "backups",
    "laptop",
    "case-packs",
    "spreadsheets",
    "keys",
)
LIST_WIDTH: Final = 250
SIZE: Final = (980, 680)
TYPE_SIZE: Final = 16


class HelpWindow(QWidget):
    """Pages at the left, the chosen one at the right; Escape closes it. Nothing in it opens links.

    The work in the other window goes on meanwhile.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Help"))
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._texts = [help_text(page) for page in PAGES]
        self._size = TYPE_SIZE
        self.find_box = QLineEdit(self)
        self.find_box.setMaxLength(MAX_LENGTH)
        self.find_box.setPlaceholderText(_("Find in the help…"))
        self.find_box.setAccessibleName(_("Find in the help"))
        self.find_box.setClearButtonEnabled(True)
        self.nothing = label("", "muted", self)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Pages of the help"))
        self.list.setProperty("role", "framed")
        self.list.ensurePolished()  # the heights of its lines are the stylesheet's
        self.list.addItems([_title(text) for text in self._texts])
        self.smaller = Button(_("A−"), name=_("Smaller text"), parent=self)
        self.larger = Button(_("A+"), name=_("Larger text"), parent=self)
        self.close_button = Button(_("Close"), icon="close", name=_("Close, Escape"), parent=self)
        self.view = _reading_view(self)
        self._lay_out(parent)
        self._connect()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def text(self) -> str:
        """The page that is shown, as it is read."""
        return self.view.toPlainText()

    @property
    def found(self) -> str:
        """What was found last, as it stands on the page."""
        return self.view.textCursor().selectedText()

    def find_next(self) -> None:
        """Go on to the next place with what is typed, on this page or one of the others."""
        words = self.find_box.text().strip()
        here = self.list.currentRow()
        self.nothing.hide()
        if not words or self.view.find(words):
            return
        for page in (*range(here + 1, len(PAGES)), *range(here + 1)):
            if words.casefold() in self._texts[page].casefold():
                self.list.setCurrentRow(page)
                self.view.moveCursor(QTextCursor.MoveOperation.Start)
                if self.view.find(words):
                    return
        self.nothing.setText(_("“{text}” is not in the help.").format(text=words))
        self.nothing.show()

    def zoom(self, steps: int) -> None:
        """Show the words larger or smaller."""
        self._size = next_size(self._size, steps)
        self._show_page()

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        room = parent.window().size()
        self.resize(min(px(SIZE[0]), room.width()), min(px(SIZE[1]), room.height()))
        left = QVBoxLayout()
        left.setSpacing(px(10))
        for part in (self.find_box, self.nothing):
            left.addWidget(part)
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addStretch()
        for button in (self.smaller, self.larger, self.close_button):
            buttons.addWidget(button)
        card = Card(parent=self)
        card.body.setContentsMargins(px(24), px(12), px(8), px(8))
        card.body.addLayout(buttons)
        card.body.addWidget(self.view, 1)
        choosing = QWidget(self)
        choosing.setLayout(left)
        choosing.setFixedWidth(px(LIST_WIDTH))
        left.setContentsMargins(0, 0, 0, 0)
        beside = QHBoxLayout(self)
        beside.setContentsMargins(px(16), px(16), px(16), px(16))
        beside.setSpacing(px(16))
        beside.addWidget(choosing)
        beside.addWidget(card, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_page)
        self.find_box.returnPressed.connect(self.find_next)
        self.smaller.clicked.connect(partial(self.zoom, -1))
        self.larger.clicked.connect(partial(self.zoom, 1))
        self.close_button.clicked.connect(self.close)
        for keys, slot in (
            ("Esc", self.close),
            ("Ctrl+F", self.find_box.setFocus),
            ("F3", self.find_next),
            ("Ctrl++", partial(self.zoom, 1)),
            ("Ctrl+=", partial(self.zoom, 1)),
            ("Ctrl+-", partial(self.zoom, -1)),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _on_page(self, _row: int) -> None:
        self._show_page()
        self.view.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_page(self) -> None:
        document = self.view.document()
        document.setDefaultFont(reading_font(theme.current().px(self._size)))
        write_story(document, self._texts[self.list.currentRow()])


def help_text(page: str) -> str:
    """Return a page of the help in Markdown, in English where the language lacks it."""
    spoken = resource("help", language.current(), f"{page}.md")
    file = spoken if spoken.is_file() else resource("help", "en", f"{page}.md")
    return file.read_text(encoding="utf-8")


def _title(text: str) -> str:
    return text.partition("\n")[0].lstrip("# ")


def _reading_view(parent: QWidget) -> QTextEdit:
    view = QTextEdit(parent)
    view.setProperty("role", "reading")
    view.setAccessibleName(_("Page of the help"))
    view.setReadOnly(True)
    keys_too = Qt.TextInteractionFlag.TextSelectableByKeyboard
    view.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | keys_too)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setTabChangesFocus(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
