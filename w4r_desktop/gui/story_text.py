"""A story as a document for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontDatabase, QTextListFormat

from w4r_desktop.documents.stories import Kind, parsed
from w4r_desktop.gui.text_blocks import BlockWriter, list_shape

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextList

    from w4r_desktop.documents.stories import Paragraph, Run

HEADING_SIZES: Final = {1: 1.35, 2: 1.2, 3: 1.1}
FIXED_SIZE: Final = 0.92


def write_story(document: QTextDocument, story: str) -> None:
    """Fill a document with a story."""
    writer = BlockWriter(document)
    lists: dict[int, QTextList] = {}
    for paragraph in parsed(story):
        _begin(writer, paragraph, lists)
        size = HEADING_SIZES.get(paragraph.level, 1.0) if paragraph.kind is Kind.HEADING else 1.0
        for run in paragraph.runs:
            writer.write(run.text, _look(writer, run, size))


def _begin(writer: BlockWriter, paragraph: Paragraph, lists: dict[int, QTextList]) -> None:
    item = paragraph.item
    if item is None:
        writer.begin(indent=paragraph.depth)
        return
    styles = QTextListFormat.Style
    style = styles.ListDisc if item.number is None else styles.ListDecimal
    shape = list_shape(style, depth=paragraph.depth, start=item.number or 0)
    lists[item.of_list] = writer.begin_item(lists.get(item.of_list), shape)


def _look(writer: BlockWriter, run: Run, size: float) -> QTextCharFormat:
    if run.fixed:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        return writer.characters(size=FIXED_SIZE, families=[fixed.family()])
    return writer.characters(bold=run.bold, italic=run.italic, size=size)
