"""The program talks to no other computer, and the tests see to it."""

from __future__ import annotations

import socket

import pytest


@pytest.mark.parametrize("family", [-1, socket.AF_INET, socket.AF_INET6])
def test_no_connection_can_be_made_in_any_test(family: int) -> None:
    with pytest.raises(AssertionError, match="no network"):
        socket.socket(family)


def test_programs_of_this_computer_can_still_be_spoken_to() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.send(b"here")
        assert theirs.recv(4) == b"here"
