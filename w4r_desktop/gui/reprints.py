"""What is printed again of a run, and what of it must not be by now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.refusals import postal_refusals
from w4r_desktop.documents.set_aside import kinds_of
from w4r_desktop.domain.paper import Document
from w4r_desktop.errors import CaseWithdrawnError
from w4r_desktop.store.queries.cases import CASE_TABLES
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.queries.overrides import overrides
from w4r_desktop.store.queries.print_runs import runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID
    from zoneinfo import ZoneInfo

    from sqlalchemy.orm import Session

    from w4r_desktop.errors import EnvelopeError
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.overrides import OverrideRow
    from w4r_desktop.store.queries.print_runs import RunRow

SHOWS: Final = CASE_TABLES | {
    "event", "campaign", "mail_override", "print_run", "print_pass", "printed_pages",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reprint:
    """Pages of a run to be sent again; if it ``replaces``, those printed before are spoiled."""

    run: RunRow
    pages: tuple[int, ...]
    replaces: bool


@dataclass(frozen=True, slots=True)
class Held:
    """Pages with something for a case that are not printed again, and why."""

    case: CaseMail
    pages: int
    problem: EnvelopeError


@dataclass(frozen=True, slots=True)
class RunFacts:
    """All runs, the newest first, and what says whether their pages may still be mailed."""

    runs: tuple[RunRow, ...]
    cases: Mapping[UUID, CaseMail]
    zone: ZoneInfo
    historical: bool
    closes_on: date | None
    today: date
    overrides: tuple[OverrideRow, ...]

    def problem(self, run: RunRow, case_id: UUID) -> EnvelopeError | None:
        """Return why pages of a run for a case are not printed again, if they are not."""
        case = self.cases.get(case_id)
        if case is None:
            return None
        aside = kinds_of(row.refusal for row in self.overrides if row.case_id in (case_id, None))
        if case.withdrawn and CaseWithdrawnError not in aside:
            return CaseWithdrawnError(case_name=case.name, reason=case.withdrawn.reason)
        target = case.targets.get(run.kind.role) if run.kind.role else None
        if target is None:
            return None
        return next(postal_refusals(case.name, target, self, overridden=aside), None)

    def sorted_out(
        self, run: RunRow, pages: Sequence[int]
    ) -> tuple[tuple[int, ...], tuple[Held, ...]]:
        """Return which pages of a run are printed again, and what of them is not."""
        cases = {part.case_id for part in run.parts if part.case_id}
        problems = {one: found for one in cases if (found := self.problem(run, one))}
        kept: list[int] = []
        held: Counter[UUID] = Counter()
        for page in pages:
            refused = [one for one in owners(run, page) if one in problems]
            held.update(refused)
            kept += [] if refused else [page]
        return tuple(kept), tuple(
            Held(self.cases[case_id], count, problems[case_id]) for case_id, count in held.items()
        )

    @property
    def names(self) -> Mapping[UUID, str]:
        """What each case is called."""
        return {case_id: case.short_name for case_id, case in self.cases.items()}


def owners(run: RunRow, page: int) -> tuple[UUID, ...]:
    """Return the cases whose mail a page is, each once: there may be several on a sheet of labels.

    Later pages of a letter are those of the page before; they are counted for no case, as nobody
    logs them.
    """
    letters = run.kind.document is Document.LETTERS
    earlier = range(page, 0, -1) if letters else (page,)
    return next(filter(None, (cases_on(run, one) for one in earlier)), ())


def cases_on(run: RunRow, page: int) -> tuple[UUID, ...]:
    """Return the cases that something on a page is counted for, each once."""
    here = (part.case_id for part in run.parts if page in part.numbers and part.case_id)
    return tuple(dict.fromkeys(here))


def run_facts(session: Session) -> RunFacts:
    """Return everything the list of runs asks the event file."""
    details, about = event(session).details, campaign(session).campaign
    return RunFacts(
        runs(session),
        {case.case_id: case for case in mail(session)},
        details.zone,
        about.historical,
        about.closes_on,
        datetime.now(details.zone).date(),
        overrides(session),
    )
