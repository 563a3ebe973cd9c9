"""The bins that mail is sorted into before it leaves: what stands in each, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from w4r_desktop.domain.case import Role

PARCEL: Final = 600
"""The most pieces in one parcel.

Two sheets in an envelope weigh about 15 grams, so that is 9 kg: every post takes it, and one
person can carry it. A larger bundle is several parcels.
"""

KINDS: Final = (
    ActionKind.LETTER,
    ActionKind.PREPRINTED_LETTER,
    ActionKind.SOLIDARITY_CARD,
)
"""The kinds that are mailed, in the order of the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """Pieces of one case and kind, to whom they go and how.

    ``lines`` are the address as it stands on an envelope. ``destination`` is the class of
    countries by which the post sorts it, ``free`` whether it needs no stamp.
    """

    case_id: UUID
    code: str
    case: str
    kind: ActionKind
    role: Role
    pieces: int
    way: MailingWay
    lines: tuple[str, ...] = ()
    destination: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BinKey:
    """What tells one bin from another, however full they are."""

    way: MailingWay
    destination: str = ""
    free: bool = False
    case_id: UUID | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """What lies together; ``lines`` is where it goes as a whole, if it does.

    Of a large bundle it is one parcel, the ``part`` of so many ``parts``.
    """

    key: BinKey
    lots: tuple[Lot, ...]
    lines: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1

    @property
    def pieces(self) -> int:
        """How many pieces lie in it."""
        return sum(lot.pieces for lot in self.lots)

    @property
    def case(self) -> str:
        """The name of its only case; nothing where it holds several by their nature."""
        return self.lots[0].case if self.key.case_id else ""

    @property
    def kinds(self) -> tuple[ActionKind, ...]:
        """The kinds that lie in it."""
        return tuple(kind for kind in KINDS if any(lot.kind is kind for lot in self.lots))

    def by_case(self) -> Mapping[UUID, Mapping[ActionKind, int]]:
        """Return for each case how many of each kind lie in it."""
        found: dict[UUID, dict[ActionKind, int]] = {}
        for lot in self.lots:
            mine = found.setdefault(lot.case_id, {})
            mine[lot.kind] = mine.get(lot.kind, 0) + lot.pieces
        return found


def bins(
    lots: Iterable[Lot], *, destinations: Sequence[str], office: tuple[str, ...]
) -> tuple[Bin, ...]:
    """Return the bins of lots, way by way; each lot lies in one of them.

    What is posted individually has one for each class of ``destinations``, in their order, and what
    is post-free lies apart. A bundle to the official or handed over is one of each case and whom it
    goes to; the section's ``office`` gets one of all.
    """
    found: dict[BinKey, list[Lot]] = {}
    for lot in lots:
        if lot.pieces > 0:
            found.setdefault(_key(lot), []).append(lot)
    ways, classes = list(MailingWay), list(destinations)

    def place(key: BinKey) -> tuple[int, int, bool]:
        first = classes.index(key.destination) if key.destination in classes else len(classes)
        return ways.index(key.way), first, key.free

    return tuple(
        Bin(key=key, lots=tuple(found[key]), lines=_lines(found[key][0], office))
        for key in sorted(found, key=place)  # the cases stay in their order
    )


def parcels(whole: Bin) -> tuple[Bin, ...]:
    """Return a bin as its parcels: a bundle of more than ``PARCEL`` pieces is several.

    A case is parted only where it is too much for one by itself. What is posted individually is
    no parcel, however much it is.
    """
    if whole.key.way is MailingWay.INDIVIDUAL or whole.pieces <= PARCEL:
        return (whole,)
    packed: list[list[Lot]] = [[]]
    for some in _portions(whole):
        room = PARCEL - sum(lot.pieces for lot in packed[-1])
        if sum(lot.pieces for lot in some) > room:
            packed.append([])
        packed[-1] += some
    filled = [tuple(lots) for lots in packed if lots]
    return tuple(
        replace(whole, lots=lots, part=number, parts=len(filled))
        for number, lots in enumerate(filled, start=1)
    )


def _portions(whole: Bin) -> Iterator[list[Lot]]:
    """Yield what stays together: a case, or as much of it as a parcel holds."""
    for case_id in whole.by_case():
        portion: list[Lot] = []
        for lot in (lot for lot in whole.lots if lot.case_id == case_id):
            left = lot.pieces
            while left:
                taken = min(left, PARCEL - sum(one.pieces for one in portion))
                portion.append(replace(lot, pieces=taken))
                left -= taken
                if sum(one.pieces for one in portion) == PARCEL:
                    yield portion
                    portion = []
        if portion:
            yield portion


def _key(lot: Lot) -> BinKey:
    if lot.way is MailingWay.INDIVIDUAL:
        return BinKey(way=lot.way, destination=lot.destination, free=lot.free)
    if lot.way is MailingWay.OFFICE:
        return BinKey(way=lot.way)
    return BinKey(way=lot.way, case_id=lot.case_id, role=lot.role)


def _lines(first: Lot, office: tuple[str, ...]) -> tuple[str, ...]:
    if first.way is MailingWay.INDIVIDUAL:
        return ()  # each piece has its own
    return office if first.way is MailingWay.OFFICE else first.lines
