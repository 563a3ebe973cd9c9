"""A story in Markdown as a document: nothing in it loads, opens or runs.

What looks like HTML is shown as it was typed, a link as its text with its address behind it, a
picture as the words that stand for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontDatabase, QTextListFormat

from w4r_desktop.gui.text_blocks import BlockWriter, list_shape

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextList

HEADING_SIZES: Final = {"h1": 1.35, "h2": 1.2, "h3": 1.1}
LINE_SEPARATOR: Final = "\u2028"
ORNAMENT: Final = "⁂"


def write_story(document: QTextDocument, story: str) -> None:
    """Fill a document with a story."""
    walker = _Walker(BlockWriter(document))
    for token in _markdown().parse(story):
        walker.take(token)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


@dataclass(slots=True)
class _OpenList:
    """A list being written; it comes to be with its first item."""

    shape: QTextListFormat
    items: QTextList | None = None


class _Walker:
    """Takes Markdown's tokens one by one and writes what a reader sees."""

    def __init__(self, writer: BlockWriter) -> None:
        self._writer = writer
        self._lists: list[_OpenList] = []
        self._item_begins = False
        self._quotes = 0
        self._heading = 1.0
        self._bold = 0
        self._italic = 0
        self._links: list[str] = []

    def take(self, token: Token) -> None:
        """Write a block, or note what the next ones stand in."""
        match token.type:
            case "paragraph_open":
                self._begin()
            case "heading_open" | "heading_close":
                self._turn_heading(token)
            case "inline":
                for part in token.children or ():
                    self._take_words(part)
            case "code_block" | "fence":
                self._begin()
                lines = token.content.rstrip("\n").replace("\n", LINE_SEPARATOR)
                self._writer.write(lines, self._fixed())
            case "hr":
                self._begin()
                self._writer.write(ORNAMENT)
            case _:
                self._note_place(token)

    def _note_place(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
                self._italic += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                self._open_list(token)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._item_begins = False
            case "list_item_open":
                self._item_begins = True

    def _turn_heading(self, token: Token) -> None:
        self._bold += token.nesting
        self._heading = HEADING_SIZES.get(token.tag, 1.0) if token.nesting > 0 else 1.0
        if token.nesting > 0:
            self._begin()

    def _open_list(self, token: Token) -> None:
        ordered = token.type == "ordered_list_open"
        style = QTextListFormat.Style.ListDecimal if ordered else QTextListFormat.Style.ListDisc
        start = token.attrGet("start")
        depth = len(self._lists) + self._quotes + 1
        first = start if isinstance(start, int) else 1
        self._lists.append(_OpenList(list_shape(style, depth=depth, start=first)))

    def _begin(self) -> None:
        if self._lists and self._item_begins:
            innermost = self._lists[-1]
            innermost.items = self._writer.begin_item(innermost.items, innermost.shape)
            self._item_begins = False
        else:
            self._writer.begin(indent=len(self._lists) + self._quotes)

    def _take_words(self, token: Token) -> None:
        match token.type:
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "em_open" | "em_close":
                self._italic += token.nesting
            case "link_open":
                self._links.append(str(token.attrGet("href")))
            case "link_close":
                self._end_link(token)
            case "code_inline":
                self._writer.write(token.content, self._fixed())
            case _:
                self._writer.write(_words(token), self._look())

    def _end_link(self, token: Token) -> None:
        address = self._links.pop()
        if token.markup != "autolink":  # whose text is the address already
            self._writer.write(f" ({address})", self._look())

    def _look(self) -> QTextCharFormat:
        return self._writer.characters(
            bold=self._bold > 0, italic=self._italic > 0, size=self._heading
        )

    def _fixed(self) -> QTextCharFormat:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        return self._writer.characters(size=0.92, families=[fixed.family()])


def _words(token: Token) -> str:
    return {"softbreak": " ", "hardbreak": LINE_SEPARATOR}.get(token.type, token.content)
