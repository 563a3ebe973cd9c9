"""The Print page over a real event file, used with real clicks and keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)

from tests.gui.printed import CARD, LETTER, PACK, NoPrinters, PrinterToFile, Shown, child, write
from w4r_desktop.domain.case import Role
from w4r_desktop.domain.event import EventDetails
from w4r_desktop.domain.paper import Document
from w4r_desktop.gui.pages.print import PrintPage
from w4r_desktop.gui.preferences import Preferences
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import event_details
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def workspace(qtbot: QtBot, tmp_path: Path) -> Iterator[Workspace]:
    """Three letters for Jani, two for Gustavo, one for El Hiblu 3, one card for Jani."""
    file = EventFile.create(
        tmp_path / "evening.w4r",
        event_details.set_up,
        details=EventDetails(
            name="Human Rights Day: Harbour/Street",
            held_on=date(2026, 12, 10),
            time_zone="America/Halifax",
            sender_lines=("Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0"),
            country="CA",
        ),
        table_names=["1"],
        pack=PACK,
    )
    opened = Workspace(file)
    for number, kind, quantity in ((0, LETTER, 3), (1, LETTER, 2), (2, LETTER, 1), (0, CARD, 1)):
        write(opened, number, kind, quantity)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Shown:
    return Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"))


def first_lines(file: Path) -> list[str]:
    """Return the addressee of each page: below the return address and the code of the case."""
    return [page.extract_text().splitlines()[5] for page in PdfReader(file).pages]


def test_letters_are_offered_as_logged_with_their_countries(shown: Shown) -> None:
    assert shown.page.print.text() == "Print 5 envelopes"
    assert [shown.line(n).copies.value() for n in (0, 1)] == [3, 2]
    assert shown.line(0).detail.text() == "Colombia"
    assert shown.line(0).tick.isChecked()


def test_a_case_without_an_address_is_grey_and_says_why(shown: Shown) -> None:
    assert not shown.line(2).tick.isEnabled()
    assert shown.line(2).detail.text() == "no postal address"
    assert "gives no postal address" in shown.line(2).tick.accessibleDescription()
    assert (
        shown.page.options.envelopes.left_out.text()
        == "Left out, no postal address: El Hiblu 3 (1)"
    )


def test_a_letter_logged_elsewhere_is_offered_at_once(shown: Shown) -> None:
    write(shown.workspace, 0, LETTER, 1)
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 6 envelopes")
    shown.wait_for_page("1 of 6 · Jani Silva → Colombia")


def test_a_typed_number_stays_when_more_is_logged_until_it_is_given_up(shown: Shown) -> None:
    shown.type(shown.line(0).copies, "7")
    assert shown.page.print.text() == "Print 9 envelopes"
    write(shown.workspace, 0, LETTER, 1)
    write(shown.workspace, 1, LETTER, 1)
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 10 envelopes")
    shown.click(shown.page.options.envelopes.back)
    assert shown.page.print.text() == "Print 7 envelopes"
    assert not shown.page.options.envelopes.back.isVisible()


def test_ticks_take_cases_out_and_in_and_zero_takes_them_out_too(shown: Shown) -> None:
    shown.tick(0)
    assert shown.page.print.text() == "Print 2 envelopes"
    shown.wait_for_page("1 of 2 · Gustavo & Gatica → Chile")
    shown.type(shown.line(1).copies, "0")
    assert shown.page.print.text() == "Print 0 envelopes"
    assert not shown.page.print.isEnabled()
    assert "tick a case" in shown.page.print.toolTip()
    assert "tick a case" in shown.page.desk.words.text()
    shown.tick(1)
    assert shown.page.print.text() == "Print 1 envelope"


def test_everything_taken_out_and_back_in_is_shown_again(shown: Shown) -> None:
    shown.tick(1)
    shown.tick(0)
    assert shown.page.desk.words.isVisible()
    shown.tick(0)
    shown.tick(1)
    shown.qtbot.waitUntil(shown.page.desk.preview.isVisible, timeout=5_000)


def test_the_same_for_all_and_back_finds_each_as_it_was_left(shown: Shown) -> None:
    shown.type(shown.line(0).copies, "9")
    shown.click(shown.page.options.envelopes.mode.button("same"))
    shown.type(shown.page.options.envelopes.same, "4")
    assert shown.page.print.text() == "Print 8 envelopes"
    shown.click(shown.page.options.envelopes.mode.button("as_logged"))
    assert shown.page.print.text() == "Print 11 envelopes"
    shown.click(shown.page.options.envelopes.mode.button("same"))
    assert shown.page.options.envelopes.same.value() == 4


def test_cards_go_to_the_person(shown: Shown) -> None:
    shown.click(shown.page.options.envelopes.role.button(Role.SOLIDARITY))
    assert shown.page.print.text() == "Print 1 envelope"
    assert shown.line(1).detail.text() == "nobody to write to"
    shown.wait_for_page("1 of 1 · Jani Silva → Colombia")
    assert "Puerto Asís" in shown.page.desk.preview.accessibleName()


def test_pages_turn_by_button_and_key(shown: Shown) -> None:
    desk = shown.page.desk
    assert not desk.back.isEnabled()
    place = desk.forward.x()
    for _turn in range(3):
        shown.click(desk.forward)
        shown.qtbot.wait(1)
        assert desk.forward.x() == place  # so that one can go on pressing it
    assert desk.place.text() == "4 of 5 · Gustavo & Gatica → Chile"
    shown.qtbot.keyClick(desk.preview, Qt.Key.Key_PageDown)
    assert desk.place.text() == "5 of 5 · Gustavo & Gatica → Chile"
    assert not desk.forward.isEnabled()
    shown.qtbot.keyClick(desk.preview, Qt.Key.Key_PageUp)
    assert desk.place.text() == "4 of 5 · Gustavo & Gatica → Chile"


def test_the_preview_follows_the_case_that_is_changed(shown: Shown) -> None:
    shown.type(shown.line(1).copies, "3")
    shown.wait_for_page("4 of 6 · Gustavo & Gatica → Chile")


def test_the_page_can_be_enlarged_and_fitted_again(shown: Shown) -> None:
    desk = shown.page.desk
    whole = shown.paper.width()
    shown.click(desk.larger)
    assert shown.paper.width() > whole
    assert desk.preview.horizontalScrollBar().maximum() > 0
    shown.click(desk.fit)
    assert shown.paper.width() == whole
    assert not desk.fit.isEnabled()


def test_the_stamp_zone_is_on_screen_but_not_in_the_document(shown: Shown, tmp_path: Path) -> None:
    paper = shown.paper
    corner = paper.grab().toImage()
    colours = {
        corner.pixelColor(x, 40).name() for x in range(paper.width() - 120, paper.width() - 20)
    }
    assert "#f3f0e7" in colours
    shown.save_as(str(tmp_path / "out.pdf"))
    assert "stamp" not in PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


def test_saving_writes_every_page_with_both_addresses(shown: Shown, tmp_path: Path) -> None:
    shown.save_as(str(tmp_path / "out.pdf"))
    assert shown.said == ["5 envelopes were saved as “out.pdf”."]
    assert first_lines(tmp_path / "out.pdf") == ["Señor Presidente"] * 3 + ["Fiscal Nacional"] * 2
    page = PdfReader(tmp_path / "out.pdf").pages[0].extract_text().splitlines()
    assert page[:4] == [
        "Harbour Street Church", "12 Harbour Street", "Halifax NS B3J 0A0", "CANADA"
    ]  # fmt: skip
    assert page[-1] == "COLOMBIA"


def test_a_name_is_proposed_that_every_system_takes(shown: Shown) -> None:
    shown.click(shown.page.save)
    field = child(child(shown.page, QFileDialog), QLineEdit)
    assert field.text() == "Envelopes – Human Rights Day Harbour Street.pdf"


def test_an_event_file_is_never_replaced_by_envelopes(shown: Shown, tmp_path: Path) -> None:
    shown.page._on_file_chosen(str(tmp_path / "evening.w4r"))
    assert "evening.w4r" in shown.page.notice.text
    assert not shown.said


def test_a_folder_that_is_gone_is_said_and_another_can_be_chosen(
    shown: Shown, tmp_path: Path
) -> None:
    shown.page._on_file_chosen(str(tmp_path / "gone" / "out.pdf"))
    assert shown.page.notice.text.startswith("“out.pdf” was not saved")
    assert not shown.said


def test_a_choice_made_just_before_saving_is_in_the_file(shown: Shown, tmp_path: Path) -> None:
    shown.type(shown.line(0).copies, "1")
    shown.page._on_file_chosen(str(tmp_path / "out.pdf"))
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=5_000)
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 3


def test_without_a_return_address_none_is_printed(shown: Shown, tmp_path: Path) -> None:
    shown.page.options.envelopes.paper.return_address.setFocus()
    for _press in range(2):
        shown.qtbot.keyClick(shown.page.options.envelopes.paper.return_address, Qt.Key.Key_Down)
    assert shown.page.options.envelopes.paper.return_address.currentText() == "No return address"
    shown.page._on_file_chosen(str(tmp_path / "out.pdf"))
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=5_000)
    assert "Harbour" not in PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


def test_canada_writes_on_no_10_and_the_last_envelope_is_remembered(shown: Shown) -> None:
    paper = shown.page.options.envelopes.paper
    assert paper.envelope.currentText() == "No. 10 – 9½ × 4⅛ in (241 × 105 mm)"
    paper.choose_envelope("c5")
    again = PrintPage(shown.workspace, Preferences())
    shown.qtbot.addWidget(again)
    assert again.options.envelopes.paper.envelope.currentText() == "C5 – 229 × 162 mm"


def test_a_size_that_no_post_takes_is_explained(shown: Shown) -> None:
    paper = shown.page.options.envelopes.paper
    paper.choose_envelope("custom")
    shown.wait_for_page("1 of 5 · Jani Silva → Colombia")
    shown.type(paper.height_mm, "60")
    assert not shown.page.print.isEnabled()
    assert "The post takes envelopes from 140 × 90 to 353 × 250 mm" in paper.complaint.text()
    shown.type(paper.height_mm, "100")
    assert shown.page.print.isEnabled()
    assert not paper.complaint.isVisible()


def test_one_case_is_offered_alone_from_its_brief(shown: Shown) -> None:
    shown.page.show_case(Document.ENVELOPES, shown.workspace.read(cases)[1].case_id, Role.PRIMARY)
    assert shown.page.print.text() == "Print 1 envelope"
    shown.wait_for_page("1 of 1 · Gustavo & Gatica → Chile")


def test_one_case_that_cannot_be_mailed_says_so_in_full(shown: Shown) -> None:
    shown.page.show_case(Document.ENVELOPES, shown.workspace.read(cases)[2].case_id, Role.PRIMARY)
    assert "its brief gives no postal address" in shown.page.desk.words.text()
    assert not shown.page.print.isEnabled()


def test_printing_sends_every_page_and_says_so(shown: Shown, tmp_path: Path) -> None:
    shown.click(shown.page.print)
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    assert shown.said == ["5 envelopes were sent to the printer."]
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 5
    assert shown.page.print.isEnabled()


def test_printing_can_be_cancelled(shown: Shown) -> None:
    shown.click(shown.page.print)
    shown.page.busy.cancelled.emit()
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    assert "Printing was cancelled" in shown.said[0]
    assert shown.page.print.isEnabled()


def test_without_a_printer_a_pdf_is_offered(qtbot: QtBot, workspace: Workspace) -> None:
    shown = Shown(qtbot, workspace, NoPrinters())
    shown.click(shown.page.print)
    assert "This computer has no printer" in shown.page.notice.text
    offer = [b for b in shown.page.notice.findChildren(QPushButton) if "PDF" in b.text()]
    shown.click(offer[0])
    assert shown.page.findChild(QFileDialog) is not None


def test_every_control_has_a_name_for_those_who_do_not_see_it(shown: Shown) -> None:
    nameless = [
        widget
        for widget in shown.page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_what_is_printed_less_often_is_in_a_menu_beside_the_rest(shown: Shown) -> None:
    chooser = shown.page.documents
    titles = {action.text(): action for action in chooser.menu.actions()}
    assert list(titles)[:2] == ["Table signs", "Sign-in sheets"]
    titles["Sign-in sheets"].trigger()
    assert chooser.button(Document.SIGN_IN_SHEETS).isChecked()
    assert shown.page.options.sign_in_sheets.isVisible()
    assert not shown.page.options.envelopes.isVisible()
    shown.click(chooser.button(Document.ENVELOPES))
    assert shown.page.options.envelopes.isVisible()
