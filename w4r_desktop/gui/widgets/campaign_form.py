"""The form of a campaign: what it is called, when it is, which language its briefs speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCollator, QLocale
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.case import Campaign
from w4r_desktop.domain.names import clean_name
from w4r_desktop.errors import PackRefusedError
from w4r_desktop.exchange.case_pack import checked_campaign
from w4r_desktop.exchange.pack_cases import LAST_YEAR, NAME
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.editing.field import Field, Part
from w4r_desktop.gui.widgets.editing.languages import OFFERED, spoken_name
from w4r_desktop.gui.widgets.editing.picks import DayField, TickField
from w4r_desktop.gui.widgets.editing.texts import LineField, TextField
from w4r_desktop.gui.widgets.fields import number_field
from w4r_desktop.gui.widgets.search_box import SearchBox
from w4r_desktop.language import _
from w4r_desktop.pack_messages import reason
from w4r_desktop.store.queries.events import CampaignRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

CODE_LENGTH: Final = 40


class YearField(Field):
    """A year, or none."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.box = number_field(self, least=0, most=LAST_YEAR, value=0, name=words)
        self.box.setGroupSeparatorShown(False)
        self.box.setSpecialValueText(_("No year"))
        self.hold(self.box)
        self.box.valueChanged.connect(self.tell)

    @override
    def put(self, value: Any) -> None:
        self.box.setValue(value or 0)

    @override
    def value(self) -> int | None:
        return self.box.value() or None


class LanguageField(Field):
    """One language by its name in the reader's language, found by typing."""

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.box = SearchBox((), self)
        names = {code: spoken_name(code) for code in OFFERED}
        collator = QCollator(QLocale(language.current()))
        for code in sorted(names, key=lambda code: collator.sortKey(names[code])):
            self.box.addItem(names[code], code)
        self.hold(self.box)
        self.box.currentIndexChanged.connect(self.tell)

    @override
    def put(self, value: Any) -> None:
        if self.box.findData(value) < 0:  # a language that packs know and we do not
            self.box.addItem(spoken_name(value), value)
        self.box.setCurrentIndex(self.box.findData(value))

    @override
    def value(self) -> str:
        return str(self.box.currentData())


class CampaignForm(Part):
    """Every field of a campaign. Its code, which nobody needs to see, waits behind ``more``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add("name", LineField(_("Name of the campaign"), limit=NAME), wide=True)
        self.add("year", YearField(_("Year")))
        self.add("language", LanguageField(_("Language of the briefs")))
        self.add("opens_on", DayField(_("Letters from")))
        self.add("closes_on", DayField(_("Letters until")))
        self.add(
            "historical",
            TickField(
                _("Historical: for showing and practising"),
                hint=_("Everything printed says that it must not be mailed."),
            ),
            wide=True,
        )
        self.add("note", TextField(_("Note")), wide=True)
        self._code = LineField(
            _("Code, by which packs of this campaign know it again"), limit=CODE_LENGTH
        )
        self._code.hide()
        self.add("code", self._code, wide=True)
        self.more = Button(_("More…"), kind="quiet", parent=self)
        self.more.setCheckable(True)
        self.more.setAccessibleName(_("Show the code of the campaign"))
        self.more.toggled.connect(self._show_more)

    def show_campaign(self, row: CampaignRow) -> None:
        """Fill the fields, without telling anybody."""
        for name, field in self.fields.items():
            field.show_value(row.language if name == "language" else getattr(row.campaign, name))

    def campaign(self) -> CampaignRow:
        """Return what the fields say."""
        said = dict(self.values())
        spoken = said.pop("language")
        return CampaignRow(Campaign(**said), spoken)

    def _show_more(self, more: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._code.setVisible(more)
        self.more.setText(_("Less") if more else _("More…"))

    def complaint(self) -> str:
        """Return in one sentence what still keeps the form from being used, or nothing."""
        whole = self.campaign().campaign
        if not clean_name(whole.name):
            return _("Please give the campaign a name.")
        if whole.opens_on and whole.closes_on and whole.closes_on < whole.opens_on:
            return _("The campaign would end before it begins. Please correct one of the dates.")
        try:
            checked_campaign(whole)
        except PackRefusedError as refusal:
            return _("The campaign cannot be saved like this: {reason}.").format(
                reason=reason(refusal)
            )
        return ""
