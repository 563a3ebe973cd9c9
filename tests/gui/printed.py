"""An evening whose letters are to be printed, and the Print page as a person uses it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from w4r_desktop.domain.case import Campaign, CaseBrief, CasePack, Role, Target
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.printing import Printers
from w4r_desktop.services import counting
from w4r_desktop.services.counting import Spot
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.widgets.case_copies import CaseLine
    from w4r_desktop.gui.workspace import Workspace

T = TypeVar("T", bound=QObject)
NOW = datetime(2026, 12, 10, 19, tzinfo=UTC)
LETTER, CARD = ActionKind.LETTER, ActionKind.SOLIDARITY_CARD


def target(role: Role, addressee: str, *lines: str, country: str = "CO") -> Target:
    return Target(role=role, addressee=addressee, lines=lines, country=country)


PACK = CasePack(
    language="en",
    campaign=Campaign(code="w4r", name="Write for Rights"),
    cases=(
        CaseBrief(
            code="jani-silva",
            name="Jani Silva",
            headline="Protect her",
            country="CO",
            targets=(
                target(Role.PRIMARY, "Señor Presidente", "Palacio de Nariño", "Bogotá"),
                target(Role.SOLIDARITY, "Jani Silva", "Puerto Asís"),
            ),
        ),
        CaseBrief(
            code="gustavo-gatica",
            name="Gustavo & Gatica",
            headline="Justice",
            country="CL",
            targets=(target(Role.PRIMARY, "Fiscal Nacional", "Santiago", country="CL"),),
        ),
        CaseBrief(
            code="el-hiblu-3",
            name="The El Hiblu 3",
            headline="Drop the charges",
            country="MT",
            short_name="El Hiblu 3",
            targets=(target(Role.PRIMARY, "Attorney General", country="MT"),),
        ),
    ),
)


class PrinterToFile(Printers):
    """Stands for the office printer and its dialog: what is printed goes into a file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @override
    def names(self) -> list[str]:
        return ["Office"]

    @override
    def ask(
        self, printer: QPrinter, *, pages: int, parent: QWidget, then: Callable[[int], None]
    ) -> None:
        printer.setOutputFileName(str(self._file))
        then(QDialog.DialogCode.Accepted)


class NoPrinters(Printers):
    """Stands for a computer without any."""

    @override
    def names(self) -> list[str]:
        return []


def child(parent: QObject, kind: type[T]) -> T:
    found = parent.findChild(kind)
    assert found is not None
    return found


def write(workspace: Workspace, case: int, kind: ActionKind, quantity: int) -> None:
    case_id = workspace.read(cases)[case].case_id
    spot = Spot(attendee_id=None, writing_table_id=None, case_id=case_id, kind=kind)
    workspace.run("Log", counting.log, spot=spot, quantity=quantity, at=NOW)


class Shown:
    """The page on screen, and what a person does with it."""

    def __init__(
        self, qtbot: QtBot, workspace: Workspace, printers: Printers, *, waits: bool = True
    ) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.page = PrintPage(workspace, Preferences(), printers=printers)
        self.said: list[str] = []
        self.page.said.connect(self.said.append)
        qtbot.addWidget(self.page)
        self.page.resize(1278, 650)
        self.page.show()
        if waits:
            self.wait_for_page("1 of 5 · Jani Silva → Colombia")

    def line(self, case: int) -> CaseLine:
        return self.page.options.envelopes.cases.line(self.workspace.read(cases)[case].case_id)

    @property
    def paper(self) -> QWidget:
        paper = self.page.desk.preview.widget()
        assert paper is not None
        return paper

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, field: QAbstractSpinBox, number: str) -> None:
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, number)

    def tick(self, case: int) -> None:
        self.qtbot.keyClick(self.line(case).tick, Qt.Key.Key_Space)

    def wait_for_page(self, place: str) -> None:
        self.qtbot.waitUntil(lambda: self.page.desk.place.text() == place, timeout=5_000)

    def save_as(self, name: str) -> None:
        self.click(self.page.save)
        dialog = child(self.page, QFileDialog)
        child(dialog, QLineEdit).setText(name)
        accept = [
            button
            for button in dialog.findChildren(QPushButton)
            if button.isDefault() or "Save" in button.text()
        ]
        self.click(accept[0])
