"""What leaves the Print page is kept: printed again page by page, and counted as it came out."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.gui.printed import LETTER, PrinterToFile, Shown, child, write
from tests.gui.runs import EIGHT, new_event
from w4r_desktop.documents.pages import page_picture
from w4r_desktop.domain.mailing import MailingWay
from w4r_desktop.domain.paper import Document, Numbers, Refusal
from w4r_desktop.gui import theme
from w4r_desktop.gui.dialogs.override import OverrideQuestion
from w4r_desktop.gui.dialogs.print_runs import RunsDialog
from w4r_desktop.gui.dialogs.print_runs_again import Which
from w4r_desktop.gui.dialogs.print_runs_came_out import CameOutQuestion
from w4r_desktop.gui.dialogs.print_runs_envelopes import EnvelopesDialog
from w4r_desktop.gui.pages.print_out import stop_words
from w4r_desktop.gui.workspace import Workspace
from w4r_desktop.services import cases as case_services
from w4r_desktop.services import lock, mailing
from w4r_desktop.services.mailing import Posting
from w4r_desktop.store.event_file import EventFile
from w4r_desktop.store.queries.cases import cases
from w4r_desktop.store.queries.overrides import overrides
from w4r_desktop.store.queries.print_runs import run_pdf, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from w4r_desktop.store.queries.print_runs import RunRow


@pytest.fixture(scope="module")
def event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_event(tmp_path_factory.mktemp("event") / "evening.w4r")


@pytest.fixture
def workspace(event: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Twenty-five letters for Jani, fifteen for Gustavo."""
    opened = Workspace(EventFile(Path(shutil.copy(event, tmp_path))))
    write(opened, 0, LETTER, 25)
    write(opened, 1, LETTER, 15)
    yield opened
    opened.close()


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication, workspace: Workspace, tmp_path: Path) -> Shown:
    theme.apply(qapp, theme.Look.LIGHT, 100)
    printers = PrinterToFile(tmp_path / "printed.pdf")
    shown = Shown(qtbot, workspace, printers, waits=False)
    shown.wait_for_page("1 of 40 · Jani Silva → Colombia")
    return shown


def print_it(shown: Shown) -> None:
    """Press Print and wait until the printer has everything."""
    said = len(shown.said)
    shown.click(shown.page.print)
    shown.qtbot.waitUntil(lambda: len(shown.said) > said, timeout=10_000)


def newest(shown: Shown) -> RunRow:
    return shown.workspace.read(runs)[0]


def offer(shown: Shown) -> QPushButton:
    """Return the one button of the notice."""
    (button,) = [one for one in shown.page.notice.findChildren(QPushButton) if one.isVisible()]
    return button


def answer(shown: Shown, kind: type[QWidget], do: Callable[[QWidget], None]) -> None:
    """Do something with the question that the next click opens."""
    QTimer.singleShot(40, lambda: do(child(shown.page, kind)))


def picture(pdf: bytes, page: int) -> bytes:
    return page_picture(pdf, page, width_px=400).pixels


def test_what_is_printed_is_kept_with_its_very_pages_and_counts(shown: Shown) -> None:
    print_it(shown)
    run = newest(shown)
    assert (run.number, run.title, run.pages) == (1, "Envelopes", 40)
    (sent,) = run.passes
    assert sent.sent.out == tuple(range(1, 41))
    drawn = shown.page._drawing.result
    assert drawn is not None
    assert shown.workspace.read(run_pdf, print_run_id=run.print_run_id) == drawn.pdf
    shown.click(shown.page.options.envelopes.mode.button(Numbers.SINCE_LAST_RUN))
    shown.qtbot.waitUntil(lambda: not shown.page.print.isEnabled())
    assert "printed or posted already" in shown.page.desk.words.text()
    withdraw(shown, 0)
    write(shown.workspace, 0, LETTER, 2)  # by mistake
    shown.qtbot.waitUntil(lambda: "Jani Silva (2)" in shown.page.desk.words.text())
    assert "All that was logged is printed or posted already." in shown.page.desk.words.text()
    write(shown.workspace, 1, LETTER, 3)
    shown.wait_for_page("1 of 3 · Gustavo & Gatica → Chile")


def test_what_is_posted_without_an_envelope_is_not_offered_again(shown: Shown) -> None:
    shown.click(shown.page.options.envelopes.mode.button(Numbers.SINCE_LAST_RUN))
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 40 envelopes")
    case_id = shown.workspace.read(cases)[0].case_id
    one = Posting(case_id=case_id, kind=LETTER, pieces=2, way=MailingWay.INDIVIDUAL)
    shown.workspace.run("Post", mailing.post, items=[one], at=EIGHT)
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 38 envelopes")
    shown.workspace.undo()
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 40 envelopes")


