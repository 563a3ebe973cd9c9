"""Campaigns, cases and targets as plain values, as case-pack version 1 names them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class Subject(StrEnum):
    """Who a case is about."""

    PERSON = "person"
    PAIR = "pair"
    GROUP = "group"
    COMMUNITY = "community"
    ORGANISATION = "organisation"


class Role(StrEnum):
    """What a target is to a case: the official, a copy (an embassy …), or the person in need."""

    PRIMARY = "primary"
    COPY = "copy"
    SOLIDARITY = "solidarity"


class MailService(StrEnum):
    """Whether the post takes mail to a target."""

    OPEN = "open"
    SUSPENDED = "suspended"
    NONE = "none"


class Rule(StrEnum):
    """What a brief says about something a writer might do."""

    UNKNOWN = "unknown"
    YES = "yes"
    NO = "no"


class SenderLimit(StrEnum):
    """The most of a sender that may stand on the mail of a case."""

    FULL = "full"
    NONE = "none"
    INITIALS_TOWN = "initials_town"
    FIRST_NAME = "first_name"
    NAME_TOWN = "name_town"


class UpdateStatus(StrEnum):
    """What kind of news an update brings."""

    ONGOING = "ongoing"
    GOOD_NEWS = "good_news"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Who a letter is addressed to. ``lines`` are kept exactly as given; none: no postal address.

    ``country`` is ISO 3166-1 alpha-2, or empty.
    """

    role: Role
    addressee: str = ""
    office: str = ""
    salutation: str = ""
    closing: str = ""
    lines: tuple[str, ...] = ()
    country: str = ""
    email: str = ""
    fax: str = ""
    phone: str = ""
    web: str = ""
    social: tuple[str, ...] = ()
    mail: MailService = MailService.OPEN
    mail_note: str = ""
    valid_until: date | None = None
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What a writer should keep in mind, above all in a card to the person."""

    religious_cards: Rule = Rule.UNKNOWN
    name_organisation: Rule = Rule.UNKNOWN
    seasonal_wishes: Rule = Rule.UNKNOWN
    sender_limit: SenderLimit = SenderLimit.FULL
    enclosures: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Dated news of a case."""

    on: date | None = None
    status: UpdateStatus = UpdateStatus.ONGOING
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where facts of a brief come from."""

    url: str = ""
    seen_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The texts of a brief in another language."""

    headline: str = ""
    story: str = ""
    demands: tuple[str, ...] = ()
    sample_letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseBrief:
    """What is known, shown and printed of one case.

    ``picture`` names a member of the pack's ``pictures``, or is empty. ``translations`` is keyed
    by BCP 47 language code.
    """

    code: str
    name: str
    headline: str
    country: str
    short_name: str = ""
    native_name: str = ""
    subject: Subject = Subject.PERSON
    members: int = 1
    includes_minors: bool = False
    pronouns: str = ""
    story: str = ""
    quote: str = ""
    demands: tuple[str, ...] = ()
    content_warnings: tuple[str, ...] = ()
    letter_languages: tuple[str, ...] = ()
    sample_letter: str = ""
    picture: str = ""
    picture_credit: str = ""
    targets: tuple[Target, ...] = ()
    guidance: Guidance = field(default_factory=Guidance)
    updates: tuple[Update, ...] = ()
    sources: tuple[Source, ...] = ()
    translations: Mapping[str, Translation] = field(default_factory=dict)

    def in_language(self, language: str) -> CaseBrief:
        """Return the brief with the texts of a language wherever it has them."""
        texts = self.translations.get(language)
        if texts is None:
            return self
        return replace(
            self,
            headline=texts.headline or self.headline,
            story=texts.story or self.story,
            demands=texts.demands or self.demands,
            sample_letter=texts.sample_letter or self.sample_letter,
        )

    @property
    def brings_good_news(self) -> bool:
        """Whether the newest update is good news: who was freed may be arrested again."""
        return bool(self.updates) and self.updates[-1].status is UpdateStatus.GOOD_NEWS

    def target(self, role: Role) -> Target | None:
        """Return the first target of a role, if there is one."""
        return next((target for target in self.targets if target.role is role), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why and since when a case is not written for any more; what was written stays counted."""

    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One year's set of cases. A historical one is for showing and practising, never for mail."""

    code: str
    name: str
    year: int | None = None
    opens_on: date | None = None
    closes_on: date | None = None
    historical: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePack:
    """A campaign as it travels. ``pictures`` maps member names to re-encoded PNG or JPEG bytes."""

    language: str
    campaign: Campaign
    cases: tuple[CaseBrief, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
