"""What is still to leave and in which bin it lies, and what is kept back and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from w4r_desktop import errors, language
from w4r_desktop.documents.addressed import address_lines, country_line, mail_obstacles
from w4r_desktop.documents.envelopes import Desk, EnvelopeOrder
from w4r_desktop.documents.set_aside import kinds_of
from w4r_desktop.domain.address import address_block, crosses_border
from w4r_desktop.domain.bins import Lot, bins
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.stationery import envelope_of
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.mail_pieces import pieces_for
from w4r_desktop.store.queries.cases import CASE_TABLES
from w4r_desktop.store.queries.events import campaign, event
from w4r_desktop.store.queries.mail import mail
from w4r_desktop.store.queries.mailing import MAILING_TABLES, mailing, office
from w4r_desktop.store.queries.overrides import overrides
from w4r_desktop.store.queries.postage import POSTAGE_TABLES, postage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import TypeAlias
    from uuid import UUID

    from sqlalchemy.orm import Session

    from w4r_desktop.domain.bins import Bin
    from w4r_desktop.domain.case import Campaign
    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.domain.figures import MailTotal
    from w4r_desktop.domain.stamps import Piece, Postage
    from w4r_desktop.store.queries.mail import CaseMail
    from w4r_desktop.store.queries.mailing import Office
    from w4r_desktop.store.queries.overrides import OverrideRow

    Piles: TypeAlias = tuple[UUID, ActionKind]

BINS_SHOW: Final = (
    MAILING_TABLES | POSTAGE_TABLES | CASE_TABLES | {"tally_entry", "campaign", "mail_override"}
)
"""What the facts depend on."""

POSTED_TO_TARGET: Final = frozenset({MailingWay.INDIVIDUAL, MailingWay.OFFICIAL})
"""The ways by which the post carries mail to the target itself, if it carries any there."""


@dataclass(frozen=True, slots=True)
class MailFacts:
    """What tells where the pieces of an evening go; ``totals`` have what was written and posted."""

    details: EventDetails
    campaign: Campaign
    mail: tuple[CaseMail, ...]
    totals: tuple[MailTotal, ...]
    office: Office
    postage: Postage
    overrides: tuple[OverrideRow, ...]

    def case(self, case_id: UUID) -> CaseMail:
        """Return a case by its id."""
        return next(case for case in self.mail if case.case_id == case_id)


@dataclass(frozen=True, slots=True)
class Kept:
    """Pieces that are not to leave, and why."""

    case: CaseMail
    total: MailTotal
    pieces: int
    problem: errors.EnvelopeError


@dataclass(frozen=True, slots=True)
class SortedMail:
    """All pieces: those in bins, and those kept back."""

    bins: tuple[Bin, ...]
    kept: tuple[Kept, ...]

    @property
    def pieces(self) -> int:
        """How many pieces lie in bins."""
        return sum(one.pieces for one in self.bins)


def mail_facts(session: Session) -> MailFacts:
    """Return all that sorting the mail asks of the event file."""
    cases = mail(session)
    return MailFacts(
        event(session).details,
        campaign(session).campaign,
        cases,
        mailing(session, cases),
        office(session),
        postage(session),
        overrides(session),
    )


def sorted_mail(facts: MailFacts, *, today: date, everything: bool = False) -> SortedMail:
    """Return what is still to leave, or ``everything`` that was written, sorted into bins.

    A withdrawn case keeps its mail back, however it leaves. That no mail goes to a target now, or
    that its address is missing, keeps back only what the post carries there: the section's office
    and whoever takes it by hand may know another way.
    """
    sorting = _Sorting(facts, today)
    lots: list[Lot] = []
    kept: list[Kept] = []
    for total in facts.totals:
        pieces = total.written if everything else total.unposted
        if not pieces:
            continue
        case = facts.case(total.case_id)
        problem = sorting.problem(case, total)
        if problem is None:
            lots.append(sorting.lot(case, total, pieces))
        else:
            kept.append(Kept(case, total, pieces, problem))
    classes = list(facts.postage.operator.destinations)[::-1]  # most of the mail goes farthest
    made = bins(lots, destinations=classes, office=sorting.office)
    return SortedMail(made, tuple(kept))


def kept_back_by(facts: MailFacts, *, today: date) -> Mapping[Piles, errors.EnvelopeError]:
    """Return what keeps mail back, by case and kind; of what may leave there is nothing."""
    sorting = _Sorting(facts, today)
    found = (
        ((total.case_id, total.kind), sorting.problem(facts.case(total.case_id), total))
        for total in facts.totals
    )
    return {key: problem for key, problem in found if problem is not None}


def individual_pieces(facts: MailFacts, *, today: date) -> tuple[Piece, ...]:
    """Return what is still to leave and needs stamps one by one."""
    sorting = _Sorting(facts, today)
    found: tuple[Piece, ...] = ()
    for total in facts.totals:
        case = facts.case(total.case_id)
        if total.way is MailingWay.INDIVIDUAL and sorting.problem(case, total) is None:
            found += sorting.pieces(case, total, total.unposted)
    return found


class _Sorting:
    """Looks at one case and kind after the other."""

    def __init__(self, facts: MailFacts, today: date) -> None:
        self._facts = facts
        details, here = facts.details, facts.campaign
        self._desk = Desk(
            (), details.country, language.current(), envelope_of(details.country),
            here.historical, here.closes_on, today,
        )  # fmt: skip

    @property
    def office(self) -> tuple[str, ...]:
        """The address of the section's office, its country last if it is abroad."""
        at, home = self._facts.office, self._facts.details.country
        abroad = bool(at.country) and crosses_border(sender=home, addressee=at.country)
        country = country_line(at.country, self._desk.language) if abroad else ""
        return address_block("", "", at.lines, country_line=country)

    def problem(self, case: CaseMail, total: MailTotal) -> errors.EnvelopeError | None:
        """Return what keeps pieces back, the gravest first."""
        own = [row.refusal for row in self._facts.overrides if row.case_id in (None, case.case_id)]
        order = EnvelopeOrder(
            case.code, case.name, case.targets.get(total.role), 1,
            withdrawn=case.withdrawn.reason if case.withdrawn else None, overridden=kinds_of(own),
        )  # fmt: skip
        for problem in mail_obstacles(order, self._desk):
            # what no font has is written by hand
            if isinstance(problem, errors.CharacterMissingError):
                continue
            if isinstance(problem, errors.CaseWithdrawnError) or total.way in POSTED_TO_TARGET:
                return problem
        return None

    def lot(self, case: CaseMail, total: MailTotal, pieces: int) -> Lot:
        """Return pieces with where they go."""
        target = case.targets.get(total.role)
        made = Lot(
            case_id=case.case_id, code=case.code, case=case.name, kind=total.kind,
            role=total.role, pieces=pieces, way=total.way,
            lines=address_lines(target, self._desk) if target else (),
        )  # fmt: skip
        here = self._facts.postage
        for piece in self.pieces(case, total, pieces):
            made = replace(made, destination=here.destination(piece), free=here.is_free(piece))
        return made

    def pieces(self, case: CaseMail, total: MailTotal, count: int) -> tuple[Piece, ...]:
        """Return pieces as postage sees them; without a postal address there are none."""
        is_card = total.kind is ActionKind.SOLIDARITY_CARD
        wanted = [(case.targets.get(total.role), count)]
        return pieces_for(wanted, self._desk.envelope, is_card=is_card)
