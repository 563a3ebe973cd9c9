"""Whatever is wrong with a spreadsheet has words, and something to do about it."""

from __future__ import annotations

import pytest

from w4r_desktop.errors import SheetProblem, SheetRefusedError
from w4r_desktop.messages import explain

DETAILS: dict[str, str | int] = {
    "limit": 7, "line": 7, "row": 7,
    "column": "B", "found": "x", "name": "x", "table": "x",
}  # fmt: skip


@pytest.mark.parametrize("problem", SheetProblem)
def test_every_problem_has_words(problem: SheetProblem) -> None:
    words = explain(SheetRefusedError(problem, **DETAILS, file="people.csv"))

    assert words.startswith("“people.csv” was not imported: ")
    assert " Nothing was changed. " in words
    assert words.endswith(".")
    assert "{" not in words
