"""The report in the window: looked at, given words, made a version of, and saved as it was."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from tests import real_evenings
from tests.documents import pdfs, reported
from tests.evening import Evening
from tests.gui.modal import in_dialog
from tests.gui.test_accessibility import faults
from w4r_desktop.domain.figures import Notes
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.evenings.settling import settle, wait_until
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.report import ReportDialog
from w4r_desktop.gui.dialogs.report_versions import Versions
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import counting, rehearsal
from w4r_desktop.services.reports import freeze
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.reports import notes, reports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

MORNING = datetime(2026, 12, 11, 13, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The evening of 1,083 pieces, which every test copies."""
    path = tmp_path_factory.mktemp("event") / "evening.w4r"
    real_evenings.two_kinds(path).file.close()
    return path


@pytest.fixture
def workspace(event: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "evening.w4r"
    shutil.copy(event, path)
    opened = Workspace(EventFile(path))
    yield opened
    opened.close()


@pytest.fixture
def home(qtbot: QtBot, qapp: QApplication) -> QWidget:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    home = QWidget()
    home.resize(1366, 768)
    qtbot.addWidget(home)
    return home


class Shown:
    """The dialog on screen, and what a person does with it; the clock says ``now``."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, home: QWidget) -> None:
        self.qtbot = qtbot
        self.workspace = workspace
        self.home = home
        self.now = MORNING
        self.said: list[str] = []
        self.open()

    def open(self) -> None:
        self.dialog = ReportDialog(self.workspace, lambda: self.now, self.home)
        self.dialog.said.connect(self.said.append)
        with self.qtbot.waitExposed(self.dialog):
            self.dialog.show()
        self.wait_for_pages()

    def wait_for_pages(self) -> None:
        wait_until(lambda: self.dialog._drawing.result is not None)

    @property
    def page(self) -> str:
        """The words of the pages that are shown."""
        self.wait_for_pages()
        drawn = self.dialog._drawing.result
        assert drawn is not None
        return " ".join(pdfs.words(drawn.pdf))

    @property
    def versions(self) -> list[str]:
        listed = self.dialog.versions.list
        return [listed.item(row).text() for row in range(listed.count())]

    def log(self, quantity: int) -> None:
        """Log so many letters more, and open the dialog again."""
        spot = Evening(self.workspace._event_file).spot()
        self.workspace.run("log", counting.log, spot=spot, quantity=quantity, at=MORNING)
        self.dialog.close()
        self.now += timedelta(hours=1)
        self.open()

    def save(self, file: Path) -> None:
        """Press the yellow button, and type a file's name into the dialog it opens."""

        def choose(files: QFileDialog) -> None:
            field = files.findChild(QLineEdit)
            assert field is not None
            self.proposed = field.text()
            field.setText(str(file))
            self.qtbot.keyClick(field, Qt.Key.Key_Return)

        told = len(self.said)
        in_dialog(QFileDialog, choose)
        self.qtbot.mouseClick(self.dialog.save, Qt.MouseButton.LeftButton)
        wait_until(lambda: len(self.said) > told or self.dialog.notice.isVisible())


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, home: QWidget) -> Iterator[Shown]:
    made = Shown(qtbot, workspace, home)
    yield made
    made.dialog.close()


