"""How paper is fed into a printer, and what makes up for the printer's errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.domain.names import MAX_LENGTH
from w4r_desktop.domain.printer_profile import (
    MOST_OFF,
    PLAIN,
    SCALES,
    SIZES,
    Edge,
    Face,
    Orientation,
    Place,
    PrinterProfile,
    Rotation,
)
from w4r_desktop.domain.stationery import SHEETS
from w4r_desktop.errors import PrinterError, ProfileFigure
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.calibration import CalibrationDialog
from w4r_desktop.gui.feed_words import (
    edge_words,
    face_words,
    laying_words,
    orientation_words,
    place_words,
    rotation_words,
)
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.feed_drawing import FeedDrawing
from w4r_desktop.gui.widgets.fields import decimal_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.toast import announce
from w4r_desktop.language import _
from w4r_desktop.messages import explain
from w4r_desktop.printer_messages import profile_figure
from w4r_desktop.wording import paper_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.gui.printer_profiles import PrinterProfiles
    from w4r_desktop.gui.printing import Printers

SIZE: Final = (820, 640)
OWN: Final = "own"


class PrinterProfileDialog(QDialog):
    """Shows and changes what is kept of a printer with a paper.

    ``kept`` tells that something was changed.
    """

    kept = Signal()

    def __init__(
        self, stock: Stock, profiles: PrinterProfiles, printers: Printers, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._stock = stock
        self._profiles = profiles
        self._printers = printers
        self._names: dict[QWidget, QLabel] = {}
        self.setWindowTitle(_("How paper is fed"))
        self._make_fields()
        self.drawing = FeedDrawing(self)
        self.laying = label("", "muted", self)
        self.complaint = label("", "bad", self)
        self.measure = Button(_("Measure with a ruler page…"), parent=self)
        self.usual = Button(_("As usual"), name=_("Forget all of this"), parent=self)
        self.save = Button(_("Save"), kind="primary", parent=self)
        self.close_button = Button(_("Cancel"), parent=self)
        self._lay_out(parent)
        self._connect()
        self._on_printer()

    @property
    def printer(self) -> str:
        """The printer that is chosen."""
        return str(self.name.currentData() or "")

    # -- making it -------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        names = self._printers.names()
        self.name = _combo(names, str, self)
        last = self._profiles.printer or self._printers.usual()
        self.name.setCurrentIndex(max(self.name.findData(last), 0))
        self.name.setEnabled(bool(names))
        self.edge = _combo(Edge, edge_words, self)
        self.face = _combo(Face, face_words, self)
        self.place = _combo(Place, place_words, self)
        self.rotation = _combo(Rotation, rotation_words, self)
        self.orientation = _combo(Orientation, orientation_words, self)
        self.told = _combo((), str, self)
        self.told.addItem(_("The paper that is laid in"), None)
        for paper, sheet in SHEETS.items():
            self.told.addItem(paper_name(paper), (sheet.width, sheet.height))
        self.told.addItem(_("Another size"), OWN)
        self.width_mm = self._figure(ProfileFigure.WIDTH, SIZES)
        self.height_mm = self._figure(ProfileFigure.HEIGHT, SIZES)
        self.media = QLineEdit(self)
        self.media.setMaxLength(MAX_LENGTH)
        self.media.setPlaceholderText(_("The usual name"))
        moves = (-MOST_OFF, MOST_OFF)
        self.dx = self._figure(ProfileFigure.DX, moves)
        self.dy = self._figure(ProfileFigure.DY, moves)
        self.scale_x = self._figure(ProfileFigure.SCALE_X, SCALES, _(" %"))
        self.scale_y = self._figure(ProfileFigure.SCALE_Y, SCALES, _(" %"))

    def _figure(
        self, figure: ProfileFigure, limits: tuple[float, float], suffix: str = ""
    ) -> QDoubleSpinBox:
        name = profile_figure(figure)
        return decimal_field(self, limits=limits, step=0.1, name=name, suffix=suffix or _(" mm"))

    def _lay_out(self, parent: QWidget) -> None:
        px = theme.current().px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(16))
        outer.setSpacing(px(10))
        title = label(_("How {paper} is fed").format(paper=self._stock.name), "title", self)
        title.setWordWrap(True)
        outer.addWidget(title)
        room = parent.window().size() - QSize(40, 40)
        wanted = QSize(px(SIZE[0]), px(SIZE[1]))
        outer.addWidget(self._scrolling(beside=wanted.width() <= room.width()), 1)
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        outer.addWidget(self.complaint)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.usual, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        outer.addWidget(buttons)
        self.resize(wanted.boundedTo(room))

    def _scrolling(self, *, beside: bool) -> QScrollArea:
        """Return the fields with the drawing beside them, or below where there is no room."""
        px = theme.current().px
        self.laying.setWordWrap(True)
        self.laying.setFixedWidth(self.drawing.sizeHint().width())
        self.laying.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        shown = QVBoxLayout()
        middle = Qt.AlignmentFlag.AlignHCenter
        for part in (self.drawing, self.laying):
            shown.addWidget(part, 0, middle)
        shown.addStretch()
        inside = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        row.setContentsMargins(0, 0, px(8), 0)
        row.setSpacing(px(18))
        row.addLayout(self._form(), 1)
        row.addLayout(shown)
        if not beside:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are what Tab goes through
        scroll.setWidget(inside)
        return scroll

    def _form(self) -> QGridLayout:
        form = QGridLayout()
        form.setSpacing(theme.current().px(8))
        form.setColumnStretch(1, 1)
        self._add(form, "", {_("Pri&nter"): self.name})
        feed = {_("Ed&ge"): self.edge, _("&Face"): self.face, _("P&lace"): self.place}
        self._add(form, _("How it is laid in"), feed)
        told = {
            _("&Turn the print"): self.rotation,
            _("Paper the printer &is told"): self.told,
            profile_figure(ProfileFigure.WIDTH): self.width_mm,
            profile_figure(ProfileFigure.HEIGHT): self.height_mm,
            _("Printer’s &own name of the paper"): self.media,
            _("Paper is na&med"): self.orientation,
        }
        self._add(form, _("What the printer is told"), told)
        off = {
            profile_figure(ProfileFigure.DX): self.dx,
            profile_figure(ProfileFigure.DY): self.dy,
            profile_figure(ProfileFigure.SCALE_X): self.scale_x,
            profile_figure(ProfileFigure.SCALE_Y): self.scale_y,
        }
        self._add(form, _("What makes up for its errors"), off)
        form.addWidget(self.measure, form.rowCount(), 1)
        form.setRowStretch(form.rowCount(), 1)
        return form

    def _add(self, form: QGridLayout, title: str, fields: Mapping[str, QWidget]) -> None:
        if title:
            form.addWidget(label(title, "heading", self), form.rowCount(), 0, 1, 2)
        for words, field in fields.items():
            name = self._names[field] = label(words, parent=self)
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            row = form.rowCount()
            form.addWidget(name, row, 0)
            form.addWidget(field, row, 1)

    def _connect(self) -> None:
        self.name.currentIndexChanged.connect(self._on_printer)
        for combo in (self.edge, self.face, self.place, self.rotation, self.orientation, self.told):
            combo.currentIndexChanged.connect(self._show_feed)
        for field in (self.width_mm, self.height_mm):
            field.valueChanged.connect(self._show_feed)
        self.media.textChanged.connect(self._show_feed)
        self.measure.clicked.connect(self._on_measure)
        self.usual.clicked.connect(self._on_usual)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.reject)

    # -- what is shown ---------------------------------------------------------------------------

    def _on_printer(self) -> None:
        self._show(self._profiles.of(self.printer, self._stock))

    def _on_usual(self) -> None:
        self._show(PLAIN)

    def _show(self, profile: PrinterProfile) -> None:
        for combo, value in (
            *((self.edge, profile.edge), (self.face, profile.face), (self.place, profile.place)),
            *((self.rotation, profile.rotation), (self.orientation, profile.orientation)),
        ):
            combo.setCurrentIndex(combo.findData(value))
        self._show_told(profile.size)
        self.media.setText(profile.media)
        self.dx.setValue(profile.dx)
        self.dy.setValue(profile.dy)
        self.scale_x.setValue(profile.scale_x)
        self.scale_y.setValue(profile.scale_y)
        self._show_feed()

    def _show_told(self, size: tuple[float, float] | None) -> None:
        found = [n for n in range(self.told.count()) if self.told.itemData(n) == size]
        self.told.setCurrentIndex(found[0] if found else self.told.count() - 1)
        width, height = size or sorted((self._stock.width, self._stock.height))
        self.width_mm.setValue(width)
        self.height_mm.setValue(height)

    def _show_feed(self) -> None:
        own = self.told.currentData() == OWN
        for field in (self.width_mm, self.height_mm):
            field.setVisible(own)
            self._names[field].setVisible(own)
        problem = ""
        try:
            profile = self._profile()
            profile.sheet(self._stock.width, self._stock.height)
            self.drawing.show_feed(self._stock, profile)
            self.laying.setText(laying_words(profile))
        except PrinterError as error:
            problem = explain(error)
        self.complaint.setText(problem)
        self.complaint.setVisible(bool(problem))
        self.save.setEnabled(not problem and bool(self.printer))
        self.measure.setEnabled(not problem and bool(self.printer))

    def _profile(self) -> PrinterProfile:
        """Return what the fields say."""
        told: Any = self.told.currentData()
        size = (self.width_mm.value(), self.height_mm.value()) if told == OWN else told
        return PrinterProfile(
            media=self.media.text().strip(),
            size=size if size is None else (size[0], size[1]),
            orientation=Orientation(self.orientation.currentData()),
            rotation=Rotation(self.rotation.currentData()),
            edge=Edge(self.edge.currentData()),
            face=Face(self.face.currentData()),
            place=Place(self.place.currentData()),
            dx=self.dx.value(),
            dy=self.dy.value(),
            scale_x=self.scale_x.value(),
            scale_y=self.scale_y.value(),
        )

    # -- what is done ----------------------------------------------------------------------------

    def _keep(self) -> None:
        self._profiles.keep(self.printer, self._stock, self._profile())
        self._profiles.printer = self.printer
        self.kept.emit()

    def _on_save(self) -> None:
        self._keep()
        announce(self, _("Saved"))
        self.accept()

    def _on_measure(self) -> None:
        """Keep what is here, as the page is printed with it, and measure."""
        self._keep()
        walk = CalibrationDialog(self.printer, self._stock, self._profiles, self._printers, self)
        walk.kept.connect(self._on_printer)
        walk.kept.connect(self.kept)
        walk.finished.connect(walk.deleteLater)
        walk.open()


def _combo(kinds: Iterable[Any], words: Callable[[Any], str], parent: QWidget) -> ElidedCombo:
    made = ElidedCombo(parent)
    # else it takes the width of its words again whenever its style changes
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for kind in kinds:
        made.addItem(words(kind), kind)
    return made
