"""Bringing the cases of a pack into an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from w4r_desktop.domain.pack_changes import compare, contents, fitted
from w4r_desktop.domain.pack_choice import (
    Leaving,
    campaign_after,
    chosen,
    figures,
    order_after,
    taken,
)
from w4r_desktop.services.cases import (
    change_campaign,
    fields_of,
    insert_cases,
    overwrite_case,
    remove_case,
    withdraw_case,
)
from w4r_desktop.store import schema
from w4r_desktop.store.queries.campaign_here import campaign_here

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.domain.pack_changes import CaseContent, ChangedCase, PackChanges
    from w4r_desktop.domain.pack_choice import Figures, PackChoice


def bring_in(session: Session, *, pack: CasePack) -> None:
    """Make the pack's campaign and cases those of the event, which has none yet."""
    session.add(schema.Campaign(language=pack.language, **fields_of(pack.campaign)))
    insert_cases(session, new=tuple(contents(pack).values()), position=1)


def take_pack(
    session: Session,
    *,
    pack: CasePack,
    choice: PackChoice,
    reason: str,
    at: datetime,
    is_list: bool = False,
) -> Figures:
    """Take over what was chosen of a pack, and return how much that was.

    ``reason`` is told of cases that are withdrawn because the pack has them no more, ``at`` says
    when; ``is_list`` says that the pack was typed into a spreadsheet. Raises PackLanguageError, and
    CaseHasEntriesError where a case to be removed has entries.
    """
    here = campaign_here(session)
    changes = compare(here, fitted(pack, here), is_list=is_list)
    said = figures(changes, choice)
    if said.is_nothing:
        return said
    _take_campaign(session, changes, choice)
    _add(session, [content for content in changes.new if content.brief.code in choice.new])
    ids = {case.code: case.id for case in session.scalars(select(schema.Case))}
    for case in changes.changed:
        if keys := chosen(case, choice):
            _change(session, ids[case.code], case, keys)
    for missing in changes.missing:
        fate = choice.leaving.get(missing.code, Leaving.KEEP)
        _let_go(session, ids[missing.code], fate, reason=reason, at=at)
    _put_in_order(session, order_after(changes, choice))
    return said


def _take_campaign(session: Session, changes: PackChanges, choice: PackChoice) -> None:
    language = changes.pack.language if changes.is_first else changes.here.pack.language
    change_campaign(session, campaign=campaign_after(changes, choice), language=language)


def _add(session: Session, new: list[CaseContent]) -> None:
    last = session.execute(select(func.max(schema.Case.position))).scalar() or 0
    insert_cases(session, new=new, position=last + 1)


def _change(session: Session, case_id: UUID, case: ChangedCase, keys: frozenset[str]) -> None:
    content, edited = taken(case, keys)
    overwrite_case(session, case_id=case_id, brief=content.brief, picture=content.picture)
    of_case = select(schema.CaseEdit).where(schema.CaseEdit.case_id == case_id)
    marked = session.scalars(of_case).one_or_none()
    if marked is not None and edited:
        marked.parts = tuple(sorted(edited))
    elif marked is not None:
        session.delete(marked)


def _let_go(session: Session, case_id: UUID, fate: Leaving, *, reason: str, at: datetime) -> None:
    match fate:
        case Leaving.WITHDRAW:
            withdraw_case(session, case_id=case_id, reason=reason, at=at)
        case Leaving.REMOVE:
            remove_case(session, case_id=case_id)
        case Leaving.KEEP:
            pass


def _put_in_order(session: Session, codes: list[str]) -> None:
    shown = select(schema.Case).where(schema.Case.hidden_at.is_(None))
    by_code = {case.code: case for case in session.scalars(shown)}
    for position, code in enumerate(codes, start=1):
        by_code[code].position = position
