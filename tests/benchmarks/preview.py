"""How soon a job of 500 envelopes is seen, and what turning its pages takes.

python -m tests.benchmarks.preview [--pages 500]
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.benchmarks.envelopes import ADDRESSES, DISTINCT, SENDER
from w4r_desktop.documents import pages
from w4r_desktop.documents.envelopes import EnvelopeOrder
from w4r_desktop.documents.packs import Pack
from w4r_desktop.domain.case import Role, Target
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.gui import theme
from w4r_desktop.gui.drawing import PAUSE, Drawing
from w4r_desktop.gui.pages.print_desk import DrawnDesk
from w4r_desktop.gui.wishes import EnvelopeWish

if TYPE_CHECKING:
    from w4r_desktop.gui.drawing import Drawn

ROUNDS: Final = 7
TURNS: Final = 30


def wish(count: int) -> EnvelopeWish:
    """Return so many envelopes of 40 cases in ten scripts."""
    orders = []
    for place, (first, *rest) in enumerate((ADDRESSES * DISTINCT)[:DISTINCT]):
        target = Target(
            role=Role.PRIMARY, addressee=f"{first} {place}", lines=tuple(rest), country="CO"
        )
        copies = count // DISTINCT + (place < count % DISTINCT)
        orders.append(EnvelopeOrder(f"case-{place}", f"Case {place}", target, copies))
    return EnvelopeWish(
        (Pack("", tuple(orders)),), SENDER, "CA", "en", ENVELOPES["no10"],
        historical=True, closes_on=None, today=date(2026, 12, 10), practice=False,
    )  # fmt: skip


class Desk:
    """The desk of the Print page, and what is drawn for it."""

    def __init__(self) -> None:
        self.desk = DrawnDesk(None)  # type: ignore[arg-type]
        self.desk.resize(820, 560)
        self.desk.show()
        self.drawing = Drawing(self.desk)
        self.drawing.drawn.connect(self._on_drawn)
        self.seen = False

    def _on_drawn(self, drawn: Drawn) -> None:
        self.desk.show_drawn(drawn)
        self.desk.repaint()
        self.desk.preview.viewport().repaint()
        self.seen = True

    def seconds(self, wanted: EnvelopeWish) -> float:
        """Return how long it takes from a choice to the painted page."""
        self.seen = False
        start = time.perf_counter()
        self.drawing.want(wanted)
        while not self.seen:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return time.perf_counter() - start

    def turn(self) -> float:
        """Return how long it takes to see the next page."""
        start = time.perf_counter()
        self.desk.forward.click()
        self.desk.preview.viewport().repaint()
        return time.perf_counter() - start


def drawing_alone(wanted: EnvelopeWish) -> float:
    """Return how long it takes to draw all of it where nobody waits for a page."""
    changed = replace(wanted, sender_country="FR")
    start = time.perf_counter()
    for _done in changed.draw(BytesIO()):
        pass
    return time.perf_counter() - start


def main() -> None:
    """Report seconds from a choice to the page, and milliseconds a turned page."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=int, default=500)
    count = arguments.parse_args().pages
    application = QApplication([])
    theme.apply(application, theme.Look.LIGHT, 100)
    desk, first = Desk(), wish(count)
    print(f"{count} pages, first ever: {desk.seconds(first):.2f} s")
    rounds = [desk.seconds(replace(first, sender_lines=(*SENDER, str(n)))) for n in range(ROUNDS)]
    print(f"after a change: {statistics.median(rounds):.2f} s, of which {PAUSE} ms of waiting")
    alone = statistics.median(drawing_alone(first) for _round in range(ROUNDS))
    print(f"the drawing alone, on a thread with nothing else to do: {alone:.2f} s")
    turns = [desk.turn() for _turn in range(TURNS)]
    print(f"a page further: {statistics.median(turns) * 1000:.0f} ms, at most {max(turns):.3f} s")
    drawn = desk.drawing.result
    assert drawn is not None
    start = time.perf_counter()
    pages.page_picture(drawn.pdf, count - 1, width_px=800)
    print(f"of it the picture: {(time.perf_counter() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
