"""Envelopes on the Print page: for whom, how many, on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from w4r_desktop import language
from w4r_desktop.domain.address import visible
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.print_runs import RunKind
from w4r_desktop.domain.stationery import ENVELOPES, ReturnAddress, envelope_of
from w4r_desktop.errors import NoSenderError
from w4r_desktop.gui.pages.print_addressed import AddressedOptions
from w4r_desktop.gui.pages.print_document import DocumentWords
from w4r_desktop.gui.pages.print_options import BACKS, CUSTOM, PaperOptions
from w4r_desktop.gui.wishes import EnvelopeWish
from w4r_desktop.language import _, ngettext, number
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from w4r_desktop.documents.envelopes import EnvelopeOrder
    from w4r_desktop.documents.packs import Pack
    from w4r_desktop.domain.case import Role
    from w4r_desktop.domain.stationery import Envelope
    from w4r_desktop.errors import W4RError
    from w4r_desktop.gui.models.copies import Copies
    from w4r_desktop.gui.pages.print_document import PaperFacts
    from w4r_desktop.gui.preferences import Preferences


class EnvelopeOptions(AddressedOptions):
    """For whom, how many, on which envelope, with which return address."""

    document = Document.ENVELOPES

    def __init__(
        self, copies: Copies, facts: PaperFacts, preferences: Preferences, parent: QWidget
    ) -> None:
        super().__init__(copies, facts, parent, counted=_("Envelopes for {case}"))
        self._preferences = preferences
        self.paper = PaperOptions(self)
        self._add(self.paper)
        usual = envelope_of(facts.details.country).key
        kept = preferences.envelope
        self.paper.choose_size(preferences.envelope_size)
        self.paper.choose_envelope(kept if kept in {*ENVELOPES, CUSTOM} else usual)
        self.paper.choose_place(preferences.return_address)
        self.paper.changed.connect(self._on_paper)

    @property
    @override
    def kind(self) -> RunKind:
        """What its copies are counted as: a back is no other envelope."""
        variant = BACKS if self.paper.prints_backs else ""
        return RunKind(Document.ENVELOPES, self._copies.role, variant)

    @property
    @override
    def words(self) -> DocumentWords:
        """How envelopes are spoken of."""
        if self.paper.prints_backs:
            return DocumentWords(
                _("Envelopes"),
                _("Drawing the backs of the envelopes"),
                _("Save the backs of the envelopes as a PDF"),
                _print_backs_button,
                _backs_saved,
                _backs_sent,
            )
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
        return super().count if self.paper.chosen and not self._lacks_sender else 0

    @property
    @override
    def pages(self) -> int:
        """Each envelope is a page, and so is what each pack begins with."""
        return self.count + sum(1 for pack in self.packs() if pack.title)

    @property
    @override
    def why_nothing(self) -> str:
        """Why there is nothing to print, and what to do."""
        if self.paper.chosen is None:
            return _("The post takes no envelope of this size.")
        if self._lacks_sender:
            return explain(NoSenderError())
        return super().why_nothing

    @property
    @override
    def words_of_packs(self) -> str:
        """What each pack begins with, as that many more envelopes are fed."""
        more = sum(1 for pack in self.packs() if pack.title)
        return _("Each pack begins with an envelope that names its table: {number} more.").format(
            number=number(more)
        )

    @override
    def choose_only(self, case_id: UUID, role: Role) -> None:
        """Print one envelope of one case: its front first."""
        self.paper.choose_fronts()
        super().choose_only(case_id, role)

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
        return self._wish(self._order_packs(), envelope)

    @override
    def _problems(self) -> dict[str, W4RError]:
        envelope = self.paper.chosen
        if envelope is None or self._lacks_sender:
            return {}
        left_out = self._wish((self._one_of_each(),), envelope).left_out
        return {one.case_code: one.problem for one in left_out}

    @property
    def _lacks_sender(self) -> bool:
        """Whether backs are to be printed and there is nothing to print on them."""
        return self.paper.prints_backs and not visible(self._facts.details.sender_lines)

    @property
    def _sender_lines(self) -> tuple[str, ...]:
        """The return address that goes on the side that is printed."""
        here = ReturnAddress.BACK if self.paper.prints_backs else ReturnAddress.FRONT
        return self._facts.details.sender_lines if self.paper.place is here else ()

    def _wish(self, packs: tuple[Pack[EnvelopeOrder], ...], envelope: Envelope) -> EnvelopeWish:
        details, campaign = self._facts.details, self._facts.campaign.campaign
        return EnvelopeWish(
            packs,
            sender_lines=self._sender_lines,
            sender_country=details.country,
            language=language.current(),
            envelope=envelope,
            historical=campaign.historical,
            closes_on=campaign.closes_on,
            today=self._today,
            practice=self._facts.practice,
            backs=self.paper.prints_backs,
        )

    def _on_paper(self) -> None:
        envelope = self.paper.chosen
        if envelope is not None:
            self._preferences.envelope = envelope.key  # what lies in the drawer stays the same
            self._preferences.envelope_size = self.paper.measured
        self._preferences.return_address = self.paper.place.value
        self._tell()


def _print_button(count: int) -> str:
    return ngettext("Print {number} envelope", "Print {number} envelopes", count).format(
        number=number(count)
    )


def _print_backs_button(count: int) -> str:
    return ngettext("Print {number} back", "Print {number} backs", count).format(
        number=number(count)
    )


def _backs_saved(count: int, file: str) -> str:
    return ngettext(
        "{number} back of an envelope was saved as “{file}”.",
        "{number} backs of envelopes were saved as “{file}”.",
        count,
    ).format(number=number(count), file=file)


def _backs_sent(count: int) -> str:
    return ngettext(
        "{number} back of an envelope was sent to the printer.",
        "{number} backs of envelopes were sent to the printer.",
        count,
    ).format(number=number(count))


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
