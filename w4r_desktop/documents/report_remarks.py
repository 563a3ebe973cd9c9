"""What a report says in words: what changed, what was printed all the same, and the comments."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from w4r_desktop.documents.flow import INK, Box, Columns, Stack, Type, passage
from w4r_desktop.documents.report_parts import ended, more_words, part_title, remark
from w4r_desktop.documents.report_text import at_venue, printed
from w4r_desktop.documents.sheets import BOLD, HAIRLINE, SANS, SERIF
from w4r_desktop.domain.differences import differences
from w4r_desktop.language import _, number
from w4r_desktop.report_words import change_words, moment_words, refusal_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from w4r_desktop.documents.flow import Item
    from w4r_desktop.documents.report_parts import Setting
    from w4r_desktop.domain.figures import Figures, Override

PADDING = 8.0
GAP = 14.0
SAID = 9.5
"""The size of what somebody wrote: it is read, and it is laid out once for all sizes of tables."""


def changes(figures: Figures, previous: Figures | None, setting: Setting) -> Iterator[Item]:
    """Yield what is another figure than in the version before, in two columns."""
    if previous is None:
        return
    found = differences(previous, figures)
    words = [printed(change_words(one)) for one in found]
    width, most = setting.width - 2 * PADDING, setting.most // 2
    inside = replace(setting, width=width)
    since = _("Since version {version}, as of {moment}").format(
        version=number(previous.version),
        moment=moment_words(at_venue(previous, previous.as_of)),
    )
    items: list[Item] = [part_title(_("What changed"), inside), remark(since, inside)]
    if not words:
        items.append(passage(_("No figure has changed."), Type(setting.size), width=width))
    else:
        items.append(_two_columns(words[:most], inside))
        items += more_words(len(words) - most, inside)
    box = Box(Stack(tuple(items)), setting.width, PADDING, edge=HAIRLINE)
    yield from ended((box,))


def overridden(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield which mail was printed despite a refusal, why, and when."""
    if not figures.overrides:
        return
    items: list[Item] = [part_title(_("Printed despite a refusal"), setting)]
    items += [_override(one, figures, setting) for one in figures.overrides[: setting.most]]
    items += more_words(len(figures.overrides) - setting.most, setting)
    yield from ended(items)


def comments(figures: Figures, setting: Setting) -> Iterator[Item]:
    """Yield what the organizer adds, as far as anything was said."""
    notes = figures.notes
    for title, words in (
        (_("Comments"), notes.comments),
        (_("Media"), notes.media),
        (_("Guests of honour"), notes.dignitaries),
    ):
        if words.strip():
            said = passage(
                printed(words.strip()),
                Type(SAID, SERIF, INK, 1.4),
                width=setting.width,
            )
            yield from ended((part_title(title, setting), said))
    if notes.photo_credit.strip():
        credit = _("Photos: {credit}").format(credit=printed(notes.photo_credit.strip()))
        yield remark(credit, setting)


def _two_columns(words: Sequence[str], setting: Setting) -> Item:
    """Return short lines, down the first column and then down the second."""
    half = (setting.width - GAP) / 2
    made = [passage(one, Type(setting.size), width=half) for one in words]
    first = -(-len(made) // 2)
    columns = [Stack(tuple(made[:first])), Stack(tuple(made[first:]))]
    places = ((0.0, columns[0]), (half + GAP, columns[1]))
    return Columns(places[: 1 + bool(made[first:])])


def _override(one: Override, figures: Figures, setting: Setting) -> Item:
    name = printed(one.case_name) or _("The whole campaign")
    moment = moment_words(at_venue(figures, one.made_at))
    runs = (
        (f"{name}: ", BOLD),
        (f"{refusal_words(one.refusal)}. ", SANS),
        (_("“{note}” ({moment})").format(note=printed(one.note), moment=moment), SERIF),
    )
    return replace(passage(runs, Type(setting.size, SANS, INK), width=setting.width), gap=1.5)
