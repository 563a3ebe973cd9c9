"""The one stylesheet of the whole application, filled in from tokens and text size."""

from __future__ import annotations

import re
from dataclasses import fields
from string import Template
from typing import TYPE_CHECKING, Final

from w4r_desktop.resources import resource

if TYPE_CHECKING:
    from w4r_desktop.gui.tokens import Tokens

LENGTH: Final = re.compile(r"(\d+)sp\b")
"""A length that grows with the text, in pixels at 100 %."""

BUTTON: Final = 36
"""The least height inside a button at 100 %."""

SHEET: Final = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[role="page"] { background: $background; }
QToolTip { color: $ink; background: $raised; border: 1px solid $field_edge; padding: 6sp; }

QFrame[role="card"] { background: $card; border: 1px solid $hairline; border-radius: 12sp; }
QFrame[role="ask"] { background: $good_soft; border: none; border-radius: 10sp; }
QFrame[role="mind"] { background: $bad_soft; border: none; border-radius: 10sp; }
QFrame[role="notice"] { background: $amber_soft; border: 1px solid $amber; border-radius: 10sp; }
QFrame[role="grave-notice"] { background: $bad_soft; border: 2px solid $bad; border-radius: 10sp; }
QFrame[role="quiet-notice"] { background: $status; border: 1px solid $edge; border-radius: 10sp; }
QFrame[role="practice"] { background: $accent; border: none; border-radius: 6sp; }
QFrame[role="desk"] { background: $desk; border: none; border-radius: 12sp; }
QFrame[role="toast"] { background: $toast; border: 1px solid $edge; border-radius: 10sp; }
QFrame[role="status"] { background: $status; border: none; border-top: 1px solid $hairline; }
QFrame[role="segments"] { background: $raised; border: 1px solid $edge; border-radius: 10sp; }
QFrame[role="line"] { background: $hairline; border: none; }

QLabel { background: transparent; }
QLabel[role="title"] { font-size: 20sp; font-weight: 700; }
QLabel[role="heading"] { font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: 13sp; }
QLabel[role="figure"] { font-size: 34sp; font-weight: 700; }
QLabel[role="good"] { color: $good; font-size: 13sp; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="warning"] { color: $amber; }
QLabel[role="amber"] { color: $amber; font-size: 13sp; }
QLabel[role="ask-title"] { color: $good; font-weight: 700; }
QLabel[role="mind-title"] { color: $bad; font-weight: 700; }
QLabel[role="on-accent"] { color: $on_accent; font-weight: 700; }
QLabel[role="on-desk"] { color: $on_desk; }
QLabel[role="on-toast"] { color: $on_toast; }
QLabel[role="key"] { color: $muted; background: $raised; border: 1px solid $field_edge;
    border-radius: 4sp; padding: 0 5sp; font-size: 12sp; font-weight: 600; }
QLabel[role="badge"] { color: $good; background: $good_soft; border-radius: 10sp;
    padding: 1sp 8sp; font-size: 12sp; font-weight: 600; }
QLabel[role="mark"] { color: $amber; background: $amber_soft; border-radius: 10sp;
    padding: 3sp 10sp; font-size: 12sp; font-weight: 600; }

QPushButton, QToolButton { color: $ink; background: $raised; border: 1px solid $edge;
    border-radius: 8sp; padding: 1px 14sp; min-height: 36sp; }
