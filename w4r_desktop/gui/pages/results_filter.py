"""Which part of the evening the figures show: tables, kinds, from when to when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.figures import Slice
from w4r_desktop.domain.tally import PIECES, ActionKind, TablePlace
from w4r_desktop.domain.timeline import QUARTER, moments
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.results_words import day_words
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, clock
from w4r_desktop.report_words import table_words
from w4r_desktop.wording import kind_name, place_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.domain.figures import QuarterTotal, TableTotal

NARROW: Final = 860
"""Where there is less room, the fields stand in two lines."""


class Picker(ElidedCombo):
    """A list of words, each with what it stands for; the first one stands for everything."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumWidth(theme.current().px(130))
        self._values: list[Any] = [None]

    @property
    def value(self) -> Any:
        """What is chosen, None for everything."""
        return self._values[max(self.currentIndex(), 0)]

    def offer(self, everything: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Offer everything and some choices; what was chosen stays so while it is among them."""
        words = [everything, *(words for words, _value in choices)]
        values = [None, *(value for _words, value in choices)]
        if words == [self.itemText(n) for n in range(self.count())] and values == self._values:
            return
        was, self._values = self.value, values
        self.clear()
        self.addItems(words)
        self.setCurrentIndex(values.index(was) if was in values else 0)


class PartLine(QFrame):
    """Says that only a part is shown, however far the page is scrolled, with a way back."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "quiet-notice")
        self.words = label("", "heading", self)
        self.words.setWordWrap(True)
        self.clear = Button(_("Show everything"), icon="close", parent=self)
        px = theme.current().px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(14), px(4), px(6), px(4))
        line.addWidget(self.words, 1)
        line.addWidget(self.clear)
        self.hide()

    def say(self, part: str) -> None:
        """Say which part it is; nothing is all of it."""
        words = _("Only a part is shown: {part}").format(part=part) if part else ""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(part))


class FiguresFilter(QWidget):
    """Fields that say which part is shown; ``changed`` tells that it is another one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.where = Picker(_("At which tables"), self)
        self.kind = Picker(_("Which kinds"), self)
        self.since = Picker(_("From when"), self)
        self.until = Picker(_("Until when"), self)
        self._fields = (self.where, self.kind, self.since, self.until)
        for field in self._fields:
            field.activated.connect(self._on_chosen)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().px(8))
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    # -- what may be chosen --------------------------------------------------------------------

    def offer_tables(self, tables: Sequence[TableTotal]) -> None:
        """Offer all tables, those of a place, and each of them."""
        choices: list[tuple[str, frozenset[UUID | None]]] = []
        here = {place: [t for t in tables if t.place is place] for place in TablePlace}
        if sum(bool(some) for some in here.values()) > 1:
            choices = [(place_name(place), _ids(some)) for place, some in here.items() if some]
        choices += [(table_words(one), _ids([one])) for one in tables if not one.is_recount]
        self.where.offer(_("All tables"), choices)

    def offer_kinds(self, kinds: Sequence[ActionKind]) -> None:
        """Offer all kinds, the pieces together, and each kind."""
        choices: list[tuple[str, Any]] = [(_("Pieces of mail"), PIECES)]
        choices += [(kind_name(kind), frozenset({kind})) for kind in kinds]
        self.kind.offer(_("All kinds"), choices)

    def offer_times(self, quarters: Sequence[QuarterTotal]) -> None:
        """Offer every quarter of an hour between the first entry and the last."""
        begins = moments(quarters)
        day = begins[0].date() if begins else None

        def named(words: str, moment: datetime) -> tuple[str, datetime]:
            time = clock(moment)
            if moment.date() != day:
                time = _("{time}, {date}").format(time=time, date=day_words(moment.date()))
            return words.format(time=time), moment

        starts = [named(_("From {time}"), moment) for moment in begins[1:]]
        ends = [named(_("Until {time}"), _quarter_later(moment)) for moment in begins[:-1]]
        self.since.offer(_("From the beginning"), starts)
        self.until.offer(_("To the end"), ends)

    # -- what is chosen ------------------------------------------------------------------------

    @property
    def within(self) -> Slice:
        """The part that is chosen."""
        tables, kinds, since, until = (field.value for field in self._fields)
        return Slice(tables, kinds, since, until)

    @property
    def only_kind(self) -> ActionKind | None:
        """The kind, if only one is chosen."""
        kinds = self.kind.value
        return next(iter(kinds)) if kinds and len(kinds) == 1 else None

    @property
    def words(self) -> str:
        """What is chosen, in words; nothing where that is everything."""
        return " · ".join(field.currentText() for field in self._fields if field.value)

    def show_everything(self) -> None:
        """Choose no part any more."""
        self.where.setFocus()  # the button that asks for it goes away
        for field in self._fields:
            field.setCurrentIndex(0)
        self.changed.emit()

    def _on_chosen(self) -> None:
        since, until = self.since.value, self.until.value
        if since and until and until.timestamp() <= since.timestamp():  # nothing would be left
            other = self.until if self.sender() is self.since else self.since
            other.setCurrentIndex(0)
        self.changed.emit()

    # -- the shape -----------------------------------------------------------------------------

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < theme.current().px(NARROW))

    def _arrange(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        columns = 2 if narrow else len(self._fields)
        for place, field in enumerate(self._fields):
            self._grid.addWidget(field, *divmod(place, columns))
        for column in range(len(self._fields)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _ids(tables: Sequence[TableTotal]) -> frozenset[UUID | None]:
    return frozenset(table.writing_table_id for table in tables)


def _quarter_later(moment: datetime) -> datetime:
    """Return the time on the wall a quarter of an hour later, also where clocks are changed."""
    return datetime.fromtimestamp(moment.timestamp() + QUARTER.total_seconds(), moment.tzinfo)
