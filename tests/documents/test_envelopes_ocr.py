"""A machine reads a few envelopes and labels; tests/endurance/envelopes_ocr.py reads all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

READING = Path(__file__).parent.parent / "endurance" / "envelopes_ocr.py"


def missing_programs() -> str:
    """Return what a reading machine lacks here, or nothing."""
    absent = [program for program in ("pdftoppm", "tesseract") if not shutil.which(program)]
    if absent:
        return f"not installed: {', '.join(absent)}"
    known = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=True
    )
    return "" if "Latin" in known.stdout.split() else "not installed: tesseract's script Latin"


@pytest.mark.skipif(bool(missing_programs()), reason=missing_programs() or "installed")
def test_a_machine_reads_envelopes_and_labels_where_the_posts_look(tmp_path: Path) -> None:
    share = [
        "--each",
        "1",
        "--labels",
        "1",
        "--sheets",
        "avery-l7160",
        "--sizes",
        "no10",
        "monarch",
    ]
    read = subprocess.run(
        [sys.executable, str(READING), *share, "--folder", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert read.returncode == 0, read.stdout + read.stderr
    assert read.stdout.count("passed") == 3
