"""How much of the code that keeps letters safe its own tests go through, branch by branch.

``python -m tests.endurance.branches`` runs for each module what ``tests.endurance.mutants`` names
as its tests, and prints the figures with the lines and branches that were left out; one goes from a
line to another, or to the end. The exit status is 1 if a test failed or a module is below 90 %.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.endurance.mutants import KILLERS

ROOT: Final = Path(__file__).parents[2]
LEAST: Final = 90
"""Percent of lines and branches together."""


def main() -> int:
    """Measure the modules named on the command line, or all that have tests of their own."""
    wanted = {
        name: tests
        for name, tests in KILLERS.items()
        if not sys.argv[1:] or Path(name).stem in sys.argv[1:]
    }
    with tempfile.TemporaryDirectory() as folder:
        return max([measured(Path(folder, "figures"), *one) for one in wanted.items()], default=1)


def measured(figures: Path, name: str, tests: tuple[str, ...]) -> int:
    """Run the tests of a module, print how much of it they saw, and return 1 if too little."""
    coverage = [sys.executable, "-m", "coverage"]
    pytest = ("-m", "pytest", "-q", "-p", "no:cacheprovider", *(f"tests/{test}" for test in tests))
    environment = os.environ | {"COVERAGE_FILE": str(figures), "QT_QPA_PLATFORM": "offscreen"}
    module = f"--include=w4r_desktop/{name}"
    ran = subprocess.run(
        [*coverage, "run", "--branch", module, *pytest],
        cwd=ROOT, env=environment, check=False, capture_output=True,
    )  # fmt: skip
    if ran.returncode:
        print(f"{name}: a test failed", flush=True)
        return 1
    report = [*coverage, "report", "--show-missing", f"--fail-under={LEAST}"]
    told = subprocess.run(
        report, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    print(
        "\n".join(line for line in told.stdout.splitlines() if line.startswith("w4r")), flush=True
    )
    return 1 if told.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
