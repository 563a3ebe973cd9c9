"""Commands that change an event refuse one that is not on the laptop; those that read it do not."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.command_line import Cli


@pytest.fixture
def elsewhere(event: Path) -> Path:
    """Return an event in a folder that is kept equal on several computers."""
    folder = event.with_name("Nextcloud")
    folder.mkdir()
    shutil.copy(event, folder / "evening.w4r")
    return folder / "evening.w4r"


@pytest.mark.parametrize("words", [["log"], ["pack", "import"], ["people", "import"]])
def test_what_would_be_changed_has_to_lie_on_the_laptop(
    cli: Cli, elsewhere: Path, words: list[str]
) -> None:
    before = elsewhere.read_bytes()
    lists = elsewhere.with_name("list.csv")
    lists.write_text("name\nAmina\n", encoding="utf-8")
    said = cli(*words, elsewhere, lists)
    assert said.err == (
        "“evening.w4r” lies in a folder that Nextcloud keeps the same on several computers, and it "
        "would copy the file in the middle of a change. Nothing was changed. Copy it to a folder "
        "of this laptop alone and use the copy; the file stays where it is.\n"
    )
    assert (said.code, said.out) == (1, "")
    assert elsewhere.read_bytes() == before


def test_what_is_only_read_may_lie_anywhere(cli: Cli, elsewhere: Path) -> None:
    assert cli("check", elsewhere).code == 0
    assert cli("pack", "export", elsewhere, elsewhere.with_name("cases.w4rpack")).code == 0
