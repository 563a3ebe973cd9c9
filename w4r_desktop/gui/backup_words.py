"""What is said of backups, in the line at the foot of the window and under Setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop import paths
from w4r_desktop.language import _, clock, ngettext, number, short_date
from w4r_desktop.messages import explain
from w4r_desktop.wording import counted, entries, people

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.gui.backing_up import BackingUp, Made
    from w4r_desktop.store.backups import Contents
    from w4r_desktop.store.lacking import Beyond


def short_line(backing: BackingUp, now: datetime) -> tuple[str, bool]:
    """Return a few words on the last backup, and whether all is well with it."""
    last, place = backing.last, backing.place
    if last.here is None:
        return (_("no backup"), False) if last.refusal else ("", True)
    when = _short_time(last.here, now)
    if last.refusal is not None:
        return _("no backup since {time}").format(time=when), False
    if place is not None and last.missing:
        words = _("backup {time} ✓ without {place}")
        return words.format(time=when, place=place_name(place)), True
    if place is not None and last.away is not None:
        words = _("backup to {place} {time} ✓")
        return words.format(place=place_name(place), time=when), True
    return _("backup {time} ✓").format(time=when), True


def last_words(made: Made | None, now: datetime) -> str:
    """Return what the last backup that was proved holds."""
    if made is None:
        return _("No backup of this evening yet.")
    return _("Last backup: {pieces}, {time}. It was read back and is whole.").format(
        pieces=counted(made.holds.kinds), time=when_made(made.backup.at, made.holds, now)
    )


def place_words(backing: BackingUp, now: datetime) -> str:
    """Return what there is to say of the second place."""
    last, place = backing.last, backing.place
    if place is None:
        return _(
            "Backups lie on this laptop only. Name a second place, such as a stick, so that the "
            "evening outlives the laptop."
        )
    name = place_name(place)
    if last.missing:
        return _("“{place}” is not there. Plug it in; backups go on without it.").format(place=name)
    if backing.is_busy:
        return _("Wait: a backup is being written to “{place}”.").format(place=name)
    if last.away is None:
        return _("Every backup goes to “{place}” too.").format(place=name)
    words = (
        _(
            "“{place}” has it too, {time}, and it was read back. It is on the same disk as the "
            "evening: it does not help if this disk fails."
        )
        if last.same_disk
        else _("“{place}” has it too, {time}, and it was read back: it is safe to remove.")
    )
    return words.format(place=name, time=when_made(last.away.backup.at, last.away.holds, now))


def unfit_words(folder: Path, live: Path) -> str:
    """Return why a folder cannot be the second place of an evening that lies in another, if so."""
    chosen, own = folder.resolve(), (paths.all_backups(), paths.events_folder())
    inside = any(place.resolve() in (chosen, *chosen.parents) for place in own)
    if not inside and chosen != live.resolve():
        return ""
    return _(
        "The evening or its backups lie in this folder already, so a second copy there would be "
        "lost with them. Nothing was changed. Choose a stick, or a folder on another disk."
    )


def full_words(backing: BackingUp, now: datetime) -> str:
    """Return all there is to say of the last backup and of the second place."""
    refusal = backing.last.refusal
    first = explain(refusal) if refusal else last_words(backing.last.here, now)
    return f"{first} {place_words(backing, now)}"


def when_made(at: datetime, holds: Contents, now: datetime) -> str:
    """Return when a backup was made, by the clock of the evening."""
    return moment_words(at.astimezone(holds.details.zone), now)


def moment_words(there: datetime, now: datetime, *, seconds: bool = False) -> str:
    """Return when something was, by the clock it is told in: today at 19:42."""
    time = clock(there, seconds=seconds)
    if there.date() == now.astimezone(there.tzinfo).date():
        return _("today at {time}").format(time=time)
    return _("{date} at {time}").format(date=short_date(there.date()), time=time)


def held_words(holds: Contents) -> str:
    """Return what a backup holds, for a list of them."""
    return f"{counted(holds.kinds)} · {people(holds.people)}"


def none_words(place: Path | None, *, open_now: bool) -> str:
    """Return that there is no backup, of what is open or of a file that cannot be."""
    if open_now:
        return _("There is no backup of this evening yet.")
    if place is None:
        return _("No backup of it was found on this laptop.")
    words = _("No backup of it was found on this laptop or on “{place}”.")
    return words.format(place=place_name(place))


def lacking_words(there: datetime, now: datetime, more: Mapping[ActionKind, int]) -> str:
    """Return what a backup of a moment lacks of a file of which as much ``more`` can be seen."""
    same_day = there.date() == now.astimezone(there.tzinfo).date()
    time = clock(there) if same_day else moment_words(there, now)
    words = _("Letters counted after {time} are missing in it; compare with the tally sheets.")
    if not more:
        return words.format(time=time)
    return _("{lacking} The damaged file still shows {pieces} that this backup has not.").format(
        lacking=words.format(time=time), pieces=counted(more)
    )


def newer_words(later: Beyond) -> list[str]:
    """Return what an open event has that a backup has not, each with its number."""
    newer = [counted(later.kinds) if later.kinds else entries(later.entries)]
    newer = newer if later.entries else []
    newer += [people(later.people)] if later.people else []
    for count, words in (
        (
            later.recounted,
            ngettext("{number} box recounted", "{number} boxes recounted", later.recounted),
        ),
        (
            later.posted,
            ngettext("{number} marked as posted", "{number} marked as posted", later.posted),
        ),
        (
            later.reports,
            ngettext(
                "{number} version of the report", "{number} versions of the report", later.reports
            ),
        ),
    ):
        newer += [words.format(number=number(count))] if count else []
    return newer


def place_name(place: Path) -> str:
    """Return what a folder is called; a whole drive is called by its letter."""
    return place.name or str(place)


def _short_time(made: Made, now: datetime) -> str:
    zone = made.holds.details.zone
    there = made.backup.at.astimezone(zone)
    same_day = there.date() == now.astimezone(zone).date()
    return clock(there) if same_day else short_date(there.date())
