"""Which pages of a run are printed again: all, from one on, or single ones."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from w4r_desktop.domain.print_runs import page_ranges, pages_printed, read_pages
from w4r_desktop.errors import PageRangeError
from w4r_desktop.gui import run_words, theme
from w4r_desktop.gui.reprints import Reprint
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.case_copies import reason
from w4r_desktop.gui.widgets.fields import number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.segments import Choice, SegmentedControl
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from w4r_desktop.gui.reprints import Held, RunFacts
    from w4r_desktop.store.queries.print_runs import RunRow

LONGEST: Final = 200
"""Letters of pages that somebody may type."""


class Which(StrEnum):
    """How the pages are chosen."""

    ALL = "all"
    ON = "on"
    SINGLE = "single"


class AgainForm(QWidget):
    """Offers to print pages again; what must not be mailed by now is left out, with its reason.

    ``wanted`` tells the Reprint somebody asked for, ``turned`` a page that was typed.
    """

    wanted = Signal(object)
    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts: RunFacts | None = None
        self._run: RunRow | None = None
        self._missing: tuple[int, ...] = ()
        self.which = SegmentedControl(_("Which pages are printed again"), self)
        self.first = number_field(self, least=1, most=1, value=1, name=_("The first page"))
        self.single = QLineEdit(self)
        self.spoiled = QCheckBox(_("The copies before are spoiled"), self)
        self.held = label("", "amber", self)
        self.complaint = label("", "bad", self)
        self.as_then = label(
            _("Pages come out as they were then, also where an address was corrected since."),
            "small",
            self,
        )
        self.print = Button(" ", icon="print", kind="primary", parent=self)
        self._lay_out()
        self.which.chosen.connect(self._on_which)
        self.first.valueChanged.connect(self._on_typed)
        self.single.textChanged.connect(self._on_typed)
        self.print.clicked.connect(self._on_print)

    @property
    def reprint(self) -> Reprint | None:
        """What is chosen, or nothing that could be printed."""
        try:
            kept, _held = self._sorted_out()
        except PageRangeError:
            return None
        if self._run is None or not kept:
            return None
        replaces = self.spoiled.isChecked() and self.spoiled.isVisibleTo(self)
        return Reprint(self._run, kept, replaces)

    def show_run(self, facts: RunFacts, run: RunRow) -> None:
        """Offer a run; another one, or more or less of it missing, begins with what is missing."""
        is_same = self._run is not None and self._run.print_run_id == run.print_run_id
        before = self._missing
        self._facts, self._run = facts, run
        self._missing = run_words.missing(run) if run_words.sent_to_printer(run) else ()
        self.first.setMaximum(run.pages)
        if not is_same or before != self._missing:
            self._begin(run)
            if is_same and self._missing:  # somebody has just said so
                self.turned.emit(self._missing[0])
        self._show()

    def _begin(self, run: RunRow) -> None:
        missing = self._missing
        with QSignalBlocker(self):  # nobody typed this
            self.spoiled.setChecked(True)
            self.first.setValue(missing[0] if missing else 1)
            self.single.setText(page_ranges(missing))
        if not missing or len(missing) == run.pages:
            self.which.choose(Which.ALL)
        elif missing == tuple(range(missing[0], run.pages + 1)):
            self.which.choose(Which.ON)
        else:
            self.which.choose(Which.SINGLE)

    def _lay_out(self) -> None:
        self.which.show_choices(
            [
                Choice(Which.ALL, _("All again")),
                Choice(Which.ON, _("From a page on")),
                Choice(Which.SINGLE, _("Single pages")),
            ]
        )
        self.single.setMaxLength(LONGEST)
        self.single.setPlaceholderText("17, 20-22")
        self.single.setAccessibleName(_("Pages, such as 17, 20-22"))
        for words in (self.held, self.complaint, self.as_then):
            words.setWordWrap(True)
        px = theme.current().px
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.which)
        line.addWidget(self.first)
        line.addWidget(self.single, 1)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(line)
        column.addWidget(self.complaint)
        column.addWidget(self.held)
        column.addWidget(self.as_then)
        last = QHBoxLayout()
        last.addWidget(self.spoiled)
        last.addStretch()
        last.addWidget(self.print)
        column.addLayout(last)

    def _pages(self) -> tuple[int, ...]:
        """Return the pages that are chosen, in their order. Raises PageRangeError."""
        assert self._run is not None
        which, last = self.which.key, self._run.pages
        if which == Which.SINGLE:
            return tuple(sorted(set(read_pages(self.single.text(), count=last))))
        return tuple(range(self.first.value() if which == Which.ON else 1, last + 1))

    def _sorted_out(self) -> tuple[tuple[int, ...], tuple[Held, ...]]:
        if self._facts is None or self._run is None:
            return (), ()
        return self._facts.sorted_out(self._run, self._pages())

    def _on_which(self, which: Which) -> None:
        if which is Which.ON and self._missing:
            with QSignalBlocker(self.first):
                self.first.setValue(self._missing[0])
        self._on_typed()

    def _on_typed(self) -> None:
        self._show()
        reprint = self.reprint
        if reprint is not None:
            self.turned.emit(reprint.pages[0])

    def _on_print(self) -> None:
        reprint = self.reprint
        if reprint is not None:
            self.wanted.emit(reprint)

    def _show(self) -> None:
        which = self.which.key
        self.first.setVisible(which == Which.ON)
        self.single.setVisible(which == Which.SINGLE)
        complaint = ""
        try:
            kept, held = self._sorted_out()
        except PageRangeError as error:
            kept, held = (), ()
            complaint = explain(error) if self.single.text().strip() else ""
        self.complaint.setText(complaint)
        self.complaint.setVisible(bool(complaint))
        self.held.setText(held_words(held))
        self.held.setVisible(bool(held))
        self.as_then.setVisible(self._run is not None and self._run.kind.role is not None)
        self.spoiled.setVisible(self._was_printed(kept))
        self.print.setEnabled(bool(kept))
        self.print.setText(
            ngettext("Print {number} page", "Print {number} pages", len(kept)).format(
                number=number(len(kept))
            )
            if kept
            else _("Print")
        )

    def _was_printed(self, pages: Sequence[int]) -> bool:
        """Return whether there is a good copy of any of the pages that could be spoiled."""
        if self._run is None:
            return False
        printed = pages_printed(one.sent for one in self._run.passes)
        return any(page in printed and printed[page].good for page in pages)


def held_words(held: Sequence[Held]) -> str:
    """Return what is not printed again, and why, in a sentence."""
    return ". ".join(
        _("Left out, {reason}: {cases}").format(
            reason=reason(one.problem),
            cases=_("{case} ({number})").format(case=one.case.short_name, number=number(one.pages)),
        )
        for one in held
    )
