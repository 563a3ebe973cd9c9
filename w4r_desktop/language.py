"""Words, numbers, dates and countries in the reader's language."""

from __future__ import annotations

import gettext as catalogues
import re
import threading
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from w4r_desktop import computer
from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime, time

LONGEST_EXCERPT: Final = 60
DOMAIN: Final = "w4r_desktop"
LANGUAGES: Final = ("en", "fr")

COUNTRY_NAMES: Final = {
    # Where CLDR's first name is not what the post prints (printing.md, "Addresses").
    "en": {
        "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
        "CI": "Côte d’Ivoire", "HK": "Hong Kong", "KP": "North Korea", "KR": "South Korea",
        "MM": "Myanmar", "MO": "Macao",
        "PS": "Palestine", "TR": "Türkiye",
    },
    "fr": {
        "CD": "République démocratique du Congo", "CG": "République du Congo",
        "CI": "Côte d’Ivoire", "HK": "Hong Kong", "KP": "Corée du Nord", "KR": "Corée du Sud",
        "MM": "Myanmar", "MO": "Macao",
        "PS": "Palestine", "TR": "Türkiye",
    },
}  # fmt: skip


class _Reader:
    """The language in force: one for the whole program, switched without a restart."""

    language: str = "en"
    country: str = ""
    words: catalogues.NullTranslations = catalogues.NullTranslations()


class _Aside(threading.local):
    """The language spoken in this thread for a while, if any."""

    language: str = ""


_aside = _Aside()


def use(language: str) -> None:
    """Speak a language of ``LANGUAGES`` from now on; any other means English."""
    _Reader.language = language if language in LANGUAGES else "en"
    _Reader.words = words_of(_Reader.language)


def write_dates_as_in(country: str) -> None:
    """Write dates as a country (ISO 3166-1 alpha-2) does from now on, in whatever language."""
    _Reader.country = country


@cache
def words_of(language: str) -> catalogues.NullTranslations:
    """Return the words of a language whatever is in force, for paper in the sender's language."""
    return catalogues.translation(DOMAIN, resource("locale"), [language], fallback=True)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language (BCP 47) in this thread for a while, as a page in it needs.

    One that is not of ``LANGUAGES`` changes nothing: the page then has the words of the window.
    """
    before, main = _aside.language, language.split("-", maxsplit=1)[0]
    _aside.language = main if main in LANGUAGES else before
    try:
        yield
    finally:
        _aside.language = before


def current() -> str:
    """Return the code of the language in force."""
    return _aside.language or _Reader.language


def locale() -> str:
    """Return the language in force as dates are written in it here: en_GB, or fr."""
    return _locale_of(_Reader.country)


def _words() -> catalogues.NullTranslations:
    return words_of(_aside.language) if _aside.language else _Reader.words


def of_this_computer() -> str:
    """Return the language of ``LANGUAGES`` this computer is set to, English if none is."""
    language = computer.language()
    return language if language in LANGUAGES else "en"


def name_in_itself(code: str) -> str:
    """Return what a language of ``LANGUAGES`` calls itself."""
    return {"en": "English", "fr": "Français"}[code]


def _(text: str) -> str:
    """Return a text in the language in force."""
    return _words().gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name by which catalogues find such texts
    """Return a text as it is; it stands in the catalogues and is translated when shown."""
    return text


def translated(text: str) -> str:
    """Return a text that ``N_`` marked, or none, in the language in force."""
    return _words().gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """Return the form of a text that fits a number, with the number still to be filled in."""
    return _words().ngettext(one, many, number)


def number(value: int) -> str:
    """Return a whole number with the language's grouping: 1,871 or 1 871."""
    separator = "\u202f" if current() == "fr" else ","
    return f"{value:,}".replace(",", separator).replace("-", "\N{MINUS SIGN}")


def typed_number(text: str) -> int | None:
    """Return a typed whole number, None where it is none.

    What groups digits stands before three of them: 1,871 in English, 1 871 anywhere. 4.5 is no
    whole number, and 1,2 is none either.
    """
    group = r"\s" if current() == "fr" else r"[\s,]"
    bare = text.strip().replace("\N{MINUS SIGN}", "-")
    if re.fullmatch(rf"[+-]?(\d{{1,9}}|\d{{1,3}}({group}\d{{3}}){{1,2}})", bare) is None:
        return None
    return int(re.sub(group, "", bare))


def decimal(value: float) -> str:
    """Return a number with one decimal: 8.0 or 8,0."""
    return f"{value:.1f}".replace(".", "," if current() == "fr" else ".")


