"""Cards that show figures as a chart or as a table, whichever somebody reads better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.tally import PIECES, ActionKind, TablePlace
from w4r_desktop.domain.timeline import QUARTER, timeline
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.figures_table import FiguresRow, FiguresTableModel
from w4r_desktop.gui.pages.results_facts import parts
from w4r_desktop.gui.pages.results_words import chart_title, slot_count, slot_name, slot_words
from w4r_desktop.gui.widgets.bar_rows import BarRow, BarRows
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.quarter_chart import QuarterChart, TimeBar
from w4r_desktop.gui.widgets.totals_table import TotalsTable
from w4r_desktop.language import _
from w4r_desktop.report_words import table_words
from w4r_desktop.wording import kind_name, place_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from w4r_desktop.domain.figures import Kinds, TableTotal
    from w4r_desktop.domain.timeline import Slot
    from w4r_desktop.gui.pages.results_facts import TallyFacts, TimeFacts
    from w4r_desktop.gui.widgets.readable import Readable


class ChartCard(Card):
    """A chart with the line that reads it, and a button that shows the same as a table.

    ``turned`` tells that it shows the other one of the two now.
    """

    turned = Signal()

    def __init__(self, title: str, chart: Readable, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._summary = ""
        self.heading = label(title, "heading", self)
        self.heading.setWordWrap(True)
        self.switch = Button(_("As a table"), kind="quiet", parent=self)
        self.chart = chart
        self.reading = ElidedLabel("", "small", self)
        self.model = FiguresTableModel(self)
        self.table = TotalsTable(self.model, self)
        self.table.hide()
        self._name(title)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.current().px(8))
        self.head.addWidget(self.heading, 1)
        self.head.addWidget(self.switch)
        self.body.addLayout(self.head)
        for part in (self.chart, self.reading, self.table):
            self.body.addWidget(part)
        self.body.addStretch()
        self.switch.clicked.connect(self.turn)
        self.chart.read.connect(self._on_read)

    @property
    def is_table(self) -> bool:
        """Whether the table is shown, and not the chart."""
        return not self.table.isHidden()

    def turn(self) -> None:
        """Show the table instead of the chart, or the other way round."""
        as_table = not self.is_table
        self.table.setVisible(as_table)
        self.chart.setVisible(not as_table)
        self.reading.setVisible(not as_table)
        self._on_turned(as_table=as_table)
        self.switch.setText(_("As a chart") if as_table else _("As a table"))
        self._name(self.heading.text())
        self.turned.emit()

    def _on_turned(self, *, as_table: bool) -> None:
        """Put away what belongs to one of the two alone."""

    def summarize(self, words: str) -> None:
        """Say this while no figure is pointed at."""
        self._summary = words
        self._on_read("")

    def _name(self, title: str) -> None:
        self.heading.setText(title)
        self.chart.setAccessibleName(title)
        self.table.setAccessibleName(title)
        self.switch.setAccessibleName(
            _("{title}: {form}").format(title=title, form=self.switch.text())
        )

    def _on_read(self, words: str) -> None:
        self.reading.setText(words or self._summary)


class CasesCard(ChartCard):
    """What was done for each case, in letters, cards and the rest; as a table in every kind."""

    def __init__(self, parent: QWidget) -> None:
        self.bars = BarRows((_("letters"), _("cards"), _("other")))
        super().__init__(_("By case"), self.bars, parent)
        self.head.insertWidget(1, self.bars.legend)

    @override
    def _on_turned(self, *, as_table: bool) -> None:
        self.bars.legend.setVisible(not as_table)

    def show_facts(self, facts: TallyFacts) -> None:
        """Show these figures."""
        cases = facts.totals.by_case
        marks = {True: _("withdrawn"), False: ""}
        self.bars.show_rows([BarRow(c.name, parts(c.kinds), marks[c.withdrawn]) for c in cases])
        self.summarize(_("Point at a bar, or press the arrow keys, to read its figures."))
        names = [
            _("{case} (withdrawn)").format(case=c.name) if c.withdrawn else c.name for c in cases
        ]
        lines = [_row(name, one.kinds, facts.kinds) for name, one in zip(names, cases, strict=True)]
        lines.append(_row(_("All"), facts.totals.kinds, facts.kinds, is_sum=True))
        self.model.show_figures(_columns(facts.kinds), lines)


class TimesCard(ChartCard):
    """What was written in each quarter of an hour; as a table in every kind."""

    def __init__(self, parent: QWidget) -> None:
        self.times = QuarterChart("")
        super().__init__(chart_title(QUARTER, None), self.times, parent)

    def show_facts(self, facts: TimeFacts, kind: ActionKind | None) -> None:
        """Show how the evening went on; of all pieces, or of a kind only."""
        line = timeline(facts.shown)
        first = line.slots[0].begins.date() if line.slots else facts.details.held_on
        names = [slot_name(slot, line.step, first) for slot in line.slots]
        self._name(chart_title(line.step, kind))
        bars = [
            TimeBar(
                slot.begins,
                slot_count(slot, kind),
                slot_words(slot, name, kind),
                is_silence=bool(slot.silence),
            )
            for slot, name in zip(line.slots, names, strict=True)
        ]
        summary = _summary(bars)
        self.times.show_bars(bars, summary)
        self.times.setVisible(bool(bars) and not self.is_table)
        self.summarize(summary)
        kinds = [one for one in ActionKind if any(one in slot.kinds for slot in line.slots)]
        self.model.show_figures(_columns(kinds), _time_rows(names, line.slots, kinds))


class TablesCard(Card):
    """What was logged at each table in each kind, with the sums of each place."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("By table"), parent=parent)
        self.model = FiguresTableModel(self)
        self.table = TotalsTable(self.model, self)
        self.table.setAccessibleName(_("By table"))
        self.body.addWidget(self.table)
        self.body.addStretch()

    def show_facts(self, facts: TallyFacts) -> None:
        """Show these figures."""
        lines = list(_table_rows(facts.totals.by_table, facts.kinds))
        lines.append(_row(_("All"), facts.totals.kinds, facts.kinds, is_sum=True))
        self.model.show_figures(_columns(facts.kinds), lines)


