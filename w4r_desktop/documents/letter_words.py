"""What a letter says beside its brief, in the language it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.domain.case import SenderLimit
from w4r_desktop.domain.sender import Part, allows
from w4r_desktop.language import LANGUAGES, _

if TYPE_CHECKING:
    from w4r_desktop.domain.case import CaseBrief, Target


def is_spoken(language: str) -> bool:
    """Return whether the program has words of its own in a language (BCP 47) for the addressee."""
    return language.split("-", maxsplit=1)[0] in LANGUAGES


def salutation(target: Target, language: str) -> str:
    """Return how a letter begins, or nothing where it is to be filled in."""
    return target.salutation or (_("Dear Sir or Madam,") if is_spoken(language) else "")


def closing(target: Target, language: str) -> str:
    """Return how a letter ends, or nothing where it is to be filled in."""
    return target.closing or (_("Yours sincerely,") if is_spoken(language) else "")


def other_ways(target: Target, language: str) -> tuple[str, ...]:
    """Return how a letter gets to whom the post does not know, as its inside address says it."""
    if not is_spoken(language):
        return tuple(filter(None, (target.email, target.fax)))
    said = []
    if target.email:
        said.append(_("By e-mail: {address}").format(address=target.email))
    if target.fax:
        said.append(_("By fax: {number}").format(number=target.fax))
    return tuple(said)


def where_and_when(limit: SenderLimit) -> str:
    """Return what is filled in above a letter: where the town is hidden, the date alone."""
    return _("Place and date") if allows(limit, Part.TOWN) else _("Date")


def under_signature(limit: SenderLimit) -> str:
    """Return what is written where a letter is signed, as much as is allowed."""
    return {
        SenderLimit.FULL: _("Signature and name"),
        SenderLimit.NAME_TOWN: _("Name and town"),
        SenderLimit.INITIALS_TOWN: _("Initials and town"),
        SenderLimit.FIRST_NAME: _("First name"),
        SenderLimit.NONE: "",
    }[limit]


def in_letter(brief: CaseBrief, wanted: str, own: str, *, sample: bool) -> tuple[CaseBrief, str]:
    """Return a brief in the language that its letter is written in, and that language.

    It is the one ``wanted`` if the brief has in it what the letter needs: its ``sample`` text, or
    what to ask. Else it is the brief's ``own``.
    """
    texts = brief.translations.get(wanted)
    has = texts is not None and (texts.sample_letter if sample else texts.demands)
    return (brief.in_language(wanted), wanted) if has else (brief, own)
