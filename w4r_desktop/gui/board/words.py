"""The words of the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop import language
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.language import _, ngettext, number, together
from w4r_desktop.wording import people, several_of

if TYPE_CHECKING:
    from w4r_desktop.gui.board.facts import BoardFacts
    from w4r_desktop.store.queries.board import BoardCase


FEW: Final = 6
"""People with good news who are called by their whole names."""

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
NO_BREAK_HYPHEN: Final = "\N{NON-BREAKING HYPHEN}"


def caption(count: int, facts: BoardFacts) -> str:
    """Return what the large number counts: letters and cards, or letters where no cards are."""
    kinds = facts.counts.kinds
    cards = ActionKind.SOLIDARITY_CARD
    if cards in facts.frame.details.kinds or kinds[cards]:
        return ngettext("letter or card", "letters and cards", count)
    return ngettext("letter", "letters", count)


def goal_words(written: int, goal: int) -> tuple[str, str]:
    """Return the goal, and what is still to go or how far it is passed."""
    said = _("goal {number}").format(number=number(goal))
    if written < goal:
        return said, _("{number} to go").format(number=number(goal - written))
    if written == goal:
        return said, _("goal reached")
    return said, _("reached, and {number} more").format(number=number(written - goal))


def people_words(facts: BoardFacts) -> tuple[str, ...]:
    """Return how many came, in heads, and to how many tables; nothing of what is none."""
    here, tables = facts.counts.people, facts.counts.tables
    parts = []
    if here.attendees:
        words = ngettext("{number} writer", "{number} writers", here.attendees)
        parts.append(words.format(number=number(here.attendees)))
    if here.first_time:
        parts.append(_("{number} for the first time").format(number=number(here.first_time)))
    if tables:
        words = ngettext("{number} table", "{number} tables", tables)
        parts.append(words.format(number=number(tables)))
    return tuple(parts)


def news_words(facts: BoardFacts) -> str:
    """Return for whom there is good news, or nothing."""
    cases = [case for case in facts.cases if case.has_good_news]
    few = len(cases) <= FEW
    names = [case.name if few else case.short_name or case.name for case in cases]
    whole = [name.replace(" ", NO_BREAK).replace("-", NO_BREAK_HYPHEN) for name in names]
    return _("Good news: {names}").format(names=together(whole)) if names else ""


def name_of(case: BoardCase) -> str:
    """Return a case's name, and that it is not written for any more."""
    return _("{name} (withdrawn)").format(name=case.name) if case.withdrawn else case.name


def short_name_of(case: BoardCase) -> str:
    """Return the same for where there is less room."""
    name = case.short_name or case.name
    return _("{name} (withdrawn)").format(name=name) if case.withdrawn else name


def headline_of(case: BoardCase) -> str:
    """Return a case's headline, in the language in force if it has one."""
    return case.headlines.get(language.current()) or case.headline


def closing_figures(facts: BoardFacts) -> tuple[str, ...]:
    """Return the night's figures beside the large one: each kind, who came, who signed."""
    counts = facts.counts
    said = [several_of(kind, counts.kinds[kind]) for kind in ActionKind if counts.kinds[kind]]
    here = counts.people
    if here.attendees:
        words = ngettext("{number} writer", "{number} writers", here.attendees)
        said.append(words.format(number=number(here.attendees)))
    if here.first_time:
        said.append(_("{number} for the first time").format(number=number(here.first_time)))
    if counts.signatories > counts.pieces:
        said.append(_("signed by {people}").format(people=people(counts.signatories)))
    return tuple(said)


def milestone_words(reached: int, *, is_goal: bool) -> str:
    """Return what is said to the organizer when a round number is reached."""
    if is_goal:
        return _("The goal of {number} is reached!").format(number=number(reached))
    return _("{number} letters and cards!").format(number=number(reached))


def practice_words() -> str:
    """Return the mark of a practice copy."""
    return _("Practice: nothing here counts")


def thanks() -> str:
    """Return the last word of an evening."""
    return _("Thank you")
