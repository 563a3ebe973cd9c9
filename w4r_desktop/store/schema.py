"""The tables of an event file. Types and constraints only: rules live in ``domain``."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from w4r_desktop.domain.case import MailService, Role, Rule, SenderLimit, Subject, UpdateStatus
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.domain.tally import ActionKind, Reason, TablePlace, VenueKind
from w4r_desktop.store import paper_schema as _paper_schema  # noqa: F401 - tables of every file
from w4r_desktop.store import results_schema as _results_schema  # noqa: F401
from w4r_desktop.store.records import STRICT, Record


class Event(Record):
    """The evening this file is about; there is one row.

    ``opens_at`` and ``closes_at`` are ``HH:MM`` at the venue, ``time_zone`` an IANA name, ``goal``
    in pieces, ``kinds`` the action kinds counted, ``sender_lines`` the return address without its
    country.
    """

    __tablename__ = "event"
    __table_args__ = STRICT

    name: Mapped[str]
    held_on: Mapped[date]
    time_zone: Mapped[str]
    opens_at: Mapped[str] = mapped_column(default="")
    closes_at: Mapped[str] = mapped_column(default="")
    venue: Mapped[str] = mapped_column(default="")
    venue_kind: Mapped[VenueKind] = mapped_column(default=VenueKind.OTHER)
    dedication: Mapped[str] = mapped_column(default="")
    goal: Mapped[int | None] = mapped_column(default=None)
    kinds: Mapped[tuple[str, ...]] = mapped_column(default=())
    sender_lines: Mapped[tuple[str, ...]] = mapped_column(default=())
    country: Mapped[str] = mapped_column(default="")
    paper: Mapped[Paper] = mapped_column(default=Paper.A4)


class Campaign(Record):
    """The year's set of cases this evening writes for; there is one row."""

    __tablename__ = "campaign"
    __table_args__ = STRICT

    code: Mapped[str]
    name: Mapped[str]
    language: Mapped[str]
    year: Mapped[int | None] = mapped_column(default=None)
    opens_on: Mapped[date | None] = mapped_column(default=None)
    closes_on: Mapped[date | None] = mapped_column(default=None)
    historical: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(default="")


class Picture(Record):
    """A picture, always re-encoded by ourselves."""

    __tablename__ = "picture"
    __table_args__ = STRICT

    data: Mapped[bytes]


class Case(Record):
    """Who is written for, with everything its brief says in the campaign's language."""

    __tablename__ = "campaign_case"
    __table_args__ = STRICT

    position: Mapped[int]
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    headline: Mapped[str]
    country: Mapped[str]
    short_name: Mapped[str] = mapped_column(default="")
    native_name: Mapped[str] = mapped_column(default="")
    subject: Mapped[Subject] = mapped_column(default=Subject.PERSON)
    members: Mapped[int] = mapped_column(default=1)
    includes_minors: Mapped[bool] = mapped_column(default=False)
    pronouns: Mapped[str] = mapped_column(default="")
    story: Mapped[str] = mapped_column(default="")
    quote: Mapped[str] = mapped_column(default="")
    demands: Mapped[tuple[str, ...]] = mapped_column(default=())
    content_warnings: Mapped[tuple[str, ...]] = mapped_column(default=())
    letter_languages: Mapped[tuple[str, ...]] = mapped_column(default=())
    sample_letter: Mapped[str] = mapped_column(default="")
    picture_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("picture.id", ondelete="RESTRICT"), default=None
    )
    picture_credit: Mapped[str] = mapped_column(default="")
    religious_cards: Mapped[Rule] = mapped_column(default=Rule.UNKNOWN)
    name_organisation: Mapped[Rule] = mapped_column(default=Rule.UNKNOWN)
    seasonal_wishes: Mapped[Rule] = mapped_column(default=Rule.UNKNOWN)
    sender_limit: Mapped[SenderLimit] = mapped_column(default=SenderLimit.FULL)
    enclosures: Mapped[str] = mapped_column(default="")
    warning: Mapped[str] = mapped_column(default="")
    hidden_at: Mapped[datetime | None] = mapped_column(default=None)


