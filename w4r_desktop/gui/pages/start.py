"""Before an evening is open: three questions the first time, the list of events later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop import language
from w4r_desktop.domain.stationery import Paper, paper_of
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.event_form import paper_box
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.page_frame import in_frame
from w4r_desktop.gui.widgets.search_box import country_box
from w4r_desktop.language import LANGUAGES, _, long_date, name_in_itself

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLabel

    from w4r_desktop.gui.event_list import Glance
    from w4r_desktop.gui.preferences import Preferences


class StartPage(QWidget):
    """Asks for what the first start needs and offers every way to an evening.

    ``event_chosen`` and ``copy_thrown_away`` tell the path of a file in the list.
    """

    new_requested = Signal()
    sample_requested = Signal()
    open_requested = Signal()
    event_chosen = Signal(object)
    copy_thrown_away = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self, preferences: Preferences, events: Sequence[Glance], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        px = theme.current().px
        self._column = QVBoxLayout()
        self._column.setSpacing(px(14))
        self._column.addWidget(label("W4R Desktop", "title", self))
        welcome = label(
            _("Letter-writing evenings, counted on this laptop. Nothing leaves it."), "muted", self
        )
        welcome.setWordWrap(True)
        self._column.addWidget(welcome)
        self._ask()
        self._offer()
        if events:
            self._list(events)
        self._column.addStretch(1)
        inside = QWidget(self)
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, px(40), 0, 0)
        line.addStretch(1)
        line.addLayout(self._column, 2)
        line.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(in_frame(inside))

    def _ask(self) -> None:
        card = Card(parent=self)
        fields = QFormLayout()
        fields.setHorizontalSpacing(theme.current().px(18))
        self.language = choice_field(card)
        for code in LANGUAGES:
            self.language.addItem(name_in_itself(code), code)
        self.language.setCurrentIndex(self.language.findData(language.current()))
        self.language.activated.connect(self._on_language)
        self.country = country_box(card)
        self.country.setCurrentIndex(self.country.findData(self._preferences.country))
        self.country.activated.connect(self._on_country)
        self.paper = paper_box(card)
        self.paper.setCurrentIndex(self.paper.findData(self._preferences.paper or Paper.A4))
        self.paper.activated.connect(self._on_paper)
        for words, field in (
            (_("Language"), self.language),
            (_("Your country"), self.country),
            (_("Paper in the printer"), self.paper),
        ):
            field.setAccessibleName(words)
            fields.addRow(label(words, "", card), field)
        card.body.addLayout(fields)
        self._column.addWidget(card)

    def _offer(self) -> None:
        self.new = Button(_("New event…"), kind="primary", parent=self)
        self.new.clicked.connect(self.new_requested)
        self.sample = Button(_("Look at the sample"), parent=self)
        self.sample.clicked.connect(self.sample_requested)
        self.open = Button(_("Open an event file…"), icon="open", parent=self)
        self.open.clicked.connect(self.open_requested)
        line = QHBoxLayout()
        for button in (self.new, self.sample, self.open):
            line.addWidget(button, 1)
        self._column.addLayout(line)

    def _list(self, events: Sequence[Glance]) -> None:
        card = Card(_("Events on this laptop"), parent=self)
        for event in events:
            card.body.addWidget(self._line(event, card))
        self._column.addWidget(card)

    def _line(self, event: Glance, parent: QWidget) -> QWidget:
        line = QWidget(parent)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        named = QHBoxLayout()
        named.setSpacing(theme.current().px(8))
        named.addWidget(ElidedLabel(event.name, "heading", line))
        mark = _("Practice copy") if event.practice else _("Put aside") if event.aside else ""
        if mark:
            named.addWidget(label(mark, "mark", line))
        named.addStretch(1)
        texts.addLayout(named)
        when = [long_date(event.held_on)] if event.held_on else []
        for words in (
            [*when, event.venue],
            [event.trouble],
            [event.holds, event.aside, "" if event.trouble else event.path.name],
        ):
            if text := " · ".join(part for part in words if part):
                texts.addWidget(self._facts(event, text, line))
        layout.addLayout(texts, 1)
        if event.practice:
            layout.addWidget(self._throw_away(event, line))
        button = Button(_("Repair…") if event.damaged else _("Open"), parent=line)
        button.setAccessibleName(_open_words(event))
        button.setEnabled(event.damaged or not event.trouble)
        button.clicked.connect(partial(self.event_chosen.emit, event.path))
        layout.addWidget(button)
        return line

    def _facts(self, event: Glance, text: str, parent: QWidget) -> QLabel:
        """Return a small line: what is wrong is told in full, all else gives way."""
        if text != event.trouble:
            return ElidedLabel(text, "small", parent)
        said = label(text, "small", parent)
        said.setWordWrap(True)
        return said

    def _throw_away(self, event: Glance, parent: QWidget) -> Button:
        button = Button(_("Throw away"), parent=parent)
        words = _("Throw away the practice copy of {event}").format(event=event.name)
        button.setAccessibleName(words)
        button.setToolTip(tooltips.plain(words))
        button.clicked.connect(partial(self.copy_thrown_away.emit, event.path))
        return button

    def _on_language(self, _index: int) -> None:
        self.language_chosen.emit(self.language.currentData())

    def _on_country(self, _index: int) -> None:
        self._preferences.country = self.country.currentData() or ""
        self.paper.setCurrentIndex(self.paper.findData(paper_of(self._preferences.country)))
        self._on_paper(0)

    def _on_paper(self, _index: int) -> None:
        self._preferences.paper = self.paper.currentData()


class LockedElsewherePage(QWidget):
    """Says that ``file`` is open and locked in another window; ``again`` looks once more."""

    def __init__(self, file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = theme.current().px
        column = QVBoxLayout()
        column.setSpacing(px(14))
        column.addWidget(label(_("The organizer has locked this laptop"), "title", self))
        words = label(
            _(
                "“{file}” is locked, and open in another window or program: go on there. Nothing "
                "else is opened before the organizer unlocks it with the PIN."
            ).format(file=file),
            "",
            self,
        )
        words.setWordWrap(True)
        column.addWidget(words)
        self.again = Button(_("Try again"), kind="primary", parent=self)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(40), 0, 0)
        line.addStretch(1)
        line.addLayout(column, 2)
        line.addStretch(1)


def _open_words(event: Glance) -> str:
    if event.damaged:
        return _("Repair {event}").format(event=event.name)
    if event.practice:
        return _("Open the practice copy of {event}").format(event=event.name)
    return _("Open {event}").format(event=event.name)
