"""The sheets of labels that come with the program."""

from __future__ import annotations

import json
from functools import cache

from w4r_desktop.domain.labels import LabelSheet, sheets_of
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.resources import resource

USUAL = {Paper.LETTER: "avery-5163", Paper.A4: "avery-l7163"}
"""The sheets that take an address of seven lines in type of 10 points."""


@cache
def bundled_sheets() -> dict[str, LabelSheet]:
    """Return the sheets by key, with the figures that are sold under their names."""
    kept = json.loads(resource("labels.json").read_text(encoding="utf-8"))
    return {sheet.key: sheet for sheet in sheets_of(kept["sheets"]).sheets}
