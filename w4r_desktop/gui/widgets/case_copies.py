"""The cases to print for: a tick, a name, a country and how many copies, one to a line."""

from __future__ import annotations

from functools import partial, singledispatch
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from w4r_desktop import errors
from w4r_desktop.documents.set_aside import refusal_of
from w4r_desktop.gui import theme
from w4r_desktop.gui.despite import despite_words
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.fields import calm
from w4r_desktop.gui.widgets.labels import ElidedLabel
from w4r_desktop.language import _, country_name, short_date
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from w4r_desktop.gui.models.copies import CopiesRow
    from w4r_desktop.store.queries.overrides import OverrideRow

MOST_COPIES: Final = 9999
AT_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
NOTHING: Final[Mapping[UUID, OverrideRow]] = MappingProxyType({})
NAME: Final = 150
"""The width that a name is never cut short of, at 100 %: reasons give way before."""

LEAST: Final = 100
"""The height of three lines, at 100 %: fewer are no list."""


class CaseTick(QCheckBox):
    """A tick with a name that gives way: what does not fit is in the tooltip."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._name) + theme.current().px(46)
        return QSize(wide, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        least = min(self.sizeHint().width(), theme.current().px(NAME))
        return QSize(least, super().minimumSizeHint().height())

    def _fit(self) -> None:
        room = self.width() - theme.current().px(44)
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(tooltips.plain(self._name) if shown != self._name else "")


class CopiesBox(QSpinBox):
    """A number of copies."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, MOST_COPIES)
        calm(self)
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


