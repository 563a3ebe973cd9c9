"""Case sheets, table signs and good news as the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from w4r_desktop.cli.paper_desk import PaperDesk
    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.gui.drawing import Wish
    from w4r_desktop.store.queries.cases import CaseRow

LENGTHS: Final = {"1": "one_page", "2": "two_pages", "large-print": "large_print"}


def case_sheets(desk: PaperDesk) -> Wish:
    """Return a sheet of each case unless cases are asked for."""
    from w4r_desktop.documents.case_sheets import CaseSheetLook, CaseSheetOrder, Length
    from w4r_desktop.gui.wishes import CaseSheetWish

    campaign = desk.campaign.campaign
    look = CaseSheetLook(
        paper=desk.paper,
        length=Length(LENGTHS[desk.asked.pages]),
        campaign=campaign.name,
        historical=campaign.historical,
        sender_country=desk.details.country,
        language=desk.spoken,
        practice=desk.practice,
    )
    orders = tuple(
        CaseSheetOrder(
            _brief(desk, row),
            _language(desk),
            copies,
            desk.picture(row),
            row.withdrawn.reason if row.withdrawn else None,
        )
        for row, copies in desk.brief_copies()
    )
    return CaseSheetWish(orders, look)


def table_signs(desk: PaperDesk) -> Wish:
    """Return a sign of each case unless cases are asked for, for a table that may not be here."""
    from w4r_desktop.documents.table_signs import TableSignLook, TableSignOrder
    from w4r_desktop.gui.wishes import TableSignWish

    asked = desk.asked
    look = TableSignLook(
        desk.paper,
        folded=not asked.flat,
        historical=desk.campaign.campaign.historical,
        practice=desk.practice,
    )
    orders = tuple(
        TableSignOrder(table, _brief(desk, row), _language(desk), copies, desk.picture(row))
        for table in asked.table or ("1",)
        for row, copies in desk.brief_copies()
    )
    return TableSignWish(orders, look)


def good_news(desk: PaperDesk) -> Wish:
    """Return the good news of all cases, or of those asked for."""
    from w4r_desktop.gui.wishes import GoodNewsWish

    briefs = tuple(row.brief for row, _copies in desk.brief_copies())
    return GoodNewsWish(briefs, desk.paper, desk.campaign.campaign, desk.practice)


def _brief(desk: PaperDesk, row: CaseRow) -> CaseBrief:
    return row.brief.in_language(_language(desk))


def _language(desk: PaperDesk) -> str:
    return desk.written_in(desk.asked.brief_language)
