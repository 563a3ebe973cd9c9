"""What the board says, and that it is large and apart enough to be read from the back."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from tests.gui.board_facts import SIZES, case, facts
from w4r_desktop.domain.figures import People
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.board.case_rows import whole_of
from w4r_desktop.gui.board.facts import BoardFacts, Choice, Showing
from w4r_desktop.gui.board.items import AMBER, Bar, Face, Plate, Scene, Stripes, Words, text_of
from w4r_desktop.gui.board.lettering import font_of, lines_of, width_of
from w4r_desktop.gui.board.scenes import scene

LONG = (
    "Soirée d’écriture de lettres pour les droits humains de la paroisse Saint-Jean-Baptiste et "
    "de toutes ses nombreuses associations amies de Halifax-Ouest et d’ailleurs encore"
)
ARABIC = "أمسية كتابة الرسائل في قاعة الكنيسة"


def text(board: BoardFacts, choice: Choice | None = None, size: tuple[int, int] = SIZES[0]) -> str:
    said = text_of(scene(board, choice or Choice(), *size))
    return said.replace("\N{NO-BREAK SPACE}", " ").replace("\N{LINE SEPARATOR}", " / ")


def faults(found: Scene, width: int, height: int) -> list[str]:
    """Return what leans out of the board, lies over something else or is cut off."""
    solid = [item for item in found if not isinstance(item, Stripes | Plate)]
    wrong = [
        f"{item} is not wholly on the board"
        for item in solid
        if item.place.x < 0
        or item.place.y < 0
        or item.place.right > width + 1
        or item.place.bottom > height + 1
    ]
    wrong += [
        f"{one} and {other} overlap"
        for one, other in combinations(solid, 2)
        if (common := one.place.rect.intersected(other.place.rect)).width() > 1
        and common.height() > 1
    ]
    for item in solid:
        if isinstance(item, Words) and not item.wrap:
            if width_of(item.text, item.size, bold=item.bold) > item.place.width + 2:
                wrong.append(f"{item} is too wide")
        elif isinstance(item, Words):
            font = font_of(item.text, item.size, bold=item.bold)
            if lines_of(item.text, font, item.place.width)[1] > item.place.height + 2:
                wrong.append(f"{item} is too high")
    return wrong


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("count", [1, 2, 5, 10, 13, 20, 27, 40])
def test_any_number_of_cases_stands_side_by_side_on_any_screen(
    size: tuple[int, int], count: int
) -> None:
    found = scene(facts(count, dedication="In memory of Ana"), Choice(), *size)
    assert not faults(found, *size)
    assert len([item for item in found if isinstance(item, Face)]) == count
    assert len([item for item in found if isinstance(item, Bar)]) == count + 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("showing", Showing)
@pytest.mark.parametrize("kind", ["usual", "practice", "long", "huge", "empty"])
def test_nothing_is_cut_off_or_covered(size: tuple[int, int], showing: Showing, kind: str) -> None:
    board = {
        "usual": facts(),
        "practice": facts(practice=True),
        "long": facts(
            cases=tuple(
                case(number, name=LONG, headline=LONG * 2, has_good_news=True)
                for number in range(12)
            ),
            name=LONG,
            dedication=LONG,
        ),
        "huge": facts(30, letters=(123_456,), goal=6_600_000),
        "empty": facts(0, goal=None),
    }[kind]
    assert not faults(scene(board, Choice(showing), *size), *size)


def height_of_letters(board: BoardFacts, size: tuple[int, int]) -> float:
    found = scene(board, Choice(), *size)
    return min(item.size for item in found if isinstance(item, Words)) / size[1]


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_ten_cases_can_be_read_from_the_back_of_the_hall(size: tuple[int, int]) -> None:
    """On a picture 2 m high the smallest type is 5 cm or more, which reads at 15 m.

    Forty cases leave half of that for the longest names.
    """
    assert height_of_letters(facts(10), size) * 2.0 >= 0.05
    assert height_of_letters(facts(40), size) * 2.0 >= 0.028


def test_everything_is_told() -> None:
    said = text(facts(2, dedication="In memory of Ana"))
    assert said.split("\n") == [
        "HUMAN RIGHTS DAY AT HARBOUR STREET CHURCH",
        "In memory of Ana",
        "Good news: Khaled Drareni and Nassima al‑Sada",
        "48 writers / 17 for the first time / 8 tables",
        "69",
        "letters and cards",
        "goal 500",
        "431 to go",
        "Khaled Drareni",
        "36",
        "Nassima al-Sada",
        "33",
    ]


@pytest.mark.parametrize(
    ("goal", "said"),
    [
        (None, ["letters and cards", "Khaled Drareni"]),
        (69, ["goal 69", "goal reached"]),
        (50, ["goal 50", "reached, and 19 more"]),
        (6_600, ["goal 6,600", "6,531 to go"]),
    ],
)
def test_the_goal_and_what_is_missing(goal: int | None, said: list[str]) -> None:
    lines = text(facts(2, goal=goal)).split("\n")
    place = lines.index(said[0])
    assert lines[place : place + 2] == said
    assert ("goal" in "".join(lines)) == (goal is not None)


def test_where_there_are_no_cards_letters_are_counted() -> None:
    board = facts(1, kinds=(ActionKind.LETTER,))
    kinds = {**board.counts.kinds, ActionKind.SOLIDARITY_CARD: 0}
    counts = replace(board.counts, kinds=kinds)
    assert "34\nletters\n" in text(replace(board, counts=counts))


def test_what_is_none_is_not_told() -> None:
    board = facts(3, cases=(case(5),))
    nobody = replace(board.counts, people=People(0, 0, 0), tables=1)
    said = text(replace(board, counts=nobody))
    assert "writer" not in said
    assert "first" not in said
    assert "Good news" not in said
    assert "1 table" in said


def test_the_quiet_board_sets_no_case_beside_another() -> None:
    found = scene(facts(), Choice(Showing.CALM), 1920, 1080)
    said = text_of(found)
    assert not [item for item in found if isinstance(item, Bar | Face)]
    assert "goal" not in said
    assert "Gustavo" not in said
    assert "342\nletters and cards" in said


def test_one_case_is_told_of_while_somebody_speaks() -> None:
    board = facts(cases=(case(0), case(3, headlines={"fr": "x"}, headline="Blinded by police")))
    choice = Choice(Showing.CASE, case(3).case_id)
    found = scene(board, choice, 1920, 1080)
    said = text_of(found).split("\n")
    assert said[1:] == ["Gustavo Gatica", "Blinded by police", "33", "letters and cards"]
    (face,) = [item for item in found if isinstance(item, Face)]
    assert face.place.width > 500


def test_a_case_that_is_gone_gives_way_to_the_first() -> None:
    choice = Choice(Showing.CASE, case(99).case_id)
    assert "Khaled Drareni" in text(facts(3), choice)
    assert "69" not in text(facts(0), choice)


def test_the_closing_slide_has_the_figures_of_the_night() -> None:
    board = facts(3, dedication="In memory of Ana")
    said = text(board, Choice(Showing.CLOSING)).split("\n")
    assert said[1:2] == ["In memory of Ana"]
    assert "Thank you" in said
    assert "112" in said
    figures = ["106 letters", "6 cards", "98 signatures", "48 writers", "17 for the first time"]
    assert [line for line in said if line in figures] == figures
    assert "signed by 210 people" in said
    alone = replace(board, counts=replace(board.counts, signatories=112))
    assert "signed by" not in text(alone, Choice(Showing.CLOSING))


@pytest.mark.parametrize("showing", Showing)
def test_a_practice_copy_says_so_whatever_it_shows(showing: Showing) -> None:
    said = "Practice: nothing here counts"
    assert said in text(facts(practice=True), Choice(showing))
    assert said not in text(facts(), Choice(showing))


def test_a_withdrawn_case_is_amber_and_says_so() -> None:
    found = scene(facts(cases=(case(3, withdrawn=True), case(4))), Choice(), 1920, 1080)
    (words,) = [one for one in found if isinstance(one, Words) and "withdrawn" in one.text]
    assert words.text == "Gustavo Gatica (withdrawn)"
    assert words.colour == AMBER


def test_a_case_that_was_taken_away_stays_while_it_counts() -> None:
    hidden = facts(cases=(case(3, hidden=True), case(4)))
    assert "Gustavo Gatica" in text(hidden)
    counts = replace(hidden.counts, by_case={})
    assert "Gustavo Gatica" not in text(replace(hidden, counts=counts))


def test_a_name_in_another_script_keeps_its_letters() -> None:
    found = scene(facts(2, name=ARABIC), Choice(), 1366, 768)
    assert isinstance(found[0], Words)
    assert found[0].text == ARABIC


def test_names_of_good_news_stay_in_one_piece() -> None:
    said = text_of(scene(facts(2), Choice(), 1024, 768))
    assert "Khaled\N{NO-BREAK SPACE}Drareni" in said
    assert "al\N{NON-BREAKING HYPHEN}Sada" in said


@pytest.mark.parametrize(("most", "whole"), [(0, 10), (9, 10), (10, 15), (41, 50), (1_230, 1_500)])
def test_bars_have_room_to_grow(most: int, whole: int) -> None:
    assert whole_of(most) == whole
