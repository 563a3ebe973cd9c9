"""One line of a list of people after the other, made into somebody who may sign in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.arrivals import MOST_HEADS, ListedPerson
from w4r_desktop.domain.contact import Contact
from w4r_desktop.domain.names import clean_name, folded, removed_from
from w4r_desktop.exchange.case_cells import TICKED, UNTICKED, in_every_language, plain
from w4r_desktop.exchange.people_columns import CONTACTS, PeopleColumn
from w4r_desktop.exchange.people_notes import NoteKind, PeopleNote
from w4r_desktop.language import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

MAX_PHONE: Final = 40
YES: Final = frozenset(
    (*TICKED, "✓", "✔", "☑", "y", "o", "j", "s", "oui", "si", "ja", "vrai", "wahr", "نعم")
)
NO: Final = frozenset((*UNTICKED, "☐", "-", "–", "—", "n", "non", "nein", "faux", "falsch", "لا"))

_EMAIL: Final = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_DIGIT: Final = re.compile(r"\d")
_HEADS: Final = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What people agreed to, as they read it, and when that is noted.

    ``of_all`` says that everybody on the list did; otherwise the list tells of each.
    """

    wording: str
    at: datetime
    of_all: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLine:
    """Somebody on a list; without a name in ``person`` nobody.

    ``first`` is the line in which the same name stands already, or 0; ``is_same`` says that
    somebody of this name is reached in the same way there, so that it is one person.
    """

    line: int
    person: ListedPerson
    notes: tuple[PeopleNote, ...] = ()
    is_here: bool = False
    first: int = 0
    is_same: bool = False

    @property
    def is_person(self) -> bool:
        """Whether there is somebody who could be signed in."""
        return bool(self.person.name)

    @property
    def is_expected(self) -> bool:
        """Whether it is somebody who is not here and not listed before."""
        return self.is_person and not self.is_here and not self.is_same


class LineReader:
    """Reads the lines of one list in their order; ``here`` are folded names of people here."""

    def __init__(
        self,
        columns: tuple[PeopleColumn | None, ...],
        *,
        consent: Consent | None,
        here: Collection[str],
    ) -> None:
        self._columns = columns
        self._consent = consent
        self._here = here
        self._seen: dict[str, int] = {}
        self._reached: set[tuple[str, ...]] = set()
        self.without_consent = 0
        """How many had an e-mail address or telephone number, but had not agreed."""

    def line(
        self, number: int, cells: tuple[str, ...], notes: tuple[PeopleNote, ...] = ()
    ) -> ListedLine:
        """Return who is on a line; ``notes`` are known about it before."""
        reading = _Reading(number, dict(self._known(cells)), [*notes])
        person = reading.person(self._consent)
        if not person.name:
            return ListedLine(line=number, person=person, notes=tuple(reading.notes))
        key = folded(person.name)
        first = self._seen.setdefault(key, number)
        if key in self._here:
            reading.note(NoteKind.HERE)
        if first != number:
            reading.notes.append(PeopleNote(kind=NoteKind.TWICE, line=number, first=first))
        self.without_consent += reading.lacks_consent
        return ListedLine(
            line=number,
            person=person,
            notes=tuple(reading.notes),
            is_here=key in self._here,
            first=first if first != number else 0,
            is_same=self._is_known(key, reading.cells),
        )

    def _known(self, cells: tuple[str, ...]) -> Iterator[tuple[PeopleColumn, str]]:
        for column, cell in zip(self._columns, cells, strict=False):
            if column and cell:
                yield column, cell

    def _is_known(self, key: str, cells: dict[PeopleColumn, str]) -> bool:
        """Whether somebody with this name can be reached there already: it is the same person."""
        reached = tuple(clean_name(cells.get(column, "")).casefold() for column in CONTACTS)
        known = (key, *reached) in self._reached
        if any(reached):
            self._reached.add((key, *reached))
        return known


