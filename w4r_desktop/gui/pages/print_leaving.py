"""A document on its way out of the Print page, whatever is chosen there meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop.domain.print_runs import NewRun
from w4r_desktop.gui.run_keeping import cases_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from w4r_desktop.domain.print_runs import RunKind
    from w4r_desktop.gui.drawing import Drawn
    from w4r_desktop.gui.pages.print_document import DocumentOptions, DocumentWords
    from w4r_desktop.store.queries.cases import CaseRow


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a document was when somebody asked for it: its words, and what it is counted as."""

    words: DocumentWords
    kind: RunKind
    names_people: bool

    def run(self, drawn: Drawn, cases: Iterable[CaseRow]) -> NewRun:
        """Return what is kept of it."""
        ids = {row.brief.code: row.case_id for row in cases}
        return NewRun(
            self.kind,
            self.words.title,
            drawn.wish.stock,
            drawn.pdf,
            cases_of(drawn.pages, ids),
            names_people=self.names_people,
        )


def leaving(options: DocumentOptions) -> Leaving:
    """Return a document as it is chosen now."""
    return Leaving(options.words, options.kind, options.names_people)
