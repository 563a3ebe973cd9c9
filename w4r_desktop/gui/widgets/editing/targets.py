"""Whom to write to: the targets of a brief, each with everything that reaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typing_extensions import override

from w4r_desktop.domain.case import Role, Target
from w4r_desktop.exchange.pack_cases import ADDRESS_LINE, ADDRESS_LINES, TARGETS
from w4r_desktop.gui.widgets.editing.field import Part
from w4r_desktop.gui.widgets.editing.part_list import PartList
from w4r_desktop.gui.widgets.editing.picks import ChoiceField, CountryField, DayField
from w4r_desktop.gui.widgets.editing.texts import LineField, LinesField, TextField
from w4r_desktop.gui.widgets.editing.words import mail_services, roles
from w4r_desktop.language import _, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TargetPart(Part):
    """Every field of one target."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._add_address()
        self._add_letter()
        self._add_other_ways()
        self._add_service()

    def _add_address(self) -> None:
        self.add("role", ChoiceField(_("What is written"), roles(), parent=self))
        self.add("country", CountryField(_("Country of the address"), parent=self))
        self.add("addressee", LineField(_("Addressee"), parent=self))
        self.add("office", LineField(_("Office"), parent=self))
        self.add(
            "lines",
            LinesField(
                _("Address"),
                most=ADDRESS_LINES,
                longest=ADDRESS_LINE,
                lines=4,
                hint=_("Line by line as on the envelope, without the country."),
                parent=self,
            ),
            wide=True,
        )

    def _add_letter(self) -> None:
        self.add("salutation", LineField(_("Salutation"), parent=self))
        self.add("closing", LineField(_("Closing"), parent=self))

    def _add_other_ways(self) -> None:
        self.add("email", LineField(_("E-mail"), parent=self))
        self.add("web", LineField(_("Web"), parent=self))
        self.add("fax", LineField(_("Fax"), parent=self))
        self.add("phone", LineField(_("Phone"), parent=self))
        self.add(
            "social",
            LinesField(_("Social media"), lines=2, hint=_("One a line."), parent=self),
            wide=True,
        )

    def _add_service(self) -> None:
        self.add("mail", ChoiceField(_("Mail"), mail_services(), parent=self))
        self.add("valid_until", DayField(_("Valid until"), parent=self))
        self.add("mail_note", TextField(_("Note on the mail"), lines=2, parent=self), wide=True)
        self.add(
            "checked_on",
            DayField(_("Address checked"), today=_("Checked today"), parent=self),
            wide=True,
        )


class TargetList(PartList):
    """The targets in their order; the first of a role is the one that is printed."""

    most = TARGETS

    def __init__(self, *, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Add a target"), keys=keys, parent=parent)

    @override
    def make_part(self) -> Part:
        return TargetPart(self)

    @override
    def new_value(self) -> Target:
        roles_here = {target.role for target in self.value()}
        missing = (role for role in (Role.PRIMARY, Role.SOLIDARITY) if role not in roles_here)
        return Target(role=next(missing, Role.COPY))

    @override
    def value_of(self, part: Part) -> Target:
        values: dict[str, Any] = dict(part.values())
        return Target(**values)

    @override
    def name_of(self, number_: int, part: Part) -> str:
        target = self.value_of(part)
        name = target.addressee or target.office
        count = number(number_)
        if name:
            return _("Target {number}: {name}").format(number=count, name=name)
        return _("Target {number}").format(number=count)
