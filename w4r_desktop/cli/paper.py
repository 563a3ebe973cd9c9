"""The command that saves envelopes, case sheets, table signs and good news as PDFs."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

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
from w4r_desktop.domain.stationery import ENVELOPES, Paper, envelope_of
from w4r_desktop.errors import CaseNotInEventError, EnvelopeRefusedError
from w4r_desktop.language import N_, _, ngettext
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from w4r_desktop.documents.case_sheets import CaseSheetOrder
    from w4r_desktop.documents.envelopes import Arrangement, EnvelopeOrder
    from w4r_desktop.documents.files import Page
    from w4r_desktop.documents.table_signs import TableSignOrder
    from w4r_desktop.domain.case import Campaign
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.store.event_file import EventFile
    from w4r_desktop.store.queries.cases import CaseRow
    from w4r_desktop.store.queries.mail import CaseMail

LENGTHS: Final = {"1": "one_page", "2": "two_pages", "large-print": "large_print"}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the command line asks for."""

    chosen: tuple[tuple[str, int], ...]
    size: str | None
    role: Role
    paper: Paper | None
    pages: str
    briefs_in: str | None
    table: str
    flat: bool


@command("print", help=N_("Save envelopes, case sheets, table signs or good news as a PDF."))
@event_argument
@click.argument(
    "document", type=click.Choice(["envelopes", "case-sheets", "table-signs", "good-news"])
)
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
@option(
    "--paper",
    type=click.Choice([paper.value for paper in Paper], case_sensitive=False),
    help=N_("The paper, if not the event’s."),
)
@option(
    "--pages",
    type=click.Choice(list(LENGTHS)),
    default="1",
    show_default=True,
    help=N_("How many pages a case sheet may take."),
)
@option("--brief-language", metavar="CODE", help=N_("The language of the briefs, such as fr."))
@option("--table", default="1", show_default=True, help=N_("The table a sign is for."))
@option("--flat", is_flag=True, help=N_("A sign that lies flat instead of standing folded."))
@output_option
def print_document(
    event: Path,
    document: str,
    output: Path,
    chosen: tuple[tuple[str, int], ...],
    **asked: str | bool | None,
) -> None:
    """Save a document as a PDF, whole or not at all."""
    from w4r_desktop.store.event_file import EventFile

    spare_events(output)
    paper = asked["paper"]
    wanted = _Wanted(
        chosen=chosen,
        size=_text(asked["size"]),
        role=Role(str(asked["role"])),
        paper=Paper(str(paper)) if paper else None,
        pages=LENGTHS[str(asked["pages"])],
        briefs_in=_text(asked["brief_language"]),
        table=str(asked["table"]),
        flat=bool(asked["flat"]),
    )
    with closing(EventFile(event)) as file:
        writers: dict[str, Callable[[EventFile, _Wanted, Path], tuple[str, ...]]] = {
            "envelopes": _envelopes,
            "case-sheets": _case_sheets,
            "table-signs": _table_signs,
            "good-news": _good_news,
        }
        said = writers[document](file, wanted, output)
        marked = _("This is a practice copy: every page says that it is not to be mailed.")
        say(*said, *([marked] if _is_practice(file) else []))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _envelopes(file: EventFile, wanted: _Wanted, output: Path) -> tuple[str, ...]:
    from w4r_desktop.documents.envelopes import write_envelopes

    arrangement = _arranged(file, wanted)
    if wanted.chosen and arrangement.left_out:
        raise EnvelopeRefusedError(problem=arrangement.left_out[0].problem)
    for _done in write_envelopes(output, arrangement, practice=_is_practice(file)):
        pass
    pages = len(arrangement.pages)
    said = ngettext(
        "“{file}” has {count} envelope.", "“{file}” has {count} envelopes.", pages
    ).format(file=output.name, count=language.number(pages))
    return said, *(explain(left.problem) for left in arrangement.left_out)


def _case_sheets(file: EventFile, wanted: _Wanted, output: Path) -> tuple[str, ...]:
    from w4r_desktop.documents.case_sheets import CaseSheetLook, Length, write_case_sheets

    details, campaign = _evening(file)
    look = CaseSheetLook(
        paper=wanted.paper or details.paper,
        length=Length(wanted.pages),
        campaign=campaign.name,
        historical=campaign.historical,
        sender_country=details.country,
        language=language.current(),
        practice=_is_practice(file),
    )
    orders = [_sheet_order(file, row, copies, wanted) for row, copies in _rows(file, wanted)]
    return _told(output, write_case_sheets(output, orders, look))


