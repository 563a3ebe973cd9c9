"""A list of people is shown line by line, corrected by keys, and signed in as one step."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.gui.desk import event_file
from tests.gui.test_accessibility import faults
from w4r_desktop.exchange.people_columns import PeopleColumn
from w4r_desktop.gui.dialogs.people_import import ENCODING_NAMES, PeopleImportDialog
from w4r_desktop.gui.dialogs.people_import_options import Reaching
from w4r_desktop.gui.models.people_preview import REMARKS, WHO
from w4r_desktop.store.queries.attendees import contacts, people
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.gui.desk import Desk
    from w4r_desktop.gui.dialogs.people_import_preview import PeoplePreview
    from w4r_desktop.gui.workspace import Workspace

    Bring = Callable[..., PeopleImportDialog]

HEADINGS = ["Name", "Table", "People"]
THREE = [HEADINGS, ["Anna", "1", ""], ["Class 8b", "2", "25"], ["Łukasz", "", ""]]


@pytest.fixture
def workspace(desk: Desk) -> Workspace:
    """An event with tables 1, 2 and 3, at which Amina is."""
    desk.desktop.open_event(event_file())
    desk.settle()
    desk.sign_in("Amina")
    workspace = desk.desktop.workspace
    assert workspace is not None
    return workspace


@pytest.fixture
def bring(desk: Desk, workspace: Workspace, tmp_path: Path) -> Bring:
    """Write a list and open the dialog with it."""

    def open_with(*rows: list[str], encoding: str = "utf-8") -> PeopleImportDialog:
        path = tmp_path / "people.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
        dialog = PeopleImportDialog(workspace, path, desk.window)
        dialog.said.connect(desk.window.toast.say)
        dialog.open()
        read(desk, dialog)
        return dialog

    return open_with


def read(desk: Desk, dialog: PeopleImportDialog) -> None:
    """Wait until the file is read."""
    desk.qtbot.waitUntil(lambda: dialog._job is None)
    desk.settle()


def preview(dialog: PeopleImportDialog) -> PeoplePreview:
    assert dialog.preview is not None
    return dialog.preview


def shown(dialog: PeopleImportDialog, column: int = WHO) -> list[str]:
    """Return what stands in a column of the lines."""
    model = preview(dialog).model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def ticks(dialog: PeopleImportDialog) -> list[bool]:
    """Return which lines are ticked."""
    model = preview(dialog).model
    states = (
        model.index(row, WHO).data(Qt.ItemDataRole.CheckStateRole)
        for row in range(model.rowCount())
    )
    return [state is not None and Qt.CheckState(state) is Qt.CheckState.Checked for state in states]


def here(workspace: Workspace) -> list[tuple[str, str, int]]:
    """Return who is here besides Amina, with table and heads."""
    rows = workspace.read(people)
    return [(row.name, row.table_name, row.heads) for row in rows if row.name != "Amina"]


def press(widget: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """Press a key where the focus is put as by Tab."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is widget
    QTest.keyClick(widget, key)


def test_nothing_is_changed_before_a_yes_and_all_of_it_is_one_step(
    desk: Desk, workspace: Workspace, bring: Bring
) -> None:
    dialog = bring(*THREE)

    assert shown(dialog) == ["Anna", "Class 8b", "Łukasz"]
    assert here(workspace) == []
    assert dialog.take.text() == "Sign in 27 people"
    press(dialog.take)

    assert here(workspace) == [("Anna", "1", 1), ("Class 8b", "2", 25), ("Łukasz", "3", 1)]
    assert desk.window.toast.text == "27 people from “people.csv” were signed in."
    assert workspace.undo_label == "Sign in 27 people from “people.csv”"
    workspace.undo()
    assert here(workspace) == []


def test_escape_changes_nothing(workspace: Workspace, bring: Bring) -> None:
    dialog = bring(*THREE)

    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert here(workspace) == []


def test_lines_are_ticked_by_space_and_told_with_what_is_to_know(
    workspace: Workspace, bring: Bring
) -> None:
    dialog = bring(HEADINGS, ["Anna\u200b", "1", "many"], ["Bo", "1", ""])
    table = preview(dialog).table

    assert shown(dialog, REMARKS)[1] == ""
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Up)
    assert preview(dialog).remark.text() == (
        "Line 2: Characters that cannot be seen were left out of the name. "
        "Line 2: “many” is not a number of people, so one is counted."
    )
    press(table)
    assert ticks(dialog) == [False, True]
    assert dialog.take.text() == "Sign in 1 person"
    words = preview(dialog).model.index(0, WHO).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Line 2: Anna, is left out"
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(table)
    assert ticks(dialog) == [True, True]
    press(table)
    assert dialog.take.text() == "Nobody to sign in"
    assert not dialog.take.isEnabled()


