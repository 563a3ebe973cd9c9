"""Hostile files meet the right verdict; tests/endurance/hostile_files.py goes through all of them.

Here are packs with every kind of trap and all lists of people, each alone in its process.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.corpus import make_corpus

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
NAMES = [
    f"{BEGINNING.get(kind, '')}{name}.w4rpack" for kind in CHOSEN for name in CHOSEN[kind].split()
]


on_processes = pytest.mark.skipif(
    os.name == "nt", reason="Windows has neither forkserver nor resource"
)


def judged(*names: str) -> str:
    """Judge files in processes of their own, and return what was said of them."""
    judging = subprocess.run(
        [sys.executable, "-m", "tests.endurance.hostile_files", *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert judging.returncode == 0, judging.stdout + judging.stderr
    return judging.stdout


@on_processes
def test_every_kind_of_hostile_pack_meets_the_right_verdict_in_words() -> None:
    assert f"{len(NAMES)} files" in judged(*NAMES)


@on_processes
def test_every_hostile_list_of_people_meets_the_right_verdict_in_words(tmp_path: Path) -> None:
    lists = [Path(item["path"]).name for item in make_corpus(tmp_path / "corpus", group="list")]

    assert len(lists) == 38
    assert "list: 38 of 38 passed" in judged(*lists)
