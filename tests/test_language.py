"""Numbers, dates and joined words, as the reader's language writes them."""

from __future__ import annotations

from datetime import date
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from w4r_desktop import language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    language.use("en")


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
