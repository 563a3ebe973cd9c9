"""A small file of texts by name, read with suspicion; whatever it holds, the program starts."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from w4r_desktop.errors import FileNotSavedError
from w4r_desktop.foreign_file import content
from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES: Final = 1 << 20
"""A file with more was not written here, and nothing of it is taken."""


class SettingsFile:
    """Texts by name: of several programs with one file, the last who set a text is right.

    Nothing but texts is ever read out of it. Qt's own settings rebuild whatever objects a file
    describes, pictures and pickled Python too, which runs what somebody wrote into it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unsaved: dict[str, str] = {}
        self._texts = _texts_in(path)

    def text(self, name: str) -> str:
        """Return a text, empty if there is none."""
        return self._texts.get(name, "")

    def read_again(self) -> None:
        """Take over what another window of the program has set since."""
        self._texts = _texts_in(self._path) | self._unsaved

    def keep(self, name: str, text: str) -> None:
        """Set a text; where the disk refuses, it is kept until the program ends."""
        self.read_again()
        if text == self.text(name):
            return
        self._texts[name] = self._unsaved[name] = text
        with suppress(OSError, FileNotSavedError):  # no setting is worth stopping an evening
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self._path) as draft:
                draft.write_text(json.dumps(self._texts, indent=1), encoding="ascii")
            self._unsaved.clear()


def _texts_in(path: Path) -> dict[str, str]:
    try:
        raw = content(path, MOST_BYTES)
        found = json.loads(raw) if len(raw) <= MOST_BYTES else {}
    except (OSError, ValueError, RecursionError):
        return {}  # there is none yet, or somebody wrote into it
    if not isinstance(found, dict):
        return {}
    return {name: text for name, text in found.items() if isinstance(text, str)}
