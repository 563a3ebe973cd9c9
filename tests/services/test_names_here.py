"""A list names its people as the door would, one after the other, however many are alike."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening, make_event
from w4r_desktop.domain.arrivals import ListedPerson
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.schema import Attendee

if TYPE_CHECKING:
    from pathlib import Path

ALIKE = [
    ["Anna", "ANNA", "Ánna", "Anna (2)", "Anna", "Anna (3)"],
    ["Anna Lee", "Anna Marie", "Anna Lee", "Anna", "Anna L.", "Anna Li"],
    ["8b", "8b", "8b (7)", "8b"],
    ["فاطمة", "فاطمة", "Ł", "l", "L"],
]


def called(evening: Evening) -> list[tuple[str, str]]:
    """Return what everybody is called, and by the first name."""
    firsts = evening.ask(lambda session: [row.first_name for row in session.query(Attendee)])
    return list(zip([row.name for row in evening.ask(people)], firsts, strict=True))


@pytest.mark.parametrize("names", ALIKE, ids=lambda names: names[0])
def test_people_are_called_the_same_one_by_one_and_as_a_list(
    tmp_path: Path, names: list[str]
) -> None:
    door, listed = (Evening(make_event(tmp_path / f"{kind}.w4r")) for kind in ("door", "list"))
    for evening in (door, listed):
        evening.sign_in("Anna")
    for name in names:
        door.sign_in(name)
    everybody = [ListedPerson(name=name) for name in names]
    listed.do(attendees.sign_in_all, people=everybody, at=NOW)

    assert called(listed) == called(door)
    door.file.close()
    listed.file.close()


def test_a_column_of_one_word_takes_no_longer_than_one_of_names(evening: Evening) -> None:
    started = time.process_time()

    evening.do(attendees.sign_in_all, people=[ListedPerson(name="8b")] * 1000, at=NOW)

    assert time.process_time() - started < 8  # asking for each name would take minutes
    names = [row.name for row in evening.ask(people)]
    assert names[:2] == ["8b", "8b (2)"]
    assert names[-1] == "8b (1000)"
