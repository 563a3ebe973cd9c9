"""What people write into cells, made into the values of a pack: countries and choices in words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.case import MailService, Rule, SenderLimit, Subject
from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.domain.names import folded
from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.exchange.pack_text import shown
from w4r_desktop.language import (
    LANGUAGES,
    N_,
    alternatives,
    country_name,
    translated,
    words_of,
)

if TYPE_CHECKING:
    from enum import StrEnum

WORDS: Final[dict[type[StrEnum], dict[StrEnum, str]]] = {
    Subject: {
        Subject.PERSON: N_("person"),
        Subject.PAIR: N_("pair"),
        Subject.GROUP: N_("group"),
        Subject.COMMUNITY: N_("community"),
        Subject.ORGANISATION: N_("organisation"),
    },
    Rule: {Rule.YES: N_("yes"), Rule.NO: N_("no"), Rule.UNKNOWN: N_("unknown")},
    SenderLimit: {
        SenderLimit.FULL: N_("name and address"),
        SenderLimit.NAME_TOWN: N_("name and town"),
        SenderLimit.FIRST_NAME: N_("first name"),
        SenderLimit.INITIALS_TOWN: N_("initials and town"),
        SenderLimit.NONE: N_("nothing"),
    },
    MailService: {
        MailService.OPEN: N_("open"),
        MailService.SUSPENDED: N_("suspended"),
        MailService.NONE: N_("none"),
    },
}
"""What the choices of a brief are called in a spreadsheet."""

OTHER_NAMES: Final = {
    "burma": "MM", "birmanie": "MM", "czech republic": "CZ", "republique tcheque": "CZ",
    "drc": "CD", "rdc": "CD", "great britain": "GB", "ivory coast": "CI", "swaziland": "SZ",
    "turkey": "TR", "turquie": "TR", "uae": "AE", "uk": "GB", "usa": "US", "u s a": "US",
}  # fmt: skip
"""What people write for a country that is called otherwise today, or in short."""

TICKED: Final = ("true", "x", "1")
UNTICKED: Final = ("false", "0")
LONGEST_LANGUAGE: Final = 3  # letters before the first hyphen of a code anybody uses

_WHOLE_NUMBER: Final = re.compile(r"[0-9]{1,10}")
_CODE_OF_COUNTRY: Final = 2


def plain(text: str) -> str:
    """Return what a heading or word is found by: no case, accents, signs or double spaces."""
    return re.sub(r"[\W_]+", " ", folded(text)).strip()


def as_it_is(cell: str) -> object:
    """Return a cell for a text or a date."""
    return cell


def one_a_line(cell: str) -> object:
    """Return the lines of a cell in which something stands, as a list."""
    return [line.strip() for line in cell.splitlines() if line.strip()]


def address(cell: str) -> object:
    """Return the lines of an address; an empty one in the middle is left for the rules to see."""
    return [line.strip() for line in cell.splitlines()]


def sources(cell: str) -> object:
    """Return the pages that a cell names, one a line."""
    return [{"url": line.strip()} for line in cell.splitlines() if line.strip()]


def whole_number(cell: str) -> object:
    """Return a number written in digits; anything else is left for the rules to refuse."""
    return int(cell) if _WHOLE_NUMBER.fullmatch(cell) else cell


def country(cell: str) -> object:
    """Return the code of a country, given by code or by its name in any of our languages."""
    if len(cell) == _CODE_OF_COUNTRY and cell.upper() in COUNTRIES:
        return cell.upper()
    if code := _countries().get(plain(cell)):
        return code
    raise PackRefusedError(PackProblem.NOT_A_COUNTRY_NAME, found=shown(cell))


def languages(cell: str) -> object:
    """Return the codes of languages, given by code or name, with commas between them."""
    return [_language(part.strip()) for part in re.split(r"[,;\n]", cell) if part.strip()]


def flag(cell: str) -> object:
    """Return yes or no as a pack has it."""
    word = plain(cell)
    if word in TICKED or word in _words(Rule, Rule.YES):
        return True
    if word in UNTICKED or word in _words(Rule, Rule.NO):
        return False
    raise _no_choice(cell, [WORDS[Rule][Rule.YES], WORDS[Rule][Rule.NO]])


def choice(cell: str, kind: type[StrEnum]) -> object:
    """Return one of a kind, given in words of any of our languages, or as a pack has it."""
    for value in kind:
        if plain(cell) in _words(kind, value):
            return value.value
    raise _no_choice(cell, list(WORDS[kind].values()))


def words(kind: type[StrEnum], language: str) -> list[str]:
    """Return what the choices of a kind are called in a language, in their order."""
    return [words_of(language).gettext(word) for word in WORDS[kind].values()]


def in_every_language(text: str) -> tuple[str, ...]:
    """Return a text that ``N_`` marked in all languages of the program."""
    return tuple(words_of(language).gettext(text) for language in LANGUAGES)


def _no_choice(cell: str, allowed: list[str]) -> PackRefusedError:
    choices = alternatives([f"“{translated(word)}”" for word in allowed])
    return PackRefusedError(PackProblem.NOT_A_WORD, found=shown(cell), choices=choices)


@cache
def _words(kind: type[StrEnum], value: StrEnum) -> frozenset[str]:
    return frozenset(map(plain, (value.value, *in_every_language(WORDS[kind][value]))))


@cache
def _countries() -> dict[str, str]:
    """Map names to codes: what we call a country, and what Babel does."""
    from babel import Locale

    names = dict(OTHER_NAMES)
    for language in LANGUAGES:
        territories = Locale.parse(language).territories
        for code in COUNTRIES:
            names[plain(territories.get(code, code))] = code
            names[plain(country_name(code, language))] = code
    return names


def _language(word: str) -> str:
    if code := _languages().get(plain(word)):
        return code
    if len(word.split("-", maxsplit=1)[0]) > LONGEST_LANGUAGE:
        raise PackRefusedError(PackProblem.NOT_A_LANGUAGE, found=shown(word))
    return word


@cache
def _languages() -> dict[str, str]:
    from babel import Locale

    return {
        plain(name): code.replace("_", "-")
        for language in LANGUAGES
        for code, name in Locale.parse(language).languages.items()
    }
