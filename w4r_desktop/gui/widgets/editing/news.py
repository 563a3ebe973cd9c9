"""News of a case, and where its facts come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from w4r_desktop.domain.case import Source, Update
from w4r_desktop.gui.widgets.editing.field import Part
from w4r_desktop.gui.widgets.editing.part_list import PartList
from w4r_desktop.gui.widgets.editing.picks import ChoiceField, DayField
from w4r_desktop.gui.widgets.editing.texts import LineField, TextField
from w4r_desktop.gui.widgets.editing.words import update_kinds
from w4r_desktop.language import _, number, short_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class UpdateList(PartList):
    """Dated news, the newest last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Add news"), parent=parent)

    @override
    def make_part(self) -> Part:
        part = Part(self)
        part.add("status", ChoiceField(_("What kind of news"), update_kinds(), parent=part))
        part.add("on", DayField(_("Of the day"), parent=part))
        part.add("text", TextField(_("What happened"), lines=2, parent=part), wide=True)
        return part

    @override
    def new_value(self) -> Update:
        return Update()

    @override
    def value_of(self, part: Part) -> Update:
        values: dict[str, Any] = dict(part.values())
        return Update(**values)

    @override
    def name_of(self, number_: int, part: Part) -> str:
        day = self.value_of(part).on
        if day is None:
            return _("News {number}").format(number=number(number_))
        return _("News {number}, {day}").format(number=number(number_), day=short_date(day))


class SourceList(PartList):
    """Where facts come from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Add a source"), parent=parent)

    @override
    def make_part(self) -> Part:
        part = Part(self)
        part.add(
            "url", LineField(_("Where it is found"), hint=_("A web address, a title."), parent=part)
        )
        part.add("seen_on", DayField(_("Seen on"), parent=part))
        return part

    @override
    def new_value(self) -> Source:
        return Source()

    @override
    def value_of(self, part: Part) -> Source:
        values: dict[str, Any] = dict(part.values())
        return Source(**values)

    @override
    def name_of(self, number_: int, part: Part) -> str:
        return _("Source {number}").format(number=number(number_))
