"""Envelopes on the Print page: for whom, how many, on which."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stationery import ENVELOPES, envelope_of
from w4r_desktop.errors import CaseWithdrawnError
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.copies import Copies, Mode, order_of, roles_of
from w4r_desktop.gui.pages.print_document import DocumentOptions, DocumentWords
from w4r_desktop.gui.pages.print_options import PaperOptions
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.case_copies import CaseList, CopiesBox, reason
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes import EnvelopeWish
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.domain.stationery import Envelope
    from w4r_desktop.errors import EnvelopeError
    from w4r_desktop.gui.models.copies import CopiesRow
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.gui.preferences import Preferences

MOST_NAMES: Final = 4
"""How many of the cases left out are named below the list; the tooltip names all."""


def role_name(role: Role) -> str:
    """Return what goes to a role."""
    return {
        Role.PRIMARY: _("Appeal letter"),
        Role.SOLIDARITY: _("Solidarity card"),
        Role.COPY: _("Copy"),
    }[role]


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
    said = "; ".join(lines)
    if any(isinstance(row.problem, CaseWithdrawnError) and row.copies for row in rows):
        kept = _("Withdrawn: keep what was written until you know more.")
        said = f"{said}\n{kept}"  # there may be letters in a box already
    return said


class EnvelopeOptions(DocumentOptions):
    """For whom, how many, on which envelope, with which return address."""

    def __init__(
        self, copies: Copies, facts: PaperFacts, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(parent=parent)
        self._copies = copies
        self._facts = facts
        self._preferences = preferences
        self.role = SegmentedControl(_("What is in the envelopes"), self, wraps=True)
        self.mode = SegmentedControl(_("How many envelopes"), self, wraps=True)
        self.same = CopiesBox(self)
        self.back = Button(
            icon="undo", kind="quiet", name=_("Back to what was logged"), parent=self
        )
        self.cases = CaseList(_("Envelopes for {case}"), self)
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
        self.paper.changed.connect(self._on_paper)
        usual = envelope_of(facts.details.country).key
        kept = preferences.envelope
        self.paper.choose_envelope(kept if kept in ENVELOPES else usual)

    @property
    @override
    def words(self) -> DocumentWords:
        """How envelopes are spoken of."""
        return DocumentWords(
            _("Envelopes"),
            _("Drawing the envelopes"),
            _("Save the envelopes as a PDF"),
            _print_button,
            _saved,
            _sent,
        )

    @property
    @override
    def count(self) -> int:
        """How many envelopes will be printed."""
        return self._copies.pages if self.paper.chosen else 0

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if self.paper.chosen is None:
            return _("The post takes no envelope of this size.")
        problems = [row.problem for row in self._copies.left_out if row.problem]
        advice = _("To print, tick a case and say how many envelopes it gets.")
        if not problems:
            return advice
        if len(problems) == 1:
            return f"{explain(problems[0])}\n\n{advice}"
        return _("None of the chosen cases can be printed; the list says why.") + f"\n\n{advice}"

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is to mail now."""
        self._facts = facts
        self.paper.show_sender(facts.details.sender_lines)
        self.show_choices()

    @override
    def wish(self) -> EnvelopeWish | None:
        """Return the envelopes to be drawn, or nothing."""
        envelope = self.paper.chosen
        if envelope is None or not self._copies.pages:
            return None
        return self._wish(self._copies.orders(), envelope)

    def _wish(self, orders: tuple[EnvelopeOrder, ...], envelope: Envelope) -> EnvelopeWish:
        details, campaign = self._facts.details, self._facts.campaign.campaign
        return EnvelopeWish(
            orders,
            sender_lines=details.sender_lines if self.paper.bears_sender else (),
            sender_country=details.country,
            language=language.current(),
            envelope=envelope,
            historical=campaign.historical,
            closes_on=campaign.closes_on,
            today=datetime.now(details.zone).date(),
            practice=self._facts.practice,
        )

    def _problems(self) -> dict[str, EnvelopeError]:
        """Return by case why it cannot be printed at all, however many copies are wanted."""
        envelope = self.paper.chosen
        if envelope is None:
            return {}
        orders = tuple(order_of(case, self._copies.role, 1) for case in self._facts.mail)
        left_out = self._wish(orders, envelope).arranged().left_out
        return {case.case_code: case.problem for case in left_out}

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        copies = self._copies
        copies.show(self._facts.mail, self._problems())
        roles = roles_of(row.mail for row in copies.rows)
        self.role.show_choices([Choice(role, role_name(role)) for role in roles])
        self.role.choose(copies.role)
        self.role.setVisible(len(roles) > 1)
        self.mode.choose(copies.mode)
        self.same.setVisible(copies.mode is Mode.SAME)
        self.same.show_number(copies.same)
        self.back.setVisible(copies.is_changed)
        self.cases.show_rows(copies.rows, editable=copies.mode is Mode.AS_LOGGED)
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
        self.body.addWidget(self.role)
        self.body.addLayout(first)
        self.body.addWidget(self.cases, 1)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self.paper)
        first.setSpacing(px(8))

    def _on_paper(self) -> None:
        envelope = self.paper.chosen
        if envelope is not None:
            self._preferences.envelope = envelope.key  # what lies in the drawer stays the same
        self._tell()

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


def _print_button(count: int) -> str:
    return ngettext("Print {number} envelope", "Print {number} envelopes", count).format(
        number=number(count)
    )


def _saved(count: int, file: str) -> str:
    return ngettext(
        "{number} envelope was saved as “{file}”.",
        "{number} envelopes were saved as “{file}”.",
        count,
    ).format(number=number(count), file=file)


def _sent(count: int) -> str:
    return ngettext(
        "{number} envelope was sent to the printer.",
        "{number} envelopes were sent to the printer.",
        count,
    ).format(number=number(count))
