"""The campaign under Setup: its form, how many cases it has, and their ways in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from w4r_desktop.gui import theme
from w4r_desktop.gui.models.live import Live
from w4r_desktop.gui.pages.setup_draft import Draft
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.campaign_form import CampaignForm
from w4r_desktop.gui.widgets.card import Card
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.store.queries import cases as case_queries
from w4r_desktop.store.queries import events as event_queries

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from w4r_desktop.gui.choices import Choices
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.events import CampaignRow


class CampaignCard(Card):
    """Shows the campaign; the page saves what ``draft`` says is to be saved.

    ``import_requested``, ``export_requested`` and ``template_requested`` ask for files.
    """

    import_requested = Signal()
    export_requested = Signal()
    template_requested = Signal()

    def __init__(
        self, workspace: Workspace, choices: Choices, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Campaign"), parent=parent)
        self._row = Live(
            workspace, event_queries.campaign, shows=frozenset({"campaign"}), parent=self
        )
        self._cases = Live(workspace, _counted, shows=case_queries.CASE_TABLES, parent=self)
        self.form = CampaignForm(self)
        self.count = label("", "muted", self)
        self.bring_in = Button(_("Bring in cases…"), parent=self)
        self.save_pack = Button(_("Save cases as a pack…"), parent=self)
        self.template = Button(_("Template for a spreadsheet…"), parent=self)
        self._lay_out()
        self.draft: Draft[CampaignRow] = Draft(
            self._saved,
            show=self.form.show_campaign,
            typed=self.form.campaign,
            waiting=choices.campaign_draft,
            parent=self,
        )
        self._row.answered.connect(self.draft.take_up)
        self._cases.answered.connect(self._show_count)
        self.bring_in.clicked.connect(self.import_requested)
        self.save_pack.clicked.connect(self.export_requested)
        self.template.clicked.connect(self.template_requested)
        self._show_count()

    def _lay_out(self) -> None:
        px = theme.current().px
        ways = QHBoxLayout()
        ways.setSpacing(px(8))
        ways.addWidget(self.bring_in)
        ways.addWidget(self.save_pack)
        ways.addStretch(1)
        self.body.addWidget(self.form)
        self.body.addWidget(self.form.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.count)
        self.body.addLayout(ways)
        self.body.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)

    def _saved(self) -> CampaignRow:
        return self._row.answer

    def _show_count(self) -> None:
        count, withdrawn = self._cases.answer
        words = ngettext("{number} case", "{number} cases", count).format(number=number(count))
        if withdrawn:
            words = ngettext(
                "{cases}, {number} of them withdrawn", "{cases}, {number} of them withdrawn",
                withdrawn,
            ).format(cases=words, number=number(withdrawn))  # fmt: skip
        self.count.setText(words)
        self.save_pack.setEnabled(count > 0)


def _counted(session: Session) -> tuple[int, int]:
    """Return how many cases there are, and how many of them are withdrawn."""
    rows = case_queries.cases(session)
    return len(rows), sum(row.withdrawn is not None for row in rows)
