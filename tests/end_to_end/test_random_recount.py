"""However a box is counted, changed, forgotten, undone: the total is what was counted by hand.

``W4R_EVENINGS=500`` plays so many random recounts instead of a few.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from typing_extensions import override

from tests.evening import NOW, Evening, usual_event
from w4r_desktop.domain.recount import GIVEN
from w4r_desktop.domain.tally import Reason
from w4r_desktop.errors import SetAsideError, W4RError
from w4r_desktop.services import counting, recount
from w4r_desktop.store.check import check
from w4r_desktop.store.queries import recount as queries
from w4r_desktop.store.queries.figures import figures
from w4r_desktop.store.queries.history import latest_entries

if TYPE_CHECKING:
    from collections.abc import Mapping

RECOUNTS = int(os.environ.get("W4R_EVENINGS", "6"))
BOXES = (None, 0, 1)
"""At no table, at the first, at the second."""


@dataclass(frozen=True)
class Told:
    """What a person believes: per place what was logged, and what was counted by hand there."""

    by_table: bool = False
    logged: Mapping[int | None, int] = field(default_factory=lambda: dict.fromkeys(BOXES, 0))
    counts: Mapping[int | None, tuple[int, int, int]] = field(default_factory=dict)
    """Counted, set aside, and what was logged until then."""

    def logged_in(self, box: int | None) -> int:
        return self.logged[box] if self.by_table else sum(self.logged.values())

    @property
    def total(self) -> int:
        corrected = sum(counted - aside - logged for counted, aside, logged in self.counts.values())
        return sum(self.logged.values()) + corrected


class Recounting(RuleBasedStateMachine):
    """Does what people do at seven in the morning, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.evening = Evening(usual_event(Path(self.folder.name) / "evening.w4r"))
        self.amina = self.evening.sign_in("Amina")
        self.told = Told()
        self.done: list[Told] = []
        self.undone: list[Told] = []

    @override
    def teardown(self) -> None:
        check(self.evening.file)
        self.evening.file.close()
        self.folder.cleanup()

    @rule(quantity=some.integers(1, 9))
    def somebody_writes(self, quantity: int) -> None:
        """Whose letters they are does not matter: a recount may find none of them."""
        logged = {**self.told.logged, 0: self.told.logged[0] + quantity}
        spot = self.evening.spot(self.amina)
        said = {"quantity": quantity, "at": NOW}
        self.do(replace(self.told, logged=logged), counting.log, spot=spot, **said)

    @rule(quantity=some.integers(1, 9))
    def somebody_takes_back(self, quantity: int) -> None:
        logged = {**self.told.logged, 0: self.told.logged[0] - quantity}
        spot = self.evening.spot(self.amina)
        said = {"quantity": quantity, "at": NOW}
        with suppress(W4RError):
            self.do(replace(self.told, logged=logged), counting.take_back, spot=spot, **said)

    def do(self, told: Told, service: object, **said: object) -> None:
        """Have it done, and remember what is believed then."""
        steps = len(self.evening.file.done)
        self.evening.do(service, **said)  # type: ignore[arg-type]
        if len(self.evening.file.done) > steps:
            self.done.append(self.told)
            self.undone.clear()
        self.told = told

    def box(self, box: int | None) -> dict[str, object]:
        table = None if box is None else self.evening.tables[box]
        spot = self.evening.spot()
        where = {"case_id": spot.case_id, "kind": spot.kind, "writing_table_id": table}
        return {**where, "at": NOW + timedelta(hours=3)}

    @rule(box=some.sampled_from(BOXES), quantity=some.integers(1, 9))
    def log(self, box: int | None, quantity: int) -> None:
        logged = {**self.told.logged, box: self.told.logged[box] + quantity}
        spot = self.evening.spot(table=box)
        self.do(
            replace(self.told, logged=logged), counting.log, spot=spot, quantity=quantity, at=NOW
        )

    @rule(box=some.sampled_from(BOXES), quantity=some.integers(1, 9))
    def take_back(self, box: int | None, quantity: int) -> None:
        logged = {**self.told.logged, box: self.told.logged[box] - quantity}
        told = replace(self.told, logged=logged)
        spot, reason = self.evening.spot(table=box), Reason.JOKE
        try:
            self.do(told, counting.take_back, spot=spot, quantity=quantity, at=NOW, reason=reason)
        except W4RError:
            return

    @rule(which=some.integers(0, 9))
    def take_an_entry_back(self, which: int) -> None:
        entries = self.evening.ask(latest_entries, limit=10)
        if which >= len(entries) or entries[which].quantity < 0 or entries[which].recount:
            return
        entry = entries[which]
        box = None if not entry.table else int(entry.table) - 1
        logged = {**self.told.logged, box: self.told.logged[box] - entry.quantity}
        told = replace(self.told, logged=logged)
        try:
            self.do(told, counting.take_back_entry, entry_id=entry.entry_id, at=NOW)
        except W4RError:
            return

    @rule(
        box=some.sampled_from(BOXES),
        counted=some.integers(0, 30),
        reasons=some.dictionaries(some.sampled_from(GIVEN), some.integers(0, 4)),
    )
    def count(self, box: int | None, counted: int, reasons: dict[Reason, int]) -> None:
        box = box if self.told.by_table else None
        aside = reasons.get(Reason.JOKE, 0) + reasons.get(Reason.UNSIGNED, 0)
        mine = (counted, aside, self.told.logged_in(box))
        told = replace(self.told, counts={**self.told.counts, box: mine})
        said = {"counted": counted, "reasons": reasons, **self.box(box)}
        try:
            self.do(told, recount.count_by_hand, **said)
        except SetAsideError:
            assert aside > counted

    @precondition(lambda self: self.told.counts)
    @rule(data=some.data(), jokes=some.integers(0, 5))
    def explain(self, data: some.DataObject, jokes: int) -> None:
        box = data.draw(some.sampled_from(sorted(self.told.counts, key=str)))
        counted, _aside, logged = self.told.counts[box]
        left = counted + self.told.logged_in(box) - logged
        told = replace(self.told, counts={**self.told.counts, box: (counted, jokes, logged)})
        try:
            self.do(told, recount.explain_count, reasons={Reason.JOKE: jokes}, **self.box(box))
        except SetAsideError:
            assert jokes > min(counted, left)

    @rule(box=some.sampled_from(BOXES))
    def withdraw(self, box: int | None) -> None:
        counts = {known: count for known, count in self.told.counts.items() if known != box}
        self.do(replace(self.told, counts=counts), recount.withdraw_count, **self.box(box))

    @rule(by_table=some.booleans())
    def keep_boxes(self, *, by_table: bool) -> None:
        counts = self.told.counts if by_table == self.told.by_table else {}
        told = replace(self.told, by_table=by_table, counts=counts)
        self.do(told, recount.keep_boxes, by_table=by_table, at=NOW)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.told)
        self.told = self.done.pop()
        self.evening.file.undo()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.told)
        self.told = self.undone.pop()
        self.evening.file.redo()

    @invariant()
    def all_figures_follow(self) -> None:
        found = self.evening.ask(figures, as_of=NOW)
        letters = self.evening.spot().kind
        logged = sum(self.told.logged.values())
        assert found.kinds[letters] == self.told.total >= 0
        assert sum(one.kinds.get(letters, 0) for one in found.by_case) == self.told.total
        assert sum(one.kinds.get(letters, 0) for one in found.by_table) == self.told.total
        assert sum(one.kinds.get(letters, 0) for one in found.quarters) == logged
        assert found.signatories == self.told.total
        names = {"": None, "1": 0, "2": 1}
        lines = self.evening.ask(queries.recount).lines
        assert {names[line.table] for line in lines} == set(self.told.counts)
        for line in lines:
            counted, aside, until = self.told.counts[names[line.table]]
            since = self.told.logged_in(names[line.table]) - until
            assert (line.counted, line.logged, line.logged_since) == (counted, until, since)
            assert line.total == counted - aside + since


TestRecounting = Recounting.TestCase
TestRecounting.settings = settings(
    max_examples=RECOUNTS,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
