"""Bringing the cases of a pack into an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from w4r_desktop.store import schema

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.case import CaseBrief, CasePack

APART = {"targets", "updates", "sources", "translations", "guidance", "picture"}
"""Fields of a brief that are records of their own, or columns under another name."""


def bring_in(session: Session, *, pack: CasePack) -> None:
    """Make the pack's campaign and cases those of the event, which has none yet."""
    session.add(schema.Campaign(language=pack.language, **_fields(pack.campaign)))
    pictures: dict[str, UUID] = {}
    for name, data in pack.pictures.items():
        picture = schema.Picture(data=data)
        session.add(picture)
        pictures[name] = picture.id
    session.flush()
    for position, brief in enumerate(pack.cases, start=1):
        _add_case(session, brief, position, pictures.get(brief.picture))


def _add_case(session: Session, brief: CaseBrief, position: int, picture_id: UUID | None) -> None:
    fields = {name: value for name, value in _fields(brief).items() if name not in APART}
    case = schema.Case(
        position=position, picture_id=picture_id, **fields, **_fields(brief.guidance)
    )
    session.add(case)
    session.flush()  # the case must be there before its parts name it
    for number, target in enumerate(brief.targets, start=1):
        session.add(schema.CaseTarget(case_id=case.id, position=number, **_fields(target)))
    for number, update in enumerate(brief.updates, start=1):
        session.add(
            schema.CaseUpdate(
                case_id=case.id,
                position=number,
                status=update.status,
                text=update.text,
                happened_on=update.on,
            )
        )
    for number, source in enumerate(brief.sources, start=1):
        session.add(schema.CaseSource(case_id=case.id, position=number, **_fields(source)))
    for language, texts in brief.translations.items():
        session.add(schema.CaseTranslation(case_id=case.id, language=language, **_fields(texts)))
    session.flush()


def _fields(value: Any) -> dict[str, Any]:
    """Return the fields of a frozen value by name, values inside left as they are."""
    return {name: getattr(value, name) for name in value.__dataclass_fields__}
