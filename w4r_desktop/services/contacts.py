"""How people are reached who agreed to it, in which words and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from w4r_desktop.domain.names import clean_name
from w4r_desktop.errors import ConsentWordingError, ContactEmptyError, MinorContactError
from w4r_desktop.store.schema import Attendee, AttendeeContact

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.contact import Contact


def change_contact(session: Session, *, attendee_id: UUID, contact: Contact | None) -> None:
    """Keep how somebody is reached, or forget it."""
    kept = _kept(session, attendee_id)
    if contact is None:
        if kept is not None:
            session.delete(kept)
        return
    if session.get_one(Attendee, attendee_id).minor:
        raise MinorContactError
    if not contact.wording.strip():
        raise ConsentWordingError
    if not (clean_name(contact.email) or clean_name(contact.phone)):
        raise ContactEmptyError
    if kept is None:
        session.add(AttendeeContact(attendee_id=attendee_id, **_columns(contact)))
    else:
        for column, value in _columns(contact).items():
            setattr(kept, column, value)


def join_contacts(session: Session, *, kept: Attendee, joined_id: UUID) -> None:
    """Leave the one contact there may be: that of the one kept, or else of the other."""
    theirs = _kept(session, joined_id)
    if kept.minor:
        change_contact(session, attendee_id=kept.id, contact=None)
    if theirs is None:
        return
    if kept.minor or _kept(session, kept.id) is not None:
        session.delete(theirs)
    else:
        theirs.attendee_id = kept.id


def _kept(session: Session, attendee_id: UUID) -> AttendeeContact | None:
    kept = select(AttendeeContact).where(AttendeeContact.attendee_id == attendee_id)
    return session.scalars(kept).one_or_none()


def _columns(contact: Contact) -> dict[str, Any]:
    return {
        "email": clean_name(contact.email),
        "phone": clean_name(contact.phone),
        "wording": contact.wording.strip(),
        "consented_at": contact.consented_at,
    }
