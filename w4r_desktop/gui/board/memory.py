"""What this laptop remembers of the board: its screens and how it stood there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from w4r_desktop.gui.preferences import Preferences

MOST: Final = 20
LONGEST: Final = 20_000
"""The screens that are remembered, those used last, and the characters that may take."""


class BoardMemory:
    """Keeps by a screen's key whether the board filled it, the screen used last at the end."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    @property
    def newest_first(self) -> tuple[str, ...]:
        """The screens the board was on, the last one first."""
        return tuple(reversed(self._screens()))

    def was_full(self, screen: str) -> bool | None:
        """Return whether the board filled a screen, None where it never was."""
        return self._screens().get(screen)

    def keep(self, screen: str, *, full: bool) -> None:
        """Remember how the board stands on a screen."""
        screens = self._screens()
        screens.pop(screen, None)
        kept = [*screens.items(), (screen, full)][-MOST:]
        self._preferences.board_screens = json.dumps(dict(kept))

    def _screens(self) -> dict[str, bool]:
        text = self._preferences.board_screens
        try:
            found: Any = json.loads(text) if 0 < len(text) <= LONGEST else {}
        except (ValueError, RecursionError):  # a person may have written into the file
            return {}
        if not isinstance(found, dict):
            return {}
        return {key: full for key, full in found.items() if isinstance(full, bool)}
