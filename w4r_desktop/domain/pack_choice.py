"""What is taken over from a case pack, and what a case says then."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.case_parts import TARGET_ORDER, assembled, parts, slots
from w4r_desktop.domain.pack_changes import CASE_ORDER, CaseContent, interleaved

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from w4r_desktop.domain.case import Campaign
    from w4r_desktop.domain.pack_changes import Change, ChangedCase, PackChanges


EMPTY: Final = (None, "")
"""What a field of the campaign says that nobody filled in."""


class Leaving(StrEnum):
    """What becomes of a case that the pack does not have."""

    KEEP = "keep"
    WITHDRAW = "withdraw"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChoice:
    """What an organizer takes over.

    ``new`` are codes of new cases, ``changes`` keys of changes by code of the case, ``campaign``
    keys of the campaign's changes. Cases that the pack does not have stay unless ``leaving`` says
    otherwise.
    """

    new: frozenset[str] = frozenset()
    changes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    campaign: frozenset[str] = frozenset()
    leaving: Mapping[str, Leaving] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How much a choice takes over.

    ``cases`` are those in which anything changes and ``changes`` how many things do, ``campaign``
    those of the campaign; ``addresses_left`` are changed addresses that stay as they are here,
    ``kept_here`` other things that stay as they were edited here.
    """

    new: int
    cases: int
    changes: int
    campaign: int
    withdrawn: int
    removed: int
    addresses_left: int
    kept_here: int

    @property
    def is_nothing(self) -> bool:
        """Whether the event stays as it is."""
        return not (self.new or self.changes or self.campaign or self.withdrawn or self.removed)


def by_default(changes: PackChanges, *, addresses: bool = False) -> PackChoice:
    """Return what is taken over unless somebody chooses otherwise.

    All new cases, and what was not edited here; a changed address only if ``addresses`` says so.
    Nobody knows which of the campaign's fields were edited here, nor who moved a case: there the
    pack only fills in what is empty. Another campaign changes nothing that is here, and cases to
    practise with do not come among those that are mailed.
    """

    def takes(change: Change) -> bool:
        free = not change.edited_here and (addresses or not change.is_address)
        return free and not changes.is_other

    new = () if changes.is_sample else changes.new
    return PackChoice(
        new=frozenset(content.brief.code for content in new),
        changes={
            case.code: frozenset(change.key for change in case.changes if takes(change))
            for case in changes.changed
        },
        campaign=frozenset(change.key for change in changes.campaign if change.mine in EMPTY),
    )


def everything(changes: PackChanges, *, addresses: bool = True) -> PackChoice:
    """Return the choice of all that the pack says, whatever was edited here.

    Cases that the pack does not have stay.
    """
    return PackChoice(
        new=frozenset(content.brief.code for content in changes.new),
        changes={
            case.code: frozenset(
                change.key for change in case.changes if addresses or not change.is_address
            )
            for case in changes.changed
        },
        campaign=frozenset(change.key for change in changes.campaign),
    )


def figures(changes: PackChanges, choice: PackChoice) -> Figures:
    """Return how much a choice takes over."""
    taken = {case.code: chosen(case, choice) for case in changes.changed}
    left = [
        change
        for case in changes.changed
        for change in case.changes
        if change.key not in taken[case.code]
    ]
    fates = [choice.leaving.get(case.code, Leaving.KEEP) for case in changes.missing]
    return Figures(
        new=sum(content.brief.code in choice.new for content in changes.new),
        cases=sum(bool(keys) for keys in taken.values()),
        changes=sum(map(len, taken.values())),
        campaign=sum(change.key in choice.campaign for change in changes.campaign),
        withdrawn=fates.count(Leaving.WITHDRAW),
        removed=fates.count(Leaving.REMOVE),
        addresses_left=sum(change.is_address for change in left),
        kept_here=sum(change.edited_here and not change.is_address for change in left),
    )


