"""What a case pack would change in an event: the two campaigns laid side by side.

``fitted(pack, here)`` brings the pack into the event's language, ``compare(here, pack)`` finds what
is new, changed, missing or the same. What of it is taken over is chosen in ``pack_choice``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.case import Campaign, CaseBrief, Role, Target, Translation
from w4r_desktop.domain.case_parts import TARGET_ORDER, changed_parts, parts, slots
from w4r_desktop.errors import PackLanguageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from w4r_desktop.domain.case import CasePack

CASE_ORDER: Final = "campaign.order"
"""The key of the change that says in which order the cases stand."""

EMPTY_SLOT: Final = "targets.primary.1"
EMPTY: Final = parts(
    CaseBrief(code="", name="", headline="", country="", targets=(Target(role=Role.PRIMARY),)), None
)
"""What the parts of a brief say that nobody filled in."""

SCRIPT: Final = 4
"""How long the part of a language code is that names a script."""


@dataclass(frozen=True, slots=True)
class CaseContent:
    """A brief, which names no picture, and its picture."""

    brief: CaseBrief
    picture: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignHere:
    """The campaign of an event, and what a pack has to respect; cases are named by their code.

    ``edited`` are the parts written here, as ``case_parts`` names them, ``logged`` the cases that
    something was logged for, ``withdrawn`` those that are withdrawn.
    """

    pack: CasePack
    edited: Mapping[str, frozenset[str]] = field(default_factory=dict)
    logged: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is different in the pack, taken over or left as a whole.

    ``key`` is that of the part, or ``targets.copy.1`` for a target that only one side has. ``keys``
    are all the parts it is made of. ``mine`` and ``theirs`` are what the part says here and in the
    pack, None where it is not there; of an address they are the targets.
    """

    key: str
    keys: frozenset[str]
    mine: object
    theirs: object
    edited_here: bool = False
    is_address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedCase:
    """A case that both sides have, and where they differ."""

    mine: CaseContent
    theirs: CaseContent
    changes: tuple[Change, ...]
    edited: frozenset[str]

    @property
    def code(self) -> str:
        """The code of the case, the same on both sides."""
        return self.mine.brief.code


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingCase:
    """A case that the pack does not have; ``own`` says that it was written here."""

    content: CaseContent
    own: bool
    logged: bool
    withdrawn: bool

    @property
    def code(self) -> str:
        """The code of the case."""
        return self.content.brief.code


