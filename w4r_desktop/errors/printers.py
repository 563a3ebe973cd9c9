"""Trouble with printers, with print services, and with what is kept of a printer."""

from __future__ import annotations

from enum import StrEnum

from w4r_desktop.errors.base import W4RError


class PrinterError(W4RError):
    """A printer did not do what was asked of it, or what is kept of it cannot be right."""


class PrinterRefusedError(PrinterError):
    """A printer, or the service before it, did not take what it was given."""

    def __init__(self, *, printer: str) -> None:
        super().__init__("a printer did not take the pages")
        self.printer = printer


class NoPagesChosenError(PrinterError):
    """In a printer's dialog no page was chosen that there is; ``pages`` is how many there are."""

    def __init__(self, *, pages: int) -> None:
        super().__init__(f"none of {pages} pages was chosen")
        self.pages = pages


class PaperDiffersError(PrinterError):
    """A printer would use other paper than wanted; sizes are (width, height) in mm."""

    def __init__(
        self,
        *,
        printer: str,
        paper: str,
        wanted: tuple[float, float],
        found: tuple[float, float],
    ) -> None:
        super().__init__(f"a printer has {found} mm for {wanted} mm")
        self.printer = printer
        self.paper = paper
        self.wanted = wanted
        self.found = found


class PrintStoppedError(PrinterError):
    """A printer stopped in the middle; ``reason`` is what it says of itself, or empty.

    ``sure`` counts those of its ``pages`` that went to it for certain. ``rest_known`` says that
    nothing of the others did.
    """

    def __init__(
        self, *, printer: str, pages: int, sure: int, rest_known: bool, reason: str = ""
    ) -> None:
        super().__init__("a printer stopped")
        self.printer = printer
        self.pages = pages
        self.sure = sure
        self.rest_known = rest_known
        self.reason = reason


class ProfileFigure(StrEnum):
    """A figure of a printer's profile."""

    DX = "dx"
    DY = "dy"
    SCALE_X = "scale_x"
    SCALE_Y = "scale_y"
    WIDTH = "width"
    HEIGHT = "height"


class ProfileFigureError(PrinterError):
    """A figure of a profile is no number, or outside what there is."""

    def __init__(self, *, figure: ProfileFigure, least: float, most: float) -> None:
        super().__init__(f"no {figure} of a printer profile")
        self.figure = figure
        self.least = least
        self.most = most


class ProfileMediaError(PrinterError):
    """No printer calls a paper like this."""

    def __init__(self, *, media: str) -> None:
        super().__init__("no name of a paper")
        self.media = media


class ProfilePaperError(PrinterError):
    """A page is larger than the paper its printer is told of; (width, height) in mm."""

    def __init__(self, *, page: tuple[float, float], paper: tuple[float, float]) -> None:
        super().__init__(f"a page of {page} mm on paper of {paper} mm")
        self.page = page
        self.paper = paper


class ReadingsError(PrinterError):
    """What was measured on a test page cannot be right: no printer is that far off."""

    def __init__(self) -> None:
        super().__init__("impossible readings")
