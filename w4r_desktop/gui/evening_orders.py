"""What stands on the paper of an evening, made of what its file says: for window and command."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.sign_in_sheets import SignInOrder, SignInRow
from w4r_desktop.documents.slips import SlipOrder, hours_between, hours_of_event
from w4r_desktop.documents.tally_sheets import TallyColumn, TallyOrder, TallyRow
from w4r_desktop.documents.thank_you import ThankYouCase, ThankYouOrder
from w4r_desktop.domain.first_names import first_name, keeps_whole_name
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.collation import name_key
from w4r_desktop.gui.dialogs.sign_out import USUAL_DAYS
from w4r_desktop.gui.models.evening_choices import HoursOf
from w4r_desktop.gui.models.sheet import column_heading, row_heading
from w4r_desktop.language import _, clock, short_date
from w4r_desktop.store.queries.sheet import SheetColumn, SheetRow
from w4r_desktop.wording import cases, counting_words, people, several_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from w4r_desktop.domain.event import EventDetails
    from w4r_desktop.store.queries.attendees import PersonRow
    from w4r_desktop.store.queries.cases import CaseRow
    from w4r_desktop.store.queries.totals import Totals

LETTERS: Final = (ActionKind.LETTER, ActionKind.PREPRINTED_LETTER)


def called(person: PersonRow) -> str:
    """Return what somebody is called on paper: a minor by the first name."""
    if not person.minor:
        return person.name
    whole = keeps_whole_name(heads=person.heads, guest=person.guest)
    return first_name(person.name, whole=whole)


def sign_in_order(there: Iterable[PersonRow], *, table: str) -> SignInOrder:
    """Return the sheets of a table, or of the door, with who is there."""
    rows = (
        SignInRow(
            called(person),
            person.table_name,
            first_time=person.first_time,
            minor=person.minor,
            hears=person.has_contact,
        )
        for person in there
    )
    return SignInOrder(tuple(sorted(rows, key=lambda row: name_key(row.name))), table, sheets=0)


def day_back(details: EventDetails, everybody: Iterable[PersonRow], *, today: date) -> date:
    """Return the day letters taken home are expected back: what most were told, or the usual one.

    It is never past.
    """
    told = Counter(one.due_on for one in everybody if one.due_on and one.due_on >= today)
    if told:
        return min(told, key=lambda day: (-told[day], day))
    return max(details.held_on, today) + timedelta(days=USUAL_DAYS)


def slip_order(
    person: PersonRow, details: EventDetails, hours_of: HoursOf, *, each_head: bool
) -> SlipOrder:
    """Return somebody's participation slip, or with ``each_head`` one for each of a group."""
    name, hours = called(person), _hours(person, details, hours_of)
    if person.heads > 1 and each_head:
        return SlipOrder(group=name, hours=hours, copies=person.heads)
    if person.heads > 1:
        name = _("{name}, {people}").format(name=name, people=people(person.heads))
    return SlipOrder(name, hours=hours, written=", ".join(_written(person)))


def tally_order(
    table: tuple[UUID, str],
    everybody: Iterable[PersonRow],
    cases_here: Iterable[CaseRow],
    *,
    own_case: UUID | None,
    kind: ActionKind,
    blank: int,
) -> TallyOrder:
    """Return the paper sheet of a table, headed as the sheet on screen is."""
    table_id, name = table
    there = [person for person in everybody if person.writing_table_id == table_id]
    heads = sum(person.heads for person in there if person.signed_out_at is None)
    anyone = SheetRow(None, table_id, name, "", 0, first_time=False, minor=False, counts=())
    return TallyOrder(
        name,
        people(heads),
        counting_words(kind),
        tuple(_column(case, dedicated=case.case_id == own_case) for case in cases_here),
        tuple(map(_row, sorted(there, key=lambda person: name_key(person.name)))),
        row_heading(anyone, with_table=False).name,
        blank,
    )


def thank_you_order(tally: Totals, *, as_of: datetime, copies: int) -> ThankYouOrder:
    """Return the thank-you sheet of what was written so far; of nothing there is none to make."""
    written_for = [case for case in tally.by_case if any(case.kinds.values())]
    others = _others(tally.kinds)
    written = _pieces(tally.kinds)
    pieces = "".join(written[:1])
    if len(written) > 1:
        letters, cards = written
        pieces = _("{letters} and {cards}").format(letters=letters, cards=cards)
    if not pieces:  # an evening of signatures only
        pieces, others = others[0], others[1:]
    return ThankYouOrder(
        pieces,
        _by(len(written_for), tally.people.attendees),
        _("and {actions}").format(actions=", ".join(others)) if others else "",
        _("As of {day}, {time}").format(day=short_date(as_of.date()), time=clock(as_of)),
        tuple(
            ThankYouCase(
                case.name, case.country, ", ".join((*_pieces(case.kinds), *_others(case.kinds)))
            )
            for case in written_for
        ),
        copies,
    )


def _hours(person: PersonRow, details: EventDetails, hours_of: HoursOf) -> str:
    match hours_of:
        case HoursOf.EVENT:
            return hours_of_event(details)
        case HoursOf.PERSON if person.signed_out_at is not None:
            zone = details.zone
            return hours_between(
                person.signed_in_at.astimezone(zone), person.signed_out_at.astimezone(zone)
            )
    return ""


def _written(person: PersonRow) -> Iterator[str]:
    if person.letters:
        yield several_of(ActionKind.LETTER, person.letters)
    if person.other:
        yield several_of(ActionKind.OTHER, person.other)


def _row(person: PersonRow) -> TallyRow:
    """Return somebody as the sheet on screen heads their row."""
    head = row_heading(
        SheetRow(
            person.attendee_id,
            person.writing_table_id,
            person.table_name,
            person.name,
            person.heads,
            first_time=person.first_time,
            minor=person.minor,
            counts=(),
            signed_out=person.signed_out_at is not None,
        ),
        with_table=False,
    )
    detail = " · ".join(filter(None, (head.badge, head.detail)))
    return TallyRow(head.name, detail, quiet=head.quiet)


def _column(case: CaseRow, *, dedicated: bool) -> TallyColumn:
    brief = case.brief
    head = column_heading(
        SheetColumn(
            case.case_id,
            brief.code,
            brief.name,
            brief.short_name,
            brief.country,
            withdrawn=case.withdrawn is not None,
            dedicated=dedicated,
        )
    )
    return TallyColumn(
        head.name, head.detail, head.code, withdrawn=head.withdrawn, dedicated=head.dedicated
    )


def _by(written_for: int, heads: int) -> str:
    if not heads:
        return _("for {cases}").format(cases=cases(written_for))
    return _("for {cases}, written by {people}").format(
        cases=cases(written_for), people=people(heads)
    )


def _pieces(kinds: Mapping[ActionKind, int]) -> list[str]:
    """Return letters and cards in words, as far as there are any."""
    letters = sum(kinds.get(kind, 0) for kind in LETTERS)
    cards = kinds.get(ActionKind.SOLIDARITY_CARD, 0)
    told = ((ActionKind.LETTER, letters), (ActionKind.SOLIDARITY_CARD, cards))
    return [several_of(kind, count) for kind, count in told if count]


def _others(kinds: Mapping[ActionKind, int]) -> list[str]:
    """Return in words what else was done."""
    counted = (*LETTERS, ActionKind.SOLIDARITY_CARD)
    return [
        several_of(kind, kinds[kind])
        for kind in ActionKind
        if kind not in counted and kinds.get(kind)
    ]
