"""The printers this laptop knows: a profile for each printer and paper, in one small text."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from w4r_desktop.domain.printer_profile import (
    PLAIN,
    Edge,
    Face,
    Orientation,
    Place,
    PrinterProfile,
    Rotation,
)
from w4r_desktop.errors import PrinterError

if TYPE_CHECKING:
    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.gui.preferences import Preferences

LONGEST: Final = 200_000
"""Characters: far more than all printers of a lifetime take."""

FIGURES: Final = ("dx", "dy", "scale_x", "scale_y")


class PrinterProfiles:
    """What is kept of printers among the preferences; each has a profile from the start."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def printer(self) -> str:
        """The printer printed on last, or empty."""
        return self._preferences.printer

    @printer.setter
    def printer(self, name: str) -> None:
        self._preferences.printer = name

    def of(self, printer: str, stock: Stock) -> PrinterProfile:
        """Return what is known of a printer with a paper."""
        kept = _read(self._preferences.printers)
        return _profile(kept.get(printer, {}).get(_name(stock)))

    def keep(self, printer: str, stock: Stock, profile: PrinterProfile) -> None:
        """Keep this of a printer with a paper, and leave everything else as it stands."""
        kept = _read(self._preferences.printers)
        kept.setdefault(printer, {})[_name(stock)] = asdict(profile)
        self._preferences.printers = json.dumps(kept, ensure_ascii=True)


def _name(stock: Stock) -> str:
    """Return the name of a paper, the same whichever way it lies."""
    short, long = sorted((stock.width, stock.height))
    return f"{stock.key} {short:g}x{long:g}"


def _read(text: str) -> dict[str, dict[str, Any]]:
    """Return what is kept by printer and paper; a person may have written into the file."""
    try:
        found = json.loads(text) if len(text) <= LONGEST else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: papers for name, papers in found.items() if isinstance(papers, dict)}


def _profile(kept: object) -> PrinterProfile:
    """Return a profile as it was kept, or that of any printer if it cannot have been kept so."""
    if not isinstance(kept, dict):
        return PLAIN
    try:
        return PrinterProfile(
            media=_words(kept["media"]),
            size=_size(kept["size"]),
            orientation=Orientation(kept["orientation"]),
            rotation=Rotation(kept["rotation"]),
            edge=Edge(kept["edge"]),
            face=Face(kept["face"]),
            place=Place(kept["place"]),
            **{name: _figure(kept[name]) for name in FIGURES},
        )
    except (PrinterError, KeyError, TypeError, ValueError, OverflowError):
        return PLAIN


def _words(kept: object) -> str:
    if not isinstance(kept, str):
        raise TypeError
    return kept


def _size(kept: object) -> tuple[float, float] | None:
    if kept is None:
        return None
    if not isinstance(kept, list):
        raise TypeError
    width, height = kept
    return _figure(width), _figure(height)


def _figure(kept: object) -> float:
    if isinstance(kept, bool) or not isinstance(kept, int | float):
        raise TypeError
    return float(kept)
