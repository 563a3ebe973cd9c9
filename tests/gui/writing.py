"""The form of a brief as an organizer has it before them, with a keyboard and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from tests.evening import details
from tests.gui.keyboard import CTRL, Keyboard
from w4r_desktop.domain.case import (
    Campaign,
    CaseBrief,
    CasePack,
    Guidance,
    Role,
    Rule,
    Source,
    Target,
    Translation,
    Update,
    UpdateStatus,
)
from w4r_desktop.gui.choices import Choices
from w4r_desktop.gui.pages.brief_editor import BriefEditor
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services.event_details import set_up
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import CaseRow, cases

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from w4r_desktop.gui.widgets.editing.field import Field

F = TypeVar("F", bound="Field")

JANI = CaseBrief(
    code="jani-silva",
    name="Jani Silva",
    headline="Threatened for protecting the Amazon",
    country="CO",
    short_name="Jani",
    pronouns="she/her",
    story="Jani\u00a0Silva is a farmer.\n\nShe is **threatened**.",
    quote="We go on.",
    demands=("Protect her.", "Investigate:\nall of it."),
    content_warnings=("Threats",),
    letter_languages=("es", "en"),
    sample_letter="Dear President,\n\nprotect her.",
    picture_credit="Nobody",
    targets=(
        Target(
            role=Role.PRIMARY,
            addressee="Iván Duque",
            office="Presidente",
            lines=("Palacio de Nariño", "  Carrera 8", "Bogotá"),
            country="CO",
            salutation="Dear President,",
            email="p@example.org",
            social=("@one", "@two"),
            valid_until=date(2027, 8, 7),
            checked_on=date(2026, 11, 2),
        ),
        Target(role=Role.SOLIDARITY, addressee="Jani Silva", lines=("Puerto Asís",), country="CO"),
    ),
    guidance=Guidance(religious_cards=Rule.NO, warning="Be polite."),
    updates=(Update(on=date(2021, 7, 31), status=UpdateStatus.GOOD_NEWS, text="Safe."),),
    sources=(Source(url="https://example.org", seen_on=date(2026, 1, 2)), Source(url="a book")),
    translations={"fr": Translation(headline="Menacée", demands=("Protégez-la\u202f!",))},
)
POPI = CaseBrief(code="popi", name="Popi", headline="Justice", country="ZA")


class Writer(Keyboard):
    """A person who writes; keys go to whatever has the focus."""

    def __init__(self, qtbot: QtBot, folder: Path, choices: Choices | None = None) -> None:
        super().__init__(qtbot)
        pack = CasePack(
            language="en",
            campaign=Campaign(code="w4r", name="Write for Rights"),
            cases=(JANI, POPI),
        )
        about = details(country="CA", sender_lines=("Candlelight group", "12 Harbour Street"))
        file = EventFile.create(
            folder / "evening.w4r", set_up, details=about, table_names=["1"], pack=pack
        )
        self.workspace = Workspace(file)
        self.choices = choices or Choices()
        self.saved: list[object] = []
        self.left = 0
        self.build()

    def build(self) -> None:
        """Make the window, or make it anew as another language does."""
        self.window = QWidget()
        self.qtbot.addWidget(self.window)
        layout = QVBoxLayout(self.window)
        self.editor = BriefEditor(self.workspace, self.choices, self.window)
        layout.addWidget(self.editor)
        self.editor.saved.connect(self.saved.append)
        self.editor.left.connect(self._on_left)
        self.window.resize(1278, 680)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        self.window.close()
        self.workspace.close()

    def _on_left(self) -> None:
        self.left += 1

    # -- what is saved -------------------------------------------------------------------------

    def rows(self) -> tuple[CaseRow, ...]:
        return self.workspace.read(cases)

    def row(self, code: str) -> CaseRow:
        (found,) = [row for row in self.rows() if row.brief.code == code]
        return found

    # -- what is done --------------------------------------------------------------------------

    def edit(self, code: str) -> None:
        self.editor.edit(self.row(code))
        self.editor.setFocus()

    def begin_new(self) -> None:
        self.editor.edit(None)
        self.editor.setFocus()

    def save(self) -> None:
        self.press(Qt.Key.Key_S, CTRL)

    def choose_file(self, path: Path) -> None:
        """Answer the dialog that the button here opens."""
        self.press(Qt.Key.Key_Space)
        dialog = self.editor.findChild(QFileDialog)
        assert dialog is not None
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(path))
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def envelope(self) -> str:
        """Return what stands on the envelope that is shown, once it is drawn."""
        side = self.editor.side
        side.hurry()
        self.qtbot.waitUntil(side.preview.isVisible, timeout=5_000)
        return side.preview.accessibleName()


def photo(path: Path, colour: str = "red") -> Path:
    Image.new("RGB", (2000, 900), colour).save(path)
    return path
