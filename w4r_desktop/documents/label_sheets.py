"""The sheets of labels that come with the program."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

from w4r_desktop.domain.labels import LabelSheet, sheets_of
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.resources import resource

USUAL = {Paper.LETTER: "avery-5163", Paper.A4: "avery-l7163"}
"""The sheets that take an address of seven lines in type of 10 points."""


@cache
def bundled_sheets() -> dict[str, LabelSheet]:
    """Return the sheets by key, in the order of their names, each name on a box one of its own."""
    kept = json.loads(resource("labels.json").read_text(encoding="utf-8"))
    sheets = [
        replace(sheet, key=key_of(name), name=name)
        for row in kept["sheets"]
        for sheet in sheets_of([row]).sheets
        for name in (sheet.name, *row.get("also", ()))
    ]
    return {sheet.key: sheet for sheet in sorted(sheets, key=_order)}


def key_of(name: str) -> str:
    """Return how the preferences and the command line know a sheet: avery-l7160."""
    return name.lower().replace(" ", "-")


def _order(sheet: LabelSheet) -> tuple[bool, str]:
    return sheet.paper is Paper.A4, sheet.name