def test_who_is_here_or_listed_twice_is_left_out_or_not_by_a_tick(
    workspace: Workspace, bring: Bring
) -> None:
    dialog = bring(
        ["Name", "E-mail"], ["AMINA", ""], ["Bo", "b@example.org"], ["Bo", "b@example.org"],
        ["Anna", ""], ["Anna", ""],
    )  # fmt: skip
    options = preview(dialog).options

    assert options.here.text() == "Leave out 1 who is here already"
    assert options.twice.text() == "Leave out 2 who are listed twice"
    assert ticks(dialog) == [False, True, False, True, True], "two Annas may be two people"
    press(options.twice)
    assert ticks(dialog) == [False, True, False, True, False]
    press(options.twice)
    press(options.here)
    assert ticks(dialog) == [True] * 5
    press(dialog.take)

    assert [name for name, _table, _heads in here(workspace)] == [
        "AMINA (2)", "Bo", "Bo (2)", "Anna", "Anna (2)",
    ]  # fmt: skip


def test_columns_are_corrected_by_keys(workspace: Workspace, bring: Bring) -> None:
    dialog = bring(["Wer", "Wo"], ["Anna", "2"])
    header, options = preview(dialog).header, preview(dialog).options

    assert shown(dialog) == ["Wer", "Anna"], "the first person is never lost"
    press(options.heading)
    assert shown(dialog) == ["Anna"]
    who, where = header.fields
    assert who.accessibleName() == "What stands in “Column 1”"
    assert who.currentText() == "Name"
    while header.choices[1] is not PeopleColumn.TABLE:
        press(where, Qt.Key.Key_Down)
    assert header.choices == (PeopleColumn.NAME, PeopleColumn.TABLE)
    press(dialog.take)

    assert here(workspace) == [("Anna", "2", 1)]


def test_columns_that_make_no_sense_are_told_and_can_be_mended(bring: Bring) -> None:
    dialog = bring(["Name", "Nom"], ["Anna", "Lee"])
    first, second = preview(dialog).header.fields

    assert dialog.complaint.text == (
        "Two columns are meant to be “Name”. Choose something else above one of them."
    )
    assert not dialog.take.isEnabled()
    press(second, Qt.Key.Key_Home)
    assert not dialog.complaint.isVisible()
    assert dialog.take.text() == "Sign in 1 person"
    press(first, Qt.Key.Key_Home)
    assert dialog.complaint.text == "Choose above the columns which of them holds the names."


def test_people_without_a_table_sit_where_it_is_said(workspace: Workspace, bring: Bring) -> None:
    dialog = bring(["Name"], ["Anna"], ["Bo"], ["Cy"])
    options = preview(dialog).options

    assert options.table.currentText() == "Share them out among the tables"
    press(options.table, Qt.Key.Key_Down)
    press(options.table, Qt.Key.Key_Down)
    assert options.table.currentText() == "Table 2"
    press(dialog.take)

    assert [table for _name, table, _heads in here(workspace)] == ["2"] * 3


@pytest.mark.parametrize("made", [True, False])
def test_tables_that_are_not_here_are_made_if_that_is_wished(
    workspace: Workspace, bring: Bring, *, made: bool
) -> None:
    dialog = bring(["Name", "Table"], ["Anna", "Garden"], ["Bo", "garden"], ["Cy", "table 1"])
    options = preview(dialog).options

    assert options.unknown.text() == "The list names a table that is not here: “Garden”."
    if not made:
        press(options.make_tables)
    press(dialog.take)

    names = [row.name for row in workspace.read(tables)]
    assert names == ["1", "2", "3", *(["Garden"] if made else [])]
    seated = [table for _name, table, _heads in here(workspace)]
    assert seated[2] == "1"
    assert (seated[:2] == ["Garden", "Garden"]) is made


# -- letters and addresses ---------------------------------------------------------------------


def test_names_in_an_alphabet_that_is_not_told_are_shown_at_once_and_asked_about(
    desk: Desk, workspace: Workspace, bring: Bring
) -> None:
    dialog = bring(["Name"], ["Zoë"], encoding="cp1252")

    assert dialog.encoding.currentText() == "Western European"
    assert shown(dialog) == ["Zoë"]
    assert dialog.asked.isVisible()
    assert dialog.asked.text() == "Do the names look right? If not, choose another alphabet."
    assert QApplication.focusWidget() is dialog.encoding
    assert here(workspace) == []
    press(dialog.encoding, Qt.Key.Key_End)
    read(desk, dialog)
    assert shown(dialog) != ["Zoë"], "a wrong choice shows"
    press(dialog.encoding, Qt.Key.Key_Home)
    press(dialog.encoding, Qt.Key.Key_Down)
    read(desk, dialog)
    press(dialog.take)

    assert here(workspace)[0][0] == "Zoë"


