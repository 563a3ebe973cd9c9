"""What was printed: the runs, what is left of them to use, and whether the envelopes add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import select

from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import (
    EnvelopeCheck,
    Part,
    Pass,
    Printed,
    RunKind,
    cases_printed,
    read_pages,
)
from w4r_desktop.domain.stationery import Stock
from w4r_desktop.errors import PageRangeError
from w4r_desktop.store.paper_schema import (
    UM,
    HandedBack,
    PrintedPages,
    PrintPass,
    PrintRun,
    PrintRunPart,
)
from w4r_desktop.store.queries.mail import mail

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import Role

    Copies: TypeAlias = Mapping[RunKind, Mapping[UUID, int]]


@dataclass(frozen=True, slots=True)
class PassRow:
    """Pages sent at one time; ``printer`` is empty for a PDF that was saved."""

    print_pass_id: UUID
    printer: str
    sent_at: datetime
    sent: Pass


@dataclass(frozen=True, slots=True)
class RunRow:
    """One document that was printed or saved."""

    print_run_id: UUID
    number: int
    kind: RunKind
    title: str
    stock: Stock
    pages: int
    begun_at: datetime
    parts: tuple[Part, ...]
    passes: tuple[PassRow, ...]


def runs(session: Session) -> tuple[RunRow, ...]:
    """Return what was printed or saved, the newest first."""
    parts: dict[UUID, list[Part]] = {}
    columns = (PrintRunPart.case_id, PrintRunPart.first_page, PrintRunPart.pages)
    found = select(PrintRunPart.print_run_id, *columns).order_by(PrintRunPart.first_page)
    for run_id, case_id, first_page, count in session.execute(found):
        parts.setdefault(run_id, []).append(Part(case_id, first_page, count))
    rows = session.scalars(select(PrintRun).order_by(PrintRun.number.desc())).all()
    passes = _passes(session, {row.id: row.pages for row in rows})
    return tuple(
        RunRow(
            row.id,
            row.number,
            RunKind(row.document, row.role, row.variant),
            row.title,
            Stock(row.paper_key, row.paper_name, row.width_um / UM, row.height_um / UM),
            row.pages,
            row.begun_at,
            tuple(parts.get(row.id, ())),
            tuple(passes.get(row.id, ())),
        )
        for row in rows
    )


def run_pdf(session: Session, print_run_id: UUID) -> bytes | None:
    """Return the very PDF of a run, or nothing where it is not kept any more."""
    here = select(PrintedPages.pdf).where(PrintedPages.print_run_id == print_run_id)
    return session.scalars(here).one_or_none()


def copies_printed(session: Session) -> Copies:
    """Return how many copies of each case came out that can be used.

    Spoiled are those that were printed again in their place and, of envelopes, those that were
    handed back beside them.
    """
    found: dict[RunKind, Counter[UUID]] = {}
    for kind, printed in _printed(session).items():
        handed = _handed_back(session, kind.role) if kind.document is Document.ENVELOPES else {}
        good = found.setdefault(kind, Counter())
        for case_id, one in printed.items():
            spoiled = one.spoiled + (handed[case_id].spoiled if case_id in handed else 0)
            good[case_id] = max(0, one.out - spoiled)  # some were handed back, and never out
    return found


def envelopes_out(session: Session, role: Role) -> Mapping[UUID, int]:
    """Return how many envelopes of each case came out of the printer."""
    kind = RunKind(Document.ENVELOPES, role)
    return {case_id: one.out for case_id, one in _printed(session).get(kind, {}).items()}


def envelopes_again(session: Session, role: Role) -> Mapping[UUID, int]:
    """Return how many envelopes of each case were spoiled and printed again in their place."""
    kind = RunKind(Document.ENVELOPES, role)
    return {case_id: one.spoiled for case_id, one in _printed(session).get(kind, {}).items()}


def envelope_check(session: Session, role: Role) -> Mapping[UUID, EnvelopeCheck]:
    """Return for every case with envelopes printed whether they add up with what was logged.

    ``spoiled`` counts those that were printed again and those handed back beside them.
    """
    printed = _printed(session).get(RunKind(Document.ENVELOPES, role), {})
    handed = _handed_back(session, role)
    return {
        case.case_id: EnvelopeCheck(
            one.out,
            case.logged[role],
            one.spoiled + (handed[case.case_id].spoiled if case.case_id in handed else 0),
            handed[case.case_id].unused if case.case_id in handed else 0,
        )
        for case in mail(session)
        if (one := printed.get(case.case_id)) is not None
    }


def _printed(session: Session) -> Mapping[RunKind, Mapping[UUID, Printed]]:
    found: dict[RunKind, dict[UUID, Printed]] = {}
    for run in runs(session):
        mine = found.setdefault(run.kind, {})
        passes = [one.sent for one in run.passes]
        for case_id, printed in cases_printed(run.parts, passes).items():
            before = mine.get(case_id, Printed())
            mine[case_id] = Printed(before.out + printed.out, before.spoiled + printed.spoiled)
    return found


def _passes(session: Session, pages: Mapping[UUID, int]) -> Mapping[UUID, list[PassRow]]:
    found: dict[UUID, list[PassRow]] = {}
    for row in session.scalars(select(PrintPass).order_by(PrintPass.id)):
        numbers = _numbers(row.pages, count=pages[row.print_run_id])
        sent = Pass(numbers, row.came_out, row.replaces)
        mine = found.setdefault(row.print_run_id, [])
        mine.append(PassRow(row.id, row.printer, row.sent_at, sent))
    return found


def _numbers(words: str, *, count: int) -> tuple[int, ...]:
    """Return the pages of a pass; one damaged line must not hide all that was printed."""
    try:
        return read_pages(words, count=count)
    except PageRangeError:
        return ()


def _handed_back(session: Session, role: Role | None) -> Mapping[UUID, HandedBack]:
    here = select(HandedBack).where(HandedBack.role == role)
    return {row.case_id: row for row in session.scalars(here)}
