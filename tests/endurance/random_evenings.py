"""Random evenings for long: whatever people and the computer do in whatever order.

``python -m tests.endurance.random_evenings 60`` plays so many of each kind: people who log, undo
and edit, recounts, printing, and trouble, where backups, kills and full disks come in between. The
exit status is that of the tests; what broke a rule is printed, step by step.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
KINDS: Final = ("evening", "recount", "printing", "trouble")


def main() -> int:
    """Play as many evenings of each kind as the command line says."""
    often = sys.argv[1] if len(sys.argv) > 1 else "60"
    tests = (f"tests/end_to_end/test_random_{kind}.py" for kind in KINDS)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    played = os.environ | {"W4R_EVENINGS": often, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=played, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
