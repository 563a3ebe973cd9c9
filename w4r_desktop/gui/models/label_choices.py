"""What is chosen of labels, beside how many: coming back finds it as it was left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

OUTLINES: Final = "outlines"
"""How runs know pages that only show the edges of labels."""


class LabelKind(StrEnum):
    """What stands on labels."""

    ADDRESS = "address"
    RETURN = "return"


@dataclass(slots=True)
class LabelChoices:
    """``start`` is the first free label of the first sheet, counted from 1.

    ``returns`` is how many return labels are wanted, None while they fill the sheet; with
    ``outlines`` only the edges of the labels are printed, to try a sheet on plain paper.
    """

    kind: LabelKind = LabelKind.ADDRESS
    start: int = 1
    returns: int | None = None
    outlines: bool = False
