"""Two screens on a real X server; tests/endurance/screens.py does this twenty times."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest


@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xrandr")),
    reason="needs Xvfb and xrandr (apt install xvfb x11-xserver-utils)",
)
def test_a_projector_may_be_unplugged_and_plugged_in_while_somebody_counts() -> None:
    command = [sys.executable, "-m", "tests.endurance.screens", "2"]
    played = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert played.returncode == 0, played.stderr
    lines = [f"round {number}: nothing was lost or covered" for number in (1, 2)]
    assert played.stdout.splitlines() == lines
