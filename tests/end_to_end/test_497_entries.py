"""A real evening of 75 people: logged from a list, and the same in the window as in the list."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.cli.test_outputs import PEOPLE, evening_of_497
from tests.evening import details
from w4r_desktop.domain.names import folded
from w4r_desktop.domain.tally import ActionKind
from w4r_desktop.exchange.case_pack import read_pack
from w4r_desktop.exchange.entry_list import read_entry_list
from w4r_desktop.gui import theme
from w4r_desktop.gui.pages.results_figures import FiguresView
from w4r_desktop.gui.pages.tally import TallyPage
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.resources import resource
from w4r_desktop.services import event_details
from w4r_desktop.services.entry_lists import log_entries
from w4r_desktop.store.event_file import EventFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TABLES = tuple(str(number) for number in range(1, 11))


@pytest.fixture
def workspace(tmp_path: Path, qapp: QApplication) -> Iterator[Workspace]:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    said = details(kinds=tuple(ActionKind))
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=said,
        table_names=TABLES,
        pack=read_pack(resource("packs", "write-for-rights-2020.w4rpack")).pack,
    )
    path = tmp_path / "497.csv"
    with path.open("w", encoding="utf-8", newline="") as written:
        rows = csv.writer(written)
        rows.writerow(("table", "attendee", "case", "kind", "quantity"))
        rows.writerows(evening_of_497())
    now = datetime.now(UTC)
    listed = read_entry_list(path, zone=said.zone, now=now)
    file.write("", log_entries, file=path.name, digest=listed.digest, lines=listed.lines, now=now)
    yield Workspace(file)
    file.close()


def test_497_pieces_are_on_screen_by_case_and_by_table(workspace: Workspace, qtbot: QtBot) -> None:
    page = FiguresView(workspace, lambda: datetime.now(UTC))
    qtbot.addWidget(page)
    model = page.by_table.model()
    last = model.columnCount() - 1
    by_table = {
        str(model.headerData(row, Qt.Orientation.Vertical)): model.index(row, last).data()
        for row in range(model.rowCount())
    }
    expected = Counter(table for table, *_rest in evening_of_497())
    assert by_table["All"] == "497"
    assert {name: by_table[f"Table {name}"] for name in TABLES} == {
        name: str(expected[name]) for name in TABLES
    }
    words = [bar.accessibleName() for _name, bar, *_numbers in page.by_case._lines]
    cases = Counter(case for _table, _who, case, _kind, _quantity in evening_of_497())
    assert sorted(int(text.split(": ")[1].split()[0]) for text in words if ": 0 " not in text) == (
        sorted(cases.values())
    )


def test_every_writer_has_their_own_on_the_sheet(workspace: Workspace, qtbot: QtBot) -> None:
    page = TallyPage(workspace)
    qtbot.addWidget(page)
    page.show_table(None)
    shown: Counter[str] = Counter()
    for kind in ActionKind:
        page.show_kind(kind)
        for row in page.view.sheet.rows:
            shown[folded(row.name)] += row.total
    expected = Counter(folded(name) for _table, name, *_rest in evening_of_497())
    assert shown == expected
    assert len(expected) in (len(PEOPLE), len(PEOPLE) + 1)  # and those who gave no name
