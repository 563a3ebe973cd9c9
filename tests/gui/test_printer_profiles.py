"""What the laptop keeps of printers, also after somebody wrote into its file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from w4r_desktop.domain.printer_profile import (
    PLAIN,
    Edge,
    Face,
    Orientation,
    Place,
    PrinterProfile,
    Rotation,
)
from w4r_desktop.domain.stationery import ENVELOPES, SHEETS, Paper, custom, turned
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.printer_profiles import PrinterProfiles

if TYPE_CHECKING:
    from pathlib import Path

DL, A4 = ENVELOPES["dl"], SHEETS[Paper.A4]
FULL = PrinterProfile(
    media="EnvDL",
    size=(210, 297),
    orientation=Orientation.AS_IT_LIES,
    rotation=Rotation.LEFT,
    edge=Edge.LONG,
    face=Face.DOWN,
    place=Place.RIGHT,
    dx=1.5,
    dy=-0.25,
    scale_x=99.7,
    scale_y=100.3,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "preferences.ini"


def test_a_printer_nobody_has_said_anything_of_has_a_profile(file: Path) -> None:
    assert PrinterProfiles(Preferences(file)).of("Office", DL) is PLAIN


def test_everything_is_found_again_after_a_restart(file: Path) -> None:
    PrinterProfiles(Preferences(file)).keep("Büro, 2. Stock", DL, FULL)
    again = PrinterProfiles(Preferences(file))
    assert again.of("Büro, 2. Stock", DL) == FULL
    assert again.of("Office", DL) == PLAIN


def test_each_paper_of_a_printer_has_its_own_and_a_sheet_the_same_whichever_way_it_lies(
    file: Path,
) -> None:
    profiles = PrinterProfiles(Preferences(file))
    profiles.keep("Office", DL, FULL)
    profiles.keep("Office", A4, PrinterProfile(dx=1))
    profiles.keep("Office", custom(200, 120), PrinterProfile(dx=2))
    assert profiles.of("Office", DL) == FULL
    assert profiles.of("Office", turned(A4)).dx == 1
    assert profiles.of("Office", custom(200, 120)).dx == 2
    assert profiles.of("Office", custom(200, 130)) == PLAIN


@pytest.mark.parametrize(
    "nonsense",
    ["", "{", "[]", "7", '{"Office": 3}', '{"Office": {"dl 110x220": [1]}}', "[" * 50_000,
     '{"a": ' * 20_000, "x" * 300_000, '{"Office": {"dl 110x220": {"dx": 1}}}'],
)  # fmt: skip
def test_nonsense_in_the_file_is_as_if_nothing_was_kept(file: Path, nonsense: str) -> None:
    preferences = Preferences(file)
    preferences.printers = nonsense
    profiles = PrinterProfiles(preferences)
    assert profiles.of("Office", DL) == PLAIN
    profiles.keep("Office", DL, FULL)
    assert profiles.of("Office", DL) == FULL


@pytest.mark.parametrize(
    ("name", "value"),
    [("dx", "1"), ("dx", True), ("dx", None), ("dx", 1e308), ("dy", float("nan")), ("media", 7),
     ("media", "a b"), ("rotation", 45), ("rotation", [90]), ("edge", "upper"), ("size", 210),
     ("size", [210]), ("size", [1, 2, 3]), ("size", [0, 0]), ("scale_x", 10**400)],
)  # fmt: skip
def test_one_wrong_figure_is_the_end_of_one_profile_and_no_other(
    file: Path, name: str, value: object
) -> None:
    preferences = Preferences(file)
    preferences.look = "dark"
    profiles = PrinterProfiles(preferences)
    profiles.keep("Office", DL, FULL)
    profiles.keep("Office", A4, PrinterProfile(dx=1))
    kept = json.loads(preferences.printers)
    kept["Office"]["dl 110x220"][name] = value
    preferences.printers = json.dumps(kept)
    again = PrinterProfiles(Preferences(file))
    assert again.of("Office", DL) == PLAIN
    assert again.of("Office", A4).dx == 1
    assert Preferences(file).look == "dark"
