"""Fields give back what they were shown, and what was typed as a pack would bring it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel

from w4r_desktop.domain.case import Rule
from w4r_desktop.gui.widgets.editing.languages import LanguagesField
from w4r_desktop.gui.widgets.editing.picks import (
    ChoiceField,
    CountryField,
    DayField,
    NumberField,
)
from w4r_desktop.gui.widgets.editing.texts import LineField, LinesField, TextField
from w4r_desktop.gui.widgets.editing.words import rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.widgets.editing.field import Field

    Show: TypeAlias = Callable[[Field], Field]

CTRL = Qt.KeyboardModifier.ControlModifier


def edits(field: Field) -> list[object]:
    """Return a list that grows whenever somebody is told of a change."""
    told: list[object] = []
    field.edited.connect(lambda: told.append(field.value()))
    return told


def paste(qtbot: QtBot, field: Field, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_V, CTRL)


KEPT: list[tuple[Any, object]] = [
    (lambda: LineField("Name"), "  two  spaces\u00a0"),
    (lambda: LineField("Name", limit=5), "longer than any pack allows"),
    (lambda: LineField("Name", limit=5), "😀😀😀😀😀"),
    (lambda: TextField("Story"), "no\u00a0break\n\n    code\n\n"),
    (lambda: LinesField("Demands", most=3), ("two\nlines", " spaces ", "")),
    (lambda: ChoiceField("Cards", rules()), Rule.NO),
    (lambda: NumberField("People", least=1, most=1_000_000_000), 1_000_000_000),
    (lambda: DayField("Day"), date(1850, 2, 28)),
    (lambda: DayField("Day"), date(1, 1, 1)),
    (lambda: DayField("Day"), date(9999, 12, 31)),
    (lambda: DayField("Day"), None),
    (lambda: CountryField("Country"), "XK"),
    (lambda: CountryField("Country"), ""),
    (lambda: LanguagesField("Languages"), ("zh-Hant", "qaa", "fr")),
]


@pytest.mark.parametrize(("make", "value"), KEPT)
def test_what_nobody_touched_comes_back_as_it_was(
    qtbot: QtBot, make: Callable[[], Field], value: object
) -> None:
    field = make()
    qtbot.addWidget(field)
    told = edits(field)
    field.show_value(value)
    assert field.value() == value
    assert told == []


def test_a_line_longer_than_is_allowed_loses_only_what_is_taken_out(
    qtbot: QtBot, shown: Show
) -> None:
    field = shown(LineField("Name", limit=5))
    field.show_value("Jani Silva")
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_End)
    qtbot.keyClick(field.control, Qt.Key.Key_Backspace)
    assert field.value() == "Jani Silv"


def test_a_pasted_letter_keeps_its_no_break_spaces(qtbot: QtBot, shown: Show) -> None:
    field = shown(TextField("Letter"))
    field.show_value("")
    paste(qtbot, field, "Madame\u00a0!\r\nBonjour")
    assert field.value() == "Madame\u00a0!\nBonjour"


def test_a_line_takes_several_pasted_lines_as_one(qtbot: QtBot, shown: Show) -> None:
    field = shown(LineField("Name"))
    field.show_value("")
    paste(qtbot, field, " Jani\nSilva\t(farmer) ")
    assert field.value() == "Jani Silva (farmer)"


@pytest.mark.parametrize("make", [LineField, TextField])
def test_what_hides_is_taken_out_and_told_as_the_field_is_left(
    qtbot: QtBot, shown: Show, make: Callable[[str], LineField | TextField]
) -> None:
    field = make("Name")
    shown(field)
    field.show_value("")
    paste(qtbot, field, "evil\u202etxt\u200b")
    field.control.clearFocus()
    assert field.value() == "eviltxt"
    assert field.noted == "Invisible or stacked-up characters were removed here."
    assert (field.line.text() if isinstance(field, LineField) else field.typed) == "eviltxt"


def test_a_line_says_what_does_not_fit(qtbot: QtBot, shown: Show) -> None:
    field = shown(LineField("Name", limit=5))
    field.show_value("")
    field.control.setFocus()
    qtbot.keyClicks(field.control, "abcdefg")
    assert field.value() == "abcde"
    assert field.noted == "Only 5 characters fit here; the rest was left out."


def test_a_text_says_how_long_it_is_before_it_is_too_long(qtbot: QtBot, shown: Show) -> None:
    field = shown(TextField("Story", limit=100, hint="In plain words"))
    field.show_value("x" * 88)
    assert field.noted == "In plain words"
    field.control.setFocus()
    qtbot.keyClicks(field.control, "yy")
    assert field.noted == "90 of 100 characters"


def test_lines_with_nothing_to_see_are_no_entries(qtbot: QtBot, shown: Show) -> None:
    field = shown(LinesField("Demands", most=2))
    field.show_value(())
    paste(qtbot, field, "  One\n\n \u200b \nTwo\nThree  ")
    assert field.value() == ("One", "Two", "Three")
    assert field.noted == "3 lines, where 2 are allowed"


def test_an_address_line_that_is_too_long_is_told_as_it_is_typed(qtbot: QtBot, shown: Show) -> None:
    field = shown(LinesField("Address", most=7, longest=5, hint="As on the envelope"))
    field.show_value(())
    field.control.setFocus()
    qtbot.keyClicks(field.control, "12345")
    assert field.noted == "As on the envelope"
    qtbot.keyClicks(field.control, "6")
    assert field.noted == "6 characters in a line, where 5 are allowed"


def test_tab_leaves_a_box_of_several_lines(qtbot: QtBot, shown: Show) -> None:
    field = shown(TextField("Story"))
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_Tab)
    assert not field.control.hasFocus()
    assert field.value() == ""


def test_a_box_grows_with_its_text_and_not_for_ever(qtbot: QtBot, shown: Show) -> None:
    field = shown(TextField("Story", lines=3))
    field.show_value("")
    small = field.control.height()
    field.show_value("\n".join("12345"))
    larger = field.control.height()
    field.show_value("\n" * 200)
    assert small < larger < field.control.height() < 2 * small


def test_a_day_is_ticked_typed_and_taken_away_by_key(qtbot: QtBot, shown: Show) -> None:
    field = shown(DayField("Valid until"))
    assert isinstance(field, DayField)
    field.show_value(None)
    assert field.day.text() == "No day"
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_Space)
    assert field.value() == date.today()  # noqa: DTZ011 - as the window has it
    qtbot.keyClick(field.control, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "7 aug 2027")
    assert field.value() == date(2027, 8, 7)
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_Space)
    assert field.value() is None


def test_tab_stops_once_at_a_day(qtbot: QtBot, shown: Show) -> None:
    field = shown(DayField("Valid until"))
    assert isinstance(field, DayField)
    field.show_value(date(2027, 8, 7))
    field.tick.setFocus()
    qtbot.keyClick(field.tick, Qt.Key.Key_Tab)
    assert field.day.hasFocus()
    qtbot.keyClick(field.day, Qt.Key.Key_Tab)
    behind = QApplication.focusWidget()
    assert behind is not None
    assert not field.isAncestorOf(behind)
    qtbot.keyClick(behind, Qt.Key.Key_Backtab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert field.tick.hasFocus()


def test_a_country_is_found_by_any_part_of_its_name(qtbot: QtBot, shown: Show) -> None:
    field = shown(CountryField("Country"))
    told = edits(field)
    field.show_value("CA")
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_A, CTRL)
    for letter in "ivoire":
        qtbot.keyClicks(QApplication.activePopupWidget() or field.control, letter)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.keyClick(field.control, Qt.Key.Key_Tab)
    assert field.value() == "CI"
    assert told[-1] == "CI"


@pytest.mark.parametrize(
    ("typed", "code"), [("can", "CA"), ("cote", "CI"), ("samoa", "WS"), ("", "")]
)
def test_a_country_half_typed_is_the_first_one_offered(
    qtbot: QtBot, shown: Show, typed: str, code: str
) -> None:
    field = shown(CountryField("Country"))
    field.show_value("DE")
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(field.control, Qt.Key.Key_Delete)
    for letter in typed:
        qtbot.keyClicks(QApplication.activePopupWidget() or field.control, letter)
    qtbot.keyClick(QApplication.activePopupWidget() or field.control, Qt.Key.Key_Tab)
    assert not field.control.hasFocus()
    assert field.value() == code
    assert field.trouble == ""


def test_countries_that_begin_with_what_is_typed_are_offered_first(
    qtbot: QtBot, shown: Show
) -> None:
    field = shown(CountryField("Country"))
    assert isinstance(field, CountryField)
    field.show_value("")
    field.control.setFocus()
    for letter in "can":
        qtbot.keyClicks(QApplication.activePopupWidget() or field.control, letter)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    model = popup.model()
    offered = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert offered[0] == "Canada"
    assert "American Samoa" in offered
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    second = popup.currentIndex().data()
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.box.currentText() == second == offered[1]
    assert field.value() not in ("", "CA")


def test_a_country_that_is_none_is_said_and_changes_nothing(qtbot: QtBot, shown: Show) -> None:
    field = shown(CountryField("Country"))
    assert isinstance(field, CountryField)
    field.show_value("DE")
    field.control.setFocus()
    qtbot.keyClick(field.control, Qt.Key.Key_A, CTRL)
    for letter in "xyz":
        qtbot.keyClicks(QApplication.activePopupWidget() or field.control, letter)
    qtbot.keyClick(field.control, Qt.Key.Key_Tab)
    assert (field.value(), field.box.currentText()) == ("DE", "Germany")
    assert field.trouble.startswith("No country is called “xyz”")
    field.control.setFocus()
    qtbot.keyClicks(field.control, "g")
    assert field.trouble == ""


def test_languages_are_added_by_name_or_code_and_taken_out(qtbot: QtBot, shown: Show) -> None:
    field = shown(LanguagesField("Letters can be in"))
    assert isinstance(field, LanguagesField)
    field.show_value(("es",))
    line = field.picker.line
    for typed in ("persian", "fr", "pt-BR", "spanish", "nonsense"):
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert field.value() == ("es", "fa", "fr", "pt-BR")
    assert line.text() == "nonsense", "what is not understood stays to be corrected"
    assert [button.text() for button in field.buttons][-1] == "Portuguese (pt-BR)"
    field.buttons[0].setFocus()
    qtbot.keyClick(field.buttons[0], Qt.Key.Key_Space)
    assert field.value() == ("fa", "fr", "pt-BR")
    assert line.hasFocus()


def test_a_language_is_taken_from_the_offers_by_key(qtbot: QtBot, shown: Show) -> None:
    field = shown(LanguagesField("Letters can be in"))
    assert isinstance(field, LanguagesField)
    field.show_value(())
    field.control.setFocus()
    for letter in "Turk":
        qtbot.keyClicks(QApplication.activePopupWidget() or field.control, letter)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: (field.value(), field.picker.line.text()) == (("tr",), ""))


def test_a_complaint_goes_when_the_value_is_corrected(qtbot: QtBot, shown: Show) -> None:
    field = shown(LineField("Headline", hint="Short"))
    field.show_value("")
    field.complain("“Headline” is empty.")
    assert field.control.accessibleDescription() == "“Headline” is empty. Short"
    field.control.setFocus()
    qtbot.keyClicks(field.control, "J")
    assert field.trouble == ""
    assert field.control.accessibleDescription() == "Short"


def test_the_words_of_a_field_belong_to_what_is_typed_into(qtbot: QtBot, shown: Show) -> None:
    for field in (shown(LineField("Name")), shown(DayField("Day")), shown(CountryField("Country"))):
        captions = [label for label in field.findChildren(QLabel) if label.text() == field.words]
        assert [caption.buddy() for caption in captions] == [field.control]
        assert field.control.accessibleName() == field.words
