"""Which envelope, and where on it the return address goes."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QWidget

from w4r_desktop.domain.stationery import (
    ENVELOPES,
    LARGEST,
    SMALLEST,
    Envelope,
    ReturnAddress,
    custom,
)
from w4r_desktop.errors import EnvelopeSizeError
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.fields import calm
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _
from w4r_desktop.messages import explain

CUSTOM: Final = "custom"
FRONTS: Final = "fronts"
BACKS: Final = "backs"
USUAL_SIZE: Final = (200.0, 120.0)
"""Millimetres that somebody who measures an envelope begins with."""

INCHES: Final = {"no10": "9½ × 4⅛ in", "monarch": "7½ × 3⅞ in"}
"""How American envelopes are known."""


def envelope_words(envelope: Envelope) -> str:
    """Return an envelope's name and size: No. 10 – 9½ × 4⅛ in (241 × 105 mm)."""
    metric = _("{width} × {height} mm").format(
        width=f"{envelope.width:.0f}", height=f"{envelope.height:.0f}"
    )
    inches = INCHES.get(envelope.key)
    return f"{envelope.name} – " + (f"{inches} ({metric})" if inches else metric)


class PaperOptions(QWidget):
    """Envelope and return address; ``changed`` tells that either is another."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.envelope = ElidedCombo(self)
        self.width_mm = _millimetres(_("Width of the envelope in millimetres"), LARGEST[0], self)
        self.height_mm = _millimetres(_("Height of the envelope in millimetres"), LARGEST[1], self)
        self.return_address = ElidedCombo(self)
        self.side = SegmentedControl(_("Which side is printed now"), self, wraps=True)
        self.passes = label("", "small", self)
        self.complaint = label("", "bad", self)
        for words in (self.passes, self.complaint):
            words.setWordWrap(True)
        self._custom = QWidget(self)
        self._offer()
        self._lay_out()
        self._show_fields()
        self.envelope.currentIndexChanged.connect(self._on_changed)
        self.return_address.currentIndexChanged.connect(self._on_changed)
        self.side.chosen.connect(self._on_changed)
        self.width_mm.valueChanged.connect(self._on_changed)
        self.height_mm.valueChanged.connect(self._on_changed)

    @property
    def chosen(self) -> Envelope | None:
        """The envelope, or nothing if the post takes none of the size typed in."""
        key = self.envelope.currentData()
        if key != CUSTOM:
            return ENVELOPES[key]
        try:
            return custom(*self.measured)
        except EnvelopeSizeError:
            return None

    @property
    def measured(self) -> tuple[float, float]:
        """Width and height in millimetres of an envelope of another size."""
        return self.width_mm.value(), self.height_mm.value()

    @property
    def place(self) -> ReturnAddress:
        """Where on an envelope the return address goes."""
        return ReturnAddress(self.return_address.currentData())

    @property
    def prints_backs(self) -> bool:
        """Whether it is the backs that are printed now."""
        return self.place is ReturnAddress.BACK and self.side.key == BACKS

    def choose_envelope(self, key: str) -> None:
        """Take one of the known envelopes, or the one of another size."""
        self.envelope.setCurrentIndex(self.envelope.findData(key))

    def choose_size(self, size: tuple[float, float]) -> None:
        """Take an envelope of this size for the one of another size, if the post takes it."""
        with suppress(EnvelopeSizeError):
            envelope = custom(*size)
            self.width_mm.setValue(envelope.width)
            self.height_mm.setValue(envelope.height)

    def choose_place(self, place: str) -> None:
        """Print the return address on the front, on the back, or not at all."""
        self.return_address.setCurrentIndex(self.return_address.findData(place))

    def choose_fronts(self) -> None:
        """Print the fronts now, wherever the return address goes."""
        self.side.choose(FRONTS)
        self._show_fields()

    def show_sender(self, lines: tuple[str, ...]) -> None:
        """Show what the return address is."""
        sender = ", ".join(lines) or _("None yet: see Setup")
        self.return_address.setItemText(0, sender)
        self.return_address.setItemText(1, _("On the back: {sender}").format(sender=sender))
        self.return_address.setToolTip(tooltips.plain(sender))

    def _offer(self) -> None:
        for envelope in ENVELOPES.values():
            self.envelope.addItem(envelope_words(envelope), envelope.key)
        self.envelope.addItem(_("Another size"), CUSTOM)
        for place in (ReturnAddress.FRONT, ReturnAddress.BACK):  # words follow with the sender
            self.return_address.addItem("", place.value)
        self.return_address.addItem(_("No return address"), ReturnAddress.NONE.value)
        self.choose_size(USUAL_SIZE)
        self.side.show_choices([Choice(FRONTS, _("Fronts")), Choice(BACKS, _("Backs"))])
        self.side.choose(FRONTS)

    def _lay_out(self) -> None:
        sizes = QHBoxLayout(self._custom)
        sizes.setContentsMargins(0, 0, 0, 0)
        sizes.addWidget(self.width_mm)
        sizes.addWidget(label("×", parent=self._custom))
        sizes.addWidget(self.height_mm)
        sizes.addWidget(label(_("mm"), parent=self._custom))
        sizes.addStretch()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.current().px(6))
        grid.setHorizontalSpacing(theme.current().px(12))
        grid.setColumnStretch(1, 1)
        for row, (words, field) in enumerate(
            ((_("&Envelope"), self.envelope), (_("&Return address"), self.return_address))
        ):
            name = label(words, parent=self)
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(name, row * 2, 0)
            grid.addWidget(field, row * 2, 1)
        grid.addWidget(self._custom, 1, 1)
        grid.addWidget(self.side, 3, 1)
        grid.addWidget(self.passes, 4, 0, 1, 2)
        grid.addWidget(self.complaint, 5, 0, 1, 2)

    def _on_changed(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        self._custom.setVisible(self.envelope.currentData() == CUSTOM)
        in_two = self.place is ReturnAddress.BACK
        for part in (self.side, self.passes):
            part.setVisible(in_two)
        self.passes.setText(_backs_words() if self.prints_backs else _fronts_words())
        self.complaint.setVisible(self.chosen is None)
        if self.chosen is None:
            size = self.measured
            self.complaint.setText(
                explain(
                    EnvelopeSizeError(
                        width=size[0], height=size[1], smallest=SMALLEST, largest=LARGEST
                    )
                )
            )


def _fronts_words() -> str:
    return _("Print the fronts first. The same pile then goes through once more for the backs.")


def _backs_words() -> str:
    return _(
        "Lay the printed pile in again, turned over, the flap where the upper edge was. Try one "
        "envelope first."
    )


def _millimetres(name: str, most: float, parent: QWidget) -> QDoubleSpinBox:
    made = QDoubleSpinBox(parent)
    made.setRange(SMALLEST[1] / 2, most)
    made.setDecimals(1)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setAccessibleName(name)
    made.lineEdit().setAccessibleName(name)
    made.setFixedWidth(theme.current().px(98))
    calm(made)
    return made
