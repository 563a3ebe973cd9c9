"""Sign-in and tally sheets, slips, and sheets for all, as the command line asks for them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import NothingToPrintError

if TYPE_CHECKING:
    from uuid import UUID

    from w4r_desktop.cli.paper_desk import PaperDesk
    from w4r_desktop.documents.evening import EveningLook
    from w4r_desktop.gui.drawing import Wish


def sign_in_sheets(desk: PaperDesk) -> Wish:
    """Return blank sheets, or with who is here; for the door unless tables are asked for."""
    from w4r_desktop.documents.sign_in_sheets import SignInOrder
    from w4r_desktop.gui.evening_orders import sign_in_order
    from w4r_desktop.gui.wishes_evening import SignInWish
    from w4r_desktop.wording import consent_wording

    asked = desk.asked
    tables: list[tuple[UUID | None, str]] = [(None, "")]
    if asked.table:
        tables = [(row.writing_table_id, row.name) for row in desk.tables]
    if asked.with_people:
        orders = tuple(
            sign_in_order(
                (one for one in desk.everybody if table_id in (None, one.writing_table_id)),
                table=name,
            )
            for table_id, name in tables
        )
    else:
        orders = tuple(SignInOrder((), name, asked.sheets) for _table_id, name in tables)
    return SignInWish(orders, _look(desk), consent_wording("", desk.details.name))


def tally_sheets(desk: PaperDesk) -> Wish:
    """Return the sheet of every table for one kind, unless tables are asked for."""
    from w4r_desktop.gui.evening_orders import tally_order
    from w4r_desktop.gui.wishes_evening import TallyWish

    orders = tuple(
        tally_order(
            (table.writing_table_id, table.name),
            desk.everybody,
            desk.cases,
            own_case=table.case_id,
            kind=ActionKind(desk.asked.kind.replace("-", "_")),
            blank=desk.asked.blank,
        )
        for table in desk.tables
    )
    return TallyWish(orders, _look(desk))


def participation_slips(desk: PaperDesk) -> Wish:
    """Return a slip for everybody, or for those asked for."""
    from w4r_desktop.gui.evening_orders import slip_order
    from w4r_desktop.gui.models.evening_choices import HoursOf
    from w4r_desktop.gui.wishes_evening import SlipWish

    asked, details = desk.asked, desk.details
    hours = HoursOf(asked.hours)
    orders = (
        slip_order(person, details, hours, each_head=asked.each_head)
        for person in (desk.people if asked.people else desk.everybody)
    )
    return SlipWish(tuple(orders), _look(desk))


def take_home_slips(desk: PaperDesk) -> Wish:
    """Return a slip of each case unless cases are asked for."""
    from w4r_desktop.documents.take_home import Each, TakeHomeLook, TakeHomeOrder
    from w4r_desktop.gui.evening_orders import day_back
    from w4r_desktop.gui.wishes_evening import TakeHomeWish

    asked = desk.asked
    spoken = desk.written_in(asked.brief_language)
    usual = day_back(desk.details, desk.here, today=desk.today)
    look = TakeHomeLook(
        _look(desk), desk.spoken, desk.today, asked.back_by or usual, Each(int(asked.each))
    )
    orders = (
        TakeHomeOrder(
            row.brief.in_language(spoken),
            spoken,
            row.brief.target(Role.PRIMARY),
            copies,
            withdrawn=row.withdrawn.reason if row.withdrawn else None,
            overridden=desk.overridden(row.case_id),
        )
        for row, copies in desk.brief_copies()
    )
    return TakeHomeWish(tuple(orders), look)


def helper_sheet(desk: PaperDesk) -> Wish:
    """Return the sheet for helpers."""
    from w4r_desktop.documents.helper_sheet import HelperOrder
    from w4r_desktop.gui.wishes_evening import HelperWish

    return HelperWish(HelperOrder(desk.asked.ask.strip()), _look(desk))


def thank_you_sheet(desk: PaperDesk) -> Wish:
    """Return the thank-you sheet; raises NothingToPrintError before anything is written."""
    from w4r_desktop.gui.evening_orders import thank_you_order
    from w4r_desktop.gui.wishes_evening import ThankYouWish
    from w4r_desktop.store.queries.totals import totals

    with desk.file.reading() as session:
        tally = totals(session)
    if not any(tally.kinds.values()):
        raise NothingToPrintError
    as_of = datetime.now(desk.details.zone)
    return ThankYouWish(thank_you_order(tally, as_of=as_of, copies=desk.asked.copies), _look(desk))


def packing_lists(desk: PaperDesk) -> Wish:
    """Return the list of every bin of mail; raises NothingToPrintError if there is none."""
    from w4r_desktop.gui.mail_bins import mail_facts, sorted_mail
    from w4r_desktop.gui.packing_orders import kept_back, packing_orders
    from w4r_desktop.gui.wishes_evening import PackingWish

    with desk.file.reading() as session:
        facts = mail_facts(session)
    found = sorted_mail(facts, today=desk.today, everything=desk.asked.posted_too)
    if not found.bins:
        raise NothingToPrintError(problems=tuple(one.problem for one in found.kept))
    as_of = datetime.now(desk.details.zone)
    orders = packing_orders(found.bins, as_of=as_of)
    return PackingWish(orders, _look(desk), kept_back(found.kept))


def _look(desk: PaperDesk) -> EveningLook:
    from w4r_desktop.documents.evening import EveningLook

    return EveningLook(desk.details, desk.campaign.campaign, desk.paper, desk.practice)
