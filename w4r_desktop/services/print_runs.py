"""Keeping what was printed. All of it is to be run for good: no Undo takes paper back.

Only what people hand back is typed, and may be undone like anything typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from w4r_desktop.domain.print_runs import page_ranges, parts_of
from w4r_desktop.errors import HandedBackError, NothingToPrintError
from w4r_desktop.store.paper_schema import (
    UM,
    HandedBack,
    PrintedPages,
    PrintPass,
    PrintRun,
    PrintRunPart,
)
from w4r_desktop.store.queries.print_runs import envelopes_again, envelopes_out
from w4r_desktop.store.schema import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import Role
    from w4r_desktop.domain.print_runs import NewRun, PageCases, Pass, RunKind
    from w4r_desktop.domain.stationery import Stock


def record(
    session: Session, *, kind: RunKind, title: str, stock: Stock, pdf: bytes,
    cases: Sequence[PageCases], at: datetime, names_people: bool = False,
) -> UUID:  # fmt: skip
    """Keep a document that goes to a printer or into a file, and return its id.

    ``cases`` has for each page the case it is for, or those of its labels. What was sent of it is
    told by ``send``.
    """
    newest = session.scalar(select(func.max(PrintRun.number))) or 0
    run = PrintRun(
        number=newest + 1,
        document=kind.document,
        title=title,
        paper_key=stock.key,
        paper_name=stock.name,
        width_um=round(stock.width * UM),
        height_um=round(stock.height * UM),
        pages=len(cases),
        begun_at=at,
        role=kind.role,
        variant=kind.variant,
        names_people=names_people,
    )
    session.add(run)
    session.flush()
    session.add(PrintedPages(print_run_id=run.id, pdf=pdf))
    for part in parts_of(cases):
        session.add(
            PrintRunPart(
                print_run_id=run.id,
                case_id=part.case_id,
                first_page=part.first_page,
                pages=part.pages,
            )
        )
    return run.id


def print_first(
    session: Session, *, run: NewRun, sent: Pass, printer: str, at: datetime
) -> tuple[UUID, UUID]:
    """Keep a document and that it goes to a printer now; return the ids of its run and pass."""
    run_id = record(
        session,
        kind=run.kind,
        title=run.title,
        stock=run.stock,
        pdf=run.pdf,
        cases=run.cases,
        at=at,
        names_people=run.names_people,
    )
    return run_id, send(session, print_run_id=run_id, sent=sent, printer=printer, at=at)


def send(session: Session, *, print_run_id: UUID, sent: Pass, printer: str, at: datetime) -> UUID:
    """Keep that pages of a run go to a printer, the first time or again; return the pass's id.

    ``printer`` is empty for a PDF that is saved. Raises NothingToPrintError for no page at all.
    """
    if not sent.pages:
        raise NothingToPrintError
    one = PrintPass(
        print_run_id=print_run_id,
        printer=printer,
        sent_at=at,
        pages=page_ranges(sent.pages),
        came_out=sent.came_out,
        replaces=sent.replaces,
    )
    session.add(one)
    return one.id


def tell_what_came_out(session: Session, *, print_pass_id: UUID, came_out: int | None) -> None:
    """Keep how many of the pages sent came out, in their order; None: all of them."""
    session.get_one(PrintPass, print_pass_id).came_out = came_out


def hand_back_all(
    session: Session, *, role: Role, counted: Iterable[tuple[UUID, int, int]]
) -> None:
    """Keep the envelopes handed back of several cases: case, spoiled and unused, in all.

    Raises HandedBackError.
    """
    for case_id, spoiled, unused in counted:
        hand_back(session, case_id=case_id, role=role, spoiled=spoiled, unused=unused)


def hand_back(session: Session, *, case_id: UUID, role: Role, spoiled: int, unused: int) -> None:
    """Keep how many envelopes of a case are spoiled and how many unused, in all.

    What was printed again in place of spoiled ones is known to be spoiled already; only what was
    spoiled beside that is kept. Raises HandedBackError for more than came out of the printer.
    """
    printed = envelopes_out(session, role).get(case_id, 0)
    beside = max(0, spoiled - envelopes_again(session, role).get(case_id, 0))
    if spoiled + unused > printed:
        case_name = session.get_one(Case, case_id).name
        raise HandedBackError(case_name=case_name, printed=printed)
    here = select(HandedBack).where(HandedBack.case_id == case_id, HandedBack.role == role)
    kept = session.scalars(here).one_or_none()
    if kept is None:
        session.add(HandedBack(case_id=case_id, role=role, spoiled=beside, unused=unused))
    else:
        kept.spoiled, kept.unused = beside, unused
