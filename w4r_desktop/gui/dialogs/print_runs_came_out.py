"""The question how much of what was sent to a printer came out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QRadioButton

from w4r_desktop.domain.print_runs import page_ranges
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.fields import number_field
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QSpinBox, QWidget


class CameOutQuestion(Question):
    """Offers all pages, those up to one, and none; says in words which ones are then missing.

    ``pages`` are those that were sent, in their order, ``out`` how many are known to have come
    out. Where a page was sent more than once, its number says nothing: it is asked how many came
    out. ``about`` says of a page whose it is, or nothing.
    """

    def __init__(
        self, pages: Sequence[int], out: int, parent: QWidget, *, about: Callable[[int], str]
    ) -> None:
        super().__init__(_("What came out of the printer?"), _("Keep it so"), parent)
        self._pages = tuple(pages)
        self._about = about
        self._counts = len(set(self._pages)) < len(self._pages)
        some = _("Only so many pages:") if self._counts else _("Up to and including page")
        self.all = QRadioButton(_("All of it"), self)
        self.some = QRadioButton(some, self)
        self.none = QRadioButton(_("Nothing"), self)
        self.last = self._last_field(min(max(out, 1), len(self._pages)))
        self.words = label("", "muted", self)
        self._lay_out()
        nothing, everything = out == 0, out == len(self._pages)
        chosen = self.none if nothing else self.all if everything else self.some
        chosen.setChecked(True)
        self._group.buttonToggled.connect(self._show)
        self.last.valueChanged.connect(self._on_last)
        self._show()
        chosen.setFocus()

    @property
    def came_out(self) -> int:
        """How many of the pages came out, from the first one on."""
        if self.all.isChecked():
            return len(self._pages)
        return 0 if self.none.isChecked() else self._up_to(self.last.value())

    def _last_field(self, out: int) -> QSpinBox:
        pages = self._pages
        if self._counts:
            name = _("How many pages came out, counted one by one")
            return number_field(self, least=1, most=len(pages), value=out, name=name)
        name = _("The last page that came out")
        return number_field(
            self, least=min(pages), most=max(pages), value=pages[out - 1], name=name
        )

    def _lay_out(self) -> None:
        self._group = QButtonGroup(self)
        for button in (self.all, self.some, self.none):
            self._group.addButton(button)
        some = QHBoxLayout()
        some.addWidget(self.some)
        some.addWidget(self.last)
        some.addStretch()
        self.words.setWordWrap(True)
        self.words.setMinimumHeight(3 * self.words.fontMetrics().lineSpacing())
        self.words.setMaximumWidth(theme.current().px(460))
        self.fields.addRow(self.all)
        self.fields.addRow(some)
        self.fields.addRow(self.none)
        self.fields.addRow(self.words)

    def _up_to(self, page: int) -> int:
        """Return how many pages were sent before a page, and with it."""
        if self._counts:
            return page
        if page in self._pages:
            return self._pages.index(page) + 1
        return sum(sent <= page for sent in self._pages)

    def _on_last(self) -> None:
        self.some.setChecked(True)
        self._show()

    def _show(self) -> None:
        self.words.setText(self._words(self._pages[self.came_out :]))
        self.words.setAccessibleName(self.words.text())

    def _words(self, missing: Sequence[int]) -> str:
        if not missing:
            return ngettext(
                "The page counts as printed.",
                "All {number} pages count as printed.",
                len(self._pages),
            ).format(number=number(len(self._pages)))
        kept = ngettext(
            "{number} page did not come out: {pages}.",
            "{number} pages did not come out: {pages}.",
            len(missing),
        ).format(number=number(len(missing)), pages=page_ranges(missing))
        about = self._about(missing[0])
        if not about:
            return kept
        following = _("The first one missing is {page}.").format(page=about)
        return f"{kept} {following}"


def ask_came_out(
    pages: Sequence[int], out: int, parent: QWidget, *, about: Callable[[int], str]
) -> int | None:
    """Return how many of the pages came out, or None if nobody said."""
    question = CameOutQuestion(pages, out, parent, about=about)
    accepted = question.exec() == QDialog.DialogCode.Accepted
    came_out = question.came_out
    question.deleteLater()
    return came_out if accepted else None