def _table_signs(file: EventFile, wanted: _Wanted, output: Path) -> tuple[str, ...]:
    from w4r_desktop.documents.table_signs import TableSignLook, write_table_signs

    details, campaign = _evening(file)
    paper = wanted.paper or details.paper
    look = TableSignLook(
        paper,
        folded=not wanted.flat,
        historical=campaign.historical,
        practice=_is_practice(file),
    )
    orders = [_sign_order(file, row, copies, wanted) for row, copies in _rows(file, wanted)]
    return _told(output, write_table_signs(output, orders, look))


def _good_news(file: EventFile, wanted: _Wanted, output: Path) -> tuple[str, ...]:
    from w4r_desktop.documents.good_news import write_good_news

    details, campaign = _evening(file)
    briefs = [row.brief for row, _copies in _rows(file, wanted)]
    paper = wanted.paper or details.paper
    practice = _is_practice(file)
    writing = write_good_news(output, briefs, paper=paper, campaign=campaign, practice=practice)
    return _told(output, writing)


def _told(output: Path, writing: Generator[int, None, tuple[Page, ...]]) -> tuple[str, ...]:
    pages = sum(1 for _page in writing)
    said = ngettext("“{file}” has {count} page.", "“{file}” has {count} pages.", pages)
    return (said.format(file=output.name, count=language.number(pages)),)


def _evening(file: EventFile) -> tuple[EventDetails, Campaign]:
    from w4r_desktop.store.queries.events import campaign, event

    with file.reading() as session:
        return event(session).details, campaign(session).campaign


def _is_practice(file: EventFile) -> bool:
    from w4r_desktop.store.queries.rehearsal import is_rehearsal

    with file.reading() as session:
        return is_rehearsal(session)


def _rows(file: EventFile, wanted: _Wanted) -> list[tuple[CaseRow, int]]:
    """Return the cases asked for by name, or one of each."""
    from w4r_desktop.store.queries.cases import cases

    with file.reading() as session:
        rows = cases(session)
    by_code = {row.brief.code: row for row in rows}
    copies = wanted.chosen or tuple((code, 1) for code in by_code)
    _check_codes(copies, tuple(by_code))
    return [(by_code[code], number) for code, number in copies]


def _check_codes(wanted: Sequence[tuple[str, int]], known: tuple[str, ...]) -> None:
    for code, _copies in wanted:
        if code not in known:
            raise CaseNotInEventError(case=code, codes=known)


def _sheet_order(file: EventFile, row: CaseRow, copies: int, wanted: _Wanted) -> CaseSheetOrder:
    from w4r_desktop.documents.case_sheets import CaseSheetOrder

    spoken = wanted.briefs_in or language.current()
    withdrawn = row.withdrawn.reason if row.withdrawn else None
    brief = row.brief.in_language(spoken)
    return CaseSheetOrder(brief, spoken, copies, _picture(file, row), withdrawn)


def _sign_order(file: EventFile, row: CaseRow, copies: int, wanted: _Wanted) -> TableSignOrder:
    from w4r_desktop.documents.table_signs import TableSignOrder

    spoken = wanted.briefs_in or language.current()
    brief = row.brief.in_language(spoken)
    return TableSignOrder(wanted.table, brief, spoken, copies, _picture(file, row))


def _picture(file: EventFile, row: CaseRow) -> bytes | None:
    from w4r_desktop.store.queries.cases import picture

    if row.picture_id is None:
        return None
    with file.reading() as session:
        return picture(session, row.picture_id)


def _arranged(file: EventFile, wanted: _Wanted) -> Arrangement:
    from w4r_desktop.documents.envelopes import arrange
    from w4r_desktop.store.queries.mail import mail

    details, campaign = _evening(file)
    with file.reading() as session:
        cases = mail(session)
    return arrange(
        _orders(cases, wanted),
        sender_lines=details.sender_lines,
        sender_country=details.country,
        language=language.current(),
        envelope=ENVELOPES[wanted.size] if wanted.size else envelope_of(details.country),
        historical=campaign.historical,
        closes_on=campaign.closes_on,
        today=datetime.now(details.zone).date(),
    )


def _orders(cases: Sequence[CaseMail], wanted: _Wanted) -> list[EnvelopeOrder]:
    """Return the envelopes of the cases asked for by name, or of all as logged."""
    from w4r_desktop.gui.models.copies import order_of

    by_code = {case.code: case for case in cases}
    logged = tuple((case.code, case.logged[wanted.role]) for case in cases)
    copies = wanted.chosen or logged
    _check_codes(copies, tuple(by_code))
    return [order_of(by_code[code], wanted.role, number) for code, number in copies]
