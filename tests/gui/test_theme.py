"""Every look can be read, and the whole application has it at once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)
from typing_extensions import override

from w4r_desktop.gui import theme
from w4r_desktop.gui.stylesheet import LENGTH, stylesheet
from w4r_desktop.gui.theme import Look
from w4r_desktop.gui.widgets.buttons import Button
from w4r_desktop.gui.widgets.disc import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

GROUNDS = {
    "ink": "background card raised accent_soft good_soft bad_soft amber_soft status",
    "muted": "background card raised status accent_soft amber_soft",
    "good": "background card good_soft",
    "bad": "background card bad_soft",
    "amber": "card amber_soft",
    "on_accent": "accent",
    "on_chosen": "chosen",
    "on_rail": "rail rail_hover",
    "on_toast": "toast",
    "accent": "toast rail",
    "on_desk": "desk",
}
COUNTS = {"ink": "card accent_soft", "on_accent": "accent"}
LINES = {
    "focus": "background card raised",
    "field_edge": "background card raised",
    "off": "background card raised status",
}


@pytest.fixture(autouse=True)
def _light_before_and_after(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, Look.LIGHT, 100)  # as the program does, before its first window
    yield
    theme.apply(qapp, Look.LIGHT, 100)


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    parts = (colour.redF(), colour.greenF(), colour.blueF())
    return sum(
        weight * linear(part) for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
    )


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(of: dict[str, str]) -> list[tuple[str, str]]:
    return [(text, ground) for text, grounds in of.items() for ground in grounds.split()]


@pytest.mark.parametrize("look", list(theme.LOOKS))
@pytest.mark.parametrize(
    ("needed", "of"), [(4.5, GROUNDS), (7, COUNTS), (3, LINES)], ids=["text", "counts", "lines"]
)
def test_everything_written_can_be_read_on_its_ground(
    look: Look, needed: float, of: dict[str, str]
) -> None:
    tokens = theme.LOOKS[look]
    found = {
        pair: round(contrast(*(getattr(tokens, name) for name in pair)), 2) for pair in pairs(of)
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < needed} == {}


def dialog_with(qtbot: QtBot, kind: str) -> tuple[QDialog, Button, Button]:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    layout = QVBoxLayout(dialog)
    first, second = Button("Save", kind=kind), Button("Save", kind=kind)
    for made in (first, second):
        layout.addWidget(made)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog, first, second


@pytest.mark.parametrize("kind", ["", "primary"])
@pytest.mark.parametrize("look", list(theme.LOOKS))
def test_what_cannot_be_pressed_looks_so(
    qapp: QApplication, qtbot: QtBot, look: Look, kind: str
) -> None:
    theme.apply(qapp, look, 100)
    tokens = theme.LOOKS[look]
    _dialog, on, off = dialog_with(qtbot, kind)
    off.setEnabled(False)
    on.clearFocus()

    def colours(shown: Button) -> set[str]:
        image = shown.grab().toImage()
        wide, high = range(image.width()), range(image.height())
        return {image.pixelColor(x, y).name() for x, y in itertools.product(wide, high)}

    assert tokens.off.name() in colours(off)
    assert {tokens.ink.name(), tokens.accent.name()} & colours(on)
    assert not {tokens.ink.name(), tokens.accent.name()} & colours(off)
    assert contrast(tokens.off, tokens.ink) > 3


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize("look", list(theme.LOOKS))
def test_the_focus_on_yellow_is_a_ring_apart_from_it(
    qapp: QApplication, qtbot: QtBot, look: Look, scale: int
) -> None:
    theme.apply(qapp, look, scale)
    tokens = theme.LOOKS[look]
    dialog, first, second = dialog_with(qtbot, "primary")
    second.setFocus()
    QApplication.processEvents()
    image = dialog.grab().toImage()
    edge = [image.pixelColor(second.x() + x, second.geometry().center().y()) for x in range(10)]
    assert contrast(edge[1], tokens.background) > 3
    assert any(contrast(colour, tokens.accent) > 3 for colour in edge[:6])
    assert edge[9] == tokens.accent
    assert first.height() == second.height()


def test_white_initials_can_be_read_on_every_disc() -> None:
    white = theme.LOOKS[Look.LIGHT].card
    assert [c.name() for c in COLOURS if contrast(white, c) < 4.5] == []


@pytest.mark.parametrize(("look", "scale"), [*itertools.product(theme.LOOKS, (100, 150, 200))])
def test_each_look_and_text_size_reaches_windows_at_once(
    qapp: QApplication, qtbot: QtBot, look: Look, scale: int
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    theme.apply(qapp, look, scale)
    field.ensurePolished()
    assert field.palette().color(field.foregroundRole()) == theme.LOOKS[look].ink
    assert field.font().pixelSize() == 14 * scale // 100
    assert theme.current().px(10) == scale // 10


def test_a_look_that_is_there_already_is_not_put_on_again(qapp: QApplication, qtbot: QtBot) -> None:
    class Dressed(QLineEdit):
        times = 0

        @override
        def changeEvent(self, event: QEvent) -> None:
            self.times += event.type() == QEvent.Type.StyleChange
            super().changeEvent(event)

    field = Dressed()
    qtbot.addWidget(field)
    field.ensurePolished()
    before = field.times
    theme.apply(qapp, Look.LIGHT, 100)
    assert field.times == before
    theme.apply(qapp, Look.LIGHT, 125)
    assert field.times > before


@pytest.mark.parametrize("kind", [QPushButton, QLineEdit, QComboBox, QCheckBox])
def test_controls_are_high_enough_to_hit(qtbot: QtBot, qapp: QApplication, kind: type) -> None:
    theme.apply(qapp, Look.LIGHT, 100)
    control = kind()
    qtbot.addWidget(control)
    control.ensurePolished()
    assert control.sizeHint().height() >= 38


def test_a_focused_button_wears_a_ring(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, Look.LIGHT, 100)
    button = QPushButton("Print")
    qtbot.addWidget(button)
    with qtbot.waitExposed(button):
        button.show()
    button.clearFocus()
    plain = button.grab().toImage()
    button.setFocus()
    ringed = button.grab().toImage()
    middle = ringed.height() // 2
    focus = theme.current().tokens.focus.rgb()
    assert [ringed.pixel(x, middle) for x in (0, 1)] == [focus, focus]
    assert plain.pixel(1, middle) != focus


def test_a_text_size_outside_the_range_is_brought_into_it(qapp: QApplication) -> None:
    theme.apply(qapp, Look.DARK, 30)
    assert theme.current().scale == 100
    theme.apply(qapp, Look.DARK, 900)
    assert theme.current().scale == 200


def test_the_systems_look_is_followed_while_it_is_chosen(qapp: QApplication) -> None:
    theme.apply(qapp, Look.SYSTEM, 125)
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.current().look is (Look.DARK if dark else Look.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.chosen() is Look.SYSTEM
    assert theme.current().scale == 125


def test_no_length_or_colour_is_left_to_be_filled_in() -> None:
    for tokens in theme.LOOKS.values():
        sheet = stylesheet(tokens, 125)
        assert "$" not in sheet
        assert not LENGTH.search(sheet)


def test_a_computer_without_fonts_gets_ours() -> None:
    assert theme.interface_family([]) == theme.BUNDLED_FAMILY


def test_a_computer_with_fonts_keeps_its_own() -> None:
    assert theme.interface_family(["Anything"])
