"""Writing and correcting a case, by keyboard alone."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import Qt

from tests.gui.keyboard import CTRL, SHIFT
from tests.gui.writing import JANI, Writer, photo
from w4r_desktop.domain.case import MailService, Role, Rule, SenderLimit, UpdateStatus
from w4r_desktop.store.queries.cases import picture

if TYPE_CHECKING:
    from pathlib import Path


def type_who_and_story(writer: Writer, face: Path) -> None:
    writer.fill("Name", "Nasrin Sotoudeh")
    writer.fill("Name in their own script", "نسرین ستوده")
    writer.fill("Country of the case", "Iran")
    writer.fill("Pronouns", "she/her")
    writer.go("Choose a picture…")
    writer.choose_file(face)
    writer.qtbot.waitUntil(writer.editor.form.picture.remove.isVisible)
    writer.fill("Credit of the picture", "A friend")
    writer.fill("Headline", "Jailed for defending women")
    writer.fill("Story", "She is a lawyer.\n\nShe is in prison.")
    writer.fill("What to ask for", "Release her.\nDrop the charges.")


def type_two_targets(writer: Writer) -> None:
    writer.press(Qt.Key.Key_T, CTRL)
    writer.fill("Country of the address", "Iran")
    writer.fill("Addressee", "Head of the Judiciary")
    writer.fill("Address", "c/o Permanent Mission\n\n28 Chemin du Petit-Saconnex\n1209 Geneva")
    writer.fill("Salutation", "Your Excellency,")
    writer.fill("Mail", "S")
    writer.go("Checked today")
    writer.press(Qt.Key.Key_Space)
    writer.press(Qt.Key.Key_T, CTRL)
    writer.fill("Addressee", "Nasrin Sotoudeh")
    writer.fill("E-mail", "card@example.org")


def type_guidance_and_news(writer: Writer) -> None:
    writer.fill("Letters can be in", "Persian")
    writer.press(Qt.Key.Key_Return)
    writer.fill("Warning", "Give no home address.")
    writer.go("Religious cards")
    writer.press(Qt.Key.Key_End)
    writer.fill("What of the sender may stand on the mail", "F")
    writer.go("Add news")
    writer.press(Qt.Key.Key_Space)
    writer.fill("What kind of news", "G")
    writer.fill("What happened", "She is free.")


def test_a_case_with_picture_targets_and_guidance_is_typed_without_a_mouse(
    writer: Writer, tmp_path: Path
) -> None:
    writer.begin_new()
    type_who_and_story(writer, photo(tmp_path / "face.png"))
    type_two_targets(writer)
    type_guidance_and_news(writer)
    writer.save()
    row = writer.row("nasrin-sotoudeh")
    assert (writer.saved, writer.left) == ([row.case_id], 1)
    brief = row.brief
    assert (brief.name, brief.native_name, brief.country) == (
        "Nasrin Sotoudeh",
        "نسرین ستوده",
        "IR",
    )
    assert brief.story == "She is a lawyer.\n\nShe is in prison."
    assert brief.demands == ("Release her.", "Drop the charges.")
    assert brief.letter_languages == ("fa",)
    assert brief.guidance.religious_cards is Rule.NO
    assert brief.guidance.sender_limit is SenderLimit.FIRST_NAME
    assert brief.updates[0].status is UpdateStatus.GOOD_NEWS
    official, person = brief.targets
    assert (official.role, person.role) == (Role.PRIMARY, Role.SOLIDARITY)
    assert official.lines == ("c/o Permanent Mission", "28 Chemin du Petit-Saconnex", "1209 Geneva")
    assert (official.country, official.mail) == ("IR", MailService.SUSPENDED)
    assert official.checked_on is not None
    assert person.email == "card@example.org"
    assert row.picture_id is not None
    kept = writer.workspace.read(picture, row.picture_id)
    assert Image.open(io.BytesIO(kept)).size == (1200, 540)


def test_a_picture_that_is_still_being_read_is_waited_for(writer: Writer, tmp_path: Path) -> None:
    writer.edit("jani-silva")
    writer.replace("Headline", "Threatened")
    picture_field = writer.editor.form.picture
    picture_field.take(photo(tmp_path / "face.png"))
    writer.save()
    assert "still being read" in picture_field.trouble
    assert writer.row("jani-silva").brief.headline == JANI.headline
    writer.qtbot.waitUntil(picture_field.remove.isVisible)
    assert picture_field.trouble == ""
    writer.save()
    assert writer.row("jani-silva").picture_id is not None


def test_a_case_nobody_touched_is_saved_by_nobody(writer: Writer) -> None:
    writer.edit("jani-silva")
    assert writer.editor.form.text().brief == JANI
    assert not writer.editor.save.isEnabled()
    writer.press(Qt.Key.Key_Escape)
    assert (writer.left, writer.workspace.undo_label) == (1, "")


def test_one_corrected_word_leaves_all_else_as_it_was(writer: Writer) -> None:
    writer.edit("jani-silva")
    writer.replace("Headline", "Threatened")
    writer.save()
    assert writer.row("jani-silva").brief == replace(JANI, headline="Threatened")
    assert writer.editor.notice.text == "", "nobody is warned of what they save themselves"
    assert writer.workspace.undo_label == "Change the brief of Jani Silva"
    writer.workspace.undo()
    assert writer.row("jani-silva").brief == JANI


def test_targets_are_moved_removed_and_put_back_by_key(writer: Writer) -> None:
    writer.edit("jani-silva")
    form = writer.editor.form.targets
    writer.go("What is written")
    writer.press(Qt.Key.Key_Down, CTRL | SHIFT)
    assert [target.addressee for target in form.value()] == ["Jani Silva", "Iván Duque"]
    writer.go("Remove Target 1: Jani Silva")
    writer.press(Qt.Key.Key_Space)
    assert [target.addressee for target in form.value()] == ["Iván Duque"]
    assert writer.here is form.put_back
    writer.press(Qt.Key.Key_Space)
    writer.save()
    assert writer.row("jani-silva").brief.targets == JANI.targets[::-1]


def test_there_are_ten_targets_and_no_more(writer: Writer) -> None:
    writer.edit("popi")
    for _target in range(11):
        writer.press(Qt.Key.Key_T, CTRL)
    assert len(writer.editor.form.targets.items) == 10
    assert not writer.editor.form.targets.add.isEnabled()


def test_what_is_refused_is_said_beside_its_field_in_its_words(writer: Writer) -> None:
    writer.begin_new()
    writer.fill("Name", "Popi Qwabe")
    writer.save()
    field = writer.editor.form.texts.fields["headline"]
    assert field.trouble == "“Headline” is empty. Nothing was saved."
    assert writer.here is field.control
    assert writer.here.accessibleDescription() == field.trouble
    writer.type("Justice")
    assert field.trouble == ""
    writer.save()
    assert writer.here.accessibleName() == "Country of the case"
    assert writer.saved == []


def test_the_refused_line_of_the_second_target_is_found(writer: Writer) -> None:
    writer.edit("jani-silva")
    items = writer.editor.form.targets.items
    items[1].part.fields["lines"].control.setFocus()
    writer.press(Qt.Key.Key_End, CTRL)
    writer.type("\n" + "x" * 61)
    writer.editor.setFocus()
    writer.editor.desk.go_up()
    writer.save()
    field = items[1].part.fields["lines"]
    assert field.trouble == (
        "Line 2 of “Address” is too long, 61 characters, where at most 60 are allowed. "
        "Nothing was saved."
    )
    assert writer.here is field.control
    view = writer.editor.desk.sections_view.viewport()
    writer.qtbot.wait(50)
    trouble = field._trouble
    assert view.rect().contains(
        trouble.rect().translated(trouble.mapTo(view, trouble.rect().topLeft()))
    )


def test_a_refused_translation_is_brought_to_the_front(writer: Writer) -> None:
    writer.edit("jani-silva")
    form = writer.editor.form.translations
    writer.fill("Add texts in a language", "German")
    writer.press(Qt.Key.Key_Return)
    assert (form.code, writer.here.accessibleName()) == ("de", "Headline in German")
    writer.press(Qt.Key.Key_Tab)
    writer.paste("x" * 20_000)
    writer.type("x")
    form.tabs.setCurrentIndex(form.tabs.findData("fr"))
    writer.editor.setFocus()
    writer.save()
    assert form.code == "de"
    assert writer.here.accessibleName() == "Story in German"
    assert form.parts["de"].fields["story"].trouble.startswith("“Story” is too long, 20,001")


def test_a_language_is_written_and_another_removed(writer: Writer) -> None:
    writer.edit("jani-silva")
    writer.go("Remove French")
    writer.press(Qt.Key.Key_Space)
    writer.fill("Add texts in a language", "es")
    writer.press(Qt.Key.Key_Return)
    writer.type("Amenazada")
    writer.save()
    translations = writer.row("jani-silva").brief.translations
    assert {code: texts.headline for code, texts in translations.items()} == {"es": "Amenazada"}


def test_a_language_without_a_word_is_not_kept(writer: Writer) -> None:
    writer.edit("popi")
    writer.fill("Add texts in a language", "German")
    writer.press(Qt.Key.Key_Return)
    writer.fill("Short name", "P")
    writer.save()
    assert dict(writer.row("popi").brief.translations) == {}


def test_a_code_that_is_taken_opens_what_hides_the_code(writer: Writer) -> None:
    writer.edit("popi")
    writer.go("More")
    writer.press(Qt.Key.Key_Space)
    writer.replace("Code", "jani-silva")
    writer.go("Less")
    writer.press(Qt.Key.Key_Space)
    writer.save()
    field = writer.editor.form.code.fields["code"]
    assert field.trouble.startswith("Another case has the code “jani-silva” already.")
    assert field.isVisible()
    assert writer.here is field.control


def test_a_name_that_another_case_has_still_gets_a_code(writer: Writer) -> None:
    writer.begin_new()
    writer.fill("Name", "Popi")
    writer.fill("Country of the case", "South Africa")
    writer.fill("Headline", "Another one")
    writer.save()
    assert writer.row("popi-2").brief.headline == "Another one"
