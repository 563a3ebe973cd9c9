"""Sentences about pages that were saved or sent to a printer."""

from __future__ import annotations

from w4r_desktop.language import ngettext, number


def saved_pages(count: int, file: str) -> str:
    """Return that so many pages were saved in a file."""
    return ngettext(
        "{number} page was saved as “{file}”.", "{number} pages were saved as “{file}”.", count
    ).format(number=number(count), file=file)


def sent_pages(count: int) -> str:
    """Return that so many pages went to the printer."""
    return ngettext(
        "{number} page was sent to the printer.", "{number} pages were sent to the printer.", count
    ).format(number=number(count))
