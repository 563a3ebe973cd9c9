"""Commands that save documents and exports of an event."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import click

from w4r_desktop import language
from w4r_desktop.cli.parameters import (
    command,
    copies_of_cases,
    event_argument,
    option,
    output_option,
    say,
    spare_events,
)
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stationery import ENVELOPES, envelope_of
from w4r_desktop.errors import CaseNotInEventError, EnvelopeRefusedError
from w4r_desktop.language import N_, _, ngettext
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from w4r_desktop.documents.envelopes import Arrangement, EnvelopeOrder
    from w4r_desktop.store.event_file import EventFile
    from w4r_desktop.store.queries.mail import CaseMail


@command("print", help=N_("Save envelopes as a PDF; without a case, as many as were logged."))
@event_argument
@click.argument("document", type=click.Choice(["envelopes"]))
@option(
    "--case",
    "chosen",
    multiple=True,
    metavar="CODE[=N]",
    callback=copies_of_cases,
    help=N_("A case’s code, and how many copies if not one; may be given several times."),
)
@option("--size", type=click.Choice(list(ENVELOPES)), help=N_("The envelope."))
@option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.PRIMARY.value,
    show_default=True,
    help=N_("Who the mail goes to."),
)
@output_option
def print_document(
    event: Path,
    document: str,  # noqa: ARG001 - envelopes are all there is
    chosen: tuple[tuple[str, int], ...],
    size: str | None,
    role: str,
    output: Path,
) -> None:
    """Save envelopes as a PDF, whole or not at all."""
    from w4r_desktop.documents.envelopes import write_envelopes
    from w4r_desktop.store.event_file import EventFile

    spare_events(output)
    with closing(EventFile(event)) as file:
        arrangement = _arranged(file, Role(role), chosen, size)
    if chosen and arrangement.left_out:
        raise EnvelopeRefusedError(problem=arrangement.left_out[0].problem)
    for _done in write_envelopes(output, arrangement):
        pass
    pages = len(arrangement.pages)
    say(
        ngettext("“{file}” has {count} envelope.", "“{file}” has {count} envelopes.", pages).format(
            file=output.name, count=language.number(pages)
        ),
        *(explain(left.problem) for left in arrangement.left_out),
    )


@command("export", help=N_("Save the tally, without names of people."))
@event_argument
@option(
    "--format",
    "form",
    required=True,
    type=click.Choice(["json", "csv"]),
    help=N_("CSV can be logged into another event."),
)
@output_option
def export(event: Path, form: str, output: Path) -> None:
    """Save the tally."""
    from w4r_desktop.exchange.tally_export import write_csv, write_json
    from w4r_desktop.store.event_file import EventFile
    from w4r_desktop.store.queries.events import event as event_row
    from w4r_desktop.store.queries.totals import totals

    spare_events(output)
    with closing(EventFile(event)) as file, file.reading() as session:
        row, tally = event_row(session), totals(session)
    as_of = datetime.now(row.details.zone)
    if form == "json":
        write_json(output, event=row, totals=tally, as_of=as_of)
    else:
        write_csv(output, totals=tally)
    say(
        _("“{file}” was saved: {pieces} letters and cards as of {time}.").format(
            file=output.name,
            pieces=language.number(tally.pieces),
            time=language.clock(as_of, seconds=True),
        )
    )


def _arranged(
    file: EventFile, role: Role, chosen: tuple[tuple[str, int], ...], size: str | None
) -> Arrangement:
    from w4r_desktop.documents.envelopes import arrange
    from w4r_desktop.store.queries.events import campaign, event
    from w4r_desktop.store.queries.mail import mail

    with file.reading() as session:
        details, whole = event(session).details, campaign(session).campaign
        cases = mail(session)
    return arrange(
        _orders(cases, role, chosen),
        sender_lines=details.sender_lines,
        sender_country=details.country,
        language=language.current(),
        envelope=ENVELOPES[size] if size else envelope_of(details.country),
        historical=whole.historical,
        closes_on=whole.closes_on,
        today=datetime.now(details.zone).date(),
    )


def _orders(
    cases: Sequence[CaseMail], role: Role, chosen: tuple[tuple[str, int], ...]
) -> list[EnvelopeOrder]:
    """Return the envelopes of the cases asked for by name, or of all as logged."""
    from w4r_desktop.gui.models.copies import order_of

    by_code = {case.code: case for case in cases}
    wanted = chosen or tuple((case.code, case.logged[role]) for case in cases)
    for code, _copies in wanted:
        if code not in by_code:
            raise CaseNotInEventError(case=code, codes=tuple(by_code))
    return [order_of(by_code[code], role, copies) for code, copies in wanted]
