"""Who wrote which letters is told person by person and case by case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.evening import NOW
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.services import attendees
from w4r_desktop.store.queries.written import letters_written

if TYPE_CHECKING:
    from tests.evening import Evening

LETTER, SIGNED = ActionKind.LETTER, ActionKind.PREPRINTED_LETTER


def test_letters_are_summed_by_person_case_and_kind(evening: Evening) -> None:
    amina, bilal = evening.sign_in("Amina"), evening.sign_in("Bilal")
    evening.log(amina, 2, case=0)
    evening.log(amina, 1, case=0, table=1)
    evening.log(amina, 4, case=0, kind=SIGNED)
    evening.log(amina, 7, case=0, kind=ActionKind.SOLIDARITY_CARD)
    evening.log(bilal, 5, case=1)
    evening.log(None, 9, case=1)
    written = evening.ask(letters_written)
    first, second, _last = evening.cases
    assert written.letters(amina, first, [LETTER]) == 3
    assert written.letters(amina, first, [SIGNED]) == 4
    assert written.letters(amina, first, [LETTER, SIGNED]) == 7
    assert written.letters(amina, second, [LETTER]) == 0
    assert written.letters(bilal, second, [LETTER]) == 5
    assert len(written.counts) == 3


def test_whoever_was_joined_wrote_for_the_other(evening: Evening) -> None:
    amina, again = evening.sign_in("Amina"), evening.sign_in("Amina K.")
    evening.log(amina, 2)
    evening.log(again, 3)
    evening.do(attendees.join, kept_id=amina, joined_id=again, at=NOW)
    written = evening.ask(letters_written)
    assert written.letters(amina, evening.cases[0], [LETTER]) == 5
    assert written.letters(again, evening.cases[0], [LETTER]) == 0
