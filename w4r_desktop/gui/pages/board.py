"""What the organizer decides about the board, beside a small picture of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.domain.milestones import next_milestone
from w4r_desktop.gui import theme
from w4r_desktop.gui.board.facts import Choice, Showing
from w4r_desktop.gui.board.screens import name_of, show_signs
from w4r_desktop.gui.board.view import BoardView
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.segments import Choice as Segment
from w4r_desktop.gui.widgets.segments import SegmentedControl
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QScreen, QShowEvent
    from PySide6.QtWidgets import QLabel

    from w4r_desktop.gui.board.stage import Stage
    from w4r_desktop.gui.preferences import Preferences

NARROW: Final = 900
"""Below this width, at 100 %, the picture stands below the rest."""

SIDE: Final = 430
LEAST: Final = QSize(240, 180)


class Preview(QWidget):
    """A small board in the proportions of the screen it is for."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage = stage
        self._shape = QSize(16, 9)
        self.view = BoardView(stage.picture, self)
        self.view.setAccessibleName(_("What the board shows"))
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        stage.counted.connect(self.show_board)

    def show_board(self) -> None:
        """Show what the board shows, while anybody sees it."""
        if self.isVisible():
            self.view.show_facts(self._stage.facts, self._stage.choice)

    def take_shape(self, screen: QSize) -> None:
        """Have the proportions of a screen."""
        self._shape = screen
        self._place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_board()

    def _place(self) -> None:
        size = self._shape.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveLeft((self.width() - size.width()) // 2)
        self.view.setGeometry(place)


class BoardPage(QWidget):
    """Puts the board on a screen and says what it shows.

    ``locked``, it can be put on a screen and away, and shows what the organizer chose.
    """

    def __init__(
        self,
        stage: Stage,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        locked: bool = False,
    ) -> None:
        super().__init__(parent)
        self._stage = stage
        self._preferences = preferences
        self._locked = locked
        self._screens: list[QScreen] = []
        self.preview = Preview(stage, self)
        self.screens = SegmentedControl(_("Screen of the board"), self, wraps=True)
        self.which = Button(_("Which is which?"), parent=self)
        self.full = QCheckBox(_("Fill the whole screen"), self)
        self.open = Button(_("Show the board"), icon="board", kind="primary", parent=self)
        self.put_away = Button(_("Put it away"), icon="close", parent=self)
        self.showing = SegmentedControl(_("What the board shows"), self, wraps=True)
        self.case = ElidedCombo(self)
        self.case.setAccessibleName(_("The case of the speech"))
        self.about = _sentence("", self)
        self.milestones = QCheckBox(_("Tell me of round numbers"), self)
        self.next = _sentence("", self)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._show_screens()
        self._show_choice()
        self._show_counts()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        (self.open if self.open.isEnabled() else self.put_away).setFocus(reason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.BottomToTop if narrow else directions.LeftToRight)
        self.preview.setMinimumHeight(theme.current().px(LEAST.height()) if narrow else 0)

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        picture = Card(parent=self)
        picture.body.setContentsMargins(px(12), px(12), px(12), px(12))
        picture.body.addWidget(self.preview, 1)
        side = QVBoxLayout()
        side.setSpacing(px(12))
        for card in (self._where(), self._what(), self._numbers()):
            card.setMinimumWidth(px(SIDE))
            side.addWidget(card)
        side.addStretch(1)
        self._columns.setSpacing(px(14))
        self._columns.addWidget(picture, 1)
        self._columns.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(ElidedLabel(_("The board, for everybody in the room"), "title", self))
        layout.addLayout(self._columns, 1)

    def _where(self) -> Card:
        px = theme.current().px
        card = Card(_("Where it stands"), parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.open)
        buttons.addWidget(self.put_away)
        buttons.addStretch(1)
        signs = QHBoxLayout()
        signs.addWidget(self.full)
        signs.addStretch(1)
        signs.addWidget(self.which)
        card.body.addWidget(self.screens)
        card.body.addLayout(signs)
        card.body.addLayout(buttons)
        keys = _(
            "On the board, F11 fills the screen and Esc leaves it. No name of anybody is on it."
        )
        card.body.addWidget(_sentence(keys, self))
        return card

    def _what(self) -> Card:
        card = Card(_("What it shows"), parent=self)
        self.showing.show_choices(
            [
                Segment(Showing.EVERYTHING, _("Everything")),
                Segment(Showing.CALM, _("Quiet")),
                Segment(Showing.CASE, _("One case")),
                Segment(Showing.CLOSING, _("Final figures")),
            ]
        )
        card.body.addWidget(self.showing)
        card.body.addWidget(self.case)
        card.body.addWidget(self.about)
        for part in (self.showing, self.case):
            part.setEnabled(not self._locked)
        return card

    def _numbers(self) -> Card:
        card = Card(_("Round numbers"), parent=self)
        self.milestones.setChecked(self._preferences.milestones)
        self.milestones.setEnabled(not self._locked)
        card.body.addWidget(self.milestones)
        card.body.addWidget(self.next)
        return card

    def _connect(self) -> None:
        self.screens.chosen.connect(self._on_screen)
        self.which.clicked.connect(self._on_which)
        self.full.clicked.connect(self._on_full)
        self.open.clicked.connect(self._on_open)
        self.put_away.clicked.connect(self._stage.put_away)
        self.showing.chosen.connect(self._on_showing)
        self.case.activated.connect(self._on_case)
        self.milestones.clicked.connect(self._on_milestones)
        self._stage.changed.connect(self._on_changed)
        self._stage.counted.connect(self._show_counts)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def screen_chosen(self) -> QScreen:
        """The screen the board is on or is going to be on."""
        key = self.screens.key
        # asked anew: what was held since a board was closed may be gone
        names = {screen.name(): screen for screen in QGuiApplication.screens()}
        return names.get(str(key), self._stage.proposed_screen)

    def _show_screens(self) -> None:
        """Show which screens there are, and on which one the board is."""
        self._screens = QGuiApplication.screens()
        self.screens.show_choices(
            [Segment(one.name(), name_of(one), icon="board") for one in self._screens]
        )
        on = self._stage.screen or self._stage.proposed_screen
        if on in self._screens:
            self.screens.choose(on.name())
            self.preview.take_shape(on.geometry().size())
        is_open = self._stage.window is not None
        self.full.setChecked(
            self._stage.is_full if is_open else self._stage.would_fill(self.screen_chosen)
        )
        self.open.setText(_("Bring it to the front") if is_open else _("Show the board"))
        self.put_away.setEnabled(is_open)
        self.which.setVisible(len(self._screens) > 1)

    def _show_choice(self) -> None:
        choice = self._stage.choice
        self.showing.choose(choice.showing)
        self.case.setVisible(choice.showing is Showing.CASE)
        self.about.setText(_("The organizer chooses it.") if self._locked else _about(choice))
        self._show_cases()
        self.preview.show_board()

    def _show_cases(self) -> None:
        facts = self._stage.facts
        shown = [(case.name, case.case_id) for case in facts.cases]
        there = [(self.case.itemText(n), self.case.itemData(n)) for n in range(self.case.count())]
        if shown != there:
            self.case.clear()
            for name, case_id in shown:
                self.case.addItem(name, case_id)
        chosen = facts.case_of(self._stage.choice.case_id)
        if chosen is not None:
            self.case.setCurrentIndex([case_id for _name, case_id in shown].index(chosen.case_id))

    def _show_counts(self) -> None:
        facts = self._stage.facts
        coming = next_milestone(facts.counts.pieces, facts.frame.details.goal)
        self.next.setText(
            _("The next is {number}. A line at the foot says so, and nobody is stopped.").format(
                number=number(coming)
            )
        )
        self._show_cases()

    # -- what is done --------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._show_screens()
        self._show_choice()

    def _on_which(self) -> None:
        show_signs(self)

    def _on_screen(self, _key: object) -> None:
        if len(self._screens) > 1:
            show_signs(self)
        if self._stage.window is not None:
            self._stage.show_on(self.screen_chosen)
        else:
            self.full.setChecked(self._stage.would_fill(self.screen_chosen))
            self.preview.take_shape(self.screen_chosen.geometry().size())

    def _on_full(self, full: bool) -> None:  # noqa: FBT001 - of a signal
        if self._stage.window is not None:
            self._stage.fill(full)

    def _on_open(self) -> None:
        self._stage.show_on(self.screen_chosen, full=self.full.isChecked())

    def _on_showing(self, showing: Showing) -> None:
        self._stage.choose(Choice(showing, self.case.currentData()))

    def _on_case(self, _row: int) -> None:
        self._stage.choose(Choice(Showing.CASE, self.case.currentData()))

    def _on_milestones(self, told: bool) -> None:  # noqa: FBT001 - of a signal
        self._preferences.milestones = told


def _about(choice: Choice) -> str:
    return {
        Showing.EVERYTHING: _("The total, the goal, and every case with a bar."),
        Showing.CALM: _("Only the total: no goal, no case beside another."),
        Showing.CASE: _("One case with its picture and headline, while somebody speaks of it."),
        Showing.CLOSING: _("The figures of the night and a word of thanks, for the end."),
    }[choice.showing]


def _sentence(text: str, parent: QWidget) -> QLabel:
    made = label(text, "small", parent)
    made.setWordWrap(True)
    return made
