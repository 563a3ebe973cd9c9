"""The sample evening, as somebody who opens it finds it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.errors import EventFileExistsError, SampleNotBuiltError
from w4r_desktop.evenings import sample as sample_module
from w4r_desktop.evenings.sample import make_sample
from w4r_desktop.messages import explain
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.events import event
from w4r_desktop.store.queries.history import latest_entries
from w4r_desktop.store.queries.sheet import sheet
from w4r_desktop.store.queries.tables import tables
from w4r_desktop.store.queries.totals import totals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[EventFile]:
    made = sample_in(tmp_path / "sample.w4r")
    yield made
    made.close()


def sample_in(path: Path) -> EventFile:
    make_sample(path)
    return EventFile(path)


def test_the_evening_is_an_invented_church_hall_in_halifax(sample: EventFile) -> None:
    with sample.reading() as session:
        details = event(session).details
        seated = tables(session)
    assert details.name == "Human Rights Day at Harbour Street Church"
    assert (details.held_on, details.time_zone) == (date(2020, 12, 10), "America/Halifax")
    assert (details.goal, details.paper) == (500, "Letter")
    assert details.sender_lines[-1] == "Halifax NS B3J 0A0"
    assert [table.name for table in seated] == [str(number) for number in range(1, 9)]


def test_its_totals_are_those_of_an_ordinary_evening(sample: EventFile) -> None:
    with sample.reading() as session:
        tally = totals(session)
    assert tally.pieces == 386
    assert {kind: count for kind, count in tally.kinds.items() if count} == {
        ActionKind.LETTER: 312,
        ActionKind.SOLIDARITY_CARD: 74,
        ActionKind.PETITION_SIGNATURE: 98,
        ActionKind.EMAIL: 20,
        ActionKind.SOCIAL_POST: 11,
    }
    assert (tally.people.attendees, tally.people.first_time, tally.people.minors) == (48, 17, 4)
    assert len(tally.by_case) == 10
    assert all(case.kinds[ActionKind.LETTER] > 20 for case in tally.by_case)


def test_table_4_has_its_eight_people_and_68_letters(sample: EventFile) -> None:
    with sample.reading() as session:
        fourth = tables(session)[3].writing_table_id
        shown = sheet(session, writing_table_id=fourth, kind=ActionKind.LETTER)
    assert [(row.name, row.total, row.first_time) for row in shown.rows[:-1]] == [
        ("Amina K.", 5, True),
        ("Bashir", 8, False),
        ("Claire & Tom", 10, False),
        ("Devon R.", 8, True),
        ("Esperanza", 7, False),
        ("Father Mike", 11, False),
        ("Guest 12", 11, True),
        ("Hana S.", 8, False),
    ]
    assert shown.sums == (5, 4, 6, 10, 7, 9, 8, 6, 8, 5)


def test_everything_was_logged_in_order_between_six_and_nine(sample: EventFile) -> None:
    with sample.reading() as session:
        log = latest_entries(session, limit=1000)
    moments = [entry.logged_at for entry in reversed(log)]
    assert moments == sorted(moments)
    local = [moment.astimezone(ZoneInfo("America/Halifax")) for moment in moments]
    assert {moment.hour for moment in local} == {18, 19, 20}


def test_wrong_clicks_were_taken_back_and_somebody_moved(sample: EventFile) -> None:
    with sample.reading() as session:
        log = latest_entries(session, limit=1000)
        rows = sheet(session, writing_table_id=None, kind=ActionKind.LETTER).rows
    assert sum(entry.taken_back for entry in log) == 7
    assert sum(entry.reverses for entry in log) == 7
    assert {entry.table for entry in log if entry.attendee == "Olivier"} == {"2", "6"}
    assert next(row.table_name for row in rows if row.name == "Olivier") == "6"


def test_it_is_the_same_every_time(sample: EventFile, tmp_path: Path) -> None:
    again = sample_in(tmp_path / "again.w4r")
    assert story(again) == story(sample)
    again.close()


def test_nothing_of_it_can_be_undone(sample: EventFile) -> None:
    assert sample.done == []


def test_it_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "mine.w4r").write_bytes(b"mine")
    with pytest.raises(EventFileExistsError):
        make_sample(tmp_path / "mine.w4r")
    assert (tmp_path / "mine.w4r").read_bytes() == b"mine"


def story(event_file: EventFile) -> list[tuple[object, ...]]:
    with event_file.reading() as session:
        return [
            (e.logged_at, e.attendee, e.table, e.case, e.kind, e.quantity, e.signatories)
            for e in latest_entries(session, limit=1000)
        ]


def test_a_sample_that_is_not_built_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_module, "resource", tmp_path.joinpath)
    with pytest.raises(SampleNotBuiltError) as caught:
        make_sample(tmp_path / "sample.w4r")
    assert explain(caught.value).startswith("The sample is not built yet")
    assert not (tmp_path / "sample.w4r").exists()
