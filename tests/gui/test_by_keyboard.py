"""An organizer without a mouse: a case is typed in, printed and withdrawn in the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit

from tests.gui.desk import event_file
from tests.gui.keyboard import CTRL, SHIFT, Keyboard
from tests.gui.writing import photo
from w4r_desktop.documents.pages import page_count
from w4r_desktop.domain.case import Role, Rule, SenderLimit
from w4r_desktop.gui.dialogs.withdrawal import WithdrawalQuestion
from w4r_desktop.gui.pages.briefs import BriefsPage
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.gui.desk import Desk
    from w4r_desktop.store.queries.cases import CaseRow

PDFIUM = pytest.importorskip("pypdfium2")


class Organizer(Keyboard):
    """Somebody before the whole window, with an evening open."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot)
        self.desk = desk
        desk.desktop.open_event(event_file())
        desk.settle()
        self.come_back()

    @property
    def briefs(self) -> BriefsPage:
        page = self.desk.window.page
        assert isinstance(page, BriefsPage)
        return page

    def case(self, name: str) -> CaseRow:
        assert self.desk.desktop.workspace is not None
        rows = self.desk.desktop.workspace.read(cases)
        (found,) = [row for row in rows if row.brief.name == name]
        return found

    def turn_to_briefs(self) -> None:
        self.press(Qt.Key.Key_F3)
        self.qtbot.waitUntil(lambda: isinstance(self.desk.window.page, BriefsPage))
        self.desk.settle()

    def name_file(self, path: Path) -> None:
        """Type a file's name into the dialog that the button here opens."""
        self.press(Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.type(str(path))
        while isinstance(QApplication.activeModalWidget(), QFileDialog):
            self.press(Qt.Key.Key_Return)  # the first may only put away the names it offers
            self.qtbot.wait(50)
        self.come_back()

    def choose_from_menu(self, letter: Qt.Key, reason: str = "") -> None:
        """Open the page's menu, press a letter of it, and answer what it may ask."""
        self.go("More")
        if reason:
            self.desk.answer(WithdrawalQuestion, lambda dialog: self._say(dialog, reason))
        chosen: list[Qt.Key] = []

        def choose() -> None:
            self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
            self.press(letter)
            chosen.append(letter)

        QTimer.singleShot(0, choose)
        self.press(Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: chosen == [letter])
        self.desk.settle()
        self.come_back()

    def come_back(self) -> None:
        """Have the window before one again, as where a window manager looks after it."""
        self.desk.window.activateWindow()
        self.qtbot.waitUntil(self.desk.window.isActiveWindow)

    def _say(self, dialog: QDialog, reason: str) -> None:
        self.qtbot.waitUntil(dialog.isActiveWindow)
        self.type(reason)
        self.press(Qt.Key.Key_Return)


def type_case(organizer: Organizer, face: Path) -> None:
    organizer.press(Qt.Key.Key_N, CTRL | SHIFT)
    organizer.fill("Name", "Ana Rojas")
    organizer.fill("Country of the case", "Chile")
    organizer.go("Choose a picture…")
    organizer.name_file(face)
    editor = organizer.briefs.editor
    assert editor is not None
    organizer.qtbot.waitUntil(editor.form.picture.remove.isVisible)
    organizer.fill("Headline", "Jailed for a song")
    organizer.fill("Story", "Ana sang.\n\nShe is in prison.")
    organizer.fill("What to ask for", "Release her.")
    organizer.press(Qt.Key.Key_T, CTRL)
    organizer.fill("Country of the address", "Chile")
    organizer.fill("Addressee", "Minister of Justice")
    organizer.fill("Address", "Morandé 107\nSantiago")
    organizer.fill("Salutation", "Dear Minister,")
    organizer.press(Qt.Key.Key_T, CTRL)
    organizer.fill("Country of the address", "Chile")
    organizer.fill("Addressee", "Ana Rojas")
    organizer.fill("Address", "Calle Luna 5\nValparaíso")
    organizer.go("Religious cards")
    organizer.press(Qt.Key.Key_End)
    organizer.fill("What of the sender may stand on the mail", "F")
    organizer.press(Qt.Key.Key_S, CTRL)


def test_a_case_is_typed_printed_and_withdrawn_without_a_mouse(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    organizer = Organizer(qtbot, desk)
    organizer.turn_to_briefs()
    type_case(organizer, photo(tmp_path / "face.png"))

    ana = organizer.case("Ana Rojas")
    assert organizer.briefs.case_id == ana.case_id, "the brief just written is shown"
    assert ana.picture_id is not None
    assert [target.role for target in ana.brief.targets] == [Role.PRIMARY, Role.SOLIDARITY]
    assert ana.brief.targets[1].lines == ("Calle Luna 5", "Valparaíso")
    assert ana.brief.guidance.religious_cards is Rule.NO
    assert ana.brief.guidance.sender_limit is SenderLimit.FIRST_NAME

    organizer.choose_from_menu(Qt.Key.Key_S)
    page = desk.window.page
    assert isinstance(page, PrintPage)
    sheet = tmp_path / "sheet.pdf"
    organizer.go("Save PDF…")
    organizer.name_file(sheet)
    qtbot.waitUntil(sheet.exists, timeout=10_000)
    written = PDFIUM.PdfDocument(sheet)[0].get_textpage().get_text_range()
    assert page_count(sheet.read_bytes()) == 1
    for words in ("Ana Rojas", "Jailed for a song", "Morandé 107", "Dear Minister,"):
        assert words in written

    organizer.turn_to_briefs()
    organizer.choose_from_menu(Qt.Key.Key_W, reason="Released today")
    withdrawn = organizer.case("Ana Rojas").withdrawn
    assert withdrawn is not None
    assert withdrawn.reason == "Released today"
    organizer.press(Qt.Key.Key_Z, CTRL)
    assert organizer.case("Ana Rojas").withdrawn is None
