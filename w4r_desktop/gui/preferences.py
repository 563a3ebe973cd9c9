"""What this laptop remembers between evenings, apart from the evenings themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from w4r_desktop import paths

FILE: Final = "preferences.ini"
LOOKS: Final = ("system", "light", "dark", "contrast")
PAPERS: Final = ("A4", "Letter")
RETURN_ADDRESSES: Final = ("front", "back", "none")


class Preferences:
    """Settings in one small file of the data folder; each has a value from the start."""

    def __init__(self, file: Path | None = None) -> None:
        kept_in = file or paths.data_folder() / FILE
        self._kept = QSettings(str(kept_in), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """Code of the language the window speaks."""
        from w4r_desktop import language  # not needed for the first paint

        return self._text("language") or language.of_this_computer()

    @language.setter
    def language(self, code: str) -> None:
        self._kept.setValue("language", code)

    @property
    def country(self) -> str:
        """Country of the sender, ISO 3166-1 alpha-2, or empty until it was asked."""
        return self._text("country")

    @country.setter
    def country(self, code: str) -> None:
        self._kept.setValue("country", code)

    @property
    def paper(self) -> str:
        """``A4`` or ``Letter``, or empty until it was asked."""
        return self._one_of(PAPERS, "paper")

    @paper.setter
    def paper(self, name: str) -> None:
        self._kept.setValue("paper", name)

    @property
    def last_event(self) -> Path | None:
        """The event file that was open last."""
        path = self._text("last_event")
        return Path(path) if path else None

    @last_event.setter
    def last_event(self, path: Path) -> None:
        self._kept.setValue("last_event", str(path))

    @property
    def locked_event(self) -> Path | None:
        """The event file that was left locked, as any window of the program left it."""
        self._kept.sync()
        path = self._text("locked_event")
        return Path(path) if path else None

    @locked_event.setter
    def locked_event(self, path: Path | None) -> None:
        self._kept.setValue("locked_event", str(path or ""))
        self._kept.sync()  # another window may start at any moment

    @property
    def practised_event(self) -> Path | None:
        """The event file that was copied to practise on last."""
        path = self._text("practised_event")
        return Path(path) if path else None

    @practised_event.setter
    def practised_event(self, path: Path) -> None:
        self._kept.setValue("practised_event", str(path))

    @property
    def backup_place(self) -> Path | None:
        """The folder, such as a stick, that has a second copy of every backup, if one does."""
        path = self._text("backup_place")
        return Path(path) if path else None

    @backup_place.setter
    def backup_place(self, folder: Path | None) -> None:
        self._kept.setValue("backup_place", str(folder or ""))

    @property
    def last_table(self) -> str:
        """Identity of the table shown last, in hexadecimal digits."""
        return self._text("last_table")

    @last_table.setter
    def last_table(self, identity: str) -> None:
        self._kept.setValue("last_table", identity)

    @property
    def consent(self) -> str:
        """The organizer's own words for whoever wants to hear from them, or empty."""
        return self._text("consent")

    @consent.setter
    def consent(self, wording: str) -> None:
        self._kept.setValue("consent", wording)

    @property
    def known_reset(self) -> str:
        """When the PIN was reset of which the organizer was told last, in ISO 8601, or empty."""
        return self._text("known_reset")

    @known_reset.setter
    def known_reset(self, moment: str) -> None:
        self._kept.setValue("known_reset", moment)

    @property
    def look(self) -> str:
        """``system``, ``light``, ``dark`` or ``contrast``."""
        return self._one_of(LOOKS, "look") or LOOKS[0]

    @look.setter
    def look(self, name: str) -> None:
        self._kept.setValue("look", name)

    @property
    def text_size(self) -> int:
        """Size of all text, 100 to 200 per cent."""
        size = self._text("text_size")
        return int(size) if size.isdecimal() else 100

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._kept.setValue("text_size", per_cent)

    @property
    def brief_size(self) -> int:
        """Size of the text of briefs, in points at 100 per cent."""
        size = self._text("brief_size")
        return int(size) if size.isdecimal() else 16

    @brief_size.setter
    def brief_size(self, points: int) -> None:
        self._kept.setValue("brief_size", points)

    @property
    def brief_language(self) -> str:
        """BCP 47 code of the language briefs are read in, or empty: that of the window."""
        return self._text("brief_language")

    @brief_language.setter
    def brief_language(self, code: str) -> None:
        self._kept.setValue("brief_language", code)

    @property
    def envelope(self) -> str:
        """Key of the envelope printed on last, or empty."""
        return self._text("envelope")

    @envelope.setter
    def envelope(self, key: str) -> None:
        self._kept.setValue("envelope", key)

    @property
    def printer(self) -> str:
        """Name of the printer printed on last, or empty."""
        return self._text("printer")

    @printer.setter
    def printer(self, name: str) -> None:
        self._kept.setValue("printer", name)

    @property
    def printers(self) -> str:
        """What is known of printers, as ``printer_profiles`` writes it, or empty."""
        return self._text("printers")

    @printers.setter
    def printers(self, known: str) -> None:
        self._kept.setValue("printers", known)

    @property
    def envelope_size(self) -> tuple[float, float]:
        """Width and height in millimetres of the envelope somebody measured last, 0 before."""
        try:
            width, height = (float(side) for side in self._text("envelope_size").split("x"))
        except ValueError:
            return 0.0, 0.0
        return width, height

    @envelope_size.setter
    def envelope_size(self, size: tuple[float, float]) -> None:
        self._kept.setValue("envelope_size", "x".join(f"{side:g}" for side in size))

    @property
    def return_address(self) -> str:
        """``front``, ``back`` or ``none``: where on an envelope the return address goes."""
        return self._one_of(RETURN_ADDRESSES, "return_address") or RETURN_ADDRESSES[0]

    @return_address.setter
    def return_address(self, place: str) -> None:
        self._kept.setValue("return_address", place)

    @property
    def label_sheet(self) -> str:
        """Key of the sheet of labels printed on last, or empty."""
        return self._text("label_sheet")

    @label_sheet.setter
    def label_sheet(self, key: str) -> None:
        self._kept.setValue("label_sheet", key)

    @property
    def label_sheets(self) -> str:
        """Sheets of labels that a person measured, as ``domain.labels`` writes them, or empty."""
        return self._text("label_sheets")

    @label_sheets.setter
    def label_sheets(self, sheets: str) -> None:
        self._kept.setValue("label_sheets", sheets)

    @property
    def board_screens(self) -> str:
        """The screens the board was on, as ``gui.board.memory`` writes them, or empty."""
        return self._text("board_screens")

    @board_screens.setter
    def board_screens(self, screens: str) -> None:
        self._kept.setValue("board_screens", screens)

    @property
    def board_calm(self) -> bool:
        """Whether the board shows a quiet total instead of cases and their bars."""
        return self._text("board") == "calm"

    @board_calm.setter
    def board_calm(self, calm: bool) -> None:
        self._kept.setValue("board", "calm" if calm else "")

    @property
    def milestones(self) -> bool:
        """Whether the organizer is told of round numbers; so it is from the start."""
        return self._text("milestones") != "off"

    @milestones.setter
    def milestones(self, told: bool) -> None:
        self._kept.setValue("milestones", "" if told else "off")

    @property
    def window(self) -> QByteArray:
        """Place and size of the window, as Qt saves them; empty at first."""
        kept = self._kept.value("window")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @window.setter
    def window(self, geometry: QByteArray) -> None:
        self._kept.setValue("window", geometry)

    def _one_of(self, known: tuple[str, ...], name: str) -> str:
        kept = self._text(name)
        return kept if kept in known else ""  # a person may have written into the file

    def _text(self, name: str) -> str:
        kept = self._kept.value(name, "")
        return str(kept) if isinstance(kept, str | int) else ""  # a number until it is on disk
