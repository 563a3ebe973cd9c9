"""What was saved of a damaged event, and what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.gui import theme
from w4r_desktop.gui.backup_words import when_made
from w4r_desktop.gui.dialogs.ask import Question
from w4r_desktop.gui.widgets.labels import wrapped
from w4r_desktop.language import _
from w4r_desktop.wording import counted, salvaged_words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.salvage import Salvaged
    from w4r_desktop.store.backups import Backup, Contents


WIDTH: Final = 460


class SalvagedDialog(Question):
    """Says it line by line, before the salvaged event opens or later; ``words`` are those lines.

    ``accept`` is what its button says, unless it opens the event.
    """

    def __init__(self, found: Salvaged, made: Path, parent: QWidget, *, accept: str = "") -> None:
        super().__init__(_("Salvaged, please check"), accept or _("Open it"), parent)
        self.no.hide()
        self.words = salvaged_words(found)
        kept = _("It is kept as “{file}”. The damaged file was left as it is.")
        width = theme.current().px(WIDTH)
        for line in (*self.words, kept.format(file=made.name)):
            self.fields.addRow(wrapped(line, width, parent=self))


def ask_for_newest(newest: Backup, holds: Contents, now: datetime, parent: QWidget) -> bool:
    """Offer the newest backup of a file of which nothing could be salvaged; tell if it is taken."""
    title = _("Nothing of this file can be read any more")
    question = Question(title, _("Open this backup"), parent)
    words = _("It was left as it is, and nothing was made. The newest backup has {pieces}, {time}.")
    when = when_made(newest.at, holds, now)
    said = words.format(pieces=counted(holds.kinds), time=when)
    question.fields.addRow(wrapped(said, theme.current().px(WIDTH), parent=question))
    accepted = question.exec() == Question.DialogCode.Accepted
    question.deleteLater()
    return accepted
