"""The left side of the Print page: for whom, how many, on which envelope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stationery import ENVELOPES, LARGEST, SMALLEST, Envelope, custom
from w4r_desktop.errors import EnvelopeSizeError
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.copies import Copies, Mode, roles_of
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.case_copies import CaseLine, CopiesBox, reason
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from w4r_desktop.gui.models.copies import CopiesRow

CUSTOM: Final = "custom"
MOST_NAMES: Final = 4
"""How many of the cases left out are named below the list; the tooltip names all."""

INCHES: Final = {"no10": "9½ × 4⅛ in", "monarch": "7½ × 3⅞ in"}
"""How American envelopes are known."""


def role_name(role: Role) -> str:
    """Return what goes to a role."""
    return {
        Role.PRIMARY: _("Appeal letter"),
        Role.SOLIDARITY: _("Solidarity card"),
        Role.COPY: _("Copy"),
    }[role]


def envelope_words(envelope: Envelope) -> str:
    """Return an envelope's name and size: No. 10 – 9½ × 4⅛ in (241 × 105 mm)."""
    metric = _("{width} × {height} mm").format(
        width=f"{envelope.width:.0f}", height=f"{envelope.height:.0f}"
    )
    inches = INCHES.get(envelope.key)
    return f"{envelope.name} – " + (f"{inches} ({metric})" if inches else metric)


def left_out_words(rows: Sequence[CopiesRow], *, most: int) -> str:
    """Return which cases are not printed and why, the first ones by name."""
    by_reason: dict[str, list[str]] = {}
    for row in rows[:most]:
        assert row.problem is not None
        one = _("{case} ({number})").format(case=row.mail.short_name, number=number(row.copies))
        by_reason.setdefault(reason(row.problem), []).append(one)
    lines = [
        _("Left out, {reason}: {cases}").format(reason=words, cases=", ".join(names))
        for words, names in by_reason.items()
    ]
    if more := len(rows) - most if len(rows) > most else 0:
        lines.append(ngettext("{number} more", "{number} more", more).format(number=number(more)))
    return "; ".join(lines)


