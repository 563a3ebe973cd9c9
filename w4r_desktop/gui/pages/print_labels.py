"""Labels on the Print page: addresses or the return address, on which sheet, from which label."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout
from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.addressed import country_line
from w4r_desktop.documents.labels import LabelLook, arrange_labels, return_label
from w4r_desktop.domain.address import return_block
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.errors import W4RError
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import DISCARDED
from w4r_desktop.gui.dialogs.label_sheet import ask_figures
from w4r_desktop.gui.label_sheets import LabelSheets
from w4r_desktop.gui.models.label_choices import OUTLINES, LabelKind
from w4r_desktop.gui.pages.print_addressed import AddressedOptions
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.case_copies import CopiesBox
from w4r_desktop.gui.widgets.label_fields import LabelFields
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.gui.wishes_labels import LabelWish, OutlineWish, ReturnLabelWish
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.labels import LabelSheet
    from w4r_desktop.gui.drawing import Wish
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.gui.preferences import Preferences


class LabelOptions(AddressedOptions):
    """What stands on the labels, how many, on which sheet, and where the free labels begin."""

    document = Document.LABELS

    def __init__(
        self, choices: PaperChoices, facts: PaperFacts, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(choices.labels, facts, parent, counted=_("Labels for {case}"))
        self._chosen = choices.label_look
        self._sheets = LabelSheets(preferences)
        self.what = SegmentedControl(_("What stands on the labels"), self, wraps=True)
        self.what.lower()  # Tab goes in the order of the children, and it is the first
        self.returns = CopiesBox(self)
        self.fields = LabelFields(self._sheet, self)
        self._returns_name = label(_("&Number of labels"), parent=self)
        self._place()
        self.what.chosen.connect(self._on_what)
        self.returns.valueChanged.connect(self._on_returns)
        self.fields.sheet_chosen.connect(self._on_sheet)
        self.fields.start_chosen.connect(self._on_start)
        self.fields.figures_wanted.connect(self._on_figures)
        self.fields.own_wanted.connect(self._on_own)
        self.fields.outlines_chosen.connect(self._on_outlines)

    @property
    @override
    def kind(self) -> RunKind:
        """What its labels are counted as: only those with addresses are for a case."""
        if self._chosen.outlines:
            return RunKind(Document.LABELS, None, OUTLINES)
        if self._returning:
            return RunKind(Document.LABELS, None, LabelKind.RETURN.value)
        return RunKind(Document.LABELS, self._copies.role)

    @property
    @override
    def words(self) -> DocumentWords:
        """How labels are spoken of."""
        return DocumentWords(
            _("Labels"),
            _("Drawing the labels"),
            _("Save the labels as a PDF"),
            _print_outlines_button if self._chosen.outlines else _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many labels will be printed; the outlines are one page."""
        if self._chosen.outlines:
            return 1
        if self._returning:
            return 0 if self._return_problem else self._return_count
        return super().count

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        problem = self._return_problem if self._returning else None
        return explain(problem) if problem else super().why_nothing

    @property
    @override
    def words_of_packs(self) -> str:
        """What each pack begins with."""
        return _("Each pack begins with a label that names its table.")

    @override
    def wish(self) -> Wish | None:
        """Return the labels to be drawn, or nothing."""
        if self._chosen.outlines:
            return OutlineWish(self._sheet, self._look.practice)
        if not self.count:
            return None
        if self._returning:
            return ReturnLabelWish(self._sender, self._return_count, self._look)
        return LabelWish(self._order_packs(), self._look)

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        super().show_choices()
        self.what.choose(self._chosen.kind)
        self._show_parts()
        sheet = self._sheet
        self._chosen.start = min(self._chosen.start, sheet.count)
        self.fields.show_sheets(self._sheets.all.values(), sheet, self._chosen.start)
        self.fields.outlines.setChecked(self._chosen.outlines)
        self.returns.show_number(self._return_count)

    @override
    def _problems(self) -> dict[str, W4RError]:
        left_out = arrange_labels((self._one_of_each(),), self._look).left_out
        return {one.case_code: one.problem for one in left_out}

    @property
    def _returning(self) -> bool:
        return self._chosen.kind is LabelKind.RETURN

    @property
    def _sheet(self) -> LabelSheet:
        return self._sheets.chosen(self._facts.details.paper)

    @property
    def _look(self) -> LabelLook:
        campaign = self._facts.campaign.campaign
        return LabelLook(
            self._sheet,
            self._chosen.start,
            self._facts.details.country,
            language.current(),
            historical=campaign.historical,
            closes_on=campaign.closes_on,
            today=self._today,
            practice=self._facts.practice,
        )

    @property
    def _sender(self) -> tuple[str, ...]:
        """The return address with its country, as such labels go on mail to anywhere."""
        details = self._facts.details
        country = country_line(details.country, language.current())
        return return_block(details.sender_lines, country_line=country)

    @property
    def _return_count(self) -> int:
        rest = self._sheet.count - self._chosen.start + 1
        return rest if self._chosen.returns is None else self._chosen.returns

    @property
    def _return_problem(self) -> W4RError | None:
        """Why there can be no return labels on this sheet, or None."""
        try:
            return_label(self._sender, self._sheet)
        except W4RError as problem:
            return problem
        return None

    def _place(self) -> None:
        self.what.show_choices(
            [
                Choice(LabelKind.ADDRESS, _("Addresses")),
                Choice(LabelKind.RETURN, _("Return address")),
            ]
        )
        self.body.insertWidget(0, self.what)
        self.returns.setMinimum(1)
        self.returns.set_name(_("Number of labels"))
        self._returns_name.setBuddy(self.returns)
        line = QHBoxLayout()
        line.setSpacing(theme.current().px(12))
        line.addWidget(self._returns_name)
        line.addWidget(self.returns)
        line.addStretch()
        self.body.addLayout(line)
        self._add(self.fields)
        self.body.addStretch()  # takes the room of the cases where there are none

    def _show_parts(self) -> None:
        """Show the cases where labels are for cases, and else only how many there are."""
        addresses = not self._returning
        self.mode.setVisible(addresses)
        self.cases.setVisible(addresses)
        if not addresses:
            for part in (
                *(self.role, self.printed, self.same, self.back, self.for_tables),
                *(self.packs_begin, self.left_out, self.closed),
            ):
                part.hide()
        for part in (self._returns_name, self.returns):
            part.setVisible(not addresses)

    def _on_what(self, kind: LabelKind) -> None:
        self._chosen.kind = kind
        self._tell()

    def _on_returns(self, labels: int) -> None:
        self._chosen.returns = labels
        self._tell()

    def _on_start(self, start: int) -> None:
        self._chosen.start = start
        self._tell()

    def _on_sheet(self, key: str) -> None:
        self._sheets.choose(key)
        self._chosen.start = 1  # another sheet is a new one
        self._tell()

    def _on_outlines(self, outlines: bool) -> None:  # noqa: FBT001 - a slot
        self._chosen.outlines = outlines
        self._tell()

    def _on_figures(self) -> None:
        sheet = self._sheet
        own = not self._sheets.is_bundled(sheet.key)
        self._ask(sheet, own=own, kept=self._sheets.is_kept(sheet.key))

    def _on_own(self) -> None:
        sheet = replace(self._sheet, key=self._sheets.free_key(), name=_("Own labels"))
        self._ask(sheet, own=True, kept=False)

    def _ask(self, sheet: LabelSheet, *, own: bool, kept: bool) -> None:
        answer, typed = ask_figures(sheet, self, own=own, kept=kept)
        if answer == QDialog.DialogCode.Accepted:
            self._sheets.keep(typed)
            self._sheets.choose(typed.key)
            self._tell()
        elif answer == DISCARDED:
            self._sheets.forget(sheet.key)
            self._tell()


def _print_button(count: int) -> str:
    return ngettext("Print {number} label", "Print {number} labels", count).format(
        number=number(count)
    )


def _print_outlines_button(count: int) -> str:  # noqa: ARG001 - as for all documents
    return _("Print the outlines")
