"""What this computer is set to: its language and country, and its time zone."""

from __future__ import annotations

import os
import re
import sys
from typing import Final

_LOCALE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?:[.@].*)?")
"""``fr_CA.UTF-8`` and ``zh-Hant-TW`` alike: a language, perhaps a script, perhaps a country."""


def language() -> str:
    """Return the language of messages (ISO 639), or nothing where the computer names none."""
    return _parts(_locale_of_messages())[0]


def country() -> str:
    """Return the country (ISO 3166-1 alpha-2), or nothing where the computer names none."""
    return _parts(_locale())[1]


def country_of_dates() -> str:
    """Return the country whose way to write dates was chosen, or nothing where none was."""
    return _parts(_locale("LC_TIME"))[1]


def time_zone() -> str:
    """Return the time zone's IANA name, ``UTC`` where the computer's has none."""
    from babel.dates import get_timezone  # knows the names Windows and macOS have for them

    key = getattr(get_timezone(), "key", None)
    return "UTC" if key in (None, "Etc/UTC") else str(key)


def _parts(name: str) -> tuple[str, str]:
    known = _LOCALE.fullmatch(name)
    return (known[1].lower(), (known[2] or "").upper()) if known else ("", "")


def _locale_of_messages() -> str:
    """Let ``LANGUAGE`` go first, as gettext does, but never where the locale is plain C."""
    chosen = _locale()
    first = os.environ.get("LANGUAGE", "").split(":")[0]
    return first if first and _parts(chosen)[0] else chosen


def _locale(kind: str = "LC_MESSAGES") -> str:
    names = (os.environ.get(name) for name in ("LC_ALL", kind, "LANG"))
    return next(filter(None, names), "") or _of_the_system()


def _of_the_system() -> str:
    """Ask the systems that do not keep it in the environment."""
    if sys.platform == "win32":
        import ctypes

        name = ctypes.create_unicode_buffer(85)  # LOCALE_NAME_MAX_LENGTH
        ctypes.windll.kernel32.GetUserDefaultLocaleName(name, len(name))
        return name.value
    if sys.platform == "darwin":
        import subprocess

        asked = subprocess.run(
            ["/usr/bin/defaults", "read", "-g", "AppleLocale"],
            capture_output=True,
            text=True,
            check=False,
        )
        return asked.stdout.strip()
    return ""
