"""Good news on the Print page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from w4r_desktop.domain.good_news import outcomes
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.pages.print_document import (
    DocumentOptions,
    DocumentWords,
    Fields,
    PaperField,
)
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wishes import GoodNewsWish
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts


class GoodNewsOptions(DocumentOptions):
    """What went well, to be read aloud."""

    document = Document.GOOD_NEWS

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._facts = facts
        self.about = label("", "", self)
        self.about.setWordWrap(True)
        self.paper = PaperField(choices, self)
        fields = Fields(self)
        fields.add(_("Pa&per"), self.paper)
        self.body.addWidget(self.about)
        self.body.addWidget(fields)
        self.body.addStretch()
        self.paper.activated.connect(self._on_field)

    @property
    @override
    def words(self) -> DocumentWords:
        """How good news is spoken of."""
        return DocumentWords(
            _("Good news"),
            _("Drawing the good news"),
            _("Save the good news as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How much good news there is."""
        return len(outcomes(self._briefs()))

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        return _(
            "No case has good news yet. When a brief gets an update that is good news, it stands "
            "here, ready to be read aloud."
        )

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now."""
        self._facts = facts
        self.show_choices()

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self.paper.show_paper(self._facts)
        self.about.setText(
            ngettext(
                "{number} case has good news to be read aloud, the newest first.",
                "{number} cases have good news to be read aloud, the newest first.",
                self._cases,
            ).format(number=number(self._cases))
        )

    @override
    def wish(self) -> GoodNewsWish | None:
        """Return the pages to be drawn, or nothing."""
        if not self.count:
            return None
        paper, campaign = self.paper.paper(self._facts), self._facts.campaign.campaign
        return GoodNewsWish(self._briefs(), paper, campaign, self._facts.practice)

    @property
    def _cases(self) -> int:
        return len({outcome.brief.code for outcome in outcomes(self._briefs())})

    def _briefs(self) -> tuple[CaseBrief, ...]:
        return tuple(row.brief for row in self._facts.cases)

    def _on_field(self) -> None:
        self.changed.emit(None)


def _print_button(_count: int) -> str:
    return _("Print the good news")
