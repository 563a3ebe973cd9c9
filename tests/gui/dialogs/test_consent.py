"""The question of what people agree to, whole at every text size."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel

from tests.gui.desk import Desk, event_file
from w4r_desktop.gui.dialogs.consent import ConsentQuestion


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [100, 125, 150])
def test_nothing_lies_over_anything_else(desk: Desk, language: str, size: int) -> None:
    desk.desktop.open_event(event_file())
    desk.desktop.speak(language)
    desk.desktop.size_text(size)
    question = ConsentQuestion("", "Candlelight vigil of the whole town", desk.window)
    question.show()
    desk.settle()

    labels = question.findChildren(QLabel)
    for words in labels:
        assert words.height() >= words.heightForWidth(words.width()), words.text()
    parts = (*labels, question.words, question.usual, question.buttons)
    edges = sorted((part.y(), part.y() + part.height()) for part in parts if part.isVisible())
    assert all(above[1] <= below[0] for above, below in pairwise(edges))
    question.close()