def test_no_alphabet_is_called_by_a_number() -> None:
    assert not [name for name in ENCODING_NAMES.values() if any(map(str.isdecimal, name))]


def test_an_alphabet_that_does_not_fit_is_said(desk: Desk, bring: Bring) -> None:
    dialog = bring(["Name"], ["Ann"], ["\x81\x8d"], encoding="latin-1")

    press(dialog.encoding, Qt.Key.Key_Home)
    press(dialog.encoding, Qt.Key.Key_Down)
    read(desk, dialog)

    assert dialog.complaint.text.startswith("This alphabet does not fit: line 3 has characters")
    assert dialog.preview is None
    assert not dialog.take.isVisible()


def test_addresses_come_only_with_what_was_agreed(workspace: Workspace, bring: Bring) -> None:
    dialog = bring(["Name", "E-mail", "Minor"], ["Ann", "a@example.org", ""],
                   ["Bo", "b@example.org", "x"])  # fmt: skip
    options = preview(dialog).options

    assert options.reached is Reaching.NOBODY
    assert "1 person is left out, because the list does not say" in options.notes.text()
    everybody = options.reaching.button(list(Reaching).index(Reaching.EVERYBODY))
    press(everybody)
    assert options.wording.isVisible()
    assert "Candlelight" in options.wording.toPlainText()
    options.wording.setFocus()
    QTest.keyClick(options.wording, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(options.wording, Qt.Key.Key_Delete)
    assert dialog.complaint.text == (
        "Write what people agreed to, word for word, or leave their addresses out."
    )
    assert not dialog.take.isEnabled()
    QTest.keyClicks(options.wording, "May we write?")
    assert not dialog.complaint.isVisible()
    press(dialog.take)

    (contact,) = workspace.read(contacts).values()
    assert (contact.email, contact.wording) == ("a@example.org", "May we write?")


def test_a_list_that_says_who_agreed_is_believed_with_its_question(
    workspace: Workspace, bring: Bring
) -> None:
    dialog = bring(
        ["Name", "E-mail", "May we contact you?"], ["Ann", "a@example.org", "yes"],
        ["Bo", "b@example.org", "no"],
    )  # fmt: skip

    assert preview(dialog).options.reached is Reaching.WHO_AGREED
    press(dialog.take)

    (contact,) = workspace.read(contacts).values()
    assert (contact.email, contact.wording) == ("a@example.org", "May we contact you?")


# -- refusals, and for everybody ---------------------------------------------------------------


def test_a_list_that_cannot_be_used_is_refused_in_words(workspace: Workspace, bring: Bring) -> None:
    dialog = bring(["Name"], ["Ann\0n"])

    assert dialog.complaint.text == (
        "“people.csv” was not imported: what stands in line 2 is no text, or kept unusually. "
        "Nothing was changed. Open it in your spreadsheet program and save it as “Excel workbook "
        "(.xlsx)” or as “CSV UTF-8”."
    )
    assert dialog.cancel.text() == "Close"
    assert not dialog.take.isVisible()
    assert here(workspace) == []


def test_names_are_shown_as_they_stand(bring: Bring) -> None:
    names = ["<b>Ann</b> & Bo", "=1+1", "فاطمة الزهراء", "R&D &amp; %s {0}"]

    assert shown(bring(["Name"], *([name] for name in names))) == names


def test_the_dialog_can_be_used_by_keyboard(bring: Bring) -> None:
    dialog = bring(
        ["Name", "Table", "E-mail", "Wants to hear from us"], ["Amina", "9", "a@example.org", "x"],
        ["Bo", "", "", ""], ["Bo", "", "", ""],
    )  # fmt: skip

    assert not faults(dialog)
    assert all(button.text() for button in dialog.findChildren(QPushButton) if button.isVisible())


def test_a_thousand_people_are_shown_at_once(bring: Bring) -> None:
    rows: list[Any] = [[f"Person {number}", ""] for number in range(1000)]

    dialog = bring(["Name", "Table"], *rows)

    assert dialog.take.text() == "Sign in 1,000 people"
    assert len(shown(dialog)) == 1000
