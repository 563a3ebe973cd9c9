"""What was typed about a case and is not saved yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.gui.desk import Desk, button, event_file
from tests.gui.modal import in_dialog
from tests.gui.writing import JANI, Writer, photo
from w4r_desktop import language
from w4r_desktop.domain.case import Rule
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.services import cases as case_services
from w4r_desktop.services.cases import overwrite_case

if TYPE_CHECKING:
    from pathlib import Path


def answer(writer: Writer, words: str) -> None:
    """Press a button of the question that the next step asks."""

    def reply(dialog: QDialog) -> None:
        writer.qtbot.mouseClick(button(dialog, words), Qt.MouseButton.LeftButton)

    in_dialog(QDialog, reply)


def test_what_was_typed_waits_when_the_window_is_made_anew(writer: Writer, tmp_path: Path) -> None:
    writer.edit("jani-silva")
    writer.replace("Name", "Jani")
    writer.editor.form.picture.take(photo(tmp_path / "face.jpg"))
    writer.qtbot.waitUntil(writer.editor.form.picture.remove.isVisible)
    writer.fill("Salutation", "!")
    typed = writer.editor.form.text()
    writer.window.close()
    language.use("fr")
    writer.build()
    assert writer.editor.take_up_draft()
    assert writer.editor.form.text() == typed
    writer.editor.setFocus()
    writer.save()
    row = writer.row("jani-silva")
    assert (row.brief.name, row.picture_id is None) == ("Jani", False)
    assert writer.choices.brief_draft is None


def test_typing_everything_back_leaves_nothing_to_save(writer: Writer) -> None:
    writer.edit("popi")
    writer.fill("Short name", "P")
    assert writer.editor.has_changes
    writer.press(Qt.Key.Key_Backspace)
    assert not writer.editor.has_changes


@pytest.mark.parametrize(
    ("words", "kept", "left"),
    [("Go on editing", "PopiX", 0), ("Discard changes", "Popi", 1), ("Save changes", "PopiX", 1)],
)
def test_leaving_with_changes_asks_once(writer: Writer, words: str, kept: str, left: int) -> None:
    writer.edit("popi")
    writer.press(Qt.Key.Key_End)
    writer.type("X")
    answer(writer, words)
    writer.press(Qt.Key.Key_Escape)
    assert writer.left == left
    assert writer.editor.form.text().brief.name == kept
    saved = [row.brief.name for row in writer.rows()]
    assert ("PopiX" in saved) is (words == "Save changes")


def test_somebody_elses_change_is_told_and_both_are_kept(writer: Writer) -> None:
    writer.edit("jani-silva")
    writer.replace("Headline", "Threatened")
    row = writer.row("jani-silva")
    writer.workspace.run(
        "Import",
        case_services.change_case,
        case_id=row.case_id,
        brief=replace(JANI, quote="Another quote", headline="Theirs"),
        picture=None,
    )
    assert writer.editor.notice.isVisible()
    assert "changed meanwhile" in writer.editor.notice.text
    keep = button(writer.editor.notice, "Keep what I typed")
    writer.qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert not writer.editor.notice.isVisible()
    writer.editor.setFocus()
    writer.save()
    brief = writer.row("jani-silva").brief
    assert (brief.headline, brief.quote) == ("Threatened", "Another quote")


def test_saving_at_once_keeps_somebody_elses_change_too(writer: Writer) -> None:
    writer.edit("jani-silva")
    writer.replace("Headline", "Threatened")
    row = writer.row("jani-silva")
    theirs = replace(JANI, quote="Another quote")
    writer.workspace.run(
        "Import", case_services.change_case, case_id=row.case_id, brief=theirs, picture=None
    )
    writer.save()
    brief = writer.row("jani-silva").brief
    assert (brief.headline, brief.quote) == ("Threatened", "Another quote")


def test_one_typed_word_brings_no_old_address_and_no_old_rule_back(writer: Writer) -> None:
    writer.edit("jani-silva")
    writer.fill("Closing", "Yours")
    row = writer.row("jani-silva")
    official, person = row.brief.targets
    moved = replace(official, addressee="Gustavo Petro", lines=("Casa 1", "Bogotá"))
    stricter = replace(row.brief.guidance, name_organisation=Rule.NO)
    writer.workspace.run(
        "Import",
        overwrite_case,
        case_id=row.case_id,
        brief=replace(row.brief, targets=(moved, person), guidance=stricter),
        picture=None,
    )
    writer.fill("Warning", "Wait. ")

    writer.save()

    brief = writer.row("jani-silva").brief
    assert brief.targets == (replace(moved, closing="Yours"), person)
    assert brief.guidance.name_organisation is Rule.NO
    assert "Wait." in brief.guidance.warning


def test_a_case_removed_meanwhile_can_be_kept_as_a_new_one(writer: Writer) -> None:
    writer.edit("popi")
    writer.fill("Short name", "P")
    writer.workspace.run("Remove", case_services.remove_case, case_id=writer.row("popi").case_id)
    assert "removed meanwhile" in writer.editor.notice.text
    keep = button(writer.editor.notice, "Keep it as a new case")
    writer.qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    assert writer.editor.title.text() == "A new case"
    writer.editor.setFocus()
    writer.save()
    assert writer.row("popi").brief.short_name == "P"


def test_a_case_removed_meanwhile_can_be_saved_without_an_answer(writer: Writer) -> None:
    writer.edit("popi")
    writer.fill("Short name", "P")
    writer.workspace.run("Remove", case_services.remove_case, case_id=writer.row("popi").case_id)
    writer.save()
    assert writer.row("popi").brief.short_name == "P"
    assert writer.saved == [writer.row("popi").case_id]


def test_what_was_typed_can_be_given_up_for_somebody_elses_change(writer: Writer) -> None:
    writer.edit("popi")
    row = writer.row("popi")
    writer.fill("Short name", "P")
    theirs = replace(row.brief, headline="Theirs")
    writer.workspace.run(
        "Import", case_services.change_case, case_id=row.case_id, brief=theirs, picture=None
    )
    discard = button(writer.editor.notice, "Discard what I typed")
    writer.qtbot.mouseClick(discard, Qt.MouseButton.LeftButton)
    assert writer.editor.form.text().brief == theirs
    assert not writer.editor.has_changes


def test_a_removed_case_nobody_was_typing_in_is_left(writer: Writer) -> None:
    writer.edit("popi")
    writer.workspace.run("Remove", case_services.remove_case, case_id=writer.row("popi").case_id)
    assert writer.left == 1


def test_undo_of_another_case_says_nothing(writer: Writer) -> None:
    writer.edit("popi")
    writer.fill("Short name", "P")
    row = writer.row("jani-silva")
    writer.workspace.run(
        "Change", case_services.change_case, case_id=row.case_id,
        brief=replace(JANI, quote=""), picture=None,
    )  # fmt: skip
    writer.workspace.undo()
    assert not writer.editor.notice.isVisible()


def test_what_was_typed_waits_through_another_language_of_the_whole_window(desk: Desk) -> None:
    desk.desktop.open_event(event_file())
    desk.settle()
    page = desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    page.edit(None)
    assert page.editor is not None
    name = page.editor.form.who.fields["name"].control
    desk.qtbot.keyClicks(name, "Popi/ Qwabe")
    desk.action("Français").trigger()
    desk.settle()
    page = desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    assert page.editor is not None
    assert page.editor.isVisible()
    assert page.editor.form.text().brief.name == "Popi/ Qwabe"
