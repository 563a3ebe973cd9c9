"""Checking case packs from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Cli

BUNDLED = resource("packs", "write-for-rights-2020.w4rpack")


def test_a_good_pack_is_told_in_one_line(cli: Cli) -> None:
    said = cli("pack", "check", BUNDLED)
    assert said.out == (
        "“write-for-rights-2020.w4rpack” is a good case pack: "
        "Write for Rights 2020, with 10 cases.\n"
    )
    assert said.code == 0


def test_a_cut_pack_is_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "cut.w4rpack"
    path.write_bytes(BUNDLED.read_bytes()[:2000])
    said = cli("pack", "check", path)
    assert said.code == 1
    assert said.err.startswith("“cut.w4rpack” was not imported: ")
    assert said.err.count("\n") == 1
    assert said.out == ""
