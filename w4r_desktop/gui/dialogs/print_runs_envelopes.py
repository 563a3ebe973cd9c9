"""Envelopes handed back: whether what was printed is all written, spoiled or unused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from w4r_desktop.domain.case import Role
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.envelope_words import difference_words, verdict_words
from w4r_desktop.gui.pages.print_copies import role_name
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.labels import ElidedLabel, label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _, number
from w4r_desktop.messages import explain
from w4r_desktop.services import print_runs
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.queries.print_runs import envelope_check, envelopes_again

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from w4r_desktop.domain.print_runs import EnvelopeCheck
    from w4r_desktop.gui.workspace import Workspace

ROLES: Final = (Role.PRIMARY, Role.SOLIDARITY)
"""Whose mail is counted; copies are made on request, and nobody logs them."""

SIZE: Final = (860, 620)
PRINTED, WRITTEN, SPOILED, UNUSED, VERDICT = range(1, 6)


class EnvelopeLine:
    """The cells of one case in the grid: two figures, two fields and what comes of them."""

    def __init__(
        self, name: str, check: EnvelopeCheck, again: int, grid: QGridLayout, parent: QWidget
    ) -> None:
        self.name = name
        self._check = check
        self.spoiled, self.unused = CopiesBox(parent), CopiesBox(parent)
        self.spoiled.set_name(_("Spoiled envelopes for {case}").format(case=name))
        self.unused.set_name(_("Unused envelopes for {case}").format(case=name))
        self.spoiled.setRange(again, max(check.printed, again))  # these are known to be
        self.unused.setRange(0, check.printed)
        self.spoiled.show_number(check.spoiled)
        self.unused.show_number(check.unused)
        self.verdict = label("", "small", parent)
        row = grid.rowCount()
        grid.addWidget(ElidedLabel(name, "", parent), row, 0)
        grid.addWidget(_figure(check.printed, parent), row, PRINTED)
        grid.addWidget(_figure(check.written, parent), row, WRITTEN)
        grid.addWidget(self.spoiled, row, SPOILED)
        grid.addWidget(self.unused, row, UNUSED)
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.verdict, row, VERDICT, sides)

    @property
    def check(self) -> EnvelopeCheck:
        """What is typed now, beside what was printed and written."""
        return replace(self._check, spoiled=self.spoiled.value(), unused=self.unused.value())

    @property
    def is_changed(self) -> bool:
        """Whether anything else is typed than is kept."""
        return self.check != self._check

    def show_verdict(self) -> None:
        """Say in words whether the figures add up."""
        difference = self.check.difference
        role = "good" if difference == 0 else "mark" if difference > 0 else "small"
        if self.verdict.property("role") != role:
            self.verdict.setProperty("role", role)
            self.verdict.style().polish(self.verdict)
        self.verdict.setText(difference_words(difference))


class EnvelopeGrid(QScrollArea):
    """The lines of all cases with envelopes; ``typed`` tells that a figure is another one now."""

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every field is reached by itself
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines: dict[UUID, EnvelopeLine] = {}

    def show_cases(
        self,
        checks: Mapping[UUID, EnvelopeCheck],
        again: Mapping[UUID, int],
        names: Mapping[UUID, str],
    ) -> None:
        """Show these cases; ``again`` are those printed again, which were spoiled before."""
        inside, px = QWidget(), theme.current().px
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, px(4), 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        headings = (_("Case"), _("Printed"), _("Written"), _("Spoiled"), _("Unused"), "")
        for column, words in enumerate(headings):
            heading = label(words, "small", inside)
            side = Qt.AlignmentFlag.AlignRight if column in (PRINTED, WRITTEN) else None
            grid.addWidget(heading, 0, column, side or Qt.AlignmentFlag.AlignLeft)
        self.lines = {
            case_id: EnvelopeLine(names[case_id], check, again.get(case_id, 0), grid, inside)
            for case_id, check in checks.items()
            if check.printed
        }
        for line in self.lines.values():
            line.show_verdict()
            line.spoiled.valueChanged.connect(self._on_typed)
            line.unused.valueChanged.connect(self._on_typed)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(VERDICT, px(170))
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)

    def _on_typed(self) -> None:
        for line in self.lines.values():
            line.show_verdict()
        self.typed.emit()


class EnvelopesDialog(QDialog):
    """Asks how many envelopes are spoiled and unused, and says in words whether all adds up.

    ``said`` tells in a sentence what was kept.
    """

    said = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Envelopes handed back"))
        self._workspace = workspace
        self._names = {case.case_id: case.short_name for case in workspace.read(mail)}
        self._checks = {role: workspace.read(envelope_check, role=role) for role in ROLES}
        self.role = SegmentedControl(_("What is in the envelopes"), self, wraps=True)
        self.grid = EnvelopeGrid(self)
        self.verdict = label("", "heading", self)
        self.complaint = label("", "bad", self)
        self.keep = Button(_("Keep these numbers"), kind="primary", parent=self)
        self.cancel = Button(_("Cancel"), parent=self)
        self._lay_out(parent.window().size())
        self.role.chosen.connect(self._show_role)
        self.grid.typed.connect(self._show_verdict)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self.reject)
        self._offer_roles()

    def _lay_out(self, room: QSize) -> None:
        px = theme.current().px
        about = label(
            _(
                "Count the envelopes that came back, at the end or whenever you like. Each one "
                "that was printed is written, spoiled or unused."
            ),
            "muted",
            self,
        )
        for words in (about, self.verdict, self.complaint):
            words.setWordWrap(True)
        self.complaint.hide()
        buttons = QDialogButtonBox(self)
        self.keep.setDefault(True)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(16), px(22), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(_("Envelopes handed back"), "title", self))
        column.addWidget(about)
        column.addWidget(self.role)
        column.addWidget(self.grid, 1)
        for part in (self.verdict, self.complaint, buttons):
            column.addWidget(part)
        self.resize(QSize(px(SIZE[0]), px(SIZE[1])).boundedTo(room))

    def _offer_roles(self) -> None:
        roles = [role for role in ROLES if self._checks[role]] or [Role.PRIMARY]
        self.role.show_choices([Choice(role, role_name(role)) for role in roles])
        self.role.choose(roles[0])
        self.role.setVisible(len(roles) > 1)
        self._show_role(roles[0])
        first = next(iter(self.grid.lines.values()), None)
        (first.spoiled if first else self.cancel).setFocus()

    def _show_role(self, role: Role) -> None:
        again = self._workspace.read(envelopes_again, role=role)
        self.grid.show_cases(self._checks[role], again, self._names)
        self._show_verdict()

    def _show_verdict(self) -> None:
        lines = self.grid.lines.values()
        self.verdict.setText(verdict_words([(line.name, line.check) for line in lines]))
        self.complaint.hide()
        self.keep.setEnabled(any(line.is_changed for line in lines))

    def _on_keep(self) -> None:
        counted = [
            (case_id, line.spoiled.value(), line.unused.value())
            for case_id, line in self.grid.lines.items()
            if line.is_changed
        ]
        role = self.role.key
        assert isinstance(role, Role)
        try:
            self._workspace.run(
                _("Envelopes handed back"), print_runs.hand_back_all, role=role, counted=counted
            )
        except W4RError as error:
            self.complaint.setText(explain(error))
            self.complaint.show()
            return
        lines = self.grid.lines.values()
        fits = all(line.check.difference == 0 for line in lines)
        self.said.emit(self.verdict.text() if fits else _("These numbers were kept."))
        self.accept()


def _figure(count: int, parent: QWidget) -> QLabel:
    figure = label(number(count), "", parent)
    figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return figure
