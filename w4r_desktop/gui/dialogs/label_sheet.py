"""The figures of a sheet of labels, corrected with a ruler in hand, or those of one's own sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from w4r_desktop.domain.labels import COUNTS, LIMITS, LONGEST_NAME, LabelSheet, checked
from w4r_desktop.domain.names import clean_name
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.errors import LabelFigure, LabelSheetError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import DISCARDED, Question
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.fields import choice_field, decimal_field, number_field
from w4r_desktop.gui.widgets.label_sheet import LabelSheetArea, LabelSheetView
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.print_messages import label_figure
from w4r_desktop.wording import paper_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

DRAWING: Final = 240
COMPLAINT: Final = 420


class LabelSheetDialog(Question):
    """Fields for all figures beside a drawing that follows them.

    Accepted, ``sheet`` is what was typed; DISCARDED if its figures are to be forgotten.
    """

    def __init__(self, sheet: LabelSheet, parent: QWidget, *, own: bool, kept: bool) -> None:
        title = _("A sheet of labels of your own") if own else sheet.name
        super().__init__(title, _("Keep the figures"), parent)
        self._begun = sheet
        self.name = QLineEdit(sheet.name, self)
        self.paper = choice_field(self, name=_("Paper"))
        self.figures: dict[LabelFigure, QSpinBox | QDoubleSpinBox] = {
            figure: self._figure(figure) for figure in LabelFigure
        }
        self.drawing = LabelSheetView(sheet, self)
        self.complaint = label("", "bad", self)
        self.forget = Button(
            _("Remove this sheet") if own else _("Back to the usual figures"), parent=self
        )
        self._fill(own=own)
        self._lay_out(kept=kept)
        self._connect()
        self._on_changed()
        (self.name if own else self.figures[LabelFigure.WIDTH]).setFocus()

    @property
    def sheet(self) -> LabelSheet:
        """What was typed; its figures may be wrong."""
        typed = {figure.value: field.value() for figure, field in self.figures.items()}
        return replace(
            self._begun,
            name=clean_name(self.name.text()),
            paper=Paper(self.paper.currentData()),
            **typed,  # type: ignore[arg-type] # whole where they are counts
        )

    def _figure(self, figure: LabelFigure) -> QSpinBox | QDoubleSpinBox:
        (least, most), begun = LIMITS[figure], getattr(self._begun, figure)
        name = label_figure(figure)
        if figure in COUNTS:
            return number_field(self, least=int(least), most=int(most), value=begun, name=name)
        field = decimal_field(self, limits=(least, most), step=0.1, name=name, suffix=_(" mm"))
        field.setValue(begun)
        return field

    def _fill(self, *, own: bool) -> None:
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(_("Name of the sheet"))
        self.name.setEnabled(own)
        for paper in Paper:
            self.paper.addItem(paper_name(paper), paper)
        self.paper.setCurrentIndex(self.paper.findData(self._begun.paper))
        self.drawing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.drawing.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.complaint.setWordWrap(True)
        self.complaint.setFixedWidth(theme.current().px(COMPLAINT))

    def _lay_out(self, *, kept: bool) -> None:
        px = theme.current().px
        self.fields.addRow(label(_("Name of the sheet")), self.name)
        self.fields.addRow(label(_("Paper")), self.paper)
        for figure, field in self.figures.items():
            self.fields.addRow(label(label_figure(figure)), field)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.removeItem(self.fields)
        area = LabelSheetArea(self.drawing, self)
        area.setFixedHeight(px(DRAWING))
        across = QHBoxLayout()
        across.setSpacing(px(20))
        across.addLayout(self.fields, 1)
        across.addWidget(area, 0, Qt.AlignmentFlag.AlignTop)
        outer.insertLayout(1, across)
        outer.insertWidget(2, self.complaint)
        self.forget.setVisible(kept)
        if kept:  # the box would show it
            self.buttons.addButton(self.forget, self.buttons.ButtonRole.DestructiveRole)

    def _connect(self) -> None:
        self.name.textChanged.connect(self._on_changed)
        self.paper.currentIndexChanged.connect(self._on_changed)
        for field in self.figures.values():
            field.valueChanged.connect(self._on_changed)
        self.forget.clicked.connect(self._on_forget)

    def _on_changed(self) -> None:
        try:
            sheet = checked(self.sheet)
        except LabelSheetError as problem:
            self.complaint.setText(explain(problem))
        else:
            self.complaint.setText("")
            self.drawing.show_sheet(sheet, 1)
        self.yes.setEnabled(not self.complaint.text())

    def _on_forget(self) -> None:
        self.done(DISCARDED)


def ask_figures(
    sheet: LabelSheet, parent: QWidget, *, own: bool, kept: bool
) -> tuple[int, LabelSheet]:
    """Return how the dialog was answered, and the sheet that was typed."""
    dialog = LabelSheetDialog(sheet, parent, own=own, kept=kept)
    answer = dialog.exec()
    typed = dialog.sheet
    dialog.deleteLater()
    return answer, typed
