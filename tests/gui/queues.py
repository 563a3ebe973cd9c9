"""Real print queues of CUPS, and what comes out of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PPD = "lsb/usr/cups-pdf/CUPS-PDF_opt.ppd"


def pdf_queue() -> str:
    """Return the CUPS queue that prints into files, or skip the test where there is none."""
    if shutil.which("lpstat") is None:
        pytest.skip("no CUPS on this computer (packages cups and printer-driver-cups-pdf)")
    devices = subprocess.run(["lpstat", "-v"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"device for (\S+): cups-pdf:/", devices)
    if found is None:
        pytest.skip("no CUPS queue that prints into a file (package printer-driver-cups-pdf)")
    return found[1]


def came_out(title: str) -> list[Path]:
    """Return what the queue printed under a title and finished writing, oldest first."""
    files = (Path.home() / "PDF").glob(f"{title}*.pdf")
    whole = [file for file in files if file.read_bytes().rstrip().endswith(b"%%EOF")]
    return sorted(whole, key=lambda file: file.stat().st_mtime_ns)


def queue(name: str, device: str, *options: str) -> Iterator[str]:
    """Make a queue with a device of its own and remove it in the end, or skip the test."""
    pdf_queue()
    if os.getuid() != 0:
        pytest.skip("only an administrator makes print queues")
    made = subprocess.run(
        ["lpadmin", "-p", name, "-E", "-v", device, "-m", PPD, *options],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip(f"no print queue can be made here: {made.stderr.strip()}")
    yield name
    subprocess.run(["lpadmin", "-x", name], capture_output=True, check=False)
