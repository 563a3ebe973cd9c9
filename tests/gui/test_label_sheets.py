"""Sheets that a person measured are kept, and nothing that was kept is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from w4r_desktop import errors
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.gui.label_sheets import LabelSheets
from w4r_desktop.gui.preferences import Preferences


def test_the_usual_sheet_follows_the_paper_until_one_is_chosen() -> None:
    sheets = LabelSheets(Preferences())
    assert sheets.chosen(Paper.LETTER).name == "Avery 5163"
    assert sheets.chosen(Paper.A4).name == "Avery L7163"
    sheets.choose("herma-4464")
    assert LabelSheets(Preferences()).chosen(Paper.LETTER).name == "Herma 4464"
    sheets.choose("gone")
    assert sheets.chosen(Paper.A4).name == "Avery L7163"


def test_corrected_figures_hold_until_the_usual_ones_are_wanted_again() -> None:
    sheets = LabelSheets(Preferences())
    usual = sheets.all["avery-l7160"]
    sheets.keep(replace(usual, pitch_x=66.5))
    again = LabelSheets(Preferences())
    assert again.all["avery-l7160"].pitch_x == 66.5
    assert again.is_kept("avery-l7160")
    assert again.is_bundled("avery-l7160")
    again.forget("avery-l7160")
    assert LabelSheets(Preferences()).all["avery-l7160"] == usual
    assert not again.is_kept("avery-l7160")


def test_sheets_of_ones_own_get_keys_of_their_own() -> None:
    sheets = LabelSheets(Preferences())
    usual = sheets.all["avery-l7160"]
    for name in ("Mine", "Yours"):
        sheets.keep(replace(usual, key=sheets.free_key(), name=name))
    kept = LabelSheets(Preferences()).all
    assert [kept[f"own-{number}"].name for number in (1, 2)] == ["Mine", "Yours"]
    assert list(kept)[-2:] == ["own-1", "own-2"]
    sheets.forget("own-1")
    assert sheets.free_key() == "own-1"


def test_figures_that_cannot_be_right_are_not_kept() -> None:
    sheets = LabelSheets(Preferences())
    usual = sheets.all["avery-l7160"]
    with pytest.raises(errors.LabelsOverlapError):
        sheets.keep(replace(usual, pitch_x=20))
    assert sheets.all["avery-l7160"] == usual


@pytest.mark.parametrize("written", ["{", '[{"key": "x", "name": "Half"}]', "[7]"])
def test_what_is_not_understood_is_not_lost(written: str) -> None:
    preferences = Preferences()
    preferences.label_sheets = written
    sheets = LabelSheets(preferences)
    sheets.keep(replace(sheets.all["avery-l7160"], key="own-1", name="Mine"))
    assert LabelSheets(Preferences()).all["own-1"].name == "Mine"
    kept = Preferences().label_sheets
    assert ("Half" in kept) == ("Half" in written)
    assert ("7" in kept) >= ("7" in written)
    assert kept != written
