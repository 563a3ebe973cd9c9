"""The tests where there is no network at all: all pass, and nobody even tries to get out.

``python -m tests.endurance.no_network [TESTS …]`` runs all tests, or those named, in a network
namespace of their own, which only Linux has and no right is needed for. Whatever they start is in
it too; the system counts there each packet that finds no way out. Prints the figures; the exit
status is 1 if a test failed or anything tried. IPv6 is only refused there, and not counted.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
COUNTS: Final = Path("/proc/net/snmp")
SENT: Final = {
    "Ip": ("OutRequests", "OutNoRoutes"),
    "Tcp": ("ActiveOpens",),
    "Udp": ("OutDatagrams",),
}
NOBODY: Final = ("192.0.2.1", 9)
"""An address that is kept free for documentation."""

INSIDE: Final = "--inside"


def tries() -> int:
    """Return how often anything in this namespace wanted to reach somebody."""
    lines = [line.split() for line in COUNTS.read_text(encoding="ascii").splitlines()]
    tables = {
        names[0].rstrip(":"): dict(zip(names[1:], map(int, figures[1:]), strict=True))
        for names, figures in zip(lines[::2], lines[1::2], strict=True)
    }
    return sum(tables[table][name] for table, names in SENT.items() for name in names)


def is_counted() -> bool:
    """Tell whether there is no way out here, and trying one shows."""
    before = tries()
    with suppress(OSError), socket.create_connection(NOBODY, timeout=1):
        return False
    return tries() > before


def inside(tests: list[str]) -> int:
    """Run the tests in the namespace that this process is in."""
    if not is_counted():
        print("This is no place without a network: nothing is shown.")
        return 1
    before = tries()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests]
    failed = subprocess.run(command, cwd=ROOT, check=False).returncode
    tried = tries() - before
    print(
        f"Without a network: {'tests failed' if failed else 'all passed'}, {tried} tries to get out"
    )
    return 1 if failed or tried else 0


def main() -> int:
    """Run the tests named on the command line, or all of them."""
    if sys.argv[1:2] == [INSIDE]:
        return inside(sys.argv[2:])
    if not sys.platform.startswith("linux") or not shutil.which("unshare"):
        print("Left out: only Linux can be without a network for one program.")
        return 0
    alone = ["unshare", "--net"]
    if os.geteuid():  # root needs no leave, and keeps what tests need: it can become somebody else
        alone.append("--map-current-user")
    command = [*alone, sys.executable, "-m", "tests.endurance.no_network", INSIDE, *sys.argv[1:]]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