class CaseTarget(Record):
    """Who a letter for a case is addressed to."""

    __tablename__ = "case_target"
    __table_args__ = STRICT

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int]
    role: Mapped[Role]
    addressee: Mapped[str] = mapped_column(default="")
    office: Mapped[str] = mapped_column(default="")
    salutation: Mapped[str] = mapped_column(default="")
    closing: Mapped[str] = mapped_column(default="")
    lines: Mapped[tuple[str, ...]] = mapped_column(default=())
    country: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    fax: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    web: Mapped[str] = mapped_column(default="")
    social: Mapped[tuple[str, ...]] = mapped_column(default=())
    mail: Mapped[MailService] = mapped_column(default=MailService.OPEN)
    mail_note: Mapped[str] = mapped_column(default="")
    valid_until: Mapped[date | None] = mapped_column(default=None)
    checked_on: Mapped[date | None] = mapped_column(default=None)


class CaseUpdate(Record):
    """Dated news of a case."""

    __tablename__ = "case_update"
    __table_args__ = STRICT

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int]
    status: Mapped[UpdateStatus]
    text: Mapped[str]
    happened_on: Mapped[date | None] = mapped_column(default=None)


class CaseSource(Record):
    """Where facts of a brief come from."""

    __tablename__ = "case_source"
    __table_args__ = STRICT

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int]
    url: Mapped[str]
    seen_on: Mapped[date | None] = mapped_column(default=None)


class CaseTranslation(Record):
    """The texts of a brief in one more language."""

    __tablename__ = "case_translation"
    __table_args__ = STRICT

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    language: Mapped[str]
    headline: Mapped[str] = mapped_column(default="")
    story: Mapped[str] = mapped_column(default="")
    demands: Mapped[tuple[str, ...]] = mapped_column(default=())
    sample_letter: Mapped[str] = mapped_column(default="")


class CaseWithdrawal(Record):
    """That a case is not written for any more, while what was written stays counted."""

    __tablename__ = "case_withdrawal"
    __table_args__ = STRICT

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), unique=True
    )
    reason: Mapped[str]
    withdrawn_at: Mapped[datetime]


class CaseEdit(Record):
    """Which parts of a brief were written on this laptop, so that no newer pack takes them away.

    ``parts`` are keys of ``domain.case_parts``.
    """

    __tablename__ = "case_edit"
    __table_args__ = STRICT

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), unique=True
    )
    parts: Mapped[tuple[str, ...]]


class WritingTable(Record):
    """A table people sit at. Not called Table: SQLAlchemy and Qt already own that word.

    ``capacity`` is in heads, ``case_id`` the case it is dedicated to, ``host`` who looks after it.
    """

    __tablename__ = "writing_table"
    __table_args__ = (CheckConstraint("capacity > 0", name="capacity_positive"), STRICT)

    position: Mapped[int]
    name: Mapped[str]
    place: Mapped[TablePlace] = mapped_column(default=TablePlace.ROOM)
    capacity: Mapped[int | None] = mapped_column(default=None)
    case_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True, default=None
    )
    host: Mapped[str] = mapped_column(default="")
    hidden_at: Mapped[datetime | None] = mapped_column(default=None)


class Attendee(Record):
    """Somebody who came to write, or a group of ``heads`` people under one name.

    ``folded_name`` is what the name is found by; SQLite itself folds ASCII only. ``first_name`` is
    what a locked window calls them. Who turned out to be somebody else who is here is hidden, and
    ``joined_into_id`` says who: what they wrote counts for that one, whose table they share.
    """

    __tablename__ = "attendee"
    __table_args__ = (CheckConstraint("heads > 0", name="heads_positive"), STRICT)

    name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(index=True)
    first_name: Mapped[str]
    writing_table_id: Mapped[UUID] = mapped_column(
        ForeignKey("writing_table.id", ondelete="RESTRICT"), index=True
    )
    signed_in_at: Mapped[datetime]
    heads: Mapped[int] = mapped_column(default=1)
    guest_number: Mapped[int | None] = mapped_column(default=None)
    first_time: Mapped[bool] = mapped_column(default=False)
    minor: Mapped[bool] = mapped_column(default=False)
    signed_out_at: Mapped[datetime | None] = mapped_column(default=None)
    joined_into_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("attendee.id", ondelete="RESTRICT"), index=True, default=None
    )
    hidden_at: Mapped[datetime | None] = mapped_column(default=None)


