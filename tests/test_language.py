"""Numbers, dates and joined words, as the reader's language writes them."""

from __future__ import annotations

from datetime import date
from threading import Thread

import pytest

from w4r_desktop import language


def test_numbers_are_grouped_and_pointed() -> None:
    assert language.number(-1871) == "−1,871"
    assert language.decimal(7.94) == "7.9"
    assert language.percent(0.778) == "78%"
    language.use("fr")
    assert language.number(-1871) == "−1\u202f871"
    assert language.decimal(7.94) == "7,9"
    assert language.percent(0.778) == "78\u202f%"


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2020, 12, 10), "jeudi 10 décembre 2020", "10 déc. 2020"),
        (date(2020, 12, 1), "mardi 1er décembre 2020", "1er déc. 2020"),
        (date(2020, 10, 11), "dimanche 11 octobre 2020", "11 oct. 2020"),
        (date(2021, 1, 1), "vendredi 1er janvier 2021", "1er janv. 2021"),
    ],
)
def test_dates_are_french(day: date, long: str, short: str) -> None:
    language.use("fr")
    assert language.long_date(day) == long
    assert language.short_date(day) == short


def test_dates_are_english() -> None:
    assert language.long_date(date(2020, 12, 1)) == "Tuesday, December 1, 2020"
    assert language.short_date(date(2020, 12, 1)) == "Dec 1, 2020"


@pytest.mark.parametrize(
    ("spoken", "country", "long", "short", "soon"),
    [
        ("en", "US", "Tuesday, December 1, 2020", "Dec 1, 2020", "Dec 1"),
        ("en", "GB", "Tuesday, 1 December 2020", "1 Dec 2020", "1 Dec"),
        ("en", "DE", "Tuesday, 1 December 2020", "1 Dec 2020", "1 Dec"),
        ("en", "ZZ", "Tuesday, December 1, 2020", "Dec 1, 2020", "Dec 1"),
        ("fr", "CA", "mardi 1er décembre 2020", "1er déc. 2020", "1er déc."),
        ("fr", "CH", "mardi, 1er décembre 2020", "1er déc. 2020", "1er déc."),
        ("fr", "GB", "mardi 1er décembre 2020", "1er déc. 2020", "1er déc."),
    ],
)
def test_dates_are_written_as_in_the_country_of_the_computer(
    spoken: str, country: str, long: str, short: str, soon: str
) -> None:
    day = date(2020, 12, 1)
    language.use(spoken)
    language.write_dates_as_in(country)
    assert language.long_date(day) == long
    assert language.short_date(day) == short
    assert language.day_and_month(day) == soon


def test_a_choice_of_languages_is_a_sentence_part() -> None:
    names = [language.language_name(code) for code in ("es", "fr", "en")]
    assert language.alternatives(names) == "Spanish, French, or English"
    language.use("fr")
    names = [language.language_name(code) for code in ("es", "fr", "en-CA")]
    assert language.alternatives(names) == "espagnol, français ou anglais"


def test_languages_call_themselves_by_their_own_names() -> None:
    codes = ["en", "fr", "ar", "pt-BR", "zh-Hant", "tlh"]
    names = ["English", "Français", "العربية", "Português (Brasil)", "中文 (繁體)", "tlh"]
    assert [language.own_name(code) for code in codes] == names


def test_countries_are_named_as_the_post_prints_them() -> None:
    assert language.country_name("CI") == language.country_name("CI", "fr") == "Côte d’Ivoire"
    assert language.country_name("DE", "fr") == "Allemagne"
    assert language.country_name("ZZ9") == "ZZ9"


def test_a_page_speaks_its_own_language_in_its_own_thread() -> None:
    words = {}
    with language.speaking("fr-CA"):
        words["here"] = language.long_date(date(2020, 12, 1))
        thread = Thread(target=lambda: words.update(there=language.current()))
        thread.start()
        thread.join()
        with language.speaking("my"):
            words["unknown"] = language.current()
    assert words == {"here": "mardi 1er décembre 2020", "there": "en", "unknown": "fr"}
    assert language.current() == "en"


@pytest.mark.parametrize(
    ("spoken", "amount", "currency", "country", "said"),
    [
        ("en", 59468, "CAD", "CA", "$594.68"),
        ("fr", 59468, "CAD", "CA", "594,68\N{NO-BREAK SPACE}$"),
        ("en", 59468, "CAD", "US", "CA$594.68"),
        ("en", 125, "EUR", "DE", "€1.25"),
        ("en", 125000, "EUR", "", "€1,250.00"),
        ("en", 120, "JPY", "JP", "¥120"),
        ("en", 135, "GBP", "XX", "£1.35"),
        ("en", 500, "ZZZ", "CA", "ZZZ5.00"),
    ],
)
def test_money_is_written_as_its_country_does(
    spoken: str, amount: int, currency: str, country: str, said: str
) -> None:
    language.use(spoken)
    assert language.money(amount, currency, country) == said


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.75", 175), ("1,75", 175), (" 2 ", 200), ("0.9", 90), ("12,5", 1250),
        ("-1.75", -175), ("\N{MINUS SIGN}3", -300),
        ("1.755", None), ("1,234.50", None), ("a dollar", None), ("$2", None), ("", None),
        ("٣", None), ("1e3", None), (".5", None), ("9" * 40, None),
    ],
)  # fmt: skip
def test_a_price_is_read_with_a_comma_or_a_point(typed: str, amount: int | None) -> None:
    assert language.typed_price(typed, "CAD") == amount


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [
        ("46", 46, 46),
        (" 1871 ", 1871, 1871),
        ("1,871", 1871, None),
        ("1 871", 1871, 1871),
        ("1\u202f871", 1871, 1871),
        ("12\u00a0871", 12871, 12871),
        ("\u22123", -3, -3),
        ("+3", 3, 3),
        *((no, None, None) for no in ("", "4.5", "4,5", "1,2", "12.5", "1.234", "1 2 3", "1,,234")),
        *((no, None, None) for no in ("1e3", "²", "- 3", ",123", "1234,567", "1234567890")),
    ],
)
def test_a_typed_number_is_whole_and_grouped_by_threes(
    typed: str, english: int | None, french: int | None
) -> None:
    assert language.typed_number(typed) == english
    language.use("fr")
    assert language.typed_number(typed) == french


def test_a_number_that_is_shown_can_be_typed() -> None:
    for code in language.LANGUAGES:
        language.use(code)
        for shown in (0, 999, 1871, 99_999, 1_000_000, -12_345):
            assert language.typed_number(language.number(shown)) == shown


def test_a_price_comes_back_as_it_was_typed() -> None:
    assert language.plain_price(175, "CAD") == "1.75"
    assert language.plain_price(120, "JPY") == "120"
    language.use("fr")
    assert language.plain_price(175, "EUR") == "1,75"
    assert language.typed_price(language.plain_price(90, "EUR"), "EUR") == 90