@dataclass(slots=True)
class _Reading:
    """One line while it is read."""

    line: int
    cells: dict[PeopleColumn, str]
    notes: list[PeopleNote]
    lacks_consent: bool = False

    def note(self, kind: NoteKind, found: str = "", column: PeopleColumn | None = None) -> None:
        self.notes.append(PeopleNote(kind=kind, line=self.line, found=found, column=column))

    def person(self, consent: Consent | None) -> ListedPerson:
        written = self._written_name()
        name = clean_name(written)
        if not name:
            self.note(NoteKind.NO_NAME)
            return ListedPerson(name="")
        if removed := removed_from(written):
            self.notes.append(PeopleNote(kind=NoteKind.CLEANED, line=self.line, removed=removed))
        minor = self._minor()
        return ListedPerson(
            name=name,
            table=clean_name(self.cells.get(PeopleColumn.TABLE, "")),
            heads=self._heads(),
            first_time=self._is_yes(PeopleColumn.FIRST_TIME),
            minor=minor,
            contact=self._contact(consent, minor=minor),
        )

    def _written_name(self) -> str:
        """Return the name as the list has it; first and last names are put together."""
        first = self.cells.get(PeopleColumn.FIRST_NAME, "")
        last = self.cells.get(PeopleColumn.LAST_NAME, "")
        whole = self.cells.get(PeopleColumn.NAME, "")
        if first and last:
            return f"{first} {last}"
        words = set(folded(whole).split())
        parts = (part for part in (first, last) if not words.issuperset(folded(part).split()))
        beside = " ".join(parts)
        return f"{whole} {beside}" if last else f"{beside} {whole}"

    def _heads(self) -> int:
        cell = self.cells.get(PeopleColumn.PEOPLE, "1")
        if _HEADS.fullmatch(cell) and 1 <= int(cell) <= MOST_HEADS:
            return int(cell)
        self.note(NoteKind.NO_NUMBER, cell)
        return 1

    def _is_yes(self, column: PeopleColumn) -> bool:
        cell = self.cells.get(column, "")
        answer = yes_or_no(cell)
        if answer is None:
            self.note(NoteKind.UNCLEAR, cell, column)
        return bool(answer)

    def _minor(self) -> bool:
        cell = self.cells.get(PeopleColumn.MINOR, "")
        answer = yes_or_no(cell)
        if answer is None:  # the stricter of the two
            self.note(NoteKind.MINOR_UNCLEAR, cell)
        return answer is not False

    def _contact(self, consent: Consent | None, *, minor: bool) -> Contact | None:
        email = "".join(clean_name(self.cells.get(PeopleColumn.EMAIL, "")).split())
        phone = clean_name(self.cells.get(PeopleColumn.PHONE, ""))[:MAX_PHONE].strip()
        if not email and not phone:
            return None
        if minor:
            self.note(NoteKind.OF_MINOR)
            return None
        agreed = consent and (consent.of_all or self._is_yes(PeopleColumn.CONSENT))
        if consent is None or not agreed:
            self.lacks_consent = True
            return None
        if email and not _EMAIL.fullmatch(email):
            self.note(NoteKind.NO_ADDRESS, email)
            email = ""
        if phone and not _DIGIT.search(phone):
            self.note(NoteKind.NO_PHONE, phone)
            phone = ""
        if not email and not phone:
            return None
        return Contact(email=email, phone=phone, wording=consent.wording, consented_at=consent.at)


def yes_or_no(cell: str) -> bool | None:
    """Return what a cell says in one of many languages, an empty one no; None if it is unclear."""
    word = plain(cell) or cell.strip()
    yes, no = _answers()
    if not word or word in no:
        return False
    return True if word in yes else None


@cache
def _answers() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for yes and those for no."""
    return (
        frozenset(map(plain, in_every_language(N_("yes")))) | YES,
        frozenset(map(plain, in_every_language(N_("no")))) | NO,
    )
