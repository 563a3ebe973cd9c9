"""Fields for texts: one line, several lines, a list of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from w4r_desktop.exchange.pack_fields import LIST, TEXT
from w4r_desktop.exchange.pack_text import cleaned, is_blank, length, loses_something
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.editing.field import Field
from w4r_desktop.gui.widgets.plain_box import PlainBox, left_out_words, removed_words
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

NEARLY: Final = 0.9
"""From this share of its limit on a text says how long it is."""

PADDING: Final = 8
"""What the stylesheet leaves around a text."""

LINE_ENDS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n"})
"""What Qt calls the end of a line and of a paragraph."""


class LineField(Field):
    """One line; its value is without spaces around."""

    def __init__(
        self,
        words: str,
        *,
        limit: int = TEXT,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self._limit = limit
        self._shown = self._was = ""
        self.line = QLineEdit(self)
        self.hold(self.line)
        self.line.textChanged.connect(self._on_changed)
        self.line.inputRejected.connect(self._on_rejected)
        self.line.editingFinished.connect(self._tidy)

    @override
    def put(self, value: Any) -> None:
        units = len(value.encode("utf-16-le")) // 2  # which is how Qt counts
        self.line.setMaxLength(max(self._limit, units))
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self._shown, self._was = value, self.line.text()

    @override
    def value(self) -> str:
        typed = self.line.text()
        if typed == self._was:
            return self._shown
        return " ".join(cleaned(typed).split("\n")).replace("\t", " ").strip()

    def _on_rejected(self) -> None:
        self.note(left_out_words(self._limit))

    def _on_changed(self) -> None:
        if not self._quiet:
            self.note("")
        self.tell()

    def _tidy(self) -> None:
        """Show what will be kept, and say if something was taken away."""
        typed = self.line.text()
        if typed != self._was and (kept := self.value()) != typed:
            self.line.setText(kept)
            self.note(removed_words() if loses_something(typed) else "")


class TextField(Field):
    """Several lines of plain text; Tab leaves it, and it grows with what is typed."""

    def __init__(
        self,
        words: str,
        *,
        limit: int = TEXT,
        lines: int = 3,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self._limit = limit
        self._shown: Any = ""
        self._was = ""
        self.box = TextBox(lines, most=self.most_pasted, parent=self)
        self.hold(self.box)
        self.box.textChanged.connect(self._on_changed)
        self.box.shortened.connect(self._on_shortened)
        self.box.tidied.connect(self._on_tidied)
        self.box.left.connect(self._tidy)

    @property
    def most_pasted(self) -> int:
        """How many characters the box holds once something was pasted."""
        return self._limit

    @property
    def typed(self) -> str:
        """The text as it stands in the box, no-break spaces and all."""
        return self.box.document().toRawText().translate(LINE_ENDS)

    @override
    def put(self, value: Any) -> None:
        self.box.setPlainText(self.as_text(value))
        self._shown, self._was = value, self.typed

    @override
    def value(self) -> Any:
        return self._shown if self.typed == self._was else self.as_value(cleaned(self.typed))

    def as_text(self, value: Any) -> str:
        """Return what stands in the box for a value."""
        return str(value)

    def as_value(self, text: str) -> Any:
        """Return the value that a text stands for."""
        return text.rstrip()

    def note_on(self, text: str) -> str:
        """Return what is to be said about a text as it is typed."""
        count = length(text, self._limit)
        if count < self._limit * NEARLY:
            return ""
        return _("{count} of {limit} characters").format(
            count=number(count), limit=number(self._limit)
        )

    def _on_changed(self) -> None:
        if not self._quiet:
            self.note(self.note_on(self.typed))
        self.tell()

    def _on_shortened(self) -> None:
        self.note(left_out_words(self.most_pasted))

    def _on_tidied(self) -> None:
        self.note(self.note_on(self.typed) or removed_words())

    def _tidy(self) -> None:
        typed = self.typed
        if typed != self._was and loses_something(typed):
            self.box.setPlainText(cleaned(typed))
            self.note(removed_words())


class LinesField(TextField):
    """A list with one entry a line; lines with nothing to see are no entries."""

    def __init__(
        self,
        words: str,
        *,
        most: int = LIST,
        longest: int = TEXT,
        lines: int = 3,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._most = most
        self._longest = longest
        super().__init__(words, lines=lines, hint=hint, parent=parent)

    @property
    @override
    def most_pasted(self) -> int:
        return self._most * self._longest

    @override
    def as_text(self, value: Any) -> str:
        return "\n".join(value)

    @override
    def as_value(self, text: str) -> tuple[str, ...]:
        lines = (line.replace("\t", " ").strip() for line in text.split("\n"))
        return tuple(line for line in lines if not is_blank(line))

    @override
    def note_on(self, text: str) -> str:
        entries = self.as_value(text)
        counts = [length(entry, self._longest) for entry in entries]
        if len(entries) > self._most:
            return _("{count} lines, where {limit} are allowed").format(
                count=number(len(entries)), limit=number(self._most)
            )
        if max(counts, default=0) > self._longest:
            return _("{count} characters in a line, where {limit} are allowed").format(
                count=number(max(counts)), limit=number(self._longest)
            )
        return ""


class TextBox(PlainBox):
    """A box for plain text that is as high as its text, within bounds; ``left`` as it is left."""

    left = Signal()

    def __init__(self, lines: int, *, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, most=most)
        self._least, self._most = lines, lines * 2
        self.textChanged.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        document = self.document()
        lines, block = 0.0, document.begin()
        while block.isValid() and lines < self._most:
            # asked of each, since only what is seen is laid out by itself
            lines += document.documentLayout().blockBoundingRect(block).height() / line
            block = block.next()
        shown = min(max(round(lines), self._least), self._most)
        # the edge twice as wide, as with the focus; and what Qt keeps free before it scrolls
        around = 2 * theme.current().px(PADDING) + 4 + 3 * round(document.documentMargin()) + 2
        self.setFixedHeight(shown * line + around)
