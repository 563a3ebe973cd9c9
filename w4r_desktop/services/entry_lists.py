"""Logging a list of entries that was kept elsewhere or on paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import select

from w4r_desktop.domain.figures import EXPLAINING, SET_ASIDE
from w4r_desktop.domain.names import clean_name, folded
from w4r_desktop.domain.tables import table_key
from w4r_desktop.domain.tally import ByRecount
from w4r_desktop.errors import (
    BelowRecountError,
    BelowZeroError,
    EntryBelowZeroError,
    EntryCaseUnknownError,
    EntryCorrectionError,
    EntryOnePileError,
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
    recount corrected is corrected after all lines are logged; what it took back again is left out.
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
        self._corrections: list[tuple[_Box, EntryLine]] = []

    def log(self, line: EntryLine) -> None:
        if line.recount is ByRecount.UNDONE:
            return
        table_id = self._table(line)
        if line.case not in self._cases:
            raise EntryCaseUnknownError(file=self._file, line=line.line, case=line.case)
        if _is_correction(line):
            self._corrections.append(((table_id, self._cases[line.case], line.kind), line))
            return
        spot = counting.Spot(
            attendee_id=self._attendee(line, table_id),
            writing_table_id=table_id,
            case_id=self._cases[line.case],
            kind=line.kind,
        )
        try:
            counting.log(
                self._session,
                spot=spot,
                quantity=line.quantity,
                signatories=line.signatories,
                at=line.at,
                reason=line.reason,
            )
        except (BelowZeroError, BelowRecountError) as refusal:
            raise EntryBelowZeroError(
                file=self._file,
                line=line.line,
                counted=refusal.counted,
                withdrawn=refusal.withdrawn,
            ) from refusal

    def correct(self, now: datetime) -> None:
        """Correct what a recount did, box by box.

        Boxes are kept by table if the list has any. Where something was counted already they stay
        as they are: into one pile goes what the list corrects at any table.
        """
        if not self._corrections:
            return
        by_table = any(table_id for (table_id, _case, _kind), _line in self._corrections)
        has_pile, state = not by_table, recounted(self._session)
        if state.lines:
            by_table = state.by_table
        else:
            recount.keep_boxes(self._session, by_table=by_table, at=now)
        boxes: dict[_Box, list[EntryLine]] = {}
        for (table_id, case_id, kind), line in self._corrections:
            box = (table_id if by_table else None, case_id, kind)
            boxes.setdefault(box, []).append(line)
        for (table_id, case_id, kind), lines in boxes.items():
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
                kind_of = EntryOnePileError if has_pile and by_table else EntryCorrectionError
                raise kind_of(file=self._file, line=lines[0].line) from refusal

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


def _is_correction(line: EntryLine) -> bool:
    """Tell whether a recount made an entry, as far as a list that does not say so lets one know."""
    nobodys = not folded(clean_name(line.attendee))
    return nobodys and line.reason in CORRECTING and line.recount is not ByRecount.NO