def chosen(case: ChangedCase, choice: PackChoice) -> frozenset[str]:
    """Return the keys of the changes of a case that are taken over."""
    wanted = choice.changes.get(case.code, frozenset())
    return frozenset(change.key for change in case.changes if change.key in wanted)


def taken(case: ChangedCase, keys: Collection[str]) -> tuple[CaseContent, frozenset[str]]:
    """Return what a case says with these of its changes, and which parts count as edited here.

    What then says the same as the pack is not edited here any more.
    """
    wanted = {part for change in case.changes if change.key in keys for part in change.keys}
    content, names = _merged(case.mine, case.theirs, wanted)
    now = parts(content.brief, content.picture)
    packs = parts(case.theirs.brief, case.theirs.picture)
    edited = {_renamed(part, names) for part in case.edited}
    return content, frozenset(part for part in edited if now.get(part) != packs.get(part))


def merged(mine: CaseContent, theirs: CaseContent, wanted: Collection[str]) -> CaseContent:
    """Return my version of a case with these parts as the other says, or without them.

    Parts are keys of ``case_parts``; of a target that only one side has, it is all or none.
    """
    return _merged(mine, theirs, wanted)[0]


def campaign_after(changes: PackChanges, choice: PackChoice) -> Campaign:
    """Return what the campaign says then; the first pack of an event brings its own."""
    if changes.is_first:
        return changes.pack.campaign
    fields: dict[str, Any] = {
        change.key.removeprefix("campaign."): change.theirs
        for change in changes.campaign
        if change.key in choice.campaign and change.key != CASE_ORDER
    }
    return replace(changes.here.pack.campaign, **fields)


def order_after(changes: PackChanges, choice: PackChoice) -> list[str]:
    """Return the codes of the cases in the order they stand in then.

    That of the event, a new case behind the one it stands behind in the pack; or, where the pack's
    order is taken, the other way round.
    """
    gone = {code for code, fate in choice.leaving.items() if fate is Leaving.REMOVE}
    mine = [case.code for case in changes.here.pack.cases if case.code not in gone]
    here = {*mine, *choice.new}
    theirs = [case.code for case in changes.pack.cases if case.code in here]
    pack_leads = CASE_ORDER in choice.campaign
    return interleaved(theirs, mine) if pack_leads else interleaved(mine, theirs)


def _merged(
    mine: CaseContent, theirs: CaseContent, wanted: Collection[str]
) -> tuple[CaseContent, dict[str, str]]:
    """Return the content, and by what its targets were called what they are called now."""
    result = parts(mine.brief, mine.picture)
    packs = parts(theirs.brief, theirs.picture)
    for part in wanted:
        if part in packs:
            result[part] = packs[part]
        else:
            result.pop(part, None)
    orders = slots(mine.brief), slots(theirs.brief)
    pack_leads = TARGET_ORDER in wanted
    order = interleaved(*reversed(orders)) if pack_leads else interleaved(*orders)
    kept = [slot for slot in order if f"{slot}.address" in result]
    names = _numbered_anew(kept)
    result = {_renamed(part, names): value for part, value in result.items()}
    result[TARGET_ORDER] = tuple(_role(slot) for slot in kept)
    return CaseContent(*assembled(mine.brief.code, result)), names


def _numbered_anew(kept: Iterable[str]) -> dict[str, str]:
    """Return new names for targets, counted within their role again from 1 without a gap."""
    by_role: dict[Role, list[str]] = {}
    for slot in sorted(kept, key=_number):
        by_role.setdefault(_role(slot), []).append(slot)
    return {
        slot: f"targets.{role}.{number}"
        for role, ordered in by_role.items()
        for number, slot in enumerate(ordered, start=1)
    }


def _role(slot: str) -> Role:
    return Role(slot.split(".")[1])


def _number(slot: str) -> int:
    return int(slot.split(".")[2])


def _renamed(part: str, names: Mapping[str, str]) -> str:
    slot, _, name = part.rpartition(".")
    return f"{names[slot]}.{name}" if slot in names else part
