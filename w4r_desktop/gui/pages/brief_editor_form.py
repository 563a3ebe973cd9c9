"""The form of a brief: sections one can scan, and one value of all that they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from w4r_desktop.domain.case import CaseBrief, Guidance
from w4r_desktop.domain.case_codes import MAX_LENGTH, free_code
from w4r_desktop.domain.pack_changes import CaseContent
from w4r_desktop.exchange.pack_cases import MOST_MEMBERS, NAME
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.editing.field import Part
from w4r_desktop.gui.widgets.editing.languages import LanguagesField
from w4r_desktop.gui.widgets.editing.news import SourceList, UpdateList
from w4r_desktop.gui.widgets.editing.picks import (
    ChoiceField,
    CountryField,
    NumberField,
    TickField,
)
from w4r_desktop.gui.widgets.editing.picture import PictureField
from w4r_desktop.gui.widgets.editing.targets import TargetList
from w4r_desktop.gui.widgets.editing.texts import LineField, LinesField, TextField
from w4r_desktop.gui.widgets.editing.translations import TranslationsForm, add_texts
from w4r_desktop.gui.widgets.editing.words import rules, sender_limits, subjects
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, in_capitals, language_name

if TYPE_CHECKING:
    from collections.abc import Container

    from w4r_desktop.errors import Where
    from w4r_desktop.gui.widgets.editing.field import Field
    from w4r_desktop.gui.widgets.editing.part_list import PartList

ADD_TARGET: Final = "Ctrl+T"
BLANK: Final = CaseContent(CaseBrief(code="", name="", headline="", country=""), None)
"""What a new case says before anybody has typed anything."""


class BriefForm(QWidget):
    """Every field of a case, its targets and its guidance; ``edited`` by a person only.

    ``rearranged`` tells that fields came, went or changed places.
    """

    edited = Signal()
    rearranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken: Container[str] = frozenset()
        self.who = _who(self)
        self.picture = PictureField(_("Picture"), parent=self)
        self.credit = Part(self)
        self.credit.add(
            "picture_credit", LineField(_("Credit of the picture"), parent=self), wide=True
        )
        self.code = Part(self)
        self.code.add("code", _code_field(self))
        self.more = Button(_("More"), icon="down", kind="quiet", parent=self)
        self.texts = Part(self)
        add_texts(self.texts)
        _add_rest_of_story(self.texts)
        self.targets = TargetList(keys=ADD_TARGET, parent=self)
        self.languages = LanguagesField(_("Letters can be in"), parent=self)
        self.letters = Part(self)
        self.letters.add(
            "letter_languages",
            self.languages,
            wide=True,
        )
        self.guidance = _guidance(self)
        self.updates = UpdateList(self)
        self.sources = SourceList(self)
        self.translations = TranslationsForm(self)
        self.titles = {
            "who": _("Who"),
            "story": _("Story"),
            "targets": _("Whom to write to"),
            "mind": _("Keep in mind"),
            "news": _("News and sources"),
            "languages": _("Other languages"),
        }
        self.sections: dict[str, Card] = {}
        self._lay_out()
        self._listen()

    # -- what it says --------------------------------------------------------------------------

    def show_text(self, text: CaseContent, *, taken: Container[str], language: str) -> None:
        """Show a brief, written in a language, and its picture.

        ``taken`` are the codes of the other cases.
        """
        self._taken = taken
        self.sections["story"].set_title(
            _("Story, in {language}").format(language=language_name(language))
        )
        for part in self._plain():
            part.show_value(text.brief)
        self.picture.show_value(text.picture)
        self.guidance.show_value(text.brief.guidance)
        self.targets.show_value(text.brief.targets)
        self.updates.show_value(text.brief.updates)
        self.sources.show_value(text.brief.sources)
        self.translations.show_value(text.brief.translations)
        self._show_more(open_=False)
        self._propose_code()

    def text(self) -> CaseContent:
        """Return what the fields say; a code nobody gave is empty."""
        values: dict[str, Any] = {}
        for part in self._plain():
            values |= part.values()
        brief = CaseBrief(
            **values,
            targets=self.targets.value(),
            guidance=Guidance(**self.guidance.values()),
            updates=self.updates.value(),
            sources=self.sources.value(),
            translations=self.translations.value(),
        )
        return CaseContent(brief, self.picture.value())

    def finished(self) -> CaseContent:
        """Return what is to be saved: with a code, and without languages that say nothing."""
        text = self.text()
        said = {code: texts for code, texts in text.brief.translations.items() if any_text(texts)}
        code = text.brief.code or free_code(text.brief.name, self._taken)
        return CaseContent(replace(text.brief, code=code, translations=said), text.picture)

    # -- where it is ---------------------------------------------------------------------------

    def field_at(self, where: Where) -> Field | None:
        """Return the field that a way down from the case leads to, and open what hides it."""
        head, rest = str(where[0]), where[1:]
        within: dict[str, Part | PartList | TranslationsForm] = {
            "targets": self.targets,
            "updates": self.updates,
            "sources": self.sources,
            "guidance": self.guidance,
            "translations": self.translations,
        }
        if head in within:
            return within[head].field_at(rest)
        if head == "code":
            self._show_more(open_=True)
        found = (part.fields.get(head) for part in self._plain())
        return next((field for field in found if field is not None), None)

    def _plain(self) -> tuple[Part, ...]:
        return (self.who, self.credit, self.code, self.texts, self.letters)

    # -- the shape -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px = theme.current().px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, px(6), 0)
        self.column.setSpacing(px(14))
        self._section("who", self.who, self.picture, self.credit, self.more, self.code)
        self._section("story", self.texts)
        self._section("targets", self.targets)
        self._section("mind", self.letters, self.guidance)
        news = label(in_capitals(_("Sources")), "small", self)
        self._section("news", self.updates, news, self.sources)
        self._section("languages", self.translations)
        self.column.addStretch(1)

    def _section(self, key: str, *parts: QWidget) -> None:
        card = Card(self.titles[key], parent=self)
        card.body.setSpacing(theme.current().px(12))
        for part in parts:
            if part is self.more:
                card.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                card.body.addWidget(part)
        self.sections[key] = card
        self.column.addWidget(card)

    def _listen(self) -> None:
        for part in (*self._plain(), self.guidance):
            part.edited.connect(self.edited)
        for list_ in (self.targets, self.updates, self.sources):
            list_.edited.connect(self.edited)
            list_.rearranged.connect(self.rearranged)
        self.languages.rearranged.connect(self.rearranged)
        self.translations.rearranged.connect(self.rearranged)
        self.picture.edited.connect(self.edited)
        self.translations.edited.connect(self.edited)
        self.who.fields["name"].edited.connect(self._propose_code)
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_more)

    def _show_more(self, *, open_: bool) -> None:
        self.more.setChecked(open_)
        self._on_more(open_)

    def _on_more(self, open_: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.code.setVisible(open_)
        self.more.show_icon("up" if open_ else "down")
        self.more.setText(_("Less") if open_ else _("More"))

    def _propose_code(self) -> None:
        """Show in grey what the code will be while nobody types another."""
        name = self.who.fields["name"].value()
        field = self.code.fields["code"]
        assert isinstance(field, LineField)
        field.line.setPlaceholderText(free_code(name, self._taken) if name else "")


def any_text(texts: Any) -> bool:
    """Whether the texts in a language say anything."""
    return bool(texts.headline or texts.story or texts.demands or texts.sample_letter)


def _who(parent: QWidget) -> Part:
    part = Part(parent)
    part.add("name", LineField(_("Name"), limit=NAME, parent=part))
    part.add(
        "short_name",
        LineField(_("Short name"), hint=_("For narrow columns and labels."), parent=part),
    )
    part.add("native_name", LineField(_("Name in their own script"), parent=part))
    part.add("country", CountryField(_("Country of the case"), parent=part))
    part.add("subject", ChoiceField(_("About"), subjects(), parent=part))
    part.add("members", NumberField(_("How many people"), least=1, most=MOST_MEMBERS, parent=part))
    part.add("pronouns", LineField(_("Pronouns"), hint=_("Such as she/her."), parent=part))
    part.add("includes_minors", TickField(_("Minors are among them"), parent=part))
    return part


def _code_field(parent: QWidget) -> LineField:
    hint = _("What the case is called in files. It is made of the name unless you give another.")
    return LineField(_("Code"), limit=MAX_LENGTH, hint=hint, parent=parent)


def _add_rest_of_story(part: Part) -> None:
    part.add("quote", TextField(_("Quote"), lines=2, parent=part), wide=True)
    part.add(
        "content_warnings",
        LinesField(
            _("Content warnings"),
            lines=2,
            hint=_("One a line. They are read before the story."),
            parent=part,
        ),
        wide=True,
    )


def _guidance(parent: QWidget) -> Part:
    part = Part(parent)
    part.add("warning", TextField(_("Warning"), lines=2, parent=part), wide=True)
    part.add("religious_cards", ChoiceField(_("Religious cards"), rules(), parent=part))
    part.add("seasonal_wishes", ChoiceField(_("Wishes for the season"), rules(), parent=part))
    part.add(
        "name_organisation",
        ChoiceField(_("Naming the organisation behind the campaign"), rules(), parent=part),
    )
    part.add(
        "sender_limit",
        ChoiceField(
            _("What of the sender may stand on the mail"),
            sender_limits(),
            hint=_("Unless it is name and address, envelopes bear no return address."),
            parent=part,
        ),
    )
    part.add("enclosures", TextField(_("Enclosures"), lines=2, parent=part), wide=True)
    return part