def test_printing_the_same_again_is_said_before(shown: Shown) -> None:
    options = shown.page.options.envelopes
    assert not options.printed.isVisible()
    print_it(shown)
    write(shown.workspace, 1, LETTER, 3)
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 43 envelopes")
    assert options.printed.isVisible()
    assert options.printed.text() == (
        "40 of these are printed already; “Since last run” prints what is new."
    )
    options.cases.line(options._facts.mail[0].case_id).copies.setValue(1)
    assert not options.printed.isVisible()  # whoever types a number means it
    shown.click(options.mode.button(Numbers.SINCE_LAST_RUN))
    assert not options.printed.isVisible()


def test_a_saved_pdf_is_kept_and_counts_as_not_printed(shown: Shown, tmp_path: Path) -> None:
    shown.page._on_file_chosen(str(tmp_path / "out.pdf"))
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=5_000)
    assert newest(shown).passes[0].sent.out == ()
    shown.click(shown.page.options.envelopes.mode.button(Numbers.SINCE_LAST_RUN))
    shown.wait_for_page("1 of 40 · Jani Silva → Colombia")


def test_page_17_of_40_gives_exactly_that_page(shown: Shown, tmp_path: Path) -> None:
    print_it(shown)
    before = (tmp_path / "printed.pdf").read_bytes()
    shown.click(shown.page.runs)
    dialog = child(shown.page, RunsDialog)
    shown.click(dialog.envelopes)
    back = child(dialog, EnvelopesDialog)
    assert back.verdict.text().startswith("It adds up: 40 printed = 40 written")
    back.reject()
    again = dialog.chosen.again
    shown.click(again.which.button(Which.SINGLE))
    shown.qtbot.keyClicks(again.single, "17, 26")
    assert again.print.text() == "Print 2 pages"
    shown.click(again.print)
    shown.qtbot.waitUntil(lambda: len(shown.said) == 2, timeout=10_000)
    assert shown.said[-1] == "2 pages were sent to the printer."
    after = (tmp_path / "printed.pdf").read_bytes()
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert picture(after, 0) == picture(before, 16)
    assert picture(after, 1) == picture(before, 25)
    assert picture(after, 0) != picture(after, 1)
    assert newest(shown).passes[-1].sent.replaces


def test_a_job_that_stopped_asks_what_came_out_and_goes_on_from_there(
    shown: Shown, tmp_path: Path
) -> None:
    def up_to_17(question: QWidget) -> None:
        assert isinstance(question, CameOutQuestion)
        question.last.setFocus()
        question.last.selectAll()
        shown.qtbot.keyClicks(question.last, "17")
        shown.qtbot.keyClick(question, Qt.Key.Key_Return)

    shown.click(shown.page.print)
    shown.click(shown.page.runs)
    assert "Pages are on their way" in shown.page.notice.text
    assert shown.page.findChild(RunsDialog) is None
    shown.page.busy.cancelled.emit()
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    assert "Nobody knows how many pages came out" in shown.page.notice.text
    write(shown.workspace, 1, LETTER, 1)  # what is logged meanwhile does not take it away
    shown.qtbot.waitUntil(lambda: shown.page.print.text() == "Print 41 envelopes")
    assert shown.page.notice.isVisible()
    assert offer(shown).text() == "What came out?…"
    answer(shown, CameOutQuestion, up_to_17)
    shown.click(offer(shown))
    assert shown.page.notice.text == "17 of 40 pages came out of the printer, up to page 17."
    assert offer(shown).text() == "Print from page 18 on"
    shown.click(offer(shown))
    shown.qtbot.waitUntil(lambda: len(shown.said) == 2, timeout=10_000)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 23
    assert len(newest(shown).passes) == 2
    shown.click(shown.page.options.envelopes.mode.button(Numbers.SINCE_LAST_RUN))
    shown.wait_for_page("1 of 1 · Gustavo & Gatica → Chile")
    assert not shown.page.notice.isVisible()


def withdraw(shown: Shown, case: int) -> None:
    case_id = shown.workspace.read(cases)[case].case_id
    shown.workspace.run(
        "w", case_services.withdraw_case, case_id=case_id, reason="Released", at=EIGHT
    )


def test_what_was_to_be_saved_is_saved_though_another_document_is_looked_at(
    shown: Shown, tmp_path: Path
) -> None:
    shown.type(shown.line(0).copies, "5")
    shown.page._on_file_chosen(str(tmp_path / "out.pdf"))
    shown.click(shown.page.documents.button(Document.CASE_SHEETS))
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    assert shown.said == ["20 envelopes were saved as “out.pdf”."]
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert len(pages) == 20
    assert "Palacio de Nariño" in pages[0].extract_text()
    assert (newest(shown).title, newest(shown).pages) == ("Envelopes", 20)
    shown.wait_for_page("1 of 3 · Jani Silva")


def test_what_was_to_be_printed_is_printed_as_it_was_chosen(shown: Shown, tmp_path: Path) -> None:
    shown.type(shown.line(0).copies, "5")
    shown.click(shown.page.print)
    shown.type(shown.line(0).copies, "2")
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    assert shown.said == ["20 envelopes were sent to the printer."]
    assert newest(shown).pages == 20
    shown.wait_for_page("1 of 17 · Jani Silva → Colombia")


