"""What the choices of a brief are called in the form."""

from __future__ import annotations

from w4r_desktop.domain.case import MailService, Role, Rule, SenderLimit, Subject, UpdateStatus
from w4r_desktop.language import _


def subjects() -> dict[Subject, str]:
    """Return who a case may be about."""
    return {
        Subject.PERSON: _("A person"),
        Subject.PAIR: _("Two people"),
        Subject.GROUP: _("A group"),
        Subject.COMMUNITY: _("A community"),
        Subject.ORGANISATION: _("An organisation"),
    }


def roles() -> dict[Role, str]:
    """Return what is written to a target."""
    return {
        Role.PRIMARY: _("The appeal letter"),
        Role.COPY: _("A copy of the letter"),
        Role.SOLIDARITY: _("A card of solidarity"),
    }


def mail_services() -> dict[MailService, str]:
    """Return whether the post takes mail."""
    return {
        MailService.OPEN: _("Mail gets there"),
        MailService.SUSPENDED: _("Suspended for now"),
        MailService.NONE: _("No mail goes there"),
    }


def rules() -> dict[Rule, str]:
    """Return what a brief may say about something a writer might do."""
    return {Rule.UNKNOWN: _("Not known"), Rule.YES: _("Yes"), Rule.NO: _("No")}


def sender_limits() -> dict[SenderLimit, str]:
    """Return what of a sender may stand on the mail, from all to nothing."""
    return {
        SenderLimit.FULL: _("Name and address"),
        SenderLimit.NAME_TOWN: _("Name and town, no street"),
        SenderLimit.FIRST_NAME: _("First name, no address"),
        SenderLimit.INITIALS_TOWN: _("Initials and town"),
        SenderLimit.NONE: _("Neither name nor address"),
    }


def update_kinds() -> dict[UpdateStatus, str]:
    """Return what kind of news there may be."""
    return {
        UpdateStatus.ONGOING: _("It goes on"),
        UpdateStatus.GOOD_NEWS: _("Good news"),
        UpdateStatus.CLOSED: _("Closed"),
    }
