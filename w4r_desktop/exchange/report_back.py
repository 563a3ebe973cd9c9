"""What sections ask for, as plain text to paste into a form: before the event, and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop import __version__
from w4r_desktop.domain.exports import Purpose
from w4r_desktop.domain.figures import pieces
from w4r_desktop.domain.tally import PIECES, ActionKind
from w4r_desktop.language import _, long_date, number
from w4r_desktop.report_words import recount_mark, venue_words, version_words
from w4r_desktop.wording import several_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from w4r_desktop.domain.figures import Figures, Kinds
    from w4r_desktop.exchange.results import Results

UNKNOWN = "–"
APART = (ActionKind.EMAIL, ActionKind.PHOTO, ActionKind.OTHER)
"""What no form of a section asks for by itself."""


def write_text(draft: Path, results: Results) -> Generator[int, None, None]:
    """Write the report-back, with what was said of the event if it is for the group."""
    text = report_back(results.figures, with_words=results.purpose is not Purpose.TALLY)
    draft.write_text(text, encoding="utf-8", newline="\n")
    yield results.count


def report_back(figures: Figures, *, with_words: bool = True) -> str:
    """Return the figures in the order in which a section's form asks for them.

    ``with_words`` adds what was said about the event: comments, media, dignitaries.
    """
    lines = [figures.event.name, *_state(figures), "", *_counted(figures)]
    if with_words:
        lines += _said(figures)
    about = _("Counted with W4R Desktop {version}").format(version=__version__)
    return "\n".join((*lines, "", about, ""))


def registration(figures: Figures) -> str:
    """Return what a section asks for before the event."""
    event, notes = figures.event, figures.notes
    hours = f"{event.opens_at}–{event.closes_at}" if event.opens_at and event.closes_at else ""
    when = ", ".join(filter(None, (long_date(event.held_on), hours or event.opens_at)))
    expected = UNKNOWN if notes.expected is None else number(notes.expected)
    lines = (
        _("Event: {name}").format(name=event.name),
        _("Date: {date}").format(date=when),
        _("Venue: {venue}").format(venue=venue_words(event) or UNKNOWN),
        _("Contact: {contact}").format(contact=notes.contact or UNKNOWN),
        _("Expected people: {number}").format(number=expected),
        _("Campaign: {campaign}").format(campaign=event.campaign),
    )
    return "\n".join((*lines, ""))


def _state(figures: Figures) -> Iterator[str]:
    event = figures.event
    yield f"{long_date(event.held_on)} · {event.campaign}"
    frozen = "" if figures.version else _("Not frozen")
    yield " · ".join(filter(None, (version_words(figures), frozen, recount_mark(figures))))


def _counted(figures: Figures) -> Iterator[str]:
    people, kinds = figures.people, figures.kinds
    yield _("Participants: {number}").format(number=number(people.attendees))
    yield _("For the first time: {number}").format(number=number(people.first_time))
    yield _("Pieces: {number}").format(number=_pieces(kinds))
    if figures.signatories != figures.pieces:
        signed = number(figures.signatories)
        yield _("Signatures under the pieces: {number}").format(number=signed)
    for case in figures.by_case:
        yield f"  {case.name}: {_pieces(case.kinds)}{_others(case.kinds)}"
    yield _("Signatures: {number}").format(number=number(figures.signatures))
    posts = number(kinds.get(ActionKind.SOCIAL_POST, 0))
    yield _("Posts: {number}").format(number=posts)
    if others := [several_of(kind, kinds[kind]) for kind in APART if kinds.get(kind)]:
        yield _("Other actions: {actions}").format(actions=", ".join(others))
    yield _("Events: 1 ({venue})").format(venue=venue_words(figures.event) or UNKNOWN)


def _pieces(kinds: Kinds) -> str:
    """Return the pieces with their kinds: 386 (312 letters, 74 cards); 5 letters; 0."""
    whole = number(pieces(kinds))
    each = _several(kinds, of_pieces=True)
    return f"{whole} ({', '.join(each)})" if len(each) > 1 else "".join(each) or whole


def _others(kinds: Kinds) -> str:
    return "".join(f", {words}" for words in _several(kinds, of_pieces=False))


def _several(kinds: Kinds, *, of_pieces: bool) -> list[str]:
    wanted = [kind for kind in ActionKind if (kind in PIECES) == of_pieces]
    return [several_of(kind, kinds[kind]) for kind in wanted if kinds.get(kind)]


def _said(figures: Figures) -> Iterator[str]:
    notes = figures.notes
    yield ""
    yield _("Comments: {words}").format(words=notes.comments or UNKNOWN)
    yield _("Media: {words}").format(words=notes.media or UNKNOWN)
    yield _("Guests of honour: {words}").format(words=notes.dignitaries or UNKNOWN)
    if notes.photo_credit:
        yield _("Photos: {credit}").format(credit=notes.photo_credit)
