"""Stories as a reader sees them, whatever a pack put into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor, QTextDocument, QTextListFormat

from w4r_desktop.gui.story_text import write_story

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture
def document(qapp: QApplication) -> QTextDocument:
    made = QTextDocument()
    font = QFont()
    font.setPixelSize(16)
    made.setDefaultFont(font)
    return made


def blocks(document: QTextDocument) -> list[str]:
    return document.toPlainText().split("\n")


def at(document: QTextDocument, word: str) -> QTextCursor:
    found = document.find(word)
    assert not found.isNull()
    return found


def test_paragraphs_and_emphasis(document: QTextDocument) -> None:
    write_story(document, "She *farms* and\nis **brave**.\n\nShe lives in Putumayo.")
    assert blocks(document) == ["She farms and is brave.", "She lives in Putumayo."]
    assert at(document, "farms").charFormat().fontItalic()
    assert at(document, "brave").charFormat().fontWeight() == QFont.Weight.Bold
    assert not at(document, "lives").charFormat().fontItalic()


def test_html_is_shown_as_it_was_typed(document: QTextDocument) -> None:
    write_story(document, "A <b>word</b> & <img src='file:///x.png'>\n\n<script>go()</script>")
    assert blocks(document) == [
        "A <b>word</b> & <img src='file:///x.png'>",
        "<script>go()</script>",
    ]
    assert at(document, "word").charFormat().fontWeight() != QFont.Weight.Bold


def test_links_are_text_with_their_address_and_pictures_are_words(document: QTextDocument) -> None:
    write_story(
        document,
        "[Read on](https://example.org/a) or <https://example.org/b> ![a river](https://e.org/r.png)",
    )
    assert blocks(document) == ["Read on (https://example.org/a) or https://example.org/b a river"]
    html = document.toHtml()
    assert "<a " not in html
    assert "<img" not in html


def test_lists_have_dots_and_numbers_and_begin_where_they_say(document: QTextDocument) -> None:
    write_story(document, "- land\n- water\n  1. oil\n\n7. seven\n8. eight")
    assert blocks(document) == ["land", "water", "oil", "seven", "eight"]
    lists = {word: at(document, word).currentList() for word in blocks(document)}
    assert lists["land"].format().style() is QTextListFormat.Style.ListDisc
    assert lists["water"].count() == 2
    assert lists["oil"].format().indent() == 2
    assert lists["seven"].format().style() is QTextListFormat.Style.ListDecimal
    assert [lists["seven"].itemText(at(document, word).block()) for word in ("seven", "eight")] == [
        "7.",
        "8.",
    ]


def test_headings_quotes_and_code(document: QTextDocument) -> None:
    write_story(document, "# Who\n\n> They said so\n\n`a_b`\n\n---\n\n    one\n    two")
    assert blocks(document) == ["Who", "They said so", "a_b", "⁂", "one", "two"]
    assert at(document, "Who").charFormat().fontWeight() == QFont.Weight.Bold
    assert at(document, "They").charFormat().fontItalic()
    assert at(document, "They").blockFormat().indent() == 1


def test_each_paragraph_runs_in_its_own_direction(document: QTextDocument) -> None:
    write_story(document, "نسيمة السادة\n\nNassima al-Sada")
    first = document.begin()
    assert first.textDirection() is Qt.LayoutDirection.RightToLeft
    assert first.next().textDirection() is Qt.LayoutDirection.LeftToRight


def test_a_story_replaces_the_one_before(document: QTextDocument) -> None:
    write_story(document, "- first\n- story")
    write_story(document, "second")
    assert blocks(document) == ["second"]
    assert at(document, "second").currentList() is None
