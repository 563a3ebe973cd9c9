"""Whether envelopes add up, in words: printed is written, spoiled or unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    missing = [(name, one.difference) for name, one in checks if one.difference > 0]
    without = sum(-one.difference for _name, one in checks if one.difference < 0)
    return "\n".join((*_about_missing(missing), *_about_without(without))) or _sum(checks)


def _about_missing(missing: Sequence[tuple[str, int]]) -> Iterator[str]:
    if missing:
        total = sum(count for _name, count in missing)
        names = ", ".join(
            _("{case} ({number})").format(case=name, number=number(count))
            for name, count in missing
        )
        yield ngettext(
            "{number} envelope is missing: look for {cases} on the tables, in the boxes and at "
            "the printer.",
            "{number} envelopes are missing: look for {cases} on the tables, in the boxes and at "
            "the printer.",
            total,
        ).format(number=number(total), cases=names)


def _about_without(without: int) -> Iterator[str]:
    if without:
        yield ngettext(
            "{number} that was written has no envelope yet: print what was logged since the last "
            "run.",
            "{number} that were written have no envelope yet: print what was logged since the "
            "last run.",
            without,
        ).format(number=number(without))


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
