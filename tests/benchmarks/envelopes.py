"""Envelopes a second with mixed scripts, and memory for 10,000, beside other ways to print them.

python -m tests.benchmarks.envelopes [--pages 1000]

Beside a bare ReportLab canvas, and LibreOffice turning the same 500 envelopes into a PDF if it is
there. Exit code 1 below 1,500 pages a second or above 150 MB.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from w4r_desktop.documents import fonts
from w4r_desktop.documents.envelope_pages import EnvelopePage
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


ENOUGH: Final = 1500
MOST_MEMORY: Final = 150
COMPARED: Final = 500
FLAT: Final = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:page-layout style:name="envelope"><style:page-layout-properties fo:page-width="241.3mm"
 fo:page-height="104.8mm" fo:margin-top="45mm" fo:margin-left="108mm"/></style:page-layout>
<style:style style:name="line" style:family="paragraph"><style:text-properties
 fo:font-family="Noto Sans" fo:font-size="12pt"/></style:style>
<style:style style:name="first" style:family="paragraph" style:parent-style-name="line">
<style:paragraph-properties fo:break-before="page"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard"
 style:page-layout-name="envelope"/></office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


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


def memory_of_many(folder: Path) -> int:
    """Return the most memory that a fresh process holds for 10,000 pages, in MB."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.envelopes", "--many", str(folder / "many.pdf")],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(told.stdout)


def beside_libreoffice(folder: Path) -> str:
    """Return how fast LibreOffice turns the same envelopes into a PDF, in words."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        return "LibreOffice: not installed here, so nothing to compare with"
    source = folder / "envelopes.fodt"
    source.write_text(flat_document(), encoding="utf-8")
    start = time.perf_counter()
    subprocess.run(
        [office, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        capture_output=True, check=True,
    )  # fmt: skip
    took = time.perf_counter() - start
    return f"LibreOffice, {COMPARED} pages: {COMPARED / took:,.0f} pages/s with its start"


def flat_document() -> str:
    """Return the envelopes as a document LibreOffice reads: a paragraph a line, a page each."""
    pages = [page for page in arranged(COMPARED).pages if isinstance(page, EnvelopePage)]
    lines = [
        f'<text:p text:style-name="{"first" if not number else "line"}">{escape(line)}</text:p>'
        for page in pages
        for number, line in enumerate(page.lines)
    ]
    return FLAT.format(body="".join(lines))


def main() -> None:
    """Report pages a second, their ratio to a bare canvas, and the peak for 10,000 pages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=1000)
    arguments.add_argument("--many", type=Path)
    asked = arguments.parse_args()
    if asked.many:
        ours(asked.many, 10_000)
        print(memory())
        return
    with tempfile.TemporaryDirectory() as kept_for_a_moment:
        folder = Path(kept_for_a_moment)
        path = folder / "envelopes.pdf"
        start = time.perf_counter()
        fonts.register()
        fonts.load()
        print(f"fonts loaded in {time.perf_counter() - start:.2f} s")
        print(f"first run, scripts shaped: {asked.pages / seconds(ours, path, asked.pages):,.0f}/s")
        mine, theirs = [], []
        for _round in range(7):
            mine.append(asked.pages / seconds(ours, path, asked.pages))
            theirs.append(asked.pages / seconds(bare, path, asked.pages))
        speed, most = statistics.median(mine), memory_of_many(folder)
        print(f"mixed scripts: {speed:,.0f} pages/s")
        print(f"bare canvas, Latin: {statistics.median(theirs):,.0f} pages/s")
        print(f"ratio: {speed / statistics.median(theirs):.2f}")
        print(f"10,000 pages in a fresh process: {most} MB")
        print(beside_libreoffice(folder))
    sys.exit(speed < ENOUGH or most > MOST_MEMORY)


if __name__ == "__main__":
    main()
