"""The tables' buttons: who sits there, what was written, and whether anybody still writes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.gui.tallies import LEFT
from w4r_desktop.domain.tally import ActionKind, TablePlace
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.tally_tables import table_detail
from w4r_desktop.gui.widgets.segment_button import Detail, Segment
from w4r_desktop.services import attendees, tables
from w4r_desktop.store.queries.tables import TableActivity, TableRow

if TYPE_CHECKING:
    from tests.gui.tallies import Tally

NOW = datetime(2026, 12, 10, 20, 0, tzinfo=UTC)


def detail(tally: Tally, place: int) -> Detail | None:
    button = tally.page.table_choice.button(tally.table(place))
    assert isinstance(button, Segment)
    return button.detail


def change(tally: Tally, place: int, **said: object) -> None:
    tally.workspace.run(
        "x",
        tables.change_table,
        writing_table_id=tally.table(place),
        name=str(place + 1),
        place=TablePlace.ROOM,
        **said,  # type: ignore[arg-type]
    )


def counts(shown: Detail | None) -> str:
    """Return the numbers of a button as one text."""
    return " · ".join(words for _, words in shown.counts) if shown else ""


def lines(heads: int, minutes: int | None, capacity: int | None = None) -> Detail:
    """Return what the button of a table with twelve pieces says."""
    row = TableRow(UUID(int=4), "4", TablePlace.ROOM, heads, capacity)
    activity = None
    if minutes is not None:
        activity = TableActivity(12, NOW - timedelta(minutes=minutes))
    return table_detail(row, activity, NOW)


def test_each_button_shows_people_pieces_and_minutes(tally: Tally) -> None:
    tally.click(0, 0)
    tally.click(1, 1)
    tally.page.show_kind(ActionKind.PETITION_SIGNATURE)
    tally.click(1, 1)
    tally.qtbot.waitUntil(lambda: counts(detail(tally, 0)) == "27 · 2")
    tally.later = timedelta(minutes=2)
    tally.page._lines.show()
    shown = detail(tally, 0)
    assert shown is not None
    assert (counts(shown), shown.beside, shown.urgent) == ("27 · 2", "2 min", False)
    button = tally.page.table_choice.button(tally.table(0))
    words = "27 people, 2 pieces, the last one 2 minutes ago"
    assert button.accessibleName() == "Table 1"
    assert button.accessibleDescription() == words
    assert f"Table 1: {words}" in button.toolTip()
    other = detail(tally, 1)
    assert other is not None
    assert (counts(other), other.beside) == ("0 · 0", "")


def test_what_was_taken_back_or_undone_starts_no_clock(tally: Tally) -> None:
    tally.click(0, 0)
    tally.key(Qt.Key.Key_Minus)
    tally.page.show_table(tally.table(1))
    tally.page.add_person("Chen")
    tally.click(0, 0)
    tally.workspace.undo()
    tally.qtbot.waitUntil(lambda: counts(detail(tally, 1)) == "1 · 0")
    tally.later = timedelta(minutes=20)
    tally.page._lines.show()
    for place, heads in ((0, "27 people"), (1, "1 person")):
        shown = detail(tally, place)
        assert shown is not None
        assert (shown.beside, shown.urgent) == ("", False)
        assert shown.spoken == f"{heads}, 0 pieces, nothing logged yet"


@pytest.mark.parametrize(
    ("minutes", "second", "urgent"),
    [(0, "now", False), (14, "14 min", False), (15, "15 min", True), (59, "59 min", True),
     (60, "1 h", True), (60 * 12, "", False), (None, "", False), (-3, "now", False)],
)  # fmt: skip
def test_a_quarter_of_an_hour_without_a_letter_is_quiet(
    minutes: int | None,
    second: str,
    urgent: bool,  # noqa: FBT001
) -> None:
    shown = lines(8, minutes)
    assert (shown.beside, shown.urgent) == (second, urgent)
    assert ("quiet" in shown.spoken) is urgent


def test_a_table_where_nobody_sits_is_never_quiet() -> None:
    assert not lines(0, 40).urgent


def test_a_full_table_says_so() -> None:
    assert counts(lines(7, 1, 8)) == "7 · 12"
    full = lines(8, 1, 8)
    assert counts(full) == "8/8 · 12"
    assert full.spoken == "8 people, full: 8 seats, 12 pieces, the last one 1 minute ago"


def test_a_quiet_button_has_a_sign_and_a_colour_of_its_own(tally: Tally) -> None:
    tally.click(0, 0)
    tally.page.show_table(tally.table(1))
    tally.qtbot.waitUntil(lambda: counts(detail(tally, 0)) == "27 · 1")
    button = tally.page.table_choice.button(tally.table(0))
    calm, place = button.grab().toImage(), button.geometry()
    tally.later = timedelta(minutes=16)
    tally.page._lines.show()
    shown = detail(tally, 0)
    assert shown is not None
    assert (shown.beside, shown.urgent) == ("16 min", True)
    assert button.geometry() == place
    assert button.grab().toImage() != calm


def test_no_click_waits_for_the_buttons(tally: Tally) -> None:
    tally.qtbot.waitUntil(lambda: detail(tally, 0) is not None)
    asked: list[bool] = []
    tally.page._lines.shown.connect(lambda: asked.append(True))
    tally.click(0, 0)
    assert asked == []
    tally.qtbot.waitUntil(lambda: bool(asked))


def test_adding_somebody_to_a_full_table_is_said_and_done(tally: Tally) -> None:
    change(tally, 0, capacity=29)
    tally.page.add_person("Chen")
    tally.page.add_person("Devon")
    tally.page.add_person("Emil")
    assert tally.logged == [
        "Chen at Table 1",
        "Devon at Table 1 · this table is full now",
        "Emil at Table 1 · this table is full: 30 people for 29 seats",
    ]
    assert "Emil" in tally.shown()


def test_a_tables_own_case_is_marked_and_chosen_first(tally: Tally) -> None:
    change(tally, 1, case_id=tally.evening.cases[2])
    tally.key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    view = tally.page.view
    assert view.cell[1] == 2
    assert [column.detail for column in view.model.columns] == ["Canada", "Canada", "mainly here"]
    header = view.table.cases
    at = header.sectionViewportPosition(2) + 20
    yellow = theme.current().tokens.accent
    assert header.grab().toImage().pixelColor(at, 2) == yellow
    tally.key(Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert header.grab().toImage().pixelColor(at, 2) != yellow


def test_the_sheets_heading_says_who_looks_after_the_table(tally: Tally) -> None:
    corner = tally.page.view.corner
    plain = corner.grab().toImage()
    assert corner.detail == ""
    change(tally, 0, host="Ruth & <Sam>")
    assert (corner.text, corner.detail) == ("Table 1 · 27 people", "Host: Ruth & <Sam>")
    assert corner.accessibleName() == "Table 1 · 27 people, Host: Ruth & <Sam>"
    assert "Host: Ruth &amp; &lt;Sam&gt;" in corner.toolTip()
    assert corner.grab().toImage() != plain
    tally.page.show_table(tally.table(1))
    assert corner.detail == ""


def test_eight_tables_with_people_and_five_kinds_need_no_scrolling(tally: Tally) -> None:
    for name in "45678":
        tally.workspace.run("x", tables.add_table, name=name)
    tally.page.add_person("Chen")
    QApplication.processEvents()
    tally.qtbot.waitUntil(lambda: counts(detail(tally, 0)) == "28 · 0")
    arrows = [
        button
        for button in tally.page.table_choice.findChildren(type(tally.page.guest))
        if button.accessibleName() in ("Show earlier ones", "Show later ones")
    ]
    assert len(arrows) == 2
    tally.qtbot.waitUntil(lambda: not any(arrow.isVisible() for arrow in arrows))


def test_rows_are_in_the_order_of_the_language(tally: Tally) -> None:
    for name in ("Zoé", "Émile", "Guest 13", "Guest 8", "eva", "“Zed”"):
        tally.page.add_person(name)
    assert list(tally.shown())[:-1] == [
        "“Zed”", "Amina", "Bashir", "Class 8b", "Émile", "eva", "Guest 8", "Guest 13", "Zoé",
    ]  # fmt: skip


def test_who_left_is_shown_so_and_still_counts(tally: Tally) -> None:
    tally.click(0, 0)
    tally.click(1, 0)
    amina, bashir = tally.person("Amina"), tally.person("Bashir")
    at = datetime.now(UTC)
    tally.workspace.run("x", attendees.sign_out, attendee_ids=[amina], at=at)
    tally.workspace.run("x", attendees.remove, attendee_ids=[bashir], at=at)
    rows = tally.page.view.model.rows
    assert [(row.name, row.badge, row.detail, row.gone) for row in rows[:3]] == [
        ("Amina", "left", "", True),
        ("Bashir", "", "no longer on the list", True),
        ("Class 8b", "", "25 people", False),
    ]
    assert tally.page.view.corner.text == "Table 1 · 25 people"
    tally.click(0, 1)
    assert tally.shown()["Amina"] == (1, 1, 0)


def test_a_box_nobody_claims_is_found_by_a_button_and_counted(tally: Tally) -> None:
    page = tally.page
    assert not page.top.box.isVisible()
    tally.qtbot.mouseClick(page.table_choice.button("all"), LEFT)
    assert not page.guest.isVisible()
    tally.qtbot.mouseClick(page.top.box, LEFT)
    assert tally.said == ["Count here what no table claims: a click adds one, digits set a number."]
    row = tally.row("anyone at no table")
    assert page.view.cell[0] == row
    assert page.view.model.rows[row].name == "Nobody’s table"
    tally.click(row, 1)
    assert tally.shown()["anyone at no table"] == (0, 1, 0)
    tally.key(Qt.Key.Key_1)
    editor = QApplication.focusWidget()
    assert editor is not None
    tally.qtbot.keyClicks(editor, "7")
    tally.qtbot.keyClick(editor, Qt.Key.Key_Return)
    tally.qtbot.waitUntil(lambda: tally.shown()["anyone at no table"] == (0, 17, 0))
    assert tally.logged[-1] == "16 letters for Case 2 · Anyone · No table"