QToolButton { padding: 1px 8sp; min-width: 22sp; }
QPushButton:hover, QToolButton:hover { border-color: $field_edge; background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed { background: $hairline; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 0 13sp; }
QToolButton:focus { padding: 0 7sp; }
QPushButton:disabled, QToolButton:disabled { color: $off; border: 1px dashed $off; }
QPushButton::menu-indicator { width: 0; }
QPushButton[kind="primary"] { color: $on_accent; background: $accent; border-color: $accent;
    font-weight: 700; }
QPushButton[kind="primary"]:hover { border-color: $on_accent; }
QPushButton[kind="primary"]:focus { border: 3px solid $ring; padding: 0 12sp;
    background-clip: padding; min-height: $within_ring; }
QPushButton[kind="primary"]:disabled { color: $off; background: $status; border-color: $off; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover { border-color: $edge; }
QPushButton[kind="quiet"]:disabled { border-color: transparent; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[slim="yes"] { padding: 1px 4sp; }
QPushButton[slim="yes"]:focus { padding: 0 3sp; }
QPushButton[kind="copy"] { background: transparent; border-color: transparent; min-height: 26sp;
    padding: 1px 8sp; }
QPushButton[kind="copy"]:hover { border-color: $edge; }
QPushButton[kind="copy"]:focus { border: 2px solid $focus; padding: 0 7sp; }
QPushButton[kind="status"], QPushButton[kind="locked"] { min-height: 24sp; padding: 0 9sp;
    border-radius: 6sp; background: transparent; border-color: transparent; }
QPushButton[kind="status"]:hover { border-color: $edge; }
QPushButton[kind="status"]:focus { border: 2px solid $focus; padding: 0 8sp; }
QPushButton[kind="status"]:disabled { border-color: transparent; }
QPushButton[kind="status"][role="muted"] { color: $muted; }
QPushButton[kind="status"][role="warning"] { color: $amber; }
QPushButton[kind="status"][role="bad"] { color: $bad; }
QPushButton[kind="locked"] { color: $on_accent; background: $accent; font-weight: 700; }
QPushButton[kind="locked"]:hover { border-color: $on_accent; }
QPushButton[kind="locked"]:focus { border: 2px solid $ring; padding: 0 8sp; }
QPushButton[kind="on-toast"] { color: $accent_on_toast; background: transparent;
    border-color: transparent; font-weight: 700; }
QPushButton[kind="on-toast"]:hover { border-color: $accent_on_toast; }
QPushButton[kind="on-toast"]:focus { border: 2px solid $accent_on_toast; }
QPushButton[kind="segment"] { background: transparent; border: none; border-radius: 0;
    border-left: 1px solid $hairline; padding: 1px 13sp; min-height: 38sp; }
QPushButton[kind="segment"][place="first"], QPushButton[kind="segment"][place="only"] {
    border-left: none; border-top-left-radius: 9sp; border-bottom-left-radius: 9sp; }
QPushButton[kind="segment"][place="last"], QPushButton[kind="segment"][place="only"] {
    border-top-right-radius: 9sp; border-bottom-right-radius: 9sp; }
QPushButton[kind="segment"]:hover { background: $accent_soft; }
QPushButton[kind="segment"]:checked { color: $on_chosen; background: $chosen; font-weight: 700; }
QPushButton[kind="segment"]:focus { border: 2px solid $focus; padding: 0 11sp; }
QPushButton[kind="segment"]:checked:focus { border: 3px solid $accent; padding: 0 10sp; }

QLineEdit, QPlainTextEdit, QTextEdit { color: $ink; background: $raised;
    border: 1px solid $field_edge; border-radius: 8sp; padding: 1px 11sp;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit { min-height: 36sp; placeholder-text-color: $muted; }
QPlainTextEdit, QTextEdit { padding: 8sp; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; }
QLineEdit:focus { padding: 0 10sp; }
QLineEdit:disabled { color: $muted; background: $status; }
QTextEdit[role="reading"], QTextEdit[role="reading"]:focus { background: transparent; border: none;
    border-radius: 0; padding: 0; }
QLineEdit[role="cell"] { border: 2px solid $focus; border-radius: 0; padding: 0; min-height: 0;
    font-size: 20sp; font-weight: 700; background: $accent_soft; }

QComboBox, QAbstractSpinBox { color: $ink; background: $raised; border: 1px solid $field_edge;
    border-radius: 8sp; padding: 1px 4sp 1px 11sp; min-height: 36sp;
    selection-background-color: $accent; selection-color: $on_accent; }
QComboBox { combobox-popup: 0; }
QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 0 3sp 0 10sp; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0;
    background: transparent; }
QComboBox::drop-down { border: none; width: 28sp; }
QComboBox::down-arrow { image: url("$controls/down-$drawn.svg"); width: 14sp; height: 14sp; }
QDateEdit::drop-down { border: none; width: 28sp; subcontrol-position: center right; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 26sp;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$controls/up-$drawn.svg"); width: 12sp; height: 12sp; }
QAbstractSpinBox::down-arrow, QDateEdit::down-arrow {
    image: url("$controls/down-$drawn.svg"); width: 12sp; height: 12sp; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $field_edge; outline: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QComboBox QAbstractItemView::item { min-height: 36sp; padding: 0 8sp; }

QCheckBox, QRadioButton { spacing: 9sp; min-height: 36sp; background: transparent;
    border: 2px solid transparent; border-radius: 6sp; padding: 0 4sp; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator,
QTableView[role="framed"]::indicator { width: 16sp; height: 16sp;
    border: 2px solid $field_edge; border-radius: 5sp; background: $raised; }
QCheckBox[role="case"] { min-height: 28sp; }
QSpinBox[role="case"] { min-height: 26sp; }
QRadioButton::indicator { border-radius: 9sp; }
QCheckBox::indicator:checked, QListView::indicator:checked,
QTableView[role="framed"]::indicator:checked { background: $chosen;
    border-color: $chosen; image: url("$controls/check-$drawn.svg"); }
QRadioButton::indicator:checked { background: $chosen; border-color: $chosen;
    image: url("$controls/dot-$drawn.svg"); }

QListView, QTreeView, QTableView { background: $card; border: none; outline: none;
    selection-background-color: $accent_soft; selection-color: $ink; }
QListView[role="framed"], QTableView[role="framed"] { border: 1px solid $hairline;
    border-radius: 10sp; }
QTableView[role="sheet"], QTableView[role="totals"], QTableView[role="sums"] {
    background: transparent; }
QTableView[role="totals"] { border-left: 2px solid $ink; }
QTableView[role="sums"] { border-top: 2px solid $ink; }
QListView::item { min-height: 40sp; padding: 0 8sp; border-bottom: 1px solid $hairline; }
QListView::item:selected { background: $accent_soft; color: $ink; }
QListView:focus, QTableView[role="framed"]:focus { border: 2px solid $focus; }
QListView[role="cases"]:focus { border: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { color: $muted; background: $card; border: none; font-weight: 700;
    border-bottom: 1px solid $hairline; padding: 6sp 12sp; }
QTableView::item { padding: 0 12sp; }
QTableView[role="results"]::item { padding: 0 6sp; border-bottom: 1px solid $hairline; }
QTableView[role="results"] QHeaderView::section { padding: 6sp 9sp 6sp 6sp; }
QTableView[role="results"] QHeaderView::section:vertical { color: $ink; padding: 0 6sp 0 0;
    font-weight: 400; }
QTableView[role="people"] QHeaderView::section { padding: 6sp 12sp; }
QHeaderView::up-arrow { image: url("$controls/up-$drawn.svg"); width: 10sp; height: 10sp; }
QHeaderView::down-arrow { image: url("$controls/down-$drawn.svg"); width: 10sp; height: 10sp; }
QTableView[role="framed"]::item { border-bottom: 1px solid $hairline; }
QTableView[role="framed"] QHeaderView::section { background: transparent; }
QTableView[role="framed"] QHeaderView::section:vertical { font-weight: 400; padding: 0 8sp; }
QTableCornerButton::section { background: transparent; border: none; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea[role="details"] { border: 2px solid transparent; border-radius: 8sp; }
QScrollArea[role="details"]:focus { border-color: $focus; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 14sp; }
QScrollBar:horizontal { height: 14sp; }
QScrollBar::handle { background: $field_edge; border-radius: 4sp; margin: 3sp; }
QScrollBar::handle:vertical { min-height: 36sp; }
QScrollBar::handle:horizontal { min-width: 36sp; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { color: $ink; background: $raised; border: 1px solid $field_edge; padding: 5sp 0; }
QMenu::item { padding: 10sp 26sp 10sp 16sp; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: 5sp 0; }
QMenuBar { background: $background; }
QMenuBar::item { padding: 6sp 10sp; background: transparent; }
QMenuBar::item:selected { background: $accent; color: $on_accent; }
QProgressBar { color: $ink; background: $bar_track; border: none; border-radius: 6sp;
    text-align: center; min-height: 20sp; }
QProgressBar::chunk { background: $accent; border-radius: 6sp; }
QSplitter::handle { background: transparent; }
""")


def stylesheet(tokens: Tokens, scale: int) -> str:
    """Return the stylesheet of a look at a text size in per cent."""
    colours = {field.name: getattr(tokens, field.name).name() for field in fields(tokens)}
    light = tokens.card.lightness() > tokens.ink.lightness()
    text = SHEET.substitute(
        colours,
        # a line around yellow, apart from it: ink where yellow is faint on the page
        ring=(tokens.on_accent if light else tokens.accent).name(),
        within_ring=f"{round(BUTTON * scale / 100) - 2}px",
        # toasts are dark in every look
        accent_on_toast=tokens.accent.name(),
        drawn="dark-on-light" if light else "light-on-dark",
        controls=resource("icons", "controls").as_posix(),
    )
    return LENGTH.sub(lambda length: f"{round(int(length[1]) * scale / 100)}px", text)
