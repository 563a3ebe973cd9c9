"""The texts of a brief in other languages, one language at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from w4r_desktop.domain.case import Translation
from w4r_desktop.exchange.pack_cases import DEMANDS, LETTER, NAME, STORY
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.editing.field import Part
from w4r_desktop.gui.widgets.editing.languages import LanguagePicker, spoken_name
from w4r_desktop.gui.widgets.editing.texts import LineField, LinesField, TextField
from w4r_desktop.gui.widgets.fields import choice_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from w4r_desktop.errors import Where
    from w4r_desktop.gui.widgets.editing.field import Field


def story_hint() -> str:
    """Return how a story is written."""
    return _(
        "An empty line begins a paragraph, “- ” a point of a list; *word* is slanted and "
        "**word** is bold."
    )


def add_texts(part: Part) -> None:
    """Add the texts that a brief has in each of its languages."""
    part.add("headline", LineField(_("Headline"), limit=NAME, parent=part), wide=True)
    part.add(
        "story",
        TextField(_("Story"), limit=STORY, lines=8, hint=story_hint(), parent=part),
        wide=True,
    )
    part.add(
        "demands",
        LinesField(
            _("What to ask for"), most=DEMANDS, lines=4, hint=_("One demand a line."), parent=part
        ),
        wide=True,
    )
    part.add(
        "sample_letter",
        TextField(_("Sample letter"), limit=LETTER, lines=5, parent=part),
        wide=True,
    )


class TranslationsForm(QWidget):
    """A choice of languages and the texts in the chosen one.

    ``edited`` tells that a person changed, added or removed something, ``rearranged`` before it
    that there are other languages now.
    """

    edited = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: dict[str, Part] = {}
        self.tabs = choice_field(self, name=_("Texts in"))
        self.tabs.currentIndexChanged.connect(self._on_tab)
        self.picker = LanguagePicker(_("Add texts in a language"), self)
        self.picker.chosen.connect(self._on_added)
        self.remove = Button(_("Remove"), icon="close", parent=self)
        self.remove.clicked.connect(self._on_removed)
        self._taken_out: tuple[str, Translation] | None = None
        self.put_back = Button(_("Put it back"), parent=self)
        self.put_back.clicked.connect(self._on_put_back)
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme.current().px
        self._caption = label(_("Texts in"), "", self)
        row = QHBoxLayout()
        self._caption.setBuddy(self.tabs)
        row.addWidget(self._caption)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.remove)
        row.addWidget(self.put_back)
        self._texts = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(10))
        layout.addLayout(row)
        layout.addLayout(self._texts)
        layout.addWidget(self.picker)

    @property
    def code(self) -> str:
        """The language whose texts are shown."""
        return str(self.tabs.currentData())

    def show_value(self, value: Mapping[str, Translation]) -> None:
        """Show the texts by language, without telling anybody."""
        self._taken_out = None
        for gone in [code for code in self.parts if code not in value]:
            self._drop(gone)
        for code, texts in value.items():
            self._part(code).show_value(texts)
        self._offer(next(iter(value), ""))

    def value(self) -> dict[str, Translation]:
        """Return the texts by language."""
        return {code: _texts(part) for code, part in sorted(self.parts.items())}

    def field_at(self, where: Where) -> Field | None:
        """Return the field that a way down from the translations leads to, and show it."""
        part = self.parts.get(str(where[0])) if where else None
        if part is None:
            return None
        self._choose(str(where[0]))
        return part.field_at(where[1:])

    def _part(self, code: str) -> Part:
        if code not in self.parts:
            part = self.parts[code] = Part(self)
            add_texts(part)
            for field in part.fields.values():
                spoken = _("{field} in {language}").format(
                    field=field.words, language=spoken_name(code)
                )
                field.control.setAccessibleName(spoken)
            part.edited.connect(self.edited)
            self._texts.addWidget(part)
        return self.parts[code]

    def _drop(self, code: str) -> None:
        part = self.parts.pop(code)
        self._texts.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _offer(self, code: str) -> None:
        with QSignalBlocker(self.tabs):
            self.tabs.clear()
            for one in self.parts:
                self.tabs.addItem(spoken_name(one), one)
        for widget in (self._caption, self.tabs, self.remove):
            widget.setVisible(bool(self.parts))
        self.put_back.setVisible(self._taken_out is not None)
        if self._taken_out is not None:
            words = _("Put back {language}").format(language=spoken_name(self._taken_out[0]))
            self.put_back.setText(words)
        if code:
            self._choose(code)

    def _choose(self, code: str) -> None:
        self.tabs.setCurrentIndex(self.tabs.findData(code))
        self._on_tab()

    def _on_tab(self, *_index: int) -> None:
        for one, part in self.parts.items():
            part.setVisible(one == self.code)
        words = _("Remove {language}").format(language=spoken_name(self.code))
        self.remove.setText(words)

    def _on_added(self, code: str) -> None:
        if code not in self.parts:
            self._part(code).show_value(Translation())
        self._taken_out = None
        self._offer(code)
        self.rearranged.emit()
        self.parts[code].fields["headline"].control.setFocus(Qt.FocusReason.TabFocusReason)
        self.edited.emit()

    def _on_removed(self) -> None:
        code = self.code
        self._taken_out = (code, _texts(self.parts[code]))
        self._drop(code)
        self._offer(next(iter(self.parts), ""))
        self.rearranged.emit()
        self.put_back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_put_back(self) -> None:
        assert self._taken_out is not None
        code, texts = self._taken_out
        self._on_added(code)
        self.parts[code].show_value(texts)
        self.edited.emit()


def _texts(part: Part) -> Translation:
    values: dict[str, Any] = dict(part.values())
    return Translation(**values)
