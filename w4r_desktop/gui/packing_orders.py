"""How bins are spoken of, and what stands on their packing lists: for window and command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.documents.files import LeftOut
from w4r_desktop.documents.packing_lists import PackingOrder, PackingRow
from w4r_desktop.domain.bins import parcels
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.gui.postage_words import destination_name
from w4r_desktop.language import _, number
from w4r_desktop.messages import explain
from w4r_desktop.report_words import moment_words, way_name
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from w4r_desktop.domain.bins import Bin, BinKey
    from w4r_desktop.gui.mail_bins import Kept


def way_words(way: MailingWay, role: Role) -> str:
    """Return how mail to somebody leaves; cards are for no official."""
    if way is MailingWay.OFFICIAL and role is Role.SOLIDARITY:
        return _("Bundled to the solidarity address")
    return way_name(way)


def bin_way(key: BinKey) -> str:
    """Return how what lies in a bin leaves."""
    return way_words(key.way, key.role or Role.PRIMARY)


def bin_title(one: Bin) -> str:
    """Return where a bin goes: International; Jani Silva; The section’s office."""
    if one.key.way is MailingWay.INDIVIDUAL:
        where = destination_name(one.key.destination)
        return _("{destination}, post-free").format(destination=where) if one.key.free else where
    return _("The section’s office") if one.key.way is MailingWay.OFFICE else one.case


def kept_back(kept: Iterable[Kept]) -> tuple[LeftOut, ...]:
    """Return what stands on no list because it is not to leave, each reason once."""
    told = {explain(one.problem): one for one in kept}
    return tuple(LeftOut(one.case.name, 1, one.problem) for one in told.values())


def packing_orders(bins: Iterable[Bin], *, as_of: datetime) -> tuple[PackingOrder, ...]:
    """Return the packing list of every bin, and of each parcel of a large one."""
    return tuple(_order(parcel, as_of) for whole in bins for parcel in parcels(whole))


def _order(one: Bin, as_of: datetime) -> PackingOrder:
    kinds = one.kinds
    names = {lot.case_id: (lot.case, lot.code) for lot in one.lots}
    part = _("Parcel {part} of {parts}").format(part=number(one.part), parts=number(one.parts))
    return PackingOrder(
        way=bin_way(one.key),
        title=bin_title(one),
        address=one.lines,
        kinds=tuple(kind_name(kind) for kind in kinds),
        rows=tuple(
            PackingRow(*names[case_id], tuple(counted.get(kind, 0) for kind in kinds))
            for case_id, counted in one.by_case().items()
        ),
        as_of=_("As of {moment}").format(moment=moment_words(as_of)),
        part=part if one.parts > 1 else "",
    )
