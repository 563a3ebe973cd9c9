"""The walk that finds out how far a printer is off: print a page, type four readings, keep them."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import IO, TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.documents.calibration import draw_envelope_test, draw_ruler_page, side_name
from w4r_desktop.domain.printer_profile import (
    LINE,
    READINGS,
    Readings,
    Side,
    corrected,
    deviation,
)
from w4r_desktop.domain.stationery import Envelope
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.feed_words import laying_words, off_words
from w4r_desktop.gui.printing import Printing, Sheets
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.fields import decimal_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.mnemonics import plain_title
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _, number
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from PySide6.QtGui import QPaintEvent

    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.gui.printer_profiles import PrinterProfiles
    from w4r_desktop.gui.printing import Printers

SIZE: Final = (740, 640)
DRAWING: Final = 130
PAPER: Final = QColor("#FFFFFF")
INK: Final = QColor("#1B1A17")
"""Paper is the same in every look."""

CELLS: Final = {Side.TOP: (0, 1), Side.LEFT: (1, 0), Side.RIGHT: (1, 2), Side.BOTTOM: (2, 1)}


class RulerDrawing(QWidget):
    """The page with its four lines, in small."""

    def __init__(self, stock: Stock, parent: QWidget) -> None:
        super().__init__(parent)
        self._stock = stock
        scale = theme.current().px(DRAWING) / max(stock.width, stock.height)
        self.setFixedSize(round(stock.width * scale) + 4, round(stock.height * scale) + 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        sheet = self.rect().adjusted(2, 2, -2, -2)
        inset = round(LINE * sheet.width() / self._stock.width)
        with QPainter(self) as painter:
            painter.setPen(QPen(INK, 1))
            painter.setBrush(PAPER)
            painter.drawRect(sheet)
            painter.setPen(QPen(INK, 2))
            painter.drawRect(sheet.adjusted(inset, inset, -inset, -inset))


class CalibrationDialog(QDialog):
    """Prints the pages, says what readings mean, and keeps what makes up for it.

    ``kept`` tells that the profile of the printer and paper is another one now.
    """

    kept = Signal()

    def __init__(
        self,
        printer: str,
        stock: Stock,
        profiles: PrinterProfiles,
        printers: Printers,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._printer = printer
        self._stock = stock
        self._profiles = profiles
        self._printers = printers
        self._printing: Printing | None = None
        self.setWindowTitle(plain_title(_("Measure how a printer prints")))
        self.rulers = Button(_("Print the ruler page"), icon="print", parent=self)
        self.areas = Button(_("Print the envelope test page"), icon="print", parent=self)
        self.areas.setVisible(isinstance(stock, Envelope))
        self.state = label("", "muted", self)
        self.fields = {side: self._field(side) for side in CELLS}
        self.meaning = label("", "", self)
        self.keep = Button(_("Keep this"), kind="primary", parent=self)
        self.close_button = Button(_("Close"), parent=self)
        self._lay_out(parent)
        self._connect()
        self._show_meaning()

    @override
    def reject(self) -> None:
        """Close; what is on its way to the printer is cancelled."""
        if self._printing is not None:
            self._printing.cancel()
        super().reject()

    def _field(self, side: Side) -> QDoubleSpinBox:
        name = _("From the edge to the line: {side}").format(side=side_name(side))
        field = decimal_field(self, limits=READINGS, step=0.5, name=name, suffix=_(" mm"))
        field.setValue(LINE)
        field.setPrefix(_("{side}: ").format(side=side_name(side)))
        return field

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(16))
        outer.setSpacing(px(10))
        title = _("{printer} with {paper}").format(printer=self._printer, paper=self._stock.name)
        outer.addWidget(self._said(title, "title"))
        inside = QWidget()
        self._fill(QVBoxLayout(inside))
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are what Tab goes through
        scroll.setWidget(inside)
        outer.addWidget(scroll, 1)
        last = QDialogButtonBox(self)
        last.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        last.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        outer.addWidget(last)
        room = parent.window().size() - QSize(40, 40)
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room))

    def _fill(self, column: QVBoxLayout) -> None:
        px = theme.current().px
        column.setContentsMargins(0, 0, px(16), 0)
        column.setSpacing(px(10))
        laying = laying_words(self._profiles.of(self._printer, self._stock))
        buttons = QHBoxLayout()
        for button in (self.rulers, self.areas):
            buttons.addWidget(button)
        buttons.addStretch()
        for said in (self.state, self.meaning):
            said.setWordWrap(True)
        column.addWidget(self._said(_("1. Print a page"), "heading"))
        column.addWidget(self._said(self._laying(laying), ""))
        column.addLayout(buttons)
        column.addWidget(self.state)
        column.addWidget(self._said(_("2. Type what you read"), "heading"))
        column.addWidget(self._said(_how(), ""))
        column.addLayout(self._readings())
        column.addWidget(self._said(_("3. Keep it"), "heading"))
        column.addWidget(self.meaning)
        column.addStretch()

    def _laying(self, laying: str) -> str:
        if isinstance(self._stock, Envelope):
            return _(
                "Lay in one envelope. {laying} The test page is for plain paper, laid in the same "
                "way: hold it against the light with an envelope behind it."
            ).format(laying=laying)
        return _("Lay in {paper}. {laying}").format(paper=self._stock.name, laying=laying)

    def _readings(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.current().px(8))
        middle = Qt.AlignmentFlag.AlignCenter
        grid.addWidget(RulerDrawing(self._stock, self), 1, 1, middle)
        for side, (row, column) in CELLS.items():
            grid.addWidget(self.fields[side], row, column, middle)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _said(self, words: str, role: str) -> QWidget:
        made = label(words, role, self)
        made.setWordWrap(True)
        return made

    def _connect(self) -> None:
        self.rulers.clicked.connect(self._print_rulers)
        self.areas.clicked.connect(self._print_areas)
        for field in self.fields.values():
            field.valueChanged.connect(self._show_meaning)
        self.keep.clicked.connect(self._on_keep)
        self.close_button.clicked.connect(self.reject)

    # -- printing --------------------------------------------------------------------------------

    def _print_rulers(self) -> None:
        self._print(partial(draw_ruler_page, stock=self._stock))

    def _print_areas(self) -> None:
        assert isinstance(self._stock, Envelope)
        self._print(partial(draw_envelope_test, envelope=self._stock))

    def _print(self, draw: Callable[..., Generator[int, None, object]]) -> None:
        profile = self._profiles.of(self._printer, self._stock)
        file: IO[bytes] = BytesIO()
        for _done in draw(file, profile=profile, printer=self._printer):
            pass
        file.seek(0)
        title = _("Ruler page")
        sheets = Sheets(file.read(), self._stock, title, (0,), profile=profile)
        self._printing = Printing(self._printers.printer(self._printer), sheets, self)
        self._printing.told.connect(self._on_told)
        self._printing.finished.connect(self._on_printed)
        self._printing.cancelled.connect(self._end)
        self._printing.failed.connect(self._on_failed)
        self._allow_printing(allowed=False)
        self._say(_("Sending to the printer"))
        self._printing.start()

    def _on_told(self, words: str) -> None:
        if words:
            self._say(words)

    def _on_printed(self) -> None:
        self._end()
        self._say(_("The page was sent to the printer. Measure it when it is dry."))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, W4RError):
            raise error
        self._say(explain(error))

    def _end(self) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
            self._printing = None
        self._allow_printing(allowed=True)

    def _allow_printing(self, *, allowed: bool) -> None:
        for button in (self.rulers, self.areas):
            button.setEnabled(allowed)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        announce(self, words)

    # -- what was read ---------------------------------------------------------------------------

    def _read(self) -> Readings:
        left, right, top, bottom = (
            self.fields[side].value() for side in (Side.LEFT, Side.RIGHT, Side.TOP, Side.BOTTOM)
        )
        return Readings(left, right, top, bottom)

    def _show_meaning(self) -> None:
        """Say what the readings mean, and whether that can be."""
        off = deviation(self._read(), self._stock)
        words = off_words(off)
        try:
            profile = self._profiles.of(self._printer, self._stock)
            changes = corrected(profile, off) != profile
        except W4RError as error:
            words, changes = explain(error), False
        self.meaning.setText(words)
        self.keep.setEnabled(changes)

    def _on_keep(self) -> None:
        profile = self._profiles.of(self._printer, self._stock)
        better = corrected(profile, deviation(self._read(), self._stock))
        self._profiles.keep(self._printer, self._stock, better)
        for field in self.fields.values():
            field.setValue(LINE)
        words = _(
            "Kept for {printer} with {paper}. Print the ruler page again: now every line should "
            "be {distance} mm from its edge."
        ).format(printer=self._printer, paper=self._stock.name, distance=number(round(LINE)))
        self.meaning.setText(words)
        announce(self, words)
        self.rulers.setFocus()
        self.kept.emit()


def _how() -> str:
    return _(
        "Measure from each edge of the paper to the line beside it. Without a ruler, fold the edge "
        "over along its line: it points to the figure on the ruler that is printed there."
    )
