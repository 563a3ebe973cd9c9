"""Identities are UUIDs of version 7: unique, and in the order they were made."""

from __future__ import annotations

import time
import uuid
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from tests.evening import Evening
from w4r_desktop.store import identity
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.identity import continue_after, new_id
from w4r_desktop.store.queries.history import latest_entries

if TYPE_CHECKING:
    import pytest

HOUR = 3_600 * 10**9


def test_a_hundred_thousand_identities_are_unique_and_in_order() -> None:
    made = [new_id() for _ in range(100_000)]

    assert len(set(made)) == 100_000
    assert all(earlier < later for earlier, later in pairwise(made))
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {uuid.RFC_4122}
    assert len({one.int & (1 << 62) - 1 for one in made}) == 100_000  # the random part


def test_an_identity_tells_when_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    milliseconds = new_id().int >> 80

    assert 0 <= milliseconds - before < 60_000  # others made in a burst may run a little ahead


def test_a_clock_that_steps_back_does_not_change_the_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier = new_id()
    present = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: present - HOUR)

    assert earlier < new_id() < new_id()


def test_the_newest_entry_comes_first_though_the_clock_was_reset_over_night(
    evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    evening.log(quantity=1)
    evening.file.close()
    present = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: present - HOUR)
    monkeypatch.setattr(identity, "_newest", 0)  # as in a fresh process

    again = Evening(EventFile(evening.file.path))
    again.log(quantity=2)

    latest = again.ask(latest_entries, limit=9)
    assert [entry.quantity for entry in latest] == [2, 1]
    again.file.close()


def test_an_identity_of_long_ago_holds_nothing_up() -> None:
    before = new_id()
    continue_after(UUID(int=7 << 76))

    assert before < new_id()
