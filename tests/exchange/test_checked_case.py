"""A case typed in the window is ruled like one out of a pack."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from w4r_desktop.domain.case import (
    CaseBrief,
    Guidance,
    Role,
    Rule,
    Source,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.errors import PackProblem, PackRefusedError
from w4r_desktop.exchange.case_pack import checked_case

TARGET = Target(role=Role.PRIMARY, lines=("1 Example Street", "Bogotá"), country="CO")
BRIEF = CaseBrief(
    code="ana-example",
    name="Ana Example",
    headline="Threatened for a river",
    country="CO",
    members=3,
    picture="pictures/ana-example.png",
    demands=("Let her go.",),
    letter_languages=("es",),
    targets=(TARGET, Target(role=Role.SOLIDARITY, checked_on=date(2031, 11, 2))),
    guidance=Guidance(religious_cards=Rule.NO),
    updates=(Update(on=date(2031, 1, 5), status=UpdateStatus.GOOD_NEWS, text="Freed."),),
    sources=(Source(url="https://example.org", seen_on=date(2031, 1, 6)),),
    translations={"fr": Translation(headline="Menacée pour un fleuve")},
)


def test_a_case_in_order_comes_back_whole() -> None:
    assert checked_case(BRIEF) == BRIEF


def test_what_hides_in_typed_texts_is_taken_away_as_in_a_pack() -> None:
    typed = replace(BRIEF, headline="Threat\u202eened\u200b", story="o\u0308\r\nend")

    checked = checked_case(typed)

    assert checked.headline == "Threatened"
    assert checked.story == "ö\nend"


@pytest.mark.parametrize(
    ("typed", "problem", "where"),
    [
        (replace(BRIEF, headline=""), PackProblem.BLANK, ("headline",)),
        (replace(BRIEF, name="x" * 201), PackProblem.TOO_LONG, ("name",)),
        (replace(BRIEF, country=""), PackProblem.MISSING, ("country",)),
        (replace(BRIEF, country="Chile"), PackProblem.NOT_A_COUNTRY, ("country",)),
        (replace(BRIEF, code="Ana Example"), PackProblem.NOT_A_CODE, ("code",)),
        (replace(BRIEF, members=0), PackProblem.NOT_A_NUMBER, ("members",)),
        (replace(BRIEF, demands=("x",) * 11), PackProblem.TOO_MANY, ("demands",)),
        (
            replace(BRIEF, targets=(replace(TARGET, lines=("a", "b", " ")),)),
            PackProblem.BLANK,
            ("targets", 0, "lines", 2),
        ),
        (
            replace(BRIEF, targets=(TARGET, replace(TARGET, country=""))),
            PackProblem.MISSING,
            ("targets", 1, "country"),
        ),
        (
            replace(BRIEF, letter_languages=("español",)),
            PackProblem.NOT_A_LANGUAGE,
            ("letter_languages", 0),
        ),
        (
            replace(BRIEF, translations={"fr": Translation(headline="a\nb")}),
            PackProblem.LINE_BREAK,
            ("translations", "fr", "headline"),
        ),
    ],
)
def test_what_no_pack_may_say_is_refused_with_the_way_to_the_field(
    typed: CaseBrief, problem: PackProblem, where: tuple[str | int, ...]
) -> None:
    with pytest.raises(PackRefusedError) as caught:
        checked_case(typed)

    assert caught.value.problem is problem
    assert caught.value.where == where
