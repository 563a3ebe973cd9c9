"""Trouble with sheets of labels, and with what is to stand on one label."""

from __future__ import annotations

from enum import StrEnum

from w4r_desktop.errors.paper import EnvelopeError
from w4r_desktop.errors.printing import PrintError


class LabelFigure(StrEnum):
    """A figure of a sheet of labels; lengths in millimetres."""

    ACROSS = "across"
    DOWN = "down"
    WIDTH = "width"
    HEIGHT = "height"
    PITCH_X = "pitch_x"
    PITCH_Y = "pitch_y"
    LEFT = "left"
    TOP = "top"


class LabelSheetError(PrintError):
    """The figures of a sheet of labels cannot be right; nothing was changed."""


class LabelFigureError(LabelSheetError):
    """A figure is missing, no number, or outside what there is; ``value`` is what was given."""

    def __init__(self, *, figure: LabelFigure, value: object, least: float, most: float) -> None:
        super().__init__(f"no {figure} of a label sheet")
        self.figure = figure
        self.value = value
        self.least = least
        self.most = most


class LabelsOverlapError(LabelSheetError):
    """Labels lie closer than they are wide, or, if not ``across``, than they are high."""

    def __init__(self, *, across: bool, pitch: float, size: float) -> None:
        super().__init__("labels overlap")
        self.across = across
        self.pitch = pitch
        self.size = size


class LabelsOffSheetError(LabelSheetError):
    """The last label would end beyond the edge of the sheet, at ``end`` of ``room`` mm."""

    def __init__(self, *, across: bool, end: float, room: float) -> None:
        super().__init__("labels run off the sheet")
        self.across = across
        self.end = end
        self.room = room


class LabelSheetNameError(LabelSheetError):
    """A sheet has no name by which it could be chosen."""

    def __init__(self) -> None:
        super().__init__("a label sheet without a name")


class LabelTooSmallError(EnvelopeError, PrintError):
    """An address does not fit on a label in the smallest type; ``sheet`` names the labels."""

    def __init__(self, *, case_name: str, lines: int, sheet: str) -> None:
        super().__init__(case_name=case_name)
        self.lines = lines
        self.sheet = sheet


class ReturnLabelError(PrintError):
    """The sender's address does not fit on a label; ``sheet`` names the labels."""

    def __init__(self, *, sheet: str) -> None:
        super().__init__("the return address does not fit on a label")
        self.sheet = sheet


class NoSenderError(PrintError):
    """There is no return address to be printed."""

    def __init__(self) -> None:
        super().__init__("no return address")


class SenderNotNamedError(EnvelopeError, PrintError):
    """A case's envelopes bear no return address, as its brief keeps the sender's name back."""
