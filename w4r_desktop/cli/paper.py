"""The command that saves any document of an evening as a PDF, as the window would print it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from w4r_desktop import language
from w4r_desktop.cli.paper_briefs import case_sheets, good_news, table_signs
from w4r_desktop.cli.paper_desk import Asked, PaperDesk
from w4r_desktop.cli.paper_evening import (
    helper_sheet,
    packing_lists,
    participation_slips,
    sign_in_sheets,
    take_home_slips,
    tally_sheets,
    thank_you_sheet,
)
from w4r_desktop.cli.paper_kinds import KINDS, refuse_others
from w4r_desktop.cli.paper_mail import cards, envelopes, labels, letters
from w4r_desktop.cli.paper_options import paper_options
from w4r_desktop.cli.parameters import command, event_argument, output_option, say
from w4r_desktop.domain.paper import Document
from w4r_desktop.errors import EnvelopeRefusedError, NothingToPrintError
from w4r_desktop.language import N_, _, ngettext
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from w4r_desktop.documents.files import Page
    from w4r_desktop.gui.drawing import Wish

BUILDERS: Final[dict[Document, Callable[[PaperDesk], Wish]]] = {
    Document.ENVELOPES: envelopes,
    Document.LETTERS: letters,
    Document.CARDS: cards,
    Document.LABELS: labels,
    Document.CASE_SHEETS: case_sheets,
    Document.TABLE_SIGNS: table_signs,
    Document.SIGN_IN_SHEETS: sign_in_sheets,
    Document.TALLY_SHEETS: tally_sheets,
    Document.PARTICIPATION_SLIPS: participation_slips,
    Document.TAKE_HOME_SLIPS: take_home_slips,
    Document.HELPER_SHEET: helper_sheet,
    Document.THANK_YOU_SHEET: thank_you_sheet,
    Document.GOOD_NEWS: good_news,
    Document.PACKING_LISTS: packing_lists,
}
"""What makes each document out of what is asked for: the same that the window prints."""


@command("print", help=N_("Save envelopes, letters or any other paper of an event as a PDF."))
@event_argument
@click.argument("document", type=click.Choice(list(KINDS)))
@paper_options
@output_option
@click.pass_context
def print_document(
    context: click.Context, /, event: Path, document: str, output: Path, **asked: Any
) -> None:
    """Save a document as a PDF, whole or not at all."""
    from w4r_desktop.documents.files import write
    from w4r_desktop.store.connection import spare_events
    from w4r_desktop.store.opening import open_to_read

    refuse_others(context, document)
    spare_events(output)
    with open_to_read(event) as file:
        desk = PaperDesk(file, Asked(**asked))
        wish = BUILDERS[KINDS[document]](desk)
        left_out = wish.left_out
        if desk.asked.chosen and left_out:
            raise EnvelopeRefusedError(problem=left_out[0].problem)
        try:
            pages = _drawn(write(output, wish.draw))
        except NothingToPrintError as nothing:
            problems = tuple(left.problem for left in left_out)
            raise NothingToPrintError(problems=problems) from nothing
        said = _said(KINDS[document], output.name, pages)
        marked = _("This is a practice copy: every page says that it is not to be mailed.")
        reasons = (explain(left.problem) for left in left_out)
        say(said, *reasons, *([marked] if desk.practice else []))


def _drawn(writing: Any) -> tuple[Page, ...]:
    """Draw everything, and return the pages."""
    while True:
        try:
            next(writing)
        except StopIteration as done:
            pages: tuple[Page, ...] = done.value
            return pages


def _said(document: Document, file: str, pages: Sequence[Page]) -> str:
    if document is Document.ENVELOPES:
        said = ngettext(
            "“{file}” has {count} envelope.", "“{file}” has {count} envelopes.", len(pages)
        )
    else:
        said = ngettext("“{file}” has {count} page.", "“{file}” has {count} pages.", len(pages))
    return said.format(file=file, count=language.number(len(pages)))
