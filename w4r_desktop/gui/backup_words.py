"""What is said of backups, in the line at the foot of the window and under Setup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from w4r_desktop import paths
from w4r_desktop.errors import BackupNotMadeError, BackupTrouble
from w4r_desktop.language import _, clock, ngettext, number, short_date
from w4r_desktop.messages import explain
from w4r_desktop.wording import counted, entries, people

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.backing_up import BackingUp
    from w4r_desktop.gui.backup_outcome import Made, Outcome
    from w4r_desktop.store.backups import Contents
    from w4r_desktop.store.lacking import Beyond

Role: TypeAlias = Literal["muted", "warning", "bad"]
"""How words are meant: by the way, as a warning, or as what went wrong."""


def short_line(backing: BackingUp, now: datetime) -> tuple[str, Role]:
    """Return a few words on the last backup, and how they are meant."""
    last = backing.last
    place = place_name(backing.place) if backing.place is not None else ""
    when = _short_time(last.here, now) if last.here else ""
    if last.refusal is not None and last.is_only_there:
        assert last.away is not None
        words = _("backup only to {place} {time}")
        return words.format(place=place, time=_short_time(last.away, now)), "bad"
    if last.refusal is not None:
        words = _("no backup since {time}") if when else _("no backup")
        return words.format(time=when), "bad"
    if not when:
        return (_("no backup yet") if backing.has_looked else _("looking for backups …")), "muted"
    if last.is_behind:
        words = _("backup {time} ✓ · not on {place}")
        return words.format(time=when, place=place), place_role(backing)
    words = _("backup to {place} {time} ✓") if place else _("backup {time} ✓")
    return words.format(place=place, time=when), "muted"


def last_words(backing: BackingUp, now: datetime) -> str:
    """Return what the last backup on this laptop that was proved holds."""
    made = backing.last.here
    if made is None:
        return _("No backup of this evening yet.")
    words = (
        _("On this laptop: {pieces}, {time}. It was read back and is whole.")
        if backing.last.is_behind
        else _("Last backup: {pieces}, {time}. It was read back and is whole.")
    )
    return words.format(pieces=counted(made.holds.kinds), time=_when(made, now))


def left_words(outcome: Outcome) -> str:
    """Return what of the last backup of a closed event was refused, or nothing."""
    words = [trouble_words(outcome)]
    if outcome.place is not None and outcome.refused_there is not None:
        there = _refused_there(outcome.refused_there)
        words.append(there.format(place=place_name(outcome.place)))
    return " ".join(filter(None, words))


def trouble_words(last: Outcome) -> str:
    """Return why this laptop got no backup, or nothing."""
    refusal = last.refusal
    if refusal is None or not last.is_only_there:
        return explain(refusal) if refusal else ""
    if is_full(refusal):
        return _(
            "On this laptop no backup was made, because too little room is left on its disk. The "
            "event is saved. Make room, for instance by emptying the bin."
        )
    return _(
        "On this laptop no backup was made, because its folder for backups cannot be written to. "
        "The event is saved."
    )


def place_words(backing: BackingUp, now: datetime) -> str:
    """Return what there is to say of the second place."""
    place = backing.place
    if place is None:
        return _(
            "Backups lie on this laptop only. Name a second place, such as a stick, so that the "
            "evening outlives the laptop."
        )
    return _stick_words(backing, place_name(place), now)


def place_role(backing: BackingUp) -> Role:
    """Return how what is said of the second place is meant."""
    return "warning" if backing.last.missing or backing.last.refused_there else "muted"


def is_full(refusal: W4RError | None) -> bool:
    """Tell whether there was no room for a backup."""
    return isinstance(refusal, BackupNotMadeError) and refusal.trouble is BackupTrouble.FULL


def _stick_words(backing: BackingUp, place: str, now: datetime) -> str:
    last = backing.last
    if last.missing:
        missing = _("“{place}” is not there. Plug it in; backups go on without it.")
        return f"{missing.format(place=place)} {_still_held(last.away, now)}".strip()
    if backing.is_being_written:
        return _("Wait: a backup is being written to “{place}”.").format(place=place)
    if last.refused_there is not None:
        refused = _refused_there(last.refused_there).format(place=place)
        return f"{refused} {_still_held(last.away, now)}".strip()
    if last.away is None:
        return _("Every backup goes to “{place}” too.").format(place=place)
    if last.is_behind:
        goes = _("The next backup goes to “{place}” too.").format(place=place)
        return f"{goes} {_still_held(last.away, now)}"
    return _has_words(last).format(place=place, time=_when(last.away, now))


def _has_words(last: Outcome) -> str:
    if last.same_disk:
        return _(
            "“{place}” has it too, {time}, and it was read back. It is on the same disk as the "
            "evening: it does not help if this disk fails."
        )
    if last.is_only_there:
        return _("“{place}” has one, {time}, and it was read back: it is safe to remove.")
    return _("“{place}” has it too, {time}, and it was read back: it is safe to remove.")


def _refused_there(refusal: W4RError) -> str:
    trouble = refusal.trouble if isinstance(refusal, BackupNotMadeError) else BackupTrouble.DIFFERS
    if trouble is BackupTrouble.FULL:
        return _(
            "“{place}” is full, so the newest backup is not on it. Make room on it, or choose "
            "another place."
        )
    if trouble is BackupTrouble.READ_ONLY:
        return _("“{place}” is read-only, so the newest backup is not on it. Choose another place.")
    if trouble is BackupTrouble.GONE:
        return _("“{place}” does not answer, so the newest backup is not on it. Plug it in again.")
    return _(
        "“{place}” does not keep what is written to it, so the newest backup is not on it. Do not "
        "trust it; take another one."
    )


def _still_held(made: Made | None, now: datetime) -> str:
    if made is None:
        return ""
    words = _("The newest one on it is from {time}: {pieces}.")
    return words.format(time=_when(made, now), pieces=counted(made.holds.kinds))


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
    first = trouble_words(backing.last) or last_words(backing, now)
    return f"{first} {place_words(backing, now)}"


def _when(made: Made, now: datetime) -> str:
    return when_made(made.backup.at, made.holds, now)


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
    logged = counted(later.kinds) if later.kinds else entries(later.entries)
    newer = [logged] if later.entries else []
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
