"""One thing that differs in a pack: what stands here, what the pack says, and which is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.domain.case import Target
from w4r_desktop.gui import part_words, theme
from w4r_desktop.gui.differences import differing, write_runs
from w4r_desktop.gui.own_pixmap import own_pixmap
from w4r_desktop.gui.reading import reading_font
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.document_view import DocumentView
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.sides import Sides
from w4r_desktop.language import _, country_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w4r_desktop.domain.pack_changes import Change
    from w4r_desktop.gui.differences import Runs

Choice = TypeVar("Choice", QRadioButton, QCheckBox)
ADDRESS_SIZE: Final = 16
PICTURE_EDGE: Final = 200
LINE_GAP: Final = 0.1


class PartChoice(Card):
    """A change of anything but an address; ``decided`` tells whether the pack's is taken."""

    decided = Signal(bool)

    def __init__(self, change: Change, *, taken: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        name = part_words.part_name(change.key)
        self.keep = _named_choice(QRadioButton(_("Keep what stands here"), self), name)
        self.take = _named_choice(QRadioButton(_("Take what the pack says"), self), name)
        self._group = QButtonGroup(self)
        for button in (self.keep, self.take):
            self._group.addButton(button)
        self.show_taken(taken=taken)
        self.body.addLayout(_heading(name, self, edited=change.edited_here))
        sides = Sides(self)
        sides.add(self.keep, self.take)
        sides.add(*_both(change, self))
        self.body.addWidget(sides)
        self.take.toggled.connect(self.decided)

    def show_taken(self, *, taken: bool) -> None:
        """Show what was decided elsewhere."""
        chosen, other = (self.take, self.keep) if taken else (self.keep, self.take)
        chosen.setChecked(True)
        chosen.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        other.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes to what is chosen


class AddressChoice(Card):
    """A changed address, which has to be accepted; ``decided`` tells whether it is."""

    decided = Signal(bool)

    def __init__(
        self,
        change: Change,
        *,
        case_name: str,
        sender_country: str,
        taken: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        slot = change.key.removesuffix(".address")
        name = f"{case_name} · {part_words.target_name(slot)}"
        self.body.addLayout(_heading(name, self, edited=change.edited_here))
        sides = Sides(self)
        sides.add(label(_("Here"), "small", self), label(_("In the pack"), "small", self))
        sides.add(*_envelopes(change, sender_country, self))
        words = _("Accept this address") if change.theirs else _("Accept that it goes")
        self.accept = _named_choice(QCheckBox(words, self), name)
        self.accept.setChecked(taken)
        sides.add(None, self.accept)
        self.body.addWidget(sides)
        self.accept.toggled.connect(self.decided)


class PartsShown(Card):
    """What a pack says of a case that is new, part by part, to be read."""

    def __init__(self, said: Mapping[str, object], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        for key, value in said.items():
            name = part_words.part_name(key)
            self.body.addLayout(_heading(name, self, edited=False))
            self.body.addWidget(
                _picture(value, self)
                if isinstance(value, bytes)
                else _text(name, ((part_words.part_text(key, value), False),), self)
            )


class TargetShown(Card):
    """A target of a case that is new, as its envelope will bear it."""

    def __init__(
        self, slot: str, target: Target, *, sender_country: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.body.addLayout(_heading(part_words.target_name(slot), self, edited=False))
        lines = "\n".join(part_words.address_lines(target, sender_country))
        self.body.addWidget(_envelope(((lines, False),), target, self))


def _heading(name: str, parent: QWidget, *, edited: bool) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(label(name, "heading", parent))
    if edited:
        line.addWidget(label(_("edited here"), "mark", parent))
    line.addStretch(1)
    return line


def _named_choice(button: Choice, name: str) -> Choice:
    button.setAccessibleName(_("{part}: {choice}").format(part=name, choice=button.text()))
    return button


def _both(change: Change, parent: QWidget) -> tuple[QWidget, QWidget]:
    """Return what stands here and what the pack says."""
    if change.key == "picture":
        return _picture(change.mine, parent), _picture(change.theirs, parent)
    texts = (part_words.part_text(change.key, value) for value in (change.mine, change.theirs))
    mine, theirs = differing(*texts)
    name = part_words.part_name(change.key)
    return _text(name, mine, parent), _text(name, theirs, parent)


def _text(name: str, runs: Runs, parent: QWidget) -> QWidget:
    if not any(text for text, _only in runs):
        return label(_("Nothing"), "muted", parent)
    view = DocumentView(name, parent)
    view.set_reading_font(theme.current().font())
    write_runs(view.document(), runs, gap=LINE_GAP)
    return view


def _picture(data: object, parent: QWidget) -> QLabel:
    if not isinstance(data, bytes):
        return label(_("No picture"), "muted", parent)
    shown, picture = QLabel(parent), own_pixmap(data)
    edge = theme.current().px(PICTURE_EDGE)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    if max(picture.width(), picture.height()) > edge:
        picture = picture.scaled(QSize(edge, edge), keep, smooth)
    shown.setPixmap(picture)
    shown.setAccessibleName(_("Picture"))
    return shown


def _envelopes(change: Change, sender_country: str, parent: QWidget) -> tuple[QWidget, QWidget]:
    """Return both addresses as they stand on envelopes."""
    sides = [side if isinstance(side, Target) else None for side in (change.mine, change.theirs)]
    texts = ["\n".join(part_words.address_lines(s, sender_country)) if s else "" for s in sides]
    absent = _("Nothing stands here."), _("The pack has it no more.")
    moved = len({side.country for side in sides if side}) > 1
    one, other = (
        _envelope(runs, side, parent, with_country=moved) if side else label(words, "muted", parent)
        for side, runs, words in zip(sides, differing(*texts), absent, strict=True)
    )
    return one, other


def _envelope(runs: Runs, target: Target, parent: QWidget, *, with_country: bool = False) -> QFrame:
    """Return an address on its envelope, which does not always bear the country."""
    frame = QFrame(parent)
    frame.setProperty("role", "card")
    px = theme.current().px
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(px(14), px(10), px(14), px(10))
    view = DocumentView(_("Address"), frame)
    view.set_reading_font(reading_font(px(ADDRESS_SIZE)))
    write_runs(view.document(), runs, gap=0)
    inside.addWidget(view)
    country = ((_("Country"), country_name(target.country)),) if with_country else ()
    for name, text in (*country, *part_words.beside_address(target)):
        words = label(_("{name}: {text}").format(name=name, text=text), "small", frame)
        words.setWordWrap(True)
        inside.addWidget(words)
    inside.addStretch(1)
    return frame
