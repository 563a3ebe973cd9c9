"""The organizer's lock: who knows the PIN, who has to wait, and how a forgotten one goes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from tests.evening import NOW, Evening
from w4r_desktop.domain.names import folded
from w4r_desktop.errors import (
    EventNameDiffersError,
    LoggedBeforeLockError,
    NoPinError,
    PinDigitsError,
    PinGuessedError,
    PinLengthError,
)
from w4r_desktop.services import attendees, counting, lock, paper_sheets
from w4r_desktop.services.lock import Answer
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.attendees import find_attendees, people
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.lock import LockRow
from w4r_desktop.store.queries.lock import lock as lock_row
from w4r_desktop.store.schema import OrganizerLock

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

PIN = "2580"
SECOND = timedelta(seconds=1)
LATER = NOW + 60 * SECOND


def settle(evening: Evening, service: Callable[..., Any], **how: Any) -> Any:
    return evening.file.write_for_good(service, **how)[0]


def lock_it(evening: Evening, at: datetime = NOW) -> None:
    settle(evening, lock.set_pin, pin=PIN)
    settle(evening, lock.lock, at=at)


def try_pin(evening: Evening, pin: str, at: datetime = LATER) -> Answer:
    answer: Answer = settle(evening, lock.unlock, pin=pin, at=at)
    return answer


def seen(evening: Evening) -> LockRow:
    return evening.ask(lock_row)


def test_the_right_pin_opens_what_was_locked(evening: Evening) -> None:
    lock_it(evening)
    assert seen(evening).locked_at == NOW

    assert try_pin(evening, PIN) == Answer(right=True)
    assert seen(evening).locked_at is None
    assert seen(evening).pin_hash  # for the next time


def test_a_pin_may_be_typed_in_the_digits_of_another_script(evening: Evening) -> None:
    lock_it(evening)

    assert try_pin(evening, "٢٥٨٠").right


def test_of_the_pin_only_an_argon2id_hash_is_kept(evening: Evening) -> None:
    lock_it(evening)
    evening.file.checkpoint()

    assert seen(evening).pin_hash.startswith("$argon2id$")
    assert PIN not in seen(evening).pin_hash.rsplit("$", 2)[0]
    assert f'"{PIN}"'.encode() not in evening.file.path.read_bytes()


def test_the_same_pin_is_kept_differently_each_time(evening: Evening) -> None:
    settle(evening, lock.set_pin, pin=PIN)
    first = seen(evening).pin_hash
    settle(evening, lock.set_pin, pin=PIN)

    assert seen(evening).pin_hash != first


def test_a_pin_nobody_should_choose_changes_nothing(evening: Evening) -> None:
    settle(evening, lock.set_pin, pin=PIN)
    before = seen(evening)

    for pin, refusal in (
        ("12", PinLengthError),
        ("", PinDigitsError),
        ("1234", PinGuessedError),
    ):
        with pytest.raises(refusal):
            settle(evening, lock.set_pin, pin=pin)
    assert seen(evening) == before


def test_nothing_is_locked_without_a_pin(evening: Evening) -> None:
    with pytest.raises(NoPinError):
        settle(evening, lock.lock, at=NOW)
    assert seen(evening).locked_at is None


def test_a_wrong_pin_is_remembered_also_after_a_restart(evening: Evening) -> None:
    lock_it(evening)
    assert try_pin(evening, "9999") == Answer(right=False)
    evening.file.close()

    evening.file = EventFile(evening.file.path)

    assert seen(evening).misses == 1
    assert seen(evening).missed_at == LATER
    assert seen(evening).locked_at == NOW


def test_from_the_third_wrong_pin_on_there_is_a_wait_that_grows(evening: Evening) -> None:
    lock_it(evening)
    at, waits = LATER, []
    for _miss in range(10):
        answer = try_pin(evening, "9999", at)
        waits.append(round(answer.wait.total_seconds()))
        at += answer.wait

    assert waits == [0, 0, 10, 20, 40, 80, 160, 320, 640, 900]


def test_during_the_wait_not_even_the_right_pin_opens(evening: Evening) -> None:
    lock_it(evening)
    for _miss in range(3):
        try_pin(evening, "9999")

    assert try_pin(evening, PIN, LATER + 4 * SECOND) == Answer(right=False, wait=6 * SECOND)
    assert try_pin(evening, "0000", LATER + 5 * SECOND) == Answer(right=False, wait=5 * SECOND)
    assert seen(evening).misses == 3  # what is not looked at is no miss
    assert try_pin(evening, PIN, LATER + 10 * SECOND).right
    assert seen(evening).misses == 0


def test_a_clock_set_back_begins_the_wait_anew_and_no_more(evening: Evening) -> None:
    lock_it(evening)
    for _miss in range(3):
        try_pin(evening, "9999", LATER)
    wait = try_pin(evening, "9999", LATER + 10 * SECOND).wait
    assert wait == 20 * SECOND
    yesterday = LATER - timedelta(days=1)

    assert try_pin(evening, PIN, yesterday) == Answer(right=False, wait=wait)
    assert try_pin(evening, PIN, yesterday + wait - SECOND).wait == SECOND
    assert try_pin(evening, PIN, yesterday + wait).right


def test_no_undo_gives_a_miss_or_the_lock_back(evening: Evening) -> None:
    evening.log(quantity=2)
    lock_it(evening)
    try_pin(evening, "9999")
    before = seen(evening)

    evening.file.undo()

    assert seen(evening) == before
    assert not evening.file.done


def test_another_pin_takes_the_place_of_the_first(evening: Evening) -> None:
    lock_it(evening)
    try_pin(evening, "9999")
    settle(evening, lock.set_pin, pin="1470")

    assert seen(evening).misses == 0
    assert not try_pin(evening, PIN).right
    assert try_pin(evening, "1470").right


def test_proving_a_pin_opens_nothing(evening: Evening) -> None:
    lock_it(evening)

    assert settle(evening, lock.prove, pin=PIN, at=LATER) == Answer(right=True)
    assert seen(evening).locked_at == NOW


def test_only_who_knows_the_pin_removes_it(evening: Evening) -> None:
    settle(evening, lock.set_pin, pin=PIN)

    assert not settle(evening, lock.remove_pin, pin="9999", at=NOW).right
    assert seen(evening).pin_hash
    assert settle(evening, lock.remove_pin, pin=PIN, at=NOW).right
    assert seen(evening) == LockRow()
    with pytest.raises(NoPinError):
        settle(evening, lock.lock, at=NOW)


@pytest.mark.parametrize(
    "typed", ["Candlelight", "  candle\u200blight ", "CANDLELIGHT", "Cándlelight"]
)
def test_who_forgot_the_pin_types_the_name_of_the_event(evening: Evening, typed: str) -> None:
    lock_it(evening)
    for _miss in range(5):
        try_pin(evening, "9999")

    settle(evening, lock.reset, event_name=typed, at=LATER)

    assert seen(evening) == LockRow(reset_at=LATER)
    settle(evening, lock.set_pin, pin="1470")
    settle(evening, lock.lock, at=LATER)
    try_pin(evening, "1470")
    assert seen(evening).reset_at == LATER  # it stays noted


@pytest.mark.parametrize("typed", ["", "Candle", "Candlelight 2"])
def test_another_name_opens_nothing(evening: Evening, typed: str) -> None:
    lock_it(evening)
    before = seen(evening)

    with pytest.raises(EventNameDiffersError):
        settle(evening, lock.reset, event_name=typed, at=LATER)

    assert seen(evening) == before


@pytest.mark.parametrize(
    "planted",
    [
        "",
        "2580",
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ",
        "$argon2id$v=19$m=4194304,t=9,p=1$c29tZXNhbHRzb21l$" + "A" * 43,
        "$argon2id$v=19$m=64,t=4000000,p=1$c29tZXNhbHRzb21l$" + "A" * 43,
        "$argon2id$v=19$m=131072,t=10,p=16384$c29tZXNhbHRzb21l$" + "A" * 43,
        "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHRzb21l$" + "A" * 430_000,
        "$argon2id$é$",
    ],
)
def test_a_hash_that_is_none_or_asks_too_much_matches_nothing(
    evening: Evening, planted: str
) -> None:
    def plant(session: Session) -> None:
        session.add(OrganizerLock(pin_hash=planted, locked_at=NOW))

    evening.do(plant)

    assert not try_pin(evening, PIN).right
    settle(evening, lock.reset, event_name="Candlelight", at=LATER)
    assert seen(evening).locked_at is None


def test_a_file_with_strange_misses_and_two_locks_still_opens(evening: Evening) -> None:
    lock_it(evening)

    def plant(session: Session) -> None:
        session.add(OrganizerLock(pin_hash="", locked_at=NOW))
        session.scalars(select(OrganizerLock)).first().misses = 2**63 - 1  # type: ignore[union-attr]

    evening.do(plant)

    assert not try_pin(evening, "135791", at=NOW + timedelta(days=1)).right
    assert try_pin(evening, PIN, at=NOW + timedelta(days=2)).right
    assert seen(evening).locked_at is None


def test_a_hash_of_other_costs_still_matches(evening: Evening) -> None:
    def plant(session: Session) -> None:
        session.add(OrganizerLock(pin_hash=PasswordHasher(3, 65536, 4).hash(PIN), locked_at=NOW))

    evening.do(plant)

    assert try_pin(evening, PIN).right


# -- what can be taken back while it is locked -----------------------------------------------------


def take_back(evening: Evening, attendee: Any = None, **other: Any) -> None:
    evening.do(counting.take_back, spot=evening.spot(attendee), quantity=1, at=LATER, **other)


def test_locked_only_what_was_logged_since_is_taken_back(evening: Evening) -> None:
    amina = evening.sign_in("Amina")
    evening.do(counting.log, spot=evening.spot(amina), quantity=2, at=NOW - SECOND)
    lock_it(evening)
    evening.do(counting.log, spot=evening.spot(amina), quantity=1, at=LATER)

    take_back(evening, amina)
    with pytest.raises(LoggedBeforeLockError):
        take_back(evening, amina)
    with pytest.raises(LoggedBeforeLockError):
        evening.do(counting.set_count, spot=evening.spot(amina), count=0, at=LATER)
    with pytest.raises(LoggedBeforeLockError):
        evening.do(counting.log, spot=evening.spot(amina), quantity=-1, at=LATER)
    assert evening.counts()["Amina"][0] == 2


def test_locked_a_number_may_be_set_down_to_what_was_there_before(evening: Evening) -> None:
    evening.do(counting.log, spot=evening.spot(), quantity=2, at=NOW - SECOND)
    lock_it(evening)

    evening.do(counting.set_count, spot=evening.spot(), count=5, at=LATER)
    evening.do(counting.set_count, spot=evening.spot(), count=2, at=LATER)
    with pytest.raises(LoggedBeforeLockError):
        evening.do(counting.set_count, spot=evening.spot(), count=1, at=LATER)


def test_locked_an_earlier_entry_of_the_history_stays(evening: Evening) -> None:
    before = evening.do(counting.log, spot=evening.spot(), quantity=1, at=NOW - SECOND)
    lock_it(evening)
    since = evening.do(counting.log, spot=evening.spot(), quantity=1, at=LATER)

    with pytest.raises(LoggedBeforeLockError):
        evening.do(counting.take_back_entry, entry_id=before, at=LATER)
    evening.do(counting.take_back_entry, entry_id=since, at=LATER)


def test_unlocked_everything_is_taken_back_again(evening: Evening) -> None:
    evening.do(counting.log, spot=evening.spot(), quantity=1, at=NOW - SECOND)
    lock_it(evening)
    try_pin(evening, PIN)

    take_back(evening)

    assert evening.ask(latest_entries, limit=1)[0].quantity == -1


# -- what people are called ------------------------------------------------------------------------


def test_locked_nobody_is_found_by_a_name_that_is_not_shown(evening: Evening) -> None:
    evening.sign_in("Amina Żebrowska")
    evening.sign_in("Żaneta")
    lock_it(evening)

    assert [row.name for row in evening.ask(find_attendees, "zebrow")] == []
    assert [row.name for row in evening.ask(find_attendees, "amin")] == ["Amina"]
    assert [row.name for row in evening.ask(find_attendees, "za")] == ["Żaneta"]
    assert [row.folded_name for row in evening.ask(people)] == [folded("Amina"), folded("Żaneta")]
    try_pin(evening, PIN)
    assert [row.name for row in evening.ask(find_attendees, "zebrow")] == ["Amina Żebrowska"]


def test_the_services_offered_locked_are_counting_and_signing_in() -> None:
    assert {
        *(counting.log, counting.log_several, counting.log_sheet, counting.set_count),
        *(counting.take_back, counting.take_back_entry),
        *(attendees.sign_in, attendees.sign_in_guest, paper_sheets.key_in),
    } == lock.OFFERED
