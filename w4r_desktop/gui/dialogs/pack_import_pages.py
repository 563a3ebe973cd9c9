"""What an import shows of one entry of its list, and what can be decided there."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from w4r_desktop.domain.case_parts import parts, slots
from w4r_desktop.domain.pack_changes import EMPTY
from w4r_desktop.domain.pack_choice import Leaving
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.pack_import_parts import (
    AddressChoice,
    PartChoice,
    PartsShown,
    TargetShown,
)
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, country_name, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.domain.pack_changes import CaseContent, Change, ChangedCase, MissingCase


AT_ONCE: Final = 12
"""How many addresses come at once: so many are made before anybody notices."""

SHOWN_ABOVE: Final = ("name", "targets.")
"""Parts of a new case that its page begins with."""


class Page(QWidget):
    """A heading, sentences and cards one below the other.

    ``decided`` tells the code of a case, the key of a change, and whether the pack's is taken; the
    code is empty for the campaign's own. ``left`` tells what becomes of a case.
    """

    decided = Signal(str, str, bool)
    left = Signal(str, object)

    def __init__(self, title: str, *sentences: str) -> None:
        super().__init__()
        px = theme.current().px
        self._column = QVBoxLayout()
        self._column.setSpacing(px(10))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(4), 0, px(12), 0)
        whole.addLayout(self._column)
        whole.addStretch(1)
        heading = label(title, "title", self)
        heading.setWordWrap(True)
        self.add(heading)
        for sentence in sentences:
            self.say(sentence)

    def say(self, sentence: str, role: str = "") -> None:
        """Add a sentence."""
        words = label(sentence, role, self)
        words.setWordWrap(True)
        self.add(words)

    def add(self, part: QWidget) -> None:
        """Add something below all the rest."""
        self._column.addWidget(part)


class AddressesPage(Page):
    """All changed addresses, each to be accepted; the last of the three says which are.

    They come some at a time, because making a card takes long; ``grown`` tells of more.
    """

    grown = Signal()

    def __init__(
        self, addresses: Iterable[tuple[ChangedCase, Change, bool]], *, sender_country: str
    ) -> None:
        super().__init__(
            _("Changed addresses"),
            _(
                "Letters go where an address says. Compare each one with a source that you trust, "
                "and accept it if it is right; otherwise the one that stands here stays."
            ),
        )
        self._sender_country = sender_country
        self._waiting = deque(addresses)
        self.more = Button("", parent=self)
        self.more.clicked.connect(self._on_more)
        self._add_some()

    def _on_more(self) -> None:
        first = self._add_some()
        self.grown.emit()
        first.accept.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_some(self) -> AddressChoice:
        """Add cards, and the button for those that are still to come; return the first card."""
        cards = [self._card(*self._waiting.popleft()) for _place in range(self._next)]
        for part in (*cards, self.more):
            self.add(part)
        self.more.raise_()  # behind all cards for Tab too
        self.more.setVisible(bool(self._waiting))
        words = ngettext("Show {number} more address", "Show {number} more addresses", self._next)
        self.more.setText(words.format(number=number(self._next)))
        return cards[0]

    @property
    def _next(self) -> int:
        return min(AT_ONCE, len(self._waiting))

    def _card(self, case: ChangedCase, change: Change, taken: bool) -> AddressChoice:  # noqa: FBT001
        card = AddressChoice(
            change,
            case_name=case.mine.brief.name,
            sender_country=self._sender_country,
            taken=taken,
            parent=self,
        )
        card.decided.connect(partial(self.decided.emit, case.code, change.key))
        return card


class ChangesPage(Page):
    """Changes one below the other, each kept or taken, and two buttons for all of them."""

    def __init__(
        self, title: str, code: str, changes: Sequence[Change], taken: Collection[str]
    ) -> None:
        super().__init__(title)
        self._cards: list[PartChoice] = []
        shown = [change for change in changes if not change.is_address]
        if len(shown) < len(changes):
            self.say(_("Its changed addresses stand under “Changed addresses”."), "muted")
        if len(shown) > 1:
            self.add(self._shortcuts())
        for change in shown:
            card = PartChoice(change, taken=change.key in taken, parent=self)
            card.decided.connect(partial(self.decided.emit, code, change.key))
            self._cards.append(card)
            self.add(card)

    def _shortcuts(self) -> QWidget:
        both = QWidget(self)
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        for words, taken in (
            (_("Keep all that stands here"), False),
            (_("Take all from the pack"), True),
        ):
            button = Button(words, parent=both)
            button.clicked.connect(partial(self._decide_all, taken=taken))
            line.addWidget(button)
        line.addStretch(1)
        return both

    def _decide_all(self, _checked: bool = False, *, taken: bool) -> None:  # noqa: FBT001, FBT002
        for card in self._cards:
            card.show_taken(taken=taken)


def new_page(content: CaseContent, *, sender_country: str) -> Page:
    """Return the page of a new case, with all that the pack says of it."""
    brief = content.brief
    page = Page(
        brief.name,
        _("This case is new. It is taken over as long as it is ticked in the list."),
    )
    for slot, target in zip(slots(brief), brief.targets, strict=True):
        page.add(TargetShown(slot, target, sender_country=sender_country, parent=page))
    page.add(
        PartsShown(
            {
                key: value
                for key, value in parts(brief, content.picture).items()
                if value != EMPTY.get(key) and not key.startswith(SHOWN_ABOVE)
            },
            page,
        )
    )
    return page


class MissingPage(Page):
    """A case that only the event has, and what is to become of it."""

    def __init__(self, case: MissingCase, fate: Leaving) -> None:
        super().__init__(case.content.brief.name, *_why_missing(case))
        self._code = case.code
        self._group = QButtonGroup(self)
        for leaving, words in _fates(case).items():
            button = QRadioButton(words, self)
            button.setChecked(leaving is fate)
            button.toggled.connect(partial(self._on_toggled, leaving))
            self._group.addButton(button)
            self.add(button)
        if case.logged:
            self.say(
                _("It cannot be removed, because something was logged for it; that stays counted."),
                "muted",
            )

    def _on_toggled(self, leaving: Leaving, chosen: bool) -> None:  # noqa: FBT001 - Qt's own
        if chosen:
            self.left.emit(self._code, leaving)


def same_page(brief: CaseBrief) -> Page:
    """Return the page of a case that is the same on both sides."""
    return Page(
        brief.name,
        country_name(brief.country),
        _("The pack says the same of it as what stands here."),
    )


def notes_page(notes: Iterable[str]) -> Page:
    """Return the page of what did not come along from the file."""
    return Page(_("What did not come along"), *notes)


def _why_missing(case: MissingCase) -> list[str]:
    said = [
        _("This case was written here, and the pack knows nothing of it.")
        if case.own
        else _("The pack does not have this case, or has it no more.")
    ]
    if case.withdrawn:
        said.append(_("It is withdrawn here."))
    return said


def _fates(case: MissingCase) -> dict[Leaving, str]:
    fates = {Leaving.KEEP: _("Keep it as it is")}
    if not case.withdrawn:
        fates[Leaving.WITHDRAW] = _("Withdraw it: nothing more is written, all stays counted")
    if not case.logged:
        fates[Leaving.REMOVE] = _("Remove it")
    return fates
