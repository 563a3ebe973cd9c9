"""What this computer is set to is found where its user has set it."""

from __future__ import annotations

import sys
from zoneinfo import ZoneInfo

import pytest

from w4r_desktop import computer, language

NAMES = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")

pytestmark = pytest.mark.skipif(
    sys.platform in ("win32", "darwin"), reason="the environment decides on Linux only"
)


@pytest.mark.parametrize(
    ("environment", "spoken", "country"),
    [
        ({"LANG": "fr_CA.UTF-8"}, "fr", "CA"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr", "FR"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "fr_BE@euro"}, "fr", "BE"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:en"}, "fr", "DE"),
        ({"LANG": "zh-Hant-TW"}, "en", "TW"),
        ({"LANG": "de_DE"}, "en", "DE"),
        ({"LANG": "fr"}, "fr", ""),
        ({"LANG": "C.UTF-8", "LANGUAGE": "fr"}, "en", ""),
        ({"LANG": "POSIX"}, "en", ""),
        ({}, "en", ""),
    ],
)
def test_language_and_country_are_those_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], spoken: str, country: str
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.of_this_computer() == spoken
    assert computer.country() == country


@pytest.mark.parametrize(
    ("environment", "country"),
    [
        ({"LANG": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_US.UTF-8", "LC_TIME": "en_GB", "LC_ALL": "fr_CA"}, "CA"),
        ({"LANG": "C.UTF-8"}, ""),
    ],
)
def test_dates_are_those_of_the_chosen_country(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], country: str
) -> None:
    for name in (*NAMES, "LC_TIME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert computer.country_of_dates() == country


def test_the_time_zone_has_a_name_that_is_known() -> None:
    assert ZoneInfo(computer.time_zone()).key == computer.time_zone()
