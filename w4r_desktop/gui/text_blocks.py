"""Documents written block by block: paragraphs and lists, in plain text and by code only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextListFormat,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QTextDocument, QTextList

LINE_HEIGHT: Final = 118.0
"""Per cent of the face's own line, which gives about 1.6 times the type's size."""

PARAGRAPH_GAP: Final = 0.7
ITEM_GAP: Final = 0.3
INDENT: Final = 1.4


class BlockWriter:
    """Fills a document in its own font; lengths are measured in the size of its type."""

    def __init__(self, document: QTextDocument) -> None:
        document.clear()
        document.setDocumentMargin(0)
        self._size = document.defaultFont().pixelSize()
        document.setIndentWidth(self._size * INDENT)
        self._cursor = QTextCursor(document)
        self._begun = False

    def begin(
        self, *, gap: float = PARAGRAPH_GAP, indent: int = 0, line_height: float = LINE_HEIGHT
    ) -> None:
        """Begin a paragraph with a gap below it; the height of its lines is in per cent."""
        shape = QTextBlockFormat()
        shape.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setBottomMargin(self._size * gap)
        shape.setIndent(indent)
        if self._begun:
            self._cursor.insertBlock(shape, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(shape)
        self._begun = True

    def begin_item(self, items: QTextList | None, shape: QTextListFormat) -> QTextList:
        """Begin an item of a list, or the first one of a new list, and return the list."""
        self.begin(gap=ITEM_GAP)
        if items is None:
            return self._cursor.createList(shape)
        items.add(self._cursor.block())
        return items

    def write(self, text: str, shape: QTextCharFormat | None = None) -> None:
        """Write plain text into the paragraph that was begun."""
        self._cursor.insertText(text, shape or QTextCharFormat())

    def characters(
        self,
        *,
        bold: bool = False,
        italic: bool = False,
        size: float = 1,
        colour: QColor | None = None,
        families: list[str] | None = None,
    ) -> QTextCharFormat:
        """Return how characters look; ``size`` is measured in the document's own."""
        shape = QTextCharFormat()
        if bold:
            shape.setFontWeight(QFont.Weight.Bold)
        if italic:
            shape.setFontItalic(True)
        if size != 1:
            shape.setProperty(QTextFormat.Property.FontPixelSize, round(self._size * size))
        if colour is not None:
            shape.setForeground(colour)
        if families is not None:
            shape.setFontFamilies(families)
        return shape


def list_shape(style: QTextListFormat.Style, *, depth: int = 1, start: int = 1) -> QTextListFormat:
    """Return how a list looks at a depth, counted from 1."""
    shape = QTextListFormat()
    shape.setStyle(style)
    shape.setIndent(depth)
    shape.setStart(start)
    return shape
