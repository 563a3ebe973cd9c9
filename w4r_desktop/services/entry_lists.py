"""Logging a list of entries that was kept elsewhere or on paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import select

from w4r_desktop.domain.figures import EXPLAINING, SET_ASIDE
from w4r_desktop.domain.names import clean_name, folded
from w4r_desktop.domain.tables import table_key
from w4r_desktop.errors import (
    EntryBelowZeroError,
    EntryCaseUnknownError,
    EntryCorrectionError,
    EntryTableUnknownError,
    FileLoggedBeforeError,
    RecountNumberError,
    SetAsideError,
)
from w4r_desktop.services import attendees, counting, recount
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.recount import recount as recounted
from w4r_desktop.store.schema import Attendee, Case, LoggedFile, WritingTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind, EntryLine, Reason

    _Box: TypeAlias = tuple[UUID | None, UUID, ActionKind]

CORRECTING: Final = frozenset((*SET_ASIDE, *EXPLAINING))
"""The reasons for which a recount corrects what nobody by name has done."""


def log_entries(
    session: Session,
    *,
    file: str,
    digest: str,
    lines: Sequence[EntryLine],
    now: datetime,
    again: bool = False,
) -> None:
    """Log a whole list or nothing of it; people it names for the first time are signed in.

    ``digest`` tells the file from others; one logged before is refused unless ``again``. What a
    recount corrected is corrected after all lines are logged.
    """
    before = session.scalars(select(LoggedFile).where(LoggedFile.digest == digest)).first()
    if before is not None and not again:
        zone = event(session).details.zone
        raise FileLoggedBeforeError(
            file=file, logged_at=before.logged_at.astimezone(zone), entries=before.entries
        )
    session.add(LoggedFile(digest=digest, logged_at=now, entries=len(lines)))
    hall = _Hall(session, file)
    for line in lines:
        hall.log(line)
    hall.correct(now)


class _Hall:
    """Tables, cases and people by the names a list may use for them."""

    def __init__(self, session: Session, file: str) -> None:
        self._session = session
        self._file = file
        tables = select(WritingTable).where(WritingTable.hidden_at.is_(None))
        self._tables = {table_key(table.name): table.id for table in session.scalars(tables)}
        cases = select(Case).where(Case.hidden_at.is_(None))
        self._cases = {case.code: case.id for case in session.scalars(cases)}
        people = select(Attendee).where(Attendee.hidden_at.is_(None))
        self._people = {person.folded_name: person.id for person in session.scalars(people)}
        self._corrections: dict[_Box, list[EntryLine]] = {}

    def log(self, line: EntryLine) -> None:
        table_id = self._table(line)
        if line.case not in self._cases:
            raise EntryCaseUnknownError(file=self._file, line=line.line, case=line.case)
        if line.reason in CORRECTING and not folded(clean_name(line.attendee)):
            box = (table_id, self._cases[line.case], line.kind)
            self._corrections.setdefault(box, []).append(line)
            return
        spot = counting.Spot(
            attendee_id=self._attendee(line, table_id),
            writing_table_id=table_id,
            case_id=self._cases[line.case],
            kind=line.kind,
        )
        counted = counting.counted_at(self._session, spot=spot) if line.quantity < 0 else 0
        if counted + line.quantity < 0:
            raise EntryBelowZeroError(
                file=self._file, line=line.line, counted=counted, withdrawn=-line.quantity
            )
        counting.log(
            self._session,
            spot=spot,
            quantity=line.quantity,
            signatories=line.signatories,
            at=line.at,
            reason=line.reason,
        )

    def correct(self, now: datetime) -> None:
        """Correct what a recount did, box by box; boxes are kept by table if the list has any."""
        if self._corrections and not recounted(self._session).lines:
            by_table = any(table_id for table_id, _case, _kind in self._corrections)
            recount.keep_boxes(self._session, by_table=by_table, at=now)
        for (table_id, case_id, kind), lines in self._corrections.items():
            changes: Counter[Reason] = Counter()
            for line in lines:
                assert line.reason is not None, "only what has a reason is a correction"
                changes[line.reason] += line.quantity
            try:
                recount.add_corrections(
                    self._session,
                    case_id=case_id,
                    kind=kind,
                    writing_table_id=table_id,
                    changes=changes,
                    at=now,
                )
            except (RecountNumberError, SetAsideError) as refusal:
                raise EntryCorrectionError(file=self._file, line=lines[0].line) from refusal

    def _table(self, line: EntryLine) -> UUID | None:
        if not line.table:
            return None
        try:
            return self._tables[table_key(line.table)]
        except KeyError:
            raise EntryTableUnknownError(
                file=self._file, line=line.line, table=line.table
            ) from None

    def _attendee(self, line: EntryLine, table_id: UUID | None) -> UUID | None:
        key = folded(clean_name(line.attendee))
        if not key:
            return None
        if key not in self._people:
            if table_id is None:  # a person has to sit somewhere
                raise EntryTableUnknownError(file=self._file, line=line.line, table=line.table)
            self._people[key] = attendees.sign_in(
                self._session, name=line.attendee, writing_table_id=table_id, at=line.at
            )
        return self._people[key]
