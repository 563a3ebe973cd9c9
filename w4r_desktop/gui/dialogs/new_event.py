"""A new evening: its details, its tables, where its cases come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.campaigns import typed_in
from w4r_desktop.domain.names import MAX_LENGTH, clean_name
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.file_names import documents_folder
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.event_form import EventForm, new_details
from w4r_desktop.gui.widgets.fields import choice_field, number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QDate

    from w4r_desktop.domain.case import CasePack
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.gui.preferences import Preferences

Source: TypeAlias = "Path | CasePack"
Maker: TypeAlias = "Callable[[EventDetails, Sequence[str], Source], Path]"
MOST_TABLES = 200
BUNDLED = "write-for-rights-2020.w4rpack"
ASK = "ask"
TYPED_IN = "typed in"
"""What the box of sources means beside files."""


class NewEventDialog(QDialog):
    """Asks for everything a new event needs and has it made; ``made`` is then its file.

    ``earlier`` are the events whose cases are offered. ``make`` is given the details, the names
    of the tables, and the pack or event file that the cases come from, or a campaign that has
    none yet; while it refuses, the dialog stays, with all that was typed.
    """

    def __init__(
        self, preferences: Preferences, earlier: Sequence[Path], make: Maker, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._make = make
        self.made: Path | None = None
        self.setWindowTitle(_("New event"))
        self.form = EventForm(self, wide=True)
        self.form.show_details(new_details(preferences))
        self.tables = number_field(
            self, least=1, most=MOST_TABLES, value=8, name=_("Number of tables")
        )
        self.source_box = choice_field(self)
        self.source_box.setAccessibleName(_("Cases"))
        self.source_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.source_box.addItem(
            _("Write for Rights 2020 (for showing and practising)"), resource("packs", BUNDLED)
        )
        for path in earlier:
            self.source_box.addItem(_("From “{event}”").format(event=path.stem), path)
        self.source_box.addItem(_("No cases yet: I type them in"), TYPED_IN)
        self.source_box.addItem(_("From a case pack or event file…"), ASK)
        self.campaign = QLineEdit(self)
        self.campaign.setMaxLength(MAX_LENGTH)
        self.campaign.setAccessibleName(_("Name of the campaign"))
        self._propose_campaign()
        self.form.held_on.dateChanged.connect(self._propose_campaign)
        self.source_box.currentIndexChanged.connect(self._show_campaign)
        self.source_box.activated.connect(self._on_source)
        self.complaint = label("", "bad", self)
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        self._lay_out(parent)
        self._show_campaign()
        self.form.name.setFocus()

    @property
    def details(self) -> EventDetails:
        """What the form says."""
        return self.form.details()

    @property
    def table_names(self) -> tuple[str, ...]:
        """The tables, numbered from 1."""
        return tuple(str(number) for number in range(1, self.tables.value() + 1))

    @property
    def source(self) -> Source:
        """The pack or event file that the cases come from, or a campaign without any."""
        chosen: Path | str = self.source_box.currentData()
        if isinstance(chosen, Path):
            return chosen
        year = self.form.details().held_on.year
        return typed_in(self.campaign.text(), year=year, language=language.current())

    def choose_source(self, file: Path) -> None:
        """Choose a pack or event file for the cases, as if it had been asked for."""
        place = self.source_box.findData(ASK)
        self.source_box.insertItem(place, file.name, file)
        self.source_box.setCurrentIndex(place)

    @override
    def accept(self) -> None:
        if complaint := self.form.complaint() or self._campaign_complaint():
            self._complain(complaint)
            return
        try:
            self.made = self._make(self.details, self.table_names, self.source)
        except W4RError as error:
            self._complain(explain(error))
            return
        super().accept()

    def _complain(self, words: str) -> None:
        self.complaint.setText(words)
        self.complaint.show()

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        self._add_fields()
        inside = QWidget()
        padding = QVBoxLayout(inside)
        padding.setContentsMargins(0, 0, px(14), 0)
        padding.addWidget(self.form)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows its fields
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(self)
        create = Button(_("Create event"), kind="primary", parent=self)
        create.setDefault(True)
        buttons.addButton(create, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(Button(_("Cancel"), parent=self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(18), px(24), px(18))
        layout.setSpacing(px(12))
        layout.addWidget(label(_("New event"), "title", self))
        layout.addWidget(scroll, 1)
        layout.addWidget(self.complaint)
        layout.addWidget(buttons)
        room = parent.size()
        self.resize(min(px(1120), room.width()), min(px(690), round(room.height() * 0.95)))

    def _add_fields(self) -> None:
        self.form.add_field(_("Tables"), self.tables)
        cases = QVBoxLayout()
        cases.setSpacing(theme.current().px(6))
        cases.addWidget(self.source_box)
        cases.addWidget(self.campaign)
        self.form.add_field(_("Cases"), cases)

    def _types_in(self) -> bool:
        return bool(self.source_box.currentData() == TYPED_IN)

    def _show_campaign(self, _index: int = 0) -> None:
        """Ask what the campaign is called only where no file says so."""
        self.campaign.setVisible(self._types_in())

    def _propose_campaign(self, _day: QDate | None = None) -> None:
        """Call the campaign after the year, unless somebody gave it another name."""
        if not self.campaign.isModified():
            year = self.form.held_on.date().year()
            self.campaign.setText(_("Write for Rights {year}").format(year=year))

    def _campaign_complaint(self) -> str:
        if self._types_in() and not clean_name(self.campaign.text()):
            return _("Please give the campaign a name.")
        return ""

    def _on_source(self, index: int) -> None:
        if self.source_box.itemData(index) != ASK:
            return
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            _("Cases from a pack or an event"),
            documents_folder(),
            _("Case packs and events") + " (*.w4rpack *.zip *.w4r)",
        )
        if chosen:
            self.choose_source(Path(chosen))
        else:
            self.source_box.setCurrentIndex(0)
