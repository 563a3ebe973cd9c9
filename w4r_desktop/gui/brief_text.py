"""The words of a brief as documents, in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QTextListFormat

from w4r_desktop.documents.brief_words import since_heading, source_words, update_heading
from w4r_desktop.domain.case import UpdateStatus
from w4r_desktop.gui import theme
from w4r_desktop.gui.text_blocks import ITEM_GAP, BlockWriter, list_shape
from w4r_desktop.language import _, country_name, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextDocument, QTextList

    from w4r_desktop.domain.case import CaseBrief, Source, Update
    from w4r_desktop.domain.good_news import Outcome

NAME_SIZE: Final = 1.75
OUTCOME_NAME_SIZE: Final = 1.3
HEADLINE_SIZE: Final = 1.06
CREDIT_SIZE: Final = 0.75


def write_heading(document: QTextDocument, brief: CaseBrief, *, credit: str = "") -> None:
    """Fill a document with whose brief it is: country, name, and what happened in a line.

    ``credit`` is whose picture stands beside it.
    """
    writer = BlockWriter(document)
    muted = theme.current().tokens.muted
    writer.begin(gap=0, line_height=100)
    writer.write(country_name(brief.country), writer.characters(size=0.85, colour=muted))
    writer.begin(gap=0.1, line_height=100)
    writer.write(brief.name, writer.characters(bold=True, size=NAME_SIZE))
    if brief.native_name:
        writer.begin(gap=0.1, line_height=100)
        writer.write(brief.native_name, writer.characters(size=1.2, colour=muted))
    writer.begin(gap=0, line_height=100)
    writer.write(brief.headline, writer.characters(size=HEADLINE_SIZE))
    if credit:
        writer.begin(gap=0, line_height=100)
        words = _("Picture: {credit}").format(credit=credit)
        writer.write(words, writer.characters(size=CREDIT_SIZE, colour=muted))


def write_quote(document: QTextDocument, quote: str) -> None:
    """Fill a document with words that were said."""
    writer = BlockWriter(document)
    writer.begin(gap=0)
    writer.write(quote, writer.characters(italic=True))


def write_points(document: QTextDocument, points: Iterable[str]) -> None:
    """Fill a document with plain texts, each behind a dot."""
    writer = BlockWriter(document)
    items: QTextList | None = None
    for point in points:
        items = writer.begin_item(items, list_shape(QTextListFormat.Style.ListDisc))
        writer.write(point)


def write_updates(document: QTextDocument, updates: Iterable[Update]) -> None:
    """Fill a document with dated news, good news called so."""
    writer = BlockWriter(document)
    tokens = theme.current().tokens
    for update in updates:
        writer.begin(gap=ITEM_GAP)
        good = update.status is UpdateStatus.GOOD_NEWS
        colour = tokens.good if good else tokens.ink
        if heading := update_heading(update):
            writer.write(f"{heading}  ", writer.characters(bold=True, colour=colour))
        writer.write(update.text)


def write_sources(document: QTextDocument, sources: Iterable[Source]) -> None:
    """Fill a document with where the facts come from."""
    writer = BlockWriter(document)
    shape = writer.characters(size=0.85, colour=theme.current().tokens.muted)
    for source in sources:
        writer.begin(gap=ITEM_GAP)
        writer.write(source_words(source), shape)


def write_outcome(document: QTextDocument, outcome: Outcome) -> None:
    """Fill a document with good news to read aloud: when, who, where, what, and what came after."""
    writer = BlockWriter(document)
    tokens = theme.current().tokens
    brief, update = outcome.brief, outcome.update
    if update.on:
        writer.begin(gap=0, line_height=100)
        day = short_date(update.on)
        writer.write(day, writer.characters(bold=True, size=0.85, colour=tokens.good))
    writer.begin(gap=0.2, line_height=100)
    writer.write(brief.name, writer.characters(bold=True, size=OUTCOME_NAME_SIZE))
    country = country_name(brief.country)
    writer.write(f"  {country}", writer.characters(size=0.85, colour=tokens.muted))
    writer.begin(gap=ITEM_GAP)
    writer.write(update.text)
    for later in outcome.since:
        writer.begin(gap=0)
        words = f"{since_heading(later)} {later.text}"
        writer.write(words, writer.characters(size=0.85, colour=tokens.muted))
