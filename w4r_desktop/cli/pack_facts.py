"""What a pack would change, in plain lines."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.case import Target
from w4r_desktop.domain.pack_choice import chosen
from w4r_desktop.gui import pack_words, part_words
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from w4r_desktop.domain.pack_changes import Change, ChangedCase, MissingCase, PackChanges
    from w4r_desktop.domain.pack_choice import PackChoice

COLUMN: Final = 38
"""How wide the lines of one of two addresses are shown side by side."""


def facts(changes: PackChanges, choice: PackChoice, *, country: str) -> Iterator[str]:
    """Yield line by line what is new, changed and missing, and what is taken over of it.

    ``country`` is the sender's, as it decides what stands on envelopes.
    """
    yield from pack_words.cautions(changes)
    for case, change in changes.addresses():
        yield from _address(case, change, country, accepted=change.key in chosen(case, choice))
    for content in changes.new:
        brief = content.brief
        words = (
            _("New: {case} ({code})")
            if brief.code in choice.new
            else _("New, but not taken over: {case} ({code})")
        )
        yield words.format(case=brief.name, code=brief.code)
    for case in changes.changed:
        yield from _changed(case, chosen(case, choice))
    for change in changes.campaign:
        yield _part(_("The campaign itself"), change, taken=change.key in choice.campaign)
    for missing in changes.missing:
        yield _missing(missing)


def _changed(case: ChangedCase, taken: frozenset[str]) -> Iterator[str]:
    for change in case.changes:
        if not change.is_address:
            yield _part(case.mine.brief.name, change, taken=change.key in taken)


def _part(of: str, change: Change, *, taken: bool) -> str:
    if taken:
        words = _("{case}: {part} is taken from the pack.")
    elif change.edited_here:
        words = _("{case}: {part} was edited here and stays.")
    else:
        words = _("{case}: {part} stays as it is here.")
    return words.format(case=of, part=part_words.part_name(change.key))


def _missing(case: MissingCase) -> str:
    words = (
        _("Written here, so not in the pack: {case} ({code})")
        if case.own
        else _("Not in the pack, stays as it is: {case} ({code})")
    )
    return words.format(case=case.content.brief.name, code=case.code)


def _address(case: ChangedCase, change: Change, country: str, *, accepted: bool) -> Iterator[str]:
    slot = change.key.removesuffix(".address")
    if accepted:
        words = _("Changed address, accepted: {case}, {target}")
    elif change.edited_here:
        words = _("Changed address, edited here, so taken only with --take-all: {case}, {target}")
    else:
        words = _("Changed address, not accepted, so this one stays: {case}, {target}")
    yield words.format(case=case.mine.brief.name, target=part_words.target_name(slot))
    mine, theirs = (_lines(side, country) for side in (change.mine, change.theirs))
    headings = (_("Here"), *mine), (_("In the pack"), *theirs)
    for left, right in zip_longest(*headings, fillvalue=""):
        yield f"  {left}{' ' * max(COLUMN - _width(left), 1)}| {right}".rstrip()


def _lines(side: object, country: str) -> tuple[str, ...]:
    if not isinstance(side, Target):
        return (_("(nothing)"),)
    beside = (f"{name}: {text}" for name, text in part_words.beside_address(side))
    return (*part_words.address_lines(side, country), *beside)


def _width(text: str) -> int:
    """Return how many columns a text takes in a terminal."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.category(char) in ("Mn", "Me") for char in text)
