"""One line across a page: a wrong date, a wrong clock, a rehearsal, a program that was killed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QSizePolicy

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.gui.widgets.labels import as_role, label
from w4r_desktop.gui.widgets.toast import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class Tone(Enum):
    """How a line is meant, which is its role: it warns, is grave, or says that all is well."""

    WARNING = "notice"
    GRAVE = "grave-notice"
    CALM = "quiet-notice"


class Notice(QFrame):
    """A text with a sign and a few buttons; ``chosen`` tells which, counted from 0."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", Tone.WARNING.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._sign = QLabel(self)
        self._words = label("", "", self)
        self._words.setWordWrap(True)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._sign)
        self._layout.addWidget(self._words, 1)
        self.hide()

    def say(self, text: str, buttons: Sequence[str] = (), *, tone: Tone = Tone.WARNING) -> None:
        """Show a text and the buttons that answer it."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._layout.removeWidget(button)
            button.hide()  # until it is deleted
            button.deleteLater()
        for number, words in enumerate(buttons):
            button = Button(words, parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the page
            self._group.addButton(button, number)
            self._layout.addWidget(button)
        look = theme.current()
        name, colour = {
            Tone.WARNING: ("warning", look.tokens.amber),
            Tone.GRAVE: ("warning", look.tokens.bad),
            Tone.CALM: ("check", look.tokens.good),
        }[tone]
        self._sign.setPixmap(pixmap(name, colour, look.px(20), self.devicePixelRatioF()))
        self.setProperty("role", tone.value)
        self.style().polish(self)
        self._layout.setContentsMargins(look.px(14), look.px(4), look.px(6), look.px(4))
        self._words.setText(text)
        as_role(self._words, "heading" if tone is Tone.GRAVE else "")
        self.setAccessibleName(text)
        self.show()
        announce(self, text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()
