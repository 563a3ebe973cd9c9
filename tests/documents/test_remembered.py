"""What is laid out on two threads at once is laid out to the end."""

from __future__ import annotations

import threading

from w4r_desktop.documents.remembered import remembered


class _Outer:
    def __init__(self, inside: _Inner | _Outer, meeting: threading.Barrier) -> None:
        self.inside, self.meeting = inside, meeting

    @remembered
    def height(self) -> int:
        """Return one more than what is inside has."""
        self.meeting.wait(timeout=10)
        return self.inside.height + 1


class _Inner:
    def __init__(self, inside: _Inner | _Outer | None, meeting: threading.Barrier) -> None:
        self.inside, self.meeting = inside, meeting
        self.asked = 0

    @remembered
    def height(self) -> int:
        """Return one more than what is inside has."""
        self.asked += 1
        self.meeting.wait(timeout=10)
        return (self.inside.height if self.inside else 0) + 1


def test_two_threads_with_boxes_in_boxes_do_not_wait_for_each_other() -> None:
    first, second, alone = threading.Barrier(2), threading.Barrier(2), threading.Barrier(1)
    here = _Outer(_Inner(None, second), first)
    there = _Inner(_Outer(_Inner(None, alone), second), first)
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda one=one: found.append(one.height), daemon=True)
        for one in (here, there)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    assert sorted(found) == [2, 3]


def test_it_is_worked_out_once() -> None:
    one = _Inner(None, threading.Barrier(1))
    assert [one.height, one.height] == [1, 1]
    assert one.asked == 1
