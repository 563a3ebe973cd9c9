"""Moving about in the form of a brief."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.gui.desk import Desk, event_file
from tests.gui.keyboard import CTRL, SHIFT
from tests.gui.test_accessibility import faults
from w4r_desktop.gui.pages.briefs import BriefsPage

if TYPE_CHECKING:
    from tests.gui.writing import Writer


def test_tab_passes_every_field_in_the_order_they_are_seen(writer: Writer) -> None:
    writer.edit("jani-silva")
    passed = []
    for _tab in range(150):
        passed.append(writer.here)
        writer.press(Qt.Key.Key_Tab)
        if writer.here is passed[0]:
            break
    form = writer.editor.form
    tops = [
        (stop.mapTo(form, stop.rect().topLeft()).y(), stop)
        for stop in passed
        if form.isAncestorOf(stop)
    ]
    part_tops = [y - y % 4 for y, _stop in tops]
    assert len(tops) > 80
    out_of_order = [
        second[1].accessibleName() for (y, first), second in pairwise(tops) if second[0] < y - 60
    ]
    assert out_of_order == []
    assert part_tops[0] < part_tops[-1]
    assert writer.editor.save in passed or not writer.editor.save.isEnabled()
    assert writer.editor.cancel in passed


def test_back_tab_and_the_keys_of_sections(writer: Writer) -> None:
    writer.edit("jani-silva")
    writer.press(Qt.Key.Key_PageDown, CTRL)
    assert writer.here.accessibleName() == "Headline"
    writer.press(Qt.Key.Key_PageDown, CTRL)
    assert writer.editor.desk.index.key == "targets"
    writer.press(Qt.Key.Key_PageUp, CTRL)
    assert writer.here.accessibleName() == "Headline"
    writer.press(Qt.Key.Key_Backtab, SHIFT)
    assert writer.here is writer.editor.form.more


def test_a_section_begins_at_its_first_field_and_not_at_a_button(writer: Writer) -> None:
    writer.edit("jani-silva")
    begins = {}
    for key in writer.editor.form.sections:
        writer.qtbot.mouseClick(writer.editor.desk.index.button(key), Qt.MouseButton.LeftButton)
        begins[key] = writer.here.accessibleName()
    assert begins == {
        "who": "Name",
        "story": "Headline",
        "targets": "What is written",
        "mind": "Letters can be in",
        "news": "What kind of news",
        "languages": "Texts in",
    }
    writer.press(Qt.Key.Key_PageUp, CTRL)
    writer.press(Qt.Key.Key_PageUp, CTRL)
    writer.press(Qt.Key.Key_PageUp, CTRL)
    assert writer.here.accessibleName() == "What is written"


def test_the_limit_of_the_sender_says_what_it_does_to_envelopes(writer: Writer) -> None:
    writer.edit("jani-silva")
    limit = writer.editor.form.guidance.fields["sender_limit"]
    assert limit.noted == "Unless it is name and address, envelopes bear no return address."
    assert limit.control.accessibleDescription() == limit.noted


def test_every_field_has_a_name_and_what_is_typed_into_is_its_buddy(writer: Writer) -> None:
    writer.edit("jani-silva")
    nameless = [
        stop
        for stop in writer.editor.form.findChildren(QWidget)
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus
        and stop.isVisible()
        and not (stop.accessibleName() or getattr(stop, "text", str)())
        and not stop.objectName().startswith("qt_")
    ]
    assert nameless == []


@pytest.mark.parametrize("size", [(700, 600), (1278, 680)])
def test_the_envelope_stands_among_the_sections_where_there_is_little_room(
    writer: Writer, size: tuple[int, int]
) -> None:
    writer.window.resize(*size)
    writer.edit("jani-silva")
    writer.qtbot.wait(20)
    among = writer.editor.form.isAncestorOf(writer.editor.side)
    assert among is (size[0] < 760)
    assert writer.envelope().startswith("The envelope: Iván Duque")


@pytest.mark.parametrize("new", [True, False], ids=["a new case", "a case with all its parts"])
def test_everything_in_the_window_is_named_and_reached_by_tab(desk: Desk, *, new: bool) -> None:
    desk.desktop.open_event(event_file())
    desk.settle()
    page = desk.window.show_page("briefs")
    assert isinstance(page, BriefsPage)
    page.edit(None if new else page.desk.row)
    assert page.editor is not None
    if not new:
        form = page.editor.form
        form.targets.add_new()
        form.updates.add_new()
        form.sources.add_new()
        form.languages.picker.chosen.emit("fa")
        form.translations.picker.chosen.emit("fr")
        form.more.click()
    desk.settle()
    assert faults(desk.window) == []
