"""A box for several lines of plain text, into which a whole book can be pasted without harm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QToolTip
from typing_extensions import override

from w4r_desktop.exchange.pack_text import cleaned, loses_something
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

MOST: Final = 5_000
"""Characters of an address or of what people agree to; nobody has read such a long one."""


class PlainBox(QPlainTextEdit):
    """Plain text that Tab leaves; what is pasted or let fall there fits, and hides nothing.

    Laying out a million letters takes minutes. ``shortened`` tells that not all of what was pasted
    fitted, ``tidied`` that characters which cannot be seen were removed from it.
    """

    shortened = Signal()
    tidied = Signal()

    def __init__(self, parent: QWidget | None = None, *, most: int = MOST) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._most_pasted = most

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = source.text()
        kept = self.document().characterCount() - 1 - len(self.textCursor().selectedText())
        fits = pasted[: max(self._most_pasted - kept, 0)]
        self.textCursor().insertText(cleaned(fits))
        self.ensureCursorVisible()
        if loses_something(fits):
            self.tidied.emit()
        if len(fits) < len(pasted):
            self.shortened.emit()


class TellingBox(PlainBox):
    """A box that says by itself, beside it, what became of a text that was pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shortened.connect(self._on_shortened)
        self.tidied.connect(self._on_tidied)

    def _on_shortened(self) -> None:
        self._say(left_out_words(MOST))

    def _on_tidied(self) -> None:
        self._say(removed_words())

    def _say(self, words: str) -> None:
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), tooltips.plain(words), self)
        announce(self, words)


def left_out_words(limit: int) -> str:
    """Return what is said where not all of a text fitted."""
    return _("Only {limit} characters fit here; the rest was left out.").format(limit=number(limit))


def removed_words() -> str:
    """Return what is said where cleaning took something away."""
    return _("Invisible or stacked-up characters were removed here.")
