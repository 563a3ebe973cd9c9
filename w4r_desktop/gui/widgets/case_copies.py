"""The cases to print for: a tick, a name, a country and how many copies, one to a line."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QSpinBox, QWidget
from typing_extensions import override

from w4r_desktop import errors
from w4r_desktop.gui import theme
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.language import _, country_name, short_date
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent, QWheelEvent

    from w4r_desktop.gui.models.copies import CopiesRow

MOST_COPIES: Final = 9999


class CaseTick(QCheckBox):
    """A tick with a name that gives way: what does not fit is in the tooltip."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(80), super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - theme.current().px(44)
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tooltips.plain(self._name) if shown != self._name else "")


class CopiesBox(QSpinBox):
    """A number that the wheel turns only once it was clicked, so that lists scroll past it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, MOST_COPIES)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(theme.current().px(84))

    def set_name(self, name: str) -> None:
        """Say what is counted, to those who do not see where it stands."""
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def show_number(self, number: int) -> None:
        """Show a number without telling anybody; one being typed is left alone."""
        if number != self.value():
            self.blockSignals(True)  # noqa: FBT003 - Qt's own form
            self.setValue(number)
            self.blockSignals(False)  # noqa: FBT003

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class CaseLine(QFrame):
    """One case; ``ticked`` and ``numbered`` tell its id and what a person chose."""

    ticked = Signal(object, bool)
    numbered = Signal(object, int)

    def __init__(self, case_id: UUID, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._case_id = case_id
        self.tick = CaseTick(name, self)
        self.detail = ElidedLabel("", "small", self)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.copies = CopiesBox(self)
        for part in (self.tick, self.copies):
            part.setProperty("role", "case")  # lower than elsewhere: ten cases are seen at once
        self.copies.set_name(_("Envelopes for {case}").format(case=name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.current().px(2), 0)
        line.addWidget(self.tick, 1)
        line.addWidget(self.detail)
        line.addWidget(self.copies)
        self.tick.clicked.connect(self._on_ticked)
        self.copies.valueChanged.connect(self._on_numbered)

    def show_row(self, row: CopiesRow, *, editable: bool) -> None:
        """Show what is chosen for the case, or in words why it cannot be printed."""
        problem = row.problem
        self.tick.setChecked(row.printed > 0)
        self.tick.setEnabled(problem is None)
        self.copies.show_number(row.copies)
        self.copies.setVisible(editable and problem is None)
        if problem is None:
            self.detail.setText(country_name(row.mail.country) if row.mail.country else "")
            self.setToolTip("")
        else:
            self.detail.setText(reason(problem))
            self.setToolTip(tooltips.plain(explain(problem)))
        self.tick.setAccessibleDescription(explain(problem) if problem else "")

    def _on_ticked(self, ticked: bool) -> None:  # noqa: FBT001 - a slot
        self.ticked.emit(self._case_id, ticked)

    def _on_numbered(self, number: int) -> None:
        self.numbered.emit(self._case_id, number)


@singledispatch
def reason(problem: errors.EnvelopeError) -> str:
    """Return in a few words why there is no envelope; ``messages.explain`` says it in full."""
    return {
        errors.NoTargetError: _("nobody to write to"),
        errors.NoAddressError: _("no postal address"),
        errors.NoMailError: _("no mail goes there"),
        errors.MailSuspendedError: _("no mail for now"),
        errors.CampaignClosedError: _("the campaign is closed"),
        errors.CaseWithdrawnError: _("withdrawn"),
        errors.LineTooLongError: _("a line is too wide"),
        errors.TooManyLinesError: _("too many lines"),
        errors.ReturnAddressTooLongError: _("return address too long"),
    }[type(problem)]


@reason.register
def _expired(problem: errors.TargetExpiredError) -> str:
    return _("address valid until {day}").format(day=short_date(problem.until))


@reason.register
def _character(problem: errors.CharacterMissingError) -> str:
    return _("no font has “{character}”").format(character=problem.character)


@reason.register
def _east_asian(problem: errors.EastAsianFontMissingError) -> str:  # noqa: ARG001 - chooses the words
    return _("a font is missing")
