"""Hostile packs meet the right verdict; tests/endurance/hostile_packs.py goes through all of them.

Here is a part with every kind of trap, each item still alone in its process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHOSEN = {
    "in order": "baseline minimal historical shared_picture bom macosx subfolder stored",
    "no pack": "empty_file html sqlite no_manifest nested two_packs",
    "cut": "50 22",
    "zip": "flip_in_text encrypted method_99 name_mismatch multidisk size_lie_big size_lie_small",
    "path": "dotdot abs backslash nul ads reserved_CON deep_400 bidi nfc_nfd case_dup",
    "twice": "manifest picture",
    "link": "file dir fifo setuid",
    "size": "extra_programs entries_600 cases_151 bomb_overlap bomb_quoted bomb_nested",
    "json": "utf16 cp1252 overlong cut array deep bigint float_inf dup_keys trailing_comma",
    "field": "format_version_99 case.code_twice case.name_surrogate case.includes_minors_text "
    "case.targets.lines_61 case.updates.on_month_13 future_field_added",
    "text": "rl_nested fmt_width sql formula_cmd",
    "script": "burmese arabic_mixed emoji_zwj only_zero_width zalgo_5000 nul",
    "reference": "dotdot http missing elsewhere",
    "picture": "64mp claim_max cut 11mb svg_use_bomb_as_png eps_as_png gif_50k_frames exif_gps "
    "cmyk webp",
}
BEGINNING = {
    "in order": "ok_", "no pack": "not_", "cut": "cut_", "path": "path_", "twice": "dup_",
    "link": "link_", "json": "man_", "field": "field_", "text": "text_", "script": "uni_",
    "reference": "ref_", "picture": "img_",
}  # fmt: skip
NAMES = [BEGINNING.get(kind, "") + name for kind in CHOSEN for name in CHOSEN[kind].split()]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither forkserver nor resource")
def test_every_kind_of_hostile_pack_meets_the_right_verdict_in_words() -> None:
    judged = subprocess.run(
        [sys.executable, "-m", "tests.endurance.hostile_packs", *NAMES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert judged.returncode == 0, judged.stdout + judged.stderr
    assert f"{len(NAMES)} packs" in judged.stdout
