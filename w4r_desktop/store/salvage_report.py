"""What was saved and lost of a damaged event, kept beside the salvaged one until it is checked.

It lies beside and not in the event, whose tables know of no damage; a copy that is taken elsewhere
has the mark in its name alone.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.salvage import Salvaged
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import FileNotSavedError
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX: Final = ".salvaged"
UNREADABLE: Final = (OSError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was found, and the name of the event without its mark and with it."""

    found: Salvaged
    name: str
    marked: str


def keep_report(path: Path, report: SalvageReport) -> None:
    """Keep what was salvaged into an event, whose name has its mark whatever the disk says."""
    with suppress(FileNotSavedError), replacing(_beside(path)) as draft:
        draft.write_text(json.dumps(asdict(report)), encoding="utf-8")


def kept_report(path: Path) -> SalvageReport | None:
    """Return what was salvaged into an event that nobody has checked yet, if it was salvaged."""
    try:
        said = json.loads(_beside(path).read_text(encoding="utf-8"))
        found = said["found"]
        found["kinds"] = {ActionKind(kind): int(total) for kind, total in found["kinds"].items()}
        return SalvageReport(Salvaged(**found), str(said["name"]), str(said["marked"]))
    except UNREADABLE:  # there is none, as a rule
        return None


def forget(path: Path) -> None:
    """Keep it no longer: the event was checked."""
    with suppress(OSError):
        _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)
