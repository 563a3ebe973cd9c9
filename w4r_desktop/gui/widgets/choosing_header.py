"""The heading of a table with a field above each column that says what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QTableView

T = TypeVar("T")
FIELD: Final = 40
SPACE: Final = 6


class ChoosingHeader(QHeaderView, Generic[T]):
    """The last columns of a table bear a field each, the ones ``before`` them none.

    ``chosen`` tells of every choice; a field that takes the focus comes into view.
    """

    chosen = Signal()

    def __init__(self, table: QTableView, *, before: int) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._before = before
        self.fields: list[ElidedCombo] = []
        self._values: list[T] = []
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.sectionResized.connect(self._put)
        self.geometriesChanged.connect(self._put)
        table.horizontalScrollBar().valueChanged.connect(self._put)

    def offer(
        self, names: Sequence[str], choices: Sequence[tuple[str, T]], chosen: Sequence[T]
    ) -> None:
        """Show a field for each column, by the columns' names, with what is chosen in it."""
        for field in self.fields:
            field.deleteLater()
        self._values = [value for _words, value in choices]
        self.fields = [self._field(name, choices) for name in names]
        for field, choice in zip(self.fields, chosen, strict=True):
            field.setCurrentIndex(self._values.index(choice))
            field.currentIndexChanged.connect(self._on_chosen)
            field.show()
        self.updateGeometry()
        self._put()

    @property
    def choices(self) -> tuple[T, ...]:
        """What is chosen in each field."""
        return tuple(self._values[field.currentIndex()] for field in self.fields)

    @override
    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        px = theme.current().px
        return QSize(size.width(), size.height() + px(FIELD + SPACE))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self.fields:
            section = self._before + self.fields.index(watched)
            self._table.scrollTo(self._table.model().index(0, section))
            self._put()
        return super().eventFilter(watched, event)

    def _field(self, name: str, choices: Sequence[tuple[str, T]]) -> ElidedCombo:
        field = ElidedCombo(self)
        as_given = ElidedCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        field.setSizeAdjustPolicy(as_given)  # or it would take its own width behind our back
        field.setAccessibleName(_("What stands in “{column}”").format(column=name))
        field.addItems([words for words, _value in choices])
        field.installEventFilter(self)
        return field

    def _on_chosen(self) -> None:
        self.chosen.emit()

    def _put(self) -> None:
        """Put each field into its column, below the heading."""
        px = theme.current().px
        for place, field in enumerate(self.fields):
            section = self._before + place
            if section >= self.count():
                continue
            left, width = self.sectionViewportPosition(section), self.sectionSize(section)
            top = self.height() - px(FIELD + SPACE)
            field.setGeometry(left + px(4), top, width - px(8), px(FIELD))
