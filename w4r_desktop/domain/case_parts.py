"""A brief taken apart into what can change by itself: the units of editing and of taking over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.case import CaseBrief, Guidance, Target

if TYPE_CHECKING:
    from w4r_desktop.domain.case import Role

APART: Final = frozenset({"code", "picture", "targets", "guidance", "translations"})
"""Fields of a brief that are no part by themselves."""

ADDRESS: Final = ("addressee", "office", "lines", "country")
"""Fields of a target that make its address block: one part, accepted or left as a whole."""


@dataclass(frozen=True, slots=True)
class Address:
    """What stands on the envelope."""

    addressee: str
    office: str
    lines: tuple[str, ...]
    country: str


def parts(brief: CaseBrief, picture: bytes | None) -> dict[str, object]:
    """Return what a brief consists of by key, its picture under ``picture``.

    Keys are ``headline``, ``guidance.warning``, ``targets.primary.1.address``,
    ``targets.primary.1.salutation``, ``translations.fr`` …; targets are counted within their role.
    """
    found: dict[str, object] = {
        field.name: getattr(brief, field.name)
        for field in fields(CaseBrief)
        if field.name not in APART
    }
    found["picture"] = picture
    for field in fields(Guidance):
        found[f"guidance.{field.name}"] = getattr(brief.guidance, field.name)
    for language, texts in brief.translations.items():
        found[f"translations.{language}"] = texts
    numbers: Counter[Role] = Counter()
    for target in brief.targets:
        numbers[target.role] += 1
        found |= _target_parts(target, f"targets.{target.role}.{numbers[target.role]}")
    return found


def changed_parts(before: dict[str, object], after: dict[str, object]) -> frozenset[str]:
    """Return the keys of the parts that differ, came or went."""
    return frozenset(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )


def _target_parts(target: Target, key: str) -> dict[str, object]:
    block = Address(*(getattr(target, name) for name in ADDRESS))
    others = {
        f"{key}.{field.name}": getattr(target, field.name)
        for field in fields(Target)
        if field.name not in (*ADDRESS, "role")
    }
    return {f"{key}.address": block} | others
