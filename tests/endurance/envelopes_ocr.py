"""Print envelopes of every size and sheets of labels, and let a machine read them.

python tests/endurance/envelopes_ocr.py [--each 36] [--labels 36] [--sizes dl …] [--sheets …]

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
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from w4r_desktop.documents.addressed import address_lines
from w4r_desktop.documents.envelope_pages import EnvelopePage
from w4r_desktop.documents.envelopes import EnvelopeOrder, arrange, write_envelopes
from w4r_desktop.documents.files import write
from w4r_desktop.documents.label_sheets import bundled_sheets
from w4r_desktop.documents.labels import LabelLook, arrange_labels, draw_labels
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.stationery import ENVELOPES

if TYPE_CHECKING:
    from w4r_desktop.documents.envelopes import Arrangement
    from w4r_desktop.domain.labels import LabelSheet
    from w4r_desktop.domain.stationery import Envelope

TESTS = Path(__file__).resolve().parent.parent
ADDRESSES = TESTS / "data" / "latin_addresses.json"
TODAY = date(2026, 1, 1)
SHEETS = ("avery-5162", "avery-5163", "avery-l7160", "avery-l7163")
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
        today=TODAY,
    )
    if arrangement.left_out:
        sys.exit(f"left out: {arrangement.left_out}")
    return arrangement


def reads_well(envelope: Envelope, *, count: int, folder: Path) -> bool:
    """Print, read and compare one size; report in one line."""
    arrangement = arranged(envelope, count)
    pdf = folder / f"{envelope.key}.pdf"
    for _done in write_envelopes(pdf, arrangement):
        pass
    fronts = [page for page in arrangement.pages if isinstance(page, EnvelopePage)]
    pages = [
        {"page": number, "lines": page.lines, "return": SENDER}
        for number, page in enumerate(fronts, start=1)
    ]
    return is_read(envelope.name, pdf, pages, profiles="usps,canada,royalmail,din")


def reads_labels(sheet: LabelSheet, *, count: int, folder: Path) -> bool:
    """Print, read and compare labels of one sheet, each by itself; report in one line."""
    look = LabelLook(sheet, 1, "CA", "en", historical=False, closes_on=None, today=TODAY)
    fitting = [
        one for one in addresses(2 * count) if not arrange_labels([Pack("", (one,))], look).left_out
    ][:count]
    pdf = folder / f"{sheet.key}.pdf"
    for _done in write(pdf, partial(draw_labels, packs=[Pack("", tuple(fitting))], look=look)):
        pass
    labels = []
    for number, one in enumerate(fitting):
        page, place = divmod(number, sheet.count)
        area, target = sheet.area(place + 1), one.target
        assert target is not None
        box = (area.left, area.top, area.right, area.bottom)
        labels.append({"page": page + 1, "lines": address_lines(target, look), "box": box})
    return is_read(sheet.name, pdf, labels, profiles="")


def is_read(name: str, pdf: Path, pages: list[dict[str, object]], *, profiles: str) -> bool:
    """Return whether a machine reads what is expected where the posts look for it."""
    expected = pdf.with_suffix(".json")
    expected.write_text(json.dumps(pages), encoding="utf-8")
    start = time.perf_counter()
    asked = ("--lang", "Latin", "--profile", profiles, "--verbose")
    read = subprocess.run(
        [sys.executable, str(TESTS / "ocr_check.py"), str(pdf), str(expected), *asked],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TMPDIR": str(pdf.parent)},  # the check leaves its pictures behind
    )
    took = time.perf_counter() - start
    print(f"{name} {'passed' if read.returncode == 0 else 'FAILED'} in {took:.0f} s")
    print(read.stdout, read.stderr)
    return read.returncode == 0


def main() -> None:
    """Read every size and sheet; the pages stay in the folder if one is named."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--each", type=int, default=36)
    arguments.add_argument("--labels", type=int, default=36)
    arguments.add_argument("--sizes", nargs="*", default=[*ENVELOPES])
    arguments.add_argument("--sheets", nargs="*", default=SHEETS)
    arguments.add_argument("--folder", type=Path)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as kept_for_a_moment:
        folder = asked.folder or Path(kept_for_a_moment)
        passed = [
            reads_well(ENVELOPES[key], count=asked.each, folder=folder) for key in asked.sizes
        ]
        for key in asked.sheets:
            sheet = bundled_sheets()[key]
            passed.append(reads_labels(sheet, count=asked.labels, folder=folder))
    sys.exit(not all(passed))


if __name__ == "__main__":
    main()
