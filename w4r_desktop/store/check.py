"""Whether an event file is whole: its pages, its references, its sums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from w4r_desktop.errors import EventFileDamagedError, EventFileSumsError
from w4r_desktop.store.schema import Case, TallyEntry

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from w4r_desktop.store.event_file import EventFile


@dataclass(frozen=True, slots=True)
class Findings:
    """What a whole event file holds, and its version."""

    version: int
    entries: int
    cases: int


def check(file: EventFile) -> Findings:
    """Return what an event file holds, once all of it was found to be whole.

    Raises EventFileDamagedError where a page or a reference is broken, and EventFileSumsError
    where more was taken back than was ever logged.
    """
    with file.reading() as session:
        if _answers(session, "PRAGMA integrity_check") != [("ok",)] or _answers(
            session, "PRAGMA foreign_key_check"
        ):
            raise EventFileDamagedError(file=file.path.name)
        if sums := _sums_below_zero(session):
            raise EventFileSumsError(file=file.path.name, sums=sums)
        version: int = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
        entries = session.execute(select(func.count()).select_from(TallyEntry)).scalar_one()
        cases = session.execute(select(func.count()).select_from(Case)).scalar_one()
        return Findings(version, entries, cases)


def _answers(session: Session, question: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in session.connection().exec_driver_sql(question)]


def _sums_below_zero(session: Session) -> int:
    """Count the spots of the sheet: who, at which table, for which case, in which kind."""
    spot = (
        TallyEntry.attendee_id,
        TallyEntry.writing_table_id,
        TallyEntry.case_id,
        TallyEntry.kind,
    )
    below = select(*spot).group_by(*spot).having(func.sum(TallyEntry.quantity) < 0).subquery()
    return session.execute(select(func.count()).select_from(below)).scalar_one()
