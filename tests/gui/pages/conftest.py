"""The form of a brief, open for every test that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gui.writing import Writer
from w4r_desktop import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def writer(qtbot: QtBot, tmp_path: Path) -> Iterator[Writer]:
    writer = Writer(qtbot, tmp_path)
    yield writer
    writer.close()
    language.use("en")
