"""The report as windows and commands ask for it, with all it depends on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from w4r_desktop.documents.report import draw_report
from w4r_desktop.domain.stationery import SHEETS

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from w4r_desktop.documents.files import LeftOut, Page
    from w4r_desktop.documents.report import ReportLook
    from w4r_desktop.domain.figures import Figures
    from w4r_desktop.domain.stationery import Stock
    from w4r_desktop.store.queries.reports import FrozenReport


@dataclass(frozen=True, slots=True)
class ReportWish:
    """A report; ``previous`` is the version before it, if there is one."""

    figures: Figures
    look: ReportLook
    previous: Figures | None = None

    @property
    def stock(self) -> Stock:
        """What it is printed on."""
        return SHEETS[self.look.paper]

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Nothing of it ever is."""
        return ()

    def draw(self, file: IO[bytes]) -> Generator[int, None, tuple[Page, ...]]:
        """Draw every page."""
        return (yield from draw_report(file, self.figures, self.look, self.previous))


def version_before(frozen: Sequence[FrozenReport], version: int) -> Figures | None:
    """Return the figures of the version before one; of 0, which is none yet, the newest."""
    earlier = [one.figures for one in frozen if not version or one.version < version]
    return earlier[-1] if earlier else None
