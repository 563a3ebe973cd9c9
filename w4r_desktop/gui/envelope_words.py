"""Whether envelopes add up, in words: printed is written, spoiled or unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.domain.print_runs import EnvelopeCheck


def difference_words(difference: int) -> str:
    """Return what is to be said of one case; below 0 is written without an envelope."""
    if difference == 0:
        return _("✓ adds up")
    size = abs(difference)
    words = (
        ngettext("{number} is missing", "{number} are missing", size)
        if difference > 0
        else ngettext("{number} without an envelope", "{number} without an envelope", size)
    )
    return words.format(number=number(size))


def verdict_words(checks: Sequence[tuple[str, EnvelopeCheck]]) -> str:
    """Return what is to be said of all cases, by name: that it adds up, or what to look for."""
    if not checks:
        return _("No envelope came out of a printer yet, so there is none to hand back.")
    groups = {
        _about_missing: [(name, one.difference) for name, one in checks],
        _about_needed: [(name, _needed(one)) for name, one in checks],
        _about_unused: [(name, -one.difference - _needed(one)) for name, one in checks],
    }
    said = (about([one for one in cases if one[1] > 0]) for about, cases in groups.items())
    return "\n".join(words for words in said if words) or _sum(checks)


def _needed(check: EnvelopeCheck) -> int:
    """Return how many envelopes are printed since the last run; the unused ones count as good."""
    return max(0, check.written - (check.printed - check.spoiled))


def _named(cases: Sequence[tuple[str, int]]) -> str:
    return ", ".join(
        _("{case} ({number})").format(case=name, number=number(count)) for name, count in cases
    )


def _about_missing(cases: Sequence[tuple[str, int]]) -> str:
    if not cases:
        return ""
    total = sum(count for _name, count in cases)
    return ngettext(
        "{number} envelope is missing: look for {cases} on the tables, in the boxes and at "
        "the printer.",
        "{number} envelopes are missing: look for {cases} on the tables, in the boxes and at "
        "the printer.",
        total,
    ).format(number=number(total), cases=_named(cases))


def _about_needed(cases: Sequence[tuple[str, int]]) -> str:
    if not cases:
        return ""
    return _("Still to print, with “Since last run”: {cases}.").format(cases=_named(cases))


def _about_unused(cases: Sequence[tuple[str, int]]) -> str:
    if not cases:
        return ""
    return ngettext(
        "{cases}: use the one handed back, or one too many was logged.",
        "{cases}: use those handed back, or too many were logged.",
        sum(count for _name, count in cases),
    ).format(cases=_named(cases))


def _sum(checks: Sequence[tuple[str, EnvelopeCheck]]) -> str:
    each = [one for _name, one in checks]
    return _(
        "It adds up: {printed} printed = {written} written + {spoiled} spoiled + {unused} unused."
    ).format(
        printed=number(sum(one.printed for one in each)),
        written=number(sum(one.written for one in each)),
        spoiled=number(sum(one.spoiled for one in each)),
        unused=number(sum(one.unused for one in each)),
    )
