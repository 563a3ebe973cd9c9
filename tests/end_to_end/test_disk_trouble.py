"""A share of what tests/endurance does for long: power cuts and disks that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.endurance.faults import shim
from tests.endurance.faults.inject import start
from tests.endurance.faults.power_cuts import MODELS
from tests.endurance.faults.replay import replay

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not shim.can_be_built(), reason="needs a C compiler")


def test_no_power_cut_loses_what_was_told(tmp_path: Path) -> None:
    found = replay(tmp_path, states=27, rounds=1)

    assert set(found) == set(MODELS)
    assert all(set(verdicts) == {""} for verdicts in found.values()), found
    assert sum(verdicts.total() for verdicts in found.values()) >= 27


def test_whatever_the_disk_refuses_counts_once_when_it_is_tried_again() -> None:
    assert start(points=3, step=2) == 0
