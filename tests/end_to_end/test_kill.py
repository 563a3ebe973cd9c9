"""A letter that was shown survives a crash; tests/endurance/kill_loop.py does this for long."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.endurance.kill_loop import kill_loop

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_no_letter_is_lost_or_doubled_when_the_window_is_killed(tmp_path: Path) -> None:
    found = kill_loop(tmp_path, kills=3, seed=11)

    assert found.good, found
    assert found.kills == 3
    assert found.told > 3