def test_cancelled_while_it_is_drawn_nothing_is_printed(shown: Shown) -> None:
    shown.type(shown.line(0).copies, "5")
    shown.click(shown.page.print)
    shown.click(shown.page.documents.button(Document.CASE_SHEETS))
    shown.page.busy.cancelled.emit()
    shown.wait_for_page("1 of 3 · Jani Silva")
    assert shown.said == []
    assert shown.workspace.read(runs) == ()
    assert shown.page.print.isEnabled()


def test_of_copies_no_page_is_named_as_the_last_one() -> None:
    assert stop_words((1, 2, 3, 1, 2, 3), 4) == "4 of 6 pages came out of the printer."
    assert stop_words((1, 2, 3), 2) == "2 of 3 pages came out of the printer, up to page 2."


def stopped(shown: Shown) -> str:
    """Press Print, stop it, and return what the notice says in the end."""
    shown.click(shown.page.print)
    shown.page.busy.cancelled.emit()
    shown.qtbot.waitUntil(lambda: bool(shown.said), timeout=10_000)
    return shown.page.notice.text


def test_why_a_run_could_not_be_kept_stays_and_nothing_of_it_is_offered(
    shown: Shown, tmp_path: Path
) -> None:
    shutil.move(tmp_path / "evening.w4r", tmp_path / "elsewhere.w4r")  # a stick that was pulled
    words = stopped(shown)
    shutil.move(tmp_path / "elsewhere.w4r", tmp_path / "evening.w4r")
    assert "evening.w4r" in words
    assert "Nobody knows" not in words
    assert offer(shown).text() == "Save PDF…"
    assert shown.page.out.way_on == ""


def test_a_pdf_saved_meanwhile_is_not_what_the_printer_stopped_at(
    shown: Shown, tmp_path: Path
) -> None:
    def none_of_it(question: QWidget) -> None:
        assert isinstance(question, CameOutQuestion)
        shown.click(question.none)
        shown.qtbot.keyClick(question, Qt.Key.Key_Return)

    stopped(shown)
    shown.page._on_file_chosen(str(tmp_path / "out.pdf"))
    answer(shown, CameOutQuestion, none_of_it)
    shown.page.out.go_on()
    saved, printed = shown.workspace.read(runs)
    assert printed.passes[0].sent.out == ()
    assert (saved.number, saved.passes[0].printer) == (2, "")
    assert shown.page.notice.text == "Nothing came out of the printer."
    shown.page.out.go_on()
    shown.qtbot.waitUntil(lambda: not shown.page.out.is_busy, timeout=10_000)
    assert len(shown.workspace.read(runs)[1].passes) == 2


def withdraw_gustavo(shown: Shown) -> None:
    withdraw(shown, 1)
    shown.wait_for_page("1 of 25 · Jani Silva → Colombia")


def test_a_refused_case_is_printed_with_a_note_and_refused_again(shown: Shown) -> None:
    """What has no address is not offered that: no note would find one."""

    def say_why(question: QWidget) -> None:
        assert isinstance(question, OverrideQuestion)
        shown.qtbot.keyClicks(question.note, "The embassy waits for them")
        shown.qtbot.keyClick(question.note, Qt.Key.Key_Return)

    withdraw_gustavo(shown)
    line = shown.line(1)
    assert line.detail.text() == "withdrawn"
    assert shown.line(2).detail.text() == "no postal address"
    assert not shown.line(2).anyway.isVisible()
    answer(shown, OverrideQuestion, say_why)
    line.anyway.setFocus()
    shown.qtbot.keyClick(line.anyway, Qt.Key.Key_Space)
    shown.wait_for_page("1 of 40 · Jani Silva → Colombia")
    assert line.detail.text() == "despite: withdrawn"
    assert "The embassy waits for them" in line.toolTip()
    assert not line.anyway.isVisible()
    assert shown.said == [
        "Mail for Gustavo & Gatica can be printed now. Your note is kept for the report."
    ]
    assert shown.workspace.undo_label == "Print despite a refusal: Gustavo & Gatica"
    shown.click(line.refuse)
    shown.wait_for_page("1 of 25 · Jani Silva → Colombia")
    assert line.anyway.isVisible()
    shown.workspace.undo()
    (kept,) = shown.workspace.read(overrides)
    assert (kept.refusal, kept.note) == (Refusal.CASE_WITHDRAWN, "The embassy waits for them")


def test_while_it_is_locked_nothing_is_printed_despite_a_refusal(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    case_id = workspace.read(cases)[1].case_id
    workspace.run("w", case_services.withdraw_case, case_id=case_id, reason="Released", at=EIGHT)
    workspace.settle(lock.set_pin, pin="2580")
    workspace.settle(lock.lock, at=EIGHT)
    shown = Shown(qtbot, workspace, PrinterToFile(tmp_path / "printed.pdf"), waits=False)
    shown.wait_for_page("1 of 25 · Jani Silva → Colombia")
    assert shown.line(1).detail.text() == "withdrawn"
    assert not shown.line(1).anyway.isVisible()
    assert not shown.page.runs.isVisible()
