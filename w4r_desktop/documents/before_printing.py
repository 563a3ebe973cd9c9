"""What to know before anything is printed, for all cases of a campaign at once.

``remarks(facts, envelope=…, sender_country=…, language=…, historical=…, closes_on=…, today=…)``
returns them in the order of the cases, those about the whole campaign first;
``remark_words(remark)`` says one in a sentence or two, for window and command line alike. A case
is told of by ``CaseFacts(brief, withdrawn)``; nothing is read or written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop import errors
from w4r_desktop.documents.case_sheets import problems
from w4r_desktop.documents.envelopes import Desk, EnvelopeOrder, obstacles
from w4r_desktop.domain.address import visible
from w4r_desktop.domain.case import Role
from w4r_desktop.language import _, short_date
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from w4r_desktop.domain.case import CaseBrief, Target
    from w4r_desktop.domain.stationery import Envelope

STALE_AFTER: Final = timedelta(days=180)
"""Officials move and change: an address that was checked longer ago is worth another look."""

COMMAS: Final = ",،、，"


class RemarkKind(StrEnum):
    """What a remark is about."""

    HISTORICAL = "historical"
    CAMPAIGN_CLOSED = "campaign_closed"
    WITHDRAWN = "withdrawn"
    NO_TARGET = "no_target"
    NO_ADDRESS = "no_address"
    NO_MAIL = "no_mail"
    MAIL_SUSPENDED = "mail_suspended"
    TARGET_EXPIRED = "target_expired"
    CHARACTER_MISSING = "character_missing"
    LINE_TOO_LONG = "line_too_long"
    TOO_MANY_LINES = "too_many_lines"
    TOWN_MAY_BE_MISSING = "town_may_be_missing"
    NO_SALUTATION = "no_salutation"
    NOT_CHECKED_LATELY = "not_checked_lately"


KINDS: Final = {
    errors.CampaignClosedError: RemarkKind.CAMPAIGN_CLOSED,
    errors.CaseWithdrawnError: RemarkKind.WITHDRAWN,
    errors.NoTargetError: RemarkKind.NO_TARGET,
    errors.NoAddressError: RemarkKind.NO_ADDRESS,
    errors.NoMailError: RemarkKind.NO_MAIL,
    errors.MailSuspendedError: RemarkKind.MAIL_SUSPENDED,
    errors.TargetExpiredError: RemarkKind.TARGET_EXPIRED,
    errors.CharacterMissingError: RemarkKind.CHARACTER_MISSING,
    errors.EastAsianFontMissingError: RemarkKind.CHARACTER_MISSING,
    errors.PageCharacterError: RemarkKind.CHARACTER_MISSING,
    errors.PageEastAsianFontError: RemarkKind.CHARACTER_MISSING,
    errors.LineTooLongError: RemarkKind.LINE_TOO_LONG,
    errors.TooManyLinesError: RemarkKind.TOO_MANY_LINES,
}


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case as it is looked at; ``withdrawn`` is why it was withdrawn, None if it was not."""

    brief: CaseBrief
    withdrawn: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to know; it ``blocks`` if something cannot be printed because of it.

    ``case_code`` and ``case_name`` are empty where it is about the whole campaign, and ``role`` is
    None where it is about no target. ``problem`` is what ``messages.explain`` has words for,
    ``line`` what the remark points at, ``day`` the day it tells of.
    """

    kind: RemarkKind
    blocks: bool
    case_code: str = ""
    case_name: str = ""
    role: Role | None = None
    problem: errors.W4RError | None = None
    line: str = ""
    day: date | None = None


def remarks(
    facts: Iterable[CaseFacts],
    *,
    envelope: Envelope,
    sender_country: str,
    language: str,
    historical: bool,
    closes_on: date | None,
    today: date,
) -> tuple[Remark, ...]:
    """Return all there is to know; the sender's ``language`` is that of the country's line.

    A historical campaign is never mailed, so its addresses may be as old as they are.
    """
    desk = Desk((), sender_country, language, envelope, historical, None, today)
    found = list(_of_campaign(historical=historical, closes_on=closes_on, today=today))
    for one in facts:
        found += _of_case(one, desk)
    return tuple(found)


def remark_words(remark: Remark) -> str:
    """Return a remark in a sentence or two."""
    case, day = remark.case_name, short_date(remark.day) if remark.day else ""
    match remark.kind:
        case RemarkKind.HISTORICAL:
            return _(
                "These cases are a sample to show and to practise with: every page bears a mark, "
                "and nothing of it should be mailed."
            )
        case RemarkKind.CAMPAIGN_CLOSED:
            return _(
                "The campaign closed on {day}, so no envelopes are printed. If mail is still to "
                "go out, correct that date under Setup, Campaign."
            ).format(day=day)
        case RemarkKind.TOWN_MAY_BE_MISSING:
            return _(
                "{case}: the address is the one line “{line}”. See whether its town is missing."
            ).format(case=case, line=remark.line)
        case RemarkKind.NO_SALUTATION:
            return _(
                "{case}: the brief does not say how to begin the letter. Add a salutation, so "
                "that nobody has to ask."
            ).format(case=case)
        case RemarkKind.NOT_CHECKED_LATELY:
            return _(
                "{case}: the address was last checked on {day}. See whether it is still right."
            ).format(case=case, day=day)
    assert remark.problem is not None
    return explain(remark.problem)


def _of_campaign(*, historical: bool, closes_on: date | None, today: date) -> Iterator[Remark]:
    if historical:
        yield Remark(kind=RemarkKind.HISTORICAL, blocks=False)
    elif closes_on and closes_on < today:
        yield Remark(kind=RemarkKind.CAMPAIGN_CLOSED, blocks=True, day=closes_on)


def _of_case(facts: CaseFacts, desk: Desk) -> Iterator[Remark]:
    brief = facts.brief
    if facts.withdrawn is not None:  # nothing of it goes out, so nothing else matters
        withdrawn = errors.CaseWithdrawnError(case_name=brief.name, reason=facts.withdrawn)
        yield _blocking(brief, None, withdrawn)
        return
    for problem in _unprintable(brief):
        yield _blocking(brief, None, problem)
    if brief.target(Role.PRIMARY) is None:
        yield _blocking(brief, Role.PRIMARY, errors.NoTargetError(case_name=brief.name))
    for target in brief.targets:
        order = EnvelopeOrder(brief.code, brief.name, target, 1)
        for obstacle in obstacles(order, desk):
            yield _blocking(brief, target.role, obstacle)
        yield from _doubts(brief, target, desk)


def _doubts(brief: CaseBrief, target: Target, desk: Desk) -> Iterator[Remark]:
    """Yield what is worth a look but keeps nothing from being printed."""
    lines = visible(target.lines)
    if len(lines) == 1 and not any(comma in lines[0] for comma in COMMAS):
        yield _doubt(RemarkKind.TOWN_MAY_BE_MISSING, brief, target, line=lines[0])
    if target.role is Role.PRIMARY and not target.salutation:
        yield _doubt(RemarkKind.NO_SALUTATION, brief, target)
    checked = target.checked_on
    if lines and checked and not desk.historical and desk.today - checked > STALE_AFTER:
        yield _doubt(RemarkKind.NOT_CHECKED_LATELY, brief, target, day=checked)


def _blocking(brief: CaseBrief, role: Role | None, problem: errors.W4RError) -> Remark:
    return Remark(
        kind=KINDS[type(problem)],
        blocks=True,
        case_code=brief.code,
        case_name=brief.name,
        role=role,
        problem=problem,
    )


def _doubt(
    kind: RemarkKind, brief: CaseBrief, target: Target, *, line: str = "", day: date | None = None
) -> Remark:
    return Remark(
        kind=kind,
        blocks=False,
        case_code=brief.code,
        case_name=brief.name,
        role=target.role,
        line=line,
        day=day,
    )


def _unprintable(brief: CaseBrief) -> Iterator[errors.PageCharacterError]:
    """Yield each character of the brief that no font has, once; its envelopes name their own."""
    on_envelopes = {
        line for one in brief.targets for line in (one.addressee, one.office, *one.lines)
    }
    told: set[str] = set()
    for words in (brief, *map(brief.in_language, brief.translations)):
        for problem in problems(words):
            if problem.character not in told and problem.line not in on_envelopes:
                told.add(problem.character)
                yield problem
