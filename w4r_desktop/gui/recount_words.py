"""The words of the recount: its columns, what is counted, and the names its steps are undone by."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from w4r_desktop.domain.tally import ActionKind, Reason
from w4r_desktop.language import _, clock, ngettext, number, table_label
from w4r_desktop.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from w4r_desktop.store.queries.recount import Box, Boxes


class Column(IntEnum):
    """From left to right."""

    TABLE = 0
    CASE = 1
    KIND = 2
    LOGGED = 3
    COUNTED = 4
    JOKES = 5
    UNSIGNED = 6
    TAKEN_HOME = 7
    FOUND = 8
    OTHER = 9
    MISCOUNTED = 10
    DIFFERENCE = 11
    TOTAL = 12
    SINCE = 13


REASONS: Final = {
    Column.JOKES: Reason.JOKE,
    Column.UNSIGNED: Reason.UNSIGNED,
    Column.TAKEN_HOME: Reason.TAKEN_HOME,
    Column.FOUND: Reason.FOUND,
    Column.OTHER: Reason.OTHER,
}
"""The reasons that a number is typed for."""

TYPED: Final = (Column.COUNTED, *REASONS)


def heading(column: Column) -> str:
    """Return what stands over a column."""
    return {
        Column.TABLE: _("Box"),
        Column.CASE: _("Case"),
        Column.KIND: _("What"),
        Column.LOGGED: _("Logged"),
        Column.COUNTED: _("By hand"),
        Column.JOKES: _("Jokes"),
        Column.UNSIGNED: _("Unsigned"),
        Column.TAKEN_HOME: _("Taken home"),
        Column.FOUND: _("Found"),
        Column.OTHER: _("Other"),
        Column.MISCOUNTED: _("Miscounted"),
        Column.DIFFERENCE: _("Difference"),
        Column.TOTAL: _("Total"),
        Column.SINCE: _("Since"),
    }[column]


def signed(value: int) -> str:
    """Return a number with its sign: +1, −3."""
    return f"+{number(value)}" if value > 0 else number(value)


def box_words(box: Box) -> str:
    """Return what lies in a box: letters for Jani Silva, Table 4."""
    words = {
        ActionKind.LETTER: _("letters for {case}"),
        ActionKind.PREPRINTED_LETTER: _("pre-printed letters for {case}"),
        ActionKind.SOLIDARITY_CARD: _("cards for {case}"),
        ActionKind.PETITION_SIGNATURE: _("signatures for {case}"),
    }[box.kind].format(case=box.case_name)
    if not box.table:
        return words
    return _("{what}, {table}").format(what=words, table=table_label(box.table))


def step_words(box: Box, column: Column) -> str:
    """Return the name by which a number that was typed is undone."""
    step = _("recount, {what}").format(what=box_words(box))
    if column is Column.COUNTED:
        return step
    return _("{step}: {column}").format(step=step, column=heading(column))


def row_words(box: Box, cells: list[str]) -> str:
    """Return all that is known of a box in a line."""
    where = [table_label(box.table)] if box.table else []
    return ", ".join([*where, box.case_name, kind_name(box.kind), *named_cells(cells)])


def named_cells(cells: Sequence[str]) -> list[str]:
    """Return each number of a row with its heading before it."""
    return [
        _("{heading}: {text}").format(heading=heading(column), text=text)
        for column, text in zip(Column, cells, strict=True)
        if text and column > Column.KIND
    ]


def progress_words(boxes: Boxes) -> str:
    """Return how far the recount has come."""
    wanted = len(boxes.wanted)
    if not wanted:
        return _("Nothing was logged yet, so there is nothing to count by hand.")
    return ngettext(
        "{counted} of {number} counted", "{counted} of {number} counted", wanted
    ).format(counted=number(boxes.counted), number=number(wanted))


def state_words(finished_at: datetime | None) -> str:
    """Return whether the recount is done, and since when; the moment is at the venue."""
    if finished_at is None:
        return _("Before the recount")
    return _("Recount done, {time}").format(time=clock(finished_at))
