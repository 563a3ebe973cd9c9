"""Files as earlier versions of the program wrote them are opened with all that is in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.evening import Evening
from w4r_desktop.store.check import check
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.migrations import NEWEST

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_file_of_every_earlier_version_is_brought_up_whole(version: int, tmp_path: Path) -> None:
    path = tmp_path / "evening.w4r"
    shutil.copyfile(DATA / f"event-v{version}.w4r", path)

    evening = Evening(EventFile(path))

    assert check(evening.file).version == NEWEST
    assert evening.counts() == {"Amina": (1, 2, 0), "(1)": (0, 0, 0)}
    assert evening.counts(1) == {"(2)": (1, 0, 0)}
    evening.file.close()
