"""The tables of an event file that tell of paper: what was printed, despite what, and postage."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.paper import Document, Refusal
from w4r_desktop.store.records import STRICT, Record

UM: Final = 1000
"""Micrometres in a millimetre: all sizes of paper are whole numbers of them."""


class PrintRun(Record):
    """One document that was printed or saved. ``width_um`` and ``height_um`` are micrometres.

    ``number`` counts the runs of the event from 1. ``role`` is who mail goes to, ``variant`` a form
    of the document that is counted apart. One that ``names_people`` is known by that, so that it
    can go when people do.
    """

    __tablename__ = "print_run"
    __table_args__ = STRICT

    number: Mapped[int]
    document: Mapped[Document]
    title: Mapped[str]
    paper_key: Mapped[str]
    paper_name: Mapped[str]
    width_um: Mapped[int]
    height_um: Mapped[int]
    pages: Mapped[int]
    begun_at: Mapped[datetime]
    role: Mapped[Role | None] = mapped_column(default=None)
    variant: Mapped[str] = mapped_column(default="")
    names_people: Mapped[bool] = mapped_column(default=False)


class PrintedPages(Record):
    """The very PDF of a run, so that any page of it can be printed again. Apart, as it is large."""

    __tablename__ = "printed_pages"
    __table_args__ = STRICT

    print_run_id: Mapped[UUID] = mapped_column(
        ForeignKey("print_run.id", ondelete="RESTRICT"), unique=True
    )
    pdf: Mapped[bytes]


class PrintRunPart(Record):
    """Pages of a run that are for one case, or for none."""

    __tablename__ = "print_run_part"
    __table_args__ = STRICT

    print_run_id: Mapped[UUID] = mapped_column(
        ForeignKey("print_run.id", ondelete="RESTRICT"), index=True
    )
    case_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    first_page: Mapped[int]
    pages: Mapped[int]


class PrintPass(Record):
    """Pages of a run that were sent at one time: ``1-40``, or ``17`` again.

    ``printer`` is empty for a PDF that was saved. ``came_out`` is how many of them came out, None
    for all. If it ``replaces``, what was printed of these pages before is spoiled.
    """

    __tablename__ = "print_pass"
    __table_args__ = (CheckConstraint("came_out >= 0", name="came_out_not_negative"), STRICT)

    print_run_id: Mapped[UUID] = mapped_column(
        ForeignKey("print_run.id", ondelete="RESTRICT"), index=True
    )
    printer: Mapped[str]
    sent_at: Mapped[datetime]
    pages: Mapped[str]
    came_out: Mapped[int | None] = mapped_column(default=None)
    replaces: Mapped[bool] = mapped_column(default=False)


class HandedBack(Record):
    """Envelopes of a case that nothing was posted in.

    ``spoiled`` are those that no printing again is known to have taken the place of.
    """

    __tablename__ = "handed_back"
    __table_args__ = (
        CheckConstraint("spoiled >= 0", name="spoiled_not_negative"),
        CheckConstraint("unused >= 0", name="unused_not_negative"),
        STRICT,
    )

    case_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True
    )
    role: Mapped[Role]
    spoiled: Mapped[int] = mapped_column(default=0)
    unused: Mapped[int] = mapped_column(default=0)


class MailOverride(Record):
    """That mail is printed despite a refusal: of one case, or of the whole campaign if of none."""

    __tablename__ = "mail_override"
    __table_args__ = STRICT

    refusal: Mapped[Refusal]
    note: Mapped[str]
    made_at: Mapped[datetime]
    case_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("campaign_case.id", ondelete="RESTRICT"), index=True, default=None
    )


class PostageRate(Record):
    """What one piece costs up to a weight; ``held`` stamps of it are in the drawer.

    ``price`` is in the smallest unit of the ``currency`` (ISO 4217), None where it is not known.
    """

    __tablename__ = "postage_rate"
    __table_args__ = (
        CheckConstraint("price >= 0", name="price_not_negative"),
        CheckConstraint("held >= 0", name="held_not_negative"),
        STRICT,
    )

    position: Mapped[int]
    operator: Mapped[str]
    product: Mapped[str]
    shape: Mapped[str]
    destination: Mapped[str]
    up_to_g: Mapped[int]
    price: Mapped[int | None]
    currency: Mapped[str]
    valid_from: Mapped[date | None]
    source: Mapped[str]
    to_check: Mapped[bool]
    held: Mapped[int] = mapped_column(default=0)


class PostageBasis(Record):
    """What a piece weighs, in tenths of a gram, and where mail is free; there is one row or none.

    ``post_free`` are texts as ``domain.postage`` reads them.
    """

    __tablename__ = "postage_basis"
    __table_args__ = STRICT

    sheets: Mapped[int]
    sheet_dg: Mapped[int]
    envelope_dg: Mapped[int]
    card_dg: Mapped[int]
    post_free: Mapped[tuple[str, ...]]
