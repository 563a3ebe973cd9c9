"""What the figures of an event are called in the window, on paper and in files alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from w4r_desktop.domain.differences import ChangedPart
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Refusal
from w4r_desktop.domain.tally import VenueKind
from w4r_desktop.language import _, clock, long_date, number, table_label
from w4r_desktop.wording import kind_name, venue_kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from w4r_desktop.domain.differences import Change
    from w4r_desktop.domain.figures import ByHand, EventFacts, Figures, MailTotal, TableTotal


def table_words(table: TableTotal) -> str:
    """Return what a table is called among the figures; also where there is none."""
    if table.is_recount:
        return _("Recount")
    return table_label(table.name) if table.writing_table_id else _("No table")


class Recounted(Protocol):
    """Figures that know when they were counted by hand, and how much of them."""

    @property
    def recounted_at(self) -> datetime | None: ...  # noqa: D102 - what it says
    @property
    def by_hand(self) -> ByHand: ...  # noqa: D102 - what it says


def recount_mark(figures: Recounted) -> str:
    """Return the mark of figures not all of which were counted by hand, or nothing."""
    if figures.recounted_at is None:
        return _("Before the recount")
    done = figures.by_hand
    if done.is_whole:
        return ""
    if done.by_table:  # figures have no boxes of tables, and the window should say the same
        return _("Counted by hand in part")
    words = _("Counted by hand: {counted} of {number}")
    return words.format(counted=number(done.counted), number=number(done.wanted))


def version_words(figures: Figures) -> str:
    """Return which version it is, and as of when."""
    moment = moment_words(figures.as_of)
    if figures.version:
        return _("Version {version}, as of {moment}").format(
            version=number(figures.version), moment=moment
        )
    return _("As of {moment}").format(moment=moment)


def moment_words(moment: datetime) -> str:
    """Return a day with its time: 10 December 2026, 21:30."""
    return _("{date}, {time}").format(date=long_date(moment.date()), time=clock(moment))


def venue_words(event: EventFacts) -> str:
    """Return where an event is and what kind of place that is, as far as it was said."""
    kind = "" if event.venue_kind is VenueKind.OTHER else venue_kind_name(event.venue_kind)
    return f"{event.venue} ({kind})" if event.venue and kind else event.venue or kind


def way_name(way: MailingWay) -> str:
    """Return how mail leaves."""
    return {
        MailingWay.INDIVIDUAL: _("Individually"),
        MailingWay.OFFICIAL: _("Bundled to the official"),
        MailingWay.OFFICE: _("Bundled to the section’s office"),
        MailingWay.BY_HAND: _("By hand"),
    }[way]


def refusal_words(refusal: Refusal) -> str:
    """Return why mail was warned of that was printed all the same."""
    return {
        Refusal.CAMPAIGN_CLOSED: _("The campaign was closed"),
        Refusal.CASE_WITHDRAWN: _("The case was withdrawn"),
        Refusal.NO_MAIL: _("No mail goes there"),
        Refusal.MAIL_SUSPENDED: _("Mail to there was suspended"),
        Refusal.TARGET_EXPIRED: _("The address had expired"),
    }[refusal]


def ways_words(mail: Iterable[MailTotal]) -> str:
    """Return how pieces left that are posted, and how those will that are not."""
    lines = tuple(mail)
    ways = {way for one in lines for way in one.posted_by}
    ways |= {one.way for one in lines if one.left or not one.posted}
    return " · ".join(way_name(way) for way in MailingWay if way in ways)


def change_words(change: Change) -> str:
    """Return one figure before and after: Letters for Jani Silva: 46, before 45."""
    fixed = {
        ChangedPart.CASES: _("Other cases are withdrawn now."),
        ChangedPart.TABLES: _("Where tables are was changed."),
        ChangedPart.MAILING: _("What was posted, or how, was changed."),
        ChangedPart.OVERRIDES: _("What is printed despite a refusal was changed."),
        ChangedPart.OTHER: _("A few details were changed."),
        ChangedPart.RECOUNT: _("The recount was changed."),
        ChangedPart.EVENT: _("What is said about the event was changed."),
        ChangedPart.NOTES: _("The comments were changed."),
    }
    if change.part in fixed:
        return fixed[change.part]
    return _("{what}: {after}, before {before}").format(
        what=_what(change), after=number(change.after), before=number(change.before)
    )


def _what(change: Change) -> str:
    if change.part is ChangedPart.CASE and change.kind is not None:
        words = _("{kind} for {case}")
        return words.format(kind=kind_name(change.kind), case=change.name)
    if change.part is ChangedPart.TABLE and change.kind is not None:
        table = table_label(change.name) if change.name else _("No table")
        return _("{kind}, {table}").format(kind=kind_name(change.kind), table=table)
    if change.kind is not None:
        return kind_name(change.kind)
    return {
        ChangedPart.PIECES: _("Pieces"),
        ChangedPart.SIGNATORIES: _("Signatures under the pieces"),
        ChangedPart.PEOPLE: _("People"),
        ChangedPart.FIRST_TIME: _("For the first time"),
        ChangedPart.MINORS: _("Minors"),
        ChangedPart.TAKEN_HOME: _("Letters still at home"),
        ChangedPart.POSTED: _("Posted"),
    }[change.part]