def _table_rows(tables: Sequence[TableTotal], kinds: Sequence[ActionKind]) -> Iterable[FiguresRow]:
    """Yield the tables place by place, each place with its sum where there are several."""
    places = [place for place in TablePlace if any(one.place is place for one in tables)]
    for place in places:
        here = [one for one in tables if one.place is place]
        yield from (_row(table_words(one), one.kinds, kinds) for one in here)
        if len(places) > 1:
            whole = {kind: sum(one.kinds.get(kind, 0) for one in here) for kind in kinds}
            yield _row(place_name(place), whole, kinds, is_sum=True)
    yield from (_row(table_words(one), one.kinds, kinds) for one in tables if one.place is None)


def _time_rows(
    names: Sequence[str], slots: Sequence[Slot], kinds: Sequence[ActionKind]
) -> list[FiguresRow]:
    lines = [_row(name, slot.kinds, kinds) for name, slot in zip(names, slots, strict=True)]
    whole = {kind: sum(slot.kinds.get(kind, 0) for slot in slots) for kind in kinds}
    return [*lines, _row(_("All"), whole, kinds, is_sum=True)]


def _row(
    name: str, counted: Kinds, kinds: Sequence[ActionKind], *, is_sum: bool = False
) -> FiguresRow:
    counts = tuple(counted.get(kind, 0) for kind in kinds)
    summed = [counted.get(kind, 0) for kind in kinds if kind in PIECES]
    return FiguresRow(name, (*counts, sum(summed or counts)), is_sum)


def _columns(kinds: Sequence[ActionKind]) -> list[str]:
    """Return the headings: the last one is of the pieces, or of all where none of it is one."""
    whole = _("Total") if PIECES.isdisjoint(kinds) else _("Pieces")
    return [*(kind_name(kind) for kind in kinds), whole]


def _summary(bars: Sequence[TimeBar]) -> str:
    """Return which bar is the highest."""
    highest = max(bars, key=_height, default=None)
    if highest is None or highest.count <= 0:
        return _("Nothing was written yet.")
    return _("Most: {figure}").format(figure=highest.words)


def _height(bar: TimeBar) -> int:
    return bar.count
