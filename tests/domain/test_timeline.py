"""How an evening went on: no quarter is missing between the first and the last."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from w4r_desktop.domain.figures import QuarterTotal
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.domain.timeline import DAY, HOUR, MOST, QUARTER, timeline

HALIFAX = ZoneInfo("America/Halifax")
SIX = datetime(2026, 12, 10, 18, 0, tzinfo=HALIFAX)
LETTER = ActionKind.LETTER


def quarters(*hours: float, begins: datetime = SIX) -> list[QuarterTotal]:
    """Return one letter in each quarter so many hours after the first."""
    start = begins.timestamp()
    return [
        QuarterTotal(datetime.fromtimestamp(start + hour * 3600, HALIFAX), {LETTER: 1})
        for hour in hours
    ]


def times(*hours: float, begins: datetime = SIX) -> list[str]:
    """Return what the clock says at each slot, and how many hours a silence lasts."""
    return [
        f"({slot.silence / HOUR:g} h)" if slot.silence else f"{slot.begins:%H:%M} {len(slot.kinds)}"
        for slot in timeline(quarters(*hours, begins=begins)).slots
    ]


def test_nothing_makes_no_slots() -> None:
    assert timeline([]).slots == ()


def test_quarters_in_which_nobody_wrote_are_gaps() -> None:
    assert times(0, 0.25, 1) == ["18:00 1", "18:15 1", "18:30 0", "18:45 0", "19:00 1"]


def test_time_goes_on_across_midnight() -> None:
    assert times(5.5, 6.25) == ["23:30 1", "23:45 0", "00:00 0", "00:15 1"]


def test_a_long_silence_is_one_mark_that_knows_how_long_it_is() -> None:
    assert times(0, 3.25)[1:-1] == [f"{18 + n // 4}:{n % 4 * 15:02} 0" for n in range(1, 13)]
    assert times(0, 3.5) == ["18:00 1", "(3.25 h)", "21:30 1"]


def test_a_marathon_has_a_slot_for_each_of_its_quarters() -> None:
    line = timeline(quarters(*(n / 4 for n in range(97))))
    assert (line.step, len(line.slots)) == (QUARTER, 97)
    assert line.slots[-1].begins - line.slots[0].begins == timedelta(hours=24)


def test_a_longer_time_is_told_by_the_hour_or_the_day() -> None:
    by_hour = timeline(quarters(*(n / 4 for n in range(MOST + 1))))
    assert by_hour.step == HOUR
    assert sum(slot.kinds.get(LETTER, 0) for slot in by_hour.slots) == MOST + 1
    by_day = timeline(quarters(*range(24 * 60)))
    assert by_day.step == DAY
    assert {slot.begins.hour for slot in by_day.slots} == {0}


def test_the_hour_that_a_clock_shows_twice_is_two_hours() -> None:
    before = datetime(2026, 11, 1, 0, 30, tzinfo=HALIFAX)
    shown = times(0, 0.5, 1.5, 2.5, begins=before)
    assert [slot[:5] for slot in shown] == [
        "00:30", "00:45", "01:00", "01:15", "01:30", "01:45", "01:00", "01:15", "01:30", "01:45",
        "02:00",
    ]  # fmt: skip
    assert [slot for slot in shown if slot.endswith("1")] == [
        "00:30 1", "01:00 1", "01:00 1", "02:00 1",
    ]  # fmt: skip
