"""The cases of the campaign and what their briefs say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from w4r_desktop.domain.case import (
    CaseBrief,
    CasePack,
    Guidance,
    Source,
    Target,
    Translation,
    Update,
    Withdrawal,
)
from w4r_desktop.store import schema
from w4r_desktop.store.queries.events import campaign

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy.orm import Session

JPEG: Final = b"\xff\xd8"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case with its identity and its brief, in the campaign's language with translations.

    The picture is asked for by ``picture_id``; the brief names none.
    """

    case_id: UUID
    brief: CaseBrief
    picture_id: UUID | None
    withdrawn: Withdrawal | None = None


CASE_TABLES: Final = frozenset(
    {
        "campaign_case", "case_target", "case_update", "case_source", "case_translation",
        "case_withdrawal", "picture",
    }
)  # fmt: skip
"""The tables that ``cases`` asks."""


def cases(session: Session) -> tuple[CaseRow, ...]:
    """Return all cases in their order with everything their briefs say."""
    records = session.scalars(
        select(schema.Case).where(schema.Case.hidden_at.is_(None)).order_by(schema.Case.position)
    ).all()
    targets = _by_case(session, select(schema.CaseTarget).order_by(schema.CaseTarget.position))
    updates = _by_case(session, select(schema.CaseUpdate).order_by(schema.CaseUpdate.position))
    sources = _by_case(session, select(schema.CaseSource).order_by(schema.CaseSource.position))
    words = _by_case(
        session, select(schema.CaseTranslation).order_by(schema.CaseTranslation.language)
    )
    withdrawn = withdrawals(session)
    return tuple(
        CaseRow(
            record.id,
            _brief(
                record,
                targets[record.id],
                updates[record.id],
                sources[record.id],
                words[record.id],
            ),
            record.picture_id,
            withdrawn.get(record.id),
        )
        for record in records
    )


def withdrawals(session: Session) -> dict[UUID, Withdrawal]:
    """Return by case why it is not written for any more."""
    return {
        record.case_id: Withdrawal(reason=record.reason, at=record.withdrawn_at)
        for record in session.scalars(select(schema.CaseWithdrawal))
    }


def edited_parts(session: Session) -> dict[UUID, frozenset[str]]:
    """Return by case which parts of its brief were written here, as ``domain.case_parts`` names."""
    records = session.scalars(select(schema.CaseEdit))
    return {record.case_id: frozenset(record.parts) for record in records}


def cases_with_entries(session: Session) -> frozenset[UUID]:
    """Return the cases that something was ever logged for, even if all was taken back."""
    return frozenset(session.scalars(select(schema.TallyEntry.case_id).distinct()))


def picture(session: Session, picture_id: UUID) -> bytes:
    """Return a picture, PNG or JPEG."""
    return session.get_one(schema.Picture, picture_id).data


def case_pack(session: Session) -> CasePack:
    """Return the whole campaign as a pack, for another event or another laptop."""
    row = campaign(session)
    rows = cases(session)
    pictures: dict[str, bytes] = {}
    briefs: list[CaseBrief] = []
    for case in rows:
        name = ""
        if case.picture_id is not None:
            data = picture(session, case.picture_id)
            name = f"pictures/{case.brief.code}.{'jpg' if data.startswith(JPEG) else 'png'}"
            pictures[name] = data
        briefs.append(replace(case.brief, picture=name))
    return CasePack(
        language=row.language, campaign=row.campaign, cases=tuple(briefs), pictures=pictures
    )


def _by_case(session: Session, statement: Any) -> dict[UUID, list[Any]]:
    grouped: dict[UUID, list[Any]] = defaultdict(list)
    for record in session.scalars(statement):
        grouped[record.case_id].append(record)
    return grouped


def _brief(
    case: schema.Case,
    targets: Iterable[schema.CaseTarget],
    updates: Iterable[schema.CaseUpdate],
    sources: Iterable[schema.CaseSource],
    translations: Iterable[schema.CaseTranslation],
) -> CaseBrief:
    return CaseBrief(
        code=case.code,
        name=case.name,
        headline=case.headline,
        country=case.country,
        short_name=case.short_name,
        native_name=case.native_name,
        subject=case.subject,
        members=case.members,
        includes_minors=case.includes_minors,
        pronouns=case.pronouns,
        story=case.story,
        quote=case.quote,
        demands=case.demands,
        content_warnings=case.content_warnings,
        letter_languages=case.letter_languages,
        sample_letter=case.sample_letter,
        picture_credit=case.picture_credit,
        targets=tuple(_target(target) for target in targets),
        guidance=Guidance(
            religious_cards=case.religious_cards,
            name_organisation=case.name_organisation,
            seasonal_wishes=case.seasonal_wishes,
            sender_limit=case.sender_limit,
            enclosures=case.enclosures,
            warning=case.warning,
        ),
        updates=tuple(Update(on=u.happened_on, status=u.status, text=u.text) for u in updates),
        sources=tuple(Source(url=source.url, seen_on=source.seen_on) for source in sources),
        translations={
            words.language: Translation(
                headline=words.headline,
                story=words.story,
                demands=words.demands,
                sample_letter=words.sample_letter,
            )
            for words in translations
        },
    )


def _target(target: schema.CaseTarget) -> Target:
    return Target(
        role=target.role,
        addressee=target.addressee,
        office=target.office,
        salutation=target.salutation,
        closing=target.closing,
        lines=target.lines,
        country=target.country,
        email=target.email,
        fax=target.fax,
        phone=target.phone,
        web=target.web,
        social=target.social,
        mail=target.mail,
        mail_note=target.mail_note,
        valid_until=target.valid_until,
        checked_on=target.checked_on,
    )