class CaseLine(QFrame):
    """One case; ``ticked`` and ``numbered`` tell its id and what a person chose.

    ``override_requested`` tells the id of one that is refused and to be printed all the same,
    ``refusal_requested`` that of one that is to be refused again.
    """

    ticked = Signal(object, bool)
    numbered = Signal(object, int)
    override_requested = Signal(object)
    refusal_requested = Signal(object)

    def __init__(self, case_id: UUID, name: str, counted: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._case_id = case_id
        self.tick = CaseTick(name, self)
        self.detail = ElidedLabel("", "small", self)
        self.detail.setAlignment(AT_RIGHT)
        self.copies = CopiesBox(self)
        self.anyway = Button(_("Print anyway…"), kind="copy", parent=self)
        self.anyway.setAccessibleName(_("Print anyway: {case}").format(case=name))
        refuse = _("Refuse again: {case}").format(case=name)
        self.refuse = Button(icon="undo", kind="copy", name=refuse, parent=self)
        for low in (self.tick, self.copies):
            low.setProperty("role", "case")  # lower than elsewhere: ten cases are seen at once
        self.copies.set_name(counted.format(case=name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.current().px(2), 0)
        line.addWidget(self.tick, 1)
        for part in (self.detail, self.refuse, self.anyway, self.copies):
            line.addWidget(part)
        self.tick.clicked.connect(self._on_ticked)
        self.copies.valueChanged.connect(self._on_numbered)
        self.anyway.clicked.connect(partial(self.override_requested.emit, case_id))
        self.refuse.clicked.connect(partial(self.refusal_requested.emit, case_id))

    def show_row(
        self,
        row: CopiesRow,
        *,
        editable: bool,
        despite: OverrideRow | None = None,
        offers: bool = False,
    ) -> None:
        """Show what is chosen for the case, or in words why it cannot be printed.

        ``despite`` says what it is printed despite; where the one at the laptop may decide that,
        the line ``offers`` it.
        """
        problem = row.problem
        self.tick.setChecked(row.printed > 0)
        self.tick.setEnabled(problem is None)
        self.copies.show_number(row.copies)
        self.copies.setVisible(editable and problem is None)
        self.anyway.setVisible(offers and refusal_of(problem) is not None)
        self.refuse.setVisible(offers and despite is not None)
        self._show_mark(marked=row.mail.withdrawn is not None or (despite and not problem))
        if problem is None:
            self._show_detail(row, despite)
        else:
            self.detail.setText(reason(problem))
            self.setToolTip(tooltips.plain(explain(problem)))
        self.tick.setAccessibleDescription(explain(problem) if problem else "")

    def _show_detail(self, row: CopiesRow, despite: OverrideRow | None) -> None:
        country = country_name(row.mail.country) if row.mail.country else ""
        self.detail.setText(
            despite_words(despite.refusal)
            if despite
            else _("withdrawn")
            if row.mail.withdrawn
            else country
        )
        self.setToolTip(
            tooltips.plain(_("Note: “{note}”").format(note=despite.note)) if despite else ""
        )

    def _show_mark(self, *, marked: object) -> None:
        role = "mark" if marked else "small"
        if self.detail.property("role") != role:
            self.detail.setProperty("role", role)
            self.detail.style().polish(self.detail)
            self.detail.setAlignment(Qt.AlignmentFlag.AlignCenter if marked else AT_RIGHT)
            # its padding is that of the role from now on
            QApplication.sendEvent(self.detail, QEvent(QEvent.Type.StyleChange))

    def _on_ticked(self, ticked: bool) -> None:  # noqa: FBT001 - a slot
        self.ticked.emit(self._case_id, ticked)

    def _on_numbered(self, number: int) -> None:
        self.numbered.emit(self._case_id, number)


class CaseList(QScrollArea):
    """The lines of all cases; as many as there is room for, the rest scrolls.

    ``name`` says what is counted, with a place for the case: "Envelopes for {case}". The signals
    are those of the lines.
    """

    ticked = Signal(object, bool)
    numbered = Signal(object, int)
    override_requested = Signal(object)
    refusal_requested = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # every line is reached by itself
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lines: dict[UUID, CaseLine] = {}
        self._names: tuple[tuple[UUID, str], ...] = ()
        self._fill()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.current().px(LEAST))

    def line(self, case_id: UUID) -> CaseLine:
        """Return the line of a case."""
        return self._lines[case_id]

    def show_rows(
        self,
        rows: Sequence[CopiesRow],
        *,
        editable: bool,
        despite: Mapping[UUID, OverrideRow] = NOTHING,
        offers: bool = False,
    ) -> None:
        """Show what is chosen; numbers can be changed if they are ``editable``.

        ``despite`` says of cases what they are printed despite; the organizer is offered that.
        """
        names = tuple((row.mail.case_id, row.mail.name) for row in rows)
        if names != self._names:
            self._names = names
            self._fill()
        for row in rows:
            case_id = row.mail.case_id
            self._lines[case_id].show_row(
                row, editable=editable, despite=despite.get(case_id), offers=offers
            )

    def _fill(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lines = {
            case_id: CaseLine(case_id, name, self._name, inside) for case_id, name in self._names
        }
        for line in self._lines.values():
            line.ticked.connect(self.ticked)
            line.numbered.connect(self.numbered)
            line.override_requested.connect(self.override_requested)
            line.refusal_requested.connect(self.refusal_requested)
            column.addWidget(line)
            column.addWidget(_rule(inside))
        column.addStretch()
        self.setWidget(inside)


@singledispatch
def reason(problem: errors.W4RError) -> str:
    """Return in a few words why a case cannot be printed; ``messages.explain`` says it in full."""
    return {
        errors.NoTargetError: _("nobody to write to"),
        errors.NoAddressError: _("no postal address"),
        errors.NoMailError: _("no mail goes there"),
        errors.MailSuspendedError: _("no mail for now"),
        errors.CampaignClosedError: _("closed"),
        errors.CaseWithdrawnError: _("withdrawn"),
        errors.SampleLetterMissingError: _("no sample letter"),
        errors.LineTooLongError: _("a line is too wide"),
        errors.TooManyLinesError: _("too many lines"),
        errors.ReturnAddressTooLongError: _("return address too long"),
        errors.SenderNotNamedError: _("no return address"),
        errors.LabelTooSmallError: _("too large for the label"),
    }[type(problem)]


@reason.register
def _expired(problem: errors.TargetExpiredError) -> str:
    return _("address valid until {day}").format(day=short_date(problem.until))


@reason.register
def _character(problem: errors.CharacterMissingError | errors.PageCharacterError) -> str:
    return _("no font has “{character}”").format(character=problem.character)


@reason.register
def _east_asian(
    problem: errors.EastAsianFontMissingError | errors.PageEastAsianFontError,  # noqa: ARG001
) -> str:
    return _("a font is missing")


def _rule(parent: QWidget) -> QFrame:
    made = QFrame(parent)
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made
