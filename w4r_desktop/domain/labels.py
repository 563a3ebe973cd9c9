"""Sheets of labels: where on a sheet each label lies. In millimetres from its upper left corner.

Figures of one code differ between sources by up to 1.4 mm in pitch, so they can be edited, and
``LabelSheet.room`` keeps what is printed inside.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.names import clean_name
from w4r_desktop.domain.stationery import SHEETS, Area, Paper, Stock
from w4r_desktop.errors import (
    LabelFigure,
    LabelFigureError,
    LabelSheetError,
    LabelSheetNameError,
    LabelsOffSheetError,
    LabelsOverlapError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

INSET: Final = 3.0
"""Kept clear inside a label: Deutsche Post's 3 mm, and more than printers and figures are off."""

EDGE: Final = 5.0
"""Kept clear along the edges of a sheet, where office printers do not reach."""

SLACK: Final = 0.1
"""Millimetres by which rounded figures may run over a sheet: 8 × 37.13 on 297."""

LIMITS: Final = {
    LabelFigure.ACROSS: (1.0, 12.0),
    LabelFigure.DOWN: (1.0, 40.0),
    LabelFigure.WIDTH: (15.0, 280.0),
    LabelFigure.HEIGHT: (8.0, 297.0),
    LabelFigure.PITCH_X: (15.0, 280.0),
    LabelFigure.PITCH_Y: (8.0, 297.0),
    LabelFigure.LEFT: (0.0, 100.0),
    LabelFigure.TOP: (0.0, 150.0),
}
"""The least and most of each figure; smaller labels leave no room for a line inside."""

COUNTS: Final = (LabelFigure.ACROSS, LabelFigure.DOWN)
LONGEST_NAME: Final = 60
LONGEST_TEXT: Final = 100_000
MOST_SHEETS: Final = 200


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of equal labels; ``left`` and ``top`` are those of the first one.

    ``key`` tells it from all others, ``name`` is how it is sold: Avery 5160.
    """

    key: str
    name: str
    paper: Paper
    across: int
    down: int
    width: float
    height: float
    pitch_x: float
    pitch_y: float
    left: float
    top: float

    @property
    def stock(self) -> Stock:
        """Return the sheet it is."""
        return SHEETS[self.paper]

    @property
    def count(self) -> int:
        """Return how many labels it has."""
        return self.across * self.down

    def area(self, label: int) -> Area:
        """Return where a label lies, counted from 1 along the rows."""
        row, column = divmod(label - 1, self.across)
        left, top = self.left + column * self.pitch_x, self.top + row * self.pitch_y
        return Area(left, top, left + self.width, top + self.height)

    def room(self, label: int, *, down: float = INSET) -> Area:
        """Return where on a label something may stand: the same of each, off the sheet's edges."""
        area, last = self.area(label), self.area(self.count)
        side = max(INSET, EDGE - min(self.left, self.stock.width - last.right))
        down = max(down, EDGE - min(self.top, self.stock.height - last.bottom))
        return Area(area.left + side, area.top + down, area.right - side, area.bottom - down)


@dataclass(frozen=True, slots=True)
class SheetsRead:
    """Sheets out of a text, and what in it is none and yet is not to be lost."""

    sheets: tuple[LabelSheet, ...]
    unread: tuple[object, ...] = ()


def checked(sheet: LabelSheet) -> LabelSheet:
    """Return a sheet whose labels are all on it and none on another.

    Raises a LabelSheetError for any other.
    """
    if not clean_name(sheet.name) or len(sheet.name) > LONGEST_NAME:
        raise LabelSheetNameError
    for figure in LabelFigure:
        _check_figure(figure, getattr(sheet, figure))
    for across, count, pitch, size, start, room in (
        (True, sheet.across, sheet.pitch_x, sheet.width, sheet.left, sheet.stock.width),
        (False, sheet.down, sheet.pitch_y, sheet.height, sheet.top, sheet.stock.height),
    ):
        if count > 1 and pitch < size:
            raise LabelsOverlapError(across=across, pitch=pitch, size=size)
        end = start + (count - 1) * pitch + size
        if end > room + SLACK:
            raise LabelsOffSheetError(across=across, end=end, room=room)
    return sheet


def sheets_in(text: str) -> SheetsRead:
    """Return the sheets that a text of ``sheets_text`` holds; it may be from anywhere.

    What is no sheet, or one too many, is unread: written again, nothing is lost.
    """
    if not text:
        return SheetsRead(())
    try:
        rows = json.loads(text) if len(text) <= LONGEST_TEXT else None
    except (ValueError, RecursionError):
        rows = None
    return sheets_of(rows) if isinstance(rows, list) else SheetsRead((), (text,))


def sheets_of(rows: Iterable[object]) -> SheetsRead:
    """Return the sheets among rows of figures by name, and the rows that are none."""
    found: dict[str, LabelSheet] = {}
    unread: list[object] = []
    for row in rows:
        sheet = _sheet(row)
        if sheet is None or sheet.key in found or len(found) == MOST_SHEETS:
            unread.append(row)
        else:
            found[sheet.key] = sheet
    return SheetsRead(tuple(found.values()), tuple(unread))


def sheets_text(sheets: Iterable[LabelSheet], unread: Iterable[object] = ()) -> str:
    """Return sheets, and what was unread before, as a text for ``sheets_in``."""
    return json.dumps([*map(asdict, sheets), *unread])


def _sheet(row: object) -> LabelSheet | None:
    """Return what a row says, None if it is no sheet."""
    if not isinstance(row, dict):
        return None
    try:
        return checked(_made(row))
    except LabelSheetError:
        return None


def _made(row: Mapping[str, object]) -> LabelSheet:
    key, name = row.get("key"), row.get("name")
    if not isinstance(key, str) or not isinstance(name, str) or not 0 < len(key) <= LONGEST_NAME:
        raise LabelSheetNameError
    paper = next((paper for paper in Paper if paper == row.get("paper")), None)
    if paper is None:
        raise LabelSheetNameError
    for figure in LabelFigure:
        _check_figure(figure, row.get(figure))
    figures = {figure.value: row[figure] for figure in LabelFigure}
    return LabelSheet(key=key, name=clean_name(name), paper=paper, **figures)  # type: ignore[arg-type] # checked


def _check_figure(figure: LabelFigure, value: object) -> None:
    """Raise LabelFigureError unless a value is a number as large as such figures are."""
    least, most = LIMITS[figure]
    kinds = (int,) if figure in COUNTS else (int, float)
    right = isinstance(value, kinds) and not isinstance(value, bool)
    if not right or not least <= value <= most:  # type: ignore[operator] # a number
        raise LabelFigureError(figure=figure, value=value, least=least, most=most)
