"""Stories in Markdown, parsed once for screen and paper: nothing in them loads, opens or runs.

What looks like HTML stays as it was typed, a link is its text with its address behind it, a
picture the words that stand for it. No word of a story is lost, and no story takes long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.shaping import LINE_BREAK

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

ORNAMENT: Final = "⁂"
"""Stands for a rule between two parts."""

DEEPEST: Final = 40
"""How deep lists (which count twice) and quotes lie in one another; what is deeper is as typed."""

MOST_BRACKETS: Final = 1000
"""A story with more is read without links: the time to find them grows with the square."""


class Kind(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    HEADING = "heading"
    CODE = "code"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style; ``fixed`` is how code is told from them."""

    text: str
    bold: bool = False
    italic: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Makes a paragraph an item: of which list of the story, and its number if it has one."""

    of_list: int
    number: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``depth`` counts the lists and quotes it stands in, ``level`` a heading's rank.

    Words of headings are bold already, and those of quotes italic.
    """

    runs: tuple[Run, ...]
    kind: Kind = Kind.TEXT
    depth: int = 0
    level: int = 0
    item: Item | None = None

    @property
    def text(self) -> str:
        """Return its words, whatever their style."""
        return "".join(run.text for run in self.runs)


def parsed(story: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a story in Markdown."""
    walker = _Walker()
    for token in _markdown(links=story.count("[") <= MOST_BRACKETS).parse(story):
        walker.take(token)
    return tuple(replace(one, runs=tuple(runs)) for one, runs in walker.paragraphs)


@cache
def _markdown(*, links: bool) -> MarkdownIt:
    """Return what reads stories; no text defines where a link leads, because it would vanish."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST + 2})
    made.disable("reference").disable([] if links else ["link", "image"])
    made.block.ruler.before("code", "too_deep", _too_deep)
    return made


def _too_deep(state: StateBlock, first: int, end: int, _silent: bool) -> bool:  # noqa: FBT001
    """Take lines as they were typed where lists and quotes lie too deep in one another.

    Markdown's own limit would leave them out, and everything behind them.
    """
    if state.level < DEEPEST:
        return False
    after = first
    while after < end and not state.isEmpty(after):
        after += 1
    starts = (state.bMarks[line] + state.tShift[line] for line in range(first, after))
    ends = state.eMarks[first:after]
    state.push("as_typed", "", 0).content = "\n".join(
        state.src[start:stop] for start, stop in zip(starts, ends, strict=True)
    )
    state.line = after
    return True


@dataclass(slots=True)
class _OpenList:
    """A list being read: which one of the story, its depth, and the next number if it has any."""

    of_list: int
    depth: int
    number: int | None


class _Walker:
    """Takes Markdown's tokens one by one and gathers what a reader sees."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[Paragraph, list[Run]]] = []
        self._lists: list[_OpenList] = []
        self._lists_seen = 0
        self._item_begins = False
        self._quotes = 0
        self._bold = 0
        self._italic = 0
        self._links: list[str] = []

    def take(self, token: Token) -> None:
        """Gather a paragraph, or note what the next ones stand in."""
        match token.type:
            case "paragraph_open":
                self._begin(Kind.TEXT)
            case "heading_open":
                self._begin(Kind.HEADING, level=int(token.tag[1:]))
                self._bold += 1
            case "heading_close":
                self._bold -= 1
            case "inline":
                for part in token.children or ():
                    self._take_words(part)
            case "code_block" | "fence" | "as_typed":
                self._take_lines(token)
            case "hr":
                self._begin(Kind.RULE)
                self._write(ORNAMENT)
            case _:
                self._note_place(token)

    def _take_lines(self, token: Token) -> None:
        """Gather lines that stay lines; words behind the mark that opens code are one of them."""
        code = token.type != "as_typed"
        lines = f"{token.info.strip()}\n{token.content}".strip("\n").expandtabs(4)
        self._begin(Kind.CODE if code else Kind.TEXT)
        self._write(lines.replace("\n", LINE_BREAK), fixed=code)

    def _note_place(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._quotes += token.nesting
                self._italic += token.nesting
            case "bullet_list_open":
                self._open_list(None)
            case "ordered_list_open":
                start = token.attrGet("start")
                self._open_list(start if isinstance(start, int) else 1)
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
                self._item_begins = False
            case "list_item_open":
                self._item_begins = True

    def _open_list(self, first: int | None) -> None:
        depth = len(self._lists) + self._quotes + 1
        self._lists.append(_OpenList(self._lists_seen, depth, first))
        self._lists_seen += 1

    def _begin(self, kind: Kind, *, level: int = 0) -> None:
        item, depth = None, len(self._lists) + self._quotes
        if self._lists and self._item_begins:
            innermost = self._lists[-1]
            item, depth = Item(innermost.of_list, innermost.number), innermost.depth
            if innermost.number is not None:
                innermost.number += 1
            self._item_begins = False
        begun = Paragraph((), kind=kind, depth=depth, level=level, item=item)
        self.paragraphs.append((begun, []))

    def _take_words(self, token: Token) -> None:
        match token.type:
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "em_open" | "em_close":
                self._italic += token.nesting
            case "link_open":
                self._links.append(_joined(token.attrGet("href"), token.attrGet("title")))
            case "link_close":
                behind = self._links.pop()
                if token.markup != "autolink":  # whose text is the address already
                    self._write(f" ({behind})")
            case "code_inline":
                self._write(token.content, fixed=True)
            case _:
                self._write(_words(token))

    def _write(self, text: str, *, fixed: bool = False) -> None:
        bold, italic = self._bold > 0 and not fixed, self._italic > 0 and not fixed
        self.paragraphs[-1][1].append(Run(text, bold=bold, italic=italic, fixed=fixed))


def _joined(*parts: object) -> str:
    return " ".join(str(part) for part in parts if part)


def _words(token: Token) -> str:
    if token.type == "image":
        return _joined(token.content, token.attrGet("title"))
    return {"softbreak": " ", "hardbreak": LINE_BREAK}.get(token.type, token.content)
