"""What to know before anything is printed, for all cases at once."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.documents.before_printing import remark_words
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.icons import pixmap
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from w4r_desktop.documents.before_printing import Remark

SIZE: Final = (620, 560)


class BeforePrintingDialog(QDialog):
    """Lists remarks by case, the cases that cannot be printed first.

    ``chosen`` tells the code of a case somebody wants to see to.
    """

    chosen = Signal(str)

    def __init__(self, remarks: Sequence[Remark], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Before you print"))
        px = theme.current().px
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(parent.window().size()))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(label(_("Before you print"), "title", self))
        outer.addWidget(self._list(remarks), 1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(Button(_("Close"), parent=self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)

    def _list(self, remarks: Sequence[Remark]) -> QScrollArea:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, theme.current().px(6), 0)
        lines.setSpacing(theme.current().px(10))
        if not remarks:
            lines.addWidget(label(_("There is nothing to mend: everything can be printed.")))
        for group in by_case(remarks):
            lines.addWidget(self._case(group))
        lines.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(_("Before you print"))
        scroll.setWidget(inside)
        return scroll

    def _case(self, group: Sequence[Remark]) -> Card:
        card = Card(parent=self)
        first = group[0]
        if first.case_code:
            top = QHBoxLayout()
            name = label(first.case_name, "heading", card)
            name.setWordWrap(True)
            go = Button(_("Go to the brief"), parent=card)
            go.setAccessibleName(_("Go to the brief of {case}").format(case=first.case_name))
            go.clicked.connect(partial(self._choose, first.case_code))
            top.addWidget(name, 1)
            top.addWidget(go)
            card.body.addLayout(top)
        else:
            card.body.addWidget(label(_("The whole campaign"), "heading", card))
        for remark in group:
            card.body.addLayout(_line(remark, card))
        return card

    def _choose(self, code: str) -> None:
        self.accept()
        self.chosen.emit(code)


def by_case(remarks: Iterable[Remark]) -> list[list[Remark]]:
    """Return remarks case by case: first the whole campaign, then what cannot be printed."""
    groups = [list(group) for _code, group in groupby(remarks, key=_code)]
    for group in groups:
        group.sort(key=_is_hint)
    return sorted(groups, key=_rank)


def _code(remark: Remark) -> str:
    return remark.case_code


def _is_hint(remark: Remark) -> bool:
    return not remark.blocks


def _rank(group: list[Remark]) -> tuple[bool, bool]:
    return bool(group[0].case_code), _is_hint(group[0])


def _line(remark: Remark, parent: QWidget) -> QHBoxLayout:
    """Return a sign and the sentences, which say in words too whether it is more than a hint."""
    look = theme.current()
    colour = look.tokens.bad if remark.blocks else look.tokens.amber
    sign = QLabel(parent)
    sign.setPixmap(pixmap("warning", colour, look.px(18), parent.devicePixelRatioF()))
    words = remark_words(remark)
    if remark.blocks:
        words = _("Not printed. {why}").format(why=words)
    sentences = label(words, "bad" if remark.blocks else "", parent)
    sentences.setWordWrap(True)
    line = QHBoxLayout()
    line.setSpacing(look.px(8))
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(sentences, 1)
    return line
