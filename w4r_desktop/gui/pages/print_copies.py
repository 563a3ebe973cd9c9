"""What all mail on the Print page has in common: for whom, and how much of each case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout
from typing_extensions import override

from w4r_desktop.domain.case import Role
from w4r_desktop.domain.mailing import unprinted
from w4r_desktop.domain.paper import MAILED, Numbers
from w4r_desktop.errors import CaseWithdrawnError
from w4r_desktop.gui import theme
from w4r_desktop.gui.despite import MailRules, set_aside_now
from w4r_desktop.gui.models.copies import CopiesFacts, TableCopies, roles_of
from w4r_desktop.gui.pages.print_document import DocumentOptions
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.case_copies import CaseList, CopiesBox, reason
from w4r_desktop.gui.widgets.closed_line import ClosedLine
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _, ngettext, number, table_label
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.tally import ActionKind
    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.models.copies import Copies, CopiesRow
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.overrides import OverrideRow

MOST_NAMES: Final = 4
"""How many of the cases left out are named below the list; the tooltip names all."""


def role_name(role: Role) -> str:
    """Return what goes to a role."""
    return {
        Role.PRIMARY: _("Appeal letter"),
        Role.SOLIDARITY: _("Solidarity card"),
        Role.COPY: _("Copy"),
    }[role]


def mode_name(mode: Numbers) -> str:
    """Return where copies come from, in words."""
    return {
        Numbers.AS_LOGGED: _("As logged"),
        Numbers.SINCE_LAST_RUN: _("Since last run"),
        Numbers.SAME: _("Same for all"),
    }[mode]


class CopiesOptions(DocumentOptions):
    """To whom, how many of each case, in packs for each table or not.

    ``counted`` names what is counted, with a place for the case: "Envelopes for {case}". Each kind
    of mail adds fields of its own below, with ``_add``, and calls ``show_facts`` when they stand.

    ``override_requested`` tells a CaseMail that is refused, and why, ``campaign_requested`` the
    day it closed on; ``refusal_requested`` an OverrideRow that is to hold no more, and of what.
    """

    override_requested = Signal(object, object)
    campaign_requested = Signal(object)
    refusal_requested = Signal(object, str)

    def __init__(self, copies: Copies, facts: PaperFacts, parent: QWidget, *, counted: str) -> None:
        super().__init__(parent=parent)
        self._copies = copies
        self._facts = facts
        self.role = SegmentedControl(_("Who it goes to"), self, wraps=True)
        self.mode = SegmentedControl(_("How many"), self, wraps=True)
        self.printed = label("", "amber", self)
        self.same = CopiesBox(self)
        self.back = Button(
            icon="undo", kind="quiet", name=_("Back to what was logged"), parent=self
        )
        self.for_tables = QCheckBox(_("In &packs for each table"), self)
        self.packs_begin = label("", "small", self)
        self.cases = CaseList(counted, self)
        self.left_out = label("", "small", self)
        self.closed = ClosedLine(self)
        self._offers_overrides = False
        self._fill()
        self._lay_out()
        self.mode.chosen.connect(self._on_mode)
        self.role.chosen.connect(self._on_role)
        self.same.valueChanged.connect(self._on_same)
        self.back.clicked.connect(self._on_back)
        self.for_tables.clicked.connect(self._on_for_tables)
        self.cases.ticked.connect(self._on_ticked)
        self.cases.numbered.connect(self._on_numbered)
        self.cases.override_requested.connect(self._on_override)
        self.cases.refusal_requested.connect(self._on_refusal)
        self.closed.override_requested.connect(self.campaign_requested)
        self.closed.refusal_requested.connect(self._on_campaign_refusal)

    # -- what each kind of mail says for itself ------------------------------------------------

    @property
    def roles(self) -> tuple[Role, ...]:
        """To whom this kind of mail can go."""
        return roles_of(self._facts.mail)

    @property
    def counted_kinds(self) -> tuple[ActionKind, ...]:
        """What is logged that needs one of these."""
        return MAILED[self._copies.role]

    @property
    def modes(self) -> tuple[Numbers, ...]:
        """Where the copies can come from."""
        return tuple(Numbers)

    @property
    def words_of_packs(self) -> str:
        """What each pack begins with."""
        return _("Each pack begins with a page that names its table.")

    @property
    def is_editable(self) -> bool:
        """Whether the number of each case can be changed."""
        return self._copies.is_editable

    def _logged(self, case: CaseMail) -> int:
        """Return how much of a case was logged."""
        return _sum(case.kinds, self.counted_kinds)

    def _problems(self) -> Mapping[str, W4RError]:
        """Return by case code why it cannot be printed at all, however many are wanted."""
        found = ((case.code, self._problem(case)) for case in self._facts.mail)
        return {code: problem for code, problem in found if problem is not None}

    def _problem(self, case: CaseMail) -> W4RError | None:
        """Return why a case cannot be printed, where each is looked at by itself."""
        raise NotImplementedError

    def _printed(self) -> Mapping[UUID, int]:
        """Return how much of each case came out already."""
        return self._facts.printed.get(self.kind, {})

    # -- what is chosen ------------------------------------------------------------------------

    @property
    @override
    def count(self) -> int:
        """How many copies will be printed, pages between packs apart."""
        return self._copies.copies

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        problems = [row.problem for row in self._copies.left_out if row.problem]
        advice = _("To print, tick a case and say how many copies it gets.")
        if self._is_printed_already:
            done = _("All that was logged is printed or posted already.")
            others = left_out_words(self._copies.left_out, most=MOST_NAMES)
            return "\n\n".join(words for words in (done, others, advice) if words)
        if not problems:
            return advice
        if len(problems) == 1:
            return f"{explain(problems[0])}\n\n{advice}"
        return _("None of the chosen cases can be printed; the list says why.") + f"\n\n{advice}"

    @property
    def _is_printed_already(self) -> bool:
        """Whether there is nothing new, of what can be printed at all."""
        if self._copies.mode is not Numbers.SINCE_LAST_RUN:
            return False
        logged = self._tally().logged or {}
        rows = self._copies.rows
        can = [logged.get(row.mail.case_id, 0) for row in rows if row.problem is None]
        return any(can) or not self._copies.left_out

    def offer_overrides(self) -> None:
        """Let refused mail be printed all the same, as nobody but the organizer may."""
        self._offers_overrides = True

    def packs(self) -> tuple[Pack[tuple[CaseMail, int]], ...]:
        """Return what is to be printed of each case, pack by pack."""
        return self._copies.packs()

    @override
    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one copy of one case."""
        self._copies.choose_only(case_id, role)

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now."""
        self._facts = facts
        self.show_choices()

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        copies = self._copies
        copies.show(self._tally())
        roles = self.roles
        self.role.show_choices([Choice(role, role_name(role)) for role in roles])
        self.role.choose(copies.role)
        self.role.setVisible(len(roles) > 1)
        self.mode.show_choices([Choice(mode, mode_name(mode)) for mode in self.modes])
        self.mode.choose(copies.mode)
        self.same.setVisible(copies.mode is Numbers.SAME)
        self.same.show_number(copies.same)
        self._show_printed()
        self.back.setVisible(copies.is_changed)
        self.for_tables.setVisible(copies.offers_packs)
        self.for_tables.setChecked(copies.makes_packs)
        self.packs_begin.setVisible(copies.makes_packs)
        self.packs_begin.setText(self.words_of_packs)
        self.cases.show_rows(
            copies.rows,
            editable=self.is_editable,
            despite=self._despite(),
            offers=self._offers_overrides,
        )
        self.closed.show_facts(self._rules, self._facts.overrides, offers=self._offers_overrides)
        left_out = copies.left_out
        self.left_out.setVisible(bool(left_out))
        self.left_out.setText(left_out_words(left_out, most=MOST_NAMES))
        self.left_out.setToolTip(tooltips.plain(left_out_words(left_out, most=len(left_out))))

    def _show_printed(self) -> None:
        """Warn of printing the same again, unless somebody chose the numbers themselves."""
        copies, printed = self._copies, self._printed()
        again = sum(min(row.printed, printed.get(row.mail.case_id, 0)) for row in copies.rows)
        warns = copies.mode is Numbers.AS_LOGGED and not copies.is_changed and again > 0
        self.printed.setVisible(warns)
        self.printed.setText(
            ngettext(
                "{number} of these is printed already; “Since last run” prints what is new.",
                "{number} of these are printed already; “Since last run” prints what is new.",
                again,
            ).format(number=number(again))
        )

    @property
    def _today(self) -> date:
        return datetime.now(self._facts.details.zone).date()

    @property
    def _rules(self) -> MailRules:
        campaign = self._facts.campaign.campaign
        return MailRules(campaign.historical, campaign.closes_on, self._today)

    def _despite(self) -> Mapping[UUID, OverrideRow]:
        """Return by case what its mail is printed despite."""
        role, overrides, rules = self._copies.role, self._facts.overrides, self._rules
        return {
            case.case_id: found
            for case in self._facts.mail
            if (found := set_aside_now(case, role, rules, overrides))
        }

    def _add(self, fields: QWidget) -> None:
        """Put fields of its own below all else."""
        self.body.addWidget(fields)

    def _tally(self) -> CopiesFacts:
        kinds = self.counted_kinds
        facts = self._facts
        return CopiesFacts(
            facts.mail,
            {case.case_id: self._logged(case) for case in facts.mail},
            self._printed(),
            self._fresh(kinds),
            self._tables(kinds),
            self._problems(),
            self.kind,
        )

    def _fresh(self, kinds: tuple[ActionKind, ...]) -> Mapping[UUID, int]:
        """Return what still needs one: neither printed nor posted without it."""
        posted = {(one.case_id, one.kind): one.posted for one in self._facts.mailing.totals}
        printed = self._printed()
        return {
            case.case_id: unprinted(
                ((case.kinds.get(kind, 0), posted.get((case.case_id, kind), 0)) for kind in kinds),
                printed.get(case.case_id, 0),
            )
            for case in self._facts.mail
        }

    def _tables(self, kinds: tuple[ActionKind, ...]) -> tuple[TableCopies, ...]:
        """Return what was logged at each table, and at none if there is any of that."""
        ids = {case.code: case.case_id for case in self._facts.mail}
        logged: dict[str, dict[UUID, int]] = {name: {} for _id, name in self._facts.tables}
        for cell in self._facts.tally.cells:
            if cell.kind in kinds and cell.case in ids:
                here = logged.setdefault(cell.table, {})
                here[ids[cell.case]] = here.get(ids[cell.case], 0) + cell.quantity
        return tuple(
            TableCopies(table_label(name) if name else _("At no table"), counted)
            for name, counted in logged.items()
        )

    def _fill(self) -> None:
        self.same.setMinimum(1)
        self.same.set_name(_("Copies for each case"))
        for words in (self.printed, self.packs_begin, self.left_out):
            words.setWordWrap(True)

    def _lay_out(self) -> None:
        px = theme.current().px
        self.body.setSpacing(px(6))
        numbers = QHBoxLayout()
        numbers.setSpacing(px(8))
        numbers.addWidget(self.for_tables)
        numbers.addStretch()
        numbers.addWidget(self.back)
        numbers.addWidget(self.same)
        self.body.addWidget(self.role)
        self.body.addWidget(self.mode)
        self.body.addWidget(self.printed)
        self.body.addLayout(numbers)
        self.body.addWidget(self.packs_begin)
        self.body.addWidget(self.cases, 1)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self.closed)

    def _on_mode(self, mode: Numbers) -> None:
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

    def _on_for_tables(self, ticked: bool) -> None:  # noqa: FBT001 - a slot
        self._copies.for_tables = ticked
        self._tell()

    def _on_ticked(self, case_id: UUID, ticked: bool) -> None:  # noqa: FBT001 - a slot
        self._copies.tick(case_id, ticked=ticked)
        self._tell(case_id)

    def _on_numbered(self, case_id: UUID, number: int) -> None:
        self._copies.set_copies(case_id, number)
        self._tell(case_id)

    def _on_override(self, case_id: UUID) -> None:
        row = next(row for row in self._copies.rows if row.mail.case_id == case_id)
        self.override_requested.emit(row.mail, row.problem)

    def _on_refusal(self, case_id: UUID) -> None:
        name = next(case.short_name for case in self._facts.mail if case.case_id == case_id)
        self.refusal_requested.emit(self._despite()[case_id], name)

    def _on_campaign_refusal(self, override: OverrideRow) -> None:
        self.refusal_requested.emit(override, self._facts.campaign.campaign.name)

    def _tell(self, case_id: UUID | None = None) -> None:
        self.changed.emit(case_id)


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
    said = ". ".join(lines)
    if any(isinstance(row.problem, CaseWithdrawnError) and row.copies for row in rows):
        kept = _("Withdrawn: keep what was written until you know more.")
        said = f"{said}\n{kept}"  # there may be letters in a box already
    return said


def _sum(logged: Mapping[ActionKind, int], kinds: tuple[ActionKind, ...]) -> int:
    return sum(logged.get(kind, 0) for kind in kinds)
