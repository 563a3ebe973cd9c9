"""Stories as screen and paper take them, whatever a pack put into them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from w4r_desktop.documents.stories import Item, Kind, Paragraph, Run, parsed


def test_words_keep_their_style() -> None:
    (paragraph,) = parsed("She *farms* and\nis **brave *too***, says `a_b`.")
    assert paragraph.runs == (
        Run("She "),
        Run("farms", italic=True),
        Run(" and"),
        Run(" "),
        Run("is "),
        Run("brave ", bold=True),
        Run("too", bold=True, italic=True),
        Run(", says "),
        Run("a_b", fixed=True),
        Run("."),
    )


def test_paragraphs_say_what_they_are() -> None:
    story = "# Who\n\n> They *said* so\n\n---\n\n    one\n\ttwo\n\nEnd  \nof it"
    assert parsed(story) == (
        Paragraph((Run("Who", bold=True),), Kind.HEADING, level=1),
        Paragraph(
            (
                Run("They ", italic=True),
                Run("said", italic=True),
                Run(" so", italic=True),
            ),
            depth=1,
        ),
        Paragraph((Run("⁂"),), Kind.RULE),
        Paragraph((Run("one\u2028two", fixed=True),), Kind.CODE),
        Paragraph((Run("End"), Run("\u2028"), Run("of it"))),
    )


def test_items_know_their_list_their_number_and_their_depth() -> None:
    story = "- land\n- water\n  1. oil\n\n     more\n\n7. seven\n8. eight\n\n> - said"
    assert [(p.text, p.depth, p.item) for p in parsed(story)] == [
        ("land", 1, Item(0, None)),
        ("water", 1, Item(0, None)),
        ("oil", 2, Item(1, 1)),
        ("more", 2, None),
        ("seven", 1, Item(2, 7)),
        ("eight", 1, Item(2, 8)),
        ("said", 2, Item(3, None)),
    ]


def test_nothing_but_words_is_left_of_html_links_and_pictures() -> None:
    story = "<b>a</b> [Read](https://e.org/a) <https://e.org/b> ![a river](https://e.org/r.png)"
    (paragraph,) = parsed(story)
    assert paragraph.text == "<b>a</b> Read (https://e.org/a) https://e.org/b a river"
    (script,) = parsed("<script>go()</script>")
    assert script.text == "<script>go()</script>"


def test_words_lie_as_deep_as_anybody_would_nest_them() -> None:
    story = "\n".join(f"{'  ' * depth}- level {depth}" for depth in range(20))
    assert [p.depth for p in parsed(story)] == list(range(1, 21))


def test_what_would_define_a_link_is_shown() -> None:
    story = "[Note]: important\n\nSee [it][Note]."
    assert [p.text for p in parsed(story)] == ["[Note]: important", "See [it][Note]."]


def test_what_lies_too_deep_is_shown_as_typed_and_so_is_what_follows() -> None:
    story = "before\n\n" + "- " * 60 + "deep\n\n" + "> " * 9000 + "deeper\n\nafter"
    before, deep, *quoted, after = parsed(story)
    assert before.text == "before"
    assert deep.text == "- " * 40 + "deep"
    assert any("deeper" in p.text for p in quoted)
    assert after.text == "after"
    assert after.depth == 0


def test_words_beside_addresses_and_code_are_shown() -> None:
    story = '[a](https://e.org "title") ![river](r.png "seen")\n\n``` spoken\nwords\n```'
    assert [p.text for p in parsed(story)] == [
        "a (https://e.org title) river seen",
        "spoken\u2028words",
    ]


def test_links_among_a_thousand_brackets_stay_as_typed() -> None:
    for story in ("[" * 1000 + "[a](b)", "![" * 1001 + "](b)"):
        assert [p.text for p in parsed(story)] == [story]
    assert parsed("[" * 999 + "[a](b)")[0].text == "[" * 999 + "a (b)"


@pytest.mark.parametrize(
    "part", ["[", "![", "[a](", "> ", "- ", "**a ", "`a", "> - ", "- a\n", "> a\n", "[]", "<a:"]
)
def test_a_story_of_one_mark_again_and_again_takes_no_time(part: str) -> None:
    began = time.perf_counter()
    parsed((part * 20_000)[:20_000])
    assert time.perf_counter() - began < 2


PARTS = ("> ", "- ", "1. ", "  ", "    ", "\n", "\n\n", "```", "# ", "*", "[", "]", "(", "]: ", "|")


@given(
    st.lists(st.tuples(st.sampled_from(PARTS), st.integers(1, 60)), max_size=12),
    st.integers(0, 2**20),
)
def test_every_word_of_a_story_is_shown(marks: list[tuple[str, int]], spread: int) -> None:
    story = ""
    for number, (mark, times) in enumerate(marks):
        story += mark * times + (f"word{number}w" if spread >> number & 1 else "")
    shown = " ".join(paragraph.text for paragraph in parsed(story))
    for word in re.findall("word[0-9]+w", story):
        assert word in shown


@given(st.text("ab *_`#>-+1.\n\t[]()!<&\\é", max_size=80))
def test_any_text_is_a_story(story: str) -> None:
    for paragraph in parsed(story):
        assert "\n" not in paragraph.text
        assert paragraph.depth >= bool(paragraph.item)
