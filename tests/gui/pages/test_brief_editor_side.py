"""Paper as it will be, beside the form of a brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.gui.keyboard import CTRL

if TYPE_CHECKING:
    from tests.gui.writing import Writer


def test_the_envelope_says_what_was_just_typed(writer: Writer) -> None:
    writer.edit("popi")
    writer.press(Qt.Key.Key_T, CTRL)
    writer.fill("Country of the address", "South Africa")
    writer.fill("Addressee", "Minister of Police")
    writer.fill("Address", "Private Bag X463\nPretoria 0001")
    assert writer.envelope() == (
        "The envelope: Minister of Police, Private Bag X463, Pretoria 0001, SOUTH AFRICA"
    )
    writer.type("X")
    assert "X463, Pretoria 0001X, SOUTH" not in writer.editor.side.preview.accessibleName()
    writer.editor.side.hurry()
    writer.qtbot.waitUntil(
        lambda: "Pretoria 0001X, SOUTH" in writer.editor.side.preview.accessibleName()
    )


def test_the_envelope_is_of_the_target_that_is_being_typed(writer: Writer) -> None:
    writer.edit("jani-silva")
    assert writer.envelope().startswith("The envelope: Iván Duque")
    writer.go("Move Target 2: Jani Silva up")
    writer.editor.side.hurry()
    writer.qtbot.waitUntil(
        lambda: writer.editor.side.preview.accessibleName().startswith("The envelope: Jani Silva")
    )
    assert writer.editor.side.to.accessibleName() == "Solidarity card to"


def test_what_keeps_mail_from_leaving_is_said_as_it_is_typed(writer: Writer) -> None:
    writer.edit("jani-silva")
    assert writer.envelope().startswith("The envelope: Iván Duque")
    writer.fill("Mail", "N")
    writer.editor.side.hurry()
    assert any("no mail goes there" in words for words in writer.editor.side.remarks.sentences)
    writer.qtbot.waitUntil(writer.editor.side.nothing.isVisible)
    assert not writer.editor.side.preview.isVisible()


def test_a_case_whose_name_is_taken_away_is_called_as_before(writer: Writer) -> None:
    writer.edit("jani-silva")
    writer.fill("Mail", "N")
    writer.edit("jani-silva")
    writer.press(Qt.Key.Key_A, CTRL)
    writer.press(Qt.Key.Key_Delete)
    writer.editor.side.hurry()
    said = writer.editor.side.remarks.sentences
    assert any(words.startswith("Jani Silva: ") for words in said), said


def test_a_case_without_a_name_begins_its_sentences_like_sentences(writer: Writer) -> None:
    writer.begin_new()
    writer.press(Qt.Key.Key_T, CTRL)
    writer.fill("Addressee", "Minister of Police")
    writer.editor.side.hurry()
    said = writer.editor.side.remarks.sentences
    assert any(words.startswith("A new case: ") for words in said), said
    assert not any("the new case" in words for words in said)
