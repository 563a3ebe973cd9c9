"""Print envelopes of every size and let a machine read them, as the post would.

python tests/endurance/envelopes_ocr.py [--each 36] [--folder DIR]

Needs poppler-utils, tesseract-ocr and tesseract-ocr-script-latn. Exit code 1 if a size fails.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from w4r_desktop.documents.envelopes import EnvelopeOrder, arrange, write_envelopes
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.stationery import ENVELOPES

if TYPE_CHECKING:
    from w4r_desktop.documents.envelopes import Arrangement
    from w4r_desktop.domain.stationery import Envelope

TESTS = Path(__file__).resolve().parent.parent
ADDRESSES = TESTS / "data" / "latin_addresses.json"
SENDER = ("Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0")


def addresses(count: int) -> list[EnvelopeOrder]:
    """Return so many orders, evenly from the list of addresses and over again if need be."""
    known = json.loads(ADDRESSES.read_text(encoding="utf-8"))
    step = max(1, len(known) // count)
    return [
        EnvelopeOrder(
            f"case-{number}",
            f"Case {number}",
            Target(
                role=Role.PRIMARY,
                addressee=one["addressee"],
                office=one["office"],
                lines=tuple(one["lines"]),
                country=one["country"],
            ),
            1,
        )
        for number, one in enumerate(islice(cycle(known[::step]), count))
    ]


def arranged(envelope: Envelope, count: int) -> Arrangement:
    """Return envelopes of one size, all of which must be printable."""
    arrangement = arrange(
        addresses(count),
        sender_lines=SENDER,
        sender_country="CA",
        language="en",
        envelope=envelope,
        historical=True,
        today=date(2026, 1, 1),
    )
    if arrangement.left_out:
        sys.exit(f"left out: {arrangement.left_out}")
    return arrangement


def reads_well(envelope: Envelope, *, count: int, folder: Path) -> bool:
    """Print, read and compare one size; report in one line."""
    arrangement = arranged(envelope, count)
    pdf, expected = folder / f"{envelope.key}.pdf", folder / f"{envelope.key}.json"
    for _done in write_envelopes(pdf, arrangement):
        pass
    pages = [
        {"page": number, "lines": page.lines, "return": SENDER}
        for number, page in enumerate(arrangement.pages, start=1)
    ]
    expected.write_text(json.dumps(pages), encoding="utf-8")
    start = time.perf_counter()
    asked = ("--lang", "Latin", "--profile", "usps,canada,royalmail,din", "--verbose")
    read = subprocess.run(
        [sys.executable, str(TESTS / "ocr_check.py"), str(pdf), str(expected), *asked],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(folder)},  # the check leaves its pictures behind
    )
    took = time.perf_counter() - start
    print(f"{envelope.name} {'passed' if read.returncode == 0 else 'FAILED'} in {took:.0f} s")
    print(read.stdout, read.stderr)
    return read.returncode == 0


def main() -> None:
    """Read every size; the pages stay in the folder if one is named."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--each", type=int, default=36)
    arguments.add_argument("--folder", type=Path)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as kept_for_a_moment:
        folder = asked.folder or Path(kept_for_a_moment)
        passed = [reads_well(e, count=asked.each, folder=folder) for e in ENVELOPES.values()]
    sys.exit(not all(passed))


if __name__ == "__main__":
    main()
