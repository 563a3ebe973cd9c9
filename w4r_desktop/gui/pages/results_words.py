"""How the figures are spoken of: against the goal, an earlier event, the last hour."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from w4r_desktop import wording
from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.domain.timeline import QUARTER
from w4r_desktop.gui.pages.results_facts import LETTERS, OTHERS
from w4r_desktop.language import (
    _,
    clock,
    day_and_month,
    decimal,
    locale,
    ngettext,
    number,
    percent,
    short_date,
)
from w4r_desktop.wording import kind_name, several_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from w4r_desktop.domain.earlier import EarlierTotals
    from w4r_desktop.domain.figures import Kinds
    from w4r_desktop.domain.timeline import Slot
    from w4r_desktop.gui.pages.results_facts import TallyFacts

MINUS: Final = "\N{MINUS SIGN}"


def goal_words(written: int, goal: int | None) -> str:
    """Return how much of the goal is reached; without one, only how much was written."""
    if not goal:
        return wording.pieces(written)
    return _("{pieces}: {share} of the goal of {goal}").format(
        pieces=wording.pieces(written), share=percent(written / goal), goal=number(goal)
    )


def letters_words(facts: TallyFacts) -> str:
    """Return how the letters came about, as far as that says more than their number."""
    kinds, parts = facts.totals.kinds, []
    if kinds[ActionKind.PREPRINTED_LETTER]:
        parts.append(
            _("{written} written, {preprinted} pre-printed").format(
                written=number(kinds[ActionKind.LETTER]),
                preprinted=number(kinds[ActionKind.PREPRINTED_LETTER]),
            )
        )
    if facts.signatories > facts.totals.pieces:
        signed = several_of(ActionKind.PETITION_SIGNATURE, facts.signatories)
        parts.append(_("{signatures} under the pieces").format(signatures=signed))
    return " · ".join(parts)


def others_words(kinds: Kinds) -> tuple[str, str]:
    """Return how many other actions there are, and which."""
    parts = [several_of(kind, kinds[kind]) for kind in OTHERS if kinds[kind]]
    return number(sum(kinds[kind] for kind in OTHERS)), " · ".join(parts)


def letters(kinds: Kinds) -> int:
    """Return how many letters there are, pre-printed ones among them."""
    return sum(kinds.get(kind, 0) for kind in LETTERS)


def others(kinds: Kinds) -> int:
    """Return how many actions there are that are no pieces."""
    return sum(kinds.get(kind, 0) for kind in OTHERS)


def then_words(earlier: EarlierTotals, held_on: date) -> str:
    """Return when an earlier event was, as it stands before its figures."""
    if earlier.held_on.year == held_on.year - 1:
        return _("last year")
    if earlier.held_on.year == held_on.year:
        return day_words(earlier.held_on)
    return str(earlier.held_on.year)


def beside_words(now: int, then: int, when: str) -> str:
    """Return an earlier figure and by how much this one differs: last year 307 (+79)."""
    return _("{when} {figure} ({difference})").format(
        when=when, figure=number(then), difference=_signed(number(now - then), more=now > then)
    )


def each_beside_words(now: float | None, then: float | None, when: str) -> str:
    """Return the same of pieces a person, with a decimal."""
    if then is None:
        return ""
    if now is None:
        return _("{when} {figure}").format(when=when, figure=decimal(then))
    difference = round(now, 1) - round(then, 1)
    said = _signed(decimal(difference).replace("-", MINUS), more=difference > 0)
    words = _("{when} {figure} ({difference})")
    return words.format(when=when, figure=decimal(then), difference=said)


def earlier_words(earlier: EarlierTotals) -> str:
    """Return what is compared with, and what it came to."""
    return _("Compared with {event}, {date}: {pieces}, {people}").format(
        event=earlier.name,
        date=short_date(earlier.held_on),
        pieces=wording.pieces(earlier.pieces),
        people=wording.people(earlier.people),
    )


def announcement(written: int, since: int, hour: datetime) -> str:
    """Return what is read out every hour: 386 pieces, 84 since 20:00."""
    return _("{pieces}, {number} since {time}").format(
        pieces=wording.pieces(written), number=number(since), time=clock(hour)
    )


def chart_title(step: timedelta, kind: ActionKind | None) -> str:
    """Return what each bar over the hours is; with a kind it shows that one only."""
    what = kind_name(kind) if kind else _("Pieces")
    hours = step // timedelta(hours=1)
    if step == QUARTER:
        return _("{what} every 15 minutes").format(what=what)
    if step >= timedelta(days=1):
        return _("{what} every day").format(what=what)
    words = ngettext("{what} every hour", "{what} every {number} hours", hours)
    return words.format(what=what, number=number(hours))


def slot_name(slot: Slot, step: timedelta, first: date) -> str:
    """Return the time of a slot; on a later day than the first, with the day."""
    if slot.silence:
        hours = round(slot.silence / timedelta(hours=1))
        silent = ngettext("Nothing for {number} hour", "Nothing for {number} hours", hours)
        return silent.format(number=number(hours))
    begins, end = slot.begins, slot.begins + step
    if step >= timedelta(days=1):
        return day_words(begins.date())
    span = _("{start}–{end}").format(start=clock(begins), end=clock(end))
    if begins.date() == first:
        return span
    return _("{date}, {span}").format(date=day_words(begins.date()), span=span)


def slot_words(slot: Slot, name: str, kind: ActionKind | None) -> str:
    """Return what a bar over the hours says: 19:30–19:45: 62 pieces."""
    if slot.silence:
        return name
    count = slot_count(slot, kind)
    said = several_of(kind, count) if kind else wording.pieces(count)
    return _("{time}: {figure}").format(time=name, figure=said)


def slot_count(slot: Slot, kind: ActionKind | None) -> int:
    """Return how high the bar of a slot is."""
    return slot.kinds.get(kind, 0) if kind else pieces(slot.kinds)


def day_words(day: date) -> str:
    """Return a day of this year or the next: Dec 17; quickly, for it stands at many times."""
    return _day_words(day, locale())


@cache
def _day_words(day: date, _locale: str) -> str:
    return day_and_month(day)


def _signed(words: str, *, more: bool) -> str:
    return f"+{words}" if more else words
