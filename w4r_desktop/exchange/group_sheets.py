"""The sheets of a workbook that are for the group: recount, mail, and what was said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.figures import EXPLAINING, SET_ASIDE
from w4r_desktop.language import _, table_label
from w4r_desktop.report_words import refusal_words, ways_words
from w4r_desktop.wording import kind_name, reason_name

if TYPE_CHECKING:
    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.exchange.workbook_sheets import Book

REASONS: Final = (*SET_ASIDE, *EXPLAINING)
NAME, WORD, FIGURE, WORDS = 30, 18, 12, 80
"""Widths of columns, in letters."""


def add_group_sheets(book: Book, figures: Figures) -> None:
    """Add a sheet each for the recount, the mail and the comments."""
    _add_recount(book, figures)
    _add_mail(book, figures)
    _add_comments(book, figures)


def _add_recount(book: Book, figures: Figures) -> None:
    headings = [_("Case"), _("Kind"), _("Table"), _("Logged"), _("Counted by hand")]
    headings += [*map(reason_name, REASONS), _("Difference"), _("Logged since"), _("Total")]
    widths = [NAME, WORD, WORD, *[FIGURE] * (len(headings) - 3)]
    sheet = book.sheet(_("Recount"), headings, widths)
    for line in figures.recount:
        table = table_label(line.table) if line.table else ""
        corrected = [line.corrected.get(reason, 0) for reason in REASONS]
        sheet.add(
            (
                *(line.case_name, kind_name(line.kind), table, line.logged, line.counted),
                *(*corrected, line.difference, line.logged_since, line.total),
            )
        )


def _add_mail(book: Book, figures: Figures) -> None:
    headings = (_("Case"), _("Kind"), _("Written"), _("Posted"), _("How"))
    sheet = book.sheet(_("Mail"), headings, (NAME, WORD, FIGURE, FIGURE, NAME))
    for one in figures.mail:
        row = (one.case_name, kind_name(one.kind), one.written, one.posted, ways_words([one]))
        sheet.add(row)


def _add_comments(book: Book, figures: Figures) -> None:
    sheet = book.sheet(_("Comments"), (), (NAME, WORDS))
    notes, home = figures.notes, figures.taken_home
    for words, said in (
        (_("Comments"), notes.comments),
        (_("Media"), notes.media),
        (_("Guests of honour"), notes.dignitaries),
        (_("Photo credit"), notes.photo_credit),
    ):
        sheet.add((words, said), book.words)
    for words, letters in (
        (_("Letters still at home"), home.out),
        (_("Letters brought back from home"), home.returned),
        (_("Letters from home given up"), home.written_off),
    ):
        sheet.add((words, letters))
    for one in figures.overrides:
        why = " ".join(filter(None, (one.case_name, refusal_words(one.refusal), one.note)))
        sheet.add((_("Printed despite a warning"), why), book.words)
