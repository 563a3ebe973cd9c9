"""What a piece weighs, and which addresses need no stamp, in the dialog of postage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.postage import TENTHS, Basis
from w4r_desktop.domain.postage_checks import MOST_SHEETS, MOST_WEIGHT
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.editing.field import Field, Part
from w4r_desktop.gui.widgets.editing.picks import NumberField
from w4r_desktop.gui.widgets.editing.texts import TextField
from w4r_desktop.gui.widgets.fields import MARGIN, calm
from w4r_desktop.language import _

if TYPE_CHECKING:
    from typing import Any

LINES: Final = 4


class GramsField(Field):
    """A weight in grams with one decimal; its value is in tenths of a gram."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent=parent)
        self.box = QDoubleSpinBox(self)
        self.box.setLocale(QLocale(language.current()))
        self.box.setDecimals(1)
        self.box.setSingleStep(0.5)
        self.box.setRange(0, MOST_WEIGHT / TENTHS)
        self.box.lineEdit().setTextMargins(theme.current().px(MARGIN), 0, 0, 0)
        calm(self.box)
        self.hold(self.box)
        self.box.valueChanged.connect(self.tell)

    @override
    def put(self, value: Any) -> None:
        self.box.setValue(value / TENTHS)

    @override
    def value(self) -> int:
        return round(self.box.value() * TENTHS)


class WordsField(TextField):
    """Words of addresses, one to a line."""

    @override
    def as_text(self, value: Any) -> str:
        return "\n".join(value)

    @override
    def as_value(self, text: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class WeightDesk(QScrollArea):
    """Fields for everything that weights are reckoned from."""

    changed = Signal()

    def __init__(self, basis: Basis, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are what Tab goes through
        inside = QWidget(self)
        self.part = Part(inside)
        self.sheets = NumberField(
            _("Sheets in a letter"), least=1, most=MOST_SHEETS, parent=self.part
        )
        self.sheet = GramsField(_("A sheet (grams)"), self.part)
        self.envelope = GramsField(_("An envelope (grams)"), self.part)
        self.card = GramsField(_("A card (grams)"), self.part)
        self.free = WordsField(
            _("Post-free at home if the address says"),
            lines=LINES,
            hint=_("One to a line. Letters to members of Canada’s parliament need no stamp."),
            parent=self.part,
        )
        self.part.add("sheets", self.sheets)
        self.part.add("sheet_dg", self.sheet)
        self.part.add("envelope_dg", self.envelope)
        self.part.add("card_dg", self.card)
        self.part.add("post_free", self.free, wide=True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.current().px(12), 0)
        column.addWidget(self.part)
        column.addStretch()
        self.setWidget(inside)
        self.part.show_value(basis)
        self.part.edited.connect(self.changed)

    @property
    def basis(self) -> Basis:
        """What the fields say."""
        return Basis(**self.part.values())
