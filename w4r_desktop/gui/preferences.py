"""What this laptop remembers between evenings, apart from the evenings themselves."""

from __future__ import annotations

import math
import os
import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray

from w4r_desktop import paths
from w4r_desktop.gui.settings_file import SettingsFile

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

FILE: Final = "preferences.json"
LOOKS: Final = ("system", "light", "dark", "contrast")
PAPERS: Final = ("A4", "Letter")
RETURN_ADDRESSES: Final = ("front", "back", "none")
TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Of all text, in per cent."""

BRIEF_SIZES: Final = range(8, 73)
"""Of the text of briefs, in points; the page offers some of them."""

LONGEST_TEXT: Final = 100_000
"""Characters of any setting; sheets of labels that were measured have the longest."""

LONGEST_PATH: Final = 4_000
LONGEST_PART: Final = 255
"""In bytes: with a longer one, the system cannot even say that there is no such file."""

LONGEST_SIDE: Final = 2_000.0
"""Of an envelope, in millimetres."""

LANGUAGE_CODE: Final = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8}){0,4}")
GEOMETRY: Final = re.compile(r"([0-9a-f]{2}){1,500}")


class Preferences:
    """Settings in one small file of the data folder; each has a value from the start."""

    def __init__(self, file: Path | None = None) -> None:
        self._kept = SettingsFile(file or paths.data_folder() / FILE)

    @property
    def language(self) -> str:
        """Code of the language the window speaks."""
        from w4r_desktop import language  # not needed for the first paint

        return self._one_of(language.LANGUAGES, "language") or language.of_this_computer()

    @language.setter
    def language(self, code: str) -> None:
        self._kept.keep("language", code)

    @property
    def country(self) -> str:
        """Country of the sender, ISO 3166-1 alpha-2, or empty until it was asked."""
        from w4r_desktop.domain.countries import COUNTRIES  # not needed for the first paint

        return self._one_of(COUNTRIES, "country")

    @country.setter
    def country(self, code: str) -> None:
        self._kept.keep("country", code)

    @property
    def paper(self) -> str:
        """``A4`` or ``Letter``, or empty until it was asked."""
        return self._one_of(PAPERS, "paper")

    @paper.setter
    def paper(self, name: str) -> None:
        self._kept.keep("paper", name)

    @property
    def last_event(self) -> Path | None:
        """The event file that was open last."""
        return self._path("last_event")

    @last_event.setter
    def last_event(self, path: Path) -> None:
        self._kept.keep("last_event", str(path))

    @property
    def locked_event(self) -> Path | None:
        """The event file that was left locked, as any window of the program left it."""
        self._kept.read_again()
        return self._path("locked_event")

    @locked_event.setter
    def locked_event(self, path: Path | None) -> None:
        self._kept.keep("locked_event", str(path or ""))

    @property
    def practised_event(self) -> Path | None:
        """The event file that was copied to practise on last."""
        return self._path("practised_event")

    @practised_event.setter
    def practised_event(self, path: Path) -> None:
        self._kept.keep("practised_event", str(path))

    @property
    def backup_place(self) -> Path | None:
        """The folder, such as a stick, that has a second copy of every backup, if one does."""
        return self._path("backup_place")

    @backup_place.setter
    def backup_place(self, folder: Path | None) -> None:
        self._kept.keep("backup_place", str(folder or ""))

    @property
    def last_table(self) -> str:
        """Identity of the table shown last, in hexadecimal digits."""
        return self._text("last_table")

    @last_table.setter
    def last_table(self, identity: str) -> None:
        self._kept.keep("last_table", identity)

    @property
    def consent(self) -> str:
        """The organizer's own words for whoever wants to hear from them, or empty."""
        return self._text("consent")

    @consent.setter
    def consent(self, wording: str) -> None:
        self._kept.keep("consent", wording)

    @property
    def known_reset(self) -> str:
        """When the PIN was reset of which the organizer was told last, in ISO 8601, or empty."""
        return self._text("known_reset")

    @known_reset.setter
    def known_reset(self, moment: str) -> None:
        self._kept.keep("known_reset", moment)

    @property
    def look(self) -> str:
        """``system``, ``light``, ``dark`` or ``contrast``."""
        return self._one_of(LOOKS, "look") or LOOKS[0]

    @look.setter
    def look(self, name: str) -> None:
        self._kept.keep("look", name)

    @property
    def text_size(self) -> int:
        """Size of all text in per cent, one of ``TEXT_SIZES``."""
        size = self._whole("text_size", TEXT_SIZES[0], TEXT_SIZES[-1], usual=TEXT_SIZES[0])
        return min(TEXT_SIZES, key=lambda one: abs(one - size))

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._kept.keep("text_size", str(per_cent))

    @property
    def brief_size(self) -> int:
        """Size of the text of briefs, in points at 100 per cent."""
        return self._whole("brief_size", BRIEF_SIZES[0], BRIEF_SIZES[-1], usual=16)

    @brief_size.setter
    def brief_size(self, points: int) -> None:
        self._kept.keep("brief_size", str(points))

    @property
    def brief_language(self) -> str:
        """BCP 47 code of the language briefs are read in, or empty: that of the window."""
        return self._like(LANGUAGE_CODE, "brief_language")

    @brief_language.setter
    def brief_language(self, code: str) -> None:
        self._kept.keep("brief_language", code)

    @property
    def envelope(self) -> str:
        """Key of the envelope printed on last, or empty."""
        return self._text("envelope")

    @envelope.setter
    def envelope(self, key: str) -> None:
        self._kept.keep("envelope", key)

    @property
    def printer(self) -> str:
        """Name of the printer printed on last, or empty."""
        return self._text("printer")

    @printer.setter
    def printer(self, name: str) -> None:
        self._kept.keep("printer", name)

    @property
    def printers(self) -> str:
        """What is known of printers, as ``printer_profiles`` writes it, or empty."""
        return self._text("printers")

    @printers.setter
    def printers(self, known: str) -> None:
        self._kept.keep("printers", known)

    @property
    def envelope_size(self) -> tuple[float, float]:
        """Width and height in millimetres of the envelope somebody measured last, 0 before."""
        try:
            width, height = (float(side) for side in self._text("envelope_size").split("x"))
        except ValueError:
            return 0.0, 0.0
        known = all(math.isfinite(side) and 0 <= side <= LONGEST_SIDE for side in (width, height))
        return (width, height) if known else (0.0, 0.0)

    @envelope_size.setter
    def envelope_size(self, size: tuple[float, float]) -> None:
        self._kept.keep("envelope_size", "x".join(f"{side:g}" for side in size))

    @property
    def return_address(self) -> str:
        """``front``, ``back`` or ``none``: where on an envelope the return address goes."""
        return self._one_of(RETURN_ADDRESSES, "return_address") or RETURN_ADDRESSES[0]

    @return_address.setter
    def return_address(self, place: str) -> None:
        self._kept.keep("return_address", place)

    @property
    def label_sheet(self) -> str:
        """Key of the sheet of labels printed on last, or empty."""
        return self._text("label_sheet")

    @label_sheet.setter
    def label_sheet(self, key: str) -> None:
        self._kept.keep("label_sheet", key)

    @property
    def label_sheets(self) -> str:
        """Sheets of labels that a person measured, as ``domain.labels`` writes them, or empty."""
        return self._text("label_sheets")

    @label_sheets.setter
    def label_sheets(self, sheets: str) -> None:
        self._kept.keep("label_sheets", sheets)

    @property
    def board_screens(self) -> str:
        """The screens the board was on, as ``gui.board.memory`` writes them, or empty."""
        return self._text("board_screens")

    @board_screens.setter
    def board_screens(self, screens: str) -> None:
        self._kept.keep("board_screens", screens)

    @property
    def board_calm(self) -> bool:
        """Whether the board shows a quiet total instead of cases and their bars."""
        return self._text("board") == "calm"

    @board_calm.setter
    def board_calm(self, calm: bool) -> None:
        self._kept.keep("board", "calm" if calm else "")

    @property
    def milestones(self) -> bool:
        """Whether the organizer is told of round numbers; so it is from the start."""
        return self._text("milestones") != "off"

    @milestones.setter
    def milestones(self, told: bool) -> None:
        self._kept.keep("milestones", "" if told else "off")

    @property
    def window(self) -> QByteArray:
        """Place and size of the window, as Qt saves them; empty at first."""
        return QByteArray(bytes.fromhex(self._like(GEOMETRY, "window")))

    @window.setter
    def window(self, geometry: QByteArray) -> None:
        self._kept.keep("window", geometry.data().hex())

    # -- reading what a person may have written into the file ----------------------------------

    def _one_of(self, known: Collection[str], name: str) -> str:
        kept = self._text(name)
        return kept if kept in known else ""

    def _like(self, form: re.Pattern[str], name: str) -> str:
        kept = self._text(name)
        return kept if form.fullmatch(kept) else ""

    def _whole(self, name: str, lowest: int, highest: int, *, usual: int) -> int:
        kept = self._text(name)
        digits = kept.isascii() and kept.isdecimal() and len(kept) <= len(str(highest))
        return int(kept) if digits and lowest <= int(kept) <= highest else usual

    def _path(self, name: str) -> Path | None:
        kept = self._text(name)
        path = paths.named(kept) if len(kept) <= LONGEST_PATH else None
        if not (kept and path):
            return None
        parts = (len(os.fsencode(part)) for part in path.parts)
        return path if path.is_absolute() and max(parts) <= LONGEST_PART else None

    def _text(self, name: str) -> str:
        kept = self._kept.text(name)
        return kept if len(kept) <= LONGEST_TEXT else ""
