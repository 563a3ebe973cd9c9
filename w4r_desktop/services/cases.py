"""Writing, correcting, ordering, withdrawing and removing the cases of a campaign."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, select

from w4r_desktop.domain.case_codes import free_code
from w4r_desktop.domain.case_parts import changed_parts, parts
from w4r_desktop.domain.names import clean_name
from w4r_desktop.domain.pack_changes import CaseContent
from w4r_desktop.errors import (
    CaseCodeTakenError,
    CaseHasEntriesError,
    NameEmptyError,
    WithdrawalReasonError,
)
from w4r_desktop.store import schema
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.results_schema import RecountCount

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import Campaign, CaseBrief
    from w4r_desktop.store.records import Record

APART: Final = frozenset({"targets", "updates", "sources", "translations", "guidance", "picture"})
"""Fields of a brief that are records of their own, or columns under another name."""

OF_A_CASE: Final = (
    schema.CaseTarget,
    schema.CaseUpdate,
    schema.CaseSource,
    schema.CaseTranslation,
    schema.CaseWithdrawal,
    schema.CaseEdit,
    RecountCount,
)


def add_case(session: Session, *, brief: CaseBrief, picture: bytes | None = None) -> UUID:
    """Add a case typed in here, as the last one, and return its id.

    A brief without a code gets one made of its name. Raises CaseCodeTakenError.
    """
    taken = set(session.scalars(select(schema.Case.code)))
    if brief.code in taken:
        raise CaseCodeTakenError(code=brief.code)
    last = session.execute(select(func.max(schema.Case.position))).scalar() or 0
    coded = replace(brief, code=brief.code or free_code(brief.name, taken))
    (case_id,) = insert_cases(session, new=[CaseContent(coded, picture)], position=last + 1)
    mark_edited(session, case_id=case_id, keys=parts(brief, picture))
    return case_id


def change_case(
    session: Session, *, case_id: UUID, brief: CaseBrief, picture: bytes | None
) -> None:
    """Let a brief say something else; what differs counts as edited here.

    Raises CaseCodeTakenError.
    """
    before, face = _as_it_is(session, case_id)
    overwrite_case(session, case_id=case_id, brief=brief, picture=picture)
    edited = changed_parts(parts(before, face), parts(brief, picture))
    mark_edited(session, case_id=case_id, keys=edited)


def duplicate_case(session: Session, *, case_id: UUID, name: str) -> UUID:
    """Add a copy under another name, after the case it is of, and return its id."""
    brief, face = _as_it_is(session, case_id)
    copy = add_case(session, brief=replace(brief, code="", name=name, short_name=""), picture=face)
    order = [case.id for case in _in_order(session)]
    move_case(session, case_id=copy, place=order.index(case_id) + 1)
    return copy


def remove_case(session: Session, *, case_id: UUID) -> None:
    """Take a case away for good. Raises CaseHasEntriesError where anything was logged for it."""
    case = session.get_one(schema.Case, case_id)
    if session.execute(select(exists().where(schema.TallyEntry.case_id == case_id))).scalar_one():
        raise CaseHasEntriesError(name=case.name)
    for record in OF_A_CASE:
        for row in session.scalars(select(record).where(record.case_id == case_id)):
            session.delete(row)
    tables = select(schema.WritingTable).where(schema.WritingTable.case_id == case_id)
    for table in session.scalars(tables):
        table.case_id = None
    session.flush()
    face = case.picture_id
    session.delete(case)
    session.flush()
    _drop_picture(session, face)


def move_case(session: Session, *, case_id: UUID, place: int) -> None:
    """Put a case at another place in the order, counted from 0."""
    order = _in_order(session)
    moved = next(case for case in order if case.id == case_id)
    order.remove(moved)
    order.insert(min(max(place, 0), len(order)), moved)
    for position, case in enumerate(order, start=1):
        case.position = position


def withdraw_case(session: Session, *, case_id: UUID, reason: str, at: datetime) -> None:
    """Let a case not be written for any more; what is written stays counted.

    Withdrawing it again says another reason. Raises WithdrawalReasonError without a reason.
    """
    words = clean_name(reason)
    if not words:
        raise WithdrawalReasonError
    standing = _withdrawal(session, case_id)
    if standing is None:
        session.add(schema.CaseWithdrawal(case_id=case_id, reason=words, withdrawn_at=at))
    else:
        standing.reason = words


def restore_case(session: Session, *, case_id: UUID) -> None:
    """Let a withdrawn case be written for again."""
    if standing := _withdrawal(session, case_id):
        session.delete(standing)


def change_campaign(session: Session, *, campaign: Campaign, language: str) -> None:
    """Say something else about the campaign, or about the language its briefs are written in."""
    record = session.scalars(select(schema.Campaign)).one()
    name = clean_name(campaign.name)
    if not name:
        raise NameEmptyError
    _set(record, fields_of(campaign) | {"name": name, "language": language})


# -- what bringing in a pack needs as well -----------------------------------------------------


def insert_cases(session: Session, *, new: Sequence[CaseContent], position: int) -> list[UUID]:
    """Add the records of cases whose codes are free, from a position on, and return their ids.

    A campaign of 150 is brought in at once, so each kind of record is written in one go.
    """
    pictures = [content.picture and schema.Picture(data=content.picture) for content in new]
    session.add_all(picture for picture in pictures if picture)
    session.flush()  # what others name must be there before them
    cases = [
        schema.Case(
            position=place, picture_id=picture.id if picture else None, **_columns(content.brief)
        )
        for place, (content, picture) in enumerate(zip(new, pictures, strict=True), start=position)
    ]
    session.add_all(cases)
    session.flush()
    for case, content in zip(cases, new, strict=True):
        session.add_all(_parts_of(case.id, content.brief))
    session.flush()
    return [case.id for case in cases]


def overwrite_case(
    session: Session, *, case_id: UUID, brief: CaseBrief, picture: bytes | None
) -> None:
    """Make the records of a case say what a brief says; rows that say it already are not touched.

    Raises CaseCodeTakenError.
    """
    case = session.get_one(schema.Case, case_id)
    other = select(exists().where(schema.Case.code == brief.code, schema.Case.id != case_id))
    if session.execute(other).scalar_one():
        raise CaseCodeTakenError(code=brief.code)
    old = case.picture_id
    if picture != (case_queries.picture(session, old) if old else None):
        case.picture_id = _kept_picture(session, picture)
    _set(case, _columns(brief))
    _keep_all(session, case_id, brief)
    if case.picture_id != old:
        _drop_picture(session, old)


def mark_edited(session: Session, *, case_id: UUID, keys: Iterable[str]) -> None:
    """Remember parts of a brief as written here, besides those that are remembered already."""
    marked = session.scalars(
        select(schema.CaseEdit).where(schema.CaseEdit.case_id == case_id)
    ).one_or_none()
    known = set(marked.parts) if marked else set()
    together = tuple(sorted(known.union(keys)))
    if marked is None and together:
        session.add(schema.CaseEdit(case_id=case_id, parts=together))
    elif marked is not None and together != marked.parts:
        marked.parts = together


def fields_of(value: Any) -> dict[str, Any]:
    """Return the fields of a frozen value by name, values inside left as they are."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _as_it_is(session: Session, case_id: UUID) -> tuple[CaseBrief, bytes | None]:
    row = next(row for row in case_queries.cases(session) if row.case_id == case_id)
    face = None if row.picture_id is None else case_queries.picture(session, row.picture_id)
    return row.brief, face


