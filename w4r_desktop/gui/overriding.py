"""Mail that the organizer prints despite a refusal: asked for with a note, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.documents.set_aside import refusal_of
from w4r_desktop.domain.paper import Refusal
from w4r_desktop.gui.deeds import Deeds
from w4r_desktop.gui.dialogs.override import ask_note
from w4r_desktop.language import _, short_date
from w4r_desktop.messages import explain
from w4r_desktop.services import overrides

if TYPE_CHECKING:
    from datetime import date

    from w4r_desktop import errors
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.overrides import OverrideRow


class Overriding(Deeds):
    """Lets mail be printed despite a refusal, with a note, and takes that back."""

    @property
    def is_offered(self) -> bool:
        """Whether the one at the laptop may do it: nobody but the organizer."""
        return not self._workspace.locked

    def print_anyway(self, case: CaseMail, problem: errors.W4RError) -> None:
        """Ask why mail for a case is printed all the same, and let it be so."""
        refusal = refusal_of(problem)
        if refusal is None or not self.is_offered:
            return
        title = _("Print mail for {case} all the same?").format(case=case.name)
        note = ask_note(title, explain(problem), self._window)
        if note and self._run(
            _("Print despite a refusal: {case}").format(case=case.short_name),
            overrides.override,
            refusal=refusal,
            note=note,
            at=self._now(),
            case_id=case.case_id,
        ):
            words = _("Mail for {case} can be printed now. Your note is kept for the report.")
            self.said.emit(words.format(case=case.name))

    def print_for_all(self, closed_on: date) -> None:
        """Ask why mail is printed although the campaign is closed, and let it be so for all."""
        if not self.is_offered:
            return
        note = ask_note(
            _("Print mail although the campaign is closed?"),
            _(
                "The campaign closed on {day}. If that day is wrong, correct it under Setup, "
                "Campaign, instead."
            ).format(day=short_date(closed_on)),
            self._window,
        )
        if note and self._run(
            _("Print although the campaign is closed"),
            overrides.override,
            refusal=Refusal.CAMPAIGN_CLOSED,
            note=note,
            at=self._now(),
        ):
            self.said.emit(
                _("Mail of this campaign can be printed now. Your note is kept for the report.")
            )

    def refuse_again(self, override: OverrideRow, name: str) -> None:
        """Let a refusal hold again, of a case by its name, or of all of the campaign."""
        label = _("Refuse again: {case}").format(case=name)
        if self._run(label, overrides.refuse_again, override_id=override.override_id):
            self.said.emit(_("Mail for {case} is refused again.").format(case=name))
