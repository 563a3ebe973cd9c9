"""Which sheet of labels, and which of its labels is the first free one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.label_sheet import LabelSheetArea, LabelSheetView
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, measure, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from w4r_desktop.domain.labels import LabelSheet


def sheet_words(sheet: LabelSheet) -> str:
    """Return a sheet's name, how many labels it has and of which size."""
    return ngettext(
        "{sheet} – {number} label, {width} × {height} mm",
        "{sheet} – {number} labels, {width} × {height} mm",
        sheet.count,
    ).format(
        sheet=sheet.name,
        number=number(sheet.count),
        width=measure(sheet.width),
        height=measure(sheet.height),
    )


class LabelFields(QWidget):
    """The list of sheets, the drawing of the chosen one, and what can be done with it.

    ``sheet_chosen`` tells a key, ``start_chosen`` a label; ``figures_wanted`` and ``own_wanted``
    ask for the figures of this sheet, or of one of one's own.
    """

    sheet_chosen = Signal(str)
    start_chosen = Signal(int)
    figures_wanted = Signal()
    own_wanted = Signal()
    outlines_chosen = Signal(bool)

    def __init__(self, sheet: LabelSheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = ElidedCombo(self)
        self.drawing = LabelSheetView(sheet, self)
        self.area = LabelSheetArea(self.drawing, self)
        self.start = CopiesBox(self)
        self.figures = Button(_("Figures…"), parent=self)
        self.own = Button(_("Own sheet…"), parent=self)
        self.outlines = QCheckBox(_("Only &outlines, for a test"), self)
        self._keys: tuple[tuple[str, str], ...] = ()
        self._lay_out()
        self.sheet.activated.connect(self._on_sheet)
        self.start.valueChanged.connect(self.start_chosen)
        self.drawing.chosen.connect(self.start_chosen)
        self.figures.clicked.connect(self.figures_wanted)
        self.own.clicked.connect(self.own_wanted)
        self.outlines.clicked.connect(self.outlines_chosen)

    def show_sheets(self, sheets: Iterable[LabelSheet], chosen: LabelSheet, start: int) -> None:
        """Offer these sheets, and show the chosen one with its first free label."""
        keys = tuple((sheet.key, sheet_words(sheet)) for sheet in sheets)
        if keys != self._keys:
            self._keys = keys
            self.sheet.clear()
            for key, words in keys:
                self.sheet.addItem(words, key)
        self.sheet.setCurrentIndex(self.sheet.findData(chosen.key))
        self.start.blockSignals(True)  # noqa: FBT003 - Qt's own form
        self.start.setRange(1, chosen.count)
        self.start.blockSignals(False)  # noqa: FBT003
        self.start.show_number(start)
        self.drawing.show_sheet(chosen, start)
        self.area.keep_in_view()

    def _lay_out(self) -> None:
        px = theme.current().px
        self.sheet.setAccessibleName(_("Sheet of labels"))
        self.start.set_name(_("First free label"))
        self.outlines.setToolTip(
            _("Print them on plain paper and hold it with a sheet of labels against the light.")
        )
        name = label(_("First free &label"), parent=self)
        name.setBuddy(self.start)
        first = QHBoxLayout()
        first.addWidget(name, 1)
        first.addWidget(self.start)
        beside = QVBoxLayout()
        beside.setSpacing(px(6))
        beside.addLayout(first)
        for part in (self.figures, self.own, self.outlines):
            beside.addWidget(part)
        beside.addStretch()
        across = QHBoxLayout()
        across.setSpacing(px(12))
        across.addWidget(self.area, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.sheet)
        column.addLayout(across)

    def _on_sheet(self) -> None:
        self.sheet_chosen.emit(str(self.sheet.currentData()))
