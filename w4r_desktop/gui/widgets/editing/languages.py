"""Choosing languages by their names."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCollator, QLocale, Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.names import MAX_LENGTH, folded
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.editing.field import Field
from w4r_desktop.gui.widgets.mnemonics import plain
from w4r_desktop.language import _, language_name

if TYPE_CHECKING:
    from collections.abc import Iterable

_CODES: Final = (
    "aa ab ace af ak am ar arn as ast av ay az ba bal ban be bem ber bg bho bi bm bn bo br bs ca "
    "ce ceb ckb co crh cs cv cy da de din dv dyu dz ee efi el en eo es et eu fa ff fi fil fj fo fr "
    "fur fy ga gd gl gn gu ha haw he hi hil hmn hr ht hu hy id ig ilo is it iu ja jv ka kab kea kg "
    "kha ki kk kl km kn ko kok kr kri ks ku kv ky la lb lg ln lo lt luo lv mad mai men mfe mg mh "
    "mi min mk ml mn mni mos mr ms mt my nah nb nd ne nl nn no nqo nr nso nus nv ny oc om or os pa "
    "pap ps pt qu quc rm rn ro rom ru rw sa sah sat sc sd se sg si sk sl sm sn so sq sr ss st su "
    "sv sw syr szl ta te tet tg th ti tk tl tn to tpi tr ts tt tum tw ty ug uk ur uz ve vi vo wa "
    "war wo xh yi yo yua yue za zh zu"
)
OFFERED: Final = tuple(_CODES.split())
"""Languages that people write letters in, by their shortest codes; others are typed as a code."""

CODE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
ACROSS: Final = 3


def spoken_name(code: str) -> str:
    """Return what a language is called, with its code where the name alone is not enough."""
    name = language_name(code)
    return f"{name} ({code})" if "-" in code and name != code else name


class LanguagePicker(QWidget):
    """A box to type a language into; ``chosen`` tells its code."""

    chosen = Signal(str)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {code: language_name(code) for code in OFFERED}
        collator = QCollator(QLocale(language.current()))
        self._codes = {folded(name): code for code, name in names.items()}
        self.line = QLineEdit(self)
        self.line.setMaxLength(MAX_LENGTH)
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        completer = QCompleter(sorted(names.values(), key=collator.sortKey), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        self.add = Button(_("Add"), parent=self)
        self.add.setAccessibleName(words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.add)
        self.line.returnPressed.connect(self._choose)
        self.add.clicked.connect(self._choose)
        # the box puts the words in only after it has told of them
        completer.activated.connect(self._choose, Qt.ConnectionType.QueuedConnection)

    def _choose(self, *_words: object) -> None:
        if code := self._code(self.line.text()):
            self.line.clear()
            self.chosen.emit(code)

    def _code(self, typed: str) -> str:
        """Return the language that is meant, or nothing if that is not clear."""
        wanted = folded(typed).strip()
        if not wanted or wanted in self._codes:
            return self._codes.get(wanted, "")
        if CODE.fullmatch(typed.strip()) and language_name(typed.strip()) != typed.strip():
            return typed.strip()
        meant = [code for name, code in self._codes.items() if wanted in name]
        return meant[0] if len(meant) == 1 else ""


class LanguagesField(Field):
    """Languages, each with a button that takes it out again.

    ``rearranged`` tells that a button came or went.
    """

    rearranged = Signal()

    def __init__(self, words: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self._codes: tuple[str, ...] = ()
        self.picker = LanguagePicker(_("Add a language"), self)
        self.picker.chosen.connect(self._on_chosen)
        self._chips = QGridLayout()
        self._chips.setSpacing(theme.current().px(6))
        self._chips.setColumnStretch(ACROSS, 1)
        self.buttons: list[Button] = []
        both = QVBoxLayout()
        both.setSpacing(theme.current().px(6))
        both.addLayout(self._chips)
        both.addWidget(self.picker)
        self.hold(self.picker.line, inside=both)

    @override
    def put(self, value: Any) -> None:
        self._codes = tuple(value)
        self._show()

    @override
    def value(self) -> tuple[str, ...]:
        return self._codes

    def _on_chosen(self, code: str) -> None:
        if code not in self._codes:
            self._change((*self._codes, code))

    def _remove(self, code: str) -> None:
        self._change(kept for kept in self._codes if kept != code)
        self.picker.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, codes: Iterable[str]) -> None:
        self._codes = tuple(codes)
        self._show()
        self.rearranged.emit()
        self.tell()

    def _show(self) -> None:
        for button in self.buttons:
            self._chips.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for place, code in enumerate(self._codes):
            name = spoken_name(code)
            button = Button(plain(name), icon="close", parent=self)
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross at the end
            button.setAccessibleName(_("Remove {language}").format(language=name))
            button.clicked.connect(partial(self._remove, code))
            self._chips.addWidget(button, place // ACROSS, place % ACROSS)
            self.buttons.append(button)
