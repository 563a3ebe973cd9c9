"""What changed from one version of the figures to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from w4r_desktop.domain.tally import ActionKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from w4r_desktop.domain.figures import Figures, Kinds

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
    POSTED = auto()
    EVENT = auto()
    NOTES = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after; ``name`` is the case or table, empty for none.

    Of RECOUNT, EVENT and NOTES nothing is told but that they are others: both figures are 0. A
    TABLE without a name is what was logged at none, with the recount.
    """

    part: ChangedPart
    before: int = 0
    after: int = 0
    kind: ActionKind | None = None
    name: str = ""


def differences(old: Figures, new: Figures) -> tuple[Change, ...]:
    """Return what is another figure in the newer of two reports, the sums first."""
    return tuple(_sums(old, new)) + tuple(_parts(old, new)) + tuple(_words(old, new))


def is_unchanged(old: Figures, new: Figures) -> bool:
    """Tell whether nothing at all is different but when the figures were taken."""
    return old == replace(new, as_of=old.as_of, newest_at=old.newest_at, version=old.version)


def _sums(old: Figures, new: Figures) -> Iterator[Change]:
    for part, before, after in (
        (ChangedPart.PIECES, old.pieces, new.pieces),
        (ChangedPart.SIGNATORIES, old.signatories, new.signatories),
        (ChangedPart.PEOPLE, old.people.attendees, new.people.attendees),
        (ChangedPart.FIRST_TIME, old.people.first_time, new.people.first_time),
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


def _words(old: Figures, new: Figures) -> Iterator[Change]:
    if (old.recounted_at is None) != (new.recounted_at is None) or old.recount != new.recount:
        yield Change(ChangedPart.RECOUNT)
    if old.event != new.event:
        yield Change(ChangedPart.EVENT)
    if old.notes != new.notes:
        yield Change(ChangedPart.NOTES)


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
