"""Files appear whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from w4r_desktop.paths import replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_appears_with_all_that_was_written(tmp_path: Path) -> None:
    file = tmp_path / "tally.csv"
    with replacing(file) as draft:
        draft.write_text("497 letters", encoding="utf-8")
        assert not file.exists()

    assert file.read_text(encoding="utf-8") == "497 letters"
    assert [path.name for path in tmp_path.iterdir()] == ["tally.csv"]


def fail_halfway(file: Path) -> None:
    with replacing(file) as draft:
        draft.write_text("497 le", encoding="utf-8")
        raise RuntimeError


def test_a_failure_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    file = tmp_path / "tally.csv"
    file.write_text("496 letters", encoding="utf-8")

    with pytest.raises(RuntimeError):
        fail_halfway(file)

    assert file.read_text(encoding="utf-8") == "496 letters"
    assert [path.name for path in tmp_path.iterdir()] == ["tally.csv"]


def test_the_draft_lies_beside_the_file_because_a_move_across_disks_is_not_whole(
    tmp_path: Path,
) -> None:
    with replacing(tmp_path / "tally.csv") as draft:
        draft.touch()
        assert draft.parent == tmp_path
