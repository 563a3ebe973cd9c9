"""The fields of a pack's JSON objects, each taken out once, checked and cleaned.

``null`` means absent. What nobody takes is unknown and becomes a note, never an error.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from w4r_desktop.domain.countries import COUNTRIES
from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.exchange.pack_notes import NoteKind, PackNote
from w4r_desktop.exchange.pack_text import cleaned, is_blank, length, loses_something, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from w4r_desktop.errors import Where

Choice = TypeVar("Choice", bound="StrEnum")

TEXT: Final = 1_000
LIST: Final = 50
_CODE: Final = re.compile(r"[a-z0-9-]{1,40}")
_LANGUAGE: Final = re.compile(r"(?:[A-Za-z]{2,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8}){0,8}")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Fields:
    """One JSON object of a pack; ``where`` leads to it from the top."""

    def __init__(self, value: object, where: Where, notes: list[PackNote]) -> None:
        self.where = where
        self._notes = notes
        if not isinstance(value, dict):
            raise PackRefusedError(PackProblem.NOT_FIELDS, where)
        self._left: dict[str, object] = dict(value)

    def take(self, name: str) -> object:
        """Return a field as it stands, ``None`` if it is absent."""
        return self._left.pop(name, None)

    def text(self, name: str, limit: int = TEXT) -> str:
        """Return a text of one or more lines, empty if absent."""
        value = self.take(name)
        return "" if value is None else self._text(value, (*self.where, name), limit)

    def line(self, name: str, limit: int = TEXT) -> str:
        """Return a text of one line, empty if absent."""
        value = self.take(name)
        return "" if value is None else self._line(value, (*self.where, name), limit)

    def required_line(self, name: str, limit: int) -> str:
        """Return a text of one line in which something can be seen."""
        line = self._line(self._required(name), (*self.where, name), limit)
        if is_blank(line):
            raise self.refusal(PackProblem.BLANK, name)
        return line

    def texts(self, name: str, count: int = LIST) -> tuple[str, ...]:
        """Return a list of texts, empty if absent."""
        return tuple(self._text(value, where, TEXT) for value, where in self._items(name, count))

    def lines(self, name: str, count: int = LIST, limit: int = TEXT) -> tuple[str, ...]:
        """Return a list of texts of one line each, in which something can be seen."""
        lines = []
        for value, where in self._items(name, count):
            lines.append(self._line(value, where, limit))
            if is_blank(lines[-1]):
                raise PackRefusedError(PackProblem.BLANK, where)
        return tuple(lines)

    def code(self, name: str) -> str:
        """Return what a campaign or case is called in files."""
        value = self._required(name)
        if isinstance(value, str) and _CODE.fullmatch(value):
            return value
        raise self.refusal(PackProblem.NOT_A_CODE, name, found=shown(value))

    def language(self, name: str) -> str:
        """Return a language code."""
        return _language(self._required(name), (*self.where, name))

    def languages(self, name: str) -> tuple[str, ...]:
        """Return a list of language codes, empty if absent."""
        return tuple(_language(value, where) for value, where in self._items(name, LIST))

    def country(self, name: str, *, required: bool) -> str:
        """Return a country code; empty if it is absent and may be."""
        value = self.take(name)
        if value is None or value == "":
            if required:
                raise self.refusal(PackProblem.MISSING, name)
            return ""
        if isinstance(value, str) and value in COUNTRIES:
            return value
        raise self.refusal(PackProblem.NOT_A_COUNTRY, name, found=shown(value))

    def choice(self, name: str, default: Choice) -> Choice:
        """Return one of the default's kind, the default if absent."""
        value = self.take(name)
        return default if value is None else self._choice(name, value, type(default))

    def required_choice(self, name: str, kind: type[Choice]) -> Choice:
        """Return one of a kind."""
        return self._choice(name, self._required(name), kind)

    def day(self, name: str) -> date | None:
        """Return a date, ``None`` if absent."""
        value = self.take(name)
        if value is None:
            return None
        if isinstance(value, str) and _DAY.fullmatch(value):
            with suppress(ValueError):  # the 30th of February
                return date.fromisoformat(value)
        raise self.refusal(PackProblem.NOT_A_DATE, name, found=shown(value))

    def flag(self, name: str) -> bool:
        """Return yes or no, no if absent."""
        value = self.take(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise self.refusal(PackProblem.NOT_YES_OR_NO, name)

    def number(self, name: str, low: int, high: int) -> int | None:
        """Return a whole number, ``None`` if absent."""
        value = self.take(name)
        if value is None or (type(value) is int and low <= value <= high):
            return value
        raise self.refusal(PackProblem.NOT_A_NUMBER, name, low=low, high=high)

    def inner(self, name: str) -> Fields:
        """Return the fields of an object, none if it is absent."""
        value = self.take(name)
        return Fields({} if value is None else value, (*self.where, name), self._notes)

    def required_inner(self, name: str) -> Fields:
        """Return the fields of an object that must be there."""
        return Fields(self._required(name), (*self.where, name), self._notes)

    def each(self, name: str, count: int = LIST) -> Iterator[Fields]:
        """Yield the fields of each object of a list."""
        for value, where in self._items(name, count):
            yield Fields(value, where, self._notes)

    def by_language(self, name: str) -> Iterator[tuple[str, Fields]]:
        """Yield each language code of an object with the fields under it."""
        value = self.take(name)
        if value is None:
            return
        where = (*self.where, name)
        if not isinstance(value, dict):
            raise PackRefusedError(PackProblem.NOT_FIELDS, where)
        if len(value) > LIST:
            raise self.refusal(PackProblem.TOO_MANY, name, count=len(value), limit=LIST)
        for code, texts in value.items():
            yield _language(code, where), Fields(texts, (*where, code), self._notes)

    def done(self) -> None:
        """Note what is left: fields nobody knows."""
        if self._left:
            names = tuple(shown(name) for name in self._left)
            self._notes.append(
                PackNote(kind=NoteKind.UNKNOWN_FIELDS, where=self.where, names=names)
            )

    def refusal(self, problem: PackProblem, name: str, **details: str | int) -> PackRefusedError:
        """Return what to raise because of a field."""
        return PackRefusedError(problem, (*self.where, name), **details)

    def _required(self, name: str) -> object:
        value = self.take(name)
        if value is None:
            raise self.refusal(PackProblem.MISSING, name)
        return value

    def _items(self, name: str, count: int) -> Iterator[tuple[object, Where]]:
        values = self.take(name)
        if values is None:
            return
        if not isinstance(values, list):
            raise self.refusal(PackProblem.NOT_A_LIST, name)
        if len(values) > count:
            raise self.refusal(PackProblem.TOO_MANY, name, count=len(values), limit=count)
        for number, value in enumerate(values):
            yield value, (*self.where, name, number)

    def _choice(self, name: str, value: object, kind: type[Choice]) -> Choice:
        if isinstance(value, str) and value in list(kind):
            return kind(value)
        choices = ", ".join(choice.value for choice in kind)
        raise self.refusal(PackProblem.NOT_A_CHOICE, name, found=shown(value), choices=choices)

    def _line(self, value: object, where: Where, limit: int) -> str:
        if isinstance(value, str) and value and value.splitlines() != [value]:
            raise PackRefusedError(PackProblem.LINE_BREAK, where)
        return self._text(value, where, limit).replace("\t", " ")

    def _text(self, value: object, where: Where, limit: int) -> str:
        if not isinstance(value, str):
            raise PackRefusedError(PackProblem.NOT_TEXT, where)
        if (count := length(value, limit)) > limit:
            raise PackRefusedError(PackProblem.TOO_LONG, where, count=count, limit=limit)
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise PackRefusedError(PackProblem.BROKEN_TEXT, where)
        if loses_something(value):
            self._notes.append(PackNote(kind=NoteKind.CLEANED, where=where))
        return cleaned(value)


def _language(value: object, where: Where) -> str:
    if isinstance(value, str) and _LANGUAGE.fullmatch(value):
        return value
    raise PackRefusedError(PackProblem.NOT_A_LANGUAGE, where, found=shown(value))
