"""A line of the list of cases: names are read whole, reasons give way."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.evening import NOW
from w4r_desktop.domain.case import Role, SenderLimit, Withdrawal
from w4r_desktop.errors import CaseWithdrawnError
from w4r_desktop.gui import theme
from w4r_desktop.gui.models.copies import CopiesRow
from w4r_desktop.gui.widgets.case_copies import CaseLine, CaseList
from w4r_desktop.store.queries.mail import CaseMail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NAMES = ("Germain Rukuki", "Popi")


def row(number: int, *, problem: bool) -> CopiesRow:
    case = CaseMail(
        UUID(int=number), NAMES[number], NAMES[number], NAMES[number], "BI", {},
        MappingProxyType(dict.fromkeys(Role, 0)), {}, SenderLimit.FULL,
        Withdrawal(reason="Freed", at=NOW),
    )  # fmt: skip
    why = CaseWithdrawnError(case_name=case.name, reason="Freed") if problem else None
    return CopiesRow(case, ticked=True, copies=3, problem=why)


@pytest.mark.parametrize("size", [100, 150])
def test_names_are_read_whole_and_both_withdrawn_ones_look_the_same(
    qtbot: QtBot, qapp: QApplication, size: int
) -> None:
    theme.apply(qapp, theme.Look.LIGHT, size)
    window = QWidget()
    qtbot.addWidget(window)
    cases = CaseList("Envelopes for {case}", window)
    cases.resize(theme.current().px(320), 300)
    cases.show_rows([row(0, problem=True), row(1, problem=False)], editable=True, offers=True)
    window.show()
    refused, offered = (cases.line(UUID(int=number)) for number in range(2))
    assert [line.tick.text() for line in (refused, offered)] == list(NAMES)

    def look(line: CaseLine) -> tuple[object, ...]:
        return line.detail.text(), line.detail.alignment(), line.detail.sizeHint()

    assert look(refused) == look(offered)
    padding = offered.detail.sizeHint().width() - offered.detail.fontMetrics().horizontalAdvance(
        "withdrawn"
    )
    assert padding >= 2 * theme.current().px(10)
