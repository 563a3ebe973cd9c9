"""Envelopes on the Print page: for whom, how many, on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.domain.stationery import ENVELOPES, envelope_of
from w4r_desktop.gui.models.copies import order_of
from w4r_desktop.gui.pages.print_copies import CopiesOptions
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_options import PaperOptions
from w4r_desktop.gui.wishes import EnvelopeWish
from w4r_desktop.language import _, ngettext, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.domain.stationery import Envelope
    from w4r_desktop.errors import EnvelopeError
    from w4r_desktop.gui.models.copies import Copies
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.gui.preferences import Preferences


class EnvelopeOptions(CopiesOptions):
    """For whom, how many, on which envelope, with which return address."""

    def __init__(
        self, copies: Copies, facts: PaperFacts, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(copies, facts, parent, counted=_("Envelopes for {case}"))
        self._preferences = preferences
        self.paper = PaperOptions(self)
        self._add(self.paper)
        self.paper.changed.connect(self._on_paper)
        usual = envelope_of(facts.details.country).key
        kept = preferences.envelope
        self.paper.choose_envelope(kept if kept in ENVELOPES else usual)

    @property
    @override
    def kind(self) -> RunKind:
        """What its copies are counted as."""
        return RunKind(Document.ENVELOPES, self._copies.role)

    @property
    @override
    def words(self) -> DocumentWords:
        """How envelopes are spoken of."""
        return DocumentWords(
            _("Envelopes"),
            _("Drawing the envelopes"),
            _("Save the envelopes as a PDF"),
            _print_button,
            _saved,
            _sent,
        )

    @property
    @override
    def count(self) -> int:
        """How many envelopes will be printed."""
        return super().count if self.paper.chosen else 0

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if self.paper.chosen is None:
            return _("The post takes no envelope of this size.")
        return super().why_nothing

    @override
    def show_facts(self, facts: PaperFacts) -> None:
        """Offer what there is to mail now."""
        self.paper.show_sender(facts.details.sender_lines)
        super().show_facts(facts)

    @override
    def wish(self) -> EnvelopeWish | None:
        """Return the envelopes to be drawn, or nothing."""
        envelope = self.paper.chosen
        if envelope is None or not self.count:
            return None
        role = self._copies.role
        packs = tuple(
            Pack(pack.title, tuple(order_of(case, role, copies) for case, copies in pack.orders))
            for pack in self.packs()
        )
        return self._wish(packs, envelope)

    @override
    def _problems(self) -> dict[str, EnvelopeError]:
        envelope = self.paper.chosen
        if envelope is None:
            return {}
        orders = tuple(order_of(case, self._copies.role, 1) for case in self._facts.mail)
        left_out = self._wish((Pack("", orders),), envelope).refused()
        return {case.case_code: case.problem for case in left_out}

    def _wish(self, packs: tuple[Pack[EnvelopeOrder], ...], envelope: Envelope) -> EnvelopeWish:
        details, campaign = self._facts.details, self._facts.campaign.campaign
        return EnvelopeWish(
            packs,
            sender_lines=details.sender_lines if self.paper.bears_sender else (),
            sender_country=details.country,
            language=language.current(),
            envelope=envelope,
            historical=campaign.historical,
            closes_on=campaign.closes_on,
            today=self._today,
            practice=self._facts.practice,
        )

    def _on_paper(self) -> None:
        envelope = self.paper.chosen
        if envelope is not None:
            self._preferences.envelope = envelope.key  # what lies in the drawer stays the same
        self._tell()


def _print_button(count: int) -> str:
    return ngettext("Print {number} envelope", "Print {number} envelopes", count).format(
        number=number(count)
    )


def _saved(count: int, file: str) -> str:
    return ngettext(
        "{number} envelope was saved as “{file}”.",
        "{number} envelopes were saved as “{file}”.",
        count,
    ).format(number=number(count), file=file)


def _sent(count: int) -> str:
    return ngettext(
        "{number} envelope was sent to the printer.",
        "{number} envelopes were sent to the printer.",
        count,
    ).format(number=number(count))
