"""What an organizer does with whole cases, run as services and said in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.names import clean_name
from w4r_desktop.gui.deeds import Deeds
from w4r_desktop.gui.dialogs.withdrawal import ask_reason
from w4r_desktop.language import _
from w4r_desktop.services import cases

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.store.queries.cases import CaseRow


class CaseChanges(Deeds):
    """Withdraws whole cases, restores, copies, removes and moves them."""

    def withdraw(self, row: CaseRow) -> None:
        """Ask why a case is not to be written for any more, and let it be so."""
        name = row.brief.name
        known = row.withdrawn.reason if row.withdrawn else ""
        reason = ask_reason(name, self._window, known=known)
        if reason and self._run(
            _("Withdraw: {case}").format(case=name),
            cases.withdraw_case,
            case_id=row.case_id,
            reason=reason,
            at=self._now(),
        ):
            words = _("{case} is withdrawn. What was written for it stays counted.")
            self.said.emit(words.format(case=name))

    def restore(self, row: CaseRow) -> None:
        """Let a withdrawn case be written for again."""
        label = _("Restore: {case}").format(case=row.brief.name)
        if self._run(label, cases.restore_case, case_id=row.case_id):
            words = _("{case} can be written for again.")
            self.said.emit(words.format(case=row.brief.name))

    def duplicate(self, row: CaseRow) -> UUID | None:
        """Add a copy after a case and return its id, or None if that was refused."""
        name = clean_name(_("Copy of {case}").format(case=row.brief.name))
        label = _("Duplicate: {case}").format(case=row.brief.name)
        copy: list[UUID] = []
        if self._run(label, cases.duplicate_case, case_id=row.case_id, name=name, then=copy.append):
            self.said.emit(
                _("“{case}” was added. Change what differs with Edit.").format(case=name)
            )
        return copy[0] if copy else None

    def remove(self, row: CaseRow) -> None:
        """Take a case away that nothing was logged for."""
        label = _("Remove: {case}").format(case=row.brief.name)
        if self._run(label, cases.remove_case, case_id=row.case_id):
            words = _("{case} was removed. Undo in the Edit menu brings it back.")
            self.said.emit(words.format(case=row.brief.name))

    def move(self, row: CaseRow, place: int) -> None:
        """Put a case at another place in the order, counted from 0."""
        label = _("Move: {case}").format(case=row.brief.name)
        self._run(label, cases.move_case, case_id=row.case_id, place=place)