def test_a_report_is_a_version_that_stays_as_it_was(shown: Shown, tmp_path: Path) -> None:
    assert shown.dialog.save.text() == "Make version 1 and save as PDF…"
    assert "Not frozen: as of Friday, December 11, 2026, 09:10" in shown.page
    shown.save(tmp_path / "one.pdf")
    assert shown.proposed == "Report – Candlelight, version 1.pdf"
    assert shown.said == ["Version 1 of the report was saved as “one.pdf”: 1,083 pieces"]
    first = (tmp_path / "one.pdf").read_bytes()
    assert "Report version 1, as of Friday, December 11, 2026, 09:10" in pdfs.words(first)[0]

    shown.log(7)
    assert shown.versions == [
        "Now, not frozen: 1,090 pieces",
        "Version 1: 1,083 pieces as of Dec 11, 2026, 09:10",
    ]
    assert shown.dialog.versions.heading.text() == "What changed since version 1:"
    assert "Pieces: 1,090, before 1,083" in shown.dialog.versions.changes.toPlainText()
    assert "Pieces: 1,090, before 1,083" in shown.page
    shown.save(tmp_path / "two.pdf")
    assert shown.said[-1] == "Version 2 of the report was saved as “two.pdf”: 1,090 pieces"

    shown.dialog.versions.list.setCurrentRow(2)
    assert shown.dialog.save.text() == "Save version 1 again as PDF…"
    assert "Report version 1" in shown.page
    shown.save(tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == first
    assert [one.version for one in shown.workspace.read(reports)] == [1, 2]


def test_where_nothing_changed_the_newest_is_saved_again(shown: Shown, tmp_path: Path) -> None:
    shown.save(tmp_path / "one.pdf")
    shown.dialog.close()
    shown.open()
    assert shown.dialog.versions.version == 1
    shown.dialog.versions.list.setCurrentRow(0)
    assert shown.dialog.save.text() == "Save version 1 again as PDF…"
    assert shown.dialog.versions.heading.text() == "No figure has changed since version 1."
    shown.save(tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()
    assert len(shown.workspace.read(reports)) == 1


def test_what_is_typed_is_on_the_page_and_kept(shown: Shown, qtbot: QtBot) -> None:
    fields = shown.dialog.notes.fields
    qtbot.keyClicks(fields["comments"].control, "The hall was full.")
    qtbot.keyClicks(fields["photo_credit"].control, "Ana")
    qtbot.keyClicks(fields["contact"].control, "Quillfeather")
    shown.wait_for_pages()
    assert "Comments The hall was full." in shown.page
    assert "Photos: Ana" in shown.page
    assert "Quillfeather" not in shown.page
    qtbot.keyClick(shown.dialog, Qt.Key.Key_Escape)
    kept = Notes(comments="The hall was full.", photo_credit="Ana", contact="Quillfeather")
    assert shown.workspace.read(notes) == kept
    assert shown.workspace.undo_label == "Notes for the report"
    shown.open()
    assert shown.dialog.notes.notes == kept


def test_typing_leaves_an_earlier_version_for_what_is_now(
    shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    shown.save(tmp_path / "one.pdf")
    assert shown.dialog.versions.version == 1
    qtbot.keyClicks(shown.dialog.notes.fields["media"].control, "Half a page.")
    assert shown.dialog.versions.version == 0
    assert shown.dialog.save.text() == "Make version 2 and save as PDF…"


def test_the_paper_is_chosen_and_pages_are_turned(shown: Shown, qtbot: QtBot) -> None:
    shown.dialog.paper.setCurrentIndex(shown.dialog.paper.findData(Paper.LETTER))
    shown.dialog.paper.activated.emit(1)
    shown.wait_for_pages()
    drawn = shown.dialog._drawing.result
    assert drawn is not None
    assert pdfs.sizes(drawn.pdf) == [(216, 279)]
    qtbot.keyClicks(shown.dialog.notes.fields["comments"].control, "A long evening. ")
    shown.dialog.notes.fields["media"].control.setPlainText("Half a page. " * 300)  # type: ignore[attr-defined]
    shown.wait_for_pages()
    qtbot.mouseClick(shown.dialog.desk.forward, Qt.MouseButton.LeftButton)
    assert shown.dialog.desk.place.text() == "Report · Page 2 of 2"


def test_a_practice_copy_gives_no_report(
    qtbot: QtBot, workspace: Workspace, home: QWidget, tmp_path: Path
) -> None:
    copy = tmp_path / "practice.w4r"
    workspace.copy_to(copy, rehearsal.begin, at=MORNING)
    practice = Workspace(EventFile(copy))
    shown = Shown(qtbot, practice, home)
    refused: list[str] = []
    shown.dialog.refused.connect(refused.append)
    qtbot.mouseClick(shown.dialog.save, Qt.MouseButton.LeftButton)
    assert "is a practice copy" in shown.dialog.notice.text
    assert refused == [shown.dialog.notice.text]
    shown.dialog.save_as(str(tmp_path / "one.pdf"))
    assert (practice.read(reports), (tmp_path / "one.pdf").exists()) == ((), False)
    shown.dialog.close()
    practice.close()


def test_an_event_is_not_overwritten_and_no_version_is_made(shown: Shown) -> None:
    shown.dialog.save_as(str(shown.workspace.path))
    assert shown.dialog.notice.isVisible()
    assert shown.workspace.read(reports) == ()


def test_a_file_that_cannot_be_written_leaves_a_version_to_be_saved(
    shown: Shown, tmp_path: Path
) -> None:
    (tmp_path / "folder").write_text("no folder")
    shown.dialog.save_as(str(tmp_path / "folder" / "one.pdf"))
    wait_until(shown.dialog.notice.isVisible)
    assert shown.said == []
    assert shown.dialog.notice.text.endswith(
        "Version 1 is there: save it again under another name or elsewhere."
    )
    assert shown.dialog.save.text() == "Save version 1 again as PDF…"
    assert shown.dialog.save.isEnabled()


def test_it_may_be_closed_before_the_figures_are_there(
    qtbot: QtBot, workspace: Workspace, home: QWidget
) -> None:
    dialog = ReportDialog(workspace, lambda: MORNING, home)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert not dialog.save.isEnabled()
    dialog.save_as("too soon.pdf")
    dialog.close()
    settle()
    assert workspace.read(reports) == ()


def test_everything_is_reached_by_tab_and_named(shown: Shown) -> None:
    shown.workspace.settle(freeze, at=MORNING)
    shown.log(3)
    assert faults(shown.dialog) == []


def test_a_version_that_is_chosen_leaves_the_frame_around_it_whole(
    qtbot: QtBot, home: QWidget
) -> None:
    versions = Versions(home)
    versions.show_versions(reported.evening(), (), chosen=0)
    with qtbot.waitExposed(home):
        home.show()
    inside = versions.list.viewport().geometry()
    frame = versions.list.rect()
    assert min(inside.left(), inside.top(), frame.bottom() - inside.bottom()) > 2
    assert versions.list.verticalScrollBar().maximum() == 0
