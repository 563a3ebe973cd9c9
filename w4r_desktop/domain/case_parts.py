"""A brief taken apart into what can change by itself: the units of editing and of taking over."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.domain.case import CaseBrief, Guidance, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from w4r_desktop.domain.case import Role

APART: Final = frozenset({"code", "picture", "targets", "guidance", "translations"})
"""Fields of a brief that are no part by themselves."""

ADDRESS: Final = ("addressee", "office", "lines", "country")
"""Fields of a target that make its address block: one part, accepted or left as a whole."""

BESIDE_ADDRESS: Final = tuple(
    field.name for field in fields(Target) if field.name not in (*ADDRESS, "role")
)
"""The other fields of a target, each a part of its own."""

TRANSLATIONS: Final = "translations."
TARGET_ORDER: Final = "targets.order"
"""The part that says in which order the targets of different roles stand."""


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
    ``targets.primary.1.salutation``, ``translations.fr`` …; targets are counted within their role,
    and ``targets.order`` holds the roles in their order.
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
        found[f"{TRANSLATIONS}{language}"] = texts
    for key, target in zip(slots(brief), brief.targets, strict=True):
        found |= _target_parts(target, key)
    found[TARGET_ORDER] = tuple(target.role for target in brief.targets)
    return found


def slots(brief: CaseBrief) -> tuple[str, ...]:
    """Return what the keys of each target begin with: ``targets.primary.1``."""
    return tuple(slots_of(target.role for target in brief.targets))


def slots_of(roles: Iterable[Role]) -> list[str]:
    """Return what the keys of targets begin with that have these roles."""
    numbers: Counter[Role] = Counter()
    found: list[str] = []
    for role in roles:
        numbers[role] += 1
        found.append(f"targets.{role}.{numbers[role]}")
    return found


def assembled(code: str, found: Mapping[str, object]) -> tuple[CaseBrief, bytes | None]:
    """Return the brief and the picture that consist of these parts; the brief names no picture."""
    plain: dict[str, Any] = {
        field.name: found[field.name] for field in fields(CaseBrief) if field.name not in APART
    }
    guidance: Any = {field.name: found[f"guidance.{field.name}"] for field in fields(Guidance)}
    roles: Any = found[TARGET_ORDER]
    texts: Any = {
        key.removeprefix(TRANSLATIONS): words
        for key, words in sorted(found.items())
        if key.startswith(TRANSLATIONS)
    }
    brief = CaseBrief(
        code=code,
        guidance=Guidance(**guidance),
        targets=tuple(
            _target(role, key, found) for role, key in zip(roles, slots_of(roles), strict=True)
        ),
        translations=texts,
        **plain,
    )
    picture: Any = found["picture"]
    return brief, picture


def changed_parts(before: dict[str, object], after: dict[str, object]) -> frozenset[str]:
    """Return the keys of the parts that differ, came or went."""
    return frozenset(
        key for key in before.keys() | after.keys() if before.get(key) != after.get(key)
    )


def _target(role: Role, key: str, found: Mapping[str, object]) -> Target:
    block: Any = found[f"{key}.address"]
    others: Any = {name: found[f"{key}.{name}"] for name in BESIDE_ADDRESS}
    return Target(role=role, **asdict(block), **others)


def _target_parts(target: Target, key: str) -> dict[str, object]:
    block = Address(*(getattr(target, name) for name in ADDRESS))
    others = {f"{key}.{name}": getattr(target, name) for name in BESIDE_ADDRESS}
    return {f"{key}.address": block} | others
