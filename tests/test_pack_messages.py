"""Whatever is wrong with a pack or a list has words, and something to do about it."""

from __future__ import annotations

import pytest

from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.messages import explain

DETAILS = dict.fromkeys(("name", "names", "found", "choices", "code", "supported", "line"), "x")
NUMBERS = dict.fromkeys(("limit", "count", "first", "second", "low", "high"), 7)


@pytest.mark.parametrize("problem", PackProblem)
@pytest.mark.parametrize("where", [("cases", 2, "name"), ("rows", 4, "Headline"), ()])
def test_every_problem_has_words(problem: PackProblem, where: tuple[str | int, ...]) -> None:
    refusal = PackRefusedError(problem, where, **DETAILS, **NUMBERS)
    refusal.file = "evening.w4rpack"

    words = explain(refusal)

    assert words.startswith("“evening.w4rpack” was not imported: ")
    assert " Nothing was changed. " in words
    assert words.endswith(".")
    assert "{" not in words
