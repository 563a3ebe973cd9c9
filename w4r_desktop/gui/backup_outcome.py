"""How a backup of the open evening went, here and at the second place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.errors import W4RError
    from w4r_desktop.store.backups import Backup, Contents


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was read back and proved, what it holds, and in which ``run`` it was made.

    Clocks are set back, so that times tell of two places only what was there at the start: of
    those the newest is of run 0, and what is older of run -1.
    """

    backup: Backup
    holds: Contents
    run: int


@dataclass(slots=True)
class Outcome:
    """How one backup went on this laptop and at a second ``place``.

    That place may be ``missing``, or lie on the ``same_disk`` as the evening. ``refusal`` is why
    none was made here, ``refused_there`` why the place got none. It ``is_known`` as soon as both
    were tried.
    """

    place: Path | None = None
    here: Made | None = None
    away: Made | None = None
    missing: bool = False
    same_disk: bool = False
    refusal: W4RError | None = None
    refused_there: W4RError | None = None
    run: int = 0
    is_known: bool = False

    @property
    def is_behind(self) -> bool:
        """Whether the second place lacks the last backup that was made here."""
        here, away = self.here, self.away
        return self.place is not None and here is not None and (not away or away.run < here.run)

    @property
    def is_only_there(self) -> bool:
        """Whether the second place has a newer backup than this laptop."""
        return self.away is not None and (not self.here or self.here.run < self.away.run)
