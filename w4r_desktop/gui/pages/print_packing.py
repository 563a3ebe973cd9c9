"""Packing lists on the Print page: of which bins, and of which pieces."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from w4r_desktop.domain.bins import parcels
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.mail_bins import sorted_mail
from w4r_desktop.gui.packing_orders import bin_title, bin_way, kept_back, packing_orders
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_evening import EveningOptions
from w4r_desktop.gui.pages.print_words import saved_pages, sent_pages
from w4r_desktop.gui.widgets.elided_combo import ElidedCombo
from w4r_desktop.gui.widgets.labels import label
from w4r_desktop.gui.wishes_evening import PackingWish
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.wording import pieces

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.domain.bins import Bin, BinKey
    from w4r_desktop.gui.mail_bins import SortedMail
    from w4r_desktop.gui.models.paper_choices import PaperChoices
    from w4r_desktop.gui.pages.print_document import PaperFacts


class PackingOptions(EveningOptions):
    """The bins as they are sorted under Results, Mailing: one of them or all."""

    document = Document.PACKING_LISTS

    def __init__(self, choices: PaperChoices, facts: PaperFacts, parent: QWidget) -> None:
        super().__init__(choices, facts, parent)
        self._chosen = choices.evening.packing
        self._offered: tuple[tuple[str, BinKey], ...] | None = None
        self._look_again()
        self.about = label(
            _(
                "One page for each bin: what lies in it, case by case, with boxes to tick once it "
                "is counted and packed. How the mail leaves is chosen under Results, Mailing."
            ),
            "",
            self,
        )
        self.about.setWordWrap(True)
        self.bin = ElidedCombo(self)
        self.body.addWidget(self.about)
        self._add_fields((_("&Bin"), self.bin))
        self.everything = QCheckBox(_("What is p&osted already as well"), self)
        self.body.addWidget(self.everything)
        self.body.addStretch()
        self.bin.activated.connect(self._on_bin)
        self.everything.clicked.connect(self._on_everything)

    @property
    @override
    def words(self) -> DocumentWords:
        """How the lists are spoken of."""
        return DocumentWords(
            _("Packing lists"),
            _("Drawing the packing lists"),
            _("Save the packing lists as a PDF"),
            _print_button,
            saved_pages,
            sent_pages,
        )

    @property
    @override
    def count(self) -> int:
        """How many lists will be printed: a large bundle has one for each parcel."""
        return sum(len(parcels(one)) for one in self._bins)

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if self._mail.kept:
            return _("All that is written is kept back. See the reasons under Results, Mailing.")
        if any(total.written for total in self._facts.mailing.totals):
            return _(
                "Everything is posted already. To print its lists, tick what is posted as well."
            )
        return _("No letter or card is logged yet, so there is nothing to pack.")

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is now: the lists bear this moment."""
        self._facts = facts
        self._look_again()
        super().show_facts(facts)

    @override
    def show_choices(self) -> None:
        """Show what is chosen now."""
        self.paper.show_paper(self._facts)
        self.everything.setChecked(self._chosen.everything)
        offered = tuple((_bin_words(one), one.key) for one in self._mail.bins)
        if offered != self._offered:
            self._offered = offered
            self.bin.clear()
            self.bin.addItem(_("All bins"), None)
            for words, key in offered:
                self.bin.addItem(words, key)
        places = {key: place for place, (_words, key) in enumerate(offered, start=1)}
        chosen = self._chosen.key
        self.bin.setCurrentIndex(places.get(chosen, 0) if chosen else 0)

    @override
    def wish(self) -> PackingWish | None:
        """Return the lists to be drawn, or nothing."""
        if not self._bins:
            return None
        orders = packing_orders(self._bins, as_of=self._as_of)
        return PackingWish(orders, self._evening, kept_back(self._mail.kept))

    @property
    def _bins(self) -> tuple[Bin, ...]:
        """The bins wanted; all of them if the one chosen is empty by now."""
        found = self._mail.bins
        return tuple(one for one in found if one.key == self._chosen.key) or found

    def _look_again(self) -> None:
        self._as_of = datetime.now(self._facts.details.zone)
        self._mail: SortedMail = sorted_mail(
            self._facts.mailing, today=self._as_of.date(), everything=self._chosen.everything
        )

    def _on_bin(self) -> None:
        self._chosen.key = self.bin.currentData()
        self.changed.emit(None)

    def _on_everything(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._chosen.everything = wanted
        self._look_again()
        self.changed.emit(None)


def _bin_words(one: Bin) -> str:
    words = _("{title} · {way} · {pieces}")
    return words.format(title=bin_title(one), way=bin_way(one.key), pieces=pieces(one.pieces))


def _print_button(count: int) -> str:
    return ngettext("Print {number} packing list", "Print {number} packing lists", count).format(
        number=number(count)
    )