def _in_order(session: Session) -> list[schema.Case]:
    """Return the cases that are shown, in their order."""
    shown = select(schema.Case).where(schema.Case.hidden_at.is_(None))
    return list(session.scalars(shown.order_by(schema.Case.position, schema.Case.id)))


def _withdrawal(session: Session, case_id: UUID) -> schema.CaseWithdrawal | None:
    of_case = schema.CaseWithdrawal.case_id == case_id
    return session.scalars(select(schema.CaseWithdrawal).where(of_case)).one_or_none()


def _columns(brief: CaseBrief) -> dict[str, Any]:
    plain = {name: value for name, value in fields_of(brief).items() if name not in APART}
    return plain | fields_of(brief.guidance)


def _parts_of(case_id: UUID, brief: CaseBrief) -> Iterator[Record]:
    """Yield a new record for everything that belongs to a case."""
    for record, wanted in _numbered(brief):
        for position, values in enumerate(wanted, start=1):
            yield record(case_id=case_id, position=position, **values)
    for language, texts in brief.translations.items():
        yield schema.CaseTranslation(case_id=case_id, language=language, **fields_of(texts))


def _keep_all(session: Session, case_id: UUID, brief: CaseBrief) -> None:
    """Make everything that belongs to a case say what its brief says."""
    for record, wanted in _numbered(brief):
        _keep(session, record, case_id, wanted)
    of_case = select(schema.CaseTranslation).where(schema.CaseTranslation.case_id == case_id)
    here = {record.language: record for record in session.scalars(of_case)}
    for language, texts in brief.translations.items():
        if record := here.pop(language, None):
            _set(record, fields_of(texts))
        else:
            added = schema.CaseTranslation(case_id=case_id, language=language, **fields_of(texts))
            session.add(added)
    for record in here.values():
        session.delete(record)
    session.flush()


def _numbered(brief: CaseBrief) -> tuple[tuple[Any, list[dict[str, Any]]], ...]:
    """Return the kinds of records that belong to a case in an order, with what each is to say."""
    updates = [{"happened_on": u.on, "status": u.status, "text": u.text} for u in brief.updates]
    return (
        (schema.CaseTarget, [fields_of(target) for target in brief.targets]),
        (schema.CaseUpdate, updates),
        (schema.CaseSource, [fields_of(source) for source in brief.sources]),
    )


def _keep(session: Session, record: Any, case_id: UUID, wanted: list[dict[str, Any]]) -> None:
    """Let the numbered records of a case be as many as wanted, and say what is wanted."""
    here = session.scalars(
        select(record).where(record.case_id == case_id).order_by(record.position)
    ).all()
    for position, (old, new) in enumerate(zip_longest(here, wanted), start=1):
        if new is None:
            session.delete(old)
        elif old is None:
            session.add(record(case_id=case_id, position=position, **new))
        else:
            _set(old, new | {"position": position})


def _set(record: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(record, name) != value:
            setattr(record, name, value)


def _kept_picture(session: Session, picture: bytes | None) -> UUID | None:
    if picture is None:
        return None
    record = schema.Picture(data=picture)
    session.add(record)
    session.flush()
    return record.id


def _drop_picture(session: Session, picture_id: UUID | None) -> None:
    """Take a picture away that no case shows any more."""
    if picture_id is None:
        return
    session.flush()
    shown = select(exists().where(schema.Case.picture_id == picture_id))
    if not session.execute(shown).scalar_one():
        session.delete(session.get_one(schema.Picture, picture_id))
