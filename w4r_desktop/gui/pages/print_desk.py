"""The pages of the Print page on their desk, and what is not among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.packs import SeparatorPage
from w4r_desktop.domain.stationery import Envelope
from w4r_desktop.gui.widgets import tooltips
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.widgets.page_preview import ShownPage
from w4r_desktop.gui.widgets.preview_desk import PreviewDesk
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.documents.files import LeftOut
    from w4r_desktop.gui.drawing import Drawn

MOST_SAID: Final = 2
"""How many of the pages left out are told of below the page; the tooltip tells of all."""


class DrawnDesk(PreviewDesk):
    """Shows a document page by page; what is drawn anew is shown where one was looking."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawn: Drawn | None = None
        self._shown = 0
        self._in_view = ""
        self.left_out = label("", "on-desk", self)
        self.left_out.setWordWrap(True)
        self.add_below(self.left_out)
        self.turned.connect(self._on_turned)

    def begin(self) -> None:
        """Look at the first page of whatever comes next."""
        self._shown, self._in_view = 0, ""

    def follow(self, case_code: str) -> None:
        """Look at a case from now on."""
        self._in_view = case_code

    def show_drawn(self, drawn: Drawn) -> None:
        """Show the page of the case in view, or one as near as there is."""
        self._drawn = drawn
        pages = drawn.pages
        near = min(self._shown, len(pages) - 1)
        if self._in_view and pages[near].case_code != self._in_view:
            here = (place for place, page in enumerate(pages) if page.case_code == self._in_view)
            near = next(here, near)
        self._shown = near
        self._show_page(drawn)

    def _on_turned(self, pages: int) -> None:
        if self._drawn is not None:
            self._shown = min(max(self._shown + pages, 0), len(self._drawn.pages) - 1)
            self._show_page(self._drawn)

    def _show_page(self, drawn: Drawn) -> None:
        stock, pages = drawn.wish.stock, drawn.pages
        page = pages[self._shown]
        self._in_view = page.case_code
        place = _("{page} of {pages} · {place}").format(
            page=number(self._shown + 1), pages=number(len(pages)), place=page.place
        )
        self._tell_left_out(drawn.wish.left_out)
        names_table = isinstance(page, SeparatorPage)
        stamps = stock.stamp_zone if isinstance(stock, Envelope) and not names_table else None
        self.show_page(
            ShownPage(drawn.pdf, self._shown, stock.width, stock.height, stamps),
            place=place,
            words=f"{place}: {page.words}",
            pages=len(pages),
        )

    def _tell_left_out(self, left_out: Sequence[LeftOut]) -> None:
        self.left_out.setVisible(bool(left_out))
        self.left_out.setText(left_out_words(left_out[:MOST_SAID], of=len(left_out)))
        self.left_out.setToolTip(tooltips.plain(left_out_words(left_out, of=len(left_out))))


def left_out_words(left_out: Sequence[LeftOut], *, of: int) -> str:
    """Return why pages are left out, a line each, and how many more there are of all."""
    lines = [explain(one.problem) for one in left_out]
    if (more := of - len(left_out)) > 0:
        lines.append(ngettext("{number} more", "{number} more", more).format(number=number(more)))
    return "\n".join(lines)
