"""The tables of an event file that tell of the morning after: recount, mailing, report."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from w4r_desktop.domain.closing import ClosingTask
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.store.records import STRICT, Record


class Recount(Record):
    """How the boxes are counted, and when that was done; there is one row once anybody began.

    ``by_table`` says that each table has a box of its own.
    """

    __tablename__ = "recount"
    __table_args__ = STRICT

    by_table: Mapped[bool] = mapped_column(default=False)
    finished_at: Mapped[datetime | None] = mapped_column(default=None)


class RecountCount(Record):
    """What was counted by hand of a case and kind: in a table's box, or in all.

    ``logged`` is what the log said then, without what this very count corrected.
    """

    __tablename__ = "recount_count"
    __table_args__ = (CheckConstraint("counted >= 0", name="counted_not_negative"), STRICT)

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[ActionKind]
    counted: Mapped[int]
    logged: Mapped[int]
    counted_at: Mapped[datetime]
    writing_table_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("writing_table.id", ondelete="RESTRICT"), index=True, default=None
    )


class RecountCorrection(Record):
    """That an entry was logged because of what was counted by hand; the entry has the reason."""

    __tablename__ = "recount_correction"
    __table_args__ = STRICT

    recount_count_id: Mapped[UUID] = mapped_column(
        ForeignKey("recount_count.id", ondelete="RESTRICT"), index=True
    )
    tally_entry_id: Mapped[UUID] = mapped_column(
        ForeignKey("tally_entry.id", ondelete="RESTRICT"), unique=True
    )


class MailingPlan(Record):
    """How each kind is mailed, and where the section's office is; there is one row or none."""

    __tablename__ = "mailing_plan"
    __table_args__ = STRICT

    letters: Mapped[MailingWay] = mapped_column(default=MailingWay.INDIVIDUAL)
    preprinted_letters: Mapped[MailingWay] = mapped_column(default=MailingWay.INDIVIDUAL)
    cards: Mapped[MailingWay] = mapped_column(default=MailingWay.INDIVIDUAL)
    office_lines: Mapped[tuple[str, ...]] = mapped_column(default=())
    office_country: Mapped[str] = mapped_column(default="")


class Mailing(Record):
    """Pieces of a case and kind that were posted or handed over at one time."""

    __tablename__ = "mailing"
    __table_args__ = (CheckConstraint("pieces <> 0", name="pieces_not_zero"), STRICT)

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    kind: Mapped[ActionKind]
    pieces: Mapped[int]
    way: Mapped[MailingWay]
    posted_at: Mapped[datetime]


class ClosingTick(Record):
    """That somebody ticked a line of the list for the end of the night."""

    __tablename__ = "closing_tick"
    __table_args__ = STRICT

    task: Mapped[ClosingTask] = mapped_column(unique=True)
    ticked_at: Mapped[datetime]


class ReportNotes(Record):
    """What the organizer adds to the figures in words; there is one row or none.

    ``expected`` is how many people were expected, ``contact`` who is asked about the event.
    """

    __tablename__ = "report_notes"
    __table_args__ = STRICT

    comments: Mapped[str] = mapped_column(default="")
    media: Mapped[str] = mapped_column(default="")
    dignitaries: Mapped[str] = mapped_column(default="")
    photo_credit: Mapped[str] = mapped_column(default="")
    contact: Mapped[str] = mapped_column(default="")
    expected: Mapped[int | None] = mapped_column(default=None)


class Report(Record):
    """The figures as they were reported once, in JSON; never changed."""

    __tablename__ = "report"
    __table_args__ = STRICT

    version: Mapped[int] = mapped_column(unique=True)
    frozen_at: Mapped[datetime]
    figures: Mapped[str]


class EarlierEvent(Record):
    """An earlier event that this one is compared with; there is one row or none.

    ``kinds`` are its totals, as JSON, and no more of it is kept.
    """

    __tablename__ = "earlier_event"
    __table_args__ = STRICT

    name: Mapped[str]
    held_on: Mapped[date]
    kinds: Mapped[str]
    people: Mapped[int]
    first_time: Mapped[int]