class AttendeeContact(Record):
    """How to reach an attendee who agreed to it, in which words and when."""

    __tablename__ = "attendee_contact"
    __table_args__ = STRICT

    attendee_id: Mapped[UUID] = mapped_column(
        ForeignKey("attendee.id", ondelete="RESTRICT"), unique=True
    )
    email: Mapped[str]
    phone: Mapped[str]
    wording: Mapped[str]
    consented_at: Mapped[datetime]


class TakenHome(Record):
    """Letters that an attendee took home to finish, and whether they came back.

    Those that are written off are not waited for any more.
    """

    __tablename__ = "taken_home"
    __table_args__ = (CheckConstraint("letters > 0", name="letters_positive"), STRICT)

    attendee_id: Mapped[UUID] = mapped_column(
        ForeignKey("attendee.id", ondelete="RESTRICT"), index=True
    )
    letters: Mapped[int]
    taken_at: Mapped[datetime]
    due_on: Mapped[date | None] = mapped_column(default=None)
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
    written_off_at: Mapped[datetime | None] = mapped_column(default=None)


class OrganizerLock(Record):
    """What keeps Setup and names to the organizer; there is one row once a PIN was chosen.

    ``pin_hash`` is empty when there is no PIN, ``misses`` the wrong PINs since the last right one,
    ``reset_at`` when a forgotten PIN was done away with. No Undo takes any of it back.
    """

    __tablename__ = "organizer_lock"
    __table_args__ = STRICT

    pin_hash: Mapped[str]
    locked_at: Mapped[datetime | None] = mapped_column(default=None)
    misses: Mapped[int] = mapped_column(default=0)
    missed_at: Mapped[datetime | None] = mapped_column(default=None)
    reset_at: Mapped[datetime | None] = mapped_column(default=None)


class Rehearsal(Record):
    """That this file is a copy to practise on; there is one row, or none in a real evening."""

    __tablename__ = "rehearsal"
    __table_args__ = STRICT

    begun_at: Mapped[datetime]


class LoggedFile(Record):
    """A list of entries that was logged from a file, so that none is logged twice unawares."""

    __tablename__ = "logged_file"
    __table_args__ = STRICT

    digest: Mapped[str]
    logged_at: Mapped[datetime]
    entries: Mapped[int]


class TallyEntry(Record):
    """One line of the log. Never changed: what was wrong is reversed by a further entry.

    ``laptop_id`` and ``sequence`` order the entries of one laptop, whose clock may lie.
    ``signatories`` says how many people signed each of the pieces, ``reason`` why something was
    taken back.
    """

    __tablename__ = "tally_entry"
    __table_args__ = (
        CheckConstraint("quantity <> 0", name="quantity_not_zero"),
        CheckConstraint("signatories > 0", name="signatories_positive"),
        # These cover their sums: attendee's cells; totals by table, case, kind; what was when.
        Index(
            "ix_tally_entry_by_attendee",
            *("attendee_id", "kind", "case_id", "writing_table_id", "quantity"),
        ),
        Index(
            "ix_tally_entry_by_table",
            *("writing_table_id", "kind", "case_id", "attendee_id", "quantity"),
        ),
        Index(
            "ix_tally_entry_by_time",
            *("logged_at", "kind", "case_id", "writing_table_id", "quantity", "signatories"),
        ),
        Index("ix_tally_entry_by_laptop", "laptop_id", "sequence", unique=True),
        STRICT,
    )
    append_only: ClassVar[bool] = True

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[ActionKind]
    quantity: Mapped[int]
    logged_at: Mapped[datetime]
    laptop_id: Mapped[UUID]
    sequence: Mapped[int]
    attendee_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("attendee.id", ondelete="RESTRICT"), default=None
    )
    writing_table_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("writing_table.id", ondelete="RESTRICT"), default=None
    )
    signatories: Mapped[int] = mapped_column(default=1)
    reverses_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("tally_entry.id", ondelete="RESTRICT"), index=True, default=None
    )
    reason: Mapped[Reason | None] = mapped_column(default=None)
