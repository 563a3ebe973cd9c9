"""Fields for what is chosen, ticked, counted or dated rather than written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.editing.field import Field
from w4r_desktop.gui.widgets.fields import choice_field, day_field, number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.search_box import country_box
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

DAY: Final = "d MMM yyyy"
"""The month in letters: nobody has to know which number is the month."""


class ChoiceField(Field):
    """One of a few values, each with words for it."""

    def __init__(
        self,
        words: str,
        choices: Mapping[Any, str],
        *,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self._values = tuple(choices)
        self.box = choice_field(self)
        self.box.addItems(list(choices.values()))
        self.hold(self.box)
        self.box.currentIndexChanged.connect(self.tell)

    @override
    def put(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value))

    @override
    def value(self) -> Any:
        return self._values[self.box.currentIndex()]


class TickField(Field):
    """Yes or no."""

    def __init__(self, words: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self.tick = QCheckBox(words, self)
        self.control = self.tick
        self.tick.setAccessibleName(words)
        line = QVBoxLayout()
        line.setSpacing(theme.current().px(3))
        line.addWidget(label(" ", "", self))  # as high as the words of the field beside it
        line.addWidget(self.tick)
        self.hold_bare(line)
        self.tick.toggled.connect(self.tell)

    @override
    def put(self, value: Any) -> None:
        self.tick.setChecked(value)

    @override
    def value(self) -> bool:
        return self.tick.isChecked()


class NumberField(Field):
    """A whole number."""

    def __init__(
        self, words: str, *, least: int, most: int, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self.box = number_field(self, least=least, most=most, value=least, name=words)
        self.hold(self.box)
        self.box.valueChanged.connect(self.tell)

    @override
    def put(self, value: Any) -> None:
        self.box.setValue(value)

    @override
    def value(self) -> int:
        return self.box.value()


class DayField(Field):
    """A day, or none while it is not ticked; ``today`` are the words of a button for this day."""

    _shown: date | None = None

    def __init__(
        self, words: str, *, today: str = "", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self.tick = QCheckBox(self)
        self.day = day_field(self, name=words)
        self.day.setSpecialValueText(_("No day"))
        self.day.setDisplayFormat(DAY)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(8))
        line.addWidget(self.tick)
        line.addWidget(self.day)
        self.today = Button(today, parent=self)
        self.today.setVisible(bool(today))
        line.addWidget(self.today)
        line.addStretch(1)
        self.hold(self.tick, inside=line)
        self.tick.toggled.connect(self._on_ticked)
        self.day.dateChanged.connect(self.tell)
        self.today.clicked.connect(self._on_today)
        self.put(None)

    @override
    def put(self, value: Any) -> None:
        self.tick.setChecked(value is not None)
        self.day.setEnabled(value is not None)
        self.day.setDate(_day(value) if value else self.day.minimumDate())
        self._shown, self._was = value, self._state

    @override
    def value(self) -> date | None:
        if self._state == self._was:  # days of long ago are more than the control can show
            return self._shown
        return date(*self.day.date().getDate()) if self.tick.isChecked() else None

    @property
    def _state(self) -> tuple[bool, QDate]:
        return self.tick.isChecked(), self.day.date()

    def _on_ticked(self, ticked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if not self._quiet:
            self.day.setEnabled(ticked)
            self.day.setDate(_day(_this_day()) if ticked else self.day.minimumDate())
        self.tell()

    def _on_today(self) -> None:
        self.tick.setChecked(True)
        self.day.setDate(_day(_this_day()))
        self.tell()


class CountryField(Field):
    """A country by its name in the reader's language, found by typing; or none."""

    def __init__(self, words: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self.box = country_box(self)
        self.hold(self.box)
        self.box.currentIndexChanged.connect(self.tell)
        line = self.box.lineEdit()
        assert line is not None
        line.setAccessibleName(words)
        line.textEdited.connect(self._on_typed)
        self.box.nothing_found.connect(self._on_nothing)

    @override
    def put(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value) if value else -1)

    @override
    def value(self) -> str:
        return self.box.currentData() or ""

    def _on_typed(self, _text: str) -> None:
        if self.trouble:
            self.complain("")

    def _on_nothing(self, typed: str) -> None:
        words = _("No country is called “{text}”, so the field says again what it said before.")
        self.complain(words.format(text=typed))


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _this_day() -> date:
    return date.today()  # noqa: DTZ011 - the day on the wall of this very room
