"""How many envelopes of each case: as logged or the same for all, and what a person changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.envelopes import EnvelopeOrder
from w4r_desktop.domain.case import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from w4r_desktop.errors import EnvelopeError, W4RError
    from w4r_desktop.store.queries.mail import CaseMail


ROLES: Final = (Role.PRIMARY, Role.SOLIDARITY, Role.COPY)
"""In the order of how much is mailed to them."""


class Mode(StrEnum):
    """Where the numbers come from."""

    AS_LOGGED = "as_logged"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class CopiesRow:
    """A line of the list; ``problem`` says why the case cannot be printed, if it cannot."""

    mail: CaseMail
    ticked: bool
    copies: int
    problem: W4RError | None

    @property
    def printed(self) -> int:
        """How many pages the case gives."""
        return self.copies if self.ticked and self.problem is None else 0


class Copies:
    """What is chosen, mode by mode and role by role: coming back finds it as it was left."""

    def __init__(self) -> None:
        self.mode = Mode.AS_LOGGED
        self.role = Role.PRIMARY
        self.same = 1
        self._cases: tuple[CaseMail, ...] = ()
        self._problems: Mapping[str, EnvelopeError] = {}
        self._ticks: dict[tuple[Mode, Role, UUID], bool] = {}
        self._numbers: dict[tuple[Role, UUID], int] = {}

    def show(self, cases: tuple[CaseMail, ...], problems: Mapping[str, EnvelopeError]) -> None:
        """Choose among these from now on; ``problems`` are keyed by case code."""
        self._cases, self._problems = cases, problems

    @property
    def rows(self) -> tuple[CopiesRow, ...]:
        """Every case in its order."""
        return tuple(self._row(case) for case in self._cases)

    @property
    def pages(self) -> int:
        """How many envelopes will be printed."""
        return sum(row.printed for row in self.rows)

    @property
    def left_out(self) -> tuple[CopiesRow, ...]:
        """The cases that were to be printed, but cannot be."""
        return tuple(row for row in self.rows if row.problem and row.copies and row.ticked)

    @property
    def is_changed(self) -> bool:
        """Whether a person changed anything of what was logged."""
        as_logged = self.mode is Mode.AS_LOGGED
        return as_logged and (
            any(role is self.role for role, _case in self._numbers)
            or any(mode is self.mode and role is self.role for mode, role, _case in self._ticks)
        )

    def orders(self) -> tuple[EnvelopeOrder, ...]:
        """Return what to print."""
        return tuple(order_of(row.mail, self.role, row.printed) for row in self.rows)

    def tick(self, case_id: UUID, *, ticked: bool) -> None:
        """Print a case or not; one without any copies gets one."""
        self._ticks[self.mode, self.role, case_id] = ticked
        row = next(row for row in self.rows if row.mail.case_id == case_id)
        if ticked and not row.copies and self.mode is Mode.AS_LOGGED:
            self._numbers[self.role, case_id] = 1

    def set_copies(self, case_id: UUID, copies: int) -> None:
        """Print a case so often, whatever was logged; none is a case that is not printed."""
        self._numbers[self.role, case_id] = copies
        self._ticks[self.mode, self.role, case_id] = copies > 0

    def forget_changes(self) -> None:
        """Go back to what was logged for the role in view."""
        self._numbers = {key: n for key, n in self._numbers.items() if key[0] is not self.role}
        here = (self.mode, self.role)
        self._ticks = {key: ticked for key, ticked in self._ticks.items() if key[:2] != here}

    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one envelope of one case."""
        self.mode, self.role, self.same = Mode.SAME, role, 1
        for case in self._cases:
            self._ticks[self.mode, role, case.case_id] = case.case_id == case_id

    def _row(self, case: CaseMail) -> CopiesRow:
        copies = self.same
        if self.mode is Mode.AS_LOGGED:
            copies = self._numbers.get((self.role, case.case_id), case.logged[self.role])
        ticked = self._ticks.get((self.mode, self.role, case.case_id), copies > 0)
        return CopiesRow(case, ticked, copies, self._problems.get(case.code))


def order_of(case: CaseMail, role: Role, copies: int) -> EnvelopeOrder:
    """Return an order of a number of envelopes to the target of a role."""
    return EnvelopeOrder(
        case.code,
        case.name,
        case.targets.get(role),
        copies,
        sender_limit=case.sender_limit,
        withdrawn=case.withdrawn.reason if case.withdrawn else None,
    )


def roles_of(cases: Iterable[CaseMail]) -> tuple[Role, ...]:
    """Return the roles that any case has somebody or something for; the appeal always is one."""
    named = {role for case in cases for role in Role if role in case.targets or case.logged[role]}
    return tuple(role for role in ROLES if role is Role.PRIMARY or role in named)
