"""The backups of a list: what each of them holds, where it lies, and what is said of it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from w4r_desktop import paths
from w4r_desktop.errors import W4RError
from w4r_desktop.gui.backup_words import held_words, moment_words, place_name
from w4r_desktop.language import _
from w4r_desktop.store import backups

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from datetime import datetime
    from pathlib import Path

    from w4r_desktop.store.backups import Backup, Contents

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Known:
    """A backup in the list; what it holds is known once it was proved, unless it is ``damaged``."""

    backup: Backup
    holds: Contents | None = None
    digest: str = ""
    damaged: bool = False

    def prove(self) -> None:
        """Read it, all of it. Raises why it cannot be opened."""
        try:
            self.digest = backups.verify(self.backup.path)
            self.holds = backups.contents(self.backup.path)
        except W4RError:
            self.damaged = True
            raise

    @property
    def pieces(self) -> int:
        """How much was counted in it."""
        return sum(self.holds.kinds.values()) if self.holds else 0


class BackupRows:
    """Backups with the newest first; two copies of one are one row once both proved to be whole.

    ``place`` is the second place, ``now`` the computer's clock.
    """

    def __init__(self, known: Sequence[Backup], place: Path | None, now: datetime) -> None:
        self.known = [Known(backup) for backup in known]
        self._place = place
        self._now = now

    def __len__(self) -> int:
        return len(self.known)

    def read(self) -> Generator[int, None, None]:
        """Prove one after the other, and yield how many were."""
        for done, one in enumerate(tuple(self.known), start=1):
            try:
                one.prove()
            except W4RError as refusal:
                log.warning("%s", refusal)
            yield done

    @property
    def best(self) -> int | None:
        """The row of the newest backup that is whole, as far as they were read.

        Not the one with the newest entry: whoever went back to an earlier one went on from there.
        One of a time to come was made while the clock was wrong, and gives way to any other.
        """
        whole = [row for row, one in enumerate(self.known) if one.holds and self.is_shown(row)]
        return max(whole, key=self._newness, default=None)

    def is_shown(self, row: int) -> bool:
        """Tell whether a row is not just the other copy of one above that may be whole."""
        one, first = self.known[row], self.known[self.first_of(row)]
        if one is first or one.damaged or first.damaged:
            return True
        return one.holds is not None and one.digest != first.digest

    def first_of(self, row: int) -> int:
        """Return the first row whose file is called as that of a row is."""
        return self.copies_of(row)[0]

    def copies_of(self, row: int) -> list[int]:
        """Return the rows whose files are called as that of a row is, itself among them."""
        name = self.known[row].backup.path.name
        return [at for at, one in enumerate(self.known) if one.backup.path.name == name]

    def refuse(self, row: int) -> None:
        """Take a row for damaged that proved to be whole before."""
        one = self.known[row]
        one.holds, one.damaged = None, True

    def words(self, row: int) -> str:
        """Return what is said of a row: when it was made and where it lies, then what it holds."""
        one = self.known[row]
        return f"{self._when(row)} · {self._where(row)}\n{self._told(row, one)}"

    def _newness(self, row: int) -> tuple[bool, datetime]:
        at = self.known[row].backup.at
        return at <= self._now, at

    def _when(self, row: int) -> str:
        """Return when a backup was made, to the second where another is of the same minute."""
        there = self._moment(row)
        minutes = [
            self._moment(other).replace(second=0)
            for other in range(len(self.known))
            if self.first_of(other) == other
        ]
        again = minutes.count(there.replace(second=0)) > 1
        return moment_words(there, self._now, seconds=again)

    def _moment(self, row: int) -> datetime:
        """Return when a backup was made, by the clock of the evening as soon as that is known."""
        own = self.known[row]
        holds = own.holds or next((one.holds for one in self.known if one.holds), None)
        return own.backup.at.astimezone(holds.details.zone if holds else None)

    def _where(self, row: int) -> str:
        own = self.known[row]
        copies = [own.backup.path] + [
            other.backup.path
            for at, other in enumerate(self.known)
            if other is not own and self.first_of(at) == row and not self.is_shown(at)
        ]
        away = [path for path in copies if paths.all_backups() not in path.parents]
        if not away:
            return _("on this laptop")
        place = place_name(self._folder(away[0]))
        if len(away) < len(copies):
            return _("on this laptop and on “{place}”").format(place=place)
        return _("on “{place}”").format(place=place)

    def _folder(self, path: Path) -> Path:
        """Return the second place, if a backup lies there, or else its folder."""
        there = self._place
        return there if there is not None and there in path.parents else path.parent

    def _told(self, row: int, one: Known) -> str:
        if one.damaged:
            return _("damaged, cannot be opened")
        if one.holds is None:
            return _("is being read …")
        said = [held_words(one.holds)]
        if len({other.holds.event_id for other in self.known if other.holds}) > 1:
            said.insert(0, one.holds.details.name)
        if self._has_more(row, one):
            said.append(_("more than any later backup"))
        return " · ".join(said)

    def _has_more(self, row: int, one: Known) -> bool:
        assert one.holds is not None
        later = [
            other.pieces
            for other in self.known[:row]
            if other.holds and other.holds.event_id == one.holds.event_id
        ]
        return bool(later) and one.pieces > max(later)
