"""What the organizer adds to the figures in words: fields for the report and the registration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from w4r_desktop.domain.figures import Notes
from w4r_desktop.gui.widgets.editing.field import Field, Part
from w4r_desktop.gui.widgets.editing.texts import LineField, TextField
from w4r_desktop.gui.widgets.fields import number_field
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LONGEST: Final = 4_000
MOST_PEOPLE: Final = 999_999


class PeopleField(Field):
    """How many people; 0 stands for nobody knows."""

    def __init__(self, words: str, *, hint: str, parent: QWidget) -> None:
        super().__init__(words, hint=hint, parent=parent)
        self.number = number_field(self, least=0, most=MOST_PEOPLE, value=0, name=words)
        self.number.setSpecialValueText(_("Not known"))
        self.hold(self.number)
        self.number.valueChanged.connect(self.tell)

    @override
    def put(self, value: int | None) -> None:
        self.number.setValue(value or 0)

    @override
    def value(self) -> int | None:
        return self.number.value() or None


class NotesForm(Part):
    """The fields of ``Notes``; ``edited`` tells that a person changed one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        for name, words in (
            ("comments", _("Comments")),
            ("media", _("Media")),
            ("dignitaries", _("Guests of honour")),
        ):
            field = TextField(words, limit=LONGEST, lines=2, parent=self)
            self.add(name, field, wide=True)
        photos = _("Who took the photos, as it is to stand below them.")
        self.add("photo_credit", LineField(_("Photo credit"), hint=photos, parent=self), wide=True)
        only = _("In the registration only, never in the report.")
        self.add("contact", LineField(_("Contact"), hint=only, parent=self))
        self.add("expected", PeopleField(_("People expected"), hint=only, parent=self))

    @property
    def notes(self) -> Notes:
        """What the fields say."""
        return Notes(**self.values())
