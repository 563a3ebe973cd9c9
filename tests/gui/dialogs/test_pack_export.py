"""Cases are saved as a pack: those that are ticked, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from tests.evening import details, pack
from tests.gui.test_accessibility import faults
from w4r_desktop import paths
from w4r_desktop.exchange.case_pack import read_pack
from w4r_desktop.gui.dialogs.pack_export import ExportDialog
from w4r_desktop.services import cases as case_services
from w4r_desktop.services.event_details import set_up
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gui.desk import Desk
    from w4r_desktop.domain.case import CaseBrief
    from w4r_desktop.gui.workspace import Workspace


@pytest.fixture
def workspace(desk: Desk) -> Workspace:
    """An event with three cases, of which the second is withdrawn."""
    path = paths.free_event_path("Candlelight")
    whole = replace(pack(), cases=tuple(_addressed(brief) for brief in pack().cases))
    EventFile.create(path, set_up, details=details(), table_names=["1"], pack=whole).close()
    desk.desktop.open_event(path)
    desk.settle()
    workspace = desk.desktop.workspace
    assert workspace is not None
    workspace.run(
        "withdrawn",
        case_services.withdraw_case,
        case_id=workspace.read(cases)[1].case_id,
        reason="She was released",
        at=datetime(2026, 12, 10, 20, tzinfo=UTC),
    )
    return workspace


@pytest.fixture
def dialog(desk: Desk, workspace: Workspace) -> ExportDialog:
    dialog = ExportDialog(workspace, desk.window)
    dialog.said.connect(desk.window.toast.say)
    dialog.open()
    desk.settle()
    return dialog


def _addressed(brief: CaseBrief) -> CaseBrief:
    (target,) = brief.targets
    return replace(brief, targets=(replace(target, country="CA"),))


def lines(dialog: ExportDialog) -> list[str]:
    return [
        f"{'x' if item.checkState() is Qt.CheckState.Checked else '-'} {item.text()}"
        for item in dialog._items()
    ]


def test_all_are_ticked_but_the_withdrawn_ones_which_say_why(dialog: ExportDialog) -> None:
    assert lines(dialog) == ["x Case 1", "- Case 2 (withdrawn: She was released)", "x Case 3"]
    assert dialog.count.text() == "2 cases chosen"


def test_the_ticked_cases_are_saved_by_keyboard_alone(
    desk: Desk, dialog: ExportDialog, tmp_path: Path
) -> None:
    desk.window.activateWindow()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert lines(dialog)[0] == "- Case 1"
    assert dialog.count.text() == "1 case chosen"
    proposed: list[str] = []

    def choose(files: QFileDialog) -> None:
        proposed.extend(files.selectedFiles())
        desk.type_file(files, tmp_path / "cases.w4rpack")

    desk.answer(QFileDialog, choose)
    with desk.qtbot.waitSignal(dialog.destroyed, timeout=10_000):
        QTest.keyClick(dialog.save, Qt.Key.Key_Space)
    assert proposed[0].endswith("/Write for Rights.w4rpack")
    assert desk.window.toast.text == "“cases.w4rpack” has 1 case."
    (brief,) = read_pack(tmp_path / "cases.w4rpack").pack.cases
    assert brief.code == "case-3"


def test_all_or_none_can_be_chosen_at_once(desk: Desk, dialog: ExportDialog) -> None:
    desk.click(dialog.none)
    assert dialog.count.text() == "0 cases chosen"
    assert not dialog.save.isEnabled()
    desk.click(dialog.all)
    assert dialog.count.text() == "3 cases chosen"
    assert dialog.save.isEnabled()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_lost(
    desk: Desk, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.save_as(str(tmp_path / "gone" / "cases.w4rpack"))
    desk.qtbot.waitUntil(lambda: bool(dialog.complaint.text()), timeout=10_000)
    assert "“cases.w4rpack” was not saved" in dialog.complaint.text()
    assert dialog.isVisible()
    assert dialog.save.isEnabled()


def test_an_event_is_not_replaced_by_a_pack(
    desk: Desk, dialog: ExportDialog, workspace: Workspace
) -> None:
    before = workspace.path.read_bytes()
    dialog.save_as(str(workspace.path))
    desk.qtbot.waitUntil(lambda: bool(dialog.complaint.text()), timeout=10_000)
    assert workspace.path.read_bytes() == before


def test_a_case_no_pack_would_take_is_named_with_the_file_that_was_chosen(
    desk: Desk, dialog: ExportDialog, workspace: Workspace, tmp_path: Path
) -> None:
    row = workspace.read(cases)[0]
    workspace.run(
        "too long", case_services.change_case,
        case_id=row.case_id, brief=replace(row.brief, story="a" * 20_001), picture=None,
    )  # fmt: skip
    dialog.save_as(str(tmp_path / "cases.w4rpack"))
    desk.qtbot.waitUntil(lambda: bool(dialog.complaint.text()), timeout=10_000)
    assert "“cases.w4rpack”" in dialog.complaint.text()
    assert "case 1, “story” is too long" in dialog.complaint.text()
    assert list(tmp_path.glob("*cases*")) == []


def test_who_cancels_gets_no_file_and_an_older_one_stays(
    desk: Desk, dialog: ExportDialog, tmp_path: Path
) -> None:
    older = tmp_path / "cases.w4rpack"
    older.write_bytes(b"older")
    dialog.save_as(str(older))
    dialog.reject()
    desk.settle()
    desk.qtbot.wait(300)
    assert older.read_bytes() == b"older"
    assert [path.name for path in tmp_path.glob("*.part")] == []
    assert desk.window.toast.text == ""


def test_it_can_be_used_by_keyboard(dialog: ExportDialog) -> None:
    assert not faults(dialog)