@dataclass(frozen=True, slots=True, kw_only=True)
class PackChanges:
    """All that differs between an event and a pack.

    ``is_first`` says that the event has no cases yet, so that it takes the pack's campaign with
    them; ``is_other`` that the pack is of another campaign, so that only cases are compared.
    Otherwise ``campaign`` holds the changes of the campaign's own fields, and of the cases' order.
    """

    pack: CasePack
    here: CampaignHere
    is_first: bool
    is_other: bool
    campaign: tuple[Change, ...]
    new: tuple[CaseContent, ...]
    changed: tuple[ChangedCase, ...]
    missing: tuple[MissingCase, ...]
    unchanged: tuple[CaseContent, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the pack brings nothing that is not here."""
        return not (self.campaign or self.new or self.changed)

    @property
    def is_sample(self) -> bool:
        """Whether cases that must not be mailed would come among those that are."""
        mine = self.here.pack.campaign.historical
        return self.pack.campaign.historical and not (mine or self.is_first)

    def addresses(self) -> Iterator[tuple[ChangedCase, Change]]:
        """Yield each changed address with the case it belongs to."""
        for case in self.changed:
            for change in case.changes:
                if change.is_address:
                    yield case, change


def fitted(pack: CasePack, here: CampaignHere) -> CasePack:
    """Return a pack in the language of an event; the texts of its own become a translation.

    An event without cases takes any language. Raises PackLanguageError where a case of the pack
    has no whole translation.
    """
    wanted = here.pack.language
    if not here.pack.cases or _same_language(pack.language, wanted):
        return pack
    if not all(_is_translated(case, wanted) for case in pack.cases):
        raise PackLanguageError(found=pack.language, wanted=wanted)
    cases = tuple(_turned(case, pack.language, wanted) for case in pack.cases)
    return replace(pack, language=wanted, cases=cases)


def compare(here: CampaignHere, pack: CasePack, *, is_list: bool = False) -> PackChanges:
    """Return what a pack, in the language of the event, would change.

    A pack that ``is_list`` was typed into a spreadsheet: what it leaves empty stays as it is here.
    """
    mine, theirs = contents(here.pack), contents(pack)
    both = [
        _compared(mine[code], theirs[code], here.edited.get(code, frozenset()), is_list=is_list)
        for code in theirs
        if code in mine
    ]
    is_first = not mine
    is_other = not is_first and here.pack.campaign.code != pack.campaign.code
    alone = is_first or is_other or is_list
    return PackChanges(
        pack=pack,
        here=here,
        is_first=is_first,
        is_other=is_other,
        campaign=() if alone else tuple(_campaign_changes(here.pack, pack)),
        new=tuple(theirs[code] for code in theirs if code not in mine),
        changed=tuple(case for case in both if case.changes),
        missing=tuple(_missing(mine[code], here) for code in mine if code not in theirs),
        unchanged=tuple(case.mine for case in both if not case.changes),
    )


def contents(pack: CasePack) -> dict[str, CaseContent]:
    """Return the cases of a pack by code, in their order, each with its picture."""
    return {
        case.code: CaseContent(replace(case, picture=""), pack.pictures.get(case.picture))
        for case in pack.cases
    }


def changes_between(
    mine: CaseContent, theirs: CaseContent, edited: frozenset[str]
) -> tuple[Change, ...]:
    """Return where two versions of a case differ, in the order of a brief's parts."""
    sides = parts(mine.brief, mine.picture), parts(theirs.brief, theirs.picture)
    targets = _targets(mine.brief), _targets(theirs.brief)
    left = set(changed_parts(*sides))
    if not _stand_otherwise(*targets):
        left.discard(TARGET_ORDER)
    found: list[Change] = []
    every = dict.fromkeys((*sides[1], *sides[0]))
    common = targets[0].keys() & targets[1].keys()
    for part in every:
        if part not in left:
            continue
        key, keys = _taken_together(part, left, every, sides[1], common=common)
        left -= keys
        about = targets if key != part or key.endswith(".address") else sides
        name = key.removesuffix(".address") if about is targets else key
        found.append(
            Change(
                key=key,
                keys=keys,
                mine=about[0].get(name),
                theirs=about[1].get(name),
                edited_here=bool(keys & edited),
                is_address=about is targets,
            )
        )
    return tuple(found)


def interleaved(lead: Iterable[str], other: Iterable[str]) -> list[str]:
    """Return all of the lead in its order; the rest stands behind what it stands behind in other.

    What other begins with stands before what follows it there, or last if that is nothing. Where
    both agree on the order of what they have in common, other keeps its order too.
    """
    found, others = list(lead), list(other)
    place = next((found.index(item) for item in others if item in found), len(found))
    for item in others:
        if item not in found:
            found.insert(place, item)
        place = found.index(item) + 1
    return found


def _taken_together(
    part: str,
    left: set[str],
    every: Iterable[str],
    theirs: Mapping[str, object],
    *,
    common: Iterable[str],
) -> tuple[str, frozenset[str]]:
    """Return the change that a differing part belongs to: its key, and all its parts."""
    slot, _, name = part.rpartition(".")
    if not part.startswith("targets.") or part == TARGET_ORDER:
        return part, frozenset({part})
    if slot not in common:
        return slot, frozenset(key for key in every if key.startswith(f"{slot}."))
    if name != "address" or theirs[part] == EMPTY[f"{EMPTY_SLOT}.address"]:
        return part, frozenset({part})
    # another address may be another person's: no e-mail and no salutation of theirs without it
    return part, frozenset(key for key in left if key.startswith(f"{slot}."))


def _targets(brief: CaseBrief) -> dict[str, object]:
    return dict(zip(slots(brief), brief.targets, strict=True))


def _stand_otherwise(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether what two sequences have in common stands in another order."""
    mine, theirs = list(one), list(other)
    return [item for item in mine if item in theirs] != [item for item in theirs if item in mine]


def _compared(
    mine: CaseContent, theirs: CaseContent, edited: frozenset[str], *, is_list: bool
) -> ChangedCase:
    changes = changes_between(mine, theirs, edited)
    if is_list:
        changes = tuple(change for change in changes if not _says_nothing(change))
    return ChangedCase(mine=mine, theirs=theirs, changes=changes, edited=edited)


def _says_nothing(change: Change) -> bool:
    """Tell whether the pack leaves empty what is different here."""
    if change.mine is None:
        return False
    if isinstance(change.theirs, Target):
        return not (change.theirs.addressee or change.theirs.office or change.theirs.lines)
    slot, _, name = change.key.rpartition(".")
    key = f"{EMPTY_SLOT}.{name}" if slot.startswith("targets.") else change.key
    return change.key == TARGET_ORDER or change.theirs == EMPTY.get(key)


def _campaign_changes(mine: CasePack, theirs: CasePack) -> Iterator[Change]:
    for part in fields(Campaign):
        here, there = getattr(mine.campaign, part.name), getattr(theirs.campaign, part.name)
        if part.name != "code" and here != there:
            key = f"campaign.{part.name}"
            yield Change(key=key, keys=frozenset({key}), mine=here, theirs=there)
    names = {case.code: case.name for case in mine.cases}
    packs = [case.code for case in theirs.cases if case.code in names]
    here_too = [code for code in names if code in packs]
    if here_too != packs:
        yield Change(
            key=CASE_ORDER,
            keys=frozenset({CASE_ORDER}),
            mine=tuple(names[code] for code in here_too),
            theirs=tuple(names[code] for code in packs),
        )


def _missing(content: CaseContent, here: CampaignHere) -> MissingCase:
    code = content.brief.code
    return MissingCase(
        content=content,
        own=parts(content.brief, content.picture).keys() <= here.edited.get(code, frozenset()),
        logged=code in here.logged,
        withdrawn=code in here.withdrawn,
    )


def _same_language(one: str, other: str) -> bool:
    """Tell whether two BCP 47 codes name one language, whatever the country: en and en-CA."""
    return _language_and_script(one) == _language_and_script(other)


def _language_and_script(code: str) -> tuple[str, ...]:
    first, *others = code.casefold().split("-")
    return (first, *(part for part in others if len(part) == SCRIPT))


def _is_translated(case: CaseBrief, language: str) -> bool:
    texts = case.translations.get(language)
    return texts is not None and all(
        getattr(texts, name) or not getattr(case, name) for name in ("headline", "story", "demands")
    )


def _turned(case: CaseBrief, old: str, new: str) -> CaseBrief:
    """Return a case with the texts of a translation as its own, and its own as a translation."""
    own = Translation(
        headline=case.headline,
        story=case.story,
        demands=case.demands,
        sample_letter=case.sample_letter,
    )
    turned = case.in_language(new)
    letter = case.translations[new].sample_letter  # none rather than one in the other language
    others = {code: texts for code, texts in case.translations.items() if code != new}
    return replace(turned, sample_letter=letter, translations=others | {old: own})
