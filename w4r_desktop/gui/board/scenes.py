"""What the board looks like: everything, a quiet total, one case, the closing slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from w4r_desktop.gui.board import words
from w4r_desktop.gui.board.case_rows import put_cases
from w4r_desktop.gui.board.facts import Showing
from w4r_desktop.gui.board.items import (
    GOOD,
    MIDDLE,
    QUIET,
    RIGHT,
    YELLOW,
    Bar,
    Face,
    Place,
    Words,
)
from w4r_desktop.gui.board.lettering import width_of
from w4r_desktop.gui.board.sheet import LINE, Sheet, Style
from w4r_desktop.language import number

if TYPE_CHECKING:
    from w4r_desktop.gui.board.facts import BoardFacts, Choice
    from w4r_desktop.gui.board.items import Scene
    from w4r_desktop.store.queries.board import BoardCase


FEW: Final = 12
MANY: Final = 24
"""Cases that leave the total much room, and some."""


def scene(facts: BoardFacts, choice: Choice, width: int, height: int) -> Scene:
    """Return what stands on a board of a size in pixels."""
    sheet = Sheet(facts, width, height)
    case = facts.case_of(choice.case_id)
    if choice.showing is Showing.CALM:
        _put_calm(sheet)
    elif choice.showing is Showing.CLOSING:
        _put_closing(sheet)
    elif choice.showing is Showing.CASE and case is not None:
        _put_case(sheet, case)
    else:
        _put_everything(sheet)
    return sheet.scene


def _put_everything(sheet: Sheet) -> None:
    sheet.head()
    unit = sheet.unit
    if sheet.is_tall:
        sheet.foot(sheet.left, sheet.width, most=18)
        below = _put_total(sheet, Place(sheet.left, sheet.top, sheet.width, unit * 48))
        place = Place(sheet.left, below + unit * 4, sheet.width, sheet.bottom - below - unit * 4)
    else:
        wide, bottom = sheet.width * _share(len(sheet.facts.cases)), sheet.bottom
        sheet.foot(sheet.left, wide)
        _put_total(sheet, Place(sheet.left, sheet.top, wide, sheet.bottom - sheet.top))
        x = sheet.left + wide + unit * 6
        place = Place(x, sheet.top, sheet.right - x, bottom - sheet.top)
    put_cases(sheet, place)


def _share(cases: int) -> float:
    """Return how much of the width the total has: many cases need more."""
    return 0.37 if cases <= FEW else 0.31 if cases <= MANY else 0.27


def _put_total(sheet: Sheet, place: Place) -> float:
    """Put the large number, what it counts and the goal; return where they end."""
    unit, facts = sheet.unit, sheet.facts
    written, goal = facts.counts.pieces, facts.frame.details.goal
    below = unit * (9 + (14 if goal else 0))
    high = min(place.height - below, unit * 29)
    y = sheet.write_number(Place(place.x, place.y, place.width, high), number(written))
    said = words.caption(written, facts)
    y = sheet.write(Place(place.x, y, place.width, unit * 8), said, Style(largest=unit * 4.8))
    if not goal:
        return y
    bar = Place(place.x, y + unit * 3, place.width, unit * 3.8)
    sheet.put(Bar(bar, written / goal))
    return _put_goal(sheet, Place(place.x, bar.bottom + unit * 0.8, place.width, unit * 6))


def _put_goal(sheet: Sheet, place: Place) -> float:
    written, goal = sheet.facts.counts.pieces, sheet.facts.frame.details.goal or 0
    left, right = words.goal_words(written, goal)
    colour = GOOD if written >= goal else QUIET
    size = int(sheet.unit * 3.4)
    both = width_of(left, size) + width_of(right, size, bold=True) + sheet.unit * 2
    size = int(size * min(place.width / both, 1))
    wide = width_of(right, size, bold=True) + 2
    goal_line = Place(place.x, place.y, place.width - wide, size * LINE)
    sheet.put(Words(goal_line, left, size, QUIET))
    to_go = Place(goal_line.right, place.y, wide, size * LINE)
    sheet.put(Words(to_go, right, size, colour, bold=True, align=RIGHT))
    return to_go.bottom


def _put_calm(sheet: Sheet) -> None:
    sheet.head(align=MIDDLE)
    unit, written = sheet.unit, sheet.facts.counts.pieces
    sheet.foot(sheet.left, sheet.width, align=MIDDLE)
    room = sheet.bottom - sheet.top
    high = min(room * 0.7, unit * 44)
    top = sheet.top + (room - high - unit * 9) / 2
    y = sheet.write_number(Place(sheet.left, top, sheet.width, high), number(written), align=MIDDLE)
    place = Place(sheet.left, y, sheet.width, unit * 9)
    said = words.caption(written, sheet.facts)
    sheet.write(place, said, Style(largest=unit * 5.4, align=MIDDLE))


def _put_case(sheet: Sheet, case: BoardCase) -> None:
    sheet.head()
    unit, room = sheet.unit, sheet.bottom - sheet.top
    if sheet.is_tall:
        face = min(room * 0.42, sheet.width)
        at = Place(sheet.left + (sheet.width - face) / 2, sheet.top, face, face)
        x, y = sheet.left, at.bottom + unit * 4
    else:
        face = min(room * 0.86, sheet.width * 0.36)
        at = Place(sheet.left, sheet.top + (room - face) / 2, face, face)
        x, y = at.right + unit * 7, sheet.top
    sheet.put(Face(at, case.name, case.code, case.picture_id))
    _tell_case(sheet, case, Place(x, y, sheet.right - x, sheet.bottom - y))


def _tell_case(sheet: Sheet, case: BoardCase, place: Place) -> None:
    unit, count = sheet.unit, sheet.facts.pieces_of(case)
    high = min(unit * 22, place.height * 0.3)
    top, wide = place.y, place.width
    y = sheet.write(
        Place(place.x, top, wide, place.height * 0.34),
        words.name_of(case),
        Style(largest=unit * 7.6, least=unit * 4.4, lines=2, bold=True),
    )
    room = place.bottom - high - unit * 9 - y - unit * 4
    sheet.write(
        Place(place.x, y + unit * 1.5, wide, room),
        words.headline_of(case),
        Style(largest=unit * 4.6, least=unit * 3, lines=6, colour=QUIET),
    )
    y = place.bottom - high - unit * 9
    y = sheet.write_number(Place(place.x, y, wide, high), number(count))
    said = words.caption(count, sheet.facts)
    sheet.write(Place(place.x, y, wide, unit * 8), said, Style(largest=unit * 4.8))


def _put_closing(sheet: Sheet) -> None:
    sheet.head(align=MIDDLE)
    unit, facts = sheet.unit, sheet.facts
    news = words.news_words(facts)
    place = Place(sheet.left, sheet.bottom - unit * 12, sheet.width, unit * 12)
    if news:
        place = Place(place.x, sheet.bottom - unit * 10, place.width, unit * 10)
        sheet.write(place, news, Style(largest=unit * 3.6, lines=2, colour=GOOD, align=MIDDLE))
    above = sheet.bottom - unit * (11 if news else 0)
    place = Place(sheet.left, above - unit * 12, sheet.width, unit * 12)
    sheet.write(
        place, words.thanks(), Style(largest=unit * 7.4, colour=YELLOW, bold=True, align=MIDDLE)
    )
    figures = words.closing_figures(facts)
    columns = 2 if sheet.is_tall else 3
    rows = -(-len(figures) // columns)
    line = unit * 6.6
    room = above - unit * 14 - sheet.top - rows * line
    high = min(room - unit * 9, unit * 34)
    y = sheet.top + (room - high - unit * 9) / 2
    place = Place(sheet.left, y, sheet.width, high)
    y = sheet.write_number(place, number(facts.counts.pieces), align=MIDDLE)
    said = words.caption(facts.counts.pieces, facts)
    place = Place(sheet.left, y, sheet.width, unit * 8)
    y = sheet.write(place, said, Style(largest=unit * 4.8, align=MIDDLE)) + unit * 2
    _put_figures(sheet, figures, y, columns)


def _put_figures(sheet: Sheet, figures: tuple[str, ...], y: float, columns: int) -> None:
    """Put figures into rows of so many; the last row stands in the middle."""
    unit = sheet.unit
    wide = sheet.width / columns
    for start in range(0, len(figures), columns):
        row = figures[start : start + columns]
        x = sheet.left + (sheet.width - wide * len(row)) / 2
        for said in row:
            place = Place(x, y, wide - unit, unit * 6)
            sheet.write(place, said, Style(largest=unit * 3.8, least=unit * 2.6, align=MIDDLE))
            x += wide
        y += unit * 6.6
