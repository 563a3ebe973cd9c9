"""The campaign under Setup: a form that is saved or waits, and the cases it has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from tests.gui.desk import Desk, button, event_file
from w4r_desktop.domain.case import CaseBrief
from w4r_desktop.gui.dialogs.pack_export import ExportDialog
from w4r_desktop.gui.pages.setup import SetupPage
from w4r_desktop.services import cases as case_services
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.events import campaign

if TYPE_CHECKING:
    from pathlib import Path

    from w4r_desktop.gui.widgets.editing.field import Field
    from w4r_desktop.gui.workspace import Workspace
    from w4r_desktop.store.queries.events import CampaignRow


@pytest.fixture
def page(desk: Desk) -> SetupPage:
    desk.desktop.open_event(event_file())
    desk.settle()
    return setup(desk)


def setup(desk: Desk) -> SetupPage:
    page = desk.window.show_page("setup")
    assert isinstance(page, SetupPage)
    return page


def workspace(desk: Desk) -> Workspace:
    assert desk.desktop.workspace is not None
    return desk.desktop.workspace


def saved(desk: Desk) -> CampaignRow:
    return workspace(desk).read(campaign)


def field(page: SetupPage, name: str) -> Field:
    return page.campaign.form.fields[name]


def rename(page: SetupPage, name: str) -> None:
    line = field(page, "name").control
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(line, name)


def test_a_campaign_is_saved_as_one_step_that_undo_takes_back(desk: Desk, page: SetupPage) -> None:
    assert not page.save.isEnabled()
    rename(page, "Letters & <friends>")
    year = field(page, "year").control
    year.setFocus()
    year.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(year, "2027")
    QTest.keyClick(field(page, "opens_on").control, Qt.Key.Key_Space)
    field(page, "opens_on").day.setDate(QDate(2027, 11, 1))  # type: ignore[attr-defined]
    QTest.keyClick(field(page, "closes_on").control, Qt.Key.Key_Space)
    field(page, "closes_on").day.setDate(QDate(2028, 1, 31))  # type: ignore[attr-defined]
    QTest.keyClicks(field(page, "note").control, "For all schools")
    QTest.keyClick(field(page, "historical").control, Qt.Key.Key_Space)
    QTest.keyClick(page.save, Qt.Key.Key_Space)
    assert desk.window.toast.text == "The campaign is saved."
    row = saved(desk).campaign
    assert (row.name, row.code, row.year) == ("Letters & <friends>", "w4r", 2027)
    assert (row.opens_on, row.closes_on) == (date(2027, 11, 1), date(2028, 1, 31))
    assert row.historical
    assert row.note == "For all schools"
    assert not page.save.isEnabled()
    desk.window.undo_action.trigger()
    assert saved(desk).campaign.name == "Write for Rights"
    assert field(page, "name").value() == "Write for Rights"
    assert field(page, "year").value() is None


def test_the_language_of_the_briefs_is_found_by_typing(desk: Desk, page: SetupPage) -> None:
    box = field(page, "language").box  # type: ignore[attr-defined]
    assert box.currentText() == "English"
    box.lineEdit().selectAll()
    QTest.keyClicks(box, "Spanish")
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.click(page.save)
    assert saved(desk).language == "es"


def test_the_code_waits_behind_more(desk: Desk, page: SetupPage) -> None:
    code = field(page, "code")
    assert not code.isVisible()
    desk.click(page.campaign.form.more)
    assert code.isVisible()
    code.control.setFocus()
    code.control.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(code.control, "W4R 2027")
    desk.click(page.save)
    assert page.complaint.text().startswith("The campaign cannot be saved like this: “code” is")
    assert saved(desk).campaign.code == "w4r"
    code.control.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(code.control, "w4r-2027")
    desk.click(page.save)
    assert saved(desk).campaign.code == "w4r-2027"


def test_a_campaign_without_a_name_or_ending_before_it_begins_says_so(
    desk: Desk, page: SetupPage
) -> None:
    line = field(page, "name").control
    line.clear()  # type: ignore[attr-defined]
    desk.click(page.save)
    assert page.complaint.text() == "Please give the campaign a name."
    QTest.keyClicks(line, "Letters")
    for name, day in (("opens_on", QDate(2027, 2, 1)), ("closes_on", QDate(2027, 1, 31))):
        QTest.keyClick(field(page, name).control, Qt.Key.Key_Space)
        field(page, name).day.setDate(day)  # type: ignore[attr-defined]
    desk.click(page.save)
    assert page.complaint.text().startswith("The campaign would end before it begins.")
    assert saved(desk).campaign.name == "Write for Rights"


def test_event_and_campaign_are_saved_together_and_undone_apart(
    desk: Desk, page: SetupPage
) -> None:
    page.form.name.selectAll()
    QTest.keyClicks(page.form.name, "Lights")
    rename(page, "Letters")
    desk.click(page.save)
    assert desk.window.toast.text == "The event is saved. The campaign is saved."
    assert desk.window.undo_action.text() == "Undo: Change the campaign"
    desk.window.undo_action.trigger()
    assert saved(desk).campaign.name == "Write for Rights"
    assert desk.window.windowTitle().startswith("Lights")


def test_what_nobody_saved_waits_and_an_undo_elsewhere_leaves_it(
    desk: Desk, page: SetupPage
) -> None:
    rename(page, "Letters")
    workspace(desk).run(
        "note", case_services.change_campaign,
        campaign=replace(saved(desk).campaign, note="Elsewhere"), language="en",
    )  # fmt: skip
    assert field(page, "note").value() == "Elsewhere"
    assert field(page, "name").value() == "Letters"
    desk.click(desk.window.rail.button("tally"))
    assert "is not saved yet" in desk.window.toast.text
    desk.desktop.speak("fr")
    desk.settle()
    assert field(setup(desk), "name").value() == "Letters"
    desk.press("Annuler")
    assert not desk.window.close()
    desk.click(setup(desk).discard)
    assert field(setup(desk), "name").value() == "Write for Rights"
    assert desk.window.close()


def test_the_cases_are_counted_as_they_come_and_are_withdrawn(desk: Desk, page: SetupPage) -> None:
    assert page.campaign.count.text() == "3 cases"
    brief = CaseBrief(code="", name="Ana", headline="Free her", country="CO")
    workspace(desk).run("add", case_services.add_case, brief=brief)
    first = workspace(desk).read(cases)[0].case_id
    workspace(desk).run(
        "withdraw", case_services.withdraw_case,
        case_id=first, reason="Free", at=datetime(2026, 12, 10, tzinfo=UTC),
    )  # fmt: skip
    assert page.campaign.count.text() == "4 cases, 1 of them withdrawn"


def test_cases_are_saved_as_a_pack_from_here(desk: Desk, page: SetupPage) -> None:
    seen: list[str] = []

    def look(dialog: ExportDialog) -> None:
        seen.append(dialog.count.text())
        dialog.reject()

    desk.answer(ExportDialog, look)
    desk.click(button(page, "Save cases as a pack…"))
    desk.qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["3 cases chosen"]


def test_a_template_is_saved_from_here(desk: Desk, page: SetupPage, tmp_path: Path) -> None:
    desk.choose_file(tmp_path / "cases.xlsx")
    desk.click(button(page, "Template for a spreadsheet…"))
    desk.qtbot.waitUntil(lambda: bool(desk.window.toast.text))
    assert desk.window.toast.text == (
        "“cases.xlsx” was saved. Fill in one case a row, then bring it in."
    )
    assert (tmp_path / "cases.xlsx").read_bytes().startswith(b"PK")
    evening = desk.window.evening
    assert evening is not None
    evening.case_files.save_template(str(tmp_path / "nowhere" / "cases.xlsx"))
    assert "“cases.xlsx” was not saved" in desk.window.toast.text
