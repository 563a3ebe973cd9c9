"""Which options each document takes: one that would do nothing is refused."""

from __future__ import annotations

from typing import Final

import click
from click.core import ParameterSource

from w4r_desktop.domain.paper import Document
from w4r_desktop.language import _

SIGNED: Final = (
    "letter_language",
    "form",
    "ruled_instead",
    "signatures",
    "people",
    "tells",
    "town",
)

TAKES: Final[dict[Document, tuple[str, ...]]] = {
    Document.ENVELOPES: ("chosen", "role", "size", "return_address"),
    Document.LETTERS: ("chosen", "role", "paper", *SIGNED),
    Document.CARDS: ("chosen", "paper", "letter_language", "folded", "cover", "no_slips"),
    Document.LABELS: (
        *("chosen", "role", "paper"),
        *("label_sheet", "start_at", "return_labels", "outlines"),
    ),
    Document.CASE_SHEETS: ("chosen", "paper", "pages", "brief_language"),
    Document.TABLE_SIGNS: ("chosen", "paper", "brief_language", "table", "flat"),
    Document.SIGN_IN_SHEETS: ("paper", "table", "with_people", "sheets"),
    Document.TALLY_SHEETS: ("paper", "table", "kind", "blank"),
    Document.PARTICIPATION_SLIPS: ("paper", "people", "hours", "each_head"),
    Document.TAKE_HOME_SLIPS: ("chosen", "paper", "brief_language", "each", "back_by"),
    Document.HELPER_SHEET: ("paper", "ask"),
    Document.THANK_YOU_SHEET: ("paper", "copies"),
    Document.GOOD_NEWS: ("chosen", "paper"),
    Document.PACKING_LISTS: ("paper", "posted_too"),
}
"""The options of each by the names of their values, beside the file it is saved in."""

KINDS: Final = {document.replace("_", "-"): document for document in TAKES}


def refuse_others(context: click.Context, kind: str) -> None:
    """Refuse an option that was given and that this kind of document does not take."""
    options = {one.name: one for one in context.command.params if isinstance(one, click.Option)}
    taken = TAKES[KINDS[kind]]
    for name in context.params:
        given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if given and name in options and name not in (*taken, "output"):
            said = _("“{document}” takes no “{option}”, only {options}.")
            known = ", ".join(options[other].opts[-1] for other in taken)
            option = options[name].opts[-1]
            raise click.UsageError(said.format(document=kind, option=option, options=known))