class CaseList(QScrollArea):
    """The lines of all cases; as many as there is room for, the rest scrolls."""

    ticked = Signal(object, bool)
    numbered = Signal(object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every line is reached by itself
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: dict[UUID, CaseLine] = {}
        self._names: tuple[tuple[UUID, str], ...] = ()
        self._fill()

    def line(self, case_id: UUID) -> CaseLine:
        """Return the line of a case."""
        return self._lines[case_id]

    def show_copies(self, copies: Copies) -> None:
        """Show what is chosen."""
        rows = copies.rows
        names = tuple((row.mail.case_id, row.mail.name) for row in rows)
        if names != self._names:
            self._names = names
            self._fill()
        for row in rows:
            self._lines[row.mail.case_id].show_row(row, editable=copies.mode is Mode.AS_LOGGED)

    def _fill(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lines = {case_id: CaseLine(case_id, name, inside) for case_id, name in self._names}
        for line in self._lines.values():
            line.ticked.connect(self.ticked)
            line.numbered.connect(self.numbered)
            column.addWidget(line)
            column.addWidget(_rule(inside))
        column.addStretch()
        self.setWidget(inside)


class PaperOptions(QWidget):
    """Envelope and return address; ``changed`` tells that either is another."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.envelope = ElidedCombo(self)
        self.width_mm = _millimetres(_("Width of the envelope in millimetres"), LARGEST[0], self)
        self.height_mm = _millimetres(_("Height of the envelope in millimetres"), LARGEST[1], self)
        self.return_address = ElidedCombo(self)
        self.complaint = label("", "bad", self)
        self.complaint.setWordWrap(True)
        self._custom = QWidget(self)
        self._offer()
        self._lay_out()
        self._show_fields()
        self.envelope.currentIndexChanged.connect(self._on_changed)
        self.return_address.currentIndexChanged.connect(self._on_changed)
        self.width_mm.valueChanged.connect(self._on_changed)
        self.height_mm.valueChanged.connect(self._on_changed)

    @property
    def chosen(self) -> Envelope | None:
        """The envelope, or nothing if the post takes none of the size typed in."""
        key = self.envelope.currentData()
        if key != CUSTOM:
            return ENVELOPES[key]
        try:
            return custom(self.width_mm.value(), self.height_mm.value())
        except EnvelopeSizeError:
            return None

    @property
    def bears_sender(self) -> bool:
        """Whether the return address goes on the front."""
        return bool(self.return_address.currentData())

    def choose_envelope(self, key: str) -> None:
        """Take one of the known envelopes."""
        self.envelope.setCurrentIndex(self.envelope.findData(key))

    def show_sender(self, lines: tuple[str, ...]) -> None:
        """Show what the return address is."""
        missing = _("None yet: see Setup")
        self.return_address.setItemText(0, ", ".join(lines) if lines else missing)
        self.return_address.setToolTip(tooltips.plain(", ".join(lines)))

    def _offer(self) -> None:
        for envelope in ENVELOPES.values():
            self.envelope.addItem(envelope_words(envelope), envelope.key)
        self.envelope.addItem(_("Another size"), CUSTOM)
        self.return_address.addItem("", True)  # noqa: FBT003 - the item's value
        self.return_address.addItem(_("No return address"), False)  # noqa: FBT003
        self.width_mm.setValue(200)
        self.height_mm.setValue(120)

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
        grid.addWidget(self.complaint, 4, 0, 1, 2)

    def _on_changed(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        self._custom.setVisible(self.envelope.currentData() == CUSTOM)
        self.complaint.setVisible(self.chosen is None)
        if self.chosen is None:
            size = (self.width_mm.value(), self.height_mm.value())
            self.complaint.setText(
                explain(
                    EnvelopeSizeError(
                        width=size[0], height=size[1], smallest=SMALLEST, largest=LARGEST
                    )
                )
            )


class PrintOptions(Card):
    """Everything that is chosen; ``changed`` tells the case it was about, or nothing."""

    changed = Signal(object)

    def __init__(self, copies: Copies, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._copies = copies
        self.mode = SegmentedControl(_("How many envelopes"), self)
        self.same = CopiesBox(self)
        self.back = Button(
            icon="undo", kind="quiet", name=_("Back to what was logged"), parent=self
        )
        self.role = SegmentedControl(_("What is in the envelopes"), parent, gives_way=True)
        self.cases = CaseList(self)
        self.paper = PaperOptions(self)
        self.left_out = label("", "small", self)
        self._fill()
        self._lay_out()
        self.mode.chosen.connect(self._on_mode)
        self.role.chosen.connect(self._on_role)
        self.same.valueChanged.connect(self._on_same)
        self.back.clicked.connect(self._on_back)
        self.cases.ticked.connect(self._on_ticked)
        self.cases.numbered.connect(self._on_numbered)
        self.paper.changed.connect(self._tell)

    def show_copies(self) -> None:
        """Show what is chosen now."""
        copies = self._copies
        roles = roles_of(row.mail for row in copies.rows)
        self.role.show_choices([Choice(role, role_name(role)) for role in roles])
        self.role.choose(copies.role)
        self.role.setVisible(len(roles) > 1)
        self.mode.choose(copies.mode)
        self.same.setVisible(copies.mode is Mode.SAME)
        self.same.show_number(copies.same)
        self.back.setVisible(copies.is_changed)
        self.cases.show_copies(copies)
        left_out = copies.left_out
        self.left_out.setVisible(bool(left_out))
        self.left_out.setText(left_out_words(left_out, most=MOST_NAMES))
        self.left_out.setToolTip(tooltips.plain(left_out_words(left_out, most=len(left_out))))

    def _fill(self) -> None:
        self.mode.show_choices(
            [Choice(Mode.AS_LOGGED, _("As logged")), Choice(Mode.SAME, _("Same for all"))]
        )
        self.same.setMinimum(1)
        self.same.set_name(_("Envelopes for each case"))
        self.left_out.setWordWrap(True)

    def _lay_out(self) -> None:
        px = theme.current().px
        self.body.setSpacing(px(6))
        first = QHBoxLayout()
        first.addWidget(self.mode)
        first.addWidget(self.same)
        first.addWidget(self.back)
        first.addStretch()
        self.body.addLayout(first)
        self.body.addWidget(self.cases, 1)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self.paper)
        first.setSpacing(px(8))

    def _on_mode(self, mode: Mode) -> None:
        self._copies.mode = mode
        self._tell()

    def _on_role(self, role: Role) -> None:
        self._copies.role = role
        self._tell()

    def _on_same(self, number: int) -> None:
        self._copies.same = number
        self._tell()

    def _on_back(self) -> None:
        self._copies.forget_changes()
        self._tell()

    def _on_ticked(self, case_id: UUID, ticked: bool) -> None:  # noqa: FBT001 - a slot
        self._copies.tick(case_id, ticked=ticked)
        self._tell(case_id)

    def _on_numbered(self, case_id: UUID, number: int) -> None:
        self._copies.set_copies(case_id, number)
        self._tell(case_id)

    def _tell(self, case_id: UUID | None = None) -> None:
        self.changed.emit(case_id)


def _rule(parent: QWidget) -> QFrame:
    made = QFrame(parent)
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


def _millimetres(name: str, most: float, parent: QWidget) -> QDoubleSpinBox:
    made = QDoubleSpinBox(parent)
    made.setRange(SMALLEST[1] / 2, most)
    made.setDecimals(1)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setAccessibleName(name)
    made.lineEdit().setAccessibleName(name)
    made.setFixedWidth(theme.current().px(98))
    return made
