"""Sheets of a workbook in which no text is ever a formula or a link, whatever it says."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_range

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

BEGINNING: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of spreadsheet programs
DAY: Final = 24 * 60 * 60
MOST_LETTERS: Final = 32_000
"""Spreadsheet programs take 32,767 in a cell."""

LONGEST_NAME: Final = 31
HEADING_HEIGHT: Final = 32
"""In points, for two lines."""

BLACK: Final = "#1C1B17"
YELLOW: Final = "#FFD60A"
GREY: Final = "#B8AE98"
FAINT: Final = {"visible": True, "line": {"color": "#E8E2D2"}}
CHART_WIDTH, CHART_HEIGHT = 720, 360
BARS, BAR = 130, 24
COLOURS: Final = (BLACK, "#6E6A5E", YELLOW, GREY, "#8C8470", "#D5CDB9", "#A08A00", "#E8E2D2")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over cells of the same row, or of the same column down to here, with its value."""

    first: int
    last: int
    value: int


Cell = str | int | datetime | Sum | None


class Book:
    """A workbook that is written row by row, so that it takes little memory.

    ``folder`` is for its parts until it is closed, and can be thrown away afterwards.
    """

    def __init__(self, draft: Path, folder: Path, *, title: str, made_at: datetime) -> None:
        self._draft = draft
        self._outlet = _Outlet()
        self._book = Workbook(
            self._outlet,
            {
                "constant_memory": True,
                "tmpdir": str(folder),
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        created = made_at.astimezone(UTC).replace(tzinfo=None)  # it is marked as UTC there
        self._book.set_properties({"title": title, "created": created})
        add = self._book.add_format
        wrap = {"valign": "top", "text_wrap": True}
        self.heading = add({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"})
        self.total = add({"bold": True, "top": 1, "num_format": "#,##0"})
        self.part = add({"bold": True, "num_format": "#,##0"})
        self.plain = add({})
        self.bold = add({"bold": True})
        self.words = add(wrap)
        self.number = add({"num_format": "#,##0", "align": "right"})
        self.moment = add({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})

    def sheet(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> Sheet:
        """Add a sheet with its headings, which stay in sight."""
        short = name[:LONGEST_NAME]
        made = Sheet(self, short, self._book.add_worksheet(short))
        made.inside.set_landscape()
        made.inside.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            made.inside.set_column(column, column, width)
        if headings:
            made.inside.set_row(0, HEADING_HEIGHT)
            made.add(headings, self.heading)
            made.inside.freeze_panes(1, 1)
        return made

    def new_chart(self, kind: str) -> Any:
        """Return a chart of a kind, whose parts stand on each other, for a sheet to show."""
        return self._book.add_chart({"type": kind, "subtype": "stacked"})

    def close(self) -> None:
        """Put all the parts together into the file; OSError says what the disk refuses."""
        with self._draft.open("wb") as file:
            self._outlet.into = file
            try:
                self._book.close()
            except FileCreateError as error:
                raise error.args[0] from None  # as the disk said it, with its number
            finally:
                self._outlet.into = BytesIO()

    def give_up(self) -> None:
        """Let go of the parts without making a file of them."""
        for sheet in self._book.worksheets():
            parts: Any = sheet.row_data_fh
            with suppress(OSError):  # what it still holds back finds no room either
                parts.close()


class _Outlet:
    """What the workbook is written through: into the file, and into the void afterwards.

    A zip that was refused in the middle still adds its end when it is forgotten, at any time, and
    would complain of a closed file.
    """

    def __init__(self) -> None:
        self.into: IO[bytes] = BytesIO()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.into, name)


@dataclass(slots=True)
class Sheet:
    """One sheet, which grows by a row at a time; ``rows`` are those it has."""

    book: Book
    name: str
    inside: Worksheet
    rows: int = field(default=0)

    def add(self, cells: Sequence[Cell], style: Format | None = None) -> None:
        """Add a row; a style is for all its cells, otherwise each looks like what it is."""
        for column, cell in enumerate(cells):
            self._put(column, cell, style)
        self.rows += 1

    def add_bare(self, moment: datetime, cells: Sequence[str | int]) -> None:
        """Add a time and cells without any style: much faster, for a hundred thousand rows."""
        sheet, row = self.inside, self.rows
        sheet.write_number(row, 0, days(moment), self.book.moment)
        for column, cell in enumerate(cells, 1):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell)
            elif cell:
                sheet.write_string(row, column, cell)
        self.rows += 1

    def show_chart(
        self, title: str, series: Sequence[tuple[str, int, str]], *, across: bool, beside: int
    ) -> None:
        """Show all rows but the last, which has their sums, as bars at the top of a column.

        A series is its name, its column and its colour. Titles and names are words of ours:
        whatever began with “=” would be a formula.
        """
        last = self.rows - 2
        chart = self.book.new_chart("bar" if across else "column")
        for name, column, colour in series:
            chart.add_series(
                {
                    "name": name,
                    "categories": [self.name, 1, 0, last, 0],
                    "values": [self.name, 1, column, last, column],
                    "fill": {"color": colour},
                    "gap": 40,
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 12}})
        figures = {"major_gridlines": FAINT}
        lines: dict[str, Any] = {"reverse": across, "text_axis": True}
        if not across:
            lines["num_format"] = "hh:mm"
        chart.set_x_axis(figures if across else lines)
        chart.set_y_axis(lines if across else figures)
        chart.set_legend({"position": "bottom"})
        height = BARS + BAR * last if across else CHART_HEIGHT
        chart.set_size({"width": CHART_WIDTH, "height": height})
        self.inside.insert_chart(1, beside, chart)

    def _put(self, column: int, cell: Cell, style: Format | None) -> None:
        book, row = self.book, self.rows
        if isinstance(cell, str):
            if cell:
                self.inside.write_string(row, column, cell[:MOST_LETTERS], style or book.plain)
        elif isinstance(cell, int):
            self.inside.write_number(row, column, cell, style or book.number)
        elif isinstance(cell, datetime):
            self.inside.write_number(row, column, days(cell), style or book.moment)
        elif isinstance(cell, Sum):
            self._put_sum(column, cell, style or book.total)

    def _put_sum(self, column: int, cell: Sum, style: Format) -> None:
        if cell.first < 0:  # upwards
            cells = xl_range(self.rows + cell.first, column, self.rows + cell.last, column)
        else:
            cells = xl_range(self.rows, cell.first, self.rows, cell.last)
            style = self.book.part
        self.inside.write_formula(self.rows, column, f"=SUM({cells})", style, cell.value)


def days(moment: datetime) -> float:
    """Return a moment at the venue as spreadsheet programs count it: days since 1899."""
    since = moment.replace(tzinfo=None) - BEGINNING
    return since.days + (since.seconds + since.microseconds / 1e6) / DAY
