"""The sheets of labels there are: the program's, as a person corrected them, and own ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.label_sheets import USUAL, bundled_sheets
from w4r_desktop.domain.labels import checked, sheets_in, sheets_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w4r_desktop.domain.labels import LabelSheet
    from w4r_desktop.domain.stationery import Paper
    from w4r_desktop.gui.preferences import Preferences

OWN: Final = "own-{number}"
"""Keys of sheets that the program does not know."""


class LabelSheets:
    """Sheets by key; what is kept in the preferences and is no sheet stays there unread."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._kept = sheets_in(preferences.label_sheets)

    @property
    def all(self) -> Mapping[str, LabelSheet]:
        """Every sheet, those of the program first, with the figures that hold here."""
        return {**bundled_sheets(), **{sheet.key: sheet for sheet in self._kept.sheets}}

    def chosen(self, paper: Paper) -> LabelSheet:
        """Return the sheet used last, or the usual one of a paper."""
        every = self.all
        return every.get(self._preferences.label_sheet, every[USUAL[paper]])

    def choose(self, key: str) -> None:
        """Remember which sheet is used."""
        self._preferences.label_sheet = key

    def is_bundled(self, key: str) -> bool:
        """Whether the program brings figures for it."""
        return key in bundled_sheets()

    def is_kept(self, key: str) -> bool:
        """Whether a person gave its figures."""
        return any(sheet.key == key for sheet in self._kept.sheets)

    def free_key(self) -> str:
        """Return a key for a sheet of one's own."""
        number = 1
        while OWN.format(number=number) in self.all:
            number += 1
        return OWN.format(number=number)

    def keep(self, sheet: LabelSheet) -> None:
        """Keep the figures of a sheet, instead of those it had; raises LabelSheetError."""
        checked(sheet)
        others = {one.key: one for one in self._kept.sheets}
        self._write({**others, sheet.key: sheet})

    def forget(self, key: str) -> None:
        """Go back to the figures of the program; a sheet it does not know is gone."""
        self._write({one.key: one for one in self._kept.sheets if one.key != key})

    def _write(self, sheets: Mapping[str, LabelSheet]) -> None:
        self._preferences.label_sheets = sheets_text(sheets.values(), self._kept.unread)
        self._kept = sheets_in(self._preferences.label_sheets)
