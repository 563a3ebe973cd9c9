"""What a person types while boxes are counted, kept under names by which it can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.recount import given
from w4r_desktop.gui.deeds import Deeds
from w4r_desktop.gui.recount_words import REASONS, Column, box_words, step_words
from w4r_desktop.language import _, excerpt, ngettext, number, typed_number
from w4r_desktop.services import recount

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from w4r_desktop.domain.tally import Reason
    from w4r_desktop.store.queries.recount import Box


class Recounting(Deeds):
    """Keeps the numbers that were counted."""

    def take(self, box: Box, column: Column, text: str) -> None:
        """Keep what was typed into a cell; an empty one forgets what was there."""
        if not text.strip():
            self._clear(box, column)
            return
        typed = typed_number(text)
        if typed is None:
            self.refused.emit(
                _(
                    "“{typed}” is not a number. Nothing was changed. "
                    "Type how many there are, such as 46."
                ).format(typed=excerpt(text.strip()))
            )
        elif column is Column.COUNTED:
            self._count(box, typed)
        else:
            self._explain(box, column, typed)

    def keep_boxes(self, *, by_table: bool, counted: int) -> None:
        """Count one pile, or a box for each table; ``counted`` are the counts that this forgets."""
        step = _("a box for each table") if by_table else _("one pile for all tables")
        if not self._run(step, recount.keep_boxes, by_table=by_table, at=self._now()):
            return
        if counted:
            self.said.emit(
                ngettext(
                    "{number} count was taken back. Undo brings it again.",
                    "{number} counts were taken back. Undo brings them again.",
                    counted,
                ).format(number=number(counted))
            )

    def finish(self, *, left: int) -> None:
        """Say that the recount is done; ``left`` boxes stay as they were logged."""
        if not self._run(_("the recount is done"), recount.finish, at=self._now()):
            return
        done = _("The recount is done.")
        if left:
            done = ngettext(
                "The recount is done. {number} box was not counted: it stays as logged.",
                "The recount is done. {number} boxes were not counted: they stay as logged.",
                left,
            ).format(number=number(left))
        self.said.emit(done)

    def reopen(self) -> None:
        """Go on counting."""
        self._run(_("the recount goes on"), recount.reopen)

    def _count(self, box: Box, counted: int) -> None:
        self._run(
            step_words(box, Column.COUNTED),
            recount.count_by_hand,
            counted=counted,
            reasons=_given(box),
            **self._where(box),
        )

    def _explain(self, box: Box, column: Column, typed: int) -> None:
        if box.line is None:
            self.refused.emit(
                _(
                    "Nobody has counted the {what} yet. Nothing was changed. "
                    "First type what lies there, under “By hand”."
                ).format(what=box_words(box))
            )
            return
        reasons = {**_given(box), REASONS[column]: typed}
        step = step_words(box, column)
        self._run(step, recount.explain_count, reasons=reasons, **self._where(box))

    def _clear(self, box: Box, column: Column) -> None:
        if box.line is None:
            return
        if column is Column.COUNTED:
            self._run(step_words(box, column), recount.withdraw_count, **self._where(box))
        else:
            self._explain(box, column, 0)

    def _where(self, box: Box) -> dict[str, Any]:
        return {
            "case_id": box.case_id,
            "kind": box.kind,
            "writing_table_id": box.writing_table_id,
            "at": self._now(),
        }


def _given(box: Box) -> Mapping[Reason, int]:
    return given(box.line.corrected) if box.line else {}
