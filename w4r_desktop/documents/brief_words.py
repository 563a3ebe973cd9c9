"""What a brief says beside its story, as sentences for screen and paper: only what it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.documents.shaping import reads_right_to_left
from w4r_desktop.domain.address import visible
from w4r_desktop.domain.case import MailService, Role, Rule, SenderLimit, UpdateStatus
from w4r_desktop.language import _, alternatives, language_name, short_date

if TYPE_CHECKING:
    from w4r_desktop.domain.case import CaseBrief, Source, Target, Update

FIRST_STRONG: Final = "\u2068"
END_OF_ISOLATE: Final = "\u2069"
"""What stands between them has a direction of its own (Unicode Annex 9)."""


def whom_to_ask(brief: CaseBrief) -> str:
    """Return the heading of what to ask."""
    target = brief.target(Role.PRIMARY)
    if target is None or not target.addressee:
        return _("What to ask")
    return _("Ask {name} to").format(name=target.addressee)


def content_words(brief: CaseBrief) -> str:
    """Return what a reader should know before the story, or nothing."""
    if not brief.content_warnings:
        return ""
    return _("This brief speaks of: {subjects}").format(
        subjects=apart(", ".join(brief.content_warnings))
    )


def newest_news(brief: CaseBrief) -> str:
    """Return good news that a writer should know before the story, which is older, or nothing."""
    if not brief.brings_good_news:
        return ""
    newest = brief.updates[-1]
    if newest.on is None:
        return _("Good news: {text}").format(text=apart(newest.text))
    day = short_date(newest.on)
    return _("Good news, {date}: {text}").format(date=day, text=apart(newest.text))


def update_heading(update: Update) -> str:
    """Return when something happened and what kind of news it is."""
    kind = {
        UpdateStatus.GOOD_NEWS: _("Good news"),
        UpdateStatus.CLOSED: _("Case closed"),
        UpdateStatus.ONGOING: "",
    }[update.status]
    return " · ".join(filter(None, (short_date(update.on) if update.on else "", kind)))


def since_heading(update: Update) -> str:
    """Return what stands before something that came after good news."""
    if update.on is None:
        return _("Since then:")
    return _("Since then, {date}:").format(date=short_date(update.on))


def withdrawn_words(reason: str) -> str:
    """Return that a case was withdrawn, and why if that is known."""
    said = _("This case was withdrawn: do not write for it any more.")
    if not reason:
        return said
    return _("{said} The reason: {reason}").format(said=said, reason=apart(reason))


def source_words(source: Source) -> str:
    """Return where facts come from, and when they were read there."""
    if source.seen_on is None:
        return source.url
    return _("{source} (seen {date})").format(source=source.url, date=short_date(source.seen_on))


def role_heading(role: Role) -> str:
    """Return what goes to a target, as the heading of its address."""
    return {
        Role.PRIMARY: _("Appeal letter to"),
        Role.COPY: _("Copy to"),
        Role.SOLIDARITY: _("Solidarity card to"),
    }[role]


def about_mail(target: Target) -> tuple[str, ...]:
    """Return in plain words what keeps mail from reaching a target, if anything does."""
    sentences: list[str] = []
    if not visible(target.lines):
        sentences.append(target.mail_note or _("The brief gives no postal address."))
    elif target.mail is MailService.NONE:
        sentences += [_("No mail goes there."), target.mail_note]
    elif target.mail is MailService.SUSPENDED:
        sentences += [_("The post takes no mail there for now."), target.mail_note]
    else:
        sentences.append(target.mail_note)
    if target.valid_until:
        sentences.append(_("Valid until {date}.").format(date=short_date(target.valid_until)))
    return tuple(sentence for sentence in sentences if sentence)


def words_of_letter(target: Target) -> tuple[tuple[str, str], ...]:
    """Return how a letter begins and ends, as far as the brief says it, each with its name."""
    pairs = ((_("Salutation"), target.salutation), (_("Closing"), target.closing))
    return tuple((what, text) for what, text in pairs if text)


def contacts(target: Target) -> tuple[tuple[str, str], ...]:
    """Return the other ways to reach a target, each with its name."""
    single = (
        (_("E-mail"), target.email),
        (_("Fax"), target.fax),
        (_("Phone"), target.phone),
        (_("Web"), target.web),
    )
    social = ((_("Social media"), name) for name in target.social)
    return (*((what, text) for what, text in single if text), *social)


def guidance_points(brief: CaseBrief) -> tuple[str, ...]:
    """Return what a writer should keep in mind, the warning first."""
    guidance = brief.guidance
    points = (
        guidance.warning,
        _languages(brief.letter_languages),
        _religious_cards(guidance.religious_cards),
        _seasonal_wishes(guidance.seasonal_wishes),
        _organisation(guidance.name_organisation),
        _sender(guidance.sender_limit),
        guidance.enclosures,
    )
    return tuple(point for point in points if point)


def letter_points(brief: CaseBrief, limit: SenderLimit | None = None) -> tuple[str, ...]:
    """Return what to keep in mind while a letter to an official is written.

    ``limit`` is what whoever writes may give of themselves, if it is not as the case says.
    """
    guidance = brief.guidance
    points = (
        guidance.warning,
        _organisation(guidance.name_organisation),
        _sender(guidance.sender_limit if limit is None else limit),
        guidance.enclosures,
    )
    return tuple(point for point in points if point)


def card_points(brief: CaseBrief) -> tuple[str, ...]:
    """Return what to keep in mind while a card to the person is written."""
    guidance = brief.guidance
    points = (
        guidance.warning,
        _religious_cards(guidance.religious_cards),
        _seasonal_wishes(guidance.seasonal_wishes),
        _organisation(guidance.name_organisation),
        _sender(guidance.sender_limit),
        guidance.enclosures,
    )
    return tuple(point for point in points if point)


def _languages(codes: tuple[str, ...]) -> str:
    if not codes:
        return ""
    names = alternatives([language_name(code) for code in codes])
    return _("Letters can be in {languages}.").format(languages=names)


def _religious_cards(rule: Rule) -> str:
    return {
        Rule.YES: _("Religious cards are welcome."),
        Rule.NO: _("Do not send religious cards."),
        Rule.UNKNOWN: "",
    }[rule]


def _seasonal_wishes(rule: Rule) -> str:
    return {
        Rule.YES: _("Wishes for the season are welcome."),
        Rule.NO: _("Do not write wishes for the season."),
        Rule.UNKNOWN: "",
    }[rule]


def _organisation(rule: Rule) -> str:
    return {
        Rule.YES: _("You may name the organisation behind the campaign."),
        Rule.NO: _("Do not name the organisation behind the campaign."),
        Rule.UNKNOWN: "",
    }[rule]


def _sender(limit: SenderLimit) -> str:
    return {
        SenderLimit.FULL: "",
        SenderLimit.NONE: _("Give neither your name nor your address."),
        SenderLimit.INITIALS_TOWN: _("Give only your initials and your town."),
        SenderLimit.FIRST_NAME: _("Give only your first name, and no address."),
        SenderLimit.NAME_TOWN: _("Give only your name and your town, and no street."),
    }[limit]


def apart(words: str) -> str:
    """Keep words that read from the right together in a sentence that reads from the left."""
    return f"{FIRST_STRONG}{words}{END_OF_ISOLATE}" if reads_right_to_left(words) else words
