"""Lists of people as organizers save them, and what is read of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from w4r_desktop.errors import SheetRefusedError
from w4r_desktop.exchange.people_lines import Consent
from w4r_desktop.exchange.people_list import listed, read_people
from w4r_desktop.exchange.people_notes import line_words
from w4r_desktop.messages import explain

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from w4r_desktop.domain.arrivals import ListedPerson
    from w4r_desktop.exchange.people_list import PeopleList

NOW = datetime(2026, 12, 10, 18, tzinfo=UTC)
WORDING = "May we write to you?"
AGREED = Consent(wording=WORDING, at=NOW)
ALL_AGREED = Consent(wording=WORDING, at=NOW, of_all=True)


def on_list(
    path: Path, *, consent: Consent | None = None, here: Collection[str] = (), encoding: str = ""
) -> PeopleList:
    """Read a list as it is most likely meant."""
    people = read_people(path, encoding=encoding or "utf-8")
    return listed(people, people.layout, consent=consent, here=here)


def people_of(path: Path, consent: Consent | None = None) -> list[ListedPerson]:
    """Return the people of a list that is read without notes."""
    found = on_list(path, consent=consent)
    assert found.all_notes == ()
    return [line.person for line in found.lines]


def notes_of(found: PeopleList) -> list[str]:
    """Return everything to know about a list in words."""
    return [line_words(note) for note in found.all_notes]


def refusal(path: Path) -> str:
    """Return the words with which a list is refused."""
    with pytest.raises(SheetRefusedError) as caught:
        on_list(path)
    words = explain(caught.value)
    assert words.startswith(f"“{path.name}” was not imported: ")
    assert " Nothing was changed. " in words
    assert str(path.parent) not in words
    return words.removeprefix(f"“{path.name}” was not imported: ")
