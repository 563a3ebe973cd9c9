"""Putting a backup back: it appears whole or not at all, and what was there is put aside."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from w4r_desktop.errors import (
    EventFileDamagedError,
    EventFileEmptyError,
    EventFileExistsError,
    EventFileForeignError,
)
from w4r_desktop.paths import free_path, replacing, taken, with_companions
from w4r_desktop.store.backups import CHUNK, COUNTED, verify
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.results_schema import Mailing, Report
from w4r_desktop.store.schema import Attendee, TallyEntry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.store.backups import Contents

ASIDE: Final = re.compile(r" put aside (\d{4}-\d\d-\d\d \d{6})(?: \(\d+\))?$")
ASIDE_TIME: Final = "%Y-%m-%d %H%M%S"
UNUSABLE: Final = (EventFileDamagedError, EventFileEmptyError, EventFileForeignError)
"""Why an event file is put aside as it lies there."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """What an open event has that a backup has not: it would be put aside with its file."""

    entries: int
    kinds: Mapping[ActionKind, int]
    people: int
    recounted: int
    posted: int
    reports: int


def newest_entry(session: Session) -> UUID | None:
    """Return the identity of the last entry of the log."""
    return session.execute(select(func.max(TallyEntry.id))).scalar()


def beyond(session: Session, holds: Contents) -> Beyond:
    """Return what was logged, recounted, posted and reported since a backup, and who came."""
    entry = TallyEntry
    later = [entry.id > holds.newest] if holds.newest else []
    sums = select(entry.kind, func.sum(entry.quantity)).where(*later).group_by(entry.kind)
    count = select(func.count()).select_from(entry).where(*later)
    here = select(func.count()).select_from(Attendee).where(Attendee.hidden_at.is_(None))
    recounted = {tuple(row) for row in session.connection().exec_driver_sql(COUNTED)}
    posted = session.execute(select(func.coalesce(func.sum(Mailing.pieces), 0))).scalar_one()
    report = session.execute(select(func.coalesce(func.max(Report.version), 0))).scalar_one()
    return Beyond(
        entries=session.execute(count).scalar_one(),
        kinds={kind: total for kind, total in session.execute(sums) if total},
        people=max(0, session.execute(here).scalar_one() - holds.people),
        recounted=len(recounted - holds.recounted),
        posted=max(0, posted - holds.posted),
        reports=max(0, report - holds.report),
    )


def restore(backup: Path, path: Path) -> None:
    """Make a new event file of a backup, which stays.

    Raises what ``verify`` raises, EventFileExistsError and FileNotSavedError.
    """
    digest = verify(backup)
    with replacing(path) as draft:
        if there := taken(path):
            raise EventFileExistsError(file=there.name)
        _copy(backup, draft, digest)


def put_back(backup: Path, path: Path, *, digest: str, at: datetime) -> Path | None:
    """Let a backup take the place of an event file that nobody has open.

    ``digest`` is what ``verify`` returned of the backup just now. Return what the file was put
    aside as, if there was one. At every moment the name leads to the old file or to the restored
    one. Raises EventFileDamagedError where the backup changed since, EventFileBusyError and
    FileNotSavedError; then everything is as it was.
    """
    aside = None
    path = path.resolve()  # a link stays, and leads to the restored file
    if path.exists():
        _bring_to_rest(path)
    try:
        with replacing(path) as draft:
            _copy(backup, draft, digest)
            if path.exists():
                aside = _put_aside(path, at)
    except BaseException:
        if aside is not None:
            _take_back(path, aside)
        raise
    return aside


def is_put_aside(path: Path) -> bool:
    """Tell whether a file's name says that a backup took its place."""
    return ASIDE.search(path.stem) is not None


def put_aside_at(path: Path) -> datetime | None:
    """Return when a backup took a file's place, by the clock of its evening, by the file's name."""
    found = ASIDE.search(path.stem)
    try:
        return datetime.strptime(found[1], ASIDE_TIME) if found else None  # noqa: DTZ007
    except ValueError:
        return None


def in_its_place(path: Path) -> Path:
    """Return where the evening lies of which a file was put aside; it need not be there."""
    return path.with_stem(ASIDE.sub("", path.stem))


def _bring_to_rest(path: Path) -> None:
    """Have what lies beside a file moved into it; a damaged one keeps what lies beside it."""
    with suppress(*UNUSABLE), closing(EventFile(path)):
        pass


def _put_aside(path: Path, at: datetime) -> Path:
    """Give a file a second name, and then what lies beside it: its own name gets the new file."""
    wanted = path.with_name(f"{path.stem} put aside {at:{ASIDE_TIME}}{path.suffix}")
    aside = free_path(wanted)
    for old, new in zip(with_companions(path), with_companions(aside), strict=True):
        if old.exists():
            _name_too(old, new)
    for old in with_companions(path)[1:]:  # or the restored file would take it for its own
        old.unlink(missing_ok=True)
    return aside


def _name_too(old: Path, new: Path) -> None:
    """Give a file a second name, or what comes to the same where a disk knows one name a file."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)  # nobody writes to it now


def _take_back(path: Path, aside: Path) -> None:
    for old, new in zip(with_companions(path), with_companions(aside), strict=True):
        with suppress(OSError):
            new.unlink() if old.exists() else new.rename(old)


def _copy(backup: Path, draft: Path, digest: str) -> None:
    found = hashlib.sha256()
    with backup.open("rb") as source, draft.open("wb") as target:
        while part := source.read(CHUNK):
            found.update(part)
            target.write(part)
    if found.hexdigest() != digest:
        raise EventFileDamagedError(file=backup.name)
