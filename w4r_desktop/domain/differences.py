"""What changed from one version of the figures to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from w4r_desktop.domain.figures import as_json
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.tally import ActionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from w4r_desktop.domain.figures import Figures, Kinds
    from w4r_desktop.domain.tally import TablePlace

    Named: TypeAlias = Mapping[object, tuple[str, Kinds]]


class ChangedPart(Enum):
    """Which figures are others now."""

    PIECES = auto()
    KIND = auto()
    SIGNATORIES = auto()
    CASE = auto()
    TABLE = auto()
    PEOPLE = auto()
    FIRST_TIME = auto()
    RECOUNT = auto()
    TAKEN_HOME = auto()
    MINORS = auto()
    POSTED = auto()
    CASES = auto()
    TABLES = auto()
    MAILING = auto()
    OVERRIDES = auto()
    EVENT = auto()
    NOTES = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after; ``name`` is the case or table, empty for none.

    Of those from CASES on nothing is told but that they are others: both figures are 0. A TABLE
    without a name is what was logged at none, with the recount.
    """

    part: ChangedPart
    before: int = 0
    after: int = 0
    kind: ActionKind | None = None
    name: str = ""


def differences(old: Figures, new: Figures) -> tuple[Change, ...]:
    """Return what is another figure in the newer of two reports, the sums first."""
    if is_unchanged(old, new):
        return ()
    found = (*_sums(old, new), *_parts(old, new), *_others(old, new))
    return found or (Change(ChangedPart.OTHER),)


def is_unchanged(old: Figures, new: Figures) -> bool:
    """Tell whether nothing at all is different but when the figures were taken.

    They are compared as they are kept: of an hour that the clock shows twice, Python takes no two
    moments for the same that it knows from different places.
    """
    then = replace(new, as_of=old.as_of, newest_at=old.newest_at, version=old.version)
    return as_json(old) == as_json(then)


def _sums(old: Figures, new: Figures) -> Iterator[Change]:
    for part, before, after in (
        (ChangedPart.PIECES, old.pieces, new.pieces),
        (ChangedPart.SIGNATORIES, old.signatories, new.signatories),
        (ChangedPart.PEOPLE, old.people.attendees, new.people.attendees),
        (ChangedPart.FIRST_TIME, old.people.first_time, new.people.first_time),
        (ChangedPart.MINORS, old.people.minors, new.people.minors),
        (ChangedPart.TAKEN_HOME, old.taken_home.out, new.taken_home.out),
        (ChangedPart.POSTED, _posted(old), _posted(new)),
    ):
        if before != after:
            yield Change(part, before, after)
    for kind in ActionKind:
        before, after = old.kinds.get(kind, 0), new.kinds.get(kind, 0)
        if before != after:
            yield Change(ChangedPart.KIND, before, after, kind)


def _parts(old: Figures, new: Figures) -> Iterator[Change]:
    yield from _named(ChangedPart.CASE, _cases(old), _cases(new))
    yield from _named(ChangedPart.TABLE, _tables(old), _tables(new))


def _others(old: Figures, new: Figures) -> Iterator[Change]:
    """Yield what is different, but for what a figure says that is told already."""
    for part, before, after in (
        (ChangedPart.CASES, _withdrawn(old), _withdrawn(new)),
        (ChangedPart.TABLES, _places(old), _places(new)),
        (ChangedPart.RECOUNT, (_is_recounted(old), old.recount), (_is_recounted(new), new.recount)),
        (ChangedPart.MAILING, _mailed(old), _mailed(new)),
        (ChangedPart.OVERRIDES, old.overrides, new.overrides),
        (ChangedPart.EVENT, old.event, new.event),
        (ChangedPart.NOTES, old.notes, new.notes),
    ):
        if before != after:
            yield Change(part)


def _named(part: ChangedPart, old: Named, new: Named) -> Iterator[Change]:
    for key in dict.fromkeys((*new, *old)):
        name, after = new.get(key, old.get(key, ("", {})))
        before = old.get(key, ("", {}))[1]
        for kind in ActionKind:
            if before.get(kind, 0) != after.get(kind, 0) or (key not in new and before.get(kind)):
                now = after.get(kind, 0) if key in new else 0
                yield Change(part, before.get(kind, 0), now, kind, name)


def _cases(figures: Figures) -> Named:
    return {one.case_id: (one.name, one.kinds) for one in figures.by_case}


def _tables(figures: Figures) -> Named:
    """Return the tables by what they are; what was logged at none is one with the recount."""
    found: dict[object, tuple[str, dict[ActionKind, int]]] = {}
    for one in figures.by_table:
        _name, kinds = found.setdefault(one.writing_table_id, (one.name, {}))
        for kind, quantity in one.kinds.items():
            kinds[kind] = kinds.get(kind, 0) + quantity
    return {key: (name, kinds) for key, (name, kinds) in found.items()}


def _posted(figures: Figures) -> int:
    return sum(one.posted for one in figures.mail)


def _withdrawn(figures: Figures) -> frozenset[UUID]:
    return frozenset(one.case_id for one in figures.by_case if one.withdrawn)


def _places(figures: Figures) -> Mapping[UUID | None, TablePlace | None]:
    return {one.writing_table_id: one.place for one in figures.by_table if one.writing_table_id}


def _is_recounted(figures: Figures) -> bool:
    return figures.recounted_at is not None


def _mailed(figures: Figures) -> Mapping[tuple[UUID, ActionKind], tuple[object, ...]]:
    """Return what of each case was posted and how; how much was written is told elsewhere."""
    return {
        (one.case_id, one.kind): (one.posted, one.way, one.posted_by)
        for one in figures.mail
        if one.posted or one.way is not MailingWay.INDIVIDUAL
    }