def measure(value: float) -> str:
    """Return a length as it is measured, with two decimals at most: 38.1 or 38,1."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", "," if current() == "fr" else ".")


def percent(share: float) -> str:
    """Return a share of one as whole per cent: 77% or 77 %."""
    return f"{share:.0%}".replace("%", "\u202f%" if current() == "fr" else "%")


def money(amount: int, currency: str, country: str = "") -> str:
    """Return a sum given in the smallest unit of a currency: $594.68 where that is the country's.

    Somewhere else the same is CA$594.68. A currency that nobody knows is named by its letters.
    """
    from babel.numbers import format_currency, get_currency_precision, get_currency_symbol

    digits = get_currency_precision(currency)
    written = format_currency(Decimal(amount).scaleb(-digits), currency, locale=current())
    symbol = get_currency_symbol(currency, current())
    return written.replace(symbol, get_currency_symbol(currency, _locale_of(country)))


def plain_price(amount: int, currency: str) -> str:
    """Return a price as it is typed, without its currency: 1.75 or 1,75."""
    from babel.numbers import format_decimal, get_currency_precision

    digits = get_currency_precision(currency)
    form = f"0.{'0' * digits}" if digits else "0"
    return format_decimal(Decimal(amount).scaleb(-digits), form, locale=current())


def typed_price(text: str, currency: str) -> int | None:
    """Return a typed price in the smallest unit of its currency, None where it is no number.

    One comma or point stands before the decimals, whatever the language: nobody's stamp costs
    thousands.
    """
    from babel.numbers import get_currency_precision

    digits = get_currency_precision(currency)
    bare = "".join(text.split()).replace("\N{MINUS SIGN}", "-")
    found = re.fullmatch(r"(-?)([0-9]{1,9})(?:[.,]([0-9]+))?", bare)
    if found is None or len(found[3] or "") > digits:
        return None
    amount = int(found[2] + (found[3] or "").ljust(digits, "0"))
    return -amount if found[1] else amount


def _locale_of(country: str) -> str:
    return _known_locale(current(), country)


@cache
def _known_locale(spoken: str, country: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(f"{spoken}_{country}"))
    except (UnknownLocaleError, ValueError):  # a country where nobody counts in this language
        return spoken


def long_date(day: date) -> str:
    """Return a date in full: Thursday, December 10, 2020 or Thursday, 10 December 2020."""
    return _date(day, "full")


def short_date(day: date) -> str:
    """Return a date with a short month: Dec 10, 2020 or 10 Dec 2020."""
    return _date(day, "medium")


def day_and_month(day: date) -> str:
    """Return a date of this year or the next: Dec 17 or 17 Dec."""
    from babel.dates import format_skeleton

    return _first_of_month(format_skeleton("MMMd", day, locale=locale()), day)


def _date(day: date, form: Literal["full", "medium"]) -> str:
    from babel.dates import format_date

    return _first_of_month(format_date(day, form, locale=locale()), day)


def _first_of_month(text: str, day: date) -> str:
    first = day.day == 1 and current() == "fr"
    return text.replace("1 ", "1er ", 1) if first else text  # CLDR lacks what the French write


def clock(moment: datetime | time, *, seconds: bool = False) -> str:
    """Return the time of day, 24 hours: 19:42 or 19:42:07."""
    return moment.strftime("%H:%M:%S" if seconds else "%H:%M")


def country_name(code: str, language: str | None = None) -> str:
    """Return the name of an ISO 3166-1 alpha-2 country; the code itself if nobody knows it."""
    from babel import Locale

    language = language or current()
    named = COUNTRY_NAMES.get(language, {}).get(code)
    return named or str(Locale.parse(language).territories.get(code, code))


def language_name(code: str) -> str:
    """Return the name of a BCP 47 language; the code itself if nobody knows it."""
    from babel import Locale

    return str(Locale.parse(current()).languages.get(code.split("-", maxsplit=1)[0], code))


def own_name(code: str) -> str:
    """Return what a BCP 47 language calls itself: Français; the code if nobody knows it."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(code, sep="-").display_name
    except (UnknownLocaleError, ValueError):  # a code of the right form that nobody uses
        name = None
    return name[:1].upper() + name[1:] if name else code


def alternatives(words: Sequence[str]) -> str:
    """Return words joined by the language's "or": Spanish, French, or English."""
    from babel.lists import format_list

    return format_list(list(words), style="or", locale=current())


def together(words: Sequence[str]) -> str:
    """Return words joined by the language's "and": Amina, Bashir, and Hana."""
    from babel.lists import format_list

    return format_list(list(words), locale=current())


def in_capitals(text: str, language: str | None = None) -> str:
    """Return a text in the capitals of a language: Turkish and Azeri i becomes İ."""
    if (language or current())[:2] in ("tr", "az"):
        text = text.replace("i", "İ")
    return text.upper()


def table_label(name: str) -> str:
    """Return what a table is called on screen and paper: "Table 4" for "4", its name otherwise."""
    return _("Table {name}").format(name=name) if name.isdecimal() else name


def excerpt(found: str) -> str:
    """Return a piece of somebody's file short and harmless enough to stand in a sentence."""
    shown = "".join(c for c in found[:LONGEST_EXCERPT] if c.isprintable())
    return shown if len(found) <= LONGEST_EXCERPT else f"{shown}…"
