"""What was saved of a damaged event, and what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _
from w4r_desktop.wording import salvaged_words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.salvage import Salvaged


class SalvagedDialog(Question):
    """Says it line by line, before the salvaged event opens; ``words`` are those lines."""

    def __init__(self, found: Salvaged, made: Path, parent: QWidget) -> None:
        super().__init__(_("Salvaged, please check"), _("Open it"), parent)
        self.no.hide()
        self.words = salvaged_words(found)
        kept = _("It is kept as “{file}”. The damaged file was left as it is.")
        width = theme.current().px(460)
        for line in (*self.words, kept.format(file=made.name)):
            said = label(line, "", self)
            said.setWordWrap(True)
            said.setFixedWidth(width)
            said.ensurePolished()
            said.setMinimumHeight(said.heightForWidth(width))  # a form cuts off what hangs lowest
            self.fields.addRow(said)
