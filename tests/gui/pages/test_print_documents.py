"""Case sheets, table signs and good news on the Print page, used with real clicks and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from tests.gui.printed import CARD, LETTER, PACK, PrinterToFile, Shown, child, write
from w4r_desktop.documents.case_sheets import Length
from w4r_desktop.domain.case import Role, Translation, Update, UpdateStatus
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document
from w4r_desktop.domain.stationery import Paper
from w4r_desktop.gui.widgets.label_sheet import LabelSheetView
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import attendees, event_details
from w4r_desktop.services.cases import change_case, restore_case, withdraw_case
from w4r_desktop.services.tables import change_table
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from w4r_desktop.domain.case import CaseBrief

NOW = datetime(2026, 12, 10, 19, tzinfo=UTC)
FREED = Update(on=date(2021, 6, 27), status=UpdateStatus.GOOD_NEWS, text="She is free.")
FRENCH = {"fr": Translation(headline="Protégez-la", story="Elle cultive la terre.")}


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """Three cases, the first with good news and in French too; three tables; Letter paper."""
    first = replace(PACK.cases[0], updates=(FREED,), translations=FRENCH, story="She farms.")
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Candlelight",
            held_on=date(2026, 12, 10),
            time_zone="America/Halifax",
            country="CA",
            paper=Paper.LETTER,
        ),
        table_names=["1", "2", "Window"],
        pack=replace(PACK, cases=(first, *PACK.cases[1:])),
    )
    opened = Workspace(file)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Shown:
    return Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"), waits=False)


def case_id(shown: Shown, number: int) -> UUID:
    return shown.workspace.read(cases)[number].case_id


def change(shown: Shown, case_id: UUID, brief: CaseBrief) -> None:
    shown.workspace.run("Change", change_case, case_id=case_id, brief=brief, picture=None)


def choose(shown: Shown, document: Document) -> None:
    shown.page.documents.chosen.emit(document)


def saved(shown: Shown, path: Path) -> list[str]:
    """Save what is chosen and return the words of each page."""
    shown.said.clear()
    shown.page._on_file_chosen(str(path))
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_every_case_is_offered_a_sheet_and_the_preview_shows_it(shown: Shown) -> None:
    choose(shown, Document.CASE_SHEETS)
    assert shown.page.print.text() == "Print 3 case sheets"
    shown.wait_for_page("1 of 3 · Jani Silva")
    shown.click(shown.page.desk.forward)
    assert shown.page.desk.place.text() == "2 of 3 · Gustavo & Gatica"


def test_sheets_are_saved_as_many_as_chosen_in_the_papers_size(
    shown: Shown, tmp_path: Path
) -> None:
    choose(shown, Document.CASE_SHEETS)
    shown.type(shown.page.options.case_sheets.same, "2")
    line = shown.page.options.case_sheets.cases.line(case_id(shown, 1))
    shown.qtbot.keyClick(line.tick, Qt.Key.Key_Space)
    shown.type(shown.page.options.case_sheets.cases.line(case_id(shown, 2)).copies, "1")
    assert shown.page.print.text() == "Print 3 case sheets"
    pages = saved(shown, tmp_path / "out.pdf")
    assert shown.said == ["3 pages were saved as “out.pdf”."]
    assert ["Jani Silva" in page for page in pages] == [True, True, False]
    box = PdfReader(tmp_path / "out.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_length_language_and_paper_change_the_sheets(shown: Shown, tmp_path: Path) -> None:
    shown.page.show_case(Document.CASE_SHEETS, case_id(shown, 0), Role.PRIMARY)
    assert "She farms." in saved(shown, tmp_path / "one.pdf")[0]
    shown.click(shown.page.options.case_sheets.length.button(Length.LARGE_PRINT))
    for field in (shown.page.options.case_sheets.language, shown.page.options.case_sheets.paper):
        field.setFocus()
        shown.qtbot.keyClick(
            field,
            Qt.Key.Key_Down if field is shown.page.options.case_sheets.language else Qt.Key.Key_Up,
        )
    (page, *more) = saved(shown, tmp_path / "two.pdf")
    assert "Elle cultive la terre." in page
    assert "Bonne nouvelle" in page
    box = PdfReader(tmp_path / "two.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert len(more) <= 1


def test_the_language_of_one_document_is_not_that_of_another(shown: Shown) -> None:
    options = shown.page.options
    shown.page.show_document(Document.CASE_SHEETS)
    options.case_sheets.language.setFocus()
    shown.qtbot.keyClick(options.case_sheets.language, Qt.Key.Key_Down)
    spoken = []
    for document, field in (
        (Document.CASE_SHEETS, options.case_sheets.language),
        (Document.TABLE_SIGNS, options.table_signs.language),
        (Document.LETTERS, options.letters.language),
        (Document.CARDS, options.cards.language),
        (Document.TAKE_HOME_SLIPS, options.take_home_slips.language),
    ):
        shown.page.show_document(document)
        spoken.append(field.currentText())
    # a sign stands beside the sheets of its table
    assert spoken == ["French", "French", "English", "English", "English"]


def test_a_withdrawn_case_is_amber_and_gets_nothing_unless_wanted(
    shown: Shown, tmp_path: Path
) -> None:
    withdrawn = case_id(shown, 1)
    shown.workspace.run(
        "Withdraw", withdraw_case, case_id=withdrawn, reason="Her family asks.", at=NOW
    )
    shown.qtbot.waitUntil(lambda: not shown.line(1).tick.isEnabled())
    assert shown.line(1).detail.text() == "withdrawn"
    assert shown.line(1).detail.property("role") == "mark"
    assert "Her family asks." in shown.line(1).tick.accessibleDescription()
    choose(shown, Document.CASE_SHEETS)
    line = shown.page.options.case_sheets.cases.line(withdrawn)
    assert not line.tick.isChecked()
    assert line.detail.text() == "withdrawn"
    assert shown.page.print.text() == "Print 2 case sheets"
    shown.page.show_case(Document.CASE_SHEETS, withdrawn, Role.PRIMARY)
    (page,) = saved(shown, tmp_path / "out.pdf")
    assert "This case was withdrawn" in page
    shown.workspace.run("Restore", restore_case, case_id=withdrawn)
    shown.qtbot.waitUntil(lambda: line.detail.text() == "Chile")
    assert line.detail.property("role") == "small"


def test_letters_for_a_withdrawn_case_are_kept_and_the_list_says_so(shown: Shown) -> None:
    write(shown.workspace, 1, LETTER, 2)
    shown.workspace.run(
        "Withdraw", withdraw_case, case_id=case_id(shown, 1), reason="Released.", at=NOW
    )
    shown.qtbot.waitUntil(lambda: not shown.line(1).tick.isEnabled())
    said = shown.page.options.envelopes.left_out.text()
    assert "withdrawn: Gustavo & Gatica (2)" in said
    assert said.endswith("\nWithdrawn: keep what was written until you know more.")
    assert shown.page.options.envelopes.left_out.isVisible()


def test_a_character_no_font_has_keeps_one_sheet_back_and_says_so(shown: Shown) -> None:
    row = shown.workspace.read(cases)[0]
    change(shown, row.case_id, replace(row.brief, story="Peace 🕊"))
    choose(shown, Document.CASE_SHEETS)
    line = shown.page.options.case_sheets.cases.line(row.case_id)
    shown.qtbot.waitUntil(lambda: not line.tick.isEnabled())
    assert line.detail.text() == "no font has “🕊”"
    assert "U+1F54A" in line.tick.accessibleDescription()
    assert shown.page.print.text() == "Print 2 case sheets"


def test_tables_get_signs_for_the_cases_they_are_dedicated_to(shown: Shown, tmp_path: Path) -> None:
    choose(shown, Document.TABLE_SIGNS)
    assert not shown.page.print.isEnabled()
    assert shown.page.desk.words.text() == "To print, choose a case for a table."
    first, _second, third = (table_id for table_id, _n in shown.page._facts.answer.tables)
    for table, steps in ((first, 1), (third, 2)):
        combo = shown.page.options.table_signs.tables.line(table)
        combo.setFocus()
        for _step in range(steps):
            shown.qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert shown.page.print.text() == "Print 2 table signs"
    shown.wait_for_page("2 of 2 · Window · Gustavo & Gatica")
    pages = saved(shown, tmp_path / "tents.pdf")
    assert [page.count("Table 1") for page in pages] == [2, 0]
    shown.click(shown.page.options.table_signs.shape.button(False))  # noqa: FBT003 - the segment's key
    shown.type(shown.page.options.table_signs.each, "2")
    pages = saved(shown, tmp_path / "flat.pdf")
    assert [page.count("Table 1") for page in pages] == [1, 1, 0, 0]
    assert "Window" in pages[2]


def test_a_sign_is_offered_alone_from_its_brief(shown: Shown) -> None:
    shown.page.show_case(Document.TABLE_SIGNS, case_id(shown, 2), Role.PRIMARY)
    shown.wait_for_page("1 of 1 · Table 1 · The El Hiblu 3")
    assert shown.page.print.text() == "Print 1 table sign"


def test_good_news_is_offered_or_said_to_be_missing(shown: Shown, tmp_path: Path) -> None:
    shown.page.show_good_news()
    shown.wait_for_page("1 of 1 · Good news")
    assert shown.page.options.good_news.about.text().startswith("1 case has good news")
    assert "She is free." in saved(shown, tmp_path / "out.pdf")[0]
    row = shown.workspace.read(cases)[0]
    change(shown, row.case_id, replace(row.brief, updates=()))
    shown.qtbot.waitUntil(lambda: not shown.page.print.isEnabled())
    assert "No case has good news yet" in shown.page.desk.words.text()


def test_each_document_is_found_again_as_it_was_left(shown: Shown) -> None:
    choose(shown, Document.CASE_SHEETS)
    shown.type(shown.page.options.case_sheets.same, "4")
    choose(shown, Document.ENVELOPES)
    assert shown.page.print.text() == "Print 0 envelopes"
    choose(shown, Document.CASE_SHEETS)
    assert shown.page.options.case_sheets.same.value() == 4
    assert shown.page.print.text() == "Print 12 case sheets"


def test_a_name_is_proposed_for_each_document(shown: Shown) -> None:
    shown.page.show_case(Document.TABLE_SIGNS, case_id(shown, 0), Role.PRIMARY)
    shown.wait_for_page("1 of 1 · Table 1 · Jani Silva")
    shown.click(shown.page.save)
    field = child(child(shown.page, QFileDialog), QLineEdit)
    assert field.text() == "Table signs – Candlelight.pdf"


def test_a_table_with_a_case_of_its_own_has_a_sign_for_it_until_another_is_chosen(
    shown: Shown, tmp_path: Path
) -> None:
    window = shown.workspace.read(tables)[2]
    shown.workspace.run(
        "Dedicate",
        change_table,
        writing_table_id=window.writing_table_id,
        name=window.name,
        place=window.place,
        case_id=case_id(shown, 1),
    )
    choose(shown, Document.TABLE_SIGNS)
    combo = shown.page.options.table_signs.tables.line(window.writing_table_id)
    shown.qtbot.waitUntil(lambda: combo.currentText() == "Gustavo & Gatica")
    (sign,) = saved(shown, tmp_path / "own.pdf")
    assert "Window" in sign
    combo.setFocus()
    shown.qtbot.keyClick(combo, Qt.Key.Key_Home)
    assert combo.currentText() == "No sign"
    assert shown.page.options.table_signs.count == 0
    shown.page.show_case(Document.TABLE_SIGNS, case_id(shown, 0), Role.PRIMARY)
    assert shown.page.options.table_signs.count == 1, "a sign for one case only"


def test_sheets_are_printed_upright_and_signs_on_their_side(shown: Shown, tmp_path: Path) -> None:
    shown.page.show_case(Document.CASE_SHEETS, case_id(shown, 0), Role.PRIMARY)
    shown.wait_for_page("1 of 1 · Jani Silva")
    shown.click(shown.page.print)
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    assert shown.said == ["1 page was sent to the printer."]
    box = PdfReader(tmp_path / "printed.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)
    shown.said.clear()
    shown.page.show_case(Document.TABLE_SIGNS, case_id(shown, 0), Role.PRIMARY)
    shown.wait_for_page("1 of 1 · Table 1 · Jani Silva")
    shown.click(shown.page.print)
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    sheet = PdfReader(tmp_path / "printed.pdf").pages[0]
    across = sheet.mediabox.width if sheet.rotation % 180 == 0 else sheet.mediabox.height
    assert round(across) == 792


def test_every_control_has_a_name_and_is_reached_by_tab(
    shown: Shown, subtests: pytest.Subtests
) -> None:
    for document in Document:
        with subtests.test(document.value):
            choose(shown, document)
            nameless = [
                widget
                for widget in shown.page.findChildren(QWidget)
                if widget.isVisible()
                and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            ]
            assert nameless == []


def stands_at(shown: Shown, widget: QWidget) -> tuple[int, int]:
    """Return where a control stands: at which height, how far to the right."""
    middle = widget.mapTo(shown.page, widget.rect().center())
    return middle.y(), middle.x()


def let_somebody_write(workspace: Workspace) -> None:
    """Have something of everything to print."""
    for kind in (LETTER, CARD):
        write(workspace, 0, kind, 2)
    seat = workspace.read(tables)[0].writing_table_id
    workspace.run("x", attendees.sign_in, name="Bo", writing_table_id=seat, at=NOW)


def focused() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_tab_goes_down_the_options_then_to_the_buttons_then_to_the_preview(
    shown: Shown, subtests: pytest.Subtests
) -> None:
    let_somebody_write(shown.workspace)
    shown.page.show_case(Document.TABLE_SIGNS, case_id(shown, 0), Role.PRIMARY)
    for document in Document:
        with subtests.test(document.value):
            follow_tab(shown, document)


def follow_tab(shown: Shown, document: Document) -> None:
    """Press Tab from the choice of documents to the preview, after the lists were filled anew."""
    page, name = shown.page, f"Anna of the {document.value}"
    choose(shown, document)
    case = shown.workspace.read(cases)[2]
    change(shown, case.case_id, replace(case.brief, name=name))  # lists are filled anew
    shown.qtbot.waitUntil(lambda: page._facts.answer.cases[2].brief.name == name)
    shown.qtbot.waitUntil(lambda: page.is_drawn and page.desk.preview.isVisible())
    page.setFocus()
    chosen = focused()
    assert page.documents.isAncestorOf(chosen)
    assert isinstance(chosen, QAbstractButton)
    assert chosen.isChecked()
    passed: list[QWidget] = []
    while not page.desk.isAncestorOf(focused()):
        assert len(passed) < 40, [(type(p).__name__, p.accessibleName()) for p in passed]
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        passed.append(focused())
    *options, feed, runs, save, print_, preview = passed
    assert (feed, runs, save) == (page.feed.change, page.runs, page.save)
    assert (print_, preview) == (page.print, page.desk.preview)
    options = [option for option in options if not page.documents.isAncestorOf(option)]
    assert options
    assert all(page.current.isAncestorOf(option) for option in options)
    below = [option for option in options if not isinstance(option, LabelSheetView)]  # it is high
    heights = [stands_at(shown, option)[0] for option in below]
    assert heights == sorted(heights)
    QTest.keyClick(preview, Qt.Key.Key_Backtab)
    assert focused() is page.print


def test_the_line_of_progress_ends_with_the_last_page_or_has_no_end(shown: Shown) -> None:
    """What is counted on the button may be slips, cards or labels, many of them to a page."""
    page = shown.page

    def drawn() -> int:
        shown.qtbot.waitUntil(lambda: page.is_drawn, timeout=5_000)
        assert page._drawing.result is not None
        return len(page._drawing.result.pages)

    write(shown.workspace, 0, LETTER, 3)
    shown.click(page.documents.button(Document.ENVELOPES))
    shown.qtbot.waitUntil(lambda: page.print.text() == "Print 3 envelopes")
    assert page.current.pages == drawn() == 3
    shown.click(page.options.envelopes.for_tables)
    assert page.current.pages == drawn() == 4  # and one that names the pack
    shown.page.show_document(Document.PARTICIPATION_SLIPS)
    assert page.current.pages == 0
    page.busy.start("Drawing", page.current.pages)
    bar = child(page.busy, QProgressBar)
    page.busy.show_done(12)
    assert (bar.minimum(), bar.maximum(), bar.text()) == (0, 0, "")
