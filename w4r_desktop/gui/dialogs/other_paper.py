"""What to do when the printer's own dialog says another paper than the pages are made for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.stationery import Stock

WIDTH: Final = 460


class OtherPaperQuestion(Question):
    """Says both papers; accepted, the pages are printed on their own."""

    def __init__(self, chosen: str, stock: Stock, parent: QWidget) -> None:
        super().__init__(
            _("Print on {paper}?").format(paper=stock.name),
            _("Print on {paper}").format(paper=stock.name),
            parent,
            cancel=_("Do not print"),
        )
        text = label(
            _(
                "The printer’s dialog says {chosen}, but these pages are made for {paper} "
                "({width} × {height} mm), and on other paper they would land in the wrong place. "
                "Nothing is printed yet. Lay {paper} in and print on it, or close this and choose "
                "another paper on this page."
            ).format(
                chosen=chosen,
                paper=stock.name,
                width=round(stock.width),
                height=round(stock.height),
            ),
            "",
            self,
        )
        text.setWordWrap(True)
        text.setFixedWidth(theme.current().px(WIDTH))
        self.fields.addRow(text)
