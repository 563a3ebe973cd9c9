"""A copy to practise on says so in itself, and nobody can be reached through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.evening import NOW, Evening
from w4r_desktop.domain.contact import Contact
from w4r_desktop.errors import RehearsalExportError
from w4r_desktop.services import rehearsal
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import people
from w4r_desktop.store.queries.rehearsal import demand_evening, is_rehearsal
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDRESS = "amina.of.the.choir@example.org"
CONTACT = Contact(email=ADDRESS, phone="+1 902 555 0137", wording="Write to me.", consented_at=NOW)


@pytest.fixture
def copy(evening: Evening, tmp_path: Path) -> Iterator[Evening]:
    """A practice copy of an evening with Amina, whose address is known, and four letters."""
    amina = evening.sign_in("Amina", contact=CONTACT)
    evening.log(amina, 4)
    evening.file.copy_to(tmp_path / "practice.w4r", rehearsal.begin, at=NOW)
    opened = Evening(EventFile(tmp_path / "practice.w4r"))
    yield opened
    opened.file.close()


def test_the_mark_stands_in_the_copy_and_not_in_the_evening(
    evening: Evening, copy: Evening
) -> None:
    assert copy.ask(is_rehearsal)
    assert not evening.ask(is_rehearsal)


def test_no_undo_takes_the_mark_away(copy: Evening) -> None:
    assert not copy.file.done
    copy.log()
    copy.file.undo()
    assert copy.ask(is_rehearsal)


def test_people_and_letters_are_there_to_practise_with(copy: Evening) -> None:
    (amina,) = copy.ask(people)
    assert (amina.name, copy.ask(totals).pieces) == ("Amina", 4)
    assert check(copy.file).entries == 1


def test_how_people_are_reached_stays_in_the_evening(evening: Evening, copy: Evening) -> None:
    assert [row.has_contact for row in evening.ask(people)] == [True]
    assert [row.has_contact for row in copy.ask(people)] == [False]


def test_not_a_byte_of_an_address_is_in_the_copy(copy: Evening, tmp_path: Path) -> None:
    copy.file.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("practice.w4r*"))
    assert b"Amina" in kept
    assert ADDRESS.encode() not in kept
    assert b"555 0137" not in kept


def test_nothing_is_taken_out_of_a_copy_as_if_it_were_real(evening: Evening, copy: Evening) -> None:
    evening.ask(demand_evening, file="evening.w4r")
    with pytest.raises(RehearsalExportError) as refused:
        copy.ask(demand_evening, file="practice.w4r")
    assert refused.value.file == "practice.w4r"
