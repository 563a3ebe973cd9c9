"""A story as passages for paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.flow import Type, passage
from w4r_desktop.documents.fonts import Style
from w4r_desktop.documents.stories import Kind, parsed

if TYPE_CHECKING:
    from w4r_desktop.documents.flow import Passage
    from w4r_desktop.documents.stories import Paragraph, Run

HEADING_SIZES: Final = {1: 1.3, 2: 1.15, 3: 1.05}
LEADING: Final = 1.4
PARAGRAPH_GAP: Final = 0.55
ITEM_GAP: Final = 0.2
INDENT: Final = 1.4
DEEPEST: Final = 6
"""How far lists and quotes move in: what lies deeper still has room for a few words a line."""


def story_items(story: str, *, width: float, size: float, mirrored: bool) -> list[Passage]:
    """Return the passages of a story in Markdown, in type of a size; lengths in points."""
    return [
        _passage(one, then, width=width, size=size, mirrored=mirrored)
        for one, then in pairwise((*parsed(story), None))
        if one is not None
    ]


def _passage(
    paragraph: Paragraph, then: Paragraph | None, *, width: float, size: float, mirrored: bool
) -> Passage:
    heading = paragraph.kind is Kind.HEADING
    larger = HEADING_SIZES.get(paragraph.level, 1.0) if heading else 1.0
    kind = Type(size * larger, Style(serif=True), leading=1.2 if heading else LEADING)
    made = passage(
        tuple((run.text, _style(run)) for run in paragraph.runs),
        kind,
        width=width,
        from_right=mirrored or None,
        inset=min(paragraph.depth, DEEPEST) * INDENT * size,
        marker=_marker(paragraph),
    )
    between_items = paragraph.item and then and then.item
    gap = ITEM_GAP if heading or between_items else PARAGRAPH_GAP
    centred = paragraph.kind is Kind.RULE
    return replace(made, gap=gap * size, holds=heading and then is not None, centred=centred)


def _style(run: Run) -> Style:
    """Return how a run looks; code stands in sans, since no face of one width is bundled."""
    return Style() if run.fixed else Style(serif=True, bold=run.bold, italic=run.italic)


def _marker(paragraph: Paragraph) -> str:
    if paragraph.item is None:
        return ""
    return "•" if paragraph.item.number is None else f"{paragraph.item.number}."
