"""Envelopes a second with mixed scripts, beside a bare ReportLab canvas, and memory for 10,000.

python tests/benchmarks/envelopes.py [--pages 1000] [--memory]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from w4r_desktop.documents import fonts
from w4r_desktop.documents.envelopes import EnvelopeOrder, arrange, write_envelopes
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.stationery import ENVELOPES

if TYPE_CHECKING:
    from w4r_desktop.documents.envelopes import Arrangement

SENDER: Final = ("Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0")
ADDRESSES: Final = (
    ("Iván Duque Márquez", "Palacio de Nariño", "Carrera 8 No. 7-26", "Bogotá"),
    ("Палац Маріїнський", "вул. Грушевського, 5", "Київ 01008"),
    ("الملك سلمان بن عبدالعزيز", "الديوان الملكي", "الرياض 11564"),
    ("ဦးဝင်းမြင့်", "ရုံးအမှတ် (၁၈)၊ နေပြည်တော်", "Nay Pyi Taw"),
    ("นายกรัฐมนตรี", "1 ถนนพิษณุโลก แขวงดุสิต", "กรุงเทพมหานคร 10300"),
    ("שר המשפטים", "רחוב צלאח א-דין 29", "Jerusalem 9149001"),
    ("Office of the Prosecutor General", "13/15 Riznytska Street", "Kyiv 01011"),
    ("प्रधानमंत्री कार्यालय", "साउथ ब्लॉक", "New Delhi 110011"),
    ("ირაკლი ღარიბაშვილი", "პ. ინგოროყვას ქ. 7", "Tbilisi 0114"),
    ("ጠቅላይ ሚኒስትር", "ፖ.ሳ.ቁ. 1031", "Addis Ababa"),
)
DISTINCT: Final = 40
"""Cases of a large campaign: each has lines of its own, printed many times."""


def arranged(pages: int) -> Arrangement:
    """Return so many envelopes of 40 cases."""
    targets = [
        Target(role=Role.PRIMARY, addressee=f"{first} {n}", lines=tuple(rest), country="CO")
        for n, (first, *rest) in enumerate((ADDRESSES * DISTINCT)[:DISTINCT])
    ]
    orders = [
        EnvelopeOrder(f"case-{n}", f"Case {n}", target, pages // DISTINCT)
        for n, target in enumerate(targets)
    ]
    return arrange(
        orders,
        sender_lines=SENDER,
        sender_country="CA",
        language="en",
        envelope=ENVELOPES["no10"],
        historical=True,
        today=date(2026, 1, 1),
    )


def ours(path: Path, pages: int) -> None:
    """Arrange and write, from cold caches but loaded fonts, as for a first printing."""
    for _done in write_envelopes(path, arranged(pages)):
        pass


def bare(path: Path, pages: int) -> None:
    """Write as many lines of Latin text a page with nothing but a canvas."""
    canvas = Canvas(str(path), pagesize=(241.3 * mm, 104.8 * mm), invariant=1)
    for number in range(pages):
        for line in range(9):
            canvas.setFont(fonts.PLAIN, 12)
            canvas.drawString(100, 250 - 15 * line, f"Carrera 8 No. {number % DISTINCT} Bogotá")
        canvas.showPage()
    canvas.save()


def seconds(what: object, path: Path, pages: int) -> float:
    """Time one run."""
    assert callable(what)
    start = time.perf_counter()
    what(path, pages)
    return time.perf_counter() - start


def memory() -> int:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Report pages a second and the ratio, or with --memory the peak for 10,000 pages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=1000)
    arguments.add_argument("--memory", action="store_true")
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "envelopes.pdf"
        if asked.memory:
            print(f"before: {memory()} MB")
            ours(path, 10_000)
            print(f"10,000 pages: {memory()} MB, file {path.stat().st_size / 1e6:.1f} MB")
            return
        start = time.perf_counter()
        fonts.register()
        fonts.load()
        print(f"fonts loaded in {time.perf_counter() - start:.2f} s")
        print(f"first run, scripts shaped: {asked.pages / seconds(ours, path, asked.pages):,.0f}/s")
        mine, theirs = [], []
        for _round in range(7):
            mine.append(asked.pages / seconds(ours, path, asked.pages))
            theirs.append(asked.pages / seconds(bare, path, asked.pages))
        print(f"mixed scripts: {statistics.median(mine):,.0f} pages/s")
        print(f"bare canvas, Latin: {statistics.median(theirs):,.0f} pages/s")
        print(f"ratio: {statistics.median(mine) / statistics.median(theirs):.2f}")


if __name__ == "__main__":
    main()
