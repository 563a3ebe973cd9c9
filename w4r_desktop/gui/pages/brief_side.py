"""Beside a brief: whom to write to and how, what was written tonight, and the organizer's part."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop.documents.before_printing import remark_words
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.brief_target import SAID_BY_THE_BRIEF, TargetCard
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.documents.before_printing import Remark
    from w4r_desktop.domain.case import CaseBrief, Role, Target

COUNT_SIZE: Final = 23
ROOM_FOR_BOTH: Final = 280
ROOM_FOR_BUTTONS: Final = 190
ROOMY: Final = 480
"""The least height that leaves room for addresses above what is kept in sight, at 100 %."""


class BriefSide(QWidget):
    """Shows the targets of a brief; ``paper_requested`` tells which Document to print for a role.

    ``edit``, ``more`` and ``check`` are buttons that the page gives a meaning. While the
    organizer's lock is on there is ``sheet`` in their place.
    """

    paper_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None, *, locked: bool = False) -> None:
        super().__init__(parent)
        self.cards: list[Card] = []
        self._count = 0
        self._end = QWidget(self)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)  # until there is room
        self.tonight = _Tonight(self._end)
        self.edit = Button(_("Edit"), icon="pencil", parent=self._end)
        self.edit.setAccessibleName(_("Edit this brief"))
        self.more = Button(
            _("More"), icon="more", name=_("More for the organizer"), parent=self._end
        )
        self.check = Button(icon="check", name=_("Before you print"), parent=self._end)
        self.sheet = Button(_("Print its sheet"), icon="print", parent=self._end)
        self.sheet.setVisible(locked)
        for button in (self.edit, self.more, self.check):
            button.setHidden(locked)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(_("Whom to write to"))
        cards = QWidget()
        self._layout = QVBoxLayout(cards)
        self._scroll.setWidget(cards)
        self._lay_out()

    def show_brief(
        self,
        brief: CaseBrief,
        *,
        sender_country: str,
        withdrawn: bool,
        remarks: Callable[[Target], Sequence[Remark]],
        of_case: Sequence[Remark] = (),
    ) -> None:
        """Show whom a brief is about writing to; countries as the sender's envelopes name them.

        No envelope is offered for a ``withdrawn`` case. ``remarks`` returns what is to be seen to
        at a target, ``of_case`` is what is to be seen to at the brief as a whole.
        """
        self._clear()
        seen: set[Role] = set()
        for target in brief.targets:
            first = target.role not in seen
            card = TargetCard(
                target,
                sender_country=sender_country,
                button="" if withdrawn else "plain" if seen else "primary",
                first_of_role=first,
                remarks=remarks(target),
            )
            seen.add(target.role)
            card.paper_requested.connect(self.paper_requested)
            self._add(card)
        sentences = [] if brief.targets else [_("The brief names nobody to write to.")]
        sentences += [remark_words(one) for one in of_case if one.kind not in SAID_BY_THE_BRIEF]
        if sentences:
            self._add(_saying(sentences, self))
        self._chain()
        self._scroll.verticalScrollBar().setValue(0)

    def show_remarks(self, count: int) -> None:
        """Say how much there is to see to before anything is printed."""
        self._count = count
        spoken = _("Before you print")
        if count:
            spoken = ngettext(
                "Before you print: {number} remark", "Before you print: {number} remarks", count
            ).format(number=number(count))
        self.check.setAccessibleName(spoken)
        self.check.setToolTip(spoken if count else "")
        self.check.show_icon("warning" if count else "check")
        self._use_width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_end()
        self._use_width()

    def _lay_out(self) -> None:
        px = theme.current().px
        self._buttons.setSpacing(px(8))
        self._buttons.addWidget(self.edit, 1)
        self._buttons.addWidget(self.more, 1)
        end = QVBoxLayout(self._end)
        whole = QVBoxLayout(self)
        for layout in (end, whole, self._layout):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(12))
        end.addWidget(self.tonight)
        end.addLayout(self._buttons)
        end.addWidget(self.check)
        end.addWidget(self.sheet)
        self._layout.addStretch()
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._end)

    def _place_end(self) -> None:
        """Keep the figures and buttons in sight, unless that left too little of the addresses."""
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        roomy = self.height() >= theme.current().px(ROOMY)
        place = whole if roomy else self._layout
        if place.indexOf(self._end) < 0:
            for layout in (whole, self._layout):
                layout.removeWidget(self._end)
            place.addWidget(self._end)

    def _use_width(self) -> None:
        """Set buttons side by side, and say more on them, where the type leaves room."""
        narrow = self.width() < theme.current().px(ROOM_FOR_BUTTONS)
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        words = _("Remarks: {number}") if narrow else _("Before you print: {number}")
        whole = _("Remarks") if narrow else _("Before you print")
        self.check.setText(words.format(number=number(self._count)) if self._count else whole)

    def _add(self, card: Card) -> None:
        self._layout.insertWidget(len(self.cards), card)
        self.cards.append(card)

    def _chain(self) -> None:
        """Let Tab go through the addresses before what stands below them."""
        buttons = [button for card in self.cards for button in card.findChildren(Button)]
        for one, following in pairwise(
            (*buttons[-1:], self.edit, self.more, self.check, self.sheet)
        ):
            self.setTabOrder(one, following)

    def _clear(self) -> None:
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()  # until it is deleted
            card.deleteLater()
        self.cards = []


class _Tonight(Card):
    """How much was written for the case tonight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._figures = [label("", "", self) for _part in range(2)]
        self._words = [ElidedLabel("", "muted", self) for _part in range(2)]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for figure, words in zip(self._figures, self._words, strict=True):
            figure.setFont(theme.current().font(COUNT_SIZE, bold=True))
            pair = QHBoxLayout()
            pair.setSpacing(theme.current().px(10))
            pair.addWidget(figure)
            pair.addWidget(words)
            pair.addStretch()
            self._row.addLayout(pair)
        self._row.setStretch(0, 1)
        self.body.addLayout(self._row)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        narrow = self.width() < theme.current().px(ROOM_FOR_BOTH)
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    @property
    def text(self) -> str:
        """What it says."""
        return self.accessibleName()

    def show_counts(self, letters: int, cards: int) -> None:
        """Show how many letters and cards there are."""
        words = (
            ngettext("letter tonight", "letters tonight", letters),
            ngettext("card", "cards", cards),
        )
        for count, figure, label_, word in zip(
            (letters, cards), self._figures, self._words, words, strict=True
        ):
            figure.setText(number(count))
            label_.setText(word)
        self.setAccessibleName(f"{number(letters)} {words[0]}, {number(cards)} {words[1]}")


def _saying(sentences: Sequence[str], parent: QWidget) -> Card:
    card = Card(parent=parent)
    for sentence in sentences:
        words = label(sentence, "", card)
        words.setWordWrap(True)
        card.body.addWidget(words)
    return card
