"""What to know before printing, as an organizer reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tests.gui.briefs import JANI, NASSIMA, PAING
from tests.gui.desk import button
from w4r_desktop.documents.before_printing import CaseFacts, remarks
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.stationery import ENVELOPES
from w4r_desktop.gui.dialogs.before_printing import BeforePrintingDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from w4r_desktop.documents.before_printing import Remark


def found(*facts: CaseFacts, closes_on: date | None = None) -> tuple[Remark, ...]:
    return remarks(
        facts,
        envelope=ENVELOPES["no10"],
        sender_country="CA",
        language="en",
        historical=False,
        closes_on=closes_on,
        today=date(2021, 12, 10),
    )


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    return window


def shown(dialog: BeforePrintingDialog) -> list[str]:
    return [text.text() for text in dialog.findChildren(QLabel) if text.text()]


def test_what_cannot_be_printed_comes_before_what_is_worth_a_look(window: QWidget) -> None:
    sound = replace(JANI, targets=(replace(JANI.targets[0], checked_on=date(2020, 1, 1)),))
    dialog = BeforePrintingDialog(
        found(CaseFacts(sound), CaseFacts(PAING), CaseFacts(NASSIMA, "Released")), window
    )
    words = shown(dialog)
    heads = [words.index(name) for name in ("Nassima al-Sada", "Jani Silva", "Paing Phyo Min")]
    assert heads == sorted(heads)
    assert words[heads[0] + 1].startswith("Not printed. No mail for Nassima al-Sada")
    assert words[heads[1] + 1].startswith("Jani Silva: the address was last checked")


def test_within_a_case_what_blocks_comes_first(window: QWidget) -> None:
    stale = replace(JANI.targets[0], checked_on=date(2020, 1, 1))
    expired = replace(stale, role=Role.COPY, valid_until=date(2021, 1, 1), checked_on=None)
    both = replace(JANI, targets=(stale, expired))
    words = shown(BeforePrintingDialog(found(CaseFacts(both)), window))
    told = words[words.index("Jani Silva") + 1 :]
    assert [line.startswith("Not printed.") for line in told[:2]] == [True, False]


def test_a_closed_campaign_is_told_once_above_all_cases(window: QWidget) -> None:
    dialog = BeforePrintingDialog(
        found(CaseFacts(JANI), CaseFacts(NASSIMA), closes_on=date(2021, 1, 31)), window
    )
    words = shown(dialog)
    assert words[1] == "The whole campaign"
    assert words[2].startswith("Not printed. The campaign closed on Jan 31, 2021")


def test_a_click_leads_to_the_case(window: QWidget, qtbot: QtBot) -> None:
    dialog = BeforePrintingDialog(found(CaseFacts(NASSIMA)), window)
    dialog.open()
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.mouseClick(
            button(dialog, "Go to the brief of Nassima al-Sada"), Qt.MouseButton.LeftButton
        )
    assert chosen.args == ["nassima"]


def test_nothing_to_mend_is_said(window: QWidget) -> None:
    dialog = BeforePrintingDialog((), window)
    assert "There is nothing to mend: everything can be printed." in shown(dialog)
