"""Whatever is printed, jams, is printed again and handed back, the numbers on the page are right.

A plain model keeps every sheet of paper beside the event file. ``W4R_EVENINGS=500`` plays so many
random evenings instead of a few.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from typing_extensions import override

from tests.evening import NOW, Evening, make_event
from w4r_desktop import paths
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.mailing import unprinted
from w4r_desktop.domain.paper import Document, Numbers
from w4r_desktop.domain.print_runs import Pass, RunKind
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.errors import BelowZeroError, CaseWithdrawnError, HandedBackError
from w4r_desktop.gui.models.copies import Copies, CopiesFacts
from w4r_desktop.gui.reprints import run_facts
from w4r_desktop.services import cases as case_services
from w4r_desktop.services import counting, print_runs
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.queries.print_runs import copies_printed, envelope_check, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from hypothesis.strategies import DataObject

EVENINGS = int(os.environ.get("W4R_EVENINGS", "3"))
KIND = RunKind(Document.ENVELOPES, Role.PRIMARY)
CASES = range(3)
FOLDER = TemporaryDirectory()

a_case = st.sampled_from(CASES)
a_part = st.sampled_from((0, 0, 0.4, 0.8, 1, 1, 1))
something_was_printed = precondition(lambda self: self.paper)


@dataclass(frozen=True)
class Typed:
    """What people type, which Undo takes back: by case."""

    logged: tuple[int, ...] = (0, 0, 0)
    withdrawn: frozenset[int] = frozenset()
    spoiled: tuple[int, ...] = (0, 0, 0)
    unused: tuple[int, ...] = (0, 0, 0)


@dataclass
class Sending:
    """Pages that were sent at one time, counted from 0, and how many of them came out."""

    pages: list[int]
    out: int
    replaces: bool


@dataclass
class Run:
    """A document: the case of each page, and all that became of it."""

    cases: list[int]
    sendings: list[Sending] = field(default_factory=list)

    def sheets(self) -> list[tuple[int, bool]]:
        """Return every sheet that lies on the table: its case, and whether it is good."""
        lying: list[tuple[int, bool]] = []  # its page, and whether it is good
        for sending in self.sendings:
            if sending.replaces:
                lying = [(page, good and page not in sending.pages) for page, good in lying]
            lying += [(page, True) for page in sending.pages[: sending.out]]
        return [(self.cases[page], good) for page, good in lying]


@cache
def new_event() -> Path:
    """Make an event that every evening begins with, as making one takes longer than a copy."""
    folder = Path(FOLDER.name)
    with patch.object(paths, "data_folder", lambda: folder / "data"):
        make_event(folder / "evening.w4r").close()
    return folder / "evening.w4r"


def put(numbers: tuple[int, ...], case: int, number: int) -> tuple[int, ...]:
    """Return numbers by case, one of them another one."""
    return (*numbers[:case], number, *numbers[case + 1 :])


class Printing(RuleBasedStateMachine):
    """Random evenings at the printer; paper stays printed whatever is undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        folder = Path(self.folder.name)
        self.laptop = patch.object(paths, "data_folder", lambda: folder / "data")
        self.laptop.start()
        self.evening = Evening(EventFile(Path(shutil.copy(new_event(), folder))))
        self.seen = [Typed()]
        self.paper: list[Run] = []

    # -- the model -------------------------------------------------------------------------------

    @property
    def typed(self) -> Typed:
        return self.seen[len(self.evening.file.done)]

    def sheets(self, case: int) -> list[bool]:
        """Return the sheets of a case that lie on the table, and whether each is good."""
        return [good for run in self.paper for whose, good in run.sheets() if whose == case]

    def spoiled(self, case: int) -> int:
        return self.sheets(case).count(False) + self.typed.spoiled[case]

    def since_the_last_run(self, case: int) -> int:
        usable = max(0, len(self.sheets(case)) - self.spoiled(case))
        return max(0, self.typed.logged[case] - usable)

    # -- what is done ----------------------------------------------------------------------------

    def type(self, typed: Typed, service: Callable[..., Any], **how: Any) -> None:
        """Do one thing that Undo takes back; if that changes nothing, there is nothing to undo."""
        before = len(self.evening.file.done)
        self.evening.do(service, **how)
        if len(self.evening.file.done) > before:
            self.seen[before + 1 :] = [typed]

    def keep(self, service: Callable[..., Any], **how: Any) -> Any:
        """Do one thing that no Undo takes back."""
        return self.evening.file.write_for_good(service, **how)[0]

    def send(self, run: int, pages: Sequence[int], out: int, *, replaces: bool = False) -> None:
        """Send pages to a printer, of which the first so many come out."""
        row = self.evening.ask(runs)[-1 - run]
        sent = Pass(tuple(page + 1 for page in pages), None if out == len(pages) else out, replaces)
        self.keep(
            print_runs.send, print_run_id=row.print_run_id, sent=sent, printer="Office", at=NOW
        )
        self.paper[run].sendings.append(Sending(list(pages), out, replaces))

    def a_run(self, data: DataObject) -> int:
        return data.draw(st.integers(0, len(self.paper) - 1))

    def offered(self, run: int, pages: Sequence[int]) -> list[int]:
        """Return the pages that are printed again where these are asked for."""
        facts = self.evening.ask(run_facts)
        kept, held = facts.sorted_out(facts.runs[-1 - run], [page + 1 for page in pages])
        cases = self.paper[run].cases
        assert kept == tuple(page + 1 for page in pages if cases[page] not in self.typed.withdrawn)
        assert sum(one.pages for one in held) == len(pages) - len(kept)
        return [page - 1 for page in kept]

    @rule(case=a_case, quantity=st.integers(1, 6))
    def log(self, case: int, quantity: int) -> None:
        logged = put(self.typed.logged, case, self.typed.logged[case] + quantity)
        spot = self.evening.spot(table=None, case=case)
        self.type(
            replace(self.typed, logged=logged),
            counting.log, spot=spot, quantity=quantity, at=NOW,
        )  # fmt: skip

    @rule(case=a_case)
    def take_back(self, case: int) -> None:
        logged = put(self.typed.logged, case, self.typed.logged[case] - 1)
        spot = self.evening.spot(table=None, case=case)
        try:
            self.type(
                replace(self.typed, logged=logged),
                counting.take_back, spot=spot, quantity=1, at=NOW,
            )  # fmt: skip
        except BelowZeroError:
            assert self.typed.logged[case] == 0

    @rule(case=a_case)
    def withdraw_or_restore(self, case: int) -> None:
        case_id = self.evening.cases[case]
        if case in self.typed.withdrawn:
            typed = replace(self.typed, withdrawn=self.typed.withdrawn - {case})
            self.type(typed, case_services.restore_case, case_id=case_id)
        else:
            typed = replace(self.typed, withdrawn=self.typed.withdrawn | {case})
            said = {"case_id": case_id, "reason": "Released", "at": NOW}
            self.type(typed, case_services.withdraw_case, **said)

    @rule(case=a_case, spoiled=st.integers(0, 2), unused=st.integers(0, 2))
    def hand_back(self, case: int, spoiled: int, unused: int) -> None:
        beside = max(0, spoiled - self.sheets(case).count(False))
        typed = replace(
            self.typed,
            spoiled=put(self.typed.spoiled, case, beside),
            unused=put(self.typed.unused, case, unused),
        )
        counted = [(self.evening.cases[case], spoiled, unused)]
        try:
            self.type(typed, print_runs.hand_back_all, role=Role.PRIMARY, counted=counted)
        except HandedBackError:
            assert spoiled + unused > len(self.sheets(case))
        else:
            assert spoiled + unused <= len(self.sheets(case))

    @rule(mode=st.sampled_from(Numbers), same=st.integers(1, 3), part=a_part)
    def print_all(self, mode: Numbers, same: int, part: float) -> None:
        """Print what the page offers in one of its modes; the printer may stop on the way."""
        cases = self.evening.ask(mail)
        printed = self.evening.ask(copies_printed).get(KIND, {})
        logged = {case.case_id: case.logged[Role.PRIMARY] for case in cases}
        copies = Copies()
        copies.mode, copies.same = mode, same
        copies.show(
            CopiesFacts(
                cases,
                logged,
                printed,
                fresh={
                    case_id: unprinted([(count, 0)], printed.get(case_id, 0))
                    for case_id, count in logged.items()
                },
                problems={
                    case.code: CaseWithdrawnError(case_name=case.name, reason="")
                    for case in cases
                    if case.withdrawn
                },
            )
        )
        (pack,) = copies.packs()
        offered = {self.evening.cases.index(case.case_id): count for case, count in pack.orders}
        assert offered == self.wanted(mode, same)
        whose = [case for case in sorted(offered) for _copy in range(offered[case])]
        if whose:
            self.record(whose)
            self.send(len(self.paper) - 1, range(len(whose)), round(part * len(whose)))

    def wanted(self, mode: Numbers, same: int) -> dict[int, int]:
        """Return how many copies of each case a mode means."""
        each = {
            Numbers.AS_LOGGED: list(self.typed.logged),
            Numbers.SINCE_LAST_RUN: [self.since_the_last_run(case) for case in CASES],
            Numbers.SAME: [same for _case in CASES],
        }[mode]
        cases = [case for case in CASES if case not in self.typed.withdrawn]
        return {case: each[case] for case in cases if each[case]}

    def record(self, whose: list[int]) -> UUID:
        self.paper.append(Run(whose))
        run_id: UUID = self.keep(
            print_runs.record,
            kind=KIND,
            title="Envelopes",
            stock=ENVELOPES["dl"],
            pdf=b"%PDF",
            cases=[self.evening.cases[case] for case in whose],
            at=NOW,
        )
        return run_id

    @rule(whose=st.lists(a_case, min_size=1, max_size=5).map(sorted))
    def save_a_pdf(self, whose: list[int]) -> None:
        """Save a PDF: nothing of it is printed until somebody says so."""
        run_id = self.record(whose)
        every = tuple(range(1, len(whose) + 1))
        self.keep(print_runs.send, print_run_id=run_id, sent=Pass(every, 0), printer="", at=NOW)
        self.paper[-1].sendings.append(Sending(list(range(len(whose))), 0, replaces=False))

    @something_was_printed
    @rule(data=st.data(), part=a_part, replaces=st.booleans())
    def print_from_a_page_on(self, data: DataObject, part: float, *, replaces: bool) -> None:
        run = self.a_run(data)
        first = data.draw(st.integers(0, len(self.paper[run].cases) - 1))
        pages = self.offered(run, range(first, len(self.paper[run].cases)))
        if pages:
            self.send(run, pages, round(part * len(pages)), replaces=replaces)

    @something_was_printed
    @rule(data=st.data(), part=a_part, replaces=st.booleans())
    def print_single_pages(self, data: DataObject, part: float, *, replaces: bool) -> None:
        run = self.a_run(data)
        page = st.integers(0, len(self.paper[run].cases) - 1)
        pages = self.offered(run, sorted(data.draw(st.sets(page, min_size=1, max_size=4))))
        if pages:
            self.send(run, pages, round(part * len(pages)), replaces=replaces)

    @something_was_printed
    @rule(data=st.data(), part=a_part)
    def say_what_came_out(self, data: DataObject, part: float) -> None:
        run = self.a_run(data)
        passes = self.evening.ask(runs)[-1 - run].passes
        which = data.draw(st.integers(0, len(passes) - 1))
        sending = self.paper[run].sendings[which]
        sending.out = round(part * len(sending.pages))
        self.keep(
            print_runs.tell_what_came_out,
            print_pass_id=passes[which].print_pass_id,
            came_out=None if sending.out == len(sending.pages) else sending.out,
        )

    @precondition(lambda self: self.evening.file.done)
    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.evening.file.done))):
            self.evening.file.undo()

    @precondition(lambda self: self.evening.file.undone)
    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.evening.file.undone))):
            self.evening.file.redo()

    @rule()
    def start_again(self) -> None:
        """Close and open the event: everything is there, and nothing can be undone."""
        typed = self.typed
        self.evening.file.close()
        self.evening.file = EventFile(self.evening.file.path)
        self.seen = [typed]

    # -- what must be so -------------------------------------------------------------------------

    @invariant()
    def what_is_to_be_printed_is_what_was_logged_and_has_no_good_sheet(self) -> None:
        usable = self.evening.ask(copies_printed).get(KIND, {})
        logged = {case.case_id: case.logged[Role.PRIMARY] for case in self.evening.ask(mail)}
        for case, case_id in enumerate(self.evening.cases):
            assert logged[case_id] == self.typed.logged[case]
            wanted = max(0, logged[case_id] - usable.get(case_id, 0))
            assert wanted == self.since_the_last_run(case)

    @invariant()
    def printed_is_written_spoiled_unused_or_missing(self) -> None:
        checks = self.evening.ask(envelope_check, role=Role.PRIMARY)
        for case, case_id in enumerate(self.evening.cases):
            if (check := checks.get(case_id)) is None:
                assert not self.sheets(case)
                continue
            assert check.printed == len(self.sheets(case))
            assert check.written == self.typed.logged[case]
            assert check.spoiled == self.spoiled(case)
            assert check.unused == self.typed.unused[case]
            together = check.written + check.spoiled + check.unused + check.difference
            assert together == check.printed

    @override
    def teardown(self) -> None:
        with self.folder:
            self.evening.file.close()
            self.laptop.stop()


TestPrinting = Printing.TestCase
TestPrinting.settings = settings(
    max_examples=EVENINGS,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_a_spoiled_envelope_that_never_came_out_is_owed_once() -> None:
    """Somebody hands an envelope back, and somebody else says that it was never printed."""
    printing = Printing()
    printing.log(0, 1)
    printing.print_all(Numbers.AS_LOGGED, 1, 1)
    printing.hand_back(0, 1, 0)
    (sent,) = printing.evening.ask(runs)[0].passes
    printing.keep(print_runs.tell_what_came_out, print_pass_id=sent.print_pass_id, came_out=0)
    printing.paper[0].sendings[0].out = 0
    assert printing.since_the_last_run(0) == 1
    printing.what_is_to_be_printed_is_what_was_logged_and_has_no_good_sheet()
    printing.teardown()
